/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-test-daemon.h"

#include <glib/gstdio.h>
#include <string.h>

#include "tracker-test.h"

typedef struct
{
  const char *name;
  gboolean owned;
} NameCheck;

static gboolean
is_name_as_wished (gpointer data)
{
  const NameCheck *check = data;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
      g_variant_new ("(s)", check->name), G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL,
      NULL);
  gboolean owned = FALSE;

  g_variant_get (reply, "(b)", &owned);
  return owned == check->owned;
}

void
test_daemon_start (TestDaemon *self, const char *script, const char *mode, const char *name)
{
  NameCheck check = { name, TRUE };
  g_autofree char *path = g_build_filename (TEST_DAEMONS, script, NULL);
  g_autoptr (GError) error = NULL;

  self->log = tracker_test_build_path ("daemon.log");
  g_unlink (self->log);
  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "/usr/bin/python3", path, mode,
                                    self->log, NULL);
  g_assert_no_error (error);
  g_assert_true (tracker_test_wait_until (is_name_as_wished, &check));
}

void
test_daemon_signal (TestDaemon *self, int number)
{
  g_subprocess_send_signal (self->process, number);
}

char *
test_daemon_dup_log (TestDaemon *self)
{
  char *text = NULL;

  if (!g_file_get_contents (self->log, &text, NULL, NULL))
    text = g_strdup ("");
  return text;
}

typedef struct
{
  TestDaemon *daemon;
  const char *text;
} LogCheck;

static gboolean
is_in_log (gpointer data)
{
  const LogCheck *check = data;
  g_autofree char *log = test_daemon_dup_log (check->daemon);

  return strstr (log, check->text) != NULL;
}

void
test_daemon_wait_for (TestDaemon *self, const char *text)
{
  LogCheck check = { self, text };

  if (!tracker_test_wait_until (is_in_log, &check))
    {
      g_autofree char *log = test_daemon_dup_log (self);

      g_error ("\"%s\" is not in:\n%s", text, log);
    }
}

void
test_daemon_stop (TestDaemon *self, const char *name)
{
  NameCheck check = { name, FALSE };

  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_assert_true (tracker_test_wait_until (is_name_as_wished, &check));
  g_clear_object (&self->process);
  g_clear_pointer (&self->log, g_free);
}
