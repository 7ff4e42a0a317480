/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-journey.h"

#include "tracker-journey-private.h"
#include "tracker-leg-private.h"
#include "tracker-timeline-item-private.h"

struct _TrackerJourney
{
  GObject parent_instance;

  TrackerStore *store;            /* (owned) */
  TrackerRegistry *registry;      /* (owned) */
  TrackerCarrierChoices *choices; /* (owned) */
  TrackerClock *clock;            /* (owned) */
  TrackerParcel *parcel;          /* (owned) (nullable) */
  GListStore *timeline;           /* (owned) */
  GListStore *legs;               /* (owned) */
  GCancellable *cancellable;      /* (owned) (nullable) of the readings about this parcel */
  int n_unseen;                   /* events not seen yet */
  gboolean is_silent;             /* nobody is asked about it */
  gboolean loading;
  gboolean gone;
};

enum
{
  PROP_0,
  PROP_PARCEL,
  PROP_TIMELINE,
  PROP_LEGS,
  PROP_LOADING,
  PROP_GONE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerJourney, tracker_journey, G_TYPE_OBJECT)

static void
set_loading (TrackerJourney *self, gboolean loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
set_gone (TrackerJourney *self, gboolean gone)
{
  if (self->gone == gone)
    return;

  self->gone = gone;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GONE]);
}

/* How many lines at the top were the same before: the view keeps their rows. Items are immutable,
 * so equal words are the same line. */
static guint
count_same_at_end (GListStore *store, GPtrArray *items)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint same = 0;

  while (same < n_old && same < items->len)
    {
      g_autoptr (TrackerTimelineItem) old
          = g_list_model_get_item (G_LIST_MODEL (store), n_old - 1 - same);
      TrackerTimelineItem *new = g_ptr_array_index (items, items->len - 1 - same);
      g_autofree char *old_words = NULL;
      g_autofree char *new_words = NULL;
      gboolean old_newest, new_newest, old_starts, new_starts, old_unseen, new_unseen;

      g_object_get (old, "description", &old_words, "is-newest", &old_newest, "starts-day",
                    &old_starts, "unseen", &old_unseen, NULL);
      g_object_get (new, "description", &new_words, "is-newest", &new_newest, "starts-day",
                    &new_starts, "unseen", &new_unseen, NULL);
      if (!g_str_equal (old_words, new_words) || old_newest != new_newest
          || old_starts != new_starts || old_unseen != new_unseen)
        break;
      same++;
    }

  return same;
}

static void
show_events (TrackerJourney *self, GPtrArray *events)
{
  g_autoptr (GPtrArray) lines
      = tracker_timeline_merge ((TrackerEvent *const *) events->pdata, events->len);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 now_s = tracker_clock_get_now_s (self->clock);
  int n_unseen = self->n_unseen;
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->timeline));
  guint same;

  for (guint i = 0; i < lines->len; i++)
    {
      TrackerTimelineLine *line = g_ptr_array_index (lines, i);
      TrackerTimelineItem *item = tracker_timeline_item_new (line, self->registry, now_s);

      tracker_timeline_item_place (item, i > 0 ? g_ptr_array_index (items, i - 1) : NULL,
                                   n_unseen > 0);
      /* A line that two posts tell of is two events. */
      n_unseen -= g_strv_length ((char **) tracker_timeline_line_get_carriers (line));
      g_ptr_array_add (items, item);
    }

  same = count_same_at_end (self->timeline, items);
  if (n_old != same || items->len != same)
    g_list_store_splice (self->timeline, 0, n_old - same, items->pdata, items->len - same);
}

static void
on_events_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerJourney) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events
      = tracker_store_load_events_finish (TRACKER_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (events == NULL)
    g_warning ("The timeline could not be read: %s", error->message);
  else if (self->parcel != NULL)
    show_events (self, events);
  set_loading (self, FALSE);
}

static TrackerLeg *
make_leg (TrackerJourney *self, TrackerLegData *data)
{
  TrackerLegFlags flags = self->is_silent ? TRACKER_LEG_IS_SILENT : 0;

  if (tracker_carrier_choices_is_off (self->choices, tracker_leg_data_get_carrier (data)))
    flags |= TRACKER_LEG_IS_OFF;

  return tracker_leg_new (data, self->registry, flags, tracker_clock_get_now_s (self->clock));
}

static void
on_legs_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerJourney) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows
      = tracker_store_load_legs_finish (TRACKER_STORE (source), result, &error);
  g_autoptr (GPtrArray) legs = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (rows == NULL)
    {
      g_warning ("The carriers of the parcel could not be read: %s", error->message);
      return;
    }

  legs = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (legs, make_leg (self, g_ptr_array_index (rows, i)));
  g_list_store_splice (self->legs, 0, g_list_model_get_n_items (G_LIST_MODEL (self->legs)),
                       legs->pdata, legs->len);
}

static void
on_row_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerJourney) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows
      = tracker_store_load_parcels_finish (TRACKER_STORE (source), result, &error);

  /* Cancelled: another parcel is shown by now. */
  if (rows == NULL || rows->len != 1)
    return;

  self->n_unseen = tracker_parcel_data_get_n_unseen (g_ptr_array_index (rows, 0));
  self->is_silent = tracker_parcel_data_get_is_silent (g_ptr_array_index (rows, 0));
}

/* What lines and legs depend on is read just before: the parcel's own row may come later. */
static void
read_row (TrackerJourney *self)
{
  gint64 id = tracker_parcel_get_id (self->parcel);

  tracker_store_load_parcels_async (self->store, &id, 1, self->cancellable, on_row_loaded_cb,
                                    g_object_ref (self));
}

static void
read_events (TrackerJourney *self)
{
  read_row (self);
  tracker_store_load_events_async (self->store, tracker_parcel_get_id (self->parcel),
                                   self->cancellable, on_events_loaded_cb, g_object_ref (self));
}

static void
read_legs (TrackerJourney *self)
{
  read_row (self);
  tracker_store_load_legs_async (self->store, tracker_parcel_get_id (self->parcel),
                                 self->cancellable, on_legs_loaded_cb, g_object_ref (self));
}

static void
on_choices_changed_cb (TrackerCarrierChoices *choices, TrackerJourney *self)
{
  if (self->parcel != NULL)
    read_legs (self);
}

static void
on_store_changed_cb (TrackerStore *store, TrackerChange *change, TrackerJourney *self)
{
  const TrackerParcelChange *parcel;

  if (self->parcel == NULL)
    return;
  parcel = tracker_change_find (change, tracker_parcel_get_id (self->parcel));
  if (parcel == NULL)
    return;

  if (parcel->flags & (TRACKER_CHANGE_REMOVED | TRACKER_CHANGE_ADDED))
    set_gone (self, (parcel->flags & TRACKER_CHANGE_REMOVED) != 0);
  if (parcel->flags & (TRACKER_CHANGE_EVENTS | TRACKER_CHANGE_SEEN | TRACKER_CHANGE_ADDED))
    read_events (self);
  if (parcel->flags & (TRACKER_CHANGE_LEGS | TRACKER_CHANGE_ADDED))
    read_legs (self);
}

static void
tracker_journey_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrackerJourney *self = TRACKER_JOURNEY (object);

  switch (prop_id)
    {
    case PROP_PARCEL:
      g_value_set_object (value, self->parcel);
      break;
    case PROP_TIMELINE:
      g_value_set_object (value, self->timeline);
      break;
    case PROP_LEGS:
      g_value_set_object (value, self->legs);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_GONE:
      g_value_set_boolean (value, self->gone);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_journey_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PARCEL:
      tracker_journey_set_parcel (TRACKER_JOURNEY (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_journey_dispose (GObject *object)
{
  TrackerJourney *self = TRACKER_JOURNEY (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->parcel);
  g_clear_object (&self->timeline);
  g_clear_object (&self->legs);
  g_clear_object (&self->store);
  g_clear_pointer (&self->registry, tracker_registry_unref);
  g_clear_object (&self->choices);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (tracker_journey_parent_class)->dispose (object);
}

static void
tracker_journey_class_init (TrackerJourneyClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tracker_journey_get_property;
  object_class->set_property = tracker_journey_set_property;
  object_class->dispose = tracker_journey_dispose;

  properties[PROP_PARCEL]
      = g_param_spec_object ("parcel", NULL, NULL, TRACKER_TYPE_PARCEL, flags | G_PARAM_WRITABLE);
  properties[PROP_TIMELINE]
      = g_param_spec_object ("timeline", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_LEGS] = g_param_spec_object ("legs", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_GONE] = g_param_spec_boolean ("gone", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tracker_journey_init (TrackerJourney *self)
{
  self->timeline = g_list_store_new (TRACKER_TYPE_TIMELINE_ITEM);
  self->legs = g_list_store_new (TRACKER_TYPE_LEG);
}

/**
 * tracker_journey_new:
 * @store: where events and legs come from
 * @registry: the carriers
 * @choices: what the person decided about them
 * @clock: now
 *
 * Makes a journey that shows no parcel yet.
 *
 * Returns: (transfer full): the journey
 */
TrackerJourney *
tracker_journey_new (TrackerStore *store,
                     TrackerRegistry *registry,
                     TrackerCarrierChoices *choices,
                     TrackerClock *clock)
{
  TrackerJourney *self = g_object_new (TRACKER_TYPE_JOURNEY, NULL);

  self->store = g_object_ref (store);
  self->registry = tracker_registry_ref (registry);
  self->choices = g_object_ref (choices);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (choices, "changed", G_CALLBACK (on_choices_changed_cb), self, 0);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, 0);

  return self;
}

/**
 * tracker_journey_set_parcel:
 * @self: a journey
 * @parcel: (nullable): which parcel to show
 *
 * Opens another parcel; its timeline comes in a moment.
 */
void
tracker_journey_set_parcel (TrackerJourney *self, TrackerParcel *parcel)
{
  g_return_if_fail (TRACKER_IS_JOURNEY (self));

  if (!g_set_object (&self->parcel, parcel))
    return;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_list_store_remove_all (self->timeline);
  g_list_store_remove_all (self->legs);
  set_gone (self, FALSE);
  set_loading (self, parcel != NULL);
  if (parcel != NULL)
    {
      self->cancellable = g_cancellable_new ();
      read_events (self);
      read_legs (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PARCEL]);
}

/**
 * tracker_journey_get_parcel:
 * @self: a journey
 *
 * The parcel it shows.
 *
 * Returns: (transfer none) (nullable): the parcel
 */
TrackerParcel *
tracker_journey_get_parcel (TrackerJourney *self)
{
  g_return_val_if_fail (TRACKER_IS_JOURNEY (self), NULL);

  return self->parcel;
}

/**
 * tracker_journey_get_timeline:
 * @self: a journey
 *
 * The merged timeline, newest first.
 *
 * Returns: (transfer none): a model of TrackerTimelineItem; the same for life
 */
GListModel *
tracker_journey_get_timeline (TrackerJourney *self)
{
  g_return_val_if_fail (TRACKER_IS_JOURNEY (self), NULL);

  return G_LIST_MODEL (self->timeline);
}

/**
 * tracker_journey_get_legs:
 * @self: a journey
 *
 * The carriers that are asked.
 *
 * Returns: (transfer none): a model of TrackerLeg; the same for life
 */
GListModel *
tracker_journey_get_legs (TrackerJourney *self)
{
  g_return_val_if_fail (TRACKER_IS_JOURNEY (self), NULL);

  return G_LIST_MODEL (self->legs);
}

/**
 * tracker_journey_get_loading:
 * @self: a journey
 *
 * Whether the timeline of its parcel has not come yet.
 *
 * Returns: %TRUE if so
 */
gboolean
tracker_journey_get_loading (TrackerJourney *self)
{
  g_return_val_if_fail (TRACKER_IS_JOURNEY (self), FALSE);

  return self->loading;
}
