/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-profile.h"

#include <errno.h>
#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "tracker-app-resources.h"
#include "tracker-country.h"

#define SETTINGS_PATH "/com/example/Tracker/"
#define DEMO_SETTINGS_PATH "/com/example/Tracker/demo/"
#define DEMO_COUNTRY "RU" /* where the demo's parcels go */

/* Posts that are gone: the demo's world still has them. A line names a file of data/demo. */
#define DEMO_RESOURCES "/com/example/Tracker/demo/"
static const char *const demo_definitions[] = { "russianpost-form.json" };

struct _TrackerProfile
{
  gboolean demo;
  gboolean throw_away;
  char *folder;         /* (owned) */
  char *application_id; /* (owned) */
};

/* The demo's own carriers stand where a person's own would: so they are in the demo alone. */
static gboolean
write_demo_definitions (const char *folder, GError **error)
{
  g_autofree char *carriers = g_build_filename (folder, "carriers", NULL);

  if (g_mkdir_with_parents (carriers, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                   _ ("The folder “%s” cannot be made: %s."), carriers, g_strerror (errno));
      return FALSE;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (demo_definitions); i++)
    {
      g_autofree char *path = g_build_filename (carriers, demo_definitions[i], NULL);
      g_autofree char *name = g_strconcat (DEMO_RESOURCES, demo_definitions[i], NULL);
      g_autoptr (GBytes) bytes
          = g_resource_lookup_data (tracker_app_get_resource (), name, 0, error);
      gsize size;
      const char *text = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

      if (text == NULL || !g_file_set_contents (path, text, (gssize) size, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tracker_profile_new:
 * @demo: whether the emulator plays the posts
 * @folder: (nullable): where everything is kept; %NULL for the person's own place, or a throw-away
 * one for the demo
 * @error: GFileError if the demo's folder cannot be made or filled
 *
 * Chooses whose parcels this run is about. A run on a folder of its own has a name of its own too,
 * so that it never meets the person's.
 *
 * Returns: (transfer full): the profile
 */
TrackerProfile *
tracker_profile_new (gboolean demo, const char *folder, GError **error)
{
  g_autoptr (TrackerProfile) self = g_new0 (TrackerProfile, 1);

  self->demo = demo;
  self->throw_away = demo && folder == NULL;
  if (self->throw_away)
    self->folder = g_dir_make_tmp ("tracker-demo-XXXXXX", error);
  else if (folder != NULL)
    self->folder = g_canonicalize_filename (folder, NULL);
  else
    self->folder = g_build_filename (g_get_user_data_dir (), "tracker", NULL);
  if (self->folder == NULL || (demo && !write_demo_definitions (self->folder, error)))
    return NULL;

  if (demo)
    self->application_id = g_strdup (TRACKER_APP_ID ".Demo");
  else if (folder != NULL)
    self->application_id
        = g_strdup_printf (TRACKER_APP_ID ".Profile%08x", g_str_hash (self->folder));
  else
    self->application_id = g_strdup (TRACKER_APP_ID);

  return g_steal_pointer (&self);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

/**
 * tracker_profile_free:
 * @self: (transfer full): a profile
 *
 * Gives the profile up; a throw-away folder is removed with all that is in it.
 */
void
tracker_profile_free (TrackerProfile *self)
{
  if (self->throw_away && self->folder != NULL)
    remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->application_id);
  g_free (self);
}

/**
 * tracker_profile_is_demo:
 * @self: a profile
 *
 * Whether the emulator plays the posts.
 *
 * Returns: %TRUE if so
 */
gboolean
tracker_profile_is_demo (const TrackerProfile *self)
{
  return self->demo;
}

/**
 * tracker_profile_get_application_id:
 * @self: a profile
 *
 * The name on the session bus.
 *
 * Returns: (transfer none): an application id
 */
const char *
tracker_profile_get_application_id (const TrackerProfile *self)
{
  return self->application_id;
}

/**
 * tracker_profile_dup_database:
 * @self: a profile
 *
 * Where the parcels are kept.
 *
 * Returns: (transfer full): a path
 */
char *
tracker_profile_dup_database (const TrackerProfile *self)
{
  return g_build_filename (self->folder, "tracker.db", NULL);
}

/**
 * tracker_profile_dup_carrier_folders:
 * @self: a profile
 *
 * Where definitions lie: the program's own (`TRACKER_CARRIERS_DIR` names another place, for a
 * program that is not installed), then the person's, which override them by id.
 *
 * Returns: (transfer full): paths
 */
GStrv
tracker_profile_dup_carrier_folders (const TrackerProfile *self)
{
  const char *given = g_getenv ("TRACKER_CARRIERS_DIR");
  GStrv folders = g_new0 (char *, 3);

  folders[0] = g_strdup (given != NULL ? given : TRACKER_CARRIERSDIR);
  folders[1] = g_build_filename (self->folder, "carriers", NULL);

  return folders;
}

/**
 * tracker_profile_create_settings:
 * @self: a profile
 *
 * The person's preferences. The demo's are forgotten when it ends.
 *
 * Returns: (transfer full) (nullable): the settings; %NULL if the schema is not installed
 */
GSettings *
tracker_profile_create_settings (const TrackerProfile *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsBackend) backend = NULL;
  GSettings *settings;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, TRACKER_APP_ID, TRUE);
  if (schema == NULL)
    return NULL;

  if (!self->demo)
    return g_settings_new_full (schema, NULL, SETTINGS_PATH);

  backend = g_memory_settings_backend_new ();
  settings = g_settings_new_full (schema, backend, DEMO_SETTINGS_PATH);
  g_settings_set_string (settings, "country", DEMO_COUNTRY);

  return settings;
}

/**
 * tracker_profile_dup_country:
 * @self: a profile
 * @settings: (nullable): the person's preferences
 *
 * Where the parcels come to: the preference, else what the locale says.
 *
 * Returns: (transfer full) (nullable): alpha-2
 */
char *
tracker_profile_dup_country (const TrackerProfile *self, GSettings *settings)
{
  g_autofree char *country = settings != NULL ? g_settings_get_string (settings, "country") : NULL;

  if (country != NULL && tracker_country_is_code (country))
    return g_steal_pointer (&country);

  return self->demo ? g_strdup (DEMO_COUNTRY) : tracker_country_dup_from_locale ();
}
