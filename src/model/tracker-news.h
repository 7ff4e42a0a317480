/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-stage.h"

/* Whether what just happened to a parcel is worth saying. */
typedef enum
{
  TRACKER_NEWS_NONE = 0,
  TRACKER_NEWS_FIRST_SCAN,
  TRACKER_NEWS_STAGE, /* another stage reached on the way */
  TRACKER_NEWS_ARRIVED,
  TRACKER_NEWS_DELIVERED,
  TRACKER_NEWS_FAILED,
  TRACKER_NEWS_RETURNING,
  TRACKER_NEWS_PROBLEM,
  TRACKER_NEWS_CHECK, /* of no parcel: posts want a human; tracker_news_decide () never says it */
} TrackerNews;

const char *tracker_news_to_nick (TrackerNews news);
gboolean tracker_news_from_nick (const char *nick, TrackerNews *news);
/* Pure. @is_first_answer: no leg of this parcel had ever answered before; then nothing is said, for
 * the person has just typed the code and looks at it. FIRST_SCAN: it had answered before, without
 * events. */
TrackerNews tracker_news_decide (TrackerStage before,
                                 TrackerStage after,
                                 int n_events_before,
                                 int n_new_events,
                                 gboolean is_first_answer);
