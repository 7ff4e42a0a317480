/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "tracker-health-words-private.h"
#include "tracker-test.h"

#define NOW_S TRACKER_TEST_NOW_S
#define NAME "Blue Post"

/* What a definition may be like, as small as it can be. */
static TrackerDefinition *
make_definition (const char *status, const char *ways)
{
  g_autofree char *text = g_strdup_printf (
      "{\"format\": 1, \"id\": \"blue-post\", \"name\": {\"en\": \"Blue Post\"}, \"role\": "
      "\"post\","
      "\"status\": \"%s\", \"about\": \"A carrier of tests.\", \"home\": \"https://post.example/\","
      "\"credentials\": [{\"key\": \"login\", \"label\": {\"en\": \"Login\"}}],"
      "\"numbers\": [{\"format\": \"blue\", \"role\": \"both\", \"pattern\": \"BL[0-9]{8}\","
      "\"valid\": [\"BL12345678\"], \"invalid\": [\"BL1234567\"]}], \"ways\": [%s]}",
      status, ways);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  TrackerDefinition *definition = tracker_definition_new_light (bytes, "blue-post.json", problems);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((TrackerProblem *) g_ptr_array_index (problems, i))->message);
  g_assert_nonnull (definition);

  return definition;
}

#define WAY                                                                                        \
  "{\"id\": \"rest\", \"steps\": [{\"id\": \"ask\", \"request\": {\"url\": "                       \
  "\"https://post.example/{number}\"}, \"answer\": \"json\"}], \"report\": {}}"

static TrackerHealthFacts
make_facts (TrackerDefinition *definition, TrackerCarrierState *state, const TrackerMask *mask)
{
  return (TrackerHealthFacts){ .definition = definition,
                               .state = state,
                               .carrier = "blue-post",
                               .carrier_name = NAME,
                               .mask = mask,
                               .now_s = NOW_S };
}

static void
test_fault (void)
{
  for (int outcome = TRACKER_OUTCOME_NONE; outcome <= TRACKER_OUTCOME_NEEDS_MORE; outcome++)
    {
      g_autofree char *sentence
          = tracker_health_words_dup_fault ((TrackerOutcome) outcome, "100 %s %d Post");

      if (outcome == TRACKER_OUTCOME_NONE || tracker_outcome_is_answer ((TrackerOutcome) outcome))
        {
          g_assert_cmpstr (sentence, ==, "");
          continue;
        }
      g_assert_nonnull (strstr (sentence, "100 %s %d Post"));
      g_assert_true (g_str_has_suffix (sentence, "."));
    }
}

static const struct
{
  gint64 answered_ago_s; /* -1: never */
  gint64 failed_ago_s;
  TrackerOutcome outcome;
  int failures;
  gboolean is_off;
  const char *state;
  const char *remedy;
  const char *headline; /* a part of it */
} cases[] = {
  { -1, -1, 0, 0, FALSE, "idle", "", "Not asked yet" },
  { 300, -1, 0, 0, FALSE, "good", "", "Answered 5 minutes ago" },
  { 300, -1, 0, 0, TRUE, "off", "enable", "Switched off" },
  { 300, 60, TRACKER_OUTCOME_UNAVAILABLE, 2, FALSE, "trouble", "", "Nothing you can do" },
  { 300, 60, TRACKER_OUTCOME_UNAVAILABLE, 2, TRUE, "off", "enable", "Switched off" },
  { 60, 300, TRACKER_OUTCOME_UNAVAILABLE, 0, FALSE, "good", "", "Answered" },
  /* Two parcels in one second: the answer came last. */
  { 60, 60, TRACKER_OUTCOME_UNAVAILABLE, 0, FALSE, "good", "", "Answered" },
  { 60, 60, TRACKER_OUTCOME_UNAVAILABLE, 1, FALSE, "trouble", "", "did not answer" },
  { -1, 60, TRACKER_OUTCOME_BAD_CREDENTIALS, 0, FALSE, "trouble", "login", "refused your login" },
  { -1, 60, TRACKER_OUTCOME_NEEDS_CREDENTIALS, 0, FALSE, "trouble", "login", "login of your own" },
  { -1, 60, TRACKER_OUTCOME_MALFORMED, 1, FALSE, "trouble", "", "needs mending" },
  { -1, 60, TRACKER_OUTCOME_CAPTCHA, 0, FALSE, "trouble", "", "a person must type" },
  { -1, 60, TRACKER_OUTCOME_OFFLINE, 0, FALSE, "idle", "network", "Your network" },
  { 300, 60, TRACKER_OUTCOME_NEEDS_MORE, 0, FALSE, "good", "need", "postcode" },
  { 300, 60, TRACKER_OUTCOME_BAD_NUMBER, 0, FALSE, "good", "", "typing error" },
};

static TrackerCarrierState *
make_state (gsize row)
{
  TrackerCarrierState *state = tracker_carrier_state_new ("blue-post");
  gint64 answered_s = cases[row].answered_ago_s >= 0 ? NOW_S - cases[row].answered_ago_s : 0;
  gint64 failed_s = cases[row].failed_ago_s >= 0 ? NOW_S - cases[row].failed_ago_s : 0;

  tracker_carrier_state_set_off (state, cases[row].is_off);
  tracker_carrier_state_set_asked (state, MAX (answered_s, failed_s), answered_s);
  if (failed_s != 0)
    tracker_carrier_state_set_failed (state, failed_s, cases[row].outcome, NULL,
                                      cases[row].failures);
  tracker_carrier_state_set_legs (state, 1, NOW_S + 3600);

  return state;
}

static void
test_words (void)
{
  g_autoptr (TrackerDefinition) definition = make_definition ("documented", WAY);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrackerCarrierState) state = make_state (i);
      const TrackerHealthFacts facts = make_facts (definition, state, NULL);
      g_autofree char *headline = tracker_health_words_dup_headline (&facts);
      g_autofree char *failure = tracker_health_words_dup_last_failure (&facts);
      g_autofree char *next = tracker_health_words_dup_next_try (&facts);

      g_test_message ("row %d: %s", (int) i, headline);
      g_assert_cmpstr (tracker_health_words_get_state (&facts), ==, cases[i].state);
      g_assert_cmpstr (tracker_health_words_get_remedy (&facts), ==, cases[i].remedy);
      g_assert_nonnull (strstr (headline, cases[i].headline));
      g_assert_cmpint (*failure != '\0', ==, cases[i].failed_ago_s >= 0);
      g_assert_cmpint (*next == '\0', ==, cases[i].is_off);
      g_assert_cmpint (tracker_carrier_state_has_trouble (state), ==,
                       g_str_equal (cases[i].state, "trouble")
                           || (cases[i].is_off && cases[i].outcome != 0));
    }
}

static void
test_nothing_known (void)
{
  g_autoptr (TrackerDefinition) definition = make_definition ("documented", WAY);
  g_autoptr (TrackerDefinition) link = make_definition ("link", "");
  const TrackerHealthFacts facts = make_facts (definition, NULL, NULL);
  const TrackerHealthFacts of_link = make_facts (link, NULL, NULL);
  const TrackerHealthFacts of_none = make_facts (NULL, NULL, NULL);
  g_autofree char *headline = tracker_health_words_dup_headline (&facts);
  g_autofree char *link_headline = tracker_health_words_dup_headline (&of_link);
  g_autofree char *none_headline = tracker_health_words_dup_headline (&of_none);
  g_autofree char *report = tracker_health_words_dup_report (&facts);
  g_autofree char *none_report = tracker_health_words_dup_report (&of_none);

  g_assert_false (tracker_carrier_state_has_trouble (NULL));
  g_assert_cmpstr (tracker_health_words_get_state (&facts), ==, "idle");
  g_assert_cmpstr (headline, ==, "Tracker asks it about no parcel of yours.");
  g_assert_cmpstr (link_headline, ==, "Tracker cannot ask it: open its page.");
  g_assert_nonnull (strstr (none_headline, "No definition"));
  g_assert_nonnull (strstr (report, "Carrier: blue-post\nDefinition: documented, post\nWays: rest\n"
                                    "Never asked\n"));
  g_assert_nonnull (strstr (none_report, "Definition: none"));
}

static void
test_next_try (void)
{
  static const struct
  {
    gint64 due_s;
    gint64 paused_s;
    const char *sentence;
  } rows[] = {
    { NOW_S, 0, "Tracker tries again as soon as it can." },
    { 0, 0, "Tracker tries again as soon as it can." },
    { G_MAXINT64, 0, "Tracker does not try again by itself." },
    { NOW_S + 60, 0, "Tracker tries again at " },
    { NOW_S, NOW_S + 60, "Tracker tries again at " },
    { NOW_S + 40 * 60 * 60, 0, "Tracker tries again on " },
  };
  g_autoptr (TrackerDefinition) definition = make_definition ("documented", WAY);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrackerCarrierState) state = tracker_carrier_state_new ("blue-post");
      const TrackerHealthFacts facts = make_facts (definition, state, NULL);
      g_autofree char *sentence = NULL;

      tracker_carrier_state_set_legs (state, 3, rows[i].due_s);
      tracker_carrier_state_set_paused_until_s (state, rows[i].paused_s);
      sentence = tracker_health_words_dup_next_try (&facts);
      g_test_message ("row %d: %s", (int) i, sentence);
      g_assert_true (g_str_has_prefix (sentence, rows[i].sentence));
    }
}

static void
test_codes (void)
{
  g_autoptr (TrackerCarrierState) state = tracker_carrier_state_new ("blue-post");
  const TrackerHealthFacts facts = make_facts (NULL, state, NULL);
  g_autofree char *none = tracker_health_words_dup_codes (&facts);
  g_autofree char *two = NULL;

  g_assert_cmpstr (none, ==, "");
  tracker_carrier_state_add_code (state, "X7", 12, NOW_S);
  tracker_carrier_state_add_code (state, "409", 1, NOW_S);
  two = tracker_health_words_dup_codes (&facts);
  g_assert_cmpstr (two, ==, "X7 (12 times)\n409 (1 time)");
}

/* --- what is hidden --- */

static const struct
{
  const char *words;
  const char *shown;
} shapes[] = {
  { "", "" },
  { "Internal error 500", "Internal error 500" },
  { "No parcel RB123456785CN here", "No parcel … here" },
  { "No parcel RB 123 456 785 CN here", "No parcel … … … … … here" },
  { "number=RB123456785CN&lang=en", "…" },
  { "call +49 (30) 901 820, please", "call … … … … please" },
  { "write to anna.m@post.example now", "write to … now" },
  { "10115 Berlin", "… Berlin" },
  { "№ １２３４５６７８", "№ …" },
  { "key abcdefghijklmnopqrstuvwxyzabcdef", "key …" },
  { "step 2 of 3", "step 2 of 3" },
  { "a\tb\nc", "a b c" },
  { "\xff\xfe 12345678", "�� …" },
};

static void
test_shapes (void)
{
  g_autoptr (TrackerMask) mask = tracker_mask_new ();

  g_assert_null (tracker_mask_dup_without_shapes (mask, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *shown = tracker_mask_dup_without_shapes (mask, shapes[i].words);

      g_assert_cmpstr (shown, ==, shapes[i].shown);
    }
}

static void
test_shown_codes (void)
{
  static const struct
  {
    const char *code;
    const char *shown;
  } rows[] = {
    { "DLV_OK", "DLV_OK" },           { "40122", "40122" },
    { "901820", "901820" },           { "12345678", "…" },
    { "RB123456785CN", "…" },         { "a@b.example", "…" },
    { "Held at 10115", "Held at …" },
  };
  g_autoptr (TrackerMask) mask = tracker_mask_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = tracker_mask_dup_code (mask, rows[i].code);

      g_assert_cmpstr (shown, ==, rows[i].shown);
    }
}

static char *
make_text (const char *alphabet, int length)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < length; i++)
    g_string_append_c (text, alphabet[g_test_rand_int_range (0, (gint32) strlen (alphabet))]);

  return g_string_free (text, FALSE);
}

/* A track code of any shape: at least seven digits, with letters before, behind or among them. */
static char *
make_number (void)
{
  g_autofree char *head = make_text ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", g_test_rand_int_range (0, 5));
  g_autofree char *digits = make_text ("0123456789", g_test_rand_int_range (7, 20));
  g_autofree char *tail = make_text ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", g_test_rand_int_range (0, 3));

  return g_strconcat (head, digits, tail, NULL);
}

/* As people and posts write it: in groups, or with hyphens. */
static char *
write_in_groups (const char *number, char between)
{
  GString *text = g_string_new (NULL);
  int left = 0;

  for (const char *p = number; *p != '\0'; p++)
    {
      if (p > number && left == 0)
        g_string_append_c (text, between);
      if (left == 0)
        left = g_test_rand_int_range (3, 5);
      g_string_append_c (text, *p);
      left--;
    }

  return g_string_free (text, FALSE);
}

static char *
strip (const char *text)
{
  GString *kept = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (kept, *p);

  return g_string_free (kept, FALSE);
}

/* Whatever a post's words quote, nothing of the person is in the report. */
static void
test_report_tells_nothing (void)
{
  g_autoptr (TrackerDefinition) definition = make_definition ("documented", WAY);

  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (TrackerCarrierState) state = tracker_carrier_state_new ("blue-post");
      g_autoptr (TrackerMask) mask = tracker_mask_new ();
      const TrackerHealthFacts facts = make_facts (definition, state, mask);
      g_autofree char *number = make_number ();
      g_autofree char *spaced = write_in_groups (number, " -"[round % 2]);
      g_autofree char *secret
          = make_text ("abcdefghijklmnopqrstuvwxyzABCDEF0123456789-_.~", 4 + round % 40);
      g_autofree char *words
          = g_strdup_printf ("Login %s: no parcel %s (%s), ask anna%d@post.example about \"%s\".",
                             secret, number, spaced, round, secret);
      g_autofree char *code = g_strdup_printf ("E%d %s", round % 100, spaced);
      g_autofree char *report = NULL;
      g_autofree char *bare = NULL;

      tracker_mask_add (mask, secret);
      tracker_carrier_state_set_failed (state, NOW_S, TRACKER_OUTCOME_MALFORMED, words, 1);
      tracker_carrier_state_add_code (state, number, 2, NOW_S);
      tracker_carrier_state_add_code (state, code, 1, NOW_S);
      tracker_carrier_state_add_code (state, secret, 1, NOW_S);
      report = tracker_health_words_dup_report (&facts);
      bare = strip (report);
      g_assert_null (strstr (report, secret));
      g_assert_null (strstr (bare, number));
      g_assert_null (strchr (report, '@'));
      g_assert_nonnull (strstr (report, "Outcome: malformed\n"));
    }
}

/* Where secrets cannot be told from words there are no words. */
static void
test_report_without_keyring (void)
{
  g_autoptr (TrackerDefinition) definition = make_definition ("documented", WAY);
  g_autoptr (TrackerCarrierState) state = tracker_carrier_state_new ("blue-post");
  const TrackerHealthFacts facts = make_facts (definition, state, NULL);
  g_autofree char *report = NULL;

  tracker_carrier_state_set_failed (state, NOW_S, TRACKER_OUTCOME_BLOCKED, "sesame", 1);
  tracker_carrier_state_add_code (state, "X7", 3, NOW_S);
  report = tracker_health_words_dup_report (&facts);
  g_assert_null (strstr (report, "sesame"));
  g_assert_nonnull (strstr (report, "X7 (3)"));
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/health/fault", test_fault);
  g_test_add_func ("/health/words", test_words);
  g_test_add_func ("/health/nothing-known", test_nothing_known);
  g_test_add_func ("/health/next-try", test_next_try);
  g_test_add_func ("/health/codes", test_codes);
  g_test_add_func ("/mask/shapes", test_shapes);
  g_test_add_func ("/mask/codes", test_shown_codes);
  g_test_add_func ("/health/report-tells-nothing", test_report_tells_nothing);
  g_test_add_func ("/health/report-without-keyring", test_report_without_keyring);

  return g_test_run ();
}
