/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "tracker-event.h"
#include "tracker-news.h"

/* A thing to say, written in the transaction that made it so. Immutable, atomically counted. */
typedef struct _TrackerOutboxItem TrackerOutboxItem;

#define TRACKER_TYPE_OUTBOX_ITEM (tracker_outbox_item_get_type ())
GType tracker_outbox_item_get_type (void);
TrackerOutboxItem *tracker_outbox_item_ref (TrackerOutboxItem *self);
void tracker_outbox_item_unref (TrackerOutboxItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerOutboxItem, tracker_outbox_item_unref)
gint64 tracker_outbox_item_get_id (const TrackerOutboxItem *self);
gint64 tracker_outbox_item_get_parcel_id (const TrackerOutboxItem *self);
const char *tracker_outbox_item_get_parcel_uuid (const TrackerOutboxItem *self);
const char *
tracker_outbox_item_get_parcel_title (const TrackerOutboxItem *self); /* name, else number */
TrackerNews tracker_outbox_item_get_news (const TrackerOutboxItem *self);
TrackerStage tracker_outbox_item_get_stage (const TrackerOutboxItem *self);
TrackerEvent *tracker_outbox_item_get_event (
    const TrackerOutboxItem *self); /* nullable: the newest of those that made it */
gint64 tracker_outbox_item_get_written_s (const TrackerOutboxItem *self);
/* NEWS_CHECK is about no parcel: id 0, uuid "", the title of the parcel that waits longest, and how
 * many wait at the time of listing (0: nothing to say any more). Else 1. */
guint tracker_outbox_item_get_n_parcels (const TrackerOutboxItem *self);
