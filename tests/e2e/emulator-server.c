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
 *   fault CARRIER KIND                          as in faults[]
 *   asked NUMBER                                answers "ok N": how often it was asked about
 *   visited HOST                                answers "ok N": how often it was asked anything
 *   delay MS                                    before each answer from now on
 *   captcha CARRIER                             answers "ok ANSWER": what solves the challenge it
 *                                               gave last ("x7kp2", "137", "40,22;118,60;81,31")
 *   captcha-fault CARRIER KIND [N]              as in captcha_faults[]: the next N challenges;
 *                                               without N all, until it is set otherwise
 *   forget NUMBER                               no post knows it any more
 */

#define DAY_S 86400
#define SLOW_MS 4000

static const char *const facts[] = {
  [TRACKER_FACT_POSTED] = "posted",       [TRACKER_FACT_DEPARTED] = "departed",
  [TRACKER_FACT_AT_IMPORT] = "at-import", [TRACKER_FACT_AT_OFFICE] = "at-office",
  [TRACKER_FACT_DELIVERED] = "delivered",
};

static const char *const faults[] = {
  [TRACKER_FAULT_NONE] = "none",
  [TRACKER_FAULT_SLOW] = "slow",
  [TRACKER_FAULT_CUT] = "cut",
  [TRACKER_FAULT_RATE_LIMITED] = "rate-limited",
  [TRACKER_FAULT_UNAVAILABLE] = "unavailable",
  [TRACKER_FAULT_BOT_WALL] = "bot-wall",
};

static const char *const captcha_faults[] = {
  [TRACKER_CAPTCHA_FAULT_NONE] = "none",
  [TRACKER_CAPTCHA_FAULT_EXPIRED] = "expired",
  [TRACKER_CAPTCHA_FAULT_SESSION_LOST] = "session-lost",
  [TRACKER_CAPTCHA_FAULT_UNKNOWN_KIND] = "unknown-kind",
  [TRACKER_CAPTCHA_FAULT_MEGAPIXELS] = "megapixels",
  [TRACKER_CAPTCHA_FAULT_ANIMATED] = "animated",
  [TRACKER_CAPTCHA_FAULT_SVG] = "svg",
  [TRACKER_CAPTCHA_FAULT_HTML] = "html",
  [TRACKER_CAPTCHA_FAULT_HUGE] = "huge",
  [TRACKER_CAPTCHA_FAULT_TRUNCATED] = "truncated",
};

typedef struct
{
  TrackerEmulator *emulator; /* (owned) */
  TrackerClock *clock;       /* (owned) */
  GHashTable *parcels;       /* (owned) number -> TrackerEmulatorParcel */
} Posts;

/* The place of @word in @names; -1: it is not there. */
static int
find_name (const char *const *names, gsize n_names, const char *word)
{
  for (gsize i = 0; i < n_names; i++)
    if (g_strcmp0 (names[i], word) == 0)
      return (int) i;

  return -1;
}

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
  int kind = find_name (facts, G_N_ELEMENTS (facts), words[2]);
  TrackerEmulatorParcel *parcel;

  if (g_strv_length (words) != 5 || kind < 0)
    return FALSE;
  parcel = g_hash_table_lookup (posts->parcels, words[1]);
  if (parcel == NULL)
    return FALSE;

  /* A minute ago: the posts' clocks have whole minutes. */
  tracker_emulator_parcel_add_fact (parcel, (TrackerFactKind) kind,
                                    tracker_clock_get_now_s (posts->clock) - 60, 0, words[4], NULL,
                                    words[3], NULL);
  tracker_emulator_set_parcel (posts->emulator, parcel);

  return TRUE;
}

static gboolean
set_fault (Posts *posts, char **words)
{
  int fault;

  if (g_strv_length (words) != 3)
    return FALSE;

  fault = find_name (faults, G_N_ELEMENTS (faults), words[2]);
  if (fault < 0)
    return FALSE;
  tracker_emulator_set_carrier_fault (posts->emulator, words[1], (TrackerFault) fault,
                                      fault == TRACKER_FAULT_SLOW ? SLOW_MS : 0);

  return TRUE;
}

static gboolean
set_captcha_fault (Posts *posts, char **words)
{
  guint n_words = g_strv_length (words);
  int fault;

  if (n_words != 3 && n_words != 4)
    return FALSE;

  fault = find_name (captcha_faults, G_N_ELEMENTS (captcha_faults), words[2]);
  if (fault < 0)
    return FALSE;
  tracker_emulator_set_captcha_fault (posts->emulator, words[1], (TrackerCaptchaFault) fault,
                                      n_words == 4 ? (guint) strtoul (words[3], NULL, 10) : 0);

  return TRUE;
}

static gboolean
set_delay (Posts *posts, char **words)
{
  if (g_strv_length (words) != 2)
    return FALSE;

  tracker_emulator_set_delay_ms (posts->emulator, (guint) strtoul (words[1], NULL, 10));

  return TRUE;
}

static gboolean
forget_parcel (Posts *posts, char **words)
{
  if (g_strv_length (words) != 2)
    return FALSE;

  tracker_emulator_remove_parcel (posts->emulator, words[1]);

  return g_hash_table_remove (posts->parcels, words[1]);
}

static const struct
{
  const char *name;
  gboolean (*func) (Posts *posts, char **words);
} commands[] = {
  { "parcel", add_parcel }, { "fact", add_fact },
  { "fault", set_fault },   { "captcha-fault", set_captcha_fault },
  { "delay", set_delay },   { "forget", forget_parcel },
};

/* What @words ask for; NULL: it is no question, or there is no answer. */
static char *
answer_question (Posts *posts, char **words)
{
  if (g_strv_length (words) != 2)
    return NULL;

  if (g_str_equal (words[0], "asked"))
    return g_strdup_printf ("%u",
                            tracker_emulator_get_n_requests_of_number (posts->emulator, words[1]));
  if (g_str_equal (words[0], "visited"))
    return g_strdup_printf ("%u",
                            tracker_emulator_get_n_requests_of_host (posts->emulator, words[1]));
  if (g_str_equal (words[0], "captcha"))
    return tracker_emulator_dup_captcha_answer (posts->emulator, words[1]);

  return NULL;
}

static void
obey (Posts *posts, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 5);
  g_autofree char *answer = answer_question (posts, words);
  gboolean done = FALSE;

  if (answer != NULL)
    {
      printf ("ok %s\n", answer);
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (words[0], commands[i].name) == 0)
      done = commands[i].func (posts, words);
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
