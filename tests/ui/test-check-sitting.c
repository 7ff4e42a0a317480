/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check-kit.h"
#include "tracker-challenge-clicks-control.h"
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

int
main (int argc, char **argv)
{
  ui_kit_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/check-sitting/look/%s", looks[i].name);

      g_test_add_data_func (path, &looks[i], test_look);
    }

  return g_test_run ();
}
