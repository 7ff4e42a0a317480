/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-exchange.h"

/* A list of codes by people has some hundred lines; only our own exports grow large. */
#define TRACKER_IMPORT_MAX_BYTES (32 * 1024 * 1024)
#define TRACKER_IMPORT_MAX_EXPORT_BYTES (512 * 1024 * 1024)
#define TRACKER_IMPORT_MAX_PARCELS 1000000
#define TRACKER_IMPORT_MAX_SKIPPED 10000 /* more lines without a code: the file is no list */
#define TRACKER_JSON_MAX_ENTRY_BYTES (4 * 1024 * 1024)
#define TRACKER_JSON_MAX_LEVELS 32
#define TRACKER_EXPORT_FORMAT_VERSION 1
/* What a spreadsheet takes for the beginning of a formula. */
#define TRACKER_CSV_FORMULA_SIGNS "=+-@\t\r"

/* --- tracker-import-list.c: what was read of a file --- */
typedef struct
{
  GPtrArray *folders; /* (owned) (element-type TrackerFolderData) */
  GPtrArray *parcels; /* (owned) (element-type TrackerParcelImport) */
  GArray *lines;      /* (owned) (element-type guint): where each parcel stands */
  GPtrArray *skipped; /* (owned) (element-type TrackerImportRemark) */
  GHashTable *seen;   /* (owned) (element-type utf8 uint): number to line */
} TrackerImportList;

TrackerImportList *tracker_import_list_new (void);
void tracker_import_list_free (TrackerImportList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerImportList, tracker_import_list_free)
gboolean tracker_import_list_skip (TrackerImportList *self,
                                   guint line,
                                   GError **error,
                                   const char *format,
                                   ...) G_GNUC_PRINTF (4, 5);
gboolean tracker_import_list_take (TrackerImportList *self,
                                   guint line,
                                   TrackerParcelImport *parcel,
                                   GError **error);

/* What one line says, as it is written there. */
typedef struct
{
  const char *number;
  const char *name; /* nullable, as all that follows */
  const char *note;
  const char *folder;
  const char *archived; /* "yes", a date, ... */
  const char *added;    /* a date */
} TrackerImportWords;

gboolean tracker_import_list_add_words (TrackerImportList *self,
                                        guint line,
                                        const TrackerImportWords *words,
                                        GError **error);
gboolean tracker_import_looks_like_code (const char *text);
char *tracker_import_dup_line (const char *text, gsize max_chars);  /* nullable */
char *tracker_import_dup_lines (const char *text, gsize max_chars); /* nullable */
void tracker_import_set_words (TrackerParcelImport *parcel, const char *name, const char *note);

/* --- tracker-import-charset.c --- */
char *tracker_import_decode (GBytes *bytes, gsize *length, GError **error);

/* --- the readers: text in, parcels into the list; FALSE: nothing of the file may come in --- */
gboolean tracker_import_read_lines (const char *text,
                                    TrackerImportList *list,
                                    GCancellable *cancellable,
                                    GError **error);
gboolean tracker_import_read_csv (const char *text,
                                  gsize length,
                                  TrackerImportList *list,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean tracker_import_is_csv (const char *text); /* by its first line */
gboolean tracker_import_read_json (const char *text,
                                   gsize length,
                                   TrackerImportList *list,
                                   GCancellable *cancellable,
                                   GError **error);
/* Any of them, by the file's name and first character. Takes @bytes. */
gboolean tracker_import_read (GBytes *bytes,
                              const char *name,
                              TrackerImportList *list,
                              GCancellable *cancellable,
                              GError **error);

/* --- tracker-json-entries.c: a JSON text cut into entries, before json-glib sees any --- */
typedef struct
{
  const char *text;
  gsize length;
  guint line;
} TrackerJsonEntry;

typedef struct
{
  gboolean is_export;      /* an object with members, not a plain array */
  TrackerJsonEntry format; /* of an object; text NULL: none */
  GArray *folders;         /* (owned) (element-type TrackerJsonEntry) */
  GArray *parcels;         /* (owned) (element-type TrackerJsonEntry) */
} TrackerJsonEntries;

TrackerJsonEntries *tracker_json_entries_new (const char *text, GError **error);
void tracker_json_entries_free (TrackerJsonEntries *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerJsonEntries, tracker_json_entries_free)

/* --- tracker-json-parcel.c: one parcel of JSON --- */
struct _JsonNode;
TrackerParcelImport *tracker_json_read_parcel (struct _JsonNode *node,
                                               char **why); /* NULL: @why (transfer full) says it */
TrackerFolderData *tracker_json_read_folder (struct _JsonNode *node, int position, char **why);

/* --- export --- */
typedef struct
{
  TrackerParcelData *parcel; /* (owned) */
  GPtrArray *legs;           /* (owned) (nullable) (element-type TrackerLegData): JSON alone */
  GPtrArray *events;         /* (owned) (nullable) (element-type TrackerEvent): JSON alone */
} TrackerExportRow;

void tracker_export_row_free (TrackerExportRow *self);
void tracker_export_csv_head (GString *text);
void tracker_export_csv_row (GString *text, const TrackerExportRow *row);
void tracker_export_json_head (GString *text, GPtrArray *folders, gint64 now_s);
void tracker_export_json_row (GString *text, const TrackerExportRow *row, gboolean is_first);
void tracker_export_json_foot (GString *text);
char *tracker_exchange_dup_instant (gint64 unix_s); /* ISO 8601 UTC; NULL for 0 */

/* --- tracker-output-file.c --- */
typedef struct _TrackerOutputFile TrackerOutputFile;
TrackerOutputFile *tracker_output_file_new (const char *path, GError **error);
gboolean
tracker_output_file_write (TrackerOutputFile *self, const char *data, gsize length, GError **error);
gboolean tracker_output_file_commit (TrackerOutputFile *self, GError **error);
void tracker_output_file_free (TrackerOutputFile *self); /* not committed: the old file stays */
