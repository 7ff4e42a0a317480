/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-definition-private.h"

/* Saves of cached steps that outlive an ask: secrets, kept in memory only. */
typedef struct _TrackerAskCache TrackerAskCache;

TrackerAskCache *tracker_ask_cache_new (GVariant *variant, char **numbers);
void tracker_ask_cache_free (TrackerAskCache *self);
gboolean tracker_ask_cache_restore (TrackerAskCache *self,
                                    const TrackerWay *way,
                                    const TrackerStep *step,
                                    gint64 now_s,
                                    GHashTable *saved);
void tracker_ask_cache_keep (TrackerAskCache *self,
                             const TrackerWay *way,
                             const TrackerStep *step,
                             const char *seconds,
                             gint64 now_s,
                             GHashTable *saved);
void tracker_ask_cache_forget (TrackerAskCache *self, const TrackerWay *way);
void
tracker_ask_cache_forget_numbers (TrackerAskCache *self, const TrackerWay *way, GHashTable *served);
gboolean tracker_ask_cache_covers (const TrackerAskCache *self, const char *number);
void tracker_ask_cache_forget_step (TrackerAskCache *self,
                                    const TrackerWay *way,
                                    const TrackerStep *step);
GVariant *tracker_ask_cache_dup_variant (TrackerAskCache *self, gint64 now_s);
