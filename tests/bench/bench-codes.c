/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-codes.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "tracker-number-format-private.h"

#define SEED 20260302
#define MOST_LENGTH 34 /* of a code of a format that takes any number of characters */

static const char characters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/* ---- definitions ---- */

static GBytes *
read_file (const char *path, void (*change) (JsonNode *root))
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &error))
    g_error ("%s", error->message);
  if (change != NULL)
    {
      g_autoptr (JsonNode) root = json_from_string (text, &error);

      if (root == NULL)
        g_error ("%s: %s", path, error->message);
      change (root);
      g_free (text);
      text = json_to_string (root, FALSE);
      length = strlen (text);
    }
  return g_bytes_new_take (text, length);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
bench_definitions_load (const char *folder, void (*change) (JsonNode *root))
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  GPtrArray *definitions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_definition_unref);
  const char *name;

  if (dir == NULL)
    g_error ("%s", error->message);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json") && !g_str_equal (name, "schema.json"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      g_autoptr (GBytes) bytes = read_file (path, change);
      TrackerDefinition *definition = tracker_definition_new_light (bytes, NULL, problems);

      if (definition == NULL)
        g_error ("%s: %s", path, ((TrackerProblem *) g_ptr_array_index (problems, 0))->message);
      g_ptr_array_add (definitions, definition);
    }
  return definitions;
}

/* ---- codes ---- */

static char
pick (GRand *rand, guint64 set)
{
  for (;;)
    {
      gint32 bit = g_rand_int_range (rand, 0, 36);

      if ((set >> bit) & 1)
        return characters[bit];
    }
}

static void
append_any (GRand *rand, GString *code, const char *of, int n)
{
  for (int i = 0; i < n; i++)
    g_string_append_c (code, of[g_rand_int_range (rand, 0, (gint32) strlen (of))]);
}

static void
append_s10 (GRand *rand, GString *code)
{
  static const char *const countries[] = { "CN", "RU", "DE", "US", "GB", "FR", "NL", "BY", "BR",
                                           "IN", "JP", "SG", "TW", "PL", "ES", "IT", "CA", "KR" };
  static const char *const classes = "RECLUVRRRLL";
  char serial[9] = { 0 };

  append_any (rand, code, classes, 1);
  append_any (rand, code, characters + 10, 1);
  append_any (rand, code, "0123456789", 8);
  memcpy (serial, code->str + 2, 8);
  g_string_append_c (code, tracker_checksum_compute (TRACKER_CHECKSUM_S10, serial, NULL, 0));
  g_string_append (code, countries[g_rand_int_range (rand, 0, G_N_ELEMENTS (countries))]);
}

/* A number that the format takes, with a right check digit if it has one. */
static void
append_valid (GRand *rand, const TrackerNumberFormat *format, GString *code)
{
  g_autoptr (GArray) paths = g_array_new (FALSE, FALSE, sizeof (TrackerPath));
  guint most = MAX (MIN (format->max_length, MOST_LENGTH), format->min_length);
  guint length = (guint) g_rand_int_range (rand, (gint32) format->min_length, (gint32) most + 1);
  const TrackerPath *path;

  if (format->is_s10 || !tracker_pattern_find_paths (format->pattern, length, paths)
      || paths->len == 0)
    {
      append_s10 (rand, code);
      return;
    }
  path = &g_array_index (paths, TrackerPath, g_rand_int_range (rand, 0, (gint32) paths->len));
  for (guint i = 0; i < length; i++)
    g_string_append_c (code, pick (rand, path->sets[i]));
  if (format->checksum == TRACKER_CHECKSUM_NONE || path->spans.end[TRACKER_GROUP_CHECK] == 0)
    return;
  for (const char *c = characters; *c != '\0'; c++)
    {
      code->str[path->spans.start[TRACKER_GROUP_CHECK]] = *c;
      if (tracker_number_format_check (format, code->str, &path->spans) == TRACKER_CHECK_OK)
        return;
    }
}

/* A digit read wrong, two that changed places, one too few. */
static void
spoil (GRand *rand, GString *code)
{
  gsize place = (gsize) g_rand_int_range (rand, 0, (gint32) code->len - 1);
  char c = code->str[place];

  switch (g_rand_int_range (rand, 0, 3))
    {
    case 0:
      code->str[place] = characters[g_rand_int_range (rand, 0, g_ascii_isdigit (c) ? 10 : 36)];
      break;
    case 1:
      code->str[place] = code->str[place + 1];
      code->str[place + 1] = c;
      break;
    default:
      g_string_truncate (code, code->len - 1);
    }
}

/* What shops print beside the track code. */
static void
append_order (GRand *rand, GString *code)
{
  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0: /* 302-1234567-1234567 */
      append_any (rand, code, "0123456789", 17);
      break;
    case 1:
      append_any (rand, code, "123456789", 1);
      append_any (rand, code, "0123456789", g_rand_int_range (rand, 5, 16));
      break;
    case 2:
      g_string_append (code, "ORDER");
      append_any (rand, code, "0123456789", g_rand_int_range (rand, 4, 9));
      break;
    case 3: /* 2026-000123 */
      g_string_append (code, "2026");
      append_any (rand, code, "0123456789", 6);
      break;
    default:
      append_any (rand, code, characters + 10, 2);
      append_any (rand, code, "0123456789", g_rand_int_range (rand, 5, 9));
    }
}

static void
append_code (GRand *rand, const GPtrArray *formats, GString *code)
{
  const TrackerNumberFormat *format
      = g_ptr_array_index (formats, g_rand_int_range (rand, 0, (gint32) formats->len));
  gint32 kind = g_rand_int_range (rand, 0, 100);

  if (kind < 40)
    append_valid (rand, format, code);
  else if (kind < 60)
    append_s10 (rand, code);
  else if (kind < 75)
    {
      append_valid (rand, format, code);
      spoil (rand, code);
    }
  else if (kind < 90)
    append_order (rand, code);
  else
    append_any (rand, code, characters, g_rand_int_range (rand, 4, 34));
}

GPtrArray *
bench_codes_make (const GPtrArray *definitions, guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) formats = g_ptr_array_new ();
  GPtrArray *codes = g_ptr_array_new_full (n, g_free);

  for (guint i = 0; i < definitions->len; i++)
    {
      const TrackerDefinition *one = g_ptr_array_index (definitions, i);

      for (guint j = 0; j < one->numbers->len; j++)
        g_ptr_array_add (formats, g_ptr_array_index (one->numbers, j));
    }
  while (codes->len < n)
    {
      GString *code = g_string_new (NULL);

      append_code (rand, formats, code);
      g_ptr_array_add (codes, g_string_free (code, FALSE));
    }
  return codes;
}
