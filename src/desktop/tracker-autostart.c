/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-autostart-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *application_id;
  GStrv argv;
  gboolean enabled;
} Args;

static void
free_args (gpointer data)
{
  Args *args = data;

  g_free (args->application_id);
  g_strfreev (args->argv);
  g_free (args);
}

/* Desktop Entry Specification 1.5, "The Exec key": quoted, with the four signs that a shell would
 * look at escaped, and
 * "%" doubled. */
static void
append_quoted (GString *exec, const char *argument)
{
  if (exec->len > 0)
    g_string_append_c (exec, ' ');
  g_string_append_c (exec, '"');
  for (const char *p = argument; *p != '\0'; p++)
    {
      if (strchr ("\"`$\\", *p) != NULL)
        g_string_append_c (exec, '\\');
      if (*p == '%')
        g_string_append_c (exec, '%');
      g_string_append_c (exec, *p);
    }
  g_string_append_c (exec, '"');
}

static char *
make_desktop_file (const char *application_id, const char *const *argv)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GString) exec = g_string_new (NULL);
  const char *group = G_KEY_FILE_DESKTOP_GROUP;

  for (const char *const *it = argv; *it != NULL; it++)
    append_quoted (exec, *it);
  g_key_file_set_string (file, group, G_KEY_FILE_DESKTOP_KEY_TYPE,
                         G_KEY_FILE_DESKTOP_TYPE_APPLICATION);
  g_key_file_set_string (file, group, G_KEY_FILE_DESKTOP_KEY_NAME, "Tracker");
  g_key_file_set_string (file, group, G_KEY_FILE_DESKTOP_KEY_ICON, application_id);
  g_key_file_set_string (file, group, G_KEY_FILE_DESKTOP_KEY_EXEC, exec->str);
  g_key_file_set_boolean (file, group, G_KEY_FILE_DESKTOP_KEY_TERMINAL, FALSE);
  g_key_file_set_boolean (file, group, G_KEY_FILE_DESKTOP_KEY_NO_DISPLAY, TRUE);
  return g_key_file_to_data (file, NULL, NULL);
}

static gboolean
fail_with_errno (int code, const char *path, GError **error)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));
  return FALSE;
}

/**
 * tracker_autostart_write_file:
 * @application_id: names the file
 * @argv: (array zero-terminated=1): what to start
 * @enabled: whether there shall be a file
 * @error: return location; %G_IO_ERROR or %G_FILE_ERROR
 *
 * Writes or removes the file in the person's autostart folder. Blocks: not for the main thread.
 *
 * Returns: %TRUE if it is as it shall be
 */
gboolean
tracker_autostart_write_file (const char *application_id,
                              const char *const *argv,
                              gboolean enabled,
                              GError **error)
{
  g_autofree char *dir = g_build_filename (g_get_user_config_dir (), "autostart", NULL);
  g_autofree char *name = g_strconcat (application_id, ".desktop", NULL);
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autofree char *text = NULL;

  if (!enabled)
    {
      if (g_unlink (path) != 0 && errno != ENOENT)
        return fail_with_errno (errno, path, error);
      return TRUE;
    }
  if (g_mkdir_with_parents (dir, 0700) != 0)
    return fail_with_errno (errno, dir, error);
  text = make_desktop_file (application_id, argv);
  return g_file_set_contents (path, text, -1, error);
}

static void
write_file_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Args *args = task_data;
  GError *error = NULL;

  if (tracker_autostart_write_file (args->application_id, (const char *const *) args->argv,
                                    args->enabled, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_portal_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (tracker_autostart_ask_portal_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
is_in_flatpak (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/**
 * tracker_autostart_set_async:
 * @application_id: the program's
 * @argv: (array zero-terminated=1): how to start it without a window
 * @enabled: whether it shall be started at log-in
 * @cancellable: (nullable): gives up waiting
 * @callback: (scope async): called on the main context
 * @user_data: for @callback
 *
 * Has the session start the program at log-in, or no longer. Inside Flatpak the desktop may ask the
 * person.
 */
void
tracker_autostart_set_async (const char *application_id,
                             const char *const *argv,
                             gboolean enabled,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Args *args;

  g_return_if_fail (application_id != NULL);
  g_return_if_fail (argv != NULL && argv[0] != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_autostart_set_async);
  if (is_in_flatpak ())
    {
      tracker_autostart_ask_portal_async (argv, enabled, cancellable, on_portal_answered_cb,
                                          g_steal_pointer (&task));
      return;
    }
  args = g_new0 (Args, 1);
  args->application_id = g_strdup (application_id);
  args->argv = g_strdupv ((char **) argv);
  args->enabled = !!enabled;
  g_task_set_task_data (task, args, free_args);
  g_task_run_in_thread (task, write_file_in_thread);
}

/**
 * tracker_autostart_set_finish:
 * @result: what the callback got
 * @error: return location; %G_IO_ERROR_PERMISSION_DENIED: the portal, or the person, refused;
 * others of %G_IO_ERROR, %G_FILE_ERROR and %G_DBUS_ERROR
 *
 * Ends tracker_autostart_set_async().
 *
 * Returns: %TRUE if it is as it was asked for
 */
gboolean
tracker_autostart_set_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tracker_autostart_set_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
