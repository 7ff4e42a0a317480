/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-exchange-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "tracker-country.h"
#include "tracker-number.h"

#define CARRIER_MAX_BYTES 64
#define MAX_LEGS 100
#define MAX_EVENTS 10000
/* Whose facts are when the file does not say it: no post's, so that any may correct them. */
#define FACTS_CARRIER "import"

/* --- members; a member of a wrong type is said, not guessed --- */

static void set_why (char **why, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
set_why (char **why, const char *format, ...)
{
  va_list arguments;

  if (*why != NULL)
    return;
  va_start (arguments, format);
  *why = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

static JsonNode *
get_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

static const char *
get_text (JsonObject *object, const char *name, char **why)
{
  JsonNode *node = get_member (object, name);

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      set_why (why, _ ("“%s” is no text."), name);
      return NULL;
    }
  return json_node_get_string (node);
}

static gint64
get_int (JsonObject *object, const char *name, gint64 min, gint64 max, char **why)
{
  JsonNode *node = get_member (object, name);
  gint64 value;

  if (node == NULL)
    return 0;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    {
      set_why (why, _ ("“%s” is no whole number."), name);
      return 0;
    }
  value = json_node_get_int (node);
  return CLAMP (value, min, max);
}

static gboolean
get_boolean (JsonObject *object, const char *name, char **why)
{
  JsonNode *node = get_member (object, name);

  if (node == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    {
      set_why (why, _ ("“%s” is neither true nor false."), name);
      return FALSE;
    }
  return json_node_get_boolean (node);
}

static gboolean
get_time (JsonObject *object, const char *name, TrackerTime *time, char **why)
{
  const char *text = get_text (object, name, why);

  if (text == NULL)
    return FALSE;
  if (!tracker_time_from_iso8601 (text, time))
    {
      set_why (why, _ ("“%s” is no time of the form 2026-03-02T10:15:00+08:00."), name);
      return FALSE;
    }
  return TRUE;
}

static gint64
get_instant (JsonObject *object, const char *name, char **why)
{
  TrackerTime time;

  return get_time (object, name, &time, why) ? time.unix_s : 0;
}

static JsonObject *
get_object (JsonObject *object, const char *name, char **why)
{
  JsonNode *node = get_member (object, name);

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      set_why (why, _ ("“%s” is no object."), name);
      return NULL;
    }
  return json_node_get_object (node);
}

static JsonArray *
get_array (JsonObject *object, const char *name, guint max, char **why)
{
  JsonNode *node = get_member (object, name);

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    set_why (why, _ ("“%s” is no list."), name);
  else if (json_array_get_length (json_node_get_array (node)) > max)
    set_why (why, _ ("“%s” has more than %u entries."), name, max);
  else
    return json_node_get_array (node);
  return NULL;
}

static JsonObject *
get_element (JsonArray *array, guint i, const char *name, char **why)
{
  JsonNode *node = json_array_get_element (array, i);

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  set_why (why, _ ("“%s” holds something that is no object."), name);
  return NULL;
}

static char *
dup_country (JsonObject *object, const char *name, char **why)
{
  const char *code = get_text (object, name, why);

  return code != NULL && tracker_country_is_code (code) ? g_strdup (code) : NULL;
}

static char *
dup_uuid (JsonObject *object, char **why)
{
  const char *uuid = get_text (object, "uuid", why);

  return uuid != NULL && g_uuid_string_is_valid (uuid) ? g_ascii_strdown (uuid, -1) : NULL;
}

static gboolean
is_carrier (const char *id)
{
  return id != NULL && *id != '\0' && strlen (id) <= CARRIER_MAX_BYTES
         && strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-_.") == strlen (id);
}

/* --- legs --- */

static void
read_leg (JsonObject *object, TrackerParcelImport *parcel, char **why)
{
  const char *carrier = get_text (object, "id", why);
  const char *text = get_text (object, "number", why);
  const char *due = get_text (object, "next_due", why);
  const char *outcome_nick = get_text (object, "outcome", why);
  const char *role_nick = get_text (object, "role", why);
  g_autofree char *number = text != NULL ? tracker_number_normalize (text, NULL) : NULL;
  TrackerRole role = TRACKER_ROLE_BOTH;
  TrackerOutcome outcome = TRACKER_OUTCOME_NONE;
  TrackerLegData *leg;

  if (!is_carrier (carrier))
    {
      set_why (why, _ ("“carriers” holds something that is no id of a carrier."));
      return;
    }

  /* A role or an outcome of a newer version is none. */
  if (role_nick != NULL)
    tracker_role_from_nick (role_nick, &role);
  if (outcome_nick != NULL)
    tracker_outcome_from_nick (outcome_nick, &outcome);
  leg = tracker_leg_data_new (0, 0, carrier, role, number != NULL ? number : parcel->number);
  tracker_leg_data_set_asked (
      leg, get_instant (object, "asked", why), outcome, get_text (object, "message", why),
      (int) get_int (object, "failures", 0, 1000, why), get_instant (object, "answered", why));
  tracker_leg_data_set_next_due_s (
      leg, g_strcmp0 (due, "never") == 0 ? G_MAXINT64 : get_instant (object, "next_due", why));
  g_ptr_array_add (parcel->legs, leg);
}

static void
read_legs (JsonObject *object, TrackerParcelImport *parcel, char **why)
{
  JsonArray *array = get_array (object, "carriers", MAX_LEGS, why);

  for (guint i = 0; array != NULL && i < json_array_get_length (array) && *why == NULL; i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      const char *id = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

      if (is_carrier (id))
        g_ptr_array_add (parcel->legs,
                         tracker_leg_data_new (0, 0, id, TRACKER_ROLE_BOTH, parcel->number));
      else if (JSON_NODE_HOLDS_OBJECT (node))
        read_leg (json_node_get_object (node), parcel, why);
      else
        set_why (why, _ ("“carriers” holds something that is no id of a carrier."));
    }
}

/* --- events, one report for each carrier --- */

static TrackerReport *
ensure_report (TrackerParcelImport *parcel, const char *carrier)
{
  TrackerReport *report;

  for (guint i = 0; i < parcel->reports->len; i++)
    {
      report = g_ptr_array_index (parcel->reports, i);
      if (g_str_equal (tracker_report_get_carrier (report), carrier))
        return report;
    }

  report = tracker_report_new (carrier, parcel->number, TRACKER_OUTCOME_FOUND);
  g_ptr_array_add (parcel->reports, report);
  return report;
}

/* What the text alone does not say: a day may have an offset, a minute is written with its seconds.
 */
static TrackerPrecision
get_precision (JsonObject *object, const char *name, TrackerPrecision precision, char **why)
{
  const char *nick = get_text (object, name, why);

  if (g_strcmp0 (nick, "day") == 0)
    return TRACKER_PRECISION_DAY;
  if (g_strcmp0 (nick, "minute") == 0)
    return TRACKER_PRECISION_MINUTE;
  return precision;
}

static void
read_event (JsonObject *object, TrackerParcelImport *parcel, char **why)
{
  const char *text = get_text (object, "text", why);
  const char *carrier = get_text (object, "carrier", why);
  const char *nick = get_text (object, "stage", why);
  const char *place = get_text (object, "place", why);
  const char *code = get_text (object, "code", why);
  gboolean is_entered = get_boolean (object, "entered", why);
  g_autofree char *country = dup_country (object, "country", why);
  TrackerStage stage = TRACKER_STAGE_UNKNOWN;
  TrackerEvent *event;
  TrackerTime time;

  if (!get_time (object, "time", &time, why))
    {
      set_why (why, _ ("An event has no time."));
      return;
    }
  if (!is_carrier (carrier))
    {
      set_why (why, _ ("An event has no carrier."));
      return;
    }

  if (nick != NULL)
    tracker_stage_from_nick (nick, &stage);
  text = text != NULL ? text : "";
  time.precision = get_precision (object, "precision", time.precision, why);
  event = is_entered ? tracker_event_new_entered (&time, stage, text, place, country, carrier)
                     : tracker_event_new (&time, stage, text, place, country, code, carrier);
  tracker_report_take_event (ensure_report (parcel, carrier), event);
}

/* The file has the newest first, and a report puts an event behind those of the same instant: so
 * they come to stand as they were. */
static void
read_events (JsonObject *object, TrackerParcelImport *parcel, char **why)
{
  JsonArray *array = get_array (object, "events", MAX_EVENTS, why);

  for (guint i = 0; array != NULL && i < json_array_get_length (array) && *why == NULL; i++)
    {
      JsonObject *event = get_element (array, i, "events", why);

      if (event != NULL)
        read_event (event, parcel, why);
    }
}

static gboolean
read_plan (JsonObject *facts, const char *name, TrackerTime *time, char **why)
{
  g_autofree char *precision = g_strconcat (name, "_precision", NULL);

  if (!get_time (facts, name, time, why))
    return FALSE;
  time->precision = get_precision (facts, precision, time->precision, why);
  return TRUE;
}

static void
read_facts (JsonObject *object, TrackerParcelImport *parcel, char **why)
{
  JsonObject *facts = get_object (object, "facts", why);
  TrackerReport *report;
  TrackerTime deadline, from, until;
  gboolean has_deadline, has_from, has_until;

  if (facts == NULL)
    return;

  report = ensure_report (parcel, FACTS_CARRIER);
  for (int fact = 0; fact < TRACKER_REPORT_N_FACTS; fact++)
    tracker_report_set_fact (
        report, (TrackerReportFact) fact,
        get_text (facts, tracker_report_fact_to_nick ((TrackerReportFact) fact), why));
  has_deadline = read_plan (facts, "deadline", &deadline, why);
  has_from = read_plan (facts, "expected_from", &from, why);
  has_until = read_plan (facts, "expected_until", &until, why);
  if (has_deadline)
    tracker_report_set_deadline (report, &deadline);
  if (has_from || has_until)
    tracker_report_set_expected (report, has_from ? &from : NULL, has_until ? &until : NULL);
}

/* --- parcels --- */

static void
read_needs (JsonObject *object, TrackerParcelImport *parcel, char **why)
{
  JsonObject *needs = get_object (object, "needs", why);
  g_autoptr (GList) keys = needs != NULL ? json_object_get_members (needs) : NULL;

  if (keys == NULL)
    return;
  if (json_object_get_size (needs) > TRACKER_NEEDS_MAX_KEYS)
    {
      set_why (why, _ ("“%s” has more than %u entries."), "needs", (guint) TRACKER_NEEDS_MAX_KEYS);
      return;
    }

  parcel->needs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (GList *l = keys; l != NULL && *why == NULL; l = l->next)
    {
      const char *value = get_text (needs, l->data, why);
      g_autoptr (GError) error = NULL;

      if (value == NULL)
        continue;
      if (tracker_need_check (l->data, value, &error))
        g_hash_table_insert (parcel->needs, g_strdup (l->data), g_strdup (value));
      else
        set_why (why, "%s.", error->message);
    }
}

static int
read_silent (JsonObject *object, char **why)
{
  return get_member (object, "silent") != NULL ? get_boolean (object, "silent", why) : -1;
}

static gint64
read_archived (JsonObject *object, char **why)
{
  JsonNode *node = get_member (object, "archived");

  if (!json_object_has_member (object, "archived"))
    return -1;
  if (node == NULL)
    return 0;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node) ? g_get_real_time () / G_USEC_PER_SEC : 0;
  return get_instant (object, "archived", why);
}

static void
read_number (JsonObject *object, TrackerParcelImport *parcel, char **why)
{
  static const char *const names[] = { "number", "track", "code", "tracking_number" };
  g_autoptr (GError) error = NULL;
  const char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names) && text == NULL; i++)
    text = get_text (object, names[i], why);

  /* A parcel without a code is one that is not shipped yet; only an export tells it from another.
   */
  if (text == NULL || *text == '\0')
    {
      parcel->number = g_strdup ("");
      if (parcel->uuid == NULL)
        set_why (why, _ ("There is no track code in this entry."));
      return;
    }
  parcel->number = tracker_number_normalize (text, &error);
  if (parcel->number == NULL)
    set_why (why, "%s", error->message);
}

static TrackerParcelImport *
read_object (JsonObject *object, char **why)
{
  g_autoptr (TrackerParcelImport) parcel = tracker_parcel_import_new ();
  const char *name = get_text (object, "name", why);

  parcel->uuid = dup_uuid (object, why);
  parcel->is_whole = parcel->uuid != NULL;
  read_number (object, parcel, why);
  if (*why != NULL)
    return NULL;

  tracker_import_set_words (parcel, name != NULL ? name : get_text (object, "comment", why),
                            get_text (object, "note", why));
  parcel->folder
      = tracker_import_dup_line (get_text (object, "folder", why), TRACKER_FOLDER_NAME_MAX_CHARS);
  parcel->origin = dup_country (object, "origin", why);
  parcel->destination = dup_country (object, "destination", why);
  parcel->added_s = get_instant (object, "added", why);
  parcel->archived_s = read_archived (object, why);
  parcel->is_silent = read_silent (object, why);
  read_needs (object, parcel, why);
  read_legs (object, parcel, why);
  read_facts (object, parcel, why);
  read_events (object, parcel, why);
  return *why == NULL ? g_steal_pointer (&parcel) : NULL;
}

/**
 * tracker_json_read_parcel:
 * @node: one entry: a text with a code, or an object as the export writes it; of the members only
 * "number" is needed
 * @why: (out): what is wrong with it; set only if the answer is %NULL
 *
 * Reads one parcel. Unknown members are passed over.
 *
 * Returns: (transfer full) (nullable): the parcel
 */
TrackerParcelImport *
tracker_json_read_parcel (JsonNode *node, char **why)
{
  g_autoptr (TrackerParcelImport) parcel = NULL;
  g_autoptr (GError) error = NULL;
  const char *text;

  *why = NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return read_object (json_node_get_object (node), why);

  text = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
  if (text == NULL || !tracker_import_looks_like_code (text))
    {
      set_why (why, _ ("There is no track code in this entry."));
      return NULL;
    }
  parcel = tracker_parcel_import_new ();
  parcel->number = tracker_number_normalize (text, NULL);
  return g_steal_pointer (&parcel);
}

/**
 * tracker_json_read_folder:
 * @node: one entry of "folders"
 * @position: its place among them
 * @why: (out): what is wrong with it; set only if the answer is %NULL
 *
 * Reads one folder.
 *
 * Returns: (transfer full) (nullable): the folder
 */
TrackerFolderData *
tracker_json_read_folder (JsonNode *node, int position, char **why)
{
  g_autofree char *name = NULL;
  g_autofree char *emoji = NULL;
  g_autofree char *uuid = NULL;
  JsonObject *object;

  *why = NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      set_why (why, _ ("“%s” holds something that is no object."), "folders");
      return NULL;
    }

  object = json_node_get_object (node);
  name = tracker_import_dup_line (get_text (object, "name", why), TRACKER_FOLDER_NAME_MAX_CHARS);
  emoji = tracker_import_dup_line (get_text (object, "emoji", why), 16);
  uuid = dup_uuid (object, why);
  if (name == NULL)
    set_why (why, _ ("A folder has no name."));
  if (*why != NULL)
    return NULL;
  if (uuid == NULL)
    uuid = g_uuid_string_random ();
  return tracker_folder_data_new (0, uuid, name, emoji, position, 0);
}
