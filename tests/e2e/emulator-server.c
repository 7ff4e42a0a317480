/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "tracker-clock.h"
#include "tracker-emulator.h"

/* The posts for a program that does not know that it is tested: it finds them by name, at port 443.
 *
 *   emulator-server AUTHORITY-FILE [PORT]
 *
 * writes the certificate authority, says "ready" and then does what stdin says, a line at a time,
 * answering each with "ok" or "error":
 *   parcel NUMBER ORIGIN DESTINATION CARRIERS   a letter that was posted ten days ago
 *   fact NUMBER KIND COUNTRY PLACE              something happens to it now; KIND as in facts[]
 *   fault CARRIER KIND                          slow, unavailable or none
 *   asked NUMBER                                answers "ok N": how often it was asked about
 */

#define DAY_S 86400
#define SLOW_MS 4000

static const char *const facts[] = {
  [TRACKER_FACT_POSTED] = "posted",       [TRACKER_FACT_DEPARTED] = "departed",
  [TRACKER_FACT_AT_IMPORT] = "at-import", [TRACKER_FACT_AT_OFFICE] = "at-office",
  [TRACKER_FACT_DELIVERED] = "delivered",
};

typedef struct
{
  TrackerEmulator *emulator; /* (owned) */
  TrackerClock *clock;       /* (owned) */
  GHashTable *parcels;       /* (owned) number -> TrackerEmulatorParcel */
} Posts;

static gboolean
add_parcel (Posts *posts, char **words)
{
  gint64 now_s = tracker_clock_get_now_s (posts->clock);
  TrackerEmulatorParcel *parcel;

  if (g_strv_length (words) != 5)
    return FALSE;

  parcel = tracker_emulator_parcel_new (words[1], words[2], words[3], words[4]);
  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_POSTED, now_s - 10 * DAY_S, 0, "Shenzhen",
                                    NULL, words[2], NULL);
  g_hash_table_insert (posts->parcels, g_strdup (words[1]), parcel);
  tracker_emulator_set_parcel (posts->emulator, parcel);

  return TRUE;
}

static gboolean
add_fact (Posts *posts, char **words)
{
  TrackerEmulatorParcel *parcel;

  if (g_strv_length (words) != 5)
    return FALSE;

  parcel = g_hash_table_lookup (posts->parcels, words[1]);
  for (guint i = 0; parcel != NULL && i < G_N_ELEMENTS (facts); i++)
    if (g_strcmp0 (facts[i], words[2]) == 0)
      {
        /* A minute ago: the posts' clocks have whole minutes. */
        tracker_emulator_parcel_add_fact (parcel, (TrackerFactKind) i,
                                          tracker_clock_get_now_s (posts->clock) - 60, 0, words[4],
                                          NULL, words[3], NULL);
        tracker_emulator_set_parcel (posts->emulator, parcel);
        return TRUE;
      }

  return FALSE;
}

static gboolean
set_fault (Posts *posts, char **words)
{
  if (g_strv_length (words) != 3)
    return FALSE;

  if (g_str_equal (words[2], "slow"))
    tracker_emulator_set_carrier_fault (posts->emulator, words[1], TRACKER_FAULT_SLOW, SLOW_MS);
  else if (g_str_equal (words[2], "unavailable"))
    tracker_emulator_set_carrier_fault (posts->emulator, words[1], TRACKER_FAULT_UNAVAILABLE, 0);
  else if (g_str_equal (words[2], "none"))
    tracker_emulator_set_carrier_fault (posts->emulator, words[1], TRACKER_FAULT_NONE, 0);
  else
    return FALSE;

  return TRUE;
}

static void
obey (Posts *posts, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 5);
  gboolean done = FALSE;

  if (g_str_equal (words[0], "asked") && words[1] != NULL)
    {
      printf ("ok %u\n", tracker_emulator_get_n_requests_of_number (posts->emulator, words[1]));
      return;
    }

  if (g_str_equal (words[0], "parcel"))
    done = add_parcel (posts, words);
  else if (g_str_equal (words[0], "fact"))
    done = add_fact (posts, words);
  else if (g_str_equal (words[0], "fault"))
    done = set_fault (posts, words);
  puts (done ? "ok" : "error");
}

int
main (int argc, char **argv)
{
  Posts posts = { 0 };
  g_autoptr (GError) error = NULL;
  char line[1024];

  if (argc < 2)
    {
      g_printerr ("Usage: emulator-server AUTHORITY-FILE [PORT]\n");
      return 2;
    }

  setvbuf (stdout, NULL, _IOLBF, 0);
  posts.clock = tracker_clock_new ();
  posts.emulator = tracker_emulator_new (posts.clock);
  posts.parcels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) tracker_emulator_parcel_free);
  tracker_emulator_set_port (posts.emulator, argc > 2 ? (guint16) atoi (argv[2]) : 443);
  if (!tracker_emulator_start (posts.emulator, &error)
      || !g_file_set_contents (argv[1], tracker_emulator_get_authority (posts.emulator), -1,
                               &error))
    {
      g_printerr ("emulator-server: %s\n", error->message);
      return 1;
    }

  puts ("ready");
  while (fgets (line, sizeof line, stdin) != NULL)
    obey (&posts, g_strchomp (line));

  tracker_emulator_close (posts.emulator);
  g_hash_table_unref (posts.parcels);
  g_object_unref (posts.emulator);
  g_object_unref (posts.clock);

  return 0;
}
