/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sitting-kit.h"

#include <string.h>

#include "tracker-leg-private.h"
#include "tracker-timeline-item.h"

/* --- one parcel --- */

static void
test_right (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  gint64 id = desk_add_waiting (shelf, LETTER, "Lamp", "correios");
  g_autoptr (Desk) desk = NULL;
  TrackerSitting *sitting;
  g_autofree char *reason = NULL;
  g_autofree char *page = NULL;
  g_autoptr (TrackerSolution) empty = tracker_solution_new_text (" ");
  g_autoptr (GError) error = NULL;

  watch_know_in_brazil (shelf->watch, LETTER);
  assert_n_waiting (shelf, 1);
  desk = desk_new (shelf, 0, NULL);
  g_assert_cmpuint (desk_count (desk), ==, 1);
  sitting = desk_sit (desk, 0);
  assert_text (sitting, "carrier", "correios");
  assert_text (sitting, "carrier-name", "Correios (Brazil)");
  assert_text (sitting, "title", "Lamp");
  assert_text (sitting, "number", LETTER);
  assert_place (sitting, 1, 1, id);
  reason = shelf_dup (sitting, "reason");
  g_assert_nonnull (strstr (reason, "Correios"));
  page = shelf_dup (sitting, "page");
  g_assert_true (g_str_has_prefix (page, "https://rastreamento.correios.com.br/"));
  g_assert_cmpint (tracker_sitting_get_state (sitting), ==, TRACKER_SITTING_NEW);

  tracker_sitting_start (sitting);
  tracker_sitting_start (sitting);
  g_assert_cmpint (tracker_sitting_get_state (sitting), ==, TRACKER_SITTING_LOADING);
  desk_await (sitting, TRACKER_SITTING_ASKING);
  g_assert_nonnull (tracker_sitting_get_picture (sitting));
  assert_text (sitting, "notice", "");
  assert_text (sitting, "problem", "");

  g_assert_false (tracker_sitting_answer (sitting, empty, &error));
  g_assert_error (error, TRACKER_CHALLENGE_ERROR, TRACKER_CHALLENGE_ERROR_EMPTY);
  g_assert_cmpint (tracker_sitting_get_state (sitting), ==, TRACKER_SITTING_ASKING);

  desk_answer (desk, sitting, FALSE);
  g_assert_cmpint (tracker_sitting_get_state (sitting), ==, TRACKER_SITTING_SENDING);
  desk_await (sitting, TRACKER_SITTING_DONE);
  g_assert_null (tracker_sitting_get_picture (sitting));
  assert_result (sitting, 0, id, TRACKER_OUTCOME_FOUND, 4);
  assert_place (sitting, 1, 1, 0);
  g_assert_cmpstr (desk->story->str, ==, "loading asking sending done ");
  assert_n_waiting (shelf, 0);
}

/* The events of a result are lines of a timeline, newest first; asked again, there is nothing new.
 */
static void
test_result (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  gint64 id = desk_add_waiting (shelf, LETTER, NULL, "correios");
  g_autoptr (Desk) first = desk_new (shelf, 0, NULL);
  g_autoptr (Desk) again = NULL;
  g_autoptr (TrackerSittingResult) result = NULL;
  g_autoptr (TrackerTimelineItem) newest = NULL;
  g_autoptr (GPtrArray) events = NULL;
  gboolean is_newest, is_good;

  watch_know_in_brazil (shelf->watch, LETTER);
  desk_solve (first, desk_sit (first, 0));
  result = g_list_model_get_item (tracker_sitting_get_results (desk_sit (first, 0)), 0);
  g_object_get (result, "is-good", &is_good, NULL);
  g_assert_true (is_good);
  assert_text (result, "sentence", "4 new events");
  assert_text (result, "title", "RB 123 456 785 CN");
  newest = g_list_model_get_item (tracker_sitting_result_get_events (result), 0);
  g_object_get (newest, "is-newest", &is_newest, NULL);
  g_assert_true (is_newest);
  events = kit_events (shelf->watch->kit, id);
  g_assert_cmpstr (tracker_event_get_text (tracker_timeline_item_get_event (newest)), ==,
                   tracker_event_get_text (g_ptr_array_index (events, 0)));

  /* The parcel does not wait any more: it is asked about because the person wants to. */
  again = desk_new (shelf, id, "correios");
  g_assert_cmpuint (desk_count (again), ==, 1);
  desk_solve (again, desk_sit (again, 0));
  assert_result (desk_sit (again, 0), 0, id, TRACKER_OUTCOME_FOUND, 0);
}

static void
test_wrong (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  gint64 id = desk_add_waiting (shelf, LETTER, NULL, "correios");
  g_autoptr (Desk) desk = desk_new (shelf, 0, NULL);
  TrackerSitting *sitting = desk_sit (desk, 0);
  TrackerPicture *first;

  watch_know_in_brazil (shelf->watch, LETTER);
  tracker_sitting_start (sitting);
  desk_await (sitting, TRACKER_SITTING_ASKING);
  first = tracker_sitting_get_picture (sitting);
  desk_answer (desk, sitting, TRUE);
  g_assert_true (tracker_sitting_get_picture (sitting) == first);
  desk_await (sitting, TRACKER_SITTING_ASKING);
  g_assert_nonnull (tracker_sitting_get_picture (sitting));
  assert_text (sitting, "notice", "That was not what the picture shows. Here is a new one.");

  tracker_sitting_renew (sitting);
  desk_await (sitting, TRACKER_SITTING_ASKING);
  assert_text (sitting, "notice", "Here is another picture.");
  desk_answer (desk, sitting, FALSE);
  desk_await (sitting, TRACKER_SITTING_DONE);
  assert_result (sitting, 0, id, TRACKER_OUTCOME_FOUND, 4);
  g_assert_cmpstr (desk->story->str, ==,
                   "loading asking sending asking loading asking sending done ");
}

/* The person thought for longer than the post keeps its picture. */
static void
test_too_slow (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  g_autoptr (Desk) desk = NULL;
  TrackerSitting *sitting;

  desk_add_waiting (shelf, LETTER, NULL, "correios");
  watch_know_in_brazil (shelf->watch, LETTER);
  desk = desk_new (shelf, 0, NULL);
  sitting = desk_sit (desk, 0);
  tracker_sitting_start (sitting);
  desk_await (sitting, TRACKER_SITTING_ASKING);
  kit_advance (shelf->watch->kit,
               tracker_challenge_get_expires_s (tracker_sitting_get_challenge (sitting)));
  desk_await (sitting, TRACKER_SITTING_LOADING);
  desk_await (sitting, TRACKER_SITTING_ASKING);
  assert_text (sitting, "notice", "That picture was too old. Here is a new one.");
  desk_answer (desk, sitting, FALSE);
  desk_await (sitting, TRACKER_SITTING_DONE);
}

/* The answer came too late for the post. */
static void
test_expired (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  gint64 id = kit_add (shelf->watch->kit, LETTER, NULL, "upugtt");
  g_autoptr (Desk) desk = NULL;
  TrackerSitting *sitting;
  g_autofree char *notice = NULL;

  watch_know (shelf->watch, LETTER, "upugtt");
  tracker_emulator_set_captcha_fault (shelf->watch->emulator, "upugtt",
                                      TRACKER_CAPTCHA_FAULT_EXPIRED, 1);
  desk = desk_new (shelf, id, NULL);
  sitting = desk_sit (desk, 0);
  tracker_sitting_start (sitting);
  desk_await (sitting, TRACKER_SITTING_ASKING);
  desk_answer (desk, sitting, FALSE);
  desk_await (sitting, TRACKER_SITTING_ASKING);
  notice = shelf_dup (sitting, "notice");
  g_assert_cmpstr (notice, !=, "");
  desk_answer (desk, sitting, FALSE);
  desk_await (sitting, TRACKER_SITTING_DONE);
  assert_result (sitting, 0, id, TRACKER_OUTCOME_FOUND, 4);
}

/* --- the person leaves --- */

/* In the middle of anything: nothing is said any more, nothing is lost, nothing leaks. */
static void
test_leave (gconstpointer data)
{
  TrackerSittingState state = (TrackerSittingState) GPOINTER_TO_INT (data);
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  gint64 id = desk_add_waiting (shelf, LETTER, NULL, "correios");
  Desk *desk = desk_new (shelf, 0, NULL);
  TrackerSitting *sitting = desk_sit (desk, 0);

  watch_know_in_brazil (shelf->watch, LETTER);
  if (state == TRACKER_SITTING_STUCK)
    tracker_emulator_set_captcha_fault (shelf->watch->emulator, "correios",
                                        TRACKER_CAPTCHA_FAULT_HTML, 0);
  if (state == TRACKER_SITTING_FAILED)
    tracker_emulator_set_carrier_fault (shelf->watch->emulator, "correios",
                                        TRACKER_FAULT_UNAVAILABLE, 0);
  if (state != TRACKER_SITTING_NEW)
    tracker_sitting_start (sitting);
  if (state == TRACKER_SITTING_SENDING || state == TRACKER_SITTING_DONE)
    {
      desk_await (sitting, TRACKER_SITTING_ASKING);
      tracker_emulator_set_delay_ms (shelf->watch->emulator, 200);
      desk_answer (desk, sitting, FALSE);
    }
  desk_await (sitting, state);

  g_string_truncate (desk->story, 0);
  tracker_direct_check_close (desk->direct);
  tracker_sitting_start (sitting);
  tracker_sitting_renew (sitting);
  tracker_sitting_retry (sitting);
  tracker_sitting_skip (sitting);
  g_assert_cmpint (tracker_sitting_get_state (sitting), ==, state);
  g_assert_cmpstr (desk->story->str, ==, "");
  desk_free (desk);
  if (state != TRACKER_SITTING_DONE && state != TRACKER_SITTING_SENDING)
    g_assert_cmpuint (watch_count_events (shelf->watch, id), ==, 0);
}

/* Without a word of goodbye, and while the library closes. */
static void
test_leave_untidily (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  Desk *desk;
  Desk *open;

  desk_add_waiting (shelf, LETTER, NULL, "correios");
  desk = desk_new (shelf, 0, NULL);
  tracker_sitting_start (desk_sit (desk, 0));
  desk_free (desk);

  open = desk_new (shelf, 0, NULL);
  tracker_sitting_start (desk_sit (open, 0));
  tracker_library_close (shelf->library);
  g_assert_cmpint (tracker_sitting_get_state (desk_sit (open, 0)), ==, TRACKER_SITTING_LOADING);
  desk_free (open);
}

/* --- several parcels --- */

static void
test_queue (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  gint64 one = desk_add_waiting (shelf, LETTER, "One", "correios");
  gint64 two, three, four;
  g_autoptr (Desk) desk = NULL;
  TrackerSitting *sitting;

  kit_advance (shelf->watch->kit, 60);
  two = desk_add_waiting (shelf, "RR715039829CN", "Two", "correios");
  kit_advance (shelf->watch->kit, 60);
  three = desk_add_waiting (shelf, "RB481205731CN", "Three", "correios");
  kit_advance (shelf->watch->kit, 60);
  four = desk_add_waiting (shelf, "EE904173261CN", "Four", "correios");
  watch_know_in_brazil (shelf->watch, LETTER);
  assert_n_waiting (shelf, 4);

  /* The one whose page it was opened from comes first, the others as long as they wait. */
  desk = desk_new (shelf, two, "correios");
  sitting = desk_sit (desk, 0);
  assert_place (sitting, 1, 4, two);
  tracker_sitting_start (sitting);
  desk_await (sitting, TRACKER_SITTING_ASKING);
  desk_answer (desk, sitting, FALSE);
  desk_await_place (sitting, 2);
  assert_place (sitting, 2, 4, one);
  assert_text (sitting, "title", "One");
  assert_result (sitting, 0, two, TRACKER_OUTCOME_NOT_FOUND, 0);

  /* Gone from the queue: archived meanwhile. */
  KIT_RUN (shelf->watch->kit, tracker_store_archive_parcels_async, &three, 1, TRUE);
  desk_await_total (sitting, 3);
  desk_await (sitting, TRACKER_SITTING_ASKING);
  desk_answer (desk, sitting, FALSE);
  desk_await_place (sitting, 3);
  assert_place (sitting, 3, 3, four);
  assert_result (sitting, 0, one, TRACKER_OUTCOME_FOUND, 4);

  /* Not now. */
  tracker_sitting_skip (sitting);
  desk_await (sitting, TRACKER_SITTING_DONE);
  assert_place (sitting, 3, 3, 0);
  g_assert_cmpuint (g_list_model_get_n_items (tracker_sitting_get_results (sitting)), ==, 2);
  assert_n_waiting (shelf, 1);
}

static gboolean
is_gone (gpointer data)
{
  gint64 parcel_id;

  g_object_get (data, "parcel-id", &parcel_id, NULL);
  return parcel_id == 0;
}

/* The parcel that the person sits before is removed from another window. */
static void
test_removed (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  gint64 id = desk_add_waiting (shelf, LETTER, NULL, "correios");
  g_autoptr (Desk) desk = desk_new (shelf, 0, NULL);
  g_autoptr (Desk) late = desk_new (shelf, 0, NULL);
  TrackerSitting *sitting = desk_sit (desk, 0);

  tracker_sitting_start (sitting);
  desk_await (sitting, TRACKER_SITTING_ASKING);
  KIT_RUN (shelf->watch->kit, tracker_store_remove_parcels_async, &id, 1);
  desk_await (sitting, TRACKER_SITTING_DONE);
  g_assert_true (tracker_test_wait_until (is_gone, desk_sit (late, 0)));
  tracker_sitting_start (desk_sit (late, 0));
  g_assert_cmpint (tracker_sitting_get_state (desk_sit (late, 0)), ==, TRACKER_SITTING_DONE);
  assert_n_waiting (shelf, 0);
}

/* One picture for three parcels, where the post takes several codes at once. */
static void
test_batch (void)
{
  const WatchPatch patch = {
    "chinapost",
    "  \"ways\": [\n    {\n      \"id\": \"yjcx\",",
    "  \"credentials\": [{\"key\": \"pass\", \"label\": {\"en\": \"Pass\"}}],\n  \"ways\": [\n    "
    "{\n"
    "      \"id\": \"yjcx\", \"credentials\": [\"pass\"],",
  };
  const WatchOptions options = { .patch = &patch };
  g_autoptr (Shelf) shelf = shelf_new (&options);
  gint64 ids[3] = {
    desk_add_waiting (shelf, LETTER, NULL, "chinapost"),
    desk_add_waiting (shelf, "RR715039829CN", NULL, "chinapost"),
    desk_add_waiting (shelf, "EE904173261CN", NULL, "chinapost"),
  };
  g_autoptr (Desk) desk = NULL;
  TrackerSitting *sitting;
  int n_batch;

  watch_know (shelf->watch, LETTER, "chinapost");
  desk = desk_new (shelf, ids[0], NULL);
  sitting = desk_sit (desk, 0);
  tracker_sitting_start (sitting);
  desk_await (sitting, TRACKER_SITTING_ASKING);
  g_object_get (sitting, "n-batch", &n_batch, NULL);
  g_assert_cmpint (n_batch, ==, 3);
  assert_place (sitting, 1, 3, ids[0]);
  desk_answer (desk, sitting, FALSE);
  desk_await (sitting, TRACKER_SITTING_DONE);
  g_assert_cmpuint (g_list_model_get_n_items (tracker_sitting_get_results (sitting)), ==, 3);
  g_assert_cmpuint (watch_count_events (shelf->watch, ids[0]), >, 0);
  g_assert_cmpint (watch_outcome (shelf->watch, ids[2], "chinapost"), ==,
                   TRACKER_OUTCOME_NOT_FOUND);
  assert_n_waiting (shelf, 0);
}

/* Both ends of a parcel, each in a sitting of its own, at the same time. */
static void
test_two_posts (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  gint64 id = kit_add (shelf->watch->kit, LETTER, NULL, "correios upugtt belpost chinapost");
  g_autoptr (Desk) desk = NULL;

  watch_know (shelf->watch, LETTER, "upugtt,chinapost");
  desk = desk_new (shelf, id, "chinapost");
  g_assert_cmpuint (desk_count (desk), ==, 3);
  assert_text (desk_sit (desk, 0), "carrier", "chinapost");
  assert_text (desk_sit (desk, 1), "carrier", "correios");
  assert_text (desk_sit (desk, 2), "carrier", "upugtt");
  tracker_sitting_start (desk_sit (desk, 0));
  tracker_sitting_start (desk_sit (desk, 2));
  desk_await (desk_sit (desk, 0), TRACKER_SITTING_ASKING);
  desk_await (desk_sit (desk, 2), TRACKER_SITTING_ASKING);
  desk_answer (desk, desk_sit (desk, 2), FALSE);
  desk_answer (desk, desk_sit (desk, 0), FALSE);
  desk_await (desk_sit (desk, 0), TRACKER_SITTING_DONE);
  desk_await (desk_sit (desk, 2), TRACKER_SITTING_DONE);
  assert_result (desk_sit (desk, 2), 0, id, TRACKER_OUTCOME_FOUND, 4);
  g_assert_cmpint (watch_outcome (shelf->watch, id, "chinapost"), ==, TRACKER_OUTCOME_FOUND);
  g_assert_cmpint (tracker_sitting_get_state (desk_sit (desk, 1)), ==, TRACKER_SITTING_NEW);
}

/* Once the person has passed, the post's automatic way is tried again: what it answers by itself
 * leaves the queue. */
static void
test_resume (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  Watch *watch = shelf->watch;
  gint64 one = kit_add (watch->kit, LETTER, NULL, "upugtt");
  gint64 two = kit_add (watch->kit, "RR715039829CN", NULL, "upugtt");
  const gint64 both[] = { one, two };
  g_autoptr (Desk) desk = NULL;
  TrackerSitting *sitting;

  watch_know (watch, LETTER, "upugtt");
  watch_know (watch, "RR715039829CN", "upugtt");
  tracker_emulator_set_carrier_fault (watch->emulator, "upugtt", TRACKER_FAULT_BOT_WALL, 0);
  g_object_unref (watch_refresh (watch, both, 2));
  assert_n_waiting (shelf, 2);
  tracker_emulator_set_carrier_fault (watch->emulator, "upugtt", TRACKER_FAULT_NONE, 0);

  tracker_monitor_start (watch->monitor);
  desk = desk_new (shelf, one, NULL);
  sitting = desk_sit (desk, 0);
  assert_place (sitting, 1, 2, one);
  tracker_sitting_start (sitting);
  desk_await (sitting, TRACKER_SITTING_ASKING);
  desk_answer (desk, sitting, FALSE);
  assert_n_waiting (shelf, 0);
  g_assert_cmpint (watch_outcome (watch, two, "upugtt"), ==, TRACKER_OUTCOME_FOUND);
}

/* --- nobody waits --- */

static void
test_nobody (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  gint64 id = kit_add (shelf->watch->kit, LETTER, NULL, "belpost");
  g_autoptr (Desk) all = desk_new (shelf, 0, NULL);
  g_autoptr (Desk) one = desk_new (shelf, id, NULL);
  g_autoptr (Desk) none = desk_new (shelf, 4711, "correios");

  g_assert_cmpuint (desk_count (all), ==, 0);
  g_assert_cmpuint (desk_count (one), ==, 0);
  g_assert_cmpuint (desk_count (none), ==, 0);
  assert_n_waiting (shelf, 0);
}

/* The page of a parcel shows which of its posts wants a person, and which has a check. */
static void
test_legs (void)
{
  static const struct
  {
    const char *carrier;
    gboolean needs_human;
    gboolean has_check;
  } rows[] = { { "correios", TRUE, TRUE }, { "upugtt", FALSE, TRUE }, { "belpost", FALSE, FALSE } };
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  gint64 id = kit_add (shelf->watch->kit, LETTER, NULL, "correios upugtt belpost");

  g_object_unref (watch_refresh (shelf->watch, &id, 1));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrackerLegData) data = watch_leg (shelf->watch, id, rows[i].carrier);
      g_autoptr (TrackerLeg) leg
          = tracker_leg_new (data, shelf->watch->registry, 0, TRACKER_TEST_NOW_S);
      gboolean needs_human, has_check;

      g_object_get (leg, "needs-human", &needs_human, "has-check", &has_check, NULL);
      g_assert_cmpint (needs_human, ==, rows[i].needs_human);
      g_assert_cmpint (has_check, ==, rows[i].has_check);
    }
}

int
main (int argc, char **argv)
{
  static const char *const states[]
      = { "new", "loading", "asking", "sending", "stuck", "failed", "done" };

  tracker_test_init (&argc, &argv);
  g_test_add_func ("/sitting/right", test_right);
  g_test_add_func ("/sitting/result", test_result);
  g_test_add_func ("/sitting/wrong", test_wrong);
  g_test_add_func ("/sitting/too-slow", test_too_slow);
  g_test_add_func ("/sitting/expired", test_expired);
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sitting/leave/%s", states[i]);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_leave);
    }
  g_test_add_func ("/sitting/leave-untidily", test_leave_untidily);
  g_test_add_func ("/sitting/queue", test_queue);
  g_test_add_func ("/sitting/removed", test_removed);
  g_test_add_func ("/sitting/batch", test_batch);
  g_test_add_func ("/sitting/two-posts", test_two_posts);
  g_test_add_func ("/sitting/resume", test_resume);
  g_test_add_func ("/sitting/nobody", test_nobody);
  g_test_add_func ("/sitting/legs", test_legs);

  return g_test_run ();
}
