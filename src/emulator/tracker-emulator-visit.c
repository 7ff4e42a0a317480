/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-emulator-private.h"

/* What the pages for people have in common. */

/**
 * tracker_emulator_find_visit:
 * @world: the world
 * @request: what was asked
 * @carrier: id of the post
 * @cookie: name of the cookie that tells its visitors apart
 *
 * Returns: (transfer none) (nullable): who asks, if that post remembers
 */
TrackerCaptchaVisit *
tracker_emulator_find_visit (TrackerEmulatorWorld *world,
                             const TrackerEmulatorRequest *request,
                             const char *carrier,
                             const char *cookie)
{
  g_autofree char *id = tracker_emulator_request_dup_cookie (request, cookie);

  return tracker_captcha_book_find (tracker_emulator_world_get_book (world), carrier, id);
}

/**
 * tracker_emulator_receive_visit:
 * @world: the world
 * @request: what was asked
 * @carrier: id of the post, a constant
 * @cookie: name of the cookie that tells its visitors apart
 * @answer: takes the cookie for a new one
 *
 * Returns: (transfer none): who asks, now known in any case
 */
TrackerCaptchaVisit *
tracker_emulator_receive_visit (TrackerEmulatorWorld *world,
                                const TrackerEmulatorRequest *request,
                                const char *carrier,
                                const char *cookie,
                                TrackerEmulatorAnswer *answer)
{
  TrackerCaptchaVisit *visit = tracker_emulator_find_visit (world, request, carrier, cookie);

  if (visit != NULL)
    return visit;
  visit = tracker_captcha_book_open (tracker_emulator_world_get_book (world), carrier);
  tracker_emulator_answer_add_cookie (answer, cookie, tracker_captcha_visit_get_id (visit));
  return visit;
}

/**
 * tracker_emulator_answer_set_picture:
 * @answer: an answer
 * @captcha: whose picture it is to be
 */
void
tracker_emulator_answer_set_picture (TrackerEmulatorAnswer *answer, const TrackerCaptcha *captcha)
{
  tracker_emulator_answer_set_bytes (answer, 200, captcha->format, captcha->picture);
  tracker_emulator_answer_set_header (answer, "Cache-Control", "no-store, no-cache");
}

/**
 * tracker_emulator_respond_picture:
 * @world: the world
 * @request: a request for a picture
 * @carrier: id of a carrier
 * @cookie: name of the cookie by which it knows a visitor
 * @param: name of the field of the query that names the picture
 * @answer: the answer to fill
 *
 * Shows a visitor the picture of the challenge that was given last; 404 for any other.
 */
void
tracker_emulator_respond_picture (TrackerEmulatorWorld *world,
                                  const TrackerEmulatorRequest *request,
                                  const char *carrier,
                                  const char *cookie,
                                  const char *param,
                                  TrackerEmulatorAnswer *answer)
{
  TrackerCaptchaVisit *visit = tracker_emulator_find_visit (world, request, carrier, cookie);
  const char *id = tracker_emulator_request_get_param (request, param);

  if (visit == NULL || tracker_captcha_visit_get_captcha (visit) == NULL
      || g_strcmp0 (id, tracker_captcha_visit_get_captcha_id (visit)) != 0)
    tracker_emulator_answer_set_page (answer, 404, "Not Found");
  else
    tracker_emulator_answer_set_picture (answer, tracker_captcha_visit_get_captcha (visit));
}

/**
 * tracker_emulator_answer_set_unknown:
 * @answer: an answer
 * @status: HTTP status
 *
 * Makes it a page of the kind that came after the pictures: neither picture nor fields, everything
 * is to be done by a script from elsewhere.
 */
void
tracker_emulator_answer_set_unknown (TrackerEmulatorAnswer *answer, guint status)
{
  tracker_emulator_answer_set_text (
      answer, status, "text/html; charset=utf-8",
      "<!DOCTYPE html>\n<html><head><title>One moment, please</title>"
      "<script src=\"https://" TRACKER_EMULATOR_ELSEWHERE "/puzzle.js\"></script></head>"
      "<body><h1>Turn the animal until it stands upright</h1>"
      "<div class=\"puzzle\" data-site-key=\"10000000-ffff\"></div></body></html>\n");
}

/**
 * tracker_emulator_is_s10:
 * @number: (nullable): a number
 *
 * Returns: whether it has the shape of an international item; its check digit may be wrong
 */
gboolean
tracker_emulator_is_s10 (const char *number)
{
  return number != NULL
         && g_regex_match_simple ("^[A-Z]{2}[0-9]{9}[A-Z]{2}$", number, G_REGEX_DOLLAR_ENDONLY, 0);
}
