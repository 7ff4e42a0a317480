/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-kit.h"

static void
on_changed_cb (TrackerStore *store, TrackerChange *change, gpointer user_data)
{
  Kit *kit = user_data;

  g_assert_true (g_main_context_is_owner (g_main_context_default ()));
  g_ptr_array_add (kit->changes, tracker_change_ref (change));
}

static gboolean
on_timeout_cb (gpointer data)
{
  g_error ("No answer came within %d seconds", TRACKER_TEST_TIMEOUT_S);
  return G_SOURCE_REMOVE;
}

/**
 * kit_wait:
 * @slot: what was given to tracker_test_result_cb()
 *
 * As tracker_test_await(), but asleep in the main context: a test has hundreds of verbs.
 *
 * Returns: (transfer none): the result, which the owner of @slot owns
 */
GAsyncResult *
kit_wait (GAsyncResult **slot)
{
  guint timeout_id = g_timeout_add_seconds (TRACKER_TEST_TIMEOUT_S, on_timeout_cb, NULL);

  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout_id);
  return *slot;
}

/**
 * kit_try_new:
 * @path: (nullable): a file; %NULL: in memory
 * @error: why the store cannot be opened
 *
 * Returns: (transfer full) (nullable): a kit at %TRACKER_TEST_NOW_S
 */
Kit *
kit_try_new (const char *path, GError **error)
{
  Kit *kit = g_new0 (Kit, 1);
  g_autoptr (GAsyncResult) result = NULL;

  kit->clock = TRACKER_CLOCK (tracker_fixed_clock_new (TRACKER_TEST_NOW_S, 0.5));
  kit->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_change_unref);
  tracker_store_open_async (path, kit->clock, NULL, tracker_test_result_cb, &result);
  kit->store = tracker_store_open_finish (kit_wait (&result), error);
  if (kit->store == NULL)
    {
      kit_free (kit);
      return NULL;
    }

  g_signal_connect (kit->store, "changed", G_CALLBACK (on_changed_cb), kit);
  return kit;
}

/**
 * kit_new:
 * @path: (nullable): a file; %NULL: in memory
 *
 * Returns: (transfer full): as kit_try_new(), which must succeed
 */
Kit *
kit_new (const char *path)
{
  g_autoptr (GError) error = NULL;
  Kit *kit = kit_try_new (path, &error);

  g_assert_no_error (error);
  return kit;
}

/**
 * kit_free:
 * @kit: (transfer full): a kit
 *
 * Closes the store and sees that nobody else holds it.
 */
void
kit_free (Kit *kit)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (kit->store != NULL)
    {
      tracker_store_close_async (kit->store, tracker_test_result_cb, &result);
      g_assert_true (tracker_store_close_finish (kit->store, kit_wait (&result), NULL));
      g_clear_object (&result); /* it holds the store */
      g_assert_finalize_object (kit->store);
    }
  g_object_unref (kit->clock);
  g_ptr_array_unref (kit->changes);
  g_free (kit);
}

/**
 * kit_advance:
 * @kit: a kit
 * @seconds: how far, backwards too
 *
 * Sets the clock.
 */
void
kit_advance (Kit *kit, gint64 seconds)
{
  tracker_fixed_clock_set_now_s (TRACKER_FIXED_CLOCK (kit->clock),
                                 tracker_clock_get_now_s (kit->clock) + seconds);
}

/**
 * kit_finish:
 * @kit: a kit
 * @slot: where the result comes
 * @error: (nullable): %NULL: the verb must succeed
 *
 * Returns: whether it did
 */
gboolean
kit_finish (Kit *kit, GAsyncResult **slot, GError **error)
{
  g_autoptr (GAsyncResult) result = kit_wait (slot);
  g_autoptr (GError) own_error = NULL;
  gboolean ok = tracker_store_finish (kit->store, result, &own_error);

  if (error == NULL)
    g_assert_no_error (own_error);
  else if (own_error != NULL)
    g_propagate_error (error, g_steal_pointer (&own_error));
  return ok;
}

/**
 * kit_add:
 * @kit: a kit
 * @number: normalised
 * @name: (nullable): a name
 * @carriers: ids, with spaces between
 *
 * Returns: the id of the parcel, new or there already
 */
gint64
kit_add (Kit *kit, const char *number, const char *name, const char *carriers)
{
  static const TrackerRole roles[8] = { TRACKER_ROLE_ORIGIN, TRACKER_ROLE_DESTINATION };
  g_auto (GStrv) ids = g_strsplit (carriers, " ", -1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *answer = NULL;
  TrackerParcelDraft draft = { 0 };
  gsize n;

  draft.number = number;
  draft.name = name;
  draft.n_legs = g_strv_length (ids);
  draft.carriers = (const char *const *) ids;
  draft.roles = roles;
  tracker_store_add_parcels_async (kit->store, &draft, 1, NULL, tracker_test_result_cb, &result);
  answer = tracker_store_add_parcels_finish (kit->store, kit_wait (&result), &n, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  return answer[0];
}

/**
 * kit_set_need:
 * @kit: a kit
 * @parcel_id: a parcel
 * @key: what it brings besides its number
 * @value: that; "": no more
 *
 * Sets one of its needs.
 */
void
kit_set_need (Kit *kit, gint64 parcel_id, const char *key, const char *value)
{
  g_autoptr (GHashTable) needs = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (needs, (char *) key, (char *) value);
  KIT_RUN (kit, tracker_store_set_needs_async, parcel_id, needs);
}

/**
 * kit_add_folder:
 * @kit: a kit
 * @name: a name
 *
 * Returns: the folder's id
 */
gint64
kit_add_folder (Kit *kit, const char *name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  tracker_store_add_folder_async (kit->store, name, NULL, tracker_test_result_cb, &result);
  id = tracker_store_add_folder_finish (kit->store, kit_wait (&result), &error);
  g_assert_no_error (error);
  return id;
}

/**
 * kit_load:
 * @kit: a kit
 * @id: a parcel
 *
 * Returns: (transfer full) (nullable): its row
 */
TrackerParcelData *
kit_load (Kit *kit, gint64 id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parcels = NULL;

  tracker_store_load_parcels_async (kit->store, &id, 1, NULL, tracker_test_result_cb, &result);
  parcels = tracker_store_load_parcels_finish (kit->store, kit_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (parcels->len, <=, 1);
  return parcels->len == 1 ? tracker_parcel_data_ref (g_ptr_array_index (parcels, 0)) : NULL;
}

/**
 * kit_find:
 * @kit: a kit
 * @number_or_uuid: what to look for
 *
 * Returns: (transfer full) (nullable): the row
 */
TrackerParcelData *
kit_find (Kit *kit, const char *number_or_uuid)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TrackerParcelData *parcel;

  tracker_store_find_parcel_async (kit->store, number_or_uuid, NULL, tracker_test_result_cb,
                                   &result);
  parcel = tracker_store_find_parcel_finish (kit->store, kit_wait (&result), &error);
  g_assert_no_error (error);
  return parcel;
}

/**
 * kit_legs:
 * @kit: a kit
 * @id: a parcel
 *
 * Returns: (transfer full) (element-type TrackerLegData): its legs
 */
GPtrArray *
kit_legs (Kit *kit, gint64 id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *legs;

  tracker_store_load_legs_async (kit->store, id, NULL, tracker_test_result_cb, &result);
  legs = tracker_store_load_legs_finish (kit->store, kit_wait (&result), &error);
  g_assert_no_error (error);
  return legs;
}

/**
 * kit_leg:
 * @kit: a kit
 * @parcel_id: a parcel
 * @carrier: one of its carriers
 *
 * Returns: the leg's id
 */
gint64
kit_leg (Kit *kit, gint64 parcel_id, const char *carrier)
{
  g_autoptr (GPtrArray) legs = kit_legs (kit, parcel_id);

  for (guint i = 0; i < legs->len; i++)
    if (g_strcmp0 (tracker_leg_data_get_carrier (g_ptr_array_index (legs, i)), carrier) == 0)
      return tracker_leg_data_get_id (g_ptr_array_index (legs, i));

  g_assert_not_reached ();
}

/**
 * kit_events:
 * @kit: a kit
 * @id: a parcel
 *
 * Returns: (transfer full) (element-type TrackerEvent): its events, newest first
 */
GPtrArray *
kit_events (Kit *kit, gint64 id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *events;

  tracker_store_load_events_async (kit->store, id, NULL, tracker_test_result_cb, &result);
  events = tracker_store_load_events_finish (kit->store, kit_wait (&result), &error);
  g_assert_no_error (error);
  return events;
}

/**
 * kit_outbox:
 * @kit: a kit
 *
 * Returns: (transfer full) (element-type TrackerOutboxItem): what is to be said
 */
GPtrArray *
kit_outbox (Kit *kit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *items;

  tracker_store_list_outbox_async (kit->store, NULL, tracker_test_result_cb, &result);
  items = tracker_store_list_outbox_finish (kit->store, kit_wait (&result), &error);
  g_assert_no_error (error);
  return items;
}

/**
 * kit_folders:
 * @kit: a kit
 *
 * Returns: (transfer full) (element-type TrackerFolderData): the folders
 */
GPtrArray *
kit_folders (Kit *kit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *folders;

  tracker_store_list_folders_async (kit->store, NULL, tracker_test_result_cb, &result);
  folders = tracker_store_list_folders_finish (kit->store, kit_wait (&result), &error);
  g_assert_no_error (error);
  return folders;
}

/**
 * kit_carrier_states:
 * @kit: a kit
 *
 * Returns: (transfer full) (element-type TrackerCarrierState): how the carriers are
 */
GPtrArray *
kit_carrier_states (Kit *kit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *states;

  tracker_store_list_carrier_states_async (kit->store, NULL, tracker_test_result_cb, &result);
  states = tracker_store_list_carrier_states_finish (kit->store, kit_wait (&result), &error);
  g_assert_no_error (error);
  return states;
}

/**
 * kit_told:
 * @kit: a kit
 * @number: (nullable): only of this one; %NULL: all
 *
 * Returns: (transfer full) (element-type TrackerTold): who was told what, the latest first
 */
GPtrArray *
kit_told (Kit *kit, const char *number)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *told;

  tracker_store_list_told_async (kit->store, number, 0, NULL, tracker_test_result_cb, &result);
  told = tracker_store_list_told_finish (kit->store, kit_wait (&result), &error);
  g_assert_no_error (error);
  return told;
}

/**
 * kit_list:
 * @kit: a kit
 * @query: which parcels
 *
 * Returns: (transfer full) (element-type gint64): their ids
 */
GArray *
kit_list (Kit *kit, TrackerQuery *query)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *ids;

  tracker_store_list_ids_async (kit->store, query, NULL, tracker_test_result_cb, &result);
  ids = tracker_store_list_ids_finish (kit->store, kit_wait (&result), &error);
  g_assert_no_error (error);
  return ids;
}

/**
 * kit_search:
 * @kit: a kit
 * @text: what is typed
 *
 * Returns: (transfer full): the ids found among all parcels, the oldest first: "1 2 3"
 */
char *
kit_search (Kit *kit, const char *text)
{
  g_autoptr (TrackerQuery) query = tracker_query_new (TRACKER_SMART_EVERYTHING);
  g_autoptr (GArray) ids = NULL;
  GString *list = g_string_new (NULL);

  tracker_query_set_search (query, text);
  tracker_query_set_sort (query, TRACKER_SORT_ADDED);
  ids = kit_list (kit, query);
  for (guint i = ids->len; i-- > 0;)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, list->len > 0 ? " " : "",
                            g_array_index (ids, gint64, i));
  return g_string_free (list, FALSE);
}

/**
 * kit_count:
 * @kit: a kit
 * @n_parcels: (out caller-allocates): by smart folder
 * @n_unseen: (out caller-allocates): by smart folder
 *
 * Counts.
 */
void
kit_count (Kit *kit, int *n_parcels, int *n_unseen)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tracker_store_count_async (kit->store, NULL, tracker_test_result_cb, &result);
  g_assert_true (
      tracker_store_count_finish (kit->store, kit_wait (&result), n_parcels, n_unseen, &error));
  g_assert_no_error (error);
}

static const char *
or_null (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

/**
 * kit_report:
 * @carrier: who answers
 * @outcome: how
 * @lines: (nullable): its events, see the header
 *
 * Returns: (transfer full): a report
 */
TrackerReport *
kit_report (const char *carrier, TrackerOutcome outcome, const char *lines)
{
  TrackerReport *report = tracker_report_new (carrier, "RB123456785CN", outcome);
  g_auto (GStrv) rows = g_strsplit (lines != NULL ? lines : "", "\n", -1);

  for (gsize i = 0; rows[i] != NULL; i++)
    {
      gboolean is_entered = rows[i][0] == '*';
      g_auto (GStrv) fields = g_strsplit (rows[i] + (is_entered ? 1 : 0), "|", 5);
      TrackerStage stage = TRACKER_STAGE_UNKNOWN;
      TrackerTime time;

      if (g_strv_length (fields) < 4)
        continue;
      g_assert_true (tracker_stage_from_nick (fields[1], &stage));
      g_assert_true (tracker_time_from_unix (
          TRACKER_TEST_NOW_S + g_ascii_strtoll (fields[0], NULL, 10) * 3600, 8 * 3600, &time));
      tracker_report_take_event (
          report, is_entered ? tracker_event_new_entered (&time, stage, fields[3],
                                                          or_null (fields[4]), NULL, carrier)
                             : tracker_event_new (&time, stage, fields[3], or_null (fields[4]),
                                                  NULL, or_null (fields[2]), carrier));
    }

  return report;
}

/**
 * kit_apply:
 * @kit: a kit
 * @leg_id: a leg
 * @report: (transfer full): its answer
 *
 * Returns: how many parcels changed
 */
int
kit_apply (Kit *kit, gint64 leg_id, TrackerReport *report)
{
  TrackerAnswer answer = { leg_id, report };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int n_changed;

  tracker_store_apply_async (kit->store, &answer, 1, tracker_test_result_cb, &result);
  tracker_report_unref (report); /* the verb keeps its own */
  n_changed = tracker_store_apply_finish (kit->store, kit_wait (&result), &error);
  g_assert_no_error (error);
  return n_changed;
}

/**
 * kit_print_events:
 * @kit: a kit
 * @parcel_id: a parcel
 *
 * Returns: (transfer full): its events in one line, see the header
 */
char *
kit_print_events (Kit *kit, gint64 parcel_id)
{
  g_autoptr (GPtrArray) events = kit_events (kit, parcel_id);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++)
    {
      TrackerEvent *event = g_ptr_array_index (events, i);
      const char *code = tracker_event_get_code (event);
      const char *place = tracker_event_get_place (event);

      g_string_append_printf (
          list, "%s%s%d %s %s %s %s", list->len > 0 ? "; " : "",
          tracker_event_get_is_entered (event) ? "*" : "",
          (int) ((tracker_event_get_time (event)->unix_s - TRACKER_TEST_NOW_S) / 3600),
          tracker_stage_to_nick (tracker_event_get_stage (event)), code != NULL ? code : "-",
          tracker_event_get_text (event), place != NULL ? place : "-");
    }

  return g_string_free (list, FALSE);
}

/**
 * kit_n_changes:
 * @kit: a kit
 *
 * Returns: how many changes came since kit_forget_changes()
 */
guint
kit_n_changes (Kit *kit)
{
  return kit->changes->len;
}

/**
 * kit_last_change:
 * @kit: a kit
 *
 * Returns: (transfer none): the change that came last; there must be one
 */
TrackerChange *
kit_last_change (Kit *kit)
{
  g_assert_cmpuint (kit->changes->len, >, 0);
  return g_ptr_array_index (kit->changes, kit->changes->len - 1);
}

/**
 * kit_forget_changes:
 * @kit: a kit
 *
 * Forgets the changes that came.
 */
void
kit_forget_changes (Kit *kit)
{
  g_ptr_array_set_size (kit->changes, 0);
}
