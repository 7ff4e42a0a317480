/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "tracker-leg-list.h"
#include "tracker-leg-row.h"
#include "tracker-need-row.h"
#include "tracker-parcel-menu.h"
#include "tracker-parcel-page.h"
#include "ui-host.h"

/* On a parcel's page: what its carriers want to know, carriers that are switched off, and a parcel
 * about which nobody is asked. */

typedef struct
{
  UiKit *kit;
  UiHost *host;
  TrackerParcelPage *page;
} Fixture;

static const char *const needing[] = { "gls-nl", "russianpost", NULL };
static const char *const optional[] = { "gls-de", NULL };

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->kit = ui_kit_new ();
  fixture->page = g_object_new (TRACKER_TYPE_PARCEL_PAGE, NULL);
  tracker_parcel_page_set_library (fixture->page, fixture->kit->library);
  fixture->host = ui_host_new (fixture->kit, GTK_WIDGET (fixture->page), 360, 1300);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  ui_host_free (fixture->host);
  ui_kit_free (fixture->kit);
}

static gint64
open_parcel (Fixture *fixture, const char *number, const char *const *carriers)
{
  gint64 id = ui_host_add_parcel (fixture->kit, number, NULL, carriers);
  g_autoptr (TrackerParcel) parcel = ui_kit_dup_parcel (fixture->kit, number);

  g_assert_nonnull (parcel);
  tracker_parcel_page_set_parcel (fixture->page, parcel);
  ui_kit_settle ();

  return id;
}

static TrackerNeedRow *
find_need (Fixture *fixture)
{
  return TRACKER_NEED_ROW (ui_kit_find (GTK_WIDGET (fixture->page), TRACKER_TYPE_NEED_ROW));
}

static GtkWidget *
find_leg_row (Fixture *fixture, const char *name)
{
  /* While it is asked, its name stands above as well. */
  GtkWidget *list = ui_kit_find (GTK_WIDGET (fixture->page), TRACKER_TYPE_LEG_LIST);
  GtkWidget *label = ui_kit_find_label (list, name);

  g_assert_nonnull (label);

  return gtk_widget_get_ancestor (label, TRACKER_TYPE_LEG_ROW);
}

static void
set_silent (Fixture *fixture, gint64 id, gboolean silent)
{
  g_autoptr (GAsyncResult) slot = NULL;
  g_autoptr (GError) error = NULL;

  tracker_library_set_silent_async (fixture->kit->library, &id, 1, silent, tracker_test_result_cb,
                                    &slot);
  tracker_test_await (&slot);
  g_assert_true (tracker_library_finish (fixture->kit->library, slot, &error));
  g_assert_no_error (error);
  ui_kit_settle ();
}

static void
set_enabled (Fixture *fixture, const char *carrier, gboolean enabled)
{
  g_autoptr (GAsyncResult) slot = NULL;
  g_autoptr (GError) error = NULL;

  tracker_library_set_carrier_enabled_async (fixture->kit->library, carrier, enabled,
                                             tracker_test_result_cb, &slot);
  tracker_test_await (&slot);
  g_assert_true (tracker_library_finish (fixture->kit->library, slot, &error));
  g_assert_no_error (error);
  ui_kit_settle ();
}

/* What is missing stands below the carrier's row; a wrong value is said there, and news of other
 * carriers take nothing away. */
static void
test_need (Fixture *fixture, gconstpointer data)
{
  gint64 id = open_parcel (fixture, "1234567890", needing);
  TrackerNeedRow *row = find_need (fixture);
  g_autofree char *text = NULL;

  g_assert_nonnull (row);
  g_assert_cmpstr (tracker_need_row_get_key (row), ==, "postcode");
  ui_kit_shoot (GTK_WIDGET (fixture->host->window), "page-need");
  tracker_need_row_set_text (row, "far too <b>long</b> to be one");
  g_signal_emit_by_name (row, "apply");
  ui_kit_settle ();
  row = find_need (fixture);
  g_assert_nonnull (tracker_need_row_get_error (row));
  ui_kit_shoot (GTK_WIDGET (fixture->host->window), "page-need-wrong");

  tracker_need_row_set_text (row, "1234");
  g_assert_null (tracker_need_row_get_error (row));
  gtk_widget_grab_focus (GTK_WIDGET (row));
  ui_host_answer (fixture->kit, id, "russianpost",
                  tracker_report_new ("russianpost", "1234567890", TRACKER_OUTCOME_NOT_FOUND));
  ui_kit_settle ();
  row = find_need (fixture);
  text = tracker_need_row_dup_text (row);
  g_assert_cmpstr (text, ==, "1234");
  g_assert_true (tracker_need_row_has_focus (row));

  tracker_need_row_set_text (row, "1234 AB");
  g_signal_emit_by_name (row, "apply");
  ui_kit_settle ();
  g_assert_null (find_need (fixture));
}

/* What a carrier answers without is behind its menu. */
static void
test_optional (Fixture *fixture, gconstpointer data)
{
  TrackerNeedRow *row;
  g_autofree char *text = NULL;

  open_parcel (fixture, "12345678901", optional);
  g_assert_null (find_need (fixture));
  gtk_widget_activate_action (find_leg_row (fixture, "GLS Germany"), "legs.tell", "(ss)", "gls-de",
                              "postcode");
  ui_kit_settle ();
  row = find_need (fixture);
  g_assert_nonnull (row);
  g_assert_true (tracker_need_row_has_focus (row));
  ui_kit_shoot (GTK_WIDGET (fixture->host->window), "page-need-optional");
  tracker_need_row_set_text (row, "10115");
  g_signal_emit_by_name (row, "apply");
  ui_kit_settle ();
  g_assert_null (find_need (fixture));

  /* It can be changed, and forgotten. */
  gtk_widget_activate_action (find_leg_row (fixture, "GLS Germany"), "legs.tell", "(ss)", "gls-de",
                              "postcode");
  row = find_need (fixture);
  text = tracker_need_row_dup_text (row);
  g_assert_cmpstr (text, ==, "10115");
}

/* A carrier that lacked something says so above, and the button leads to the field. */
static void
test_notice (Fixture *fixture, gconstpointer data)
{
  gint64 id = open_parcel (fixture, "1234567890", needing);

  ui_host_answer (fixture->kit, id, "gls-nl",
                  tracker_report_new ("gls-nl", "1234567890", TRACKER_OUTCOME_NEEDS_MORE));
  ui_kit_settle ();
  g_assert_nonnull (ui_kit_find_label (GTK_WIDGET (fixture->page), "Tell It…"));
  ui_kit_shoot (GTK_WIDGET (fixture->host->window), "page-need-notice");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.tell-need", "s", "gls-nl");
  ui_kit_settle ();
  g_assert_true (tracker_need_row_has_focus (find_need (fixture)));
}

static void
test_off (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  open_parcel (fixture, "1234567890", needing);
  set_enabled (fixture, "gls-nl", FALSE);
  g_assert_null (find_need (fixture));
  row = find_leg_row (fixture, "GLS Netherlands");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Switched off"));
  ui_kit_shoot (GTK_WIDGET (fixture->host->window), "page-off");
  gtk_widget_activate_action (row, "leg.switch-on", NULL);
  g_assert_cmpstr (fixture->host->last, ==, "win.switch-carrier-on 'gls-nl'");
  ui_host_forget (fixture->host);
  gtk_widget_activate_action (row, "leg.about", NULL);
  g_assert_cmpstr (fixture->host->last, ==, "app.preferences-at 'carrier/gls-nl'");
  set_enabled (fixture, "gls-nl", TRUE);
  g_assert_nonnull (find_need (fixture));
  /* Nothing is to be switched on. */
  ui_host_forget (fixture->host);
  gtk_widget_activate_action (find_leg_row (fixture, "GLS Netherlands"), "leg.switch-on", NULL);
  g_assert_null (fixture->host->last);
}

static void
test_silent (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  gint64 id = open_parcel (fixture, "1234567890", needing);
  g_autofree char *wish = g_strdup_printf ("win.silence-parcel (%" G_GINT64_FORMAT ", true)", id);

  gtk_widget_activate_action (page, "parcel.silent", NULL);
  g_assert_cmpstr (fixture->host->last, ==, wish);

  set_silent (fixture, id, TRUE);
  ui_host_await_string (fixture->page, "state", "silent");
  g_assert_nonnull (ui_kit_find_label (page, "Ask Again"));
  ui_kit_shoot (GTK_WIDGET (fixture->host->window), "page-silent");
  ui_host_forget (fixture->host);
  gtk_widget_activate_action (page, "page.refresh", NULL);
  gtk_widget_activate_action (page, "page.direct-check", NULL);
  g_assert_null (fixture->host->last);

  set_silent (fixture, id, FALSE);
  ui_host_await_string (fixture->page, "state", "not-asked");
  g_assert_null (ui_kit_find_label (page, "Ask Again"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/wishes/need", test_need },     { "/wishes/optional", test_optional },
    { "/wishes/notice", test_notice }, { "/wishes/off", test_off },
    { "/wishes/silent", test_silent },
  };

  ui_kit_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
