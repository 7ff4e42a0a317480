/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which requests tell a host what it is asked about. */

#include <string.h>

#include "ask-helper.h"
#include "tracker-test.h"

#define ANSWER "{'a': 'x', 'e': [{'t': 1000000, 'd': 'In'}]}"
#define REPORT                                                                                     \
  "'report': {'events': {'list': '$.e[*]', 'time': {'select': '$.t', 'formats': ['epoch_s']}, "    \
  "'text': '$.d'}}"
#define WAY(more, steps)                                                                           \
  "{'format': 1, 'id': 'test', 'name': 'Test', 'role': 'post', 'about': 'A test.', 'status': "     \
  "'documented', 'numbers': [{'format': 's10', 'role': 'both'}], 'credentials': [{'key': 'key', "  \
  "'label': 'Key'}], 'needs': [{'key': 'postcode', 'label': 'Postcode', 'optional': true}], "      \
  "'ways': [{'id': 'w', " more " 'steps': [" steps "], " REPORT "}]}"
#define STEP(request, more)                                                                        \
  "{'request': {'url': 'https://post.example/'" request "}, " more "'answer': 'json'}"
#define SAVE(name) "'save': {'" name "': '$.a'}, "

static const struct
{
  const char *name;
  const char *definition;
  const char *tells; /* of each request: y or n */
} cases[] = {
  { "url", WAY ("", "{'request': {'url': 'https://post.example/{number}'}, 'answer': 'json'}"),
    "y" },
  { "query", WAY ("", STEP (", 'query': {'n': '{number}'}", "")), "y" },
  { "list", WAY ("'batch': {'max': 2},", STEP (", 'query': {'n': '{numbers}'}", "")), "y" },
  { "header", WAY ("", STEP (", 'headers': {'X-Number': 'a{number}'}", "")), "y" },
  { "form", WAY ("", STEP (", 'form': {'n': '{number}'}", "")), "y" },
  { "json", WAY ("", STEP (", 'json': {'a': [{'n': '{number}'}]}", "")), "y" },
  { "each", WAY ("'batch': {'max': 2},", STEP (", 'json': [{'$each': {'n': '{number}'}}]", "")),
    "y" },
  { "xml", WAY ("", STEP (", 'xml': '<n>{number}</n>'", "")), "y" },
  { "password", WAY ("", STEP (", 'auth': {'basic': {'user': 'u', 'password': '{number}'}}", "")),
    "y" },
  { "nothing", WAY ("", STEP ("", "")), "n" },
  { "other names",
    WAY ("",
         STEP (", 'query': {'l': '{language}', 'u': '{uuid}', 't': '{now.s}', "
               "'p': '{need.postcode}'}",
               "")),
    "n" },
  { "token before",
    WAY ("",
         STEP ("", SAVE ("token")) "," STEP (", 'query': {'t': '{saved.token}', 'n': '{number}'}",
                                             "")),
    "ny" },
  { "token alone",
    WAY ("", STEP ("", SAVE ("token")) "," STEP (", 'query': {'t': '{saved.token}'}", "")), "nn" },
  /* What comes back where the number was told may stand for it. */
  { "ticket after",
    WAY ("",
         STEP (", 'query': {'n': '{number}'}",
               SAVE ("ticket")) "," STEP (", 'query': {'t': '{saved.ticket}'}", "")),
    "yy" },
  { "nothing after",
    WAY ("", STEP (", 'query': {'n': '{number}'}", SAVE ("ticket")) "," STEP ("", "")), "yn" },
  /* What the way makes of the number is the number. */
  { "made of it",
    WAY ("'save': {'sum': {'text': 'a{number}', 'encode': 'md5'}},",
         STEP (", 'headers': {'X-Sum': '{saved.sum}'}", "")),
    "y" },
  { "made of it twice",
    WAY ("'save': {'sum': {'text': '{number}', 'encode': 'md5'}, 'all': {'join': [{'text': "
         "'{now.s}'}, {'text': '{saved.sum}'}]}},",
         STEP (", 'query': {'s': '{saved.all}'}", "")),
    "y" },
  { "made of something else",
    WAY ("'save': {'device': {'text': '{uuid}'}},",
         STEP (", 'query': {'d': '{saved.device}'}", "")),
    "n" },
  { "a token of a token",
    WAY ("",
         STEP ("", SAVE ("one")) "," STEP (
             ", 'query': {'o': '{saved.one}'}",
             SAVE ("two")) "," STEP (", 'query': {'t': '{saved.two}', 'n': '{number}'}",
                                     SAVE ("three")) "," STEP (", 'query': {'x': '{saved.three}'}",
                                                               "")),
    "nnyy" },
};

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (TrackerDefinition) definition = ask_helper_new_definition (cases[i].definition);
  g_autoptr (TrackerAsk) ask = ask_helper_begin (definition);
  gsize n = 0;

  while (!tracker_ask_is_done (ask))
    {
      g_autoptr (TrackerRequest) request = tracker_ask_next_request (ask);
      g_autofree char *body = g_strdelimit (g_strdup (ANSWER), "'", '"');

      g_assert_cmpuint (n, <, strlen (cases[i].tells));
      g_assert_cmpint (tracker_request_get_tells_number (request), ==, cases[i].tells[n] == 'y');
      ask_helper_answer (ask, 200, body);
      n++;
    }
  g_assert_cmpuint (n, ==, strlen (cases[i].tells));
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/request-number/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  return g_test_run ();
}
