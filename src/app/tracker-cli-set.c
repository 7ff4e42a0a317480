/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tracker-cli-private.h"

/* What is said of one parcel. */
typedef struct
{
  GHashTable *needs; /* (owned) */
  gboolean silences;
  gboolean asks;
} Wishes;

static void
wishes_clear (Wishes *wishes)
{
  g_clear_pointer (&wishes->needs, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, wishes_clear)

static int
set_all (TrackerCli *cli, const Wishes *wishes)
{
  g_autoptr (GArray) ids = NULL;
  TrackerLibrary *library;
  GAsyncResult *slot = NULL;

  if (!tracker_cli_open (cli, 0))
    return TRACKER_EXIT_FAILED;
  ids = tracker_cli_find_parcels (cli, cli->rest);
  if (ids == NULL)
    return TRACKER_EXIT_FAILED;

  library = tracker_context_get_library (cli->context);
  if (g_hash_table_size (wishes->needs) > 0)
    {
      tracker_library_set_needs_async (library, g_array_index (ids, gint64, 0), wishes->needs,
                                       tracker_cli_result_cb, &slot);
      if (!tracker_cli_finish_verb (cli, &slot))
        return TRACKER_EXIT_FAILED;
    }
  if (wishes->silences || wishes->asks)
    {
      tracker_library_set_silent_async (library, (const gint64 *) ids->data, ids->len,
                                        wishes->silences, tracker_cli_result_cb, &slot);
      if (!tracker_cli_finish_verb (cli, &slot))
        return TRACKER_EXIT_FAILED;
    }

  return tracker_cli_print_ids (cli, ids);
}

/**
 * tracker_cli_set:
 * @cli: the run
 * @arguments: the words
 *
 * `tracker set NUMBER`: what the posts want to know of a parcel besides its number, and whether the
 * network is asked about it at all.
 *
 * Returns: the exit status
 */
int
tracker_cli_set (TrackerCli *cli, const char *const *arguments)
{
  g_auto (Wishes) wishes = { 0 };
  g_auto (GStrv) needs = NULL;
  const GOptionEntry entries[] = {
    { "need", 0, 0, G_OPTION_ARG_STRING_ARRAY, &needs,
      N_ ("What a carrier wants to know besides the number (a postcode, say); without a value it "
          "is "
          "forgotten"),
      N_ ("KEY=VALUE") },
    { "silent", 0, 0, G_OPTION_ARG_NONE, &wishes.silences, N_ ("Never ask the network about it"),
      NULL },
    { "ask", 0, 0, G_OPTION_ARG_NONE, &wishes.asks, N_ ("Ask the network about it again"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  int status;

  if (!tracker_cli_parse (cli, arguments, "NUMBER",
                          _ ("Says what the carriers of a parcel want to know of it, or that "
                             "nobody is to be asked.\n"
                             "The posts are asked by a running Tracker, or by “tracker refresh”."),
                          entries, &status))
    return status;
  if (cli->rest == NULL || cli->rest[1] != NULL)
    return tracker_cli_usage (cli, _ ("Exactly one track code is needed."));
  if (wishes.silences && wishes.asks)
    return tracker_cli_usage (cli, _ ("Either --silent or --ask, not both."));
  wishes.needs = tracker_cli_read_pairs (cli, "--need", (const char *const *) needs, TRUE);
  if (wishes.needs == NULL)
    return TRACKER_EXIT_USAGE;
  if (g_hash_table_size (wishes.needs) == 0 && !wishes.silences && !wishes.asks)
    return tracker_cli_usage (cli, _ ("Say what to set: --need, --silent or --ask."));

  return set_all (cli, &wishes);
}
