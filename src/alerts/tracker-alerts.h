/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-notifier.h"
#include "tracker-store.h"

/* Takes what the outbox says, makes words of it, and hands them to the desktop. Main thread.
 * One notification per parcel, a new one replaces the old; one summary when more than three parcels
 * have news together; none for the parcel in view. An item is marked taken after the daemon took
 * it: a crash may repeat one, never lose one. No daemon: items older than a day are dropped unsaid.
 *
 * Signal "activated" (const char *parcel_uuid): a notification was clicked; NULL: the summary;
 * TRACKER_ALERTS_CHECK: the one that calls to the direct checks. */
#define TRACKER_ALERTS_CHECK "check"
#define TRACKER_TYPE_ALERTS (tracker_alerts_get_type ())
G_DECLARE_FINAL_TYPE (TrackerAlerts, tracker_alerts, TRACKER, ALERTS, GObject)

TrackerAlerts *
tracker_alerts_new (TrackerStore *store, TrackerNotifier *notifier, TrackerClock *clock);
void tracker_alerts_set_enabled (TrackerAlerts *self,
                                 gboolean enabled); /* a preference; off: items are taken unsaid */
void tracker_alerts_set_parcel_in_view (
    TrackerAlerts *self,
    const char *parcel_uuid); /* nullable: none, or the window has not the focus; withdraws its
                                 notification */
void
tracker_alerts_start (TrackerAlerts *self); /* looks at the outbox now and after every change */
void tracker_alerts_close (TrackerAlerts *self);
/* Words for one thing: pure, translated. (transfer full) */
char *tracker_alerts_dup_title (TrackerOutboxItem *item);
char *tracker_alerts_dup_body (TrackerOutboxItem *item);
