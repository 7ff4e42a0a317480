/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-demo-world.h"

#include <glib/gi18n-lib.h>

#include "tracker-demo-script-private.h"

/* How often the clock is looked at. */
#define TICK_MS 500

struct _TrackerDemoWorld
{
  GObject parent_instance;

  TrackerEmulator *emulator; /* (owned) */
  TrackerClock *clock;       /* (owned) */
  GArray *seeds;             /* (owned) of TrackerDemoSeed */
  gint64 started_s;
  gint64 told_s;   /* up to when changes were announced */
  GSource *source; /* (owned) (nullable) while time runs */
};

enum
{
  SIGNAL_MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrackerDemoWorld, tracker_demo_world, G_TYPE_OBJECT)

static const char *
translate (const char *text)
{
  return text != NULL ? _ (text) : NULL;
}

static void
fill_seeds (TrackerDemoWorld *self)
{
  gint64 now_s = tracker_clock_get_now_s (self->clock);

  for (gsize i = 0; i < tracker_demo_n_parcels; i++)
    {
      const TrackerDemoParcel *parcel = &tracker_demo_parcels[i];
      TrackerDemoSeed seed = {
        .number = parcel->number,
        .name = translate (parcel->name),
        .note = translate (parcel->note),
        .folder = translate (parcel->folder),
        .added_s = now_s - parcel->added_ago_s,
        .carriers = parcel->asked,
      };

      g_array_append_val (self->seeds, seed);
    }
}

static void
hand_over (TrackerDemoWorld *self, const TrackerDemoParcel *script)
{
  g_autoptr (TrackerEmulatorParcel) parcel = tracker_emulator_parcel_new (
      script->number, script->origin, script->destination, script->carriers);

  tracker_emulator_parcel_set_other_number (parcel, script->other_number);
  tracker_emulator_parcel_set_weight_g (parcel, script->weight_g);
  for (gsize i = 0; i < script->n_steps; i++)
    {
      const TrackerDemoStep *step = &script->steps[i];
      const TrackerDemoPlace *place = &tracker_demo_places[step->place];

      tracker_emulator_parcel_add_fact (parcel, step->kind, self->started_s - step->ago_s,
                                        place->offset_s, place->name, place->local_name,
                                        place->country, place->postcode);
      if (step->after_s > 0)
        tracker_emulator_parcel_set_known_s (parcel, self->started_s + step->after_s);
    }
  tracker_emulator_set_parcel (self->emulator, parcel);
  tracker_emulator_set_fault (self->emulator, script->number, script->fault,
                              script->fault_parameter);
}

/* Whether something that is told @after_s after the start became known between the last look and
 * @now_s. */
static gboolean
is_due (TrackerDemoWorld *self, int after_s, gint64 now_s)
{
  gint64 at_s = self->started_s + after_s;

  return after_s > 0 && at_s > self->told_s && at_s <= now_s;
}

static gboolean
has_moved (TrackerDemoWorld *self, const TrackerDemoParcel *script, gint64 now_s)
{
  for (gsize i = 0; i < script->n_steps; i++)
    if (is_due (self, script->steps[i].after_s, now_s))
      return TRUE;
  return g_strcmp0 (script->number, TRACKER_DEMO_DOWN_NUMBER) == 0
         && is_due (self, TRACKER_DEMO_BACK_AFTER_S, now_s);
}

static gboolean
on_tick_cb (gpointer user_data)
{
  g_autoptr (TrackerDemoWorld) self = g_object_ref (user_data);
  gint64 now_s = tracker_clock_get_now_s (self->clock);
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();

  if (is_due (self, TRACKER_DEMO_BACK_AFTER_S, now_s))
    tracker_emulator_set_carrier_fault (self->emulator, TRACKER_DEMO_DOWN_CARRIER,
                                        TRACKER_FAULT_NONE, 0);
  for (gsize i = 0; i < tracker_demo_n_parcels; i++)
    if (has_moved (self, &tracker_demo_parcels[i], now_s))
      g_ptr_array_add (moved, (gpointer) tracker_demo_parcels[i].number);
  self->told_s = MAX (self->told_s, now_s);

  for (guint i = 0; i < moved->len; i++)
    g_signal_emit (self, signals[SIGNAL_MOVED], 0, g_ptr_array_index (moved, i));
  return G_SOURCE_CONTINUE;
}

static void
tracker_demo_world_dispose (GObject *object)
{
  tracker_demo_world_stop (TRACKER_DEMO_WORLD (object));
  G_OBJECT_CLASS (tracker_demo_world_parent_class)->dispose (object);
}

static void
tracker_demo_world_finalize (GObject *object)
{
  TrackerDemoWorld *self = TRACKER_DEMO_WORLD (object);

  g_clear_object (&self->emulator);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->seeds, g_array_unref);
  G_OBJECT_CLASS (tracker_demo_world_parent_class)->finalize (object);
}

static void
tracker_demo_world_class_init (TrackerDemoWorldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tracker_demo_world_dispose;
  object_class->finalize = tracker_demo_world_finalize;

  /**
   * TrackerDemoWorld::moved:
   * @self: the world
   * @number: a number of which something new can be learned
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", TRACKER_TYPE_DEMO_WORLD, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tracker_demo_world_init (TrackerDemoWorld *self)
{
  self->seeds = g_array_new (FALSE, FALSE, sizeof (TrackerDemoSeed));
}

/**
 * tracker_demo_world_new:
 * @emulator: where the parcels live
 * @clock: the emulator's clock
 *
 * Returns: (transfer full): a world that is not filled yet
 */
TrackerDemoWorld *
tracker_demo_world_new (TrackerEmulator *emulator, TrackerClock *clock)
{
  TrackerDemoWorld *self;

  g_return_val_if_fail (TRACKER_IS_EMULATOR (emulator), NULL);
  g_return_val_if_fail (TRACKER_IS_CLOCK (clock), NULL);

  self = g_object_new (TRACKER_TYPE_DEMO_WORLD, NULL);
  self->emulator = g_object_ref (emulator);
  self->clock = g_object_ref (clock);
  fill_seeds (self);
  return self;
}

/**
 * tracker_demo_world_get_seeds:
 * @self: a world
 * @n_seeds: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_seeds): what the person's profile holds at the start
 */
const TrackerDemoSeed *
tracker_demo_world_get_seeds (TrackerDemoWorld *self, gsize *n_seeds)
{
  g_return_val_if_fail (TRACKER_IS_DEMO_WORLD (self), NULL);
  g_return_val_if_fail (n_seeds != NULL, NULL);

  *n_seeds = self->seeds->len;
  return &g_array_index (self->seeds, TrackerDemoSeed, 0);
}

/**
 * tracker_demo_world_start:
 * @self: a world
 *
 * Hands all parcels to the emulator, their histories counted back from now, one post out of order,
 * and announces from then on what changes. Starting again begins the story anew.
 */
void
tracker_demo_world_start (TrackerDemoWorld *self)
{
  g_return_if_fail (TRACKER_IS_DEMO_WORLD (self));

  tracker_demo_world_stop (self);
  self->started_s = tracker_clock_get_now_s (self->clock);
  self->told_s = self->started_s;
  for (gsize i = 0; i < tracker_demo_n_parcels; i++)
    hand_over (self, &tracker_demo_parcels[i]);
  tracker_emulator_set_carrier_fault (self->emulator, TRACKER_DEMO_DOWN_CARRIER,
                                      TRACKER_FAULT_UNAVAILABLE, 0);

  self->source = g_timeout_source_new (TICK_MS);
  g_source_set_callback (self->source, on_tick_cb, self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());
}

/**
 * tracker_demo_world_stop:
 * @self: a world
 *
 * Announces nothing more. The parcels stay known, and go on by the clock.
 */
void
tracker_demo_world_stop (TrackerDemoWorld *self)
{
  g_return_if_fail (TRACKER_IS_DEMO_WORLD (self));

  if (self->source == NULL)
    return;
  g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
}
