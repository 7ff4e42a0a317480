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
  GHashTable *asked;   /* (owned) set: the same */
  GHashTable *covered; /* (owned) (nullable) set: what is gone on with is for these */
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

/* Whether an entry is of some of these numbers, of no numbers at all, or of others. */
typedef enum
{
  KEPT_FOR_ALL,
  KEPT_FOR_THESE,
  KEPT_FOR_OTHERS,
} KeptFor;

static GHashTable *
new_set (char **numbers)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; numbers[i] != NULL; i++)
    g_hash_table_add (set, g_strdup (numbers[i]));
  return set;
}

/* (nullable): the set of the numbers that an entry is good for; NULL: for any. */
static GHashTable *
new_set_of_key (const char *key)
{
  const char *blank = strchr (key, ' ');
  g_auto (GStrv) numbers = blank != NULL ? g_strsplit (blank + 1, ",", -1) : NULL;

  return numbers != NULL ? new_set (numbers) : NULL;
}

static guint
count_common (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer number;
  guint n = 0;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    n += g_hash_table_contains (b, number);
  return n;
}

static KeptFor
get_kept_for (const TrackerAskCache *self, const char *key)
{
  g_autoptr (GHashTable) numbers = new_set_of_key (key);

  if (numbers == NULL)
    return KEPT_FOR_ALL;
  return count_common (self->asked, numbers) > 0 ? KEPT_FOR_THESE : KEPT_FOR_OTHERS;
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
  self->asked = new_set (numbers);
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
  g_hash_table_unref (self->asked);
  g_clear_pointer (&self->covered, g_hash_table_unref);
  g_free (self);
}

/* The numbers for which most is kept of what is asked, as they stand in the keys, and of several
 * the latest; NULL: for none of them. Parcels that were asked about together need not be again. */
static char *
dup_best_numbers (TrackerAskCache *self,
                  const TrackerWay *way,
                  const TrackerStep *step,
                  gint64 now_s)
{
  const TrackerSave *first = g_ptr_array_index (step->saves, 0);
  g_autofree char *prefix = g_strconcat (way->id, "/", step->id, "/", first->name, " ", NULL);
  const char *best = NULL;
  guint n_best = 0;
  gint64 best_expires_s = 0;
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Entry *entry = value;
      g_autoptr (GHashTable) numbers = NULL;
      guint n;

      if (!g_str_has_prefix (key, prefix) || entry->expires_s <= now_s)
        continue;
      numbers = new_set_of_key (key);
      n = count_common (self->asked, numbers);
      if (n < MAX (n_best, 1) || (n == n_best && entry->expires_s <= best_expires_s))
        continue;
      best = (const char *) key + strlen (prefix);
      n_best = n;
      best_expires_s = entry->expires_s;
    }
  return g_strdup (best);
}

static const Entry *
find (TrackerAskCache *self,
      const TrackerWay *way,
      const TrackerStep *step,
      const char *numbers,
      guint save_index,
      gint64 now_s)
{
  const TrackerSave *save = g_ptr_array_index (step->saves, save_index);
  g_autofree char *key = g_strconcat (way->id, "/", step->id, "/", save->name,
                                      numbers != NULL ? " " : NULL, numbers, NULL);
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
 * Fills in the saves of a step, if all of them are kept and still good. What is kept for certain
 * numbers serves if one of these is among them: see tracker_ask_cache_covers().
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
  g_autofree char *numbers = NULL;

  if (!step->is_cached || step->saves->len == 0)
    return FALSE;
  if (step->is_cached_by_numbers)
    numbers = dup_best_numbers (self, way, step, now_s);
  if (step->is_cached_by_numbers && numbers == NULL)
    return FALSE;
  for (guint i = 0; i < step->saves->len; i++)
    {
      if (find (self, way, step, numbers, i, now_s) == NULL)
        return FALSE;
    }
  for (guint i = 0; i < step->saves->len; i++)
    {
      const TrackerSave *save = g_ptr_array_index (step->saves, i);

      g_hash_table_replace (saved, g_strdup (save->name),
                            g_strdup (find (self, way, step, numbers, i, now_s)->value));
    }
  if (numbers != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (numbers, ",", -1);

      g_clear_pointer (&self->covered, g_hash_table_unref);
      self->covered = new_set (parts);
    }
  return TRUE;
}

/**
 * tracker_ask_cache_covers:
 * @self: a cache
 * @number: one of those that are asked about
 *
 * Returns: %FALSE if what the ask goes on with was kept for other numbers only: the answer says
 * nothing about this one
 */
gboolean
tracker_ask_cache_covers (const TrackerAskCache *self, const char *number)
{
  return self->covered == NULL || g_hash_table_contains (self->covered, number);
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

  if (step->is_cached_by_numbers)
    g_clear_pointer (&self->covered, g_hash_table_unref);
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

/* The key without those of @served; NULL: there are no others. */
static char *
dup_rest (const char *key, GHashTable *served)
{
  const char *blank = strchr (key, ' ');
  g_auto (GStrv) numbers = g_strsplit (blank + 1, ",", -1);
  g_autoptr (GString) rest = g_string_new_len (key, blank - key);
  gboolean has_any = FALSE;

  for (gsize i = 0; numbers[i] != NULL; i++)
    {
      if (g_hash_table_contains (served, numbers[i]))
        continue;
      g_string_append_printf (rest, "%c%s", has_any ? ',' : ' ', numbers[i]);
      has_any = TRUE;
    }
  return has_any ? g_string_free (g_steal_pointer (&rest), FALSE) : NULL;
}

/**
 * tracker_ask_cache_forget_numbers:
 * @self: a cache
 * @way: a way
 * @served: (element-type utf8 utf8): a set of numbers
 *
 * What is kept of a way for certain numbers is good for those of @served no more.
 */
void
tracker_ask_cache_forget_numbers (TrackerAskCache *self, const TrackerWay *way, GHashTable *served)
{
  g_autofree char *prefix = g_strconcat (way->id, "/", NULL);
  g_autoptr (GHashTable) kept = g_steal_pointer (&self->entries);
  GHashTableIter iter;
  gpointer key, value;

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_entry);
  g_hash_table_iter_init (&iter, kept);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Entry *entry = value;
      gboolean is_meant = g_str_has_prefix (key, prefix) && strchr (key, ' ') != NULL;
      g_autofree char *rest = is_meant ? dup_rest (key, served) : g_strdup (key);

      if (rest != NULL)
        put (self, rest, entry->expires_s, entry->value);
    }
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
