/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "ask-helper.h"
#include "tracker-engine-private.h"
#include "tracker-json-path-private.h"
#include "tracker-test.h"

static char *
dup_double_quoted (const char *text)
{
  return g_strdelimit (g_strdup (text), "'", '"');
}

/* A path, a JSON text (' for "), and the nodes found. */
static const struct
{
  const char *path;
  const char *json;
  const char *found;
} paths[] = {
  { "$", "{'a':1}", "[{'a':1}]" },
  { "$.a.b", "{'a':{'b':1}}", "[1]" },
  { "$.a.b", "{'a':[{'b':1}]}", "[]" },
  { "$.a.b", "{'a':null}", "[]" },
  { "$['a b'].c", "{'a b':{'c':1}}", "[1]" },
  { "$.a-b", "{'a-b':1}", "[1]" },
  { "$.ключ", "{'ключ':1}", "[1]" },
  { "$[0]", "[]", "[]" },
  { "$[1]", "[1]", "[]" },
  { "$[0]", "[1,2]", "[1]" },
  { "$[-1]", "[1,2]", "[2]" },
  { "$[-3]", "[1,2]", "[]" },
  { "$[1:3]", "[1,2,3,4]", "[2,3]" },
  { "$[2:]", "[1,2,3,4]", "[3,4]" },
  { "$[:-1]", "[1,2,3]", "[1,2]" },
  { "$[0:99]", "[1]", "[1]" },
  { "$[99999999999999999999]", "[1]", "[]" },
  { "$.a[*].b", "{'a':[{'b':1},{'c':2},null,{'b':3}]}", "[1,3]" },
  { "$.a[*].b", "{'a':{'b':1}}", "[1]" }, /* one thing bare */
  { "$.a[0].b", "{'a':{'b':1}}", "[1]" },
  { "$.a[1].b", "{'a':{'b':1}}", "[]" },
  { "$.a[*]", "{'a':null}", "[]" },
  { "$.*", "{'a':1,'b':[2]}", "[1,[2]]" },
  { "$.*", "[1]", "[]" },
  { "$..b", "{'a':{'b':1},'c':[{'b':2}],'b':{'b':3}}", "[1,2,{'b':3},3]" },
  { "$..c[0].d", "{'a':[{'c':[{'d':5}]}]}", "[5]" },
  { "$[*][*]", "[[1,2],[3]]", "[1,2,3]" },
};

static void
test_json_paths (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *json = dup_double_quoted (paths[i].json);
      g_autofree char *due = dup_double_quoted (paths[i].found);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = json_from_string (json, NULL);
      g_autoptr (JsonNode) expected = json_from_string (due, NULL);
      g_autoptr (TrackerJsonPath) path = tracker_json_path_new (paths[i].path, &error);
      g_autoptr (GPtrArray) found = NULL;

      g_test_message ("%s on %s", paths[i].path, json);
      g_assert_no_error (error);
      found = tracker_json_path_match (path, root, 100);
      g_assert_cmpuint (found->len, ==, json_array_get_length (json_node_get_array (expected)));
      for (guint j = 0; j < found->len; j++)
        g_assert_true (
            json_node_equal (g_ptr_array_index (found, j),
                             json_array_get_element (json_node_get_array (expected), j)));
    }
}

static void
test_bad_paths (void)
{
  static const char *const bad[]
      = { "",     "a",     "$a",   "$.",   "$..",       "$[",    "$[]", "$[x]",  "$[0",
          "$['a", "$['a'", "$.a]", "$.a[", "$[?(@.a)]", "$.a..", "^^a", "$[0]]", "$[0,1]" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrackerJsonPath) path = tracker_json_path_new (bad[i], &error);

      g_test_message ("%s", bad[i]);
      g_assert_null (path);
      g_assert_nonnull (error);
    }
}

static void
test_path_limit (void)
{
  g_autoptr (JsonNode) root = json_from_string ("[1,2,3,4,5]", NULL);
  g_autoptr (TrackerJsonPath) path = tracker_json_path_new ("$[*]", NULL);
  g_autoptr (GPtrArray) found = tracker_json_path_match (path, root, 3);

  g_assert_cmpuint (found->len, ==, 3);
}

static void
test_any_case (void)
{
  g_autoptr (JsonNode) root
      = json_from_string ("{\"Name\": 1, \"Ämne\": {\"NAME\": 2, \"name\": 3}}", NULL);
  static const struct
  {
    const char *path;
    guint n_exact;
    guint n_any;
    gint64 first;
  } cases[] = {
    { "$.name", 0, 1, 1 },      { "$.Name", 1, 1, 1 },  { "$.Ämne.name", 1, 1, 3 },
    { "$.ämne.name", 0, 0, 0 }, { "$..name", 1, 3, 1 }, { "$.nam", 0, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrackerJsonPath) path = tracker_json_path_new (cases[i].path, NULL);
      g_autoptr (GPtrArray) exact = tracker_json_path_match (path, root, 10);
      g_autoptr (GPtrArray) any = NULL;

      g_test_message ("%s", cases[i].path);
      tracker_json_path_set_any_case (path);
      any = tracker_json_path_match (path, root, 10);
      g_assert_cmpuint (exact->len, ==, cases[i].n_exact);
      g_assert_cmpuint (any->len, ==, cases[i].n_any);
      if (any->len > 0)
        g_assert_cmpint (json_node_get_int (g_ptr_array_index (any, 0)), ==, cases[i].first);
    }
}

static void
test_text_tables (void)
{
  static const char *const codes[] = { "EMA", "CW_*", "CW_IN*", "8/2", "*_X", "Ёлка" };
  static const char *const words[] = { "неудачн", "вруч", "в" };
  static const struct
  {
    gboolean is_words;
    const char *text;
    int index;
  } cases[] = {
    { FALSE, "EMA", 0 },
    { FALSE, "ema", 0 },
    { FALSE, "EMAX", -1 },
    { FALSE, "CW_OUT", 1 },
    { FALSE, "CW_INBOUND", 2 },
    { FALSE, "CW_", 1 },
    { FALSE, "8/2", 3 },
    { FALSE, "8/22", -1 },
    { FALSE, "A_x", 4 },
    { FALSE, "ЁЛКА", 5 },
    { FALSE, "", -1 },
    { FALSE, "CW_*", 1 },
    { TRUE, "Неудачная попытка вручения", 0 },
    { TRUE, "ВРУЧЕНИЕ", 1 },
    { TRUE, "в пути", 2 },
    { TRUE, "export", -1 },
  };
  g_autoptr (TrackerTextTable) code_table = tracker_text_table_new (FALSE);
  g_autoptr (TrackerTextTable) word_table = tracker_text_table_new (TRUE);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_true (tracker_text_table_add (code_table, codes[i], NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_true (tracker_text_table_add (word_table, words[i], NULL));
  g_assert_false (tracker_text_table_add (code_table, "ema", &error));
  g_assert_nonnull (error);
  g_assert_false (tracker_text_table_add (code_table, "", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (
        tracker_text_table_lookup (cases[i].is_words ? word_table : code_table, cases[i].text), ==,
        cases[i].index);
}

/* A text that matches a wildcard badly must not take for ever. */
static void
test_wildcard_cost (void)
{
  g_autoptr (TrackerTextTable) table = tracker_text_table_new (FALSE);
  g_autofree char *text = g_strnfill (100000, 'a');

  g_assert_true (tracker_text_table_add (table, "*a*a*a*a*a*a*a*b", NULL));
  g_assert_cmpint (tracker_text_table_lookup (table, text), ==, -1);
}

static void
test_html_texts (void)
{
  static const struct
  {
    const char *html;
    const char *text;
  } cases[] = {
    { "plain", "plain" },
    { "a<br>b<p class=\"x\">c</p>", "a b c " },
    { "part<b>ly</b>", "partly" },
    { "&lt;b&gt; &amp;amp; &quot;&#39;&#x41;&nbsp;&eacute;", "<b> &amp; \"'A\xc2\xa0\xc3\xa9" },
    { "a < b & c &unknown; &#0; &#x110000; &", "a < b & c &unknown; &#0; &#x110000; &" },
    { "cut <b", "cut <b" },
    { "<script>alert(1)</script>", " alert(1) " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = tracker_text_dup_from_html (cases[i].html);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* The text of an event, the event (' for "), and what is read; "" if nothing. */
static const struct
{
  const char *value;
  const char *event;
  const char *text;
} values[] = {
  { "'$.a'", "{'a':' x \\n\\t y '}", "x y" },
  { "'$.a'", "{'a':70}", "70" },
  { "'$.a'", "{'a':70.0}", "70" },
  { "'$.a'", "{'a':1.25}", "1.25" },
  { "'$.a'", "{'a':-0.0}", "0" },
  { "'$.a'", "{'a':1e400}", "" },
  { "'$.a'", "{'a':9007199254740993}", "9007199254740993" },
  { "'$.a'", "{'a':true}", "true" },
  { "'$.a'", "{'a':null}", "" },
  { "'$.a'", "{'a':{'b':1}}", "" },
  { "'$.a'", "{'a':[]}", "" },
  { "'$.a'", "{'a':[null,'x','y']}", "x" },
  { "'$.a'", "{}", "" },
  { "'^.z'", "{}", "outer" },
  { "'^^.z'", "{}", "" },
  { "['$.a', '$.b']", "{'a':'  ','b':'y'}", "y" },
  { "['$.a', {'text': 'none'}]", "{}", "none" },
  { "{'text': '{number}/{language}'}", "{}", "RB123456785CN/en" },
  { "{'select': '$.a', 'regex': '[0-9]+'}", "{'a':'x 12 y'}", "12" },
  { "{'select': '$.a', 'regex': '([a-z])([0-9])'}", "{'a':'x1'}", "x" },
  { "{'select': '$.a', 'regex': '([a-z])([0-9])', 'group': 2}", "{'a':'x1'}", "1" },
  { "{'select': '$.a', 'regex': '^[0-9]+$'}", "{'a':'x'}", "" },
  { "{'select': '$.a', 'regex': '[ -]+', 'replace': {'with': '_'}}", "{'a':'a - b-c'}", "a_b_c" },
  { "{'select': '$.a', 'pad': {'to': 3, 'with': '0'}}", "{'a':7}", "007" },
  { "{'select': '$.a', 'pad': {'to': 3, 'with': '0'}}", "{'a':1234}", "1234" },
  { "{'select': '$.a', 'pad': {'to': 3, 'with': '0'}}", "{}", "" },
  { "{'select': '$.a', 'case': 'upper'}", "{'a':'straße ж'}", "STRASSE Ж" },
  { "{'select': '$.a', 'case': 'lower'}", "{'a':'ЖX'}", "жx" },
  { "{'select': '$.a', 'map': {'a': 'b', 'c*': 'd'}}", "{'a':'A'}", "b" },
  { "{'select': '$.a', 'map': {'a': 'b', 'c*': 'd'}}", "{'a':'call'}", "d" },
  { "{'select': '$.a', 'map': {'a': 'b', 'c*': 'd'}}", "{'a':'e'}", "e" },
  { "{'select': '$.a', 'map': {'a': 'b', '*': 'other'}}", "{'a':'e'}", "other" },
  { "{'select': '$.a', 'map': {'a': ''}}", "{'a':'a'}", "" },
  { "{'select': '$.a', 'html': true}", "{'a':'<b>x</b>&nbsp;&amp;<br/>y'}", "x & y" },
  { "{'select': '$.a', 'regex': '(.)$', 'pad': {'to': 2, 'with': 'x'}, 'case': 'upper', 'map': "
    "{'XB': 'done'}}",
    "{'a':'ab'}", "done" },
  { "{'join': ['$.a', '$.b'], 'with': '/'}", "{'a':1,'b':2}", "1/2" },
  { "{'join': ['$.a', '$.b'], 'with': '/'}", "{'b':2}", "2" },
  { "{'join': ['$.a', '$.b'], 'with': '/', 'strict': true}", "{'b':2}", "" },
  { "{'join': ['$.a', '$.b'], 'with': '/', 'regex': '/(.)'}", "{'a':1,'b':2}", "2" },
  { "{'join': ['$.a[*]'], 'with': ', '}", "{'a':['x',null,'y']}", "x, y" },
};

static void
test_values (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *spec = g_strdup_printf (
          "{'events': {'list': '$.list[*]', 'where': [{'select': '$.t', 'exists': true}], 'time':"
          "{'select': '$.t', 'formats': ['iso8601']}, 'text': %s}}",
          values[i].value);
      g_autoptr (TrackerDefinition) definition = ask_helper_new_reader ("json", spec, NULL);
      g_autofree char *rest = g_strdup (values[i].event + 1);
      g_autofree char *single = g_strdup_printf ("{'z':'outer','list':[{'t':'2026-03-02'%s%s]}",
                                                 *rest == '}' ? "" : ",", rest);
      g_autofree char *body = dup_double_quoted (single);
      g_autoptr (TrackerReport) report = ask_helper_read (definition, body, -1);
      gsize n_events = 0;
      TrackerEvent *const *events = tracker_report_get_events (report, &n_events);

      g_test_message ("%s on %s", values[i].value, values[i].event);
      g_assert_cmpuint (n_events, ==, 1);
      g_assert_cmpstr (tracker_event_get_text (events[0]), ==, values[i].text);
    }
}

static void
test_templates (void)
{
  static const char *const bad[]
      = { "{", "}", "{a}", "{secret.}", "{saved.a b}", "{secret.{number}}", "a}b", "{number" };
  static const char *const numbers[] = { "A/1", "B&2", NULL };
  g_autoptr (TrackerTemplate) template
      = tracker_template_new ("{{{number}}}|{numbers}|{country}|{secret.k}|{saved.n}", NULL);
  g_autoptr (GHashTable) table = g_hash_table_new (g_str_hash, g_str_equal);
  TrackerScope scope = { .numbers = numbers, .batch_join = ",", .secrets = table, .saved = table };
  g_autofree char *plain = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *xml = NULL;

  g_hash_table_insert (table, (gpointer) "k", (gpointer) "p<&\"ж");
  g_assert_true (tracker_template_is_secret (template));
  plain = tracker_template_expand (template, &scope, TRACKER_ESCAPE_NONE);
  uri = tracker_template_expand (template, &scope, TRACKER_ESCAPE_URI);
  xml = tracker_template_expand (template, &scope, TRACKER_ESCAPE_XML);
  g_assert_cmpstr (plain, ==, "{A/1}|A/1,B&2||p<&\"ж|");
  g_assert_cmpstr (uri, ==, "{A%2F1}|A%2F1,B%262||p%3C%26%22%D0%B6|");
  g_assert_cmpstr (xml, ==, "{A/1}|A/1,B&amp;2||p&lt;&amp;&quot;ж|");
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tracker_template_new (bad[i], &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/value/json-paths", test_json_paths);
  g_test_add_func ("/value/bad-paths", test_bad_paths);
  g_test_add_func ("/value/path-limit", test_path_limit);
  g_test_add_func ("/value/paths-in-any-case", test_any_case);
  g_test_add_func ("/value/text-tables", test_text_tables);
  g_test_add_func ("/value/wildcard-cost", test_wildcard_cost);
  g_test_add_func ("/value/html-texts", test_html_texts);
  g_test_add_func ("/value/values", test_values);
  g_test_add_func ("/value/templates", test_templates);
  return g_test_run ();
}
