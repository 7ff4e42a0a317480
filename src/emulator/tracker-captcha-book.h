/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-captcha.h"
#include "tracker-clock.h"

/* Which challenge each visitor of a post was given and what became of it. A visitor has one at a
 * time: a new picture ends the one before. It is good for one answer, right or wrong, and for ten
 * minutes. Not thread-safe: the emulator's lock guards it. */
typedef struct _TrackerCaptchaBook TrackerCaptchaBook;

/* A visitor, known by a cookie. */
typedef struct _TrackerCaptchaVisit TrackerCaptchaVisit;

#define TRACKER_CAPTCHA_LIFE_S 600
#define TRACKER_CAPTCHA_VISIT_LIFE_S 3600

typedef enum
{
  TRACKER_CAPTCHA_RIGHT,
  TRACKER_CAPTCHA_WRONG,
  TRACKER_CAPTCHA_USED,    /* answered before, or replaced by another */
  TRACKER_CAPTCHA_EXPIRED, /* too old */
  TRACKER_CAPTCHA_LOST,    /* the visitor is not known, or was given none */
} TrackerCaptchaVerdict;

TrackerCaptchaBook *tracker_captcha_book_new (TrackerClock *clock);
void tracker_captcha_book_free (TrackerCaptchaBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerCaptchaBook, tracker_captcha_book_free)
GRand *tracker_captcha_book_get_rand (TrackerCaptchaBook *book);

TrackerCaptchaVisit *tracker_captcha_book_open (TrackerCaptchaBook *book, const char *carrier);
TrackerCaptchaVisit *
tracker_captcha_book_find (TrackerCaptchaBook *book, const char *carrier, const char *id);
const char *tracker_captcha_visit_get_id (const TrackerCaptchaVisit *visit);

/* Whether this visitor is to be shown something unknown now; @is_page: it asks for the page that
 * has the picture, not for the picture. */
gboolean tracker_captcha_book_meets_unknown (TrackerCaptchaBook *book,
                                             TrackerCaptchaVisit *visit,
                                             gboolean is_page);
/* @captcha (transfer full) becomes the visitor's, spoilt as the carrier's fault says. */
const TrackerCaptcha *tracker_captcha_book_issue (TrackerCaptchaBook *book,
                                                  TrackerCaptchaVisit *visit,
                                                  TrackerCaptcha *captcha);
/* The one given last came along with a refusal, unasked: the next takes its place, and its fault.
 */
void tracker_captcha_visit_set_unasked (TrackerCaptchaVisit *visit);
const TrackerCaptcha *tracker_captcha_visit_get_captcha (const TrackerCaptchaVisit *visit);
const char *tracker_captcha_visit_get_captcha_id (const TrackerCaptchaVisit *visit);
void tracker_captcha_visit_set_captcha_id (TrackerCaptchaVisit *visit, const char *captcha_id);
/* May end the visit: @visit is not to be used after it unless it says RIGHT. */
TrackerCaptchaVerdict tracker_captcha_book_judge (TrackerCaptchaBook *book,
                                                  TrackerCaptchaVisit *visit,
                                                  const char *captcha_id,
                                                  const char *answer);
/* Where the answer goes before the question: what was solved opens one answer. */
void tracker_captcha_visit_set_pass (TrackerCaptchaVisit *visit, gboolean has_pass);
gboolean tracker_captcha_visit_take_pass (TrackerCaptchaVisit *visit);

void tracker_captcha_book_set_fault (TrackerCaptchaBook *book,
                                     const char *carrier,
                                     TrackerCaptchaFault fault,
                                     guint n_times);
char *tracker_captcha_book_dup_answer (TrackerCaptchaBook *book, const char *carrier);
