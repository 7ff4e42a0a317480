/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-hints.h"
#include "tracker-registry.h"
#include "tracker-store.h"

/* Lists of track codes and exports: files in, files out. Called on the main thread; files are read,
 * parsed and written in worker threads. */

#define TRACKER_EXCHANGE_ERROR (tracker_exchange_error_quark ())
GQuark tracker_exchange_error_quark (void);

typedef enum
{
  TRACKER_EXCHANGE_ERROR_UNREADABLE, /* no such file, no permission, a folder */
  TRACKER_EXCHANGE_ERROR_TOO_LARGE,
  TRACKER_EXCHANGE_ERROR_NOT_TEXT,  /* a picture, a program, ... */
  TRACKER_EXCHANGE_ERROR_MALFORMED, /* not what its beginning or its name promises */
  TRACKER_EXCHANGE_ERROR_EMPTY,     /* nothing at all in it */
  TRACKER_EXCHANGE_ERROR_UNWRITABLE,
} TrackerExchangeError;

/* A line, or an entry, that did not come in. */
typedef struct
{
  guint line; /* from 1; of JSON the line where the entry begins */
  char *why;  /* (owned) one sentence */
} TrackerImportRemark;

void tracker_import_remark_free (TrackerImportRemark *self);

typedef struct
{
  int n_added;
  int n_updated;
  GPtrArray *skipped; /* (owned) (element-type TrackerImportRemark) by line */
} TrackerImportSummary;

void tracker_import_summary_free (TrackerImportSummary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerImportSummary, tracker_import_summary_free)

/* @hints: what is known of the person: whom to ask, and where new parcels go. */
void tracker_exchange_import_async (TrackerStore *store,
                                    TrackerRegistry *registry,
                                    const char *path,
                                    TrackerHints *hints,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
TrackerImportSummary *
tracker_exchange_import_finish (TrackerStore *store, GAsyncResult *result, GError **error);

typedef enum
{
  TRACKER_EXPORT_CSV,
  TRACKER_EXPORT_JSON,
} TrackerExportFormat;

gboolean tracker_export_format_from_nick (const char *nick, TrackerExportFormat *format);
/* By the file's ending; FALSE: it has none of ours. */
gboolean tracker_export_format_from_path (const char *path, TrackerExportFormat *format);

/* @path: "-" is the standard output. Answer: how many parcels, or -1. */
void tracker_exchange_export_async (TrackerStore *store,
                                    TrackerExportFormat format,
                                    const char *path,
                                    gint64 now_s,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
int tracker_exchange_export_finish (TrackerStore *store, GAsyncResult *result, GError **error);
