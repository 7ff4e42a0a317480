/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Stages, outcomes, roles, news: their words and rules. */

#include "tracker-news.h"
#include "tracker-outcome.h"
#include "tracker-role.h"
#include "tracker-smart.h"
#include "tracker-stage.h"
#include "tracker-test.h"

static void
test_stage_nicks (void)
{
  for (int i = 0; i < TRACKER_N_STAGES; i++)
    {
      TrackerStage stage = TRACKER_N_STAGES;

      g_assert_true (tracker_stage_from_nick (tracker_stage_to_nick ((TrackerStage) i), &stage));
      g_assert_cmpint (stage, ==, i);
      g_assert_cmpstr (tracker_stage_get_label (stage), !=, "");
    }
  g_assert_cmpstr (tracker_stage_to_nick (TRACKER_STAGE_CUSTOMS_CLEARED), ==, "customs_cleared");
  g_assert_cmpstr (tracker_stage_to_nick (TRACKER_STAGE_EXCEPTION), ==, "exception");
}

static void
test_stage_hostile (void)
{
  static const char *const nicks[] = { NULL, "", "Delivered", "delivered ", "9", "in transit" };
  TrackerStage stage = TRACKER_STAGE_IMPORT;

  for (gsize i = 0; i < G_N_ELEMENTS (nicks); i++)
    g_assert_false (tracker_stage_from_nick (nicks[i], &stage));
  g_assert_cmpint (stage, ==, TRACKER_STAGE_IMPORT);

  g_assert_cmpstr (tracker_stage_to_nick ((TrackerStage) 99), ==, "unknown");
  g_assert_cmpstr (tracker_stage_to_nick ((TrackerStage) -1), ==, "unknown");
  g_assert_cmpfloat (tracker_stage_get_progress ((TrackerStage) 99), ==, 0.0);
}

static void
test_stage_rules (void)
{
  double last = -1.0;

  for (int i = TRACKER_STAGE_UNKNOWN; i <= TRACKER_STAGE_DELIVERED; i++)
    {
      double progress = tracker_stage_get_progress ((TrackerStage) i);

      g_assert_cmpfloat (progress, >, last);
      g_assert_false (tracker_stage_needs_attention ((TrackerStage) i));
      g_assert_cmpint (tracker_stage_is_final ((TrackerStage) i), ==, i == TRACKER_STAGE_DELIVERED);
      last = progress;
    }
  g_assert_cmpfloat (last, ==, 1.0);

  for (int i = TRACKER_STAGE_FAILED_ATTEMPT; i < TRACKER_N_STAGES; i++)
    {
      g_assert_true (tracker_stage_needs_attention ((TrackerStage) i));
      g_assert_false (tracker_stage_is_final ((TrackerStage) i));
      g_assert_cmpfloat (tracker_stage_get_progress ((TrackerStage) i), <, 1.0);
    }
}

static void
test_outcomes (void)
{
  static const struct
  {
    TrackerOutcome outcome;
    const char *nick;
    gboolean is_answer;
    gboolean is_failure;
  } rows[] = {
    { TRACKER_OUTCOME_NONE, "none", FALSE, FALSE },
    { TRACKER_OUTCOME_FOUND, "found", TRUE, FALSE },
    { TRACKER_OUTCOME_NOT_FOUND, "not_found", TRUE, FALSE },
    { TRACKER_OUTCOME_PENDING, "pending", TRUE, FALSE },
    { TRACKER_OUTCOME_CAPTCHA, "captcha", FALSE, FALSE },
    { TRACKER_OUTCOME_WRONG_CAPTCHA, "wrong_captcha", FALSE, FALSE },
    { TRACKER_OUTCOME_BAD_CREDENTIALS, "bad_credentials", FALSE, FALSE },
    { TRACKER_OUTCOME_NEEDS_CREDENTIALS, "needs_credentials", FALSE, FALSE },
    { TRACKER_OUTCOME_BAD_NUMBER, "bad_number", FALSE, FALSE },
    { TRACKER_OUTCOME_RATE_LIMITED, "rate_limited", FALSE, TRUE },
    { TRACKER_OUTCOME_BLOCKED, "blocked", FALSE, TRUE },
    { TRACKER_OUTCOME_UNAVAILABLE, "unavailable", FALSE, TRUE },
    { TRACKER_OUTCOME_MALFORMED, "malformed", FALSE, TRUE },
    { TRACKER_OUTCOME_OFFLINE, "offline", FALSE, FALSE },
    { TRACKER_OUTCOME_NEEDS_MORE, "needs_more", FALSE, FALSE },
  };
  g_autoptr (GHashTable) sentences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *sentence = tracker_outcome_dup_sentence (rows[i].outcome, "100% Post %s");
      g_autofree char *nameless = tracker_outcome_dup_sentence (rows[i].outcome, NULL);
      TrackerOutcome outcome = TRACKER_OUTCOME_NONE;

      g_assert_cmpstr (tracker_outcome_to_nick (rows[i].outcome), ==, rows[i].nick);
      g_assert_true (tracker_outcome_from_nick (rows[i].nick, &outcome));
      g_assert_cmpint (outcome, ==, rows[i].outcome);
      g_assert_cmpint (tracker_outcome_is_answer (outcome), ==, rows[i].is_answer);
      g_assert_cmpint (tracker_outcome_is_failure (outcome), ==, rows[i].is_failure);
      g_assert_true (tracker_outcome_wants_human (outcome)
                     == (outcome == TRACKER_OUTCOME_CAPTCHA
                         || outcome == TRACKER_OUTCOME_WRONG_CAPTCHA
                         || outcome == TRACKER_OUTCOME_BLOCKED));

      g_assert_true (g_str_has_prefix (sentence, "100% Post %s "));
      g_assert_true (g_str_has_suffix (sentence, "."));
      g_assert_true (g_str_has_prefix (nameless, "The post "));
      g_assert_true (g_hash_table_add (sentences, g_steal_pointer (&sentence)));
    }
  g_assert_cmpstr (tracker_outcome_to_nick ((TrackerOutcome) 77), ==, "none");
}

static void
test_roles (void)
{
  static const char *const nicks[] = { "both", "origin", "destination", "aggregator" };
  TrackerRole role = TRACKER_ROLE_AGGREGATOR;

  for (int i = 0; i < (int) G_N_ELEMENTS (nicks); i++)
    {
      g_assert_true (tracker_role_from_nick (nicks[i], &role));
      g_assert_cmpint (role, ==, i);
      g_assert_cmpstr (tracker_role_to_nick (role), ==, nicks[i]);
    }
  g_assert_false (tracker_role_from_nick ("sender", &role));
  g_assert_false (tracker_role_from_nick (NULL, &role));
}

static void
test_smarts (void)
{
  for (int i = 0; i < TRACKER_N_SMARTS; i++)
    {
      TrackerSmart smart = TRACKER_N_SMARTS;

      g_assert_true (tracker_smart_from_nick (tracker_smart_to_nick ((TrackerSmart) i), &smart));
      g_assert_cmpint (smart, ==, i);
      g_assert_cmpstr (tracker_smart_get_label (smart), !=, "");
    }
  g_assert_false (tracker_smart_from_nick (NULL, &(TrackerSmart){ 0 }));
  g_assert_false (tracker_smart_from_nick ("ALL", &(TrackerSmart){ 0 }));
}

#define S(name) TRACKER_STAGE_##name
#define N(name) TRACKER_NEWS_##name

static void
test_news (void)
{
  static const struct
  {
    TrackerStage before;
    TrackerStage after;
    int n_before;
    int n_new;
    gboolean is_first;
    TrackerNews expected;
  } rows[] = {
    /* the first answer to a code just added says nothing, whatever it holds */
    { S (UNKNOWN), S (DELIVERED), 0, 9, TRUE, N (NONE) },
    { S (UNKNOWN), S (ACCEPTED), 0, 1, TRUE, N (NONE) },
    /* nothing new, nothing to say */
    { S (UNKNOWN), S (UNKNOWN), 0, 0, FALSE, N (NONE) },
    { S (IMPORT), S (DELIVERED), 4, 0, FALSE, N (NONE) },
    { S (IMPORT), S (DELIVERED), 4, -1, FALSE, N (NONE) },
    /* the first events of a parcel that was unknown so far */
    { S (UNKNOWN), S (ACCEPTED), 0, 1, FALSE, N (FIRST_SCAN) },
    { S (UNKNOWN), S (REGISTERED), 0, 1, FALSE, N (FIRST_SCAN) },
    { S (UNKNOWN), S (EXPORT), 0, 3, FALSE, N (FIRST_SCAN) },
    { S (UNKNOWN), S (UNKNOWN), 0, 1, FALSE, N (FIRST_SCAN) },
    { S (REGISTERED), S (IN_TRANSIT), 0, 1, FALSE, N (FIRST_SCAN) },
    { S (UNKNOWN), S (DELIVERED), 0, 7, FALSE, N (DELIVERED) },
    { S (UNKNOWN), S (ARRIVED), 0, 7, FALSE, N (ARRIVED) },
    /* stages on the way */
    { S (REGISTERED), S (ACCEPTED), 1, 1, FALSE, N (STAGE) },
    { S (REGISTERED), S (IN_TRANSIT), 1, 1, FALSE, N (STAGE) },
    { S (ACCEPTED), S (IN_TRANSIT), 1, 1, FALSE, N (NONE) },
    { S (IN_TRANSIT), S (IN_TRANSIT), 3, 2, FALSE, N (NONE) },
    { S (IN_TRANSIT), S (EXPORT), 3, 1, FALSE, N (STAGE) },
    { S (EXPORT), S (IMPORT), 4, 1, FALSE, N (STAGE) },
    { S (IMPORT), S (CUSTOMS), 5, 1, FALSE, N (STAGE) },
    { S (CUSTOMS), S (CUSTOMS_CLEARED), 6, 1, FALSE, N (STAGE) },
    { S (CUSTOMS_CLEARED), S (IN_TRANSIT), 7, 1, FALSE, N (NONE) },
    { S (IN_TRANSIT), S (OUT_FOR_DELIVERY), 8, 1, FALSE, N (STAGE) },
    { S (CUSTOMS), S (EXPORT), 6, 1, FALSE, N (NONE) },
    { S (IMPORT), S (UNKNOWN), 6, 1, FALSE, N (NONE) },
    /* what a person has to know */
    { S (OUT_FOR_DELIVERY), S (ARRIVED), 9, 1, FALSE, N (ARRIVED) },
    { S (OUT_FOR_DELIVERY), S (DELIVERED), 9, 1, FALSE, N (DELIVERED) },
    { S (OUT_FOR_DELIVERY), S (FAILED_ATTEMPT), 9, 1, FALSE, N (FAILED) },
    { S (FAILED_ATTEMPT), S (FAILED_ATTEMPT), 9, 1, FALSE, N (NONE) },
    { S (FAILED_ATTEMPT), S (OUT_FOR_DELIVERY), 10, 1, FALSE, N (STAGE) },
    { S (EXCEPTION), S (IN_TRANSIT), 10, 1, FALSE, N (STAGE) },
    { S (FAILED_ATTEMPT), S (RETURNED), 10, 1, FALSE, N (RETURNING) },
    { S (DELIVERED), S (RETURNED), 10, 1, FALSE, N (RETURNING) },
    { S (CUSTOMS), S (EXCEPTION), 6, 1, FALSE, N (PROBLEM) },
    /* back-dated events change nothing */
    { S (DELIVERED), S (DELIVERED), 9, 4, FALSE, N (NONE) },
    { S (ARRIVED), S (ARRIVED), 9, 1, FALSE, N (NONE) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TrackerNews news = tracker_news_decide (rows[i].before, rows[i].after, rows[i].n_before,
                                              rows[i].n_new, rows[i].is_first);
      TrackerNews again = TRACKER_NEWS_NONE;

      g_test_message ("%s -> %s", tracker_stage_to_nick (rows[i].before),
                      tracker_stage_to_nick (rows[i].after));
      g_assert_cmpstr (tracker_news_to_nick (news), ==, tracker_news_to_nick (rows[i].expected));
      g_assert_true (tracker_news_from_nick (tracker_news_to_nick (news), &again));
      g_assert_cmpint (again, ==, news);
    }
  g_assert_cmpstr (tracker_news_to_nick (TRACKER_NEWS_CHECK), ==, "check");
  g_assert_false (tracker_news_from_nick ("gossip", &(TrackerNews){ 0 }));
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);

  g_test_add_func ("/model/stage/nicks", test_stage_nicks);
  g_test_add_func ("/model/stage/hostile", test_stage_hostile);
  g_test_add_func ("/model/stage/rules", test_stage_rules);
  g_test_add_func ("/model/outcome", test_outcomes);
  g_test_add_func ("/model/role", test_roles);
  g_test_add_func ("/model/smart", test_smarts);
  g_test_add_func ("/model/news", test_news);

  return g_test_run ();
}
