/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-pasted-private.h"

#include <string.h>

#define MAX_NUMBER_DIGITS 9

/* Chinese, Japanese and Korean write no blanks: each of their signs stands for itself. */
static gboolean
is_ideographic (gunichar c)
{
  return c >= 0x2E80;
}

static gboolean
is_letter (gunichar c)
{
  return !is_ideographic (c) && (g_unichar_isalpha (c) || g_unichar_ismark (c));
}

static const char *
read_number (const char *p, TrackerToken *token)
{
  token->kind = TRACKER_TOKEN_NUMBER;
  for (; g_ascii_isdigit (*p); p++)
    {
      token->n_digits++;
      token->value = token->n_digits > MAX_NUMBER_DIGITS ? -1 : token->value * 10 + *p - '0';
    }
  return p;
}

/**
 * tracker_tokens_init:
 * @self: (out caller-allocates): tokens
 * @text: a line, UTF-8; has to outlive @self
 *
 * Cuts a line into numbers, words and signs. Blanks are left out.
 */
void
tracker_tokens_init (TrackerTokens *self, const char *text)
{
  const char *p = text;

  self->text = text;
  self->tokens = g_array_new (FALSE, FALSE, sizeof (TrackerToken));
  while (*p != '\0')
    {
      TrackerToken token = { .start = (guint) (p - text) };
      gunichar c = g_utf8_get_char (p);

      if (c != '\t' && g_unichar_isspace (c))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      if (g_ascii_isdigit (*p))
        {
          p = read_number (p, &token);
        }
      else if (is_letter (c))
        {
          token.kind = TRACKER_TOKEN_WORD;
          while (*p != '\0' && is_letter (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
        }
      else
        {
          token.kind = TRACKER_TOKEN_SIGN;
          token.sign = tracker_pasted_get_plain_sign (c);
          p = g_utf8_next_char (p);
        }
      token.end = (guint) (p - text);
      g_array_append_val (self->tokens, token);
    }
}

/**
 * tracker_tokens_clear:
 * @self: tokens
 *
 * Frees what @self holds.
 */
void
tracker_tokens_clear (TrackerTokens *self)
{
  g_clear_pointer (&self->tokens, g_array_unref);
}

/**
 * tracker_tokens_get:
 * @self: tokens
 * @i: from 0
 *
 * Returns: (transfer none) (nullable): the token; %NULL behind the last
 */
const TrackerToken *
tracker_tokens_get (const TrackerTokens *self, guint i)
{
  return i < self->tokens->len ? &g_array_index (self->tokens, TrackerToken, i) : NULL;
}

/**
 * tracker_tokens_get_number:
 * @self: tokens
 * @i: from 0
 * @least: digits
 * @most: digits
 *
 * Returns: (transfer none) (nullable): the token if it is a number of so many digits
 */
const TrackerToken *
tracker_tokens_get_number (const TrackerTokens *self, guint i, guint least, guint most)
{
  const TrackerToken *token = tracker_tokens_get (self, i);

  return token != NULL && token->kind == TRACKER_TOKEN_NUMBER && token->n_digits >= least
                 && token->n_digits <= most
             ? token
             : NULL;
}

/**
 * tracker_tokens_is_sign:
 * @self: tokens
 * @i: from 0
 * @sign: a character
 *
 * Returns: whether token @i is @sign
 */
gboolean
tracker_tokens_is_sign (const TrackerTokens *self, guint i, gunichar sign)
{
  const TrackerToken *token = tracker_tokens_get (self, i);

  return token != NULL && token->kind == TRACKER_TOKEN_SIGN && token->sign == sign;
}

/**
 * tracker_tokens_is_any_sign:
 * @self: tokens
 * @i: from 0
 * @signs: characters
 *
 * Returns: whether token @i is one of @signs
 */
gboolean
tracker_tokens_is_any_sign (const TrackerTokens *self, guint i, const char *signs)
{
  const TrackerToken *token = tracker_tokens_get (self, i);

  return token != NULL && token->kind == TRACKER_TOKEN_SIGN
         && g_utf8_strchr (signs, -1, token->sign) != NULL;
}

/**
 * tracker_tokens_is_word:
 * @self: tokens
 * @i: from 0
 * @word: an ASCII word in lower case
 *
 * Returns: whether token @i is @word, case ignored
 */
gboolean
tracker_tokens_is_word (const TrackerTokens *self, guint i, const char *word)
{
  const TrackerToken *token = tracker_tokens_get (self, i);
  gsize length = strlen (word);

  return token != NULL && token->kind == TRACKER_TOKEN_WORD && token->end - token->start == length
         && g_ascii_strncasecmp (self->text + token->start, word, length) == 0;
}

/**
 * tracker_tokens_is_glued:
 * @self: tokens
 * @i: from 0
 *
 * Returns: whether nothing, not even a blank, stands between token @i and the one before
 */
gboolean
tracker_tokens_is_glued (const TrackerTokens *self, guint i)
{
  const TrackerToken *token = tracker_tokens_get (self, i);

  return token != NULL && i > 0
         && g_array_index (self->tokens, TrackerToken, i - 1).end == token->start;
}
