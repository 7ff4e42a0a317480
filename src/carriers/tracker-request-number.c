/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-engine-private.h"

/* Which requests of a way tell whoever gets them the number that is asked about. What was made of
 * the number, or came back where it was told, may stand for it: that counts as the number. */

typedef struct
{
  GHashTable *saves; /* set of the names that may hold the number */
  gboolean is_told;  /* by a request before */
} Trail;

static gboolean
template_tells (const TrackerTemplate *template, const Trail *trail)
{
  for (guint i = 0; template != NULL && i < template->pieces->len; i++)
    {
      const TrackerPiece *piece = g_ptr_array_index (template->pieces, i);

      if (piece->kind == TRACKER_PIECE_NUMBER || piece->kind == TRACKER_PIECE_NUMBERS
          || (piece->kind == TRACKER_PIECE_SAVED
              && g_hash_table_contains (trail->saves, piece->text)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
fields_tell (const GPtrArray *fields, const Trail *trail)
{
  for (guint i = 0; fields != NULL && i < fields->len; i++)
    if (template_tells (((const TrackerField *) g_ptr_array_index (fields, i))->value, trail))
      return TRUE;
  return FALSE;
}

static gboolean
json_tells (GHashTable *json_strings, const Trail *trail)
{
  GHashTableIter iter;
  gpointer template;

  if (json_strings == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, json_strings);
  while (g_hash_table_iter_next (&iter, NULL, &template))
    if (template_tells (template, trail))
      return TRUE;
  return FALSE;
}

static gboolean
request_tells (const TrackerRequestSpec *spec, const Trail *trail)
{
  return spec != NULL
         && (template_tells (spec->url, trail) || template_tells (spec->address, trail)
             || template_tells (spec->user, trail) || template_tells (spec->password, trail)
             || template_tells (spec->text, trail) || fields_tell (spec->query, trail)
             || fields_tell (spec->headers, trail) || fields_tell (spec->form, trail)
             || json_tells (spec->json_strings, trail));
}

static gboolean
value_tells (const TrackerValue *value, const Trail *trail)
{
  if (value == NULL)
    return FALSE;
  for (guint i = 0; value->parts != NULL && i < value->parts->len; i++)
    if (value_tells (g_ptr_array_index (value->parts, i), trail))
      return TRUE;
  return template_tells (value->text, trail);
}

static gboolean
captcha_tells (const TrackerCaptchaSpec *captcha, const Trail *trail)
{
  for (guint i = 0; captcha != NULL && i < TRACKER_CAPTCHA_N_PICTURES; i++)
    {
      const TrackerPictureSpec *picture = captcha->pictures[i];

      if (picture != NULL
          && (request_tells (picture->request, trail)
              || (picture->source == TRACKER_PICTURE_ADDRESS
                  && template_tells (picture->text, trail))))
        return TRUE;
    }
  return FALSE;
}

static void
follow_saves (const GPtrArray *saves, Trail *trail)
{
  for (guint i = 0; i < saves->len; i++)
    {
      const TrackerSave *save = g_ptr_array_index (saves, i);

      if (trail->is_told || value_tells (save->value, trail))
        g_hash_table_add (trail->saves, save->name);
    }
}

/**
 * tracker_way_tells_number:
 * @self: a way
 * @index: of one of its steps
 *
 * Tells whether what that step sends holds the number that is asked about, or what may stand for
 * it: what was made of it, and all that was saved from the answers since it was told. Rather once
 * too often than once too seldom.
 *
 * Returns: whether the host that is asked then learns the number
 */
gboolean
tracker_way_tells_number (const TrackerWay *self, guint index)
{
  g_autoptr (GHashTable) saves = g_hash_table_new (g_str_hash, g_str_equal);
  Trail trail = { saves, FALSE };

  g_return_val_if_fail (index < self->steps->len, TRUE);

  follow_saves (self->saves, &trail);
  for (guint i = 0;; i++)
    {
      const TrackerStep *step = g_ptr_array_index (self->steps, i);
      gboolean tells
          = request_tells (step->request, &trail) || captcha_tells (step->captcha, &trail);

      if (i == index)
        return tells;
      trail.is_told = trail.is_told || tells;
      follow_saves (step->saves, &trail);
    }
}
