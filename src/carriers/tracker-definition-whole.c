/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-definition-private.h"
#include "tracker-definition-whole-private.h"

/* A light definition knows its numbers, its name and which ways it has. Most carriers are never
 * asked in a session, so most files are never read whole. */

static TrackerDefinition *
read_whole (const TrackerDefinition *self)
{
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  TrackerDefinition *whole = tracker_definition_new_from_bytes (self->bytes, NULL, problems);

  if (whole == NULL)
    {
      const TrackerProblem *problem = g_ptr_array_index (problems, 0);

      g_message ("The definition of %s cannot be used: line %d, column %d: %s", self->id,
                 problem->line, problem->column, problem->message);
    }
  return whole;
}

/**
 * tracker_definition_get_whole:
 * @self: a definition
 *
 * Gives what has the steps of the ways, stage tables and samples: @self, or, if it was read
 * lightly, the whole, which the first call reads: that takes a millisecond or two, which the main
 * thread does not have.
 *
 * Returns: (transfer none) (nullable): the whole, as long as @self lives; %NULL if the file turns
 * out to be broken
 */
const TrackerDefinition *
tracker_definition_get_whole (const TrackerDefinition *self)
{
  TrackerDefinition *light = (TrackerDefinition *) self;

  if (self->bytes == NULL)
    return self;

  g_mutex_lock (&light->lock);
  if (light->whole == NULL && !light->is_broken)
    {
      light->reader = g_thread_self ();
      light->whole = read_whole (self);
      light->is_broken = light->whole == NULL;
    }
  g_mutex_unlock (&light->lock);

  return light->whole;
}

/**
 * tracker_definition_was_read_by:
 * @self: a definition
 * @thread: a thread
 *
 * For tests: the main thread never reads a whole definition. Any thread.
 *
 * Returns: whether @thread read the rest of a definition that was read lightly
 */
gboolean
tracker_definition_was_read_by (const TrackerDefinition *self, GThread *thread)
{
  TrackerDefinition *light = (TrackerDefinition *) self;
  gboolean was_read;

  g_mutex_lock (&light->lock);
  was_read = light->reader == thread;
  g_mutex_unlock (&light->lock);

  return was_read;
}
