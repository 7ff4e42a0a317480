/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* How a carrier's state ("good", "idle", "trouble", "off") looks: icon, colour and a word. */
void tracker_health_look_show (GtkImage *image, const char *state);
const char *tracker_health_look_get_label (const char *state);
