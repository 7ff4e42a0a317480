/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-registry-private.h"

#include <string.h>

#define MAX_WRAPPINGS 2   /* of an address in the address of a click counter */
#define MAX_PARAMETERS 50 /* of such an address */

G_DEFINE_BOXED_TYPE (TrackerRegistry,
                     tracker_registry,
                     tracker_registry_ref,
                     tracker_registry_unref)

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(TrackerDefinition *const *) a)->id, (*(TrackerDefinition *const *) b)->id);
}

/**
 * tracker_registry_get_country_index:
 * @code: (nullable): alpha-2
 *
 * Returns: where @code stands in tables by country; -1 if it is none
 */
int
tracker_registry_get_country_index (const char *code)
{
  if (code == NULL || !g_ascii_isupper (code[0]) || !g_ascii_isupper (code[1]))
    return -1;
  return (code[0] - 'A') * 26 + code[1] - 'A';
}

static void
shape_free (TrackerNumberShape *shape)
{
  g_array_unref (shape->entries);
  g_free (shape);
}

/* (transfer full) The same for formats that match the same numbers with the same check digits. */
static char *
dup_shape_key (const TrackerNumberFormat *format)
{
  GString *key = g_string_new (tracker_pattern_get_text (format->pattern));

  if (format->checksum == TRACKER_CHECKSUM_NONE)
    return g_string_free (key, FALSE);
  g_string_append_printf (key, "\n%d %d %d %s/%s", (int) format->checksum, format->is_from_right,
                          format->checksum_plus,
                          format->checksum_prefix != NULL ? format->checksum_prefix : "",
                          format->checksum_replace != NULL ? format->checksum_replace : "");
  for (guint i = 0; i < format->weights->len; i++)
    g_string_append_printf (key, " %d", g_array_index (format->weights, int, i));
  return g_string_free (key, FALSE);
}

static void
add_to (GArray **entries, const TrackerFormatEntry *entry)
{
  if (*entries == NULL)
    *entries = g_array_new (FALSE, FALSE, sizeof (TrackerFormatEntry));
  g_array_append_vals (*entries, entry, 1);
}

static void
index_s10 (TrackerRegistry *self, const TrackerFormatEntry *entry)
{
  const TrackerNumberFormat *format = entry->format;

  if (format->countries == NULL && format->role == TRACKER_ROLE_DESTINATION)
    {
      if (entry->home >= 0)
        add_to (&self->s10_by_home[entry->home], entry);
    }
  else if (format->countries == NULL)
    add_to (&self->s10_any, entry);
  for (guint i = 0; format->countries != NULL && format->countries[i] != NULL; i++)
    {
      int issuer = tracker_registry_get_country_index (format->countries[i]);

      if (issuer >= 0)
        add_to (&self->s10_by_issuer[issuer], entry);
    }
}

static void
index_pattern (TrackerRegistry *self, GHashTable *by_key, const TrackerFormatEntry *entry)
{
  g_autofree char *key = dup_shape_key (entry->format);
  TrackerNumberShape *shape = g_hash_table_lookup (by_key, key);

  if (shape == NULL)
    {
      shape = g_new0 (TrackerNumberShape, 1);
      shape->format = entry->format;
      g_ptr_array_add (self->shapes, shape);
      g_ptr_array_add (self->patterns, entry->format->pattern);
      g_hash_table_insert (by_key, g_steal_pointer (&key), shape);
    }
  add_to (&shape->entries, entry);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Fills `formats`; @indices (element-type utf8 guint): where each of them stands. */
static void
index_format_names (TrackerRegistry *self, GHashTable *indices)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_add (indices, (gpointer) TRACKER_S10_FORMAT);
  for (guint i = 0; i < self->definitions->len; i++)
    {
      const TrackerDefinition *one = g_ptr_array_index (self->definitions, i);

      for (guint j = 0; j < one->numbers->len; j++)
        g_hash_table_add (indices,
                          ((TrackerNumberFormat *) g_ptr_array_index (one->numbers, j))->format);
    }
  g_hash_table_iter_init (&iter, indices);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (self->formats, name);
  g_ptr_array_sort (self->formats, compare_names);
  for (guint i = 0; i < self->formats->len; i++)
    g_hash_table_insert (indices, g_ptr_array_index (self->formats, i), GUINT_TO_POINTER (i));
  self->s10_format = GPOINTER_TO_UINT (g_hash_table_lookup (indices, TRACKER_S10_FORMAT));
}

static void
index_formats (TrackerRegistry *self)
{
  g_autoptr (GHashTable) indices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  index_format_names (self, indices);
  for (guint i = 0; i < self->definitions->len; i++)
    {
      TrackerDefinition *one = g_ptr_array_index (self->definitions, i);

      for (guint j = 0; j < one->numbers->len; j++)
        {
          const TrackerNumberFormat *format = g_ptr_array_index (one->numbers, j);
          const TrackerFormatEntry entry = {
            .definition = one,
            .format = format,
            .definition_index = i,
            .format_index = GPOINTER_TO_UINT (g_hash_table_lookup (indices, format->format)),
            .home = tracker_registry_get_country_index (one->country),
            .is_asked = format->is_asked && !tracker_definition_is_link (one),
          };

          if (format->is_s10)
            index_s10 (self, &entry);
          else
            index_pattern (self, by_key, &entry);
        }
    }
}

static void
index_links (TrackerRegistry *self)
{
  self->links
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < self->definitions->len; i++)
    {
      TrackerDefinition *one = g_ptr_array_index (self->definitions, i);

      for (guint j = 0; j < one->links->len; j++)
        {
          const TrackerLink *link = g_ptr_array_index (one->links, j);
          const char *host = tracker_link_get_host (link);
          GPtrArray *pages = g_hash_table_lookup (self->links, host);
          TrackerHostLink *page = g_new (TrackerHostLink, 1);

          *page = (TrackerHostLink){ one, link };
          if (pages == NULL)
            {
              pages = g_ptr_array_new_with_free_func (g_free);
              g_hash_table_insert (self->links, (gpointer) host, pages);
            }
          /* Whose own page it is comes before who shares it. */
          g_ptr_array_insert (pages, j == 0 && one->has_page_link ? 0 : -1, page);
        }
    }
}

/**
 * tracker_registry_get_matcher:
 * @self: a registry
 * @length: of a number
 *
 * Gives what tries all patterns at once on numbers of this length; the first call makes it. Any
 * thread.
 *
 * Returns: (transfer none) (nullable): the matcher; %NULL if no number is that long
 */
const TrackerNumberMatcher *
tracker_registry_get_matcher (const TrackerRegistry *self, gsize length)
{
  gsize *matcher;

  if (length == 0 || length >= G_N_ELEMENTS (self->matchers))
    return NULL;
  matcher = &((TrackerRegistry *) self)->matchers[length];
  if (g_once_init_enter (matcher))
    g_once_init_leave (matcher,
                       (gsize) tracker_number_matcher_new (self->patterns, (guint) length));
  return (const TrackerNumberMatcher *) *matcher;
}

/**
 * tracker_registry_new:
 * @definitions: (element-type TrackerDefinition): the definitions; of two with one id the later
 * wins
 *
 * Returns: (transfer full): a registry of them
 */
TrackerRegistry *
tracker_registry_new (GPtrArray *definitions)
{
  TrackerRegistry *self = g_new0 (TrackerRegistry, 1);
  GHashTableIter iter;
  gpointer definition;

  g_atomic_ref_count_init (&self->ref_count);
  self->definitions = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_definition_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->formats = g_ptr_array_new ();
  self->shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) shape_free);
  self->patterns = g_ptr_array_new ();
  for (guint i = 0; i < definitions->len; i++)
    {
      TrackerDefinition *one = g_ptr_array_index (definitions, i);

      g_hash_table_replace (self->by_id, one->id, one);
    }
  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &definition))
    g_ptr_array_add (self->definitions, tracker_definition_ref (definition));
  g_ptr_array_sort (self->definitions, compare_ids);
  index_formats (self);
  index_links (self);
  return self;
}

/**
 * tracker_registry_ref:
 * @self: a registry
 *
 * Any thread.
 *
 * Returns: (transfer full): @self
 */
TrackerRegistry *
tracker_registry_ref (TrackerRegistry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * tracker_registry_unref:
 * @self: (transfer full): a registry
 *
 * Gives up a reference. Any thread.
 */
void
tracker_registry_unref (TrackerRegistry *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->matchers); i++)
    if (self->matchers[i] != 0)
      tracker_number_matcher_free ((TrackerNumberMatcher *) self->matchers[i]);
  for (guint i = 0; i < TRACKER_N_COUNTRIES; i++)
    {
      g_clear_pointer (&self->s10_by_issuer[i], g_array_unref);
      g_clear_pointer (&self->s10_by_home[i], g_array_unref);
    }
  g_clear_pointer (&self->s10_any, g_array_unref);
  g_clear_pointer (&self->links, g_hash_table_unref);
  g_clear_pointer (&self->patterns, g_ptr_array_unref);
  g_clear_pointer (&self->shapes, g_ptr_array_unref);
  g_clear_pointer (&self->formats, g_ptr_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->definitions, g_ptr_array_unref);
  g_free (self);
}

/**
 * tracker_registry_get_n_definitions:
 * @self: a registry
 *
 * Returns: how many carriers it knows
 */
guint
tracker_registry_get_n_definitions (const TrackerRegistry *self)
{
  return self->definitions->len;
}

/**
 * tracker_registry_get_definition:
 * @self: a registry
 * @index: below tracker_registry_get_n_definitions()
 *
 * Returns: (transfer none): a definition; they are sorted by id
 */
TrackerDefinition *
tracker_registry_get_definition (const TrackerRegistry *self, guint index)
{
  g_return_val_if_fail (index < self->definitions->len, NULL);

  return g_ptr_array_index (self->definitions, index);
}

/**
 * tracker_registry_find:
 * @self: a registry
 * @id: (nullable): the id of a carrier
 *
 * Returns: (transfer none) (nullable): its definition
 */
TrackerDefinition *
tracker_registry_find (const TrackerRegistry *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

/**
 * tracker_registry_get_name:
 * @self: a registry
 * @id: the id of a carrier
 *
 * Returns: (transfer none): its name in the reader's language; @id itself if it is unknown
 */
const char *
tracker_registry_get_name (const TrackerRegistry *self, const char *id)
{
  const TrackerDefinition *definition = tracker_registry_find (self, id);

  return definition != NULL ? tracker_definition_get_name (definition) : id;
}

static TrackerDefinition *
find_page (const TrackerRegistry *self, GUri *address, char **number)
{
  g_autofree char *host = tracker_address_dup_host (address);
  const GPtrArray *pages = g_hash_table_lookup (self->links, host);

  for (guint i = 0; pages != NULL && i < pages->len; i++)
    {
      const TrackerHostLink *page = g_ptr_array_index (pages, i);
      char *found = tracker_link_match (page->link, address);

      if (found == NULL)
        continue;
      *number = found;
      return page->definition;
    }
  return NULL;
}

static TrackerDefinition *
find_wrapped (const TrackerRegistry *self, GUri *address, guint depth, char **number);

static TrackerDefinition *
find_link (const TrackerRegistry *self, const char *text, guint depth, char **number)
{
  g_autoptr (GUri) address = g_uri_parse (text, TRACKER_LINK_FLAGS, NULL);
  TrackerDefinition *found;

  if (address == NULL)
    return NULL;
  found = find_page (self, address, number);
  return found != NULL || depth == 0 ? found : find_wrapped (self, address, depth, number);
}

/* Mails lead over somebody who counts clicks: the address that is meant is a parameter of theirs.
 */
static TrackerDefinition *
find_wrapped (const TrackerRegistry *self, GUri *address, guint depth, char **number)
{
  const char *query = g_uri_get_query (address);
  g_auto (GStrv) parts = g_strsplit (query != NULL ? query : "", "&", MAX_PARAMETERS);
  TrackerDefinition *found = NULL;

  for (guint i = 0; parts[i] != NULL && found == NULL; i++)
    {
      const char *equals = strchr (parts[i], '=');
      g_autofree char *once = equals != NULL ? g_uri_unescape_string (equals + 1, NULL) : NULL;
      g_autofree char *twice = once != NULL && strstr (once, "://") == NULL
                                   ? g_uri_unescape_string (once, NULL)
                                   : NULL;
      const char *inner = twice != NULL ? twice : once;

      if (inner != NULL && g_ascii_strncasecmp (inner, "http", strlen ("http")) == 0
          && g_utf8_validate (inner, -1, NULL))
        found = find_link (self, inner, depth - 1, number);
    }
  return found;
}

/**
 * tracker_registry_find_link:
 * @self: a registry
 * @address: a web address that a person pasted; UTF-8
 * @number: (out) (transfer full): the normalised number; set only if a carrier is found
 *
 * Reads a number back from the address of a carrier's page, also where it is wrapped into the
 * address of somebody who counts clicks. Any thread.
 *
 * Returns: (transfer none) (nullable): the carrier whose page it is
 */
TrackerDefinition *
tracker_registry_find_link (const TrackerRegistry *self, const char *address, char **number)
{
  return find_link (self, address, MAX_WRAPPINGS, number);
}
