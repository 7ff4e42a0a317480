/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-exchange-private.h"

#include <csv.h>
#include <string.h>

/* RFC 4180: commas, CR LF, a row of heads, UTF-8. A text that a spreadsheet would take for a
 * formula
 * ("=cmd|...", "+7 900 ...", "-5%", "@home") gets an apostrophe in front, which office programs
 * read as "this is text": a shop's name or a post's words must not run in the person's spreadsheet.
 * Our own import takes the apostrophe off again, so nothing is lost; a text that has apostrophes
 * before such a sign gets one more, for the same reason. */

static gboolean
is_formula (const char *text)
{
  text += strspn (text, "'");
  return *text != '\0' && strchr (TRACKER_CSV_FORMULA_SIGNS, *text) != NULL;
}

static void
append_field (GString *text, const char *value, gboolean is_last)
{
  g_autofree char *guarded = NULL;
  const char *field = value != NULL ? value : "";
  gsize length;

  if (is_formula (field))
    field = guarded = g_strconcat ("'", field, NULL);

  length = strlen (field);
  if (length > 0
      && (strpbrk (field, ",;\"\r\n\t") != NULL || field[0] == ' ' || field[length - 1] == ' '))
    {
      gsize at = text->len;
      gsize needed = csv_write (NULL, 0, field, length);

      g_string_set_size (text, at + needed);
      csv_write (text->str + at, needed, field, length);
    }
  else
    {
      g_string_append (text, field);
    }
  g_string_append (text, is_last ? "\r\n" : ",");
}

/**
 * tracker_exchange_dup_instant:
 * @unix_s: UTC seconds; 0: never
 *
 * Returns: (transfer full) (nullable): ISO 8601 in UTC; %NULL for never
 */
char *
tracker_exchange_dup_instant (gint64 unix_s)
{
  g_autoptr (GDateTime) time = unix_s > 0 ? g_date_time_new_from_unix_utc (unix_s) : NULL;

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/**
 * tracker_export_csv_head:
 * @text: where it goes
 *
 * Writes the row of heads.
 */
void
tracker_export_csv_head (GString *text)
{
  g_string_append (text, "number,name,note,folder,stage,origin,destination,last_event_time,"
                         "last_event_text,added,archived\r\n");
}

/**
 * tracker_export_csv_row:
 * @text: where it goes
 * @row: a parcel
 *
 * Writes one parcel.
 */
void
tracker_export_csv_row (GString *text, const TrackerExportRow *row)
{
  const TrackerParcelData *parcel = row->parcel;
  TrackerEvent *event = tracker_parcel_data_get_last_event (parcel);
  g_autofree char *time
      = event != NULL ? tracker_time_to_iso8601 (tracker_event_get_time (event)) : NULL;
  g_autofree char *added = tracker_exchange_dup_instant (tracker_parcel_data_get_added_s (parcel));
  g_autofree char *archived
      = tracker_exchange_dup_instant (tracker_parcel_data_get_archived_s (parcel));

  append_field (text, tracker_parcel_data_get_number (parcel), FALSE);
  append_field (text, tracker_parcel_data_get_name (parcel), FALSE);
  append_field (text, tracker_parcel_data_get_note (parcel), FALSE);
  append_field (text, tracker_parcel_data_get_folder_name (parcel), FALSE);
  append_field (text, tracker_stage_to_nick (tracker_parcel_data_get_stage (parcel)), FALSE);
  append_field (text, tracker_parcel_data_get_origin (parcel), FALSE);
  append_field (text, tracker_parcel_data_get_destination (parcel), FALSE);
  append_field (text, time, FALSE);
  append_field (text, event != NULL ? tracker_event_get_text (event) : NULL, FALSE);
  append_field (text, added, FALSE);
  append_field (text, archived, TRUE);
}
