/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-library.h"
#include "tracker-store.h"
#include "tracker-test.h"
#include "tracker-window.h"

/* The real window over a real library whose store is in memory. Nothing is asked: there is no
 * network. */
typedef struct
{
  TrackerClock *clock;
  TrackerStore *store;
  TrackerLibrary *library;
  GObject *network;
  GObject *secrets;
  GObject *http;
  GObject *monitor;
  GSettings *settings;
  AdwApplication *application;
  TrackerWindow *window; /* (nullable) */
} UiKit;

void ui_kit_init (int *argc, char ***argv);
UiKit *ui_kit_new (void);
/* All posts are one server (NULL: there is no network). */
UiKit *ui_kit_new_for_gateway (GSocketConnectable *gateway, const char *authority);
void ui_kit_free (UiKit *kit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UiKit, ui_kit_free)

/* Twelve parcels in every stage, two folders, one archived parcel. */
void ui_kit_fill (UiKit *kit);
gint64
ui_kit_add (UiKit *kit, const char *number, const char *name, const char *origin, gint64 folder_id);
gint64 ui_kit_add_folder (UiKit *kit, const char *name, const char *emoji);
/* @hours: before now */
void ui_kit_report (UiKit *kit,
                    gint64 parcel_id,
                    TrackerStage stage,
                    const char *text,
                    const char *place,
                    int hours);
void ui_kit_report_trouble (UiKit *kit, gint64 parcel_id, TrackerOutcome outcome);
TrackerParcel *ui_kit_dup_parcel (UiKit *kit, const char *number);

void ui_kit_show (UiKit *kit, int width, int height);
/* Lets frames be drawn and answers come until nothing more happens. */
void ui_kit_settle (void);
/* A picture of the window into $TRACKER_SCREENSHOTS, if that is set. */
void ui_kit_shoot (GtkWidget *window, const char *name);

/* Searches the widgets below @root. */
GtkWidget *ui_kit_find (GtkWidget *root, GType type); /* the first of a type; nullable */
GtkWidget *ui_kit_find_label (GtkWidget *root, const char *text); /* a visible GtkLabel; nullable */
guint ui_kit_count (GtkWidget *root, GType type);                 /* mapped ones */
GtkWindow *ui_kit_find_window (GType type);                       /* nullable */
