/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-outbox-item-private.h"

struct _TrackerOutboxItem
{
  gatomicrefcount ref_count;
  gint64 id;
  gint64 parcel_id;
  char *parcel_uuid;  /* (owned) */
  char *parcel_title; /* (owned) */
  TrackerNews news;
  TrackerStage stage;
  TrackerEvent *event; /* (nullable) (owned) */
  gint64 written_s;
  guint n_parcels;
};

G_DEFINE_BOXED_TYPE (TrackerOutboxItem,
                     tracker_outbox_item,
                     tracker_outbox_item_ref,
                     tracker_outbox_item_unref)

/**
 * tracker_outbox_item_new:
 * @id: the row's id, never used for another thing to say
 * @parcel_id: the parcel
 * @parcel_uuid: its uuid
 * @parcel_title: its name, else its number
 * @news: what kind of thing to say
 * @stage: the parcel's stage when it was written
 * @event: (nullable): the newest of the events that made it
 * @written_s: when it was written
 *
 * Returns: (transfer full): the item
 */
TrackerOutboxItem *
tracker_outbox_item_new (gint64 id,
                         gint64 parcel_id,
                         const char *parcel_uuid,
                         const char *parcel_title,
                         TrackerNews news,
                         TrackerStage stage,
                         TrackerEvent *event,
                         gint64 written_s)
{
  TrackerOutboxItem *self = g_new0 (TrackerOutboxItem, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->id = id;
  self->parcel_id = parcel_id;
  self->parcel_uuid = g_strdup (parcel_uuid);
  self->parcel_title = g_strdup (parcel_title);
  self->news = news;
  self->stage = stage;
  self->event = event != NULL ? tracker_event_ref (event) : NULL;
  self->written_s = written_s;
  self->n_parcels = 1;
  return self;
}

/**
 * tracker_outbox_item_new_check:
 * @id: the row's id, never used for another thing to say
 * @n_parcels: how many parcels wait for a person
 * @parcel_title: (nullable): name, else number, of the one that waits longest
 * @written_s: when it was written
 *
 * Returns: (transfer full): an item of no parcel, %TRACKER_NEWS_CHECK
 */
TrackerOutboxItem *
tracker_outbox_item_new_check (gint64 id,
                               guint n_parcels,
                               const char *parcel_title,
                               gint64 written_s)
{
  TrackerOutboxItem *self
      = tracker_outbox_item_new (id, 0, "", parcel_title != NULL ? parcel_title : "",
                                 TRACKER_NEWS_CHECK, TRACKER_STAGE_UNKNOWN, NULL, written_s);

  self->n_parcels = n_parcels;
  return self;
}

/**
 * tracker_outbox_item_ref:
 * @self: an item
 *
 * Returns: (transfer full): @self; any thread
 */
TrackerOutboxItem *
tracker_outbox_item_ref (TrackerOutboxItem *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * tracker_outbox_item_unref:
 * @self: (transfer full): an item; any thread
 *
 * Gives up one reference.
 */
void
tracker_outbox_item_unref (TrackerOutboxItem *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->event, tracker_event_unref);
  g_free (self->parcel_uuid);
  g_free (self->parcel_title);
  g_free (self);
}

/**
 * tracker_outbox_item_get_id:
 * @self: an item
 *
 * Returns: what tracker_store_take_outbox_async() wants
 */
gint64
tracker_outbox_item_get_id (const TrackerOutboxItem *self)
{
  return self->id;
}

/**
 * tracker_outbox_item_get_parcel_id:
 * @self: an item
 *
 * Returns: the parcel's id
 */
gint64
tracker_outbox_item_get_parcel_id (const TrackerOutboxItem *self)
{
  return self->parcel_id;
}

/**
 * tracker_outbox_item_get_parcel_uuid:
 * @self: an item
 *
 * Returns: (transfer none): the parcel's uuid, for the action that opens it
 */
const char *
tracker_outbox_item_get_parcel_uuid (const TrackerOutboxItem *self)
{
  return self->parcel_uuid;
}

/**
 * tracker_outbox_item_get_parcel_title:
 * @self: an item
 *
 * Returns: (transfer none): the parcel's name, else its number
 */
const char *
tracker_outbox_item_get_parcel_title (const TrackerOutboxItem *self)
{
  return self->parcel_title;
}

/**
 * tracker_outbox_item_get_news:
 * @self: an item
 *
 * Returns: what kind of thing is to be said
 */
TrackerNews
tracker_outbox_item_get_news (const TrackerOutboxItem *self)
{
  return self->news;
}

/**
 * tracker_outbox_item_get_stage:
 * @self: an item
 *
 * Returns: the parcel's stage when the item was written
 */
TrackerStage
tracker_outbox_item_get_stage (const TrackerOutboxItem *self)
{
  return self->stage;
}

/**
 * tracker_outbox_item_get_event:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the newest of the events that made it
 */
TrackerEvent *
tracker_outbox_item_get_event (const TrackerOutboxItem *self)
{
  return self->event;
}

/**
 * tracker_outbox_item_get_written_s:
 * @self: an item
 *
 * Returns: when it was written, UTC seconds
 */
gint64
tracker_outbox_item_get_written_s (const TrackerOutboxItem *self)
{
  return self->written_s;
}

/**
 * tracker_outbox_item_get_n_parcels:
 * @self: an item
 *
 * Returns: how many parcels it is about: of %TRACKER_NEWS_CHECK those that waited for a person when
 * it was listed, maybe none any more; else 1
 */
guint
tracker_outbox_item_get_n_parcels (const TrackerOutboxItem *self)
{
  return self->n_parcels;
}
