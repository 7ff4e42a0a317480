/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asking-kit.h"
#include "db-kit.h"
#include "store-kit.h"

/* What waits for a person. */

#define HOUR_S (60 * 60)

static void
apply (Kit *kit, gint64 leg_id, TrackerOutcome outcome, const char *way, int retry_after_s)
{
  TrackerReport *report = kit_report ("chinapost", outcome, NULL);

  if (way != NULL)
    tracker_report_set_way (report, way);
  tracker_report_set_retry_after_s (report, retry_after_s);
  kit_apply (kit, leg_id, report);
}

static gint64
get_waits_s (Kit *kit, gint64 parcel_id)
{
  g_autoptr (GPtrArray) legs = kit_legs (kit, parcel_id);

  return tracker_leg_data_get_waits_s (g_ptr_array_index (legs, 0));
}

/* --- what answers come to --- */

#define MAX_STEPS 4
#define NEVER (-1)
#define O(name) TRACKER_OUTCOME_##name

typedef struct
{
  int after_h; /* hours after the step before */
  TrackerOutcome outcome;
  const char *way; /* NULL: none was asked */
  int retry_h;
} Step;

static const struct
{
  const char *name;
  Step steps[MAX_STEPS]; /* to the first of outcome NONE */
  int waits_h;           /* since when, in hours after the first step */
  gboolean is_paused;    /* its carrier, after the last step */
  int n_calls;
} sequences[] = {
  { "captcha", { { 0, O (CAPTCHA), "page", 0 } }, 0, TRUE, 1 },
  { "blocked", { { 0, O (BLOCKED), "page", 0 } }, 0, TRUE, 1 },
  { "only-by-hand", { { 0, O (CAPTCHA), NULL, 0 } }, 0, FALSE, 1 },
  { "wrong-answer", { { 0, O (WRONG_CAPTCHA), "form", 0 } }, 0, TRUE, 0 },
  { "found", { { 0, O (FOUND), "page", 0 } }, NEVER, FALSE, 0 },
  { "offline", { { 0, O (OFFLINE), "page", 0 } }, NEVER, FALSE, 0 },
  { "rate-limited", { { 0, O (RATE_LIMITED), "page", 30 } }, NEVER, FALSE, 0 },
  { "since-the-first",
    { { 0, O (CAPTCHA), "page", 0 }, { 5, O (BLOCKED), "page", 0 }, { 1, O (CAPTCHA), NULL, 0 } },
    0,
    TRUE,
    1 },
  { "offline-keeps", { { 0, O (CAPTCHA), "page", 0 }, { 1, O (OFFLINE), NULL, 0 } }, 0, TRUE, 1 },
  { "unavailable-keeps",
    { { 0, O (CAPTCHA), "page", 0 }, { 1, O (UNAVAILABLE), "page", 0 } },
    0,
    TRUE,
    1 },
  { "found-ends", { { 0, O (CAPTCHA), NULL, 0 }, { 1, O (FOUND), "form", 0 } }, NEVER, FALSE, 1 },
  { "not-found-ends",
    { { 0, O (BLOCKED), NULL, 0 }, { 1, O (NOT_FOUND), "form", 0 } },
    NEVER,
    FALSE,
    1 },
  { "malformed-ends",
    { { 0, O (CAPTCHA), NULL, 0 }, { 1, O (MALFORMED), "page", 0 } },
    NEVER,
    FALSE,
    1 },
  { "ends-and-begins-anew",
    { { 0, O (CAPTCHA), NULL, 0 }, { 1, O (PENDING), "form", 0 }, { 2, O (CAPTCHA), NULL, 0 } },
    3,
    FALSE,
    1 },
  { "pause-outlasts-the-wait",
    { { 0, O (CAPTCHA), "page", 0 }, { 1, O (FOUND), NULL, 0 } },
    NEVER,
    TRUE,
    1 },
  { "pause-ends",
    { { 0, O (CAPTCHA), "page", 0 }, { 12, O (UNAVAILABLE), NULL, 0 } },
    0,
    FALSE,
    1 },
  { "pause-as-told", { { 0, O (BLOCKED), "page", 20 }, { 19, O (OFFLINE), NULL, 0 } }, 0, TRUE, 1 },
  { "pause-never-shorter",
    { { 0, O (BLOCKED), "page", 20 }, { 1, O (CAPTCHA), "page", 1 }, { 18, O (OFFLINE), NULL, 0 } },
    0,
    TRUE,
    1 },
  { "pause-anew",
    { { 0, O (BLOCKED), "page", 0 }, { 11, O (CAPTCHA), "page", 0 }, { 2, O (OFFLINE), NULL, 0 } },
    0,
    TRUE,
    1 },
  { "called-on-the-next-day",
    { { 0, O (CAPTCHA), NULL, 0 }, { 23, O (CAPTCHA), NULL, 0 }, { 1, O (CAPTCHA), NULL, 0 } },
    0,
    FALSE,
    2 },
  { "called-each-day",
    { { 0, O (CAPTCHA), NULL, 0 },
      { 24, O (CAPTCHA), NULL, 0 },
      { 23, O (CAPTCHA), NULL, 0 },
      { 1, O (CAPTCHA), NULL, 0 } },
    0,
    FALSE,
    3 },
  { "clock-set-back",
    { { 0, O (CAPTCHA), NULL, 0 }, { -48, O (CAPTCHA), NULL, 0 }, { 2, O (CAPTCHA), NULL, 0 } },
    0,
    FALSE,
    2 },
};

/* How many calls there were: each is one row with an id of its own. */
static int
note_call (Kit *kit, gint64 *last_id)
{
  g_autoptr (GPtrArray) items = kit_outbox (kit);
  gint64 id;

  g_assert_cmpuint (items->len, <=, 1);
  if (items->len == 0)
    return 0;

  g_assert_cmpint (tracker_outbox_item_get_news (g_ptr_array_index (items, 0)), ==,
                   TRACKER_NEWS_CHECK);
  id = tracker_outbox_item_get_id (g_ptr_array_index (items, 0));
  if (id == *last_id)
    return 0;
  g_assert_cmpint (id, >, *last_id);
  *last_id = id;
  return 1;
}

static void
test_sequence (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 start_s = tracker_clock_get_now_s (kit->clock);
  gint64 id = kit_add (kit, "A1", "First", "chinapost");
  gint64 leg_id = kit_leg (kit, id, "chinapost");
  gint64 last_id = 0;
  int n_calls = 0;
  gint64 now_s;

  kit_add (kit, "B2", NULL, "chinapost");
  kit_add (kit, "C3", NULL, "russianpost");
  for (gsize k = 0; k < MAX_STEPS && sequences[i].steps[k].outcome != O (NONE); k++)
    {
      const Step *step = &sequences[i].steps[k];

      kit_advance (kit, step->after_h * HOUR_S);
      kit_forget_changes (kit);
      apply (kit, leg_id, step->outcome, step->way, step->retry_h * HOUR_S);
      g_assert_cmpint (tracker_change_find (kit_last_change (kit), id)->flags, ==,
                       TRACKER_CHANGE_LEGS);
      n_calls += note_call (kit, &last_id);
      g_assert_cmpint (kit_count_attention (kit), ==, kit_count_waiting (kit));
    }

  now_s = tracker_clock_get_now_s (kit->clock);
  g_assert_cmpint (get_waits_s (kit, id), ==,
                   sequences[i].waits_h == NEVER ? 0 : start_s + sequences[i].waits_h * HOUR_S);
  g_assert_cmpint (kit_count_waiting (kit), ==, sequences[i].waits_h == NEVER ? 0 : 1);
  kit_assert_text (kit_print_due (kit, now_s), sequences[i].is_paused ? "C3" : "B2 C3");
  g_assert_cmpint (n_calls, ==, sequences[i].n_calls);
}

/* The sign of a wall is not lost behind one of another kind. */
static void
test_two_troubles (void)
{
  static const TrackerOutcome others[] = { O (BAD_NUMBER),   O (UNAVAILABLE), O (MALFORMED),
                                           O (RATE_LIMITED), O (NOT_FOUND),   O (OFFLINE) };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      for (int is_first = 0; is_first <= 1; is_first++)
        {
          g_autoptr (Kit) kit = kit_new (NULL);
          gint64 id = kit_add (kit, "A1", NULL, "chinapost russianpost");
          g_autoptr (TrackerParcelData) parcel = NULL;

          if (is_first)
            apply (kit, kit_leg (kit, id, "chinapost"), O (BLOCKED), "page", 0);
          apply (kit, kit_leg (kit, id, "russianpost"), others[i], "page", 0);
          if (!is_first)
            apply (kit, kit_leg (kit, id, "chinapost"), O (BLOCKED), "page", 0);
          parcel = kit_load (kit, id);
          g_assert_cmpint (tracker_parcel_data_get_trouble (parcel), ==, O (BLOCKED));
          g_assert_cmpint (kit_count_attention (kit), ==, 1);
        }
    }
}

/* While its post cannot be reached a leg goes on waiting, and the parcel goes on saying so. */
static void
test_sign_stays (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, "A1", NULL, "chinapost");
  gint64 leg_id = kit_leg (kit, id, "chinapost");
  g_autoptr (TrackerParcelData) parcel = NULL;
  g_autoptr (TrackerParcelData) later = NULL;

  apply (kit, leg_id, O (CAPTCHA), "page", 0);
  apply (kit, leg_id, O (UNAVAILABLE), "page", 0);
  parcel = kit_load (kit, id);
  g_assert_cmpint (tracker_parcel_data_get_trouble (parcel), ==, O (CAPTCHA));
  apply (kit, leg_id, O (RATE_LIMITED), "page", 0);
  later = kit_load (kit, id);
  g_assert_cmpint (tracker_parcel_data_get_trouble (later), ==, O (RATE_LIMITED));
  g_assert_cmpint (kit_count_attention (kit), ==, 0);
}

/* --- lists --- */

static void
test_lists (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 ids[5];

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *number = g_strdup_printf ("P%zu", i);

      ids[i] = kit_add (kit, number, NULL, "chinapost russianpost");
    }
  for (gsize i = G_N_ELEMENTS (ids); i-- > 0;)
    {
      kit_advance (kit, 60);
      apply (kit, kit_leg (kit, ids[i], i == 2 ? "russianpost" : "chinapost"), O (CAPTCHA), NULL,
             0);
    }
  kit_assert_text (kit_print_waiting (kit, NULL), "P4 P3 P2 P1 P0");
  kit_assert_text (kit_print_waiting (kit, "chinapost"), "P4 P3 P1 P0");
  kit_assert_text (kit_print_waiting (kit, "russianpost"), "P2");
  kit_assert_text (kit_print_waiting (kit, "nobody"), "");

  /* Two legs of one parcel are one parcel. */
  apply (kit, kit_leg (kit, ids[2], "chinapost"), O (BLOCKED), NULL, 0);
  kit_assert_text (kit_print_waiting (kit, NULL), "P4 P3 P2 P1 P0 P2");
  g_assert_cmpint (kit_count_waiting (kit), ==, 5);

  /* What is put away waits no more, and again once it is taken back. */
  KIT_RUN (kit, tracker_store_archive_parcels_async, &ids[4], 1, TRUE);
  KIT_RUN (kit, tracker_store_remove_parcels_async, &ids[3], 1);
  KIT_RUN (kit, tracker_store_remove_leg_async, kit_leg (kit, ids[1], "chinapost"));
  kit_apply (kit, kit_leg (kit, ids[0], "russianpost"),
             kit_report ("russianpost", O (FOUND), "-1|delivered|D|Done|"));
  kit_assert_text (kit_print_waiting (kit, NULL), "P2 P2");
  g_assert_cmpint (kit_count_waiting (kit), ==, 1);
  g_assert_cmpint (kit_count_attention (kit), ==, 1);
  KIT_RUN (kit, tracker_store_archive_parcels_async, &ids[4], 1, FALSE);
  KIT_RUN (kit, tracker_store_restore_parcels_async, &ids[3], 1);
  kit_assert_text (kit_print_waiting (kit, NULL), "P4 P3 P2 P2");
  g_assert_cmpint (kit_count_attention (kit), ==, 3);
}

/* --- when the next one is due --- */

static void
test_next_due (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 now_s = tracker_clock_get_now_s (kit->clock);
  gint64 first = kit_add (kit, "A1", NULL, "chinapost");
  gint64 second = kit_add (kit, "B2", NULL, "chinapost");
  gint64 other = 0;

  apply (kit, kit_leg (kit, first, "chinapost"), O (CAPTCHA), "page", 0);
  g_assert_cmpint (kit_next_due (kit), ==, now_s + 12 * HOUR_S); /* nobody else */
  KIT_RUN (kit, tracker_store_set_due_async, kit_leg (kit, first, "chinapost"), G_MAXINT64);
  KIT_RUN (kit, tracker_store_set_due_async, kit_leg (kit, second, "chinapost"),
           now_s + 15 * HOUR_S);
  g_assert_cmpint (kit_next_due (kit), ==, now_s + 15 * HOUR_S); /* due after the pause */
  KIT_RUN (kit, tracker_store_set_due_async, kit_leg (kit, second, "chinapost"), G_MAXINT64);
  g_assert_cmpint (kit_next_due (kit), ==, G_MAXINT64);
  KIT_RUN (kit, tracker_store_set_due_async, kit_leg (kit, second, "chinapost"), 0);
  g_assert_cmpint (kit_next_due (kit), ==, now_s + 12 * HOUR_S);

  other = kit_add (kit, "C3", NULL, "russianpost");
  KIT_RUN (kit, tracker_store_set_due_async, kit_leg (kit, other, "russianpost"),
           now_s + 20 * HOUR_S);
  g_assert_cmpint (kit_next_due (kit), ==, now_s + 12 * HOUR_S);
  KIT_RUN (kit, tracker_store_set_due_async, kit_leg (kit, other, "russianpost"),
           now_s + 3 * HOUR_S);
  g_assert_cmpint (kit_next_due (kit), ==, now_s + 3 * HOUR_S);

  /* A list for a later instant knows that the pause is over then. */
  kit_assert_text (kit_print_due (kit, now_s + 12 * HOUR_S - 1), "C3");
  kit_assert_text (kit_print_due (kit, now_s + 12 * HOUR_S), "B2 C3");
  kit_advance (kit, 12 * HOUR_S);
  g_assert_cmpint (kit_next_due (kit), ==, 0);
}

static void
test_resume (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 now_s = tracker_clock_get_now_s (kit->clock);
  gint64 first = kit_add (kit, "A1", NULL, "chinapost");
  gint64 second = kit_add (kit, "B2", NULL, "chinapost");
  gint64 other = kit_add (kit, "C3", NULL, "russianpost");
  const TrackerParcelChange *change;

  apply (kit, kit_leg (kit, first, "chinapost"), O (CAPTCHA), "page", 0);
  apply (kit, kit_leg (kit, second, "chinapost"), O (FOUND), "page", 0);
  apply (kit, kit_leg (kit, other, "russianpost"), O (CAPTCHA), "page", 0);
  kit_assert_text (kit_print_due (kit, now_s), "");

  kit_forget_changes (kit);
  KIT_RUN (kit, tracker_store_resume_carrier_async, "chinapost");
  change = tracker_change_find (kit_last_change (kit), first);
  g_assert_cmpint (change->flags, ==, TRACKER_CHANGE_LEGS);
  g_assert_null (tracker_change_find (kit_last_change (kit), other));
  kit_assert_text (kit_print_due (kit, now_s), "A1"); /* the other is not due yet */
  kit_assert_text (kit_print_waiting (kit, NULL), "A1 C3");
  g_assert_cmpint (kit_next_due (kit), ==, 0);

  /* Nothing to resume: nothing changes. */
  kit_forget_changes (kit);
  KIT_RUN (kit, tracker_store_resume_carrier_async, "chinapost");
  KIT_RUN (kit, tracker_store_resume_carrier_async, "nobody");
  g_assert_cmpuint (kit_n_changes (kit), ==, 0);

  /* Nobody waits, but others are due earlier now: whoever sleeps must hear of it. */
  apply (kit, kit_leg (kit, first, "chinapost"), O (CAPTCHA), "page", 0);
  apply (kit, kit_leg (kit, first, "chinapost"), O (FOUND), "form", 0);
  g_assert_cmpint (kit_next_due (kit), ==, now_s + 12 * HOUR_S);
  kit_forget_changes (kit);
  KIT_RUN (kit, tracker_store_resume_carrier_async, "chinapost");
  g_assert_cmpuint (kit_n_changes (kit), ==, 1);
  g_assert_cmpint (kit_next_due (kit), ==, now_s + 6 * HOUR_S);
}

/* --- the call --- */

static TrackerOutboxItem *
load_call (Kit *kit)
{
  g_autoptr (GPtrArray) items = kit_outbox (kit);

  for (guint i = 0; i < items->len; i++)
    if (tracker_outbox_item_get_news (g_ptr_array_index (items, i)) == TRACKER_NEWS_CHECK)
      return tracker_outbox_item_ref (g_ptr_array_index (items, i));
  return NULL;
}

static void
test_call (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 first = kit_add (kit, "A1", "First", "chinapost");
  gint64 second = kit_add (kit, "B2", "Second", "russianpost");
  g_autoptr (TrackerOutboxItem) one = NULL;
  g_autoptr (TrackerOutboxItem) two = NULL;
  g_autoptr (TrackerOutboxItem) none = NULL;
  gint64 id;

  apply (kit, kit_leg (kit, second, "russianpost"), O (BLOCKED), "page", 0);
  g_assert_true (tracker_change_has_outbox (kit_last_change (kit)));
  one = load_call (kit);
  g_assert_cmpint (tracker_outbox_item_get_parcel_id (one), ==, 0);
  g_assert_cmpstr (tracker_outbox_item_get_parcel_uuid (one), ==, "");
  g_assert_cmpstr (tracker_outbox_item_get_parcel_title (one), ==, "Second");
  g_assert_cmpuint (tracker_outbox_item_get_n_parcels (one), ==, 1);
  g_assert_cmpint (tracker_outbox_item_get_written_s (one), ==,
                   tracker_clock_get_now_s (kit->clock));
  g_assert_null (tracker_outbox_item_get_event (one));

  /* The second one is in the same call. */
  kit_advance (kit, 60);
  apply (kit, kit_leg (kit, first, "chinapost"), O (CAPTCHA), NULL, 0);
  g_assert_false (tracker_change_has_outbox (kit_last_change (kit)));
  two = load_call (kit);
  g_assert_cmpint (tracker_outbox_item_get_id (two), ==, tracker_outbox_item_get_id (one));
  g_assert_cmpuint (tracker_outbox_item_get_n_parcels (two), ==, 2);
  g_assert_cmpstr (tracker_outbox_item_get_parcel_title (two), ==, "Second");

  /* All solved: there is nothing to say any more. */
  apply (kit, kit_leg (kit, first, "chinapost"), O (FOUND), "form", 0);
  apply (kit, kit_leg (kit, second, "russianpost"), O (NOT_FOUND), "form", 0);
  none = load_call (kit);
  g_assert_cmpuint (tracker_outbox_item_get_n_parcels (none), ==, 0);
  g_assert_cmpstr (tracker_outbox_item_get_parcel_title (none), ==, "");

  id = tracker_outbox_item_get_id (none);
  KIT_RUN (kit, tracker_store_take_outbox_async, &id, 1);
  g_assert_null (load_call (kit));
  apply (kit, kit_leg (kit, first, "chinapost"), O (CAPTCHA), NULL, 0);
  g_assert_null (load_call (kit)); /* one a day */
}

/* Nobody is called for what needs no check. */
static void
test_no_call (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 archived = kit_add (kit, "A1", NULL, "chinapost");
  gint64 delivered = kit_add (kit, "B2", NULL, "chinapost");

  KIT_RUN (kit, tracker_store_archive_parcels_async, &archived, 1, TRUE);
  kit_apply (kit, kit_leg (kit, delivered, "chinapost"),
             kit_report ("chinapost", O (FOUND), "-1|delivered|D|Done|"));
  apply (kit, kit_leg (kit, archived, "chinapost"), O (CAPTCHA), "page", 0);
  apply (kit, kit_leg (kit, delivered, "chinapost"), O (CAPTCHA), "page", 0);
  g_assert_null (load_call (kit));
  g_assert_cmpint (kit_count_waiting (kit), ==, 0);
  KIT_RUN (kit, tracker_store_archive_parcels_async, &archived, 1, FALSE);
  g_assert_cmpint (kit_count_waiting (kit), ==, 1);
  g_assert_cmpint (kit_count_attention (kit), ==, 1);
}

/* It lies in the outbox where it came among the others. */
static void
test_call_in_order (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 ids[] = { kit_add (kit, "A1", NULL, "chinapost"), kit_add (kit, "B2", NULL, "chinapost") };
  g_autoptr (GPtrArray) items = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      gint64 leg_id = kit_leg (kit, ids[i], "chinapost");

      kit_apply (kit, leg_id, kit_report ("chinapost", O (FOUND), "-9|accepted|A|In|"));
      if (i == 1)
        apply (kit, leg_id, O (CAPTCHA), "page", 0);
      kit_apply (kit, leg_id,
                 kit_report ("chinapost", O (FOUND), "-9|accepted|A|In|\n-1|arrived|B|There|"));
    }
  items = kit_outbox (kit);
  g_assert_cmpuint (items->len, ==, 3);
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpint (tracker_outbox_item_get_news (g_ptr_array_index (items, i)), ==,
                     i == 1 ? TRACKER_NEWS_CHECK : TRACKER_NEWS_ARRIVED);
}

/* --- other processes, other times --- */

static gboolean
has_changes (gpointer data)
{
  return kit_n_changes (data) > 0;
}

static void
test_two_stores (void)
{
  g_autofree char *path = tracker_test_build_path ("waits.db");
  g_autoptr (Kit) ours = kit_new (path);
  g_autoptr (Kit) theirs = kit_new (path);
  gint64 id = kit_add (theirs, "A1", NULL, "chinapost");

  kit_add (theirs, "B2", NULL, "chinapost");
  KIT_RUN (ours, tracker_store_mark_seen_async, id); /* has heard of all so far */
  kit_forget_changes (ours);
  apply (theirs, kit_leg (theirs, id, "chinapost"), O (CAPTCHA), "page", 0);
  g_assert_true (tracker_test_wait_until (has_changes, ours));
  g_assert_cmpint (tracker_change_find (kit_last_change (ours), id)->flags, ==,
                   TRACKER_CHANGE_LEGS);
  g_assert_true (tracker_change_has_outbox (kit_last_change (ours)));
  g_assert_cmpint (kit_count_waiting (ours), ==, 1);
  kit_assert_text (kit_print_due (ours, tracker_clock_get_now_s (ours->clock)), "");

  kit_forget_changes (ours);
  KIT_RUN (theirs, tracker_store_resume_carrier_async, "chinapost");
  g_assert_true (tracker_test_wait_until (has_changes, ours));
  kit_assert_text (kit_print_due (ours, tracker_clock_get_now_s (ours->clock)), "A1 B2");

  /* Nothing of it is forgotten with the process. */
  apply (theirs, kit_leg (theirs, id, "chinapost"), O (CAPTCHA), "page", 0);
  kit_free (g_steal_pointer (&ours));
  kit_free (g_steal_pointer (&theirs));
  ours = kit_new (path);
  g_assert_cmpint (kit_count_waiting (ours), ==, 1);
  kit_assert_text (kit_print_due (ours, tracker_clock_get_now_s (ours->clock)), "");
}

/* A file's word for it is taken; one that does not say since when waits since it was asked. */
static void
test_import (void)
{
  static const struct
  {
    TrackerOutcome outcome;
    gint64 waits_s;
    gint64 expected;
  } rows[] = {
    { O (CAPTCHA), 500, 500 }, { O (CAPTCHA), 0, 900 }, { O (BLOCKED), -5, 900 },
    { O (FOUND), 0, 0 },       { O (FOUND), -5, 0 },    { O (UNAVAILABLE), 500, 500 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Kit) kit = kit_new (NULL);
      g_autoptr (GPtrArray) folders
          = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_folder_data_unref);
      g_autoptr (GPtrArray) parcels
          = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_parcel_import_free);
      TrackerParcelImport *import = tracker_parcel_import_new ();
      TrackerLegData *leg = tracker_leg_data_new (0, 0, "chinapost", TRACKER_ROLE_BOTH, "A1");
      g_autoptr (TrackerParcelData) parcel = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GArray) effects = NULL;

      import->number = g_strdup ("A1");
      tracker_leg_data_set_asked (leg, 900, rows[i].outcome, NULL, 0, 0);
      tracker_leg_data_set_waits_s (leg, rows[i].waits_s);
      g_ptr_array_add (import->legs, leg);
      g_ptr_array_add (parcels, import);
      tracker_store_import_async (kit->store, folders, parcels, NULL, tracker_test_result_cb,
                                  &result);
      effects = tracker_store_import_finish (kit->store, kit_wait (&result), NULL);
      g_assert_nonnull (effects);
      parcel = kit_find (kit, "A1");
      g_assert_cmpint (get_waits_s (kit, tracker_parcel_data_get_id (parcel)), ==,
                       rows[i].expected);
      g_assert_cmpint (kit_count_waiting (kit), ==, rows[i].expected != 0);
      g_assert_cmpint (kit_count_attention (kit), ==, rows[i].expected != 0);
    }
}

int
main (int argc, char *argv[])
{
  tracker_test_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (sequences); i++)
    {
      g_autofree char *path = g_strconcat ("/store/waits/after/", sequences[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_sequence);
    }
  g_test_add_func ("/store/waits/two-troubles", test_two_troubles);
  g_test_add_func ("/store/waits/sign-stays", test_sign_stays);
  g_test_add_func ("/store/waits/lists", test_lists);
  g_test_add_func ("/store/waits/next-due", test_next_due);
  g_test_add_func ("/store/waits/resume", test_resume);
  g_test_add_func ("/store/waits/call", test_call);
  g_test_add_func ("/store/waits/no-call", test_no_call);
  g_test_add_func ("/store/waits/call-in-order", test_call_in_order);
  g_test_add_func ("/store/waits/two-stores", test_two_stores);
  g_test_add_func ("/store/waits/import", test_import);

  return g_test_run ();
}
