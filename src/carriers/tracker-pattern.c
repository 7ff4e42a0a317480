/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-pattern-private.h"

#include <string.h>

struct _TrackerPattern
{
  char *text;               /* (owned) */
  TrackerPatternNode *tree; /* (owned) (nullable) */
  GRegex *regex;            /* (owned) (nullable) unless there is a tree */
};

static const char *const group_names[]
    = { "serial", "check", "country", "service", "postcode", "inner" }; /* by TrackerGroup */

/**
 * tracker_pattern_get_character_bit:
 * @c: a character
 *
 * Returns: the bit of @c in sets of characters: bit 0 to 9 the digits, 10 to 35 A to Z; 0 if it
 * stands in no number
 */
guint64
tracker_pattern_get_character_bit (char c)
{
  if (g_ascii_isdigit (c))
    return G_GUINT64_CONSTANT (1) << (c - '0');
  if (g_ascii_isupper (c))
    return G_GUINT64_CONSTANT (1) << (c - 'A' + 10);
  return 0;
}

/**
 * tracker_pattern_new:
 * @text: a regular expression for a whole normalised number
 * @error: return location for an error, of the domain %G_REGEX_ERROR
 *
 * Reads a pattern. Of what is understood no regular expression is made: nearly all patterns are,
 * and making one takes longer than reading all else of a format.
 *
 * Returns: (transfer full) (nullable): the pattern; %NULL if it is neither understood nor a regular
 * expression
 */
TrackerPattern *
tracker_pattern_new (const char *text, GError **error)
{
  g_autoptr (TrackerPattern) self = g_new0 (TrackerPattern, 1);

  self->text = g_strdup (text);
  self->tree = tracker_pattern_tree_new (text);
  if (self->tree == NULL)
    {
      g_autofree char *whole = g_strdup_printf ("(?:%s)\\z", text);

      self->regex = g_regex_new (whole, G_REGEX_OPTIMIZE | G_REGEX_ANCHORED, 0, error);
      if (self->regex == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * tracker_pattern_free:
 * @self: (transfer full): a pattern
 *
 * Frees @self.
 */
void
tracker_pattern_free (TrackerPattern *self)
{
  g_free (self->text);
  g_clear_pointer (&self->tree, tracker_pattern_tree_free);
  g_clear_pointer (&self->regex, g_regex_unref);
  g_free (self);
}

/**
 * tracker_pattern_get_text:
 * @self: a pattern
 *
 * Returns: (transfer none): the regular expression
 */
const char *
tracker_pattern_get_text (const TrackerPattern *self)
{
  return self->text;
}

/**
 * tracker_pattern_is_understood:
 * @self: a pattern
 *
 * Returns: whether it does without GRegex
 */
gboolean
tracker_pattern_is_understood (const TrackerPattern *self)
{
  return self->tree != NULL;
}

static gboolean
tree_has_group (const TrackerPatternNode *node, int group)
{
  for (; node != NULL; node = node->next)
    {
      if (node->group == group || tree_has_group (node->child, group))
        return TRUE;
    }
  return FALSE;
}

/**
 * tracker_pattern_has_group:
 * @self: a pattern
 * @group: a group
 *
 * Returns: whether the pattern has a group of that name
 */
gboolean
tracker_pattern_has_group (const TrackerPattern *self, TrackerGroup group)
{
  return self->tree != NULL ? tree_has_group (self->tree, (int) group)
                            : g_regex_get_string_number (self->regex, group_names[group]) >= 0;
}

/**
 * tracker_pattern_get_lengths:
 * @self: a pattern
 * @least: (out): the length of the shortest number that can match; over
 * %TRACKER_NUMBER_MAX_LENGTH: none can
 * @most: (out): of the longest, at most %TRACKER_NUMBER_MAX_LENGTH
 *
 * Numbers have at least one character. Of a pattern that is not understood nothing is known.
 */
void
tracker_pattern_get_lengths (const TrackerPattern *self, guint *least, guint *most)
{
  *least = self->tree != NULL ? MAX (self->tree->min_length, 1) : 1;
  *most = self->tree != NULL ? MIN (self->tree->max_length, TRACKER_NUMBER_MAX_LENGTH)
                             : TRACKER_NUMBER_MAX_LENGTH;
}

/**
 * tracker_pattern_find_paths:
 * @self: a pattern
 * @length: of numbers
 * @paths: (element-type TrackerPath): where the ways to match numbers of that length are added;
 * where a number fits several, the first of them is the match
 *
 * Returns: %FALSE if that cannot be told: each number must be tried
 */
gboolean
tracker_pattern_find_paths (const TrackerPattern *self, guint length, GArray *paths)
{
  return self->tree != NULL && tracker_pattern_tree_find_paths (self->tree, length, paths);
}

static void
fetch_spans (const GMatchInfo *info, TrackerSpans *spans)
{
  memset (spans, 0, sizeof *spans);
  for (guint i = 0; i < TRACKER_N_GROUPS; i++)
    {
      int start = -1;
      int end = -1;

      if (!g_match_info_fetch_named_pos (info, group_names[i], &start, &end) || start < 0
          || start == end)
        continue;
      spans->start[i] = (guint8) start;
      spans->end[i] = (guint8) end;
    }
}

/**
 * tracker_pattern_match:
 * @self: a pattern
 * @number: a normalised number
 * @spans: (out) (optional): where its groups stand; set if it matches
 *
 * Tries a pattern on one number. One that needs too many attempts does not match. Any thread.
 *
 * Returns: whether the whole of @number matches
 */
gboolean
tracker_pattern_match (const TrackerPattern *self, const char *number, TrackerSpans *spans)
{
  gsize length = strnlen (number, TRACKER_NUMBER_MAX_LENGTH + 1);
  g_autoptr (GMatchInfo) info = NULL;

  if (length == 0 || length > TRACKER_NUMBER_MAX_LENGTH)
    return FALSE;
  if (self->tree != NULL)
    return tracker_pattern_tree_match (self->tree, number, (guint) length, spans);
  if (!g_regex_match_full (self->regex, number, (gssize) length, 0, 0, &info, NULL))
    return FALSE;
  if (spans != NULL)
    fetch_spans (info, spans);
  return TRUE;
}
