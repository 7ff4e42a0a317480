/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-engine-private.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* Trims, and makes one blank of each run of white space (no-break and ideographic blanks too). */
static char *
dup_normalized (const char *text)
{
  GString *result = g_string_sized_new (strlen (text));
  gboolean is_blank_due = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c) || c == 0xfeff || c == 0x200b)
        {
          is_blank_due = result->len > 0;
          continue;
        }
      if (is_blank_due)
        g_string_append_c (result, ' ');
      is_blank_due = FALSE;
      g_string_append_unichar (result, c);
    }
  return g_string_free (result, FALSE);
}

/* The character an entity stands for, without & and ;. 0: none. */
static gunichar
resolve_entity (const char *name)
{
  guint64 number = 0;
  const htmlEntityDesc *entity;

  if (*name == '#')
    {
      gboolean is_hex = name[1] == 'x' || name[1] == 'X';

      number = g_ascii_strtoull (name + (is_hex ? 2 : 1), NULL, is_hex ? 16 : 10);
      return number > 0 && number <= 0x10ffff && g_unichar_validate ((gunichar) number)
                 ? (gunichar) number
                 : 0;
    }
  entity = htmlEntityLookup ((const xmlChar *) name);
  return entity != NULL ? entity->value : 0;
}

/* Appends the entity at @at, or the bare &, and returns what is behind it. */
static const char *
append_entity (GString *result, const char *at)
{
  gsize length = strcspn (at + 1, "; &<");

  if (length > 0 && length < 12 && at[1 + length] == ';')
    {
      g_autofree char *name = g_strndup (at + 1, length);
      gunichar c = resolve_entity (name);

      if (c != 0)
        {
          g_string_append_unichar (result, c);
          return at + length + 2;
        }
    }
  g_string_append_c (result, '&');
  return at + 1;
}

/* Tags inside a word part nothing; all others stand between words. */
static gboolean
is_inline_tag (const char *tag)
{
  static const char *const names[]
      = { "b", "i", "u", "a", "em", "strong", "span", "font", "small", "sup" };
  const char *start = tag + (*tag == '/' ? 1 : 0);
  gsize length = strcspn (start, " />\t\r\n");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strlen (names[i]) == length && g_ascii_strncasecmp (start, names[i], length) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * tracker_text_dup_from_html:
 * @text: a text with tags and entities in it
 *
 * Drops the tags (line breaks and blocks become a blank) and resolves the entities, once. A lone
 * `<` stays.
 *
 * Returns: (transfer full): plain text
 */
char *
tracker_text_dup_from_html (const char *text)
{
  GString *result = g_string_sized_new (strlen (text));
  const char *at = text;

  while (*at != '\0')
    {
      const char *end
          = *at == '<'
                    && (g_ascii_isalpha (at[1]) || (at[1] != '\0' && strchr ("/!", at[1]) != NULL))
                ? strchr (at, '>')
                : NULL;

      if (end != NULL)
        {
          if (!is_inline_tag (at + 1))
            g_string_append_c (result, ' ');
          at = end + 1;
        }
      else if (*at == '&')
        at = append_entity (result, at);
      else
        g_string_append_c (result, *at++);
    }
  return g_string_free (result, FALSE);
}

/**
 * tracker_pattern_matches:
 * @regex: a pattern of a definition
 * @text: valid UTF-8
 * @scope: told if the pattern gives up
 *
 * Returns: whether the pattern is found in @text; FALSE too if it reached the backtracking limit
 */
gboolean
tracker_pattern_matches (GRegex *regex, const char *text, TrackerScope *scope)
{
  g_autoptr (GError) error = NULL;
  gboolean matches = g_regex_match_full (regex, text, -1, 0, 0, NULL, &error);

  scope->has_runaway_pattern |= error != NULL;
  return matches && error == NULL;
}

static char *
dup_matched (const TrackerValue *self, const char *text, TrackerScope *scope)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  char *result = NULL;

  if (self->replace_with != NULL)
    result = g_regex_replace (self->regex, text, -1, 0, self->replace_with, 0, &error);
  else if (g_regex_match_full (self->regex, text, -1, 0, 0, &match, &error))
    result = g_match_info_fetch (match, self->group);
  scope->has_runaway_pattern |= error != NULL;
  return result;
}

static char *
dup_padded (const TrackerValue *self, const char *text)
{
  GString *padded = g_string_new (NULL);

  for (glong i = g_utf8_strlen (text, -1); i < (glong) self->pad_to; i++)
    g_string_append_unichar (padded, self->pad_with);
  g_string_append (padded, text);
  return g_string_free (padded, FALSE);
}

static char *
dup_mapped (const TrackerValue *self, const char *text)
{
  int index = tracker_text_table_lookup (self->map, text);

  return g_strdup (index >= 0 ? self->map_values[index] : text);
}

static void
replace_text (char **text, char *with)
{
  g_free (*text);
  *text = with;
}

/* Refines one raw text in the order the README gives; NULL if nothing remains. */
static char *
refine (const TrackerValue *self, const char *raw, TrackerScope *scope)
{
  g_autofree char *text = NULL;

  if (self->is_html)
    {
      g_autofree char *plain = tracker_text_dup_from_html (raw);

      text = dup_normalized (plain);
    }
  else
    text = dup_normalized (raw);
  if (*text != '\0' && self->regex != NULL)
    {
      g_autofree char *matched = dup_matched (self, text, scope);

      replace_text (&text, dup_normalized (matched != NULL ? matched : ""));
    }
  if (*text == '\0')
    return NULL;
  if (self->pad_to > 0)
    replace_text (&text, dup_padded (self, text));
  if (self->letter_case == TRACKER_CASE_UPPER)
    replace_text (&text, g_utf8_strup (text, -1));
  else if (self->letter_case == TRACKER_CASE_LOWER)
    replace_text (&text, g_utf8_strdown (text, -1));
  if (self->map != NULL)
    replace_text (&text, dup_mapped (self, text));
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static char *
dup_joined (const TrackerValue *self, const TrackerPlace *place, TrackerScope *scope)
{
  GString *joined = g_string_new (NULL);
  gboolean is_first = TRUE;

  for (guint i = 0; i < self->parts->len; i++)
    {
      g_autoptr (GPtrArray) texts
          = tracker_value_dup_texts (g_ptr_array_index (self->parts, i), place, scope);

      if (texts->len == 0 && self->is_strict)
        {
          g_string_truncate (joined, 0);
          break;
        }
      for (guint j = 0; j < texts->len; j++)
        {
          if (!is_first)
            g_string_append (joined, self->with);
          g_string_append (joined, g_ptr_array_index (texts, j));
          is_first = FALSE;
        }
    }
  return g_string_free (joined, FALSE);
}

static GPtrArray *
dup_first (const TrackerValue *self, const TrackerPlace *place, TrackerScope *scope)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      g_autoptr (GPtrArray) texts
          = tracker_value_dup_texts (g_ptr_array_index (self->parts, i), place, scope);

      if (texts->len > 0)
        return g_steal_pointer (&texts);
    }
  return g_ptr_array_new_with_free_func (g_free);
}

static GPtrArray *
dup_raw_texts (const TrackerValue *self, const TrackerPlace *place, TrackerScope *scope)
{
  GPtrArray *texts;

  if (self->kind == TRACKER_VALUE_SELECT)
    return tracker_selector_match_texts (self->selector, place);
  texts = g_ptr_array_new_with_free_func (g_free);
  if (self->kind == TRACKER_VALUE_JOIN)
    g_ptr_array_add (texts, dup_joined (self, place, scope));
  else
    g_ptr_array_add (texts, tracker_template_expand (self->text, scope, TRACKER_ESCAPE_NONE));
  return texts;
}

/**
 * tracker_value_dup_texts:
 * @self: a value
 * @place: what it is evaluated on
 * @scope: what templates know
 *
 * Evaluates a value: each node it selects is a text of its own. Nothing fails: what is not there
 * gives no text.
 *
 * Returns: (transfer container) (element-type utf8): refined texts, none of them empty
 */
GPtrArray *
tracker_value_dup_texts (const TrackerValue *self, const TrackerPlace *place, TrackerScope *scope)
{
  g_autoptr (GPtrArray) raw = NULL;
  GPtrArray *texts;

  if (self->kind == TRACKER_VALUE_FIRST)
    return dup_first (self, place, scope);
  raw = dup_raw_texts (self, place, scope);
  texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < raw->len && !scope->has_runaway_pattern; i++)
    {
      char *text = refine (self, g_ptr_array_index (raw, i), scope);

      if (text != NULL)
        g_ptr_array_add (texts, text);
    }
  return texts;
}

/**
 * tracker_value_dup_text:
 * @self: (nullable): a value
 * @place: what it is evaluated on
 * @scope: what templates know
 *
 * Returns: (transfer full) (nullable): the first text of the value that is not empty
 */
char *
tracker_value_dup_text (const TrackerValue *self, const TrackerPlace *place, TrackerScope *scope)
{
  g_autoptr (GPtrArray) texts = NULL;

  if (self == NULL)
    return NULL;
  texts = tracker_value_dup_texts (self, place, scope);
  return texts->len > 0 ? g_strdup (g_ptr_array_index (texts, 0)) : NULL;
}

static gboolean
any_equals (const GPtrArray *texts, char **expected)
{
  for (guint i = 0; i < texts->len; i++)
    {
      if (g_strv_contains ((const char *const *) expected, g_ptr_array_index (texts, i)))
        return TRUE;
    }
  /* "equals": "" asks for what is empty. */
  return texts->len == 0 && g_strv_contains ((const char *const *) expected, "");
}

static gboolean
any_matches (const GPtrArray *texts, GRegex *regex, TrackerScope *scope)
{
  for (guint i = 0; i < texts->len; i++)
    {
      if (tracker_pattern_matches (regex, g_ptr_array_index (texts, i), scope))
        return TRUE;
    }
  return FALSE;
}

/**
 * tracker_test_holds:
 * @self: a test
 * @place: what its value is evaluated on
 * @scope: what templates know
 *
 * Returns: whether the test holds; where the value selects several texts, whether it holds for one
 * of them (`not`: for all)
 */
gboolean
tracker_test_holds (const TrackerTest *self, const TrackerPlace *place, TrackerScope *scope)
{
  g_autoptr (GPtrArray) texts = tracker_value_dup_texts (self->value, place, scope);

  switch (self->kind)
    {
    case TRACKER_TEST_EQUALS:
      return any_equals (texts, self->texts);
    case TRACKER_TEST_NOT:
      return texts->len == 0 || !any_equals (texts, self->texts);
    case TRACKER_TEST_MATCHES:
      return any_matches (texts, self->regex, scope);
    case TRACKER_TEST_EXISTS:
      return texts->len > 0;
    case TRACKER_TEST_ABSENT:
      return texts->len == 0;
    default:
      g_assert_not_reached ();
    }
}
