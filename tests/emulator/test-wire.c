/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Holds every definition against its exchanges once more, with everything between: requests go out
 * over TLS to a server that answers what is recorded, and are compared as they arrive. */

#include "config.h"

#include <string.h>

#include "exchange-spoilt.h"
#include "tracker-test.h"
#include "wire-kit.h"

/* Sanitizers slow this down manyfold, and all carriers go the same way. */
#if defined(__SANITIZE_ADDRESS__)
#define STRIDE 7 /* no multiple of the faults: each has its turn */
#else
#define STRIDE 1
#endif

typedef struct
{
  char *folder;
  char *name;
  WireFault fault;
  guint seed;
} File;

/* "exchange" or "faults": the argument of the program; NULL: both. */
static const char *only_kind = NULL;
/* Of the carrier whose tests run: a certificate for the hosts of all would take long to read. */
static TrackerPlayer *player = NULL;
static char *player_folder = NULL;
static guint n_files = 0;

static void
file_free (gpointer data)
{
  File *file = data;

  g_free (file->folder);
  g_free (file->name);
  g_free (file);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_names (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* The hosts are found in the file without reading it as what it is: nothing else looks so. */
static void
collect_hosts (const char *folder, const char *name, GHashTable *hosts)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (const char *p = text; (p = strstr (p, "\"https://")) != NULL;)
    {
      p += strlen ("\"https://");
      g_hash_table_add (hosts, g_strndup (p, strcspn (p, "/?\"\\")));
    }
}

static void
start_player (const char *folder)
{
  g_autoptr (GHashTable) hosts = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autofree const char **list = NULL;
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (player_folder, folder) == 0)
    return;
  names = list_names (folder);
  hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (hosts, g_strdup (WIRE_ELSEWHERE));
  for (guint i = 0; i < names->len; i++)
    collect_hosts (folder, g_ptr_array_index (names, i), hosts);
  list = (const char **) g_hash_table_get_keys_as_array (hosts, NULL);
  g_clear_pointer (&player, tracker_player_free);
  player = tracker_player_new (list, &error);
  g_assert_no_error (error);
  g_free (player_folder);
  player_folder = g_strdup (folder);
}

static void
test_exchange (gconstpointer data)
{
  const File *file = data;
  g_autoptr (Exchange) exchange = exchange_new (file->folder, file->name);
  g_autoptr (GPtrArray) reports = NULL;

  start_player (file->folder);
  wire_record (player, exchange, WIRE_FAULT_NONE, file->seed);
  reports = wire_ask (player, exchange, NULL, TRUE);
  wire_check_requests (player, exchange);
  if (reports != NULL)
    exchange_check_reports (exchange, reports);
  else
    g_assert_false (json_object_has_member (exchange_get_root (exchange), "report"));
}

static void
test_fault (gconstpointer data)
{
  const File *file = data;
  g_autoptr (Exchange) exchange = exchange_new (file->folder, file->name);
  g_autofree char *way = exchange_spoilt_dup_way (exchange);
  g_autoptr (GPtrArray) reports = NULL;

  if (way == NULL)
    {
      g_test_skip ("This exchange goes by several ways");
      return;
    }
  start_player (file->folder);
  wire_record (player, exchange, file->fault, file->seed);
  reports = wire_ask (player, exchange, way, FALSE);
  if (file->fault == WIRE_FAULT_ELSEWHERE)
    wire_check_elsewhere (player, exchange);
  exchange_spoilt_check_reports (exchange, way, wire_fault_get_kind (file->fault), reports);
}

static void
add_test (const char *id, const char *folder, const char *name, WireFault fault)
{
  static const char *const names[WIRE_N_FAULTS]
      = { "exchange", "limited", "error", "html", "cut", "closed", "elsewhere" };
  g_autofree char *path = g_strdup_printf ("/wire/%s/%s/%s", id, names[fault], name);
  File *file;

  if (n_files++ % STRIDE != 0
      || (only_kind != NULL && g_str_equal (only_kind, "faults") != (fault != WIRE_FAULT_NONE)))
    return;
  file = g_new0 (File, 1);
  file->folder = g_strdup (folder);
  file->name = g_strdup (name);
  file->fault = fault;
  file->seed = n_files;
  g_test_add_data_func_full (path, file, fault == WIRE_FAULT_NONE ? test_exchange : test_fault,
                             file_free);
}

static void
add_carrier (const char *id, const char *folder)
{
  g_autoptr (GPtrArray) names = list_names (folder);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (!g_str_has_suffix (name, ".json"))
        continue;
      add_test (id, folder, name, WIRE_FAULT_NONE);
      if (strstr (name, "delivered") == NULL)
        continue;
      for (WireFault fault = WIRE_FAULT_LIMITED; fault < WIRE_N_FAULTS; fault++)
        add_test (id, folder, name, fault);
    }
}

/* Folders of exchanges, not the definitions: one that was forgotten is found by another test. */
static void
add_carriers (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "carriers", NULL);
  g_autoptr (GPtrArray) ids = list_names (path);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *folder = g_build_filename (path, g_ptr_array_index (ids, i), NULL);

      add_carrier (g_ptr_array_index (ids, i), folder);
    }
}

int
main (int argc, char **argv)
{
  int result;

  tracker_test_init (&argc, &argv);
  only_kind = argc > 1 ? argv[1] : NULL;
  add_carriers ();
  g_assert_cmpuint (n_files, >, 1000);
  result = g_test_run ();
  tracker_player_free (player);
  g_free (player_folder);
  return result;
}
