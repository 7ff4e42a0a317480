/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-smart.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *nick;
  const char *label;
} smarts[TRACKER_N_SMARTS] = {
  [TRACKER_SMART_ALL] = { "all", N_ ("All parcels") },
  [TRACKER_SMART_ON_THE_WAY] = { "on-the-way", N_ ("On the way") },
  [TRACKER_SMART_READY] = { "ready", N_ ("Ready for pick-up") },
  [TRACKER_SMART_ATTENTION] = { "attention", N_ ("Needs attention") },
  [TRACKER_SMART_DELIVERED] = { "delivered", N_ ("Delivered") },
  [TRACKER_SMART_ARCHIVE] = { "archive", N_ ("Archive") },
  [TRACKER_SMART_EVERYTHING] = { "everything", N_ ("Everything") },
};

/**
 * tracker_smart_to_nick:
 * @smart: a smart folder
 *
 * The name of a smart folder in JSON, actions and settings.
 *
 * Returns: (transfer none): the nick, such as "on-the-way"
 */
const char *
tracker_smart_to_nick (TrackerSmart smart)
{
  g_return_val_if_fail (smart < TRACKER_N_SMARTS, "all");

  return smarts[smart].nick;
}

/**
 * tracker_smart_from_nick:
 * @nick: (nullable): a text from outside
 * @smart: (out): the smart folder of that name
 *
 * Reads what tracker_smart_to_nick() wrote.
 *
 * Returns: %FALSE if no smart folder has that name; @smart is then untouched
 */
gboolean
tracker_smart_from_nick (const char *nick, TrackerSmart *smart)
{
  for (guint i = 0; i < TRACKER_N_SMARTS; i++)
    if (g_strcmp0 (nick, smarts[i].nick) == 0)
      {
        *smart = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * tracker_smart_get_label:
 * @smart: a smart folder
 *
 * The name of a smart folder for people, in the reader's language.
 *
 * Returns: (transfer none): the label
 */
const char *
tracker_smart_get_label (TrackerSmart smart)
{
  g_return_val_if_fail (smart < TRACKER_N_SMARTS, "");

  return g_dgettext (GETTEXT_PACKAGE, smarts[smart].label);
}
