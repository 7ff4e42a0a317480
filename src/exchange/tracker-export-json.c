/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-exchange-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* {"format":1,"exported":...,"folders":[...],"parcels":[...]}: all that is known, one parcel a
 * line, so that it is written, and read again, piece by piece. Members that have nothing to say are
 * left out. No secrets: those never leave the keyring. */

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_instant (JsonBuilder *builder, const char *name, gint64 unix_s)
{
  g_autofree char *text = tracker_exchange_dup_instant (unix_s);

  add_text (builder, name, text);
}

/* The text has seconds and the offset whatever the precision, which has a member of its own: a day
 * with an offset would lose it else. */
static void
add_time (JsonBuilder *builder,
          const char *name,
          const char *precision_name,
          const TrackerTime *time)
{
  static const char *const precisions[] = { "day", "minute", "second" };
  g_autofree char *text = NULL;
  TrackerTime exact;

  if (time == NULL)
    return;
  exact = *time;
  exact.precision = TRACKER_PRECISION_SECOND;
  text = tracker_time_to_iso8601 (&exact);
  add_text (builder, name, text);
  add_text (builder, precision_name, precisions[time->precision]);
}

static void
append_built (GString *text, JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *data = NULL;

  json_generator_set_root (generator, root);
  data = json_generator_to_data (generator, NULL);
  g_string_append (text, data);
}

static void
add_legs (JsonBuilder *builder, GPtrArray *legs)
{
  json_builder_set_member_name (builder, "carriers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < legs->len; i++)
    {
      const TrackerLegData *leg = g_ptr_array_index (legs, i);
      gint64 due_s = tracker_leg_data_get_next_due_s (leg);

      json_builder_begin_object (builder);
      add_text (builder, "id", tracker_leg_data_get_carrier (leg));
      add_text (builder, "role", tracker_role_to_nick (tracker_leg_data_get_role (leg)));
      add_text (builder, "number", tracker_leg_data_get_number (leg));
      add_text (builder, "outcome", tracker_outcome_to_nick (tracker_leg_data_get_outcome (leg)));
      add_text (builder, "message", tracker_leg_data_get_message (leg));
      add_instant (builder, "asked", tracker_leg_data_get_asked_s (leg));
      add_instant (builder, "answered", tracker_leg_data_get_answered_s (leg));
      json_builder_set_member_name (builder, "failures");
      json_builder_add_int_value (builder, tracker_leg_data_get_failures (leg));
      if (due_s == G_MAXINT64)
        add_text (builder, "next_due", "never");
      else
        add_instant (builder, "next_due", due_s);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* By key, so that the same parcel always gives the same text. */
static void
add_needs (JsonBuilder *builder, GHashTable *needs)
{
  g_autoptr (GList) keys = needs != NULL ? g_hash_table_get_keys (needs) : NULL;

  if (keys == NULL)
    return;
  keys = g_list_sort (keys, (GCompareFunc) strcmp);
  json_builder_set_member_name (builder, "needs");
  json_builder_begin_object (builder);
  for (GList *l = keys; l != NULL; l = l->next)
    add_text (builder, l->data, g_hash_table_lookup (needs, l->data));
  json_builder_end_object (builder);
}

static void
add_facts (JsonBuilder *builder, const TrackerParcelData *parcel)
{
  json_builder_set_member_name (builder, "facts");
  json_builder_begin_object (builder);
  for (int fact = 0; fact < TRACKER_REPORT_N_FACTS; fact++)
    add_text (builder, tracker_report_fact_to_nick ((TrackerReportFact) fact),
              tracker_parcel_data_get_fact (parcel, (TrackerReportFact) fact));
  add_time (builder, "deadline", "deadline_precision", tracker_parcel_data_get_deadline (parcel));
  add_time (builder, "expected_from", "expected_from_precision",
            tracker_parcel_data_get_expected_from (parcel));
  add_time (builder, "expected_until", "expected_until_precision",
            tracker_parcel_data_get_expected_until (parcel));
  json_builder_end_object (builder);
}

static void
add_events (JsonBuilder *builder, GPtrArray *events)
{
  json_builder_set_member_name (builder, "events");
  json_builder_begin_array (builder);
  for (guint i = 0; i < events->len; i++)
    {
      const TrackerEvent *event = g_ptr_array_index (events, i);

      json_builder_begin_object (builder);
      add_time (builder, "time", "precision", tracker_event_get_time (event));
      add_text (builder, "stage", tracker_stage_to_nick (tracker_event_get_stage (event)));
      add_text (builder, "text", tracker_event_get_text (event));
      add_text (builder, "place", tracker_event_get_place (event));
      add_text (builder, "country", tracker_event_get_country (event));
      add_text (builder, "code", tracker_event_get_code (event));
      add_text (builder, "carrier", tracker_event_get_carrier (event));
      if (tracker_event_get_is_entered (event))
        {
          json_builder_set_member_name (builder, "entered");
          json_builder_add_boolean_value (builder, TRUE);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * tracker_export_json_head:
 * @text: where it goes
 * @folders: (element-type TrackerFolderData): the person's folders, in their order
 * @now_s: when this is
 *
 * Writes what stands before the parcels.
 */
void
tracker_export_json_head (GString *text, GPtrArray *folders, gint64 now_s)
{
  g_autofree char *now = tracker_exchange_dup_instant (now_s);

  g_string_append_printf (text, "{\n\"format\": %d,\n\"exported\": \"%s\",\n\"folders\": [",
                          TRACKER_EXPORT_FORMAT_VERSION, now != NULL ? now : "");
  for (guint i = 0; i < folders->len; i++)
    {
      const TrackerFolderData *folder = g_ptr_array_index (folders, i);
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      add_text (builder, "uuid", tracker_folder_data_get_uuid (folder));
      add_text (builder, "name", tracker_folder_data_get_name (folder));
      add_text (builder, "emoji", tracker_folder_data_get_emoji (folder));
      json_builder_end_object (builder);
      g_string_append (text, i > 0 ? ",\n" : "\n");
      append_built (text, builder);
    }
  g_string_append (text, "\n],\n\"parcels\": [");
}

/**
 * tracker_export_json_row:
 * @text: where it goes
 * @row: a parcel with its legs and events
 * @is_first: whether it is the first
 *
 * Writes one parcel.
 */
void
tracker_export_json_row (GString *text, const TrackerExportRow *row, gboolean is_first)
{
  const TrackerParcelData *parcel = row->parcel;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_text (builder, "uuid", tracker_parcel_data_get_uuid (parcel));
  json_builder_set_member_name (builder, "number");
  json_builder_add_string_value (builder, tracker_parcel_data_get_number (parcel));
  add_text (builder, "name", tracker_parcel_data_get_name (parcel));
  add_text (builder, "note", tracker_parcel_data_get_note (parcel));
  add_text (builder, "folder", tracker_parcel_data_get_folder_name (parcel));
  add_text (builder, "stage", tracker_stage_to_nick (tracker_parcel_data_get_stage (parcel)));
  add_text (builder, "origin", tracker_parcel_data_get_origin (parcel));
  add_text (builder, "destination", tracker_parcel_data_get_destination (parcel));
  add_instant (builder, "added", tracker_parcel_data_get_added_s (parcel));
  json_builder_set_member_name (builder, "archived");
  if (tracker_parcel_data_get_archived_s (parcel) > 0)
    {
      g_autofree char *archived
          = tracker_exchange_dup_instant (tracker_parcel_data_get_archived_s (parcel));

      json_builder_add_string_value (builder, archived);
    }
  else
    {
      json_builder_add_null_value (builder);
    }
  if (tracker_parcel_data_get_is_silent (parcel))
    {
      json_builder_set_member_name (builder, "silent");
      json_builder_add_boolean_value (builder, TRUE);
    }
  add_needs (builder, tracker_parcel_data_get_needs (parcel));
  add_legs (builder, row->legs);
  add_facts (builder, parcel);
  add_events (builder, row->events);
  json_builder_end_object (builder);

  g_string_append (text, is_first ? "\n" : ",\n");
  append_built (text, builder);
}

/**
 * tracker_export_json_foot:
 * @text: where it goes
 *
 * Writes what stands behind the parcels.
 */
void
tracker_export_json_foot (GString *text)
{
  g_string_append (text, "\n]\n}\n");
}
