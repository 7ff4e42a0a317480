/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-store-apply-private.h"

/* The row that a parcel of the file is, as it was before. */
typedef struct
{
  gint64 id; /* 0: none */
  char *uuid;
  char *number;
  char *name; /* (nullable) */
  char *note; /* (nullable) */
  gint64 folder_id;
  gboolean is_archived;
  gboolean is_removed;
} TrackerImportRow;

/* tracker-store-import.c */
gboolean tracker_import_select_id (TrackerWork *work,
                                   const char *sql,
                                   const char *text,
                                   gint64 *id,
                                   GError **error);

/* tracker-store-import-row.c: each sets of @flags what it changed; @replaces: what the file says
 * counts more than what is there */
gboolean tracker_import_row_insert (TrackerWork *work,
                                    const TrackerParcelImport *import,
                                    gboolean is_uuid_taken,
                                    TrackerImportRow *row,
                                    GError **error);
gboolean tracker_import_row_revive (TrackerWork *work,
                                    const TrackerParcelImport *import,
                                    const TrackerImportRow *row,
                                    TrackerChangeFlags *flags,
                                    GError **error);
gboolean tracker_import_row_write (TrackerWork *work,
                                   const TrackerParcelImport *import,
                                   const TrackerImportRow *row,
                                   gboolean replaces,
                                   TrackerChangeFlags *flags,
                                   GError **error);
gboolean tracker_import_row_write_archived (TrackerWork *work,
                                            const TrackerParcelImport *import,
                                            const TrackerImportRow *row,
                                            gboolean replaces,
                                            TrackerChangeFlags *flags,
                                            GError **error);
gboolean tracker_import_row_write_legs (TrackerWork *work,
                                        const TrackerParcelImport *import,
                                        gint64 parcel_id,
                                        TrackerChangeFlags *flags,
                                        GError **error);

/* tracker-store-import-events.c */
gboolean tracker_import_write_reports (TrackerWork *work,
                                       const TrackerParcelImport *import,
                                       gint64 parcel_id,
                                       TrackerChangeFlags *flags,
                                       GError **error);
