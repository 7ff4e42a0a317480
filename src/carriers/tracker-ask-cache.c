/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-ask-cache-private.h"

#include <math.h>
#include <string.h>

#define CACHE_TYPE "a{s(xs)}"
#define MAX_SECONDS (30 * 86400)

typedef struct
{
  gint64 expires_s; /* UTC */
  char *value;
} Entry;

struct _TrackerAskCache
{
  GHashTable *entries; /* (owned) "way/step/save", behind it " NUMBERS" -> Entry */
  char *numbers;       /* (owned) those of this ask, joined */
};

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->value);
  g_free (entry);
}

static char *
dup_key (TrackerAskCache *self,
         const TrackerWay *way,
         const TrackerStep *step,
         const TrackerSave *save)
{
  /* A number has no blank in it, and no name has. */
  return g_strconcat (way->id, "/", step->id, "/", save->name,
                      step->is_cached_by_numbers ? " " : NULL, self->numbers, NULL);
}

/* Whether an entry is of these numbers, of no numbers at all, or of others. */
typedef enum
{
  KEPT_FOR_ALL,
  KEPT_FOR_THESE,
  KEPT_FOR_OTHERS,
} KeptFor;

static KeptFor
get_kept_for (const TrackerAskCache *self, const char *key)
{
  const char *blank = strchr (key, ' ');

  if (blank == NULL)
    return KEPT_FOR_ALL;
  return g_str_equal (blank + 1, self->numbers) ? KEPT_FOR_THESE : KEPT_FOR_OTHERS;
}

static void
put (TrackerAskCache *self, const char *key, gint64 expires_s, const char *value)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->expires_s = expires_s;
  entry->value = g_strdup (value);
  g_hash_table_replace (self->entries, g_strdup (key), entry);
}

/**
 * tracker_ask_cache_new:
 * @variant: (nullable): what an earlier ask kept; anything of another type is passed over
 * @numbers: (array zero-terminated=1): what is asked about: some things are kept for these only
 *
 * Returns: (transfer full): the cache
 */
TrackerAskCache *
tracker_ask_cache_new (GVariant *variant, char **numbers)
{
  TrackerAskCache *self = g_new0 (TrackerAskCache, 1);
  GVariantIter iter;
  const char *key;
  const char *value;
  gint64 expires_s;

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_entry);
  self->numbers = g_strjoinv (",", numbers);
  if (variant == NULL || !g_variant_is_of_type (variant, G_VARIANT_TYPE (CACHE_TYPE)))
    return self;
  g_variant_iter_init (&iter, variant);
  while (g_variant_iter_next (&iter, "{&s(x&s)}", &key, &expires_s, &value))
    put (self, key, expires_s, value);
  return self;
}

/**
 * tracker_ask_cache_free:
 * @self: (transfer full): a cache
 *
 * Frees the cache.
 */
void
tracker_ask_cache_free (TrackerAskCache *self)
{
  g_hash_table_unref (self->entries);
  g_free (self->numbers);
  g_free (self);
}

static const Entry *
find (TrackerAskCache *self,
      const TrackerWay *way,
      const TrackerStep *step,
      guint save_index,
      gint64 now_s)
{
  g_autofree char *key = dup_key (self, way, step, g_ptr_array_index (step->saves, save_index));
  const Entry *entry = g_hash_table_lookup (self->entries, key);

  return entry != NULL && entry->expires_s > now_s ? entry : NULL;
}

/**
 * tracker_ask_cache_restore:
 * @self: a cache
 * @way: the way that runs
 * @step: a step of it
 * @now_s: UTC
 * @saved: takes the saves, name to value
 *
 * Fills in the saves of a step, if all of them are kept and still good.
 *
 * Returns: whether the step need not be sent
 */
gboolean
tracker_ask_cache_restore (TrackerAskCache *self,
                           const TrackerWay *way,
                           const TrackerStep *step,
                           gint64 now_s,
                           GHashTable *saved)
{
  if (!step->is_cached || step->saves->len == 0)
    return FALSE;
  for (guint i = 0; i < step->saves->len; i++)
    {
      if (find (self, way, step, i, now_s) == NULL)
        return FALSE;
    }
  for (guint i = 0; i < step->saves->len; i++)
    {
      const TrackerSave *save = g_ptr_array_index (step->saves, i);

      g_hash_table_replace (saved, g_strdup (save->name),
                            g_strdup (find (self, way, step, i, now_s)->value));
    }
  return TRUE;
}

static gint64
read_seconds (const TrackerStep *step, const char *text)
{
  char *end = NULL;
  double seconds = text != NULL ? g_ascii_strtod (text, &end) : 0;

  if (text == NULL || end == text || !isfinite (seconds) || seconds <= 0)
    seconds = step->cache_default_s;
  return (gint64) MIN (seconds, MAX_SECONDS) - step->cache_margin_s;
}

/**
 * tracker_ask_cache_keep:
 * @self: a cache
 * @way: the way that runs
 * @step: a cached step of it whose saves are all in @saved
 * @seconds: (nullable): for how long the answer says they are good; the step's default if it is no
 * number
 * @now_s: UTC
 * @saved: name to value
 *
 * Keeps the saves of a step, 30 days at most.
 */
void
tracker_ask_cache_keep (TrackerAskCache *self,
                        const TrackerWay *way,
                        const TrackerStep *step,
                        const char *seconds,
                        gint64 now_s,
                        GHashTable *saved)
{
  gint64 expires_s = now_s + read_seconds (step, seconds);

  for (guint i = 0; i < step->saves->len; i++)
    {
      const TrackerSave *save = g_ptr_array_index (step->saves, i);
      g_autofree char *key = dup_key (self, way, step, save);

      put (self, key, expires_s, g_hash_table_lookup (saved, save->name));
    }
}

static void
forget (TrackerAskCache *self, const TrackerWay *way, KeptFor from, KeptFor to)
{
  g_autofree char *prefix = g_strconcat (way->id, "/", NULL);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      KeptFor kept_for = get_kept_for (self, key);

      if (g_str_has_prefix (key, prefix) && kept_for >= from && kept_for <= to)
        g_hash_table_iter_remove (&iter);
    }
}

/**
 * tracker_ask_cache_forget:
 * @self: a cache
 * @way: a way
 *
 * Drops all that is kept of a way, but for what is kept for other numbers.
 */
void
tracker_ask_cache_forget (TrackerAskCache *self, const TrackerWay *way)
{
  forget (self, way, KEPT_FOR_ALL, KEPT_FOR_THESE);
}

/**
 * tracker_ask_cache_forget_numbers:
 * @self: a cache
 * @way: a way
 *
 * Drops what is kept of a way for these numbers only.
 */
void
tracker_ask_cache_forget_numbers (TrackerAskCache *self, const TrackerWay *way)
{
  forget (self, way, KEPT_FOR_THESE, KEPT_FOR_THESE);
}

/**
 * tracker_ask_cache_forget_step:
 * @self: a cache
 * @way: a way
 * @step: a step of it
 *
 * Drops what is kept of one step: it will be sent again.
 */
void
tracker_ask_cache_forget_step (TrackerAskCache *self,
                               const TrackerWay *way,
                               const TrackerStep *step)
{
  for (guint i = 0; i < step->saves->len; i++)
    {
      g_autofree char *key = dup_key (self, way, step, g_ptr_array_index (step->saves, i));

      g_hash_table_remove (self->entries, key);
    }
}

/**
 * tracker_ask_cache_dup_variant:
 * @self: a cache
 * @now_s: UTC
 *
 * Returns: (transfer full) (nullable): `a{s(xs)}` of what is still good; NULL if nothing is
 */
GVariant *
tracker_ask_cache_dup_variant (TrackerAskCache *self, gint64 now_s)
{
  GVariantBuilder builder;
  GHashTableIter iter;
  gpointer key;
  gpointer value;
  guint n = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (CACHE_TYPE));
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Entry *entry = value;

      if (entry->expires_s <= now_s)
        continue;
      g_variant_builder_add (&builder, "{s(xs)}", (const char *) key, entry->expires_s,
                             entry->value);
      n++;
    }
  if (n == 0)
    {
      g_variant_builder_clear (&builder);
      return NULL;
    }
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}
