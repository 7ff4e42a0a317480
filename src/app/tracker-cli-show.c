/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "tracker-cli-private.h"
#include "tracker-country.h"
#include "tracker-number.h"
#include "tracker-timeline.h"

static void
build_legs (JsonBuilder *builder, GPtrArray *legs)
{
  json_builder_set_member_name (builder, "legs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < legs->len; i++)
    {
      TrackerLegData *leg = g_ptr_array_index (legs, i);
      gint64 due_s = tracker_leg_data_get_next_due_s (leg);

      json_builder_begin_object (builder);
      tracker_cli_build_string (builder, "carrier", tracker_leg_data_get_carrier (leg));
      tracker_cli_build_string (builder, "role",
                                tracker_role_to_nick (tracker_leg_data_get_role (leg)));
      tracker_cli_build_string (builder, "number", tracker_leg_data_get_number (leg));
      tracker_cli_build_string (builder, "outcome",
                                tracker_outcome_to_nick (tracker_leg_data_get_outcome (leg)));
      tracker_cli_build_string (builder, "message", tracker_leg_data_get_message (leg));
      tracker_cli_build_time (builder, "asked", tracker_leg_data_get_asked_s (leg));
      tracker_cli_build_time (builder, "next_due", due_s < G_MAXINT64 ? due_s : 0);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
build_needs (JsonBuilder *builder, TrackerParcelData *parcel)
{
  GHashTable *needs = tracker_parcel_data_get_needs (parcel);
  g_autoptr (GList) keys = needs != NULL ? g_hash_table_get_keys (needs) : NULL;

  keys = g_list_sort (g_steal_pointer (&keys), (GCompareFunc) strcmp);
  json_builder_set_member_name (builder, "needs");
  json_builder_begin_object (builder);
  for (GList *it = keys; it != NULL; it = it->next)
    tracker_cli_build_string (builder, it->data, g_hash_table_lookup (needs, it->data));
  json_builder_end_object (builder);
}

/* What a carrier wants to know, once for all who call it the same. */
static void
print_needs (TrackerCli *cli, TrackerParcelData *parcel)
{
  TrackerRegistry *registry = tracker_context_get_registry (cli->context);
  const char *const *carriers = tracker_parcel_data_get_carriers (parcel);
  GHashTable *needs = tracker_parcel_data_get_needs (parcel);
  g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; carriers[i] != NULL; i++)
    {
      const TrackerDefinition *definition = tracker_registry_find (registry, carriers[i]);
      guint n = definition != NULL ? tracker_definition_get_n_needs (definition) : 0;

      for (guint k = 0; k < n; k++)
        {
          const TrackerNeed *need = tracker_definition_get_need (definition, k);
          const char *value = needs != NULL ? g_hash_table_lookup (needs, need->key) : NULL;

          if (value != NULL && g_hash_table_add (said, (gpointer) need->key))
            printf ("%s: %s\n", need->label, value);
        }
    }
}

/* (nullable): why the carrier is not asked, whatever happened before */
static char *
dup_rest (TrackerCli *cli, TrackerLegData *leg, const char *name, GHashTable *off)
{
  TrackerRegistry *registry = tracker_context_get_registry (cli->context);
  const char *id = tracker_leg_data_get_carrier (leg);
  TrackerDefinition *definition = tracker_registry_find (registry, id);

  if (g_hash_table_contains (off, id))
    return g_strdup_printf (_ ("%s is switched off (“tracker carriers on %s”)."), name, id);
  if (definition != NULL && tracker_definition_is_link (definition))
    {
      g_autofree char *page
          = tracker_definition_dup_page (definition, tracker_leg_data_get_number (leg));

      return g_strdup_printf (_ ("%s: Tracker cannot ask it; open its page: %s"), name,
                              page != NULL ? page : "");
    }

  return NULL;
}

/* (nullable): nothing if it has answered */
static char *
dup_state (TrackerLegData *leg, const char *name, const char *number)
{
  TrackerOutcome outcome = tracker_leg_data_get_outcome (leg);

  if (tracker_leg_data_get_waits_s (leg) != 0)
    /* Translators: %s is a post; the command's words stay as they are. */
    return g_strdup_printf (
        _ ("%s wants to see a human: it waits for a direct check (“tracker check %s”)."), name,
        number);
  if (outcome == TRACKER_OUTCOME_NONE)
    return g_strdup_printf (_ ("%s: not asked yet"), name);

  return outcome != TRACKER_OUTCOME_FOUND ? tracker_outcome_dup_sentence (outcome, name) : NULL;
}

static void
print_legs (TrackerCli *cli, const char *number, GPtrArray *legs)
{
  TrackerRegistry *registry = tracker_context_get_registry (cli->context);
  g_autoptr (GHashTable) off = tracker_cli_load_off (cli);

  for (guint i = 0; i < legs->len; i++)
    {
      TrackerLegData *leg = g_ptr_array_index (legs, i);
      const char *name = tracker_registry_get_name (registry, tracker_leg_data_get_carrier (leg));
      g_autofree char *sentence = dup_rest (cli, leg, name, off);

      if (sentence == NULL)
        sentence = dup_state (leg, name, number);
      if (sentence != NULL)
        printf ("%s\n", sentence);
    }
}

static void
print_whole_parcel (TrackerCli *cli, TrackerParcelData *parcel, GPtrArray *legs, GPtrArray *lines)
{
  g_autofree char *pretty = tracker_number_dup_pretty (tracker_parcel_data_get_number (parcel));
  const char *name = tracker_parcel_data_get_name (parcel);
  const char *origin = tracker_parcel_data_get_origin (parcel);
  const char *destination = tracker_parcel_data_get_destination (parcel);
  const char *from = origin != NULL ? tracker_country_get_name (origin) : NULL;
  const char *to = destination != NULL ? tracker_country_get_name (destination) : NULL;

  if (name != NULL)
    printf ("%s\n", name);
  printf ("%s  %s\n", pretty,
          lines->len > 0 ? tracker_stage_get_label (tracker_parcel_data_get_stage (parcel))
                         : _ ("No scans yet"));
  if (from != NULL && to != NULL)
    printf ("%s → %s\n", from, to);
  if (tracker_parcel_data_get_note (parcel) != NULL)
    printf ("%s\n", tracker_parcel_data_get_note (parcel));
  print_needs (cli, parcel);
  if (tracker_parcel_data_get_is_silent (parcel))
    printf ("%s\n",
            _ ("Nobody is asked about it: you said so (“tracker set --ask NUMBER” changes that)."));
  else
    print_legs (cli, tracker_parcel_data_get_number (parcel), legs);
  tracker_cli_print_timeline (cli, lines);
}

/**
 * tracker_cli_show:
 * @cli: the run
 * @arguments: the words
 *
 * `tracker show NUMBER`: one parcel with its carriers and its timeline.
 *
 * Returns: the exit status
 */
int
tracker_cli_show (TrackerCli *cli, const char *const *arguments)
{
  g_autoptr (TrackerParcelData) parcel = NULL;
  g_autoptr (GPtrArray) legs = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GAsyncResult) legs_result = NULL;
  g_autoptr (GAsyncResult) events_result = NULL;
  GAsyncResult *legs_slot = NULL;
  GAsyncResult *events_slot = NULL;
  g_autoptr (GError) error = NULL;
  TrackerStore *store;
  int status;

  if (!tracker_cli_parse (
          cli, arguments, "NUMBER",
          _ ("Shows one parcel, the carriers that are asked, and the merged timeline."), NULL,
          &status))
    return status;
  if (cli->rest == NULL || cli->rest[1] != NULL)
    return tracker_cli_usage (cli, _ ("Exactly one track code is needed."));
  if (!tracker_cli_open (cli, 0))
    return TRACKER_EXIT_FAILED;
  parcel = tracker_cli_find_parcel (cli, cli->rest[0]);
  if (parcel == NULL)
    return TRACKER_EXIT_FAILED;

  store = tracker_context_get_store (cli->context);
  tracker_store_load_legs_async (store, tracker_parcel_data_get_id (parcel), NULL,
                                 tracker_cli_result_cb, &legs_slot);
  tracker_store_load_events_async (store, tracker_parcel_data_get_id (parcel), NULL,
                                   tracker_cli_result_cb, &events_slot);
  legs_result = tracker_cli_await (&legs_slot);
  events_result = tracker_cli_await (&events_slot);
  legs = tracker_store_load_legs_finish (store, legs_result, &error);
  events = error == NULL ? tracker_store_load_events_finish (store, events_result, &error) : NULL;
  if (events == NULL)
    return tracker_cli_fail ("%s", error->message);

  lines = tracker_timeline_merge ((TrackerEvent *const *) events->pdata, events->len);
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      tracker_cli_build_parcel (builder, parcel);
      tracker_cli_build_string (builder, "note", tracker_parcel_data_get_note (parcel));
      tracker_cli_build_boolean (builder, "silent", tracker_parcel_data_get_is_silent (parcel));
      build_needs (builder, parcel);
      build_legs (builder, legs);
      tracker_cli_build_events (builder, lines);
      json_builder_end_object (builder);
      tracker_cli_print_json (builder);
    }
  else
    {
      print_whole_parcel (cli, parcel, legs, lines);
    }

  return TRACKER_EXIT_DONE;
}
