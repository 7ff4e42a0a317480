/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-kit.h"

#define LETTER "RB123456785CN"
#define HISTORY                                                                                    \
  "-50|accepted|A|收寄|北京\n"                                                                 \
  "-40|export|E|Export|Shanghai\n"                                                                 \
  "-10|import|I|Импорт|Москва"

static void
assert_events (Kit *kit, gint64 id, const char *expected)
{
  g_autofree char *events = kit_print_events (kit, id);

  g_assert_cmpstr (events, ==, expected);
}

static void
test_first_answer (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, LETTER, NULL, "chinapost russianpost");
  g_autoptr (TrackerParcelData) parcel = NULL;
  g_autoptr (GPtrArray) outbox = NULL;
  const TrackerParcelChange *change;

  kit_forget_changes (kit);
  g_assert_cmpint (kit_apply (kit, kit_leg (kit, id, "chinapost"),
                              kit_report ("chinapost", TRACKER_OUTCOME_FOUND, HISTORY)),
                   ==, 1);
  assert_events (
      kit, id,
      "-10 import I Импорт Москва; -40 export E Export Shanghai; -50 accepted A 收寄 北京");

  g_assert_cmpuint (kit_n_changes (kit), ==, 1);
  change = tracker_change_find (kit_last_change (kit), id);
  g_assert_nonnull (change);
  g_assert_cmpint (change->flags, ==,
                   TRACKER_CHANGE_EVENTS | TRACKER_CHANGE_STAGE | TRACKER_CHANGE_LEGS);
  g_assert_cmpint (change->stage_before, ==, TRACKER_STAGE_UNKNOWN);
  g_assert_cmpint (change->stage_after, ==, TRACKER_STAGE_IMPORT);
  g_assert_true (change->is_first_answer);
  g_assert_cmpint (change->n_new_events, ==, 3);
  g_assert_cmpint (change->new_event_ids[0], >, 0);

  parcel = kit_load (kit, id);
  g_assert_cmpint (tracker_parcel_data_get_stage (parcel), ==, TRACKER_STAGE_IMPORT);
  g_assert_cmpint (tracker_parcel_data_get_n_events (parcel), ==, 3);
  g_assert_cmpint (tracker_parcel_data_get_n_unseen (parcel), ==, 3);
  g_assert_cmpstr (tracker_event_get_text (tracker_parcel_data_get_last_event (parcel)), ==,
                   "Импорт");
  g_assert_cmpint (tracker_event_get_time (tracker_parcel_data_get_last_event (parcel))->offset_s,
                   ==, 8 * 3600);
  g_assert_cmpint (tracker_parcel_data_get_first_event_s (parcel), ==,
                   TRACKER_TEST_NOW_S - 50 * 3600);
  g_assert_cmpint (tracker_parcel_data_get_answered_s (parcel), ==, TRACKER_TEST_NOW_S);

  outbox = kit_outbox (kit);
  g_assert_cmpuint (outbox->len, ==, 0);
}

static void
test_again_adds_nothing (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, LETTER, NULL, "chinapost");
  gint64 leg = kit_leg (kit, id, "chinapost");

  kit_apply (kit, leg, kit_report ("chinapost", TRACKER_OUTCOME_FOUND, HISTORY));
  for (int i = 0; i < 3; i++)
    {
      g_assert_cmpint (
          kit_apply (kit, leg, kit_report ("chinapost", TRACKER_OUTCOME_FOUND, HISTORY)), ==, 0);
      g_assert_cmpint (tracker_change_find (kit_last_change (kit), id)->flags, ==,
                       TRACKER_CHANGE_LEGS);
      g_assert_false (tracker_change_find (kit_last_change (kit), id)->is_first_answer);
    }
  assert_events (
      kit, id,
      "-10 import I Импорт Москва; -40 export E Export Shanghai; -50 accepted A 收寄 北京");
}

/* What is known, what is answered, what is known then, how many parcels changed. */
static const struct
{
  const char *name;
  const char *before;
  const char *answer;
  const char *after;
  int n_changed;
} merges[] = {
  { "rewording", "-5|accepted|A|Acepted|", "-5|accepted|A|Accepted|", "-5 accepted A Accepted -",
    1 },
  { "rewording-place", "-5|accepted|A|Accepted|", "-5|accepted|A|Accepted|Beijing",
    "-5 accepted A Accepted Beijing", 1 },
  { "place-not-lost", "-5|accepted|A|Accepted|Beijing", "-5|accepted|A|Accepted|",
    "-5 accepted A Accepted Beijing", 0 },
  { "stage-learnt", "-5|unknown|X|Odd|", "-5|customs|X|Odd|", "-5 customs X Odd -", 1 },
  { "stage-not-lost", "-5|customs|X|Odd|", "-5|unknown|X|Odd|", "-5 customs X Odd -", 0 },
  { "left-out-stays", "-5|accepted|A|One|\n-4|export|E|Two|", "-4|export|E|Two|",
    "-4 export E Two -; -5 accepted A One -", 0 },
  { "other-code-is-other", "-5|accepted|A|One|", "-5|export|E|One|",
    "-5 export E One -; -5 accepted A One -", 1 },
  { "repeated-in-answer", "", "-5|accepted|A|One|\n-5|accepted|A|One|", "-5 accepted A One -", 1 },
  { "repeated-known", "-5|accepted|A|One|", "-5|accepted|A|One|\n-5|accepted|A|One|",
    "-5 accepted A One -", 0 },
  { "same-instant-two", "", "-5|accepted|A|One|\n-5|accepted|A|Two|",
    "-5 accepted A One -; -5 accepted A Two -", 1 },
  { "same-instant-one-reworded", "-5|accepted|A|One|\n-5|accepted|A|Two|",
    "-5|accepted|A|One|\n-5|accepted|A|Three|", "-5 accepted A One -; -5 accepted A Three -", 1 },
  { "same-instant-third", "-5|accepted|A|One|\n-5|accepted|A|Two|",
    "-5|accepted|A|One|\n-5|accepted|A|Two|\n-5|accepted|A|Three|",
    "-5 accepted A Three -; -5 accepted A One -; -5 accepted A Two -", 1 },
  { "no-code-reworded", "-5|accepted||One|", "-5|accepted||Uno|", "-5 accepted - Uno -", 1 },
  { "no-code-ambiguous", "-5|accepted||One|\n-5|accepted||Two|",
    "-5|accepted||Uno|\n-5|accepted||Due|",
    "-5 accepted - Uno -; -5 accepted - Due -; -5 accepted - One -; -5 accepted - Two -", 1 },
  { "no-code-one-left", "-5|accepted||One|\n-5|accepted||Two|",
    "-5|accepted||One|\n-5|accepted||Due|", "-5 accepted - One -; -5 accepted - Due -", 1 },
  { "code-learnt-is-new", "-5|accepted||One|", "-5|accepted|A|One|",
    "-5 accepted A One -; -5 accepted - One -", 1 },
  { "back-dated", "-5|export|E|Two|", "-9|accepted|A|One|\n-5|export|E|Two|",
    "-5 export E Two -; -9 accepted A One -", 1 },
  { "no-words", "-5|export|E||", "-5|export|E||", "-5 export E  -", 0 },
};

static void
test_merge (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, LETTER, NULL, "chinapost");
  gint64 leg = kit_leg (kit, id, "chinapost");
  int n_changed;

  kit_apply (kit, leg, kit_report ("chinapost", TRACKER_OUTCOME_FOUND, merges[i].before));
  n_changed
      = kit_apply (kit, leg, kit_report ("chinapost", TRACKER_OUTCOME_FOUND, merges[i].answer));
  assert_events (kit, id, merges[i].after);
  g_assert_cmpint (n_changed, ==, merges[i].n_changed);
}

static void
test_back_dated (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, LETTER, NULL, "chinapost");
  gint64 leg = kit_leg (kit, id, "chinapost");
  const TrackerParcelChange *change;
  g_autoptr (GPtrArray) outbox = NULL;
  g_autoptr (TrackerParcelData) parcel = NULL;

  kit_apply (kit, leg, kit_report ("chinapost", TRACKER_OUTCOME_FOUND, "-5|import|I|In|"));
  KIT_RUN (kit, tracker_store_mark_seen_async, id);
  kit_apply (kit, leg,
             kit_report ("chinapost", TRACKER_OUTCOME_FOUND, "-5|import|I|In|\n-30|export|E|Out|"));

  change = tracker_change_find (kit_last_change (kit), id);
  g_assert_cmpint (change->n_new_events, ==, 1);
  g_assert_cmpint (change->flags & TRACKER_CHANGE_STAGE, ==, 0);
  parcel = kit_load (kit, id);
  g_assert_cmpint (tracker_parcel_data_get_n_unseen (parcel), ==, 1);
  g_assert_cmpint (tracker_parcel_data_get_first_event_s (parcel), ==,
                   TRACKER_TEST_NOW_S - 30 * 3600);
  g_assert_cmpstr (tracker_event_get_text (tracker_parcel_data_get_last_event (parcel)), ==, "In");
  outbox = kit_outbox (kit);
  g_assert_cmpuint (outbox->len, ==, 0); /* noticed, but no news */
}

static void
test_failure_keeps_all (void)
{
  static const TrackerOutcome failures[] = { TRACKER_OUTCOME_UNAVAILABLE, TRACKER_OUTCOME_CAPTCHA,
                                             TRACKER_OUTCOME_MALFORMED, TRACKER_OUTCOME_NOT_FOUND };
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, LETTER, NULL, "chinapost");
  gint64 leg = kit_leg (kit, id, "chinapost");

  kit_apply (kit, leg, kit_report ("chinapost", TRACKER_OUTCOME_FOUND, HISTORY));
  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autoptr (TrackerParcelData) parcel = NULL;

      /* A failed answer's events, should there be any, are not trusted. */
      g_assert_cmpint (
          kit_apply (
              kit, leg,
              kit_report ("chinapost", failures[i],
                          failures[i] == TRACKER_OUTCOME_NOT_FOUND ? "" : "0|delivered|D|Lie|")),
          ==, 0);
      parcel = kit_load (kit, id);
      g_assert_cmpint (tracker_parcel_data_get_stage (parcel), ==, TRACKER_STAGE_IMPORT);
      g_assert_cmpint (tracker_parcel_data_get_n_events (parcel), ==, 3);
    }
}

static gint64
schedule_by_input (const TrackerScheduleInput *input, gpointer user_data)
{
  g_assert_cmpstr (input->carrier, ==, "chinapost");
  g_assert_cmpfloat (input->random, ==, 0.5);
  return input->now_s + input->failures * 100 + input->retry_after_s + (int) input->stage
         + (input->last_event_s == 0 ? 0 : 1000);
}

static void
test_legs_after_answers (void)
{
  static const struct
  {
    TrackerOutcome outcome;
    int failures;
    TrackerOutcome trouble;
    gboolean is_answer;
  } steps[] = {
    { TRACKER_OUTCOME_NOT_FOUND, 0, TRACKER_OUTCOME_NONE, TRUE },
    { TRACKER_OUTCOME_UNAVAILABLE, 1, TRACKER_OUTCOME_UNAVAILABLE, FALSE },
    { TRACKER_OUTCOME_UNAVAILABLE, 2, TRACKER_OUTCOME_UNAVAILABLE, FALSE },
    { TRACKER_OUTCOME_FOUND, 0, TRACKER_OUTCOME_NONE, TRUE },
    { TRACKER_OUTCOME_CAPTCHA, 0, TRACKER_OUTCOME_CAPTCHA, FALSE },
  };
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 answered_s = 0;
  gint64 id;
  gint64 leg_id;

  tracker_store_set_schedule (kit->store, schedule_by_input, NULL, NULL);
  id = kit_add (kit, LETTER, NULL, "chinapost");
  leg_id = kit_leg (kit, id, "chinapost");
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      TrackerReport *report = kit_report ("chinapost", steps[i].outcome, NULL);
      g_autoptr (GPtrArray) legs = NULL;
      g_autoptr (TrackerParcelData) parcel = NULL;
      TrackerLegData *leg;

      kit_advance (kit, 10);
      tracker_report_set_message (report, "words");
      tracker_report_set_retry_after_s (report, 7);
      kit_apply (kit, leg_id, report);
      legs = kit_legs (kit, id);
      leg = g_ptr_array_index (legs, 0);
      if (steps[i].is_answer)
        answered_s = tracker_clock_get_now_s (kit->clock);
      g_assert_cmpint (tracker_leg_data_get_outcome (leg), ==, steps[i].outcome);
      g_assert_cmpint (tracker_leg_data_get_asked_s (leg), ==,
                       tracker_clock_get_now_s (kit->clock));
      g_assert_cmpint (tracker_leg_data_get_answered_s (leg), ==, answered_s);
      g_assert_cmpstr (tracker_leg_data_get_message (leg), ==, "words");
      g_assert_cmpint (tracker_leg_data_get_next_due_s (leg), ==,
                       tracker_clock_get_now_s (kit->clock)
                           + tracker_leg_data_get_failures (leg) * 100 + 7);
      parcel = kit_load (kit, id);
      g_assert_cmpint (tracker_parcel_data_get_trouble (parcel), ==, steps[i].trouble);
      if (steps[i].outcome == TRACKER_OUTCOME_UNAVAILABLE)
        g_assert_cmpint (tracker_leg_data_get_failures (leg), ==, steps[i].failures);
    }
}

static void
test_facts (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, LETTER, NULL, "chinapost russianpost");
  TrackerReport *report = kit_report ("chinapost", TRACKER_OUTCOME_FOUND, NULL);
  TrackerReport *other = kit_report ("russianpost", TRACKER_OUTCOME_FOUND, NULL);
  TrackerTime deadline;
  g_autoptr (TrackerParcelData) parcel = NULL;
  g_autoptr (TrackerParcelData) later = NULL;

  g_assert_true (tracker_time_from_iso8601 ("2026-03-20", &deadline));
  tracker_report_set_fact (report, TRACKER_REPORT_DESTINATION_COUNTRY, "RU");
  tracker_report_set_fact (report, TRACKER_REPORT_WEIGHT, "1200");
  tracker_report_set_deadline (report, &deadline);
  tracker_report_add_unknown_code (report, "Z9");
  kit_apply (kit, kit_leg (kit, id, "chinapost"), report);
  g_assert_cmpint (tracker_change_find (kit_last_change (kit), id)->flags, ==,
                   TRACKER_CHANGE_LEGS | TRACKER_CHANGE_FACTS);

  tracker_report_set_fact (other, TRACKER_REPORT_WEIGHT, "1180");
  tracker_report_set_fact (other, TRACKER_REPORT_DELIVERY_OFFICE, "101000");
  kit_apply (kit, kit_leg (kit, id, "russianpost"), other);

  parcel = kit_load (kit, id);
  g_assert_cmpstr (tracker_parcel_data_get_destination (parcel), ==, "RU");
  g_assert_cmpstr (tracker_parcel_data_get_fact (parcel, TRACKER_REPORT_WEIGHT), ==,
                   "1200"); /* who spoke first */
  g_assert_cmpstr (tracker_parcel_data_get_fact (parcel, TRACKER_REPORT_DELIVERY_OFFICE), ==,
                   "101000");
  g_assert_true (tracker_time_equal (tracker_parcel_data_get_deadline (parcel), &deadline));
  g_assert_null (tracker_parcel_data_get_expected_from (parcel));

  /* The same again is no change; another value by the same post is. */
  report = kit_report ("chinapost", TRACKER_OUTCOME_FOUND, NULL);
  tracker_report_set_fact (report, TRACKER_REPORT_WEIGHT, "1200");
  kit_apply (kit, kit_leg (kit, id, "chinapost"), report);
  g_assert_cmpint (tracker_change_find (kit_last_change (kit), id)->flags, ==, TRACKER_CHANGE_LEGS);
  report = kit_report ("chinapost", TRACKER_OUTCOME_FOUND, NULL);
  tracker_report_set_fact (report, TRACKER_REPORT_WEIGHT, "1250");
  kit_apply (kit, kit_leg (kit, id, "chinapost"), report);
  later = kit_load (kit, id);
  g_assert_cmpstr (tracker_parcel_data_get_fact (later, TRACKER_REPORT_WEIGHT), ==, "1250");
}

static void
test_news (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, LETTER, "Phone", "chinapost");
  gint64 leg = kit_leg (kit, id, "chinapost");
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) third = NULL;
  gint64 old_id;
  gint64 new_id;
  TrackerOutboxItem *item;

  kit_apply (kit, leg, kit_report ("chinapost", TRACKER_OUTCOME_NOT_FOUND, NULL));
  kit_advance (kit, KIT_DAY_S);
  kit_apply (kit, leg, kit_report ("chinapost", TRACKER_OUTCOME_FOUND, "-50|accepted|A|In|"));
  g_assert_true (tracker_change_has_outbox (kit_last_change (kit)));
  first = kit_outbox (kit);
  g_assert_cmpuint (first->len, ==, 1);
  item = g_ptr_array_index (first, 0);
  old_id = tracker_outbox_item_get_id (item);
  g_assert_cmpint (tracker_outbox_item_get_news (item), ==, TRACKER_NEWS_FIRST_SCAN);
  g_assert_cmpint (tracker_outbox_item_get_parcel_id (item), ==, id);
  g_assert_cmpstr (tracker_outbox_item_get_parcel_title (item), ==, "Phone");
  g_assert_cmpstr (tracker_event_get_text (tracker_outbox_item_get_event (item)), ==, "In");

  /* A newer one replaces what was not said; taking the older one then takes nothing. */
  kit_apply (
      kit, leg,
      kit_report ("chinapost", TRACKER_OUTCOME_FOUND, "-50|accepted|A|In|\n-1|delivered|D|Done|"));
  KIT_RUN (kit, tracker_store_take_outbox_async, &old_id, 1);
  second = kit_outbox (kit);
  g_assert_cmpuint (second->len, ==, 1);
  item = g_ptr_array_index (second, 0);
  new_id = tracker_outbox_item_get_id (item);
  g_assert_cmpint (new_id, !=, old_id);
  g_assert_cmpint (tracker_outbox_item_get_news (item), ==, TRACKER_NEWS_DELIVERED);
  g_assert_cmpint (tracker_outbox_item_get_stage (item), ==, TRACKER_STAGE_DELIVERED);
  g_assert_cmpint (tracker_outbox_item_get_written_s (item), ==,
                   tracker_clock_get_now_s (kit->clock));

  /* Taken is taken: the same answer again says nothing. */
  KIT_RUN (kit, tracker_store_take_outbox_async, &new_id, 1);
  kit_apply (
      kit, leg,
      kit_report ("chinapost", TRACKER_OUTCOME_FOUND, "-50|accepted|A|In|\n-1|delivered|D|Done|"));
  third = kit_outbox (kit);
  g_assert_cmpuint (third->len, ==, 0);
}

static void
test_no_news_of_code_just_typed (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, LETTER, NULL, "chinapost russianpost");
  g_autoptr (GPtrArray) early = NULL;
  g_autoptr (GPtrArray) late = NULL;

  kit_apply (kit, kit_leg (kit, id, "chinapost"),
             kit_report ("chinapost", TRACKER_OUTCOME_FOUND, HISTORY));
  kit_advance (kit, 3);
  kit_apply (kit, kit_leg (kit, id, "russianpost"),
             kit_report ("russianpost", TRACKER_OUTCOME_FOUND, "-1|arrived|8|Прибыло|Москва"));
  early = kit_outbox (kit);
  g_assert_cmpuint (early->len, ==, 0);

  kit_advance (kit, 3600);
  kit_apply (kit, kit_leg (kit, id, "russianpost"),
             kit_report ("russianpost", TRACKER_OUTCOME_FOUND,
                         "-1|arrived|8|Прибыло|Москва\n0|delivered|2|Вручение|Москва"));
  late = kit_outbox (kit);
  g_assert_cmpuint (late->len, ==, 1);

  KIT_RUN (kit, tracker_store_archive_parcels_async, &id, 1, TRUE);
  g_ptr_array_unref (g_steal_pointer (&late));
  late = kit_outbox (kit);
  g_assert_cmpuint (late->len, ==, 0); /* nothing is said of an archived one */
}

static void
test_two_posts (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, LETTER, NULL, "chinapost russianpost");

  /* The same instant, code and words of two posts are two events here: the timeline joins them. */
  kit_apply (kit, kit_leg (kit, id, "chinapost"),
             kit_report ("chinapost", TRACKER_OUTCOME_FOUND, "-5|import|I|In|"));
  kit_apply (kit, kit_leg (kit, id, "russianpost"),
             kit_report ("russianpost", TRACKER_OUTCOME_FOUND, "-5|import|I|In|"));
  assert_events (kit, id, "-5 import I In -; -5 import I In -");

  /* What a post said stays when it is no longer asked, and is known when it is asked again. */
  KIT_RUN (kit, tracker_store_remove_leg_async, kit_leg (kit, id, "chinapost"));
  assert_events (kit, id, "-5 import I In -; -5 import I In -");
  {
    const char *carriers[] = { "chinapost" };
    TrackerRole roles[] = { TRACKER_ROLE_ORIGIN };

    KIT_RUN (kit, tracker_store_add_legs_async, id, 1, carriers, roles, NULL);
  }
  g_assert_cmpint (kit_apply (kit, kit_leg (kit, id, "chinapost"),
                              kit_report ("chinapost", TRACKER_OUTCOME_FOUND, "-5|import|I|In|")),
                   ==, 0);
}

static void
test_many_in_one (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 first = kit_add (kit, "A1", NULL, "chinapost");
  gint64 second = kit_add (kit, "A2", NULL, "chinapost");
  g_autoptr (TrackerReport) report = kit_report ("chinapost", TRACKER_OUTCOME_FOUND, HISTORY);
  g_autoptr (TrackerReport) more
      = kit_report ("chinapost", TRACKER_OUTCOME_FOUND, HISTORY "\n-1|delivered|D|Done|");
  TrackerAnswer answers[] = { { kit_leg (kit, first, "chinapost"), report },
                              { 999, report }, /* gone: passed over */
                              { kit_leg (kit, second, "chinapost"), report },
                              { kit_leg (kit, first, "chinapost"), more } };
  g_autoptr (GAsyncResult) result = NULL;
  const TrackerParcelChange *change;

  kit_forget_changes (kit);
  tracker_store_apply_async (kit->store, answers, G_N_ELEMENTS (answers), tracker_test_result_cb,
                             &result);
  g_assert_cmpint (tracker_store_apply_finish (kit->store, kit_wait (&result), NULL), ==, 2);
  g_assert_cmpuint (kit_n_changes (kit), ==, 1); /* one transaction */
  change = tracker_change_find (kit_last_change (kit), first);
  g_assert_cmpint (change->n_new_events, ==, 4);
  g_assert_cmpint (change->stage_before, ==, TRACKER_STAGE_UNKNOWN);
  g_assert_cmpint (change->stage_after, ==, TRACKER_STAGE_DELIVERED);
  g_assert_true (change->is_first_answer);
  g_assert_null (tracker_change_find (kit_last_change (kit), 999));
}

/* Hostile: thousands of events of one instant must not take time squared. */
static void
test_huge_answer (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, LETTER, NULL, "chinapost");
  gint64 leg = kit_leg (kit, id, "chinapost");
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GString) other = g_string_new (NULL);
  g_autoptr (TrackerParcelData) parcel = NULL;

  for (int i = 0; i < 5000; i++)
    {
      g_string_append_printf (lines, "-5|in_transit|A|Words %d|\n", i);
      g_string_append_printf (other, "-5|in_transit|A|Other words %d|\n", i);
    }
  kit_apply (kit, leg, kit_report ("chinapost", TRACKER_OUTCOME_FOUND, lines->str));
  g_assert_cmpint (
      kit_apply (kit, leg, kit_report ("chinapost", TRACKER_OUTCOME_FOUND, lines->str)), ==, 0);
  g_assert_cmpint (
      kit_apply (kit, leg, kit_report ("chinapost", TRACKER_OUTCOME_FOUND, other->str)), ==, 1);
  parcel = kit_load (kit, id);
  g_assert_cmpint (tracker_parcel_data_get_n_events (parcel), ==, 5000);
}

int
main (int argc, char *argv[])
{
  tracker_test_init (&argc, &argv);

  g_test_add_func ("/store/apply/first-answer", test_first_answer);
  g_test_add_func ("/store/apply/again-adds-nothing", test_again_adds_nothing);
  for (gsize i = 0; i < G_N_ELEMENTS (merges); i++)
    {
      g_autofree char *path = g_strconcat ("/store/apply/merge/", merges[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_merge);
    }
  g_test_add_func ("/store/apply/back-dated", test_back_dated);
  g_test_add_func ("/store/apply/failure-keeps-all", test_failure_keeps_all);
  g_test_add_func ("/store/apply/legs", test_legs_after_answers);
  g_test_add_func ("/store/apply/facts", test_facts);
  g_test_add_func ("/store/apply/news", test_news);
  g_test_add_func ("/store/apply/no-news-of-code-just-typed", test_no_news_of_code_just_typed);
  g_test_add_func ("/store/apply/two-posts", test_two_posts);
  g_test_add_func ("/store/apply/many-in-one", test_many_in_one);
  g_test_add_func ("/store/apply/huge-answer", test_huge_answer);

  return g_test_run ();
}
