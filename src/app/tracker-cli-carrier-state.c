/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "tracker-cli-private.h"

/* --- on, off --- */

/* FALSE: said why. */
static gboolean
check_carriers (TrackerCli *cli, char **ids)
{
  for (gsize i = 0; ids[i] != NULL; i++)
    if (tracker_registry_find (tracker_context_get_registry (cli->context), ids[i]) == NULL)
      {
        tracker_cli_fail (_ ("There is no carrier “%s”: “tracker carriers” lists them."), ids[i]);
        return FALSE;
      }

  return TRUE;
}

static void
print_switched (TrackerCli *cli, char **ids, gboolean enabled)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (gsize i = 0; ids[i] != NULL; i++)
    {
      const char *name
          = tracker_registry_get_name (tracker_context_get_registry (cli->context), ids[i]);

      json_builder_begin_object (builder);
      tracker_cli_build_string (builder, "id", ids[i]);
      tracker_cli_build_boolean (builder, "enabled", enabled);
      json_builder_end_object (builder);
      if (!cli->json)
        printf (enabled ? _ ("%s is asked.\n") : _ ("%s is not asked any more.\n"), name);
    }
  json_builder_end_array (builder);
  if (cli->json)
    tracker_cli_print_json (builder);
}

/**
 * tracker_cli_switch_carriers:
 * @cli: the run
 * @ids: (array zero-terminated=1): carriers
 * @enabled: on or off
 *
 * `tracker carriers on|off ID…`: lets carriers be asked, or not; a running window shows it at once.
 *
 * Returns: the exit status
 */
int
tracker_cli_switch_carriers (TrackerCli *cli, char **ids, gboolean enabled)
{
  if (!tracker_cli_open (cli, 0) || !check_carriers (cli, ids))
    return TRACKER_EXIT_FAILED;

  for (gsize i = 0; ids[i] != NULL; i++)
    {
      GAsyncResult *slot = NULL;

      tracker_library_set_carrier_enabled_async (tracker_context_get_library (cli->context), ids[i],
                                                 enabled, tracker_cli_result_cb, &slot);
      if (!tracker_cli_finish_verb (cli, &slot))
        return TRACKER_EXIT_FAILED;
    }
  print_switched (cli, ids, enabled);

  return TRACKER_EXIT_DONE;
}

/* --- health --- */

static void
build_codes (JsonBuilder *builder, TrackerCarrierState *state)
{
  guint n_codes = state != NULL ? tracker_carrier_state_get_n_codes (state) : 0;

  json_builder_set_member_name (builder, "unknown_codes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_codes; i++)
    {
      int n;
      gint64 last_s;
      const char *code = tracker_carrier_state_get_code (state, i, &n, &last_s);

      json_builder_begin_object (builder);
      tracker_cli_build_string (builder, "code", code);
      tracker_cli_build_int (builder, "times", n);
      tracker_cli_build_time (builder, "last", last_s);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Words for people, and behind them what scripts go by. @state: nullable. */
static void
build_health (JsonBuilder *builder, TrackerCarrierHealth *health, TrackerCarrierState *state)
{
  static const struct
  {
    const char *property;
    const char *member;
  } texts[] = {
    { "carrier", "carrier" },
    { "carrier-name", "name" },
    { "state", "state" },
    { "headline", "headline" },
    { "last-success", "last_success" },
    { "last-failure", "last_failure" },
    { "next-try", "next_try" },
    { "remedy", "remedy" },
    { "page", "page" },
    { "report", "report" },
  };
  gint64 due_s = state != NULL ? tracker_carrier_state_get_next_due_s (state) : 0;
  TrackerOutcome outcome
      = state != NULL ? tracker_carrier_state_get_failed_outcome (state) : TRACKER_OUTCOME_NONE;

  json_builder_begin_object (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = NULL;

      g_object_get (health, texts[i].property, &text, NULL);
      tracker_cli_build_string (builder, texts[i].member, text);
    }
  tracker_cli_build_time (builder, "answered",
                          state != NULL ? tracker_carrier_state_get_answered_s (state) : 0);
  tracker_cli_build_time (builder, "failed",
                          state != NULL ? tracker_carrier_state_get_failed_s (state) : 0);
  tracker_cli_build_string (builder, "outcome",
                            outcome != TRACKER_OUTCOME_NONE ? tracker_outcome_to_nick (outcome)
                                                            : NULL);
  tracker_cli_build_int (builder, "failures",
                         state != NULL ? tracker_carrier_state_get_failures (state) : 0);
  tracker_cli_build_time (builder, "next_due", due_s < G_MAXINT64 ? due_s : 0);
  tracker_cli_build_int (builder, "parcels",
                         state != NULL ? tracker_carrier_state_get_n_legs (state) : 0);
  build_codes (builder, state);
  json_builder_end_object (builder);
}

static TrackerCarrierState *
find_state (GPtrArray *states, const char *id)
{
  for (guint i = 0; i < states->len; i++)
    if (g_str_equal (tracker_carrier_state_get_carrier (g_ptr_array_index (states, i)), id))
      return g_ptr_array_index (states, i);

  return NULL;
}

/* (nullable): said why */
static GPtrArray *
list_states (TrackerCli *cli)
{
  TrackerStore *store = tracker_context_get_store (cli->context);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *states;

  tracker_store_list_carrier_states_async (store, NULL, tracker_cli_result_cb, &slot);
  result = tracker_cli_await (&slot);
  states = tracker_store_list_carrier_states_finish (store, result, &error);
  if (states == NULL)
    tracker_cli_fail ("%s", error->message);

  return states;
}

/* (nullable): said why */
static GListModel *
look_at_health (TrackerCli *cli, const char *id)
{
  TrackerLibrary *library = tracker_context_get_library (cli->context);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) found = NULL;

  if (id == NULL)
    {
      tracker_library_list_health_async (library, NULL, tracker_cli_result_cb, &slot);
      result = tracker_cli_await (&slot);
      found = tracker_library_list_health_finish (library, result, &error);
    }
  else
    {
      g_autoptr (TrackerCarrierHealth) health = NULL;

      tracker_library_load_health_async (library, id, NULL, tracker_cli_result_cb, &slot);
      result = tracker_cli_await (&slot);
      health = tracker_library_load_health_finish (library, result, &error);
      if (health != NULL)
        {
          found = G_LIST_MODEL (g_list_store_new (TRACKER_TYPE_CARRIER_HEALTH));
          g_list_store_append (G_LIST_STORE (found), health);
        }
    }
  if (found == NULL)
    tracker_cli_fail ("%s", error->message);

  return g_steal_pointer (&found);
}

static void
print_whole_health (TrackerCarrierHealth *health)
{
  static const char *const properties[]
      = { "headline", "last-success", "last-failure", "next-try" };
  g_autofree char *name = NULL;
  const char *before = "";

  g_object_get (health, "carrier-name", &name, NULL);
  printf ("%s\n", name);
  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_autofree char *text = NULL;

      g_object_get (health, properties[i], &text, NULL);
      /* The headline of one that is well says when it answered. */
      if (*text != '\0'
          && !g_str_equal (text, i == 1 ? tracker_carrier_health_get_headline (health) : before))
        printf ("%s\n", text);
    }
  printf ("\n%s", tracker_carrier_health_get_report (health));
}

static void
print_health (GListModel *found)
{
  const int widths[] = { 7, 24, 0 };

  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr (TrackerCarrierHealth) health = g_list_model_get_item (found, i);
      g_autofree char *name = NULL;

      g_object_get (health, "carrier-name", &name, NULL);
      tracker_cli_print_row (widths,
                             (const char *[]){ tracker_carrier_health_get_state (health), name,
                                               tracker_carrier_health_get_headline (health) },
                             3);
    }
}

/**
 * tracker_cli_show_health:
 * @cli: the run
 * @id: (nullable): one carrier; %NULL: all of which there is something to say
 *
 * `tracker carriers health [ID]`: how it goes with carriers.
 *
 * Returns: the exit status
 */
int
tracker_cli_show_health (TrackerCli *cli, const char *id)
{
  g_autoptr (GListModel) found = NULL;
  g_autoptr (GPtrArray) states = NULL;
  g_autoptr (JsonBuilder) builder = NULL;

  if (!tracker_cli_open (cli, 0))
    return TRACKER_EXIT_FAILED;
  found = look_at_health (cli, id);
  states = found != NULL ? list_states (cli) : NULL;
  if (states == NULL)
    return TRACKER_EXIT_FAILED;

  if (!cli->json)
    {
      g_autoptr (TrackerCarrierHealth) one = id != NULL ? g_list_model_get_item (found, 0) : NULL;

      if (one != NULL)
        print_whole_health (one);
      else
        print_health (found);
      return TRACKER_EXIT_DONE;
    }

  builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr (TrackerCarrierHealth) health = g_list_model_get_item (found, i);

      build_health (builder, health,
                    find_state (states, tracker_carrier_health_get_carrier (health)));
    }
  json_builder_end_array (builder);
  tracker_cli_print_json (builder);

  return TRACKER_EXIT_DONE;
}

/* --- test --- */

/**
 * tracker_cli_test_carrier:
 * @cli: the run
 * @id: a carrier
 * @secrets: (nullable) (array zero-terminated=1): KEY=VALUE each; %NULL: those of the keyring
 *
 * `tracker carriers test ID`: asks a carrier about its own example number.
 *
 * Returns: the exit status: 1 if it did not answer, or did not take the login
 */
int
tracker_cli_test_carrier (TrackerCli *cli, const char *id, const char *const *secrets)
{
  g_autoptr (GHashTable) given = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  TrackerLibrary *library;
  gboolean is_good;

  given = tracker_cli_read_pairs (cli, "--secret", secrets, FALSE);
  if (given == NULL)
    return TRACKER_EXIT_USAGE;
  if (!tracker_cli_open (cli, TRACKER_CONTEXT_KEEPS_NOTHING))
    return TRACKER_EXIT_FAILED;

  library = tracker_context_get_library (cli->context);
  tracker_library_test_carrier_async (library, id, g_hash_table_size (given) > 0 ? given : NULL,
                                      NULL, tracker_cli_result_cb, &slot);
  result = tracker_cli_await (&slot);
  sentence = tracker_library_test_carrier_finish (library, result, &is_good, &error);
  if (sentence == NULL)
    return tracker_cli_fail ("%s", error->message);
  if (!cli->json && !is_good)
    return tracker_cli_fail ("%s", sentence);
  if (!cli->json)
    {
      printf ("%s\n", sentence);
      return TRACKER_EXIT_DONE;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  tracker_cli_build_string (builder, "carrier", id);
  tracker_cli_build_boolean (builder, "ok", is_good);
  tracker_cli_build_string (builder, "sentence", sentence);
  json_builder_end_object (builder);
  tracker_cli_print_json (builder);

  return is_good ? TRACKER_EXIT_DONE : TRACKER_EXIT_FAILED;
}

/* --- told --- */

static void
build_told (JsonBuilder *builder, GObject *item)
{
  g_autofree char *host = NULL;
  g_autofree char *carrier = NULL;
  g_autofree char *number = NULL;
  g_autofree char *title = NULL;
  gint64 parcel_id, first_s, last_s;
  int n;

  g_object_get (item, "host", &host, "carrier", &carrier, "number", &number, "title", &title,
                "parcel-id", &parcel_id, "first", &first_s, "last", &last_s, "times", &n, NULL);
  json_builder_begin_object (builder);
  tracker_cli_build_string (builder, "host", host);
  tracker_cli_build_string (builder, "carrier", carrier);
  tracker_cli_build_string (builder, "number", number);
  tracker_cli_build_string (builder, "title", title);
  tracker_cli_build_int (builder, "parcel", parcel_id);
  tracker_cli_build_int (builder, "times", n);
  tracker_cli_build_time (builder, "first", first_s);
  tracker_cli_build_time (builder, "last", last_s);
  json_builder_end_object (builder);
}

static void
print_told (GObject *item)
{
  const int widths[] = { 30, 22, 18, 10, 0 };
  g_autofree char *host = NULL;
  g_autofree char *carrier = NULL;
  g_autofree char *number = NULL;
  g_autofree char *times = NULL;
  g_autofree char *last = NULL;

  g_object_get (item, "host", &host, "carrier-name", &carrier, "number", &number, "times-label",
                &times, "last-label", &last, NULL);
  tracker_cli_print_row (widths, (const char *[]){ host, carrier, number, times, last }, 5);
}

/* 0: of every number; -1: said why not */
static gint64
find_parcel (TrackerCli *cli, const char *number)
{
  g_autoptr (TrackerParcelData) parcel = NULL;

  if (number == NULL)
    return 0;

  parcel = tracker_cli_find_parcel (cli, number);

  return parcel != NULL ? tracker_parcel_data_get_id (parcel) : -1;
}

/**
 * tracker_cli_show_told:
 * @cli: the run
 * @number: (nullable): of one parcel; %NULL: every number
 *
 * `tracker carriers told [NUMBER]`: which host was told which number, and when.
 *
 * Returns: the exit status
 */
int
tracker_cli_show_told (TrackerCli *cli, const char *number)
{
  g_autoptr (GListModel) told = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  TrackerLibrary *library;
  gboolean more = FALSE;
  gint64 id;

  if (!tracker_cli_open (cli, 0))
    return TRACKER_EXIT_FAILED;
  id = find_parcel (cli, number);
  if (id < 0)
    return TRACKER_EXIT_FAILED;

  library = tracker_context_get_library (cli->context);
  tracker_library_list_told_async (library, id, NULL, tracker_cli_result_cb, &slot);
  result = tracker_cli_await (&slot);
  told = tracker_library_list_told_finish (library, result, &more, &error);
  if (told == NULL)
    return tracker_cli_fail ("%s", error->message);

  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (told); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (told, i);

      if (cli->json)
        build_told (builder, item);
      else
        print_told (item);
    }
  json_builder_end_array (builder);
  if (cli->json)
    tracker_cli_print_json (builder);
  if (more)
    tracker_cli_note (_ ("There are more: these are the latest."));

  return TRACKER_EXIT_DONE;
}

/**
 * tracker_cli_forget_told:
 * @cli: the run
 *
 * `tracker carriers told --forget`: empties the list of who was told what.
 *
 * Returns: the exit status
 */
int
tracker_cli_forget_told (TrackerCli *cli)
{
  GAsyncResult *slot = NULL;
  g_autoptr (JsonBuilder) builder = NULL;

  if (!tracker_cli_open (cli, 0))
    return TRACKER_EXIT_FAILED;
  tracker_library_forget_told_async (tracker_context_get_library (cli->context),
                                     tracker_cli_result_cb, &slot);
  if (!tracker_cli_finish_verb (cli, &slot))
    return TRACKER_EXIT_FAILED;

  if (!cli->json)
    {
      printf ("%s\n", _ ("Nothing is kept any more of who was told what."));
      return TRACKER_EXIT_DONE;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  tracker_cli_build_boolean (builder, "forgotten", TRUE);
  json_builder_end_object (builder);
  tracker_cli_print_json (builder);

  return TRACKER_EXIT_DONE;
}
