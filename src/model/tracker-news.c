/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-news.h"

#include "tracker-nick-private.h"

static const char *const news_nicks[] = {
  "none", "first_scan", "stage", "arrived", "delivered", "failed", "returning", "problem", "check",
};
G_STATIC_ASSERT (G_N_ELEMENTS (news_nicks) == TRACKER_NEWS_CHECK + 1);

/**
 * tracker_news_to_nick:
 * @news: a kind of news
 *
 * Returns: (transfer none): the word for SQL
 */
const char *
tracker_news_to_nick (TrackerNews news)
{
  return tracker_nick_get (news_nicks, G_N_ELEMENTS (news_nicks), (int) news);
}

/**
 * tracker_news_from_nick:
 * @nick: (nullable): a word as of tracker_news_to_nick()
 * @news: (out): left alone if there is no such kind
 *
 * Returns: whether @nick names a kind of news
 */
gboolean
tracker_news_from_nick (const char *nick, TrackerNews *news)
{
  int value;

  if (!tracker_nick_find (news_nicks, G_N_ELEMENTS (news_nicks), nick, &value))
    return FALSE;

  *news = (TrackerNews) value;
  return TRUE;
}

/* What reaching a stage is always called, whatever the stage before. */
static TrackerNews
get_news_of_stage (TrackerStage stage)
{
  switch (stage)
    {
    case TRACKER_STAGE_ARRIVED:
      return TRACKER_NEWS_ARRIVED;
    case TRACKER_STAGE_DELIVERED:
      return TRACKER_NEWS_DELIVERED;
    case TRACKER_STAGE_FAILED_ATTEMPT:
      return TRACKER_NEWS_FAILED;
    case TRACKER_STAGE_RETURNED:
      return TRACKER_NEWS_RETURNING;
    case TRACKER_STAGE_EXCEPTION:
      return TRACKER_NEWS_PROBLEM;
    case TRACKER_STAGE_UNKNOWN:
    case TRACKER_STAGE_REGISTERED:
    case TRACKER_STAGE_ACCEPTED:
    case TRACKER_STAGE_IN_TRANSIT:
    case TRACKER_STAGE_EXPORT:
    case TRACKER_STAGE_IMPORT:
    case TRACKER_STAGE_CUSTOMS:
    case TRACKER_STAGE_CUSTOMS_CLEARED:
    case TRACKER_STAGE_OUT_FOR_DELIVERY:
    default:
      return TRACKER_NEWS_NONE;
    }
}

/* Between two sorting centres a parcel is "in transit" again and again: that is worth saying only
 * when it sets out, or goes on after trouble. Any other stage is worth saying when it lies further
 * on than the last. */
static gboolean
is_step_on_the_way (TrackerStage before, TrackerStage after)
{
  gboolean was_off_the_way = tracker_stage_needs_attention (before);

  if (after == TRACKER_STAGE_UNKNOWN || after == TRACKER_STAGE_REGISTERED)
    return FALSE;
  if (after == TRACKER_STAGE_IN_TRANSIT)
    return was_off_the_way || before < TRACKER_STAGE_ACCEPTED;
  return was_off_the_way || after > before;
}

/**
 * tracker_news_decide:
 * @before: the parcel's stage before an answer
 * @after: its stage with what the answer added
 * @n_events_before: how many events were known before
 * @n_new_events: how many the answer added
 * @is_first_answer: whether no leg of this parcel had ever answered before
 *
 * Decides whether an answer is worth saying. A pure function; any thread.
 *
 * Returns: what to say; TRACKER_NEWS_NONE for nothing
 */
TrackerNews
tracker_news_decide (TrackerStage before,
                     TrackerStage after,
                     int n_events_before,
                     int n_new_events,
                     gboolean is_first_answer)
{
  if (is_first_answer || n_new_events <= 0)
    return TRACKER_NEWS_NONE;
  if (after != before && get_news_of_stage (after) != TRACKER_NEWS_NONE)
    return get_news_of_stage (after);
  if (n_events_before <= 0)
    return TRACKER_NEWS_FIRST_SCAN;
  if (after != before && is_step_on_the_way (before, after))
    return TRACKER_NEWS_STAGE;
  return TRACKER_NEWS_NONE;
}
