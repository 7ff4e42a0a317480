/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "shipped.h"
#include "tracker-definition-private.h"
#include "tracker-registry.h"
#include "tracker-test.h"

/* What all shipped definitions together make of numbers of known formats, as carriers print them:
 * the right carrier comes first, and where there is a check digit, another one is noticed and the
 * carrier is named all the same. */

typedef struct
{
  const char *text; /* as it is printed */
  const char *home; /* NULL: unknown */
  const char *first;
  TrackerCheck check;
  const char *postcode; /* NULL: the number says none */
} Row;

static const Row rows[] = {
  { "1Z W4T 907 03 1285 630 4", NULL, "ups", TRACKER_CHECK_OK, NULL },
  { "K703 1582 649", NULL, "ups", TRACKER_CHECK_OK, NULL },
  { "7031 5826 4908", NULL, "fedex", TRACKER_CHECK_OK, NULL },
  { "7031 5826 4908", "US", "fedex", TRACKER_CHECK_OK, NULL },
  { "1005 3158 2649 077", NULL, "fedex", TRACKER_CHECK_OK, NULL },
  { "(00) 7 0315826 490371 84", NULL, "fedex", TRACKER_CHECK_OK, NULL },
  { "9611 0207 0315 8200 0471 86", NULL, "fedex", TRACKER_CHECK_OK, NULL },
  { "1001901020310049810507031582649071", NULL, "fedex", TRACKER_CHECK_OK, NULL },
  { "9632002031234567890007031582649071", NULL, "fedex", TRACKER_CHECK_OK, NULL },
  { "0370 3158 2647 0010 0450", "US", "usps", TRACKER_CHECK_OK, NULL },
  { "0370 3158 2647 0010 0452", "US", "usps", TRACKER_CHECK_OK, NULL },
  { "9400 1903 1582 6470 0100 44", NULL, "usps", TRACKER_CHECK_OK, NULL },
  { "9205 5903 1582 6470 0100 49", NULL, "usps", TRACKER_CHECK_OK, NULL },
  { "420 10001 9205 5903 1582 6470 0100 49", NULL, "usps", TRACKER_CHECK_OK, "10001" },
  { "420 10001 2345 9205 5903 1582 6470 0100 49", NULL, "usps", TRACKER_CHECK_OK, "10001" },
  { "420100019205590315826470010049", "DE", "usps", TRACKER_CHECK_OK, "10001" },
  { "RR 123 456 785 US", "US", "usps", TRACKER_CHECK_OK, NULL },
  { "70 3158 2644", NULL, "dhl", TRACKER_CHECK_OK, NULL },
  { "00340434161570315823", NULL, "dhl", TRACKER_CHECK_OK, NULL },
  { "JD000390007031", NULL, "dhl", TRACKER_CHECK_NONE, NULL },
  { "JJD 0000 0000 0000 0001", NULL, "yodel", TRACKER_CHECK_NONE, NULL },
  { "JJD 0000 0000 0000 0001", "DE", "dhl", TRACKER_CHECK_NONE, NULL },
  { "1234-5678-9013", "JP", "japanpost", TRACKER_CHECK_OK, NULL },
  { "TBA 000 000 000 001", "US", "amazonshipping", TRACKER_CHECK_NONE, NULL },
  { "7031 5826 4700 1002", "CA", "canadapost", TRACKER_CHECK_OK, NULL },
  { "7031 5826 4700 1002", NULL, "canadapost", TRACKER_CHECK_OK, NULL },
  { "3315 0158 2646", "CA", "purolator", TRACKER_CHECK_OK, NULL },
  { "ABC 000 000 001", "CA", "purolator", TRACKER_CHECK_NONE, NULL },
  { "D000000000000000000001", NULL, "canpar", TRACKER_CHECK_NONE, NULL },
  { "%0098105 0140 5703 1582 64 101 276 U", NULL, "dpd-de", TRACKER_CHECK_OK, NULL },
  { "0140 5703 1582 64 N", NULL, "dpd-de", TRACKER_CHECK_OK, NULL },
  { "0140 5703 1582 64", "DE", "dpd-de", TRACKER_CHECK_NONE, NULL },
  { "C10315826470012", NULL, "ontrac", TRACKER_CHECK_OK, NULL },
  { "D10315826470011", NULL, "ontrac", TRACKER_CHECK_OK, NULL },
  { "C40000000000006", NULL, "ontrac", TRACKER_CHECK_OK, NULL },
  { "1LS7 1234 5678 901-1", NULL, "ontrac", TRACKER_CHECK_NONE, NULL },
  { "LX10000001", NULL, "ontrac", TRACKER_CHECK_NONE, NULL },
  { "LTN00000001N1", NULL, "landmark", TRACKER_CHECK_NONE, NULL },
  { "YT2600000000000001", NULL, "yunexpress", TRACKER_CHECK_NONE, NULL },
  { "GFUS00000000000001", NULL, "gofo", TRACKER_CHECK_NONE, NULL },
  { "SP000000000000000001", NULL, "speedee", TRACKER_CHECK_NONE, NULL },
  { "777-1582649-9", NULL, "olddominion", TRACKER_CHECK_OK, NULL },
  { "101000 12 00001 6", NULL, "russianpost", TRACKER_CHECK_OK, NULL },
  { "101000 12 00001 6", "RU", "russianpost", TRACKER_CHECK_OK, NULL },
  { "EX470315869PL", "PL", "polishpost", TRACKER_CHECK_OK, NULL },
  { "LP00123456789012", NULL, "cainiao", TRACKER_CHECK_NONE, NULL },
  { "Z 123 4567 890", NULL, "packeta", TRACKER_CHECK_NONE, NULL },
  { "99.00.000000.00000001", NULL, "swisspost", TRACKER_CHECK_NONE, NULL },
  { "2045 0000 0000 01", NULL, "novaposhta", TRACKER_CHECK_NONE, NULL },
};

static gboolean
is_named (const TrackerRecognition *recognition, const char *id)
{
  for (guint i = 0; i < tracker_recognition_get_n_candidates (recognition); i++)
    {
      TrackerDefinition *one = tracker_recognition_get_candidate (recognition, i, NULL, NULL);

      if (g_str_equal (tracker_definition_get_id (one), id))
        return TRUE;
    }
  return FALSE;
}

static TrackerRecognition *
recognize (const TrackerRegistry *registry, const Row *row, const char *number)
{
  const TrackerRecognitionHints hints = { .home_country = row->home };

  return tracker_registry_recognize (registry, number, &hints);
}

/* Where the check character is: S10 has its country behind it. */
static gsize
find_check (const char *number)
{
  gsize length = strlen (number);

  return length == 13 && g_ascii_isupper (number[11]) ? 10 : length - 1;
}

static void
check_wrong_digits (const TrackerRegistry *registry, const Row *row, const char *number)
{
  g_autofree char *wrong = g_strdup (number);
  gsize place = find_check (number);
  guint n_failed = 0;

  for (int i = 1; i < 10; i++)
    {
      g_autoptr (TrackerRecognition) recognition = NULL;
      g_autoptr (TrackerRecognition) at_home = NULL;

      wrong[place] = g_ascii_isdigit (number[place])
                         ? (char) ('0' + (number[place] - '0' + i) % 10)
                         : (char) ('A' + (number[place] - 'A' + i) % 26);
      at_home = recognize (registry, row, wrong);
      recognition = tracker_registry_recognize (registry, wrong, NULL);
      g_assert_true (is_named (at_home, row->first));
      g_assert_true (is_named (recognition, row->first));
      n_failed += tracker_recognition_get_check (recognition) == TRACKER_CHECK_FAILED;
    }
  /* One or two of the nine may be the right one of another carrier. Where the person lives, digits
   * without a check digit may be more usual; so that is not asked. */
  g_test_message ("%s: %u of 9 noticed", number, n_failed);
  g_assert_cmpuint (n_failed, >=, 5);
}

static void
test_known (void)
{
  g_autoptr (TrackerRegistry) registry = shipped_load_all ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *number = tracker_number_normalize (rows[i].text, NULL);
      g_autoptr (TrackerRecognition) recognition = recognize (registry, &rows[i], number);
      TrackerDefinition *first;

      g_test_message ("%s (%s)", rows[i].text, rows[i].home);
      g_assert_cmpuint (tracker_recognition_get_n_candidates (recognition), >, 0);
      first = tracker_recognition_get_candidate (recognition, 0, NULL, NULL);
      g_assert_cmpstr (tracker_definition_get_id (first), ==, rows[i].first);
      g_assert_cmpint (tracker_recognition_get_check (recognition), ==, rows[i].check);
      g_assert_cmpstr (tracker_recognition_get_postcode (recognition), ==, rows[i].postcode);
      if (rows[i].check == TRACKER_CHECK_OK)
        check_wrong_digits (registry, &rows[i], number);
    }
}

/* A person may name the carrier of any code: nothing is refused, and nobody else is asked then. */
static void
test_named_by_person (void)
{
  static const char *const numbers[] = { "A", "XXXXXXXXXX", "1", "123412345678", "QQ00QQ00QQ" };
  g_autoptr (TrackerRegistry) registry = shipped_load_all ();

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GHashTable) chosen = g_hash_table_new (g_str_hash, g_str_equal);
      g_autofree char *shape = tracker_number_dup_shape (numbers[i]);
      const TrackerRecognitionHints hints = { .chosen = chosen };
      g_autoptr (TrackerRecognition) recognition = NULL;
      TrackerDefinition *first;
      gboolean is_asked = FALSE;

      g_hash_table_insert (chosen, shape, (gpointer) "nacex");
      recognition = tracker_registry_recognize (registry, numbers[i], &hints);
      first = tracker_recognition_get_candidate (recognition, 0, NULL, &is_asked);
      g_assert_cmpstr (tracker_definition_get_id (first), ==, "nacex");
      g_assert_true (is_asked);
      for (guint j = 1; j < tracker_recognition_get_n_candidates (recognition); j++)
        {
          tracker_recognition_get_candidate (recognition, j, NULL, &is_asked);
          g_assert_false (is_asked);
        }
    }
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/numbers/known", test_known);
  g_test_add_func ("/numbers/named-by-person", test_named_by_person);
  return g_test_run ();
}
