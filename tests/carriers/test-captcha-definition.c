/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The step for a person, as the loader reads it. */

#include <string.h>

#include "definition-text.h"
#include "tracker-test.h"

/* ' stands for ". The cases below each break one place. */
static const char BASE[]
    = "{'format': 1, 'id': 'test', 'name': 'Test', 'role': 'post', 'status': 'documented', "
      "'about': 'A test.',\n"
      "'page': 'https://post.example/{number}', 'numbers': [{'format': 's10', 'role': 'both'}],\n"
      "'ways': [\n"
      "{'id': 'slide', 'batch': {'max': 4}, 'steps': [\n"
      "  {'id': 'page', 'request': {'url': 'https://post.example/page'}, 'answer': 'html',\n"
      "   'save': {'src': '//img/@src', 'png': '//img/@alt'}},\n"
      "  {'id': 'key', 'request': {'url': 'https://post.example/key'}, 'answer': 'json',\n"
      "   'save': {'key': '$.k'}, 'cache': {}},\n"
      "  {'id': 'human', 'captcha': {'kind': 'slider', 'picture': {'address': '{saved.src}'},\n"
      "   'piece': {'data': '{saved.png}'}, 'piece_top': '5', 'hint': 'Do it'}},\n"
      "  {'id': 'send', 'request': {'url': 'https://post.example/send/x', 'form': {'a': "
      "'{captcha.x}', 'k': '{saved.key}'}},\n"
      "   'answer': 'json', 'save': {'more': {'text': '{captcha.x}'}}},\n"
      "  {'id': 'last', 'request': {'url': 'https://post.example/last'}, 'answer': 'json'}],\n"
      " 'report': {'events': {'list': '$.e[*]', 'time': '$.t', 'text': '$.d'}, 'sender': "
      "'$.s'}},\n"
      "{'id': 'open', 'steps': [{'request': {'url': 'https://post.example/open'}, 'answer': "
      "'json'}],\n"
      " 'report': {'events': {'list': '$.e[*]', 'time': '$.t', 'text': '$.w'}}}],\n"
      "'samples': [{'name': 'one', 'number': 'RB123456785CN', 'way': 'slide', 'captcha': 7,\n"
      "  'answers': [{'body': '<img src=p alt=UE5H>'}, {'json': {'k': 'v'}}, {'body': 'PNG'}, "
      "{'json': {}}, {'json': {}}],\n"
      "  'expect': {'outcome': 'not_found'}}]}\n";

/* "§" marks where the problem must be reported. */
typedef struct
{
  const char *name;
  const char *from;
  const char *to;
  const char *message;
} Fault;

static const Fault faults[] = {
  { "unknown-key", "'piece_top': '5'", "§'piece_up': '5'", "Unknown key “piece_up”" },
  { "kind", "'slider'", "§'slide'", "none of: text, slider, clicks" },
  { "no-kind", "{'kind': 'slider', 'picture'", "§{'picture'", "“kind” is missing" },
  { "not-an-object", "'hint': 'Do it'}},", "'hint': §['Do it']}},", NULL },
  { "no-piece", "'piece': {'data': '{saved.png}'}, ", "", "“piece” is missing" },
  { "no-picture", "'picture': {'address': '{saved.src}'},", "", "“picture” is missing" },
  { "key-of-text", "'hint': 'Do it'", "§'length': [1, 2]", "kind “text” only" },
  { "key-of-clicks", "'hint': 'Do it'", "§'clicks': 3", "kind “clicks” only" },
  { "prompt-of-clicks", "'hint': 'Do it'", "§'prompt': {'data': '{saved.png}'}",
    "kind “clicks” only" },
  { "two-sources", "{'data': '{saved.png}'}", "§{'data': '{saved.png}', 'address': '{saved.src}'}",
    "one of “request”, “address” and “data”" },
  { "no-source", "{'data': '{saved.png}'}", "§{}", "one of “request”, “address” and “data”" },
  { "headers-of-data", "{'data': '{saved.png}'}", "{'data': '{saved.png}', §'headers': {}}",
    "go with “address”" },
  { "picture-key", "{'data': '{saved.png}'}", "{'data': '{saved.png}', §'url': 'x'}",
    "Unknown key “url”" },
  { "header", "{'address': '{saved.src}'}", "{'address': '{saved.src}', 'headers': {§'A B': 'x'}}",
    "no name of a header" },
  { "saved-unknown", "{'data': '{saved.png}'}", "{'data': §'{saved.gif}'}", "saves “gif”" },
  { "saved-later", "{'data': '{saved.png}'}", "{'data': §'{saved.more}'}", "saves “more”" },
  { "saved-nothing", "{'address': '{saved.src}'}", "{'address': §'/p?{uuid}'}",
    "what an earlier answer held" },
  { "saved-cached", "{'address': '{saved.src}'}", "{'address': §'{saved.key}'}", "has a “cache”" },
  { "hint-without-english", "'hint': 'Do it'", "'hint': §{'ru': 'Вот'}", "“en” is missing" },
  { "hint-template", "'hint': 'Do it'", "'hint': §'{task}'", NULL },
  { "host", "{'address': '{saved.src}'}", "{'request': {'url': §'https://{saved.src}/'}}",
    "in the host" },
  { "request-http", "{'address': '{saved.src}'}", "{'request': {'url': §'http://post.example/'}}",
    "this computer only" },
  { "answer-beside", "{'id': 'human', ", "{'id': 'human', §'answer': 'none', ",
    "Unknown key “answer” in a step with a captcha" },
  { "save-beside", "{'id': 'human', ", "{'id': 'human', §'save': {}, ", "Unknown key “save”" },
  { "two-captchas", "{'id': 'last', ",
    "{'id': 'again', §'captcha': {'kind': 'slider', 'picture': {'data': '{saved.png}'}, 'piece': "
    "{'data': '{saved.png}'}}}, {'id': 'last', ",
    "one “captcha” at most" },
  { "answer-of-other-kind", "'a': '{captcha.x}'", "'a': §'{captcha.text}'", "{captcha.x}" },
  { "answer-unknown", "'a': '{captcha.x}'", "'a': §'{captcha.y}'", "is unknown here" },
  { "answer-in-host", "'https://post.example/send/x'", "§'https://{captcha.x}.example/'",
    "in the host" },
  { "answer-too-early", "'https://post.example/key'", "§'https://post.example/{captcha.x}'",
    "only in the steps after" },
  { "answer-in-captcha", "'hint': 'Do it'", "'hint': §'{captcha.x}'", "only in the steps after" },
  { "answer-in-report", "'sender': '$.s'", "'sender': {'text': §'{captcha.x}'}",
    "only in the steps after" },
  { "answer-in-other-way", "'https://post.example/open'", "§'https://post.example/{captcha.x}'",
    "only in the steps after" },
  { "answer-on-page", "'https://post.example/{number}'", "§'https://post.example/{captcha.x}'",
    "only in the steps after" },
  { "sample-answer", "'captcha': 7", "'captcha': §7.5", "What a person answers" },
  { "sample-points", "'captcha': 7", "'captcha': §[[1, 2, 3]]", "What a person answers" },
};

static gboolean
has_problem (const GPtrArray *problems, int line, int column, const char *message)
{
  gboolean is_found = FALSE;

  for (guint i = 0; i < problems->len; i++)
    {
      const TrackerProblem *problem = g_ptr_array_index (problems, i);

      g_test_message ("%d:%d: %s", problem->line, problem->column, problem->message);
      g_assert_true (g_utf8_validate (problem->message, -1, NULL));
      is_found = is_found
                 || ((line == 0 || (problem->line == line && problem->column == column))
                     && (message == NULL || strstr (problem->message, message) != NULL));
    }
  return is_found;
}

static TrackerDefinition *
read_quoted (const char *text, GPtrArray *problems)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');

  return read_text (json, -1, "test.json", problems);
}

static void
test_fault (gconstpointer data)
{
  const Fault *fault = data;
  g_autofree char *text = replace_once (BASE, fault->from, fault->to);
  g_autoptr (GPtrArray) problems = new_problems ();
  int line = 0;
  int column = 0;

  if (strstr (text, "§") != NULL)
    find_mark (text, &line, &column);
  g_assert_null (read_quoted (text, problems));
  g_test_message ("expected %d:%d: %s", line, column, fault->message);
  g_assert_true (has_problem (problems, line, column, fault->message));
}

/* What stands elsewhere than the fault is: the place is that of the captcha. */
static void
test_unsent (void)
{
  g_autofree char *unused
      = replace_once (BASE, "{'a': '{captcha.x}', 'k': '{saved.key}'}", "{'a': '1'}");
  g_autofree char *unsent = replace_once (unused, "{'text': '{captcha.x}'}", "{'text': '1'}");
  g_autofree char *cut = g_strndup (BASE, (gsize) (strstr (BASE, ",\n  {'id': 'send'") - BASE));
  g_autofree char *last = g_strconcat (
      cut,
      strstr (BASE, "],\n 'report': {'events': {'list': '$.e[*]', 'time': '$.t', 'text': '$.d'"),
      NULL);
  g_autoptr (GPtrArray) first = new_problems ();
  g_autoptr (GPtrArray) second = new_problems ();

  g_assert_null (read_quoted (unsent, first));
  g_assert_true (has_problem (first, 9, 19, "uses what the person answers"));
  g_assert_null (read_quoted (last, second));
  g_assert_true (has_problem (second, 9, 19, "not the last step"));
}

static void
test_good (void)
{
  g_autoptr (GPtrArray) problems = new_problems ();
  g_autoptr (TrackerDefinition) definition = read_quoted (BASE, problems);

  has_problem (problems, 0, 0, NULL);
  g_assert_nonnull (definition);
  g_assert_true (tracker_definition_has_check (definition));
  g_assert_false (tracker_definition_is_check_only (definition));
  g_assert_cmpstr (tracker_definition_choose_way (definition, NULL), ==, "open");
  g_assert_cmpstr (tracker_definition_choose_check_way (definition, NULL), ==, "slide");
  g_assert_cmpuint (tracker_definition_get_batch_max (definition, "slide"), ==, 4);
  g_assert_true (tracker_definition_check_samples (definition, problems));
}

/* A sample of a way with a challenge must say what is answered, and of the right kind; it may end
 * where that is refused. */
static void
test_samples (void)
{
  static const struct
  {
    const char *captcha;
    const char *rules;
    const char *outcome;
    const char *message; /* NULL: in order */
  } cases[] = {
    { "'captcha': 7,", "", "not_found", NULL },
    { "", "", "not_found", "“captcha” does not say what is answered" },
    { "'captcha': '7',", "", "not_found", "of the kind “slider”" },
    { "'captcha': [[1, 2]],", "", "not_found", "of the kind “slider”" },
    { "'captcha': 7,", ", 'outcomes': [{'outcome': 'wrong_captcha'}]", "wrong_captcha", NULL },
    { "'captcha': 7,", ", 'outcomes': [{'outcome': 'captcha'}]", "captcha", NULL },
    { "'captcha': 7,", ", 'outcomes': [{'outcome': 'wrong_captcha'}]", "not_found",
      "a request more" },
    { "'captcha': 7,", ", 'outcomes': [{'outcome': 'wrong_captcha'}]", "captcha",
      "a request more" },
    { "'captcha': 7,", ", 'outcomes': [{'outcome': 'pending'}]", "wrong_captcha",
      "the outcome is pending" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rules = g_strconcat ("https://post.example/last'}", cases[i].rules, NULL);
      g_autofree char *outcome = g_strdup_printf ("'expect': {'outcome': '%s'", cases[i].outcome);
      g_autofree char *first = replace_once (BASE, "https://post.example/last'}", rules);
      g_autofree char *second = replace_once (first, "'expect': {'outcome': 'not_found'", outcome);
      g_autofree char *text = replace_once (second, "'captcha': 7,", cases[i].captcha);
      g_autoptr (GPtrArray) problems = new_problems ();
      g_autoptr (TrackerDefinition) definition = read_quoted (text, problems);

      g_test_message ("case %d", (int) i);
      has_problem (problems, 0, 0, NULL);
      g_assert_nonnull (definition);
      g_assert_true (tracker_definition_check_samples (definition, problems)
                     == (cases[i].message == NULL));
      if (cases[i].message != NULL)
        g_assert_true (has_problem (problems, 0, 0, cases[i].message));
    }
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/captcha-definition/good", test_good);
  g_test_add_func ("/captcha-definition/unsent", test_unsent);
  g_test_add_func ("/captcha-definition/samples", test_samples);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/captcha-definition/fault/", faults[i].name, NULL);

      g_test_add_data_func (path, &faults[i], test_fault);
    }
  return g_test_run ();
}
