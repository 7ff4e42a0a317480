/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-replay.h"

#include <string.h>

#include "tracker-ask-private.h"
#include "tracker-number.h"
#include "tracker-registry.h"

/* Who saved an answer in a browser has the last one, not the token and the search before it, and
 * may not know which of our ways it belongs to. So, unless the way is said, all are tried, from
 * each of their steps on, and what reads most in the answers is taken. */

/* How many of the codes in an answer are tried as the number it is about. */
#define MOST_NUMBERS 8
#define MOST_CODES 2000
/* Answers of more bytes are read with the likeliest number alone: nobody shall wait. */
#define LONG_ANSWERS (512 * 1024)

/* How much an ask made of the answers, best first. */
typedef enum
{
  READING_EVENTS,
  READING_ANSWER,    /* not found, say: somebody understood */
  READING_CHALLENGE, /* a person's answer is due, and is not there */
  READING_WALL,
  READING_NOTHING,
} Reading;

#define NOTHING_READ G_MAXUINT

typedef struct
{
  TrackerDefinition *definition;
  GPtrArray *answers;
  const TrackerReplayInput *input;
  GHashTable *secrets; /* (owned) */
  TrackerReplay *best;
  guint order; /* of the best: the less, the better */
} Trial;

/* So that whatever is sent can be made: it does not matter here. */
static GHashTable *
make_up_secrets (TrackerDefinition *definition)
{
  GHashTable *secrets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < tracker_definition_get_n_credentials (definition); i++)
    g_hash_table_insert (secrets, g_strdup (tracker_definition_get_credential (definition, i)->key),
                         g_strdup ("replay"));
  return secrets;
}

static gboolean
begins_with (GBytes *bytes, const char *magic)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length >= strlen (magic) && memcmp (data, magic, strlen (magic)) == 0;
}

/* A file does not say what it was sent as. */
static const char *
guess_content_type (GBytes *bytes)
{
  gsize length, i = 0;
  const char *body = g_bytes_get_data (bytes, &length);

  if (begins_with (bytes, "\x89PNG"))
    return "image/png";
  if (begins_with (bytes, "GIF8"))
    return "image/gif";
  if (begins_with (bytes, "\xff\xd8\xff"))
    return "image/jpeg";
  if (begins_with (bytes, "RIFF"))
    return "image/webp";
  while (i < length && (g_ascii_isspace (body[i]) || (guchar) body[i] >= 0x80))
    i++;
  if (i == length || body[i] != '<')
    return "application/json";
  return g_strstr_len (body + i, (gssize) MIN (length - i, 512), "<?xml") != NULL
                 || g_strstr_len (body + i, (gssize) MIN (length - i, 512), ":Envelope") != NULL
             ? "text/xml"
             : "text/html";
}

static void
feed_answer (const Trial *self, TrackerAsk *ask, GBytes *body)
{
  g_autoptr (TrackerRequest) request = tracker_ask_next_request (ask);
  g_autoptr (TrackerResponse) response
      = tracker_response_new (self->input->http_status, guess_content_type (body), body);

  tracker_response_set_url (response, tracker_request_get_url (request));
  tracker_ask_take_response (ask, response, self->input->now_s);
}

static TrackerReplayEnd
answer_challenge (const Trial *self, TrackerAsk *ask, const char *text, TrackerReplay *replay)
{
  g_autoptr (TrackerChallenge) challenge = tracker_ask_dup_challenge (ask);
  g_autoptr (TrackerSolution) solution = NULL;

  if (text == NULL)
    return TRACKER_REPLAY_WANTS_PERSON;
  replay->kind = tracker_challenge_get_kind (challenge);
  replay->solution = text;
  solution = tracker_ask_parse_solution (replay->kind, text);
  if (solution == NULL || !tracker_challenge_check (challenge, solution, &replay->error))
    return TRACKER_REPLAY_BAD_SOLUTION;
  tracker_ask_take_solution (ask, solution, self->input->now_s);
  return TRACKER_REPLAY_READ;
}

/* @is_whole: (out): all answers were taken */
static TrackerReplayEnd
run_ask (const Trial *self, TrackerAsk *ask, TrackerReplay *replay, gboolean *is_whole)
{
  const char *const *captchas = self->input->captchas;
  TrackerReplayEnd end = TRACKER_REPLAY_READ;
  guint n_fed = 0;

  while (end == TRACKER_REPLAY_READ && !tracker_ask_is_done (ask))
    {
      g_autoptr (TrackerChallenge) challenge = tracker_ask_dup_challenge (ask);

      if (challenge != NULL)
        {
          end = answer_challenge (self, ask, captchas != NULL ? *captchas : NULL, replay);
          captchas += end == TRACKER_REPLAY_READ ? 1 : 0;
        }
      else if (n_fed == self->answers->len)
        end = TRACKER_REPLAY_TOO_FEW;
      else
        feed_answer (self, ask, g_ptr_array_index (self->answers, n_fed++));
    }
  *is_whole = n_fed == self->answers->len;
  return end;
}

static gboolean
has_events (const TrackerReport *report)
{
  gsize n_events;

  tracker_report_get_events (report, &n_events);
  return n_events > 0;
}

static Reading
get_reading (TrackerReport *report)
{
  switch (tracker_report_get_outcome (report))
    {
    case TRACKER_OUTCOME_FOUND:
      return has_events (report) ? READING_EVENTS : READING_ANSWER;
    case TRACKER_OUTCOME_BAD_CREDENTIALS: /* or a token is thought to be due */
    case TRACKER_OUTCOME_BLOCKED:
    case TRACKER_OUTCOME_UNAVAILABLE:
      return READING_WALL;
    case TRACKER_OUTCOME_MALFORMED:
      return READING_NOTHING;
    default:
      return READING_ANSWER;
    }
}

/* (transfer full) @replay. What reads more is taken, then what reads all answers, then the first.
 */
static void
propose (Trial *self, TrackerReplay *replay, gboolean is_whole)
{
  guint order = NOTHING_READ;

  if (replay->end == TRACKER_REPLAY_READ)
    order = get_reading (g_ptr_array_index (replay->reports, 0)) * 2 + !is_whole;
  else if (replay->end == TRACKER_REPLAY_WANTS_PERSON && is_whole)
    order = READING_CHALLENGE * 2;
  if (self->best->way != NULL && order >= self->order)
    {
      tracker_replay_clear (replay);
      return;
    }
  tracker_replay_clear (self->best);
  *self->best = *replay;
  self->order = order;
}

static void
try_way (Trial *self, const TrackerWay *way, guint n_passed, const char *number)
{
  const char *numbers[] = { number, NULL };
  const TrackerAskOptions options = {
    .way = way->id,
    .language = self->input->language,
    .secrets = self->secrets,
    .needs = self->input->needs,
    .now_s = self->input->now_s,
    .has_person = self->input->captchas != NULL,
    .is_replay = TRUE,
    .n_passed = n_passed,
  };
  g_autoptr (TrackerAsk) ask = tracker_ask_new (self->definition, numbers, &options);
  TrackerReplay replay = { .number = g_strdup (number), .way = way->id };
  gboolean is_whole;

  replay.end = run_ask (self, ask, &replay, &is_whole);
  if (replay.end == TRACKER_REPLAY_READ)
    replay.reports = tracker_ask_dup_reports (ask);
  propose (self, &replay, is_whole);
}

/* A person's answers belong to a whole way; who has none comes in behind the challenge. */
static void
try_steps (Trial *self, const TrackerWay *way, const char *number)
{
  guint n_starts = self->input->captchas != NULL ? 1 : way->steps->len;

  for (guint i = 0; i < n_starts; i++)
    try_way (self, way, i, number);
}

static void
try_number (Trial *self, const TrackerDefinition *whole, const char *number)
{
  /* Those that are for such numbers come first. */
  for (guint i = 0; i < 2 * whole->ways->len; i++)
    {
      const TrackerWay *way = g_ptr_array_index (whole->ways, i % whole->ways->len);
      gboolean is_early = tracker_way_takes (way, number);

      if (is_early != (i < whole->ways->len)
          || (self->input->way != NULL && !g_str_equal (self->input->way, way->id))
          || (self->input->captchas != NULL && !way->wants_person))
        continue;
      try_steps (self, way, number);
    }
}

/* Codes in the answers that the carrier may have given out: those of a strong shape and a right
 * check digit first. */
static void
find_codes (const Trial *self, GPtrArray *numbers)
{
  g_autoptr (GPtrArray) definitions = g_ptr_array_new ();
  g_autoptr (TrackerRegistry) registry = NULL;
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (definitions, self->definition);
  registry = tracker_registry_new (definitions);
  for (guint i = 0; i < self->answers->len; i++)
    {
      gsize length;
      const char *text = g_bytes_get_data (g_ptr_array_index (self->answers, i), &length);
      g_auto (GStrv) codes = tracker_number_split_text (text, (gssize) length, MOST_CODES);

      for (guint k = 0; codes[k] != NULL; k++)
        {
          g_autoptr (TrackerRecognition) known
              = tracker_registry_recognize (registry, codes[k], NULL);

          if (tracker_recognition_get_n_candidates (known) == 0)
            continue;
          g_ptr_array_add (tracker_recognition_get_check (known) == TRACKER_CHECK_OK ? numbers
                                                                                     : others,
                           g_strdup (codes[k]));
        }
    }
  g_ptr_array_extend_and_steal (numbers, g_steal_pointer (&others));
}

static GPtrArray *
find_numbers (const Trial *self)
{
  GPtrArray *numbers = g_ptr_array_new_with_free_func (g_free);
  const char *example = tracker_definition_get_example (self->definition);

  if (self->input->number != NULL)
    {
      g_ptr_array_add (numbers, g_strdup (self->input->number));
      return numbers;
    }
  find_codes (self, numbers);
  g_ptr_array_set_size (numbers, (int) MIN (numbers->len, MOST_NUMBERS));
  g_ptr_array_add (numbers, g_strdup (example != NULL ? example : "RB123456785CN"));
  return numbers;
}

static gboolean
is_long (GPtrArray *answers)
{
  gsize n_bytes = 0;

  for (guint i = 0; i < answers->len; i++)
    n_bytes += g_bytes_get_size (g_ptr_array_index (answers, i));
  return n_bytes > LONG_ANSWERS;
}

/**
 * tracker_replay_run:
 * @definition: the carrier; not one that is known by its page alone
 * @answers: (element-type GBytes): saved answers, the last ones of a way in their order; at least
 * one
 * @input: what else is known
 * @replay: (out): how it went; clear it
 *
 * Reads saved answers as if the carrier had sent them now. Answers may be fewer than the way has
 * steps: they are the last ones then. Without a way, or a number, those are taken with which most
 * is read. Reads the definition whole: not on the main thread of a window.
 */
void
tracker_replay_run (TrackerDefinition *definition,
                    GPtrArray *answers,
                    const TrackerReplayInput *input,
                    TrackerReplay *replay)
{
  const TrackerDefinition *whole = tracker_definition_get_whole (definition);
  Trial self = { .definition = definition, .answers = answers, .input = input, .best = replay };
  g_autoptr (GPtrArray) numbers = NULL;

  g_return_if_fail (answers->len > 0);

  *replay = (TrackerReplay){ .end = TRACKER_REPLAY_NO_PERSON };
  if (whole == NULL)
    return;
  self.secrets = make_up_secrets (definition);
  numbers = find_numbers (&self);
  for (guint i = 0; i < numbers->len; i++)
    {
      try_number (&self, whole, g_ptr_array_index (numbers, i));
      if (self.order / 2 == READING_EVENTS || is_long (answers))
        break;
    }
  g_hash_table_unref (self.secrets);
}

/**
 * tracker_replay_clear:
 * @replay: how it went
 *
 * Frees what it holds.
 */
void
tracker_replay_clear (TrackerReplay *replay)
{
  g_clear_pointer (&replay->number, g_free);
  g_clear_pointer (&replay->reports, g_ptr_array_unref);
  g_clear_error (&replay->error);
  replay->way = NULL;
}
