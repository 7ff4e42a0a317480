/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "emulator-client.h"

/* The pages that ask a person something, each walked by hand as its fact sheet says. */

/* What one walk holds: the challenge and what goes back with the answer. */
typedef struct
{
  GBytes *picture; /* (owned) (nullable) as it came, undecoded */
  char *format;    /* (owned) (nullable) media type, where one was told */
  GBytes *piece;   /* (owned) (nullable) */
  int piece_top;
  GBytes *prompt;     /* (owned) (nullable) */
  char *id;           /* (owned) (nullable) which challenge it is */
  char *task;         /* (owned) (nullable) */
  char *page;         /* (owned) the page, or the JSON in its place */
  GHashTable *hidden; /* (owned) name -> value of the hidden fields */
} Walk;

void walk_clear (Walk *walk);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

typedef struct
{
  const char *name;
  const char *carrier;
  const char *number;
  void (*fetch) (Fixture *fixture, const char *number, Walk *walk); /* @walk empty */
  Reply *(*send) (Fixture *fixture, const char *number, const Walk *walk, const char *answer);
  /* What the answer then contains. */
  const char *found;
  const char *unknown;
  const char *wrong;
  const char *expired;
  const char *lost;
} Post;

extern const Post posts[];
extern const gsize n_posts;
const Post *get_post (const char *name);

/* From now on @fixture's session keeps cookies, from none. */
void keep_cookies (Fixture *fixture);

/* From China to Brazil, so that the post of Brazil tells of it too. */
void add_parcel (Fixture *fixture, const Post *post);
char *dup_answer (Fixture *fixture, const Post *post); /* never NULL */
/* Sends @answer (NULL: the right one) and looks for @expected in what comes. */
void assert_reply (Fixture *fixture,
                   const Post *post,
                   const Walk *walk,
                   const char *number,
                   const char *answer,
                   const char *expected);
/* For tests whose data is a post, not what fixture_set_up () takes it for. */
void fixture_set_up_for_post (Fixture *fixture, gconstpointer data);
