/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-sitting.h"

/* A sitting with one post: why it asks, whose turn it is, the picture and the answer, what came of
 * the turns so far. The sitting starts when the view is first seen.
 *
 * Properties: sitting (construct-only), large (boolean, notify: the picture has the whole window).
 * Actions, on itself: sitting.send, sitting.renew (another picture), sitting.retry, sitting.skip
 * (the next parcel), sitting.look-up, sitting.back (to the picture), sitting.open-page. */
#define TRACKER_TYPE_SITTING_VIEW (tracker_sitting_view_get_type ())
G_DECLARE_FINAL_TYPE (TrackerSittingView, tracker_sitting_view, TRACKER, SITTING_VIEW, AdwBin)

GtkWidget *tracker_sitting_view_new (TrackerSitting *sitting);
TrackerSitting *tracker_sitting_view_get_sitting (TrackerSittingView *self);
/* Any of "sitting.…", "challenge.…", "paste.…". */
void tracker_sitting_view_activate (TrackerSittingView *self, const char *action_name);
/* The post that is next, offered when this one is done; NULL: none. */
void tracker_sitting_view_set_next (TrackerSittingView *self, const char *carrier_name);
const char *tracker_sitting_view_get_page (TrackerSittingView *self); /* challenge, failed, … */
