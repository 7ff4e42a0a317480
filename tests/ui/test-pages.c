/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-chooser.h"
#include "tracker-leg-row.h"
#include "tracker-parcel-page-private.h"
#include "tracker-parcel-private.h"
#include "tracker-stage-strip.h"
#include "tracker-timeline-view.h"
#include "ui-host.h"

/* The page of one parcel: its states, its notices, its note, and what it says upward. */

static const char *const both_ends[] = { "upugtt", "russianpost", NULL };
static const char *const one_end[] = { "upugtt", NULL };
static const char *const nobody[] = { NULL };

typedef struct
{
  UiKit *kit;
  TrackerParcelPage *page;
  UiHost *host;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->kit = ui_kit_new ();
  fixture->page = g_object_new (TRACKER_TYPE_PARCEL_PAGE, NULL);
  tracker_parcel_page_set_library (fixture->page, fixture->kit->library);
  tracker_parcel_page_set_now_s (fixture->page, TRACKER_TEST_NOW_S);
  fixture->host = ui_host_new (fixture->kit, GTK_WIDGET (fixture->page), 640, 900);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  ui_host_free (fixture->host);
  ui_kit_free (fixture->kit);
}

/* The page holds the parcel from then on. */
static TrackerParcel *
open_parcel (Fixture *fixture, const char *number)
{
  g_autoptr (TrackerParcel) parcel = ui_kit_dup_parcel (fixture->kit, number);

  tracker_parcel_page_set_parcel (fixture->page, parcel);
  ui_kit_settle ();

  return tracker_parcel_page_get_parcel (fixture->page);
}

static gboolean
has_label (Fixture *fixture, const char *text)
{
  return ui_kit_find_label (GTK_WIDGET (fixture->page), text) != NULL;
}

static gint64
add_long_way (Fixture *fixture)
{
  gint64 id = ui_host_add_parcel (fixture->kit, "RB123456785CN", "Winter boots", both_ends);
  TrackerReport *china = tracker_report_new ("upugtt", "RB123456785CN", TRACKER_OUTCOME_FOUND);
  TrackerReport *russia
      = tracker_report_new ("russianpost", "RB123456785CN", TRACKER_OUTCOME_FOUND);

  ui_host_add_event (china, 300, TRACKER_STAGE_ACCEPTED, "Posting/collection", "Guangzhou", "CN");
  ui_host_add_event (china, 290, TRACKER_STAGE_IN_TRANSIT, "Arrival at sorting centre", "Guangzhou",
                     "CN");
  ui_host_add_event (china, 240, TRACKER_STAGE_EXPORT, "Departure from outward office of exchange",
                     "Beijing", "CN");
  ui_host_add_event (china, 120, TRACKER_STAGE_IMPORT, "Arrival at inward office of exchange",
                     "Moscow", "RU");
  ui_host_add_event (russia, 120, TRACKER_STAGE_IMPORT, "Импорт международной почты",
                     "Москва 102976", "RU");
  ui_host_add_event (russia, 118, TRACKER_STAGE_CUSTOMS, "Приём на таможню", "Москва 102976", "RU");
  ui_host_add_event (russia, 96, TRACKER_STAGE_CUSTOMS_CLEARED, "Выпущено таможней",
                     "Москва 102976", "RU");
  ui_host_add_event (russia, 50, TRACKER_STAGE_IN_TRANSIT, "Прибыло в сортировочный центр",
                     "Санкт-Петербург 190960", "RU");
  ui_host_add_event (russia, 3, TRACKER_STAGE_ARRIVED, "Прибыло в место вручения",
                     "Санкт-Петербург 190000", "RU");
  tracker_report_set_fact (russia, TRACKER_REPORT_WEIGHT, "1240");
  tracker_report_set_fact (russia, TRACKER_REPORT_DELIVERY_OFFICE,
                           "190000, <b>Санкт-Петербург</b> & Co");
  ui_host_answer (fixture->kit, id, "upugtt", china);
  ui_host_answer (fixture->kit, id, "russianpost", russia);

  return id;
}

static void
test_no_parcel (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (tracker_parcel_page_get_state (fixture->page), ==, "none");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.copy-number", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.open-page", NULL);
  g_assert_null (fixture->host->last);
}

static void
test_timeline (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  TrackerStageStrip *strip;
  TrackerTimelineView *timeline;

  add_long_way (fixture);
  open_parcel (fixture, "RB123456785CN");
  ui_host_await_string (fixture->page, "state", "events");
  ui_kit_settle ();

  strip = TRACKER_STAGE_STRIP (ui_kit_find (page, TRACKER_TYPE_STAGE_STRIP));
  timeline = TRACKER_TIMELINE_VIEW (ui_kit_find (page, TRACKER_TYPE_TIMELINE_VIEW));
  g_assert_true (has_label (fixture, "Ready for pick-up"));
  g_assert_true (has_label (fixture, "Winter boots"));
  g_assert_true (has_label (fixture, "RB 123 456 785 CN"));
  g_assert_true (has_label (fixture, "1.24 kg"));
  /* What a post writes is never markup. */
  g_assert_true (has_label (fixture, "190000, <b>Санкт-Петербург</b> & Co"));
  g_assert_true (has_label (fixture, "Прибыло в место вручения"));
  g_assert_cmpint (tracker_stage_strip_get_step (strip), ==, 5);
  g_assert_cmpint (tracker_stage_strip_get_n_steps (strip), ==, 6);
  /* Both posts told of the arrival in Moscow: one line of nine. */
  g_assert_cmpuint (tracker_timeline_view_get_n_rows (timeline), ==, 8);
  ui_kit_shoot (GTK_WIDGET (fixture->host->window), "page-arrived");
}

static void
test_long_timeline (Fixture *fixture, gconstpointer data)
{
  gint64 id = ui_host_add_parcel (fixture->kit, "RB123456785CN", NULL, one_end);
  TrackerReport *report = tracker_report_new ("upugtt", "RB123456785CN", TRACKER_OUTCOME_FOUND);
  GtkWidget *page = GTK_WIDGET (fixture->page);
  TrackerTimelineView *timeline;

  for (int i = 0; i < 500; i++)
    ui_host_add_event (report, i * 3, TRACKER_STAGE_IN_TRANSIT, "Sorted", "Moscow", "RU");
  ui_host_answer (fixture->kit, id, "upugtt", report);
  open_parcel (fixture, "RB123456785CN");
  ui_host_await_string (fixture->page, "state", "events");
  ui_kit_settle ();

  timeline = TRACKER_TIMELINE_VIEW (ui_kit_find (page, TRACKER_TYPE_TIMELINE_VIEW));
  g_assert_cmpuint (tracker_timeline_view_get_n_rows (timeline), ==, 20);
  g_assert_true (has_label (fixture, "Show 480 Older Events"));
  gtk_widget_activate_action (GTK_WIDGET (timeline), "timeline.show-older", NULL);
  for (int i = 0; i < 20 && tracker_timeline_view_get_n_rows (timeline) < 500; i++)
    ui_kit_settle ();
  g_assert_cmpuint (tracker_timeline_view_get_n_rows (timeline), ==, 500);
  g_assert_false (has_label (fixture, "Show 480 Older Events"));
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *number;
    const char *const *carriers;
    TrackerOutcome outcome; /* NONE: never asked */
    const char *state;
    const char *label;
  } table[] = {
    { "RB000000015CN", one_end, TRACKER_OUTCOME_NONE, "not-asked", "Not Asked Yet" },
    { "RB000000029CN", one_end, TRACKER_OUTCOME_NOT_FOUND, "not-known", "Not Known Yet" },
    { "RB000000032CN", one_end, TRACKER_OUTCOME_PENDING, "not-known", "Not Known Yet" },
    { "RB000000046CN", one_end, TRACKER_OUTCOME_UNAVAILABLE, "trouble", "No Answer Yet" },
    { "12345678901", nobody, TRACKER_OUTCOME_NONE, "no-carrier", "Who Carries It?" },
    { "RB000000050CN", one_end, TRACKER_OUTCOME_CAPTCHA, "trouble", "Waiting for You" },
    { "RB000000063CN", one_end, TRACKER_OUTCOME_BLOCKED, "trouble", "Waiting for You" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gint64 id = ui_host_add_parcel (fixture->kit, table[i].number, NULL, table[i].carriers);
      g_autofree char *picture = g_strdup_printf ("page-%s-%u", table[i].state, (guint) i);

      if (table[i].outcome != TRACKER_OUTCOME_NONE)
        ui_host_answer (fixture->kit, id, "upugtt",
                        tracker_report_new ("upugtt", table[i].number, table[i].outcome));
      open_parcel (fixture, table[i].number);
      ui_host_await_string (fixture->page, "state", table[i].state);
      ui_kit_settle ();
      g_assert_true (has_label (fixture, table[i].label));
      ui_kit_shoot (GTK_WIDGET (fixture->host->window), picture);
    }
}

static void
test_asking (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  TrackerParcel *parcel;
  GtkSpinner *spinner;

  ui_host_add_parcel (fixture->kit, "RB123456785CN", NULL, both_ends);
  parcel = open_parcel (fixture, "RB123456785CN");
  spinner = GTK_SPINNER (ui_kit_find (page, GTK_TYPE_SPINNER));
  tracker_parcel_set_asking (parcel, TRUE);
  ui_host_await_string (fixture->page, "state", "asking");
  g_assert_true (has_label (fixture, "Asking…"));
  g_assert_true (gtk_spinner_get_spinning (spinner));
  gtk_widget_activate_action (page, "page.refresh", NULL);
  g_assert_null (fixture->host->last);
  ui_kit_shoot (GTK_WIDGET (fixture->host->window), "page-asking");

  /* What nobody sees costs nothing. */
  gtk_widget_set_visible (page, FALSE);
  g_assert_false (gtk_spinner_get_spinning (spinner));
  gtk_widget_set_visible (page, TRUE);
  tracker_parcel_set_asking (parcel, FALSE);
  ui_host_await_string (fixture->page, "state", "not-asked");
  g_assert_false (gtk_spinner_get_spinning (spinner));
}

static void
click (Fixture *fixture, const char *label)
{
  GtkWidget *found = ui_kit_find_label (GTK_WIDGET (fixture->page), label);

  g_assert_nonnull (found);
  ui_host_forget (fixture->host);
  g_assert_true (gtk_widget_activate (gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON)));
  /* A button that is activated by key stays pressed for a while before it is clicked. */
  for (int i = 0; i < 5 && fixture->host->last == NULL; i++)
    ui_kit_settle ();
}

static void
test_trouble (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_long_way (fixture);
  g_autofree char *expected = NULL;

  ui_host_answer (fixture->kit, id, "upugtt",
                  tracker_report_new ("upugtt", "RB123456785CN", TRACKER_OUTCOME_CAPTCHA));
  ui_host_answer (
      fixture->kit, id, "russianpost",
      tracker_report_new ("russianpost", "RB123456785CN", TRACKER_OUTCOME_NEEDS_CREDENTIALS));
  open_parcel (fixture, "RB123456785CN");
  /* What was known stays. */
  ui_host_await_string (fixture->page, "state", "events");
  ui_kit_settle ();
  g_assert_true (has_label (fixture, "Прибыло в место вручения"));
  ui_kit_shoot (GTK_WIDGET (fixture->host->window), "page-trouble");
  click (fixture, "Log In…");
  g_assert_cmpstr (fixture->host->last, ==, "app.carrier-credentials 'russianpost'");
  click (fixture, "Direct Check…");
  expected = g_strdup_printf ("win.direct-check (%" G_GINT64_FORMAT ", 'upugtt')", id);
  g_assert_cmpstr (fixture->host->last, ==, expected);
}

/* The row of the carrier that wants a human has a button; every way to the check says which post it
 * is about, and all of them go when the post has answered. */
static void
test_direct_check (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  gint64 id = ui_host_add_parcel (fixture->kit, "RB123456785CN", NULL, both_ends);
  g_autofree char *of_leg
      = g_strdup_printf ("win.direct-check (%" G_GINT64_FORMAT ", 'upugtt')", id);
  g_autofree char *of_parcel = g_strdup_printf ("win.direct-check (%" G_GINT64_FORMAT ", '')", id);
  GtkWidget *row;

  ui_host_answer (fixture->kit, id, "upugtt",
                  tracker_report_new ("upugtt", "RB123456785CN", TRACKER_OUTCOME_BLOCKED));
  open_parcel (fixture, "RB123456785CN");
  ui_host_await_string (fixture->page, "state", "trouble");
  g_assert_true (tracker_parcel_page_has_check (fixture->page));
  click (fixture, "Check…");
  g_assert_cmpstr (fixture->host->last, ==, of_leg);
  row = gtk_widget_get_ancestor (ui_kit_find_label (page, "Check…"), TRACKER_TYPE_LEG_ROW);
  ui_host_forget (fixture->host);
  gtk_widget_activate_action (row, "leg.direct-check", NULL);
  g_assert_cmpstr (fixture->host->last, ==, of_leg);
  ui_host_forget (fixture->host);
  gtk_widget_activate_action (page, "page.direct-check", NULL);
  g_assert_cmpstr (fixture->host->last, ==, of_parcel);

  ui_host_answer (fixture->kit, id, "upugtt",
                  tracker_report_new ("upugtt", "RB123456785CN", TRACKER_OUTCOME_NOT_FOUND));
  ui_host_await_string (fixture->page, "state", "not-known");
  ui_kit_settle ();
  g_assert_false (has_label (fixture, "Check…"));
  g_assert_false (has_label (fixture, "Direct Check…"));
}

static void
test_check_digit (Fixture *fixture, gconstpointer data)
{
  ui_host_add_parcel (fixture->kit, "RB123456786CN", NULL, one_end);
  open_parcel (fixture, "RB123456786CN");
  ui_host_await_string (fixture->page, "state", "not-asked");
  ui_kit_settle ();
  g_assert_true (has_label (fixture, "The check digit does not fit: look for a typing error."));
  ui_kit_shoot (GTK_WIDGET (fixture->host->window), "page-check-digit");
}

static void
test_plans (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int deadline_days; /* from now */
    const char *label;
  } table[] = {
    { 4, "Pick it up by Friday, 6 March; then it goes back." },
    { -3, "The post kept it until Friday, 27 February: ask there whether it is still to be had." },
  };
  gint64 id = add_long_way (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      TrackerReport *report
          = tracker_report_new ("russianpost", "RB123456785CN", TRACKER_OUTCOME_FOUND);
      TrackerTime deadline
          = { TRACKER_TEST_NOW_S + table[i].deadline_days * 86400, 0, TRUE, TRACKER_PRECISION_DAY };

      tracker_report_set_deadline (report, &deadline);
      ui_host_answer (fixture->kit, id, "russianpost", report);
      open_parcel (fixture, "RB123456785CN");
      ui_host_await_string (fixture->page, "state", "events");
      ui_kit_settle ();
      g_assert_true (has_label (fixture, table[i].label));
      ui_kit_shoot (GTK_WIDGET (fixture->host->window), i == 0 ? "page-deadline" : "page-too-late");
    }
}

static void
test_expected (Fixture *fixture, gconstpointer data)
{
  gint64 id = ui_host_add_parcel (fixture->kit, "RB123456785CN", NULL, one_end);
  TrackerReport *report = tracker_report_new ("upugtt", "RB123456785CN", TRACKER_OUTCOME_FOUND);
  TrackerTime from = { TRACKER_TEST_NOW_S + 86400, 0, TRUE, TRACKER_PRECISION_DAY };
  TrackerTime until = { TRACKER_TEST_NOW_S + 3 * 86400, 0, TRUE, TRACKER_PRECISION_DAY };

  ui_host_add_event (report, 5, TRACKER_STAGE_IN_TRANSIT, "Sorted", "Moscow", "RU");
  tracker_report_set_expected (report, &from, &until);
  ui_host_answer (fixture->kit, id, "upugtt", report);
  open_parcel (fixture, "RB123456785CN");
  ui_host_await_string (fixture->page, "state", "events");
  ui_kit_settle ();
  g_assert_true (has_label (
      fixture, "The post expects to deliver it between Tuesday, 3 March and Thursday, 5 March."));
}

static void
test_actions (Fixture *fixture, gconstpointer data)
{
  static const char *const table[][2] = {
    { "page.refresh", "win.refresh-parcel" }, { "page.copy-number", "win.copy-number" },
    { "page.rename", "win.rename-parcel" },   { "page.archive", "win.archive-parcel" },
    { "page.remove", "win.remove-parcel" },
  };
  gint64 id = ui_host_add_parcel (fixture->kit, "RB123456785CN", NULL, one_end);
  TrackerChooser *chooser;

  open_parcel (fixture, "RB123456785CN");
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *expected = g_strdup_printf ("%s %" G_GINT64_FORMAT, table[i][1], id);

      ui_host_forget (fixture->host);
      gtk_widget_activate_action (GTK_WIDGET (fixture->page), table[i][0], NULL);
      g_assert_cmpstr (fixture->host->last, ==, expected);
    }
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.close", NULL);
  g_assert_cmpstr (fixture->host->last, ==, "win.close-parcel");

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.add-carrier", NULL);
  ui_kit_settle ();
  chooser = TRACKER_CHOOSER (ui_kit_find_window (TRACKER_TYPE_CHOOSER));
  tracker_chooser_search (chooser, "belpo");
  g_assert_cmpuint (tracker_chooser_get_n_shown (chooser), ==, 1);
  tracker_chooser_choose (chooser, 0);
  ui_kit_settle ();
  g_assert_true (g_str_has_suffix (fixture->host->last, "'belpost')"));
  g_assert_null (ui_kit_find_window (TRACKER_TYPE_CHOOSER));
}

static void
test_note (Fixture *fixture, gconstpointer data)
{
  TrackerParcel *first;
  GtkTextBuffer *buffer;
  g_autoptr (TrackerParcel) held = NULL;

  ui_host_add_parcel (fixture->kit, "RB123456785CN", NULL, one_end);
  ui_host_add_parcel (fixture->kit, "RB000000015CN", NULL, one_end);
  first = open_parcel (fixture, "RB123456785CN");
  held = g_object_ref (first);
  buffer = gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (ui_kit_find (GTK_WIDGET (fixture->page), GTK_TYPE_TEXT_VIEW)));
  gtk_text_buffer_set_text (buffer, "для мамы\n❤ size 38", -1);
  ui_host_await_string (first, "note", "для мамы\n❤ size 38");

  /* Going on keeps what was typed at once, and shows the other parcel's note. */
  gtk_text_buffer_set_text (buffer, "second thought", -1);
  open_parcel (fixture, "RB000000015CN");
  ui_host_await_string (held, "note", "second thought");
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);

  open_parcel (fixture, "RB123456785CN");
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 14);
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  gint64 id = ui_host_add_parcel (fixture->kit, "RB123456785CN", NULL, one_end);

  open_parcel (fixture, "RB123456785CN");
  tracker_library_remove_async (fixture->kit->library, &id, 1, NULL, NULL);
  ui_host_await_string (fixture->page, "state", "gone");
  tracker_library_restore_async (fixture->kit->library, &id, 1, NULL, NULL);
  ui_host_await_string (fixture->page, "state", "not-asked");
}

static void
test_looks (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->host->window);
  GtkAdjustment *adjustment;

  if (g_getenv ("TRACKER_SCREENSHOTS") == NULL)
    {
      g_test_skip ("no pictures are wanted");
      return;
    }

  add_long_way (fixture);
  open_parcel (fixture, "RB123456785CN");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  ui_kit_shoot (window, "page-arrived-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_object_set (fixture->page, "folded", TRUE, NULL);
  gtk_window_set_default_size (fixture->host->window, 360, 720);
  ui_kit_settle ();
  ui_kit_shoot (window, "page-arrived-360");
  adjustment = gtk_scrolled_window_get_vadjustment (fixture->page->scrolled);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  ui_kit_shoot (window, "page-arrived-360-end");
  gtk_adjustment_set_value (adjustment, 0);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  gtk_window_set_default_size (fixture->host->window, 640, 1300);
  ui_kit_settle ();
  ui_kit_shoot (window, "page-arrived-rtl");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/page/no-parcel", test_no_parcel },
    { "/page/timeline", test_timeline },
    { "/page/long-timeline", test_long_timeline },
    { "/page/states", test_states },
    { "/page/asking", test_asking },
    { "/page/trouble", test_trouble },
    { "/page/direct-check", test_direct_check },
    { "/page/check-digit", test_check_digit },
    { "/page/plans", test_plans },
    { "/page/expected", test_expected },
    { "/page/actions", test_actions },
    { "/page/note", test_note },
    { "/page/gone", test_gone },
    { "/page/looks", test_looks },
  };

  ui_kit_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
