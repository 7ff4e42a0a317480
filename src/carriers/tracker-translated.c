/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-definition-private.h"

struct _TrackerTranslated
{
  char *english;
  GHashTable *texts; /* (nullable) language ("ru", "pt_BR") -> text */
};

/**
 * tracker_translated_new:
 * @english: the English text
 *
 * Returns: (transfer full): a text that so far is in English only
 */
TrackerTranslated *
tracker_translated_new (const char *english)
{
  TrackerTranslated *self = g_new0 (TrackerTranslated, 1);

  self->english = g_strdup (english);
  return self;
}

/**
 * tracker_translated_add:
 * @self: a text, not yet shared
 * @language: a language as in locale names, "ru" or "pt_BR"
 * @text: the text in it
 *
 * Adds a translation.
 */
void
tracker_translated_add (TrackerTranslated *self, const char *language, const char *text)
{
  if (self->texts == NULL)
    self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_replace (self->texts, g_strdup (language), g_strdup (text));
}

/**
 * tracker_translated_get:
 * @self: (nullable): a text
 *
 * Returns: (transfer none) (nullable): the text in the reader's language, else in English
 */
const char *
tracker_translated_get (const TrackerTranslated *self)
{
  const char *const *languages = g_get_language_names ();

  if (self == NULL)
    return NULL;
  for (guint i = 0; self->texts != NULL && languages[i] != NULL; i++)
    {
      const char *text;

      if (g_str_equal (languages[i], "en") || g_str_equal (languages[i], "C"))
        break;
      text = g_hash_table_lookup (self->texts, languages[i]);
      if (text != NULL)
        return text;
    }
  return self->english;
}

/**
 * tracker_translated_get_english:
 * @self: (nullable): a text
 *
 * Returns: (transfer none) (nullable): the English text
 */
const char *
tracker_translated_get_english (const TrackerTranslated *self)
{
  return self != NULL ? self->english : NULL;
}

/**
 * tracker_translated_free:
 * @self: (transfer full): a text
 *
 * Frees @self.
 */
void
tracker_translated_free (TrackerTranslated *self)
{
  g_free (self->english);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_free (self);
}
