/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sitting-kit.h"

static void
on_state_cb (TrackerSitting *sitting, GParamSpec *pspec, Desk *desk)
{
  static const char *const words[]
      = { "new", "loading", "asking", "sending", "stuck", "failed", "done" };
  TrackerSittingState state = tracker_sitting_get_state (sitting);

  if (state == TRACKER_SITTING_ASKING)
    {
      g_assert_nonnull (tracker_sitting_get_challenge (sitting));
      g_assert_nonnull (tracker_sitting_get_picture (sitting));
    }
  g_string_append_printf (desk->story, "%s ", words[state]);
}

/* The pictures come before their challenge, and that before it is the person's turn. */
static void
on_challenge_cb (TrackerSitting *sitting, GParamSpec *pspec, Desk *desk)
{
  g_assert_cmpint (tracker_sitting_get_challenge (sitting) != NULL, ==,
                   tracker_sitting_get_picture (sitting) != NULL);
  g_assert_cmpint (tracker_sitting_get_state (sitting), !=, TRACKER_SITTING_ASKING);
}

Desk *
desk_new (Shelf *shelf, gint64 parcel_id, const char *carrier)
{
  Desk *desk = g_new0 (Desk, 1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *sittings;
  gboolean opening;

  desk->shelf = shelf;
  desk->story = g_string_new (NULL);
  desk->sittings = g_ptr_array_new_with_free_func (g_object_unref);
  desk->direct = tracker_library_create_direct_check (shelf->library);
  tracker_direct_check_open_async (desk->direct, parcel_id, carrier, NULL, tracker_test_result_cb,
                                   &result);
  g_object_get (desk->direct, "opening", &opening, NULL);
  g_assert_true (opening);
  g_assert_true (tracker_direct_check_open_finish (desk->direct, kit_wait (&result), &error));
  g_assert_no_error (error);
  g_object_get (desk->direct, "opening", &opening, NULL);
  g_assert_false (opening);

  sittings = tracker_direct_check_get_sittings (desk->direct);
  for (guint i = 0; i < g_list_model_get_n_items (sittings); i++)
    {
      TrackerSitting *sitting = g_list_model_get_item (sittings, i);

      g_ptr_array_add (desk->sittings, sitting);
      g_signal_connect (sitting, "notify::state", G_CALLBACK (on_state_cb), desk);
      g_signal_connect (sitting, "notify::challenge", G_CALLBACK (on_challenge_cb), desk);
    }

  return desk;
}

static gboolean
is_alone (gpointer data)
{
  return ((GObject *) data)->ref_count == 1;
}

void
desk_free (Desk *desk)
{
  for (guint i = 0; i < desk->sittings->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (desk->sittings, i), desk);
  g_assert_finalize_object (desk->direct);
  for (guint i = 0; i < desk->sittings->len; i++)
    g_assert_true (tracker_test_wait_until (is_alone, g_ptr_array_index (desk->sittings, i)));
  g_ptr_array_unref (desk->sittings);
  g_string_free (desk->story, TRUE);
  g_free (desk);
}

guint
desk_count (Desk *desk)
{
  return desk->sittings->len;
}

TrackerSitting *
desk_sit (Desk *desk, guint index)
{
  g_assert_cmpuint (index, <, desk->sittings->len);
  return g_ptr_array_index (desk->sittings, index);
}

gint64
desk_add_waiting (Shelf *shelf, const char *number, const char *name, const char *carrier)
{
  gint64 id = kit_add (shelf->watch->kit, number, name, carrier);
  g_autoptr (TrackerLegData) leg = NULL;

  g_object_unref (watch_refresh (shelf->watch, &id, 1));
  leg = watch_leg (shelf->watch, id, carrier);
  g_assert_cmpint (tracker_leg_data_get_waits_s (leg), !=, 0);

  return id;
}

/* --- waiting --- */

typedef struct
{
  gpointer object;
  const char *property;
  int value;
} Wish;

static gboolean
has_value (gpointer data)
{
  const Wish *wish = data;
  int value;

  g_object_get (wish->object, wish->property, &value, NULL);
  return value == wish->value;
}

static void
await_value (gpointer object, const char *property, int value)
{
  Wish wish = { object, property, value };

  if (!tracker_test_wait_until (has_value, &wish))
    {
      int is;

      g_object_get (object, property, &is, NULL);
      g_error ("%s is %d, not %d", property, is, value);
    }
}

void
desk_await (TrackerSitting *sitting, TrackerSittingState state)
{
  await_value (sitting, "state", state);
}

void
desk_await_place (TrackerSitting *sitting, int position)
{
  await_value (sitting, "position", position);
  desk_await (sitting, TRACKER_SITTING_ASKING);
}

void
desk_await_total (TrackerSitting *sitting, int total)
{
  await_value (sitting, "total", total);
}

void
desk_answer (Desk *desk, TrackerSitting *sitting, gboolean wrong)
{
  TrackerChallenge *challenge = tracker_sitting_get_challenge (sitting);
  g_autoptr (TrackerSolution) solution = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (challenge);
  solution = watch_make_solution (desk->shelf->watch, tracker_sitting_get_carrier (sitting),
                                  challenge, wrong);
  tracker_sitting_answer (sitting, solution, &error);
  g_assert_no_error (error);
}

static gboolean
is_settled (gpointer data)
{
  TrackerSittingState state = tracker_sitting_get_state (data);

  return state == TRACKER_SITTING_ASKING || state >= TRACKER_SITTING_STUCK;
}

void
desk_solve (Desk *desk, TrackerSitting *sitting)
{
  tracker_sitting_start (sitting);
  while (tracker_sitting_get_state (sitting) != TRACKER_SITTING_DONE)
    {
      g_assert_true (tracker_test_wait_until (is_settled, sitting));
      if (tracker_sitting_get_state (sitting) == TRACKER_SITTING_DONE)
        break;
      g_assert_cmpint (tracker_sitting_get_state (sitting), ==, TRACKER_SITTING_ASKING);
      desk_answer (desk, sitting, FALSE);
    }
}

/* --- looking --- */

void
assert_text (gpointer object, const char *property, const char *text)
{
  g_autofree char *is = shelf_dup (object, property);

  g_assert_cmpstr (is, ==, text);
}

void
assert_place (TrackerSitting *sitting, int position, int total, gint64 parcel_id)
{
  int is_position, is_total;
  gint64 is_parcel_id;

  g_object_get (sitting, "position", &is_position, "total", &is_total, "parcel-id", &is_parcel_id,
                NULL);
  g_assert_cmpint (is_position, ==, position);
  g_assert_cmpint (is_total, ==, total);
  g_assert_cmpint (is_parcel_id, ==, parcel_id);
}

void
assert_result (TrackerSitting *sitting,
               guint index,
               gint64 parcel_id,
               TrackerOutcome outcome,
               int n_new)
{
  g_autoptr (TrackerSittingResult) result
      = g_list_model_get_item (tracker_sitting_get_results (sitting), index);
  gint64 is_parcel_id;
  int is_outcome, is_n_new;
  g_autofree char *sentence = NULL;

  g_assert_nonnull (result);
  g_object_get (result, "parcel-id", &is_parcel_id, "outcome", &is_outcome, "n-new", &is_n_new,
                "sentence", &sentence, NULL);
  g_assert_cmpint (is_parcel_id, ==, parcel_id);
  g_assert_cmpint (is_outcome, ==, outcome);
  g_assert_cmpint (is_n_new, ==, n_new);
  g_assert_cmpuint (g_list_model_get_n_items (tracker_sitting_result_get_events (result)), ==,
                    (guint) n_new);
  g_assert_cmpstr (sentence, !=, "");
}

void
assert_n_waiting (Shelf *shelf, int n)
{
  await_value (shelf->library, "n-waiting", n);
}
