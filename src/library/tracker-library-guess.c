/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-guess-private.h"
#include "tracker-library-private.h"
#include "tracker-number.h"
#include "tracker-text-links-private.h"

/* More codes than this in one paste are surely no codes. */
#define GUESSES_MOST 10000
/* More than a browser's address line takes. */
#define LINK_MOST_BYTES 2048
/* As many as a person looks at; the store tells the rest when they are added. */
#define LOOKUPS_MOST 200

/**
 * tracker_library_guess:
 * @self: a library
 * @text: any text: a code, or the address of a carrier's page of one
 *
 * Looks at one code, as one types.
 *
 * Returns: (transfer full): what is seen in it
 */
TrackerGuess *
tracker_library_guess (TrackerLibrary *self, const char *text)
{
  g_autoptr (TrackerHints) hints = NULL;
  TrackerRegistry *registry;
  TrackerDefinition *page_of = NULL;
  g_autofree char *number = NULL;

  g_return_val_if_fail (TRACKER_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  hints = tracker_carrier_choices_create_hints (tracker_library_get_choices (self),
                                                tracker_library_get_home_country (self));
  registry = tracker_library_get_registry (self);
  if (strstr (text, "://") != NULL && strlen (text) <= LINK_MOST_BYTES
      && g_utf8_validate (text, -1, NULL))
    {
      g_autofree char *address = g_strstrip (g_strdup (text));

      page_of = tracker_registry_find_link (registry, address, &number);
    }

  return tracker_guess_new (registry, page_of != NULL ? number : text, hints, page_of);
}

/* A text that is looked at. Owned by its GTask. */
typedef struct
{
  TrackerRegistry *registry;
  char *text;
  TrackerHints *hints;
  GPtrArray *guesses; /* (owned) (nullable) (element-type TrackerGuess) once found */
  guint n_open;       /* lookups under way */
} GuessText;

/* One question to the store: is this number a parcel? */
typedef struct
{
  GTask *task;         /* (owned) */
  TrackerGuess *guess; /* (owned) */
} Lookup;

static void
guess_text_free (GuessText *data)
{
  tracker_registry_unref (data->registry);
  g_free (data->text);
  tracker_hints_unref (data->hints);
  g_clear_pointer (&data->guesses, g_ptr_array_unref);
  g_free (data);
}

static void
guess_text_in_thread (GTask *thought,
                      gpointer source,
                      gpointer task_data,
                      GCancellable *cancellable)
{
  GuessText *data = task_data;
  GPtrArray *guesses = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (TrackerTextLinks) links = { 0 };
  g_auto (GStrv) codes = NULL;
  GHashTableIter iter;
  gpointer number;
  gpointer page_of;

  tracker_text_links_read (&links, data->registry, data->text);
  codes = tracker_number_split_text (links.text, -1, GUESSES_MOST);
  for (gsize i = 0; codes[i] != NULL && !g_cancellable_is_cancelled (cancellable); i++)
    {
      page_of = g_hash_table_lookup (links.pages, codes[i]);
      g_ptr_array_add (guesses, tracker_guess_new (data->registry, codes[i], data->hints, page_of));
      g_hash_table_remove (links.pages, codes[i]);
    }
  /* What does not look like a code in running text is one where a carrier's page has it. */
  g_hash_table_iter_init (&iter, links.pages);
  while (guesses->len < GUESSES_MOST && g_hash_table_iter_next (&iter, &number, &page_of))
    g_ptr_array_add (guesses, tracker_guess_new (data->registry, number, data->hints, page_of));

  g_task_return_pointer (thought, guesses, (GDestroyNotify) g_ptr_array_unref);
}

static void
return_guesses (GTask *task)
{
  GuessText *data = g_task_get_task_data (task);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_ptr_array_ref (data->guesses),
                           (GDestroyNotify) g_ptr_array_unref);
}

static void
on_number_looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Lookup *lookup = user_data;
  GuessText *data = g_task_get_task_data (lookup->task);
  g_autoptr (TrackerParcelData) row
      = tracker_store_find_parcel_finish (TRACKER_STORE (source), result, NULL);

  tracker_guess_set_known (lookup->guess, row != NULL);
  if (--data->n_open == 0)
    return_guesses (lookup->task);

  g_object_unref (lookup->guess);
  g_object_unref (lookup->task);
  g_free (lookup);
}

static void
look_up (GTask *task, TrackerGuess *guess)
{
  TrackerLibrary *self = g_task_get_source_object (task);
  GuessText *data = g_task_get_task_data (task);
  Lookup *lookup = g_new0 (Lookup, 1);

  lookup->task = g_object_ref (task);
  lookup->guess = g_object_ref (guess);
  data->n_open++;
  tracker_store_find_parcel_async (tracker_library_get_store (self),
                                   tracker_guess_get_number (guess), g_task_get_cancellable (task),
                                   on_number_looked_up_cb, lookup);
}

static void
on_text_guessed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GuessText *data = g_task_get_task_data (task);
  GError *error = NULL;

  data->guesses = g_task_propagate_pointer (G_TASK (result), &error);
  if (data->guesses == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; i < data->guesses->len && data->n_open < LOOKUPS_MOST; i++)
    if (tracker_guess_get_valid (g_ptr_array_index (data->guesses, i)))
      look_up (task, g_ptr_array_index (data->guesses, i));
  if (data->n_open == 0)
    return_guesses (task);
}

/**
 * tracker_library_guess_text_async:
 * @self: a library
 * @text: a pasted text of any length
 * @cancellable: (nullable): drops the work, for as-you-type
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Finds all codes of a text, in a worker thread, and which of the first two hundred are parcels
 * already. A web address that is a carrier's page of a number tells the carrier too.
 */
void
tracker_library_guess_text_async (TrackerLibrary *self,
                                  const char *text,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) thought = NULL;
  GTask *task;
  GuessText *data;

  g_return_if_fail (TRACKER_IS_LIBRARY (self));
  g_return_if_fail (text != NULL);

  data = g_new0 (GuessText, 1);
  data->registry = tracker_registry_ref (tracker_library_get_registry (self));
  data->text = g_strdup (text);
  data->hints = tracker_carrier_choices_create_hints (tracker_library_get_choices (self),
                                                      tracker_library_get_home_country (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_library_guess_text_async);
  g_task_set_task_data (task, data, (GDestroyNotify) guess_text_free);

  /* @data stays alive: @task is held by the callback until the thought has come back. */
  thought = g_task_new (NULL, cancellable, on_text_guessed_cb, task);
  g_task_set_task_data (thought, data, NULL);
  g_task_run_in_thread (thought, guess_text_in_thread);
}

/**
 * tracker_library_guess_text_finish:
 * @self: a library
 * @result: the result
 * @error: the only one is %G_IO_ERROR_CANCELLED
 *
 * Ends tracker_library_guess_text_async().
 *
 * Returns: (transfer full) (element-type TrackerGuess): the codes, in the order of the text; empty
 * if there is none
 */
GPtrArray *
tracker_library_guess_text_finish (TrackerLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
