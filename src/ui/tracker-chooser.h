/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-choice.h"

/* A small window that lets a person choose one of many things, found by typing. Signal "chosen"
 * (const char *id); the window closes itself. */
#define TRACKER_TYPE_CHOOSER (tracker_chooser_get_type ())
G_DECLARE_FINAL_TYPE (TrackerChooser, tracker_chooser, TRACKER, CHOOSER, AdwWindow)

/* @choices: (element-type TrackerChoice), in any order; @current: nullable id. */
TrackerChooser *tracker_chooser_new (GtkWindow *parent,
                                     const char *title,
                                     GListModel *choices,
                                     const char *current);
void tracker_chooser_search (TrackerChooser *self, const char *text);
guint tracker_chooser_get_n_shown (TrackerChooser *self);
void tracker_chooser_choose (TrackerChooser *self, guint position); /* of those shown */
