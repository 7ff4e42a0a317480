/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-country-picker.h"

#include <glib/gi18n-lib.h>

#include "tracker-country.h"

/**
 * tracker_country_picker_new:
 * @parent: the window it belongs to
 * @current: (nullable): the alpha-2 code that is chosen now
 *
 * Main thread.
 *
 * Returns: (transfer none): a chooser of countries that is not shown yet
 */
TrackerChooser *
tracker_country_picker_new (GtkWindow *parent, const char *current)
{
  g_autoptr (GListStore) choices = g_list_store_new (TRACKER_TYPE_CHOICE);
  g_autofree char *local = tracker_country_dup_from_locale ();
  const char *const *codes = tracker_country_get_codes ();

  for (gsize i = 0; codes[i] != NULL; i++)
    {
      const char *name = tracker_country_get_name (codes[i]);
      g_autofree char *flag = tracker_country_dup_flag (codes[i]);
      gboolean is_first = g_strcmp0 (codes[i], current) == 0 || g_strcmp0 (codes[i], local) == 0;
      g_autoptr (TrackerChoice) choice
          = tracker_choice_new (codes[i], name != NULL ? name : codes[i], NULL, flag, is_first);

      g_list_store_append (choices, choice);
    }

  return tracker_chooser_new (parent, _ ("Your Country"), G_LIST_MODEL (choices), current);
}
