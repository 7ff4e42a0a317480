/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "ask-helper.h"
#include "tracker-test.h"

#define NOW_S TRACKER_TEST_NOW_S
#define HEAD                                                                                       \
  "{'format': 1, 'id': 'test', 'name': 'Test', 'role': 'post', 'status': 'documented', 'about': "  \
  "'A test.',"                                                                                     \
  "'home': 'https://post.example/', 'numbers': [{'format': 's10', 'role': 'both'}],"
#define EVENTS ASK_HELPER_EVENTS
#define STAGES ASK_HELPER_STAGES
#define ONE_EVENT                                                                                  \
  "{\"events\": [{\"t\": \"2026-03-01T10:00:00Z\", \"d\": \"Accepted\", \"c\": \"A\"}]}"

/* A token step that is kept, then the question; the token is asked for anew when it is refused. */
static const char token_definition[] = HEAD STAGES
    "'credentials': [{'key': 'id', 'label': 'Id'}, {'key': 'key', 'label': 'Key', 'secret': true}],"
    "'ways': [{'id': 'api', 'credentials': ['id', 'key'], 'steps': ["
    "{'id': 'token', 'request': {'method': 'POST', 'url': 'https://post.example/token',"
    "  'auth': {'basic': {'user': '{secret.id}', 'password': '{secret.key}'}}, 'form': "
    "{'grant_type': 'client_credentials'}},"
    "  'answer': 'json', 'outcomes': [{'status': 401, 'outcome': 'bad_credentials', 'message': "
    "'$.error'}],"
    "  'save': {'token': '$.access_token'}, 'cache': {'seconds': '$.expires_in', 'default': 3600, "
    "'margin': 60}},"
    "{'id': 'track', 'request': {'url': 'https://post.example/{number}', 'auth': {'bearer': "
    "'{saved.token}'}},"
    "  'answer': 'json', 'outcomes': [{'status': 401, 'outcome': 'renew'}]}],"
    "'report': {" EVENTS "}}]}";

static GHashTable *
new_secrets (const char *id, const char *key)
{
  GHashTable *secrets = g_hash_table_new (g_str_hash, g_str_equal);

  if (id != NULL)
    g_hash_table_insert (secrets, (gpointer) "id", (gpointer) id);
  if (key != NULL)
    g_hash_table_insert (secrets, (gpointer) "key", (gpointer) key);
  return secrets;
}

static TrackerAsk *
begin_with (TrackerDefinition *definition,
            GHashTable *secrets,
            GVariant *cache,
            const char *way,
            gint64 now_s)
{
  static const char *const numbers[] = { ASK_HELPER_NUMBER, NULL };
  TrackerAskOptions options
      = { .way = way, .language = "en", .secrets = secrets, .cache = cache, .now_s = now_s };

  return tracker_ask_new (definition, numbers, &options);
}

static void
check_request (TrackerAsk *ask, const char *url, const char *authorization)
{
  g_autoptr (TrackerRequest) request = tracker_ask_next_request (ask);
  g_autoptr (TrackerRequest) again = tracker_ask_next_request (ask);

  g_assert_nonnull (request);
  g_assert_true (request == again); /* the same until it is answered */
  g_assert_cmpstr (tracker_request_get_url (request), ==, url);
  g_assert_cmpstr (tracker_request_find_header (request, "authorization"), ==, authorization);
}

static void
check_end (TrackerAsk *ask, const char *outcome, const char *message)
{
  g_autoptr (GPtrArray) reports = NULL;
  TrackerReport *report;

  g_assert_true (tracker_ask_is_done (ask));
  g_assert_null (tracker_ask_next_request (ask));
  reports = tracker_ask_dup_reports (ask);
  g_assert_cmpuint (reports->len, ==, 1);
  report = g_ptr_array_index (reports, 0);
  g_assert_cmpstr (tracker_report_get_number (report), ==, ASK_HELPER_NUMBER);
  g_assert_cmpstr (tracker_report_get_carrier (report), ==, "test");
  g_assert_cmpstr (tracker_outcome_to_nick (tracker_report_get_outcome (report)), ==, outcome);
  g_assert_cmpstr (tracker_report_get_message (report), ==, message);
}

static void
test_token (void)
{
  g_autoptr (TrackerDefinition) definition = ask_helper_new_definition (token_definition);
  g_autoptr (GHashTable) secrets = new_secrets ("ann", "pass");
  g_autoptr (TrackerAsk) first = begin_with (definition, secrets, NULL, NULL, NOW_S);
  g_autoptr (TrackerAsk) second = NULL;
  g_autoptr (TrackerAsk) late = NULL;
  g_autoptr (GVariant) cache = NULL;

  check_request (first, "https://post.example/token", "Basic YW5uOnBhc3M=");
  ask_helper_answer (first, 200, "{\"access_token\": \"T1\", \"expires_in\": 600}");
  check_request (first, "https://post.example/" ASK_HELPER_NUMBER, "Bearer T1");
  ask_helper_answer (first, 200, ONE_EVENT);
  check_end (first, "found", NULL);
  g_assert_cmpstr (tracker_ask_get_way (first), ==, "api");
  cache = tracker_ask_dup_cache (first);
  g_assert_cmpstr (g_variant_get_type_string (cache), ==, "a{s(xs)}");

  second = begin_with (definition, secrets, cache, NULL, NOW_S + 539);
  check_request (second, "https://post.example/" ASK_HELPER_NUMBER, "Bearer T1");
  late = begin_with (definition, secrets, cache, NULL, NOW_S + 540);
  check_request (late, "https://post.example/token", "Basic YW5uOnBhc3M=");
}

static void
test_renew (void)
{
  g_autoptr (TrackerDefinition) definition = ask_helper_new_definition (token_definition);
  g_autoptr (GHashTable) secrets = new_secrets ("ann", "pass");
  g_autoptr (GVariant) cache
      = g_variant_ref_sink (g_variant_new_parsed ("{'api/token/token': (%x, 'OLD')}", NOW_S + 100));
  g_autoptr (TrackerAsk) ask = begin_with (definition, secrets, cache, NULL, NOW_S);
  g_autoptr (TrackerAsk) stubborn = begin_with (definition, secrets, cache, NULL, NOW_S);
  g_autoptr (GVariant) left = NULL;

  check_request (ask, "https://post.example/" ASK_HELPER_NUMBER, "Bearer OLD");
  ask_helper_answer (ask, 401, "{}");
  check_request (ask, "https://post.example/token", "Basic YW5uOnBhc3M=");
  ask_helper_answer (ask, 200, "{\"access_token\": \"NEW\"}");
  check_request (ask, "https://post.example/" ASK_HELPER_NUMBER, "Bearer NEW");
  ask_helper_answer (ask, 200, ONE_EVENT);
  check_end (ask, "found", NULL);

  ask_helper_answer (stubborn, 401, "{}");
  ask_helper_answer (stubborn, 200, "{\"access_token\": \"NEW\"}");
  ask_helper_answer (stubborn, 401, "{}");
  check_end (stubborn, "blocked", NULL);
  left = tracker_ask_dup_cache (stubborn);
  g_assert_null (left);
}

static void
test_token_failures (void)
{
  static const struct
  {
    int status;
    const char *body;
    const char *outcome;
    const char *message;
  } cases[] = {
    { 401, "{\"error\": \"Who are you?\"}", "bad_credentials", "Who are you?" },
    { 401, "", "bad_credentials", NULL },
    { 200, "{}", "malformed", NULL }, /* no token: nothing to go on with */
    { 200, "{\"access_token\": null}", "malformed", NULL },
    { 200, "{\"access_token\": {\"a\": 1}}", "malformed", NULL },
    { 500, "", "unavailable", NULL },
  };
  g_autoptr (TrackerDefinition) definition = ask_helper_new_definition (token_definition);
  g_autoptr (GHashTable) secrets = new_secrets ("ann", "pass");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrackerAsk) ask = begin_with (definition, secrets, NULL, NULL, NOW_S);

      ask_helper_answer (ask, cases[i].status, cases[i].body);
      check_end (ask, cases[i].outcome, cases[i].message);
    }
}

static void
test_needs_credentials (void)
{
  g_autoptr (TrackerDefinition) definition = ask_helper_new_definition (token_definition);
  g_autoptr (GHashTable) half = new_secrets ("ann", NULL);
  g_autoptr (GHashTable) empty = new_secrets ("ann", "");
  g_autoptr (GHashTable) whole = new_secrets ("ann", "pass");
  g_autoptr (TrackerAsk) none = begin_with (definition, NULL, NULL, NULL, NOW_S);
  g_autoptr (TrackerAsk) with_half = begin_with (definition, half, NULL, NULL, NOW_S);
  g_autoptr (TrackerAsk) with_empty = begin_with (definition, empty, NULL, NULL, NOW_S);
  g_autoptr (TrackerAsk) unknown_way = begin_with (definition, whole, NULL, "other", NOW_S);

  check_end (none, "needs_credentials", NULL);
  check_end (with_half, "needs_credentials", NULL);
  check_end (with_empty, "needs_credentials", NULL);
  check_end (unknown_way, "needs_credentials", NULL);
  g_assert_null (tracker_ask_get_way (none));
}

/* What is secret in a request is marked, and nothing else is. */
static void
test_secret_flags (void)
{
  g_autoptr (TrackerDefinition) definition = ask_helper_new_definition (
      HEAD
      "'credentials': [{'key': 'key', 'label': 'Key', 'secret': true}],"
      "'ways': [{'id': 'api', 'credentials': ['key'], 'steps': [{'id': 'one', 'request': "
      "{'method': 'POST',"
      "'url': 'https://post.example/{number}', 'query': {'k': '{secret.key}', 'n': '{number}'},"
      "'headers': {'X-Key': '{secret.key}', 'X-Plain': '{number}', 'X-Empty': '{country}'}, "
      "'json': {'a': ['{secret.key}', 1, null, {'b': '{number}'}]}},"
      "'answer': 'json'}], 'report': {" EVENTS ", 'empty': 'pending'}}]," STAGES
      "'languages': {'*': 'ENG'}}");
  g_autoptr (GHashTable) secrets = new_secrets (NULL, "a&\"\r\nX-Evil: 1");
  g_autoptr (TrackerAsk) ask = begin_with (definition, secrets, NULL, NULL, NOW_S);
  g_autoptr (TrackerRequest) request = tracker_ask_next_request (ask);
  g_autofree char *body = NULL;

  g_assert_cmpstr (tracker_request_get_url (request), ==,
                   "https://post.example/" ASK_HELPER_NUMBER
                   "?k=a%26%22%0D%0AX-Evil:%201&n=" ASK_HELPER_NUMBER);
  g_assert_true (tracker_request_get_url_is_secret (request));
  g_assert_true (tracker_request_get_body_is_secret (request));
  g_assert_cmpstr (tracker_request_get_content_type (request), ==, "application/json");
  body = g_strndup (g_bytes_get_data (tracker_request_get_body (request), NULL),
                    g_bytes_get_size (tracker_request_get_body (request)));
  g_assert_cmpstr (body, ==,
                   "{\"a\":[\"a&\\\"\\r\\nX-Evil: 1\",1,null,{\"b\":\"" ASK_HELPER_NUMBER "\"}]}");
  g_assert_cmpstr (tracker_request_find_header (request, "X-Key"), ==, "a&\"  X-Evil: 1");
  g_assert_null (tracker_request_find_header (request, "X-Empty"));
  for (guint i = 0; i < tracker_request_get_n_headers (request); i++)
    {
      const char *name;
      gboolean is_secret;

      tracker_request_get_header (request, i, &name, NULL, &is_secret);
      g_assert_cmpint (is_secret, ==, g_str_equal (name, "X-Key"));
    }
}

/* Three ways: the first needs a login. */
static const char ways_definition[]
    = HEAD STAGES "'credentials': [{'key': 'key', 'label': 'Key', 'secret': true}],"
                  "'ways': [{'id': 'best', 'credentials': ['key'], 'steps': [{'id': 's', "
                  "'request': {'url': 'https://best.example/',"
                  "'headers': {'X-Key': '{secret.key}'}}, 'answer': 'json',"
                  "'outcomes': [{'status': 418, 'outcome': 'bad_credentials'}, {'status': 404, "
                  "'outcome': 'not_found'}]}], 'report': {" EVENTS "}},"
                  "{'id': 'next', 'steps': [{'id': 's', 'request': {'url': "
                  "'https://next.example/'}, 'answer': 'json'}], 'report': {" EVENTS "}}]}";

static void
test_ways (void)
{
  static const struct
  {
    int first;
    const char *best;
    int second; /* 0: the next way is not tried */
    const char *next;
    const char *outcome;
  } cases[] = {
    { 200, ONE_EVENT, 0, NULL, "found" },
    { 200, "{}", 0, NULL, "not_found" },
    { 404, "{}", 0, NULL, "not_found" },
    { 429, "{}", 0, NULL, "rate_limited" },
    { 403, "{}", 200, ONE_EVENT, "found" },
    { 503, "{}", 200, ONE_EVENT, "found" },
    { 200, "{", 200, "{}", "not_found" },
    { 200, "<html>", 500, "", "unavailable" },
    { 418, "", 200, ONE_EVENT, "found" },
    { 418, "", 500, "", "bad_credentials" }, /* what the person can mend is said */
    { 418, "", 429, "", "rate_limited" },
  };
  g_autoptr (TrackerDefinition) definition = ask_helper_new_definition (ways_definition);
  g_autoptr (GHashTable) secrets = new_secrets (NULL, "k");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrackerAsk) ask = begin_with (definition, secrets, NULL, NULL, NOW_S);

      check_request (ask, "https://best.example/", NULL);
      ask_helper_answer (ask, cases[i].first, cases[i].best);
      if (cases[i].second != 0)
        {
          check_request (ask, "https://next.example/", NULL);
          ask_helper_answer (ask, cases[i].second, cases[i].next);
        }
      check_end (ask, cases[i].outcome, NULL);
    }
}

static void
test_named_way (void)
{
  g_autoptr (TrackerDefinition) definition = ask_helper_new_definition (ways_definition);
  g_autoptr (GHashTable) secrets = new_secrets (NULL, "k");
  g_autoptr (TrackerAsk) best = begin_with (definition, secrets, NULL, "best", NOW_S);
  g_autoptr (TrackerAsk) unnamed = begin_with (definition, NULL, NULL, NULL, NOW_S);

  ask_helper_answer (best, 503, "");
  check_end (best, "unavailable", NULL); /* no falling back */
  check_request (unnamed, "https://next.example/", NULL);
}

static void
test_optional_step (void)
{
  static const char text[] = HEAD STAGES
      "'ways': [{'id': 'site', 'steps': ["
      "{'id': 'page', 'optional': true, 'request': {'url': 'https://post.example/page'}, 'answer': "
      "'html', 'save': {'csrf': '//meta/@content'}},"
      "{'id': 'data', 'request': {'url': 'https://post.example/data', 'headers': {'X-Csrf': "
      "'{saved.csrf}'}}, 'answer': 'json'}],"
      "'report': {" EVENTS "}}]}";
  static const struct
  {
    int status;
    const char *page;
    const char *csrf;
  } cases[] = {
    { 200, "<html><meta name=csrf content=abc>", "abc" },
    { 200, "<html>", NULL },
    { 200, "", NULL },
    { 503, "<html><meta name=csrf content=abc>", NULL },
  };
  g_autoptr (TrackerDefinition) definition = ask_helper_new_definition (text);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrackerAsk) ask = ask_helper_begin (definition);
      g_autoptr (TrackerRequest) request = NULL;

      ask_helper_answer (ask, cases[i].status, cases[i].page);
      request = tracker_ask_next_request (ask);
      g_assert_cmpstr (tracker_request_get_url (request), ==, "https://post.example/data");
      g_assert_cmpstr (tracker_request_find_header (request, "X-Csrf"), ==, cases[i].csrf);
      ask_helper_answer (ask, 200, ONE_EVENT);
      check_end (ask, "found", NULL);
    }
}

/* Why no answer came, and what is made of it. */
static void
test_failures (void)
{
  static const struct
  {
    TrackerResponseKind kind;
    const char *outcome;
  } cases[] = {
    { TRACKER_RESPONSE_OFFLINE, "offline" },     { TRACKER_RESPONSE_TIMEOUT, "unavailable" },
    { TRACKER_RESPONSE_TLS, "unavailable" },     { TRACKER_RESPONSE_UNREACHABLE, "unavailable" },
    { TRACKER_RESPONSE_TOO_LARGE, "malformed" }, { TRACKER_RESPONSE_BAD_REDIRECT, "blocked" },
  };
  g_autoptr (TrackerDefinition) definition = ask_helper_new_reader ("json", "{" EVENTS "}", STAGES);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrackerAsk) ask = ask_helper_begin (definition);
      g_autoptr (TrackerRequest) request = tracker_ask_next_request (ask);
      g_autoptr (TrackerResponse) response
          = tracker_response_new_failure (cases[i].kind, "for logs");

      tracker_ask_take_response (ask, response, NOW_S);
      check_end (ask, cases[i].outcome, NULL);
    }
}

/* An answer without rules of the definition. */
static void
test_default_rules (void)
{
  static const struct
  {
    const char *answer;
    int status;
    const char *body;
    const char *outcome;
  } cases[] = {
    { "json", 200, ONE_EVENT, "found" },       { "json", 200, "{}", "not_found" },
    { "json", 204, "", "malformed" },          { "json", 200, "<!doctype html>", "blocked" },
    { "json", 200, "oops", "malformed" },      { "json", 301, "{}", "malformed" },
    { "json", 400, "{}", "malformed" },        { "json", 401, "{}", "blocked" },
    { "json", 403, "<html>", "blocked" },      { "json", 404, "{}", "malformed" },
    { "json", 429, "{}", "rate_limited" },     { "json", 500, "{}", "unavailable" },
    { "json", 599, ONE_EVENT, "unavailable" },
  };
  g_autoptr (TrackerDefinition) definition = ask_helper_new_reader ("json", "{" EVENTS "}", STAGES);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrackerAsk) ask = ask_helper_begin (definition);

      g_test_message ("%d %s", cases[i].status, cases[i].body);
      ask_helper_answer (ask, cases[i].status, cases[i].body);
      check_end (ask, cases[i].outcome, NULL);
    }
}

static void
test_outcome_rules (void)
{
  static const char text[] = HEAD STAGES
      "'ways': [{'id': 'w', 'steps': [{'id': 's', 'request': {'url': 'https://post.example/'}, "
      "'answer': 'json', 'outcomes': ["
      "{'body_empty': true, 'outcome': 'not_found'},"
      "{'body_matches': 'punish', 'outcome': 'captcha'},"
      "{'status': [404, 415], 'select': '$.code', 'equals': ['7', '8'], 'outcome': 'bad_number', "
      "'message': '$.text'},"
      "{'status': '4xx', 'outcome': 'unavailable', 'message': {'text': 'Closed'}},"
      "{'select': '$.error', 'exists': true, 'outcome': 'malformed', 'message': '$.error'},"
      "{'body_matches': 'sourceless', 'outcome': 'malformed'},"
      "{'select': '$.flag', 'matches': '^(a|b)', 'outcome': 'pending'}]}],"
      "'report': {'outcomes': [{'select': '$.source', 'equals': 'EXTERNAL', 'outcome': "
      "'not_found', 'message': '$.source'}]," EVENTS ", 'empty': 'pending'}}]}";
  static const struct
  {
    int status;
    const char *body;
    const char *outcome;
    const char *message;
  } cases[] = {
    { 200, "", "not_found", NULL },
    { 500, " \r\n", "not_found", NULL },
    { 200, "<html>/_____tmd_____/punish", "captcha", NULL },
    { 404, "{\"code\": 7, \"text\": \"No such thing\"}", "bad_number", "No such thing" },
    { 415, "{\"code\": \"8\"}", "bad_number", NULL },
    { 404, "{\"code\": 9}", "unavailable", "Closed" },
    { 200, "{\"error\": \"x\"}", "malformed", "x" },
    { 200, "{\"sourceless\": 1}", "malformed", NULL },
    { 200, "<!DOCTYPE html><html>sourceless", "blocked", NULL },
    { 404, "<!DOCTYPE html><html>sourceless", "unavailable", "Closed" },
    { 200, "{\"error\": null, \"flag\": \"bee\"}", "pending", NULL },
    { 200, "{\"source\": \"EXTERNAL\", \"events\": [{\"t\": \"2026-03-01\", \"d\": \"x\"}]}",
      "not_found", "EXTERNAL" },
    { 200, "{\"source\": \"OTHER\"}", "pending", NULL },
    { 200, "{\"source\": [\"EXTERNAL\"]}", "not_found", "EXTERNAL" },
  };
  g_autoptr (TrackerDefinition) definition = ask_helper_new_definition (text);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrackerAsk) ask = ask_helper_begin (definition);

      g_test_message ("%d %s", cases[i].status, cases[i].body);
      ask_helper_answer (ask, cases[i].status, cases[i].body);
      check_end (ask, cases[i].outcome, cases[i].message);
    }
}

static void
test_retry_after (void)
{
  g_autoptr (TrackerDefinition) definition = ask_helper_new_reader ("json", "{" EVENTS "}", STAGES);
  g_autoptr (TrackerAsk) ask = ask_helper_begin (definition);
  g_autoptr (TrackerRequest) request = tracker_ask_next_request (ask);
  g_autoptr (GBytes) body = g_bytes_new_static ("", 0);
  g_autoptr (TrackerResponse) response = tracker_response_new (429, NULL, body);
  g_autoptr (GPtrArray) reports = NULL;

  tracker_response_add_header (response, "Retry-After", "120");
  tracker_ask_take_response (ask, response, NOW_S);
  reports = tracker_ask_dup_reports (ask);
  g_assert_cmpint (tracker_report_get_retry_after_s (g_ptr_array_index (reports, 0)), ==, 120);
}

static void
test_batch (void)
{
  static const char text[] = HEAD STAGES
      "'ways': [{'id': 'w', 'batch': {'max': 3, 'join': ';'}, 'steps': [{'id': 's', 'request': "
      "{'url': 'https://post.example/', 'query': {'n': '{numbers}'}}, 'answer': 'json'}],"
      "'report': {'item': {'list': '$.items[*]', 'number': '$.no'}," EVENTS
      ", 'empty': 'pending'}}]}";
  static const char *const numbers[] = { "AA1", "BB2", "CC3", NULL };
  static const char body[]
      = "{\"items\": [{\"no\": \"cc 3\", \"events\": []}, null, 7, {\"no\": \"aa-1\", \"events\": "
        "{\"t\": \"2026-03-01\", \"d\": \"x\", \"c\": \"D\"}}]}";
  TrackerAskOptions options = { .language = "en", .now_s = NOW_S };
  g_autoptr (TrackerDefinition) definition = ask_helper_new_definition (text);
  g_autoptr (TrackerAsk) ask = tracker_ask_new (definition, numbers, &options);
  g_autoptr (GPtrArray) reports = NULL;

  check_request (ask, "https://post.example/?n=AA1%3BBB2%3BCC3", NULL);
  ask_helper_answer (ask, 200, body);
  reports = tracker_ask_dup_reports (ask);
  g_assert_cmpuint (reports->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (tracker_report_get_number (g_ptr_array_index (reports, i)), ==, numbers[i]);
  g_assert_cmpint (tracker_report_get_outcome (g_ptr_array_index (reports, 0)), ==,
                   TRACKER_OUTCOME_FOUND);
  g_assert_cmpint (tracker_report_get_stage (g_ptr_array_index (reports, 0)), ==,
                   TRACKER_STAGE_DELIVERED);
  g_assert_cmpint (tracker_report_get_outcome (g_ptr_array_index (reports, 1)), ==,
                   TRACKER_OUTCOME_PENDING);
  g_assert_cmpint (tracker_report_get_outcome (g_ptr_array_index (reports, 2)), ==,
                   TRACKER_OUTCOME_PENDING);
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/ask/token", test_token);
  g_test_add_func ("/ask/renew", test_renew);
  g_test_add_func ("/ask/token-failures", test_token_failures);
  g_test_add_func ("/ask/needs-credentials", test_needs_credentials);
  g_test_add_func ("/ask/secret-flags", test_secret_flags);
  g_test_add_func ("/ask/ways", test_ways);
  g_test_add_func ("/ask/named-way", test_named_way);
  g_test_add_func ("/ask/optional-step", test_optional_step);
  g_test_add_func ("/ask/failures", test_failures);
  g_test_add_func ("/ask/default-rules", test_default_rules);
  g_test_add_func ("/ask/outcome-rules", test_outcome_rules);
  g_test_add_func ("/ask/retry-after", test_retry_after);
  g_test_add_func ("/ask/batch", test_batch);
  return g_test_run ();
}
