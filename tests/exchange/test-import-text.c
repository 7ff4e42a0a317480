/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-exchange-private.h"
#include "tracker-test.h"

#include <string.h>

/* "number|name|note|folder|archived|added" of each parcel, then "!line" of what was skipped. */
static char *
print_list (const TrackerImportList *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->parcels->len; i++)
    {
      const TrackerParcelImport *parcel = g_ptr_array_index (list->parcels, i);
      const char *words[] = { parcel->number, parcel->name, parcel->note, parcel->folder };

      g_string_append_printf (text, "%s%u", text->len > 0 ? "\n" : "",
                              g_array_index (list->lines, guint, i));
      for (guint k = 0; k < G_N_ELEMENTS (words); k++)
        g_string_append_printf (text, "|%s", words[k] != NULL ? words[k] : "-");
      if (parcel->archived_s > 0)
        g_string_append (text, "|archived");
      if (parcel->added_s > 0)
        g_string_append_printf (text, "|%" G_GINT64_FORMAT, parcel->added_s);
    }
  for (guint i = 0; i < list->skipped->len; i++)
    {
      const TrackerImportRemark *remark = g_ptr_array_index (list->skipped, i);

      g_assert_cmpstr (remark->why, !=, "");
      g_string_append_printf (text, "%s!%u", text->len > 0 ? "\n" : "", remark->line);
    }
  return g_string_free (text, FALSE);
}

static void
check (const char *name, const void *data, gssize length, const char *expected)
{
  g_autoptr (TrackerImportList) list = tracker_import_list_new ();
  GBytes *bytes = g_bytes_new (data, length < 0 ? strlen (data) : (gsize) length);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  tracker_import_read (bytes, name, list, NULL, &error);
  g_assert_no_error (error);
  text = print_list (list);
  g_assert_cmpstr (text, ==, expected);
}

static void
check_fails (const char *name, const void *data, gssize length, TrackerExchangeError code)
{
  g_autoptr (TrackerImportList) list = tracker_import_list_new ();
  GBytes *bytes = g_bytes_new (data, length < 0 ? strlen (data) : (gsize) length);
  g_autoptr (GError) error = NULL;

  g_assert_false (tracker_import_read (bytes, name, list, NULL, &error));
  g_assert_error (error, TRACKER_EXCHANGE_ERROR, (int) code);
  g_assert_cmpstr (error->message, !=, "");
}

static void
test_lines (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "RB123456785CN", "1|RB123456785CN|-|-|-" },
    { "rb123456785cn\n", "1|RB123456785CN|-|-|-" },
    { "RB123456785CN red shoes\n", "1|RB123456785CN|red shoes|-|-" },
    { "RB123456785CN\tred shoes, size 44", "1|RB123456785CN|red shoes, size 44|-|-" },
    { "RB123456785CN;red; shoes", "1|RB123456785CN|red; shoes|-|-" },
    { "RB123456785CN,red shoes", "1|RB123456785CN|red shoes|-|-" },
    { "RB123456785CN - red shoes", "1|RB123456785CN|red shoes|-|-" },
    { "RB123456785CN — чай", "1|RB123456785CN|чай|-|-" },
    { "RB 123 456 785 CN red shoes", "1|RB123456785CN|red shoes|-|-" },
    { "red shoes RB123456785CN", "1|RB123456785CN|red shoes|-|-" },
    { "AB12345 kettle", "1|AB12345|kettle|-|-" },
    { "RB123456785CN LK123456789US", "1|RB123456785CN|-|-|-\n1|LK123456789US|-|-|-" },
    { "RB123456785CN, LK123456789US;RA123456785RU",
      "1|RB123456785CN|-|-|-\n1|LK123456789US|-|-|-\n1|RA123456785RU|-|-|-" },
    { "# my list\n\nRB123456785CN one\r\n\r\nLK123456789US two\rRA123456785RU three",
      "3|RB123456785CN|one|-|-\n5|LK123456789US|two|-|-\n6|RA123456785RU|three|-|-" },
    { "RB123456785CN\nhello world\nLK123456789US",
      "1|RB123456785CN|-|-|-\n3|LK123456789US|-|-|-\n!2" },
    { "RB123456785CN one\nRB 123456785 CN two", "1|RB123456785CN|one|-|-\n!2" },
    { "2026-03-02\n+79161234567\nshoes", "!1\n!2\n!3" },
    { "https://www.17track.net/en/track?nums=RB123456785CN", "1|RB123456785CN|-|-|-" },
    { "RB123456785CN \x01\x02 odd", "1|RB123456785CN|odd|-|-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      check ("list.txt", cases[i].text, -1, cases[i].expected);
    }
}

static void
test_csv (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    const char *expected;
  } cases[] = {
    { "a.csv", "number,name\r\nRB123456785CN,shoes\r\n", "2|RB123456785CN|shoes|-|-" },
    { "a.txt", "Name;Tracking Number;Notes;Folder\nshoes;RB123456785CN;for Ann;Gifts\n",
      "2|RB123456785CN|shoes|for Ann|Gifts" },
    { "a", "Трек-номер\tНазвание\tПапка\nRB123456785CN\tчай\tДом\n", "2|RB123456785CN|чай|-|Дом" },
    { "a.csv", "track,name,comment\nRB123456785CN,shoes,red\n", "2|RB123456785CN|shoes|red|-" },
    { "a.csv", "code,archived,added\nRB123456785CN,yes,2026-03-02\nLK123456789US,,02.03.2026\n",
      "2|RB123456785CN|-|-|-|archived|1772409600\n3|LK123456789US|-|-|-|1772409600" },
    { "a.csv", "RB123456785CN,\"red, \"\"big\"\" shoes\"\n",
      "1|RB123456785CN|red, \"big\" shoes|-|-" },
    { "a", "RB123456785CN,\"red, shoes\"\n", "1|RB123456785CN|red, shoes|-|-" },
    { "a.csv", "2026-01-02;RB123456785CN;shoes\n", "1|RB123456785CN|shoes|-|-" },
    { "a.csv", "shoes;RB123456785CN\n", "1|RB123456785CN|shoes|-|-" },
    { "a.csv", "number,note\nRB123456785CN,\"two\nlines\"\n\nLK123456789US,x\nbad,y\n",
      "2|RB123456785CN|-|two\nlines|-\n5|LK123456789US|-|x|-\n!6" },
    { "a.csv", "number,name\n,nothing\nRB123456785CN\n", "3|RB123456785CN|-|-|-\n!2" },
    { "a.csv", "number,name\nRB123456785CN,'=1+1\nLK123456789US,''-x\n",
      "2|RB123456785CN|=1+1|-|-\n3|LK123456789US|'-x|-|-" },
    { "a.csv", "RB123456785CN\nLK123456789US\n", "1|RB123456785CN|-|-|-\n2|LK123456789US|-|-|-" },
    { "a.csv", "number;name;;;\nRB123456785CN;a;b;c;d;e;f\n", "2|RB123456785CN|a|-|-" },
    { "a.csv", "number\n\"RB123456785CN\"\n'quoted'\n", "2|RB123456785CN|-|-|-\n!3" },
    { "a.csv", "number,archived,added\nRB123456785CN,perhaps,someday\n", "2|RB123456785CN|-|-|-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      check (cases[i].name, cases[i].text, -1, cases[i].expected);
    }
  check_fails ("a.csv", "number,name\nRB123456785CN,\"never closed\nLK123456789US,x\n", -1,
               TRACKER_EXCHANGE_ERROR_MALFORMED);
}

static void
check_converted (const char *charset, const char *mark, gsize mark_length)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *converted = NULL;
  gsize length;

  converted = g_convert ("Трек;Название\nRB123456785CN;Чайник\n", -1, charset, "UTF-8", NULL,
                         &length, NULL);
  g_byte_array_append (bytes, (const guint8 *) mark, (guint) mark_length);
  g_byte_array_append (bytes, (const guint8 *) converted, (guint) length);
  check ("list.txt", bytes->data, bytes->len, "2|RB123456785CN|Чайник|-|-");
}

static void
test_charsets (void)
{
  check_converted ("UTF-8", "", 0);
  check_converted ("UTF-8", "\xEF\xBB\xBF", 3);
  check_converted ("UTF-16LE", "\xFF\xFE", 2);
  check_converted ("UTF-16BE", "\xFE\xFF", 2);
  check_converted ("WINDOWS-1251", "", 0);
  /* One broken character does not make a UTF-8 text one of Windows-1251. */
  check ("list.txt", "RB123456785CN чай\xD0 и кофе", -1,
         "1|RB123456785CN|чай\xEF\xBF\xBD и кофе|-|-");
}

static void
test_hostile (void)
{
  static const char picture[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0";
  g_autofree char *long_line = g_strnfill (1024 * 1024, 'A');
  g_autofree char *long_name = NULL;
  g_autofree char *long_text = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (TrackerImportList) list = tracker_import_list_new ();
  GBytes *bytes = NULL;
  const TrackerParcelImport *parcel;

  check_fails ("a.txt", "", 0, TRACKER_EXCHANGE_ERROR_EMPTY);
  check_fails ("a.txt", "\xEF\xBB\xBF", 3, TRACKER_EXCHANGE_ERROR_EMPTY);
  check_fails ("a.csv", " \r\n\t\n", -1, TRACKER_EXCHANGE_ERROR_EMPTY);
  check_fails ("a.txt", picture, sizeof picture, TRACKER_EXCHANGE_ERROR_NOT_TEXT);
  check_fails ("a.txt", "RB123456785CN\0x", 15, TRACKER_EXCHANGE_ERROR_NOT_TEXT);
  check_fails ("a.txt", "\xFF\xFE\x00", 3, TRACKER_EXCHANGE_ERROR_NOT_TEXT);
  check_fails ("a.txt", "\x98\x98\x98", 3, TRACKER_EXCHANGE_ERROR_NOT_TEXT);

  check ("a.txt", long_line, -1, "!1");
  check ("a.csv", long_line, -1, "!1");
  /* What is too long for a name is kept as a note. */
  long_name = g_strnfill (300, 'n');
  long_text = g_strdup_printf ("RB123456785CN %s", long_name);
  bytes = g_bytes_new (long_text, strlen (long_text));
  g_assert_true (tracker_import_read (bytes, "a.txt", list, NULL, NULL));
  parcel = g_ptr_array_index (list->parcels, 0);
  g_assert_cmpuint (strlen (parcel->name), ==, TRACKER_PARCEL_NAME_MAX_CHARS);
  g_assert_cmpstr (parcel->note, ==, long_name);

  for (guint i = 0; i <= TRACKER_IMPORT_MAX_SKIPPED; i++)
    g_string_append (words, "word\n");
  check_fails ("a.txt", words->str, -1, TRACKER_EXCHANGE_ERROR_MALFORMED);
}

static void
test_cancelled (void)
{
  g_autoptr (TrackerImportList) list = tracker_import_list_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  static const char *const names[] = { "a.txt", "a.csv" };

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GBytes *bytes = g_bytes_new_static ("RB123456785CN\n", 14);
      g_autoptr (GError) error = NULL;

      g_assert_false (tracker_import_read (bytes, names[i], list, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);

  g_test_add_func ("/import/lines", test_lines);
  g_test_add_func ("/import/csv", test_csv);
  g_test_add_func ("/import/charsets", test_charsets);
  g_test_add_func ("/import/hostile", test_hostile);
  g_test_add_func ("/import/cancelled", test_cancelled);

  return g_test_run ();
}
