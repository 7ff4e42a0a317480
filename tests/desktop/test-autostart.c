/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "tracker-autostart-private.h"
#include "tracker-test-daemon.h"
#include "tracker-test.h"

#define ID "com.example.Tracker"

static const char *const argv_plain[] = { "/usr/bin/tracker", "--gapplication-service", NULL };
static const char *const argv_odd[]
    = { "/opt/my $HOME/tra\"cker`", "100%", "a\\b", "\nnext=line", NULL };

static gboolean
set (const char *const *argv, gboolean enabled, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tracker_autostart_set_async (ID, argv, enabled, NULL, tracker_test_result_cb, &slot);
  tracker_test_await (&slot);
  result = slot;
  return tracker_autostart_set_finish (result, error);
}

static void
test_file (void)
{
  g_autofree char *path
      = g_build_filename (g_get_user_config_dir (), "autostart", ID ".desktop", NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *exec = NULL;
  g_autofree char *odd = NULL;

  /* Off where it never was on. */
  g_assert_true (set (argv_plain, FALSE, &error));
  g_assert_true (set (argv_plain, TRUE, &error));
  g_assert_true (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error));
  g_assert_no_error (error);
  exec = g_key_file_get_string (file, "Desktop Entry", "Exec", NULL);
  g_assert_cmpstr (exec, ==, "\"/usr/bin/tracker\" \"--gapplication-service\"");

  g_assert_true (set (argv_odd, TRUE, &error));
  g_assert_true (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error));
  odd = g_key_file_get_string (file, "Desktop Entry", "Exec", NULL);
  g_assert_cmpstr (odd, ==,
                   "\"/opt/my \\$HOME/tra\\\"cker\\`\" \"100%%\" \"a\\\\b\" \"\nnext=line\"");
  g_assert_false (g_key_file_has_key (file, "Desktop Entry", "next", NULL));

  g_assert_true (set (argv_plain, FALSE, &error));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_no_error (error);
}

static void
test_file_fails (void)
{
  g_autofree char *dir = g_build_filename (g_get_user_config_dir (), "autostart", NULL);
  g_autoptr (GError) error = NULL;

  g_rmdir (dir);
  g_assert_true (g_file_set_contents (dir, "a file where the folder should be", -1, NULL));
  g_assert_false (set (argv_plain, TRUE, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (g_unlink (dir), ==, 0);
}

typedef struct
{
  const char *mode;
  gboolean enabled;
  gboolean done;
  int code; /* of G_IO_ERROR; -1: another one */
} PortalCase;

static const PortalCase portal_cases[] = {
  { "yes", TRUE, TRUE, 0 },     { "yes", FALSE, TRUE, 0 },
  { "old", TRUE, TRUE, 0 },     { "no", TRUE, FALSE, G_IO_ERROR_PERMISSION_DENIED },
  { "no", FALSE, TRUE, 0 },     { "cancel", TRUE, FALSE, G_IO_ERROR_PERMISSION_DENIED },
  { "error", TRUE, FALSE, -1 }, { NULL, TRUE, FALSE, -1 },
};

static void
test_portal (gconstpointer data)
{
  const PortalCase *it = data;
  TestDaemon daemon;
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (it->mode != NULL)
    test_daemon_start (&daemon, "fake-portal.py", it->mode, "org.freedesktop.portal.Desktop");
  tracker_autostart_ask_portal_async (argv_plain, it->enabled, NULL, tracker_test_result_cb, &slot);
  tracker_test_await (&slot);
  result = slot;
  g_assert_cmpint (tracker_autostart_ask_portal_finish (result, &error), ==, it->done);
  if (it->done)
    g_assert_no_error (error);
  else if (it->code >= 0)
    g_assert_error (error, G_IO_ERROR, it->code);
  else
    g_assert_nonnull (error);
  if (it->mode != NULL)
    test_daemon_stop (&daemon, "org.freedesktop.portal.Desktop");
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/autostart/file", test_file);
  g_test_add_func ("/autostart/file-fails", test_file_fails);
  for (gsize i = 0; i < G_N_ELEMENTS (portal_cases); i++)
    {
      g_autofree char *path = g_strdup_printf (
          "/autostart/portal/%s-%s", portal_cases[i].mode != NULL ? portal_cases[i].mode : "none",
          portal_cases[i].enabled ? "on" : "off");

      g_test_add_data_func (path, &portal_cases[i], test_portal);
    }
  return g_test_run ();
}
