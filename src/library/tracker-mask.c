/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-mask.h"

#include <string.h>

/* Stands for whatever is not shown. */
#define MASK "…"

struct _TrackerMask
{
  GPtrArray *words;   /* (owned) (element-type utf8) longest first */
  gboolean is_tricky; /* some secret may be written in more ways than we know */
};

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  gsize length_a = strlen (*(const char *const *) a);
  gsize length_b = strlen (*(const char *const *) b);

  return length_a < length_b ? 1 : (length_a > length_b ? -1 : 0);
}

/* (transfer full) @word */
static void
add_word (TrackerMask *self, char *word)
{
  if (*word == '\0' || g_ptr_array_find_with_equal_func (self->words, word, g_str_equal, NULL))
    g_free (word);
  else
    g_ptr_array_add (self->words, word);
}

/* Letters, digits and a few signs are the same in a URL, a form, XML and JSON. */
static gboolean
is_plain (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("-._~", *p) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * tracker_mask_new:
 *
 * Returns: (transfer full): a mask that hides nothing yet
 */
TrackerMask *
tracker_mask_new (void)
{
  TrackerMask *self = g_new0 (TrackerMask, 1);

  self->words = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * tracker_mask_free:
 * @self: (transfer full): a mask
 *
 * Frees it.
 */
void
tracker_mask_free (TrackerMask *self)
{
  g_ptr_array_unref (self->words);
  g_free (self);
}

/**
 * tracker_mask_add:
 * @self: a mask
 * @secret: what is never to be shown
 *
 * From now on hides @secret, as it is and as requests and answers write it.
 */
void
tracker_mask_add (TrackerMask *self, const char *secret)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (secret));

  self->is_tricky = self->is_tricky || !is_plain (trimmed);
  add_word (self, g_strdup (secret));
  add_word (self, g_strdup (trimmed));
  add_word (self, g_uri_escape_string (trimmed, NULL, FALSE));
  add_word (self, g_uri_escape_string (trimmed, NULL, TRUE));
  add_word (self, g_strescape (trimmed, NULL));
  add_word (self, g_markup_escape_text (trimmed, -1));
  if (*trimmed != '\0')
    add_word (self, g_base64_encode ((const guchar *) trimmed, strlen (trimmed)));
  g_ptr_array_sort (self->words, compare_lengths);
}

/**
 * tracker_mask_add_values:
 * @self: a mask
 * @secrets: (element-type utf8 utf8): key to what is never to be shown
 *
 * Hides all that a keyring holds for a carrier.
 */
void
tracker_mask_add_values (TrackerMask *self, GHashTable *secrets)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, secrets);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    tracker_mask_add (self, value);
}

/**
 * tracker_mask_hides:
 * @self: a mask
 *
 * Returns: whether it hides anything
 */
gboolean
tracker_mask_hides (const TrackerMask *self)
{
  return self->words->len > 0;
}

/**
 * tracker_mask_is_sure:
 * @self: a mask
 *
 * Returns: whether every secret is found in whatever a request writes it into, so that only it has
 * to be hidden and not all around it
 */
gboolean
tracker_mask_is_sure (const TrackerMask *self)
{
  return !self->is_tricky;
}

/**
 * tracker_mask_dup:
 * @self: a mask
 * @text: (nullable): any bytes that end with NUL
 *
 * Makes a text that may be shown: valid, without control characters, secrets replaced by “…”.
 *
 * Returns: (transfer full) (nullable): the text; %NULL for %NULL
 */
char *
tracker_mask_dup (const TrackerMask *self, const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;
  g_autoptr (GString) shown = NULL;
  g_autoptr (GString) clean = NULL;

  if (valid == NULL)
    return NULL;

  shown = g_string_new (valid);
  for (guint i = 0; i < self->words->len; i++)
    g_string_replace (shown, g_ptr_array_index (self->words, i), MASK, 0);

  clean = g_string_sized_new (shown->len);
  for (const char *p = shown->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (clean, g_unichar_iscntrl (c) ? ' ' : c);
    }

  return g_steal_pointer (&clean->str);
}

/* Events hold what the post wrote, and so perhaps what it was told. */
static TrackerEvent *
mask_event (const TrackerMask *self, TrackerEvent *event)
{
  g_autofree char *text = tracker_mask_dup (self, tracker_event_get_text (event));
  g_autofree char *place = tracker_mask_dup (self, tracker_event_get_place (event));
  g_autofree char *code = tracker_mask_dup (self, tracker_event_get_code (event));

  return tracker_event_new (tracker_event_get_time (event), tracker_event_get_stage (event), text,
                            place, tracker_event_get_country (event), code,
                            tracker_event_get_carrier (event));
}

/**
 * tracker_mask_dup_report:
 * @self: a mask
 * @report: a report
 *
 * Copies what is printed of a report: outcome, message, events and unknown codes.
 *
 * Returns: (transfer full): the copy, without secrets
 */
TrackerReport *
tracker_mask_dup_report (const TrackerMask *self, TrackerReport *report)
{
  TrackerReport *copy
      = tracker_report_new (tracker_report_get_carrier (report), tracker_report_get_number (report),
                            tracker_report_get_outcome (report));
  g_autofree char *message = tracker_mask_dup (self, tracker_report_get_message (report));
  const char *const *codes = tracker_report_get_unknown_codes (report);
  gsize n_events;
  TrackerEvent *const *events = tracker_report_get_events (report, &n_events);

  if (message != NULL)
    tracker_report_set_message (copy, message);
  if (tracker_report_get_way (report) != NULL)
    tracker_report_set_way (copy, tracker_report_get_way (report));
  for (gsize i = 0; i < n_events; i++)
    tracker_report_take_event (copy, mask_event (self, events[i]));
  for (gsize i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      g_autofree char *code = tracker_mask_dup (self, codes[i]);

      tracker_report_add_unknown_code (copy, code);
    }

  return copy;
}
