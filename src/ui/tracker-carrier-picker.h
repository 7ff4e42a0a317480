/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-chooser.h"
#include "tracker-library.h"

/* All carriers but those in @except (nullable). The signal "chosen" gives an id; "" is the first
 * entry, @automatic, which is there only if that label is given. */
TrackerChooser *tracker_carrier_picker_new (GtkWindow *parent,
                                            TrackerLibrary *library,
                                            const char *const *except,
                                            const char *automatic,
                                            const char *current);
