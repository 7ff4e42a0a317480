/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-definition.h"

/* For tests: whether @thread read the rest of a definition that was read lightly. FALSE also if
 * nobody did yet. */
gboolean tracker_definition_was_read_by (const TrackerDefinition *self, GThread *thread);
