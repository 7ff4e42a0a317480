/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-folder-pane.h"
#include "tracker-parcel-page.h"
#include "tracker-parcel-pane.h"
#include "tracker-window.h"

struct _TrackerWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;    /* (template) */
  AdwLeaflet *outer;          /* (template) lists | the parcel's page */
  AdwLeaflet *inner;          /* (template) folders | parcels */
  TrackerFolderPane *folders; /* (template) */
  TrackerParcelPane *parcels; /* (template) */
  GtkStack *page_stack;       /* (template) */
  AdwHeaderBar *none_header;  /* (template) */
  GtkWidget *none_hint;       /* (template) */

  TrackerParcelPage *page; /* (nullable) made when the first parcel is opened */
  GtkWidget *preferences;  /* (weak) (nullable) */
  GtkWidget *add_dialog;   /* (weak) (nullable) */
  GtkWidget *check_dialog; /* (weak) (nullable) */
  AdwToast *toast;         /* (weak) (nullable) the latest one */

  TrackerLibrary *library;      /* (owned) (nullable) */
  GSettings *settings;          /* (owned) (nullable) */
  TrackerParcel *parcel;        /* (owned) (nullable) the open one */
  GSignalGroup *parcel_signals; /* (owned) of the open parcel */
  GCancellable *cancellable;    /* (owned) ends with the window */
  char *parcel_in_view;         /* (owned) (nullable) uuid */
  guint seen_id;                /* waits until what is shown counts as seen; 0: not waiting */
};

/* tracker-window-actions.c */
void tracker_window_install_actions (TrackerWindow *self);
void tracker_window_say_error (TrackerWindow *self, const GError *error, const char *what);
TrackerParcel *tracker_window_dup_parcel (TrackerWindow *self, gint64 id);

/* tracker-window-folders.c */
extern const GActionEntry tracker_window_folder_entries[];
extern const guint tracker_window_n_folder_entries;

/* tracker-window.c */
void tracker_window_show_toast (TrackerWindow *self, AdwToast *toast);
void tracker_window_close_parcel (TrackerWindow *self);
void tracker_window_show_parcel (TrackerWindow *self, TrackerParcel *parcel, gboolean navigate);
