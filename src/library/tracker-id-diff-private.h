/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* One run of a difference between two lists of ids: at @position, @n_removed go and @n_added of the
 * new list, from @source on, come. */
typedef struct
{
  guint position;
  guint n_removed;
  guint n_added;
  guint source;
} TrackerIdRun;

GArray *tracker_id_diff (const gint64 *old_ids, guint n_old, const gint64 *new_ids, guint n_new);
