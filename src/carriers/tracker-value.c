/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-engine-private.h"

#include <string.h>

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xfeff || c == 0x200b;
}

/* Whether the character of several bytes at @at may be a blank: by its first byte, few are. */
static gboolean
may_be_blank (const char *at)
{
  guchar c = (guchar) *at;

  return c == 0xc2 || c == 0xe1 || c == 0xe2 || c == 0xe3 || c == 0xef;
}

/* Whether there is nothing to trim and to shorten: most texts are so. */
static gboolean
is_normalized (const char *text)
{
  gboolean after_blank = TRUE;

  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == ' ' && after_blank)
        return FALSE;
      if (*at != ' '
          && ((guchar) *at < 0x80 ? g_ascii_isspace (*at) || *at == '\v'
                                  : may_be_blank (at) && is_blank (g_utf8_get_char (at))))
        return FALSE;
      after_blank = *at == ' ';
    }
  return !after_blank || *text == '\0';
}

/* Trims, and makes one blank of each run of white space (no-break and ideographic blanks too). */
static char *
dup_normalized (const char *text)
{
  GString *result;
  gboolean is_blank_due = FALSE;

  if (is_normalized (text))
    return g_strdup (text);
  result = g_string_sized_new (strlen (text));
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_blank (c))
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

static char *
dup_recoded (const TrackerValue *self, const char *text)
{
  g_autofree char *decoded = self->decode != TRACKER_CODEC_NONE
                                 ? tracker_text_decode (text, self->decode)
                                 : g_strdup (text);
  g_autofree char *normal = dup_normalized (decoded != NULL ? decoded : "");

  if (*normal == '\0' || self->encode == TRACKER_CODEC_NONE)
    return g_steal_pointer (&normal);
  return tracker_text_encode (normal, self->encode);
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
  if (*text != '\0' && (self->decode != TRACKER_CODEC_NONE || self->encode != TRACKER_CODEC_NONE))
    replace_text (&text, dup_recoded (self, text));
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

/* What came with the answer besides its body. */
static void
add_head_text (const TrackerValue *self, const TrackerScope *scope, GPtrArray *texts)
{
  g_autofree char *text = NULL;

  if (scope->response == NULL)
    return;
  if (self->kind == TRACKER_VALUE_HEADER)
    text = g_strdup (tracker_response_find_header (scope->response, self->name));
  else if (self->kind == TRACKER_VALUE_COOKIE)
    text = tracker_response_dup_cookie (scope->response, self->name);
  else if (self->kind == TRACKER_VALUE_STATUS)
    text = g_strdup_printf ("%d", tracker_response_get_status (scope->response));
  else
    text = g_strdup (scope->answer_url);
  if (text != NULL)
    g_ptr_array_add (texts, g_utf8_make_valid (text, -1));
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
  else if (self->kind == TRACKER_VALUE_TEXT)
    g_ptr_array_add (texts, tracker_template_expand (self->text, scope, TRACKER_ESCAPE_NONE));
  else
    add_head_text (self, scope, texts);
  return texts;
}

static gboolean
has_refinements (const TrackerValue *self)
{
  return self->is_html || self->regex != NULL || self->decode != TRACKER_CODEC_NONE
         || self->encode != TRACKER_CODEC_NONE || self->pad_to > 0
         || self->letter_case != TRACKER_CASE_KEEP || self->map != NULL;
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
  GPtrArray *texts;
  gboolean is_plain = !has_refinements (self);
  guint n = 0;

  if (self->kind == TRACKER_VALUE_FIRST)
    return dup_first (self, place, scope);
  texts = dup_raw_texts (self, place, scope);
  for (guint i = 0; i < texts->len && !scope->has_runaway_pattern; i++)
    {
      g_autofree char *raw = g_steal_pointer (&g_ptr_array_index (texts, i));
      char *text;

      if (is_plain && *raw != '\0' && is_normalized (raw))
        text = g_steal_pointer (&raw);
      else
        text = refine (self, raw, scope);
      if (text != NULL)
        g_ptr_array_index (texts, n++) = text;
    }
  g_ptr_array_set_size (texts, (int) n);
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
  return texts->len > 0 ? g_steal_pointer (&g_ptr_array_index (texts, 0)) : NULL;
}

/**
 * tracker_value_dup_source:
 * @self: a value
 * @place: what it is evaluated on
 * @scope: what templates know
 *
 * Evaluates a value as a document of its own: where it selects a JSON object or list, that is
 * written out.
 *
 * Returns: (transfer full) (nullable): the text; %NULL: nothing
 */
char *
tracker_value_dup_source (const TrackerValue *self, const TrackerPlace *place, TrackerScope *scope)
{
  gboolean is_wrapper = self->kind == TRACKER_VALUE_FIRST
                        || (self->kind == TRACKER_VALUE_JOIN && self->parts->len == 1);
  g_autoptr (GPtrArray) places = NULL;

  if (has_refinements (self) || (!is_wrapper && self->kind != TRACKER_VALUE_SELECT))
    return tracker_value_dup_text (self, place, scope);
  for (guint i = 0; is_wrapper && i < self->parts->len; i++)
    {
      char *text = tracker_value_dup_source (g_ptr_array_index (self->parts, i), place, scope);

      if (text != NULL)
        return text;
    }
  if (is_wrapper)
    return NULL;
  places = tracker_selector_match_places (self->selector, place, 1);
  if (places->len > 0 && ((const TrackerPlace *) g_ptr_array_index (places, 0))->json != NULL
      && g_ptr_array_index (places, 0) != place)
    return json_to_string (((const TrackerPlace *) g_ptr_array_index (places, 0))->json, FALSE);
  return tracker_value_dup_text (self, place, scope);
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
