/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-test.h"

#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include <glib/gstdio.h>

static char *test_dir = NULL;
static pid_t test_pid = 0;

static void
remove_test_dir (void)
{
  if (test_dir == NULL || getpid () != test_pid)
    return;

  tracker_test_remove_tree (test_dir);
  g_clear_pointer (&test_dir, g_free);
}

static void
make_private_dir (const char *variable, const char *name)
{
  g_autofree char *path = g_build_filename (test_dir, name, NULL);

  if (g_mkdir_with_parents (path, 0700) != 0)
    g_error ("Cannot make %s: %s", path, g_strerror (errno));
  g_setenv (variable, path, TRUE);
}

/**
 * tracker_test_init:
 * @argc: (inout): of main
 * @argv: (inout): of main
 *
 * Begins a test program: own home and XDG folders (removed at exit), settings in memory, UTC,
 * C.UTF-8, warnings and criticals fatal. Call it before anything else in `main`.
 */
void
tracker_test_init (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  test_dir = g_dir_make_tmp ("tracker-test-XXXXXX", &error);
  if (test_dir == NULL)
    g_error ("Cannot make a folder for the test: %s", error->message);
  test_pid = getpid ();
  atexit (remove_test_dir);

  make_private_dir ("HOME", "home");
  make_private_dir ("XDG_CONFIG_HOME", "config");
  make_private_dir ("XDG_DATA_HOME", "data");
  make_private_dir ("XDG_CACHE_HOME", "cache");
  make_private_dir ("XDG_STATE_HOME", "state");
  make_private_dir ("XDG_RUNTIME_DIR", "runtime");

  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_setenv ("TZ", "UTC", TRUE);
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_unsetenv ("LANGUAGE");
  setlocale (LC_ALL, "");
  tzset ();

  g_test_init (argc, argv, NULL);
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
}

/**
 * tracker_test_get_dir:
 *
 * The folder of this test program; it is empty but for the folders `home`, `config`, `data`,
 * `cache`, `state` and `runtime`, and goes away at exit.
 *
 * Returns: (transfer none): an absolute path
 */
const char *
tracker_test_get_dir (void)
{
  g_assert (test_dir != NULL);
  return test_dir;
}

/**
 * tracker_test_build_path:
 * @name: a file name
 *
 * Returns: (transfer full): the path of @name in the test's folder
 */
char *
tracker_test_build_path (const char *name)
{
  return g_build_filename (tracker_test_get_dir (), name, NULL);
}

/**
 * tracker_test_write_file:
 * @name: a file name
 * @data: the content
 * @length: bytes of @data, or -1 for a string
 *
 * Writes a file into the test's folder; a failure ends the test.
 *
 * Returns: (transfer full): the path
 */
char *
tracker_test_write_file (const char *name, const void *data, gssize length)
{
  g_autofree char *path = tracker_test_build_path (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, length, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&path);
}

/**
 * tracker_test_clock_new:
 *
 * Returns: (transfer full): a clock that stands still at TRACKER_TEST_NOW_S; its chance is always
 * 0.5
 */
TrackerClock *
tracker_test_clock_new (void)
{
  return TRACKER_CLOCK (tracker_fixed_clock_new (TRACKER_TEST_NOW_S, 0.5));
}

/**
 * tracker_test_result_cb:
 * @source: (nullable): of the call
 * @result: of the call
 * @user_data: a `GAsyncResult **` that points to %NULL
 *
 * A GAsyncReadyCallback that keeps the result for tracker_test_await().
 */
void
tracker_test_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  g_assert_null (*slot);
  *slot = g_object_ref (result);
}

static gboolean
on_timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
has_result (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

/**
 * tracker_test_await:
 * @slot: what was given to tracker_test_result_cb()
 *
 * Runs the thread-default main context until a result is in @slot. The caller owns the result.
 * A wait longer than TRACKER_TEST_TIMEOUT_S ends the test.
 */
void
tracker_test_await (GAsyncResult **slot)
{
  if (!tracker_test_wait_until (has_result, slot))
    g_error ("No callback came within %d seconds", TRACKER_TEST_TIMEOUT_S);
}

/**
 * tracker_test_wait_until:
 * @check: is called after each turn of the main context
 * @data: for @check
 *
 * Runs the thread-default main context until @check says yes or TRACKER_TEST_TIMEOUT_S went by.
 * Changes made by other threads are seen within 10 ms.
 *
 * Returns: what @check said last
 */
gboolean
tracker_test_wait_until (gboolean (*check) (gpointer data), gpointer data)
{
  GMainContext *context = g_main_context_ref_thread_default ();
  g_autoptr (GSource) timeout = g_timeout_source_new_seconds (TRACKER_TEST_TIMEOUT_S);
  gboolean timed_out = FALSE;
  gboolean done;

  g_source_set_callback (timeout, on_timeout_cb, &timed_out, NULL);
  g_source_attach (timeout, context);

  while (!(done = check (data)) && !timed_out)
    {
      if (!g_main_context_iteration (context, FALSE))
        g_usleep (2000);
    }

  g_source_destroy (timeout);
  g_main_context_unref (context);
  return done;
}

/**
 * tracker_test_remove_tree:
 * @path: a file or folder; missing is fine
 *
 * Removes @path with all in it. Symbolic links are removed, not followed.
 */
void
tracker_test_remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK) && g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      (void) g_chmod (path, 0700);
      dir = g_dir_open (path, 0, NULL);
      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          tracker_test_remove_tree (child);
        }
    }
  (void) g_remove (path);
}

#ifdef __SANITIZE_ADDRESS__
const char *__lsan_default_suppressions (void);

/**
 * __lsan_default_suppressions:
 *
 * LeakSanitizer asks for this. Fontconfig keeps what it read until the process ends, with pointers
 * in a coded form that the sanitizer does not see; where it loads a font for the emulator's
 * pictures, that is no leak of ours.
 *
 * Returns: (transfer none): what is not to be reported
 */
const char *
__lsan_default_suppressions (void)
{
  return "leak:libfontconfig\n";
}
#endif
