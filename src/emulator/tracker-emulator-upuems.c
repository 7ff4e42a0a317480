/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-private.h"

/* The EMS cooperative's public page (items.ems.post): an HTML fragment, oldest first, in the
 * place's own time. */

static const char *const words[TRACKER_N_FACT_KINDS] = {
  [TRACKER_FACT_POSTED] = "Posted",
  [TRACKER_FACT_AT_EXPORT] = "Arrived at export office",
  [TRACKER_FACT_EXPORT_CLEARED] = "Released from export customs and security",
  [TRACKER_FACT_DEPARTED] = "Departed from export office",
  [TRACKER_FACT_AT_IMPORT] = "Arrived at destination import office",
  [TRACKER_FACT_CUSTOMS] = "Presented to import customs",
  [TRACKER_FACT_CLEARED] = "Released from import customs",
  [TRACKER_FACT_LEFT_IMPORT] = "Departed from destination import office",
  [TRACKER_FACT_SORTED] = "Arrived at sorting center",
  [TRACKER_FACT_AT_OFFICE] = "Arrived at post office",
  [TRACKER_FACT_OUT_FOR_DELIVERY] = "Out for delivery",
  [TRACKER_FACT_FAILED_ATTEMPT] = "Delivery attempted",
  [TRACKER_FACT_DELIVERED] = "Delivered",
  [TRACKER_FACT_RETURNED] = "Returned to sender",
};

static const char *const months[]
    = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

static char **
list_numbers (const TrackerEmulatorRequest *request)
{
  const char *number = tracker_emulator_request_get_param (request, "itemId");

  return number != NULL ? g_strsplit (number, ",", -1) : NULL;
}

/* "Mar 2, 2026, 10:15 AM", whatever the program's language; the second comma is not always there.
 */
static char *
format_time (const TrackerFact *fact, gboolean has_comma)
{
  g_autoptr (GDateTime) wall = g_date_time_new_from_unix_utc (fact->at_s + fact->offset_s);
  int hour = g_date_time_get_hour (wall);

  return g_strdup_printf ("%s %d, %d%s %d:%02d %s", months[g_date_time_get_month (wall) - 1],
                          g_date_time_get_day_of_month (wall), g_date_time_get_year (wall),
                          has_comma ? "," : "", hour % 12 == 0 ? 12 : hour % 12,
                          g_date_time_get_minute (wall), hour < 12 ? "AM" : "PM");
}

static gboolean
append_rows (GString *html, const TrackerEmulatorWorld *world, const TrackerEmulatorParcel *parcel)
{
  g_autoptr (GPtrArray) known = tracker_emulator_world_list_known (world, parcel);
  gboolean has_rows = FALSE;

  for (guint i = 0; i < known->len; i++)
    {
      const TrackerFact *fact = g_ptr_array_index (known, i);
      g_autofree char *upper = NULL;
      g_autofree char *place = NULL;
      g_autofree char *time = NULL;

      if (words[fact->kind] == NULL)
        continue;
      upper = g_ascii_strup (fact->place, -1);
      place = g_markup_escape_text (upper, -1);
      time = format_time (fact, i % 2 == 0);
      g_string_append_printf (html, "<tr><td>%s</td><td>%s</td><td>%s</td></tr>\n", time,
                              words[fact->kind], place);
      has_rows = TRUE;
    }
  return has_rows;
}

static void
respond_about (TrackerEmulatorWorld *world, const char *number, TrackerEmulatorAnswer *answer)
{
  const TrackerEmulatorParcel *parcel = tracker_emulator_world_find (world, "upuems", number);
  GString *html = g_string_new (NULL);

  g_string_append_printf (html,
                          "<div class=\"result-table\" id=\"table-%s\"><table>\n"
                          "<thead><tr><td>Date and time</td><td>Status of Item</td>"
                          "<td>Location</td></tr></thead>\n<tbody>",
                          number);
  if (parcel == NULL || !append_rows (html, world, parcel))
    g_string_append (html, "<tr><td class=\"no-results-found\" colspan=\"3\">"
                           "There were no results found.</td></tr>\n");
  g_string_append (html, "</tbody></table></div>\n");
  tracker_emulator_answer_take_text (answer, 200, "text/html; charset=utf-8",
                                     g_string_free (html, FALSE));
}

static void
respond (TrackerEmulatorWorld *world,
         const TrackerEmulatorRequest *request,
         TrackerEmulatorAnswer *answer)
{
  const char *number = tracker_emulator_request_get_param (request, "itemId");

  if (!tracker_emulator_request_is_browser (request))
    tracker_emulator_answer_set_page (answer, 403, "Forbidden");
  else if (strcmp (request->path, "/api/publicTracking/track") != 0 || number == NULL)
    tracker_emulator_answer_set_page (answer, 404, "Not Found");
  else if (!g_regex_match_simple ("^E[A-Z][0-9]{9}[A-Z]{2}$", number, G_REGEX_DOLLAR_ENDONLY, 0))
    tracker_emulator_answer_set_text (
        answer, 200, "text/html; charset=utf-8",
        "<div class=\"error\">The identifier does not denote an EMS item.</div>\n");
  else
    respond_about (world, number, answer);
}

const TrackerEmulatorCarrier tracker_emulator_upuems = {
  .id = "upuems",
  .hosts = { "items.ems.post" },
  .list_numbers = list_numbers,
  .respond = respond,
};
