/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-challenge-texture.h"

#include <math.h>

/* The largest texture that is made. What is larger on the screen is stretched when it is drawn. */
#define MAX_PIXELS (16 * 1000 * 1000)

struct _TrackerChallengeTexture
{
  GObject parent_instance;

  TrackerPicture *picture;   /* (owned) (nullable) */
  GdkTexture *texture;       /* (owned) (nullable) the sharpest one so far */
  int factor;                /* that is wanted */
  GCancellable *cancellable; /* (owned) (nullable) of the enlarging under way */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrackerChallengeTexture, tracker_challenge_texture, G_TYPE_OBJECT)

static GdkTexture *
create_texture (TrackerPicture *picture)
{
  return gdk_memory_texture_new (tracker_picture_get_width (picture),
                                 tracker_picture_get_height (picture), GDK_MEMORY_R8G8B8A8,
                                 tracker_picture_get_pixels (picture),
                                 tracker_picture_get_stride (picture));
}

static void
take_texture (TrackerChallengeTexture *self, GdkTexture *texture)
{
  g_clear_object (&self->texture);
  self->texture = texture;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
drop_enlarging (TrackerChallengeTexture *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

typedef struct
{
  TrackerPicture *picture; /* (owned) */
  int factor;
} Enlarging;

static void
enlarging_free (gpointer data)
{
  Enlarging *enlarging = data;

  tracker_picture_unref (enlarging->picture);
  g_free (enlarging);
}

static void
enlarge_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Enlarging *enlarging = data;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, tracker_picture_enlarge (enlarging->picture, enlarging->factor),
                           (GDestroyNotify) tracker_picture_unref);
}

static void
on_enlarged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TrackerChallengeTexture *self = TRACKER_CHALLENGE_TEXTURE (source);
  g_autoptr (TrackerPicture) picture = g_task_propagate_pointer (G_TASK (result), NULL);

  if (picture == NULL)
    return; /* another one is wanted by now */

  g_clear_object (&self->cancellable);
  take_texture (self, create_texture (picture));
}

static void
enlarge (TrackerChallengeTexture *self)
{
  g_autoptr (GTask) task = NULL;
  Enlarging *enlarging = g_new0 (Enlarging, 1);

  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_enlarged_cb, NULL);
  g_task_set_source_tag (task, enlarge);
  enlarging->picture = tracker_picture_ref (self->picture);
  enlarging->factor = self->factor;
  g_task_set_task_data (task, enlarging, enlarging_free);
  g_task_run_in_thread (task, enlarge_in_thread);
}

static void
tracker_challenge_texture_dispose (GObject *object)
{
  TrackerChallengeTexture *self = TRACKER_CHALLENGE_TEXTURE (object);

  drop_enlarging (self);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->picture, tracker_picture_unref);

  G_OBJECT_CLASS (tracker_challenge_texture_parent_class)->dispose (object);
}

static void
tracker_challenge_texture_class_init (TrackerChallengeTextureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tracker_challenge_texture_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
tracker_challenge_texture_init (TrackerChallengeTexture *self)
{
}

/**
 * tracker_challenge_texture_new:
 *
 * Returns: (transfer full): a texture of nothing
 */
TrackerChallengeTexture *
tracker_challenge_texture_new (void)
{
  return g_object_new (TRACKER_TYPE_CHALLENGE_TEXTURE, NULL);
}

/**
 * tracker_challenge_texture_choose_factor:
 * @width: of the picture, in its pixels
 * @height: of the picture, in its pixels
 * @device_scale: pixels of the screen per pixel of the picture
 *
 * Returns: by which whole number the picture is enlarged, at least 1; the result has at most 16
 *   million pixels
 */
int
tracker_challenge_texture_choose_factor (int width, int height, double device_scale)
{
  double n_pixels = (double) width * height;
  int most = n_pixels > 0 ? (int) sqrt (MAX_PIXELS / n_pixels) : 1;

  return CLAMP ((int) lround (device_scale), 1, MAX (most, 1));
}

/**
 * tracker_challenge_texture_set:
 * @self: a texture
 * @picture: (nullable): what it shows
 * @device_scale: pixels of the screen per pixel of the picture
 *
 * What stays the same is not done again. Main thread.
 */
void
tracker_challenge_texture_set (TrackerChallengeTexture *self,
                               TrackerPicture *picture,
                               double device_scale)
{
  int factor = 1;
  gboolean is_other;

  g_return_if_fail (TRACKER_IS_CHALLENGE_TEXTURE (self));

  if (picture != NULL)
    factor = tracker_challenge_texture_choose_factor (
        tracker_picture_get_width (picture), tracker_picture_get_height (picture), device_scale);
  is_other = picture != self->picture;
  if (!is_other && factor == self->factor)
    return;

  drop_enlarging (self);
  self->factor = factor;
  if (is_other)
    {
      g_clear_pointer (&self->picture, tracker_picture_unref);
      self->picture = picture != NULL ? tracker_picture_ref (picture) : NULL;
    }
  if (picture != NULL && factor > 1)
    enlarge (self);
  if (is_other || factor == 1)
    take_texture (self, picture != NULL ? create_texture (picture) : NULL);
}

/**
 * tracker_challenge_texture_get:
 * @self: a texture
 *
 * Returns: (transfer none) (nullable): what to draw
 */
GdkTexture *
tracker_challenge_texture_get (TrackerChallengeTexture *self)
{
  g_return_val_if_fail (TRACKER_IS_CHALLENGE_TEXTURE (self), NULL);

  return self->texture;
}

/**
 * tracker_challenge_texture_get_picture:
 * @self: a texture
 *
 * Returns: (transfer none) (nullable): the picture as it came
 */
TrackerPicture *
tracker_challenge_texture_get_picture (TrackerChallengeTexture *self)
{
  g_return_val_if_fail (TRACKER_IS_CHALLENGE_TEXTURE (self), NULL);

  return self->picture;
}
