/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Finding track codes in what a person pastes: a list with comments, a link, a whole mail. What a
 * line alone says is believed easily (a person who types "AB12345" into the field means it); in
 * running text only what can hardly be anything else is taken. Each character is looked at a
 * bounded number of times. */

#include "tracker-number.h"

#include <string.h>

#include "tracker-country.h"
#include "tracker-number-private.h"

#define S10_LENGTH 13
#define MIN_LENGTH 5 /* of anything that may be a code */
#define MIN_DIGITS 3
#define MIN_STRONG_LENGTH 10 /* of a code in running text */
#define MAX_STRONG_LENGTH 34 /* the longest known: FedEx's and USPS's bar codes */
#define MIN_STRONG_DIGITS 8
#define MAX_GROUP_LENGTH 6 /* "1234 5678 9012 34": groups that belong together are short */
#define MAX_GROUPS 17
#define MAX_NAME_BYTES 64 /* of a parameter of a link */
#define MIN_SLASHED_DIGITS 3
#define MAX_LABEL_DISTANCE 3 /* "order number is: 1234567890" */
#define MAX_LINE_TOKENS                                                                            \
  256 /* a longer line is read in parts, so that memory does not grow with it */

typedef enum
{
  STRENGTH_NONE,
  STRENGTH_WEAK,
  STRENGTH_STRONG,
} Strength;

/* What stands between two spaces of a line, cleaned. */
typedef struct
{
  char code[TRACKER_NUMBER_MAX_LENGTH + 1]; /* normalised; "" if it cannot be a part of a code */
  gsize length;
  gsize n_digits;
  gboolean has_lower;
  gboolean is_date;     /* 2026-03-02, 02.03.2026, 2.3.26 */
  gboolean is_pure;     /* without hyphens and dots inside */
  gboolean is_prefixed; /* "+7...": a telephone number */
  gboolean is_filler;   /* only punctuation, or a number of a list: "-", "1.", "2)" */
  gboolean is_compound; /* a link or "track=...": its parts were looked at one by one */
  gboolean is_slashed;  /* 1234/12345678 */
  TrackerNumberLabel label;
} Token;

typedef struct
{
  char *code; /* (owned) */
  Strength strength;
  gboolean is_listed; /* the line is made of codes alone */
} Candidate;

typedef struct
{
  GArray *tokens;     /* (owned) (element-type Token): of the line at hand */
  GArray *candidates; /* (owned) (element-type Candidate) */
  GHashTable *seen;   /* (owned): code to index + 1 in candidates */
  gboolean has_prose;
  gboolean has_strong;
  TrackerNumberLabel label; /* of the last word that was one, until it is far away or used up */
  guint label_distance;     /* in words */
} Splitter;

static void
clear_candidate (gpointer data)
{
  g_free (((Candidate *) data)->code);
}

static void
add_candidate (Splitter *self, const char *code, Strength strength, gboolean is_listed)
{
  Candidate candidate = { .strength = strength, .is_listed = is_listed };
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, code));

  self->has_strong = self->has_strong || strength == STRENGTH_STRONG;
  if (index > 0)
    {
      Candidate *known = &g_array_index (self->candidates, Candidate, index - 1);

      known->strength = MAX (known->strength, strength);
      known->is_listed = known->is_listed || is_listed;
      return;
    }

  candidate.code = g_strdup (code);
  g_array_append_val (self->candidates, candidate);
  g_hash_table_insert (self->seen, candidate.code, GUINT_TO_POINTER (self->candidates->len));
}

static gboolean
is_s10_shape (const char *code, gsize length)
{
  if (length != S10_LENGTH)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if ((i < 2 || i > 10) ? !g_ascii_isupper (code[i]) : !g_ascii_isdigit (code[i]))
        return FALSE;
    }
  return TRUE;
}

/* How sure it is that @token is a code by itself. */
static Strength
get_strength (const Token *token)
{
  if (token->length < MIN_LENGTH || token->n_digits < MIN_DIGITS || token->is_date
      || token->is_prefixed)
    return STRENGTH_NONE;
  if (is_s10_shape (token->code, token->length))
    return STRENGTH_STRONG;
  if (token->is_slashed)
    return STRENGTH_WEAK;
  if (token->length >= MIN_STRONG_LENGTH && token->length <= MAX_STRONG_LENGTH
      && token->n_digits >= MIN_STRONG_DIGITS && !token->has_lower)
    return STRENGTH_STRONG;
  return STRENGTH_WEAK;
}

/* "2026-03-02", "02.03.2026", "2.3.26": three numbers of a date's lengths between two equal signs.
 */
static gboolean
is_date (const char *text, gsize length)
{
  gsize runs[3] = { 0 };
  gsize n = 0;
  char sign = '\0';

  if (length > 10)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isdigit (text[i]))
        runs[n]++;
      else if ((text[i] == '.' || text[i] == '-') && (sign == '\0' || sign == text[i]) && ++n < 3)
        sign = text[i];
      else
        return FALSE;
    }
  if (n != 2 || runs[1] < 1 || runs[1] > 2)
    return FALSE;
  return (runs[0] == 4 && runs[2] >= 1 && runs[2] <= 2)
         || (runs[0] >= 1 && runs[0] <= 2 && (runs[2] == 4 || runs[2] == 2));
}

/* Reads one piece without signs that break a code. A piece that no code can be leaves the token
 * empty. */
static void
read_piece (const char *text, gsize length, Token *token)
{
  const char *end = text + length;

  token->length = 0;
  token->n_digits = 0;
  token->has_lower = FALSE;
  token->is_pure = TRUE;
  token->is_date = is_date (text, length);
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      char folded = tracker_number_fold_char (c);

      if (folded == TRACKER_NUMBER_FOLD_DROP || (token->is_slashed && c == '/'))
        {
          token->is_pure = FALSE;
          continue;
        }
      if (folded == TRACKER_NUMBER_FOLD_BAD || token->length == TRACKER_NUMBER_MAX_LENGTH)
        {
          token->length = 0;
          break;
        }
      token->n_digits += g_ascii_isdigit (folded) ? 1 : 0;
      token->has_lower = token->has_lower || g_unichar_islower (c);
      token->code[token->length++] = folded;
    }
  token->code[token->length] = '\0';
}

static gboolean
is_breaking (gunichar c)
{
  return tracker_number_fold_char (c) == TRACKER_NUMBER_FOLD_BAD && !g_unichar_isalnum (c);
}

/* What stands before a value in a link, as a name of something that is no track code. */
static gboolean
names_other (const char *text, gsize length)
{
  static const char *const names[] = { "order", "tradeid", "item", "sku", "spm", "product" };
  g_autofree char *small = g_ascii_strdown (text, (gssize) length);

  if (tracker_number_label_find (text, length) == TRACKER_NUMBER_LABEL_OTHER)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strstr (small, names[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Past "%3D", and "%253D" of a link within a link: the digits of an escape are no part of what
 * follows. @at: the last character that was read. */
static const char *
skip_escape (const char *at, const char *end)
{
  gboolean is_escape = *at == '%';

  while (is_escape && end - at > 2 && g_ascii_isxdigit (at[1]) && g_ascii_isxdigit (at[2]))
    {
      is_escape = at[1] == '2' && at[2] == '5';
      at += 2;
    }
  return at;
}

/* Takes the codes out of a link or of "track=RB123456785CN". The host of a link holds none
 * ("17track.net"); in the rest small letters are taken for S10 only, as links are full of random
 * names. */
static void
split_compound (Splitter *self, const char *text, gsize length)
{
  const char *end = text + length;
  const char *host = g_strstr_len (text, (gssize) length, "://");
  const char *start;
  gboolean is_other = FALSE; /* said of the next piece */

  if (host != NULL)
    {
      for (text = host + 3; text < end && *text != '/' && *text != '?' && *text != '#'; text++)
        ;
    }
  else if (memchr (text, '@', length) != NULL)
    return;

  start = text;
  for (const char *p = text; p <= end; p = p < end ? g_utf8_next_char (p) : p + 1)
    {
      Token token = { 0 };
      gsize n = (gsize) (p - start);

      if (p < end && !is_breaking (g_utf8_get_char (p)))
        continue;
      read_piece (start, n, &token);
      if (get_strength (&token) == STRENGTH_STRONG
          && (!is_other || is_s10_shape (token.code, token.length)))
        add_candidate (self, token.code, STRENGTH_STRONG, FALSE);
      if (n > 0)
        /* "sku_id" is one name. */
        is_other = (is_other && start > text && start[-1] == '_')
                   || (token.n_digits == 0 && n <= MAX_NAME_BYTES && names_other (start, n));
      if (p == end)
        break;
      p = skip_escape (p, end);
      start = g_utf8_next_char (p);
    }
}

/* "1234/12345678": two runs of digits, neither short, and nothing else. */
static gboolean
is_slashed (const char *text, gsize length)
{
  const char *slash = memchr (text, '/', length);
  gsize before = slash != NULL ? (gsize) (slash - text) : 0;

  if (before < MIN_SLASHED_DIGITS || length - before - 1 < MIN_SLASHED_DIGITS)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (i != before && !g_ascii_isdigit (text[i]))
        return FALSE;
    }
  return TRUE;
}

/* One word of a line; signs around it are dropped. */
static void
read_token (Splitter *self, const char *text, const char *end)
{
  Token token = { .is_prefixed = text < end && *text == '+' };
  const char *whole = text;
  const char *whole_end = end;
  gboolean is_compound = FALSE;

  while (text < end && !g_unichar_isalnum (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text && !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  token.is_slashed = is_slashed (text, (gsize) (end - text));

  for (const char *p = text; p < end && !is_compound && !token.is_slashed; p = g_utf8_next_char (p))
    is_compound = is_breaking (g_utf8_get_char (p));

  if (text == end)
    token.is_filler = TRUE;
  else if (is_compound)
    {
      token.label = tracker_number_label_find (text, (gsize) (end - text));
      split_compound (self, text, (gsize) (end - text));
      token.is_compound = TRUE;
    }
  else
    {
      read_piece (text, (gsize) (end - text), &token);
      if (token.n_digits == 0)
        token.label = tracker_number_label_find (text, (gsize) (end - text));
      token.is_filler = token.length > 0 && token.length <= 3 && token.n_digits == token.length
                        && whole == text && whole_end == end + 1 && (*end == '.' || *end == ')');
    }
  g_array_append_val (self->tokens, token);
}

static const Token *
get_token (const Splitter *self, guint index)
{
  return index < self->tokens->len ? &g_array_index (self->tokens, Token, index) : NULL;
}

/* Joins words from @first on while they can be the start of an S10 number; returns how many make
 * one, or 0. */
static guint
join_s10 (const Splitter *self, guint first, char *code)
{
  gsize length = 0;

  for (guint i = first; i < self->tokens->len; i++)
    {
      const Token *token = get_token (self, i);

      if (token->length == 0 || length + token->length > S10_LENGTH || token->is_prefixed)
        return 0;
      for (gsize k = 0; k < token->length; k++, length++)
        {
          if ((length < 2 || length > 10) ? !g_ascii_isupper (token->code[k])
                                          : !g_ascii_isdigit (token->code[k]))
            return 0;
          code[length] = token->code[k];
        }
      if (length == S10_LENGTH)
        {
          code[length] = '\0';
          /* In running text two words may meet a number by chance; the country tells. */
          return i == first || tracker_country_is_code (code + 11) ? i - first + 1 : 0;
        }
    }
  return 0;
}

/* Joins "1234 5678 9012 34" at the start of a line; with letters ("1Z 999 AA1 ...") only if nothing
 * else is there. */
static guint
join_groups (const Splitter *self, guint first, char *code)
{
  gboolean only_digits = TRUE;
  gsize length = 0;
  gsize n_digits = 0;
  guint i;

  for (i = first; i < self->tokens->len && i - first < MAX_GROUPS; i++)
    {
      const Token *token = get_token (self, i);
      gboolean is_number = token->length > 0 && token->n_digits == token->length;

      if (token->length == 0 || token->length > MAX_GROUP_LENGTH || !token->is_pure
          || token->has_lower || token->is_prefixed || length + token->length > MAX_STRONG_LENGTH)
        break;
      /* Words after digits are a comment. */
      if (only_digits && !is_number && i > first && length >= MIN_STRONG_LENGTH
          && token->n_digits == 0)
        break;
      only_digits = only_digits && is_number;
      memcpy (code + length, token->code, token->length);
      length += token->length;
      n_digits += token->n_digits;
    }

  code[length] = '\0';
  if (i - first < 2 || length < MIN_STRONG_LENGTH || n_digits < MIN_STRONG_DIGITS)
    return 0;
  return only_digits || i == self->tokens->len ? i - first : 0;
}

/* Whether every word from @first on may be a code by itself. */
static gboolean
is_list_of_codes (const Splitter *self, guint first)
{
  for (guint i = first; i < self->tokens->len; i++)
    {
      if (get_strength (get_token (self, i)) == STRENGTH_NONE)
        return FALSE;
    }
  return first < self->tokens->len;
}

/* A word passes by. */
static void
follow_label (Splitter *self, const Token *token)
{
  if (token->label != TRACKER_NUMBER_LABEL_NONE)
    {
      self->label = token->label;
      self->label_distance = 0;
    }
  else if (!token->is_filler && ++self->label_distance > MAX_LABEL_DISTANCE)
    self->label = TRACKER_NUMBER_LABEL_NONE;
}

/* The number that a label is about is here. */
static gboolean
is_labelled_other (Splitter *self)
{
  gboolean is_other = self->label == TRACKER_NUMBER_LABEL_OTHER;

  self->label = TRACKER_NUMBER_LABEL_NONE;
  return is_other;
}

static void
add_joined (Splitter *self, const char *code, gboolean is_listed)
{
  gboolean is_other = is_labelled_other (self);

  if (is_other && !is_s10_shape (code, strlen (code)))
    add_candidate (self, code, STRENGTH_WEAK, FALSE);
  else
    add_candidate (self, code, STRENGTH_STRONG, is_listed);
}

/* A word that may be a code by itself; FALSE: it is none. */
static gboolean
add_token (Splitter *self, const Token *token, gboolean is_first, gboolean is_listed)
{
  Strength strength = get_strength (token);

  if (strength == STRENGTH_STRONG)
    add_joined (self, token->code, is_listed);
  else if (strength == STRENGTH_WEAK && (is_listed || is_first))
    add_candidate (self, token->code, strength, is_listed && !is_labelled_other (self));
  else
    return FALSE;
  return TRUE;
}

static void
finish_line (Splitter *self)
{
  guint first = 0;
  gboolean is_listed;
  guint n;
  char code[TRACKER_NUMBER_MAX_LENGTH + 1];

  while (first < self->tokens->len && get_token (self, first)->is_filler)
    first++;
  is_listed = is_list_of_codes (self, first);

  for (guint i = first; i < self->tokens->len;)
    {
      const Token *token = get_token (self, i);

      if ((n = join_s10 (self, i, code)) > 0
          || (i == first && (n = join_groups (self, i, code)) > 0))
        {
          add_joined (self, code, i == first && i + n == self->tokens->len);
          i += n;
          continue;
        }
      if (!add_token (self, token, i == first, is_listed))
        {
          self->has_prose = self->has_prose || (i == first && !token->is_compound);
          follow_label (self, token);
        }
      i++;
    }
  g_array_set_size (self->tokens, 0);
}

static gboolean
ends_line (gunichar c)
{
  return c == '\n' || c == '\r' || c == '\t' || c == '\v' || c == '\f' || c == ',' || c == ';'
         || c == '|' || c == 0x2028 || c == 0x2029 || c == 0x3001 || c == 0xFF0C || c == 0xFF1B
         || c == 0x060C;
}

static void
split_lines (Splitter *self, const char *text)
{
  const char *start = NULL;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_end = c == '\0' || ends_line (c);
      gboolean is_space
          = is_end || g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_CONTROL;

      if (!is_space && start == NULL)
        start = p;
      if (is_space && start != NULL)
        {
          read_token (self, start, p);
          start = NULL;
        }
      if (is_end || self->tokens->len == MAX_LINE_TOKENS)
        finish_line (self);
      if (c == '\0')
        break;
    }
}

/**
 * tracker_number_split_text:
 * @text: what a person pasted, typed or dropped; any bytes
 * @length: of @text in bytes, or -1 if it ends with a zero byte
 * @max: how many codes are wanted at most
 *
 * Finds what may be track codes: lists with one or several a line and with comments behind them,
 * codes written in groups
 * ("RB 123 456 785 CN"), links, whole mails. Takes time by the length of the text. Any thread.
 *
 * Returns: (transfer full): normalised codes in order of appearance, each once; empty if there are
 * none
 */
GStrv
tracker_number_split_text (const char *text, gssize length, guint max)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_autofree char *valid = NULL;
  Splitter splitter = { 0 };
  guint n = 0;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  valid = g_utf8_make_valid (text != NULL ? text : "", length);
  splitter.tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  splitter.candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_array_set_clear_func (splitter.candidates, clear_candidate);
  splitter.seen = g_hash_table_new (g_str_hash, g_str_equal);

  split_lines (&splitter, valid);

  for (guint i = 0; i < splitter.candidates->len && n < max; i++)
    {
      const Candidate *candidate = &g_array_index (splitter.candidates, Candidate, i);

      /* In a mail with a real code, "12345 Moscow" at the start of a line is an address. */
      if (candidate->strength == STRENGTH_WEAK && !candidate->is_listed && splitter.has_prose
          && splitter.has_strong)
        continue;
      g_strv_builder_add (codes, candidate->code);
      n++;
    }

  g_hash_table_unref (splitter.seen);
  g_array_unref (splitter.candidates);
  g_array_unref (splitter.tokens);
  return g_strv_builder_end (codes);
}
