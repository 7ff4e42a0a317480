/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-private.h"

#include <glib/gi18n-lib.h>

static char *
dup_words (const char *text, gsize max_chars, gboolean keep_lines, GError **error)
{
  g_autoptr (GString) result = NULL;

  if (text == NULL)
    return g_strdup ("");
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_INVALID,
                           _ ("The text is not valid UTF-8: nothing was changed"));
      return NULL;
    }

  result = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_line = c == '\n' || c == '\t';

      if (g_unichar_iscntrl (c) && !(keep_lines && is_line))
        g_string_append_c (result, ' ');
      else
        g_string_append_unichar (result, c);
    }
  g_strstrip (result->str);

  if ((gsize) g_utf8_strlen (result->str, -1) > max_chars)
    {
      g_set_error (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_INVALID,
                   ngettext ("The text is longer than %u character: nothing was changed",
                             "The text is longer than %u characters: nothing was changed",
                             (gulong) max_chars),
                   (guint) max_chars);
      return NULL;
    }
  return g_string_free (g_steal_pointer (&result), FALSE);
}

/**
 * tracker_words_dup_line:
 * @text: (nullable): what a person typed
 * @max_chars: how long it may be
 * @error: where %TRACKER_STORE_ERROR_INVALID goes
 *
 * Returns: (transfer full) (nullable): one line of text without white space at its ends, "" for
 * %NULL
 */
char *
tracker_words_dup_line (const char *text, gsize max_chars, GError **error)
{
  return dup_words (text, max_chars, FALSE, error);
}

/**
 * tracker_words_dup_lines:
 * @text: (nullable): what a person typed
 * @max_chars: how long it may be
 * @error: where %TRACKER_STORE_ERROR_INVALID goes
 *
 * Returns: (transfer full) (nullable): as tracker_words_dup_line(), but lines and tabs stay
 */
char *
tracker_words_dup_lines (const char *text, gsize max_chars, GError **error)
{
  return dup_words (text, max_chars, TRUE, error);
}

/**
 * tracker_words_fold:
 * @text: valid UTF-8
 *
 * What search and sorting compare: without case, and full-width or decomposed letters as plain
 * ones.
 *
 * Returns: (transfer full): the folded text
 */
char *
tracker_words_fold (const char *text)
{
  g_autofree char *plain = NULL;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

  plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  return g_utf8_casefold (plain != NULL ? plain : text, -1);
}

/**
 * tracker_words_index_parcel:
 * @work: a write
 * @parcel_id: a parcel
 * @error: where a #TrackerStoreError goes
 *
 * Brings what search and sorting know of the parcel's own words up to date: number, name, note,
 * other numbers of its legs.
 *
 * Returns: whether it did
 */
gboolean
tracker_words_index_parcel (TrackerWork *work, gint64 parcel_id, GError **error)
{
  g_autoptr (TrackerStmt) stmt = NULL;
  g_autofree char *words = NULL;
  g_autofree char *key = NULL;

  stmt = tracker_db_query (
      work->db, error,
      "SELECT p.number || char (10) || coalesce (p.name, '') || char (10) || coalesce (p.note, '')"
      "    || coalesce ((SELECT group_concat (char (10) || l.number, '') FROM legs l"
      "                  WHERE l.parcel_id = p.id AND l.number != p.number), ''),"
      "  coalesce (p.name, p.number) FROM parcels p WHERE p.id = ?1",
      "x", parcel_id);
  if (stmt == NULL || tracker_db_step (work->db, stmt, error) != TRACKER_STEP_ROW)
    return FALSE;

  words = tracker_words_fold (tracker_stmt_get_text (stmt, 0));
  key = tracker_words_fold (tracker_stmt_get_text (stmt, 1));

  return tracker_db_run (work->db, error,
                         "INSERT INTO parcel_words (parcel_id, folded) VALUES (?1, ?2)"
                         "  ON CONFLICT (parcel_id) DO UPDATE SET folded = excluded.folded",
                         "xs", parcel_id, words)
         && tracker_db_run (work->db, error,
                            "UPDATE parcels SET name_key = ?2 WHERE id = ?1 AND name_key != ?2",
                            "xs", parcel_id, key);
}
