/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "definition-text.h"
#include "tracker-test.h"

/* A definition with something of everything. The cases below each break one place of it. */
static const char BASE[]
    = "{\n"
      "  \"format\": 1,\n"
      "  \"id\": \"somepost\",\n"
      "  \"name\": {\"en\": \"Some Post\", \"ru\": \"Почта\"},\n"
      "  \"country\": \"RU\", \"role\": \"post\", \"status\": \"documented\", \"about\": \"Made "
      "for the tests.\",\n"
      "  \"home\": \"https://post.example/\", \"page\": "
      "\"https://post.example/{number}?l={language}\", \"zone\": \"Europe/Moscow\",\n"
      "  \"patience_days\": 9, \"languages\": {\"ru\": \"RUS\", \"*\": \"ENG\"},\n"
      "  \"numbers\": [\n"
      "    {\"format\": \"fourteen\", \"role\": \"both\", \"pattern\": "
      "\"(?<serial>[0-9]{13})(?<check>[0-9])\",\n"
      "     \"checksum\": {\"algorithm\": \"mod10\", \"weights\": [3, 1]}, \"country\": \"RU\",\n"
      "     \"valid\": [\"10100012000016\"], \"invalid\": [\"10100012000017\"]},\n"
      "    {\"format\": \"s10\", \"role\": \"origin\", \"countries\": [\"RU\"]}\n"
      "  ],\n"
      "  \"credentials\": [{\"key\": \"login\", \"label\": {\"en\": \"Login\"}, \"secret\": false, "
      "\"help\": \"https://post.example/help\"}],\n"
      "  \"politeness\": {\"at_once\": 1, \"gap_ms\": 500, \"interval_min\": 60, \"daily\": 100},\n"
      "  \"ways\": [\n"
      "    {\"id\": \"api\", \"credentials\": [\"login\"], \"batch\": {\"max\": 5, \"join\": "
      "\";\"},\n"
      "     \"steps\": [\n"
      "       {\"id\": \"token\", \"answer\": \"json\", \"timeout_s\": 10,\n"
      "        \"request\": {\"method\": \"POST\", \"url\": \"https://api.post.example/token\", "
      "\"form\": {\"login\": \"{secret.login}\"}},\n"
      "        \"outcomes\": [{\"status\": [401, \"5xx\"], \"outcome\": \"bad_credentials\", "
      "\"message\": \"$.why\"}],\n"
      "        \"save\": {\"token\": \"$.token\"}, \"cache\": {\"seconds\": \"$.expires\", "
      "\"default\": 3600}},\n"
      "       {\"id\": \"track\", \"answer\": \"json\",\n"
      "        \"request\": {\"url\": \"https://api.post.example/track/{numbers}\", \"headers\": "
      "{\"X-A\": \"b\"}, \"auth\": {\"bearer\": \"{saved.token}\"}},\n"
      "        \"outcomes\": [{\"select\": \"$.error\", \"equals\": \"none\", \"outcome\": "
      "\"not_found\"}]}\n"
      "     ],\n"
      "     \"report\": {\n"
      "       \"item\": {\"list\": \"$.items[*]\", \"number\": \"$.number\"},\n"
      "       \"events\": {\"list\": \"$.events[*]\", \"where\": [{\"select\": \"$.kind\", "
      "\"not\": [\"plan\"]}],\n"
      "         \"time\": {\"select\": \"$.time\", \"formats\": [\"%Y-%m-%d %H:%M\"]}, \"text\": "
      "{\"join\": [\"$.a\", \"$.b\"], \"with\": \": \"},\n"
      "         \"stage\": [{\"by\": \"$.code\", \"table\": \"codes\"}, {\"is\": "
      "\"in_transit\"}]},\n"
      "       \"weight\": {\"select\": \"$.weight\", \"unit\": \"kg\"}}},\n"
      "    {\"id\": \"site\", \"steps\": [{\"answer\": \"html\", \"request\": {\"url\": "
      "\"https://post.example/\"}}],\n"
      "     \"report\": {\"events\": {\"list\": \"//tr\", \"time\": {\"select\": \"td[1]\", "
      "\"formats\": [\"%d.%m.%Y\"]}, \"text\": \"td[2]\"}}}\n"
      "  ],\n"
      "  \"stages\": {\"codes\": {\"match\": \"code\", \"map\": {\"A\": \"accepted\", \"T*\": "
      "\"in_transit\", \"X\": \"ignore\"}}},\n"
      "  \"samples\": []\n"
      "}\n";

/* "§" in a case marks where the problem must be reported. */
typedef struct
{
  const char *name;
  const char *from;
  const char *to;
  const char *message;
} Fault;

static const Fault faults[] = {
  { "unknown-key", "\"patience_days\": 9", "§\"patience_dais\": 9",
    "did you mean “patience_days”" },
  { "unknown-far-key", "\"patience_days\": 9", "§\"colour\": 9", "Unknown key “colour”" },
  { "twice", "\"patience_days\": 9", "\"patience_days\": 9, §\"patience_days\": 9", "twice" },
  { "missing-about", "{\n  \"format\"", "§{\n  \"format\"", NULL },
  { "future", "\"format\": 1,", "\"format\": §2,", "newer Tracker" },
  { "format-text", "\"format\": 1,", "\"format\": §\"1\",", "must be the number 1" },
  { "id-of-other-file", "\"somepost\"", "§\"otherpost\"", "must be named otherpost.json" },
  { "id-capitals", "\"somepost\"", "§\"SomePost\"", "is no id" },
  { "name-without-english", "{\"en\": \"Some Post\", \"ru\"", "§{\"ru\"", "“en” is missing" },
  { "country", "\"country\": \"RU\", \"role\"", "\"country\": §\"Russia\", \"role\"",
    "is no country" },
  { "role", "\"post\"", "§\"posts\"", "none of: post, courier, aggregator" },
  { "home", "\"https://post.example/\", \"page\"", "§\"ftp://post.example/\", \"page\"",
    "no web address" },
  { "page-secret", "{number}?l={language}", "{uuid}", NULL },
  { "zone", "\"Europe/Moscow\"", "§\"Europe/Nowhere\"", "no time zone" },
  { "patience-range", "\"patience_days\": 9", "\"patience_days\": §1000", "between 0 and 365" },
  { "patience-type", "\"patience_days\": 9", "\"patience_days\": §9.5", "whole number" },
  { "language", "{\"ru\": \"RUS\"", "{§\"Russian\": \"RUS\"", "is no language" },
  { "pattern", "(?<check>[0-9])\"", "(?<check>[0-9]\"", NULL },
  { "pattern-runaway", "\"(?<serial>[0-9]{13})(?<check>[0-9])\"",
    "§\"(?<serial>([0-9]+)+)(?<check>[A-Z])\"", "too many attempts" },
  { "pattern-too-long-number", "\"(?<serial>[0-9]{13})(?<check>[0-9])\"",
    "§\"(?<serial>[0-9]{70})(?<check>[0-9])\"", "No number is that long" },
  { "pattern-on-s10", "\"countries\": [\"RU\"]", "§\"pattern\": \"[A-Z]{2}\"",
    "Unknown key “pattern”" },
  { "checksum-groups", "(?<check>[0-9])\",\n     \"checksum\"", "[0-9]\",\n     §\"checksum\"",
    "needs the groups" },
  { "algorithm", "\"mod10\"", "§\"mod11\"", "none of: s10, mod10" },
  { "weights", "[3, 1]", "§[3]", "two weights" },
  { "weight-type", "[3, 1]", "[3, §\"1\"]", "A weight is" },
  { "no-valid", "\"valid\": [\"10100012000016\"]", "\"valid\": §[]", "At least one example" },
  { "s10-country", "\"countries\": [\"RU\"]", "\"countries\": §[\"RUS\"]", "is no country" },
  { "credential-label", "\"label\": {\"en\": \"Login\"}, ", "", NULL },
  { "credential-secret", "\"secret\": false", "\"secret\": §\"no\"", "true or false" },
  { "way-credential", "\"credentials\": [\"login\"]", "\"credentials\": [\"login\", §\"key\"]",
    "declares no “key”" },
  { "two-ways", "\"id\": \"site\"", "\"id\": §\"api\"", "Two ways" },
  { "batch", "\"max\": 5", "\"max\": §0", "between 1 and 3000" },
  { "two-steps", "{\"id\": \"track\"", "§{\"id\": \"token\"", "Two steps" },
  { "answer", "\"id\": \"track\", \"answer\": \"json\"", "\"id\": \"track\", \"answer\": §\"yaml\"",
    "none of: json" },
  { "plain-http", "\"https://api.post.example/token\"", "§\"http://api.post.example/token\"",
    "this computer only" },
  { "host-like-loopback", "\"https://api.post.example/token\"",
    "§\"http://localhost.post.example/token\"", "this computer only" },
  { "host-with-user", "\"https://api.post.example/token\"",
    "§\"https://localhost@post.example/token\"", "no proper host" },
  { "template-in-host", "\"https://api.post.example/track/{numbers}\"",
    "§\"https://{number}.post.example/\"", "in the host" },
  { "template-as-host", "\"https://api.post.example/track/{numbers}\"",
    "§\"https://api.post.example{number}\"", "in the host" },
  { "template-unknown", "track/{numbers}\"", "track/{nombers}\"", NULL },
  { "template-brace", "track/{numbers}\"", "track/{numbers\"", NULL },
  { "saved-unknown", "\"{saved.token}\"", "§\"{saved.tocken}\"", "saves “tocken”" },
  { "saved-too-early", "\"{secret.login}\"", "§\"{saved.token}\"", "saves “token”" },
  { "secret-undeclared", "\"{secret.login}\"", "§\"{secret.password}\"",
    "“password” among its credentials" },
  { "two-bodies", "\"form\": {\"login\": \"{secret.login}\"}", "\"form\": {}, §\"text\": \"x\"",
    "one body" },
  { "body-with-get", "\"method\": \"POST\"", "\"method\": §\"GET\"", "no body" },
  { "header-name", "\"X-A\": \"b\"", "§\"X A\": \"b\"", "no name of a header" },
  { "header-lines", "\"X-A\": \"b\"", "\"X-A\": §\"b\\r\\nCookie: c\"", "single line" },
  { "status", "[401, \"5xx\"]", "[401, §\"5x\"]", "A status is" },
  { "outcome", "\"bad_credentials\"", "§\"bad_password\"", "is no outcome" },
  { "outcome-of-program", "\"bad_credentials\"", "§\"offline\"", "is no outcome" },
  { "condition-without-select", "{\"select\": \"$.error\", \"equals\"", "{§\"equals\"",
    "needs a “select”" },
  { "select-alone", "{\"select\": \"$.error\", \"equals\": \"none\",", "§{\"select\": \"$.error\",",
    "needs one of" },
  { "two-conditions", "\"equals\": \"none\"", "\"equals\": \"none\", §\"exists\": true",
    "Only one of" },
  { "rule-regex", "\"equals\": \"none\"", "\"matches\": §\"(\"", "not a regular expression" },
  { "selector", "\"$.items[*]\"", "§\"$.items[\"", NULL },
  { "xpath", "\"//tr\"", "§\"//tr[\"", NULL },
  { "value-without-kind", "{\"join\": [\"$.a\", \"$.b\"], \"with\": \": \"}", "§{\"regex\": \"a\"}",
    "needs one of “select”" },
  { "value-two-kinds", "\"with\": \": \"}", "§\"select\": \"$.a\"}", "Unknown key “select”" },
  { "group-without-regex", "{\"join\": [\"$.a\", \"$.b\"], \"with\": \": \"}",
    "{\"select\": \"$.a\", §\"group\": 1}", "needs a “regex”" },
  { "group-too-high", "{\"join\": [\"$.a\", \"$.b\"], \"with\": \": \"}",
    "{\"select\": \"$.a\", \"regex\": \"(a)\", \"group\": §2}", "only 1 groups" },
  { "pad", "{\"join\": [\"$.a\", \"$.b\"], \"with\": \": \"}",
    "{\"select\": \"$.a\", \"pad\": {\"to\": 3, \"with\": §\"00\"}}", "one character" },
  { "map", "{\"join\": [\"$.a\", \"$.b\"], \"with\": \": \"}",
    "{\"select\": \"$.a\", \"map\": {\"a\": §1}}", "A text is expected" },
  { "time-format", "\"%Y-%m-%d %H:%M\"", "§\"%Y-%Q\"", NULL },
  { "filter", "\"not\": [\"plan\"]", "§\"equals\": [\"plan\"]", "Unknown key “equals”" },
  { "table-missing", "\"table\": \"codes\"", "\"table\": §\"kodes\"", "no stage table “kodes”" },
  { "rule-stage", "{\"is\": \"in_transit\"}", "{\"is\": §\"unknown\"}", "is no stage" },
  { "table-stage", "\"A\": \"accepted\"", "\"A\": §\"akcepted\"", "is no stage" },
  { "table-key-twice", "\"A\": \"accepted\"", "\"A\": \"accepted\", §\"a\": \"export\"", NULL },
  { "unit", "\"unit\": \"kg\"", "\"unit\": §\"stone\"", "none of: g, kg, lb" },
  { "steps-type",
    "\"steps\": [{\"answer\": \"html\", \"request\": {\"url\": \"https://post.example/\"}}]",
    "\"steps\": §{}", "must be an array, not an object" },
  { "null", "\"patience_days\": 9", "\"patience_days\": §null", "whole number" },
  { "sample", "\"samples\": []",
    "\"samples\": [{\"name\": \"a\", \"number\": \"1\", \"way\": §\"soap\", \"answers\": [], "
    "\"expect\": {\"outcome\": \"found\"}}]",
    "no way “soap”" },
  { "comma", "\"format\": 1,", "\"format\": 1 §/ ,", "comma" },
  { "trailing-comma", "\"X\": \"ignore\"}", "\"X\": \"ignore\",§}", "A key in double quotes" },
  { "comment", "\"samples\": []", "§// no\n\"samples\": []", "A key in double quotes" },
  { "surrogate", "\"Made for the tests.\"", "\"Почта §\\ud800 .\"", "surrogate" },
  { "tab", "\"Made for the tests.\"", "\"Made§\t.\"", "must be escaped" },
  { "nul", "\"Made for the tests.\"", "\"Made §\\u0000.\"", "U+0000" },
  { "number", "\"patience_days\": 9", "\"patience_days\": §09", "not a number" },
  { "word", "\"patience_days\": 9", "\"patience_days\": §nine", "A value is expected" },
  { "open-text", "\"samples\": []\n}\n", "\"samples\": §\"", "closing quote" },
  { "rest", "\"samples\": []\n}\n", "\"samples\": []\n}\n§}", "after the end" },
};

static void
test_fault (gconstpointer data)
{
  const Fault *fault = data;
  g_autofree char *text = replace_once (BASE, fault->from, fault->to);
  g_autoptr (GPtrArray) problems = new_problems ();
  gboolean is_marked = strstr (text, "§") != NULL;
  gboolean is_found = FALSE;
  int line = 0;
  int column = 0;

  if (is_marked)
    find_mark (text, &line, &column);
  if (g_str_equal (fault->name, "missing-about"))
    {
      char *about = strstr (text, ", \"about\": \"Made for the tests.\"");

      memset (about, ' ', strlen (", \"about\": \"Made for the tests.\""));
    }
  g_assert_null (read_text (text, -1, "somepost.json", problems));
  g_assert_cmpuint (problems->len, >, 0);
  for (guint i = 0; i < problems->len; i++)
    {
      const TrackerProblem *problem = g_ptr_array_index (problems, i);

      g_test_message ("%d:%d: %s", problem->line, problem->column, problem->message);
      g_assert_true (g_utf8_validate (problem->message, -1, NULL));
      is_found
          = is_found
            || ((!is_marked || (problem->line == line && problem->column == column))
                && (fault->message == NULL || strstr (problem->message, fault->message) != NULL));
    }
  if (!is_found)
    g_test_message ("expected %d:%d: %s", line, column, fault->message);
  g_assert_true (is_found);
}

static void
test_good (void)
{
  g_autoptr (GPtrArray) problems = new_problems ();
  g_autoptr (TrackerDefinition) definition
      = read_text (BASE, -1, "/some/where/somepost.json", problems);
  g_autoptr (GHashTable) secrets = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *page = NULL;
  g_autofree char *home = NULL;
  const TrackerCredential *credential;

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((TrackerProblem *) g_ptr_array_index (problems, i))->message);
  g_assert_nonnull (definition);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (tracker_definition_get_id (definition), ==, "somepost");
  g_assert_cmpstr (tracker_definition_get_name (definition), ==, "Some Post");
  g_assert_cmpstr (tracker_definition_get_english_name (definition), ==, "Some Post");
  g_assert_cmpstr (tracker_definition_get_country (definition), ==, "RU");
  g_assert_cmpstr (tracker_definition_get_role_nick (definition), ==, "post");
  g_assert_cmpstr (tracker_definition_get_status (definition), ==, "documented");
  g_assert_cmpint (tracker_definition_get_patience_days (definition), ==, 9);
  g_assert_cmpint (tracker_definition_get_interval_s (definition), ==, 3600);
  g_assert_cmpint (tracker_definition_get_daily (definition), ==, 100);
  page = tracker_definition_dup_page (definition, "A/1");
  g_assert_cmpstr (page, ==, "https://post.example/A%2F1?l=ENG");
  home = tracker_definition_dup_page (definition, "");
  g_assert_cmpstr (home, ==, "https://post.example/");

  g_assert_cmpuint (tracker_definition_get_n_credentials (definition), ==, 1);
  credential = tracker_definition_get_credential (definition, 0);
  g_assert_cmpstr (credential->key, ==, "login");
  g_assert_cmpstr (credential->label, ==, "Login");
  g_assert_cmpstr (credential->help, ==, "https://post.example/help");
  g_assert_false (credential->is_secret);

  g_assert_cmpuint (g_strv_length ((char **) tracker_definition_get_ways (definition)), ==, 2);
  g_assert_cmpstr (tracker_definition_get_way_credentials (definition, "api")[0], ==, "login");
  g_assert_null (tracker_definition_get_way_credentials (definition, "site")[0]);
  g_assert_null (tracker_definition_get_way_credentials (definition, "nothing"));
  g_assert_cmpuint (tracker_definition_get_batch_max (definition, "api"), ==, 5);
  g_assert_cmpuint (tracker_definition_get_batch_max (definition, "site"), ==, 1);
  g_assert_cmpstr (tracker_definition_choose_way (definition, NULL), ==, "site");
  g_hash_table_insert (secrets, (gpointer) "login", (gpointer) "");
  g_assert_cmpstr (tracker_definition_choose_way (definition, secrets), ==, "site");
  g_hash_table_insert (secrets, (gpointer) "login", (gpointer) "me");
  g_assert_cmpstr (tracker_definition_choose_way (definition, secrets), ==, "api");
  g_assert_true (tracker_definition_check_samples (definition, problems));
}

static void
test_all_problems (void)
{
  g_autofree char *one = replace_once (BASE, "\"patience_days\": 9", "\"patience\": 9");
  g_autofree char *two = replace_once (one, "\"table\": \"codes\"", "\"table\": \"none\"");
  g_autofree char *three = replace_once (two, "\"daily\": 100", "\"daily\": -1");
  g_autoptr (GPtrArray) problems = new_problems ();
  int last = 0;

  g_assert_null (read_text (three, -1, NULL, problems));
  g_assert_cmpuint (problems->len, ==, 3);
  for (guint i = 0; i < problems->len; i++)
    {
      const TrackerProblem *problem = g_ptr_array_index (problems, i);

      g_assert_cmpint (problem->line, >, last);
      last = problem->line;
    }
}

static void
test_many_problems (void)
{
  g_autoptr (GString) text = g_string_new ("{\"format\": 1");
  g_autoptr (GPtrArray) problems = new_problems ();
  const TrackerProblem *last;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, ",\n\"key%u\": 1", i);
  g_string_append (text, "}");
  g_assert_null (read_text (text->str, -1, NULL, problems));
  g_assert_cmpuint (problems->len, ==, 101);
  last = g_ptr_array_index (problems, 100);
  g_assert_nonnull (strstr (last->message, "more problems"));
}

static void
test_wrong_examples (void)
{
  g_autofree char *one
      = replace_once (BASE, "\"valid\": [\"10100012000016\"]", "\"valid\": [\"10100012000018\"]");
  g_autofree char *two = replace_once (one, "\"invalid\": [\"10100012000017\"]",
                                       "\"invalid\": [\"10100012000016\"]");
  g_autoptr (GPtrArray) problems = new_problems ();
  g_autoptr (TrackerDefinition) definition = read_text (two, -1, NULL, problems);
  const TrackerProblem *problem;

  g_assert_nonnull (definition);
  g_assert_false (tracker_definition_check_samples (definition, problems));
  g_assert_cmpuint (problems->len, ==, 2);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpint (problem->line, ==, 9);
  g_assert_cmpint (problem->column, ==, 5);
}

static void
test_wrong_samples (void)
{
  static const struct
  {
    const char *sample;
    const char *message;
  } cases[] = {
    { "\"answers\": [{\"json\": {}}], \"expect\": {\"outcome\": \"found\"}", "the outcome is" },
    { "\"answers\": [], \"expect\": {\"outcome\": \"found\"}", "a request more" },
    { "\"answers\": [{\"json\": {}}, {\"json\": {}}], \"expect\": {\"outcome\": \"not_found\"}",
      "only 1 of 2 answers" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sample = g_strdup_printf (
          "\"samples\": [{\"name\": \"s\", \"number\": \"1\", \"way\": \"site\", %s}]",
          cases[i].sample);
      g_autofree char *text = replace_once (BASE, "\"samples\": []", sample);
      g_autoptr (GPtrArray) problems = new_problems ();
      g_autoptr (TrackerDefinition) definition = read_text (text, -1, NULL, problems);
      const TrackerProblem *problem;

      g_assert_nonnull (definition);
      g_assert_false (tracker_definition_check_samples (definition, problems));
      problem = g_ptr_array_index (problems, 0);
      g_test_message ("%s", problem->message);
      g_assert_nonnull (strstr (problem->message, cases[i].message));
    }
}

static void
assert_refused (const char *text, gssize length, const char *message)
{
  g_autoptr (GPtrArray) problems = new_problems ();
  const TrackerProblem *problem;

  g_assert_null (read_text (text, length, "somepost.json", problems));
  g_assert_cmpuint (problems->len, >, 0);
  problem = g_ptr_array_index (problems, 0);
  g_test_message ("%d:%d: %s", problem->line, problem->column, problem->message);
  g_assert_cmpint (problem->line, >=, 1);
  g_assert_cmpint (problem->column, >=, 1);
  g_assert_nonnull (strstr (problem->message, message));
}

static char *
repeat (const char *text, gsize times)
{
  GString *all = g_string_new (NULL);

  for (gsize i = 0; i < times; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

static void
test_hostile (void)
{
  g_autofree char *huge = repeat (" ", 1024 * 1024 + 1);
  g_autofree char *deep = repeat ("[", 100000);
  g_autofree char *deep_objects = repeat ("{\"a\":", 100000);
  g_autofree char *many = repeat ("[],", 300000);
  g_autofree char *wide = g_strconcat ("{\"ways\": [", many, "[]]}", NULL);

  assert_refused ("", 0, "ends in the middle");
  assert_refused ("null", -1, "must be an object");
  assert_refused ("[]", -1, "must be an object");
  assert_refused ("{}", -1, "missing");
  assert_refused (huge, -1, "larger than 1 MiB");
  assert_refused (deep, -1, "Nested too deeply");
  assert_refused (deep_objects, -1, "Nested too deeply");
  assert_refused (wide, -1, "missing");
  assert_refused ("{\"id\": \"\xff\"}", -1, "not UTF-8");
  assert_refused ("{\"id\": \"a\0b\"}", 13, "not UTF-8");
  assert_refused ("\xef\xbb\xbf{}", -1, "missing");
}

/* A third of a million nested values within the limits must not take quadratic time. */
static void
test_large (void)
{
  g_autofree char *many = repeat ("\"A\": \"accepted\", ", 1);
  g_autoptr (GString) map = g_string_new (many);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) problems = new_problems ();
  g_autoptr (TrackerDefinition) definition = NULL;

  for (guint i = 0; i < 30000; i++)
    g_string_append_printf (map, "\"code %u\": \"accepted\",\n", i);
  text = replace_once (BASE, "\"A\": \"accepted\", ", map->str);
  definition = read_text (text, -1, NULL, problems);
  g_assert_nonnull (definition);
}

/* Every cut and many small changes of a good file: it is refused or read, never worse. Same numbers
 * on every run. */
static void
test_mutations (void)
{
  const gsize length = strlen (BASE);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260302);
  static const char bytes[] = "\"{}[]:,\\0-.eE+$*^<>()\n \xd0\xff\x01tfn1u";
  guint n_read = 0;

  for (gsize cut = 0; cut < length - 2; cut++)
    {
      g_autoptr (GPtrArray) problems = new_problems ();

      g_assert_null (read_text (BASE, (gssize) cut, "somepost.json", problems));
      g_assert_cmpuint (problems->len, ==, 1);
    }
  for (guint i = 0; i < 4000; i++)
    {
      g_autofree char *text = g_strdup (BASE);
      g_autoptr (GPtrArray) problems = new_problems ();
      g_autoptr (TrackerDefinition) definition = NULL;
      guint n_changes = 1 + i % 3;

      for (guint j = 0; j < n_changes; j++)
        text[g_rand_int_range (rand, 0, (gint32) length)]
            = bytes[g_rand_int_range (rand, 0, sizeof bytes - 1)];
      definition = read_text (text, (gssize) length, "somepost.json", problems);
      g_assert_true ((definition != NULL) == (problems->len == 0));
      n_read += definition != NULL;
    }
  /* Changes inside texts are harmless, those of the frame are not: both must have happened. */
  g_assert_cmpuint (n_read, >, 100);
  g_assert_cmpuint (n_read, <, 3900);
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/definition/good", test_good);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/definition/fault/", faults[i].name, NULL);

      g_test_add_data_func (path, &faults[i], test_fault);
    }
  g_test_add_func ("/definition/all-problems", test_all_problems);
  g_test_add_func ("/definition/many-problems", test_many_problems);
  g_test_add_func ("/definition/wrong-examples", test_wrong_examples);
  g_test_add_func ("/definition/wrong-samples", test_wrong_samples);
  g_test_add_func ("/definition/hostile", test_hostile);
  g_test_add_func ("/definition/large", test_large);
  g_test_add_func ("/definition/mutations", test_mutations);
  return g_test_run ();
}
