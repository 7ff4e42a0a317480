/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-add-batch.h"

#include "tracker-candidate.h"

static void
batch_free (gpointer data)
{
  TrackerAddBatch *batch = data;

  g_strfreev (batch->carriers);
  g_ptr_array_unref (batch->guesses);
  g_free (batch);
}

static gboolean
is_same (GStrv left, GStrv right)
{
  if (left == NULL || right == NULL)
    return left == right;

  return g_strv_equal ((const char *const *) left, (const char *const *) right);
}

static void
put (GPtrArray *batches, GStrv carriers, TrackerGuess *guess)
{
  TrackerAddBatch *batch = NULL;

  for (guint i = 0; i < batches->len && batch == NULL; i++)
    if (is_same (((TrackerAddBatch *) g_ptr_array_index (batches, i))->carriers, carriers))
      batch = g_ptr_array_index (batches, i);
  if (batch == NULL)
    {
      batch = g_new0 (TrackerAddBatch, 1);
      batch->carriers = g_strdupv (carriers);
      batch->guesses = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (batches, batch);
    }
  g_ptr_array_add (batch->guesses, g_object_ref (guess));
}

/**
 * tracker_add_batch_collect:
 * @candidates: (element-type TrackerCandidate): the codes
 * @all: (nullable): the id of the carrier that is chosen for all; what was chosen for one code goes
 * before
 *
 * Returns: (transfer full) (element-type TrackerAddBatch): the codes that are to be added
 */
GPtrArray *
tracker_add_batch_collect (GListModel *candidates, const char *all)
{
  GPtrArray *batches = g_ptr_array_new_with_free_func (batch_free);
  char *for_all[] = { (char *) all, NULL };

  for (guint i = 0; i < g_list_model_get_n_items (candidates); i++)
    {
      g_autoptr (TrackerCandidate) item = g_list_model_get_item (candidates, i);
      g_auto (GStrv) own = NULL;

      if (!tracker_candidate_get_chosen (item))
        continue;
      if (tracker_candidate_is_corrected (item))
        own = tracker_candidate_dup_carriers (item);
      put (batches,
           own != NULL   ? own
           : all != NULL ? for_all
                         : NULL,
           tracker_candidate_get_guess (item));
    }

  return batches;
}
