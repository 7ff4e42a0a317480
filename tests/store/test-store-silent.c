/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asking-kit.h"
#include "db-kit.h"

/* Whom the person does not want to be asked: silent parcels, and carriers that are off. */

#define HOUR_S (60 * 60)
#define O(name) TRACKER_OUTCOME_##name

typedef enum
{
  SILENT = 1 << 0,   /* the parcel */
  OFF = 1 << 1,      /* its carrier */
  ARCHIVED = 1 << 2, /* the parcel */
  REMOVED = 1 << 3,
} Quiet;

static void
switch_one (Kit *kit, gint64 id, Quiet quiet, gboolean on)
{
  if (quiet == SILENT)
    KIT_RUN (kit, tracker_store_set_silent_async, &id, 1, on);
  else if (quiet == OFF)
    KIT_RUN (kit, tracker_store_set_carrier_off_async, "dhl", on);
  else if (quiet == ARCHIVED)
    KIT_RUN (kit, tracker_store_archive_parcels_async, &id, 1, on);
  else if (on)
    KIT_RUN (kit, tracker_store_remove_parcels_async, &id, 1);
  else
    KIT_RUN (kit, tracker_store_restore_parcels_async, &id, 1);
}

static TrackerOutcome
get_trouble (Kit *kit, gint64 id)
{
  g_autoptr (TrackerParcelData) parcel = kit_load (kit, id);

  return tracker_parcel_data_get_trouble (parcel);
}

static void
assert_asked (Kit *kit)
{
  kit_assert_text (kit_print_due (kit, TRACKER_TEST_NOW_S + 10 * HOUR_S), "A1");
  g_assert_cmpint (kit_next_due (kit), ==, TRACKER_TEST_NOW_S + 6 * HOUR_S);
  kit_assert_text (kit_print_waiting (kit, NULL), "A1");
  g_assert_cmpint (kit_count_waiting (kit), ==, 1);
  g_assert_cmpint (kit_count_attention (kit), ==, 1);
}

static void
assert_not_asked (Kit *kit)
{
  kit_assert_text (kit_print_due (kit, G_MAXINT64 - 1), "");
  g_assert_cmpint (kit_next_due (kit), ==, G_MAXINT64);
  kit_assert_text (kit_print_waiting (kit, NULL), "");
  g_assert_cmpint (kit_count_waiting (kit), ==, 0);
  g_assert_cmpint (kit_count_attention (kit), ==, 0);
}

/* A removed parcel can only be restored before anything else is done with it. */
static gsize
plan_return (guint mask, gboolean is_reversed, Quiet *plan)
{
  static const Quiet others[] = { SILENT, OFF, ARCHIVED };
  gsize n = 0;

  if (mask & REMOVED)
    plan[n++] = REMOVED;
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      Quiet quiet = others[is_reversed ? G_N_ELEMENTS (others) - 1 - i : i];

      if (mask & quiet)
        plan[n++] = quiet;
    }
  return n;
}

/* Each is enough by itself, in whatever order they come and go. */
static void
test_orders (void)
{
  for (guint mask = 1; mask <= (SILENT | OFF | ARCHIVED | REMOVED); mask++)
    for (int is_reversed = 0; is_reversed <= 1; is_reversed++)
      {
        g_autoptr (Kit) kit = kit_new (NULL);
        gint64 id = kit_add (kit, "A1", NULL, "dhl");
        Quiet plan[4];
        gsize n = plan_return (mask, is_reversed, plan);

        kit_apply (kit, kit_leg (kit, id, "dhl"), kit_report ("dhl", O (CAPTCHA), NULL));
        assert_asked (kit);
        for (gsize i = n; i-- > 0;)
          {
            switch_one (kit, id, plan[i], TRUE);
            assert_not_asked (kit);
          }
        for (gsize i = 0; i < n; i++)
          {
            assert_not_asked (kit);
            switch_one (kit, id, plan[i], FALSE);
          }
        assert_asked (kit);
        g_assert_cmpint (get_trouble (kit, id), ==, O (CAPTCHA));
      }
}

/* Every sign that a leg can give: none where nobody is to be asked, and as before once they are. */
static void
test_signs (void)
{
  static const struct
  {
    TrackerOutcome outcome;
    gboolean is_trouble;
    gboolean wants_person;
  } cases[] = {
    { O (FOUND), FALSE, FALSE },           { O (NOT_FOUND), FALSE, FALSE },
    { O (PENDING), FALSE, FALSE },         { O (CAPTCHA), TRUE, TRUE },
    { O (WRONG_CAPTCHA), TRUE, TRUE },     { O (BAD_CREDENTIALS), TRUE, TRUE },
    { O (NEEDS_CREDENTIALS), TRUE, TRUE }, { O (BAD_NUMBER), TRUE, FALSE },
    { O (RATE_LIMITED), TRUE, FALSE },     { O (BLOCKED), TRUE, TRUE },
    { O (UNAVAILABLE), TRUE, FALSE },      { O (MALFORMED), TRUE, FALSE },
    { O (OFFLINE), FALSE, FALSE },         { O (NEEDS_MORE), TRUE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int quiet = SILENT; quiet <= OFF; quiet++)
      {
        g_autoptr (Kit) kit = kit_new (NULL);
        gint64 id = kit_add (kit, "A1", NULL, "dhl ups");
        gint64 leg_id = kit_leg (kit, id, "dhl");
        TrackerOutcome expected = cases[i].is_trouble ? cases[i].outcome : O (NONE);

        kit_apply (kit, leg_id, kit_report ("dhl", cases[i].outcome, NULL));
        g_assert_cmpint (get_trouble (kit, id), ==, expected);
        g_assert_cmpint (kit_count_attention (kit), ==, cases[i].wants_person);
        switch_one (kit, id, (Quiet) quiet, TRUE);
        g_assert_cmpint (get_trouble (kit, id), ==, O (NONE));
        g_assert_cmpint (kit_count_attention (kit), ==, 0);

        /* An answer that was on its way, or one by hand, gives no sign either. */
        kit_apply (kit, leg_id, kit_report ("dhl", O (FOUND), NULL));
        kit_apply (kit, leg_id, kit_report ("dhl", cases[i].outcome, NULL));
        g_assert_cmpint (get_trouble (kit, id), ==, O (NONE));
        switch_one (kit, id, (Quiet) quiet, FALSE);
        g_assert_cmpint (get_trouble (kit, id), ==, expected);
        g_assert_cmpint (kit_count_attention (kit), ==, cases[i].wants_person);
      }
}

/* The other carrier's sign shows through: the worst of those that are asked. */
static void
test_other_carrier (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, "A1", NULL, "dhl ups");

  kit_apply (kit, kit_leg (kit, id, "dhl"), kit_report ("dhl", O (NEEDS_MORE), NULL));
  kit_apply (kit, kit_leg (kit, id, "ups"), kit_report ("ups", O (BAD_NUMBER), NULL));
  g_assert_cmpint (get_trouble (kit, id), ==, O (NEEDS_MORE));
  KIT_RUN (kit, tracker_store_set_carrier_off_async, "dhl", TRUE);
  g_assert_cmpint (get_trouble (kit, id), ==, O (BAD_NUMBER));
  kit_apply (kit, kit_leg (kit, id, "ups"), kit_report ("ups", O (FOUND), NULL));
  g_assert_cmpint (get_trouble (kit, id), ==, O (NONE));
  KIT_RUN (kit, tracker_store_set_carrier_off_async, "dhl", FALSE);
  g_assert_cmpint (get_trouble (kit, id), ==, O (NEEDS_MORE));
}

/* What comes to be while it is so: a silent draft, a leg, a parcel of a carrier that is off. */
static void
test_new_ones (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  g_autoptr (GAsyncResult) result = NULL;
  const char *carriers[] = { "dhl" };
  const TrackerRole roles[] = { TRACKER_ROLE_BOTH };
  TrackerParcelDraft draft
      = { .number = "S1", .n_legs = 1, .carriers = carriers, .roles = roles, .is_silent = TRUE };
  g_autofree gint64 *ids = NULL;
  g_autoptr (TrackerParcelData) parcel = NULL;
  g_autoptr (GPtrArray) legs = NULL;

  tracker_store_add_parcels_async (kit->store, &draft, 1, NULL, tracker_test_result_cb, &result);
  ids = tracker_store_add_parcels_finish (kit->store, kit_wait (&result), NULL, NULL, NULL);
  parcel = kit_load (kit, ids[0]);
  g_assert_true (tracker_parcel_data_get_is_silent (parcel));
  KIT_RUN (kit, tracker_store_add_legs_async, ids[0], 1, (const char *[]){ "ups" }, roles, NULL);
  KIT_RUN (kit, tracker_store_set_carrier_off_async, "dhl", TRUE);
  kit_add (kit, "D1", NULL, "dhl");
  kit_add (kit, "U1", NULL, "ups dhl");
  kit_assert_text (kit_print_due (kit, G_MAXINT64 - 1), "U1");

  /* They are listed with their parcel all the same. */
  legs = kit_legs (kit, ids[0]);
  g_assert_cmpuint (legs->len, ==, 2);
  KIT_RUN (kit, tracker_store_set_silent_async, ids, 1, FALSE);
  kit_assert_text (kit_print_due (kit, G_MAXINT64 - 1), "S1 U1");
  KIT_RUN (kit, tracker_store_set_carrier_off_async, "dhl", FALSE);
  kit_assert_text (kit_print_due (kit, G_MAXINT64 - 1), "S1 S1 D1 U1 U1");
}

/* Nobody is called to a check of what is not asked. */
static void
test_no_call (void)
{
  for (int quiet = SILENT; quiet <= OFF; quiet++)
    {
      g_autoptr (Kit) kit = kit_new (NULL);
      gint64 id = kit_add (kit, "A1", NULL, "dhl");
      TrackerReport *report = kit_report ("dhl", O (BLOCKED), NULL);
      g_autoptr (GPtrArray) outbox = NULL;

      switch_one (kit, id, (Quiet) quiet, TRUE);
      tracker_report_set_way (report, "api");
      kit_apply (kit, kit_leg (kit, id, "dhl"), report);
      outbox = kit_outbox (kit);
      g_assert_cmpuint (outbox->len, ==, 0);
    }
}

/* Many at once, all or none; and only what changed is told. */
static void
test_verb (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 ids[] = { kit_add (kit, "A1", NULL, "dhl"), kit_add (kit, "A2", NULL, "dhl"), 99 };
  const TrackerParcelChange *change;

  KIT_RUN (kit, tracker_store_set_silent_async, ids, 1, TRUE);
  kit_forget_changes (kit);
  KIT_FAIL (kit, TRACKER_STORE_ERROR_NOT_FOUND, tracker_store_set_silent_async, ids, 3, TRUE);
  kit_assert_text (kit_print_due (kit, G_MAXINT64 - 1), "A2");
  g_assert_cmpuint (kit_n_changes (kit), ==, 0);
  KIT_RUN (kit, tracker_store_set_silent_async, ids, 2, 7);
  g_assert_cmpuint (kit_n_changes (kit), ==, 1);
  g_assert_null (tracker_change_find (kit_last_change (kit), ids[0]));
  change = tracker_change_find (kit_last_change (kit), ids[1]);
  g_assert_cmpint (change->flags, ==, TRACKER_CHANGE_LEGS);
  KIT_RUN (kit, tracker_store_set_silent_async, ids, 0, FALSE);
  KIT_RUN (kit, tracker_store_set_silent_async, ids, 2, TRUE);
  g_assert_cmpuint (kit_n_changes (kit), ==, 1);

  KIT_RUN (kit, tracker_store_remove_parcels_async, ids, 1);
  KIT_FAIL (kit, TRACKER_STORE_ERROR_NOT_FOUND, tracker_store_set_silent_async, ids, 1, FALSE);
}

/* Whoever sleeps until the next leg is due learns of one that it may be earlier now. */
static void
test_switching_is_told (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 first = kit_add (kit, "A1", NULL, "dhl");
  gint64 second = kit_add (kit, "A2", NULL, "dhl");

  kit_apply (kit, kit_leg (kit, second, "dhl"), kit_report ("dhl", O (FOUND), NULL));
  kit_apply (kit, kit_leg (kit, first, "dhl"), kit_report ("dhl", O (FOUND), NULL));
  KIT_RUN (kit, tracker_store_set_due_async, kit_leg (kit, second, "dhl"), 5);
  kit_forget_changes (kit);
  KIT_RUN (kit, tracker_store_set_carrier_off_async, "dhl", TRUE);
  g_assert_true (tracker_change_has_carriers (kit_last_change (kit)));
  KIT_RUN (kit, tracker_store_set_carrier_off_async, "dhl", TRUE);
  g_assert_cmpuint (kit_n_changes (kit), ==, 1);
  KIT_RUN (kit, tracker_store_set_carrier_off_async, "dhl", FALSE);
  g_assert_cmpuint (kit_n_changes (kit), ==, 2);
  g_assert_true (tracker_change_has_carriers (kit_last_change (kit)));
  g_assert_nonnull (tracker_change_find (kit_last_change (kit), second));
  g_assert_null (tracker_change_find (kit_last_change (kit), first));
}

/* However much is not asked, the index of what is due does not hold it. */
static void
test_index (void)
{
  g_autofree char *path = tracker_test_build_path ("index.db");
  g_autoptr (Kit) kit = kit_new (path);
  gint64 silent = kit_add (kit, "A1", NULL, "ups");
  TrackerDb *db;

  kit_add (kit, "A2", NULL, "dhl");
  kit_add (kit, "A3", NULL, "ups");
  KIT_RUN (kit, tracker_store_set_silent_async, &silent, 1, TRUE);
  KIT_RUN (kit, tracker_store_set_carrier_off_async, "dhl", TRUE);
  db = db_kit_open (path);
  g_assert_cmpint (db_kit_load_number (db, "SELECT count (*) FROM legs INDEXED BY legs_by_due"
                                           " WHERE is_watched = 1 AND number != ''"),
                   ==, 1);
  db_kit_close (db);
}

int
main (int argc, char *argv[])
{
  tracker_test_init (&argc, &argv);

  g_test_add_func ("/store/silent/orders", test_orders);
  g_test_add_func ("/store/silent/signs", test_signs);
  g_test_add_func ("/store/silent/other-carrier", test_other_carrier);
  g_test_add_func ("/store/silent/new-ones", test_new_ones);
  g_test_add_func ("/store/silent/no-call", test_no_call);
  g_test_add_func ("/store/silent/verb", test_verb);
  g_test_add_func ("/store/silent/switching-is-told", test_switching_is_told);
  g_test_add_func ("/store/silent/index", test_index);

  return g_test_run ();
}
