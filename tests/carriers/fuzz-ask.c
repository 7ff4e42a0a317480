/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Entry for libFuzzer (clang -fsanitize=fuzzer -DTRACKER_LIBFUZZER): an answer of any bytes to an
 * ask of each kind, and to a conversation with a person who answers whatever the bytes say. Without
 * libFuzzer it is a program that replays the files it is given. */

#include <string.h>

#include "ask-helper.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Selects by every means there is. */
static const char json_report[]
    = "{'item': {'list': '$..items[*]', 'number': '$.no'}, 'events': {'list': ['$.events[*]', "
      "'$..scans[-3:]'],"
      "'where': [{'select': '$.state', 'not': ['plan']}],"
      "'time': [{'select': '$.t', 'formats': ['iso8601', 'epoch_s', 'wcf', '%d.%m.%Y %H:%M', '%b "
      "%d, %Y, %I:%M %p'], 'zone': {'select': '$.z'}},"
      "{'select': '^.t', 'formats': ['epoch_ms'], 'offset': '$.z'}],"
      "'text': {'select': '$.d', 'html': true, 'regex': '(\\\\w+) (\\\\w+)', 'group': 2}, 'place': "
      "{'join': ['$.p', '^^.p'], 'with': ', '},"
      "'country': '$.l', 'code': {'select': '$.c', 'pad': {'to': 3, 'with': '0'}, 'map': {'0*': "
      "'zero'}},"
      "'stage': [{'by': '$.c', 'table': 'codes'}, {'by': '$.d', 'table': 'words'}]},"
      "'weight': {'select': '$.w', 'unit': 'kg'}, 'next_number': '$.next', 'origin_country': "
      "'$.from'}";
static const char markup_report[]
    = "{'events': {'list': '//tr', 'time': {'select': 'td[1]', 'formats': ['iso8601', '%b %d, %Y, "
      "%I:%M %p']}, 'text': 'td[2]',"
      "'place': ['.//b/@id', 'string(td[3])'], 'stage': [{'by': 'td[2]', 'table': 'words'}]}, "
      "'service': 'count(//*)'}";
#define PAGE                                                                                       \
  "{'request': {'url': 'https://post.example/'}, 'answer': 'html', 'save': {'src': '//img/@src', " \
  "'task': '//p'}}"
#define SEND(what)                                                                                 \
  "{'request': {'url': 'https://post.example/{captcha." what "}', 'json': ['{captcha." what        \
  "}']}, 'answer': 'text', 'outcomes': [{'body_matches': 'wrong', 'outcome': 'wrong_captcha'}, "   \
  "{'body_matches': 'late', 'outcome': 'captcha'}, {'body_matches': 'wall', 'outcome': "           \
  "'blocked'}]}"
#define NOTHING "'report': {'events': {'list': '.', 'time': '.', 'text': '.'}}"

static const char stages[]
    = "'stages': {'codes': {'match': 'code', 'map': {'A*': 'accepted', '*9': 'ignore'}},"
      "'words': {'match': 'words', 'map': {'deliver': 'delivered'}}},";

static TrackerDefinition *
get_definition (guint kind)
{
  static TrackerDefinition *definitions[3];
  static const char *const answers[] = { "json", "xml", "html" };

  if (definitions[kind] == NULL)
    definitions[kind]
        = ask_helper_new_reader (answers[kind], kind == 0 ? json_report : markup_report, stages);
  return definitions[kind];
}

/* A challenge of each kind and picture of each form, between a page and a judgement. */
static const char conversation[]
    = "{'format': 1, 'id': 'test', 'name': 'Test', 'role': 'post', 'status': 'documented', "
      "'about': 'A test.', 'numbers': [{'format': 's10', 'role': 'both'}], 'ways': ["
      "{'id': 'text', 'steps': [" PAGE ", {'captcha': {'kind': 'text', 'picture': {'address': "
      "'{saved.src}'}, 'hint': '{saved.task}'}}, " SEND (
          "text") "], " NOTHING "},"
                  "{'id': 'slider', 'steps': [" PAGE
                  ", {'captcha': {'kind': 'slider', 'picture': {'data': "
                  "'{saved.task}'}, 'piece': {'address': '{saved.src}'}, 'piece_top': "
                  "'{saved.task}'}}, " SEND ("x") "], " NOTHING "},"
                                                  "{'id': 'clicks', 'steps': [{'captcha': {'kind': "
                                                  "'clicks', 'picture': {'request': {'url': "
                                                  "'https://post.example/p'}}}}, " SEND (
                                                      "points") "], " NOTHING "}]}";

#define MAX_TURNS 40
#define N_TALKS 2000

static guint n_challenges[3]; /* by TrackerChallengeKind: that the talks came to */

static TrackerSolution *
new_solution (TrackerChallenge *challenge, const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, MIN (size, 100));
  TrackerPoint points[] = { { 1, 2 }, { (int) size, -1 } };

  switch (tracker_challenge_get_kind (challenge))
    {
    case TRACKER_CHALLENGE_SLIDER:
      return tracker_solution_new_offset ((int) size - 1);
    case TRACKER_CHALLENGE_CLICKS:
      return tracker_solution_new_points (points, size % 3);
    case TRACKER_CHALLENGE_TEXT:
    default:
      return tracker_solution_new_text (text);
    }
}

/* The @turn-th byte says what the person does, or what the post answers. */
static void
take_turn (TrackerAsk *ask, const guint8 *data, gsize size, guint turn)
{
  static const char *const words[]
      = { "wrong", "late", "<p>UE5H</p><img src='p'>", "wall", "UE5H", "{}" };
  guint8 byte = size > 0 ? data[turn % size] : 0;
  g_autoptr (TrackerChallenge) challenge = tracker_ask_dup_challenge (ask);
  g_autoptr (TrackerSolution) solution = NULL;
  g_autoptr (TrackerRequest) request = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (TrackerResponse) response = NULL;

  request = tracker_ask_next_request (ask);
  g_assert_true ((request == NULL) == (challenge != NULL));
  if (challenge != NULL && byte % 7 == 0)
    tracker_ask_renew_challenge (ask, 1);
  else if (challenge != NULL)
    {
      n_challenges[tracker_challenge_get_kind (challenge)]++;
      solution = new_solution (challenge, data, size);
      tracker_ask_take_solution (ask, solution, 1);
    }
  else
    {
      const char *word = words[byte % G_N_ELEMENTS (words)];

      body = byte % 5 == 0 ? g_bytes_new (data, size) : g_bytes_new (word, strlen (word));
      response = tracker_response_new (byte % 11 == 0 ? 500 : 200, NULL, body);
      tracker_ask_take_response (ask, response, 1);
    }
}

static void
talk (const guint8 *data, gsize size)
{
  static TrackerDefinition *definition;
  static const char *const numbers[] = { ASK_HELPER_NUMBER, NULL };
  TrackerAskOptions options = { .language = "en", .has_person = TRUE };
  g_autoptr (TrackerAsk) ask = NULL;

  if (definition == NULL)
    definition = ask_helper_new_definition (conversation);
  ask = tracker_ask_new (definition, numbers, &options);
  for (guint turn = 0; turn < MAX_TURNS && !tracker_ask_is_done (ask); turn++)
    take_turn (ask, data, size, turn);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  for (guint kind = 0; kind < 3; kind++)
    {
      g_autoptr (TrackerReport) report
          = ask_helper_read (get_definition (kind), (const char *) data, (gssize) size);
      gsize n_events = 0;

      tracker_report_get_events (report, &n_events);
      g_assert_true ((tracker_report_get_outcome (report) == TRACKER_OUTCOME_FOUND)
                     == (n_events > 0));
    }
  talk (data, size);
  return 0;
}

#ifndef TRACKER_LIBFUZZER
/* The same random talks each time. */
static void
talk_at_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_TALKS; i++)
    {
      guint8 bytes[MAX_TURNS];

      for (gsize j = 0; j < sizeof bytes; j++)
        bytes[j] = (guint8) g_rand_int (rand);
      talk (bytes, (gsize) g_rand_int_range (rand, 0, sizeof bytes + 1));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (n_challenges); i++)
    g_assert_cmpuint (n_challenges[i], >, 100);
}

int
main (int argc, char **argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *text = NULL;
      gsize length = 0;

      if (!g_file_get_contents (argv[i], &text, &length, NULL))
        g_error ("%s cannot be read", argv[i]);
      LLVMFuzzerTestOneInput ((const guint8 *) text, length);
    }
  talk_at_random ();
  return 0;
}
#endif
