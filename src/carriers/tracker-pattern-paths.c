/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-pattern-private.h"

#include <string.h>

/* Walks through a pattern in the order in which Perl's expressions try their choices, and narrows
 * down what each character of the number may be. It starts with all characters everywhere, and then
 * finds all paths of a length; or with the one number it is about, and then the first path is its
 * match. What remains to be walked is a list on the stack. */

#define MAX_PATHS 512    /* of one pattern and length: beyond it each number is tried by itself */
#define MAX_STEPS 100000 /* of one walk: a pattern that needs more has given up */

typedef enum
{
  REST_SEQUENCE = 0, /* the siblings from `node` on */
  REST_REPEAT,
  REST_GROUP_END,
  REST_LOOK_END,
  REST_END,
} RestKind;

typedef struct _Rest Rest;
struct _Rest
{
  RestKind kind;
  const TrackerPatternNode *node; /* (nullable) SEQUENCE; REPEAT */
  guint least;                    /* REPEAT: how often yet, and so the next */
  guint most;
  int last;         /* REPEAT: where the last turn began; -1: none */
  int group;        /* GROUP_END */
  guint position;   /* GROUP_END, LOOK_END: where it began */
  const Rest *next; /* (nullable) END */
  guint min_length; /* of all that remains, from here on */
  guint max_length;
};

typedef struct
{
  guint length; /* of the number */
  guint position;
  TrackerPath path;
  GArray *paths; /* (nullable) (element-type TrackerPath) where they go; NULL: the first ends it */
  gboolean is_found;
  TrackerSpans found; /* of the first path */
  guint n_steps;
  gboolean is_over; /* too much of it */
} Walker;

static void walk (Walker *self, const Rest *rest);

static guint
add_lengths (guint a, guint b)
{
  return MIN (a + b, TRACKER_PATTERN_TOO_LONG);
}

/* The lengths of what remains: @node @least to @most times, and @next. */
static void
set_lengths (Rest *rest, const TrackerPatternNode *node, guint least, guint most)
{
  rest->min_length = add_lengths (rest->next->min_length, node->min_length * least);
  rest->max_length = add_lengths (rest->next->max_length, node->max_length * most);
}

static Rest
make_sequence (const TrackerPatternNode *first, const Rest *next)
{
  Rest rest = { .kind = REST_SEQUENCE,
                .node = first,
                .next = next,
                .min_length = next->min_length,
                .max_length = next->max_length };

  for (const TrackerPatternNode *node = first; node != NULL; node = node->next)
    {
      rest.min_length = add_lengths (rest.min_length, node->min_length);
      rest.max_length = add_lengths (rest.max_length, node->max_length);
    }
  return rest;
}

static void
walk_sequence (Walker *self, const TrackerPatternNode *first, const Rest *next)
{
  const Rest rest = make_sequence (first, next);

  walk (self, &rest);
}

static void
walk_repeat (Walker *self, const TrackerPatternNode *node, const Rest *next)
{
  Rest rest = { .kind = REST_REPEAT,
                .node = node,
                .least = node->least,
                .most = node->most,
                .last = -1,
                .next = next };

  set_lengths (&rest, node->child, rest.least, rest.most);
  walk (self, &rest);
}

static void
walk_set (Walker *self, const TrackerPatternNode *node, const Rest *next)
{
  guint64 *set = &self->path.sets[self->position];
  guint64 before = *set;

  if (self->position == self->length || (before & node->set) == 0)
    return;
  *set &= node->set;
  self->position++;
  walk (self, next);
  self->position--;
  *set = before;
}

static void
walk_choice (Walker *self, const TrackerPatternNode *node, const Rest *next)
{
  Rest end = { .kind = REST_GROUP_END,
               .group = node->group,
               .position = self->position,
               .next = next,
               .min_length = next->min_length,
               .max_length = next->max_length };

  for (const TrackerPatternNode *one = node->child; one != NULL; one = one->next)
    walk_sequence (self, one->child, node->group >= 0 ? &end : next);
}

/* What is looked for must not be there: something of each of its paths, from the @index-th on, is
 * otherwise. */
static void
walk_without (Walker *self, const GArray *paths, guint index, const Rest *next)
{
  const TrackerPath *path;

  if (index == paths->len)
    {
      walk (self, next);
      return;
    }
  path = &g_array_index (paths, TrackerPath, index);
  for (guint i = self->position; i < self->length; i++)
    {
      if ((path->sets[i] & self->path.sets[i]) == 0)
        {
          walk_without (self, paths, index + 1, next);
          return;
        }
    }
  for (guint i = self->position; i < self->length; i++)
    {
      guint64 before = self->path.sets[i];

      if ((before & ~path->sets[i]) == 0)
        continue;
      self->path.sets[i] = before & ~path->sets[i];
      walk_without (self, paths, index + 1, next);
      self->path.sets[i] = before;
    }
}

static void
walk_look (Walker *self, const TrackerPatternNode *node, const Rest *next)
{
  /* What is looked for ends anywhere. */
  const Rest end = { .kind = node->is_negative ? REST_END : REST_LOOK_END,
                     .position = self->position,
                     .next = next,
                     .max_length = TRACKER_PATTERN_TOO_LONG };
  g_autoptr (GArray) paths = NULL;
  Walker other = { .length = self->length, .position = self->position };

  if (!node->is_negative)
    {
      walk_choice (self, node->child, &end);
      return;
    }
  other.paths = paths = g_array_new (FALSE, FALSE, sizeof (TrackerPath));
  for (guint i = 0; i < self->length; i++)
    other.path.sets[i] = TRACKER_PATTERN_ALL;
  other.n_steps = self->n_steps;
  walk_choice (&other, node->child, &end);
  self->n_steps = other.n_steps;
  self->is_over = self->is_over || other.is_over;
  walk_without (self, paths, 0, next);
}

static void
walk_node (Walker *self, const TrackerPatternNode *node, const Rest *next)
{
  switch (node->kind)
    {
    case TRACKER_NODE_SET:
      walk_set (self, node, next);
      break;
    case TRACKER_NODE_CHOICE:
      walk_choice (self, node, next);
      break;
    case TRACKER_NODE_SEQUENCE:
      walk_sequence (self, node->child, next);
      break;
    case TRACKER_NODE_REPEAT:
      walk_repeat (self, node, next);
      break;
    case TRACKER_NODE_LOOK:
      walk_look (self, node, next);
      break;
    case TRACKER_NODE_START:
      if (self->position == 0)
        walk (self, next);
      break;
    case TRACKER_NODE_END:
      if (self->position == self->length)
        walk (self, next);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* One turn more, or on: a turn that took nothing is the last. */
static void
walk_turn (Walker *self, const Rest *rest)
{
  gboolean may_go_on = rest->least == 0;
  gboolean may_turn = rest->most > 0 && (rest->least > 0 || rest->last != (int) self->position);
  Rest again = *rest;

  if (may_go_on && (rest->node->is_lazy || !may_turn))
    walk (self, rest->next);
  if (!may_turn)
    return;
  again.least -= again.least > 0;
  again.most -= again.most < TRACKER_PATTERN_TOO_LONG;
  again.last = (int) self->position;
  set_lengths (&again, rest->node->child, again.least, again.most);
  walk_node (self, rest->node->child, &again);
  if (may_go_on && !rest->node->is_lazy)
    walk (self, rest->next);
}

static void
walk_group_end (Walker *self, const Rest *rest)
{
  TrackerSpans *spans = &self->path.spans;
  guint8 start = spans->start[rest->group];
  guint8 end = spans->end[rest->group];
  gboolean is_empty = rest->position == self->position;

  spans->start[rest->group] = is_empty ? 0 : (guint8) rest->position;
  spans->end[rest->group] = is_empty ? 0 : (guint8) self->position;
  walk (self, rest->next);
  spans->start[rest->group] = start;
  spans->end[rest->group] = end;
}

static void
walk_look_end (Walker *self, const Rest *rest)
{
  guint position = self->position;

  self->position = rest->position;
  walk (self, rest->next);
  self->position = position;
}

static void
end_path (Walker *self)
{
  if (!self->is_found)
    self->found = self->path.spans;
  self->is_found = TRUE;
  if (self->paths == NULL)
    return;
  if (self->paths->len == MAX_PATHS)
    self->is_over = TRUE;
  else
    g_array_append_val (self->paths, self->path);
}

static void
walk_on (Walker *self, const Rest *rest)
{
  switch (rest->kind)
    {
    case REST_SEQUENCE:
      if (rest->node == NULL)
        walk (self, rest->next);
      else
        {
          const Rest tail = make_sequence (rest->node->next, rest->next);

          walk_node (self, rest->node, &tail);
        }
      break;
    case REST_REPEAT:
      walk_turn (self, rest);
      break;
    case REST_GROUP_END:
      walk_group_end (self, rest);
      break;
    case REST_LOOK_END:
      walk_look_end (self, rest);
      break;
    case REST_END:
      end_path (self);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
walk (Walker *self, const Rest *rest)
{
  if (self->is_over || (self->is_found && self->paths == NULL))
    return;
  self->is_over = ++self->n_steps > MAX_STEPS;
  if (self->position + rest->min_length <= self->length
      && self->position + rest->max_length >= self->length)
    walk_on (self, rest);
}

static void
walk_tree (Walker *self, const TrackerPatternNode *tree)
{
  static const Rest end = { .kind = REST_END };

  walk_choice (self, tree, &end);
}

/**
 * tracker_pattern_tree_find_paths:
 * @tree: a tree
 * @length: of numbers, at most %TRACKER_NUMBER_MAX_LENGTH
 * @paths: (element-type TrackerPath): where its paths are added, in the order in which they are
 * tried
 *
 * Returns: %FALSE if there are too many; then none is added
 */
gboolean
tracker_pattern_tree_find_paths (const TrackerPatternNode *tree, guint length, GArray *paths)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (TrackerPath));
  Walker walker = { .length = length, .paths = found };

  for (guint i = 0; i < length; i++)
    walker.path.sets[i] = TRACKER_PATTERN_ALL;
  walk_tree (&walker, tree);
  if (walker.is_over)
    return FALSE;
  g_array_append_vals (paths, found->data, found->len);
  return TRUE;
}

/**
 * tracker_pattern_tree_match:
 * @tree: a tree
 * @number: a normalised number
 * @length: its length, at most %TRACKER_NUMBER_MAX_LENGTH
 * @spans: (out) (optional): where its groups stand; set if it matches
 *
 * Returns: whether the whole of @number matches; %FALSE if finding out takes too long
 */
gboolean
tracker_pattern_tree_match (const TrackerPatternNode *tree,
                            const char *number,
                            guint length,
                            TrackerSpans *spans)
{
  Walker walker = { .length = length };

  for (guint i = 0; i < length; i++)
    walker.path.sets[i] = tracker_pattern_get_character_bit (number[i]);
  walk_tree (&walker, tree);
  if (!walker.is_found)
    return FALSE;
  if (spans != NULL)
    *spans = walker.found;
  return TRUE;
}
