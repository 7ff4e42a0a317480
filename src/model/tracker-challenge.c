/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-challenge.h"

#include "tracker-nick-private.h"
#include "tracker-text-private.h"

struct _TrackerChallenge
{
  TrackerChallengeKind kind;
  TrackerChallengeReason reason;
  GBytes *picture; /* (owned) */
  GBytes *piece;   /* (owned) (nullable) */
  GBytes *prompt;  /* (owned) (nullable) */
  char *hint;      /* (owned) (nullable) */
  int piece_top;
  TrackerCharacters characters;
  guint least_length;
  guint most_length;
  guint n_clicks;
  gint64 expires_s;
};

G_DEFINE_BOXED_TYPE (TrackerChallenge,
                     tracker_challenge,
                     tracker_challenge_ref,
                     tracker_challenge_unref)

static const char *const kind_nicks[] = { "text", "slider", "clicks" };
G_STATIC_ASSERT (G_N_ELEMENTS (kind_nicks) == TRACKER_CHALLENGE_CLICKS + 1);

static void
clear_challenge (gpointer data)
{
  TrackerChallenge *self = data;

  g_bytes_unref (self->picture);
  g_clear_pointer (&self->piece, g_bytes_unref);
  g_clear_pointer (&self->prompt, g_bytes_unref);
  g_free (self->hint);
}

static void
replace_bytes (GBytes **place, GBytes *bytes)
{
  g_autoptr (GBytes) old = *place;

  *place = bytes != NULL ? g_bytes_ref (bytes) : NULL;
}

/**
 * tracker_challenge_kind_to_nick:
 * @kind: a kind of challenge
 *
 * Returns: (transfer none): the word for definitions: "text", "slider", "clicks"
 */
const char *
tracker_challenge_kind_to_nick (TrackerChallengeKind kind)
{
  return tracker_nick_get (kind_nicks, G_N_ELEMENTS (kind_nicks), (int) kind);
}

/**
 * tracker_challenge_kind_from_nick:
 * @nick: (nullable): a word as of tracker_challenge_kind_to_nick()
 * @kind: (out): left alone if there is no such kind
 *
 * Returns: whether @nick names a kind
 */
gboolean
tracker_challenge_kind_from_nick (const char *nick, TrackerChallengeKind *kind)
{
  int value;

  if (!tracker_nick_find (kind_nicks, G_N_ELEMENTS (kind_nicks), nick, &value))
    return FALSE;

  *kind = (TrackerChallengeKind) value;
  return TRUE;
}

/**
 * tracker_challenge_new:
 * @kind: what the person shall do
 * @picture: what is to be looked at: bytes as the post sent them, undecoded and not to be trusted
 *
 * Returns: (transfer full): a challenge of which nothing else is known
 */
TrackerChallenge *
tracker_challenge_new (TrackerChallengeKind kind, GBytes *picture)
{
  TrackerChallenge *self;

  g_return_val_if_fail (picture != NULL, NULL);

  self = g_atomic_rc_box_new0 (TrackerChallenge);
  self->kind = kind;
  self->picture = g_bytes_ref (picture);
  return self;
}

/**
 * tracker_challenge_set_piece:
 * @self: a challenge that is not shared yet, with a slider
 * @piece: (nullable): bytes of the picture of what is moved
 * @top: how many rows of the picture are above it; less than 0 reads as 0
 */
void
tracker_challenge_set_piece (TrackerChallenge *self, GBytes *piece, int top)
{
  replace_bytes (&self->piece, piece);
  self->piece_top = MAX (top, 0);
}

/**
 * tracker_challenge_set_prompt:
 * @self: a challenge that is not shared yet, with clicks
 * @prompt: (nullable): bytes of a picture of what to click
 */
void
tracker_challenge_set_prompt (TrackerChallenge *self, GBytes *prompt)
{
  replace_bytes (&self->prompt, prompt);
}

/**
 * tracker_challenge_set_hint:
 * @self: a challenge that is not shared yet
 * @hint: (nullable): the task in the post's words; is made one line that is safe to show, cut at
 * 200 characters
 */
void
tracker_challenge_set_hint (TrackerChallenge *self, const char *hint)
{
  g_autofree char *old_hint = self->hint;

  self->hint = tracker_text_clean_or_null (hint, TRACKER_TEXT_SHORT_MAX_CHARS);
}

/**
 * tracker_challenge_set_characters:
 * @self: a challenge that is not shared yet, with text
 * @characters: what the picture may show
 */
void
tracker_challenge_set_characters (TrackerChallenge *self, TrackerCharacters characters)
{
  self->characters = characters;
}

/**
 * tracker_challenge_set_length:
 * @self: a challenge that is not shared yet, with text
 * @least: how many characters the picture shows at least; 0: unknown
 * @most: how many at most; 0: unknown
 */
void
tracker_challenge_set_length (TrackerChallenge *self, guint least, guint most)
{
  self->least_length = MIN (least, TRACKER_SOLUTION_MAX_LENGTH);
  self->most_length = MIN (most, TRACKER_SOLUTION_MAX_LENGTH);
}

/**
 * tracker_challenge_set_n_clicks:
 * @self: a challenge that is not shared yet, with clicks
 * @n_clicks: how many signs are to be clicked; 0: unknown
 */
void
tracker_challenge_set_n_clicks (TrackerChallenge *self, guint n_clicks)
{
  self->n_clicks = MIN (n_clicks, TRACKER_SOLUTION_MAX_POINTS);
}

/**
 * tracker_challenge_set_expires_s:
 * @self: a challenge that is not shared yet
 * @expires_s: when it ends, in seconds since 1970 UTC; 0: unknown
 */
void
tracker_challenge_set_expires_s (TrackerChallenge *self, gint64 expires_s)
{
  self->expires_s = expires_s;
}

/**
 * tracker_challenge_set_reason:
 * @self: a challenge that is not shared yet
 * @reason: why it is shown
 */
void
tracker_challenge_set_reason (TrackerChallenge *self, TrackerChallengeReason reason)
{
  self->reason = reason;
}

/**
 * tracker_challenge_ref:
 * @self: a challenge
 *
 * Any thread.
 *
 * Returns: (transfer full): @self
 */
TrackerChallenge *
tracker_challenge_ref (TrackerChallenge *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * tracker_challenge_unref:
 * @self: (transfer full): a challenge
 *
 * Any thread.
 */
void
tracker_challenge_unref (TrackerChallenge *self)
{
  g_atomic_rc_box_release_full (self, clear_challenge);
}

/**
 * tracker_challenge_get_kind:
 * @self: a challenge
 *
 * Returns: what the person shall do
 */
TrackerChallengeKind
tracker_challenge_get_kind (const TrackerChallenge *self)
{
  return self->kind;
}

/**
 * tracker_challenge_get_reason:
 * @self: a challenge
 *
 * Returns: why it is this one that is shown
 */
TrackerChallengeReason
tracker_challenge_get_reason (const TrackerChallenge *self)
{
  return self->reason;
}

/**
 * tracker_challenge_get_picture:
 * @self: a challenge
 *
 * Returns: (transfer none): bytes of the picture, undecoded and not to be trusted
 */
GBytes *
tracker_challenge_get_picture (const TrackerChallenge *self)
{
  return self->picture;
}

/**
 * tracker_challenge_get_piece:
 * @self: a challenge
 *
 * Returns: (transfer none) (nullable): bytes of the picture of what a slider moves, not to be
 * trusted
 */
GBytes *
tracker_challenge_get_piece (const TrackerChallenge *self)
{
  return self->piece;
}

/**
 * tracker_challenge_get_piece_top:
 * @self: a challenge
 *
 * Returns: how many rows of the picture are above the piece, 0 or more
 */
int
tracker_challenge_get_piece_top (const TrackerChallenge *self)
{
  return self->piece_top;
}

/**
 * tracker_challenge_get_prompt:
 * @self: a challenge
 *
 * Returns: (transfer none) (nullable): bytes of a picture of what to click, not to be trusted
 */
GBytes *
tracker_challenge_get_prompt (const TrackerChallenge *self)
{
  return self->prompt;
}

/**
 * tracker_challenge_get_hint:
 * @self: a challenge
 *
 * Returns: (transfer none) (nullable): the task in the post's words, one line
 */
const char *
tracker_challenge_get_hint (const TrackerChallenge *self)
{
  return self->hint;
}

/**
 * tracker_challenge_get_characters:
 * @self: a challenge
 *
 * Returns: what the picture may show
 */
TrackerCharacters
tracker_challenge_get_characters (const TrackerChallenge *self)
{
  return self->characters;
}

/**
 * tracker_challenge_get_least_length:
 * @self: a challenge
 *
 * Returns: how many characters the picture shows at least; 0: unknown
 */
guint
tracker_challenge_get_least_length (const TrackerChallenge *self)
{
  return self->least_length;
}

/**
 * tracker_challenge_get_most_length:
 * @self: a challenge
 *
 * Returns: how many characters the picture shows at most; 0: unknown
 */
guint
tracker_challenge_get_most_length (const TrackerChallenge *self)
{
  return self->most_length;
}

/**
 * tracker_challenge_get_n_clicks:
 * @self: a challenge
 *
 * Returns: how many signs are to be clicked; 0: unknown
 */
guint
tracker_challenge_get_n_clicks (const TrackerChallenge *self)
{
  return self->n_clicks;
}

/**
 * tracker_challenge_get_expires_s:
 * @self: a challenge
 *
 * Returns: when it ends, in seconds since 1970 UTC; 0: unknown
 */
gint64
tracker_challenge_get_expires_s (const TrackerChallenge *self)
{
  return self->expires_s;
}
