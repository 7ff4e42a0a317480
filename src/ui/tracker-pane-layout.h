/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* Gives a widget's first child all of its room, and a natural width that does not depend on what
 * the child shows just now: panes side by side must not move when a title or a folder changes.
 * Property: natural-width (pixels). */
#define TRACKER_TYPE_PANE_LAYOUT (tracker_pane_layout_get_type ())
G_DECLARE_FINAL_TYPE (TrackerPaneLayout,
                      tracker_pane_layout,
                      TRACKER,
                      PANE_LAYOUT,
                      GtkLayoutManager)
