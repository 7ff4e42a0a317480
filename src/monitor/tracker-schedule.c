/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-schedule.h"

#define MINUTE_S 60
#define HOUR_S (60 * MINUTE_S)
#define DAY_S (24 * HOUR_S)

#define NEVER G_MAXINT64

/* The first wait after a failure, doubled with each further one. */
#define BACKOFF_FIRST_S (5 * MINUTE_S)
#define BACKOFF_MOST_S (12 * HOUR_S)
#define OFFLINE_S (2 * MINUTE_S)
/* A bot wall or a CAPTCHA: asking again soon only makes it worse (sheets advise hours). */
#define WALL_S (12 * HOUR_S)
/* Nothing new for so long: the parcel is lost, or nobody scans it any more. */
#define STALE_S (60 * DAY_S)
/* A post that answers a person alone: to be asked is then to be reminded, once a day at most. */
#define REMIND_S DAY_S

static gint64
wait_after_failure_s (const TrackerScheduleInput *input)
{
  int doublings = CLAMP (input->failures - 1, 0, 16);
  gint64 wait_s = MIN ((gint64) BACKOFF_FIRST_S << doublings, BACKOFF_MOST_S);

  switch (input->outcome)
    {
    case TRACKER_OUTCOME_OFFLINE:
      return OFFLINE_S;
    case TRACKER_OUTCOME_CAPTCHA:
    case TRACKER_OUTCOME_WRONG_CAPTCHA:
    case TRACKER_OUTCOME_BLOCKED:
      return MAX (wait_s, WALL_S);
    case TRACKER_OUTCOME_BAD_CREDENTIALS:
    case TRACKER_OUTCOME_NEEDS_CREDENTIALS:
    case TRACKER_OUTCOME_NEEDS_MORE:
    case TRACKER_OUTCOME_BAD_NUMBER:
      return DAY_S; /* only the person can mend it: then it is made due at once */
    default:
      return wait_s;
    }
}

static gint64
wait_without_events_s (const TrackerScheduleInput *input)
{
  gint64 age_s = input->now_s - input->added_s;

  if (age_s < 7 * DAY_S)
    return 4 * HOUR_S;
  if (age_s < 30 * DAY_S)
    return 12 * HOUR_S;

  return age_s < STALE_S ? DAY_S : 7 * DAY_S;
}

static gint64
wait_with_events_s (const TrackerScheduleInput *input)
{
  gint64 quiet_s = MAX (input->now_s - input->last_event_s, 0);

  if (quiet_s > STALE_S)
    return 7 * DAY_S;

  switch (input->stage)
    {
    case TRACKER_STAGE_OUT_FOR_DELIVERY:
      return HOUR_S;
    case TRACKER_STAGE_ARRIVED:
    case TRACKER_STAGE_FAILED_ATTEMPT:
    case TRACKER_STAGE_CUSTOMS_CLEARED:
      return 2 * HOUR_S;
    case TRACKER_STAGE_EXPORT: /* in mid-ocean nobody scans */
      return quiet_s > 2 * DAY_S ? 12 * HOUR_S : 6 * HOUR_S;
    case TRACKER_STAGE_REGISTERED:
    case TRACKER_STAGE_ACCEPTED:
      return quiet_s > 5 * DAY_S ? 8 * HOUR_S : 4 * HOUR_S;
    default:
      return quiet_s > 10 * DAY_S ? 12 * HOUR_S : 3 * HOUR_S;
    }
}

/**
 * tracker_schedule_next_due_s:
 * @input: what is known right after an answer
 * @interval_s: the least time between two asks about one parcel that the carrier's definition
 * allows
 * @is_check_only: the carrier has no way that runs without a person
 *
 * Says when a leg is to be asked again by itself. A pure function: the same input gives the same
 * answer, on any thread.
 *
 * Young parcels and those near delivery are asked often, those in mid-ocean seldom, delivered ones
 * never. Failures double the wait up to twelve hours; Retry-After is a floor. Every wait gets up to
 * a tenth of jitter, so that a thousand parcels added together drift apart. Where only a person can
 * ask, the leg waits for one a day after the last answer at the earliest.
 *
 * Returns: UTC seconds, or %G_MAXINT64 for never
 */
gint64
tracker_schedule_next_due_s (const TrackerScheduleInput *input,
                             int interval_s,
                             gboolean is_check_only)
{
  gint64 wait_s;
  gboolean answered;

  g_return_val_if_fail (input != NULL, NEVER);

  answered = tracker_outcome_is_answer (input->outcome);
  if (tracker_stage_is_final (input->stage))
    return NEVER;

  if (!answered)
    wait_s = wait_after_failure_s (input);
  else if (input->last_event_s == 0)
    wait_s = wait_without_events_s (input);
  else
    wait_s = wait_with_events_s (input);

  if (input->outcome != TRACKER_OUTCOME_OFFLINE)
    wait_s = MAX (wait_s, interval_s);
  if (is_check_only)
    wait_s = MAX (wait_s, REMIND_S);
  wait_s = MAX (wait_s, input->retry_after_s);
  wait_s += (gint64) (wait_s * 0.1 * CLAMP (input->random, 0.0, 1.0));

  return input->now_s + wait_s;
}
