/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-pattern-private.h"

#include <string.h>

/* Reads patterns. Whatever is not surely understood is refused, never guessed. */

#define DIGITS G_GUINT64_CONSTANT (0x3ff)
#define MAX_DEPTH 20
#define INFINITE TRACKER_PATTERN_TOO_LONG

typedef struct
{
  const char *at;
  guint depth;
  gboolean is_lost; /* met something that is not understood */
} Scanner;

static TrackerPatternNode *scan_choice (Scanner *scanner);

static TrackerPatternNode *
node_new (TrackerNodeKind kind)
{
  TrackerPatternNode *node = g_new0 (TrackerPatternNode, 1);

  node->kind = kind;
  node->group = -1;
  return node;
}

static TrackerPatternNode *
set_new (guint64 set)
{
  TrackerPatternNode *node = node_new (TRACKER_NODE_SET);

  node->set = set;
  node->min_length = node->max_length = 1;
  return node;
}

/**
 * tracker_pattern_tree_free:
 * @self: (transfer full) (nullable): a tree
 *
 * Frees @self and its siblings.
 */
void
tracker_pattern_tree_free (TrackerPatternNode *self)
{
  while (self != NULL)
    {
      TrackerPatternNode *next = self->next;

      tracker_pattern_tree_free (self->child);
      g_free (self);
      self = next;
    }
}

/* After a backslash, at the character behind it. */
static guint64
scan_escape (Scanner *scanner)
{
  char c = *scanner->at;

  if (c != '\0')
    scanner->at++;
  switch (c)
    {
    case 'd':
      return DIGITS;
    case 'D':
      return TRACKER_PATTERN_ALL & ~DIGITS;
    case 'w':
      return TRACKER_PATTERN_ALL;
    case 's':
    case '-':
    case '.':
    case '/':
      return 0;
    default:
      scanner->is_lost = TRUE; /* \b, \1, \x41, \p{..} */
      return 0;
    }
}

static guint64
get_range (char low, char high)
{
  guint64 set = 0;

  for (int c = (guchar) low; c <= (guchar) high; c++)
    set |= tracker_pattern_get_character_bit ((char) c);
  return set;
}

/* After "[". */
static guint64
scan_class (Scanner *scanner)
{
  gboolean is_negated = *scanner->at == '^';
  guint64 set = 0;
  const char *start;

  scanner->at += is_negated;
  start = scanner->at;
  while (*scanner->at != '\0' && (*scanner->at != ']' || scanner->at == start))
    {
      char low = *scanner->at++;
      gboolean is_range = scanner->at[0] == '-' && scanner->at[1] != ']' && scanner->at[1] != '\0';

      if (low == '\\')
        {
          set |= scan_escape (scanner);
          is_range = scanner->at[0] == '-' && scanner->at[1] != ']';
          scanner->is_lost = scanner->is_lost || is_range;
        }
      else if (low == '[' || (is_range && (scanner->at[1] == '\\' || scanner->at[1] == '[')))
        scanner->is_lost = TRUE; /* a POSIX class, a range to an escape */
      else if (is_range)
        {
          scanner->is_lost = scanner->is_lost || scanner->at[1] < low;
          set |= get_range (low, scanner->at[1]);
          scanner->at += 2;
        }
      else
        set |= tracker_pattern_get_character_bit (low);
      if (scanner->is_lost)
        return 0;
    }
  scanner->is_lost = *scanner->at != ']';
  if (!scanner->is_lost)
    scanner->at++;
  return is_negated ? TRACKER_PATTERN_ALL & ~set : set;
}

/* After "(?<": a name, up to the character behind its ">". */
static int
scan_group_name (Scanner *scanner)
{
  static const char *const names[]
      = { "serial", "check", "country", "service", "postcode", "inner" }; /* by TrackerGroup */
  gsize length = strspn (scanner->at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_");
  const char *name = scanner->at;

  if (length == 0 || name[length] != '>')
    {
      scanner->is_lost = TRUE; /* also (?<= and (?<! */
      return -1;
    }
  scanner->at += length + 1;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strlen (names[i]) == length && strncmp (names[i], name, length) == 0)
        return (int) i;
    }
  return -1;
}

/* After "(". */
static TrackerPatternNode *
scan_group (Scanner *scanner)
{
  TrackerPatternNode *look = NULL;
  TrackerPatternNode *choice;
  int group = -1;

  if (g_str_has_prefix (scanner->at, "?:"))
    scanner->at += 2;
  else if (g_str_has_prefix (scanner->at, "?=") || g_str_has_prefix (scanner->at, "?!"))
    {
      look = node_new (TRACKER_NODE_LOOK);
      look->is_negative = scanner->at[1] == '!';
      scanner->at += 2;
    }
  else if (g_str_has_prefix (scanner->at, "?<"))
    {
      scanner->at += 2;
      group = scan_group_name (scanner);
    }
  else if (*scanner->at == '?' || *scanner->at == '*')
    scanner->is_lost = TRUE;

  scanner->is_lost = scanner->is_lost || ++scanner->depth > MAX_DEPTH;
  choice = scan_choice (scanner);
  scanner->depth--;
  choice->group = group;
  scanner->is_lost = scanner->is_lost || *scanner->at != ')';
  if (!scanner->is_lost)
    scanner->at++;
  if (look == NULL)
    return choice;
  look->child = choice;
  return look;
}

static TrackerPatternNode *
scan_atom (Scanner *scanner)
{
  char c = *scanner->at++;

  switch (c)
    {
    case '(':
      return scan_group (scanner);
    case '[':
      return set_new (scan_class (scanner));
    case '.':
      return set_new (TRACKER_PATTERN_ALL);
    case '^':
      return node_new (TRACKER_NODE_START);
    case '$':
      return node_new (TRACKER_NODE_END);
    case '\\':
      return set_new (scan_escape (scanner));
    case '?':
    case '*':
    case '+':
      scanner->is_lost = TRUE; /* nothing to repeat */
      return set_new (0);
    default:
      return set_new (tracker_pattern_get_character_bit (c));
    }
}

static guint
scan_count (Scanner *scanner)
{
  guint count = 0;

  for (; g_ascii_isdigit (*scanner->at); scanner->at++)
    count = MIN (count * 10 + (guint) (*scanner->at - '0'), INFINITE);
  return count;
}

/* TRUE: there is a quantifier. */
static gboolean
scan_quantifier (Scanner *scanner, guint *least, guint *most)
{
  char c = *scanner->at;

  if (c == '\0' || strchr ("?*+{", c) == NULL)
    return FALSE;
  scanner->at++;
  *least = c == '+' ? 1 : 0;
  *most = c == '?' ? 1 : INFINITE;
  if (c != '{')
    return TRUE;

  scanner->is_lost = scanner->is_lost || !g_ascii_isdigit (*scanner->at);
  *least = *most = scan_count (scanner);
  if (*scanner->at == ',')
    {
      scanner->at++;
      *most = g_ascii_isdigit (*scanner->at) ? scan_count (scanner) : INFINITE;
    }
  scanner->is_lost = scanner->is_lost || *scanner->at != '}' || *most < *least;
  if (!scanner->is_lost)
    scanner->at++;
  return TRUE;
}

/* (transfer full) @atom with what repeats it. */
static TrackerPatternNode *
scan_repeat (Scanner *scanner, TrackerPatternNode *atom)
{
  TrackerPatternNode *repeat;
  guint least;
  guint most;

  if (!scan_quantifier (scanner, &least, &most))
    return atom;
  repeat = node_new (TRACKER_NODE_REPEAT);
  repeat->least = least;
  repeat->most = most;
  repeat->child = atom;
  repeat->min_length = MIN (atom->min_length * least, TRACKER_PATTERN_TOO_LONG);
  repeat->max_length = MIN (atom->max_length * most, TRACKER_PATTERN_TOO_LONG);
  repeat->is_lazy = *scanner->at == '?';
  scanner->at += repeat->is_lazy;
  /* Possessive; repeated again; and what repeats nothing means nothing sure. */
  scanner->is_lost = scanner->is_lost
                     || (*scanner->at != '\0' && strchr ("?*+{", *scanner->at) != NULL)
                     || atom->kind == TRACKER_NODE_LOOK || atom->kind == TRACKER_NODE_START
                     || atom->kind == TRACKER_NODE_END;
  return repeat;
}

static TrackerPatternNode *
scan_sequence (Scanner *scanner)
{
  TrackerPatternNode *sequence = node_new (TRACKER_NODE_SEQUENCE);
  TrackerPatternNode **last = &sequence->child;

  while (*scanner->at != '\0' && *scanner->at != '|' && *scanner->at != ')' && !scanner->is_lost)
    {
      TrackerPatternNode *node = scan_atom (scanner);

      if (!scanner->is_lost)
        node = scan_repeat (scanner, node);
      sequence->min_length
          = MIN (sequence->min_length + node->min_length, TRACKER_PATTERN_TOO_LONG);
      sequence->max_length
          = MIN (sequence->max_length + node->max_length, TRACKER_PATTERN_TOO_LONG);
      *last = node;
      last = &node->next;
    }
  return sequence;
}

static TrackerPatternNode *
scan_choice (Scanner *scanner)
{
  TrackerPatternNode *choice = node_new (TRACKER_NODE_CHOICE);
  TrackerPatternNode *sequence = choice->child = scan_sequence (scanner);

  choice->min_length = sequence->min_length;
  choice->max_length = sequence->max_length;
  while (*scanner->at == '|' && !scanner->is_lost)
    {
      scanner->at++;
      sequence = sequence->next = scan_sequence (scanner);
      choice->min_length = MIN (choice->min_length, sequence->min_length);
      choice->max_length = MAX (choice->max_length, sequence->max_length);
    }
  return choice;
}

/**
 * tracker_pattern_tree_new:
 * @text: a regular expression
 *
 * Returns: (transfer full) (nullable): its tree; %NULL if anything in it is not understood
 */
TrackerPatternNode *
tracker_pattern_tree_new (const char *text)
{
  Scanner scanner = { .at = text };
  TrackerPatternNode *tree = scan_choice (&scanner);

  if (!scanner.is_lost && *scanner.at == '\0')
    return tree;
  tracker_pattern_tree_free (tree);
  return NULL;
}
