/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-apply-private.h"

/* The events of an answer join those that are known. Nothing is ever taken away: what a later
 * answer leaves out stays, and what it words otherwise keeps its older wording. What the person
 * entered stays until the post says it itself. */

typedef struct
{
  gint64 id; /* 0: new */
  TrackerTime time;
  TrackerStage stage;
  gint64 text_id;
  gint64 place_id;     /* 0: none */
  const char *country; /* (nullable) */
  const char *code;    /* (nullable) */
  gboolean is_own;     /* of the leg that answered */
  gboolean is_entered; /* by the person */
} Event;

typedef struct
{
  TrackerWork *work;
  const TrackerLegRow *row;
  GStringChunk *strings; /* (owned) (nullable): what the known events point to */
  GArray *known;         /* (element-type Event) (owned): of all carriers */
  GArray *incoming;      /* (element-type Event) (owned): oldest first */
  int *matches; /* (owned): place in known of each incoming, or as tracker_event_match() says */
} Merge;

static void
merge_clear (Merge *merge)
{
  g_clear_pointer (&merge->strings, g_string_chunk_free);
  g_clear_pointer (&merge->known, g_array_unref);
  g_clear_pointer (&merge->incoming, g_array_unref);
  g_clear_pointer (&merge->matches, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merge, merge_clear)

static const char *
keep_string (Merge *merge, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (merge->strings, text) : NULL;
}

static gboolean
load_known (Merge *merge, GError **error)
{
  g_autoptr (TrackerStmt) stmt = NULL;
  TrackerStep step;

  if (merge->row->n_events == 0)
    return TRUE;

  merge->strings = g_string_chunk_new (512);
  stmt
      = tracker_db_query (merge->work->db, error,
                          "SELECT id, unix_s, offset_s, precision, stage, text_id, coalesce "
                          "(place_id, 0), country, code,"
                          "  carrier = ?2, is_entered FROM events WHERE parcel_id = ?1 ORDER BY id",
                          "xs", merge->row->parcel_id, merge->row->carrier);
  if (stmt == NULL)
    return FALSE;

  while ((step = tracker_db_step (merge->work->db, stmt, error)) == TRACKER_STEP_ROW)
    {
      Event event = { 0 };

      if (!tracker_stmt_get_time (stmt, 1, &event.time))
        continue;
      event.id = sqlite3_column_int64 (stmt, 0);
      tracker_stage_from_nick (tracker_stmt_get_text (stmt, 4), &event.stage);
      event.text_id = sqlite3_column_int64 (stmt, 5);
      event.place_id = sqlite3_column_int64 (stmt, 6);
      event.country = keep_string (merge, tracker_stmt_get_text (stmt, 7));
      event.code = keep_string (merge, tracker_stmt_get_text (stmt, 8));
      event.is_own = sqlite3_column_int (stmt, 9);
      event.is_entered = sqlite3_column_int (stmt, 10);
      g_array_append_val (merge->known, event);
    }

  return step == TRACKER_STEP_DONE;
}

/* Oldest first, so that of two events of one instant the later has the greater id. */
static gboolean
load_incoming (Merge *merge, const TrackerReport *report, GError **error)
{
  gsize n_events;
  TrackerEvent *const *events = tracker_report_get_events (report, &n_events);

  for (gsize i = n_events; i-- > 0;)
    {
      const char *place = tracker_event_get_place (events[i]);
      Event event = { 0 };

      event.time = *tracker_event_get_time (events[i]);
      event.stage = tracker_event_get_stage (events[i]);
      event.country = tracker_event_get_country (events[i]);
      event.code = tracker_event_get_code (events[i]);
      event.is_own = TRUE;
      event.is_entered = tracker_event_get_is_entered (events[i]);
      event.text_id
          = tracker_phrases_intern (merge->work, tracker_event_get_text (events[i]), error);
      if (event.text_id == 0)
        return FALSE;
      if (place != NULL)
        {
          event.place_id = tracker_phrases_intern (merge->work, place, error);
          if (event.place_id == 0)
            return FALSE;
        }
      g_array_append_val (merge->incoming, event);
    }

  return TRUE;
}

static TrackerEventKey
get_key (const Event *event)
{
  return (TrackerEventKey){ event->time.unix_s, event->code,  event->text_id,
                            &event->time,       event->stage, event->is_entered };
}

static void
match (Merge *merge)
{
  g_autofree TrackerEventKey *known = g_new (TrackerEventKey, merge->known->len);
  g_autofree TrackerEventKey *incoming = g_new (TrackerEventKey, merge->incoming->len);
  g_autofree guint *places = g_new (guint, merge->known->len); /* of own events among all known */
  gsize n_own = 0;

  for (guint i = 0; i < merge->known->len; i++)
    {
      const Event *event = &g_array_index (merge->known, Event, i);

      if (event->is_own)
        {
          places[n_own] = i;
          known[n_own++] = get_key (event);
        }
    }
  for (guint i = 0; i < merge->incoming->len; i++)
    incoming[i] = get_key (&g_array_index (merge->incoming, Event, i));

  merge->matches = g_new (int, merge->incoming->len);
  tracker_event_match (known, n_own, incoming, merge->incoming->len, merge->matches);
  for (guint i = 0; i < merge->incoming->len; i++)
    if (merge->matches[i] >= 0)
      merge->matches[i] = (int) places[merge->matches[i]];
}

/* --- writing --- */

static gboolean
link_phrases (Merge *merge, const Event *event, GError **error)
{
  return tracker_phrases_link (merge->work, event->text_id, merge->row->parcel_id, error)
         && (event->place_id == 0
             || tracker_phrases_link (merge->work, event->place_id, merge->row->parcel_id, error));
}

static gboolean
insert_event (Merge *merge, Event *event, GError **error)
{
  if (!tracker_db_run (merge->work->db, error,
                       "INSERT INTO events (parcel_id, carrier, unix_s, offset_s, precision, "
                       "stage, text_id, place_id,"
                       "  country, code, found_s, is_entered)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                       "xstsxrssxi", merge->row->parcel_id, merge->row->carrier, &event->time,
                       tracker_stage_to_nick (event->stage), event->text_id, event->place_id,
                       event->country, event->code, merge->work->now_s, event->is_entered))
    return FALSE;

  event->id = tracker_db_get_last_id (merge->work->db);
  return link_phrases (merge, event, error);
}

/* What the post says now, where it says anything: a place or a known stage is not given up for
 * nothing. What the person entered becomes the post's own. */
static Event
get_corrected (const Event *known, const Event *incoming)
{
  Event event = *known;

  if (known->is_entered && !incoming->is_entered)
    {
      event.is_entered = FALSE;
      event.code = incoming->code;
    }
  event.time = incoming->time;
  event.text_id = incoming->text_id;
  if (incoming->stage != TRACKER_STAGE_UNKNOWN)
    event.stage = incoming->stage;
  if (incoming->place_id != 0)
    event.place_id = incoming->place_id;
  if (incoming->country != NULL)
    event.country = incoming->country;
  return event;
}

static gboolean
update_event (Merge *merge,
              Event *known,
              const Event *incoming,
              gboolean *is_changed,
              GError **error)
{
  Event event = get_corrected (known, incoming);
  gboolean is_reworded = event.text_id != known->text_id || event.place_id != known->place_id;

  if (incoming->is_entered && !known->is_entered)
    return TRUE;
  if (!is_reworded && event.is_entered == known->is_entered && event.stage == known->stage
      && g_strcmp0 (event.country, known->country) == 0
      && tracker_time_equal (&event.time, &known->time))
    return TRUE;

  if (is_reworded
      && (!tracker_db_run (
              merge->work->db, error,
              "INSERT INTO wordings (event_id, text_id, place_id, until_s) VALUES (?, ?, ?, ?)",
              "xxrx", known->id, known->text_id, known->place_id, merge->work->now_s)
          || !link_phrases (merge, &event, error)))
    return FALSE;
  if (!tracker_db_run (
          merge->work->db, error,
          "UPDATE events SET unix_s = ?2, offset_s = ?3, precision = ?4, stage = ?5, text_id = ?6,"
          "  place_id = ?7, country = ?8, code = ?9, is_entered = ?10 WHERE id = ?1",
          "xtsxrssi", event.id, &event.time, tracker_stage_to_nick (event.stage), event.text_id,
          event.place_id, event.country, event.code, event.is_entered))
    return FALSE;

  *known = event;
  *is_changed = TRUE;
  return TRUE;
}

static gboolean
write_events (Merge *merge, TrackerEventsDelta *delta, GError **error)
{
  gint64 newest_s = G_MININT64;

  for (guint i = 0; i < merge->incoming->len; i++)
    {
      Event *event = &g_array_index (merge->incoming, Event, i);
      int place = merge->matches[i];

      if (place >= 0
          && !update_event (merge, &g_array_index (merge->known, Event, place), event,
                            &delta->is_changed, error))
        return FALSE;
      if (place != TRACKER_MATCH_NEW)
        continue;

      if (!insert_event (merge, event, error))
        return FALSE;
      g_array_append_val (delta->new_ids, event->id);
      delta->is_changed = TRUE;
      if (event->is_entered)
        continue;
      delta->n_new_of_post++;
      if (event->time.unix_s >= newest_s)
        {
          newest_s = event->time.unix_s;
          delta->newest_new_id = event->id;
        }
    }

  return TRUE;
}

/* --- what it comes to --- */

static void
take_into_account (const Event *event, GPtrArray *events, TrackerEventsDelta *delta)
{
  gint64 unix_s = event->time.unix_s;
  gboolean is_first = events->len == 0;

  if (is_first || unix_s < delta->first_event_s)
    delta->first_event_s = unix_s;
  if (is_first || unix_s > delta->last_event_s
      || (unix_s == delta->last_event_s && event->id > delta->last_event_id))
    {
      delta->last_event_s = unix_s;
      delta->last_event_id = event->id;
    }
  g_ptr_array_add (events,
                   tracker_event_new (&event->time, event->stage, "", NULL, NULL, NULL, NULL));
}

static void
sum_up (Merge *merge, TrackerEventsDelta *delta)
{
  g_autoptr (GPtrArray) events
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_event_unref);

  for (guint i = 0; i < merge->known->len; i++)
    take_into_account (&g_array_index (merge->known, Event, i), events, delta);
  for (guint i = 0; i < merge->incoming->len; i++)
    if (merge->matches[i] == TRACKER_MATCH_NEW)
      take_into_account (&g_array_index (merge->incoming, Event, i), events, delta);

  delta->n_events = (int) events->len;
  delta->stage = tracker_event_compute_stage ((TrackerEvent *const *) events->pdata, events->len);
}

/**
 * tracker_events_merge:
 * @work: a write
 * @row: the leg that answered, and its parcel
 * @report: what it answered
 * @delta: (inout): filled with what is known before; told what changed
 * @error: where a #TrackerStoreError goes
 *
 * Writes what is new in the events of an answer, and what its post corrected.
 *
 * Returns: whether it did
 */
gboolean
tracker_events_merge (TrackerWork *work,
                      const TrackerLegRow *row,
                      const TrackerReport *report,
                      TrackerEventsDelta *delta,
                      GError **error)
{
  g_auto (Merge) merge = { work, row, NULL, NULL, NULL, NULL };

  merge.known = g_array_new (FALSE, FALSE, sizeof (Event));
  merge.incoming = g_array_new (FALSE, FALSE, sizeof (Event));
  if (!load_known (&merge, error) || !load_incoming (&merge, report, error))
    return FALSE;

  match (&merge);
  if (!write_events (&merge, delta, error))
    return FALSE;
  if (delta->is_changed)
    sum_up (&merge, delta);
  return TRUE;
}
