/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-exchange-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* json-glib reads one entry. NULL: skipped, or (*@error) nothing more is to be read. */
static JsonNode *
parse_entry (JsonParser *parser,
             const TrackerJsonEntry *entry,
             TrackerImportList *list,
             GError **error)
{
  g_autoptr (GError) own_error = NULL;

  if (entry->length > TRACKER_JSON_MAX_ENTRY_BYTES)
    tracker_import_list_skip (list, entry->line, error, _ ("This entry is larger than %d MB."),
                              TRACKER_JSON_MAX_ENTRY_BYTES / (1024 * 1024));
  else if (!json_parser_load_from_data (parser, entry->text, (gssize) entry->length, &own_error))
    tracker_import_list_skip (list, entry->line, error, _ ("This entry is no JSON."));
  else if (json_parser_get_root (parser) == NULL)
    tracker_import_list_skip (list, entry->line, error,
                              _ ("There is no track code in this entry."));
  else
    return json_parser_get_root (parser);
  return NULL;
}

static gboolean
check_format (JsonParser *parser, const TrackerJsonEntries *entries, GError **error)
{
  g_autofree char *format = NULL;
  gint64 version;

  if (!entries->is_export)
    return TRUE;
  if (entries->format.text == NULL)
    {
      g_set_error_literal (
          error, TRACKER_EXCHANGE_ERROR, TRACKER_EXCHANGE_ERROR_MALFORMED,
          _ ("it is no export of Tracker: it has no “format” and is no list of codes"));
      return FALSE;
    }

  format = g_strndup (entries->format.text, MIN (entries->format.length, 32));
  if (!g_ascii_string_to_signed (format, 10, 1, TRACKER_EXPORT_FORMAT_VERSION, &version, NULL))
    {
      g_set_error (
          error, TRACKER_EXCHANGE_ERROR, TRACKER_EXCHANGE_ERROR_MALFORMED,
          _ ("it was exported in a form that this Tracker does not know (“format” is %s, not "
             "%d): a newer one made it"),
          format, TRACKER_EXPORT_FORMAT_VERSION);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_folder (JsonParser *parser,
             const TrackerJsonEntry *entry,
             TrackerImportList *list,
             GError **error)
{
  g_autoptr (GError) own_error = NULL;
  JsonNode *node = parse_entry (parser, entry, list, &own_error);
  g_autofree char *why = NULL;
  TrackerFolderData *folder;

  if (own_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return FALSE;
    }
  if (node == NULL)
    return TRUE;
  folder = tracker_json_read_folder (node, (int) list->folders->len, &why);
  if (folder == NULL)
    return tracker_import_list_skip (list, entry->line, error, "%s", why);

  g_ptr_array_add (list->folders, folder);
  return TRUE;
}

static gboolean
read_parcel (JsonParser *parser,
             const TrackerJsonEntry *entry,
             TrackerImportList *list,
             GError **error)
{
  g_autoptr (GError) own_error = NULL;
  JsonNode *node = parse_entry (parser, entry, list, &own_error);
  g_autofree char *why = NULL;
  TrackerParcelImport *parcel;

  if (own_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return FALSE;
    }
  if (node == NULL)
    return TRUE;
  parcel = tracker_json_read_parcel (node, &why);
  if (parcel == NULL)
    return tracker_import_list_skip (list, entry->line, error, "%s", why);
  return tracker_import_list_take (list, entry->line, parcel, error);
}

/**
 * tracker_import_read_json:
 * @text: valid UTF-8
 * @length: bytes of @text
 * @list: where it goes
 * @cancellable: (nullable): gives up
 * @error: %TRACKER_EXCHANGE_ERROR_MALFORMED, %TRACKER_EXCHANGE_ERROR_TOO_LARGE, or
 * %G_IO_ERROR_CANCELLED
 *
 * Reads our own export, or a plain array of codes or of objects with a "number". An entry that is
 * wrong in itself is skipped; brackets that do not match leave nothing of the file.
 *
 * Returns: whether the list may come in
 */
gboolean
tracker_import_read_json (const char *text,
                          gsize length,
                          TrackerImportList *list,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (TrackerJsonEntries) entries = tracker_json_entries_new (text, error);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  if (entries == NULL || !check_format (parser, entries, error))
    return FALSE;

  for (guint i = 0; i < entries->folders->len; i++)
    if (!read_folder (parser, &g_array_index (entries->folders, TrackerJsonEntry, i), list, error))
      return FALSE;
  for (guint i = 0; i < entries->parcels->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !read_parcel (parser, &g_array_index (entries->parcels, TrackerJsonEntry, i), list,
                         error))
      return FALSE;
  return TRUE;
}
