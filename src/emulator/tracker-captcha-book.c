/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-captcha-book.h"

struct _TrackerCaptchaVisit
{
  char *id; /* (owned) */
  const char *carrier;
  gint64 seen_s;
  TrackerCaptcha *captcha; /* (owned) (nullable) the one given last */
  char *captcha_id;        /* (owned) (nullable) */
  gint64 drawn_s;
  gboolean is_used;
  gboolean is_unasked;
  TrackerCaptchaFault fault; /* of the challenge */
  gboolean meets_unknown;    /* the page showed something else: so does the picture */
  gboolean has_pass;
};

typedef struct
{
  TrackerCaptchaFault fault;
  guint n_left; /* 0: for ever */
} Rule;

struct _TrackerCaptchaBook
{
  TrackerClock *clock; /* (owned) */
  GRand *rand;         /* (owned) */
  GHashTable *visits;  /* (owned) id -> TrackerCaptchaVisit */
  GHashTable *rules;   /* (owned) carrier -> Rule */
  GHashTable *answers; /* (owned) carrier -> what solves the challenge given last */
};

static void
visit_free (TrackerCaptchaVisit *visit)
{
  g_free (visit->id);
  g_free (visit->captcha_id);
  tracker_captcha_free (visit->captcha);
  g_free (visit);
}

/**
 * tracker_captcha_book_new:
 * @clock: says what is too old
 *
 * Returns: (transfer full): a book without visitors
 */
TrackerCaptchaBook *
tracker_captcha_book_new (TrackerClock *clock)
{
  TrackerCaptchaBook *book = g_new0 (TrackerCaptchaBook, 1);

  book->clock = g_object_ref (clock);
  book->rand = g_rand_new ();
  book->visits = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) visit_free);
  book->rules = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  book->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return book;
}

/**
 * tracker_captcha_book_free:
 * @book: (transfer full) (nullable): a book
 */
void
tracker_captcha_book_free (TrackerCaptchaBook *book)
{
  if (book == NULL)
    return;
  g_object_unref (book->clock);
  g_rand_free (book->rand);
  g_hash_table_unref (book->visits);
  g_hash_table_unref (book->rules);
  g_hash_table_unref (book->answers);
  g_free (book);
}

/**
 * tracker_captcha_book_get_rand:
 * @book: a book
 *
 * Returns: (transfer none): the source of chance for what its posts draw
 */
GRand *
tracker_captcha_book_get_rand (TrackerCaptchaBook *book)
{
  return book->rand;
}

static gboolean
is_forgotten (gpointer key, gpointer value, gpointer user_data)
{
  const TrackerCaptchaVisit *visit = value;
  const TrackerCaptchaBook *book = user_data;

  return tracker_clock_get_now_s (book->clock) - visit->seen_s > TRACKER_CAPTCHA_VISIT_LIFE_S;
}

/**
 * tracker_captcha_book_open:
 * @book: a book
 * @carrier: (transfer none): id of the post, a constant
 *
 * Returns: (transfer none): a new visitor
 */
TrackerCaptchaVisit *
tracker_captcha_book_open (TrackerCaptchaBook *book, const char *carrier)
{
  TrackerCaptchaVisit *visit = g_new0 (TrackerCaptchaVisit, 1);

  g_hash_table_foreach_remove (book->visits, is_forgotten, book);
  visit->id = g_strdup_printf ("%08x%08x%08x", g_rand_int (book->rand), g_rand_int (book->rand),
                               g_rand_int (book->rand));
  visit->carrier = carrier;
  visit->seen_s = tracker_clock_get_now_s (book->clock);
  g_hash_table_replace (book->visits, visit->id, visit);
  return visit;
}

/**
 * tracker_captcha_book_find:
 * @book: a book
 * @carrier: id of the post
 * @id: (nullable): what the visitor's cookie says
 *
 * Returns: (transfer none) (nullable): the visitor, unless that post has forgotten it
 */
TrackerCaptchaVisit *
tracker_captcha_book_find (TrackerCaptchaBook *book, const char *carrier, const char *id)
{
  TrackerCaptchaVisit *visit = id != NULL ? g_hash_table_lookup (book->visits, id) : NULL;

  if (visit == NULL || !g_str_equal (visit->carrier, carrier))
    return NULL;
  if (is_forgotten (NULL, visit, book))
    {
      g_hash_table_remove (book->visits, id);
      return NULL;
    }
  visit->seen_s = tracker_clock_get_now_s (book->clock);
  return visit;
}

/**
 * tracker_captcha_visit_get_id:
 * @visit: a visitor
 *
 * Returns: (transfer none): the value for its cookie
 */
const char *
tracker_captcha_visit_get_id (const TrackerCaptchaVisit *visit)
{
  return visit->id;
}

/* The fault that the next challenge of @carrier has, counted off. */
static TrackerCaptchaFault
take_fault (TrackerCaptchaBook *book, const char *carrier)
{
  Rule *rule = g_hash_table_lookup (book->rules, carrier);
  TrackerCaptchaFault fault;

  if (rule == NULL)
    return TRACKER_CAPTCHA_FAULT_NONE;
  fault = rule->fault;
  if (rule->n_left > 0 && --rule->n_left == 0)
    g_hash_table_remove (book->rules, carrier);
  return fault;
}

/**
 * tracker_captcha_book_meets_unknown:
 * @book: a book
 * @visit: a visitor
 * @is_page: whether it asks for the page that has the picture, not for the picture
 *
 * A picture that was to stand on an unknown page is unknown too, and no other challenge is counted
 * for it.
 *
 * Returns: whether something else is to be shown than the post's challenge
 */
gboolean
tracker_captcha_book_meets_unknown (TrackerCaptchaBook *book,
                                    TrackerCaptchaVisit *visit,
                                    gboolean is_page)
{
  const Rule *rule = g_hash_table_lookup (book->rules, visit->carrier);
  gboolean was_unknown = visit->meets_unknown;

  visit->meets_unknown = FALSE;
  if (!is_page && was_unknown)
    return TRUE;
  if (rule == NULL || rule->fault != TRACKER_CAPTCHA_FAULT_UNKNOWN_KIND)
    return FALSE;
  take_fault (book, visit->carrier);
  visit->meets_unknown = is_page;
  return TRUE;
}

/**
 * tracker_captcha_book_issue:
 * @book: a book
 * @visit: who is given it
 * @captcha: (transfer full): the challenge as it was drawn
 *
 * Ends the one before. Here the fault of the carrier is applied.
 *
 * Returns: (transfer none): the challenge as it is shown
 */
const TrackerCaptcha *
tracker_captcha_book_issue (TrackerCaptchaBook *book,
                            TrackerCaptchaVisit *visit,
                            TrackerCaptcha *captcha)
{
  if (!visit->is_unasked || visit->is_used || visit->fault == TRACKER_CAPTCHA_FAULT_NONE)
    visit->fault = take_fault (book, visit->carrier);
  g_clear_pointer (&visit->captcha, tracker_captcha_free);
  g_free (visit->captcha_id);
  visit->captcha = captcha;
  visit->captcha_id = g_strdup_printf ("%u", g_rand_int (book->rand) >> 1);
  visit->drawn_s = tracker_clock_get_now_s (book->clock);
  visit->is_used = FALSE;
  visit->is_unasked = FALSE;
  visit->has_pass = FALSE;
  tracker_captcha_spoil (captcha, visit->fault);
  g_hash_table_replace (book->answers, g_strdup (visit->carrier), g_strdup (captcha->answer));
  return captcha;
}

/**
 * tracker_captcha_visit_set_unasked:
 * @visit: a visitor that was given a challenge
 *
 * Says that it came along with a refusal: if the visitor asks for another before answering it, that
 * one has the same fault, and none is counted.
 */
void
tracker_captcha_visit_set_unasked (TrackerCaptchaVisit *visit)
{
  visit->is_unasked = TRUE;
}

/**
 * tracker_captcha_visit_get_captcha:
 * @visit: a visitor
 *
 * Returns: (transfer none) (nullable): the challenge it was given last
 */
const TrackerCaptcha *
tracker_captcha_visit_get_captcha (const TrackerCaptchaVisit *visit)
{
  return visit->captcha;
}

/**
 * tracker_captcha_visit_get_captcha_id:
 * @visit: a visitor
 *
 * Returns: (transfer none) (nullable): the number of the challenge it was given last
 */
const char *
tracker_captcha_visit_get_captcha_id (const TrackerCaptchaVisit *visit)
{
  return visit->captcha_id;
}

/**
 * tracker_captcha_visit_set_captcha_id:
 * @visit: a visitor that was given a challenge
 * @captcha_id: what the visitor calls it
 */
void
tracker_captcha_visit_set_captcha_id (TrackerCaptchaVisit *visit, const char *captcha_id)
{
  g_free (visit->captcha_id);
  visit->captcha_id = g_strdup (captcha_id);
}

/**
 * tracker_captcha_book_judge:
 * @book: a book
 * @visit: (nullable): who answers; %NULL: nobody that is known
 * @captcha_id: (nullable): which challenge it says to answer; %NULL: the last
 * @answer: (nullable): its answer
 *
 * Uses the challenge up. Unless it says %TRACKER_CAPTCHA_RIGHT, @visit may be gone.
 *
 * Returns: what to think of it
 */
TrackerCaptchaVerdict
tracker_captcha_book_judge (TrackerCaptchaBook *book,
                            TrackerCaptchaVisit *visit,
                            const char *captcha_id,
                            const char *answer)
{
  gint64 age_s;

  if (visit == NULL || visit->captcha == NULL)
    return TRACKER_CAPTCHA_LOST;
  if (visit->fault == TRACKER_CAPTCHA_FAULT_SESSION_LOST)
    {
      g_hash_table_remove (book->visits, visit->id);
      return TRACKER_CAPTCHA_LOST;
    }
  if (visit->is_used || (captcha_id != NULL && !g_str_equal (captcha_id, visit->captcha_id)))
    return TRACKER_CAPTCHA_USED;

  visit->is_used = TRUE;
  age_s = tracker_clock_get_now_s (book->clock) - visit->drawn_s;
  if (age_s > TRACKER_CAPTCHA_LIFE_S || visit->fault == TRACKER_CAPTCHA_FAULT_EXPIRED)
    return TRACKER_CAPTCHA_EXPIRED;
  if (answer == NULL || !tracker_captcha_accepts (visit->captcha, answer))
    return TRACKER_CAPTCHA_WRONG;
  return TRACKER_CAPTCHA_RIGHT;
}

/**
 * tracker_captcha_visit_set_pass:
 * @visit: a visitor
 * @has_pass: whether its next question is to be answered
 */
void
tracker_captcha_visit_set_pass (TrackerCaptchaVisit *visit, gboolean has_pass)
{
  visit->has_pass = has_pass;
}

/**
 * tracker_captcha_visit_take_pass:
 * @visit: (nullable): a visitor
 *
 * Returns: whether its question is to be answered: once
 */
gboolean
tracker_captcha_visit_take_pass (TrackerCaptchaVisit *visit)
{
  gboolean has_pass = visit != NULL && visit->has_pass;

  if (has_pass)
    visit->has_pass = FALSE;
  return has_pass;
}

/**
 * tracker_captcha_book_set_fault:
 * @book: a book
 * @carrier: id of a post
 * @fault: what goes wrong with its challenges from now on
 * @n_times: with how many; 0: with all
 */
void
tracker_captcha_book_set_fault (TrackerCaptchaBook *book,
                                const char *carrier,
                                TrackerCaptchaFault fault,
                                guint n_times)
{
  Rule rule = { fault, n_times };

  if (fault == TRACKER_CAPTCHA_FAULT_NONE)
    g_hash_table_remove (book->rules, carrier);
  else
    g_hash_table_replace (book->rules, g_strdup (carrier), g_memdup2 (&rule, sizeof rule));
}

/**
 * tracker_captcha_book_dup_answer:
 * @book: a book
 * @carrier: id of a post
 *
 * Returns: (transfer full) (nullable): what solves the challenge it gave last; %NULL: it gave none
 */
char *
tracker_captcha_book_dup_answer (TrackerCaptchaBook *book, const char *carrier)
{
  return g_strdup (g_hash_table_lookup (book->answers, carrier));
}
