/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui-host.h"

#include "tracker-store.h"

static void
remember_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UiHost *host = user_data;
  const char *group = g_object_get_data (G_OBJECT (action), "group");
  g_autofree char *text = parameter != NULL ? g_variant_print (parameter, FALSE) : g_strdup ("");

  g_free (host->last);
  host->last = g_strstrip (
      g_strdup_printf ("%s.%s %s", group, g_action_get_name (G_ACTION (action)), text));
}

static void
insert_group (UiHost *host, const char *group, const char *const *names, gsize n_names)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  for (gsize i = 0; i + 1 < n_names; i += 2)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (
          names[i], names[i + 1] != NULL ? G_VARIANT_TYPE (names[i + 1]) : NULL);

      g_object_set_data (G_OBJECT (action), "group", (gpointer) group);
      g_signal_connect (action, "activate", G_CALLBACK (remember_action_cb), host);
      g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (host->window), group, G_ACTION_GROUP (actions));
}

UiHost *
ui_host_new (UiKit *kit, GtkWidget *child, int width, int height)
{
  static const char *const window_actions[] = {
    "refresh-parcel",    "x",    "copy-number",        "x",    "rename-parcel", "x",
    "archive-parcel",    "x",    "unarchive-parcel",   "x",    "remove-parcel", "x",
    "move-parcel",       "(xx)", "move-to-new-folder", "x",    "open-page",     "s",
    "add-carrier",       "(xs)", "remove-carrier",     "x",    "close-parcel",  NULL,
    "direct-check",      "(xs)", "silence-parcel",     "(xb)", "who-was-told",  "x",
    "switch-carrier-on", "s",
  };
  static const char *const application_actions[]
      = { "open-parcel", "s", "carrier-credentials", "s", "preferences-at", "s" };
  UiHost *host = g_new0 (UiHost, 1);

  host->window = g_object_new (ADW_TYPE_WINDOW, "default-width", width, "default-height", height,
                               "title", "Tracker", NULL);
  insert_group (host, "win", window_actions, G_N_ELEMENTS (window_actions));
  insert_group (host, "app", application_actions, G_N_ELEMENTS (application_actions));
  if (child != NULL)
    adw_window_set_content (ADW_WINDOW (host->window), child);
  gtk_window_present (host->window);
  ui_kit_settle ();

  return host;
}

void
ui_host_free (UiHost *host)
{
  gtk_window_destroy (host->window);
  ui_kit_settle ();
  g_free (host->last);
  g_free (host);
}

void
ui_host_forget (UiHost *host)
{
  g_clear_pointer (&host->last, g_free);
}

gint64
ui_host_add_parcel (UiKit *kit, const char *number, const char *name, const char *const *carriers)
{
  static const TrackerRole roles[] = { TRACKER_ROLE_BOTH, TRACKER_ROLE_DESTINATION };
  TrackerParcelDraft draft = { number, name, NULL, 0, "CN", "RU", 0, carriers, roles };
  g_autofree gint64 *ids = NULL;
  g_autofree gboolean *existed = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) slot = NULL;
  gsize n_ids = 0;

  draft.n_legs = g_strv_length ((char **) carriers);
  g_assert_cmpuint (draft.n_legs, <=, G_N_ELEMENTS (roles));
  tracker_store_add_parcels_async (kit->store, &draft, 1, NULL, tracker_test_result_cb, &slot);
  tracker_test_await (&slot);
  ids = tracker_store_add_parcels_finish (kit->store, slot, &n_ids, &existed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_ids, ==, 1);

  return ids[0];
}

static gint64
find_leg (UiKit *kit, gint64 parcel_id, const char *carrier)
{
  g_autoptr (GPtrArray) legs = NULL;
  g_autoptr (GAsyncResult) slot = NULL;
  g_autoptr (GError) error = NULL;

  tracker_store_load_legs_async (kit->store, parcel_id, NULL, tracker_test_result_cb, &slot);
  tracker_test_await (&slot);
  legs = tracker_store_load_legs_finish (kit->store, slot, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < legs->len; i++)
    if (g_str_equal (tracker_leg_data_get_carrier (g_ptr_array_index (legs, i)), carrier))
      return tracker_leg_data_get_id (g_ptr_array_index (legs, i));

  g_assert_not_reached ();
}

void
ui_host_answer (UiKit *kit, gint64 parcel_id, const char *carrier, TrackerReport *report)
{
  TrackerAnswer answer = { find_leg (kit, parcel_id, carrier), report };
  g_autoptr (GAsyncResult) slot = NULL;
  g_autoptr (GError) error = NULL;

  tracker_store_apply_async (kit->store, &answer, 1, tracker_test_result_cb, &slot);
  tracker_test_await (&slot);
  g_assert_cmpint (tracker_store_apply_finish (kit->store, slot, &error), >=, 0);
  g_assert_no_error (error);
  tracker_report_unref (report);
}

void
ui_host_add_event (TrackerReport *report,
                   int hours_ago,
                   TrackerStage stage,
                   const char *text,
                   const char *place,
                   const char *country)
{
  gboolean is_china = g_strcmp0 (country, "CN") == 0;
  TrackerTime time = { TRACKER_TEST_NOW_S - hours_ago * 3600, (is_china ? 8 : 3) * 3600, TRUE,
                       TRACKER_PRECISION_MINUTE };

  tracker_report_take_event (report, tracker_event_new (&time, stage, text, place, country, NULL,
                                                        tracker_report_get_carrier (report)));
}

typedef struct
{
  gpointer object;
  const char *property;
  const char *expected;
} Expectation;

static gboolean
holds (gpointer data)
{
  const Expectation *expectation = data;
  g_autofree char *value = NULL;

  g_object_get (expectation->object, expectation->property, &value, NULL);

  return g_strcmp0 (value, expectation->expected) == 0;
}

void
ui_host_await_string (gpointer object, const char *property, const char *expected)
{
  Expectation expectation = { object, property, expected };

  if (!tracker_test_wait_until (holds, &expectation))
    {
      g_autofree char *value = NULL;

      g_object_get (object, property, &value, NULL);
      g_assert_cmpstr (value, ==, expected);
    }
}
