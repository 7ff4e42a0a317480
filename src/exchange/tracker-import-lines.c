/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-exchange-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tracker-number.h"

/* One code a line and a comment behind it: "RB123456785CN shoes", "RB123456785CN;shoes". Codes that
 * are written in groups ("RB 123 456 785 CN shoes") are found as in a pasted text. */

#define MAX_CODES_A_LINE 1000
#define MAX_WORDS_A_CODE 17

static gboolean
add (TrackerImportList *list, guint line, const char *code, const char *name, GError **error)
{
  g_autofree char *stripped = g_strdup (name);
  TrackerImportWords words = { .number = code };

  /* What parts a code from its comment: "RB123456785CN - shoes". */
  if (stripped != NULL)
    {
      g_strstrip (stripped);
      words.name = stripped + strspn (stripped, "-:=,;| \t");
      if (g_str_has_prefix (words.name, "—") || g_str_has_prefix (words.name, "–"))
        words.name += strlen ("—");
    }
  return tracker_import_list_add_words (list, line, &words, error);
}

static gboolean
add_all (TrackerImportList *list, guint line, char **codes, GError **error)
{
  for (gsize i = 0; codes[i] != NULL; i++)
    if (!add (list, line, codes[i], NULL, error))
      return FALSE;

  return TRUE;
}

static gboolean
are_all_codes (char **fields)
{
  for (gsize i = 0; fields[i] != NULL; i++)
    if (*g_strstrip (fields[i]) != '\0' && !tracker_import_looks_like_code (fields[i]))
      return FALSE;

  return TRUE;
}

/* Where the words end that make @code, which the line begins with; NULL: it does not. */
static const char *
find_end_of_code (const char *text, const char *code)
{
  const char *end = text;

  for (guint n = 0; n < MAX_WORDS_A_CODE && *end != '\0'; n++)
    {
      g_autofree char *head = NULL;
      g_autofree char *number = NULL;

      end += strspn (end, " ");
      end += strcspn (end, " ");
      if (end - text > 4 * TRACKER_NUMBER_MAX_LENGTH)
        return NULL;
      head = g_strndup (text, (gsize) (end - text));
      number = tracker_number_normalize (head, NULL);
      if (g_strcmp0 (number, code) == 0)
        return end;
    }
  return NULL;
}

/* "shoes RB123456785CN": the rest of the line is the comment, but for a link that the code was in.
 */
static char *
dup_without_code (const char *text, const char *code)
{
  g_auto (GStrv) fields = g_strsplit_set (text, " \t,;", -1);
  g_autoptr (GString) rest = g_string_new (NULL);

  for (gsize i = 0; fields[i] != NULL; i++)
    {
      g_autofree char *number = tracker_number_normalize (fields[i], NULL);

      if (*fields[i] == '\0' || g_strcmp0 (number, code) == 0 || strstr (fields[i], "://") != NULL)
        continue;
      if (rest->len > 0)
        g_string_append_c (rest, ' ');
      g_string_append (rest, fields[i]);
    }
  return g_strdup (rest->str);
}

static gboolean
read_words (const char *text, TrackerImportList *list, guint line, GError **error)
{
  g_auto (GStrv) codes = tracker_number_split_text (text, -1, MAX_CODES_A_LINE);
  g_autofree char *first = g_strndup (text, strcspn (text, " "));
  const char *end = codes[0] != NULL ? find_end_of_code (text, codes[0]) : NULL;
  g_autofree char *rest = NULL;

  if (codes[0] != NULL && codes[1] != NULL)
    return add_all (list, line, codes, error);
  if (end != NULL)
    return add (list, line, codes[0], end, error);
  if (codes[0] == NULL && tracker_import_looks_like_code (first))
    return add (list, line, first, text + strlen (first), error);
  if (codes[0] == NULL)
    {
      g_autofree char *head = tracker_import_dup_line (text, 40);

      return tracker_import_list_skip (list, line, error, _ ("There is no track code in “%s”."),
                                       head);
    }

  rest = dup_without_code (text, codes[0]);
  return add (list, line, codes[0], rest, error);
}

static gboolean
read_line (char *text, TrackerImportList *list, guint line, GError **error)
{
  const char *sign;

  g_strstrip (text);
  if (*text == '\0' || *text == '#' || *text == 0x1A)
    return TRUE;

  sign = strpbrk (text, "\t;,");
  if (sign != NULL)
    {
      g_autofree char *code = g_strndup (text, (gsize) (sign - text));
      g_auto (GStrv) fields = g_strsplit_set (text, "\t;,", MAX_CODES_A_LINE);

      if (are_all_codes (fields))
        return add_all (list, line, fields, error);
      if (tracker_import_looks_like_code (code))
        return add (list, line, code, sign + 1, error);
    }
  return read_words (text, list, line, error);
}

/**
 * tracker_import_read_lines:
 * @text: valid UTF-8
 * @list: where it goes
 * @cancellable: (nullable): gives up
 * @error: as tracker_import_list_take(), or %G_IO_ERROR_CANCELLED
 *
 * Reads one code a line, with an optional comment. Empty lines and those that begin with "#" are
 * passed over.
 *
 * Returns: whether the list may come in
 */
gboolean
tracker_import_read_lines (const char *text,
                           TrackerImportList *list,
                           GCancellable *cancellable,
                           GError **error)
{
  guint line = 1;

  for (const char *at = text; *at != '\0'; line++)
    {
      gsize length = strcspn (at, "\r\n");
      g_autofree char *copy = g_strndup (at, length);

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !read_line (copy, list, line, error))
        return FALSE;
      at += length;
      at += g_str_has_prefix (at, "\r\n") ? 2 : *at != '\0' ? 1 : 0;
    }
  return TRUE;
}
