/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What an ask makes of what a post gives as a picture, and what it sends of what a person answers.
 */

#include <string.h>

#include "ask-helper.h"
#include "tracker-test.h"

#define NOW_S TRACKER_TEST_NOW_S
#define PAGE_URL "https://post.example/app/index.html?lang=en"
#define MIB (1024 * 1024)

/* A page, the challenge, and a request that sends the answer. */
static TrackerDefinition *
new_definition (const char *captcha, const char *request)
{
  g_autofree char *text = g_strdup_printf (
      "{'format': 1, 'id': 'test', 'name': 'Test', 'role': 'post', 'status': 'documented', "
      "'about': 'A test.', 'numbers': [{'format': 's10', 'role': 'both'}], " ASK_HELPER_STAGES
      "'ways': [{'id': 'check', 'steps': [{'request': {'url': '" PAGE_URL "'}, 'answer': 'html',"
      " 'save': {'src': '//img/@src', 'piece': '//img/@alt', 'top': '//i', 'task': '//p', 'body': "
      "'//body'}},"
      "{'captcha': %s}, {'request': %s, 'answer': 'json'}], 'report': {" ASK_HELPER_EVENTS "}}]}",
      captcha, request);

  return ask_helper_new_definition (text);
}

#define SEND_TEXT "{'url': 'https://post.example/send', 'form': {'a': '{captcha.text}'}}"
#define SEND_X "{'url': 'https://post.example/send', 'form': {'a': '{captcha.x}'}}"
#define SEND_POINTS "{'url': 'https://post.example/send', 'form': {'a': '{captcha.points}'}}"

static TrackerAsk *
begin (TrackerDefinition *definition, const char *page)
{
  static const char *const numbers[] = { ASK_HELPER_NUMBER, NULL };
  TrackerAskOptions options = { .language = "en", .now_s = NOW_S, .has_person = TRUE };
  TrackerAsk *ask = tracker_ask_new (definition, numbers, &options);

  if (page != NULL)
    ask_helper_answer (ask, 200, page);
  return ask;
}

static const char *
get_outcome (TrackerAsk *ask)
{
  g_autoptr (GPtrArray) reports = NULL;

  if (!tracker_ask_is_done (ask))
    return NULL;
  reports = tracker_ask_dup_reports (ask);
  return tracker_outcome_to_nick (tracker_report_get_outcome (g_ptr_array_index (reports, 0)));
}

static void
check_bytes (GBytes *bytes, const char *expected)
{
  g_assert_nonnull (bytes);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected,
                   strlen (expected));
}

/* What an answer holds, and where it leads. */
static void
test_address (void)
{
  static const struct
  {
    const char *src;
    const char *url;     /* NULL: none is asked for */
    const char *picture; /* without a request; NULL: the ask ends as malformed */
  } cases[] = {
    { "p.png", "https://post.example/app/p.png", NULL },
    { "../core/show.php?id=7&amp;t=1", "https://post.example/core/show.php?id=7&t=1", NULL },
    { "/p.png", "https://post.example/p.png", NULL },
    { "?id=7", "https://post.example/app/index.html?id=7", NULL },
    { "//post.example/p.png", "https://post.example/p.png", NULL },
    { "https://POST.example/p.png#top", "https://POST.example/p.png", NULL },
    { "https://post.example:443/p.png", "https://post.example:443/p.png", NULL },
    { "  a b.png\n", "https://post.example/app/a%20b.png", NULL },
    { "%D0%B0.png", "https://post.example/app/%D0%B0.png", NULL },
    { "../../../p.png", "https://post.example/p.png", NULL },
    { "data:image/png;base64,UE5H", NULL, "PNG" },
    { "DATA:image/png;charset=x;BASE64,UE 5H\n", NULL, "PNG" },
    { "data:image/png;base64,UE5%48", NULL, "PNG" },
    { "data:,PNG%21", NULL, "PNG!" },
    { "data:image/png;base64,", NULL, NULL },
    { "data:image/png;base64,UE5", NULL, NULL },
    { "data:image/png;base64,UE5H!!!!", NULL, NULL },
    { "data:image/png,%zz", NULL, NULL },
    { "data:image/png", NULL, NULL },
    { "data:", NULL, NULL },
    { "", NULL, NULL },
    { "https://elsewhere.example/p.png", NULL, NULL },
    { "//elsewhere.example/p.png", NULL, NULL },
    { "https://post.example.evil.example/p.png", NULL, NULL },
    { "https://post.example@evil.example/p.png", NULL, NULL },
    { "https://me:secret@post.example/p.png", NULL, NULL },
    { "https://post.example:8443/p.png", NULL, NULL },
    { "http://post.example/p.png", NULL, NULL },
    { "javascript:alert(1)", NULL, NULL },
    { "file:///etc/passwd", NULL, NULL },
    { "blob:https://post.example/1", NULL, NULL },
    { "https://", NULL, NULL },
    { "https:p.png", NULL, NULL },
    { "https://[::1", NULL, NULL },
  };
  g_autoptr (TrackerDefinition) definition = new_definition (
      "{'kind': 'text', 'picture': {'address': '{saved.src}', 'headers': {'Referer': '" PAGE_URL
      "'}}}",
      SEND_TEXT);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *page = g_strdup_printf ("<p>Task</p><img src=\"%s\">", cases[i].src);
      g_autoptr (TrackerAsk) ask = begin (definition, page);
      g_autoptr (TrackerRequest) request = tracker_ask_next_request (ask);
      g_autoptr (TrackerChallenge) challenge = tracker_ask_dup_challenge (ask);

      g_test_message ("%s", cases[i].src);
      if (cases[i].url != NULL)
        {
          g_assert_nonnull (request);
          g_assert_cmpstr (tracker_request_get_method (request), ==, "GET");
          g_assert_cmpstr (tracker_request_get_url (request), ==, cases[i].url);
          g_assert_cmpstr (tracker_request_find_header (request, "Referer"), ==, PAGE_URL);
          g_assert_cmpuint (tracker_request_get_max_bytes (request), ==, 2 * MIB);
          g_assert_true (
              g_str_has_prefix (tracker_request_find_header (request, "Accept"), "image/png"));
          continue;
        }
      g_assert_null (request);
      if (cases[i].picture != NULL)
        {
          g_assert_nonnull (challenge);
          check_bytes (tracker_challenge_get_picture (challenge), cases[i].picture);
        }
      else
        g_assert_cmpstr (get_outcome (ask), ==, "malformed");
    }
}

/* Relative to the answer that held it, where redirects led. */
static void
test_address_after_redirect (void)
{
  g_autoptr (TrackerDefinition) definition
      = new_definition ("{'kind': 'text', 'picture': {'address': '{saved.src}'}}", SEND_TEXT);
  g_autoptr (TrackerAsk) ask = begin (definition, NULL);
  g_autoptr (TrackerRequest) page = tracker_ask_next_request (ask);
  g_autoptr (GBytes) body = g_bytes_new_static ("<img src='p.png'>", 17);
  g_autoptr (TrackerResponse) response = tracker_response_new (200, "text/html", body);
  g_autoptr (TrackerRequest) request = NULL;

  tracker_response_set_url (response, "https://www.post.example/deep/er/");
  tracker_ask_take_response (ask, response, NOW_S);
  request = tracker_ask_next_request (ask);
  g_assert_cmpstr (tracker_request_get_url (request), ==, "https://www.post.example/deep/er/p.png");
}

static void
test_data (void)
{
  static const struct
  {
    const char *text;
    const char *picture;
  } cases[] = {
    { "UE5H", "PNG" },
    { "UE\n5 H", "PNG" },
    { "UE4=", "PN" },
    { "UA==", "P" },
    { "data:;base64,UE5H", "PNG" },
    { "UE5", NULL },
    { "UE5=H", NULL },
    { "=UE5", NULL },
    { "UE5H=", NULL },
    { "UE5H====", NULL },
    { "UE5-", NULL },
    { "\xd0\x96\xd0\x96", NULL },
    { "<b>UE5H</b>", "PNG" },
    { "", NULL },
    { "====", NULL },
  };
  g_autoptr (TrackerDefinition) definition
      = new_definition ("{'kind': 'text', 'picture': {'data': '{saved.body}'}}", SEND_TEXT);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *page = g_strdup_printf ("<body>%s<img src='x'></body>", cases[i].text);
      g_autoptr (TrackerAsk) ask = begin (definition, page);
      g_autoptr (TrackerChallenge) challenge = tracker_ask_dup_challenge (ask);

      g_test_message ("%s", cases[i].text);
      g_assert_null (tracker_ask_next_request (ask));
      if (cases[i].picture != NULL)
        {
          g_assert_nonnull (challenge);
          check_bytes (tracker_challenge_get_picture (challenge), cases[i].picture);
        }
      else
        g_assert_cmpstr (get_outcome (ask), ==, "malformed");
    }
}

/* 2 MiB are taken, one byte more is not. */
static void
test_large_data (void)
{
  g_autoptr (TrackerDefinition) definition
      = new_definition ("{'kind': 'text', 'picture': {'data': '{saved.body}'}}", SEND_TEXT);

  for (int more = 0; more < 2; more++)
    {
      g_autofree guchar *bytes = g_malloc0 (2 * MIB + more);
      g_autofree char *encoded = g_base64_encode (bytes, 2 * MIB + more);
      g_autofree char *page = g_strdup_printf ("<body>%s<img src='x'></body>", encoded);
      g_autoptr (TrackerAsk) ask = begin (definition, page);
      g_autoptr (TrackerChallenge) challenge = tracker_ask_dup_challenge (ask);

      g_assert_true ((challenge == NULL) == (more > 0));
      g_assert_cmpstr (get_outcome (ask), ==, more > 0 ? "malformed" : NULL);
    }
}

static void
answer_bytes (TrackerAsk *ask, int status, const char *type, gsize size)
{
  g_autoptr (TrackerRequest) request = tracker_ask_next_request (ask);
  g_autoptr (GBytes) body = g_bytes_new_take (g_malloc0 (size), size);
  g_autoptr (TrackerResponse) response = tracker_response_new (status, type, body);

  g_assert_nonnull (request);
  tracker_ask_take_response (ask, response, NOW_S);
}

/* Whether it is a picture is found out where it is decoded: here only whether it came. */
static void
test_answers (void)
{
  static const struct
  {
    int status;
    gsize size;
    const char *type;
    const char *outcome; /* NULL: a challenge */
  } cases[] = {
    { 200, 3, "image/png", NULL },          { 200, 3, "text/html", NULL },
    { 200, 2 * MIB, "image/png", NULL },    { 200, 2 * MIB + 1, "image/png", "malformed" },
    { 200, 10 * MIB, NULL, "malformed" },   { 200, 0, "image/png", "malformed" },
    { 204, 0, NULL, "malformed" },          { 404, 3, "image/png", "malformed" },
    { 403, 3, "text/html", "blocked" },     { 429, 3, NULL, "rate_limited" },
    { 503, 3, "image/png", "unavailable" },
  };
  g_autoptr (TrackerDefinition) definition = new_definition (
      "{'kind': 'text', 'picture': {'request': {'url': 'https://post.example/p'}}}", SEND_TEXT);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrackerAsk) ask = begin (definition, "<img src='x'>");
      g_autoptr (TrackerChallenge) challenge = NULL;

      g_test_message ("%d %" G_GSIZE_FORMAT, cases[i].status, cases[i].size);
      answer_bytes (ask, cases[i].status, cases[i].type, cases[i].size);
      challenge = tracker_ask_dup_challenge (ask);
      g_assert_true ((challenge == NULL) == (cases[i].outcome != NULL));
      g_assert_cmpstr (get_outcome (ask), ==, cases[i].outcome);
    }
}

static void
test_failures (void)
{
  static const struct
  {
    TrackerResponseKind kind;
    const char *outcome;
  } cases[] = {
    { TRACKER_RESPONSE_OFFLINE, "offline" },
    { TRACKER_RESPONSE_TIMEOUT, "unavailable" },
    { TRACKER_RESPONSE_TOO_LARGE, "malformed" },
    { TRACKER_RESPONSE_BAD_REDIRECT, "blocked" },
  };
  g_autoptr (TrackerDefinition) definition = new_definition (
      "{'kind': 'text', 'picture': {'request': {'url': 'https://post.example/p'}}}", SEND_TEXT);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrackerAsk) ask = begin (definition, "<img src='x'>");
      g_autoptr (TrackerRequest) request = tracker_ask_next_request (ask);
      g_autoptr (TrackerResponse) response = tracker_response_new_failure (cases[i].kind, "x");

      tracker_ask_take_response (ask, response, NOW_S);
      g_assert_cmpstr (get_outcome (ask), ==, cases[i].outcome);
    }
}

/* Three pictures in their order, each from another place, and all that is said of the task. */
static void
test_three_pictures (void)
{
  g_autoptr (TrackerDefinition) slider = new_definition (
      "{'kind': 'slider', 'picture': {'request': {'method': 'POST', 'url': "
      "'https://post.example/p', 'form': {'top': '{saved.top}'}}},"
      "'piece': {'address': '{saved.src}'}, 'piece_top': '{saved.top}', 'hint': 'Now: "
      "{saved.task}', 'expires_s': 90}",
      SEND_X);
  g_autoptr (TrackerDefinition) clicks = new_definition (
      "{'kind': 'clicks', 'picture': {'address': '{saved.src}'}, 'prompt': {'data': "
      "'{saved.piece}'}, 'clicks': 4, 'hint': {'en': 'In order', 'ru': 'По порядку'}}",
      SEND_POINTS);
  g_autoptr (TrackerAsk) first = begin (slider, "<i>17.6</i><p>Drag it</p><img src='/piece'>");
  g_autoptr (TrackerAsk) second = begin (clicks, "<img src='/p' alt='UFJPTVBU'>");
  g_autoptr (TrackerRequest) request = tracker_ask_next_request (first);
  g_autoptr (TrackerChallenge) challenge = NULL;

  g_assert_cmpstr (tracker_request_get_method (request), ==, "POST");
  check_bytes (tracker_request_get_body (request), "top=17.6");
  ask_helper_answer (first, 200, "BACK");
  g_clear_pointer (&request, tracker_request_unref);
  request = tracker_ask_next_request (first);
  g_assert_cmpstr (tracker_request_get_url (request), ==, "https://post.example/piece");
  g_assert_null (tracker_ask_dup_challenge (first));
  ask_helper_answer (first, 200, "PIECE");
  challenge = tracker_ask_dup_challenge (first);
  g_assert_cmpint (tracker_challenge_get_kind (challenge), ==, TRACKER_CHALLENGE_SLIDER);
  check_bytes (tracker_challenge_get_picture (challenge), "BACK");
  check_bytes (tracker_challenge_get_piece (challenge), "PIECE");
  g_assert_null (tracker_challenge_get_prompt (challenge));
  g_assert_cmpint (tracker_challenge_get_piece_top (challenge), ==, 17);
  g_assert_cmpstr (tracker_challenge_get_hint (challenge), ==, "Now: Drag it");
  g_assert_cmpint (tracker_challenge_get_expires_s (challenge), ==, 90);

  ask_helper_answer (second, 200, "BACK");
  g_clear_pointer (&challenge, tracker_challenge_unref);
  challenge = tracker_ask_dup_challenge (second);
  g_assert_cmpint (tracker_challenge_get_kind (challenge), ==, TRACKER_CHALLENGE_CLICKS);
  check_bytes (tracker_challenge_get_prompt (challenge), "PROMPT");
  g_assert_cmpuint (tracker_challenge_get_n_clicks (challenge), ==, 4);
  g_assert_cmpstr (tracker_challenge_get_hint (challenge), ==, "In order");
}

static void
test_piece_top (void)
{
  static const struct
  {
    const char *text;
    int top;
  } cases[] = { { "42", 42 },     { "", 0 },    { "none", 0 },  { "-3", 0 },
                { "1e9", 10000 }, { "nan", 0 }, { "12px", 12 }, { "inf", 0 } };
  g_autoptr (TrackerDefinition) definition = new_definition (
      "{'kind': 'slider', 'picture': {'data': '{saved.piece}'}, 'piece': {'data': "
      "'{saved.piece}'}, 'piece_top': '{saved.top}'}",
      SEND_X);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *page = g_strdup_printf ("<i>%s</i><img alt='UE5H'>", cases[i].text);
      g_autoptr (TrackerAsk) ask = begin (definition, page);
      g_autoptr (TrackerChallenge) challenge = tracker_ask_dup_challenge (ask);

      g_assert_nonnull (challenge);
      g_assert_cmpint (tracker_challenge_get_piece_top (challenge), ==, cases[i].top);
    }
}

static void
test_limits (void)
{
  g_autoptr (TrackerDefinition) definition = new_definition (
      "{'kind': 'text', 'picture': {'data': '{saved.piece}'}, 'characters': 'digits', 'length': "
      "[4, 6]}",
      SEND_TEXT);
  g_autoptr (TrackerAsk) ask = begin (definition, "<img alt='UE5H'>");
  g_autoptr (TrackerChallenge) challenge = tracker_ask_dup_challenge (ask);

  g_assert_cmpint (tracker_challenge_get_characters (challenge), ==, TRACKER_CHARACTERS_DIGITS);
  g_assert_cmpuint (tracker_challenge_get_least_length (challenge), ==, 4);
  g_assert_cmpuint (tracker_challenge_get_most_length (challenge), ==, 6);
  g_assert_cmpint (tracker_challenge_get_expires_s (challenge), ==, 0);
  g_assert_null (tracker_challenge_get_hint (challenge));
}

/* What is sent of what a person answers: escaped for where it stands. */
static void
test_sent (void)
{
  static const struct
  {
    const char *more; /* of the captcha */
    const char *request;
    const char *solution;
    const char *url; /* nullable */
    const char *body;
  } cases[] = {
    { "", SEND_TEXT, "x7 k&p=2", NULL, "a=x7%20k%26p%3D2" },
    { "", SEND_TEXT, "{number}", NULL, "a=%7Bnumber%7D" },
    { ", 'case': 'upper'", SEND_TEXT, "x7\xc3\xa4", NULL, "a=X7%C3%84" },
    { ", 'case': 'lower'", SEND_TEXT, "X7\xd0\x96", NULL, "a=x7%D0%B6" },
    { "", "{'url': 'https://post.example/s/{captcha.text}', 'query': {'c': '{captcha.text}'}}",
      "a/b?c#d&e", "https://post.example/s/a%2Fb%3Fc%23d%26e?c=a%2Fb%3Fc%23d%26e", NULL },
    { "", "{'url': 'https://post.example/', 'json': {'a': ['{captcha.text}']}}", "\"x\\", NULL,
      "{\"a\":[\"\\\"x\\\\\"]}" },
    { "", "{'url': 'https://post.example/', 'xml': '<a>{captcha.text}</a>'}", "</a>&", NULL,
      "<a>&lt;/a&gt;&amp;</a>" },
    { ", 'piece': {'data': '{saved.piece}'}", SEND_X, "137", NULL, "a=137" },
    { ", 'clicks': 2", SEND_POINTS, "40,22;118,60", NULL, "a=40%2C22%3B118%2C60" },
    { ", 'points': 'json'", "{'url': 'https://post.example/', 'text': '{captcha.points}'}",
      "40,22;118,60", NULL, "[{\"x\":40,\"y\":22},{\"x\":118,\"y\":60}]" },
    { ", 'points': 'pairs'", "{'url': 'https://post.example/', 'text': '{captcha.points}'}", "0,0",
      NULL, "0,0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *kind = strstr (cases[i].request, "captcha.x") != NULL        ? "slider"
                         : strstr (cases[i].request, "captcha.points") != NULL ? "clicks"
                                                                               : "text";
      g_autofree char *captcha = g_strdup_printf (
          "{'kind': '%s', 'picture': {'data': '{saved.piece}'}%s}", kind, cases[i].more);
      g_autoptr (TrackerDefinition) definition = new_definition (captcha, cases[i].request);
      g_autoptr (TrackerAsk) ask = begin (definition, "<img alt='UE5H'>");
      g_autoptr (TrackerChallenge) challenge = tracker_ask_dup_challenge (ask);
      g_autoptr (TrackerSolution) solution
          = tracker_ask_parse_solution (tracker_challenge_get_kind (challenge), cases[i].solution);
      g_autoptr (TrackerRequest) request = NULL;

      g_test_message ("case %d", (int) i);
      tracker_ask_take_solution (ask, solution, NOW_S);
      request = tracker_ask_next_request (ask);
      if (cases[i].url != NULL)
        g_assert_cmpstr (tracker_request_get_url (request), ==, cases[i].url);
      if (cases[i].body != NULL)
        check_bytes (tracker_request_get_body (request), cases[i].body);
    }
}

static void
test_parse_solution (void)
{
  static const struct
  {
    TrackerChallengeKind kind;
    const char *text;
    gboolean is_good;
  } cases[] = {
    { TRACKER_CHALLENGE_TEXT, "x7kp2", TRUE },
    { TRACKER_CHALLENGE_TEXT, "", FALSE },
    { TRACKER_CHALLENGE_SLIDER, "137", TRUE },
    { TRACKER_CHALLENGE_SLIDER, "0", TRUE },
    { TRACKER_CHALLENGE_SLIDER, "-1", FALSE },
    { TRACKER_CHALLENGE_SLIDER, "", FALSE },
    { TRACKER_CHALLENGE_SLIDER, "137px", FALSE },
    { TRACKER_CHALLENGE_SLIDER, "99999999999999999999", FALSE },
    { TRACKER_CHALLENGE_CLICKS, "40,22", TRUE },
    { TRACKER_CHALLENGE_CLICKS, "40,22;118,60;81,31", TRUE },
    { TRACKER_CHALLENGE_CLICKS, "", FALSE },
    { TRACKER_CHALLENGE_CLICKS, "40", FALSE },
    { TRACKER_CHALLENGE_CLICKS, "40,", FALSE },
    { TRACKER_CHALLENGE_CLICKS, "40,22;", FALSE },
    { TRACKER_CHALLENGE_CLICKS, ";40,22", FALSE },
    { TRACKER_CHALLENGE_CLICKS, "40;22", FALSE },
    { TRACKER_CHALLENGE_CLICKS, "40,22,5", FALSE },
    { TRACKER_CHALLENGE_CLICKS, "1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1",
      TRUE },
    { TRACKER_CHALLENGE_CLICKS,
      "1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrackerSolution) solution
          = tracker_ask_parse_solution (cases[i].kind, cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_true ((solution != NULL) == cases[i].is_good);
      if (solution != NULL)
        g_assert_cmpint (tracker_solution_get_kind (solution), ==, cases[i].kind);
    }
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/captcha-pictures/address", test_address);
  g_test_add_func ("/captcha-pictures/address-after-redirect", test_address_after_redirect);
  g_test_add_func ("/captcha-pictures/data", test_data);
  g_test_add_func ("/captcha-pictures/large-data", test_large_data);
  g_test_add_func ("/captcha-pictures/answers", test_answers);
  g_test_add_func ("/captcha-pictures/failures", test_failures);
  g_test_add_func ("/captcha-pictures/three-pictures", test_three_pictures);
  g_test_add_func ("/captcha-pictures/piece-top", test_piece_top);
  g_test_add_func ("/captcha-pictures/limits", test_limits);
  g_test_add_func ("/captcha-pictures/sent", test_sent);
  g_test_add_func ("/captcha-pictures/parse-solution", test_parse_solution);
  return g_test_run ();
}
