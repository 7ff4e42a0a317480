/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* Who may talk to which host when: so many at once, a gap between two starts, first come first
 * served, and a pause where the host asked for one. Knows nothing of HTTP. Main thread. */
typedef struct _TrackerLimiter TrackerLimiter;
typedef struct _TrackerTicket TrackerTicket;

typedef enum
{
  TRACKER_TURN_GO,
  TRACKER_TURN_PAUSED,  /* the host wants to be left alone for longer than anyone should wait */
  TRACKER_TURN_DRAINED, /* tracker_limiter_drain() */
} TrackerTurn;

typedef void (*TrackerTurnFunc) (TrackerTurn turn, int pause_s, gpointer user_data);

TrackerLimiter *tracker_limiter_new (void);
TrackerLimiter *tracker_limiter_ref (TrackerLimiter *self);
void tracker_limiter_unref (TrackerLimiter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerLimiter, tracker_limiter_unref)

TrackerTicket *tracker_limiter_enter (TrackerLimiter *self,
                                      const char *host,
                                      int at_once,
                                      int gap_ms,
                                      TrackerTurnFunc func,
                                      gpointer user_data);
void tracker_limiter_leave (TrackerLimiter *self, TrackerTicket *ticket);
void tracker_limiter_pause (TrackerLimiter *self, const char *host, int pause_s);
void tracker_limiter_drain (TrackerLimiter *self);
void tracker_limiter_set_override (TrackerLimiter *self, int at_once, int gap_ms);
guint tracker_limiter_get_n_waiting (TrackerLimiter *self);
guint tracker_limiter_get_n_running (TrackerLimiter *self);
guint tracker_limiter_get_n_hosts (TrackerLimiter *self);
