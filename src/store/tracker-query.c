/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-query.h"

struct _TrackerQuery
{
  gatomicrefcount ref_count;
  TrackerSmart smart;
  gint64 folder_id; /* 0: any */
  char *search;     /* (nullable) (owned) */
  TrackerStage stage;
  gboolean has_stage;
  TrackerSort sort;
};

G_DEFINE_BOXED_TYPE (TrackerQuery, tracker_query, tracker_query_ref, tracker_query_unref)

/**
 * tracker_query_new:
 * @smart: a smart folder
 *
 * Returns: (transfer full): a query for all that is in @smart, by activity
 */
TrackerQuery *
tracker_query_new (TrackerSmart smart)
{
  TrackerQuery *self = g_new0 (TrackerQuery, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->smart = smart;
  return self;
}

/**
 * tracker_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): one that asks the same, whose setters may be used
 */
TrackerQuery *
tracker_query_copy (const TrackerQuery *self)
{
  TrackerQuery *copy = tracker_query_new (self->smart);

  copy->folder_id = self->folder_id;
  copy->search = g_strdup (self->search);
  copy->stage = self->stage;
  copy->has_stage = self->has_stage;
  copy->sort = self->sort;
  return copy;
}

/**
 * tracker_query_set_folder:
 * @self: a query not yet shared
 * @folder_id: a folder of the person; 0: any
 *
 * Takes only parcels of that folder.
 */
void
tracker_query_set_folder (TrackerQuery *self, gint64 folder_id)
{
  self->folder_id = folder_id;
}

/**
 * tracker_query_set_search:
 * @self: a query not yet shared
 * @text: (nullable): words; %NULL or nothing but white space: all parcels
 *
 * Takes only parcels in which each word is found somewhere: number, name, note, event words,
 * places.
 */
void
tracker_query_set_search (TrackerQuery *self, const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  g_clear_pointer (&self->search, g_free);
  if (valid != NULL && *g_strstrip (valid) != '\0')
    self->search = g_steal_pointer (&valid);
}

/**
 * tracker_query_set_stage:
 * @self: a query not yet shared
 * @stage: a stage
 * @has_stage: %FALSE: any stage
 *
 * Takes only parcels at that stage.
 */
void
tracker_query_set_stage (TrackerQuery *self, TrackerStage stage, gboolean has_stage)
{
  self->stage = has_stage ? stage : TRACKER_STAGE_UNKNOWN;
  self->has_stage = has_stage;
}

/**
 * tracker_query_set_sort:
 * @self: a query not yet shared
 * @sort: the order
 *
 * Sets the order of the answer.
 */
void
tracker_query_set_sort (TrackerQuery *self, TrackerSort sort)
{
  self->sort = sort;
}

/**
 * tracker_query_ref:
 * @self: a query
 *
 * Returns: (transfer full): @self; any thread
 */
TrackerQuery *
tracker_query_ref (TrackerQuery *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * tracker_query_unref:
 * @self: (transfer full): a query; any thread
 *
 * Gives up one reference.
 */
void
tracker_query_unref (TrackerQuery *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->search);
  g_free (self);
}

/**
 * tracker_query_get_smart:
 * @self: a query
 *
 * Returns: the smart folder
 */
TrackerSmart
tracker_query_get_smart (const TrackerQuery *self)
{
  return self->smart;
}

/**
 * tracker_query_get_folder:
 * @self: a query
 *
 * Returns: the folder's id; 0: any
 */
gint64
tracker_query_get_folder (const TrackerQuery *self)
{
  return self->folder_id;
}

/**
 * tracker_query_get_search:
 * @self: a query
 *
 * Returns: (transfer none) (nullable): the words, valid UTF-8
 */
const char *
tracker_query_get_search (const TrackerQuery *self)
{
  return self->search;
}

/**
 * tracker_query_get_stage:
 * @self: a query
 * @stage: (out) (optional): the stage
 *
 * Returns: whether the query is for one stage
 */
gboolean
tracker_query_get_stage (const TrackerQuery *self, TrackerStage *stage)
{
  if (self->has_stage && stage != NULL)
    *stage = self->stage;
  return self->has_stage;
}

/**
 * tracker_query_get_sort:
 * @self: a query
 *
 * Returns: the order
 */
TrackerSort
tracker_query_get_sort (const TrackerQuery *self)
{
  return self->sort;
}

/**
 * tracker_query_equal:
 * @a: a query
 * @b: a query
 *
 * Returns: whether both ask the same
 */
gboolean
tracker_query_equal (const TrackerQuery *a, const TrackerQuery *b)
{
  return a->smart == b->smart && a->folder_id == b->folder_id
         && g_strcmp0 (a->search, b->search) == 0 && a->has_stage == b->has_stage
         && a->stage == b->stage && a->sort == b->sort;
}
