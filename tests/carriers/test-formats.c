/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Number formats: how checksums are summed up, what a number holds, and who is asked about it; and
 * numbers read back from the addresses of pages. */

#include <string.h>

#include "ask-helper.h"
#include "dialog-helper.h"
#include "tracker-registry.h"
#include "tracker-test.h"

#define STEP                                                                                       \
  "'ways': [{'id': 'w', 'steps': [{'request': {'url': 'https://a.example/{number}'}, 'answer': "   \
  "'json'}], " DIALOG_REPORT "}]"

static TrackerDefinition *
new_definition (const char *id, const char *head, const char *numbers)
{
  g_autofree char *text = g_strdup_printf (
      "{'format': 1, 'id': '%s', 'name': 'Test', 'about': 'A test.', 'status': 'observed', %s "
      "'numbers': [%s], " STEP "}",
      id, head, numbers);
  g_autofree char *file = g_strconcat (id, ".json", NULL);
  char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new_take (json, strlen (json));
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  TrackerDefinition *definition = tracker_definition_new_from_bytes (bytes, file, problems);

  if (problems->len > 0)
    g_error ("%s", ((TrackerProblem *) g_ptr_array_index (problems, 0))->message);
  return definition;
}

/* ---- Checksums ---- */

static const struct
{
  const char *pattern;
  const char *checksum;
  const char *valid;
  const char *invalid;
} sums[] = {
  /* printed without the 91 that the sum runs over */
  { "(?<serial>[0-9]{19})(?<check>[0-9])", "'mod10', 'weights': [3, 1], 'prefix': '91'",
    "03703158264700100452", "03703158264700100450" },
  { "(?<serial>[CD][0-9]{13})(?<check>[0-9])",
    "'mod10', 'weights': [1, 2], 'replace': {'C': '4', 'D': '5'}", "C10315826470012",
    "C10315826470011" },
  { "(?<serial>[CD][0-9]{13})(?<check>[0-9])",
    "'mod10', 'weights': [1, 2], 'replace': {'C': '4', 'D': '5'}", "D10315826470011",
    "D10315826470012" },
  { "(?<serial>[0-9]{11})(?<check>[0-9])", "'mod10', 'weights': [3, 1], 'from': 'right', 'plus': 1",
    "703158264902", "703158264903" },
  { "(?<serial>[0-9]{9})(?<check>[0-9])", "'mod10', 'weights': [7, 3, 1]", "7031582642",
    "7031582643" },
  { "(?<serial>[0-9]{11})(?<check>[0-9])", "'mod11-10', 'weights': [3, 1, 7]", "703158264908",
    "703158264907" },
  { "(?<serial>[0-9]{14})(?<check>[0-9A-Z])", "'mod37-36'", "01405703158264N", "01405703158264M" },
};

static void
test_sums (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autofree char *format = g_strdup_printf (
          "{'format': 'x', 'role': 'both', 'pattern': '%s', 'checksum': {'algorithm': %s}, "
          "'valid': ['%s'], 'invalid': ['%s']}",
          sums[i].pattern, sums[i].checksum, sums[i].valid, sums[i].invalid);
      g_autoptr (TrackerDefinition) definition = new_definition ("test", "'role': 'post',", format);
      g_autoptr (GPtrArray) problems
          = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);

      tracker_definition_check_samples (definition, problems);
      if (problems->len > 0)
        g_error ("%s", ((TrackerProblem *) g_ptr_array_index (problems, 0))->message);
    }
}

/* The sums of one definition that are refused. */
static const struct
{
  const char *sum;
  const char *problem;
} bad_sums[] = {
  { "'algorithm': 'luhn', 'plus': 1", "“mod10” only" },
  { "'algorithm': 'luhn', 'from': 'middle'", "none of: left, right" },
  { "'algorithm': 'luhn', 'prefix': 'a b'", "capital letters only" },
  { "'algorithm': 'luhn', 'replace': {'AB': '1'}", "One character" },
  { "'algorithm': 'luhn', 'replace': {'A': ''}", "One character" },
  { "'algorithm': 'mod10', 'weights': [3]", "at least two weights" },
};

static void
test_bad_sums (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_sums); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{'format': 1, 'id': 'test', 'name': 'Test', 'role': 'post', 'about': 'A test.', "
          "'status': 'observed', 'numbers': [{'format': 'x', 'role': 'both', 'pattern': "
          "'(?<serial>[0-9]{9})(?<check>[0-9])', 'checksum': {%s}, 'valid': ['1'], 'invalid': "
          "['2']}], " STEP "}",
          bad_sums[i].sum);
      char *json = g_strdelimit (g_strdup (text), "'", '"');
      g_autoptr (GBytes) bytes = g_bytes_new_take (json, strlen (json));
      g_autoptr (GPtrArray) problems
          = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
      g_autoptr (TrackerDefinition) definition
          = tracker_definition_new_from_bytes (bytes, "test.json", problems);

      g_assert_null (definition);
      g_assert_nonnull (strstr (((TrackerProblem *) g_ptr_array_index (problems, 0))->message,
                                bad_sums[i].problem));
    }
}

/* ---- Numbers inside numbers ---- */

#define LONG_CODE                                                                                  \
  "{'format': 'long', 'role': 'both', 'pattern': '420(?<postcode>[0-9]{5})(?<inner>9[0-9]{9})', "  \
  "'valid': ['420101159000000001'], 'invalid': ['42010115']}, {'format': 'short', 'role': "        \
  "'both', "                                                                                       \
  "'pattern': '9[0-9]{9}', 'valid': ['9000000001'], 'invalid': ['1']}"

static void
test_inner (void)
{
  g_autoptr (TrackerDefinition) definition
      = new_definition ("test", "'role': 'post', 'page': 'https://a.example/{number}',", LONG_CODE);
  static const char *const numbers[] = { "420101159000000001", NULL };
  TrackerAskOptions options = { .now_s = TRACKER_TEST_NOW_S };
  g_autoptr (TrackerAsk) ask = tracker_ask_new (definition, numbers, &options);
  g_autoptr (TrackerRequest) request = tracker_ask_next_request (ask);
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GPtrArray) definitions = g_ptr_array_new ();
  g_autoptr (TrackerRegistry) registry = NULL;
  g_autoptr (TrackerRecognition) recognition = NULL;
  g_autofree char *page = tracker_definition_dup_page (definition, numbers[0]);

  g_assert_cmpstr (page, ==, "https://a.example/9000000001");
  g_assert_cmpstr (tracker_request_get_url (request), ==, "https://a.example/9000000001");
  ask_helper_answer (ask, 200, "{\"e\": [{\"t\": 1, \"d\": \"In\"}]}");
  reports = tracker_ask_dup_reports (ask);
  g_assert_cmpstr (tracker_report_get_number (g_ptr_array_index (reports, 0)), ==, numbers[0]);
  g_assert_cmpint (tracker_report_get_outcome (g_ptr_array_index (reports, 0)), ==,
                   TRACKER_OUTCOME_FOUND);

  g_ptr_array_add (definitions, definition);
  registry = tracker_registry_new (definitions);
  recognition = tracker_registry_recognize (registry, numbers[0], NULL);
  g_assert_cmpstr (tracker_recognition_get_postcode (recognition), ==, "10115");
  g_assert_cmpstr (tracker_recognition_get_format (recognition), ==, "long");
}

/* ---- Links ---- */

static const struct
{
  const char *link;
  const char *address;
  const char *number; /* NULL: none */
} links[] = {
  { "https://post.example/track/{number}", "https://post.example/track/ab12-34 56", "AB123456" },
  { "https://post.example/track/{number}", "http://www.post.example/track/AB1234/?a=b#c",
    "AB1234" },
  { "https://post.example/track/{number}", "https://POST.example/Track/AB1234", "AB1234" },
  { "https://post.example/track/{number}", "https://post.example/track/", NULL },
  { "https://post.example/track/{number}", "https://post.example/track/AB/1234", NULL },
  { "https://post.example/track/{number}", "https://evil.example/track/AB1234", NULL },
  { "https://post.example/track/{number}", "https://post.example.evil/track/AB1234", NULL },
  { "https://post.example/track/{number}", "ftp://post.example/track/AB1234", NULL },
  { "https://post.example/track/{number}", "AB1234", NULL },
  { "https://post.example/track/{number}", "https://post.example/track/%00", NULL },
  { "https://post.example/track/{number}/show", "https://post.example/track/AB1234/show",
    "AB1234" },
  { "https://post.example/{language}/track.php", "https://post.example/de/track.php?n=AB1234",
    NULL },
  { "https://post.example/{language}/t?x=1&n={number}&l={language}",
    "https://post.example/de/t?l=fr&n=AB+1234", "AB1234" },
  { "https://post.example/t?n={number}", "https://post.example/t?m=AB1234", NULL },
  { "https://post.example/t?n={number}", "https://post.example/u?n=AB1234", NULL },
  { "https://post.example/t?{number}", "https://post.example/t?AB1234&x=y", "AB1234" },
  { "https://post.example/app#/track/{number}", "https://post.example/app#/track/AB1234",
    "AB1234" },
  { "https://post.example/app#/track/{number}", "https://post.example/app", NULL },
  { "https://post.example/#track?number={number}&x={language}",
    "https://post.example/#track?number=AB1234&x=", "AB1234" },
};

static void
test_links (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *head
          = g_strdup_printf ("'role': 'post', '%s': %s'%s'%s,", i % 2 == 0 ? "page" : "links",
                             i % 2 == 0 ? "" : "[", links[i].link, i % 2 == 0 ? "" : "]");
      g_autoptr (TrackerDefinition) definition = NULL;
      g_autofree char *number = NULL;

      if (strstr (links[i].link, "{number}") == NULL)
        continue;
      definition = new_definition ("test", head, LONG_CODE);
      number = tracker_definition_dup_number_from_link (definition, links[i].address);
      g_test_message ("%s", links[i].address);
      g_assert_cmpstr (number, ==, links[i].number);
    }
}

static const DialogFault link_faults[] = {
  { "no-number", "'links': ['https://post.example/'],", STEP, "holds {number} once" },
  { "two-numbers", "'links': ['https://post.example/{number}/{number}'],", STEP,
    "holds {number} once" },
  { "host", "'links': ['https://{number}.example/'],", STEP, "" },
  { "other-names", "'links': ['https://post.example/{number}/{uuid}'],", STEP,
    "{number} and {language} only" },
  { "no-address", "'links': ['post.example/{number}'],", STEP, "" },
  { "no-list", "'links': 'https://post.example/{number}',", STEP, "" },
};

static void
test_find_link (void)
{
  g_autoptr (TrackerDefinition) first = new_definition (
      "first", "'role': 'post', 'page': 'https://a.example/{number}',", LONG_CODE);
  g_autoptr (TrackerDefinition) second = new_definition (
      "second", "'role': 'post', 'links': ['https://b.example/?n={number}'],", LONG_CODE);
  g_autoptr (GPtrArray) definitions = g_ptr_array_new ();
  g_autoptr (TrackerRegistry) registry = NULL;
  g_autofree char *number = NULL;

  g_ptr_array_add (definitions, first);
  g_ptr_array_add (definitions, second);
  registry = tracker_registry_new (definitions);
  g_assert_true (tracker_registry_find_link (registry, "https://b.example/?n=X%201", &number)
                 == second);
  g_assert_cmpstr (number, ==, "X1");
  g_assert_null (tracker_registry_find_link (registry, "https://c.example/X1", &number));
}

/* ---- Aggregators ---- */

#define NINE(more)                                                                                 \
  "{'format': 'nine', 'role': 'both', 'pattern': '9[0-9]{9}', 'valid': ['9000000001'], "           \
  "'invalid': ['1'] " more "}"
#define ANY(more)                                                                                  \
  "{'format': 'any', 'role': 'aggregator', 'weak': true, 'pattern': '[0-9A-Z]{6,30}', 'valid': "   \
  "['9000000001'], 'invalid': ['1'] " more "}"

static gboolean
is_asked (const TrackerRecognition *recognition, const char *id)
{
  for (guint i = 0; i < tracker_recognition_get_n_candidates (recognition); i++)
    {
      gboolean ask = FALSE;
      TrackerDefinition *definition
          = tracker_recognition_get_candidate (recognition, i, NULL, &ask);

      if (g_str_equal (tracker_definition_get_id (definition), id))
        return ask;
    }
  g_error ("%s is no candidate", id);
}

static void
test_aggregator (void)
{
  static const struct
  {
    const char *own;
    const char *all;
    const char *number;
    const char *format;
    gboolean asks_own;
    gboolean asks_all;
  } cases[] = {
    { NINE (""), ANY (""), "9000000001", "nine", TRUE, FALSE },
    { NINE (", 'weak': true"), ANY (""), "9000000001", "nine", TRUE, FALSE },
    { NINE (", 'weak': true, 'ask': false"), ANY (""), "9000000001", "nine", FALSE, TRUE },
    { NINE (", 'ask': false"), ANY (", 'ask': false"), "9000000001", "nine", FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrackerDefinition) own
          = new_definition ("own", "'role': 'courier',", cases[i].own);
      g_autoptr (TrackerDefinition) all
          = new_definition ("all", "'role': 'aggregator',", cases[i].all);
      g_autoptr (GPtrArray) definitions = g_ptr_array_new ();
      g_autoptr (TrackerRegistry) registry = NULL;
      g_autoptr (TrackerRecognition) recognition = NULL;

      g_ptr_array_add (definitions, own);
      g_ptr_array_add (definitions, all);
      registry = tracker_registry_new (definitions);
      recognition = tracker_registry_recognize (registry, cases[i].number, NULL);
      g_assert_cmpstr (tracker_recognition_get_format (recognition), ==, cases[i].format);
      g_assert_cmpint (is_asked (recognition, "own"), ==, cases[i].asks_own);
      g_assert_cmpint (is_asked (recognition, "all"), ==, cases[i].asks_all);
    }
}

/* Of two shapes that say as little, the one that somebody is asked by. */
static void
test_asked_first (void)
{
  g_autoptr (TrackerDefinition) offered = new_definition (
      "offered", "'role': 'post',",
      "{'format': 'a-wide', 'role': 'both', 'weak': true, 'ask': false, 'pattern': '[0-9]{10}', "
      "'valid': ['9000000001'], 'invalid': ['1']}");
  g_autoptr (TrackerDefinition) asked
      = new_definition ("asked", "'role': 'post',", NINE (", 'weak': true"));
  g_autoptr (GPtrArray) definitions = g_ptr_array_new ();
  g_autoptr (TrackerRegistry) registry = NULL;
  g_autoptr (TrackerRecognition) recognition = NULL;

  g_ptr_array_add (definitions, offered);
  g_ptr_array_add (definitions, asked);
  registry = tracker_registry_new (definitions);
  recognition = tracker_registry_recognize (registry, "9000000001", NULL);
  g_assert_cmpstr (tracker_recognition_get_format (recognition), ==, "nine");
  g_assert_true (is_asked (recognition, "asked"));
  g_assert_false (is_asked (recognition, "offered"));
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/formats/sums", test_sums);
  g_test_add_func ("/formats/bad-sums", test_bad_sums);
  g_test_add_func ("/formats/inner", test_inner);
  g_test_add_func ("/links/read-back", test_links);
  g_test_add_func ("/links/registry", test_find_link);
  dialog_add_faults ("/links", link_faults, G_N_ELEMENTS (link_faults));
  g_test_add_func ("/aggregator/last", test_aggregator);
  g_test_add_func ("/formats/asked-first", test_asked_first);
  return g_test_run ();
}
