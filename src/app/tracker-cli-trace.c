/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-cli-trace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tracker-ask-trace.h"
#include "tracker-cli-private.h"

#define BODY_MAX_CHARACTERS 2000
#define SAVE_MAX_CHARACTERS 200
/* Hiding a shorter save, a flag say, wherever it stands would hide half of the answer. */
#define SECRET_SAVE_MIN_BYTES 8

struct _TrackerCliTrace
{
  TrackerMask *mask; /* outlives the trace */
  GHashTable *told;  /* (owned) name of a save -> the value that was told */
  gboolean tells;    /* saves are learnt, but not always told */
  gboolean is_blind; /* a secret save was too short to be found again */
};

/**
 * tracker_cli_trace_new:
 * @mask: (transfer none): what hides secrets; outlives the trace
 *
 * Returns: (transfer full): a trace
 */
TrackerCliTrace *
tracker_cli_trace_new (TrackerMask *mask)
{
  TrackerCliTrace *self = g_new0 (TrackerCliTrace, 1);

  self->mask = mask;
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

/**
 * tracker_cli_trace_free:
 * @self: (transfer full): a trace
 *
 * Frees it.
 */
void
tracker_cli_trace_free (TrackerCliTrace *self)
{
  g_hash_table_unref (self->told);
  g_free (self);
}

static void
tell (const TrackerCliTrace *self, const char *mark, const char *text)
{
  g_autofree char *shown = tracker_mask_dup (self->mask, text);

  tracker_cli_note ("%s%s", mark, shown);
}

/* Cut at a character, so that the rest stays readable. */
static char *
dup_cut (const char *text, glong most)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *head = NULL;
  glong length = g_utf8_strlen (valid, -1);

  if (length <= most)
    return g_steal_pointer (&valid);
  head = g_utf8_substring (valid, 0, most);

  return g_strdup_printf (_ ("%s… (%ld characters more)"), head, length - most);
}

/* --- requests --- */

/* Whether a text with secrets can be shown with them cut out, or must be hidden whole. */
static gboolean
can_cut_out (const TrackerCliTrace *self)
{
  return !self->is_blind && tracker_mask_is_sure (self->mask);
}

/* Of an address that is hidden the host may be seen. */
static char *
dup_url (const TrackerCliTrace *self, TrackerRequest *request)
{
  const char *url = tracker_request_get_url (request);
  g_autoptr (GUri) uri = NULL;

  if (!tracker_request_get_url_is_secret (request) || can_cut_out (self))
    return g_strdup (url);
  uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  return uri != NULL ? g_strdup_printf ("%s://%s/…", g_uri_get_scheme (uri), g_uri_get_host (uri))
                     : g_strdup ("…");
}

static char *
dup_body (TrackerCliTrace *self, TrackerRequest *request)
{
  GBytes *body = tracker_request_get_body (request);
  gsize length;
  const char *data = g_bytes_get_data (body, &length);
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;

  if (tracker_request_get_body_is_secret (request) && !can_cut_out (self))
    return g_strdup_printf (_ ("… (%zu bytes, with a secret)"), length);
  if (!g_utf8_validate (data, (gssize) length, NULL))
    return g_strdup_printf (_ ("(%zu bytes)"), length);
  text = g_strndup (data, length);
  /* Masked before it is cut: half a secret would not be found. */
  shown = tracker_mask_dup (self->mask, text);

  return dup_cut (shown, BODY_MAX_CHARACTERS);
}

/**
 * tracker_cli_trace_request:
 * @self: a trace
 * @ask: the ask
 * @request: what it is about to send
 *
 * Tells the step and its request.
 */
void
tracker_cli_trace_request (TrackerCliTrace *self, TrackerAsk *ask, TrackerRequest *request)
{
  guint index, n_steps;
  const char *step = tracker_ask_trace_step (ask, &index, &n_steps);
  g_autofree char *url = dup_url (self, request);
  g_autofree char *line = g_strdup_printf ("%s %s", tracker_request_get_method (request), url);

  tracker_cli_note (_ ("Way “%s”, step “%s” (%u of %u)"), tracker_ask_get_way (ask),
                    step != NULL ? step : "", index, n_steps);
  if (tracker_request_get_delay_ms (request) > 0)
    tracker_cli_note (_ ("  waits %.1f s"), tracker_request_get_delay_ms (request) / 1000.0);
  tell (self, "> ", line);
  for (guint i = 0; i < tracker_request_get_n_headers (request); i++)
    {
      const char *name, *value;
      gboolean is_secret;
      g_autofree char *header = NULL;

      tracker_request_get_header (request, i, &name, &value, &is_secret);
      header = g_strdup_printf ("%s: %s", name, is_secret ? "…" : value);
      tell (self, "> ", header);
    }
  if (tracker_request_get_body (request) != NULL)
    {
      g_autofree char *body = dup_body (self, request);

      if (tracker_request_get_content_type (request) != NULL)
        tell (self, "> Content-Type: ", tracker_request_get_content_type (request));
      tell (self, "> ", body);
    }
}

/* --- responses --- */

static const char *
get_kind_words (TrackerResponseKind kind)
{
  switch (kind)
    {
    case TRACKER_RESPONSE_OFFLINE:
      return _ ("there is no network");
    case TRACKER_RESPONSE_TIMEOUT:
      return _ ("no answer in time");
    case TRACKER_RESPONSE_TLS:
      return _ ("the connection is not safe");
    case TRACKER_RESPONSE_TOO_LARGE:
      return _ ("the answer is too large");
    case TRACKER_RESPONSE_BAD_REDIRECT:
      return _ ("the answer leads where it may not");
    case TRACKER_RESPONSE_OK:
    case TRACKER_RESPONSE_UNREACHABLE:
    default:
      return _ ("the host cannot be reached");
    }
}

static void
tell_failure (TrackerCliTrace *self, TrackerResponse *response)
{
  const char *message = tracker_response_get_message (response);
  const char *words = get_kind_words (tracker_response_get_kind (response));
  g_autofree char *line = message != NULL && !g_str_equal (message, words)
                              ? g_strdup_printf ("%s (%s)", words, message)
                              : g_strdup (words);

  tell (self, "< ", line);
}

static void
tell_answer (TrackerCliTrace *self, TrackerRequest *request, TrackerResponse *response)
{
  const char *content_type = tracker_response_get_content_type (response);
  const char *url = tracker_response_get_url (response);
  g_autofree char *line
      = g_strdup_printf (_ ("HTTP %d, %s, %zu bytes"), tracker_response_get_status (response),
                         content_type != NULL ? content_type : _ ("no content type"),
                         g_bytes_get_size (tracker_response_get_body (response)));

  tell (self, "< ", line);
  if (url != NULL && !tracker_request_get_url_is_secret (request)
      && !g_str_equal (url, tracker_request_get_url (request)))
    tell (self, "< ", url);
}

/**
 * tracker_cli_trace_response:
 * @self: a trace
 * @ask: the ask, which has not taken @response yet
 * @request: what was sent
 * @response: what came back
 *
 * Tells the answer, and what in the definition decides what it means.
 */
void
tracker_cli_trace_response (TrackerCliTrace *self,
                            TrackerAsk *ask,
                            TrackerRequest *request,
                            TrackerResponse *response)
{
  g_autofree char *verdict = tracker_ask_trace_verdict (ask, response);

  if (tracker_response_get_kind (response) == TRACKER_RESPONSE_OK)
    tell_answer (self, request, response);
  else
    tell_failure (self, response);
  tell (self, "= ", verdict);
}

/* --- what was read --- */

static void
on_save (const char *name, const char *value, gboolean is_secret, gpointer user_data)
{
  TrackerCliTrace *self = user_data;
  g_autofree char *shown = NULL;
  g_autofree char *cut = NULL;
  g_autofree char *line = NULL;

  if (g_strcmp0 (g_hash_table_lookup (self->told, name), value) == 0)
    return;

  g_hash_table_replace (self->told, g_strdup (name), g_strdup (value));
  if (is_secret && strlen (value) >= SECRET_SAVE_MIN_BYTES)
    tracker_mask_add (self->mask, value);
  self->is_blind = self->is_blind || (is_secret && strlen (value) < SECRET_SAVE_MIN_BYTES);
  if (!self->tells)
    return;
  if (is_secret)
    line = g_strdup_printf (_ ("%s = … (%ld characters, secret)"), name, g_utf8_strlen (value, -1));
  else
    {
      shown = tracker_mask_dup (self->mask, value);
      cut = dup_cut (shown, SAVE_MAX_CHARACTERS);
      line = g_strdup_printf ("%s = %s", name, cut);
    }
  tracker_cli_note (_ ("  saved %s"), line);
}

/**
 * tracker_cli_trace_saves:
 * @self: a trace
 * @ask: the ask, after it took an answer
 * @tells: whether they are told, or only learnt as secrets
 *
 * Tells the saves that are new or have changed.
 */
void
tracker_cli_trace_saves (TrackerCliTrace *self, TrackerAsk *ask, gboolean tells)
{
  self->tells = tells;
  tracker_ask_trace_saves (ask, on_save, self);
}

static void
tell_event (TrackerCliTrace *self, TrackerEvent *event)
{
  g_autofree char *time = tracker_time_to_iso8601 (tracker_event_get_time (event));
  const char *code = tracker_event_get_code (event);
  const char *place = tracker_event_get_place (event);
  g_autoptr (GString) line = g_string_new (time);

  g_string_append_printf (line, "  %s  ", tracker_stage_to_nick (tracker_event_get_stage (event)));
  if (code != NULL)
    g_string_append_printf (line, "[%s]  ", code);
  g_string_append (line, tracker_event_get_text (event));
  if (place != NULL)
    g_string_append_printf (line, ", %s", place);
  tell (self, "  ", line->str);
}

/**
 * tracker_cli_trace_report:
 * @self: a trace
 * @report: how the ask ended
 *
 * Tells the outcome, each event with its stage, and the codes that no stage table knows.
 */
void
tracker_cli_trace_report (TrackerCliTrace *self, TrackerReport *report)
{
  const char *const *codes = tracker_report_get_unknown_codes (report);
  const char *way = tracker_report_get_way (report);
  gsize n_events;
  TrackerEvent *const *events = tracker_report_get_events (report, &n_events);

  tracker_cli_note (_ ("The way “%s” ends: %s, events: %zu"), way != NULL ? way : "",
                    tracker_outcome_to_nick (tracker_report_get_outcome (report)), n_events);
  for (gsize i = 0; i < n_events; i++)
    tell_event (self, events[i]);
  for (gsize i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      g_autofree char *shown = tracker_mask_dup (self->mask, codes[i]);

      tracker_cli_note (_ ("No stage table knows “%s”."), shown);
    }
}
