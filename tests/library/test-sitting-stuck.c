/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "sitting-kit.h"
#include "tracker-timeline-item-private.h"

/* --- pictures that cannot be shown --- */

static const struct
{
  const char *name;
  TrackerCaptchaFault fault;
} rows[] = {
  { "unknown-kind", TRACKER_CAPTCHA_FAULT_UNKNOWN_KIND },
  { "megapixels", TRACKER_CAPTCHA_FAULT_MEGAPIXELS },
  { "svg", TRACKER_CAPTCHA_FAULT_SVG },
  { "html", TRACKER_CAPTCHA_FAULT_HTML },
  { "truncated", TRACKER_CAPTCHA_FAULT_TRUNCATED },
  { "huge", TRACKER_CAPTCHA_FAULT_HUGE },
};

/* It says so in plain words, names the page to go to, and the next picture may be fine. */
static void
test_stuck (gconstpointer data)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  gint64 id = desk_add_waiting (shelf, LETTER, NULL, "correios");
  g_autoptr (Desk) desk = desk_new (shelf, 0, NULL);
  TrackerSitting *sitting = desk_sit (desk, 0);
  g_autofree char *problem = NULL;
  g_autofree char *page = NULL;

  watch_know_in_brazil (shelf->watch, LETTER);
  tracker_emulator_set_captcha_fault (shelf->watch->emulator, "correios",
                                      rows[GPOINTER_TO_SIZE (data)].fault, 0);
  tracker_sitting_start (sitting);
  desk_await (sitting, TRACKER_SITTING_STUCK);
  g_assert_null (tracker_sitting_get_challenge (sitting));
  g_assert_null (tracker_sitting_get_picture (sitting));
  problem = shelf_dup (sitting, "problem");
  g_test_message ("%s", problem);
  g_assert_nonnull (strstr (problem, "Correios (Brazil)"));
  g_assert_true (g_str_has_suffix (problem, "."));
  page = shelf_dup (sitting, "page");
  g_assert_cmpstr (page, !=, "");

  tracker_sitting_renew (sitting);
  g_assert_cmpint (tracker_sitting_get_state (sitting), ==, TRACKER_SITTING_LOADING);
  assert_text (sitting, "problem", "");
  desk_await (sitting, TRACKER_SITTING_STUCK);
  assert_n_waiting (shelf, 1);

  tracker_emulator_set_captcha_fault (shelf->watch->emulator, "correios",
                                      TRACKER_CAPTCHA_FAULT_NONE, 0);
  tracker_sitting_retry (sitting);
  desk_await (sitting, TRACKER_SITTING_ASKING);
  desk_answer (desk, sitting, FALSE);
  desk_await (sitting, TRACKER_SITTING_DONE);
  assert_result (sitting, 0, id, TRACKER_OUTCOME_FOUND, 4);
}

/* The post wants a person, and Tracker knows nothing of how. */
static void
test_no_check (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  gint64 one = kit_add (shelf->watch->kit, LETTER, NULL, "belpost");
  gint64 two = kit_add (shelf->watch->kit, "RR715039829CN", NULL, "belpost");
  const gint64 both[] = { one, two };
  g_autoptr (Desk) desk = NULL;
  TrackerSitting *sitting;

  tracker_emulator_set_carrier_fault (shelf->watch->emulator, "belpost", TRACKER_FAULT_BOT_WALL, 0);
  g_object_unref (watch_refresh (shelf->watch, both, 2));
  desk = desk_new (shelf, 0, NULL);
  sitting = desk_sit (desk, 0);
  tracker_sitting_start (sitting);
  desk_await (sitting, TRACKER_SITTING_STUCK);
  tracker_emulator_reset_counters (shelf->watch->emulator);
  tracker_sitting_retry (sitting);
  desk_await (sitting, TRACKER_SITTING_STUCK);
  tracker_sitting_skip (sitting);
  g_assert_cmpint (tracker_sitting_get_state (sitting), ==, TRACKER_SITTING_STUCK);
  assert_place (sitting, 2, 2, two);
  tracker_sitting_skip (sitting);
  g_assert_cmpint (tracker_sitting_get_state (sitting), ==, TRACKER_SITTING_DONE);
  g_assert_cmpuint (tracker_emulator_get_n_requests (shelf->watch->emulator), ==, 0);
  assert_n_waiting (shelf, 2);
}

/* The post is down, there is no network: the same turn again as soon as it is back. */
static void
test_failed (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  gint64 id = desk_add_waiting (shelf, LETTER, NULL, "correios");
  g_autoptr (Desk) desk = desk_new (shelf, 0, NULL);
  TrackerSitting *sitting = desk_sit (desk, 0);
  g_autofree char *down = NULL;
  g_autofree char *offline = NULL;

  watch_know_in_brazil (shelf->watch, LETTER);
  tracker_emulator_set_carrier_fault (shelf->watch->emulator, "correios", TRACKER_FAULT_UNAVAILABLE,
                                      0);
  tracker_sitting_start (sitting);
  desk_await (sitting, TRACKER_SITTING_FAILED);
  down = shelf_dup (sitting, "problem");
  g_assert_cmpstr (down, !=, "");
  tracker_sitting_renew (sitting);
  g_assert_cmpint (tracker_sitting_get_state (sitting), ==, TRACKER_SITTING_FAILED);

  tracker_emulator_set_carrier_fault (shelf->watch->emulator, "correios", TRACKER_FAULT_NONE, 0);
  tracker_sitting_retry (sitting);
  desk_await (sitting, TRACKER_SITTING_ASKING);
  assert_text (sitting, "problem", "");
  tracker_http_set_online (shelf->watch->http, FALSE);
  desk_answer (desk, sitting, FALSE);
  desk_await (sitting, TRACKER_SITTING_FAILED);
  offline = shelf_dup (sitting, "problem");
  g_assert_cmpstr (offline, !=, "");
  g_assert_cmpstr (offline, !=, down);
  assert_n_waiting (shelf, 1);

  tracker_http_set_online (shelf->watch->http, TRUE);
  tracker_sitting_retry (sitting);
  desk_await (sitting, TRACKER_SITTING_ASKING);
  desk_answer (desk, sitting, FALSE);
  desk_await (sitting, TRACKER_SITTING_DONE);
  assert_result (sitting, 0, id, TRACKER_OUTCOME_FOUND, 4);
}

/* --- what the page in the browser said --- */

static GListModel *
read_paste (TrackerSitting *sitting, const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *events;

  tracker_sitting_read_paste_async (sitting, text, NULL, tracker_test_result_cb, &result);
  events = tracker_sitting_read_paste_finish (sitting, kit_wait (&result), &error);
  g_assert_no_error (error);

  return events;
}

static gboolean
keep (TrackerSitting *sitting, GListModel *events, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tracker_sitting_keep_entered_async (sitting, events, tracker_test_result_cb, &result);
  return tracker_sitting_keep_entered_finish (sitting, kit_wait (&result), error);
}

static TrackerSitting *
get_stuck (Shelf *shelf, Desk *desk)
{
  TrackerSitting *sitting = desk_sit (desk, 0);

  tracker_emulator_set_captcha_fault (shelf->watch->emulator, "correios",
                                      TRACKER_CAPTCHA_FAULT_UNKNOWN_KIND, 0);
  tracker_sitting_start (sitting);
  desk_await (sitting, TRACKER_SITTING_STUCK);

  return sitting;
}

static void
test_paste (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  gint64 id = desk_add_waiting (shelf, LETTER, NULL, "correios");
  g_autoptr (Desk) desk = desk_new (shelf, 0, NULL);
  TrackerSitting *sitting = get_stuck (shelf, desk);
  g_autoptr (GListModel) nothing = read_paste (sitting, "Objeto não encontrado");
  g_autoptr (GListModel) events
      = read_paste (sitting, "27/02/2026 10:15\nObjeto recebido na unidade de distribuição\n"
                             "26/02/2026 09:00\nObjeto postado\n");
  g_autoptr (TrackerEnteredEvent) first = NULL;
  g_autoptr (TrackerEnteredEvent) last = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (TrackerSittingResult) result = NULL;
  g_autoptr (TrackerTimelineItem) item = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_entered;

  g_assert_cmpuint (g_list_model_get_n_items (nothing), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (events), ==, 2);
  first = g_list_model_get_item (events, 0);
  last = g_list_model_get_item (events, 1);
  assert_text (first, "time", "2026-02-27 10:15");
  assert_text (last, "time", "2026-02-26 09:00");
  g_assert_true (tracker_entered_event_get_included (first));
  g_assert_true (tracker_entered_event_get_valid (first));

  /* Corrected by hand, one left out. */
  g_object_set (first, "time", "2026-02-27 11:20", "text", "  At the office ", "place", "Curitiba",
                "stage", TRACKER_STAGE_ARRIVED, NULL);
  g_object_set (last, "included", FALSE, "text", "", NULL);
  g_assert_true (keep (sitting, events, &error));
  g_assert_no_error (error);
  desk_await (sitting, TRACKER_SITTING_DONE);
  assert_result (sitting, 0, id, TRACKER_OUTCOME_FOUND, 1);
  assert_n_waiting (shelf, 0);

  kept = kit_events (shelf->watch->kit, id);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_true (tracker_event_get_is_entered (g_ptr_array_index (kept, 0)));
  g_assert_cmpstr (tracker_event_get_text (g_ptr_array_index (kept, 0)), ==, "At the office");
  result = g_list_model_get_item (tracker_sitting_get_results (sitting), 0);
  assert_text (result, "sentence", "1 new event");
  item = g_list_model_get_item (tracker_sitting_result_get_events (result), 0);
  g_object_get (item, "is-entered", &is_entered, NULL);
  g_assert_true (is_entered);
  assert_text (item, "sources", "Correios (Brazil) (entered by you)");
  assert_text (item, "clock", "11:20");
}

/* Nothing half is kept, and the person is told what is missing. */
static void
test_paste_incomplete (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  gint64 id = desk_add_waiting (shelf, LETTER, NULL, "correios");
  g_autoptr (Desk) desk = desk_new (shelf, 0, NULL);
  TrackerSitting *sitting = get_stuck (shelf, desk);
  g_autoptr (GListStore) events = g_list_store_new (TRACKER_TYPE_ENTERED_EVENT);
  g_autoptr (TrackerEnteredEvent) event = tracker_sitting_create_entered_event (sitting);
  static const struct
  {
    const char *time;
    const char *text;
    gboolean included;
  } faults[] = { { "", "", TRUE },
                 { "2026-02-27", "", TRUE },
                 { "", "Posted", TRUE },
                 { "the other day", "Posted", TRUE },
                 { "2026-02-27", " \t", TRUE },
                 { "2026-02-27", "Posted", FALSE } };

  g_list_store_append (events, event);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *problem = NULL;

      g_object_set (event, "time", faults[i].time, "text", faults[i].text, "included",
                    faults[i].included, NULL);
      problem = shelf_dup (event, "problem");
      g_assert_cmpint (tracker_entered_event_get_valid (event), ==, *problem == '\0');
      g_assert_cmpint (tracker_entered_event_get_valid (event), ==, !faults[i].included);
      g_assert_false (keep (sitting, G_LIST_MODEL (events), &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
  g_assert_cmpint (tracker_sitting_get_state (sitting), ==, TRACKER_SITTING_STUCK);
  g_assert_cmpuint (watch_count_events (shelf->watch, id), ==, 0);
  assert_n_waiting (shelf, 1);

  g_object_set (event, "included", TRUE, "text", "\xff", NULL);
  g_assert_false (tracker_entered_event_get_valid (event));
}

/* From the person's own turn too; the next parcel has its turn, and what the post says later itself
 * is not new. */
static void
test_paste_goes_on (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  gint64 one = desk_add_waiting (shelf, LETTER, NULL, "correios");
  gint64 two;
  g_autoptr (Desk) desk = NULL;
  TrackerSitting *sitting;
  g_autoptr (GListStore) events = g_list_store_new (TRACKER_TYPE_ENTERED_EVENT);
  g_autoptr (TrackerEnteredEvent) event = NULL;
  g_autoptr (GAsyncResult) late = NULL;
  g_autoptr (GError) error = NULL;

  kit_advance (shelf->watch->kit, 60);
  two = desk_add_waiting (shelf, "RR715039829CN", NULL, "correios");
  desk = desk_new (shelf, one, NULL);
  sitting = desk_sit (desk, 0);
  tracker_sitting_start (sitting);
  desk_await (sitting, TRACKER_SITTING_ASKING);
  event = tracker_sitting_create_entered_event (sitting);
  g_object_set (event, "time", "2026-02-27 10:15", "text", "Posted", NULL);
  g_list_store_append (events, event);
  tracker_sitting_keep_entered_async (sitting, G_LIST_MODEL (events), tracker_test_result_cb,
                                      &late);
  /* What is done meanwhile comes too late. */
  tracker_sitting_skip (sitting);
  tracker_sitting_renew (sitting);
  g_assert_false (keep (sitting, G_LIST_MODEL (events), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (tracker_sitting_keep_entered_finish (sitting, kit_wait (&late), NULL));
  desk_await_place (sitting, 2);
  assert_place (sitting, 2, 2, two);
  assert_result (sitting, 0, one, TRACKER_OUTCOME_FOUND, 1);
  assert_n_waiting (shelf, 1);
}

static void
add_event (GPtrArray *events, const char *carrier, int minute, gboolean is_entered)
{
  const TrackerTime time = { .unix_s = TRACKER_TEST_NOW_S + minute * 60,
                             .has_offset = TRUE,
                             .precision = TRACKER_PRECISION_MINUTE };

  g_ptr_array_add (events, is_entered ? tracker_event_new_entered (&time, TRACKER_STAGE_CUSTOMS,
                                                                   "Customs", NULL, NULL, carrier)
                                      : tracker_event_new (&time, TRACKER_STAGE_CUSTOMS, "Customs",
                                                           NULL, NULL, NULL, carrier));
}

/* In one line of the timeline a post's own word and the person's are told apart. */
static void
test_sources (void)
{
  static const struct
  {
    const char *sources;
    gboolean is_entered;
  } lines[] = {
    { "Belpost", FALSE },
    { "Belpost (entered by you) · Correios (Brazil) (entered by you)", TRUE },
    { "Belpost · Correios (Brazil) (entered by you)", FALSE },
  };
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  g_autoptr (GPtrArray) events
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_event_unref);
  g_autoptr (GPtrArray) merged = NULL;

  add_event (events, "belpost", 3, FALSE);
  add_event (events, "belpost", 2, TRUE);
  add_event (events, "correios", 2, TRUE);
  add_event (events, "belpost", 1, FALSE);
  add_event (events, "correios", 1, TRUE);
  merged = tracker_timeline_merge ((TrackerEvent *const *) events->pdata, events->len);
  g_assert_cmpuint (merged->len, ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < merged->len; i++)
    {
      g_autoptr (TrackerTimelineItem) item = tracker_timeline_item_new (
          g_ptr_array_index (merged, i), shelf->watch->registry, TRACKER_TEST_NOW_S);
      gboolean is_entered;

      g_object_get (item, "is-entered", &is_entered, NULL);
      assert_text (item, "sources", lines[i].sources);
      g_assert_cmpint (is_entered, ==, lines[i].is_entered);
    }
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sitting/stuck/%s", rows[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_stuck);
    }
  g_test_add_func ("/sitting/no-check", test_no_check);
  g_test_add_func ("/sitting/failed", test_failed);
  g_test_add_func ("/sitting/paste", test_paste);
  g_test_add_func ("/sitting/paste/incomplete", test_paste_incomplete);
  g_test_add_func ("/sitting/sources", test_sources);
  g_test_add_func ("/sitting/paste/goes-on", test_paste_goes_on);

  return g_test_run ();
}
