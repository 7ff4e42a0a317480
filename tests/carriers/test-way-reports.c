/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What reports of ways are made of, and what parcels bring for an ask. */

#include "ask-helper.h"
#include "dialog-helper.h"
#include "tracker-test.h"

#define ONE "GET https://a.example/one"

/* ---- Reports ---- */

#define REPORT(batch, report)                                                                      \
  "'ways': [{'id': 'w', " batch " 'steps': [{'request': {'url': 'https://a.example/one'}, "        \
  "'answer': 'json'}], 'report': {" report "}}]"
#define MILESTONE(member, words)                                                                   \
  "{'list': '$', 'time': {'select': '$." member                                                    \
  "', 'formats': ['epoch_s']}, 'text': {'text': '" words "'}}"
#define MILESTONES                                                                                 \
  REPORT ("", "'events': [" MILESTONE ("taken", "Taken") "," MILESTONE (                           \
                  "brought", "Brought") ", {'list': '$.more[*]', 'time': {'select': '$.t', "       \
                                        "'formats': ['epoch_s']}, 'text': "                        \
                                        "'$.d'}]")
#define THESE                                                                                      \
  REPORT (                                                                                         \
      "'batch': {'max': 2},",                                                                      \
      "'item': {'list': '$.items[*]', 'number': '$.n'}, "                                          \
      "'outcomes': [{'select': {'join': ['$.of', {'text': '{number}'}], 'with': '='}, 'matches': " \
      "'^(.+)=\\\\1$', 'outcome': 'pending', 'message': {'select': {'text': "                      \
      "'{number}'}}}], " DIALOG_EVENTS)

static const DialogCase report_cases[] = {
  { .name = "kinds-of-events",
    .ways = MILESTONES,
    .turns = { { ONE, "{'taken': 1000, 'brought': 2000, 'more': [{'t': 1500, 'd': 'Between'}]}" } },
    .outcome = "found",
    .says = "Brought" },
  { .name = "some-kinds-absent",
    .ways = MILESTONES,
    .turns = { { ONE, "{'taken': 1000, 'brought': null}" } },
    .outcome = "found",
    .says = "Taken" },
  { .name = "no-kind", .ways = MILESTONES, .turns = { { ONE, "{}" } }, .outcome = "not_found" },
  { .name = "number-of-the-item",
    .ways = THESE,
    .numbers = "B2 A1",
    .turns = { { ONE, "{'items': [{'n': 'A1', 'of': 'B2'}, {'n': 'B2', 'of': 'B2'}]}" } },
    .outcome = "pending",
    .says = "B2" },
  { .name = "number-of-no-other-item",
    .ways = THESE,
    .numbers = "A1 B2",
    .turns = { { ONE, "{'items': [{'n': 'A1', 'of': 'B2'}, {'n': 'B2', 'of': 'B2'}]}" } },
    .outcome = "not_found" },
};

#define BORROWED(id)                                                                               \
  "'ways': [{'id': 'a', 'for': 'X.*', 'steps': [" DIALOG_STEP (                                    \
      "https://a.example/") "], 'report': '" id                                                    \
                            "'}, {'id': 'b', 'save': {'w': {'text': 'Second'}}, 'steps': "         \
                            "[" DIALOG_STEP (                                                      \
                                "https://b.example/") "], 'report': {'events': {'list': "          \
                                                      "'$.e[*]', 'time': {'select': '$.t', "       \
                                                      "'formats': ['epoch_s']}, "                  \
                                                      "'text': '$.d'}}}]"

static const DialogCase borrowed_cases[] = {
  { .name = "borrowed",
    .ways = BORROWED ("b"),
    .numbers = "X1",
    .turns = { { "GET https://a.example/", DIALOG_EVENT ("Mine") } },
    .outcome = "found",
    .says = "Mine" },
};

static const DialogFault report_faults[] = {
  { "borrowed-from-nobody", NULL, BORROWED ("c"), "has the id “c”" },
  { "borrowed-from-itself", NULL, BORROWED ("a"), "has the id “a”" },
  { "no-kinds", NULL, REPORT ("", "'events': []"), "one to twenty kinds" },
  { "bad-kind", NULL, REPORT ("", "'events': ['$.a']"), "events" },
  { "kind-without-time", NULL, REPORT ("", "'events': [{'list': '$', 'text': '$.a'}]"), "time" },
};

/* ---- What a parcel brings ---- */

#define NEEDS                                                                                       \
  "'needs': [{'key': 'postcode', 'label': {'en': 'Postcode', 'ru': 'Индекс'}, 'hint': 'Five " \
  "digits', 'pattern': '[0-9]{5}'}, {'key': 'country', 'label': 'Country', 'optional': true}],"
#define WITH_POSTCODE                                                                              \
  DIALOG_WAY ("best", "'needs': ['postcode'],",                                                    \
              "https://a.example/{number}/{need.postcode}/{need.country}")
#define WITHOUT DIALOG_WAY ("plain", "", "https://a.example/{number}")

static const DialogCase need_cases[] = {
  { .name = "given",
    .head = NEEDS,
    .ways = "'ways': [" WITH_POSTCODE "]",
    .needs = "postcode=10115 country=DE",
    .turns = { { "GET https://a.example/" ASK_HELPER_NUMBER "/10115/DE", DIALOG_EVENT ("Yes") } },
    .outcome = "found" },
  { .name = "optional",
    .head = NEEDS,
    .ways = "'ways': [" WITH_POSTCODE "]",
    .needs = "postcode=10115",
    .turns = { { "GET https://a.example/" ASK_HELPER_NUMBER "/10115/", DIALOG_EVENT ("Yes") } },
    .outcome = "found" },
  { .name = "missing",
    .head = NEEDS,
    .ways = "'ways': [" WITH_POSTCODE "]",
    .needs = "country=DE",
    .outcome = "needs_more" },
  { .name = "of-another-shape",
    .head = NEEDS,
    .ways = "'ways': [" WITH_POSTCODE "]",
    .needs = "postcode=1011",
    .outcome = "needs_more" },
  { .name = "passed-over",
    .head = NEEDS,
    .ways = "'ways': [" WITH_POSTCODE "," WITHOUT "]",
    .turns = { { "GET https://a.example/" ASK_HELPER_NUMBER, DIALOG_EVENT ("Yes") } },
    .outcome = "found" },
};

#define SENT_NEED                                                                                  \
  "'ways': [{'id': 'w', 'steps': [{'request': {'url': 'https://a.example/', 'query': {'c': "       \
  "'{need.country}', 'n': '{number}'}}, 'answer': 'json', 'save': {'x': '$.x'}}, {'request': "     \
  "{'url': 'https://a.example/two', 'form': {'c': '{need.country}', 'd': 'x{need.country}', 'e': " \
  "'{country}'}}, 'answer': 'json'}], " DIALOG_REPORT "}]"

static const DialogCase sent_cases[] = {
  { .name = "left-out",
    .head = NEEDS,
    .ways = SENT_NEED,
    .turns = { { "GET https://a.example/?n=" ASK_HELPER_NUMBER, "{'x': 1}" },
               { "POST https://a.example/two d=x&e=", "{}" } },
    .outcome = "not_found" },
  { .name = "sent",
    .head = NEEDS,
    .ways = SENT_NEED,
    .needs = "country=DE",
    .turns = { { "GET https://a.example/?c=DE&n=" ASK_HELPER_NUMBER, "{'x': 1}" },
               { "POST https://a.example/two c=DE&d=xDE&e=", "{}" } },
    .outcome = "not_found" },
};

static const DialogFault need_faults[] = {
  { "undeclared", NULL, "'ways': [" WITH_POSTCODE "]", "declares no “postcode”" },
  { "unnamed", NEEDS, "'ways': [" DIALOG_WAY ("w", "", "https://a.example/{need.postcode}") "]",
    "does not name “postcode”" },
  { "key", "'needs': [{'key': 'Post code', 'label': 'x'}],", "'ways': [" WITHOUT "]", "A key has" },
  { "twice", "'needs': [{'key': 'a', 'label': 'x'}, {'key': 'a', 'label': 'x'}],",
    "'ways': [" WITHOUT "]", "Two needs" },
  { "pattern", "'needs': [{'key': 'a', 'label': 'x', 'pattern': '['}],", "'ways': [" WITHOUT "]",
    "not a regular expression" },
};

static void
test_need_views (void)
{
  g_autoptr (TrackerDefinition) definition = ask_helper_new_definition (
      "{'format': 1, 'id': 'test', 'name': 'Test', 'role': 'post', 'about': 'A test.', 'status': "
      "'observed', 'numbers': []," NEEDS "'ways': [" WITH_POSTCODE "," WITHOUT "]}");
  g_autoptr (GHashTable) needs = g_hash_table_new (g_str_hash, g_str_equal);
  const TrackerNeed *need = tracker_definition_get_need (definition, 0);

  g_assert_cmpuint (tracker_definition_get_n_needs (definition), ==, 2);
  g_assert_cmpstr (need->key, ==, "postcode");
  g_assert_cmpstr (need->label, ==, "Postcode");
  g_assert_cmpstr (need->hint, ==, "Five digits");
  g_assert_false (need->is_optional);
  g_assert_true (tracker_definition_get_need (definition, 1)->is_optional);
  g_assert_true (tracker_definition_check_need (definition, "postcode", " 10115 "));
  g_assert_false (tracker_definition_check_need (definition, "postcode", "101150"));
  g_assert_false (tracker_definition_check_need (definition, "country", " "));
  g_assert_false (tracker_definition_check_need (definition, "town", "Minsk"));
  g_assert_cmpstr (tracker_definition_choose_way_for (definition, "A", NULL, NULL), ==, "plain");
  g_hash_table_insert (needs, (gpointer) "postcode", (gpointer) "10115");
  g_assert_cmpstr (tracker_definition_choose_way_for (definition, "A", NULL, needs), ==, "best");
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  dialog_add_cases ("/need", need_cases, G_N_ELEMENTS (need_cases));
  dialog_add_cases ("/need", sent_cases, G_N_ELEMENTS (sent_cases));
  dialog_add_faults ("/need", need_faults, G_N_ELEMENTS (need_faults));
  g_test_add_func ("/need/views", test_need_views);
  dialog_add_cases ("/report", report_cases, G_N_ELEMENTS (report_cases));
  dialog_add_cases ("/report", borrowed_cases, G_N_ELEMENTS (borrowed_cases));
  dialog_add_faults ("/report", report_faults, G_N_ELEMENTS (report_faults));
  return g_test_run ();
}
