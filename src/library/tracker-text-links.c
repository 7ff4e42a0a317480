/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-text-links-private.h"

#include <string.h>

/* More than a browser's address line takes. */
#define LINK_MOST_BYTES 2048
/* Links in one text whose carriers are looked for; the numbers of the rest are found as any. */
#define LINKS_MOST 10000

/* (nullable): the next web address */
static const char *
find_start (const char *text)
{
  for (const char *p = strstr (text, "://"); p != NULL; p = strstr (p + 3, "://"))
    {
      if (p - text >= 5 && g_ascii_strncasecmp (p - 5, "https", 5) == 0)
        return p - 5;
      if (p - text >= 4 && g_ascii_strncasecmp (p - 4, "http", 4) == 0)
        return p - 4;
    }

  return NULL;
}

/* Where an address in running text ends: marks that follow it are none of it. */
static gsize
measure_link (const char *link)
{
  gsize length = strcspn (link, " \t\r\n<>\"\\^`{|}");

  while (length > 0 && strchr (".,;:!?)]'*", link[length - 1]) != NULL)
    length--;

  return length;
}

/**
 * tracker_text_links_read:
 * @self: (out): what is found
 * @registry: the carriers
 * @text: any bytes that end with NUL
 *
 * Finds the pages of parcels among the web addresses of a text. Any thread.
 */
void
tracker_text_links_read (TrackerTextLinks *self, const TrackerRegistry *registry, const char *text)
{
  g_autoptr (GString) rest = g_string_new (NULL);
  const char *start;
  guint n = 0;

  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while (n < LINKS_MOST && (start = find_start (text)) != NULL)
    {
      gsize length = measure_link (start);
      g_autofree char *link = length <= LINK_MOST_BYTES ? g_strndup (start, length) : NULL;
      g_autofree char *number = NULL;
      TrackerDefinition *definition = NULL;

      if (link != NULL && g_utf8_validate (link, -1, NULL))
        definition = tracker_registry_find_link (registry, link, &number);
      n++;
      if (definition != NULL)
        {
          g_string_append_len (rest, text, start - text);
          g_string_append_printf (rest, "\n%s\n", number);
          if (!g_hash_table_contains (self->pages, number))
            g_hash_table_insert (self->pages, g_steal_pointer (&number), definition);
        }
      else
        {
          g_string_append_len (rest, text, (start - text) + (gssize) MAX (length, 1));
        }
      text = start + MAX (length, 1);
    }
  g_string_append (rest, text);
  self->text = g_string_free (g_steal_pointer (&rest), FALSE);
}

/**
 * tracker_text_links_clear:
 * @self: what was found
 *
 * Frees what is in it.
 */
void
tracker_text_links_clear (TrackerTextLinks *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->pages, g_hash_table_unref);
}
