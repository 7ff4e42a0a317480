/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-alerts.h"

#include "tracker-alerts-words-private.h"

/* More parcels than these at once are one summary. */
#define MOST_APART 3
/* When nobody could show it, news is news for this long. */
#define STALE_S (24 * 60 * 60)
/* A daemon that was missing or stuck is tried again; a change of the store tries at once. */
#define RETRY_S 60
/* The key and target of the summary: no parcel's uuid. */
#define SUMMARY ""

struct _TrackerAlerts
{
  GObject parent_instance;

  TrackerStore *store;       /* (owned) */
  TrackerNotifier *notifier; /* (owned) */
  TrackerClock *clock;       /* (owned) */
  char *in_view;             /* (owned) (nullable) uuid */
  guint retry_id;
  gboolean enabled;
  gboolean is_started;
  gboolean is_closed;
  gboolean is_busy;    /* one look at a time: nothing is said twice */
  gboolean look_again; /* something happened meanwhile */
  gboolean is_calling; /* the call to the direct checks was shown and not taken down */
  gboolean is_counting;
};

G_DEFINE_FINAL_TYPE (TrackerAlerts, tracker_alerts, G_TYPE_OBJECT)

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* One look at the outbox: what it holds, and which of it is done with. */
typedef struct
{
  TrackerAlerts *self; /* (owned) */
  GPtrArray *items;    /* (owned) (element-type TrackerOutboxItem) */
  GArray *done;        /* (owned) (element-type gint64) ids to be taken */
  guint n_pending;
} Look;

/* One notification of a look: a parcel's news, or the summary of all. */
typedef struct
{
  Look *look;
  GPtrArray *items; /* (owned) (element-type TrackerOutboxItem) */
} Saying;

static void look (TrackerAlerts *self);

static void
free_look (Look *it)
{
  g_clear_object (&it->self);
  g_clear_pointer (&it->items, g_ptr_array_unref);
  g_clear_pointer (&it->done, g_array_unref);
  g_free (it);
}

static void
end_look (TrackerAlerts *self)
{
  self->is_busy = FALSE;
  if (self->look_again)
    look (self);
}

static void
on_taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerAlerts) self = user_data;
  g_autoptr (GError) error = NULL;

  /* Left in the outbox they are said again: better than lost. */
  if (!tracker_store_finish (TRACKER_STORE (source), result, &error))
    g_warning ("Cannot note what was said: %s", error->message);
  end_look (self);
}

/* Frees @it. */
static void
finish_look (Look *it)
{
  TrackerAlerts *self = it->self;

  if (it->done->len > 0 && !self->is_closed)
    tracker_store_take_outbox_async (self->store, (const gint64 *) (gpointer) it->done->data,
                                     it->done->len, on_taken_cb, g_object_ref (self));
  else
    end_look (self);
  free_look (it);
}

static void
drop_pending (Look *it)
{
  if (--it->n_pending == 0)
    finish_look (it);
}

static void
mark_done (Look *it, TrackerOutboxItem *item)
{
  gint64 id = tracker_outbox_item_get_id (item);

  g_array_append_val (it->done, id);
}

static gboolean
on_retry_cb (gpointer user_data)
{
  TrackerAlerts *self = user_data;

  self->retry_id = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
retry_later (TrackerAlerts *self)
{
  if (self->retry_id == 0 && !self->is_closed)
    self->retry_id = g_timeout_add_seconds (RETRY_S, on_retry_cb, self);
}

static gboolean
is_stale (TrackerAlerts *self, TrackerOutboxItem *item)
{
  return tracker_clock_get_now_s (self->clock) - tracker_outbox_item_get_written_s (item) > STALE_S;
}

static void
on_shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saying *saying = user_data;
  Look *it = saying->look;
  g_autoptr (GError) error = NULL;
  gboolean shown = tracker_notifier_show_finish (TRACKER_NOTIFIER (source), result, &error);

  if (!shown)
    {
      g_debug ("Not said: %s", error->message);
      retry_later (it->self);
    }
  for (guint i = 0; i < saying->items->len; i++)
    {
      TrackerOutboxItem *item = g_ptr_array_index (saying->items, i);

      if (shown && tracker_outbox_item_get_news (item) == TRACKER_NEWS_CHECK)
        it->self->is_calling = TRUE;
      if (shown || is_stale (it->self, item))
        mark_done (it, item);
    }
  g_ptr_array_unref (saying->items);
  g_free (saying);
  drop_pending (it);
}

static void
show (Look *it,
      GPtrArray *items,
      const char *key,
      const char *title,
      const char *body,
      gboolean is_urgent)
{
  Saying *saying = g_new0 (Saying, 1);

  saying->look = it;
  saying->items = g_ptr_array_ref (items);
  it->n_pending++;
  tracker_notifier_show_async (it->self->notifier, key, key, title, body, TRACKER_APP_ID, is_urgent,
                               NULL, on_shown_cb, saying);
}

/* @items: all of one parcel, oldest first. The newest is said; the older ones are in its timeline.
 */
static void
say_parcel (Look *it, GPtrArray *items)
{
  TrackerOutboxItem *newest = g_ptr_array_index (items, items->len - 1);
  g_autofree char *title = tracker_alerts_dup_title (newest);
  g_autofree char *body = tracker_alerts_dup_body (newest);

  show (it, items, tracker_outbox_item_get_parcel_uuid (newest), title, body,
        tracker_alerts_is_urgent (tracker_outbox_item_get_news (newest)));
}

/* Of no parcel: it neither counts among them nor goes into their summary, and the next one replaces
 * it. */
static void
say_check (Look *it, TrackerOutboxItem *item)
{
  g_autoptr (GPtrArray) items
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_outbox_item_unref);
  g_autofree char *title = tracker_alerts_dup_title (item);
  g_autofree char *body = tracker_alerts_dup_body (item);

  g_ptr_array_add (items, tracker_outbox_item_ref (item));
  show (it, items, TRACKER_ALERTS_CHECK, title, body, FALSE);
}

static void
say_summary (Look *it, GPtrArray *parcels)
{
  g_autoptr (GPtrArray) newest = g_ptr_array_new ();
  g_autoptr (GPtrArray) all
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_outbox_item_unref);
  g_autofree char *title = tracker_alerts_dup_summary_title (parcels->len);
  g_autofree char *body = NULL;

  for (guint i = 0; i < parcels->len; i++)
    {
      GPtrArray *items = g_ptr_array_index (parcels, i);

      g_ptr_array_add (newest, g_ptr_array_index (items, items->len - 1));
      for (guint k = 0; k < items->len; k++)
        g_ptr_array_add (all, tracker_outbox_item_ref (g_ptr_array_index (items, k)));
    }
  body = tracker_alerts_dup_summary_body (newest);
  show (it, all, SUMMARY, title, body, FALSE);
}

static gboolean
is_to_be_said (TrackerAlerts *self, TrackerOutboxItem *item)
{
  return self->enabled && tracker_outbox_item_get_news (item) != TRACKER_NEWS_NONE
         && tracker_outbox_item_get_n_parcels (item) > 0
         && g_strcmp0 (self->in_view, tracker_outbox_item_get_parcel_uuid (item)) != 0;
}

/* (element-type GPtrArray of TrackerOutboxItem): a group for each parcel that is to be heard of, in
 * the order in which they came. What is not to be said is marked as done, what is of no parcel is
 * said. */
static GPtrArray *
group_by_parcel (Look *it)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) by_uuid = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < it->items->len; i++)
    {
      TrackerOutboxItem *item = g_ptr_array_index (it->items, i);
      const char *uuid = tracker_outbox_item_get_parcel_uuid (item);
      GPtrArray *group = g_hash_table_lookup (by_uuid, uuid);

      if (!is_to_be_said (it->self, item))
        {
          mark_done (it, item);
          continue;
        }
      if (tracker_outbox_item_get_news (item) == TRACKER_NEWS_CHECK)
        {
          say_check (it, item);
          continue;
        }
      if (group == NULL)
        {
          group = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_outbox_item_unref);
          g_hash_table_insert (by_uuid, (gpointer) uuid, group);
          g_ptr_array_add (groups, group);
        }
      g_ptr_array_add (group, tracker_outbox_item_ref (item));
    }
  return groups;
}

static void
say_all (Look *it)
{
  g_autoptr (GPtrArray) groups = NULL;

  it->n_pending = 1; /* ours: an answer may come while we are still asking */
  groups = group_by_parcel (it);
  if (groups->len > MOST_APART)
    {
      say_summary (it, groups);
    }
  else
    {
      for (guint i = 0; i < groups->len; i++)
        say_parcel (it, g_ptr_array_index (groups, i));
    }
  drop_pending (it);
}

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerAlerts) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items
      = tracker_store_list_outbox_finish (TRACKER_STORE (source), result, &error);
  Look *it;

  if (self->is_closed)
    return;
  if (items == NULL)
    {
      g_warning ("Cannot read what is to be said: %s", error->message);
      retry_later (self);
      end_look (self);
      return;
    }
  it = g_new0 (Look, 1);
  it->self = g_steal_pointer (&self);
  it->items = g_steal_pointer (&items);
  it->done = g_array_new (FALSE, FALSE, sizeof (gint64));
  say_all (it);
}

static void
look (TrackerAlerts *self)
{
  if (!self->is_started || self->is_closed)
    return;
  self->look_again = self->is_busy;
  if (self->is_busy)
    return;
  self->is_busy = TRUE;
  g_clear_handle_id (&self->retry_id, g_source_remove);
  tracker_store_list_outbox_async (self->store, NULL, on_listed_cb, g_object_ref (self));
}

static void
on_waiting_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerAlerts) self = user_data;
  int n_parcels = tracker_store_count_waiting_finish (TRACKER_STORE (source), result, NULL);

  self->is_counting = FALSE;
  if (n_parcels != 0 || self->is_closed || !self->is_calling)
    return;
  self->is_calling = FALSE;
  tracker_notifier_withdraw (self->notifier, TRACKER_ALERTS_CHECK);
}

/* Whoever did all the checks need not be called any more. */
static void
count_waiting (TrackerAlerts *self)
{
  if (!self->is_calling || self->is_counting || self->is_closed)
    return;
  self->is_counting = TRUE;
  tracker_store_count_waiting_async (self->store, NULL, on_waiting_counted_cb, g_object_ref (self));
}

static void
on_store_changed_cb (TrackerStore *store, TrackerChange *change, TrackerAlerts *self)
{
  look (self);
  count_waiting (self);
}

static void
on_notifier_activated_cb (TrackerNotifier *notifier,
                          const char *key,
                          const char *target,
                          TrackerAlerts *self)
{
  if (!self->is_closed)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0,
                   g_str_equal (target, SUMMARY) ? NULL : target);
}

static void
tracker_alerts_dispose (GObject *object)
{
  TrackerAlerts *self = TRACKER_ALERTS (object);

  tracker_alerts_close (self);
  g_clear_object (&self->store);
  g_clear_object (&self->notifier);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (tracker_alerts_parent_class)->dispose (object);
}

static void
tracker_alerts_finalize (GObject *object)
{
  TrackerAlerts *self = TRACKER_ALERTS (object);

  g_clear_pointer (&self->in_view, g_free);

  G_OBJECT_CLASS (tracker_alerts_parent_class)->finalize (object);
}

static void
tracker_alerts_class_init (TrackerAlertsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tracker_alerts_dispose;
  object_class->finalize = tracker_alerts_finalize;

  /**
   * TrackerAlerts::activated:
   * @self: the alerts
   * @parcel_uuid: (nullable): which parcel; %NULL: the summary; %TRACKER_ALERTS_CHECK: the call to
   * the direct checks
   *
   * The person clicked a notification.
   */
  signals[SIGNAL_ACTIVATED]
      = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tracker_alerts_init (TrackerAlerts *self)
{
  self->enabled = TRUE;
}

/**
 * tracker_alerts_new:
 * @store: whose outbox
 * @notifier: where to say it
 * @clock: what time it is
 *
 * Makes alerts that say nothing before tracker_alerts_start().
 *
 * Returns: (transfer full): an object for the main thread, to be closed before @notifier and @store
 */
TrackerAlerts *
tracker_alerts_new (TrackerStore *store, TrackerNotifier *notifier, TrackerClock *clock)
{
  TrackerAlerts *self;

  g_return_val_if_fail (TRACKER_IS_STORE (store), NULL);
  g_return_val_if_fail (TRACKER_IS_NOTIFIER (notifier), NULL);
  g_return_val_if_fail (TRACKER_IS_CLOCK (clock), NULL);

  self = g_object_new (TRACKER_TYPE_ALERTS, NULL);
  self->store = g_object_ref (store);
  self->notifier = g_object_ref (notifier);
  self->clock = g_object_ref (clock);
  return self;
}

/**
 * tracker_alerts_set_enabled:
 * @self: alerts
 * @enabled: whether to say anything
 *
 * Follows the person's preference. While it is off what comes is taken unsaid, so that turning it
 * on brings no flood.
 */
void
tracker_alerts_set_enabled (TrackerAlerts *self, gboolean enabled)
{
  g_return_if_fail (TRACKER_IS_ALERTS (self));

  if (self->enabled == !!enabled)
    return;
  self->enabled = !!enabled;
  look (self);
}

/**
 * tracker_alerts_set_parcel_in_view:
 * @self: alerts
 * @parcel_uuid: (nullable): what the person is looking at; %NULL: none of them
 *
 * Keeps quiet about what the person sees anyway, and takes down what was said of it.
 */
void
tracker_alerts_set_parcel_in_view (TrackerAlerts *self, const char *parcel_uuid)
{
  g_return_if_fail (TRACKER_IS_ALERTS (self));

  if (g_strcmp0 (self->in_view, parcel_uuid) == 0)
    return;
  g_free (self->in_view);
  self->in_view = g_strdup (parcel_uuid);
  if (parcel_uuid != NULL && !self->is_closed)
    tracker_notifier_withdraw (self->notifier, parcel_uuid);
  look (self);
}

/**
 * tracker_alerts_start:
 * @self: alerts
 *
 * Says what is in the outbox, and from now on what comes into it.
 */
void
tracker_alerts_start (TrackerAlerts *self)
{
  g_return_if_fail (TRACKER_IS_ALERTS (self));

  if (self->is_started || self->is_closed)
    return;
  self->is_started = TRUE;
  g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed_cb), self, 0);
  g_signal_connect_object (self->notifier, "activated", G_CALLBACK (on_notifier_activated_cb), self,
                           0);
  look (self);
}

/**
 * tracker_alerts_close:
 * @self: alerts
 *
 * Says no more and touches the store no more. What a daemon is just taking may be said again next
 * time. May be called again.
 */
void
tracker_alerts_close (TrackerAlerts *self)
{
  g_return_if_fail (TRACKER_IS_ALERTS (self));

  self->is_closed = TRUE;
  g_clear_handle_id (&self->retry_id, g_source_remove);
}
