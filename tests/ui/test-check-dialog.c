/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check-kit.h"
#include "tracker-challenge-clicks-control.h"
#include "tracker-challenge-slider-control.h"
#include "tracker-check-dialog.h"
#include "tracker-paste-pane.h"
#include "tracker-sitting-view.h"

/* The dialog itself, with real sittings and posts that the emulator plays. */

typedef struct
{
  TrackerEmulator *emulator;
  UiKit *kit;
  UiHost *host;
  GtkWidget *dialog; /* (nullable) weak */
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TrackerClock) clock = tracker_test_clock_new ();
  g_autoptr (GSocketConnectable) address = NULL;
  g_autoptr (GError) error = NULL;

  fixture->emulator = tracker_emulator_new (clock);
  g_assert_true (tracker_emulator_start (fixture->emulator, &error));
  g_assert_no_error (error);
  address = tracker_emulator_dup_address (fixture->emulator);
  fixture->kit
      = ui_kit_new_for_gateway (address, tracker_emulator_get_authority (fixture->emulator));
  tracker_http_set_limit (TRACKER_HTTP (fixture->kit->http), 4, 0);
  fixture->host = ui_host_new (fixture->kit, gtk_label_new ("below"), 800, 800);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_close (GTK_WINDOW (fixture->dialog));
  ui_host_free (fixture->host);
  /* Nothing may keep a closed dialog. */
  g_assert_null (fixture->dialog);
  ui_kit_free (fixture->kit);
  tracker_emulator_close (fixture->emulator);
  g_assert_finalize_object (fixture->emulator);
}

static gint64
add_parcel (Fixture *fixture, const char *number, const char *name, const char *carriers)
{
  g_autoptr (TrackerEmulatorParcel) parcel
      = tracker_emulator_parcel_new (number, "CN", "BR", carriers);
  g_auto (GStrv) ids = g_strsplit (carriers, ",", -1);

  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_POSTED, TRACKER_TEST_NOW_S - 400000,
                                    8 * 3600, "Shenzhen", NULL, "CN", NULL);
  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_DEPARTED, TRACKER_TEST_NOW_S - 300000,
                                    8 * 3600, "Shenzhen", NULL, "CN", NULL);
  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_AT_IMPORT, TRACKER_TEST_NOW_S - 200000,
                                    -3 * 3600, "Curitiba", NULL, "BR", NULL);
  tracker_emulator_set_parcel (fixture->emulator, parcel);

  return ui_host_add_parcel (fixture->kit, number, name, (const char *const *) ids);
}

static void
open_dialog (Fixture *fixture, gint64 parcel_id, const char *carrier)
{
  fixture->dialog
      = tracker_check_dialog_new (fixture->host->window, fixture->kit->library, parcel_id, carrier);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static TrackerSittingView *
find_view (Fixture *fixture)
{
  GtkWidget *stack = ui_kit_find (fixture->dialog, ADW_TYPE_VIEW_STACK);
  GtkWidget *child = adw_view_stack_get_visible_child (ADW_VIEW_STACK (stack));

  return child != NULL ? TRACKER_SITTING_VIEW (child) : NULL;
}

typedef struct
{
  Fixture *fixture;
  TrackerSittingState state;
} Expectation;

static gboolean
is_in_state (gpointer data)
{
  const Expectation *expectation = data;
  TrackerSittingView *view = find_view (expectation->fixture);

  return view != NULL
         && tracker_sitting_get_state (tracker_sitting_view_get_sitting (view))
                == expectation->state;
}

static void
await_state (Fixture *fixture, TrackerSittingState state)
{
  Expectation expectation = { fixture, state };

  g_assert_true (tracker_test_wait_until (is_in_state, &expectation));
}

static void
shoot (Fixture *fixture, const char *name)
{
  ui_kit_shoot (fixture->dialog, name);
}

/* Does by the dialog's own actions what a person would do to the control. */
static void
answer (Fixture *fixture, const char *carrier)
{
  g_autofree char *text = tracker_emulator_dup_captcha_answer (fixture->emulator, carrier);
  GtkWidget *view = GTK_WIDGET (find_view (fixture));

  g_assert_nonnull (text);
  if (strchr (text, ',') != NULL)
    {
      TrackerChallengeClicksControl *clicks = TRACKER_CHALLENGE_CLICKS_CONTROL (
          ui_kit_find (view, TRACKER_TYPE_CHALLENGE_CLICKS_CONTROL));
      g_auto (GStrv) points = g_strsplit (text, ";", -1);

      for (guint i = 0; points[i] != NULL; i++)
        {
          TrackerPoint point;

          g_assert_cmpint (sscanf (points[i], "%d,%d", &point.x, &point.y), ==, 2);
          tracker_challenge_clicks_control_place (clicks, point);
        }
    }
  else if (gtk_widget_get_mapped (ui_kit_find (view, GTK_TYPE_SCALE)))
    gtk_range_set_value (GTK_RANGE (ui_kit_find (view, GTK_TYPE_SCALE)), atoi (text));
  else
    gtk_editable_set_text (GTK_EDITABLE (ui_kit_find (view, GTK_TYPE_ENTRY)), text);
  gtk_widget_activate_action (fixture->dialog, "check.send", NULL);
}

static void
test_nobody (Fixture *fixture, gconstpointer data)
{
  open_dialog (fixture, 0, NULL);
  ui_kit_settle ();
  g_assert_nonnull (ui_kit_find_label (fixture->dialog, "Nobody Waits for You"));
  shoot (fixture, "check-dialog-nobody");
  g_assert_true (check_press (fixture->dialog, "Close"));
}

/* Each kind, from the picture to what is new. */
static void
test_kind (Fixture *fixture, gconstpointer data)
{
  const char *carrier = data;
  gint64 id = add_parcel (fixture, "RB123456785CN", "Winter boots", carrier);
  g_autofree char *name = g_strconcat ("check-dialog-", carrier, NULL);

  open_dialog (fixture, id, NULL);
  await_state (fixture, TRACKER_SITTING_ASKING);
  shoot (fixture, name);
  answer (fixture, carrier);
  await_state (fixture, TRACKER_SITTING_DONE);
  ui_kit_settle ();
  g_assert_cmpstr (tracker_sitting_view_get_page (find_view (fixture)), ==, "done");
  g_assert_nonnull (ui_kit_find_label (fixture->dialog, "Winter boots"));
  if (g_str_equal (carrier, "correios"))
    shoot (fixture, "check-dialog-done");
}

/* Two posts, two tabs; the second is asked only when it is seen. */
static void
test_two_posts (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_parcel (fixture, "RB123456785CN", "Winter boots", "chinapost,correios");
  TrackerSittingView *first;

  open_dialog (fixture, id, "correios");
  await_state (fixture, TRACKER_SITTING_ASKING);
  first = find_view (fixture);
  g_assert_cmpstr (tracker_sitting_get_carrier (tracker_sitting_view_get_sitting (first)), ==,
                   "correios");
  g_assert_cmpuint (tracker_emulator_get_n_requests_of_number (fixture->emulator, "RB123456785CN"),
                    ==, 0);
  shoot (fixture, "check-dialog-two");
  gtk_window_set_default_size (GTK_WINDOW (fixture->dialog), 360, 680);
  shoot (fixture, "check-dialog-two-narrow");
  answer (fixture, "correios");
  await_state (fixture, TRACKER_SITTING_DONE);
  ui_kit_settle ();
  shoot (fixture, "check-dialog-two-next");
  gtk_widget_activate_action (fixture->dialog, "check.next-post", NULL);
  g_assert_true (find_view (fixture) != first);
  await_state (fixture, TRACKER_SITTING_ASKING);
  gtk_widget_activate_action (fixture->dialog, "check.previous-tab", NULL);
  g_assert_true (find_view (fixture) == first);
}

/* The large view has the whole screen, and goes back. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_parcel (fixture, "RB123456785CN", "Winter boots", "correios");
  GtkWidget *clamp;
  int size;

  open_dialog (fixture, id, NULL);
  await_state (fixture, TRACKER_SITTING_ASKING);
  clamp = ui_kit_find (GTK_WIDGET (find_view (fixture)), ADW_TYPE_CLAMP);
  size = adw_clamp_get_maximum_size (ADW_CLAMP (clamp));
  gtk_widget_activate_action (fixture->dialog, "check.large", NULL);
  shoot (fixture, "check-dialog-large");
  g_assert_cmpint (adw_clamp_get_maximum_size (ADW_CLAMP (clamp)), >, size);
  gtk_widget_activate_action (fixture->dialog, "check.zoom-in", NULL);
  gtk_widget_activate_action (fixture->dialog, "check.large", NULL);
  ui_kit_settle ();
  g_assert_cmpint (adw_clamp_get_maximum_size (ADW_CLAMP (clamp)), ==, size);
}

/* No network: that is said, and the way on is there. */
static void
test_offline (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_parcel (fixture, "RB123456785CN", "Winter boots", "correios");

  tracker_http_set_online (TRACKER_HTTP (fixture->kit->http), FALSE);
  open_dialog (fixture, id, NULL);
  await_state (fixture, TRACKER_SITTING_FAILED);
  ui_kit_settle ();
  shoot (fixture, "check-dialog-offline");
  tracker_http_set_online (TRACKER_HTTP (fixture->kit->http), TRUE);
  g_assert_true (check_press (fixture->dialog, "Try Again"));
  await_state (fixture, TRACKER_SITTING_ASKING);
}

static void
test_close_in_the_middle (Fixture *fixture, gconstpointer data)
{
  TrackerSittingState state = (TrackerSittingState) GPOINTER_TO_INT (data);
  gint64 id = add_parcel (fixture, "RB123456785CN", "Winter boots", "correios");

  open_dialog (fixture, id, NULL);
  if (state >= TRACKER_SITTING_LOADING)
    await_state (fixture, TRACKER_SITTING_LOADING);
  if (state >= TRACKER_SITTING_ASKING)
    await_state (fixture, TRACKER_SITTING_ASKING);
  if (state == TRACKER_SITTING_SENDING)
    {
      answer (fixture, "correios");
      await_state (fixture, TRACKER_SITTING_SENDING);
    }
  gtk_window_close (GTK_WINDOW (fixture->dialog));
}

int
main (int argc, char **argv)
{
  static const char *const kinds[] = { "correios", "chinapost", "taiwanpost", "upugtt" };

  ui_kit_init (&argc, &argv);

  g_test_add ("/check-dialog/nobody", Fixture, NULL, fixture_set_up, test_nobody,
              fixture_tear_down);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strconcat ("/check-dialog/kind/", kinds[i], NULL);

      g_test_add (path, Fixture, kinds[i], fixture_set_up, test_kind, fixture_tear_down);
    }
  g_test_add ("/check-dialog/two-posts", Fixture, NULL, fixture_set_up, test_two_posts,
              fixture_tear_down);
  g_test_add ("/check-dialog/large", Fixture, NULL, fixture_set_up, test_large, fixture_tear_down);
  g_test_add ("/check-dialog/offline", Fixture, NULL, fixture_set_up, test_offline,
              fixture_tear_down);
  g_test_add ("/check-dialog/close/opening", Fixture, GINT_TO_POINTER (TRACKER_SITTING_NEW),
              fixture_set_up, test_close_in_the_middle, fixture_tear_down);
  g_test_add ("/check-dialog/close/loading", Fixture, GINT_TO_POINTER (TRACKER_SITTING_LOADING),
              fixture_set_up, test_close_in_the_middle, fixture_tear_down);
  g_test_add ("/check-dialog/close/asking", Fixture, GINT_TO_POINTER (TRACKER_SITTING_ASKING),
              fixture_set_up, test_close_in_the_middle, fixture_tear_down);
  g_test_add ("/check-dialog/close/sending", Fixture, GINT_TO_POINTER (TRACKER_SITTING_SENDING),
              fixture_set_up, test_close_in_the_middle, fixture_tear_down);

  return g_test_run ();
}
