/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-chooser.h"

/* All countries, by their names in the reader's language; the current one and the one of the locale
 * first. The signal "chosen" gives an alpha-2 code. @current: nullable. */
TrackerChooser *tracker_country_picker_new (GtkWindow *parent, const char *current);
