/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-folder-list-private.h"

#include "tracker-folder-private.h"

/* "Everything" is for the command line alone. */
#define N_SMART_SHOWN TRACKER_SMART_EVERYTHING
#define RECOUNT_GAP_MS 150

struct _TrackerFolderList
{
  GObject parent_instance;

  TrackerStore *store;       /* (owned) */
  GPtrArray *folders;        /* (owned) (element-type TrackerFolder) */
  GCancellable *cancellable; /* (owned) */
  guint recount_id;
  int n_reading; /* readings under way: a change meanwhile makes another one */
  gboolean stale;
};

static void tracker_folder_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TrackerFolderList,
                               tracker_folder_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      tracker_folder_list_model_init))

static void read_all (TrackerFolderList *self);

static void
end_reading (TrackerFolderList *self)
{
  self->n_reading--;
  if (self->n_reading == 0 && self->stale)
    {
      self->stale = FALSE;
      read_all (self);
    }
}

static void
on_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerFolderList) self = user_data;
  g_autoptr (GError) error = NULL;
  int n_parcels[TRACKER_N_SMARTS];
  int n_unseen[TRACKER_N_SMARTS];

  if (tracker_store_count_finish (TRACKER_STORE (source), result, n_parcels, n_unseen, &error))
    for (guint i = 0; i < N_SMART_SHOWN; i++)
      tracker_folder_set_counts (g_ptr_array_index (self->folders, i), n_parcels[i], n_unseen[i]);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The folders could not be counted: %s", error->message);

  end_reading (self);
}

static gboolean
has_same_ids (TrackerFolderList *self, GPtrArray *rows)
{
  if (self->folders->len != N_SMART_SHOWN + rows->len)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    if (tracker_folder_get_id (g_ptr_array_index (self->folders, N_SMART_SHOWN + i))
        != tracker_folder_data_get_id (g_ptr_array_index (rows, i)))
      return FALSE;

  return TRUE;
}

static TrackerFolder *
find_own (TrackerFolderList *self, gint64 id)
{
  for (guint i = N_SMART_SHOWN; i < self->folders->len; i++)
    if (tracker_folder_get_id (g_ptr_array_index (self->folders, i)) == id)
      return g_ptr_array_index (self->folders, i);

  return NULL;
}

static void
take_rows (TrackerFolderList *self, GPtrArray *rows)
{
  g_autoptr (GPtrArray) folders = NULL;
  guint n_before = self->folders->len - N_SMART_SHOWN;

  if (has_same_ids (self, rows))
    {
      for (guint i = 0; i < rows->len; i++)
        tracker_folder_set_data (g_ptr_array_index (self->folders, N_SMART_SHOWN + i),
                                 g_ptr_array_index (rows, i));
      return;
    }

  folders = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < N_SMART_SHOWN; i++)
    g_ptr_array_add (folders, g_object_ref (g_ptr_array_index (self->folders, i)));
  for (guint i = 0; i < rows->len; i++)
    {
      TrackerFolderData *data = g_ptr_array_index (rows, i);
      TrackerFolder *folder = find_own (self, tracker_folder_data_get_id (data));

      if (folder != NULL)
        tracker_folder_set_data (folder, data);
      g_ptr_array_add (folders,
                       folder != NULL ? g_object_ref (folder) : tracker_folder_new_own (data));
    }

  g_clear_pointer (&self->folders, g_ptr_array_unref);
  self->folders = g_steal_pointer (&folders);
  g_list_model_items_changed (G_LIST_MODEL (self), N_SMART_SHOWN, n_before, rows->len);
}

static void
on_folders_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerFolderList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows
      = tracker_store_list_folders_finish (TRACKER_STORE (source), result, &error);

  if (rows != NULL)
    take_rows (self, rows);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The folders could not be listed: %s", error->message);

  end_reading (self);
}

static void
read_all (TrackerFolderList *self)
{
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  self->n_reading += 2;
  tracker_store_count_async (self->store, self->cancellable, on_counted_cb, g_object_ref (self));
  tracker_store_list_folders_async (self->store, self->cancellable, on_folders_listed_cb,
                                    g_object_ref (self));
}

static gboolean
on_recount_timeout_cb (gpointer user_data)
{
  TrackerFolderList *self = user_data;

  self->recount_id = 0;
  if (self->n_reading > 0)
    self->stale = TRUE;
  else
    read_all (self);

  return G_SOURCE_REMOVE;
}

static void
on_store_changed_cb (TrackerStore *store, TrackerChange *change, TrackerFolderList *self)
{
  if (self->recount_id == 0)
    self->recount_id = g_timeout_add (tracker_change_has_folders (change) ? 1 : RECOUNT_GAP_MS,
                                      on_recount_timeout_cb, self);
}

static GType
tracker_folder_list_get_item_type (GListModel *model)
{
  return TRACKER_TYPE_FOLDER;
}

static guint
tracker_folder_list_get_n_items (GListModel *model)
{
  return TRACKER_FOLDER_LIST (model)->folders->len;
}

static gpointer
tracker_folder_list_get_item (GListModel *model, guint position)
{
  TrackerFolderList *self = TRACKER_FOLDER_LIST (model);

  return position < self->folders->len ? g_object_ref (g_ptr_array_index (self->folders, position))
                                       : NULL;
}

static void
tracker_folder_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tracker_folder_list_get_item_type;
  iface->get_n_items = tracker_folder_list_get_n_items;
  iface->get_item = tracker_folder_list_get_item;
}

static void
tracker_folder_list_dispose (GObject *object)
{
  TrackerFolderList *self = TRACKER_FOLDER_LIST (object);

  tracker_folder_list_close (self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tracker_folder_list_parent_class)->dispose (object);
}

static void
tracker_folder_list_finalize (GObject *object)
{
  TrackerFolderList *self = TRACKER_FOLDER_LIST (object);

  g_clear_pointer (&self->folders, g_ptr_array_unref);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (tracker_folder_list_parent_class)->finalize (object);
}

static void
tracker_folder_list_class_init (TrackerFolderListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tracker_folder_list_dispose;
  object_class->finalize = tracker_folder_list_finalize;
}

static void
tracker_folder_list_init (TrackerFolderList *self)
{
  self->folders = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < N_SMART_SHOWN; i++)
    g_ptr_array_add (self->folders, tracker_folder_new_smart (i));
}

/**
 * tracker_folder_list_new:
 * @store: where folders and counts come from
 *
 * Makes the list of all folders.
 *
 * Returns: (transfer full): the list; the person's own folders come in a moment
 */
TrackerFolderList *
tracker_folder_list_new (TrackerStore *store)
{
  TrackerFolderList *self = g_object_new (TRACKER_TYPE_FOLDER_LIST, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, 0);
  read_all (self);

  return self;
}

/**
 * tracker_folder_list_close:
 * @self: a list
 *
 * Asks the store for nothing any more. May be called twice.
 */
void
tracker_folder_list_close (TrackerFolderList *self)
{
  g_return_if_fail (TRACKER_IS_FOLDER_LIST (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->recount_id, g_source_remove);
}
