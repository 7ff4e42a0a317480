/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-private.h"

/* The arguments that most verbs have, and the two ways to queue them. */

/**
 * tracker_args_new:
 * @id: a parcel, folder or leg
 * @other: a second number
 * @text: (nullable): a text, copied
 * @other_text: (nullable): a second text, copied
 *
 * Returns: (transfer full): the arguments of a verb
 */
TrackerArgs *
tracker_args_new (gint64 id, gint64 other, const char *text, const char *other_text)
{
  TrackerArgs *self = g_new0 (TrackerArgs, 1);

  self->id = id;
  self->other = other;
  self->text = g_strdup (text);
  self->other_text = g_strdup (other_text);
  return self;
}

/**
 * tracker_args_new_ids:
 * @ids: (array length=n_ids): rows, copied
 * @n_ids: how many
 * @other: a second number
 *
 * Returns: (transfer full): the arguments of a verb
 */
TrackerArgs *
tracker_args_new_ids (const gint64 *ids, gsize n_ids, gint64 other)
{
  TrackerArgs *self = tracker_args_new (0, other, NULL, NULL);

  self->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  self->n_ids = n_ids;
  return self;
}

/**
 * tracker_args_free:
 * @self: (transfer full): arguments
 *
 * Frees them, and an answer that nobody took.
 */
void
tracker_args_free (TrackerArgs *self)
{
  if (self->answer != NULL && self->free_answer != NULL)
    self->free_answer (self->answer);
  if (self->query != NULL)
    tracker_query_unref (self->query);
  g_free (self->text);
  g_free (self->other_text);
  g_free (self->ids);
  g_free (self);
}

/**
 * tracker_store_new_task:
 * @self: a store
 * @cancellable: (nullable): for reads, and for writes that have not begun
 * @callback: (nullable): of the verb
 * @user_data: for @callback
 * @tag: the verb
 * @args: (transfer full): what the job gets
 * @free_args: frees @args
 *
 * Returns: (transfer full): the task of a verb, for tracker_store_push()
 */
GTask *
tracker_store_new_task (TrackerStore *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data,
                        gpointer tag,
                        gpointer args,
                        GDestroyNotify free_args)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, args, free_args);
  return task;
}

/**
 * tracker_store_push_write:
 * @self: a store
 * @func: the job
 * @tag: the verb
 * @args: (transfer full): its arguments
 * @callback: (nullable): of the verb
 * @user_data: for @callback
 *
 * Queues a write.
 */
void
tracker_store_push_write (TrackerStore *self,
                          TrackerJobFunc func,
                          gpointer tag,
                          TrackerArgs *args,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  tracker_store_push (self, TRACKER_JOB_WRITE, func,
                      tracker_store_new_task (self, NULL, callback, user_data, tag, args,
                                              (GDestroyNotify) tracker_args_free));
}

/**
 * tracker_store_push_read:
 * @self: a store
 * @func: the job
 * @tag: the verb
 * @args: (transfer full): its arguments
 * @cancellable: (nullable): interrupts it
 * @callback: (nullable): of the verb
 * @user_data: for @callback
 *
 * Queues a read.
 */
void
tracker_store_push_read (TrackerStore *self,
                         TrackerJobFunc func,
                         gpointer tag,
                         TrackerArgs *args,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  tracker_store_push (self, TRACKER_JOB_READ, func,
                      tracker_store_new_task (self, cancellable, callback, user_data, tag, args,
                                              (GDestroyNotify) tracker_args_free));
}

/**
 * tracker_store_steal_answer:
 * @self: a store
 * @result: of a verb whose arguments are a TrackerArgs
 * @error: where the verb's error goes
 *
 * Returns: (transfer full) (nullable): what the job left as its answer
 */
gpointer
tracker_store_steal_answer (TrackerStore *self, GAsyncResult *result, GError **error)
{
  TrackerArgs *args;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  args = g_task_get_task_data (G_TASK (result));
  return g_steal_pointer (&args->answer);
}

/**
 * tracker_store_finish:
 * @self: a store
 * @result: of a verb that answers nothing but done
 * @error: where a #TrackerStoreError goes
 *
 * Returns: whether it was done; what was done is on the disk
 */
gboolean
tracker_store_finish (TrackerStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
