/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "store-kit.h"

/* --- queries --- */

static void
test_query (void)
{
  g_autoptr (TrackerQuery) a = tracker_query_new (TRACKER_SMART_READY);
  g_autoptr (TrackerQuery) b = NULL;
  TrackerStage stage;

  tracker_query_set_search (a, "  мос  ");
  g_assert_cmpstr (tracker_query_get_search (a), ==, "мос");
  tracker_query_set_folder (a, 3);
  tracker_query_set_stage (a, TRACKER_STAGE_ARRIVED, TRUE);
  tracker_query_set_sort (a, TRACKER_SORT_NAME);
  b = tracker_query_copy (a);
  g_assert_true (tracker_query_equal (a, b));
  g_assert_cmpint (tracker_query_get_smart (b), ==, TRACKER_SMART_READY);
  g_assert_cmpint (tracker_query_get_folder (b), ==, 3);
  g_assert_cmpint (tracker_query_get_sort (b), ==, TRACKER_SORT_NAME);
  g_assert_true (tracker_query_get_stage (b, &stage));
  g_assert_cmpint (stage, ==, TRACKER_STAGE_ARRIVED);

  tracker_query_set_stage (b, TRACKER_STAGE_ARRIVED, FALSE);
  g_assert_false (tracker_query_equal (a, b));
  g_assert_false (tracker_query_get_stage (b, NULL));
  tracker_query_set_search (b, " \t");
  g_assert_null (tracker_query_get_search (b));
  tracker_query_set_search (b, "\xff x");
  g_assert_true (g_utf8_validate (tracker_query_get_search (b), -1, NULL));
}

/* --- smart folders --- */

static const struct
{
  const char *name;
  const char *stage;      /* NULL: no events */
  TrackerOutcome outcome; /* of a second leg */
  gboolean is_archived;
  guint smarts; /* bit N: in TrackerSmart N; all of them are in Everything */
} kinds[] = {
#define BIT(x) (1u << TRACKER_SMART_##x)
  { "new", NULL, TRACKER_OUTCOME_NOT_FOUND, FALSE, BIT (ALL) },
  { "announced", "registered", TRACKER_OUTCOME_FOUND, FALSE, BIT (ALL) | BIT (ON_THE_WAY) },
  { "unknown-code", "unknown", TRACKER_OUTCOME_FOUND, FALSE, BIT (ALL) | BIT (ON_THE_WAY) },
  { "moving", "customs", TRACKER_OUTCOME_UNAVAILABLE, FALSE, BIT (ALL) | BIT (ON_THE_WAY) },
  { "arrived", "arrived", TRACKER_OUTCOME_FOUND, FALSE, BIT (ALL) | BIT (READY) },
  { "out", "out_for_delivery", TRACKER_OUTCOME_FOUND, FALSE, BIT (ALL) | BIT (ON_THE_WAY) },
  { "failed", "failed_attempt", TRACKER_OUTCOME_FOUND, FALSE, BIT (ALL) | BIT (ATTENTION) },
  { "returned", "returned", TRACKER_OUTCOME_FOUND, FALSE, BIT (ALL) | BIT (ATTENTION) },
  { "captcha", "customs", TRACKER_OUTCOME_CAPTCHA, FALSE,
    BIT (ALL) | BIT (ON_THE_WAY) | BIT (ATTENTION) },
  { "new-without-login", NULL, TRACKER_OUTCOME_NEEDS_CREDENTIALS, FALSE,
    BIT (ALL) | BIT (ATTENTION) },
  { "bad-number", NULL, TRACKER_OUTCOME_BAD_NUMBER, FALSE, BIT (ALL) },
  { "delivered", "delivered", TRACKER_OUTCOME_FOUND, FALSE, BIT (ALL) | BIT (DELIVERED) },
  { "delivered-captcha", "delivered", TRACKER_OUTCOME_CAPTCHA, FALSE, BIT (ALL) | BIT (DELIVERED) },
  { "archived", "exception", TRACKER_OUTCOME_CAPTCHA, TRUE, BIT (ARCHIVE) },
#undef BIT
};

static void
make_kinds (Kit *kit, gint64 *ids)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *number = g_strdup_printf ("N%zu", i);

      ids[i] = kit_add (kit, number, kinds[i].name, "one two");
      if (kinds[i].stage != NULL)
        {
          g_autofree char *line = g_strdup_printf ("-%zu|%s|C|Words|", i + 1, kinds[i].stage);

          kit_apply (kit, kit_leg (kit, ids[i], "one"),
                     kit_report ("one", TRACKER_OUTCOME_FOUND, line));
        }
      kit_apply (kit, kit_leg (kit, ids[i], "two"), kit_report ("two", kinds[i].outcome, NULL));
      if (kinds[i].is_archived)
        KIT_RUN (kit, tracker_store_archive_parcels_async, &ids[i], 1, TRUE);
    }
}

static void
test_smarts (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 ids[G_N_ELEMENTS (kinds)];
  int n_parcels[TRACKER_N_SMARTS];
  int n_unseen[TRACKER_N_SMARTS];

  make_kinds (kit, ids);
  kit_count (kit, n_parcels, n_unseen);
  for (int smart = 0; smart < TRACKER_N_SMARTS; smart++)
    {
      g_autoptr (TrackerQuery) query = tracker_query_new ((TrackerSmart) smart);
      g_autoptr (GArray) listed = kit_list (kit, query);
      int n_expected = 0;
      int n_unseen_expected = 0;

      for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
        {
          gboolean is_in = smart == TRACKER_SMART_EVERYTHING || (kinds[i].smarts >> smart & 1) != 0;
          gboolean is_listed = FALSE;

          for (guint j = 0; j < listed->len; j++)
            is_listed |= g_array_index (listed, gint64, j) == ids[i];
          if (is_in != is_listed)
            g_error ("%s %s in %s", kinds[i].name, is_listed ? "is" : "is not",
                     tracker_smart_to_nick ((TrackerSmart) smart));
          n_expected += is_in;
          n_unseen_expected += is_in && kinds[i].stage != NULL;
        }
      g_assert_cmpint (n_parcels[smart], ==, n_expected);
      g_assert_cmpint (n_unseen[smart], ==, n_unseen_expected);
    }
}

/* --- order, folder, stage --- */

static char *
print_list (Kit *kit, TrackerQuery *query)
{
  g_autoptr (GArray) ids = kit_list (kit, query);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (TrackerParcelData) parcel = kit_load (kit, g_array_index (ids, gint64, i));

      g_string_append_printf (list, "%s%s", i > 0 ? " " : "",
                              tracker_parcel_data_get_number (parcel));
    }
  return g_string_free (list, FALSE);
}

#define assert_list(kit, query, expected)                                                          \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *list_ = print_list (kit, query);                                              \
    g_assert_cmpstr (list_, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
test_order (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  g_autoptr (TrackerQuery) query = tracker_query_new (TRACKER_SMART_ALL);
  gint64 a = kit_add (kit, "A", "груша", "one");
  gint64 b = kit_add (kit, "B", "Яблоко", "one");
  gint64 folder_id = kit_add_folder (kit, "Fruit");

  kit_add (kit, "C", NULL, "one");
  kit_add (kit, "D", "Apple", "one");
  kit_apply (kit, kit_leg (kit, a, "one"),
             kit_report ("one", TRACKER_OUTCOME_FOUND, "-5|import|I|In|"));
  kit_apply (kit, kit_leg (kit, b, "one"),
             kit_report ("one", TRACKER_OUTCOME_FOUND, "5|customs|I|In|"));

  assert_list (
      kit, query,
      "B D C A"); /* the newest event, else the adding; of the same instant the later added */
  tracker_query_set_sort (query, TRACKER_SORT_ADDED);
  assert_list (kit, query, "D C B A");
  tracker_query_set_sort (query, TRACKER_SORT_NAME);
  assert_list (kit, query,
               "D C A B"); /* without regard to case, by number where there is no name */

  tracker_query_set_stage (query, TRACKER_STAGE_CUSTOMS, TRUE);
  assert_list (kit, query, "B");
  tracker_query_set_stage (query, TRACKER_STAGE_CUSTOMS, FALSE);
  KIT_RUN (kit, tracker_store_move_parcels_async, ((gint64[]){ a, b }), 2, folder_id);
  tracker_query_set_folder (query, folder_id);
  assert_list (kit, query, "A B");
  tracker_query_set_search (query, "ябл");
  assert_list (kit, query, "B");
}

/* --- load --- */

static void
test_load_many (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 a = kit_add (kit, "A", NULL, "one");
  gint64 b = kit_add (kit, "B", NULL, "one");
  gint64 ids[] = { b, 99, a, b };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) parcels = NULL;

  tracker_store_load_parcels_async (kit->store, ids, G_N_ELEMENTS (ids), NULL,
                                    tracker_test_result_cb, &result);
  parcels = tracker_store_load_parcels_finish (kit->store, kit_wait (&result), NULL);
  g_assert_cmpuint (parcels->len, ==, 3);
  g_assert_cmpint (tracker_parcel_data_get_id (g_ptr_array_index (parcels, 0)), ==, b);
  g_assert_cmpint (tracker_parcel_data_get_id (g_ptr_array_index (parcels, 1)), ==, a);
  g_assert_cmpint (tracker_parcel_data_get_id (g_ptr_array_index (parcels, 2)), ==, b);
  g_assert_null (kit_find (kit, ""));
  g_assert_null (kit_find (kit, "\xff"));
}

/* --- search --- */

static const struct
{
  const char *text;
  const char *found;
} searches[] = {
  { "RB123", "1" },
  { "rb123456785cn", "1" },
  { "123 785", "1" }, /* two words, each somewhere */
  { "наушники", "1" },
  { "НАУШ", "1" }, /* Cyrillic without case */
  { "ауш", "1" },  /* any part */
  { "ау", "1" },   /* two letters */
  { "ё", "3" },
  { "Москва", "1 2" },
  { "москва наушники", "1" }, /* one word in the event, one in the name */
  { "广", "2" },              /* one Chinese character */
  { "广州", "2" },
  { "广州市", "2" },
  { "广州市处", "2" },
  { "ＲＢ１２３", "1" }, /* full-width letters and digits */
  { "note", "2" },
  { "no \"quotes\"", "2" },
  { "\"", "2" },
  { "\"\"\"", "" },
  { "a OR b", "" }, /* FTS5's operators are words like any */
  { "NOT", "2" },
  { "NEAR(москва, 2)", "" },
  { "mos*", "" },
  { "folded:rb1", "" },
  { "100%", "3" }, /* nor has LIKE any say */
  { "%", "3" },
  { "_", "" },
  { "старое", "2" }, /* a wording its post edited */
  { "новое", "2" },
  { "zzz", "" },
  { "москва zzz", "" },
  { "zz москва", "" },
};

static void
make_searchable (Kit *kit)
{
  gint64 first = kit_add (kit, "RB123456785CN", "Наушники", "one");
  gint64 second = kit_add (kit, "LP00001", "Case", "one");

  kit_add (kit, "14DIGITS", "Ёлка 100% new", "one");
  KIT_RUN (kit, tracker_store_set_note_async, second, "a note with \"quotes\" in it");
  kit_apply (kit, kit_leg (kit, first, "one"),
             kit_report ("one", TRACKER_OUTCOME_FOUND, "-5|import|I|Импорт|МОСКВА 101000"));
  kit_apply (kit, kit_leg (kit, second, "one"),
             kit_report ("one", TRACKER_OUTCOME_FOUND,
                         "-9|accepted|A|离开广州市处理中心|\n-5|import|I|Старое|Москва 2"));
  kit_apply (kit, kit_leg (kit, second, "one"),
             kit_report ("one", TRACKER_OUTCOME_FOUND, "-5|import|I|Новое|Москва 2"));
}

static void
test_search (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);

  make_searchable (kit);
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *found = kit_search (kit, searches[i].text);

      if (g_strcmp0 (found, searches[i].found) != 0)
        g_error ("“%s” found “%s”, not “%s”", searches[i].text, found, searches[i].found);
    }
}

static void
test_search_follows_words (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, "RB123456785CN", "Наушники", "one");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *removed = NULL;

  KIT_RUN (kit, tracker_store_rename_parcel_async, id, "Книга");
  before = kit_search (kit, "наушники");
  g_assert_cmpstr (before, ==, "");
  after = kit_search (kit, "книга");
  g_assert_cmpstr (after, ==, "1");
  KIT_RUN (kit, tracker_store_remove_parcels_async, &id, 1);
  removed = kit_search (kit, "книга");
  g_assert_cmpstr (removed, ==, "");
}

enum
{
  N_MANY = 3000
};

static gboolean
has_words (const TrackerParcelDraft *draft, const char *text)
{
  g_autofree char *own = g_strdup_printf ("%s\n%s", draft->number, draft->name);
  g_autofree char *lower = g_ascii_strdown (own, -1);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    if (strstr (lower, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

/* The list that is kept while a search is typed follows what changes in between. */
static void
check_removal_is_seen (Kit *kit, TrackerQuery *query, gint64 id)
{
  g_autoptr (GArray) found = NULL;

  KIT_RUN (kit, tracker_store_remove_parcels_async, &id, 1);
  found = kit_list (kit, query);
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpint (g_array_index (found, gint64, i), !=, id);
  KIT_RUN (kit, tracker_store_restore_parcels_async, &id, 1);
}

/* Many parcels: the paths for few and for many hits, and for one word more, find what looking at
 * each finds. */
static void
test_search_many (void)
{
  static const char *const texts[]
      = { "thing", "th",         "t",      "odd",      "odd 7",      "odd 29",
          "rare",  "rare thing", "rare t", "rare odd", "odd rare 1", "7 9x" };
  g_autoptr (Kit) kit = kit_new (NULL);
  g_autofree TrackerParcelDraft *drafts = g_new0 (TrackerParcelDraft, N_MANY);
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree gint64 *ids = NULL;

  for (int i = 0; i < N_MANY; i++)
    {
      drafts[i].number = g_strdup_printf ("N%dX", i);
      drafts[i].name = g_strdup_printf ("thing %s%s", i % 2 ? "odd" : "even", i < 3 ? " rare" : "");
      g_ptr_array_add (strings, (gpointer) drafts[i].number);
      g_ptr_array_add (strings, (gpointer) drafts[i].name);
    }
  tracker_store_add_parcels_async (kit->store, drafts, N_MANY, NULL, tracker_test_result_cb,
                                   &result);
  ids = tracker_store_add_parcels_finish (kit->store, kit_wait (&result), NULL, NULL, NULL);
  g_assert_nonnull (ids);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TrackerQuery) query = tracker_query_new (TRACKER_SMART_ALL);
      g_autoptr (GArray) found = NULL;
      guint n_expected = 0;

      tracker_query_set_search (query, texts[i]);
      tracker_query_set_sort (query, TRACKER_SORT_ADDED);
      found = kit_list (kit, query);
      for (int j = N_MANY - 1; j >= 0; j--)
        if (has_words (&drafts[j], texts[i]))
          {
            g_assert_cmpuint (n_expected, <, found->len);
            g_assert_cmpint (g_array_index (found, gint64, n_expected), ==, ids[j]);
            n_expected++;
          }
      g_assert_cmpuint (found->len, ==, n_expected);
      check_removal_is_seen (kit, query, ids[1]);
    }
}

/* A whole book in the search field. */
static void
test_search_huge (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  g_autofree char *word = g_strnfill (200000, 'x');
  g_autofree char *quotes = g_strnfill (200000, '"');
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *long_name = g_strnfill (150, 'x');
  g_autofree char *by_word = NULL;
  g_autofree char *by_quotes = NULL;
  g_autofree char *by_words = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append_printf (words, "w%d ", i);
  kit_add (kit, "A1", long_name, "one");
  by_word = kit_search (kit, word);
  g_assert_cmpstr (by_word, ==, "1"); /* by its beginning */
  by_quotes = kit_search (kit, quotes);
  g_assert_cmpstr (by_quotes, ==, "");
  by_words = kit_search (kit, words->str);
  g_assert_cmpstr (by_words, ==, "");
}

static void
test_cancelled_read (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  g_autoptr (TrackerQuery) query = tracker_query_new (TRACKER_SMART_ALL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tracker_store_list_ids_async (kit->store, query, cancellable, tracker_test_result_cb, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (tracker_store_list_ids_finish (kit->store, kit_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  tracker_test_init (&argc, &argv);

  g_test_add_func ("/store/query", test_query);
  g_test_add_func ("/store/lists/smarts", test_smarts);
  g_test_add_func ("/store/lists/order", test_order);
  g_test_add_func ("/store/lists/load-many", test_load_many);
  g_test_add_func ("/store/search", test_search);
  g_test_add_func ("/store/search/follows-words", test_search_follows_words);
  g_test_add_func ("/store/search/many", test_search_many);
  g_test_add_func ("/store/search/huge", test_search_huge);
  g_test_add_func ("/store/lists/cancelled", test_cancelled_read);

  return g_test_run ();
}
