/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check-kit.h"
#include "tracker-challenge-clicks-control.h"
#include "tracker-entered-row.h"
#include "tracker-paste-pane.h"
#include "tracker-sitting-view.h"

/* A sitting on the screen, in each of its states. */

typedef struct
{
  UiKit *kit;
  TrackerSitting *sitting;
  GtkWidget *view;
  UiHost *host;
} Fixture;

static void
open_sitting (Fixture *fixture, const char *carrier, guint n_parcels, int width)
{
  fixture->kit = ui_kit_new ();
  fixture->sitting = check_sitting_new (fixture->kit, carrier, n_parcels);
  /* Nothing is fetched: each state is set as a post would bring it about. */
  tracker_sitting_set_state (fixture->sitting, TRACKER_SITTING_LOADING);
  fixture->view = tracker_sitting_view_new (fixture->sitting);
  fixture->host = ui_host_new (fixture->kit, fixture->view, width, 760);
}

static gboolean
has_events (gpointer data)
{
  Fixture *fixture = data;

  return tracker_paste_pane_get_n_included (
             TRACKER_PASTE_PANE (ui_kit_find (fixture->view, TRACKER_TYPE_PASTE_PANE)))
         > 0;
}

static void
close_sitting (Fixture *fixture)
{
  ui_host_free (fixture->host);
  g_assert_finalize_object (fixture->sitting);
  ui_kit_free (fixture->kit);
}

static void
shoot (Fixture *fixture, const char *look, const char *name)
{
  g_autofree char *file_name = g_strdup_printf ("check-%s-%s", look, name);

  ui_kit_shoot (GTK_WIDGET (fixture->host->window), file_name);
}

typedef struct
{
  const char *name;
  int width;
  AdwColorScheme scheme;
  GtkTextDirection direction;
  int dpi;
} Look;

static const Look looks[] = {
  { "light", 480, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_LTR, 96 },
  { "dark", 480, ADW_COLOR_SCHEME_FORCE_DARK, GTK_TEXT_DIR_LTR, 96 },
  { "narrow", 360, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_LTR, 96 },
  { "large", 480, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_LTR, 160 },
  { "rtl", 480, ADW_COLOR_SCHEME_FORCE_DARK, GTK_TEXT_DIR_RTL, 96 },
};

static void
set_look (const Look *look)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), look->scheme);
  gtk_widget_set_default_direction (look->direction);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", look->dpi * 1024, NULL);
}

/* Each state in each look: nothing is wider than the window, and nothing warns. */
static void
test_look (gconstpointer data)
{
  const Look *look = data;
  Fixture fixture = { 0 };

  set_look (look);
  open_sitting (&fixture, "correios", 3, look->width);
  shoot (&fixture, look->name, "loading");
  check_sitting_ask (fixture.sitting, TRACKER_CHALLENGE_TEXT, TRACKER_CHALLENGE_FIRST);
  shoot (&fixture, look->name, "text");
  check_sitting_ask (fixture.sitting, TRACKER_CHALLENGE_TEXT, TRACKER_CHALLENGE_WRONG);
  shoot (&fixture, look->name, "wrong");
  tracker_sitting_set_state (fixture.sitting, TRACKER_SITTING_SENDING);
  shoot (&fixture, look->name, "sending");
  check_sitting_ask (fixture.sitting, TRACKER_CHALLENGE_TEXT, TRACKER_CHALLENGE_ANOTHER);
  check_sitting_fail (fixture.sitting, TRACKER_SITTING_FAILED, "The post did not answer in time.");
  shoot (&fixture, look->name, "failed");
  check_sitting_ask (fixture.sitting, TRACKER_CHALLENGE_SLIDER, TRACKER_CHALLENGE_FIRST);
  shoot (&fixture, look->name, "slider");
  check_sitting_ask (fixture.sitting, TRACKER_CHALLENGE_CLICKS, TRACKER_CHALLENGE_FIRST);
  gtk_widget_activate_action (ui_kit_find (fixture.view, TRACKER_TYPE_CHALLENGE_CLICKS_CONTROL),
                              "points.place", NULL);
  gtk_widget_activate_action (ui_kit_find (fixture.view, TRACKER_TYPE_CHALLENGE_CLICKS_CONTROL),
                              "points.far-left", NULL);
  shoot (&fixture, look->name, "clicks");
  check_sitting_fail (fixture.sitting, TRACKER_SITTING_STUCK,
                      "Correios shows something that Tracker does not know: its page may have "
                      "changed.");
  shoot (&fixture, look->name, "stuck");
  tracker_paste_pane_set_text (
      TRACKER_PASTE_PANE (ui_kit_find (fixture.view, TRACKER_TYPE_PASTE_PANE)),
      "2026-02-28 10:15 Objeto postado, Curitiba\n01/03/2026 18:40 Saiu para entrega");
  g_assert_true (tracker_test_wait_until (has_events, &fixture));
  g_assert_true (check_press (fixture.view, "Add an Event by Hand"));
  shoot (&fixture, look->name, "pasted");
  check_sitting_end_turn (fixture.sitting, TRACKER_OUTCOME_FOUND, 3);
  check_sitting_ask (fixture.sitting, TRACKER_CHALLENGE_TEXT, TRACKER_CHALLENGE_FIRST);
  shoot (&fixture, look->name, "second");
  check_sitting_end_turn (fixture.sitting, TRACKER_OUTCOME_NOT_FOUND, 0);
  check_sitting_ask (fixture.sitting, TRACKER_CHALLENGE_TEXT, TRACKER_CHALLENGE_FIRST);
  check_sitting_end_turn (fixture.sitting, TRACKER_OUTCOME_FOUND, 1);
  shoot (&fixture, look->name, "done");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture.host->window)), <=, look->width);
  close_sitting (&fixture);
  set_look (&looks[0]);
}

static void
assert_actions (Fixture *fixture, const char *enabled)
{
  static const char *const names[]
      = { "send", "renew", "retry", "skip", "look-up", "back", "open-page" };
  g_auto (GStrv) list = g_strsplit (enabled, " ", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat ("sitting.", names[i], NULL);
      GtkWidget *button = gtk_button_new ();

      /* A button in the view knows whether the action can be done. */
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), name);
      gtk_widget_insert_before (button, fixture->view, NULL);
      if (gtk_widget_get_sensitive (button)
          != g_strv_contains ((const char *const *) list, names[i]))
        g_error ("%s", name);
      gtk_widget_unparent (button);
    }
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_window_get_focus (fixture->host->window);
}

static void
test_states (void)
{
  Fixture fixture = { 0 };
  GtkWidget *entry;

  open_sitting (&fixture, "correios", 2, 480);
  g_assert_cmpstr (tracker_sitting_view_get_page (TRACKER_SITTING_VIEW (fixture.view)), ==,
                   "challenge");
  assert_actions (&fixture, "skip look-up open-page");
  g_assert_null (ui_kit_find_label (fixture.view, "4 to 6 characters"));

  check_sitting_ask (fixture.sitting, TRACKER_CHALLENGE_TEXT, TRACKER_CHALLENGE_FIRST);
  entry = ui_kit_find (fixture.view, GTK_TYPE_ENTRY);
  g_assert_true (gtk_widget_is_ancestor (get_focus (&fixture), entry));
  g_assert_nonnull (ui_kit_find_label (fixture.view, "1 of 2"));
  assert_actions (&fixture, "renew skip look-up open-page");
  gtk_editable_set_text (GTK_EDITABLE (entry), "x7");
  assert_actions (&fixture, "send renew skip look-up open-page");

  tracker_sitting_set_state (fixture.sitting, TRACKER_SITTING_SENDING);
  assert_actions (&fixture, "open-page");
  g_assert_false (gtk_widget_is_sensitive (entry));

  check_sitting_ask (fixture.sitting, TRACKER_CHALLENGE_TEXT, TRACKER_CHALLENGE_WRONG);
  g_assert_nonnull (
      ui_kit_find_label (fixture.view, "That was not what the picture shows. Here is a new one."));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_true (gtk_widget_is_ancestor (get_focus (&fixture), entry));

  check_sitting_fail (fixture.sitting, TRACKER_SITTING_FAILED, "There is no network.");
  g_assert_cmpstr (tracker_sitting_view_get_page (TRACKER_SITTING_VIEW (fixture.view)), ==,
                   "failed");
  g_assert_nonnull (ui_kit_find_label (fixture.view, "There is no network."));
  assert_actions (&fixture, "retry skip look-up open-page");
  g_assert_true (gtk_widget_is_sensitive (check_find_named (fixture.view, "Try Again")));

  check_sitting_fail (fixture.sitting, TRACKER_SITTING_STUCK, "The picture is none.");
  g_assert_cmpstr (tracker_sitting_view_get_page (TRACKER_SITTING_VIEW (fixture.view)), ==,
                   "lookup");
  g_assert_nonnull (ui_kit_find_label (fixture.view, "The picture is none."));
  assert_actions (&fixture, "renew retry skip look-up open-page");
  g_assert_null (check_find_named (fixture.view, "Back to the Picture"));
  close_sitting (&fixture);
}

/* What may not be sent is said below the field, and what was typed is still there. */
static void
test_bad_answers (void)
{
  g_autofree char *long_text = g_strnfill (10000, 'x');
  const char *const texts[] = { "x", "x7-p2", "x7\001p2", long_text };
  Fixture fixture = { 0 };
  GtkWidget *entry, *label;

  open_sitting (&fixture, "correios", 1, 480);
  check_sitting_ask (fixture.sitting, TRACKER_CHALLENGE_TEXT, TRACKER_CHALLENGE_FIRST);
  entry = ui_kit_find (fixture.view, GTK_TYPE_ENTRY);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TrackerSolution) solution = tracker_solution_new_text (texts[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (tracker_challenge_check (fixture.sitting->challenge, solution, &error));
      gtk_editable_set_text (GTK_EDITABLE (entry), texts[i]);
      gtk_widget_activate_action (fixture.view, "sitting.send", NULL);
      ui_kit_settle ();
      g_assert_cmpint (tracker_sitting_get_state (fixture.sitting), ==, TRACKER_SITTING_ASKING);
      label = ui_kit_find_label (fixture.view, error->message);
      g_assert_nonnull (label);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, texts[i]);
    }
  close_sitting (&fixture);
}

static void
on_clipboard_text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_set (gpointer data)
{
  return *(char **) data != NULL;
}

/* From a picture that works to the post's page, and back; another parcel begins with its picture.
 */
static void
test_look_up (void)
{
  Fixture fixture = { 0 };
  TrackerSittingView *view;
  g_autofree char *copied = NULL;

  open_sitting (&fixture, "correios", 2, 480);
  view = TRACKER_SITTING_VIEW (fixture.view);
  check_sitting_ask (fixture.sitting, TRACKER_CHALLENGE_TEXT, TRACKER_CHALLENGE_FIRST);
  g_assert_true (check_press (fixture.view, "I Looked It Up Myself…"));
  g_assert_cmpstr (tracker_sitting_view_get_page (view), ==, "lookup");
  g_assert_true (GTK_IS_TEXT_VIEW (get_focus (&fixture)));
  assert_actions (&fixture, "renew skip back open-page");
  ui_kit_settle ();
  g_assert_true (check_press (fixture.view, "Back to the Picture"));
  g_assert_cmpstr (tracker_sitting_view_get_page (view), ==, "challenge");
  ui_kit_settle ();

  /* Nothing but the web is opened; the code is copied all the same. */
  g_free (fixture.sitting->page);
  fixture.sitting->page = g_strdup ("file:///etc/passwd");
  g_object_notify (G_OBJECT (fixture.sitting), "page");
  tracker_sitting_view_activate (view, "sitting.open-page");
  g_assert_cmpstr (tracker_sitting_view_get_page (view), ==, "lookup");
  ui_kit_settle ();
  g_assert_nonnull (
      ui_kit_find_label (fixture.view, "The code RB123456785CN is copied: paste it there."));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture.view), NULL,
                                 on_clipboard_text_cb, &copied);
  g_assert_true (tracker_test_wait_until (is_set, &copied));
  g_assert_cmpstr (copied, ==, "RB123456785CN");

  check_sitting_end_turn (fixture.sitting, TRACKER_OUTCOME_FOUND, 2);
  check_sitting_ask (fixture.sitting, TRACKER_CHALLENGE_TEXT, TRACKER_CHALLENGE_FIRST);
  ui_kit_settle ();
  g_assert_cmpstr (tracker_sitting_view_get_page (view), ==, "challenge");
  g_assert_nonnull (ui_kit_find_label (fixture.view, "2 of 2"));
  g_assert_nonnull (ui_kit_find_label (fixture.view, "2 new events"));
  close_sitting (&fixture);
}

static gboolean
is_done (gpointer sitting)
{
  return tracker_sitting_get_state (sitting) == TRACKER_SITTING_DONE;
}

static TrackerPastePane *
paste (Fixture *fixture, const char *text)
{
  TrackerPastePane *pane
      = TRACKER_PASTE_PANE (ui_kit_find (fixture->view, TRACKER_TYPE_PASTE_PANE));

  tracker_paste_pane_set_text (pane, text);
  ui_kit_settle ();
  ui_kit_settle ();

  return pane;
}

/* What the page said, corrected by hand, becomes a result. */
static void
test_paste (void)
{
  Fixture fixture = { 0 };
  g_autoptr (TrackerEnteredEvent) event = NULL;
  TrackerPastePane *pane;
  GtkWidget *row;

  open_sitting (&fixture, "correios", 1, 480);
  check_sitting_fail (fixture.sitting, TRACKER_SITTING_STUCK, "The picture is none.");
  paste (&fixture, "Not a date in sight");
  g_assert_nonnull (ui_kit_find_label (
      fixture.view, "There is no date in this text, so no event was recognised in it."));
  g_assert_null (check_find_named (fixture.view, "Keep 0 Events"));

  pane = paste (&fixture, "2026-02-28 10:15 Objeto postado, Curitiba\n2026-03-01 18:40 Saiu");
  g_assert_true (tracker_test_wait_until (has_events, &fixture));
  g_assert_cmpuint (tracker_paste_pane_get_n_included (pane), ==, 2);
  ui_kit_settle ();
  g_assert_nonnull (check_find_named (fixture.view, "Keep 2 Events"));

  /* One that is kept needs a time and words. */
  row = ui_kit_find (fixture.view, TRACKER_TYPE_ENTERED_ROW);
  event = g_object_ref (tracker_entered_row_get_item (TRACKER_ENTERED_ROW (row)));
  g_object_set (event, "time", "soon", NULL);
  ui_kit_settle ();
  g_assert_false (check_press (fixture.view, "Keep 2 Events"));
  g_assert_true (gtk_widget_has_css_class (row, "invalid"));
  g_object_set (event, "included", FALSE, NULL);
  ui_kit_settle ();
  g_assert_false (gtk_widget_has_css_class (row, "invalid"));
  g_assert_true (gtk_widget_is_sensitive (check_find_named (fixture.view, "Keep 1 Event")));
  g_object_set (event, "included", TRUE, "time", "2026-03-01 19:00", "text", "Delivered", "stage",
                TRACKER_STAGE_DELIVERED, NULL);
  ui_kit_settle ();
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Delivered");

  g_assert_true (check_press (fixture.view, "Keep 2 Events"));
  g_assert_true (tracker_test_wait_until (is_done, fixture.sitting));
  ui_kit_settle ();
  g_assert_cmpstr (tracker_sitting_view_get_page (TRACKER_SITTING_VIEW (fixture.view)), ==, "done");
  g_assert_nonnull (ui_kit_find_label (fixture.view, "Delivered"));
  g_assert_cmpuint (tracker_paste_pane_get_n_included (pane), ==, 0);
  close_sitting (&fixture);
}

/* The parts of a row are the parts of the event. */
static void
test_entered_row (void)
{
  Fixture fixture = { 0 };
  g_autoptr (TrackerEnteredEvent) event = NULL;
  g_autoptr (GtkWidget) row = NULL;
  g_autofree char *text = NULL;
  int stage;

  open_sitting (&fixture, "correios", 1, 480);
  event = tracker_sitting_create_entered_event (fixture.sitting);
  row = g_object_ref_sink (tracker_entered_row_new (event));
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "Event without words");
  gtk_editable_set_text (GTK_EDITABLE (ui_kit_find (row, ADW_TYPE_ENTRY_ROW)), "2026-03-01 10:15");
  g_object_get (event, "time", &text, NULL);
  g_assert_cmpstr (text, ==, "2026-03-01 10:15");
  g_object_set (event, "text", "<b>Left</b> & gone", NULL);
  g_assert_true (tracker_entered_event_get_valid (event));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "<b>Left</b> & gone");
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_kit_find (row, ADW_TYPE_COMBO_ROW)),
                              TRACKER_STAGE_CUSTOMS);
  g_object_get (event, "stage", &stage, NULL);
  g_assert_cmpint (stage, ==, TRACKER_STAGE_CUSTOMS);
  gtk_switch_set_active (GTK_SWITCH (ui_kit_find (row, GTK_TYPE_SWITCH)), FALSE);
  g_assert_false (tracker_entered_event_get_included (event));
  close_sitting (&fixture);
}

int
main (int argc, char **argv)
{
  ui_kit_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/check-sitting/look/%s", looks[i].name);

      g_test_add_data_func (path, &looks[i], test_look);
    }
  g_test_add_func ("/check-sitting/states", test_states);
  g_test_add_func ("/check-sitting/bad-answers", test_bad_answers);
  g_test_add_func ("/check-sitting/look-up", test_look_up);
  g_test_add_func ("/check-sitting/paste", test_paste);
  g_test_add_func ("/check-sitting/entered-row", test_entered_row);

  return g_test_run ();
}
