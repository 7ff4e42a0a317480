/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-exchange-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An export may be larger than what json-glib should hold at once, json-glib overflows the stack on
 * deep nesting, and it does not say in which line a value stands. So the text is cut into its
 * entries here, without recursion; json-glib gets one of them at a time. */

typedef struct
{
  const char *at;
  guint line;
} Cursor;

static gboolean
fail (const Cursor *cursor, GError **error)
{
  g_set_error (error, TRACKER_EXCHANGE_ERROR, TRACKER_EXCHANGE_ERROR_MALFORMED,
               *cursor->at == '\0'
                   ? _ ("it is cut off: its JSON ends in line %u before it is whole")
                   : _ ("its JSON cannot be read: something is wrong in line %u"),
               cursor->line);
  return FALSE;
}

static void
skip_blanks (Cursor *cursor)
{
  for (; *cursor->at != '\0' && strchr (" \t\r\n", *cursor->at) != NULL; cursor->at++)
    cursor->line += *cursor->at == '\n' ? 1 : 0;
}

static gboolean
skip_string (Cursor *cursor)
{
  for (cursor->at++; *cursor->at != '"'; cursor->at++)
    {
      if (*cursor->at == '\\')
        cursor->at++;
      if (*cursor->at == '\0' || *cursor->at == '\n')
        return FALSE;
    }
  cursor->at++;
  return TRUE;
}

/* json-glib also reads comments and other quotes, in which brackets would escape our count: they
 * are refused. */
static gboolean
is_allowed (char c)
{
  return g_ascii_isalnum (c) || strchr (" \t\r\n,:+-.", c) != NULL;
}

/* Moves behind one whole value. Only its brackets and strings are looked at: the rest is
 * json-glib's. */
static gboolean
skip_value (Cursor *cursor, GError **error)
{
  char closing[TRACKER_JSON_MAX_LEVELS];
  guint depth = 0;

  if (*cursor->at == '\0' || strchr (",:]}", *cursor->at) != NULL)
    return fail (cursor, error);
  do
    {
      char c = *cursor->at;

      if (c == '\0' || (strchr ("{}[]\"", c) == NULL && !is_allowed (c)))
        return fail (cursor, error);
      if (depth == 0 && strchr (" \t\r\n,]}", c) != NULL)
        return TRUE;
      if (c == '"')
        {
          if (!skip_string (cursor))
            return fail (cursor, error);
          if (depth == 0)
            return TRUE;
          continue;
        }
      if (c == '{' || c == '[')
        {
          if (depth == G_N_ELEMENTS (closing))
            return fail (cursor, error);
          closing[depth++] = c == '{' ? '}' : ']';
        }
      else if ((c == '}' || c == ']') && closing[--depth] != c)
        return fail (cursor, error);
      cursor->line += c == '\n' ? 1 : 0;
      cursor->at++;
      if (depth == 0 && (c == '}' || c == ']'))
        return TRUE;
    }
  while (TRUE);
}

static gboolean
take_value (Cursor *cursor, TrackerJsonEntry *entry, GError **error)
{
  entry->text = cursor->at;
  entry->line = cursor->line;
  if (!skip_value (cursor, error))
    return FALSE;
  entry->length = (gsize) (cursor->at - entry->text);
  return TRUE;
}

/* After a value: TRUE and moved behind a comma; *@is_end and moved behind the closing sign. */
static gboolean
skip_comma (Cursor *cursor, char closing, gboolean *is_end, GError **error)
{
  skip_blanks (cursor);
  if (*cursor->at != ',' && *cursor->at != closing)
    return fail (cursor, error);
  *is_end = *cursor->at == closing;
  cursor->at++;
  skip_blanks (cursor);
  return TRUE;
}

static gboolean
take_array (Cursor *cursor, GArray *entries, GError **error)
{
  gboolean is_end;

  if (*cursor->at != '[')
    return fail (cursor, error);
  cursor->at++;
  skip_blanks (cursor);
  is_end = *cursor->at == ']';
  if (is_end)
    cursor->at++;

  while (!is_end)
    {
      TrackerJsonEntry entry;

      if (!take_value (cursor, &entry, error) || !skip_comma (cursor, ']', &is_end, error))
        return FALSE;
      if (entries->len > TRACKER_IMPORT_MAX_PARCELS)
        {
          g_set_error (error, TRACKER_EXCHANGE_ERROR, TRACKER_EXCHANGE_ERROR_TOO_LARGE,
                       _ ("it holds more than %d parcels: split it"), TRACKER_IMPORT_MAX_PARCELS);
          return FALSE;
        }
      g_array_append_val (entries, entry);
    }
  return TRUE;
}

static gboolean
is_key (const TrackerJsonEntry *key, const char *name)
{
  return key->length == strlen (name) + 2 && memcmp (key->text + 1, name, key->length - 2) == 0;
}

static gboolean
take_member (Cursor *cursor, TrackerJsonEntries *self, GError **error)
{
  TrackerJsonEntry key, value;

  if (*cursor->at != '"')
    return fail (cursor, error);
  if (!take_value (cursor, &key, error))
    return FALSE;
  skip_blanks (cursor);
  if (*cursor->at != ':')
    return fail (cursor, error);
  cursor->at++;
  skip_blanks (cursor);

  if (is_key (&key, "parcels"))
    return take_array (cursor, self->parcels, error);
  if (is_key (&key, "folders"))
    return take_array (cursor, self->folders, error);
  if (!take_value (cursor, &value, error))
    return FALSE;
  if (is_key (&key, "format"))
    self->format = value;
  return TRUE;
}

static gboolean
take_object (Cursor *cursor, TrackerJsonEntries *self, GError **error)
{
  gboolean is_end;

  self->is_export = TRUE;
  cursor->at++;
  skip_blanks (cursor);
  is_end = *cursor->at == '}';
  if (is_end)
    cursor->at++;

  while (!is_end)
    {
      if (!take_member (cursor, self, error) || !skip_comma (cursor, '}', &is_end, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * tracker_json_entries_new:
 * @text: valid UTF-8 that shall be JSON; outlives the answer
 * @error: %TRACKER_EXCHANGE_ERROR_MALFORMED with the line, %TRACKER_EXCHANGE_ERROR_TOO_LARGE
 *
 * Cuts an array, or an object with members "folders" and "parcels", into the texts of its entries.
 * Nesting deeper than %TRACKER_JSON_MAX_LEVELS is refused.
 *
 * Returns: (transfer full) (nullable): the entries; whether each is JSON in itself is not checked
 */
TrackerJsonEntries *
tracker_json_entries_new (const char *text, GError **error)
{
  g_autoptr (TrackerJsonEntries) self = g_new0 (TrackerJsonEntries, 1);
  Cursor cursor = { text, 1 };
  gboolean is_whole;

  self->folders = g_array_new (FALSE, FALSE, sizeof (TrackerJsonEntry));
  self->parcels = g_array_new (FALSE, FALSE, sizeof (TrackerJsonEntry));
  skip_blanks (&cursor);
  is_whole = *cursor.at == '{' ? take_object (&cursor, self, error)
                               : take_array (&cursor, self->parcels, error);
  if (!is_whole)
    return NULL;

  skip_blanks (&cursor);
  if (*cursor.at != '\0')
    {
      fail (&cursor, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * tracker_json_entries_free:
 * @self: (transfer full): entries
 */
void
tracker_json_entries_free (TrackerJsonEntries *self)
{
  g_array_unref (self->folders);
  g_array_unref (self->parcels);
  g_free (self);
}
