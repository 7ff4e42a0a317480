/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-change-private.h"
#include "tracker-db-private.h"
#include "tracker-store.h"

/* What a job has in hands, on the store's thread. */
typedef struct
{
  TrackerDb *db;
  TrackerClock *clock;
  gint64 now_s;    /* when the job began */
  gint64 last_seq; /* the newest row of the journal that was emitted */
  TrackerChange
      *change; /* of the write that runs: what it says is committed with it; NULL in reads */
  struct _TrackerMemo *memo; /* (nullable): what the last searches found out */
  GHashTable
      *phrases; /* (element-type utf8 gint64): ids of phrases met lately; emptied by a rollback */
} TrackerWork;

/* @args is the task's data: plain copies and immutable values only, and room for the answer. */
typedef gboolean (*TrackerJobFunc) (TrackerWork *work,
                                    gpointer args,
                                    GCancellable *cancellable,
                                    GError **error);

typedef enum
{
  TRACKER_JOB_READ,  /* interrupted when cancelled; sees one state of the file */
  TRACKER_JOB_WRITE, /* one transaction; not interrupted once it runs */
} TrackerJobKind;

void tracker_store_push (TrackerStore *self, TrackerJobKind kind, TrackerJobFunc func, GTask *task);

/* The usual arguments of a verb. */
typedef struct
{
  gint64 id;
  gint64 other;     /* folder, position, instant, flag */
  char *text;       /* (nullable) (owned) */
  char *other_text; /* (nullable) (owned) */
  gint64 *ids;      /* (array length=n_ids) (owned) */
  gsize n_ids;
  gpointer query; /* (nullable) (owned) a TrackerQuery */

  gint64 answer_number;
  gpointer answer; /* (nullable) (owned) */
  GDestroyNotify free_answer;
} TrackerArgs;

TrackerArgs *tracker_args_new (gint64 id, gint64 other, const char *text, const char *other_text);
TrackerArgs *tracker_args_new_ids (const gint64 *ids, gsize n_ids, gint64 other);
void tracker_args_free (TrackerArgs *self);
GTask *tracker_store_new_task (TrackerStore *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data,
                               gpointer tag,
                               gpointer args,
                               GDestroyNotify free_args);
void tracker_store_push_write (TrackerStore *self,
                               TrackerJobFunc func,
                               gpointer tag,
                               TrackerArgs *args,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
void tracker_store_push_read (TrackerStore *self,
                              TrackerJobFunc func,
                              gpointer tag,
                              TrackerArgs *args,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gpointer tracker_store_steal_answer (TrackerStore *self, GAsyncResult *result, GError **error);

/* tracker-store-words.c: what people type */
char *tracker_words_dup_line (const char *text, gsize max_chars, GError **error);
char *tracker_words_dup_lines (const char *text, gsize max_chars, GError **error);
char *tracker_words_fold (const char *text);
gboolean tracker_words_index_parcel (TrackerWork *work, gint64 parcel_id, GError **error);

/* tracker-store-state.c: what a parcel's row says of its legs */
int tracker_state_get_smarts (TrackerStage stage,
                              TrackerOutcome trouble,
                              int n_events,
                              gboolean is_archived,
                              gboolean is_removed);
gboolean tracker_state_is_trouble (TrackerOutcome outcome);
TrackerOutcome tracker_state_get_sign (TrackerOutcome outcome, gint64 waits_s);
gboolean tracker_state_update_smarts (TrackerWork *work, gint64 parcel_id, GError **error);
gboolean tracker_state_load_trouble (TrackerWork *work,
                                     gint64 parcel_id,
                                     TrackerOutcome *trouble,
                                     GError **error);
gboolean tracker_state_update_trouble (TrackerWork *work, gint64 parcel_id, GError **error);
gboolean tracker_state_add_flags (TrackerWork *work,
                                  gint64 parcel_id,
                                  TrackerChangeFlags flags,
                                  GError **error);

/* tracker-store-phrases.c */
gint64 tracker_phrases_intern (TrackerWork *work, const char *text, GError **error); /* 0: failed */
gboolean
tracker_phrases_link (TrackerWork *work, gint64 phrase_id, gint64 parcel_id, GError **error);
gboolean tracker_phrases_forget_parcel (TrackerWork *work, gint64 parcel_id, GError **error);

/* tracker-store-open.c */
gboolean tracker_store_open_in_thread (TrackerWork *work,
                                       gpointer data,
                                       GCancellable *cancellable,
                                       GError **error);

/* tracker-store-purge.c */
gboolean tracker_store_purge_in_thread (TrackerWork *work, GError **error);

/* tracker-store-search.c */
typedef struct _TrackerHits TrackerHits;
TrackerHits *tracker_hits_new (TrackerWork *work, const char *text, GError **error);
TrackerHits *tracker_hits_copy (const TrackerHits *self);
void tracker_hits_free (TrackerHits *self);
gboolean tracker_hits_contain (const TrackerHits *self, gint64 parcel_id);
guint tracker_hits_get_n (const TrackerHits *self);
gint64 tracker_hits_get_next (const TrackerHits *self, gint64 after);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerHits, tracker_hits_free)

/* tracker-store-memo.c */
typedef struct _TrackerMemo TrackerMemo;
TrackerMemo *tracker_memo_ensure (TrackerWork *work, GError **error);
void tracker_memo_free (TrackerMemo *self);
GArray *tracker_memo_get_list (TrackerMemo *self, const TrackerQuery *query);
void tracker_memo_take_list (TrackerMemo *self, TrackerQuery *query, GArray *ids);
const TrackerHits *tracker_memo_get_word (TrackerMemo *self, const char *word);
void tracker_memo_put_word (TrackerMemo *self, const char *word, const TrackerHits *hits);
const TrackerHits *tracker_memo_get_phrases (TrackerMemo *self, GArray *phrase_ids);
void tracker_memo_put_phrases (TrackerMemo *self, GArray *phrase_ids, const TrackerHits *hits);

/* tracker-store-parcels.c */
gboolean tracker_store_check_parcel (TrackerWork *work, gint64 id, GError **error);

/* tracker-store-needs.c: what parcels bring besides their numbers, all of a parcel in one column */
#define TRACKER_NEEDS_COLUMN(parcel_id)                                                            \
  "(SELECT group_concat (key || char (31) || value, char (30)) FROM needs WHERE needs.parcel_id "  \
  "= " parcel_id ")"
GHashTable *tracker_needs_new_from_column (TrackerStmt *stmt, int column);
GHashTable *tracker_needs_copy (GHashTable *needs);
gboolean tracker_needs_fit (TrackerWork *work,
                            gint64 parcel_id,
                            GHashTable *needs,
                            gboolean *fits,
                            GError **error);
gboolean tracker_needs_write (TrackerWork *work,
                              gint64 parcel_id,
                              GHashTable *needs,
                              gboolean replaces,
                              gboolean *is_changed,
                              GError **error);

/* tracker-store-carrier-states.c: what answers say of carriers, written once a transaction */
GHashTable *tracker_carrier_tallies_new (void);
void
tracker_carrier_tallies_add (GHashTable *tallies, const char *carrier, const TrackerReport *report);
gboolean tracker_carrier_tallies_write (GHashTable *tallies, TrackerWork *work, GError **error);

/* tracker-store-told.c */
gboolean tracker_told_forget_parcel (TrackerWork *work, gint64 parcel_id, GError **error);

/* tracker-store-legs.c */
#define TRACKER_LEG_COLUMNS                                                                        \
  "l.id, l.parcel_id, l.carrier, l.role, l.number, l.asked_s, l.answered_s, l.outcome, "           \
  "l.message, l.failures, "                                                                        \
  "l.next_due_s, l.waits_s, " TRACKER_NEEDS_COLUMN ("l.parcel_id")
gboolean tracker_store_check_carrier (const char *carrier, GError **error);
TrackerLegData *tracker_leg_data_new_from_row (TrackerStmt *stmt);
gboolean tracker_store_check_number (const char *number, GError **error);
gboolean tracker_store_insert_leg (TrackerWork *work,
                                   gint64 parcel_id,
                                   const char *carrier,
                                   TrackerRole role,
                                   const char *number,
                                   GError **error);

gboolean tracker_legs_flag_first_due (TrackerWork *work, const char *carrier, GError **error);
gboolean tracker_store_collect_legs (TrackerWork *work,
                                     TrackerStmt *stmt,
                                     TrackerArgs *args,
                                     GError **error);

/* tracker-store-waits.c: what waits for a person */
gint64 tracker_waits_get_since_s (TrackerOutcome outcome, gint64 since_s, gint64 now_s);
gboolean
tracker_waits_pause (TrackerWork *work, const char *carrier, int retry_after_s, GError **error);
gboolean tracker_waits_call_person (TrackerWork *work, GError **error);
gboolean tracker_waits_load (TrackerWork *work, guint *n_parcels, char **title, GError **error);

/* tracker-store-folders.c */
gboolean
tracker_store_check_folder (TrackerWork *work, gint64 folder_id, GError **error); /* 0 is fine */

/* tracker-store-read.c */
#define TRACKER_EVENT_COLUMNS                                                                      \
  "e.unix_s, e.offset_s, e.precision, e.stage, t.text, pl.text, e.country, e.code, e.carrier, "    \
  "e.is_entered"
#define TRACKER_EVENT_JOINS                                                                        \
  "LEFT JOIN phrases t ON t.id = e.text_id LEFT JOIN phrases pl ON pl.id = e.place_id"
TrackerEvent *tracker_event_new_from_row (TrackerStmt *stmt, int column); /* NULL: no event there */

/* tracker-store.c: the schedule, read on main when a job is made */
TrackerScheduleFunc tracker_store_get_schedule (TrackerStore *self, gpointer *user_data);

/* tracker-store-journal.c: what other processes commit */
gboolean tracker_journal_start (TrackerWork *work, GError **error);
gboolean tracker_journal_read (TrackerWork *work, GPtrArray *changes, GError **error);
gboolean tracker_journal_write (TrackerWork *work, gint64 *seq, GError **error);

/* tracker-store-watch.c */
typedef struct _TrackerStoreWatch TrackerStoreWatch;
typedef void (*TrackerStoreWatchFunc) (gpointer user_data);
TrackerStoreWatch *
tracker_store_watch_new (const char *path, TrackerStoreWatchFunc func, gpointer user_data);
void tracker_store_watch_free (TrackerStoreWatch *self);
