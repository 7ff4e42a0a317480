/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-carrier-health.h"
#include "tracker-carrier.h"
#include "tracker-direct-check.h"
#include "tracker-folder.h"
#include "tracker-guess.h"
#include "tracker-journey.h"
#include "tracker-parcel-list.h"
#include "tracker-parcel.h"
#include "tracker-tell-item.h"

/* What screen and command line talk to: verbs and models. Main thread. Every verb is asynchronous,
 * changes the store, and the change comes back through the models.
 *
 * Properties (notify): refreshing (boolean), refresh-total, refresh-asked (int), refresh-fraction
 * (double), online (boolean), keyring-state (TrackerSecretsState as int; 2 locked, 3 missing),
 * home-country (alpha-2, nullable, writable), n-waiting (int: parcels of which a post wants a
 * human; kept fresh). Signals: "news" (const char *text): something a toast may say. */
#define TRACKER_TYPE_LIBRARY (tracker_library_get_type ())
G_DECLARE_FINAL_TYPE (TrackerLibrary, tracker_library, TRACKER, LIBRARY, GObject)

/* --- models --- */
TrackerParcelList *tracker_library_create_parcel_list (TrackerLibrary *self); /* (transfer full) */
TrackerJourney *tracker_library_create_journey (TrackerLibrary *self);        /* (transfer full) */
GListModel *
tracker_library_get_folders (TrackerLibrary *self); /* (transfer none) of TrackerFolder: the smart
                                                       ones, then the person's own; kept fresh */
GListModel *tracker_library_get_carriers (
    TrackerLibrary *self); /* (transfer none) of TrackerCarrier, by name */
TrackerCarrier *tracker_library_find_carrier (TrackerLibrary *self,
                                              const char *id); /* (transfer none) (nullable) */
/* By normalised number, uuid; NULL without error: no such parcel. */
void tracker_library_find_parcel_async (TrackerLibrary *self,
                                        const char *number_or_uuid,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
TrackerParcel *tracker_library_find_parcel_finish (TrackerLibrary *self,
                                                   GAsyncResult *result,
                                                   GError **error); /* (transfer full) (nullable) */

/* --- recognition --- */
TrackerGuess *tracker_library_guess (
    TrackerLibrary *self,
    const char *text); /* (transfer full) one code; microseconds, for as-you-type */
/* (element-type TrackerGuess) all codes of a pasted text, in a worker thread; "known" is filled in.
 */
void tracker_library_guess_text_async (TrackerLibrary *self,
                                       const char *text,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *
tracker_library_guess_text_finish (TrackerLibrary *self, GAsyncResult *result, GError **error);

/* --- verbs on parcels; finish with tracker_library_finish --- */
typedef struct
{
  const char *name; /* nullable */
  gint64 folder_id; /* 0: none */
  const char *const
      *carriers; /* (nullable) ids the person chose; NULL: those that recognition asks */
  GHashTable
      *chosen;       /* (nullable) normalised number -> GStrv: whom the person chose for it alone */
  gboolean ask;      /* ask the posts at once */
  GHashTable *needs; /* (nullable) key -> value: what the parcels bring besides their numbers */
  gboolean is_silent; /* never ask the network */
} TrackerAddOptions;
/* Adds every valid guess, in one transaction. */
void tracker_library_add_async (TrackerLibrary *self,
                                GPtrArray *guesses,
                                const TrackerAddOptions *options,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GPtrArray *tracker_library_add_finish (
    TrackerLibrary *self,
    GAsyncResult *result,
    guint *n_existed,
    GError **error); /* (element-type TrackerParcel) in order, those that existed too */
void tracker_library_remove_async (TrackerLibrary *self,
                                   const gint64 *ids,
                                   gsize n_ids,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
void tracker_library_restore_async (TrackerLibrary *self,
                                    const gint64 *ids,
                                    gsize n_ids,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void tracker_library_archive_async (TrackerLibrary *self,
                                    const gint64 *ids,
                                    gsize n_ids,
                                    gboolean archived,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void tracker_library_move_async (TrackerLibrary *self,
                                 const gint64 *ids,
                                 gsize n_ids,
                                 gint64 folder_id,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void tracker_library_rename_async (TrackerLibrary *self,
                                   gint64 id,
                                   const char *name,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
void tracker_library_set_note_async (TrackerLibrary *self,
                                     gint64 id,
                                     const char *note,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void tracker_library_mark_seen_async (TrackerLibrary *self,
                                      gint64 id,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean tracker_library_finish (TrackerLibrary *self, GAsyncResult *result, GError **error);

/* --- folders --- */
void tracker_library_add_folder_async (TrackerLibrary *self,
                                       const char *name,
                                       const char *emoji,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gint64 tracker_library_add_folder_finish (TrackerLibrary *self,
                                          GAsyncResult *result,
                                          GError **error); /* id; -1 on error */
void tracker_library_rename_folder_async (TrackerLibrary *self,
                                          gint64 id,
                                          const char *name,
                                          const char *emoji,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
void tracker_library_remove_folder_async (TrackerLibrary *self,
                                          gint64 id,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
void tracker_library_place_folder_async (TrackerLibrary *self,
                                         gint64 id,
                                         int position,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);

/* --- files --- */
typedef struct
{
  guint line; /* from 1 */
  char *why;  /* (owned) one sentence */
} TrackerSkippedLine;
void tracker_skipped_line_free (TrackerSkippedLine *self);
/* A list of codes, a table or an export; the file comes in whole or not at all. */
void tracker_library_import_async (TrackerLibrary *self,
                                   const char *path,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *tracker_library_import_finish (TrackerLibrary *self,
                                          GAsyncResult *result,
                                          int *n_added,
                                          int *n_updated,
                                          GError **error); /* (element-type TrackerSkippedLine) */
/* @format: "csv" or "json"; @path: "-" is the standard output */
void tracker_library_export_async (TrackerLibrary *self,
                                   const char *format,
                                   const char *path,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
int tracker_library_export_finish (TrackerLibrary *self,
                                   GAsyncResult *result,
                                   GError **error); /* how many parcels; -1 on error */

/* --- asking --- */
void tracker_library_refresh_async (TrackerLibrary *self,
                                    const gint64 *ids,
                                    gsize n_ids,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data); /* NULL, 0: all */
typedef struct
{
  int asked;
  int changed;
  int failed;
  int captcha;
  double seconds;
} TrackerRefreshSummary;
gboolean tracker_library_refresh_finish (TrackerLibrary *self,
                                         GAsyncResult *result,
                                         TrackerRefreshSummary *summary,
                                         GError **error);
void tracker_library_cancel_refresh (TrackerLibrary *self);
/* Ask another carrier too, from now on. */
void tracker_library_add_carrier_async (TrackerLibrary *self,
                                        gint64 parcel_id,
                                        const char *carrier,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
void tracker_library_remove_carrier_async (TrackerLibrary *self,
                                           gint64 leg_id,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);

/* What a parcel brings besides its number: key -> value, "" forgets it, keys not named stay. Fails
 * (G_IO_ERROR_INVALID_ARGUMENT, one sentence) if no carrier of the parcel wants such a thing, or if
 * it is not of the shape that one of them wants. Whoever lacked it is asked at once. */
void tracker_library_set_needs_async (TrackerLibrary *self,
                                      gint64 parcel_id,
                                      GHashTable *needs,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/* --- carriers --- */
/* A carrier that is off is not asked any more; its parcels stay. */
void tracker_library_set_carrier_enabled_async (TrackerLibrary *self,
                                                const char *id,
                                                gboolean enabled,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
/* Of TrackerCarrierHealth: those with something to say; trouble first, then by name. */
void tracker_library_list_health_async (TrackerLibrary *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GListModel *tracker_library_list_health_finish (TrackerLibrary *self,
                                                GAsyncResult *result,
                                                GError **error); /* (transfer full) */
/* Of any carrier; G_IO_ERROR_NOT_FOUND: there is no such carrier. */
void tracker_library_load_health_async (TrackerLibrary *self,
                                        const char *id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
TrackerCarrierHealth *tracker_library_load_health_finish (TrackerLibrary *self,
                                                          GAsyncResult *result,
                                                          GError **error); /* (transfer full) */
/* Asks the carrier about its own example number with @secrets (nullable: those of the keyring);
 * keeps nothing. */
void tracker_library_test_carrier_async (TrackerLibrary *self,
                                         const char *id,
                                         GHashTable *secrets,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/* (transfer full): "Accepted: DHL answered that it does not know the example number."; @is_good
 * (optional): whether what was tested is fine. */
char *tracker_library_test_carrier_finish (TrackerLibrary *self,
                                           GAsyncResult *result,
                                           gboolean *is_good,
                                           GError **error);

/* --- privacy --- */
/* Of TrackerTellItem: which host was told which number, the latest first, at most 2,000 (@more,
 * optional: there were others). @parcel_id 0: of every number. */
void tracker_library_list_told_async (TrackerLibrary *self,
                                      gint64 parcel_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GListModel *tracker_library_list_told_finish (TrackerLibrary *self,
                                              GAsyncResult *result,
                                              gboolean *more,
                                              GError **error); /* (transfer full) */
void tracker_library_forget_told_async (TrackerLibrary *self,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data); /* empties that list */
/* Never ask the network about these parcels, or ask again. */
void tracker_library_set_silent_async (TrackerLibrary *self,
                                       const gint64 *ids,
                                       gsize n_ids,
                                       gboolean silent,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);

/* --- direct checks --- */
TrackerDirectCheck *
tracker_library_create_direct_check (TrackerLibrary *self); /* (transfer full) one per dialog */

/* --- credentials --- */
/* (element-type utf8 utf8) key -> value */
void tracker_library_load_credentials_async (TrackerLibrary *self,
                                             const char *carrier,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
GHashTable *tracker_library_load_credentials_finish (TrackerLibrary *self,
                                                     GAsyncResult *result,
                                                     GError **error);
void tracker_library_store_credential_async (TrackerLibrary *self,
                                             const char *carrier,
                                             const char *key,
                                             const char *value,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
void tracker_library_unlock_keyring_async (TrackerLibrary *self,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
