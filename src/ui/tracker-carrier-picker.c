/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-carrier-picker.h"

#include <glib/gi18n-lib.h>

#include "tracker-country.h"

/**
 * tracker_carrier_picker_new:
 * @parent: the window it belongs to
 * @library: whose carriers are offered
 * @except: (nullable) (array zero-terminated=1): ids that are not offered
 * @automatic: (nullable): the label of an entry before all others, whose id is ""
 * @current: (nullable): the id that is chosen now
 *
 * Main thread.
 *
 * Returns: (transfer none): a chooser of carriers that is not shown yet
 */
TrackerChooser *
tracker_carrier_picker_new (GtkWindow *parent,
                            TrackerLibrary *library,
                            const char *const *except,
                            const char *automatic,
                            const char *current)
{
  g_autoptr (GListStore) choices = g_list_store_new (TRACKER_TYPE_CHOICE);
  GListModel *carriers = tracker_library_get_carriers (library);

  if (automatic != NULL)
    {
      g_autoptr (TrackerChoice) choice = tracker_choice_new ("", automatic, NULL, NULL, TRUE);

      g_list_store_append (choices, choice);
    }
  for (guint i = 0; i < g_list_model_get_n_items (carriers); i++)
    {
      g_autoptr (TrackerCarrier) carrier = g_list_model_get_item (carriers, i);
      const char *id = tracker_carrier_get_id (carrier);
      const char *country = tracker_carrier_get_country (carrier);
      g_autofree char *flag = country != NULL ? tracker_country_dup_flag (country) : NULL;
      g_autoptr (TrackerChoice) choice = NULL;

      if (except != NULL && g_strv_contains (except, id))
        continue;
      choice = tracker_choice_new (id, tracker_carrier_get_name (carrier),
                                   country != NULL ? tracker_country_get_name (country) : NULL,
                                   flag, FALSE);
      g_list_store_append (choices, choice);
    }

  return tracker_chooser_new (parent, _ ("Carrier"), G_LIST_MODEL (choices), current);
}
