/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

/* What a post wants a person to do before it answers (a CAPTCHA): its pictures as they came,
 * undecoded and not to be trusted, and what is known of the answer. Immutable once built,
 * atomically counted. The program never solves one. */
typedef struct _TrackerChallenge TrackerChallenge;

#define TRACKER_TYPE_CHALLENGE (tracker_challenge_get_type ())
GType tracker_challenge_get_type (void);

typedef enum
{
  TRACKER_CHALLENGE_TEXT = 0, /* type what the picture shows */
  TRACKER_CHALLENGE_SLIDER,   /* move the piece into the hole: an offset in the picture's pixels */
  TRACKER_CHALLENGE_CLICKS,   /* click the signs in order: points in the picture's pixels */
} TrackerChallengeKind;

/* Why it is this one that is shown. */
typedef enum
{
  TRACKER_CHALLENGE_FIRST = 0,
  TRACKER_CHALLENGE_ANOTHER, /* the person wanted another picture */
  TRACKER_CHALLENGE_WRONG,   /* the answer to the one before was wrong */
  TRACKER_CHALLENGE_EXPIRED, /* the one before, or the session with the post, was too old */
} TrackerChallengeReason;

typedef enum
{
  TRACKER_CHARACTERS_ANY = 0,
  TRACKER_CHARACTERS_DIGITS,
  TRACKER_CHARACTERS_LETTERS, /* letters and digits */
} TrackerCharacters;

typedef struct
{
  int x;
  int y;
} TrackerPoint;

const char *tracker_challenge_kind_to_nick (TrackerChallengeKind kind); /* "slider" */
gboolean tracker_challenge_kind_from_nick (const char *nick, TrackerChallengeKind *kind);

TrackerChallenge *tracker_challenge_new (TrackerChallengeKind kind, GBytes *picture);
/* Setters: only between new and the first sharing. */
void tracker_challenge_set_piece (TrackerChallenge *self,
                                  GBytes *piece,
                                  int top); /* SLIDER; top: rows above it in the picture */
void tracker_challenge_set_prompt (TrackerChallenge *self,
                                   GBytes *prompt); /* CLICKS: a picture of what to click */
void tracker_challenge_set_hint (TrackerChallenge *self,
                                 const char *hint); /* the task in words, made one safe line */
void tracker_challenge_set_characters (TrackerChallenge *self, TrackerCharacters characters);
void
tracker_challenge_set_length (TrackerChallenge *self, guint least, guint most);  /* TEXT; 0: ? */
void tracker_challenge_set_n_clicks (TrackerChallenge *self, guint n_clicks);    /* 0: unknown */
void tracker_challenge_set_expires_s (TrackerChallenge *self, gint64 expires_s); /* 0: unknown */
void tracker_challenge_set_reason (TrackerChallenge *self, TrackerChallengeReason reason);

TrackerChallenge *tracker_challenge_ref (TrackerChallenge *self);
void tracker_challenge_unref (TrackerChallenge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerChallenge, tracker_challenge_unref)
TrackerChallengeKind tracker_challenge_get_kind (const TrackerChallenge *self);
TrackerChallengeReason tracker_challenge_get_reason (const TrackerChallenge *self);
GBytes *tracker_challenge_get_picture (const TrackerChallenge *self);
GBytes *tracker_challenge_get_piece (const TrackerChallenge *self); /* nullable */
int tracker_challenge_get_piece_top (const TrackerChallenge *self);
GBytes *tracker_challenge_get_prompt (const TrackerChallenge *self);   /* nullable */
const char *tracker_challenge_get_hint (const TrackerChallenge *self); /* nullable */
TrackerCharacters tracker_challenge_get_characters (const TrackerChallenge *self);
guint tracker_challenge_get_least_length (const TrackerChallenge *self); /* 0: unknown */
guint tracker_challenge_get_most_length (const TrackerChallenge *self);
guint tracker_challenge_get_n_clicks (const TrackerChallenge *self);
gint64 tracker_challenge_get_expires_s (const TrackerChallenge *self);

/* What the person answered. Immutable, atomically counted. */
typedef struct _TrackerSolution TrackerSolution;

#define TRACKER_TYPE_SOLUTION (tracker_solution_get_type ())
GType tracker_solution_get_type (void);

#define TRACKER_SOLUTION_MAX_LENGTH 64 /* characters; no known post shows more than ten */
#define TRACKER_SOLUTION_MAX_POINTS 16

TrackerSolution *tracker_solution_new_text (const char *text); /* blanks at both ends are dropped */
TrackerSolution *tracker_solution_new_offset (int x);
TrackerSolution *tracker_solution_new_points (const TrackerPoint *points, gsize n_points);
TrackerSolution *tracker_solution_ref (TrackerSolution *self);
void tracker_solution_unref (TrackerSolution *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerSolution, tracker_solution_unref)
TrackerChallengeKind tracker_solution_get_kind (const TrackerSolution *self);
const char *tracker_solution_get_text (const TrackerSolution *self); /* TEXT */
int tracker_solution_get_x (const TrackerSolution *self);            /* SLIDER */
const TrackerPoint *tracker_solution_get_points (const TrackerSolution *self, gsize *n_points);

#define TRACKER_CHALLENGE_ERROR (tracker_challenge_error_quark ())
GQuark tracker_challenge_error_quark (void);
typedef enum
{
  TRACKER_CHALLENGE_ERROR_EMPTY,
  TRACKER_CHALLENGE_ERROR_TOO_LONG,
  TRACKER_CHALLENGE_ERROR_TOO_SHORT,     /* fewer characters than the picture shows, or clicks */
  TRACKER_CHALLENGE_ERROR_BAD_CHARACTER, /* control characters, or a letter where digits are due */
  TRACKER_CHALLENGE_ERROR_WRONG_KIND,
} TrackerChallengeError;

/* Whether it may be sent; if not, one translated sentence that says what to do. */
gboolean tracker_challenge_check (const TrackerChallenge *self,
                                  const TrackerSolution *solution,
                                  GError **error);
