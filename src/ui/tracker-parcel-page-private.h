/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-leg-list.h"
#include "tracker-leg.h"
#include "tracker-note-editor.h"
#include "tracker-parcel-page.h"
#include "tracker-stage-strip.h"
#include "tracker-timeline-view.h"

struct _TrackerParcelPage
{
  GtkWidget parent_instance;

  AdwHeaderBar *header;          /* (template) */
  AdwWindowTitle *window_title;  /* (template) */
  GtkWidget *back_button;        /* (template) */
  GtkStack *refresh_stack;       /* (template) */
  GtkSpinner *refresh_spinner;   /* (template) */
  GtkMenuButton *menu_button;    /* (template) */
  GtkStack *stack;               /* (template) none, gone, parcel */
  GtkScrolledWindow *scrolled;   /* (template) */
  GtkImage *stage_image;         /* (template) */
  GtkLabel *stage_label;         /* (template) */
  GtkLabel *title_label;         /* (template) */
  GtkLabel *summary_label;       /* (template) */
  TrackerStageStrip *strip;      /* (template) */
  GtkBox *notices;               /* (template) */
  AdwActionRow *number_row;      /* (template) */
  AdwActionRow *route_row;       /* (template) */
  GtkListBox *facts_list;        /* (template) the two rows above, then one a fact */
  TrackerTimelineView *timeline; /* (template) */
  TrackerLegList *legs_list;     /* (template) */
  TrackerNoteEditor *note;       /* (template) */

  TrackerLibrary *library;      /* (owned) (nullable) */
  TrackerJourney *journey;      /* (owned) (nullable) */
  TrackerParcel *parcel;        /* (owned) (nullable) */
  GSignalGroup *parcel_signals; /* (owned) */
  guint update_id;              /* idle that brings the page up to date; 0: none */
  const char *state;
  char *stage_style; /* (owned) (nullable) the class that the stage has now */
  char *notices_key; /* (owned) (nullable) what the notices say */
  char *facts_key;   /* (owned) (nullable) what the facts say */
  gboolean is_folded;
  gint64 fixed_now_s; /* tests; 0: the real clock */
};

/* tracker-parcel-page.c */
gint64 tracker_parcel_page_get_now_s (TrackerParcelPage *self);
void tracker_parcel_page_set_now_s (TrackerParcelPage *self, gint64 now_s);

/* tracker-parcel-page-actions.c */
void tracker_parcel_page_install_actions (GtkWidgetClass *klass);
void tracker_parcel_page_update_actions (TrackerParcelPage *self);
void tracker_parcel_page_create_menu_cb (GtkMenuButton *button, gpointer user_data);

/* tracker-parcel-page-facts.c */
void tracker_parcel_page_update_facts (TrackerParcelPage *self, TrackerGuess *guess);

/* tracker-parcel-page-notices.c */
void tracker_parcel_page_update_notices (TrackerParcelPage *self, TrackerGuess *guess);

/* tracker-parcel-page-state.c */
void tracker_parcel_page_update_state (TrackerParcelPage *self);
