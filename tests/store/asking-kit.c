/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asking-kit.h"

static char *
print_legs (GPtrArray *legs)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < legs->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? " " : "",
                            tracker_leg_data_get_number (g_ptr_array_index (legs, i)));
  return g_string_free (list, FALSE);
}

/**
 * kit_print_due:
 * @kit: a kit
 * @due_s: an instant
 *
 * Returns: (transfer full): the numbers of the legs that are due then, the longest due first
 */
char *
kit_print_due (Kit *kit, gint64 due_s)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) legs = NULL;

  tracker_store_list_due_legs_async (kit->store, due_s, 0, NULL, tracker_test_result_cb, &result);
  legs = tracker_store_list_due_legs_finish (kit->store, kit_wait (&result), &error);
  g_assert_no_error (error);
  return print_legs (legs);
}

/**
 * kit_next_due:
 * @kit: a kit
 *
 * Returns: when the next leg is due
 */
gint64
kit_next_due (Kit *kit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 due_s;

  tracker_store_next_due_async (kit->store, NULL, tracker_test_result_cb, &result);
  due_s = tracker_store_next_due_finish (kit->store, kit_wait (&result), &error);
  g_assert_no_error (error);
  return due_s;
}

/**
 * kit_print_waiting:
 * @kit: a kit
 * @carrier: (nullable): only its legs
 *
 * Returns: (transfer full): the numbers of the legs that wait for a person, the longest waiting
 * first
 */
char *
kit_print_waiting (Kit *kit, const char *carrier)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) legs = NULL;

  tracker_store_list_waiting_legs_async (kit->store, carrier, NULL, tracker_test_result_cb,
                                         &result);
  legs = tracker_store_list_waiting_legs_finish (kit->store, kit_wait (&result), &error);
  g_assert_no_error (error);
  return print_legs (legs);
}

/**
 * kit_count_waiting:
 * @kit: a kit
 *
 * Returns: how many parcels wait for a person
 */
int
kit_count_waiting (Kit *kit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int n_parcels;

  tracker_store_count_waiting_async (kit->store, NULL, tracker_test_result_cb, &result);
  n_parcels = tracker_store_count_waiting_finish (kit->store, kit_wait (&result), &error);
  g_assert_no_error (error);
  return n_parcels;
}

/**
 * kit_count_attention:
 * @kit: a kit
 *
 * Returns: how many parcels are in "Needs attention"
 */
int
kit_count_attention (Kit *kit)
{
  int n_parcels[TRACKER_N_SMARTS];
  int n_unseen[TRACKER_N_SMARTS];

  kit_count (kit, n_parcels, n_unseen);
  return n_parcels[TRACKER_SMART_ATTENTION];
}
