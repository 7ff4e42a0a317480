/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-ask-private.h"

#include <math.h>

/* The step for a person: README, "A step for a person". Its pictures are fetched one after the
 * other; then the ask waits. Each challenge after the first needs a person's word, so nothing here
 * goes round by itself. */

#define MAX_PIECE_TOP 10000

static const TrackerCaptchaSpec *
get_captcha (const TrackerAsk *self)
{
  return tracker_ask_get_current_way (self)->captcha;
}

static const TrackerPictureSpec *
get_due_picture (const TrackerAsk *self)
{
  return get_captcha (self)->pictures[self->part];
}

static void
clear_pictures (TrackerAsk *self)
{
  self->part = TRACKER_CAPTCHA_PICTURE;
  g_clear_pointer (&self->picture_url, g_free);
  for (guint i = 0; i < TRACKER_CAPTCHA_N_PICTURES; i++)
    g_clear_pointer (&self->pictures[i], g_bytes_unref);
}

/**
 * tracker_ask_clear_captcha:
 * @self: an ask
 *
 * Forgets the challenge, its pictures and what the person answered.
 */
void
tracker_ask_clear_captcha (TrackerAsk *self)
{
  clear_pictures (self);
  g_clear_pointer (&self->challenge, tracker_challenge_unref);
  g_clear_pointer (&self->solution, tracker_solution_unref);
}

static int
read_piece_top (const TrackerCaptchaSpec *captcha, const TrackerScope *scope)
{
  g_autofree char *text = NULL;
  double top;

  if (captcha->piece_top == NULL)
    return 0;
  text = tracker_template_expand (captcha->piece_top, scope, TRACKER_ESCAPE_NONE);
  top = g_ascii_strtod (text, NULL);
  return isfinite (top) ? (int) CLAMP (top, 0, MAX_PIECE_TOP) : 0;
}

static void
set_hint (const TrackerCaptchaSpec *captcha, const TrackerScope *scope, TrackerChallenge *challenge)
{
  g_autofree char *words
      = captcha->hint_template != NULL
            ? tracker_template_expand (captcha->hint_template, scope, TRACKER_ESCAPE_NONE)
            : NULL;

  if (captcha->hint != NULL)
    tracker_challenge_set_hint (challenge, tracker_translated_get (captcha->hint));
  else if (words != NULL && *words != '\0')
    tracker_challenge_set_hint (challenge, words);
}

/* All pictures are there: the person's turn. */
static void
build_challenge (TrackerAsk *self)
{
  const TrackerCaptchaSpec *captcha = get_captcha (self);
  TrackerScope scope = tracker_ask_make_scope (self);
  TrackerChallenge *challenge
      = tracker_challenge_new (captcha->kind, self->pictures[TRACKER_CAPTCHA_PICTURE]);

  if (self->pictures[TRACKER_CAPTCHA_PIECE] != NULL)
    tracker_challenge_set_piece (challenge, self->pictures[TRACKER_CAPTCHA_PIECE],
                                 read_piece_top (captcha, &scope));
  if (self->pictures[TRACKER_CAPTCHA_PROMPT] != NULL)
    tracker_challenge_set_prompt (challenge, self->pictures[TRACKER_CAPTCHA_PROMPT]);
  set_hint (captcha, &scope, challenge);
  tracker_challenge_set_characters (challenge, captcha->characters);
  tracker_challenge_set_length (challenge, captcha->least_length, captcha->most_length);
  tracker_challenge_set_n_clicks (challenge, captcha->n_clicks);
  tracker_challenge_set_expires_s (challenge, captcha->expires_s);
  tracker_challenge_set_reason (challenge, self->reason);
  self->challenge = challenge;
  clear_pictures (self);
}

/* What an earlier answer held: the picture itself, or where it is. FALSE: neither. */
static gboolean
take_held_picture (TrackerAsk *self)
{
  const TrackerPictureSpec *picture = get_due_picture (self);
  TrackerScope scope = tracker_ask_make_scope (self);
  g_autofree char *text = tracker_template_expand (picture->text, &scope, TRACKER_ESCAPE_NONE);

  if (picture->source == TRACKER_PICTURE_DATA || tracker_picture_data_is_address (text))
    {
      self->pictures[self->part] = tracker_picture_data_decode (text);
      return self->pictures[self->part] != NULL;
    }
  self->picture_url = tracker_ask_resolve_address (self, picture->text);
  return self->picture_url != NULL;
}

/* To the next picture that must be asked for, or to the challenge. */
static void
find_next_picture (TrackerAsk *self)
{
  for (; self->part < TRACKER_CAPTCHA_N_PICTURES; self->part++)
    {
      const TrackerPictureSpec *picture = get_due_picture (self);

      if (picture == NULL)
        continue;
      if (picture->source == TRACKER_PICTURE_REQUEST)
        return;
      if (!take_held_picture (self))
        {
          tracker_ask_end_way (self, TRACKER_OUTCOME_MALFORMED, NULL, 0);
          return;
        }
      if (self->picture_url != NULL)
        return;
    }
  build_challenge (self);
}

/**
 * tracker_ask_enter_captcha:
 * @self: an ask that has come to the step for a person
 *
 * Begins to gather the pictures of a challenge. If one cannot be had, the way ends.
 */
void
tracker_ask_enter_captcha (TrackerAsk *self)
{
  tracker_ask_clear_captcha (self);
  find_next_picture (self);
}

/**
 * tracker_ask_build_picture_request:
 * @self: an ask that gathers the pictures of a challenge
 * @scope: what templates know
 *
 * Returns: (transfer full): the request for the one that is due
 */
TrackerRequest *
tracker_ask_build_picture_request (const TrackerAsk *self, const TrackerScope *scope)
{
  return tracker_picture_build_request (get_due_picture (self), self->picture_url, scope);
}

/**
 * tracker_ask_take_picture:
 * @self: an ask that gathers the pictures of a challenge
 * @response: what came; no failure, and not too large
 * @retry_after_s: as the post asks; 0: nothing said
 *
 * Takes what came for a picture. Whether it is one is not looked at here.
 */
void
tracker_ask_take_picture (TrackerAsk *self, TrackerResponse *response, int retry_after_s)
{
  TrackerOutcome outcome = tracker_outcome_from_response (response);
  GBytes *body = tracker_response_get_body (response);

  if (outcome == TRACKER_OUTCOME_FOUND && g_bytes_get_size (body) == 0)
    outcome = TRACKER_OUTCOME_MALFORMED;
  if (outcome != TRACKER_OUTCOME_FOUND)
    {
      tracker_ask_end_way (self, outcome, NULL, retry_after_s);
      return;
    }
  self->pictures[self->part] = g_bytes_ref (body);
  g_clear_pointer (&self->picture_url, g_free);
  self->part++;
  find_next_picture (self);
}

static gboolean
is_saved_before (const TrackerWay *way, guint index, const char *name)
{
  for (guint i = 0; i < index; i++)
    {
      const TrackerStep *step = g_ptr_array_index (way->steps, i);

      for (guint j = 0; j < step->saves->len; j++)
        if (g_str_equal (((const TrackerSave *) g_ptr_array_index (step->saves, j))->name, name))
          return TRUE;
    }
  return FALSE;
}

/* What the steps from @index on saved belongs to the challenge that is over. */
static void
forget_saves (TrackerAsk *self, guint index)
{
  const TrackerWay *way = tracker_ask_get_current_way (self);

  for (guint i = index; i < way->steps->len; i++)
    {
      const TrackerStep *step = g_ptr_array_index (way->steps, i);

      for (guint j = 0; j < step->saves->len; j++)
        {
          const TrackerSave *save = g_ptr_array_index (step->saves, j);

          if (!is_saved_before (way, index, save->name))
            g_hash_table_remove (self->saved, save->name);
        }
      if (step->feeds_captcha)
        tracker_ask_cache_forget_step (self->cache, way, step);
    }
}

/* To where a new picture comes from. */
static void
go_back (TrackerAsk *self, TrackerChallengeReason reason)
{
  guint index = get_captcha (self)->back_to;

  tracker_ask_clear_captcha (self);
  forget_saves (self, index);
  self->reason = reason;
  self->step_index = index;
  tracker_ask_arrive (self);
}

/**
 * tracker_ask_try_again:
 * @self: an ask whose way comes to its end
 * @outcome: how, for all numbers
 *
 * If the post did not take what the person answered, goes back for a new challenge: for another
 * picture if the answer was wrong, to the start of the way if it, or the session, was too old.
 *
 * Returns: whether it did
 */
gboolean
tracker_ask_try_again (TrackerAsk *self, TrackerOutcome outcome)
{
  if (self->solution == NULL)
    return FALSE;
  if (outcome == TRACKER_OUTCOME_WRONG_CAPTCHA)
    go_back (self, TRACKER_CHALLENGE_WRONG);
  else if (outcome == TRACKER_OUTCOME_CAPTCHA)
    {
      tracker_ask_cache_forget (self->cache, tracker_ask_get_current_way (self));
      self->reason = TRACKER_CHALLENGE_EXPIRED;
      tracker_ask_begin_way (self);
    }
  else
    return FALSE;
  return TRUE;
}

/**
 * tracker_ask_was_refused:
 * @self: an ask
 * @outcome: (out): how: %TRACKER_OUTCOME_WRONG_CAPTCHA or, too late, %TRACKER_OUTCOME_CAPTCHA
 *
 * Returns: whether the post did not take what the person answered last, and another challenge is on
 * its way
 */
gboolean
tracker_ask_was_refused (const TrackerAsk *self, TrackerOutcome *outcome)
{
  *outcome = self->reason == TRACKER_CHALLENGE_WRONG ? TRACKER_OUTCOME_WRONG_CAPTCHA
                                                     : TRACKER_OUTCOME_CAPTCHA;
  return self->reports == NULL && self->solution == NULL
         && (self->reason == TRACKER_CHALLENGE_WRONG || self->reason == TRACKER_CHALLENGE_EXPIRED);
}

/**
 * tracker_ask_dup_challenge:
 * @self: an ask
 *
 * Gives what waits for a person's answer. Until it is answered or renewed, the ask has no request
 * and is not done.
 *
 * Returns: (transfer full) (nullable): the challenge
 */
TrackerChallenge *
tracker_ask_dup_challenge (TrackerAsk *self)
{
  return self->challenge != NULL ? tracker_challenge_ref (self->challenge) : NULL;
}

/**
 * tracker_ask_take_solution:
 * @self: an ask that waits for a person
 * @solution: (transfer none): the answer, of the challenge's kind; checked by
 * tracker_challenge_check()
 * @now_s: the time it was given, UTC
 *
 * Goes on with what the person answered. If the post says that it was wrong or too late, the ask
 * comes to another challenge.
 */
void
tracker_ask_take_solution (TrackerAsk *self, TrackerSolution *solution, gint64 now_s)
{
  g_return_if_fail (solution != NULL);
  g_return_if_fail (self->challenge != NULL);
  g_return_if_fail (tracker_solution_get_kind (solution)
                    == tracker_challenge_get_kind (self->challenge));

  self->now_s = now_s;
  g_clear_pointer (&self->challenge, tracker_challenge_unref);
  self->solution = tracker_solution_ref (solution);
  self->step_index++;
  tracker_ask_arrive (self);
}

/**
 * tracker_ask_renew_challenge:
 * @self: an ask that waits for a person
 * @now_s: UTC
 *
 * Drops the challenge and goes back for another one, whose reason is %TRACKER_CHALLENGE_ANOTHER.
 */
void
tracker_ask_renew_challenge (TrackerAsk *self, gint64 now_s)
{
  g_return_if_fail (self->challenge != NULL);

  self->now_s = now_s;
  go_back (self, TRACKER_CHALLENGE_ANOTHER);
}
