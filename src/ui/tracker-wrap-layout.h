/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* Children one after the other, each as wide as it wants, in as many lines as they need. */
#define TRACKER_TYPE_WRAP_LAYOUT (tracker_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (TrackerWrapLayout,
                      tracker_wrap_layout,
                      TRACKER,
                      WRAP_LAYOUT,
                      GtkLayoutManager)
