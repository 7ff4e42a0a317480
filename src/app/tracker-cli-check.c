/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

#include "tracker-application.h"
#include "tracker-cli-private.h"
#include "tracker-cli.h"

/* The one command that opens a window: a challenge is for eyes. */

static gboolean
has_settings (TrackerProfile *profile)
{
  g_autoptr (GSettings) settings = tracker_profile_create_settings (profile);

  if (settings == NULL)
    tracker_cli_fail (
        _ ("The program is not installed whole: its settings schema is missing. Start it with "
           "build-aux/run, or install it."));

  return settings != NULL;
}

/**
 * tracker_cli_run_window:
 * @profile: whose parcels
 * @service: whether to watch without a window, until one is asked for
 *
 * Runs the program as its window knows it.
 *
 * Returns: the exit status
 */
int
tracker_cli_run_window (TrackerProfile *profile, gboolean service)
{
  g_autoptr (TrackerApplication) application = NULL;

  if (!has_settings (profile))
    return TRACKER_EXIT_FAILED;

  application = tracker_application_new (profile);
  if (service)
    g_application_set_flags (G_APPLICATION (application), G_APPLICATION_IS_SERVICE);

  return g_application_run (G_APPLICATION (application), 0, NULL);
}

/* Whether a program with this profile's name runs already. It has a screen, even if we have none.
 */
static gboolean
is_running (TrackerProfile *profile)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) answer = NULL;
  gboolean has_owner = FALSE;

  if (bus == NULL)
    return FALSE;

  answer = g_dbus_connection_call_sync (
      bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
      g_variant_new ("(s)", tracker_profile_get_application_id (profile)), G_VARIANT_TYPE ("(b)"),
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  if (answer != NULL)
    g_variant_get (answer, "(b)", &has_owner);

  return has_owner;
}

/* @parcel: a number, or "": every parcel that waits */
static int
open_check (TrackerProfile *profile, const char *parcel)
{
  g_autoptr (TrackerApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_running (profile) && !gtk_init_check ())
    return tracker_cli_fail (
        _ ("There is no screen to show the post’s picture on: run “tracker check” in a "
           "graphical session."));
  if (!has_settings (profile))
    return TRACKER_EXIT_FAILED;

  application = tracker_application_new (profile);
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    return tracker_cli_fail ("%s", error->message);

  g_action_group_activate_action (G_ACTION_GROUP (application), "direct-check",
                                  g_variant_new_string (parcel));
  if (!g_application_get_is_remote (G_APPLICATION (application)))
    return g_application_run (G_APPLICATION (application), 0, NULL);

  if (!g_dbus_connection_flush_sync (
          g_application_get_dbus_connection (G_APPLICATION (application)), NULL, &error))
    return tracker_cli_fail ("%s", error->message);

  return TRACKER_EXIT_DONE;
}

/* (transfer full) (nullable): NULL: said why */
static char *
dup_number (TrackerCli *cli, const char *text)
{
  g_autoptr (TrackerParcelData) parcel = NULL;

  if (!tracker_cli_open (cli, TRACKER_CONTEXT_ASKS))
    return NULL;
  parcel = tracker_cli_find_parcel (cli, text);
  if (parcel == NULL)
    return NULL;
  if (tracker_parcel_data_get_is_silent (parcel))
    {
      tracker_cli_fail (_ ("You said never to ask the network about this parcel."));
      return NULL;
    }

  /* A parcel that is not shipped yet has no number. */
  return g_strdup (*tracker_parcel_data_get_number (parcel) != '\0'
                       ? tracker_parcel_data_get_number (parcel)
                       : tracker_parcel_data_get_uuid (parcel));
}

/**
 * tracker_cli_check:
 * @cli: the run
 * @arguments: the words
 *
 * `tracker check [NUMBER]`: the direct check, in the program that runs, or in one that is started.
 *
 * Returns: the exit status
 */
int
tracker_cli_check (TrackerCli *cli, const char *const *arguments)
{
  g_autofree char *parcel = NULL;
  int status;

  if (!tracker_cli_parse (
          cli, arguments, "[NUMBER]",
          _ ("Opens the window where you answer what a post asks of a human: about one parcel, or "
             "about all that wait.\nNothing is printed."),
          NULL, &status))
    return status;
  if (cli->rest != NULL && cli->rest[1] != NULL)
    return tracker_cli_usage (cli, _ ("At most one track code is possible."));

  parcel = cli->rest != NULL ? dup_number (cli, cli->rest[0]) : g_strdup ("");
  if (parcel == NULL)
    return TRACKER_EXIT_FAILED;
  /* The window opens the parcels itself. */
  tracker_cli_close (cli);

  return open_check (cli->profile, parcel);
}
