/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-parcel-import.h"

/**
 * tracker_parcel_import_new:
 *
 * Returns: (transfer full): a parcel of which a file says nothing yet
 */
TrackerParcelImport *
tracker_parcel_import_new (void)
{
  TrackerParcelImport *self = g_new0 (TrackerParcelImport, 1);

  self->archived_s = -1;
  self->is_silent = -1;
  self->legs = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_leg_data_unref);
  self->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_report_unref);
  return self;
}

/**
 * tracker_parcel_import_free:
 * @self: (transfer full): a parcel of a file
 *
 * Any thread.
 */
void
tracker_parcel_import_free (TrackerParcelImport *self)
{
  g_free (self->uuid);
  g_free (self->number);
  g_free (self->name);
  g_free (self->note);
  g_free (self->folder);
  g_free (self->origin);
  g_free (self->destination);
  g_ptr_array_unref (self->legs);
  g_ptr_array_unref (self->reports);
  g_clear_pointer (&self->needs, g_hash_table_unref);
  g_free (self);
}
