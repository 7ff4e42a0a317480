/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "db-kit.h"
#include "store-kit.h"

/* Which host was told which number. */

#define N_MANY 3000

static void
note (Kit *kit, const char *host, const char *carrier, const char *number, gint64 at_s)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_told_unref);

  g_ptr_array_add (told, tracker_told_new (host, carrier, number, at_s));
  KIT_RUN (kit, tracker_store_note_told_async, told);
}

/* "host carrier number first-last n parcel; ...", instants after the tests' now. */
static char *
print (GPtrArray *told)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < told->len; i++)
    {
      const TrackerTold *one = g_ptr_array_index (told, i);

      g_string_append_printf (text, "%s%s %s %s %d-%d %d %d", i > 0 ? "; " : "",
                              tracker_told_get_host (one), tracker_told_get_carrier (one),
                              tracker_told_get_number (one),
                              (int) (tracker_told_get_first_s (one) - TRACKER_TEST_NOW_S),
                              (int) (tracker_told_get_last_s (one) - TRACKER_TEST_NOW_S),
                              tracker_told_get_n (one), (int) tracker_told_get_parcel_id (one));
    }
  return g_string_free (text, FALSE);
}

static void
assert_told (Kit *kit, const char *number, const char *expected)
{
  g_autoptr (GPtrArray) told = kit_told (kit, number);
  g_autofree char *text = print (told);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_parcel_told (Kit *kit, gint64 parcel_id, guint max, const char *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) told = NULL;
  g_autofree char *text = NULL;

  tracker_store_list_parcel_told_async (kit->store, parcel_id, max, NULL, tracker_test_result_cb,
                                        &result);
  told = tracker_store_list_told_finish (kit->store, kit_wait (&result), NULL);
  text = print (told);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_merge (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);

  kit_add (kit, "A1", NULL, "dhl");
  kit_forget_changes (kit);
  note (kit, "api.dhl.com", "dhl", "A1", TRACKER_TEST_NOW_S);
  note (kit, "API.dhl.com", "dhl", "A1", TRACKER_TEST_NOW_S + 60);
  note (kit, "www.dhl.com", "dhl", "A1", TRACKER_TEST_NOW_S + 10);
  note (kit, "api.dhl.com", "dhlparcel", "A1", TRACKER_TEST_NOW_S + 30); /* a clock set back */
  note (kit, "api.dhl.com", "dhl", "B1", TRACKER_TEST_NOW_S + 70);
  assert_told (kit, NULL,
               "api.dhl.com dhl B1 70-70 1 0; api.dhl.com dhlparcel A1 0-60 3 1;"
               " www.dhl.com dhl A1 10-10 1 1");
  assert_told (kit, "A1", "api.dhl.com dhlparcel A1 0-60 3 1; www.dhl.com dhl A1 10-10 1 1");
  assert_told (kit, "C1", "");
  g_assert_cmpuint (kit_n_changes (kit), ==, 0); /* each ask would be a change else */
}

/* A carrier may have a number of its own: that is the parcel's too. */
static void
test_parcels (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, "A1", NULL, "cainiao");
  gint64 other = kit_add (kit, "A2", NULL, "cainiao");

  KIT_RUN (kit, tracker_store_add_legs_async, id, 1, (const char *[]){ "ups" },
           (const TrackerRole[]){ TRACKER_ROLE_DESTINATION }, (const char *[]){ "Z9" });
  note (kit, "cainiao.com", "cainiao", "A1", TRACKER_TEST_NOW_S);
  note (kit, "cainiao.com", "cainiao", "A2", TRACKER_TEST_NOW_S + 1);
  note (kit, "ups.com", "ups", "Z9", TRACKER_TEST_NOW_S + 2);
  assert_parcel_told (kit, id, 0, "ups.com ups Z9 2-2 1 1; cainiao.com cainiao A1 0-0 1 1");
  assert_parcel_told (kit, id, 1, "ups.com ups Z9 2-2 1 1");
  assert_parcel_told (kit, other, 0, "cainiao.com cainiao A2 1-1 1 2");
  assert_parcel_told (kit, 99, 0, "");

  /* What is removed may come back: its rows stay, and say so no more of whom they are. */
  KIT_RUN (kit, tracker_store_remove_parcels_async, &id, 1);
  assert_told (
      kit, NULL,
      "ups.com ups Z9 2-2 1 0; cainiao.com cainiao A2 1-1 1 2; cainiao.com cainiao A1 0-0 1 0");
  KIT_RUN (kit, tracker_store_restore_parcels_async, &id, 1);
  assert_told (kit, "Z9", "ups.com ups Z9 2-2 1 1");
}

static void
test_purge (void)
{
  g_autofree char *path = tracker_test_build_path ("told-purge.db");
  g_autoptr (Kit) kit = kit_new (path);
  gint64 ids[] = { kit_add (kit, "A1", NULL, "cainiao"), kit_add (kit, "A2", NULL, "cainiao"),
                   kit_add (kit, "A3", NULL, "") };

  /* Both have the number of the last mile; A3 has no leg any more; A2 is added again. */
  for (gsize i = 0; i < 2; i++)
    KIT_RUN (kit, tracker_store_add_legs_async, ids[i], 1, (const char *[]){ "ups" },
             (const TrackerRole[]){ TRACKER_ROLE_DESTINATION }, (const char *[]){ "Z9" });
  note (kit, "a.com", "cainiao", "A1", TRACKER_TEST_NOW_S);
  note (kit, "b.com", "cainiao", "A1", TRACKER_TEST_NOW_S);
  note (kit, "a.com", "cainiao", "A2", TRACKER_TEST_NOW_S);
  note (kit, "a.com", "cainiao", "A3", TRACKER_TEST_NOW_S);
  note (kit, "ups.com", "ups", "Z9", TRACKER_TEST_NOW_S);
  note (kit, "a.com", "cainiao", "X1", TRACKER_TEST_NOW_S);
  tracker_fixed_clock_set_now_s (TRACKER_FIXED_CLOCK (kit->clock),
                                 TRACKER_TEST_NOW_S - 3 * KIT_DAY_S);
  KIT_RUN (kit, tracker_store_remove_parcels_async, &ids[0], 1);
  KIT_RUN (kit, tracker_store_remove_parcels_async, &ids[2], 1);
  kit_free (g_steal_pointer (&kit));
  kit = kit_new (path);
  assert_told (kit, NULL,
               "ups.com ups Z9 0-0 1 2; a.com cainiao X1 0-0 1 0; a.com cainiao A2 0-0 1 2");

  tracker_fixed_clock_set_now_s (TRACKER_FIXED_CLOCK (kit->clock),
                                 TRACKER_TEST_NOW_S - 3 * KIT_DAY_S);
  KIT_RUN (kit, tracker_store_remove_parcels_async, &ids[1], 1);
  kit_add (kit, "A2", NULL, ""); /* asked by nobody, but there */
  kit_free (g_steal_pointer (&kit));
  kit = kit_new (path);
  assert_told (kit, NULL, "a.com cainiao X1 0-0 1 0; a.com cainiao A2 0-0 1 4");
}

/* Numbers that no parcel has are kept for 90 days; this is looked after once a day. */
static void
test_strays (void)
{
  static const struct
  {
    int age_days;
    int gap_hours; /* since the last look */
    gboolean is_kept;
  } cases[] = {
    { 89, 24, TRUE },   { 90, 24, TRUE },  { 91, 24, FALSE },
    { 900, 24, FALSE }, { 900, 23, TRUE }, { 91, -1, FALSE } /* a clock that was set back */,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Kit) kit = kit_new (NULL);
      g_autoptr (GPtrArray) stray = NULL;
      g_autoptr (GPtrArray) all = NULL;
      gint64 id = kit_add (kit, "A1", NULL, "");
      gint64 then_s = TRACKER_TEST_NOW_S + cases[i].gap_hours * 3600;

      KIT_RUN (kit, tracker_store_add_legs_async, id, 1, (const char *[]){ "ups" },
               (const TrackerRole[]){ TRACKER_ROLE_BOTH }, (const char *[]){ "Z9" });
      note (kit, "a.com", "dhl", "N1", TRACKER_TEST_NOW_S);
      note (kit, "a.com", "dhl", "A1", TRACKER_TEST_NOW_S - 500 * KIT_DAY_S);
      note (kit, "a.com", "dhl", "Z9", TRACKER_TEST_NOW_S - 500 * KIT_DAY_S);
      note (kit, "a.com", "dhl", "X1", then_s - cases[i].age_days * (gint64) KIT_DAY_S);
      kit_advance (kit, cases[i].gap_hours * 3600);
      note (kit, "a.com", "dhl", "N1", then_s);
      stray = kit_told (kit, "X1");
      all = kit_told (kit, NULL);
      g_assert_cmpuint (stray->len, ==, cases[i].is_kept);
      g_assert_cmpuint (all->len, ==, 3 + (guint) cases[i].is_kept);
    }
}

static void
test_forget (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  GAsyncResult *result = NULL;

  note (kit, "a.com", "dhl", "A1", TRACKER_TEST_NOW_S);
  tracker_store_forget_told_async (kit->store, tracker_test_result_cb, &result);
  g_assert_true (kit_finish (kit, &result, NULL));
  assert_told (kit, NULL, "");
  note (kit, "a.com", "dhl", "A1", TRACKER_TEST_NOW_S + 5);
  assert_told (kit, NULL, "a.com dhl A1 5-5 1 0");
}

static void
test_hostile (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  g_autofree char *huge = g_strnfill (1000000, 'a');
  g_autoptr (GPtrArray) told = NULL;
  const TrackerTold *one;

  note (kit, "", "dhl", "A1", TRACKER_TEST_NOW_S);
  note (kit, "a.com", "dhl", "", TRACKER_TEST_NOW_S);
  note (kit, "\n\t", "dhl", "A1", TRACKER_TEST_NOW_S);
  assert_told (kit, NULL, "");
  note (kit, huge, "dhl", huge, G_MAXINT64);
  note (kit, "\xff.com\n", "", "'; DROP TABLE told; --", G_MININT64);
  told = kit_told (kit, NULL);
  g_assert_cmpuint (told->len, ==, 2);
  one = g_ptr_array_index (told, 0);
  g_assert_cmpint (g_utf8_strlen (tracker_told_get_host (one), -1), <=, 253);
  g_assert_cmpint (g_utf8_strlen (tracker_told_get_number (one), -1), <=, 100);
  assert_told (kit, "\xff", "");
}

/* A list is as long as wished, the latest first; and it can be interrupted. */
static void
test_many (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_told_unref);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) some = NULL;
  g_autoptr (GPtrArray) all = NULL;

  for (int i = 0; i < N_MANY; i++)
    {
      g_autofree char *number = g_strdup_printf ("N%d", i);

      g_ptr_array_add (told, tracker_told_new ("a.com", "dhl", number, TRACKER_TEST_NOW_S + i / 2));
    }
  KIT_RUN (kit, tracker_store_note_told_async, told);
  tracker_store_list_told_async (kit->store, NULL, 3, NULL, tracker_test_result_cb, &result);
  some = tracker_store_list_told_finish (kit->store, kit_wait (&result), NULL);
  {
    g_autofree char *text = print (some);

    g_assert_cmpstr (text, ==,
                     "a.com dhl N2999 1499-1499 1 0; a.com dhl N2998 1499-1499 1 0;"
                     " a.com dhl N2997 1498-1498 1 0");
  }
  all = kit_told (kit, NULL);
  g_assert_cmpuint (all->len, ==, N_MANY);

  g_clear_object (&result);
  g_cancellable_cancel (cancellable);
  tracker_store_list_told_async (kit->store, NULL, 0, cancellable, tracker_test_result_cb, &result);
  g_assert_null (tracker_store_list_told_finish (kit->store, kit_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  tracker_test_init (&argc, &argv);

  g_test_add_func ("/store/told/merge", test_merge);
  g_test_add_func ("/store/told/parcels", test_parcels);
  g_test_add_func ("/store/told/purge", test_purge);
  g_test_add_func ("/store/told/strays", test_strays);
  g_test_add_func ("/store/told/forget", test_forget);
  g_test_add_func ("/store/told/hostile", test_hostile);
  g_test_add_func ("/store/told/many", test_many);

  return g_test_run ();
}
