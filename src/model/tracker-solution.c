/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-challenge.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* What g_utf8_make_valid() puts where a byte is none of UTF-8. */
#define REPLACEMENT_CHARACTER 0xFFFD

struct _TrackerSolution
{
  TrackerChallengeKind kind;
  char *text; /* (owned) (nullable): only of a text */
  int x;
  TrackerPoint *points; /* (owned) (nullable) */
  gsize n_points;
};

G_DEFINE_BOXED_TYPE (TrackerSolution,
                     tracker_solution,
                     tracker_solution_ref,
                     tracker_solution_unref)
G_DEFINE_QUARK (tracker - challenge - error - quark, tracker_challenge_error)

static void
clear_solution (gpointer data)
{
  TrackerSolution *self = data;

  g_free (self->text);
  g_free (self->points);
}

static TrackerSolution *
new_of_kind (TrackerChallengeKind kind)
{
  TrackerSolution *self = g_atomic_rc_box_new0 (TrackerSolution);

  self->kind = kind;
  return self;
}

/* Of any script: a full-width keyboard has full-width spaces. */
static char *
strip_blanks (char *text)
{
  char *start = text;
  char *end = text + strlen (text);

  while (*start != '\0' && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start)
    {
      char *last = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }
  return g_strndup (start, (gsize) (end - start));
}

/**
 * tracker_solution_new_text:
 * @text: what the person typed; any bytes, blanks at both ends are dropped
 *
 * Returns: (transfer full): an answer to a challenge with text
 */
TrackerSolution *
tracker_solution_new_text (const char *text)
{
  TrackerSolution *self;
  g_autofree char *valid = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  self = new_of_kind (TRACKER_CHALLENGE_TEXT);
  self->text = strip_blanks (valid);
  return self;
}

/**
 * tracker_solution_new_offset:
 * @x: how far the piece was moved, in pixels of the picture
 *
 * Returns: (transfer full): an answer to a challenge with a slider
 */
TrackerSolution *
tracker_solution_new_offset (int x)
{
  TrackerSolution *self = new_of_kind (TRACKER_CHALLENGE_SLIDER);

  self->x = x;
  return self;
}

/**
 * tracker_solution_new_points:
 * @points: (array length=n_points) (nullable): where the person clicked, in their order, in pixels
 * of the picture from its upper left corner; copied
 * @n_points: how many
 *
 * More than %TRACKER_SOLUTION_MAX_POINTS are not all kept: tracker_challenge_check() refuses them.
 *
 * Returns: (transfer full): an answer to a challenge with clicks
 */
TrackerSolution *
tracker_solution_new_points (const TrackerPoint *points, gsize n_points)
{
  TrackerSolution *self;

  g_return_val_if_fail (points != NULL || n_points == 0, NULL);

  self = new_of_kind (TRACKER_CHALLENGE_CLICKS);
  self->n_points = MIN (n_points, TRACKER_SOLUTION_MAX_POINTS + 1);
  self->points = g_memdup2 (points, self->n_points * sizeof *points);
  return self;
}

/**
 * tracker_solution_ref:
 * @self: an answer
 *
 * Any thread.
 *
 * Returns: (transfer full): @self
 */
TrackerSolution *
tracker_solution_ref (TrackerSolution *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * tracker_solution_unref:
 * @self: (transfer full): an answer
 *
 * Any thread.
 */
void
tracker_solution_unref (TrackerSolution *self)
{
  g_atomic_rc_box_release_full (self, clear_solution);
}

/**
 * tracker_solution_get_kind:
 * @self: an answer
 *
 * Returns: the kind of challenge that it answers
 */
TrackerChallengeKind
tracker_solution_get_kind (const TrackerSolution *self)
{
  return self->kind;
}

/**
 * tracker_solution_get_text:
 * @self: an answer to a challenge with text
 *
 * Returns: (transfer none): what was typed, valid UTF-8 without blanks at the ends; "" for another
 * kind
 */
const char *
tracker_solution_get_text (const TrackerSolution *self)
{
  return self->text != NULL ? self->text : "";
}

/**
 * tracker_solution_get_x:
 * @self: an answer to a challenge with a slider
 *
 * Returns: how far the piece was moved, in pixels of the picture
 */
int
tracker_solution_get_x (const TrackerSolution *self)
{
  return self->x;
}

/**
 * tracker_solution_get_points:
 * @self: an answer to a challenge with clicks
 * @n_points: (out): how many
 *
 * Returns: (transfer none) (array length=n_points) (nullable): the clicks in their order
 */
const TrackerPoint *
tracker_solution_get_points (const TrackerSolution *self, gsize *n_points)
{
  *n_points = self->n_points;
  return self->points;
}

/* What no picture shows: controls, line breaks, marks that turn the writing direction or have no
 * width, broken UTF-8. */
static gboolean
is_unseen (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
      return TRUE;
    default:
      return c == REPLACEMENT_CHARACTER;
    }
}

static gboolean
check_characters (TrackerCharacters characters, const char *text, GError **error)
{
  const char *sentence = NULL;

  for (const char *p = text; *p != '\0' && sentence == NULL; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_unseen (c))
        sentence = _ ("The answer contains a character that cannot be seen: type it again.");
      else if (characters == TRACKER_CHARACTERS_DIGITS && !(c >= '0' && c <= '9'))
        sentence = _ ("The picture shows digits only: type them without anything else.");
      else if (characters == TRACKER_CHARACTERS_LETTERS && !g_unichar_isalnum (c))
        sentence = _ ("The picture shows letters and digits only: type them without anything "
                      "else.");
    }
  if (sentence == NULL)
    return TRUE;

  g_set_error_literal (error, TRACKER_CHALLENGE_ERROR, TRACKER_CHALLENGE_ERROR_BAD_CHARACTER,
                       sentence);
  return FALSE;
}

static gboolean
check_length (guint least, guint most, glong length, GError **error)
{
  if (most != 0 && length > (glong) most)
    {
      g_set_error (error, TRACKER_CHALLENGE_ERROR, TRACKER_CHALLENGE_ERROR_TOO_LONG,
                   ngettext ("The picture shows %u character: type no more than that.",
                             "The picture shows at most %u characters: type no more than that.",
                             most),
                   most);
      return FALSE;
    }
  if (length < (glong) least)
    {
      g_set_error (error, TRACKER_CHALLENGE_ERROR, TRACKER_CHALLENGE_ERROR_TOO_SHORT,
                   ngettext ("The picture shows %u character: type it.",
                             "The picture shows at least %u characters: type all of them.", least),
                   least);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_text (const TrackerChallenge *self, const char *text, GError **error)
{
  glong length = g_utf8_strlen (text, -1);

  if (length == 0)
    {
      g_set_error_literal (error, TRACKER_CHALLENGE_ERROR, TRACKER_CHALLENGE_ERROR_EMPTY,
                           _ ("Type what the picture shows."));
      return FALSE;
    }
  if (length > TRACKER_SOLUTION_MAX_LENGTH)
    {
      g_set_error_literal (error, TRACKER_CHALLENGE_ERROR, TRACKER_CHALLENGE_ERROR_TOO_LONG,
                           _ ("That is much longer than any picture shows: type only what you "
                              "see in it."));
      return FALSE;
    }
  return check_characters (tracker_challenge_get_characters (self), text, error)
         && check_length (tracker_challenge_get_least_length (self),
                          tracker_challenge_get_most_length (self), length, error);
}

static gboolean
check_offset (int x, GError **error)
{
  if (x >= 0)
    return TRUE;

  g_set_error_literal (error, TRACKER_CHALLENGE_ERROR, TRACKER_CHALLENGE_ERROR_EMPTY,
                       _ ("Move the piece into its place in the picture."));
  return FALSE;
}

static gboolean
check_n_points (guint n_clicks, gsize n_points, GError **error)
{
  if (n_points > TRACKER_SOLUTION_MAX_POINTS || (n_clicks != 0 && n_points > n_clicks))
    {
      guint most = n_clicks != 0 ? n_clicks : TRACKER_SOLUTION_MAX_POINTS;

      g_set_error (error, TRACKER_CHALLENGE_ERROR, TRACKER_CHALLENGE_ERROR_TOO_LONG,
                   ngettext ("Click only %u place in the picture: take the others back.",
                             "Click only %u places in the picture: take the others back.", most),
                   most);
      return FALSE;
    }
  if (n_points < n_clicks)
    {
      g_set_error (error, TRACKER_CHALLENGE_ERROR, TRACKER_CHALLENGE_ERROR_TOO_SHORT,
                   ngettext ("%u place in the picture is still to be clicked.",
                             "%u places in the picture are still to be clicked.",
                             n_clicks - (guint) n_points),
                   n_clicks - (guint) n_points);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_points (const TrackerChallenge *self, const TrackerSolution *solution, GError **error)
{
  if (solution->n_points == 0)
    {
      g_set_error_literal (error, TRACKER_CHALLENGE_ERROR, TRACKER_CHALLENGE_ERROR_EMPTY,
                           _ ("Click the signs in the picture."));
      return FALSE;
    }
  for (gsize i = 0; i < solution->n_points; i++)
    {
      if (solution->points[i].x < 0 || solution->points[i].y < 0)
        {
          g_set_error_literal (error, TRACKER_CHALLENGE_ERROR,
                               TRACKER_CHALLENGE_ERROR_BAD_CHARACTER,
                               _ ("One click is outside of the picture: click again."));
          return FALSE;
        }
    }
  return check_n_points (tracker_challenge_get_n_clicks (self), solution->n_points, error);
}

/**
 * tracker_challenge_check:
 * @self: a challenge
 * @solution: what the person answered
 * @error: one translated sentence that says what to do
 *
 * Says whether an answer may be sent; never whether it is right. A piece that was not moved, or a
 * click outside of the picture to the left or above, counts as %TRACKER_CHALLENGE_ERROR_EMPTY and
 * %TRACKER_CHALLENGE_ERROR_BAD_CHARACTER. Any thread.
 *
 * Returns: whether it may be sent
 */
gboolean
tracker_challenge_check (const TrackerChallenge *self,
                         const TrackerSolution *solution,
                         GError **error)
{
  if (solution->kind != tracker_challenge_get_kind (self))
    {
      g_set_error_literal (error, TRACKER_CHALLENGE_ERROR, TRACKER_CHALLENGE_ERROR_WRONG_KIND,
                           _ ("This answer belongs to another kind of picture: answer the one "
                              "that is shown."));
      return FALSE;
    }

  switch (solution->kind)
    {
    case TRACKER_CHALLENGE_SLIDER:
      return check_offset (solution->x, error);
    case TRACKER_CHALLENGE_CLICKS:
      return check_points (self, solution, error);
    case TRACKER_CHALLENGE_TEXT:
    default:
      return check_text (self, solution->text, error);
    }
}
