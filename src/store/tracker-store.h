/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-carrier-state.h"
#include "tracker-change.h"
#include "tracker-clock.h"
#include "tracker-folder-data.h"
#include "tracker-leg-data.h"
#include "tracker-outbox-item.h"
#include "tracker-parcel-data.h"
#include "tracker-parcel-import.h"
#include "tracker-query.h"
#include "tracker-report.h"
#include "tracker-store-error.h"
#include "tracker-told.h"

/* SQLite: one connection on one thread of its own; every verb is asynchronous, in strict order.
 * Lives on the main thread.
 *
 * Signal "changed" (TrackerStore *store, TrackerChange *change): after each commit that changed
 * something, on the main context; also for commits of other processes on the same file (watched by
 * the store itself), exactly once each, in order.
 */
#define TRACKER_TYPE_STORE (tracker_store_get_type ())
G_DECLARE_FINAL_TYPE (TrackerStore, tracker_store, TRACKER, STORE, GObject)

/* Opening: makes the folder, migrates (backup first), refuses newer schemas; a corrupt file is
 * renamed aside and the error CORRUPT names the copy; opening again then starts afresh. @path:
 * NULL: in memory (tests, `track`). */
void tracker_store_open_async (const char *path,
                               TrackerClock *clock,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
TrackerStore *tracker_store_open_finish (GAsyncResult *result, GError **error);
/* Must end before the last unref. Drains what was asked before. */
void
tracker_store_close_async (TrackerStore *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean tracker_store_close_finish (TrackerStore *self, GAsyncResult *result, GError **error);

/* --- parcels --- */

/* A parcel to be added. Strings are copied by the verb. */
typedef struct
{
  const char *number; /* normalised; "" = ordered, not shipped yet */
  const char *name;   /* nullable */
  const char *note;   /* nullable */
  gint64 folder_id;   /* 0: none */
  const char *origin; /* alpha-2, nullable */
  const char *destination;
  guint n_legs;
  const char *const *carriers; /* n_legs ids */
  const TrackerRole *roles;    /* n_legs */
  gboolean is_silent;          /* nobody is asked about it */
  GHashTable *needs;           /* nullable: as of tracker_store_set_needs_async () */
} TrackerParcelDraft;

/* All or nothing, in one transaction. A number that is there already (and not removed) is left as
 * it is: its id is in the answer too, flagged in existed. Answer: (array length=n_ids) ids in the
 * order of @drafts. */
void tracker_store_add_parcels_async (TrackerStore *self,
                                      const TrackerParcelDraft *drafts,
                                      gsize n_drafts,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gint64 *tracker_store_add_parcels_finish (TrackerStore *self,
                                          GAsyncResult *result,
                                          gsize *n_ids,
                                          gboolean **existed,
                                          GError **error);

/* What a file brings, all or nothing: @folders (element-type TrackerFolderData) and @parcels
 * (element-type TrackerParcelImport) are kept by reference and not changed any more. What is there
 * is filled, or corrected where the uuid is the same. Answer: (element-type TrackerImportEffect) in
 * the order of @parcels. */
void tracker_store_import_async (TrackerStore *self,
                                 GPtrArray *folders,
                                 GPtrArray *parcels,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GArray *tracker_store_import_finish (TrackerStore *self, GAsyncResult *result, GError **error);

/* Removing keeps the rows for undo; they are purged at the next opening after a day. */
void tracker_store_remove_parcels_async (TrackerStore *self,
                                         const gint64 *ids,
                                         gsize n_ids,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
void tracker_store_restore_parcels_async (TrackerStore *self,
                                          const gint64 *ids,
                                          gsize n_ids,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
void tracker_store_archive_parcels_async (TrackerStore *self,
                                          const gint64 *ids,
                                          gsize n_ids,
                                          gboolean archived,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
void tracker_store_move_parcels_async (TrackerStore *self,
                                       const gint64 *ids,
                                       gsize n_ids,
                                       gint64 folder_id,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data); /* 0: out of any folder */
void tracker_store_rename_parcel_async (TrackerStore *self,
                                        gint64 id,
                                        const char *name,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
void tracker_store_set_note_async (TrackerStore *self,
                                   gint64 id,
                                   const char *note,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
void tracker_store_mark_seen_async (TrackerStore *self,
                                    gint64 id,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* "Never ask the network": the legs of a silent parcel stay, but are never due, never wait for a
 * person and give no sign. */
void tracker_store_set_silent_async (TrackerStore *self,
                                     const gint64 *ids,
                                     gsize n_ids,
                                     gboolean silent,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/* What a parcel brings besides its number (a postcode), key -> value; "" removes, keys not named
 * stay. Legs that ended with NEEDS_MORE are due now. */
#define TRACKER_NEEDS_MAX_KEYS 20
#define TRACKER_NEED_MAX_CHARS 100
gboolean tracker_need_check (const char *key, const char *value, GError **error);
void tracker_store_set_needs_async (TrackerStore *self,
                                    gint64 parcel_id,
                                    GHashTable *needs,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* The finish function of every verb above and below that answers nothing but done. */
gboolean tracker_store_finish (TrackerStore *self, GAsyncResult *result, GError **error);

/* --- reading --- */

/* (element-type gint64) ids in the query's order */
void tracker_store_list_ids_async (TrackerStore *self,
                                   TrackerQuery *query,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GArray *tracker_store_list_ids_finish (TrackerStore *self, GAsyncResult *result, GError **error);
/* (element-type TrackerParcelData) those that exist, in the order of @ids */
void tracker_store_load_parcels_async (TrackerStore *self,
                                       const gint64 *ids,
                                       gsize n_ids,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *
tracker_store_load_parcels_finish (TrackerStore *self, GAsyncResult *result, GError **error);
/* By normalised number or uuid; removed ones are not found (answer NULL without error). */
void tracker_store_find_parcel_async (TrackerStore *self,
                                      const char *number_or_uuid,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
TrackerParcelData *
tracker_store_find_parcel_finish (TrackerStore *self, GAsyncResult *result, GError **error);
/* (element-type TrackerEvent) every event of the parcel, newest first, unmerged */
void tracker_store_load_events_async (TrackerStore *self,
                                      gint64 parcel_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *
tracker_store_load_events_finish (TrackerStore *self, GAsyncResult *result, GError **error);
/* (element-type TrackerLegData) */
void tracker_store_load_legs_async (TrackerStore *self,
                                    gint64 parcel_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *
tracker_store_load_legs_finish (TrackerStore *self, GAsyncResult *result, GError **error);
/* Counts for the folder pane: n[TRACKER_N_SMARTS], and unseen per smart folder. */
void tracker_store_count_async (TrackerStore *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean tracker_store_count_finish (TrackerStore *self,
                                     GAsyncResult *result,
                                     int n_parcels[TRACKER_N_SMARTS],
                                     int n_unseen[TRACKER_N_SMARTS],
                                     GError **error);

/* --- folders --- */
void tracker_store_list_folders_async (TrackerStore *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *tracker_store_list_folders_finish (
    TrackerStore *self,
    GAsyncResult *result,
    GError **error); /* (element-type TrackerFolderData) by position */
void tracker_store_add_folder_async (TrackerStore *self,
                                     const char *name,
                                     const char *emoji,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gint64 tracker_store_add_folder_finish (TrackerStore *self,
                                        GAsyncResult *result,
                                        GError **error); /* id, or -1 */
void tracker_store_rename_folder_async (TrackerStore *self,
                                        gint64 id,
                                        const char *name,
                                        const char *emoji,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
void tracker_store_remove_folder_async (TrackerStore *self,
                                        gint64 id,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data); /* its parcels stay, in no folder */
void tracker_store_place_folder_async (TrackerStore *self,
                                       gint64 id,
                                       int position,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);

/* --- asking --- */

/* (element-type TrackerLegData) legs of parcels neither archived, removed nor silent, and of
 * carriers that are on, with next_due_s <= @due_s, the longest due first, at most @max (0: all) */
void tracker_store_list_due_legs_async (TrackerStore *self,
                                        gint64 due_s,
                                        guint max,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *
tracker_store_list_due_legs_finish (TrackerStore *self, GAsyncResult *result, GError **error);
/* The earliest next_due_s of such legs; G_MAXINT64: none. */
void tracker_store_next_due_async (TrackerStore *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gint64 tracker_store_next_due_finish (TrackerStore *self,
                                      GAsyncResult *result,
                                      GError **error); /* -1 on error */
/* Legs the parcel shall have; those there already keep their state, none is removed. */
void tracker_store_add_legs_async (TrackerStore *self,
                                   gint64 parcel_id,
                                   guint n_legs,
                                   const char *const *carriers,
                                   const TrackerRole *roles,
                                   const char *const *numbers,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
void tracker_store_remove_leg_async (TrackerStore *self,
                                     gint64 leg_id,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data); /* its events stay */
/* Carrier-wide or per leg: makes due now (a person gave credentials, solved a check). */
void tracker_store_set_due_async (TrackerStore *self,
                                  gint64 leg_id,
                                  gint64 next_due_s,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/* One answer of one leg. Several are applied in one transaction. When the next ask is due is asked
 * of @schedule (pure, called on the store thread). */
typedef struct
{
  gint64 leg_id;
  TrackerReport *report;
} TrackerAnswer;

/* What the schedule may look at. */
typedef struct
{
  TrackerStage stage; /* after the answer */
  gint64 added_s;
  gint64 last_event_s; /* newest of all legs; 0: none */
  gint64 now_s;
  TrackerOutcome outcome; /* of this answer */
  int failures;           /* in a row, this one counted */
  int retry_after_s;
  const char *carrier;
  double random; /* 0 <= x < 1 */
} TrackerScheduleInput;
typedef gint64 (*TrackerScheduleFunc) (const TrackerScheduleInput *input,
                                       gpointer user_data); /* -> next_due_s; must be thread-safe */
void tracker_store_set_schedule (
    TrackerStore *self,
    TrackerScheduleFunc schedule,
    gpointer user_data,
    GDestroyNotify destroy); /* before the first apply; without one: six hours */

/* Same events again add nothing; an event whose wording was edited is the same event; a failed
 * answer removes nothing; outbox rows in the same transaction. An event that the person entered is
 * taken over by the post's own (same carrier and minute, same words or stage; the same day where
 * one has no clock): never two of it; it is no news and not unseen. An answer for a leg that is
 * gone is passed over. Answer: how many parcels changed (events or stage), or -1. */
void tracker_store_apply_async (TrackerStore *self,
                                const TrackerAnswer *answers,
                                gsize n_answers,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
int tracker_store_apply_finish (TrackerStore *self, GAsyncResult *result, GError **error);

/* --- direct checks --- */

/* An answer with tracker_outcome_wants_human () makes its leg wait for a person (waits_s; any other
 * outcome but OFFLINE and UNAVAILABLE ends that). If it came by a way of the carrier's own (the
 * report names one), the carrier is paused too: none of its legs is due before the pause is over.
 * The first such answer of a day writes an outbox row, TRACKER_NEWS_CHECK, of no parcel: one for
 * all. A wrong answer of a person writes none, nor does a parcel that is archived or delivered. */

/* (element-type TrackerLegData) legs of parcels neither archived, delivered, removed nor silent,
 * and of carriers that are on, that wait for a person, the longest first; @carrier NULL: of every
 * carrier */
void tracker_store_list_waiting_legs_async (TrackerStore *self,
                                            const char *carrier,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
GPtrArray *
tracker_store_list_waiting_legs_finish (TrackerStore *self, GAsyncResult *result, GError **error);
/* How many parcels have such legs; -1 on error. */
void tracker_store_count_waiting_async (TrackerStore *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
int tracker_store_count_waiting_finish (TrackerStore *self, GAsyncResult *result, GError **error);
/* A person has passed the carrier's check: its pause is over and its waiting legs are due now. */
void tracker_store_resume_carrier_async (TrackerStore *self,
                                         const char *carrier,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);

/* --- carriers --- */

/* Legs of a carrier that is off are never due, never wait for a person and give no sign. */
void tracker_store_set_carrier_off_async (TrackerStore *self,
                                          const char *carrier,
                                          gboolean off,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/* (element-type TrackerCarrierState) by id; only carriers of which there is something to say */
void tracker_store_list_carrier_states_async (TrackerStore *self,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
GPtrArray *
tracker_store_list_carrier_states_finish (TrackerStore *self, GAsyncResult *result, GError **error);
/* Codes of this shape (tracker_number_dup_shape ()) are of that carrier, the person says. */
void tracker_store_note_choice_async (TrackerStore *self,
                                      const char *shape,
                                      const char *carrier,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/* What recognition wants to know: @chosen shape -> carrier, @off set of carriers (both optional,
 * transfer full, never NULL on success). */
void tracker_store_load_choices_async (TrackerStore *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean tracker_store_load_choices_finish (TrackerStore *self,
                                            GAsyncResult *result,
                                            GHashTable **chosen,
                                            GHashTable **off,
                                            GError **error);

/* --- who was told --- */

/* (element-type TrackerTold): merged with what is known by host and number; kept by reference. No
 * change is emitted. */
void tracker_store_note_told_async (TrackerStore *self,
                                    GPtrArray *told,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* (element-type TrackerTold), the latest first, at most @max (0: all); @number NULL: all */
void tracker_store_list_told_async (TrackerStore *self,
                                    const char *number,
                                    guint max,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* The same for all numbers of a parcel, its own and those of its legs; finished as that. */
void tracker_store_list_parcel_told_async (TrackerStore *self,
                                           gint64 parcel_id,
                                           guint max,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
GPtrArray *
tracker_store_list_told_finish (TrackerStore *self, GAsyncResult *result, GError **error);
void tracker_store_forget_told_async (TrackerStore *self,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/* --- outbox --- */
void tracker_store_list_outbox_async (TrackerStore *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *tracker_store_list_outbox_finish (
    TrackerStore *self,
    GAsyncResult *result,
    GError **error); /* (element-type TrackerOutboxItem) oldest first, not yet taken */
void tracker_store_take_outbox_async (TrackerStore *self,
                                      const gint64 *ids,
                                      gsize n_ids,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data); /* said, or not to be said */
