/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-exchange-private.h"
#include "tracker-test.h"

#include <string.h>

static TrackerImportList *
read_json (const char *text, GError **error)
{
  g_autoptr (TrackerImportList) list = tracker_import_list_new ();
  GBytes *bytes = g_bytes_new (text, strlen (text));

  return tracker_import_read (bytes, "a.json", list, NULL, error) ? g_steal_pointer (&list) : NULL;
}

/* "number name" of each parcel, "!line why" of what was skipped. */
static char *
print_json (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrackerImportList) list = read_json (json, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->parcels->len; i++)
    {
      const TrackerParcelImport *parcel = g_ptr_array_index (list->parcels, i);

      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "; " : "", parcel->number,
                              parcel->name != NULL ? parcel->name : "-");
    }
  for (guint i = 0; i < list->skipped->len; i++)
    {
      const TrackerImportRemark *remark = g_ptr_array_index (list->skipped, i);

      g_string_append_printf (text, "%s!%u %s", text->len > 0 ? "; " : "", remark->line,
                              remark->why);
    }
  return g_string_free (text, FALSE);
}

static void
test_plain (void)
{
  static const struct
  {
    const char *json;
    const char *expected;
  } cases[] = {
    { "[]", "" },
    { " [ \"RB123456785CN\" ,\n \"LK 123456789 US\" ] ", "RB123456785CN -; LK123456789US -" },
    { "[{\"number\":\"RB123456785CN\",\"name\":\"shoes\"}]", "RB123456785CN shoes" },
    { "[{\"track\":\"RB123456785CN\",\"comment\":\"shoes\"}]", "RB123456785CN shoes" },
    { "[{\"number\":\"RB123456785CN\",\"colour\":{\"deep\":[1,[2]]}}]", "RB123456785CN -" },
    { "{\"format\":1,\"parcels\":[\"RB123456785CN\"]}", "RB123456785CN -" },
    { "{\"other\":\"]}\\\"\",\"parcels\":[],\"format\":1}", "" },
    { "[\"RB123456785CN\",\n\"RB123456785CN\"]",
      "RB123456785CN -; !2 RB123456785CN stands in line 1 already." },
    { "[null,\n12,\ntrue,\n[],\n{}]",
      "!1 There is no track code in this entry.; !2 There is no track code in this entry.; "
      "!3 There is no track code in this entry.; !4 There is no track code in this entry.; "
      "!5 There is no track code in this entry." },
    { "[{\"number\":12}]", "!1 “number” is no text." },
    { "[{\"number\":\"RB123456785CN\",\"name\":[]}]", "!1 “name” is no text." },
    { "[{\"number\":\"RB123456785CN\",\"added\":\"yesterday\"}]",
      "!1 “added” is no time of the form 2026-03-02T10:15:00+08:00." },
    { "[{\"number\":\"RB123456785CN\",\"events\":{}}]", "!1 “events” is no list." },
    { "[{\"number\":\"RB123456785CN\",\"events\":[1]}]",
      "!1 “events” holds something that is no object." },
    { "[{\"number\":\"RB123456785CN\",\"events\":[{\"text\":\"x\"}]}]",
      "!1 An event has no time." },
    { "[{\"number\":\"RB123456785CN\",\"events\":[{\"time\":\"2026-03-02\"}]}]",
      "!1 An event has no carrier." },
    { "[{\"number\":\"RB123456785CN\",\"events\":[{\"time\":\"2026-03-02\",\"carrier\":\"ups\","
      "\"entered\":1}]}]",
      "!1 “entered” is neither true nor false." },
    { "[{\"number\":\"RB123456785CN\",\"carriers\":[\"../x\"]}]",
      "!1 “carriers” holds something that is no id of a carrier." },
    { "[{\"number\":\"RB123456785CN\",\"carriers\":[{\"id\":\"x\",\"failures\":\"no\"}]}]",
      "!1 “failures” is no whole number." },
    { "[{\"number\":\"RB123456785CN\",\"facts\":[]}]", "!1 “facts” is no object." },
    { "[{\"number\":\"RB123456785CN\",\"needs\":[]}]", "!1 “needs” is no object." },
    { "[{\"number\":\"RB123456785CN\",\"needs\":{\"postcode\":12345}}]",
      "!1 “postcode” is no text." },
    { "[{\"number\":\"RB123456785CN\",\"needs\":{\"Post code\":\"1\"}}]",
      "!1 What a parcel brings is named by lower-case letters, digits and “_” only." },
    { "[{\"number\":\"RB123456785CN\",\"silent\":\"yes\"}]",
      "!1 “silent” is neither true nor false." },
    { "[{\"number\":\"RB123456785CN\",\"silent\":null,\"needs\":null}]", "RB123456785CN -" },
    { "[tru, \"RB123456785CN\"]", "RB123456785CN -; !1 This entry is no JSON." },
    { "{\"format\":1,\"folders\":[{\"name\":\" \"},7],\"parcels\":[]}",
      "!1 A folder has no name.; !1 “folders” holds something that is no object." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      g_test_message ("%s", cases[i].json);
      text = print_json (cases[i].json);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_malformed (void)
{
  static const char *const cases[] = {
    "{",
    "[",
    "[\"RB123456785CN\"",
    "[\"RB123456785CN\",",
    "[\"RB123456785CN",
    "[\"RB1\\",
    "{\"format\"",
    "{\"format\":",
    "{\"format\":1",
    "{\"format\":1,\"parcels\":[}",
    "{\"format\":1,\"parcels\":{}}",
    "[{]",
    "[}]",
    "[]]",
    "[],[]",
    "[\"a\" \"b\"]",
    "[,]",
    "{1:2}",
    "[/* RB123456785CN */]",
    "['RB123456785CN']",
    "{\"parcels\":[]}",
    "{}",
    "{\"format\":2,\"parcels\":[]}",
    "{\"format\":\"1\",\"parcels\":[]}",
    "RB123456785CN",
    "[\"a\nb\"]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrackerImportList) list = NULL;

      g_test_message ("%s", cases[i]);
      list = read_json (cases[i], &error);
      g_assert_null (list);
      g_assert_error (error, TRACKER_EXCHANGE_ERROR, TRACKER_EXCHANGE_ERROR_MALFORMED);
      g_assert_cmpstr (error->message, !=, "");
    }
}

static void
test_deep_and_large (void)
{
  g_autofree char *deep = g_strnfill (200000, '[');
  g_autofree char *filler = g_strnfill (TRACKER_JSON_MAX_ENTRY_BYTES, 'x');
  g_autofree char *large = g_strdup_printf (
      "[{\"number\":\"RB123456785CN\",\"note\":\"%s\"},\"LK123456789US\"]", filler);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_null (read_json (deep, &error));
  g_assert_error (error, TRACKER_EXCHANGE_ERROR, TRACKER_EXCHANGE_ERROR_MALFORMED);

  text = print_json (large);
  g_assert_cmpstr (text, ==, "LK123456789US -; !1 This entry is larger than 4 MB.");
}

/* Every prefix of an export is refused or read, and nothing else happens. */
static void
test_truncated (void)
{
  const char *json
      = "{\"format\":1,\"folders\":[{\"name\":\"Home\"}],\"parcels\":[{\"number\":"
        "\"RB123456785CN\","
        "\"name\":\"\\u0447\\\"x\",\"events\":[{\"time\":\"2026-03-02T10:15:00+08:00\",\"stage\":"
        "\"accepted\",\"text\":\"Accepted\",\"carrier\":\"upugtt\"}]}]}";

  g_autofree char *text = NULL;

  for (gsize n = 1; n < strlen (json); n++)
    {
      g_autofree char *cut = g_strndup (json, n);

      g_assert_null (read_json (cut, NULL));
    }
  text = print_json (json);
  g_assert_cmpstr (text, ==, "RB123456785CN ч\"x");
}

static void
test_whole (void)
{
  const char *json
      = "{\"format\":1,\"parcels\":[{\"uuid\":\"6BA7B810-9DAD-11D1-80B4-00C04FD430C8\",\"number\":"
        "\"\","
        "\"name\":\"kettle\",\"archived\":null,\"origin\":\"CN\",\"destination\":\"??\","
        "\"carriers\":[\"upugtt\","
        "{\"id\":\"ups\",\"role\":\"destination\",\"number\":\"1Z "
        "999\",\"outcome\":\"found\",\"asked\":"
        "\"2026-03-02T10:00:00Z\",\"next_due\":\"never\"}],\"facts\":{\"weight\":\"1200\","
        "\"deadline\":"
        "\"2026-03-09T00:00:00+03:00\",\"deadline_precision\":\"day\"},\"events\":[{\"time\":"
        "\"2026-03-02T10:15:00+08:00\",\"precision\":\"minute\",\"stage\":\"no_such_stage\","
        "\"text\":\"a\","
        "\"carrier\":\"upugtt\"},{\"time\":\"2026-03-02\",\"carrier\":\"ups\",\"entered\":true},{"
        "\"time\":\"2026-03-03\",\"carrier\":\"ups\",\"entered\":false}]}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (TrackerImportList) list = read_json (json, &error);
  const TrackerParcelImport *parcel;
  const TrackerLegData *leg;
  const TrackerReport *report;
  TrackerEvent *const *events;
  gsize n_events;

  g_assert_no_error (error);
  g_assert_cmpuint (list->parcels->len, ==, 1);
  parcel = g_ptr_array_index (list->parcels, 0);
  g_assert_true (parcel->is_whole);
  g_assert_cmpstr (parcel->uuid, ==, "6ba7b810-9dad-11d1-80b4-00c04fd430c8");
  g_assert_cmpint (parcel->archived_s, ==, 0);
  g_assert_cmpstr (parcel->origin, ==, "CN");
  g_assert_null (parcel->destination);
  g_assert_cmpuint (parcel->legs->len, ==, 2);
  leg = g_ptr_array_index (parcel->legs, 1);
  g_assert_cmpstr (tracker_leg_data_get_number (leg), ==, "1Z999");
  g_assert_cmpint (tracker_leg_data_get_role (leg), ==, TRACKER_ROLE_DESTINATION);
  g_assert_cmpint (tracker_leg_data_get_next_due_s (leg), ==, G_MAXINT64);
  g_assert_cmpuint (parcel->reports->len, ==, 3);
  report = g_ptr_array_index (parcel->reports, 0);
  g_assert_cmpstr (tracker_report_get_fact (report, TRACKER_REPORT_WEIGHT), ==, "1200");
  g_assert_cmpint (tracker_report_get_deadline (report)->precision, ==, TRACKER_PRECISION_DAY);
  g_assert_cmpint (tracker_report_get_deadline (report)->offset_s, ==, 3 * 3600);
  events = tracker_report_get_events (g_ptr_array_index (parcel->reports, 1), &n_events);
  g_assert_cmpuint (n_events, ==, 1);
  g_assert_cmpint (tracker_event_get_stage (events[0]), ==, TRACKER_STAGE_UNKNOWN);
  g_assert_cmpint (tracker_event_get_time (events[0])->precision, ==, TRACKER_PRECISION_MINUTE);
  g_assert_false (tracker_event_get_is_entered (events[0]));
  events = tracker_report_get_events (g_ptr_array_index (parcel->reports, 2), &n_events);
  g_assert_cmpuint (n_events, ==, 2);
  for (gsize i = 0; i < n_events; i++)
    g_assert_cmpint (tracker_event_get_is_entered (events[i]), ==,
                     tracker_event_get_time (events[i])->unix_s == 1772409600);
}

/* What is too long or too much is said before the store would refuse the whole file. */
static void
test_needs (void)
{
  static const struct
  {
    const char *silent;
    const char *key; /* and its number */
    guint n_keys;
    guint n_chars;
    const char *expected;
    int is_silent;
  } cases[] = {
    { "true", "postcode", 1, 5, "RB123456785CN -", 1 },
    { "false", "phone_4", 20, 100, "RB123456785CN -", 0 },
    { "null", "a", 0, 0, "RB123456785CN -", -1 },
    { "null", "a", 21, 1, "!1 “needs” has more than 20 entries.", -1 },
    { "null", "a", 1, 101, "!1 The text is longer than 100 characters: nothing was changed.", -1 },
    { "null", "a", 1, 100000, "!1 The text is longer than 100 characters: nothing was changed.",
      -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) json = g_string_new ("[{\"number\":\"RB123456785CN\",\"needs\":{");
      g_autofree char *value = g_strnfill (cases[i].n_chars, '7');
      g_autoptr (TrackerImportList) list = NULL;
      g_autofree char *text = NULL;

      for (guint k = 0; k < cases[i].n_keys; k++)
        g_string_append_printf (json, "%s\"%s%u\":\"%s\"", k > 0 ? "," : "", cases[i].key, k,
                                value);
      g_string_append_printf (json, "},\"silent\":%s}]", cases[i].silent);
      text = print_json (json->str);
      g_assert_cmpstr (text, ==, cases[i].expected);
      list = read_json (json->str, NULL);
      if (list->parcels->len > 0)
        {
          const TrackerParcelImport *parcel = g_ptr_array_index (list->parcels, 0);

          g_assert_cmpint (parcel->is_silent, ==, cases[i].is_silent);
          g_assert_cmpuint (parcel->needs != NULL ? g_hash_table_size (parcel->needs) : 0, ==,
                            cases[i].n_keys);
        }
    }
}

static void
assert_needs (GHashTable *needs)
{
  GHashTableIter iter;
  gpointer key, value;

  if (needs == NULL)
    return;
  g_assert_cmpuint (g_hash_table_size (needs), <=, TRACKER_NEEDS_MAX_KEYS);
  g_hash_table_iter_init (&iter, needs);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_assert_true (tracker_need_check (key, value, NULL));
}

/* Bytes changed, dropped and doubled at random, the same ones each time: it is read or refused with
 * a sentence, and no entry comes in that the store would not take. */
static void
test_mutated (void)
{
  static const char *const seeds[] = {
    "{\"format\":1,\"folders\":[{\"name\":\"Home\",\"emoji\":\"x\"}],\"parcels\":[{\"uuid\":"
    "\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\",\"number\":\"RB123456785CN\",\"carriers\":[{\"id\":"
    "\"ups\","
    "\"failures\":3,\"next_due\":\"never\"}],\"silent\":true,\"needs\":{\"postcode\":\"101000\"},"
    "\"facts\":{\"deadline\":\"2026-03-09\"},\"events\":[{"
    "\"time\":"
    "\"2026-03-02T10:15:00+08:00\",\"text\":\"a\",\"carrier\":\"upugtt\"}]}]}",
    "number;name;added;archived\r\nRB123456785CN;\"red; "
    "\"\"shoes\"\"\";2026-03-02;yes\r\nLK123456789US;чай;;\r\n",
    "RB 123 456 785 CN\tred shoes\n# no\nLK123456789US, RA123456785RU; чай\n",
  };
  static const char *const names[] = { "a.json", "a.csv", "a.txt" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 6000; i++)
    {
      g_autoptr (GString) text = g_string_new (seeds[i % G_N_ELEMENTS (seeds)]);
      g_autoptr (TrackerImportList) list = tracker_import_list_new ();
      g_autoptr (GError) error = NULL;

      for (int n = g_rand_int_range (rand, 1, 6); n > 0; n--)
        {
          gint at = g_rand_int_range (rand, 0, (gint32) text->len);
          int kind = g_rand_int_range (rand, 0, 3);

          if (kind == 0)
            text->str[at] = (char) g_rand_int_range (rand, 1, 256);
          else if (kind == 1 && text->len > 1)
            g_string_erase (text, at, 1);
          else
            g_string_insert_c (text, at, "{}[]\",:;\\\n'0"[g_rand_int_range (rand, 0, 12)]);
        }
      if (!tracker_import_read (g_bytes_new (text->str, text->len), names[i % G_N_ELEMENTS (names)],
                                list, NULL, &error))
        g_assert_nonnull (error);
      for (guint k = 0; k < list->parcels->len; k++)
        {
          const TrackerParcelImport *parcel = g_ptr_array_index (list->parcels, k);

          g_assert_cmpuint (strlen (parcel->number), <=, 64);
          g_assert_true (parcel->name == NULL || g_utf8_validate (parcel->name, -1, NULL));
          g_assert_true (*parcel->number != '\0' || parcel->uuid != NULL);
          assert_needs (parcel->needs);
        }
    }
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);

  g_test_add_func ("/import-json/plain", test_plain);
  g_test_add_func ("/import-json/malformed", test_malformed);
  g_test_add_func ("/import-json/deep-and-large", test_deep_and_large);
  g_test_add_func ("/import-json/truncated", test_truncated);
  g_test_add_func ("/import-json/whole", test_whole);
  g_test_add_func ("/import-json/needs", test_needs);
  g_test_add_func ("/import/mutated", test_mutated);

  return g_test_run ();
}
