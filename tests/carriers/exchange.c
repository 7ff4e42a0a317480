/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange.h"

#include <string.h>

#include "exchange-person.h"
#include "exchange-report.h"
#include "exchange-request.h"
#include "tracker-test.h"

#define MAX_REQUESTS 20  /* far more than any way needs: an ask that goes on is an endless one */
#define MAX_CHALLENGES 3 /* that a tampered ask is answered */

const char *const exchange_data_folders[] = { "carriers", "demo", NULL };

/* Where the definitions of one of the folders are. */
char *
exchange_build_data_path (const char *folder)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", folder, NULL);
}

static char *
build_definition_path (const char *name)
{
  for (gsize i = 0; exchange_data_folders[i] != NULL; i++)
    {
      g_autofree char *folder = exchange_build_data_path (exchange_data_folders[i]);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  g_error ("No definition is called %s", name);
}

TrackerDefinition *
exchange_load_definition (const char *id)
{
  g_autofree char *name = g_strconcat (id, ".json", NULL);
  g_autofree char *path = build_definition_path (name);
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  TrackerDefinition *definition;
  char *text = NULL;
  gsize length = 0;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, length);
  definition = tracker_definition_new_from_bytes (bytes, name, problems);
  for (guint i = 0; i < problems->len; i++)
    {
      const TrackerProblem *problem = g_ptr_array_index (problems, i);

      g_test_message ("%s:%d:%d: %s", name, problem->line, problem->column, problem->message);
    }
  g_assert_nonnull (definition);
  return definition;
}

JsonObject *
exchange_get_root (const Exchange *self)
{
  return json_node_get_object (self->root);
}

JsonObject *
exchange_get_part (const Exchange *self, guint step, const char *part)
{
  JsonArray *steps = json_object_get_array_member (exchange_get_root (self), "exchange");

  return json_object_get_object_member (json_array_get_object_element (steps, step), part);
}

guint
exchange_get_n_steps (const Exchange *self)
{
  return json_array_get_length (
      json_object_get_array_member (exchange_get_root (self), "exchange"));
}

/* The body of an answer: written out, as JSON, or in a file of its own. */
static GBytes *
load_body (const Exchange *self, guint step)
{
  JsonObject *response = exchange_get_part (self, step, "response");
  char *text = NULL;
  gsize length = 0;

  if (json_object_has_member (response, "base64"))
    text = (char *) g_base64_decode (json_object_get_string_member (response, "base64"), &length);
  else if (json_object_has_member (response, "json"))
    text = json_to_string (json_object_get_member (response, "json"), FALSE);
  else if (json_object_has_member (response, "body_file"))
    {
      g_autofree char *folder = g_path_get_dirname (self->path);
      g_autofree char *path
          = g_build_filename (folder, json_object_get_string_member (response, "body_file"), NULL);
      g_autoptr (GError) error = NULL;

      g_file_get_contents (path, &text, &length, &error);
      g_assert_no_error (error);
    }
  else
    text = g_strdup (json_object_get_string_member_with_default (response, "body", ""));
  return g_bytes_new_take (text, length > 0 ? length : text != NULL ? strlen (text) : 0);
}

Exchange *
exchange_new (const char *folder, const char *name)
{
  Exchange *self = g_new0 (Exchange, 1);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *id = g_path_get_basename (folder);
  g_autoptr (GError) error = NULL;

  self->path = g_build_filename (folder, name, NULL);
  json_parser_load_from_file (parser, self->path, &error);
  g_assert_no_error (error);
  self->root = json_parser_steal_root (parser);
  self->definition = exchange_load_definition (id);
  self->bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < exchange_get_n_steps (self); i++)
    g_ptr_array_add (self->bodies, load_body (self, i));
  return self;
}

void
exchange_free (Exchange *self)
{
  g_free (self->path);
  g_ptr_array_unref (self->bodies);
  json_node_unref (self->root);
  tracker_definition_unref (self->definition);
  g_free (self);
}

GBytes *
exchange_dup_body (const Exchange *self, guint step)
{
  return g_bytes_ref (g_ptr_array_index (self->bodies, step));
}

static TrackerResponse *
new_failure (const char *nick)
{
  static const char *const nicks[]
      = { "ok", "offline", "timeout", "tls", "unreachable", "too_large", "bad_redirect", NULL };

  for (int i = 1; nicks[i] != NULL; i++)
    {
      if (g_str_equal (nicks[i], nick))
        return tracker_response_new_failure ((TrackerResponseKind) i, nick);
    }
  g_error ("No such failure: %s", nick);
}

static TrackerResponse *
new_response (const Exchange *self, guint step, GBytes *body)
{
  JsonObject *object = exchange_get_part (self, step, "response");
  TrackerResponse *response;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (json_object_has_member (object, "failure"))
    return new_failure (json_object_get_string_member (object, "failure"));
  response = tracker_response_new (
      (int) json_object_get_int_member_with_default (object, "status", 200),
      json_object_get_string_member_with_default (object, "content_type", NULL), body);
  if (json_object_has_member (object, "url"))
    tracker_response_set_url (response, json_object_get_string_member (object, "url"));
  if (!json_object_has_member (object, "headers"))
    return response;
  json_object_iter_init (&iter, json_object_get_object_member (object, "headers"));
  while (json_object_iter_next (&iter, &name, &value))
    tracker_response_add_header (response, name, json_node_get_string (value));
  return response;
}

GStrv
exchange_dup_numbers (const Exchange *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonObject *root = exchange_get_root (self);
  JsonArray *numbers;

  if (!json_object_has_member (root, "numbers"))
    {
      g_strv_builder_add (builder, json_object_get_string_member (root, "number"));
      return g_strv_builder_end (builder);
    }
  numbers = json_object_get_array_member (root, "numbers");
  for (guint i = 0; i < json_array_get_length (numbers); i++)
    g_strv_builder_add (builder, json_array_get_string_element (numbers, i));
  return g_strv_builder_end (builder);
}

GHashTable *
exchange_dup_texts (const Exchange *self, const char *name)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonObject *root = exchange_get_root (self);
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  if (!json_object_has_member (root, name))
    return texts;
  json_object_iter_init (&iter, json_object_get_object_member (root, name));
  while (json_object_iter_next (&iter, &key, &value))
    g_hash_table_insert (texts, g_strdup (key), json_node_dup_string (value));
  return texts;
}

gint64
exchange_get_now_s (const Exchange *self)
{
  const char *text = json_object_get_string_member_with_default (exchange_get_root (self), "now",
                                                                 "2026-03-20T00:00:00Z");
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (now);
  return g_date_time_to_unix (now);
}

static gboolean
has_person (const Exchange *self)
{
  const char *way
      = json_object_get_string_member_with_default (exchange_get_root (self), "way", NULL);

  return json_object_has_member (exchange_get_root (self), "captcha")
         || tracker_definition_is_check_way (self->definition, way);
}

void
exchange_fill_options (const Exchange *self,
                       const char *way,
                       GHashTable *secrets,
                       GHashTable *needs,
                       TrackerAskOptions *options)
{
  JsonObject *root = exchange_get_root (self);

  *options = (TrackerAskOptions){
    .way = way != NULL ? way : json_object_get_string_member_with_default (root, "way", NULL),
    .language = json_object_get_string_member_with_default (root, "language", "en"),
    .country = json_object_get_string_member_with_default (root, "country", NULL),
    .secrets = secrets,
    .needs = needs,
    .now_s = exchange_get_now_s (self),
    .has_person = has_person (self),
  };
}

GVariant *
exchange_prepare_next (const Exchange *self,
                       GVariant *cache,
                       guint index,
                       TrackerAskOptions *options)
{
  JsonObject *root = exchange_get_root (self);
  JsonArray *later = json_object_has_member (root, "later_s")
                         ? json_object_get_array_member (root, "later_s")
                         : NULL;

  if (later == NULL || index >= json_array_get_length (later))
    {
      g_clear_pointer (&cache, g_variant_unref);
      return NULL;
    }
  options->now_s += json_array_get_int_element (later, index);
  options->cache = cache;
  return cache;
}

/* The asks of one file: there is more than one if something was kept for later. */
typedef struct
{
  const Exchange *exchange;
  GStrv numbers;
  GHashTable *secrets;
  GHashTable *needs;
  GVariant *cache; /* (nullable) what the ask has from the one before */
  TrackerAskOptions options;
  TrackerAsk *ask;
  guint n_before;   /* asks */
  gboolean is_told; /* the post, what it is asked about */
} Run;

/* @way: (nullable): by this way alone, instead of what the file says */
static void
run_init (Run *run, const Exchange *exchange, const char *way)
{
  *run = (Run){ .exchange = exchange };
  run->numbers = exchange_dup_numbers (exchange);
  run->secrets = exchange_dup_texts (exchange, "secrets");
  run->needs = exchange_dup_texts (exchange, "needs");
  exchange_fill_options (exchange, way, run->secrets, run->needs, &run->options);
  run->ask
      = tracker_ask_new (exchange->definition, (const char *const *) run->numbers, &run->options);
}

static void
run_clear (Run *run)
{
  g_strfreev (run->numbers);
  g_hash_table_unref (run->secrets);
  g_hash_table_unref (run->needs);
  g_clear_pointer (&run->cache, g_variant_unref);
  tracker_ask_unref (run->ask);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* The ask is done, and the file has no later one. */
static gboolean
run_is_over (Run *run)
{
  GVariant *cache;

  if (!tracker_ask_is_done (run->ask))
    return FALSE;
  cache = exchange_prepare_next (run->exchange, tracker_ask_dup_cache (run->ask), run->n_before,
                                 &run->options);
  if (cache == NULL)
    return TRUE;
  run->n_before++;
  g_clear_pointer (&run->cache, g_variant_unref);
  run->cache = cache;
  tracker_ask_unref (run->ask);
  run->ask = tracker_ask_new (run->exchange->definition, (const char *const *) run->numbers,
                              &run->options);
  return tracker_ask_is_done (run->ask);
}

void
exchange_check_reports (const Exchange *self, GPtrArray *reports)
{
  JsonObject *root = exchange_get_root (self);
  JsonArray *expected;

  if (json_object_has_member (root, "report"))
    {
      g_assert_cmpuint (reports->len, ==, 1);
      exchange_report_check (g_ptr_array_index (reports, 0),
                             json_object_get_object_member (root, "report"));
      return;
    }
  expected = json_object_get_array_member (root, "reports");
  g_assert_cmpuint (reports->len, ==, json_array_get_length (expected));
  for (guint i = 0; i < reports->len; i++)
    exchange_report_check (g_ptr_array_index (reports, i),
                           json_array_get_object_element (expected, i));
}

static void
check_numbers (const Run *run, TrackerRequest *request)
{
  for (guint i = 0; run->numbers[i] != NULL; i++)
    {
      g_autofree char *asked
          = tracker_definition_dup_asked_number (run->exchange->definition, run->numbers[i]);

      exchange_request_check_number (request, asked);
    }
}

static void
check_step (Run *run, guint step)
{
  const Exchange *self = run->exchange;
  g_autoptr (TrackerRequest) request = tracker_ask_next_request (run->ask);
  g_autoptr (TrackerResponse) response = NULL;
  g_autoptr (GBytes) body = NULL;

  if (step >= exchange_get_n_steps (self))
    g_error ("%s: one request too many: %s", self->path, tracker_request_get_url (request));
  exchange_request_check (request, exchange_get_part (self, step, "request"));
  exchange_request_check_secrets (request, run->secrets);
  check_numbers (run, request);
  run->is_told |= tracker_request_get_tells_number (request);
  body = exchange_dup_body (self, step);
  response = new_response (self, step, body);
  tracker_ask_take_response (run->ask, response, run->options.now_s);
}

/* TRUE: the ask waits for a person. */
static gboolean
is_waiting (TrackerAsk *ask)
{
  g_autoptr (TrackerChallenge) challenge = tracker_ask_dup_challenge (ask);

  if (challenge == NULL)
    return FALSE;
  g_assert_false (tracker_ask_is_done (ask));
  g_assert_null (tracker_ask_next_request (ask));
  return TRUE;
}

void
exchange_check (const Exchange *self)
{
  JsonObject *root = exchange_get_root (self);
  g_auto (Run) run = { 0 };
  g_autoptr (GPtrArray) reports = NULL;
  guint step = 0;
  guint n_answers = 0;

  run_init (&run, self, NULL);
  while (!run_is_over (&run))
    if (!is_waiting (run.ask))
      check_step (&run, step++);
    else if (exchange_person_answer (root, run.ask, n_answers, run.options.now_s))
      n_answers++;
    else
      break;
  g_assert_cmpuint (step, ==, exchange_get_n_steps (self));
  g_assert_cmpuint (n_answers, ==, exchange_person_get_n_answers (root));
  if (!tracker_ask_is_done (run.ask))
    {
      g_assert_false (json_object_has_member (root, "report"));
      return;
    }
  reports = tracker_ask_dup_reports (run.ask);
  exchange_check_reports (self, reports);
  /* Nobody knows anything of what he was not told. */
  if (tracker_report_get_outcome (g_ptr_array_index (reports, 0)) == TRACKER_OUTCOME_FOUND)
    g_assert_true (run.is_told);
}

/* What comes when the tampered ask goes another way than the file. */
static TrackerResponse *
new_strange_response (void)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("[{}]", 4);

  return tracker_response_new (200, "application/json", body);
}

/* One request of the tampered ask. */
static void
survive_step (Run *run, guint step, ExchangeTamper tamper, gpointer data)
{
  const Exchange *self = run->exchange;
  g_autoptr (TrackerRequest) request = tracker_ask_next_request (run->ask);
  g_autoptr (TrackerResponse) response = NULL;

  g_assert_cmpuint (step, <, MAX_REQUESTS * (1 + MAX_CHALLENGES));
  exchange_request_check_secrets (request, run->secrets);
  if (step < exchange_get_n_steps (self))
    {
      g_autoptr (GBytes) body = exchange_dup_body (self, step);
      g_autoptr (GBytes) tampered = tamper (step, body, data);

      response = new_response (self, step, tampered);
    }
  else
    response = new_strange_response ();
  tracker_ask_take_response (run->ask, response, run->options.now_s);
}

void
exchange_survive (const Exchange *self, ExchangeTamper tamper, gpointer data)
{
  g_auto (Run) run = { 0 };
  g_autoptr (GPtrArray) reports = NULL;
  guint step = 0;
  guint n_answers = 0;

  run_init (&run, self, NULL);
  while (!run_is_over (&run))
    if (!is_waiting (run.ask))
      survive_step (&run, step++, tamper, data);
    else if (!exchange_person_answer_somehow (exchange_get_root (self), run.ask, n_answers++,
                                              MAX_CHALLENGES))
      return;
  reports = tracker_ask_dup_reports (run.ask);
  for (guint i = 0; i < reports->len; i++)
    exchange_report_check_invariants (g_ptr_array_index (reports, i));
}

TrackerAnswer
exchange_get_answer (const Exchange *self, const char *way)
{
  const TrackerWay *found = tracker_definition_find_way (self->definition, way);
  const TrackerStep *last;

  g_assert_nonnull (found);
  last = g_ptr_array_index (found->steps, found->steps->len - 1);
  return last->answer;
}

/* A recorded answer; from the last one on @last, if there is one. */
static TrackerResponse *
dup_answer (const Exchange *self, guint step, TrackerResponse *last)
{
  guint final = exchange_get_n_steps (self) - 1;

  if (step >= final && last != NULL)
    return tracker_response_ref (last);
  step = MIN (step, final);
  return new_response (self, step, g_ptr_array_index (self->bodies, step));
}

GPtrArray *
exchange_run (const Exchange *self, const char *way, TrackerResponse *last)
{
  g_auto (Run) run = { 0 };
  guint step = 0;
  guint n_answers = 0;

  run_init (&run, self, way);
  while (!run_is_over (&run))
    {
      g_autoptr (TrackerRequest) request = NULL;
      g_autoptr (TrackerResponse) response = NULL;

      if (is_waiting (run.ask))
        {
          if (!exchange_person_answer_somehow (exchange_get_root (self), run.ask, n_answers++,
                                               MAX_CHALLENGES))
            return NULL;
          continue;
        }
      request = tracker_ask_next_request (run.ask);
      g_assert_cmpuint (step, <, MAX_REQUESTS * (1 + MAX_CHALLENGES));
      response = dup_answer (self, step++, last);
      tracker_ask_take_response (run.ask, response, run.options.now_s);
    }
  return tracker_ask_dup_reports (run.ask);
}
