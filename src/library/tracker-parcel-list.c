/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-parcel-list.h"

#include "tracker-id-diff-private.h"
#include "tracker-parcel-list-private.h"

/* Changes come in bursts while a refresh runs: the list is read again at most this often. */
#define RELIST_GAP_MS 120

struct _TrackerParcelList
{
  GObject parent_instance;

  TrackerStore *store;       /* (owned) */
  TrackerParcelPool *pool;   /* (owned) */
  TrackerQuery *query;       /* (owned) never changed, only replaced */
  GArray *ids;               /* (owned) (element-type gint64) */
  GCancellable *cancellable; /* (owned) (nullable) of the reading that runs */
  guint relist_id;
  gboolean stale; /* something changed while a reading ran */
  gboolean loading;
};

enum
{
  PROP_0,
  PROP_SMART,
  PROP_FOLDER_ID,
  PROP_SEARCH,
  PROP_SORT,
  PROP_LOADING,
  PROP_N_ITEMS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void tracker_parcel_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TrackerParcelList,
                               tracker_parcel_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      tracker_parcel_list_model_init))

static void read_ids (TrackerParcelList *self);

static void
set_loading (TrackerParcelList *self, gboolean loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
apply_run (TrackerParcelList *self, const TrackerIdRun *run, const gint64 *new_ids)
{
  if (run->n_removed > 0)
    g_array_remove_range (self->ids, run->position, run->n_removed);
  if (run->n_added > 0)
    g_array_insert_vals (self->ids, run->position, new_ids + run->source, run->n_added);

  g_list_model_items_changed (G_LIST_MODEL (self), run->position, run->n_removed, run->n_added);
}

static void
take_ids (TrackerParcelList *self, GArray *new_ids)
{
  guint n_before = self->ids->len;
  g_autoptr (GArray) runs = tracker_id_diff ((const gint64 *) self->ids->data, self->ids->len,
                                             (const gint64 *) new_ids->data, new_ids->len);

  for (guint i = 0; i < runs->len; i++)
    apply_run (self, &g_array_index (runs, TrackerIdRun, i), (const gint64 *) new_ids->data);

  if (self->ids->len != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
on_ids_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerParcelList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = tracker_store_list_ids_finish (TRACKER_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* another reading has taken its place */

  g_clear_object (&self->cancellable);
  if (ids != NULL)
    take_ids (self, ids);
  else
    g_warning ("The parcels could not be listed: %s", error->message);
  set_loading (self, FALSE);

  if (self->stale)
    {
      self->stale = FALSE;
      read_ids (self);
    }
}

static void
read_ids (TrackerParcelList *self)
{
  g_clear_handle_id (&self->relist_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  self->cancellable = g_cancellable_new ();
  tracker_store_list_ids_async (self->store, self->query, self->cancellable, on_ids_listed_cb,
                                g_object_ref (self));
}

static gboolean
on_relist_timeout_cb (gpointer user_data)
{
  TrackerParcelList *self = user_data;

  self->relist_id = 0;
  if (self->cancellable != NULL)
    self->stale = TRUE; /* never starve the reading that runs */
  else
    read_ids (self);

  return G_SOURCE_REMOVE;
}

/* Which changes can add a parcel to this list, take it out, or move it. */
static TrackerChangeFlags
get_flags_that_matter (TrackerParcelList *self)
{
  TrackerChangeFlags flags = TRACKER_CHANGE_ADDED | TRACKER_CHANGE_REMOVED | TRACKER_CHANGE_ARCHIVED
                             | TRACKER_CHANGE_STAGE;

  if (tracker_query_get_folder (self->query) != 0)
    flags |= TRACKER_CHANGE_FOLDER;
  if (tracker_query_get_smart (self->query) == TRACKER_SMART_ATTENTION)
    flags |= TRACKER_CHANGE_LEGS;
  if (tracker_query_get_search (self->query) != NULL)
    flags |= TRACKER_CHANGE_WORDS | TRACKER_CHANGE_EVENTS;
  if (tracker_query_get_sort (self->query) == TRACKER_SORT_NAME)
    flags |= TRACKER_CHANGE_WORDS;
  if (tracker_query_get_sort (self->query) == TRACKER_SORT_ACTIVITY)
    flags |= TRACKER_CHANGE_EVENTS;

  return flags;
}

static void
on_store_changed_cb (TrackerStore *store, TrackerChange *change, TrackerParcelList *self)
{
  TrackerChangeFlags matter = get_flags_that_matter (self);
  gsize n_parcels;
  const TrackerParcelChange *parcels = tracker_change_get_parcels (change, &n_parcels);

  for (gsize i = 0; i < n_parcels && self->relist_id == 0; i++)
    if (parcels[i].flags & matter)
      {
        /* What the person just did shows at once; bursts of answers are gathered. */
        gboolean at_once = parcels[i].flags
                           & (TRACKER_CHANGE_ADDED | TRACKER_CHANGE_REMOVED
                              | TRACKER_CHANGE_ARCHIVED | TRACKER_CHANGE_FOLDER);

        self->relist_id = g_timeout_add (at_once ? 1 : RELIST_GAP_MS, on_relist_timeout_cb, self);
      }
}

static void
take_query (TrackerParcelList *self, TrackerQuery *query)
{
  g_clear_pointer (&self->query, tracker_query_unref);
  self->query = query;
  self->stale = FALSE;
  set_loading (self, TRUE);
  read_ids (self);
}

static GType
tracker_parcel_list_get_item_type (GListModel *model)
{
  return TRACKER_TYPE_PARCEL;
}

static guint
tracker_parcel_list_get_n_items (GListModel *model)
{
  return TRACKER_PARCEL_LIST (model)->ids->len;
}

static gpointer
tracker_parcel_list_get_item (GListModel *model, guint position)
{
  TrackerParcelList *self = TRACKER_PARCEL_LIST (model);

  if (position >= self->ids->len)
    return NULL;

  return tracker_parcel_pool_hold (self->pool, g_array_index (self->ids, gint64, position));
}

static void
tracker_parcel_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tracker_parcel_list_get_item_type;
  iface->get_n_items = tracker_parcel_list_get_n_items;
  iface->get_item = tracker_parcel_list_get_item;
}

static void
tracker_parcel_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrackerParcelList *self = TRACKER_PARCEL_LIST (object);

  switch (prop_id)
    {
    case PROP_SMART:
      g_value_set_int (value, tracker_query_get_smart (self->query));
      break;
    case PROP_FOLDER_ID:
      g_value_set_int64 (value, tracker_query_get_folder (self->query));
      break;
    case PROP_SEARCH:
      g_value_set_string (value, tracker_query_get_search (self->query));
      break;
    case PROP_SORT:
      g_value_set_int (value, tracker_query_get_sort (self->query));
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_parcel_list_dispose (GObject *object)
{
  TrackerParcelList *self = TRACKER_PARCEL_LIST (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->relist_id, g_source_remove);
  g_clear_object (&self->store);
  g_clear_object (&self->pool);

  G_OBJECT_CLASS (tracker_parcel_list_parent_class)->dispose (object);
}

static void
tracker_parcel_list_finalize (GObject *object)
{
  TrackerParcelList *self = TRACKER_PARCEL_LIST (object);

  g_clear_pointer (&self->query, tracker_query_unref);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (tracker_parcel_list_parent_class)->finalize (object);
}

static void
tracker_parcel_list_class_init (TrackerParcelListClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tracker_parcel_list_get_property;
  object_class->dispose = tracker_parcel_list_dispose;
  object_class->finalize = tracker_parcel_list_finalize;

  properties[PROP_SMART]
      = g_param_spec_int ("smart", NULL, NULL, 0, TRACKER_N_SMARTS - 1, 0, flags);
  properties[PROP_FOLDER_ID]
      = g_param_spec_int64 ("folder-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, NULL, flags);
  properties[PROP_SORT] = g_param_spec_int ("sort", NULL, NULL, 0, TRACKER_SORT_NAME, 0, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE, flags);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tracker_parcel_list_init (TrackerParcelList *self)
{
  self->query = tracker_query_new (TRACKER_SMART_ALL);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->loading = TRUE;
}

/**
 * tracker_parcel_list_new:
 * @store: where ids come from
 * @pool: where rows come from
 *
 * Makes a list of all parcels that are not archived.
 *
 * Returns: (transfer full): the list; its ids come in a moment
 */
TrackerParcelList *
tracker_parcel_list_new (TrackerStore *store, TrackerParcelPool *pool)
{
  TrackerParcelList *self = g_object_new (TRACKER_TYPE_PARCEL_LIST, NULL);

  self->store = g_object_ref (store);
  self->pool = g_object_ref (pool);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, 0);
  read_ids (self);

  return self;
}

static void
show_place (TrackerParcelList *self, TrackerSmart smart, gint64 folder_id)
{
  TrackerQuery *query;

  if (tracker_query_get_smart (self->query) == smart
      && tracker_query_get_folder (self->query) == folder_id)
    return;

  query = tracker_query_new (smart);
  tracker_query_set_folder (query, folder_id);
  tracker_query_set_search (query, tracker_query_get_search (self->query));
  tracker_query_set_sort (query, tracker_query_get_sort (self->query));
  take_query (self, query);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SMART]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDER_ID]);
}

/**
 * tracker_parcel_list_show_smart:
 * @self: a list
 * @smart: a smart folder
 *
 * Shows the parcels of a smart folder. The search stays.
 */
void
tracker_parcel_list_show_smart (TrackerParcelList *self, TrackerSmart smart)
{
  g_return_if_fail (TRACKER_IS_PARCEL_LIST (self));

  show_place (self, smart, 0);
}

/**
 * tracker_parcel_list_show_folder:
 * @self: a list
 * @folder_id: a folder of the person's
 *
 * Shows the parcels of a folder but for archived ones. The search stays.
 */
void
tracker_parcel_list_show_folder (TrackerParcelList *self, gint64 folder_id)
{
  g_return_if_fail (TRACKER_IS_PARCEL_LIST (self));

  show_place (self, TRACKER_SMART_ALL, folder_id);
}

/**
 * tracker_parcel_list_set_search:
 * @self: a list
 * @text: (nullable): words to be found; %NULL or "" for all
 *
 * Narrows the list, as one types: a search that is still running is dropped.
 */
void
tracker_parcel_list_set_search (TrackerParcelList *self, const char *text)
{
  TrackerQuery *query;

  g_return_if_fail (TRACKER_IS_PARCEL_LIST (self));

  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (tracker_query_get_search (self->query), text) == 0)
    return;

  query = tracker_query_copy (self->query);
  tracker_query_set_search (query, text);
  take_query (self, query);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
}

/**
 * tracker_parcel_list_set_sort:
 * @self: a list
 * @sort: an order
 *
 * Puts the list into another order.
 */
void
tracker_parcel_list_set_sort (TrackerParcelList *self, TrackerSort sort)
{
  TrackerQuery *query;

  g_return_if_fail (TRACKER_IS_PARCEL_LIST (self));

  if (tracker_query_get_sort (self->query) == sort)
    return;

  query = tracker_query_copy (self->query);
  tracker_query_set_sort (query, sort);
  take_query (self, query);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
}

/**
 * tracker_parcel_list_get_search:
 * @self: a list
 *
 * The words the list is narrowed to.
 *
 * Returns: (transfer none) (nullable): the words
 */
const char *
tracker_parcel_list_get_search (TrackerParcelList *self)
{
  g_return_val_if_fail (TRACKER_IS_PARCEL_LIST (self), NULL);

  return tracker_query_get_search (self->query);
}

/**
 * tracker_parcel_list_get_loading:
 * @self: a list
 *
 * Whether the ids of what it is to show have not come yet.
 *
 * Returns: %TRUE if so
 */
gboolean
tracker_parcel_list_get_loading (TrackerParcelList *self)
{
  g_return_val_if_fail (TRACKER_IS_PARCEL_LIST (self), FALSE);

  return self->loading;
}

/**
 * tracker_parcel_list_find:
 * @self: a list
 * @parcel_id: a parcel
 *
 * Where a parcel stands in the list.
 *
 * Returns: its position, or %G_MAXUINT
 */
guint
tracker_parcel_list_find (TrackerParcelList *self, gint64 parcel_id)
{
  g_return_val_if_fail (TRACKER_IS_PARCEL_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == parcel_id)
      return i;

  return G_MAXUINT;
}
