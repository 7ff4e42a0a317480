/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check-kit.h"
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
open_sitting (Fixture *fixture, const char *carrier, guint n_parcels)
{
  fixture->kit = ui_kit_new ();
  fixture->sitting = check_sitting_new (fixture->kit, carrier, n_parcels);
  /* Nothing is fetched: each state is set as a post would bring it about. */
  tracker_sitting_set_state (fixture->sitting, TRACKER_SITTING_LOADING);
  fixture->view = tracker_sitting_view_new (fixture->sitting);
  fixture->host = ui_host_new (fixture->kit, fixture->view, 480, 760);
}

static void
close_sitting (Fixture *fixture)
{
  ui_host_free (fixture->host);
  g_assert_finalize_object (fixture->sitting);
  ui_kit_free (fixture->kit);
}

static void
shoot (Fixture *fixture, const char *name)
{
  ui_kit_shoot (GTK_WIDGET (fixture->host->window), name);
}

static void
test_looks (void)
{
  Fixture fixture = { 0 };

  open_sitting (&fixture, "correios", 3);
  shoot (&fixture, "check-loading");
  check_sitting_ask (fixture.sitting, TRACKER_CHALLENGE_TEXT, TRACKER_CHALLENGE_FIRST);
  shoot (&fixture, "check-text");
  check_sitting_ask (fixture.sitting, TRACKER_CHALLENGE_TEXT, TRACKER_CHALLENGE_WRONG);
  shoot (&fixture, "check-wrong");
  tracker_sitting_set_state (fixture.sitting, TRACKER_SITTING_SENDING);
  shoot (&fixture, "check-sending");
  check_sitting_ask (fixture.sitting, TRACKER_CHALLENGE_SLIDER, TRACKER_CHALLENGE_FIRST);
  shoot (&fixture, "check-slider");
  check_sitting_ask (fixture.sitting, TRACKER_CHALLENGE_CLICKS, TRACKER_CHALLENGE_FIRST);
  shoot (&fixture, "check-clicks");
  check_sitting_fail (fixture.sitting, TRACKER_SITTING_FAILED, "The post did not answer in time.");
  shoot (&fixture, "check-failed");
  check_sitting_fail (fixture.sitting, TRACKER_SITTING_STUCK,
                      "Correios shows something that Tracker does not know: its page may have "
                      "changed.");
  shoot (&fixture, "check-stuck");
  check_sitting_end_turn (fixture.sitting, TRACKER_OUTCOME_FOUND, 3);
  check_sitting_ask (fixture.sitting, TRACKER_CHALLENGE_TEXT, TRACKER_CHALLENGE_FIRST);
  shoot (&fixture, "check-second");
  check_sitting_end_turn (fixture.sitting, TRACKER_OUTCOME_NOT_FOUND, 0);
  check_sitting_ask (fixture.sitting, TRACKER_CHALLENGE_TEXT, TRACKER_CHALLENGE_FIRST);
  check_sitting_end_turn (fixture.sitting, TRACKER_OUTCOME_FOUND, 1);
  shoot (&fixture, "check-done");
  close_sitting (&fixture);
}

int
main (int argc, char **argv)
{
  ui_kit_init (&argc, &argv);

  g_test_add_func ("/check-sitting/looks", test_looks);

  return g_test_run ();
}
