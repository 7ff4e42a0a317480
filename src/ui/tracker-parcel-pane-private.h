/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-parcel-pane.h"

struct _TrackerParcelPane
{
  GtkWidget parent_instance;

  GtkWidget *box;               /* (template) */
  AdwHeaderBar *header;         /* (template) */
  AdwWindowTitle *title;        /* (template) */
  GtkWidget *back_button;       /* (template) */
  GtkWidget *refresh_button;    /* (template) */
  GtkSearchBar *search_bar;     /* (template) */
  GtkSearchEntry *search_entry; /* (template) */
  GtkStack *stack;              /* (template) */
  GtkScrolledWindow *scrolled;  /* (template) */
  GtkListView *list;            /* (template) */

  GtkWidget *refresh_bar; /* (nullable) made at the first refresh */
  GtkWidget *offline_bar; /* (nullable) made when first needed */
  GtkWidget *keyring_bar; /* (nullable) made when first needed */
  GtkWidget *waiting_bar; /* (nullable) made when first needed */
  GtkBuilder *states; /* (owned) (nullable) the pages other than the list, made when first needed */
  guint loading_id;   /* waits before it shows that the list is being read; 0: not waiting */

  TrackerLibrary *library;       /* (owned) (nullable) */
  TrackerParcelList *parcels;    /* (owned) (nullable) */
  GtkSingleSelection *selection; /* (owned) */
  TrackerFolder *folder;         /* (owned) (nullable) what is shown */
  gulong folder_handler;         /* of the folder's notify */
  TrackerParcel *wanted; /* (owned) (nullable) what is to be selected whenever the list has it */
  gboolean is_selecting; /* the selection changes by ourselves */
  gboolean is_keyring_dismissed;
};

/* tracker-parcel-pane-actions.c */
void tracker_parcel_pane_install_actions (GtkWidgetClass *widget_class);
void tracker_parcel_pane_attach_rows (TrackerParcelPane *self);

/* tracker-parcel-pane-states.c */
void tracker_parcel_pane_update_state (TrackerParcelPane *self);
void tracker_parcel_pane_update_title (TrackerParcelPane *self);
void tracker_parcel_pane_update_refresh (TrackerParcelPane *self);
void tracker_parcel_pane_update_waiting (TrackerParcelPane *self);
void tracker_parcel_pane_watch_library (TrackerParcelPane *self);
void tracker_parcel_pane_dismiss_keyring (TrackerParcelPane *self);
void tracker_parcel_pane_notify_state (TrackerParcelPane *self);
