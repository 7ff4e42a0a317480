/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-report.h"

/* Keeps secrets out of what a command prints. */
typedef struct _TrackerCliMask TrackerCliMask;

TrackerCliMask *tracker_cli_mask_new (void);
void tracker_cli_mask_free (TrackerCliMask *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerCliMask, tracker_cli_mask_free)

void tracker_cli_mask_add (TrackerCliMask *self, const char *secret);
gboolean tracker_cli_mask_hides (const TrackerCliMask *self); /* anything at all */
gboolean tracker_cli_mask_is_sure (const TrackerCliMask *self);
char *tracker_cli_mask_dup (const TrackerCliMask *self, const char *text); /* both nullable */
TrackerReport *tracker_cli_mask_dup_report (const TrackerCliMask *self, TrackerReport *report);
