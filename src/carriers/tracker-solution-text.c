/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-ask.h"

#define MAX_PIXELS 100000

/* "137" up to @end or the end of the text; moves @text there. */
static gboolean
take_pixels (const char **text, char end, int *pixels)
{
  char *rest = NULL;
  guint64 value;

  if (!g_ascii_isdigit (**text))
    return FALSE;
  value = g_ascii_strtoull (*text, &rest, 10);
  if (value > MAX_PIXELS || (*rest != end && *rest != '\0'))
    return FALSE;
  *pixels = (int) value;
  *text = rest;
  return TRUE;
}

static TrackerSolution *
parse_points (const char *text)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (TrackerPoint));
  gboolean is_more = *text != '\0';

  while (is_more)
    {
      TrackerPoint point;

      if (!take_pixels (&text, ',', &point.x) || *text++ != ','
          || !take_pixels (&text, ';', &point.y) || points->len == TRACKER_SOLUTION_MAX_POINTS)
        return NULL;
      g_array_append_val (points, point);
      is_more = *text == ';';
      text += is_more;
    }
  return points->len > 0
             ? tracker_solution_new_points ((const TrackerPoint *) points->data, points->len)
             : NULL;
}

/**
 * tracker_ask_parse_solution:
 * @kind: the kind of the challenge
 * @text: what solves it, written down: `x7kp2`; `137` (slider); `40,22;118,60` (clicks, in order)
 *
 * For answers that do not come from a dialog: a command line, a file. Any thread.
 *
 * Returns: (transfer full) (nullable): the answer; %NULL if @text is none of that kind
 */
TrackerSolution *
tracker_ask_parse_solution (TrackerChallengeKind kind, const char *text)
{
  int x;

  g_return_val_if_fail (text != NULL, NULL);

  switch (kind)
    {
    case TRACKER_CHALLENGE_SLIDER:
      return take_pixels (&text, '\0', &x) ? tracker_solution_new_offset (x) : NULL;
    case TRACKER_CHALLENGE_CLICKS:
      return parse_points (text);
    case TRACKER_CHALLENGE_TEXT:
    default:
      return *text != '\0' ? tracker_solution_new_text (text) : NULL;
    }
}
