/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What ways and steps can do besides sending and reading. */

#include "ask-helper.h"
#include "dialog-helper.h"
#include "tracker-registry.h"
#include "tracker-test.h"

#define NOW_S "1772445600"
#define NOW_ISO "2026-03-02T10:00:00Z"
#define LINK "'status': 'link', 'page': 'https://post.example/{number}',"
#define ONE_WAY                                                                                    \
  "'ways': [{'id': 'w', 'steps': [" DIALOG_STEP ("https://post.example/") "], " DIALOG_REPORT "}]"

static const DialogCase link_cases[] = {
  { .name = "asked-all-the-same", .head = LINK, .ways = "'ways': []", .outcome = "blocked" },
};

static const DialogFault link_faults[] = {
  { "ways", LINK, ONE_WAY, "there are no ways" },
  { "no-ways-otherwise", NULL, "'ways': []", "one to ten ways" },
};

#define FOR_CHINA DIALOG_WAY ("cn", "'for': '[A-Z]{2}[0-9]{9}CN',", "https://cn.example/{number}")
#define FOR_INDIA                                                                                  \
  DIALOG_WAY ("in", "'for': 'R[A-Z][0-9]{9}IN', 'batch': {'max': 5},",                             \
              "https://in.example/{numbers}")

static const DialogCase for_cases[] = {
  { .name = "second",
    .ways = "'ways': [" FOR_CHINA "," FOR_INDIA "]",
    .numbers = "RB123456785IN",
    .turns = { { "GET https://in.example/RB123456785IN", DIALOG_EVENT ("In") } },
    .outcome = "found",
    .says = "In" },
  { .name = "none",
    .ways = "'ways': [" FOR_CHINA "," FOR_INDIA "]",
    .numbers = "RB123456785US",
    .outcome = "bad_number" },
  { .name = "whole-number",
    .ways = "'ways': [" DIALOG_WAY ("w", "'for': '[A-Z]{2}[0-9]{8}',", "https://a.example/") "]",
    .outcome = "bad_number" },
  { .name = "no-other-falls-back",
    .ways = "'ways': [" FOR_CHINA "," FOR_INDIA "]",
    .turns = { { "GET https://cn.example/" ASK_HELPER_NUMBER, .status = 500 } },
    .outcome = "unavailable" },
  { .name = "whole-batch",
    .ways = "'ways': [" FOR_INDIA
            "," DIALOG_WAY ("any", "'batch': {'max': 5},", "https://any.example/{numbers}") "]",
    .numbers = "RB123456785IN RB123456785CN",
    .turns = { { "GET https://any.example/RB123456785IN,RB123456785CN", "{}" } },
    .outcome = "not_found" },
};

#define KNOWS(rule) "'outcomes': [{'select': '$.no', 'exists': true, " rule "}]"
#define TWO_WAYS                                                                                   \
  "'ways': [{'id': 'a', 'batch': {'max': 2}, 'steps': [{'request': {'url': "                       \
  "'https://a.example/'}, "                                                                        \
  "'answer': 'json', " KNOWS (                                                                     \
      "'outcome': 'next', 'message': '$.no'") "}], " DIALOG_REPORT                                 \
                                              "}, {'id': 'b', 'batch': {'max': 2}, 'steps': "      \
                                              "[{'request': {'url': 'https://b.example/'}, "       \
                                              "'answer': 'json'}], 'report': {'item': {'list': "   \
                                              "'$.items[*]', 'number': '$.n'}, " KNOWS (           \
                                                  "'outcome': 'next'") ", " DIALOG_EVENTS "}}]"

/* This way does not know: the next one may. */
static const DialogCase next_cases[] = {
  { .name = "knows-not",
    .ways = TWO_WAYS,
    .turns = { { "GET https://a.example/", "{'no': 'Not mine'}" },
               { "GET https://b.example/", "{'items': [{'e': [{'t': 1, 'd': 'Yes'}]}]}" } },
    .outcome = "found",
    .says = "Yes" },
  { .name = "nobody-knows",
    .ways = TWO_WAYS,
    .turns = { { "GET https://a.example/", "{'no': 'Not mine'}" },
               { "GET https://b.example/", "{'items': [{'no': 1}]}" } },
    .outcome = "not_found" },
  { .name = "the-last-fails",
    .ways = TWO_WAYS,
    .turns = { { "GET https://a.example/", "{'no': 'Not mine'}" },
               { "GET https://b.example/", .status = 500 } },
    .outcome = "unavailable" },
  { .name = "one-of-a-batch",
    .ways = TWO_WAYS,
    .numbers = "A1 B2",
    .turns = { { "GET https://a.example/", "{'no': 'Not mine'}" },
               { "GET https://b.example/",
                 "{'items': [{'n': 'A1', 'no': 1}, {'n': 'B2', 'e': [{'t': 1, 'd': 'Yes'}]}]}" } },
    .outcome = "not_found" },
  { .name = "no-way-left",
    .ways = "'ways': [{'id': 'a', 'steps': [{'request': {'url': 'https://a.example/'}, 'answer': "
            "'json', " KNOWS ("'outcome': 'next', 'message': '$.no'") "}], " DIALOG_REPORT "}]",
    .turns = { { "GET https://a.example/", "{'no': 'Not mine'}" } },
    .outcome = "not_found",
    .says = "Not mine" },
};

static const DialogFault for_faults[] = {
  { "pattern", NULL, "'ways': [" DIALOG_WAY ("w", "'for': '[',", "https://a.example/") "]",
    "not a regular expression" },
  { "runaway", NULL,
    "'ways': [" DIALOG_WAY ("w", "'for': '([0-9]+)+[XY]',", "https://a.example/") "]",
    "too many attempts" },
};

#define SAVING(saves, url) "'ways': [" DIALOG_WAY ("w", "'save': {" saves "},", url) "]"

static const DialogCase save_cases[] = {
  { .name = "parts",
    .ways = SAVING ("'head': {'text': '{number}', 'regex': '^..'}, 'body': {'text': '{number}', "
                    "'regex': '[0-9]+'}, 'both': {'join': [{'text': '{saved.body}'}, {'text': "
                    "'{saved.head}', 'case': 'lower'}], 'with': '-'}",
                    "https://a.example/{saved.head}/{saved.both}"),
    .turns = { { "GET https://a.example/RB/123456785-rb", DIALOG_EVENT ("Yes") } },
    .outcome = "found" },
  { .name = "empty",
    .ways = SAVING ("'x': {'text': '{number}', 'regex': 'X+'}", "https://a.example/{saved.x}/"),
    .turns = { { "GET https://a.example//", "{}" } },
    .outcome = "not_found" },
  { .name = "again-after-renew",
    .ways = "'ways': [{'id': 'w', 'save': {'n': {'text': '{number}', 'regex': '[0-9]+'}}, 'steps': "
            "[{'request': {'url': 'https://a.example/{saved.n}'}, 'answer': 'json', 'outcomes': "
            "[{'status': 401, 'outcome': 'renew'}]}], " DIALOG_REPORT "}]",
    .turns = { { "GET https://a.example/123456785", .status = 401 },
               { "GET https://a.example/123456785", DIALOG_EVENT ("Yes") } },
    .outcome = "found" },
  { .name = "first-found",
    .ways = SAVING ("'c': [{'text': '{number}', 'regex': 'IN$'}, {'text': '{number}', 'regex': "
                    "'C(N)$', 'map': {'N': 'china'}}]",
                    "https://a.example/{saved.c}"),
    .turns = { { "GET https://a.example/china", "{}" } },
    .outcome = "not_found" },
};

static const DialogFault save_faults[] = {
  { "selector", NULL, SAVING ("'x': '$.a'", "https://a.example/"), "Nothing can be selected" },
  { "unknown", NULL, SAVING ("'x': {'text': 'a'}", "https://a.example/{saved.y}"),
    "No step before this one saves" },
  { "later", NULL, SAVING ("'x': {'text': '{saved.y}'}, 'y': {'text': 'a'}", "https://a.example/"),
    "No step before this one saves" },
  { "name", NULL, SAVING ("'a b': {'text': 'x'}", "https://a.example/"), "name of a save" },
};

/* ---- Requests ---- */

#define TWO(first, save, second)                                                                   \
  "'ways': [{'id': 'w', 'steps': [{'request': " first                                              \
  ", 'answer': 'json', 'outcomes': [{'status': "                                                   \
  "'3xx', 'outcome': 'continue'}], 'save': {'x': " save "}}, {'request': " second                  \
  ", 'answer': 'json'}], " DIALOG_REPORT "}]"
#define STOP "{'url': 'https://a.example/one', 'redirects': false}"
#define PLAIN "{'url': 'https://a.example/one'}"
#define TO_X "{'address': '{saved.x}'}"

static const DialogCase request_cases[] = {
  { .name = "redirect-is-an-answer",
    .ways = TWO (STOP, "{'header': 'Location'}", TO_X),
    .turns = { { "GET https://a.example/one", .status = 302, .header = "Location: /two?a=b",
                 .is_terminal = TRUE },
               { "GET https://a.example/two?a=b", DIALOG_EVENT ("Yes") } },
    .outcome = "found" },
  { .name = "redirect-without-a-rule",
    .ways = "'ways': [{'id': 'w', 'steps': [{'request': " STOP
            ", 'answer': 'json'}], " DIALOG_REPORT "}]",
    .turns = { { "GET https://a.example/one", .status = 302, .is_terminal = TRUE } },
    .outcome = "malformed" },
  { .name = "address-relative",
    .ways = TWO (PLAIN, "'$.href'", "{'address': '{saved.x}', 'query': {'n': '{number}'}}"),
    .turns
    = { { "GET https://a.example/one", "{'href': 'two#top'}", .url = "https://a.example/deep/one" },
        { "GET https://a.example/deep/two?n=" ASK_HELPER_NUMBER, DIALOG_EVENT ("Yes") } },
    .outcome = "found" },
  { .name = "address-elsewhere",
    .ways = TWO (PLAIN, "'$.href'", TO_X),
    .turns = { { "GET https://a.example/one", "{'href': 'https://b.example/two'}" } },
    .outcome = "malformed" },
  { .name = "address-not-secure",
    .ways = TWO (PLAIN, "'$.href'", TO_X),
    .turns = { { "GET https://a.example/one", "{'href': 'http://a.example/two'}" } },
    .outcome = "malformed" },
  { .name = "address-of-a-script",
    .ways = TWO (PLAIN, "'$.href'", TO_X),
    .turns = { { "GET https://a.example/one", "{'href': 'javascript:void(0)'}" } },
    .outcome = "malformed" },
  { .name = "address-optional",
    .ways = "'ways': [{'id': 'w', 'steps': [{'request': " PLAIN ", 'answer': 'json', 'save': {'x': "
            "'$.href', 'y': '$.y'}}, {'request': " TO_X
            ", 'answer': 'json', 'optional': true, 'save': {'y': '$.y'}}, {'request': {'url': "
            "'https://a.example/{saved.y}'}, 'answer': 'json'}], " DIALOG_REPORT "}]",
    .turns = { { "GET https://a.example/one", "{'href': '//b.example/', 'y': 'three'}" },
               { "GET https://a.example/three", DIALOG_EVENT ("Yes") } },
    .outcome = "found" },
  { .name = "address-posted",
    .ways = TWO (PLAIN, "'$.href'", "{'address': '{saved.x}', 'form': {'a': 'b'}}"),
    .turns = { { "GET https://a.example/one", "{'href': '/two'}" },
               { "POST https://a.example/two a=b", DIALOG_EVENT ("Yes") } },
    .outcome = "found" },
  { .name = "now",
    .ways = "'ways': [" DIALOG_WAY ("w", "", "https://a.example/{now.s}/{now.ms}/{now.iso}") "]",
    .turns = { { "GET https://a.example/" NOW_S "/" NOW_S "000/" NOW_ISO, "{}" } },
    .outcome = "not_found" },
  { .name = "each",
    .ways = "'ways': [{'id': 'w', 'batch': {'max': 3}, 'steps': [{'request': {'url': "
            "'https://a.example/', 'json': {'items': [{'$each': {'n': '{number}', 'l': "
            "['{language}', '{numbers}']}}], 'flat': [{'$each': '{number}'}], 'all': "
            "['{numbers}']}}, 'answer': 'json'}], " DIALOG_REPORT "}]",
    .numbers = "A1 B2",
    .turns
    = { { "POST https://a.example/ "
          "{'items':[{'n':'A1','l':['en','A1']},{'n':'B2','l':['en','B2']}],'flat':['A1','B2'"
          "],'all':['A1,B2']}",
          "{}" } },
    .outcome = "not_found" },
};

#define JSON_WAY(json)                                                                             \
  "'ways': [{'id': 'w', 'steps': [{'request': {'url': 'https://a.example/', 'json': " json         \
  "}, 'answer': 'json'}], " DIALOG_REPORT "}]"

static const DialogFault request_faults[] = {
  { "both", NULL, TWO (PLAIN, "'$.x'", "{'url': 'https://a.example/', 'address': '{saved.x}'}"),
    "either a “url” or an “address”" },
  { "neither", NULL, TWO (PLAIN, "'$.x'", "{'headers': {}}"), "url" },
  { "address-of-ours", NULL, TWO (PLAIN, "'$.x'", "{'address': 'https://a.example/'}"),
    "what an earlier answer held" },
  { "address-kept", NULL,
    "'ways': [{'id': 'w', 'steps': [{'request': " PLAIN
    ", 'answer': 'json', 'save': {'x': '$.x'}, 'cache': {}}, {'request': " TO_X
    ", 'answer': 'json'}], " DIALOG_REPORT "}]",
    "has a “cache”" },
  { "redirects", NULL, TWO ("{'url': 'https://a.example/', 'redirects': 'no'}", "'$.x'", PLAIN),
    "true or false" },
  { "each-in-company", NULL, JSON_WAY ("[{'$each': '{number}'}, 1]"), "only key" },
  { "each-with-more", NULL, JSON_WAY ("[{'$each': '{number}', 'a': 1}]"), "only key" },
  { "each-outside", NULL, JSON_WAY ("{'$each': '{number}'}"), "only key" },
  { "now", NULL, "'ways': [" DIALOG_WAY ("w", "", "https://a.example/{now}") "]",
    "is unknown here" },
};

/* ---- Answers that come later ---- */

#define POLL(rule)                                                                                 \
  "'ways': [{'id': 'w', 'steps': [{'request': {'url': 'https://a.example/one'}, "                  \
  "'answer': 'json', 'outcomes': [" rule "]}], " DIALOG_REPORT "}]"
#define AGAIN                                                                                      \
  POLL ("{'select': '$.wait', 'exists': true, 'outcome': 'again', 'after_s': 3, 'times': 2, "      \
        "'message': '$.wait', 'retry_after_s': 600}")
#define WAIT "{'wait': 'Soon'}"
#define ONE "GET https://a.example/one"

static const DialogCase again_cases[] = {
  { .name = "at-last",
    .ways = AGAIN,
    .turns = { { ONE, WAIT },
               { ONE, WAIT, .delay_ms = 3000 },
               { ONE, DIALOG_EVENT ("Yes"), .delay_ms = 3000 } },
    .outcome = "found" },
  { .name = "never",
    .ways = AGAIN,
    .turns = { { ONE, WAIT }, { ONE, WAIT, .delay_ms = 3000 }, { ONE, WAIT, .delay_ms = 3000 } },
    .outcome = "pending",
    .says = "Soon",
    .retry_after_s = 600 },
  { .name = "not-at-once",
    .ways = AGAIN,
    .turns = { { ONE, DIALOG_EVENT ("Yes") } },
    .outcome = "found" },
  { .name = "counts-for-each-step",
    .ways
    = "'ways': [{'id': 'w', 'steps': [{'request': {'url': 'https://a.example/one'}, 'answer': "
      "'json', 'outcomes': [{'status': 202, 'outcome': 'again', 'after_s': 1, 'times': 1}], "
      "'save': {'x': '$.x'}}, {'request': {'url': 'https://a.example/{saved.x}'}, 'answer': "
      "'json', 'outcomes': [{'status': 202, 'outcome': 'again', 'after_s': 30, 'times': "
      "1}]}], " DIALOG_REPORT "}]",
    .turns = { { ONE, .status = 202 },
               { ONE, "{'x': 'two'}", .delay_ms = 1000 },
               { "GET https://a.example/two", .status = 202 },
               { "GET https://a.example/two", DIALOG_EVENT ("Yes"), .delay_ms = 30000 } },
    .outcome = "found" },
  { .name = "retry-after",
    .ways
    = POLL ("{'select': '$.wait', 'exists': true, 'outcome': 'pending', 'retry_after_s': 900}"),
    .turns = { { ONE, WAIT } },
    .outcome = "pending",
    .retry_after_s = 900 },
  { .name = "retry-after-of-an-item",
    .ways
    = "'ways': [{'id': 'w', 'steps': [{'request': {'url': 'https://a.example/one'}, 'answer': "
      "'json'}], 'report': {'outcomes': [{'select': '$.wait', 'exists': true, 'outcome': "
      "'pending', 'retry_after_s': 60}], " DIALOG_EVENTS "}}]",
    .turns = { { ONE, WAIT } },
    .outcome = "pending",
    .retry_after_s = 60 },
};

static const DialogFault again_faults[] = {
  { "no-pause", NULL, POLL ("{'outcome': 'again'}"), "after_s" },
  { "long-pause", NULL, POLL ("{'outcome': 'again', 'after_s': 31}"), "30" },
  { "too-often", NULL, POLL ("{'outcome': 'again', 'after_s': 3, 'times': 11}"), "10" },
  { "pause-alone", NULL, POLL ("{'outcome': 'pending', 'after_s': 3}"), "“again” only" },
  { "times-alone", NULL, POLL ("{'outcome': 'pending', 'times': 3}"), "“again” only" },
  { "retry-after", NULL, POLL ("{'outcome': 'pending', 'retry_after_s': 0}"), "1" },
};

/* What is kept for some numbers is good for each of them, until the post said what it knows of it;
 * those that are asked about beside them have their turn later. */
static void
test_tickets (void)
{
  g_autoptr (TrackerDefinition) definition = ask_helper_new_definition (
      "{'format': 1, 'id': 'test', 'name': 'Test', 'role': 'post', 'about': 'A test.', 'status': "
      "'observed', 'numbers': [], 'ways': [{'id': 'w', 'batch': {'max': 3}, 'steps': [{'id': "
      "'ticket', 'request': {'url': 'https://a.example/ticket'}, 'answer': 'json', 'save': {'t': "
      "'$.t'}, 'cache': {'by': 'numbers', 'default': 3600}}, {'request': {'url': "
      "'https://a.example/{saved.t}'}, 'answer': 'json', 'outcomes': [{'select': '$.wait', "
      "'exists': true, 'outcome': 'pending', 'retry_after_s': 900}]}], " DIALOG_REPORT "}]}");
  static const char *const both[] = { "A", "B", NULL };
  static const char *const one[] = { "A", NULL };
  static const char *const another[] = { "A", "C", NULL };
  static const char *const last[] = { "B", NULL };
  static const struct
  {
    const char *const *numbers;
    const char *first; /* what it asks for */
    const char *answer;
    const char *outcome; /* of the last number */
    const char *kept;    /* when it is over; NULL: nothing */
  } asks[] = {
    { both, "https://a.example/ticket", "{\"wait\": 1}", "pending", "w/ticket/t A,B" },
    { one, "https://a.example/T", "{\"wait\": 1}", "pending", "w/ticket/t A,B" },
    { both, "https://a.example/T", "{\"wait\": 1}", "pending", "w/ticket/t A,B" },
    { another, "https://a.example/T", "{}", "pending", "w/ticket/t B" },
    { one, "https://a.example/ticket", "{}", "not_found", "w/ticket/t B" },
    { last, "https://a.example/T", "{}", "not_found", NULL },
    { last, "https://a.example/ticket", "{\"wait\": 1}", "pending", "w/ticket/t B" },
    { both, "https://a.example/T", "{}", "not_found", NULL },
  };
  g_autoptr (GVariant) cache = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (asks); i++)
    {
      TrackerAskOptions options = { .now_s = TRACKER_TEST_NOW_S, .cache = cache };
      g_autoptr (TrackerAsk) ask = tracker_ask_new (definition, asks[i].numbers, &options);
      g_autoptr (TrackerRequest) request = tracker_ask_next_request (ask);
      g_autoptr (GPtrArray) reports = NULL;
      g_autoptr (GVariant) next = NULL;
      g_autoptr (GVariant) entry = NULL;

      g_assert_cmpstr (tracker_request_get_url (request), ==, asks[i].first);
      if (g_str_has_suffix (asks[i].first, "ticket"))
        ask_helper_answer (ask, 200, "{\"t\": \"T\"}");
      ask_helper_answer (ask, 200, asks[i].answer);
      g_assert_true (tracker_ask_is_done (ask));
      reports = tracker_ask_dup_reports (ask);
      g_assert_cmpstr (tracker_outcome_to_nick (tracker_report_get_outcome (
                           g_ptr_array_index (reports, reports->len - 1))),
                       ==, asks[i].outcome);
      next = tracker_ask_dup_cache (ask);
      g_assert_cmpint (next != NULL, ==, asks[i].kept != NULL);
      entry = next != NULL ? g_variant_lookup_value (next, asks[i].kept, NULL) : NULL;
      g_assert_cmpint (entry != NULL, ==, asks[i].kept != NULL);
      g_clear_pointer (&cache, g_variant_unref);
      cache = g_steal_pointer (&next);
    }
}

/* What is made of a secret is one. */
static void
test_secret_save (void)
{
  g_autoptr (TrackerDefinition) definition = ask_helper_new_definition (
      "{'format': 1, 'id': 'test', 'name': 'Test', 'role': 'post', 'about': 'A test.', 'status': "
      "'observed', 'numbers': [], 'credentials': [{'key': 'key', 'label': 'Key'}], 'ways': [{'id': "
      "'w', 'credentials': ['key'], 'save': {'k': {'join': [{'text': '{secret.key}'}, {'text': "
      "'{number}'}]}, 'kk': {'text': '{saved.k}'}, 'n': {'text': '{number}'}}, 'steps': "
      "[{'request': {'url': 'https://a.example/{saved.kk}', 'headers': {'X-N': '{saved.n}', 'X-K': "
      "'{saved.k}'}}, 'answer': 'json'}], " DIALOG_REPORT "}]}");
  g_autoptr (GHashTable) secrets = g_hash_table_new (g_str_hash, g_str_equal);
  static const char *const numbers[] = { "N", NULL };
  TrackerAskOptions options = { .secrets = secrets };
  g_autoptr (TrackerAsk) ask = NULL;
  g_autoptr (TrackerRequest) request = NULL;

  g_hash_table_insert (secrets, (gpointer) "key", (gpointer) "K");
  ask = tracker_ask_new (definition, numbers, &options);
  request = tracker_ask_next_request (ask);
  g_assert_cmpstr (tracker_request_get_url (request), ==, "https://a.example/KN");
  g_assert_true (tracker_request_get_url_is_secret (request));
  for (guint i = 0; i < 2; i++)
    {
      const char *name;
      gboolean is_secret;

      tracker_request_get_header (request, i, &name, NULL, &is_secret);
      g_assert_cmpint (is_secret, ==, g_str_equal (name, "X-K"));
    }
}

/* It is offered, not asked. */
static void
test_link (void)
{
  g_autoptr (TrackerDefinition) definition = ask_helper_new_definition (
      "{'format': 1, 'id': 'test', 'name': 'Test', 'role': 'post', 'about': 'A test.', 'status': "
      "'link', 'page': 'https://post.example/{number}', 'numbers': [{'format': 's10', 'role': "
      "'both'}]}");
  g_autoptr (GPtrArray) definitions = g_ptr_array_new ();
  g_autoptr (TrackerRegistry) registry = NULL;
  g_autoptr (TrackerRecognition) recognition = NULL;
  g_autofree char *page = tracker_definition_dup_page (definition, ASK_HELPER_NUMBER);
  gboolean ask = TRUE;

  g_assert_true (tracker_definition_is_link (definition));
  g_assert_false (tracker_definition_is_check_only (definition));
  g_assert_false (tracker_definition_needs_credentials (definition));
  g_assert_cmpstr (page, ==, "https://post.example/" ASK_HELPER_NUMBER);
  g_ptr_array_add (definitions, definition);
  registry = tracker_registry_new (definitions);
  recognition = tracker_registry_recognize (registry, ASK_HELPER_NUMBER, NULL);
  g_assert_true (tracker_recognition_get_candidate (recognition, 0, NULL, &ask) == definition);
  g_assert_false (ask);
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  dialog_add_cases ("/link", link_cases, G_N_ELEMENTS (link_cases));
  dialog_add_faults ("/link", link_faults, G_N_ELEMENTS (link_faults));
  g_test_add_func ("/link/offered", test_link);
  dialog_add_cases ("/for", for_cases, G_N_ELEMENTS (for_cases));
  dialog_add_faults ("/for", for_faults, G_N_ELEMENTS (for_faults));
  dialog_add_cases ("/next", next_cases, G_N_ELEMENTS (next_cases));
  dialog_add_cases ("/save", save_cases, G_N_ELEMENTS (save_cases));
  dialog_add_faults ("/save", save_faults, G_N_ELEMENTS (save_faults));
  g_test_add_func ("/save/secret", test_secret_save);
  dialog_add_cases ("/request", request_cases, G_N_ELEMENTS (request_cases));
  dialog_add_faults ("/request", request_faults, G_N_ELEMENTS (request_faults));
  dialog_add_cases ("/again", again_cases, G_N_ELEMENTS (again_cases));
  dialog_add_faults ("/again", again_faults, G_N_ELEMENTS (again_faults));
  g_test_add_func ("/cache/tickets", test_tickets);
  return g_test_run ();
}
