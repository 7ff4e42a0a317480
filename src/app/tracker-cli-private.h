/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "tracker-context.h"
#include "tracker-guess.h"
#include "tracker-profile.h"
#include "tracker-report.h"

enum
{
  TRACKER_EXIT_DONE = 0,
  TRACKER_EXIT_FAILED = 1,
  TRACKER_EXIT_USAGE = 2,
};

/* One run of one command. */
typedef struct
{
  TrackerProfile *profile;
  const char *command;
  gboolean json;           /* --json */
  char **rest;             /* (owned) (nullable) what is left after the options */
  TrackerContext *context; /* (owned) (nullable) once opened */
  TrackerRegistry *names;  /* (owned) (nullable) what carriers are called, if not as the context's
                              registry says */
} TrackerCli;

typedef int (*TrackerCliRun) (TrackerCli *cli, const char *const *arguments);

/* Commands, one function each. */
int tracker_cli_identify (TrackerCli *cli, const char *const *arguments);
int tracker_cli_track (TrackerCli *cli, const char *const *arguments);
int tracker_cli_refresh (TrackerCli *cli, const char *const *arguments);
int tracker_cli_add (TrackerCli *cli, const char *const *arguments);
int tracker_cli_remove (TrackerCli *cli, const char *const *arguments);
int tracker_cli_archive (TrackerCli *cli, const char *const *arguments);
int tracker_cli_move (TrackerCli *cli, const char *const *arguments);
int tracker_cli_list (TrackerCli *cli, const char *const *arguments);
int tracker_cli_show (TrackerCli *cli, const char *const *arguments);
int tracker_cli_check (TrackerCli *cli, const char *const *arguments);
int tracker_cli_folders (TrackerCli *cli, const char *const *arguments);
int tracker_cli_import (TrackerCli *cli, const char *const *arguments);
int tracker_cli_export (TrackerCli *cli, const char *const *arguments);
int tracker_cli_set (TrackerCli *cli, const char *const *arguments);
int tracker_cli_carriers (TrackerCli *cli, const char *const *arguments);

/* What `carriers replay` was told; borrowed. */
typedef struct
{
  const char *id;
  const char *const *paths;    /* files with answers, one for each request */
  const char *number;          /* nullable */
  const char *way;             /* nullable */
  const char *const *captchas; /* nullable: what the human answers, one for each challenge */
  const char *const *needs;    /* nullable: KEY=VALUE, what the parcel brings besides its number */
  int http_status;
} TrackerCliReplay;
int tracker_cli_replay (TrackerCli *cli, const TrackerCliReplay *replay);

/* What `carriers try` was told; borrowed. */
typedef struct
{
  const char *path;
  const char *number;
  const char *way;            /* nullable */
  const char *language;       /* nullable: English */
  const char *const *secrets; /* nullable: KEY=VALUE, and so the next */
  const char *const *needs;
  gboolean verbose;
} TrackerCliTry;
int tracker_cli_try (TrackerCli *cli, const TrackerCliTry *words);
/* KEY=VALUE, and so the next; @may_be_empty: "KEY=" too. (nullable): said why. */
GHashTable *tracker_cli_read_pairs (TrackerCli *cli,
                                    const char *option,
                                    const char *const *pairs,
                                    gboolean may_be_empty);
gboolean tracker_cli_check_needs (TrackerDefinition *definition, GHashTable *needs);

/* What the person decides about carriers, and how it goes with them. */
int tracker_cli_switch_carriers (TrackerCli *cli, char **ids, gboolean enabled);
int tracker_cli_show_health (TrackerCli *cli, const char *id); /* NULL: all with something to say */
int tracker_cli_test_carrier (TrackerCli *cli, const char *id, const char *const *secrets);
int tracker_cli_show_told (TrackerCli *cli, const char *number); /* NULL: every number */
int tracker_cli_forget_told (TrackerCli *cli);

/* `carriers new`; @path: nullable. */
int tracker_cli_new_definition (TrackerCli *cli, const char *id, const char *path);

/* Parses options; --json and --help are added. FALSE: *@status says how to exit (help was printed,
 * or wrong usage). */
gboolean tracker_cli_parse (TrackerCli *cli,
                            const char *const *arguments,
                            const char *parameters,
                            const char *description,
                            const GOptionEntry *entries,
                            int *status);
int tracker_cli_fail (const char *format, ...) G_GNUC_PRINTF (1, 2); /* one line on stderr -> 1 */
int tracker_cli_usage (TrackerCli *cli, const char *format, ...)
    G_GNUC_PRINTF (2, 3); /* one line and where help is -> 2 */
void tracker_cli_note (const char *format, ...) G_GNUC_PRINTF (1, 2); /* a remark on stderr */

/* Opens the services; FALSE: said why. */
gboolean tracker_cli_open (TrackerCli *cli, TrackerContextFlags flags);
/* For commands that keep nothing but want to know what the person decided about carriers. */
gboolean tracker_cli_open_to_look (TrackerCli *cli);
void tracker_cli_prepare (TrackerCli *cli);         /* waits until recognition knows that */
GHashTable *tracker_cli_load_off (TrackerCli *cli); /* (transfer full) ids that are off */
void tracker_cli_close (TrackerCli *cli);           /* nothing if they are not open */
/* Waits for an asynchronous call: pass tracker_cli_result_cb and the address of a NULL result. */
void tracker_cli_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *tracker_cli_await (GAsyncResult **result);                 /* (transfer full) */
gboolean tracker_cli_finish_verb (TrackerCli *cli, GAsyncResult **slot); /* FALSE: said why */

/* Numbers from the command line. NULL: said why. */
TrackerParcelData *tracker_cli_find_parcel (TrackerCli *cli, const char *text);
GArray *tracker_cli_find_parcels (TrackerCli *cli, char **texts); /* (element-type gint64) */
GPtrArray *tracker_cli_load_parcels (TrackerCli *cli, const gint64 *ids, gsize n_ids);
/* 0: none, -1: there is no such folder (said so). @name: nullable. */
gint64 tracker_cli_find_folder (TrackerCli *cli, const char *name);

/* Output. */
void tracker_cli_print_json (JsonBuilder *builder);
void tracker_cli_print_parcels (TrackerCli *cli,
                                GPtrArray *parcels); /* (element-type TrackerParcelData) */
void tracker_cli_build_parcel (JsonBuilder *builder,
                               TrackerParcelData *parcel); /* the members alone, no braces */
void tracker_cli_build_events (JsonBuilder *builder,
                               GPtrArray *lines); /* (element-type TrackerTimelineLine) */
void tracker_cli_build_string (JsonBuilder *builder,
                               const char *name,
                               const char *value); /* null if NULL or "" */
void tracker_cli_build_boolean (JsonBuilder *builder, const char *name, gboolean value);
void tracker_cli_build_int (JsonBuilder *builder, const char *name, gint64 value);
void tracker_cli_build_time (JsonBuilder *builder, const char *name, gint64 unix_s); /* null if 0 */
int tracker_cli_print_ids (TrackerCli *cli, GArray *ids); /* (element-type gint64) the parcels */
void tracker_cli_print_timeline (TrackerCli *cli, GPtrArray *lines);
void tracker_cli_print_row (const int *widths,
                            const char *const *cells,
                            guint n); /* padded to widths in columns of a terminal */
/* Of several reports: the one whose outcome says most. */
void tracker_cli_print_reports (TrackerCli *cli, const char *number, GPtrArray *reports);
int tracker_cli_status_of_reports (GPtrArray *reports);
