/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-definition.h"

/* What is allowed but probably not meant; adds to @warnings (element-type TrackerProblem). @bytes:
 * the file that @self was read from. Slow: not on the main thread of a window. */
void
tracker_definition_collect_warnings (TrackerDefinition *self, GBytes *bytes, GPtrArray *warnings);
