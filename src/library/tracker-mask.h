/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-report.h"

/* Keeps secrets out of what is shown. */
typedef struct _TrackerMask TrackerMask;

TrackerMask *tracker_mask_new (void);
void tracker_mask_free (TrackerMask *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerMask, tracker_mask_free)

void tracker_mask_add (TrackerMask *self, const char *secret);
void tracker_mask_add_values (TrackerMask *self, GHashTable *secrets); /* key -> value */
gboolean tracker_mask_hides (const TrackerMask *self);                 /* anything at all */
gboolean tracker_mask_is_sure (const TrackerMask *self);
char *tracker_mask_dup (const TrackerMask *self, const char *text); /* both nullable */
/* Hides what is shaped like a track code, a phone, an address or a key too; nullable likewise. */
char *tracker_mask_dup_without_shapes (const TrackerMask *self, const char *text);
char *tracker_mask_dup_code (const TrackerMask *self, const char *code); /* of a post's table */
TrackerReport *tracker_mask_dup_report (const TrackerMask *self, TrackerReport *report);
