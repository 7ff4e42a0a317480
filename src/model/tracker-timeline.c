/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-timeline.h"

#include <string.h>

#define DAY_S 86400
#define N_PRECISIONS 3

struct _TrackerTimelineLine
{
  TrackerEvent *event; /* (owned): the fullest so far */
  GPtrArray
      *carriers; /* (owned) (element-type utf8): by name; ends with NULL once the merge is done */
  GHashTable *entered; /* (owned) (nullable) set of those of them for whom the person entered it */
  gboolean has_nameless;
};

G_DEFINE_BOXED_TYPE (TrackerTimelineLine,
                     tracker_timeline_line,
                     tracker_timeline_line_ref,
                     tracker_timeline_line_unref)

static void
clear_line (gpointer data)
{
  TrackerTimelineLine *self = data;

  tracker_event_unref (self->event);
  g_ptr_array_unref (self->carriers);
  g_clear_pointer (&self->entered, g_hash_table_unref);
}

/**
 * tracker_timeline_line_ref:
 * @self: a line
 *
 * Any thread.
 *
 * Returns: (transfer full): @self
 */
TrackerTimelineLine *
tracker_timeline_line_ref (TrackerTimelineLine *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * tracker_timeline_line_unref:
 * @self: (transfer full): a line
 *
 * Any thread.
 */
void
tracker_timeline_line_unref (TrackerTimelineLine *self)
{
  g_atomic_rc_box_release_full (self, clear_line);
}

/**
 * tracker_timeline_line_get_event:
 * @self: a line
 *
 * Returns: (transfer none): the fullest of the events that tell this fact
 */
TrackerEvent *
tracker_timeline_line_get_event (const TrackerTimelineLine *self)
{
  return self->event;
}

/**
 * tracker_timeline_line_get_carriers:
 * @self: a line
 *
 * Returns: (transfer none) (array zero-terminated=1): ids of the carriers that report this fact,
 * that of the event first, the rest by name
 */
const char *const *
tracker_timeline_line_get_carriers (const TrackerTimelineLine *self)
{
  return (const char *const *) self->carriers->pdata;
}

/**
 * tracker_timeline_line_is_entered:
 * @self: a line
 * @carrier: one of its carriers
 *
 * Returns: whether the person entered what is known of it from this carrier
 */
gboolean
tracker_timeline_line_is_entered (const TrackerTimelineLine *self, const char *carrier)
{
  return self->entered != NULL && g_hash_table_contains (self->entered, carrier);
}

/* Lines that an event may join. Lines only ever gain carriers, so what a carrier could not join
 * once it never can: each carrier goes through a bucket once, however often it asks. */
typedef struct
{
  GPtrArray *lines;    /* (owned) (element-type TrackerTimelineLine): not owned */
  GHashTable *cursors; /* (owned): carrier to the first line that it is not known to be in */
} Bucket;

static void
free_bucket (gpointer data)
{
  Bucket *bucket = data;

  g_ptr_array_unref (bucket->lines);
  g_hash_table_unref (bucket->cursors);
  g_free (bucket);
}

static const char *
get_carrier (const TrackerEvent *event)
{
  const char *carrier = tracker_event_get_carrier (event);

  return carrier != NULL ? carrier : "";
}

static gboolean
has_carrier (const TrackerTimelineLine *line, const char *carrier)
{
  if (*carrier == '\0')
    return line->has_nameless;
  return g_ptr_array_find_with_equal_func (line->carriers, carrier, g_str_equal, NULL);
}

static TrackerTimelineLine *
find_in_bucket (Bucket *bucket, const char *carrier)
{
  guint cursor;

  if (bucket == NULL)
    return NULL;

  cursor = GPOINTER_TO_UINT (g_hash_table_lookup (bucket->cursors, carrier));
  while (cursor < bucket->lines->len
         && has_carrier (g_ptr_array_index (bucket->lines, cursor), carrier))
    cursor++;
  g_hash_table_insert (bucket->cursors, (gpointer) carrier, GUINT_TO_POINTER (cursor));

  return cursor < bucket->lines->len ? g_ptr_array_index (bucket->lines, cursor) : NULL;
}

static gint64
round_down (gint64 seconds, TrackerPrecision precision)
{
  gint64 step_s = precision == TRACKER_PRECISION_DAY      ? DAY_S
                  : precision == TRACKER_PRECISION_MINUTE ? 60
                                                          : 1;

  return (seconds - (seconds % step_s + step_s) % step_s) / step_s;
}

/* What two events must share to be one fact. @level is the coarser of their precisions; @is_exact
 * tells the bucket of lines that are themselves that coarse from the one of all lines that are at
 * least that fine. An instant cannot be compared by days: there the day on the place's calendar
 * counts alone. */
static char *
dup_key (const TrackerEvent *event, TrackerPrecision level, gboolean is_exact, gboolean is_wall)
{
  const TrackerTime *time = tracker_event_get_time (event);
  TrackerStage stage = tracker_event_get_stage (event);

  return g_strdup_printf (
      "%d %d %d %d %" G_GINT64_FORMAT " %s", (int) stage, (int) level, is_exact, is_wall,
      round_down (is_wall ? tracker_time_get_wall_s (time) : time->unix_s, level),
      stage == TRACKER_STAGE_UNKNOWN ? tracker_event_get_text (event) : "");
}

static TrackerTimelineLine *
find_line (GHashTable *buckets, const TrackerEvent *event)
{
  TrackerPrecision own = tracker_event_get_time (event)->precision;

  /* Precisions count from the coarsest: start with the event's own and get coarser. */
  for (int level = (int) own; level >= TRACKER_PRECISION_DAY; level--)
    {
      for (int is_wall = level == TRACKER_PRECISION_DAY ? 1 : 0; is_wall <= 1; is_wall++)
        {
          g_autofree char *key
              = dup_key (event, (TrackerPrecision) level, level != (int) own, is_wall);
          TrackerTimelineLine *line
              = find_in_bucket (g_hash_table_lookup (buckets, key), get_carrier (event));

          if (line != NULL)
            return line;
        }
    }
  return NULL;
}

static void
add_to_bucket (GHashTable *buckets, char *key, TrackerTimelineLine *line)
{
  Bucket *bucket = g_hash_table_lookup (buckets, key);

  if (bucket == NULL)
    {
      bucket = g_new0 (Bucket, 1);
      bucket->lines = g_ptr_array_new ();
      bucket->cursors = g_hash_table_new (g_str_hash, g_str_equal);
      g_hash_table_insert (buckets, key, bucket);
    }
  else
    g_free (key);
  g_ptr_array_add (bucket->lines, line);
}

/* Makes @line findable by what @event says. */
static void
register_event (GHashTable *buckets, const TrackerEvent *event, TrackerTimelineLine *line)
{
  TrackerPrecision own = tracker_event_get_time (event)->precision;

  for (int level = (int) own; level >= TRACKER_PRECISION_DAY; level--)
    {
      for (int is_wall = level == TRACKER_PRECISION_DAY ? 1 : 0; is_wall <= 1; is_wall++)
        {
          add_to_bucket (buckets, dup_key (event, (TrackerPrecision) level, FALSE, is_wall), line);
          if (level == (int) own)
            add_to_bucket (buckets, dup_key (event, (TrackerPrecision) level, TRUE, is_wall), line);
        }
    }
}

/* How much an event tells: words with a place weigh most, then how exact its time is, then that a
 * post says it and not the person, then how much is written. */
static int
compare_fullness (const TrackerEvent *a, const TrackerEvent *b)
{
  const TrackerEvent *events[] = { a, b };
  gsize scores[2];

  for (gsize i = 0; i < 2; i++)
    {
      const TrackerTime *time = tracker_event_get_time (events[i]);
      const char *text = tracker_event_get_text (events[i]);
      const char *place = tracker_event_get_place (events[i]);

      scores[i] = time->precision != TRACKER_PRECISION_DAY ? 1 : 0;
      scores[i] = scores[i] * 3 + (*text != '\0' ? 1 : 0) + (place != NULL ? 1 : 0);
      scores[i] = scores[i] * N_PRECISIONS + (gsize) time->precision;
      scores[i] = scores[i] * 2 + (time->has_offset ? 1 : 0);
      scores[i] = scores[i] * 2 + (tracker_event_get_country (events[i]) != NULL ? 1 : 0);
      scores[i] = scores[i] * 2 + (tracker_event_get_is_entered (events[i]) ? 0 : 1);
      scores[i] = scores[i] * 100000 + strlen (text) + (place != NULL ? strlen (place) : 0);
    }
  return scores[0] < scores[1] ? -1 : scores[0] > scores[1] ? 1 : 0;
}

static int
compare_stages (TrackerStage a, TrackerStage b)
{
  /* A delivery ends what happened in the same minute. */
  int first = a == TRACKER_STAGE_DELIVERED ? TRACKER_N_STAGES : (int) a;
  int second = b == TRACKER_STAGE_DELIVERED ? TRACKER_N_STAGES : (int) b;

  return first - second;
}

/* Newest first; then by all that can differ, so that the result does not depend on the order of the
 * input. */
static int
compare_newest_first (const TrackerEvent *a, const TrackerEvent *b)
{
  int result = tracker_time_compare (tracker_event_get_time (b), tracker_event_get_time (a));

  if (result == 0)
    result = compare_stages (tracker_event_get_stage (b), tracker_event_get_stage (a));
  if (result == 0)
    result = strcmp (get_carrier (a), get_carrier (b));
  if (result == 0)
    result = strcmp (tracker_event_get_text (a), tracker_event_get_text (b));
  if (result == 0)
    result = g_strcmp0 (tracker_event_get_place (a), tracker_event_get_place (b));
  if (result == 0)
    result = g_strcmp0 (tracker_event_get_code (a), tracker_event_get_code (b));
  if (result == 0)
    result = tracker_event_get_is_entered (a) - tracker_event_get_is_entered (b);
  return result;
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  return compare_newest_first (*(const TrackerEvent *const *) a, *(const TrackerEvent *const *) b);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return compare_newest_first ((*(const TrackerTimelineLine *const *) a)->event,
                               (*(const TrackerTimelineLine *const *) b)->event);
}

static void
join_line (TrackerTimelineLine *line, TrackerEvent *event)
{
  const char *carrier = get_carrier (event);

  if (*carrier == '\0')
    line->has_nameless = TRUE;
  else
    g_ptr_array_add (line->carriers, g_strdup (carrier));
  if (tracker_event_get_is_entered (event))
    {
      if (line->entered == NULL)
        line->entered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_add (line->entered, g_strdup (carrier));
    }

  if (line->event == NULL || compare_fullness (event, line->event) > 0)
    {
      g_autoptr (TrackerEvent) old_event = line->event;

      line->event = tracker_event_ref (event);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
finish_line (TrackerTimelineLine *line)
{
  const char *own = get_carrier (line->event);
  guint index;

  g_ptr_array_sort (line->carriers, compare_names);
  if (g_ptr_array_find_with_equal_func (line->carriers, own, g_str_equal, &index) && index > 0)
    g_ptr_array_insert (line->carriers, 0, g_ptr_array_steal_index (line->carriers, index));
  g_ptr_array_add (line->carriers, NULL);
}

/**
 * tracker_timeline_merge:
 * @events: (array length=n_events): all events of a parcel, in any order
 * @n_events: how many
 *
 * Merges what several posts say. Events of different carriers are one fact if their stage is the
 * same (their words too, if no table knows the code) and their instant or their wall clock agrees
 * to the coarser precision of the two; so a post that writes local time without a zone still meets
 * the other end. A carrier is at most once in a line. The result does not depend on the order of
 * @events. Any thread.
 *
 * Returns: (transfer full) (element-type TrackerTimelineLine): the lines, newest first
 */
GPtrArray *
tracker_timeline_merge (TrackerEvent *const *events, gsize n_events)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new ((guint) n_events);
  g_autoptr (GHashTable) buckets
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_bucket);
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_timeline_line_unref);

  for (gsize i = 0; i < n_events; i++)
    g_ptr_array_add (sorted, events[i]);
  g_ptr_array_sort (sorted, compare_events);

  for (guint i = 0; i < sorted->len; i++)
    {
      TrackerEvent *event = g_ptr_array_index (sorted, i);
      TrackerTimelineLine *line = find_line (buckets, event);

      if (line == NULL)
        {
          line = g_atomic_rc_box_new0 (TrackerTimelineLine);
          line->carriers = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (lines, line);
        }
      join_line (line, event);
      register_event (buckets, event, line);
    }

  for (guint i = 0; i < lines->len; i++)
    finish_line (g_ptr_array_index (lines, i));
  g_ptr_array_sort (lines, compare_lines);
  return lines;
}
