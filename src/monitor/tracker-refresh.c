/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-refresh.h"

#include "tracker-refresh-private.h"

struct _TrackerRefresh
{
  GObject parent_instance;

  GCancellable *cancellable; /* (owned) */
  int total;
  int asked;
  int changed;
  int failed;
  int captcha;
  gboolean running;
};

enum
{
  PROP_0,
  PROP_TOTAL,
  PROP_ASKED,
  PROP_CHANGED,
  PROP_FAILED,
  PROP_CAPTCHA,
  PROP_RUNNING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerRefresh, tracker_refresh, G_TYPE_OBJECT)

static void
tracker_refresh_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrackerRefresh *self = TRACKER_REFRESH (object);

  switch (prop_id)
    {
    case PROP_TOTAL:
      g_value_set_int (value, self->total);
      break;
    case PROP_ASKED:
      g_value_set_int (value, self->asked);
      break;
    case PROP_CHANGED:
      g_value_set_int (value, self->changed);
      break;
    case PROP_FAILED:
      g_value_set_int (value, self->failed);
      break;
    case PROP_CAPTCHA:
      g_value_set_int (value, self->captcha);
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_refresh_finalize (GObject *object)
{
  TrackerRefresh *self = TRACKER_REFRESH (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (tracker_refresh_parent_class)->finalize (object);
}

static void
install_count (guint prop_id, const char *name)
{
  properties[prop_id]
      = g_param_spec_int (name, NULL, NULL, 0, G_MAXINT, 0,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
tracker_refresh_class_init (TrackerRefreshClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tracker_refresh_get_property;
  object_class->finalize = tracker_refresh_finalize;

  install_count (PROP_TOTAL, "total");
  install_count (PROP_ASKED, "asked");
  install_count (PROP_CHANGED, "changed");
  install_count (PROP_FAILED, "failed");
  install_count (PROP_CAPTCHA, "captcha");
  properties[PROP_RUNNING]
      = g_param_spec_boolean ("running", NULL, NULL, TRUE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tracker_refresh_init (TrackerRefresh *self)
{
  self->cancellable = g_cancellable_new ();
  self->running = TRUE;
}

/**
 * tracker_refresh_new:
 *
 * Makes the job that a refresh counts on.
 *
 * Returns: (transfer full): a running job with nothing to ask yet
 */
TrackerRefresh *
tracker_refresh_new (void)
{
  return g_object_new (TRACKER_TYPE_REFRESH, NULL);
}

/**
 * tracker_refresh_get_cancellable:
 * @self: a job
 *
 * What every ask of this job is cancelled by.
 *
 * Returns: (transfer none): the cancellable
 */
GCancellable *
tracker_refresh_get_cancellable (TrackerRefresh *self)
{
  g_return_val_if_fail (TRACKER_IS_REFRESH (self), NULL);

  return self->cancellable;
}

/**
 * tracker_refresh_add_total:
 * @self: a job
 * @n_legs: how many more legs it is to ask
 *
 * Makes the job longer: a second wish joins the one that runs.
 */
void
tracker_refresh_add_total (TrackerRefresh *self, int n_legs)
{
  g_return_if_fail (TRACKER_IS_REFRESH (self));

  if (n_legs == 0)
    return;

  self->total += n_legs;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
}

/**
 * tracker_refresh_count_leg:
 * @self: a job
 * @failed: the ask was no answer
 * @captcha: the post wants a human
 *
 * Counts one leg whose ask has ended.
 */
void
tracker_refresh_count_leg (TrackerRefresh *self, gboolean failed, gboolean captcha)
{
  g_return_if_fail (TRACKER_IS_REFRESH (self));

  g_object_freeze_notify (G_OBJECT (self));
  self->asked++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASKED]);
  if (captcha)
    {
      self->captcha++;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAPTCHA]);
    }
  else if (failed)
    {
      self->failed++;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAILED]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * tracker_refresh_count_changed:
 * @self: a job
 * @n_parcels: how many more parcels changed
 *
 * Counts parcels for which the answers brought something new.
 */
void
tracker_refresh_count_changed (TrackerRefresh *self, int n_parcels)
{
  g_return_if_fail (TRACKER_IS_REFRESH (self));

  if (n_parcels <= 0)
    return;

  self->changed += n_parcels;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGED]);
}

/**
 * tracker_refresh_end:
 * @self: a job
 *
 * Says that every answer is kept, or that the job was cancelled.
 */
void
tracker_refresh_end (TrackerRefresh *self)
{
  g_return_if_fail (TRACKER_IS_REFRESH (self));

  if (!self->running)
    return;

  self->running = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

/**
 * tracker_refresh_get_total:
 * @self: a job
 *
 * How many legs the job asks.
 *
 * Returns: a count
 */
int
tracker_refresh_get_total (TrackerRefresh *self)
{
  g_return_val_if_fail (TRACKER_IS_REFRESH (self), 0);

  return self->total;
}

/**
 * tracker_refresh_get_asked:
 * @self: a job
 *
 * How many asks have ended, well or not.
 *
 * Returns: a count, at most the total
 */
int
tracker_refresh_get_asked (TrackerRefresh *self)
{
  g_return_val_if_fail (TRACKER_IS_REFRESH (self), 0);

  return self->asked;
}

/**
 * tracker_refresh_get_changed:
 * @self: a job
 *
 * How many parcels the answers changed.
 *
 * Returns: a count
 */
int
tracker_refresh_get_changed (TrackerRefresh *self)
{
  g_return_val_if_fail (TRACKER_IS_REFRESH (self), 0);

  return self->changed;
}

/**
 * tracker_refresh_get_failed:
 * @self: a job
 *
 * How many asks brought no answer; those that met a CAPTCHA are not among them.
 *
 * Returns: a count
 */
int
tracker_refresh_get_failed (TrackerRefresh *self)
{
  g_return_val_if_fail (TRACKER_IS_REFRESH (self), 0);

  return self->failed;
}

/**
 * tracker_refresh_get_captcha:
 * @self: a job
 *
 * How many asks met a post that wants a human.
 *
 * Returns: a count
 */
int
tracker_refresh_get_captcha (TrackerRefresh *self)
{
  g_return_val_if_fail (TRACKER_IS_REFRESH (self), 0);

  return self->captcha;
}

/**
 * tracker_refresh_get_running:
 * @self: a job
 *
 * Whether answers may still come.
 *
 * Returns: %FALSE once all is kept or cancelled
 */
gboolean
tracker_refresh_get_running (TrackerRefresh *self)
{
  g_return_val_if_fail (TRACKER_IS_REFRESH (self), FALSE);

  return self->running;
}

/**
 * tracker_refresh_cancel:
 * @self: a job
 *
 * Stops asking. What the posts have answered so far stays kept.
 */
void
tracker_refresh_cancel (TrackerRefresh *self)
{
  g_return_if_fail (TRACKER_IS_REFRESH (self));

  g_cancellable_cancel (self->cancellable);
}
