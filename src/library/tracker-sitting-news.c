/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-sitting-private.h"

#include "tracker-sitting-result-private.h"
#include "tracker-timeline-item-private.h"

/* --- what is new --- */

/* The same event has the same mark. Who entered it is left out: what the person entered and the
 * post then says itself is nothing new. */
static char *
dup_mark (TrackerEvent *event)
{
  const TrackerTime *time = tracker_event_get_time (event);
  const char *place = tracker_event_get_place (event);

  return g_strdup_printf ("%s|%" G_GINT64_FORMAT "|%d|%s|%s", tracker_event_get_carrier (event),
                          time->unix_s, tracker_event_get_stage (event),
                          tracker_event_get_text (event), place != NULL ? place : "");
}

static void
on_known_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GHashTable) known = user_data;
  g_autoptr (GPtrArray) events
      = tracker_store_load_events_finish (TRACKER_STORE (source), result, NULL);

  for (guint i = 0; events != NULL && i < events->len; i++)
    g_hash_table_add (known, dup_mark (g_ptr_array_index (events, i)));
}

/**
 * tracker_sitting_note_known:
 * @self: a sitting
 * @entry: a parcel whose turn begins
 *
 * Notes which events are known. The store answers in the order it is asked: this is noted before
 * anything that the turn brings is kept.
 */
void
tracker_sitting_note_known (TrackerSitting *self, TrackerSittingEntry *entry)
{
  g_clear_pointer (&entry->known, g_hash_table_unref);
  entry->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  tracker_store_load_events_async (self->services.store,
                                   tracker_leg_data_get_parcel_id (entry->leg), NULL,
                                   on_known_read_cb, g_hash_table_ref (entry->known));
}

static GListStore *
make_news (TrackerSitting *self, TrackerSittingEntry *entry, GPtrArray *events)
{
  GListStore *news = g_list_store_new (TRACKER_TYPE_TIMELINE_ITEM);
  g_autoptr (GPtrArray) unknown = g_ptr_array_new ();
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (TrackerTimelineItem) newer = NULL;

  for (guint i = 0; i < events->len; i++)
    {
      TrackerEvent *event = g_ptr_array_index (events, i);
      g_autofree char *mark = dup_mark (event);

      if (g_str_equal (tracker_event_get_carrier (event), self->carrier)
          && !g_hash_table_contains (entry->known, mark))
        g_ptr_array_add (unknown, event);
    }

  lines = tracker_timeline_merge ((TrackerEvent *const *) unknown->pdata, unknown->len);
  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (TrackerTimelineItem) item
          = tracker_timeline_item_new (g_ptr_array_index (lines, i), self->services.registry,
                                       tracker_clock_get_now_s (self->services.clock));

      tracker_timeline_item_place (item, newer, TRUE);
      g_list_store_append (news, item);
      g_set_object (&newer, item);
    }

  return news;
}

/**
 * tracker_sitting_add_result:
 * @self: a sitting
 * @entry: a parcel whose turn ended
 * @report: how
 * @events: (element-type TrackerEvent): all that is known of the parcel now
 *
 * Puts what came of it on top of the results.
 */
void
tracker_sitting_add_result (TrackerSitting *self,
                            TrackerSittingEntry *entry,
                            TrackerReport *report,
                            GPtrArray *events)
{
  TrackerOutcome outcome = tracker_report_get_outcome (report);
  g_autoptr (GListStore) news = make_news (self, entry, events);
  g_autofree char *sentence = tracker_sitting_words_dup_result (
      outcome, (int) g_list_model_get_n_items (G_LIST_MODEL (news)), self->carrier_name);
  g_autoptr (TrackerSittingResult) result = tracker_sitting_result_new (
      tracker_leg_data_get_parcel_id (entry->leg), entry->title,
      tracker_leg_data_get_number (entry->leg), outcome, sentence, G_LIST_MODEL (news));

  g_list_store_insert (self->results, 0, result);
}
