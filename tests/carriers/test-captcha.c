/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The step for a person: how an ask comes to a challenge and goes on from it. */

#include <string.h>

#include "ask-helper.h"
#include "tracker-test.h"

#define NOW_S TRACKER_TEST_NOW_S
#define HEAD                                                                                       \
  "{'format': 1, 'id': 'test', 'name': 'Test', 'role': 'post', 'status': 'documented', 'about': "  \
  "'A test.', 'home': 'https://post.example/', 'numbers': [{'format': 's10', 'role': "             \
  "'both'}]," ASK_HELPER_STAGES
#define REPORT "'report': {" ASK_HELPER_EVENTS "}"
#define RULES                                                                                      \
  "'outcomes': [{'select': '$.e', 'equals': 'wrong', 'outcome': 'wrong_captcha'},"                 \
  " {'select': '$.e', 'equals': 'late', 'outcome': 'captcha'},"                                    \
  " {'select': '$.e', 'equals': 'old', 'outcome': 'renew'},"                                       \
  " {'select': '$.e', 'equals': 'wall', 'outcome': 'blocked'}]"
#define SEND                                                                                       \
  "{'id': 'send', 'request': {'url': 'https://post.example/send', 'form': {'a': "                  \
  "'{captcha.text}', 'h': '{saved.hidden}'}}, 'answer': 'json', " RULES "}"
#define PAGE                                                                                       \
  "{'id': 'page', 'request': {'url': 'https://post.example/app/{number}'}, 'answer': 'html',"      \
  " 'outcomes': [{'body_matches': 'go away', 'outcome': 'captcha'}],"                              \
  " 'save': {'src': '//img/@src', 'hidden': '//input/@value', 'task': '//p'}}"
#define PICTURE_URL "https://post.example/picture.php"
#define BY_REQUEST "{'kind': 'text', 'picture': {'request': {'url': '" PICTURE_URL "'}}}"
#define BY_ADDRESS "{'kind': 'text', 'picture': {'address': '{saved.src}'}}"
#define BY_DATA "{'kind': 'text', 'picture': {'data': '{saved.src}'}}"
#define FOUND "{\"events\": [{\"t\": \"2026-03-01T10:00:00Z\", \"d\": \"Accepted\", \"c\": \"A\"}]}"
#define THE_PAGE "<p>Type it</p><img src='../p.png'><input value='h1'>"

static TrackerDefinition *
new_definition (const char *captcha, const char *send)
{
  g_autofree char *text
      = g_strdup_printf (HEAD "'ways': [{'id': 'check', 'batch': {'max': 3}, 'steps': [" PAGE
                              ", {'id': 'human', 'captcha': %s}, %s], " REPORT "}]}",
                         captcha, send);

  return ask_helper_new_definition (text);
}

static TrackerAsk *
begin (TrackerDefinition *definition, gboolean has_person)
{
  static const char *const numbers[] = { ASK_HELPER_NUMBER, NULL };
  TrackerAskOptions options = { .language = "en", .now_s = NOW_S, .has_person = has_person };

  return tracker_ask_new (definition, numbers, &options);
}

/* Answers the request that is due, which must be for @url. */
static void
answer (TrackerAsk *ask, const char *url, const char *body)
{
  g_autoptr (TrackerRequest) request = tracker_ask_next_request (ask);

  g_assert_nonnull (request);
  g_assert_cmpstr (tracker_request_get_url (request), ==, url);
  g_assert_false (tracker_ask_is_done (ask));
  ask_helper_answer (ask, 200, body);
}

static TrackerChallenge *
expect_challenge (TrackerAsk *ask, TrackerChallengeReason reason, const char *picture)
{
  g_autoptr (TrackerChallenge) challenge = tracker_ask_dup_challenge (ask);
  gsize size = 0;
  const char *bytes;

  g_assert_nonnull (challenge);
  g_assert_false (tracker_ask_is_done (ask));
  g_assert_null (tracker_ask_next_request (ask));
  g_assert_cmpint (tracker_challenge_get_reason (challenge), ==, reason);
  bytes = g_bytes_get_data (tracker_challenge_get_picture (challenge), &size);
  g_assert_cmpmem (bytes, size, picture, strlen (picture));
  return g_steal_pointer (&challenge);
}

static void
solve (TrackerAsk *ask, TrackerChallengeReason reason, const char *picture, const char *text)
{
  g_autoptr (TrackerChallenge) challenge = expect_challenge (ask, reason, picture);
  g_autoptr (TrackerSolution) solution
      = tracker_ask_parse_solution (tracker_challenge_get_kind (challenge), text);

  g_assert_nonnull (solution);
  tracker_ask_take_solution (ask, solution, NOW_S);
  g_assert_null (tracker_ask_dup_challenge (ask));
}

static void
check_body (TrackerAsk *ask, const char *expected)
{
  g_autoptr (TrackerRequest) request = tracker_ask_next_request (ask);
  GBytes *body = tracker_request_get_body (request);
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));

  g_assert_cmpstr (text, ==, expected);
}

static void
check_end (TrackerAsk *ask, const char *outcome, const char *way)
{
  g_autoptr (GPtrArray) reports = NULL;

  g_assert_true (tracker_ask_is_done (ask));
  g_assert_null (tracker_ask_next_request (ask));
  g_assert_null (tracker_ask_dup_challenge (ask));
  g_assert_cmpstr (tracker_ask_get_way (ask), ==, way);
  reports = tracker_ask_dup_reports (ask);
  for (guint i = 0; i < reports->len; i++)
    {
      TrackerReport *report = g_ptr_array_index (reports, i);

      g_assert_cmpstr (tracker_outcome_to_nick (tracker_report_get_outcome (report)), ==, outcome);
      g_assert_cmpstr (tracker_report_get_way (report), ==, way);
    }
}

static void
test_right (void)
{
  g_autoptr (TrackerDefinition) definition = new_definition (BY_ADDRESS, SEND);
  g_autoptr (TrackerAsk) ask = begin (definition, TRUE);

  answer (ask, "https://post.example/app/" ASK_HELPER_NUMBER, THE_PAGE);
  answer (ask, "https://post.example/p.png", "PNG");
  solve (ask, TRACKER_CHALLENGE_FIRST, "PNG", "x7kp2");
  check_body (ask, "a=x7kp2&h=h1");
  answer (ask, "https://post.example/send", FOUND);
  check_end (ask, "found", "check");
}

/* Page and picture, then a wrong answer, another picture wanted, a late answer, the right one. */
static void
test_again (void)
{
  g_autoptr (TrackerDefinition) definition = new_definition (BY_ADDRESS, SEND);
  g_autoptr (TrackerAsk) ask = begin (definition, TRUE);
  static const struct
  {
    TrackerChallengeReason reason;
    const char *picture;
    const char *reply; /* NULL: another picture */
  } rounds[] = {
    { TRACKER_CHALLENGE_FIRST, "one", "{\"e\": \"wrong\"}" },
    { TRACKER_CHALLENGE_WRONG, "two", "{\"e\": \"wrong\"}" },
    { TRACKER_CHALLENGE_WRONG, "three", NULL },
    { TRACKER_CHALLENGE_ANOTHER, "four", NULL },
    { TRACKER_CHALLENGE_ANOTHER, "five", "{\"e\": \"late\"}" },
    { TRACKER_CHALLENGE_EXPIRED, "six", "{\"e\": \"old\"}" },
    { TRACKER_CHALLENGE_EXPIRED, "seven", FOUND },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rounds); i++)
    {
      g_autofree char *page = g_strdup_printf ("<p>Do</p><img src='%s.png'><input value='h%d'>",
                                               rounds[i].picture, (int) i);
      g_autofree char *url = g_strdup_printf ("https://post.example/app/%s.png", rounds[i].picture);
      g_autofree char *body = g_strdup_printf ("a=t&h=h%d", (int) i);

      answer (ask, "https://post.example/app/" ASK_HELPER_NUMBER, page);
      answer (ask, url, rounds[i].picture);
      if (rounds[i].reply == NULL)
        {
          g_autoptr (TrackerChallenge) challenge
              = expect_challenge (ask, rounds[i].reason, rounds[i].picture);

          tracker_ask_renew_challenge (ask, NOW_S);
          continue;
        }
      solve (ask, rounds[i].reason, rounds[i].picture, "t");
      check_body (ask, body);
      answer (ask, "https://post.example/send", rounds[i].reply);
    }
  check_end (ask, "found", "check");
}

/* A captcha that uses no saves brings its picture alone anew; the page is read again only when the
 * session is too old. */
static void
test_back_to_picture (void)
{
  g_autoptr (TrackerDefinition) definition = new_definition (BY_REQUEST, SEND);
  g_autoptr (TrackerAsk) ask = begin (definition, TRUE);

  answer (ask, "https://post.example/app/" ASK_HELPER_NUMBER, THE_PAGE);
  answer (ask, PICTURE_URL, "one");
  solve (ask, TRACKER_CHALLENGE_FIRST, "one", "a");
  answer (ask, "https://post.example/send", "{\"e\": \"wrong\"}");
  answer (ask, PICTURE_URL, "two");
  solve (ask, TRACKER_CHALLENGE_WRONG, "two", "b");
  check_body (ask, "a=b&h=h1");
  answer (ask, "https://post.example/send", "{\"e\": \"late\"}");
  answer (ask, "https://post.example/app/" ASK_HELPER_NUMBER, THE_PAGE);
  answer (ask, PICTURE_URL, "three");
  solve (ask, TRACKER_CHALLENGE_EXPIRED, "three", "c");
  answer (ask, "https://post.example/send", "{\"e\": \"old\"}");
  answer (ask, "https://post.example/app/" ASK_HELPER_NUMBER, THE_PAGE);
  answer (ask, PICTURE_URL, "four");
  solve (ask, TRACKER_CHALLENGE_EXPIRED, "four", "d");
  answer (ask, "https://post.example/send", "{\"e\": \"old\"}");
  check_end (ask, "blocked", "check");
}

/* Nothing is asked of a person for ever: a post that wants a human before it shows a picture ends
 * the ask, also after an answer that came too late. */
static void
test_captcha_before_picture (void)
{
  g_autoptr (TrackerDefinition) definition = new_definition (BY_ADDRESS, SEND);
  g_autoptr (TrackerAsk) first = begin (definition, TRUE);
  g_autoptr (TrackerAsk) later = begin (definition, TRUE);

  answer (first, "https://post.example/app/" ASK_HELPER_NUMBER, "go away");
  check_end (first, "captcha", "check");

  answer (later, "https://post.example/app/" ASK_HELPER_NUMBER, THE_PAGE);
  answer (later, "https://post.example/p.png", "PNG");
  solve (later, TRACKER_CHALLENGE_FIRST, "PNG", "x");
  answer (later, "https://post.example/send", "{\"e\": \"late\"}");
  answer (later, "https://post.example/app/" ASK_HELPER_NUMBER, "go away");
  check_end (later, "captcha", "check");
}

/* What the report says of all numbers counts as what a rule of the step says. */
static void
test_items (void)
{
  static const char *const numbers[] = { "RB123456785CN", "RA123456785FI", NULL };
  g_autoptr (TrackerDefinition) definition = ask_helper_new_definition (
      HEAD "'ways': [{'id': 'check', 'batch': {'max': 3}, 'steps': ["
           "{'captcha': " BY_REQUEST "},"
           "{'request': {'url': 'https://post.example/{numbers}', 'form': {'a': "
           "'{captcha.text}'}}, 'answer': 'json'}],"
           "'report': {'item': {'list': '$.i[*]', 'number': '$.n'}, 'outcomes': [{'select': '$.e', "
           "'equals': 'wrong', 'outcome': 'wrong_captcha'}], " ASK_HELPER_EVENTS "}}]}");
  TrackerAskOptions options = { .language = "en", .now_s = NOW_S, .has_person = TRUE };
  g_autoptr (TrackerAsk) ask = tracker_ask_new (definition, numbers, &options);
  g_autoptr (GPtrArray) reports = NULL;

  answer (ask, PICTURE_URL, "one");
  solve (ask, TRACKER_CHALLENGE_FIRST, "one", "a");
  answer (
      ask, "https://post.example/RB123456785CN,RA123456785FI",
      "{\"i\": [{\"n\": \"RB123456785CN\", \"e\": \"wrong\"}, {\"n\": \"RA123456785FI\", \"e\": "
      "\"wrong\"}]}");
  answer (ask, PICTURE_URL, "two");
  solve (ask, TRACKER_CHALLENGE_WRONG, "two", "b");
  answer (ask, "https://post.example/RB123456785CN,RA123456785FI",
          "{\"i\": [{\"n\": \"RB123456785CN\", \"events\": [{\"t\": \"2026-03-01T10:00:00Z\", "
          "\"d\": \"x\"}]}, {\"n\": \"RA123456785FI\", \"e\": \"wrong\"}]}");
  g_assert_true (tracker_ask_is_done (ask));
  reports = tracker_ask_dup_reports (ask);
  g_assert_cmpint (tracker_report_get_outcome (g_ptr_array_index (reports, 0)), ==,
                   TRACKER_OUTCOME_FOUND);
  g_assert_cmpint (tracker_report_get_outcome (g_ptr_array_index (reports, 1)), ==,
                   TRACKER_OUTCOME_WRONG_CAPTCHA);
}

/* A step after the challenge may be passed over if it fails, but not where it says that the answer
 * was wrong. */
static void
test_optional_step (void)
{
  g_autoptr (TrackerDefinition) definition = new_definition (
      BY_REQUEST,
      "{'id': 'check', 'request': {'url': 'https://post.example/check', 'form': {'a': "
      "'{captcha.text}'}}, 'answer': 'json', 'optional': true, " RULES "},"
      "{'id': 'ask', 'request': {'url': 'https://post.example/ask'}, 'answer': 'json'}");
  g_autoptr (TrackerAsk) ask = begin (definition, TRUE);

  answer (ask, "https://post.example/app/" ASK_HELPER_NUMBER, THE_PAGE);
  answer (ask, PICTURE_URL, "one");
  solve (ask, TRACKER_CHALLENGE_FIRST, "one", "a");
  answer (ask, "https://post.example/check", "{\"e\": \"wrong\"}");
  answer (ask, PICTURE_URL, "two");
  solve (ask, TRACKER_CHALLENGE_WRONG, "two", "a");
  answer (ask, "https://post.example/check", "{\"e\": \"wall\"}");
  answer (ask, "https://post.example/ask", FOUND);
  check_end (ask, "found", "check");
}

#define WAY(id, host)                                                                              \
  "{'id': '" id "', 'steps': [{'captcha': {'kind': 'text', 'picture': {'request': {'url': "        \
  "'https://" host "/p'}}}}, {'request': {'url': 'https://" host "/send', 'form': {'a': "          \
  "'{captcha.text}'}}, 'answer': 'json', " RULES "}], " REPORT "}"
#define OPEN_WAY                                                                                   \
  "{'id': 'open', 'steps': [{'request': {'url': 'https://post.example/open'}, 'answer': "          \
  "'json'}], " REPORT "}"

static void
test_next_way (void)
{
  g_autoptr (TrackerDefinition) definition = ask_helper_new_definition (
      HEAD "'ways': [" WAY ("one", "one.example") "," OPEN_WAY "," WAY ("two", "two.example") "]}");
  g_autoptr (TrackerAsk) ask = begin (definition, TRUE);
  g_autoptr (TrackerAsk) blocked = begin (definition, TRUE);

  g_assert_cmpstr (tracker_ask_get_way (ask), ==, "one");
  answer (ask, "https://one.example/p", "one");
  solve (ask, TRACKER_CHALLENGE_FIRST, "one", "a");
  answer (ask, "https://one.example/send", "{\"e\": \"wrong\"}");
  answer (ask, "https://one.example/p", "two");
  solve (ask, TRACKER_CHALLENGE_WRONG, "two", "a");
  answer (ask, "https://one.example/send", "{\"e\": \"wall\"}");
  g_assert_cmpstr (tracker_ask_get_way (ask), ==, "two");
  answer (ask, "https://two.example/p", "three");
  solve (ask, TRACKER_CHALLENGE_FIRST, "three", "b");
  check_body (ask, "a=b");
  answer (ask, "https://two.example/send", "{}");
  check_end (ask, "not_found", "two");

  ask_helper_answer (blocked, 503, "");
  g_assert_cmpstr (tracker_ask_get_way (blocked), ==, "two");
  ask_helper_answer (blocked, 403, "");
  check_end (blocked, "blocked", "two");
}

static TrackerDefinition *
new_with_ways (const char *ways)
{
  g_autofree char *text = g_strdup_printf (
      HEAD "'credentials': [{'key': 'key', 'label': 'Key'}], 'ways': [%s]}", ways);

  return ask_helper_new_definition (text);
}

#define KEY_WAY(id, steps)                                                                         \
  "{'id': '" id "', 'credentials': ['key'], 'steps': [" steps                                      \
  "{'request': {'url': 'https://post.example/{secret.key}', 'headers': {'X': '" id                 \
  "'}}, 'answer': 'json'}], " REPORT "}"
#define KEY_CHECK                                                                                  \
  "{'id': 'check', 'credentials': ['key'], 'steps': [{'captcha': " BY_REQUEST                      \
  "}, {'request': {'url': 'https://post.example/{captcha.text}/{secret.key}'}, 'answer': "         \
  "'json'}], " REPORT "}"

/* Which ways run with a person, and which without. */
static void
test_who_is_there (void)
{
  static const struct
  {
    const char *ways;
    gboolean has_person;
    const char *outcome; /* NULL: a way runs */
    const char *way;
    gboolean has_check;
    gboolean is_check_only;
    const char *chosen;
    const char *check;
  } cases[] = {
    { OPEN_WAY, FALSE, NULL, "open", FALSE, FALSE, "open", NULL },
    { OPEN_WAY, TRUE, "captcha", NULL, FALSE, FALSE, "open", NULL },
    { WAY ("one", "one.example"), FALSE, "captcha", NULL, TRUE, TRUE, NULL, "one" },
    { WAY ("one", "one.example"), TRUE, NULL, "one", TRUE, TRUE, NULL, "one" },
    { WAY ("one", "one.example") "," OPEN_WAY, FALSE, NULL, "open", TRUE, FALSE, "open", "one" },
    { OPEN_WAY "," WAY ("one", "one.example"), TRUE, NULL, "one", TRUE, FALSE, "open", "one" },
    { KEY_WAY ("key", ""), FALSE, "needs_credentials", NULL, FALSE, FALSE, NULL, NULL },
    { KEY_WAY ("key", "") "," WAY ("one", "one.example"), FALSE, "captcha", NULL, TRUE, FALSE, NULL,
      "one" },
    { KEY_CHECK, FALSE, "captcha", NULL, TRUE, TRUE, NULL, NULL },
    { KEY_CHECK, TRUE, "needs_credentials", NULL, TRUE, TRUE, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrackerDefinition) definition = new_with_ways (cases[i].ways);
      g_autoptr (TrackerAsk) ask = begin (definition, cases[i].has_person);

      g_test_message ("case %d", (int) i);
      if (cases[i].outcome != NULL)
        check_end (ask, cases[i].outcome, cases[i].way);
      g_assert_cmpstr (tracker_ask_get_way (ask), ==, cases[i].way);
      g_assert_cmpint (tracker_definition_has_check (definition), ==, cases[i].has_check);
      g_assert_cmpint (tracker_definition_is_check_only (definition), ==, cases[i].is_check_only);
      g_assert_cmpstr (tracker_definition_choose_way (definition, NULL), ==, cases[i].chosen);
      g_assert_cmpstr (tracker_definition_choose_check_way (definition, NULL), ==, cases[i].check);
    }
}

static void
test_named_way (void)
{
  static const char *const numbers[] = { ASK_HELPER_NUMBER, NULL };
  g_autoptr (TrackerDefinition) definition
      = new_with_ways (OPEN_WAY "," WAY ("one", "one.example") "," WAY ("two", "two.example"));
  TrackerAskOptions options = { .way = "two", .language = "en", .now_s = NOW_S };
  g_autoptr (TrackerAsk) alone = tracker_ask_new (definition, numbers, &options);
  g_autoptr (TrackerAsk) ask = NULL;

  check_end (alone, "captcha", NULL);
  options.has_person = TRUE;
  ask = tracker_ask_new (definition, numbers, &options);
  g_assert_cmpstr (tracker_ask_get_way (ask), ==, "two");
  ask_helper_answer (ask, 500, "");
  check_end (ask, "unavailable", "two");
  g_assert_true (tracker_definition_is_check_way (definition, "two"));
  g_assert_false (tracker_definition_is_check_way (definition, "open"));
  g_assert_false (tracker_definition_is_check_way (definition, "three"));
  g_assert_false (tracker_definition_is_check_way (definition, NULL));
}

/* A token that is kept is asked for anew where the next picture needs it. */
static void
test_kept_token (void)
{
  static const char *const numbers[] = { ASK_HELPER_NUMBER, NULL };
  g_autoptr (TrackerDefinition) definition = ask_helper_new_definition (
      HEAD "'ways': [{'id': 'check', 'steps': ["
           "{'id': 'token', 'request': {'url': 'https://post.example/token'}, 'answer': 'json', "
           "'save': {'token': '$.t'}, 'cache': {}},"
           "{'id': 'other', 'request': {'url': 'https://post.example/other'}, 'answer': 'json', "
           "'save': {'other': '$.o'}, 'cache': {}},"
           "{'captcha': {'kind': 'text', 'picture': {'request': {'url': '" PICTURE_URL
           "', 'auth': {'bearer': '{saved.token}'}}}}},"
           "{'request': {'url': 'https://post.example/send', 'form': {'a': '{captcha.text}'}}, "
           "'answer': 'json', " RULES "}], " REPORT "}]}");
  g_autoptr (GVariant) cache = g_variant_ref_sink (
      g_variant_new_parsed ("{'check/token/token': (%x, 'OLD'), 'check/other/other': (%x, 'KEPT')}",
                            NOW_S + 100, NOW_S + 100));
  TrackerAskOptions options
      = { .language = "en", .now_s = NOW_S, .has_person = TRUE, .cache = cache };
  g_autoptr (TrackerAsk) ask = tracker_ask_new (definition, numbers, &options);
  g_autoptr (TrackerRequest) request = tracker_ask_next_request (ask);

  g_assert_cmpstr (tracker_request_find_header (request, "Authorization"), ==, "Bearer OLD");
  answer (ask, PICTURE_URL, "one");
  solve (ask, TRACKER_CHALLENGE_FIRST, "one", "a");
  answer (ask, "https://post.example/send", "{\"e\": \"wrong\"}");
  answer (ask, "https://post.example/token", "{\"t\": \"NEW\"}");
  g_clear_pointer (&request, tracker_request_unref);
  request = tracker_ask_next_request (ask);
  g_assert_cmpstr (tracker_request_find_header (request, "Authorization"), ==, "Bearer NEW");
  answer (ask, PICTURE_URL, "two");
  solve (ask, TRACKER_CHALLENGE_WRONG, "two", "a");
  answer (ask, "https://post.example/send", "{\"e\": \"late\"}");
  answer (ask, "https://post.example/token", "{\"t\": \"LAST\"}");
  answer (ask, "https://post.example/other", "{\"o\": \"x\"}");
  answer (ask, PICTURE_URL, "three");
  solve (ask, TRACKER_CHALLENGE_EXPIRED, "three", "a");
}

/* A save that the new page lacks is not that of the old one. */
static void
test_nothing_stale (void)
{
  g_autoptr (TrackerDefinition) definition = new_definition (BY_ADDRESS, SEND);
  g_autoptr (TrackerAsk) ask = begin (definition, TRUE);

  answer (ask, "https://post.example/app/" ASK_HELPER_NUMBER, THE_PAGE);
  answer (ask, "https://post.example/p.png", "PNG");
  solve (ask, TRACKER_CHALLENGE_FIRST, "PNG", "x");
  answer (ask, "https://post.example/send", "{\"e\": \"wrong\"}");
  answer (ask, "https://post.example/app/" ASK_HELPER_NUMBER, "<img src='/q.png'>");
  answer (ask, "https://post.example/q.png", "PNG");
  solve (ask, TRACKER_CHALLENGE_WRONG, "PNG", "y");
  check_body (ask, "a=y&h=");
}

/* One random text per answer, kept by a save: what names a picture names it again with the answer.
 */
static void
test_saved_uuid (void)
{
  g_autoptr (TrackerDefinition) definition = ask_helper_new_definition (
      HEAD
      "'ways': [{'id': 'check', 'steps': ["
      "{'request': {'url': 'https://post.example/'}, 'answer': 'html', 'save': {'id': {'text': "
      "'{uuid}'}, 'again': {'text': '{uuid}'}}},"
      "{'captcha': {'kind': 'text', 'picture': {'request': {'url': "
      "'https://post.example/p?{saved.id}'}}}},"
      "{'request': {'url': 'https://post.example/send', 'form': {'a': '{captcha.text}', 'u': "
      "'{saved.again}'}}, 'answer': 'json', " RULES "}], " REPORT "}]}");
  g_autoptr (TrackerAsk) ask = begin (definition, TRUE);
  g_autofree char *last = NULL;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (TrackerRequest) picture = NULL;
      g_autofree char *body = NULL;
      const char *uuid;

      ask_helper_answer (ask, 200, "<p>");
      picture = tracker_ask_next_request (ask);
      uuid = strchr (tracker_request_get_url (picture), '?') + 1;
      g_assert_true (g_uuid_string_is_valid (uuid));
      g_assert_cmpstr (uuid, !=, last);
      ask_helper_answer (ask, 200, "PNG");
      solve (ask, i == 0 ? TRACKER_CHALLENGE_FIRST : TRACKER_CHALLENGE_WRONG, "PNG", "x");
      body = g_strdup_printf ("a=x&u=%s", uuid);
      check_body (ask, body);
      g_free (last);
      last = g_strdup (uuid);
      ask_helper_answer (ask, 200, "{\"e\": \"wrong\"}");
    }
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/captcha/right", test_right);
  g_test_add_func ("/captcha/again", test_again);
  g_test_add_func ("/captcha/back-to-picture", test_back_to_picture);
  g_test_add_func ("/captcha/before-picture", test_captcha_before_picture);
  g_test_add_func ("/captcha/items", test_items);
  g_test_add_func ("/captcha/optional-step", test_optional_step);
  g_test_add_func ("/captcha/next-way", test_next_way);
  g_test_add_func ("/captcha/who-is-there", test_who_is_there);
  g_test_add_func ("/captcha/named-way", test_named_way);
  g_test_add_func ("/captcha/kept-token", test_kept_token);
  g_test_add_func ("/captcha/nothing-stale", test_nothing_stale);
  g_test_add_func ("/captcha/saved-uuid", test_saved_uuid);
  return g_test_run ();
}
