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

/* The parcel gets every carrier of the world. Returns how many of them can be asked. */
static guint
add_all_carriers (Watch *watch, gint64 id)
{
  guint n = tracker_registry_get_n_definitions (watch->registry);
  g_autoptr (GPtrArray) carriers = g_ptr_array_new ();
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();
  g_autofree TrackerRole *roles = g_new0 (TrackerRole, n);
  guint n_links = 0;

  for (guint i = 0; i < n; i++)
    {
      TrackerDefinition *definition = tracker_registry_get_definition (watch->registry, i);

      g_ptr_array_add (carriers, (char *) tracker_definition_get_id (definition));
      g_ptr_array_add (numbers, (char *) LETTER);
      roles[i] = TRACKER_ROLE_BOTH;
      n_links += tracker_definition_is_link (definition);
    }
  KIT_RUN (watch->kit, tracker_store_add_legs_async, id, n, (const char *const *) carriers->pdata,
           roles, (const char *const *) numbers->pdata);

  return n - n_links;
}

/* All are asked, in whichever way suits. */
static void
test_refresh (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = kit_add (watch->kit, LETTER, NULL, "upugtt");
  guint n_carriers = add_all_carriers (watch, id);
  g_autoptr (TrackerRefresh) refresh = NULL;

  g_assert_cmpuint (n_carriers, >, 100);
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
