/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What ways and steps can do besides sending and reading. */

#include "ask-helper.h"
#include "dialog-helper.h"
#include "tracker-registry.h"
#include "tracker-test.h"

#define LINK "'status': 'link', 'page': 'https://post.example/{number}',"
#define STEP(url) "{'request': {'url': '" url "'}, 'answer': 'json'}"
#define ONE_WAY                                                                                    \
  "'ways': [{'id': 'w', 'steps': [" STEP ("https://post.example/") "], " DIALOG_REPORT "}]"

static const DialogCase link_cases[] = {
  { .name = "asked-all-the-same", .head = LINK, .ways = "'ways': []", .outcome = "blocked" },
};

static const DialogFault link_faults[] = {
  { "ways", LINK, ONE_WAY, "there are no ways" },
  { "no-ways-otherwise", NULL, "'ways': []", "one to ten ways" },
};

#define WAY(id, more, url) "{'id': '" id "', " more " 'steps': [" STEP (url) "], " DIALOG_REPORT "}"
#define FOR_CHINA WAY ("cn", "'for': '[A-Z]{2}[0-9]{9}CN',", "https://cn.example/{number}")
#define FOR_INDIA                                                                                  \
  WAY ("in", "'for': 'R[A-Z][0-9]{9}IN', 'batch': {'max': 5},", "https://in.example/{numbers}")

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
    .ways = "'ways': [" WAY ("w", "'for': '[A-Z]{2}[0-9]{8}',", "https://a.example/") "]",
    .outcome = "bad_number" },
  { .name = "no-other-falls-back",
    .ways = "'ways': [" FOR_CHINA "," FOR_INDIA "]",
    .turns = { { "GET https://cn.example/" ASK_HELPER_NUMBER, .status = 500 } },
    .outcome = "unavailable" },
  { .name = "whole-batch",
    .ways = "'ways': [" FOR_INDIA
            "," WAY ("any", "'batch': {'max': 5},", "https://any.example/{numbers}") "]",
    .numbers = "RB123456785IN RB123456785CN",
    .turns = { { "GET https://any.example/RB123456785IN,RB123456785CN", "{}" } },
    .outcome = "not_found" },
};

static const DialogFault for_faults[] = {
  { "pattern", NULL, "'ways': [" WAY ("w", "'for': '[',", "https://a.example/") "]",
    "not a regular expression" },
  { "runaway", NULL, "'ways': [" WAY ("w", "'for': '([0-9]+)+[XY]',", "https://a.example/") "]",
    "too many attempts" },
};

#define SAVING(saves, url) "'ways': [" WAY ("w", "'save': {" saves "},", url) "]"

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
  dialog_add_cases ("/save", save_cases, G_N_ELEMENTS (save_cases));
  dialog_add_faults ("/save", save_faults, G_N_ELEMENTS (save_faults));
  g_test_add_func ("/save/secret", test_secret_save);
  return g_test_run ();
}
