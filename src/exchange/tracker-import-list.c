/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-exchange-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tracker-number.h"
#include "tracker-time.h"

/* As in a pasted text: fewer characters or digits are a word, not a code. */
#define CODE_MIN_LENGTH 5
#define CODE_MIN_DIGITS 3

G_DEFINE_QUARK (tracker - exchange - error - quark, tracker_exchange_error)

/**
 * tracker_import_remark_free:
 * @self: (transfer full): a remark
 */
void
tracker_import_remark_free (TrackerImportRemark *self)
{
  g_free (self->why);
  g_free (self);
}

/**
 * tracker_import_list_new:
 *
 * Returns: (transfer full): a list with nothing read yet
 */
TrackerImportList *
tracker_import_list_new (void)
{
  TrackerImportList *self = g_new0 (TrackerImportList, 1);

  self->folders = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_folder_data_unref);
  self->parcels = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_parcel_import_free);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  self->skipped = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_import_remark_free);
  self->seen = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * tracker_import_list_free:
 * @self: (transfer full): a list
 */
void
tracker_import_list_free (TrackerImportList *self)
{
  g_hash_table_unref (self->seen);
  g_ptr_array_unref (self->folders);
  g_ptr_array_unref (self->parcels);
  g_array_unref (self->lines);
  g_ptr_array_unref (self->skipped);
  g_free (self);
}

/**
 * tracker_import_list_skip:
 * @self: a list
 * @line: where it stands
 * @error: %TRACKER_EXCHANGE_ERROR_MALFORMED after too many of them
 * @format: why: one sentence
 *
 * Notes what does not come in.
 *
 * Returns: whether reading may go on
 */
gboolean
tracker_import_list_skip (TrackerImportList *self,
                          guint line,
                          GError **error,
                          const char *format,
                          ...)
{
  TrackerImportRemark *remark;
  va_list arguments;

  if (self->skipped->len >= TRACKER_IMPORT_MAX_SKIPPED)
    {
      g_set_error (error, TRACKER_EXCHANGE_ERROR, TRACKER_EXCHANGE_ERROR_MALFORMED,
                   _ ("this is no list of track codes: more than %d lines hold none"),
                   TRACKER_IMPORT_MAX_SKIPPED);
      return FALSE;
    }

  remark = g_new0 (TrackerImportRemark, 1);
  remark->line = line;
  va_start (arguments, format);
  remark->why = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->skipped, remark);
  return TRUE;
}

/**
 * tracker_import_list_take:
 * @self: a list
 * @line: where it stands
 * @parcel: (transfer full): a parcel
 * @error: %TRACKER_EXCHANGE_ERROR_TOO_LARGE, or as tracker_import_list_skip()
 *
 * Adds a parcel; a number that stood further up is skipped.
 *
 * Returns: whether reading may go on
 */
gboolean
tracker_import_list_take (TrackerImportList *self,
                          guint line,
                          TrackerParcelImport *parcel,
                          GError **error)
{
  g_autoptr (TrackerParcelImport) taken = parcel;
  guint earlier = GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, taken->number));

  if (earlier > 0)
    return tracker_import_list_skip (self, line, error, _ ("%s stands in line %u already."),
                                     taken->number, earlier);
  if (self->parcels->len >= TRACKER_IMPORT_MAX_PARCELS)
    {
      g_set_error (error, TRACKER_EXCHANGE_ERROR, TRACKER_EXCHANGE_ERROR_TOO_LARGE,
                   _ ("it holds more than %d parcels: split it"), TRACKER_IMPORT_MAX_PARCELS);
      return FALSE;
    }

  if (*taken->number != '\0')
    g_hash_table_insert (self->seen, taken->number, GUINT_TO_POINTER (MAX (line, 1)));
  g_array_append_val (self->lines, line);
  g_ptr_array_add (self->parcels, g_steal_pointer (&taken));
  return TRUE;
}

/* --- words --- */

static char *
dup_text (const char *text, gsize max_chars, gboolean keep_lines)
{
  g_autoptr (GString) result = NULL;
  g_autofree char *valid = NULL;
  gsize n_chars = 0;

  if (text == NULL)
    return NULL;

  valid = g_utf8_make_valid (text, (gssize) strnlen (text, max_chars * 6 + 1));
  result = g_string_new (NULL);
  for (const char *p = g_strchug (valid); *p != '\0' && n_chars < max_chars;
       p = g_utf8_next_char (p), n_chars++)
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) && !(keep_lines && (c == '\n' || c == '\t')))
        g_string_append_c (result, ' ');
      else
        g_string_append_unichar (result, c);
    }
  g_strstrip (result->str);
  return *result->str != '\0' ? g_strdup (result->str) : NULL;
}

/**
 * tracker_import_dup_line:
 * @text: (nullable): any bytes
 * @max_chars: as long as it may be; the rest is cut off
 *
 * Returns: (transfer full) (nullable): one line of valid text; %NULL if nothing is there
 */
char *
tracker_import_dup_line (const char *text, gsize max_chars)
{
  return dup_text (text, max_chars, FALSE);
}

/**
 * tracker_import_dup_lines:
 * @text: (nullable): any bytes
 * @max_chars: as long as it may be; the rest is cut off
 *
 * Returns: (transfer full) (nullable): as tracker_import_dup_line(), but lines and tabs stay
 */
char *
tracker_import_dup_lines (const char *text, gsize max_chars)
{
  return dup_text (text, max_chars, TRUE);
}

/**
 * tracker_import_set_words:
 * @parcel: a parcel that is being read
 * @name: (nullable): what it is called; any bytes, any length
 * @note: (nullable): what is written about it
 *
 * A name too long for a name is not lost: without a note, all of it becomes the note.
 */
void
tracker_import_set_words (TrackerParcelImport *parcel, const char *name, const char *note)
{
  g_autofree char *whole = tracker_import_dup_lines (name, TRACKER_PARCEL_NOTE_MAX_CHARS);

  parcel->name = tracker_import_dup_line (name, TRACKER_PARCEL_NAME_MAX_CHARS);
  parcel->note = tracker_import_dup_lines (note, TRACKER_PARCEL_NOTE_MAX_CHARS);
  if (parcel->note == NULL && whole != NULL
      && g_utf8_strlen (whole, -1) > TRACKER_PARCEL_NAME_MAX_CHARS)
    parcel->note = g_steal_pointer (&whole);
}

/**
 * tracker_import_looks_like_code:
 * @text: (nullable): one field of a line
 *
 * Returns: whether it is hardly anything but a track code
 */
gboolean
tracker_import_looks_like_code (const char *text)
{
  g_autofree char *number = NULL;
  TrackerTime time;
  gsize n_digits = 0;

  if (text == NULL || *text == '+' || tracker_time_from_iso8601 (text, &time))
    return FALSE;
  number = tracker_number_normalize (text, NULL);
  for (const char *p = number; p != NULL && *p != '\0'; p++)
    n_digits += g_ascii_isdigit (*p) ? 1 : 0;
  return number != NULL && strlen (number) >= CODE_MIN_LENGTH && n_digits >= CODE_MIN_DIGITS;
}

/* "2026-03-02", "2026-03-02T10:00:00Z", "02.03.2026", "02/03/2026" (the day first). */
static gint64
read_date (const char *text)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));
  g_autofree char *iso = NULL;
  TrackerTime time;

  if (tracker_time_from_iso8601 (stripped, &time))
    return time.unix_s;
  if (strlen (stripped) > 10)
    return 0;

  parts = g_strsplit_set (stripped, "./", 4);
  if (g_strv_length (parts) != 3 || strlen (parts[2]) != 4)
    return 0;
  iso = g_strdup_printf ("%s-%02d-%02d", parts[2], atoi (parts[1]), atoi (parts[0]));
  return tracker_time_from_iso8601 (iso, &time) ? time.unix_s : 0;
}

static gint64
read_archived (const char *text)
{
  static const char *const yes[] = { "1", "yes", "y", "true", "x", "да", "archived", "в архиве" };
  g_autofree char *word = text != NULL ? g_strstrip (g_utf8_strdown (text, -1)) : g_strdup ("");
  gint64 archived_s = read_date (word);

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    if (g_str_equal (word, yes[i]))
      archived_s = g_get_real_time () / G_USEC_PER_SEC;

  return archived_s > 0 ? archived_s : 0;
}

/**
 * tracker_import_list_add_words:
 * @self: a list
 * @line: where it stands
 * @words: what the line says
 * @error: as tracker_import_list_take()
 *
 * Adds a parcel from the words of one line, or skips the line.
 *
 * Returns: whether reading may go on
 */
gboolean
tracker_import_list_add_words (TrackerImportList *self,
                               guint line,
                               const TrackerImportWords *words,
                               GError **error)
{
  g_autoptr (TrackerParcelImport) parcel = NULL;
  g_autoptr (GError) own_error = NULL;
  g_autofree char *number = tracker_number_normalize (words->number, &own_error);

  if (number == NULL)
    return tracker_import_list_skip (self, line, error, "%s", own_error->message);
  if (!tracker_import_looks_like_code (words->number))
    return tracker_import_list_skip (self, line, error, _ ("“%s” is no track code."), number);

  parcel = tracker_parcel_import_new ();
  parcel->number = g_steal_pointer (&number);
  tracker_import_set_words (parcel, words->name, words->note);
  parcel->folder = tracker_import_dup_line (words->folder, TRACKER_FOLDER_NAME_MAX_CHARS);
  parcel->added_s = read_date (words->added);
  if (words->archived != NULL)
    parcel->archived_s = read_archived (words->archived);
  return tracker_import_list_take (self, line, g_steal_pointer (&parcel), error);
}
