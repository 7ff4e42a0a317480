/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "tracker-checksum.h"
#include "tracker-cli-private.h"

/* The first file of a carrier: whole, in order, and made up but for its id. */

#define SKELETON "/com/example/Tracker/skeleton/carrier.json"
#define ID_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789-"
#define ID_MAX_LENGTH 60
#define FORMAT_SUFFIX "-parcel"
#define SERIAL "123456789" /* any nine digits: the check digit is computed */

static gboolean
is_id (const char *text)
{
  return g_ascii_isalnum (*text) && strlen (text) <= ID_MAX_LENGTH
         && text[strspn (text, ID_CHARACTERS)] == '\0';
}

/* "blue-post" -> "Blue post" */
static char *
dup_name (const char *id)
{
  char *name = g_strdelimit (g_strdup (id), "-", ' ');

  name[0] = g_ascii_toupper (name[0]);

  return name;
}

/* The letters its numbers begin with: the first two of the id, or as many as it has. */
static char *
dup_prefix (const char *id)
{
  g_autoptr (GString) prefix = g_string_new (NULL);

  for (const char *p = id; *p != '\0' && prefix->len < 2; p++)
    if (g_ascii_isalpha (*p))
      g_string_append_c (prefix, g_ascii_toupper (*p));
  while (prefix->len < 2)
    g_string_append_c (prefix, 'X');

  return g_steal_pointer (&prefix->str);
}

static char *
dup_format (const char *id)
{
  return strlen (id) + strlen (FORMAT_SUFFIX) <= ID_MAX_LENGTH
             ? g_strconcat (id, FORMAT_SUFFIX, NULL)
             : g_strdup (id);
}

static char *
dup_skeleton (const char *id)
{
  g_autoptr (GBytes) template
      = g_resources_lookup_data (SKELETON, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GString) text = NULL;
  g_autofree char *name = dup_name (id);
  g_autofree char *prefix = dup_prefix (id);
  g_autofree char *format = dup_format (id);
  char check = tracker_checksum_compute (TRACKER_CHECKSUM_LUHN, SERIAL, NULL, 0);
  g_autofree char *valid = g_strdup_printf ("%s" SERIAL "%c", prefix, check);
  g_autofree char *invalid
      = g_strdup_printf ("%s" SERIAL "%c", prefix, check == '9' ? '0' : check + 1);
  gsize length;
  const char *data;

  g_assert (template != NULL); /* it is linked in */
  data = g_bytes_get_data (template, &length);
  text = g_string_new_len (data, (gssize) length);
  g_string_replace (text, "@ID@", id, 0);
  g_string_replace (text, "@NAME@", name, 0);
  g_string_replace (text, "@FORMAT@", format, 0);
  g_string_replace (text, "@PREFIX@", prefix, 0);
  g_string_replace (text, "@VALID@", valid, 0);
  g_string_replace (text, "@INVALID@", invalid, 0);

  return g_steal_pointer (&text->str);
}

/* @path: as given, or NULL: in the folder we are in; in a folder it gets its own name. */
static char *
dup_target (const char *id, const char *path)
{
  g_autofree char *name = g_strconcat (id, ".json", NULL);

  if (path == NULL)
    return g_steal_pointer (&name);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return g_build_filename (path, name, NULL);

  return g_strdup (path);
}

/* A file that is there already is never touched; what could not be written whole is taken away. */
static gboolean
write_new_file (const char *path, const char *text)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_create (file, G_FILE_CREATE_NONE, NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      tracker_cli_fail (_ ("“%s” is there already and was left as it is: name another file."),
                        path);
      return FALSE;
    }
  if (stream != NULL
      && g_output_stream_write_all (G_OUTPUT_STREAM (stream), text, strlen (text), NULL, NULL,
                                    &error)
      && g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error))
    return TRUE;

  if (stream != NULL)
    g_file_delete (file, NULL, NULL);
  tracker_cli_fail (_ ("“%s” cannot be written: %s"), path, error->message);

  return FALSE;
}

static void
print_written (TrackerCli *cli, const char *path)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      printf (_ ("“%s” was written. Put the carrier’s own facts in, and look with “tracker "
                 "carriers check %s”."),
              path, path);
      putchar ('\n');
      return;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  tracker_cli_build_string (builder, "file", path);
  json_builder_end_object (builder);
  tracker_cli_print_json (builder);
}

/**
 * tracker_cli_new_definition:
 * @cli: the run
 * @id: the carrier's id
 * @path: (nullable): the file or the folder it goes to; %NULL: `ID.json` in the folder we are in
 *
 * `tracker carriers new`: writes a definition that passes `carriers check`, to be filled with the
 * carrier's own facts. No file is ever overwritten.
 *
 * Returns: the exit status
 */
int
tracker_cli_new_definition (TrackerCli *cli, const char *id, const char *path)
{
  g_autofree char *target = NULL;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (!is_id (id))
    return tracker_cli_usage (
        cli, _ ("“%.60s” is no id: lower-case letters, digits and hyphens only, 60 at most."), id);

  target = dup_target (id, path);
  name = g_strconcat (id, ".json", NULL);
  base = g_path_get_basename (target);
  if (!g_str_equal (base, name))
    return tracker_cli_usage (cli, _ ("The file of “%s” has to be called %s."), id, name);

  text = dup_skeleton (id);
  if (!write_new_file (target, text))
    return TRACKER_EXIT_FAILED;
  print_written (cli, target);

  return TRACKER_EXIT_DONE;
}
