/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asking-kit.h"
#include "db-kit.h"

#include <string.h>

/* What parcels bring besides their numbers. */

#define O(name) TRACKER_OUTCOME_##name

/* From "key=value;key=value". */
static GHashTable *
parse_needs (const char *text)
{
  GHashTable *needs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) pairs = g_strsplit (text, ";", -1);

  for (char **pair = pairs; *pair != NULL; pair++)
    {
      const char *mark = strchr (*pair, '=');

      g_hash_table_insert (needs, g_strndup (*pair, (gsize) (mark - *pair)), g_strdup (mark + 1));
    }
  return needs;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The reverse, by key; @needs: (nullable). */
static char *
print_needs (GHashTable *needs)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key, value;

  if (needs == NULL)
    return g_strdup ("");
  g_hash_table_iter_init (&iter, needs);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_ptr_array_add (pairs, g_strdup_printf ("%s=%s", (char *) key, (char *) value));
  g_ptr_array_sort (pairs, compare_pairs);
  g_ptr_array_add (pairs, NULL);
  return g_strjoinv (";", (char **) pairs->pdata);
}

/* What a parcel brings, which is the same wherever it is read. */
static void
assert_needs (Kit *kit, gint64 id, const char *expected)
{
  g_autoptr (TrackerParcelData) parcel = kit_load (kit, id);
  g_autoptr (GPtrArray) legs = kit_legs (kit, id);

  kit_assert_text (print_needs (tracker_parcel_data_get_needs (parcel)), expected);
  for (guint i = 0; i < legs->len; i++)
    kit_assert_text (print_needs (tracker_leg_data_get_needs (g_ptr_array_index (legs, i))),
                     expected);
}

static void
test_set (void)
{
  static const struct
  {
    const char *needs;
    const char *expected;
    gboolean is_change;
  } steps[] = {
    { "postcode=101000", "postcode=101000", TRUE },
    { "postcode=101000", "postcode=101000", FALSE },
    { "phone_4=1234;postcode=190000", "phone_4=1234;postcode=190000", TRUE },
    { "postcode= 190000 ", "phone_4=1234;postcode=190000", FALSE },
    { "postcode=", "phone_4=1234", TRUE },
    { "postcode=\t ", "phone_4=1234", FALSE },
    { "other=", "phone_4=1234", FALSE },
    { "city=Ростов-на-Дону", "city=Ростов-на-Дону;phone_4=1234", TRUE },
    { "city=a\nb\x1f\x1e"
      "c",
      "city=a b  c;phone_4=1234", TRUE },
    { "city=;phone_4=", "", TRUE },
  };
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, "A1", NULL, "dhl ups");
  gint64 other = kit_add (kit, "A2", NULL, "dhl");

  kit_set_need (kit, other, "postcode", "7");
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GHashTable) needs = parse_needs (steps[i].needs);

      kit_forget_changes (kit);
      KIT_RUN (kit, tracker_store_set_needs_async, id, needs);
      assert_needs (kit, id, steps[i].expected);
      assert_needs (kit, other, "postcode=7");
      g_assert_cmpuint (kit_n_changes (kit), ==, steps[i].is_change);
      if (steps[i].is_change)
        g_assert_cmpint (tracker_change_find (kit_last_change (kit), id)->flags, ==,
                         TRACKER_CHANGE_LEGS);
    }
}

/* The table is the caller's: what becomes of it afterwards is no matter. */
static void
test_copied (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, "A1", NULL, "dhl");
  g_autoptr (GHashTable) needs = parse_needs ("postcode=1");
  GAsyncResult *result = NULL;

  tracker_store_set_needs_async (kit->store, id, needs, tracker_test_result_cb, &result);
  g_hash_table_remove_all (needs);
  g_assert_true (kit_finish (kit, &result, NULL));
  assert_needs (kit, id, "postcode=1");
}

static void
test_hostile (void)
{
  g_autofree char *long_value = g_strnfill (TRACKER_NEED_MAX_CHARS + 1, 'x');
  g_autofree char *huge = g_strnfill (1000000, 'x');
  g_autofree char *full = g_strnfill (TRACKER_NEED_MAX_CHARS, 'x');
  const struct
  {
    const char *key;
    const char *value;
    gboolean is_taken;
  } cases[] = {
    { "a", full, TRUE },
    { "a", long_value, FALSE },
    { "a", huge, FALSE },
    { "a", "\xff", FALSE },
    { "a", "1\xc3", FALSE },
    { "", "1", FALSE },
    { "A", "1", FALSE },
    { "a b", "1", FALSE },
    { "a\x1f", "1", FALSE },
    { "\xff", "1", FALSE },
    { huge, "1", FALSE },
    { "'--", "1", FALSE },
    { "a", "'; DROP TABLE needs; --", TRUE },
  };
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, "A1", NULL, "dhl");

  kit_set_need (kit, id, "kept", "1");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GHashTable) needs = g_hash_table_new (g_str_hash, g_str_equal);

      g_hash_table_insert (needs, (char *) "kept", (char *) "2");
      g_hash_table_insert (needs, (char *) cases[i].key, (char *) cases[i].value);
      g_assert_cmpint (tracker_need_check (cases[i].key, cases[i].value, NULL), ==,
                       cases[i].is_taken);
      if (cases[i].is_taken)
        {
          KIT_RUN (kit, tracker_store_set_needs_async, id, needs);
          kit_set_need (kit, id, cases[i].key, "");
          kit_set_need (kit, id, "kept", "1");
        }
      else
        {
          KIT_FAIL (kit, TRACKER_STORE_ERROR_INVALID, tracker_store_set_needs_async, id, needs);
        }
      assert_needs (kit, id, "kept=1"); /* all or nothing */
    }
}

static void
test_many (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, "A1", NULL, "dhl");
  g_autoptr (GHashTable) full = parse_needs ("");
  g_autoptr (GHashTable) swap = parse_needs ("k0=;one_more=1");
  g_autoptr (GHashTable) crowd = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) legs = NULL;

  g_hash_table_remove_all (full);
  for (int i = 0; i < TRACKER_NEEDS_MAX_KEYS; i++)
    g_hash_table_insert (full, g_strdup_printf ("k%d", i), g_strdup ("1"));
  KIT_RUN (kit, tracker_store_set_needs_async, id, full);
  KIT_RUN (kit, tracker_store_set_needs_async, id, full);
  for (int i = 0; i < 100000; i++)
    g_hash_table_insert (crowd, g_strdup_printf ("c%d", i), (char *) "1");
  KIT_FAIL (kit, TRACKER_STORE_ERROR_INVALID, tracker_store_set_needs_async, id, crowd);
  {
    g_autoptr (GHashTable) one_more = parse_needs ("one_more=1");

    KIT_FAIL (kit, TRACKER_STORE_ERROR_INVALID, tracker_store_set_needs_async, id, one_more);
  }
  KIT_RUN (kit, tracker_store_set_needs_async, id, swap);
  legs = kit_legs (kit, id);
  g_assert_cmpuint (g_hash_table_size (tracker_leg_data_get_needs (g_ptr_array_index (legs, 0))),
                    ==, TRACKER_NEEDS_MAX_KEYS);
}

static void
test_unknown_parcels (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 removed = kit_add (kit, "A1", NULL, "dhl");
  const gint64 ids[] = { 0, -1, 99, G_MAXINT64, G_MININT64, removed };
  g_autoptr (GHashTable) needs = parse_needs ("a=1");

  KIT_RUN (kit, tracker_store_remove_parcels_async, &removed, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    KIT_FAIL (kit, TRACKER_STORE_ERROR_NOT_FOUND, tracker_store_set_needs_async, ids[i], needs);
}

/* Who wanted more is asked at once when there is more; nobody else is. */
static void
test_due (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, "A1", NULL, "dhl ups");
  gint64 other = kit_add (kit, "A2", NULL, "dhl");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) due = NULL;
  const TrackerLegData *leg;

  kit_apply (kit, kit_leg (kit, id, "dhl"), kit_report ("dhl", O (NEEDS_MORE), NULL));
  kit_apply (kit, kit_leg (kit, id, "ups"), kit_report ("ups", O (UNAVAILABLE), NULL));
  kit_apply (kit, kit_leg (kit, other, "dhl"), kit_report ("dhl", O (NEEDS_MORE), NULL));
  g_assert_cmpint (kit_count_attention (kit), ==, 2);
  kit_assert_text (kit_print_due (kit, TRACKER_TEST_NOW_S), "");
  kit_set_need (kit, id, "postcode", "101000");
  tracker_store_list_due_legs_async (kit->store, TRACKER_TEST_NOW_S, 0, NULL,
                                     tracker_test_result_cb, &result);
  due = tracker_store_list_due_legs_finish (kit->store, kit_wait (&result), NULL);
  g_assert_cmpuint (due->len, ==, 1);
  leg = g_ptr_array_index (due, 0);
  g_assert_cmpint (tracker_leg_data_get_parcel_id (leg), ==, id);
  g_assert_cmpstr (tracker_leg_data_get_carrier (leg), ==, "dhl");
  kit_assert_text (print_needs (tracker_leg_data_get_needs (leg)), "postcode=101000");

  kit_apply (kit, kit_leg (kit, id, "dhl"), kit_report ("dhl", O (FOUND), NULL));
  g_assert_cmpint (kit_count_attention (kit), ==, 1);
}

/* A draft may bring some, all or nothing of it. */
static void
test_drafts (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  g_autoptr (GHashTable) good = parse_needs ("postcode=101000;city=");
  g_autoptr (GHashTable) bad = parse_needs ("Bad key=1");
  const char *carriers[] = { "dhl" };
  const TrackerRole roles[] = { TRACKER_ROLE_BOTH };
  TrackerParcelDraft drafts[]
      = { { .number = "A1", .n_legs = 1, .carriers = carriers, .roles = roles, .needs = good },
          { .number = "A2", .needs = bad } };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *ids = NULL;

  tracker_store_add_parcels_async (kit->store, drafts, 2, NULL, tracker_test_result_cb, &result);
  g_assert_null (
      tracker_store_add_parcels_finish (kit->store, kit_wait (&result), NULL, NULL, &error));
  g_assert_error (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_INVALID);
  g_assert_null (kit_find (kit, "A1"));

  g_clear_object (&result);
  tracker_store_add_parcels_async (kit->store, drafts, 1, NULL, tracker_test_result_cb, &result);
  ids = tracker_store_add_parcels_finish (kit->store, kit_wait (&result), NULL, NULL, NULL);
  assert_needs (kit, ids[0], "postcode=101000");

  /* One that is there is left as it is. */
  g_clear_object (&result);
  g_clear_pointer (&ids, g_free);
  g_hash_table_insert (good, g_strdup ("postcode"), g_strdup ("190000"));
  tracker_store_add_parcels_async (kit->store, drafts, 1, NULL, tracker_test_result_cb, &result);
  ids = tracker_store_add_parcels_finish (kit->store, kit_wait (&result), NULL, NULL, NULL);
  assert_needs (kit, ids[0], "postcode=101000");
}

/* They come back with their parcel, and go with it for good. */
static void
test_purge (void)
{
  g_autofree char *path = tracker_test_build_path ("needs.db");
  g_autoptr (Kit) kit = kit_new (path);
  gint64 id = kit_add (kit, "A1", NULL, "dhl");
  TrackerDb *db;

  kit_set_need (kit, id, "postcode", "101000");
  KIT_RUN (kit, tracker_store_remove_parcels_async, &id, 1);
  KIT_RUN (kit, tracker_store_restore_parcels_async, &id, 1);
  assert_needs (kit, id, "postcode=101000");
  tracker_fixed_clock_set_now_s (TRACKER_FIXED_CLOCK (kit->clock),
                                 TRACKER_TEST_NOW_S - 3 * KIT_DAY_S);
  KIT_RUN (kit, tracker_store_remove_parcels_async, &id, 1);
  kit_free (g_steal_pointer (&kit));
  kit = kit_new (path);
  db = db_kit_open (path);
  g_assert_cmpint (db_kit_load_number (db, "SELECT count (*) FROM needs"), ==, 0);
  db_kit_close (db);
}

int
main (int argc, char *argv[])
{
  tracker_test_init (&argc, &argv);

  g_test_add_func ("/store/needs/set", test_set);
  g_test_add_func ("/store/needs/copied", test_copied);
  g_test_add_func ("/store/needs/hostile", test_hostile);
  g_test_add_func ("/store/needs/many", test_many);
  g_test_add_func ("/store/needs/unknown-parcels", test_unknown_parcels);
  g_test_add_func ("/store/needs/due", test_due);
  g_test_add_func ("/store/needs/drafts", test_drafts);
  g_test_add_func ("/store/needs/purge", test_purge);

  return g_test_run ();
}
