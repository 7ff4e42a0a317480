/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "tracker-leg-data.h"
#include "tracker-report.h"

/* A parcel that a file brings, as tracker_store_import_async() takes it. Not changed any more once
 * it is handed over. */
typedef struct
{
  char *uuid;         /* (owned) (nullable) of another machine, or of this one before */
  char *number;       /* (owned) normalised; "": not shipped yet */
  char *name;         /* (owned) (nullable) */
  char *note;         /* (owned) (nullable) */
  char *folder;       /* (owned) (nullable) name of a folder; made if there is none */
  char *origin;       /* (owned) (nullable) alpha-2 */
  char *destination;  /* (owned) (nullable) alpha-2 */
  gint64 added_s;     /* 0: now */
  gint64 archived_s;  /* 0: not archived; -1: the file does not say */
  gboolean is_whole;  /* from an export: brings legs and reports to a known parcel too, and corrects
                         one of the same uuid */
  GPtrArray *legs;    /* (owned) (element-type TrackerLegData) */
  GPtrArray *reports; /* (owned) (element-type TrackerReport): what each carrier had said */
  int is_silent;      /* 1: nobody is asked about it, 0: they are; -1: the file does not say */
  GHashTable *needs;  /* (owned) (nullable) key -> value: what it brings besides its number */
} TrackerParcelImport;

typedef enum
{
  TRACKER_IMPORT_UNCHANGED, /* all of it was there already */
  TRACKER_IMPORT_ADDED,     /* came to be, or came back from removal */
  TRACKER_IMPORT_UPDATED,
} TrackerImportEffect;

TrackerParcelImport *tracker_parcel_import_new (void);
void tracker_parcel_import_free (TrackerParcelImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerParcelImport, tracker_parcel_import_free)
