/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* An event that the person is about to enter, as recognised in pasted text or typed. Properties
 * (all writable, notify): included (boolean), time ("2026-03-02 10:15", the place's own clock; any
 * form that tracker_entered_time_read () takes), text, place, stage (int, TrackerStage). Read-only:
 * valid (boolean: time and words are there), problem (string, "" if valid: one sentence). */
#define TRACKER_TYPE_ENTERED_EVENT (tracker_entered_event_get_type ())
G_DECLARE_FINAL_TYPE (TrackerEnteredEvent, tracker_entered_event, TRACKER, ENTERED_EVENT, GObject)

gboolean tracker_entered_event_get_included (TrackerEnteredEvent *self);
gboolean tracker_entered_event_get_valid (TrackerEnteredEvent *self);
