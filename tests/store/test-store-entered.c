/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-kit.h"

/* Events that the person entered, and how they become the post's own. */

#define LETTER "RB123456785CN"

static void
assert_events (Kit *kit, gint64 id, const char *expected)
{
  g_autofree char *events = kit_print_events (kit, id);

  g_assert_cmpstr (events, ==, expected);
}

/* What is known, what is answered or entered, what is known then, how many parcels changed. */
static const struct
{
  const char *name;
  const char *before;
  const char *answer;
  const char *after;
  int n_changed;
} merges[] = {
  { "entered", "", "*-5|import||In|Moscow", "*-5 import - In Moscow", 1 },
  { "entered-again", "*-5|import||In|", "*-5|import||In|", "*-5 import - In -", 0 },
  { "entered-twice-at-once", "", "*-5|import||In|\n*-5|import||In|", "*-5 import - In -", 1 },
  { "entered-one-more", "*-5|import||In|", "*-5|import||In|\n*-4|customs||Held|",
    "*-4 customs - Held -; *-5 import - In -", 1 },
  { "entered-two-of-one-stage", "", "*-5|in_transit||One|\n*-5|in_transit||Two|",
    "*-5 in_transit - One -; *-5 in_transit - Two -", 1 },
  { "same-words", "*-5|unknown||Arrived|", "-5|import|I|Arrived|Moscow",
    "-5 import I Arrived Moscow", 1 },
  { "same-stage", "*-5|import||Typed|", "-5|import|I|Прибыло|Москва", "-5 import I Прибыло Москва",
    1 },
  { "same-in-all", "*-5|import||In|", "-5|import||In|", "-5 import - In -", 1 },
  { "other-stage-and-words", "*-5|import||Typed|", "-5|export|E|Out|",
    "-5 export E Out -; *-5 import - Typed -", 1 },
  { "no-code-is-no-rewording", "*-5|import||Typed|", "-5|export||Out|",
    "-5 export - Out -; *-5 import - Typed -", 1 },
  { "unknown-is-no-stage", "*-5|unknown||Typed|", "-5|unknown|X|Other|",
    "-5 unknown X Other -; *-5 unknown - Typed -", 1 },
  { "other-minute", "*-5|import||In|", "-4|import|I|In|", "-4 import I In -; *-5 import - In -",
    1 },
  { "place-stays", "*-5|import||In|Paris", "-5|import|I|In|", "-5 import I In Paris", 1 },
  { "stage-stays", "*-5|customs||Held|", "-5|unknown|Q|Held|", "-5 customs Q Held -", 1 },
  { "taken-once", "*-5|import||In|", "-5|import|A|In|\n-5|import|B|In|",
    "-5 import A In -; -5 import B In -", 1 },
  { "words-first", "*-5|in_transit||One|\n*-5|in_transit||Two|",
    "-5|in_transit|X|Two|\n-5|in_transit|Y|Uno|", "-5 in_transit Y Uno -; -5 in_transit X Two -",
    1 },
  { "post-said-it-with-stage", "-5|import|I|In|", "*-5|import||Typed|", "-5 import I In -", 0 },
  { "post-said-it-with-words", "-5|unknown|I|In|", "*-5|customs||In|", "-5 unknown I In -", 0 },
  { "post-said-it-in-all", "-5|import||In|Moscow", "*-5|import||In|", "-5 import - In Moscow", 0 },
  { "post-said-another", "-5|accepted||One|", "*-5|import||Two|",
    "*-5 import - Two -; -5 accepted - One -", 1 },
  { "left-out-stays", "*-5|import||In|", "-4|arrived|A|There|",
    "-4 arrived A There -; *-5 import - In -", 1 },
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

  /* The same again is nothing new. */
  g_assert_cmpint (
      kit_apply (kit, leg, kit_report ("chinapost", TRACKER_OUTCOME_FOUND, merges[i].answer)), ==,
      0);
  assert_events (kit, id, merges[i].after);
}

/* Another post's word for it is another's. */
static void
test_other_post (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, LETTER, NULL, "chinapost russianpost");

  kit_apply (kit, kit_leg (kit, id, "chinapost"),
             kit_report ("chinapost", TRACKER_OUTCOME_FOUND, "*-5|import||In|"));
  kit_apply (kit, kit_leg (kit, id, "russianpost"),
             kit_report ("russianpost", TRACKER_OUTCOME_FOUND, "-5|import|I|In|"));
  assert_events (kit, id, "-5 import I In -; *-5 import - In -");
}

/* --- clocks --- */

#define SAME "Same words"

static const struct
{
  const char *entered; /* when */
  const char *own;     /* when the post says it was */
  gboolean by_words;   /* the same words and no stage, else the same stage and other words */
  gboolean is_taken;   /* entered first, then said */
  gboolean is_dropped; /* said first, then entered */
} clocks[] = {
  { "2026-03-01T10:15", "2026-03-01T10:15:42+08:00", FALSE, TRUE, TRUE }, /* the same wall clock */
  { "2026-03-01T10:15", "2026-03-01T10:15:42+08:00", TRUE, TRUE, TRUE },
  { "2026-03-01T10:15+08:00", "2026-03-01T05:15+03:00", FALSE, TRUE, TRUE }, /* the same instant */
  { "2026-03-01T10:15:59", "2026-03-01T10:16:00", TRUE, FALSE, FALSE },
  { "2026-03-01T10:15", "2026-03-01T11:15", TRUE, FALSE, FALSE },
  { "2026-03-01", "2026-03-01T23:50-03:00", TRUE, TRUE, TRUE },
  { "2026-03-01", "2026-03-01T23:50-03:00", FALSE, TRUE, FALSE },
  { "2026-03-01", "2026-03-01", FALSE, TRUE, FALSE },
  { "2026-03-01", "2026-03-01", TRUE, TRUE, TRUE },
  { "2026-03-01T10:15", "2026-03-01", TRUE, TRUE, TRUE },
  { "2026-03-01T10:15", "2026-03-01", FALSE, TRUE, FALSE },
  { "2026-03-01", "2026-03-02T00:10-03:00", TRUE, FALSE, FALSE },
};

static void
apply_clock (Kit *kit, gint64 leg_id, gsize row, gboolean is_entered)
{
  TrackerStage stage = clocks[row].by_words ? TRACKER_STAGE_UNKNOWN : TRACKER_STAGE_CUSTOMS;
  TrackerReport *report = tracker_report_new ("chinapost", LETTER, TRACKER_OUTCOME_FOUND);
  TrackerTime time;

  g_assert_true (
      tracker_time_from_iso8601 (is_entered ? clocks[row].entered : clocks[row].own, &time));
  tracker_report_take_event (
      report, is_entered ? tracker_event_new_entered (
                  &time, stage, clocks[row].by_words ? SAME : "Typed", NULL, NULL, "chinapost")
                         : tracker_event_new (&time, stage, SAME, NULL, NULL, "C", "chinapost"));
  kit_apply (kit, leg_id, report);
}

static void
test_clocks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      for (int entered_first = 0; entered_first <= 1; entered_first++)
        {
          g_autoptr (Kit) kit = kit_new (NULL);
          gint64 id = kit_add (kit, LETTER, NULL, "chinapost");
          gint64 leg_id = kit_leg (kit, id, "chinapost");
          gboolean is_one = entered_first ? clocks[i].is_taken : clocks[i].is_dropped;
          g_autoptr (GPtrArray) events = NULL;

          g_test_message ("%s, %s, %d", clocks[i].entered, clocks[i].own, entered_first);
          apply_clock (kit, leg_id, i, entered_first);
          apply_clock (kit, leg_id, i, !entered_first);
          events = kit_events (kit, id);
          g_assert_cmpuint (events->len, ==, is_one ? 1 : 2);
          if (is_one)
            {
              TrackerEvent *event = g_ptr_array_index (events, 0);
              TrackerTime own;

              g_assert_true (tracker_time_from_iso8601 (clocks[i].own, &own));
              g_assert_false (tracker_event_get_is_entered (event));
              g_assert_cmpstr (tracker_event_get_text (event), ==, SAME);
              g_assert_cmpstr (tracker_event_get_code (event), ==, "C");
              g_assert_true (tracker_time_equal (tracker_event_get_time (event), &own));
            }
        }
    }
}

/* --- what it comes to --- */

/* What the person typed is no news to the person, neither then nor when the post says it too. */
static void
test_no_news (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, LETTER, NULL, "chinapost");
  gint64 leg = kit_leg (kit, id, "chinapost");
  g_autoptr (TrackerParcelData) parcel = NULL;
  g_autoptr (TrackerParcelData) later = NULL;
  g_autoptr (TrackerParcelData) last = NULL;
  g_autoptr (GPtrArray) outbox = NULL;

  kit_apply (kit, leg, kit_report ("chinapost", TRACKER_OUTCOME_FOUND, "-9|accepted|A|In|"));
  KIT_RUN (kit, tracker_store_mark_seen_async, id);
  kit_apply (kit, leg,
             kit_report ("chinapost", TRACKER_OUTCOME_FOUND, "*-1|delivered||Handed over|"));
  g_assert_cmpint (tracker_change_find (kit_last_change (kit), id)->n_new_events, ==, 1);
  parcel = kit_load (kit, id);
  g_assert_cmpint (tracker_parcel_data_get_stage (parcel), ==, TRACKER_STAGE_DELIVERED);
  g_assert_cmpint (tracker_parcel_data_get_n_unseen (parcel), ==, 0);
  g_assert_true (tracker_event_get_is_entered (tracker_parcel_data_get_last_event (parcel)));

  kit_apply (kit, leg,
             kit_report ("chinapost", TRACKER_OUTCOME_FOUND,
                         "-9|accepted|A|In|\n-1|delivered|D|Delivered|Kyiv"));
  later = kit_load (kit, id);
  g_assert_cmpint (tracker_parcel_data_get_n_unseen (later), ==, 0);
  g_assert_cmpint (tracker_parcel_data_get_n_events (later), ==, 2);
  g_assert_false (tracker_event_get_is_entered (tracker_parcel_data_get_last_event (later)));
  outbox = kit_outbox (kit);
  g_assert_cmpuint (outbox->len, ==, 0);

  /* What the post says besides is. */
  kit_apply (
      kit, leg,
      kit_report ("chinapost", TRACKER_OUTCOME_FOUND, "*-3|customs||Typed|\n0|exception|X|Odd|"));
  last = kit_load (kit, id);
  g_assert_cmpint (tracker_parcel_data_get_n_unseen (last), ==, 2);
  g_ptr_array_unref (outbox);
  outbox = kit_outbox (kit);
  g_assert_cmpuint (outbox->len, ==, 1);
  g_assert_cmpstr (
      tracker_event_get_text (tracker_outbox_item_get_event (g_ptr_array_index (outbox, 0))), ==,
      "Odd");
}

static void
assert_found (Kit *kit, const char *text, const char *expected)
{
  g_autofree char *found = kit_search (kit, text);

  g_assert_cmpstr (found, ==, expected);
}

/* Search finds it by what was typed, and by what the post says once it says it. */
static void
test_search (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, LETTER, NULL, "chinapost");
  gint64 leg = kit_leg (kit, id, "chinapost");

  kit_apply (kit, leg,
             kit_report ("chinapost", TRACKER_OUTCOME_FOUND, "*-1|customs||Verzollung|Leipzig"));
  assert_found (kit, "verzollung", "1");
  assert_found (kit, "leipzig", "1");
  kit_apply (kit, leg,
             kit_report ("chinapost", TRACKER_OUTCOME_FOUND, "-1|customs|C|Tollbehandling|Oslo"));
  assert_found (kit, "tollbehandling oslo", "1");
  assert_found (kit, "verzollung", "1");
  assert_found (kit, "paris", "");
}

/* What waited for a person has got its answer. */
static void
test_ends_waiting (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, LETTER, NULL, "chinapost");
  gint64 leg = kit_leg (kit, id, "chinapost");
  g_autoptr (GPtrArray) legs = NULL;

  kit_apply (kit, leg, kit_report ("chinapost", TRACKER_OUTCOME_CAPTCHA, NULL));
  kit_apply (kit, leg, kit_report ("chinapost", TRACKER_OUTCOME_FOUND, "*-1|customs||Held|"));
  legs = kit_legs (kit, id);
  g_assert_cmpint (tracker_leg_data_get_waits_s (g_ptr_array_index (legs, 0)), ==, 0);
}

static void
import_report (Kit *kit, const char *lines)
{
  g_autoptr (GPtrArray) folders
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_folder_data_unref);
  g_autoptr (GPtrArray) parcels
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_parcel_import_free);
  TrackerParcelImport *import = tracker_parcel_import_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) effects = NULL;

  import->number = g_strdup (LETTER);
  import->is_whole = TRUE;
  g_ptr_array_add (import->reports, kit_report ("chinapost", TRACKER_OUTCOME_FOUND, lines));
  g_ptr_array_add (parcels, import);
  tracker_store_import_async (kit->store, folders, parcels, NULL, tracker_test_result_cb, &result);
  effects = tracker_store_import_finish (kit->store, kit_wait (&result), NULL);
  g_assert_nonnull (effects);
}

static void
test_import (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  g_autoptr (TrackerParcelData) parcel = NULL;
  gint64 id;

  import_report (kit, "*-5|import||Typed|\n-4|customs|C|Held|");
  parcel = kit_find (kit, LETTER);
  id = tracker_parcel_data_get_id (parcel);
  assert_events (kit, id, "-4 customs C Held -; *-5 import - Typed -");
  import_report (kit, "-5|import|I|Said|\n*-4|customs||Held|");
  assert_events (kit, id, "-4 customs C Held -; -5 import I Said -");
  import_report (kit, "*-5|import||Typed|\n*-4|customs||Held|");
  assert_events (kit, id, "-4 customs C Held -; -5 import I Said -");
}

/* Hostile: thousands of one instant must not take time squared. */
static void
test_many (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, LETTER, NULL, "chinapost");
  gint64 leg = kit_leg (kit, id, "chinapost");
  g_autoptr (GString) entered = g_string_new (NULL);
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (TrackerParcelData) parcel = NULL;
  g_autoptr (GPtrArray) events = NULL;

  for (int i = 0; i < 5000; i++)
    {
      g_string_append_printf (entered, "*-5|in_transit||Typed %d|\n", i);
      g_string_append_printf (said, "-5|in_transit|A|Said %d|\n", i);
    }
  kit_apply (kit, leg, kit_report ("chinapost", TRACKER_OUTCOME_FOUND, entered->str));
  kit_apply (kit, leg, kit_report ("chinapost", TRACKER_OUTCOME_FOUND, said->str));
  parcel = kit_load (kit, id);
  g_assert_cmpint (tracker_parcel_data_get_n_events (parcel), ==, 5000);
  events = kit_events (kit, id);
  for (guint i = 0; i < events->len; i++)
    g_assert_false (tracker_event_get_is_entered (g_ptr_array_index (events, i)));
}

int
main (int argc, char *argv[])
{
  tracker_test_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (merges); i++)
    {
      g_autofree char *path = g_strconcat ("/store/entered/merge/", merges[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_merge);
    }
  g_test_add_func ("/store/entered/other-post", test_other_post);
  g_test_add_func ("/store/entered/clocks", test_clocks);
  g_test_add_func ("/store/entered/no-news", test_no_news);
  g_test_add_func ("/store/entered/search", test_search);
  g_test_add_func ("/store/entered/ends-waiting", test_ends_waiting);
  g_test_add_func ("/store/entered/import", test_import);
  g_test_add_func ("/store/entered/many", test_many);

  return g_test_run ();
}
