/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-choice.h"

#include <string.h>

struct _TrackerChoice
{
  GObject parent_instance;

  char *id;       /* (owned) */
  char *title;    /* (owned) */
  char *subtitle; /* (owned) (nullable) */
  char *emoji;    /* (owned) (nullable) */
  char *folded;   /* (owned) what is searched */
  char *key;      /* (owned) what is sorted by */
  gboolean is_first;
};

G_DEFINE_FINAL_TYPE (TrackerChoice, tracker_choice, G_TYPE_OBJECT)

static void
tracker_choice_finalize (GObject *object)
{
  TrackerChoice *self = TRACKER_CHOICE (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->emoji);
  g_free (self->folded);
  g_free (self->key);

  G_OBJECT_CLASS (tracker_choice_parent_class)->finalize (object);
}

static void
tracker_choice_class_init (TrackerChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tracker_choice_finalize;
}

static void
tracker_choice_init (TrackerChoice *self)
{
}

/**
 * tracker_choice_new:
 * @id: what it is called inside the program
 * @title: what people read
 * @subtitle: (nullable): a second line
 * @emoji: (nullable): a sign before the title
 * @is_first: whether it stands above the others
 *
 * Returns: (transfer full): a choice
 */
TrackerChoice *
tracker_choice_new (const char *id,
                    const char *title,
                    const char *subtitle,
                    const char *emoji,
                    gboolean is_first)
{
  TrackerChoice *self = g_object_new (TRACKER_TYPE_CHOICE, NULL);
  g_autofree char *searched = g_strjoin (" ", title, id, subtitle != NULL ? subtitle : "", NULL);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->emoji = g_strdup (emoji);
  self->folded = tracker_choice_dup_folded (searched);
  self->key = g_utf8_collate_key (title, -1);
  self->is_first = is_first;

  return self;
}

/**
 * tracker_choice_get_id:
 * @self: a choice
 *
 * Returns: (transfer none): what it is called inside the program
 */
const char *
tracker_choice_get_id (TrackerChoice *self)
{
  g_return_val_if_fail (TRACKER_IS_CHOICE (self), "");

  return self->id;
}

/**
 * tracker_choice_get_title:
 * @self: a choice
 *
 * Returns: (transfer none): what people read
 */
const char *
tracker_choice_get_title (TrackerChoice *self)
{
  g_return_val_if_fail (TRACKER_IS_CHOICE (self), "");

  return self->title;
}

/**
 * tracker_choice_get_subtitle:
 * @self: a choice
 *
 * Returns: (transfer none) (nullable): its second line
 */
const char *
tracker_choice_get_subtitle (TrackerChoice *self)
{
  g_return_val_if_fail (TRACKER_IS_CHOICE (self), NULL);

  return self->subtitle;
}

/**
 * tracker_choice_get_emoji:
 * @self: a choice
 *
 * Returns: (transfer none) (nullable): the sign before its title
 */
const char *
tracker_choice_get_emoji (TrackerChoice *self)
{
  g_return_val_if_fail (TRACKER_IS_CHOICE (self), NULL);

  return self->emoji;
}

/**
 * tracker_choice_matches:
 * @self: a choice
 * @folded_words: words as of tracker_choice_dup_folded()
 *
 * Returns: whether each of the words is somewhere in its texts
 */
gboolean
tracker_choice_matches (TrackerChoice *self, const char *folded_words)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (TRACKER_IS_CHOICE (self), FALSE);

  words = g_strsplit (folded_words, " ", -1);
  for (gsize i = 0; words[i] != NULL; i++)
    if (strstr (self->folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * tracker_choice_compare:
 * @a: (type TrackerChoice): a choice
 * @b: (type TrackerChoice): another one
 * @user_data: nothing
 *
 * The order they are offered in: those that stand first, then by title as the reader's language
 * sorts it.
 *
 * Returns: less than, equal to, or greater than 0
 */
int
tracker_choice_compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const TrackerChoice *left = a;
  const TrackerChoice *right = b;

  if (left->is_first != right->is_first)
    return left->is_first ? -1 : 1;

  return strcmp (left->key, right->key);
}

/**
 * tracker_choice_dup_folded:
 * @text: any valid UTF-8
 *
 * Returns: (transfer full): the text without differences of case and accents, for searching
 */
char *
tracker_choice_dup_folded (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) bare = g_string_new (NULL);

  if (decomposed == NULL)
    return g_strdup ("");

  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (bare, g_utf8_get_char (p));

  return g_utf8_casefold (bare->str, -1);
}
