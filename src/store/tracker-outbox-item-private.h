/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-outbox-item.h"

TrackerOutboxItem *tracker_outbox_item_new (gint64 id,
                                            gint64 parcel_id,
                                            const char *parcel_uuid,
                                            const char *parcel_title,
                                            TrackerNews news,
                                            TrackerStage stage,
                                            TrackerEvent *event,
                                            gint64 written_s);
TrackerOutboxItem *tracker_outbox_item_new_check (gint64 id,
                                                  guint n_parcels,
                                                  const char *parcel_title,
                                                  gint64 written_s);
