/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "monitor-kit.h"

#include "tracker-human-check.h"

#define LETTER "RB123456785CN"
#define CORREIOS_HOST "rastreamento.correios.com.br"

/* A person before one post's check about some parcels. */
typedef struct
{
  Watch *watch;
  const char *carrier;
  TrackerHumanCheck *check;
} Visit;

static TrackerHumanCheck *
make_check (Watch *watch, const char *carrier, const gint64 *ids, gsize n_ids)
{
  g_autoptr (GPtrArray) legs
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_leg_data_unref);

  for (gsize i = 0; i < n_ids; i++)
    g_ptr_array_add (legs, watch_leg (watch, ids[i], carrier));

  return tracker_monitor_create_check (watch->monitor, legs);
}

/* (transfer none) TRUE, or @error. */
static gboolean
visit_finish (Visit *visit, GAsyncResult **slot, GError **error)
{
  g_autoptr (GAsyncResult) result = kit_wait (slot);

  return tracker_human_check_finish (visit->check, result, error);
}

static void
visit_begin (Visit *visit)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GError) error = NULL;

  tracker_human_check_begin_async (visit->check, NULL, tracker_test_result_cb, &slot);
  visit_finish (visit, &slot, &error);
  g_assert_no_error (error);
}

static Visit *
visit_new (Watch *watch, const char *carrier, const gint64 *ids, gsize n_ids)
{
  Visit *visit = g_new0 (Visit, 1);

  visit->watch = watch;
  visit->carrier = carrier;
  visit->check = make_check (watch, carrier, ids, n_ids);
  visit_begin (visit);

  return visit;
}

static void
visit_free (Visit *visit)
{
  g_assert_finalize_object (visit->check);
  g_free (visit);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Visit, visit_free)

static void
visit_answer (Visit *visit, gboolean wrong)
{
  TrackerChallenge *challenge = tracker_human_check_get_challenge (visit->check);
  g_autoptr (TrackerSolution) solution = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (challenge);
  solution = watch_make_solution (visit->watch, visit->carrier, challenge, wrong);
  g_assert_true (tracker_challenge_check (challenge, solution, &error));
  tracker_human_check_answer_async (visit->check, solution, NULL, tracker_test_result_cb, &slot);
  visit_finish (visit, &slot, &error);
  g_assert_no_error (error);
}

static void
visit_renew (Visit *visit)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GError) error = NULL;

  tracker_human_check_renew_async (visit->check, NULL, tracker_test_result_cb, &slot);
  visit_finish (visit, &slot, &error);
  g_assert_no_error (error);
}

static void
assert_asks (Visit *visit, TrackerChallengeReason reason)
{
  TrackerChallenge *challenge = tracker_human_check_get_challenge (visit->check);

  g_assert_nonnull (challenge);
  g_assert_cmpint (tracker_challenge_get_reason (challenge), ==, reason);
  g_assert_null (tracker_human_check_get_reports (visit->check));
  g_assert_null (tracker_human_check_get_picture_error (visit->check));
  g_assert_nonnull (tracker_human_check_get_picture (visit->check));
}

static void
assert_ended (Visit *visit, guint index, TrackerOutcome outcome)
{
  GPtrArray *reports = tracker_human_check_get_reports (visit->check);

  g_assert_nonnull (reports);
  g_assert_null (tracker_human_check_get_challenge (visit->check));
  g_assert_null (tracker_human_check_get_picture (visit->check));
  g_assert_cmpuint (index, <, reports->len);
  g_assert_cmpstr (
      tracker_outcome_to_nick (tracker_report_get_outcome (g_ptr_array_index (reports, index))), ==,
      tracker_outcome_to_nick (outcome));
}

/* The parcel waits for a person, as the automatic ask found out. */
static gint64
add_waiting (Watch *watch, const char *number, const char *carrier)
{
  gint64 id = kit_add (watch->kit, number, NULL, carrier);
  g_autoptr (TrackerLegData) leg = NULL;

  g_object_unref (watch_refresh (watch, &id, 1));
  leg = watch_leg (watch, id, carrier);
  g_assert_cmpint (tracker_leg_data_get_outcome (leg), ==, TRACKER_OUTCOME_CAPTCHA);
  g_assert_cmpint (tracker_leg_data_get_waits_s (leg), ==, TRACKER_TEST_NOW_S);

  return id;
}

static gboolean
is_waiting (Watch *watch, gint64 id, const char *carrier)
{
  g_autoptr (TrackerLegData) leg = watch_leg (watch, id, carrier);

  return tracker_leg_data_get_waits_s (leg) != 0;
}

static int
get_batch (Watch *watch, const char *carrier)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int batch;

  tracker_monitor_get_check_batch_async (watch->monitor, carrier, NULL, tracker_test_result_cb,
                                         &result);
  batch = tracker_monitor_get_check_batch_finish (watch->monitor, kit_wait (&result), &error);
  g_assert_no_error (error);

  return batch;
}

/* --- the way of things --- */

static const struct
{
  const char *carrier;
  TrackerChallengeKind kind;
} posts[] = {
  { "correios", TRACKER_CHALLENGE_TEXT },
  { "upugtt", TRACKER_CHALLENGE_TEXT },
  { "chinapost", TRACKER_CHALLENGE_SLIDER },
};

static void
know (Watch *watch, const char *carrier)
{
  if (g_str_equal (carrier, "correios"))
    watch_know_in_brazil (watch, LETTER);
  else
    watch_know (watch, LETTER, carrier);
}

/* Without a person nobody is asked; with one the answer is in the store as soon as it has ended. */
static void
test_right (gconstpointer data)
{
  const char *carrier = posts[GPOINTER_TO_SIZE (data)].carrier;
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = kit_add (watch->kit, LETTER, NULL, carrier);
  g_autoptr (Visit) visit = NULL;
  TrackerChallenge *challenge;

  know (watch, carrier);
  visit = visit_new (watch, carrier, &id, 1);
  assert_asks (visit, TRACKER_CHALLENGE_FIRST);
  challenge = tracker_human_check_get_challenge (visit->check);
  g_assert_cmpint (tracker_challenge_get_kind (challenge), ==, posts[GPOINTER_TO_SIZE (data)].kind);
  g_assert_cmpint (tracker_human_check_get_piece (visit->check) != NULL, ==,
                   tracker_challenge_get_kind (challenge) == TRACKER_CHALLENGE_SLIDER);

  visit_answer (visit, FALSE);
  assert_ended (visit, 0, TRACKER_OUTCOME_FOUND);
  g_assert_cmpuint (watch_count_events (watch, id), >, 0);
  g_assert_cmpint (watch_outcome (watch, id, carrier), ==, TRACKER_OUTCOME_FOUND);
  g_assert_false (is_waiting (watch, id, carrier));
}

static void
test_wrong_then_right (gconstpointer data)
{
  const char *carrier = posts[GPOINTER_TO_SIZE (data)].carrier;
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = kit_add (watch->kit, LETTER, NULL, carrier);
  g_autoptr (Visit) visit = NULL;
  g_autoptr (TrackerPicture) first = NULL;

  know (watch, carrier);
  visit = visit_new (watch, carrier, &id, 1);
  first = tracker_picture_ref (tracker_human_check_get_picture (visit->check));
  for (int i = 0; i < 2; i++)
    {
      visit_answer (visit, TRUE);
      assert_asks (visit, TRACKER_CHALLENGE_WRONG);
      g_assert_cmpuint (watch_count_events (watch, id), ==, 0);
    }
  g_assert_false (
      g_bytes_equal (tracker_picture_get_pixels (first),
                     tracker_picture_get_pixels (tracker_human_check_get_picture (visit->check))));

  visit_renew (visit);
  assert_asks (visit, TRACKER_CHALLENGE_ANOTHER);
  visit_answer (visit, FALSE);
  assert_ended (visit, 0, TRACKER_OUTCOME_FOUND);
}

/* Too late, or the post forgot who asks: the way begins anew by itself. */
static void
test_expired (gconstpointer data)
{
  TrackerCaptchaFault fault = GPOINTER_TO_INT (data);
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = add_waiting (watch, LETTER, "correios");
  g_autoptr (Visit) visit = NULL;
  TrackerChallengeReason reason;

  watch_know_in_brazil (watch, LETTER);
  tracker_emulator_set_captcha_fault (watch->emulator, "correios", fault, 1);
  visit = visit_new (watch, "correios", &id, 1);
  assert_asks (visit, TRACKER_CHALLENGE_FIRST);
  visit_answer (visit, FALSE);
  /* A post that does not tell the one from the other calls it wrong. */
  reason = tracker_challenge_get_reason (tracker_human_check_get_challenge (visit->check));
  g_assert_true (reason == TRACKER_CHALLENGE_EXPIRED || reason == TRACKER_CHALLENGE_WRONG);
  g_assert_true (is_waiting (watch, id, "correios"));
  visit_answer (visit, FALSE);
  assert_ended (visit, 0, TRACKER_OUTCOME_FOUND);
  g_assert_false (is_waiting (watch, id, "correios"));
}

static void
test_not_found (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = add_waiting (watch, LETTER, "correios");
  g_autoptr (Visit) visit = visit_new (watch, "correios", &id, 1);

  visit_answer (visit, FALSE);
  assert_ended (visit, 0, TRACKER_OUTCOME_NOT_FOUND);
  g_assert_false (is_waiting (watch, id, "correios"));
}

/* --- what is no picture --- */

static const struct
{
  const char *name;
  TrackerCaptchaFault fault;
} pictures[] = {
  { "megapixels", TRACKER_CAPTCHA_FAULT_MEGAPIXELS },
  { "svg", TRACKER_CAPTCHA_FAULT_SVG },
  { "html", TRACKER_CAPTCHA_FAULT_HTML },
  { "huge", TRACKER_CAPTCHA_FAULT_HUGE },
  { "truncated", TRACKER_CAPTCHA_FAULT_TRUNCATED },
};

/* There is an error or another end, never a picture; the next one may be fine. */
static void
test_bad_picture (gconstpointer data)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = add_waiting (watch, LETTER, "correios");
  g_autoptr (Visit) visit = NULL;

  watch_know_in_brazil (watch, LETTER);
  tracker_emulator_set_captcha_fault (watch->emulator, "correios",
                                      pictures[GPOINTER_TO_SIZE (data)].fault, 1);
  visit = visit_new (watch, "correios", &id, 1);
  g_assert_null (tracker_human_check_get_picture (visit->check));
  if (tracker_human_check_get_challenge (visit->check) == NULL)
    {
      GPtrArray *reports = tracker_human_check_get_reports (visit->check);

      g_assert_false (
          tracker_outcome_is_answer (tracker_report_get_outcome (g_ptr_array_index (reports, 0))));
      g_assert_true (is_waiting (watch, id, "correios"));
      return;
    }

  g_assert_nonnull (tracker_human_check_get_picture_error (visit->check));
  visit_renew (visit);
  assert_asks (visit, TRACKER_CHALLENGE_ANOTHER);
  visit_answer (visit, FALSE);
  assert_ended (visit, 0, TRACKER_OUTCOME_FOUND);
}

static void
test_animated (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = add_waiting (watch, LETTER, "correios");
  g_autoptr (Visit) visit = NULL;

  watch_know_in_brazil (watch, LETTER);
  tracker_emulator_set_captcha_fault (watch->emulator, "correios", TRACKER_CAPTCHA_FAULT_ANIMATED,
                                      1);
  visit = visit_new (watch, "correios", &id, 1);
  assert_asks (visit, TRACKER_CHALLENGE_FIRST);
  visit_answer (visit, FALSE);
  assert_ended (visit, 0, TRACKER_OUTCOME_FOUND);
}

/* The page has changed, the post is down: nothing is kept, and the parcel goes on waiting. */
static void
test_no_challenge (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = add_waiting (watch, LETTER, "correios");
  g_autoptr (Visit) changed = NULL;
  g_autoptr (Visit) down = NULL;
  g_autoptr (TrackerLegData) leg = NULL;

  tracker_emulator_set_captcha_fault (watch->emulator, "correios",
                                      TRACKER_CAPTCHA_FAULT_UNKNOWN_KIND, 0);
  changed = visit_new (watch, "correios", &id, 1);
  assert_ended (changed, 0, TRACKER_OUTCOME_MALFORMED);
  tracker_emulator_set_carrier_fault (watch->emulator, "correios", TRACKER_FAULT_UNAVAILABLE, 0);
  down = visit_new (watch, "correios", &id, 1);
  assert_ended (down, 0, TRACKER_OUTCOME_UNAVAILABLE);

  leg = watch_leg (watch, id, "correios");
  g_assert_cmpint (tracker_leg_data_get_waits_s (leg), ==, TRACKER_TEST_NOW_S);
  g_assert_cmpint (tracker_leg_data_get_outcome (leg), ==, TRACKER_OUTCOME_CAPTCHA);
}

/* --- the person leaves --- */

static void
assert_cancelled (TrackerHumanCheck *check, GAsyncResult **slot)
{
  g_autoptr (GAsyncResult) result = kit_wait (slot);
  g_autoptr (GError) error = NULL;

  *slot = NULL;
  g_assert_false (tracker_human_check_finish (check, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
is_being_asked (gpointer data)
{
  return tracker_emulator_get_n_requests_of_host (data, CORREIOS_HOST) > 0;
}

/* While the page is fetched: before a request, during one, and by the monitor's end. */
static void
test_cancel_begin (gconstpointer data)
{
  int moment = GPOINTER_TO_INT (data);
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = kit_add (watch->kit, LETTER, NULL, "correios");
  g_autoptr (TrackerHumanCheck) check = make_check (watch, "correios", &id, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *slot = NULL;

  tracker_emulator_set_delay_ms (watch->emulator, 300);
  if (moment == 0)
    g_cancellable_cancel (cancellable);
  tracker_human_check_begin_async (check, cancellable, tracker_test_result_cb, &slot);
  if (moment >= 2)
    g_assert_true (tracker_test_wait_until (is_being_asked, watch->emulator));
  if (moment == 3)
    tracker_monitor_close (watch->monitor);
  else
    g_cancellable_cancel (cancellable);
  assert_cancelled (check, &slot);
  g_assert_null (tracker_human_check_get_challenge (check));
  g_assert_null (tracker_human_check_get_reports (check));
}

/* While the answer is on its way: it is of no more use, and says so. */
static void
test_cancel_answer (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = add_waiting (watch, LETTER, "correios");
  g_autoptr (Visit) visit = visit_new (watch, "correios", &id, 1);
  g_autoptr (TrackerSolution) solution = watch_make_solution (
      watch, "correios", tracker_human_check_get_challenge (visit->check), FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *slot = NULL;

  watch_know_in_brazil (watch, LETTER);
  tracker_emulator_reset_counters (watch->emulator);
  tracker_emulator_set_delay_ms (watch->emulator, 300);
  tracker_human_check_answer_async (visit->check, solution, cancellable, tracker_test_result_cb,
                                    &slot);
  g_assert_true (tracker_test_wait_until (is_being_asked, watch->emulator));
  g_cancellable_cancel (cancellable);
  assert_cancelled (visit->check, &slot);
  g_assert_null (tracker_human_check_get_challenge (visit->check));

  tracker_human_check_renew_async (visit->check, NULL, tracker_test_result_cb, &slot);
  assert_cancelled (visit->check, &slot);
  g_assert_cmpuint (watch_count_events (watch, id), ==, 0);
  g_assert_true (is_waiting (watch, id, "correios"));
}

/* --- several at once, and what comes after --- */

static void
test_batch (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);

  g_assert_cmpint (get_batch (watch, "correios"), ==, 1);
  g_assert_cmpint (get_batch (watch, "upugtt"), ==, 1);
  g_assert_cmpint (get_batch (watch, "chinapost"), >=, 1);
  g_assert_cmpint (get_batch (watch, "belpost"), ==, 0);
  g_assert_cmpint (get_batch (watch, "russianpost"), ==, 0);
  g_assert_cmpint (get_batch (watch, "nobody"), ==, 0);
}

/* Whoever passed the check has opened the door: the carrier's own ways are tried again, at once. */
static void
test_resume (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = kit_add (watch->kit, LETTER, NULL, "upugtt");
  gint64 other = kit_add (watch->kit, "RR715039829CN", NULL, "upugtt");
  const gint64 both[] = { id, other };
  g_autoptr (Visit) visit = NULL;
  g_autoptr (TrackerLegData) before = NULL;
  g_autoptr (TrackerLegData) after = NULL;

  watch_know (watch, LETTER, "upugtt");
  tracker_emulator_set_carrier_fault (watch->emulator, "upugtt", TRACKER_FAULT_BOT_WALL, 0);
  g_object_unref (watch_refresh (watch, both, 2));
  before = watch_leg (watch, other, "upugtt");
  g_assert_true (tracker_outcome_wants_human (tracker_leg_data_get_outcome (before)));
  g_assert_cmpint (tracker_leg_data_get_next_due_s (before), >, TRACKER_TEST_NOW_S);

  tracker_emulator_set_carrier_fault (watch->emulator, "upugtt", TRACKER_FAULT_NONE, 0);
  visit = visit_new (watch, "upugtt", &id, 1);
  visit_answer (visit, FALSE);
  assert_ended (visit, 0, TRACKER_OUTCOME_FOUND);
  g_assert_false (is_waiting (watch, id, "upugtt"));
  after = watch_leg (watch, other, "upugtt");
  g_assert_cmpint (tracker_leg_data_get_next_due_s (after), <=, TRACKER_TEST_NOW_S);
  g_assert_cmpint (tracker_leg_data_get_waits_s (after), !=, 0);
}

/* What an answer points to is found all the same: the person is in Kazakhstan, the letter goes to
 * Russia. */
static void
test_follow_up (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = kit_add (watch->kit, LETTER, NULL, "chinapost");
  g_autoptr (Visit) visit = NULL;
  g_autoptr (TrackerLegData) leg = NULL;

  tracker_monitor_set_person (watch->monitor, "en", "KZ");
  watch_know (watch, LETTER, "chinapost,russianpost");
  visit = visit_new (watch, "chinapost", &id, 1);
  visit_answer (visit, FALSE);
  leg = watch_leg (watch, id, "russianpost");
  g_assert_nonnull (leg);
  g_assert_cmpint (tracker_leg_data_get_outcome (leg), ==, TRACKER_OUTCOME_NONE);
  g_assert_cmpint (tracker_leg_data_get_next_due_s (leg), <=, TRACKER_TEST_NOW_S);
}

/* Those behind a wall are answered like the first ones, without being asked. */
static void
test_wall (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  g_autoptr (TrackerRefresh) refresh = NULL;
  g_autoptr (TrackerRefresh) again = NULL;
  gint64 ids[40];
  guint n_requests;

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *number = watch_make_number (20000000 + i);

      ids[i] = kit_add (watch->kit, number, NULL, "upugtt");
    }
  tracker_emulator_set_carrier_fault (watch->emulator, "upugtt", TRACKER_FAULT_BOT_WALL, 0);
  refresh = watch_refresh (watch, NULL, 0);
  assert_counts (refresh, 40, 40, 0, 40, 0);
  n_requests = tracker_emulator_get_n_requests (watch->emulator);
  g_assert_cmpuint (n_requests, >, 0);
  g_assert_cmpuint (n_requests, <=, 12);
  for (int i = 0; i < 40; i++)
    {
      g_assert_cmpint (watch_outcome (watch, ids[i], "upugtt"), ==, TRACKER_OUTCOME_BLOCKED);
      g_assert_true (is_waiting (watch, ids[i], "upugtt"));
    }

  /* A wish of the person is not answered from memory. */
  tracker_emulator_set_carrier_fault (watch->emulator, "upugtt", TRACKER_FAULT_NONE, 0);
  again = watch_refresh (watch, NULL, 0);
  assert_counts (again, 40, 40, 0, 0, 0);
  g_assert_false (is_waiting (watch, ids[39], "upugtt"));
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (posts); i++)
    {
      g_autofree char *right = g_strdup_printf ("/check/right/%s", posts[i].carrier);
      g_autofree char *wrong = g_strdup_printf ("/check/wrong-then-right/%s", posts[i].carrier);

      g_test_add_data_func (right, GSIZE_TO_POINTER (i), test_right);
      g_test_add_data_func (wrong, GSIZE_TO_POINTER (i), test_wrong_then_right);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/check/bad-picture/%s", pictures[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_bad_picture);
    }
  g_test_add_data_func ("/check/expired", GINT_TO_POINTER (TRACKER_CAPTCHA_FAULT_EXPIRED),
                        test_expired);
  g_test_add_data_func ("/check/session-lost", GINT_TO_POINTER (TRACKER_CAPTCHA_FAULT_SESSION_LOST),
                        test_expired);
  g_test_add_func ("/check/not-found", test_not_found);
  g_test_add_func ("/check/animated", test_animated);
  g_test_add_func ("/check/no-challenge", test_no_challenge);
  g_test_add_data_func ("/check/cancel/before", GINT_TO_POINTER (0), test_cancel_begin);
  g_test_add_data_func ("/check/cancel/at-once", GINT_TO_POINTER (1), test_cancel_begin);
  g_test_add_data_func ("/check/cancel/request", GINT_TO_POINTER (2), test_cancel_begin);
  g_test_add_data_func ("/check/cancel/monitor", GINT_TO_POINTER (3), test_cancel_begin);
  g_test_add_func ("/check/cancel/answer", test_cancel_answer);
  g_test_add_func ("/check/batch", test_batch);
  g_test_add_func ("/check/resume", test_resume);
  g_test_add_func ("/check/follow-up", test_follow_up);
  g_test_add_func ("/check/wall", test_wall);

  return g_test_run ();
}
