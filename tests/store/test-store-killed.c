/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db-kit.h"
#include "store-kit.h"

/* Kill -9 at any instant: what was said to be done is there, and the file is whole. */

#define N_KILLS 8

static void
run_child_apply (const char *path)
{
  Kit *kit = kit_new (path);

  for (int i = 0; i < 100000; i++)
    {
      g_autofree char *number = g_strdup_printf ("P%dX%d", (int) getpid (), i);
      gint64 id = kit_add (kit, number, "Name", "chinapost");

      kit_apply (kit, kit_leg (kit, id, "chinapost"),
                 kit_report ("chinapost", TRACKER_OUTCOME_FOUND,
                             "-5|import|I|In|Moscow\n-4|customs|C|Held|Moscow"));
      g_print ("%s\n", number);
    }
}

static const char *const long_migration[] = {
  "CREATE TABLE a (x INTEGER) STRICT;"
  "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 20000) INSERT INTO a "
  "SELECT x FROM n",
  "CREATE TABLE b (x INTEGER) STRICT; INSERT INTO b SELECT a.x FROM a, (SELECT x FROM a LIMIT 40);"
  "UPDATE a SET x = -x"
};

static void
run_child_migrate (const char *path)
{
  TrackerDb *db = db_kit_open (path);

  g_print ("started\n");
  tracker_db_migrate_with (db, path, long_migration, 2, NULL);
  g_print ("migrated\n");
  g_usleep (G_USEC_PER_SEC);
  db_kit_close (db);
}

/* Starts this program as @mode, kills it after @delay_us, answers with what it had said. */
static char *
run_and_kill (const char *mode, const char *path, gulong delay_us)
{
  const char *argv[] = { "/proc/self/exe", mode, path, NULL };
  g_autoptr (GIOChannel) channel = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  GPid pid;
  int fd;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                            NULL, &fd, NULL, &error);
  g_assert_no_error (error);
  channel = g_io_channel_unix_new (fd);
  g_io_channel_set_close_on_unref (channel, TRUE);
  g_usleep (delay_us);
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  g_assert_cmpint (g_io_channel_read_to_end (channel, &output, NULL, NULL), ==, G_IO_STATUS_NORMAL);
  return output;
}

static void
assert_whole (const char *path)
{
  TrackerDb *db = db_kit_open (path);

  {
    g_autoptr (TrackerStmt) stmt = tracker_db_query (db, NULL, "PRAGMA integrity_check", "");

    g_assert_cmpint (tracker_db_step (db, stmt, NULL), ==, TRACKER_STEP_ROW);
    g_assert_cmpstr (tracker_stmt_get_text (stmt, 0), ==, "ok");
  }
  db_kit_close (db);
}

/* All that was said to be done is there. */
static void
test_killed_applying (void)
{
  g_autofree char *path = tracker_test_build_path ("killed.db");
  guint n_seen = 0;

  for (int i = 0; i < N_KILLS; i++)
    {
      g_autofree char *output = run_and_kill (
          "--child-apply", path, (gulong) (40 + 60 * i + g_test_rand_int_range (0, 60)) * 1000);
      char *end = strrchr (output, '\n');
      g_auto (GStrv) lines = NULL;
      g_autoptr (Kit) kit = NULL;

      if (end != NULL)
        *end = '\0'; /* what comes after is half a line */
      lines = g_strsplit (end != NULL ? output : "", "\n", -1);
      kit = kit_new (path);
      for (gsize j = 0; lines[j] != NULL; j++)
        {
          g_autoptr (TrackerParcelData) parcel = *lines[j] == '#' ? NULL : kit_find (kit, lines[j]);

          if (*lines[j] == '#')
            continue;
          g_assert_nonnull (parcel);
          g_assert_cmpint (tracker_parcel_data_get_n_events (parcel), ==, 2);
          g_assert_cmpint (tracker_parcel_data_get_stage (parcel), ==, TRACKER_STAGE_CUSTOMS);
          n_seen++;
        }
      kit_free (g_steal_pointer (&kit));
      assert_whole (path);
    }
  g_assert_cmpuint (n_seen, >, 0);
}

static void
test_killed_migrating (void)
{
  for (int i = 0; i < N_KILLS; i++)
    {
      g_autofree char *name = g_strdup_printf ("migrating-%d.db", i);
      g_autofree char *path = tracker_test_build_path (name);
      g_autofree char *output = NULL;
      TrackerDb *db = db_kit_open (path);
      gint64 version;

      g_assert_true (tracker_db_migrate_with (db, path, long_migration, 1, NULL));
      db_kit_close (db);
      output = run_and_kill ("--child-migrate", path, (gulong) g_test_rand_int_range (0, 400000));

      db = db_kit_open (path);
      version = db_kit_load_number (db, "PRAGMA user_version");
      g_assert_true (version == 2 || (version == 1 && strstr (output, "migrated") == NULL));
      /* Either the old state whole or the new one whole. */
      g_assert_cmpint (db_kit_load_number (db, "SELECT count (*) FROM a WHERE x > 0"), ==,
                       version == 1 ? 20000 : 0);
      g_assert_cmpint (
          db_kit_load_number (db, "SELECT count (*) FROM sqlite_schema WHERE name = 'b'"), ==,
          version - 1);
      g_assert_true (tracker_db_migrate_with (db, path, long_migration, 2, NULL));
      g_assert_cmpint (db_kit_load_number (db, "SELECT count (*) FROM b"), ==, 20000 * 40);
      db_kit_close (db);
      assert_whole (path);
    }
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--child-apply"))
    {
      run_child_apply (argv[2]);
      return 0;
    }
  if (argc == 3 && g_str_equal (argv[1], "--child-migrate"))
    {
      run_child_migrate (argv[2]);
      return 0;
    }
  tracker_test_init (&argc, &argv);

  g_test_add_func ("/store/killed/applying", test_killed_applying);
  g_test_add_func ("/store/killed/migrating", test_killed_migrating);

  return g_test_run ();
}
