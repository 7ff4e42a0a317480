/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-number.h"

/* A regular expression over a whole normalised number, read into a tree of our own. Numbers are
 * short and of 36 characters, so that for one length a pattern comes down to a few sequences of
 * character sets: its paths. From the paths of all formats recognition makes one table; the paths
 * that one number leaves are its matches. The meaning is that of Perl's expressions, named groups
 * and the order of choices included; what is not understood (references back, atomic groups, ...)
 * is left to GRegex. */

/* The groups that mean something. */
typedef enum
{
  TRACKER_GROUP_SERIAL = 0,
  TRACKER_GROUP_CHECK,
  TRACKER_GROUP_COUNTRY,
  TRACKER_GROUP_SERVICE,
  TRACKER_GROUP_POSTCODE,
  TRACKER_GROUP_INNER,
  TRACKER_N_GROUPS,
} TrackerGroup;

/* Where the groups of a match stand in the number; end 0: the group is empty or took no part. */
typedef struct
{
  guint8 start[TRACKER_N_GROUPS];
  guint8 end[TRACKER_N_GROUPS];
} TrackerSpans;

/* One path: which characters may stand where, by the bits of tracker_pattern_get_character_bit().
 */
typedef struct
{
  guint64 sets[TRACKER_NUMBER_MAX_LENGTH];
  TrackerSpans spans;
} TrackerPath;

#define TRACKER_PATTERN_ALL G_GUINT64_CONSTANT (0xfffffffff)

typedef struct _TrackerPatternNode TrackerPatternNode;

typedef enum
{
  TRACKER_NODE_SET = 0,
  TRACKER_NODE_CHOICE, /* children: sequences, tried in order */
  TRACKER_NODE_SEQUENCE,
  TRACKER_NODE_REPEAT, /* of its only child */
  TRACKER_NODE_LOOK,   /* ahead, for its only child */
  TRACKER_NODE_START,
  TRACKER_NODE_END,
} TrackerNodeKind;

struct _TrackerPatternNode
{
  TrackerNodeKind kind;
  guint64 set; /* SET */
  int group;   /* CHOICE: a TrackerGroup, -1: none */
  guint least; /* REPEAT, and so the next two */
  guint most;
  gboolean is_lazy;
  gboolean is_negative; /* LOOK */
  guint min_length;     /* of what it matches; both are cut at TRACKER_PATTERN_TOO_LONG */
  guint max_length;
  TrackerPatternNode *child; /* (owned) (nullable) the first */
  TrackerPatternNode *next;  /* (owned) (nullable) its next sibling */
};

#define TRACKER_PATTERN_TOO_LONG (TRACKER_NUMBER_MAX_LENGTH + 1)

typedef struct _TrackerPattern TrackerPattern;
TrackerPattern *tracker_pattern_new (const char *text, GError **error);
void tracker_pattern_free (TrackerPattern *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerPattern, tracker_pattern_free)
const char *tracker_pattern_get_text (const TrackerPattern *self);
gboolean tracker_pattern_is_understood (const TrackerPattern *self);
gboolean tracker_pattern_has_group (const TrackerPattern *self, TrackerGroup group);
void tracker_pattern_get_lengths (const TrackerPattern *self, guint *least, guint *most);
guint64 tracker_pattern_get_character_bit (char c);

/* tracker-pattern-tree.c: (transfer full) (nullable): NULL if it is not understood. */
TrackerPatternNode *tracker_pattern_tree_new (const char *text);
void tracker_pattern_tree_free (TrackerPatternNode *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerPatternNode, tracker_pattern_tree_free)

/* tracker-pattern-paths.c */
/* Adds the paths of length @length, best first, to @paths (element-type TrackerPath); FALSE: there
 * are too many, and nothing is added. */
gboolean
tracker_pattern_tree_find_paths (const TrackerPatternNode *tree, guint length, GArray *paths);
/* @spans (optional): of the match. */
gboolean tracker_pattern_tree_match (const TrackerPatternNode *tree,
                                     const char *number,
                                     guint length,
                                     TrackerSpans *spans);

/* Both for any pattern; FALSE of the first also: it is not understood. */
gboolean tracker_pattern_find_paths (const TrackerPattern *self, guint length, GArray *paths);
gboolean
tracker_pattern_match (const TrackerPattern *self, const char *number, TrackerSpans *spans);
