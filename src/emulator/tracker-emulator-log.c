/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-emulator-private.h"

/* The last request of all is kept under this name. */
#define ANY_HOST ""

/* The last request to one host. */
typedef struct
{
  char *text;          /* (owned) */
  GHashTable *headers; /* (owned) */
} Record;

struct _TrackerEmulatorLog
{
  guint n_requests;
  GHashTable *n_by_host;   /* (owned) host -> guint */
  GHashTable *n_by_number; /* (owned) number -> guint */
  GHashTable *records;     /* (owned) host -> Record */
};

static void
record_free (Record *record)
{
  g_free (record->text);
  g_hash_table_unref (record->headers);
  g_free (record);
}

/**
 * tracker_emulator_log_new:
 *
 * Returns: (transfer full): an empty log
 */
TrackerEmulatorLog *
tracker_emulator_log_new (void)
{
  TrackerEmulatorLog *log = g_new0 (TrackerEmulatorLog, 1);

  log->n_by_host = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  log->n_by_number = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  log->records
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) record_free);
  return log;
}

/**
 * tracker_emulator_log_free:
 * @log: (transfer full) (nullable): a log
 */
void
tracker_emulator_log_free (TrackerEmulatorLog *log)
{
  if (log == NULL)
    return;
  g_hash_table_unref (log->n_by_host);
  g_hash_table_unref (log->n_by_number);
  g_hash_table_unref (log->records);
  g_free (log);
}

/**
 * tracker_emulator_log_clear:
 * @log: a log
 *
 * Forgets everything.
 */
void
tracker_emulator_log_clear (TrackerEmulatorLog *log)
{
  log->n_requests = 0;
  g_hash_table_remove_all (log->n_by_host);
  g_hash_table_remove_all (log->n_by_number);
  g_hash_table_remove_all (log->records);
}

static void
count_one (GHashTable *counts, const char *key)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

  g_hash_table_replace (counts, g_strdup (key), GUINT_TO_POINTER (n + 1));
}

static void
keep_record (TrackerEmulatorLog *log, const char *key, const TrackerEmulatorRequest *request)
{
  Record *record = g_new0 (Record, 1);

  record->text = tracker_emulator_request_to_text (request);
  record->headers = g_hash_table_ref (request->headers);
  g_hash_table_replace (log->records, g_strdup (key), record);
}

/**
 * tracker_emulator_log_add:
 * @log: a log
 * @request: a request
 * @numbers: (nullable) (array zero-terminated=1): what it asks about
 */
void
tracker_emulator_log_add (TrackerEmulatorLog *log,
                          const TrackerEmulatorRequest *request,
                          char **numbers)
{
  log->n_requests++;
  count_one (log->n_by_host, request->host);
  for (gsize i = 0; numbers != NULL && numbers[i] != NULL; i++)
    count_one (log->n_by_number, numbers[i]);
  keep_record (log, request->host, request);
  keep_record (log, ANY_HOST, request);
}

/**
 * tracker_emulator_log_count:
 * @log: a log
 * @host: (nullable): count only those to this host
 * @number: (nullable): count only those about this number; not together with @host
 *
 * Returns: how many requests there were
 */
guint
tracker_emulator_log_count (const TrackerEmulatorLog *log, const char *host, const char *number)
{
  if (host != NULL)
    return GPOINTER_TO_UINT (g_hash_table_lookup (log->n_by_host, host));
  if (number != NULL)
    return GPOINTER_TO_UINT (g_hash_table_lookup (log->n_by_number, number));
  return log->n_requests;
}

/**
 * tracker_emulator_log_dup_last:
 * @log: a log
 * @host: (nullable): a host; %NULL: any
 * @header: (nullable): name of a header in any case; %NULL: the whole request
 *
 * Returns: (transfer full) (nullable): that of the last request; %NULL if there was none, or not
 * that header
 */
char *
tracker_emulator_log_dup_last (const TrackerEmulatorLog *log, const char *host, const char *header)
{
  const Record *record = g_hash_table_lookup (log->records, host != NULL ? host : ANY_HOST);
  g_autofree char *lower = NULL;

  if (record == NULL)
    return NULL;
  if (header == NULL)
    return g_strdup (record->text);
  lower = g_ascii_strdown (header, -1);
  return g_strdup (g_hash_table_lookup (record->headers, lower));
}
