/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Measures recognition: what each of a million codes is and who may know it, by all definitions of
 * a folder. The yardstick is one optimised GRegex for each format of the same definitions, tried in
 * turn over the same codes: which formats match, and nothing more. Then the same with twice as many
 * definitions, the others with formats of their own. Prints JSON objects; times are
 * of the processor. */

#include <json-glib/json-glib.h>
#include <string.h>
#include <time.h>

#include "bench-codes.h"
#include "tracker-number-format-private.h"
#include "tracker-registry.h"

#define LIMIT "0.2"
#define DOUBLED_LIMIT "1.1"
#define N_SLICES 50 /* what is compared is measured in turn, so that other work hits both */

static int n_codes = 1000000;
static char *folder = NULL;

static const GOptionEntry options[] = {
  { "codes", 0, 0, G_OPTION_ARG_INT, &n_codes, "How many codes", "N" },
  { "carriers", 0, 0, G_OPTION_ARG_FILENAME, &folder, "The folder of definitions", "DIR" },
  { NULL },
};

/* ---- the yardstick ---- */

static GRegex *
make_regex (const TrackerNumberFormat *format)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *countries
      = format->countries != NULL ? g_strjoinv ("|", format->countries) : g_strdup ("[A-Z]{2}");
  g_autofree char *pattern
      = format->is_s10 ? g_strdup_printf ("[A-Z]{2}[0-9]{9}(?:%s)\\z", countries)
                       : g_strdup_printf ("(?:%s)\\z", tracker_pattern_get_text (format->pattern));
  GRegex *regex = g_regex_new (pattern, G_REGEX_OPTIMIZE | G_REGEX_ANCHORED, 0, &error);

  if (regex == NULL)
    g_error ("%s", error->message);
  return regex;
}

static GPtrArray *
make_regexes (const GPtrArray *definitions)
{
  GPtrArray *regexes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);

  for (guint i = 0; i < definitions->len; i++)
    {
      const TrackerDefinition *one = g_ptr_array_index (definitions, i);

      for (guint j = 0; j < one->numbers->len; j++)
        g_ptr_array_add (regexes, make_regex (g_ptr_array_index (one->numbers, j)));
    }
  return regexes;
}

static guint64
try_regexes (const GPtrArray *regexes, const GPtrArray *codes, guint from, guint to)
{
  guint64 n = 0;

  for (guint i = from; i < to; i++)
    for (guint j = 0; j < regexes->len; j++)
      n += g_regex_match (g_ptr_array_index (regexes, j), g_ptr_array_index (codes, i), 0, NULL);
  return n;
}

/* ---- twice as many ---- */

static const char *change_before; /* put before each pattern, and so behind it */
static const char *change_behind;

/* Another carrier with as many formats, none of which these codes have. */
static void
change_definition (JsonNode *root)
{
  JsonObject *object = json_node_get_object (root);
  JsonArray *numbers = json_object_get_array_member (object, "numbers");
  g_autofree char *id = g_strdup_printf ("other-%s", json_object_get_string_member (object, "id"));

  json_object_set_string_member (object, "id", id);
  for (guint i = 0; i < json_array_get_length (numbers); i++)
    {
      JsonObject *format = json_array_get_object_element (numbers, i);
      const char *pattern = json_object_get_string_member_with_default (format, "pattern",
                                                                        "[A-Z]{2}[0-9]{9}[A-Z]{2}");
      g_autofree char *name
          = g_strdup_printf ("other-%s", json_object_get_string_member (format, "format"));
      g_autofree char *other
          = g_strdup_printf ("%s(?:%s)%s", change_before, pattern, change_behind);

      json_object_set_string_member (format, "format", name);
      json_object_set_string_member (format, "pattern", other);
      json_object_remove_member (format, "countries");
      json_object_remove_member (format, "not_countries");
      json_object_remove_member (format, "services");
      if (!json_object_has_member (format, "valid"))
        {
          g_autoptr (JsonNode) some = json_from_string ("[\"1\"]", NULL);

          json_object_set_member (format, "valid", json_node_copy (some));
          json_object_set_member (format, "invalid", json_node_copy (some));
        }
    }
}

static void
change_id (JsonNode *root)
{
  JsonObject *object = json_node_get_object (root);
  g_autofree char *id = g_strdup_printf ("other-%s", json_object_get_string_member (object, "id"));

  json_object_set_string_member (object, "id", id);
}

static TrackerRegistry *
make_doubled (const GPtrArray *definitions, void (*change) (JsonNode *root))
{
  g_autoptr (GPtrArray) others = bench_definitions_load (folder, change);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < definitions->len; i++)
    g_ptr_array_add (all, g_ptr_array_index (definitions, i));
  for (guint i = 0; i < others->len; i++)
    g_ptr_array_add (all, g_ptr_array_index (others, i));
  return tracker_registry_new (all);
}

/* ---- measuring ---- */

static guint64
recognize (const TrackerRegistry *registry, const GPtrArray *codes, guint from, guint to)
{
  const TrackerRecognitionHints hints = { .home_country = "DE" };
  guint64 n = 0;

  for (guint i = from; i < to; i++)
    {
      g_autoptr (TrackerRecognition) recognition
          = tracker_registry_recognize (registry, g_ptr_array_index (codes, i), &hints);

      n += tracker_recognition_get_n_candidates (recognition);
    }
  return n;
}

typedef struct
{
  gint64 took_us;
  guint64 n; /* matches or candidates */
} Run;

/* Other work on the machine does not count. */
static gint64
get_cpu_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
run_slice (Run *run,
           const TrackerRegistry *registry,
           const GPtrArray *regexes,
           const GPtrArray *codes,
           guint slice)
{
  guint from = (guint) ((guint64) codes->len * slice / N_SLICES);
  guint to = (guint) ((guint64) codes->len * (slice + 1) / N_SLICES);
  gint64 start_us = get_cpu_us ();

  run->n += registry != NULL ? recognize (registry, codes, from, to)
                             : try_regexes (regexes, codes, from, to);
  run->took_us += get_cpu_us () - start_us;
}

static void
print_line (const char *name, const Run *run, const Run *yardstick, const char *limit)
{
  g_print ("{\"name\":\"%s\",\"value\":%.1f,\"yardstick\":%.1f,\"unit\":\"ms\",\"ratio\":%.4f,"
           "\"limit\":%s,\"codes\":%d,\"found\":%" G_GUINT64_FORMAT "}\n",
           name, (double) run->took_us / 1000, (double) yardstick->took_us / 1000,
           (double) run->took_us / (double) yardstick->took_us, limit, n_codes, run->n);
}

/* The first number of each length makes its table; that is a start's cost, not recognition's. */
static void
warm_up (const TrackerRegistry *registry, const GPtrArray *codes)
{
  recognize (registry, codes, 0, MIN (codes->len, 1000));
}

static void
measure (void)
{
  g_autoptr (GPtrArray) definitions = bench_definitions_load (folder, NULL);
  g_autoptr (GPtrArray) codes = bench_codes_make (definitions, (guint) n_codes);
  g_autoptr (GPtrArray) regexes = make_regexes (definitions);
  g_autoptr (TrackerRegistry) registry = tracker_registry_new (definitions);
  g_autoptr (TrackerRegistry) before = NULL;
  g_autoptr (TrackerRegistry) behind = NULL;
  g_autoptr (TrackerRegistry) twins = make_doubled (definitions, change_id);
  Run ours = { 0 }, theirs = { 0 }, with_before = { 0 }, with_behind = { 0 }, with_twins = { 0 };

  change_before = "7Q";
  change_behind = "";
  before = make_doubled (definitions, change_definition);
  change_before = "";
  change_behind = "Q7";
  behind = make_doubled (definitions, change_definition);
  warm_up (registry, codes);
  warm_up (before, codes);
  warm_up (behind, codes);
  warm_up (twins, codes);
  for (guint i = 0; i < N_SLICES; i++)
    {
      run_slice (&ours, registry, NULL, codes, i);
      run_slice (&with_before, before, NULL, codes, i);
      run_slice (&with_behind, behind, NULL, codes, i);
      run_slice (&with_twins, twins, NULL, codes, i);
      run_slice (&theirs, NULL, regexes, codes, i);
    }

  print_line ("recognition", &ours, &theirs, LIMIT);
  print_line ("recognition-doubled",
              with_before.took_us > with_behind.took_us ? &with_before : &with_behind, &ours,
              DOUBLED_LIMIT);
  print_line ("recognition-twins", &with_twins, &ours, "null");
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("- measure recognition");
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || n_codes < 1)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "At least one code.");
      return 2;
    }
  if (folder == NULL)
    folder = g_strdup (g_getenv ("TRACKER_CARRIERS_DIR"));
  if (folder == NULL)
    {
      g_printerr ("Which definitions? --carriers DIR, or TRACKER_CARRIERS_DIR.\n");
      return 2;
    }

  measure ();
  return 0;
}
