/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-answer-sink-private.h"

/* Long enough to gather a burst into one transaction, too short for a person to notice. */
#define GATHER_MS 40
#define GATHER_MOST 64

typedef struct
{
  TrackerRefresh *refresh; /* (owned) */
  GArray *answers; /* (owned) (element-type TrackerAnswer), each holding a report reference */
} Bundle;

typedef struct
{
  TrackerAnswerSink *sink; /* (owned) */
  Bundle *bundle;          /* (owned) */
} Keeping;

struct _TrackerAnswerSink
{
  grefcount refs;
  TrackerStore *store; /* (owned) (nullable) after close */
  TrackerAnswerSinkKept kept;
  gpointer user_data;
  GHashTable *bundles; /* (owned) TrackerRefresh -> Bundle */
  GPtrArray *told;     /* (owned) (element-type TrackerTold) */
  guint n_waiting;
  guint timeout_id;
};

static void
clear_answer (gpointer data)
{
  TrackerAnswer *answer = data;

  g_clear_pointer (&answer->report, tracker_report_unref);
}

static Bundle *
bundle_new (TrackerRefresh *refresh)
{
  Bundle *bundle = g_new0 (Bundle, 1);

  bundle->refresh = g_object_ref (refresh);
  bundle->answers = g_array_new (FALSE, FALSE, sizeof (TrackerAnswer));
  g_array_set_clear_func (bundle->answers, clear_answer);

  return bundle;
}

static void
bundle_free (Bundle *bundle)
{
  g_clear_object (&bundle->refresh);
  g_clear_pointer (&bundle->answers, g_array_unref);
  g_free (bundle);
}

static void
sink_unref (TrackerAnswerSink *self)
{
  if (!g_ref_count_dec (&self->refs))
    return;

  g_clear_object (&self->store);
  g_clear_pointer (&self->bundles, g_hash_table_unref);
  g_clear_pointer (&self->told, g_ptr_array_unref);
  g_free (self);
}

static void
on_store_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Keeping *keeping = user_data;
  TrackerAnswerSink *self = keeping->sink;
  g_autoptr (GError) error = NULL;
  int n_changed = tracker_store_apply_finish (TRACKER_STORE (source), result, &error);

  if (error != NULL)
    g_warning ("The answers could not be kept: %s", error->message);
  if (self->store != NULL)
    self->kept (keeping->bundle->refresh, keeping->bundle->answers->len, MAX (n_changed, 0), error,
                self->user_data);

  bundle_free (keeping->bundle);
  sink_unref (self);
  g_free (keeping);
}

static void
on_store_noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!tracker_store_finish (TRACKER_STORE (source), result, &error))
    g_warning ("Who was told which number could not be noted: %s", error->message);
}

/* Before the answers: whoever hears of those finds it noted. */
static void
flush_told (TrackerAnswerSink *self)
{
  g_autoptr (GPtrArray) told = g_steal_pointer (&self->told);

  self->told = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_told_unref);
  if (told->len > 0)
    tracker_store_note_told_async (self->store, told, on_store_noted_cb, NULL);
}

static void
flush (TrackerAnswerSink *self)
{
  GHashTableIter iter;
  gpointer value;

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->n_waiting = 0;
  flush_told (self);
  g_hash_table_iter_init (&iter, self->bundles);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Keeping *keeping = g_new0 (Keeping, 1);

      g_hash_table_iter_steal (&iter);
      keeping->sink = self;
      keeping->bundle = value;
      g_ref_count_inc (&self->refs);
      tracker_store_apply_async (self->store,
                                 (const TrackerAnswer *) keeping->bundle->answers->data,
                                 keeping->bundle->answers->len, on_store_applied_cb, keeping);
    }
}

static gboolean
on_gather_timeout_cb (gpointer user_data)
{
  TrackerAnswerSink *self = user_data;

  self->timeout_id = 0;
  flush (self);

  return G_SOURCE_REMOVE;
}

static void
gather (TrackerAnswerSink *self)
{
  if (self->timeout_id == 0)
    self->timeout_id = g_timeout_add (GATHER_MS, on_gather_timeout_cb, self);
}

/**
 * tracker_answer_sink_new:
 * @store: where answers are kept
 * @kept: called for each refresh after each transaction, until the sink is closed
 * @user_data: data for @kept
 *
 * Makes a place where answers gather for some milliseconds before one transaction keeps them all.
 *
 * Returns: (transfer full): the sink; ended by tracker_answer_sink_close()
 */
TrackerAnswerSink *
tracker_answer_sink_new (TrackerStore *store, TrackerAnswerSinkKept kept, gpointer user_data)
{
  TrackerAnswerSink *self = g_new0 (TrackerAnswerSink, 1);

  g_ref_count_init (&self->refs);
  self->store = g_object_ref (store);
  self->kept = kept;
  self->user_data = user_data;
  self->bundles = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) bundle_free);
  self->told = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_told_unref);

  return self;
}

/**
 * tracker_answer_sink_push:
 * @self: a sink
 * @leg_id: whose answer
 * @report: (transfer none): what the carrier said
 * @refresh: (transfer none): the job it belongs to
 *
 * Hands in one answer.
 */
void
tracker_answer_sink_push (TrackerAnswerSink *self,
                          gint64 leg_id,
                          TrackerReport *report,
                          TrackerRefresh *refresh)
{
  TrackerAnswer answer = { .leg_id = leg_id, .report = tracker_report_ref (report) };
  Bundle *bundle = g_hash_table_lookup (self->bundles, refresh);

  if (bundle == NULL)
    {
      bundle = bundle_new (refresh);
      g_hash_table_insert (self->bundles, refresh, bundle);
    }
  g_array_append_val (bundle->answers, answer);

  if (++self->n_waiting >= GATHER_MOST)
    flush (self);
  else
    gather (self);
}

/**
 * tracker_answer_sink_push_told:
 * @self: a sink
 * @told: (transfer none) (element-type TrackerTold): which hosts were told which numbers
 *
 * Hands in what is noted of an ask, whether it was answered or not.
 */
void
tracker_answer_sink_push_told (TrackerAnswerSink *self, GPtrArray *told)
{
  for (guint i = 0; i < told->len; i++)
    g_ptr_array_add (self->told, tracker_told_ref (g_ptr_array_index (told, i)));
  if (told->len > 0)
    gather (self);
}

/**
 * tracker_answer_sink_close:
 * @self: (transfer full): a sink
 *
 * Has the store keep what has gathered, without telling anybody, and gives the sink up.
 */
void
tracker_answer_sink_close (TrackerAnswerSink *self)
{
  flush (self);
  g_clear_object (&self->store);
  sink_unref (self);
}
