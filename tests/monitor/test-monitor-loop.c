/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The main loop is held nowhere: what a carrier's ways do is read by worker threads alone. */

#include "monitor-kit.h"

#include "tracker-definition-whole-private.h"
#include "tracker-human-check.h"

#define LETTER "RB123456785CN"

static void
assert_not_read_here (Watch *watch)
{
  for (guint i = 0; i < tracker_registry_get_n_definitions (watch->registry); i++)
    {
      TrackerDefinition *definition = tracker_registry_get_definition (watch->registry, i);

      if (tracker_definition_was_read_by (definition, g_thread_self ()))
        g_error ("%s was read by the main thread", tracker_definition_get_id (definition));
    }
}

/* One parcel with every carrier of the world: all are asked, in whichever way suits. */
static void
test_refresh (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  g_autoptr (GString) carriers = g_string_new (NULL);
  g_autoptr (TrackerRefresh) refresh = NULL;
  guint n_carriers = tracker_registry_get_n_definitions (watch->registry);
  gint64 id;

  g_assert_cmpuint (n_carriers, >, 100);
  for (guint i = 0; i < n_carriers; i++)
    g_string_append_printf (
        carriers, "%s%s", i > 0 ? " " : "",
        tracker_definition_get_id (tracker_registry_get_definition (watch->registry, i)));
  id = kit_add (watch->kit, LETTER, NULL, carriers->str);
  watch_know (watch, LETTER, "upugtt");
  watch_set_secret (watch, "ups", "client_id", "1");
  refresh = watch_refresh (watch, &id, 1);
  g_assert_cmpint (tracker_refresh_get_asked (refresh), ==, (int) n_carriers);
  g_assert_cmpint (watch_outcome (watch, id, "upugtt"), ==, TRACKER_OUTCOME_FOUND);
  assert_not_read_here (watch);
}

/* What lists and rows want to know of a carrier is there without its ways. */
static void
test_facts (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);

  for (guint i = 0; i < tracker_registry_get_n_definitions (watch->registry); i++)
    {
      TrackerDefinition *definition = tracker_registry_get_definition (watch->registry, i);
      gboolean is_link = tracker_definition_is_link (definition);

      g_assert_cmpint (tracker_definition_get_ways (definition)[0] == NULL, ==, is_link);
      if (tracker_definition_is_check_only (definition))
        g_assert_true (tracker_definition_has_check (definition));
      if (tracker_definition_needs_credentials (definition))
        g_assert_cmpuint (tracker_definition_get_n_credentials (definition), >, 0);
    }
  assert_not_read_here (watch);
}

static void
test_check (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = kit_add (watch->kit, LETTER, NULL, "correios");
  g_autoptr (GPtrArray) legs = kit_legs (watch->kit, id);
  g_autoptr (TrackerHumanCheck) check = NULL;
  g_autoptr (GAsyncResult) batch = NULL;
  g_autoptr (GAsyncResult) begun = NULL;

  tracker_monitor_get_check_batch_async (watch->monitor, "correios", NULL, tracker_test_result_cb,
                                         &batch);
  g_assert_cmpint (tracker_monitor_get_check_batch_finish (watch->monitor, kit_wait (&batch), NULL),
                   ==, 1);
  check = tracker_monitor_create_check (watch->monitor, legs);
  tracker_human_check_begin_async (check, NULL, tracker_test_result_cb, &begun);
  g_assert_true (tracker_human_check_finish (check, kit_wait (&begun), NULL));
  g_assert_nonnull (tracker_human_check_get_challenge (check));
  assert_not_read_here (watch);
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/monitor-loop/refresh", test_refresh);
  g_test_add_func ("/monitor-loop/facts", test_facts);
  g_test_add_func ("/monitor-loop/check", test_check);

  return g_test_run ();
}
