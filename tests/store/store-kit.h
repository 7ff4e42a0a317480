/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-store.h"
#include "tracker-test.h"

/* A store for tests: each verb waits for its answer, and must succeed unless an error is expected.
 */
typedef struct
{
  TrackerStore *store;
  TrackerClock *clock;
  GPtrArray *changes; /* (element-type TrackerChange): in the order they came */
} Kit;

#define KIT_DAY_S (24 * 60 * 60)

Kit *kit_new (const char *path);
Kit *kit_try_new (const char *path, GError **error);
void kit_free (Kit *kit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Kit, kit_free)
void kit_advance (Kit *kit, gint64 seconds);
GAsyncResult *kit_wait (GAsyncResult **slot);

/* Runs a verb that answers nothing but done; @call ends with the callback's two arguments. */
#define KIT_TRY(kit, error, verb, ...)                                                             \
  ({                                                                                               \
    GAsyncResult *slot_ = NULL;                                                                    \
    verb ((kit)->store, __VA_ARGS__, tracker_test_result_cb, &slot_);                              \
    kit_finish ((kit), &slot_, (error));                                                           \
  })
#define KIT_RUN(kit, verb, ...) g_assert_true (KIT_TRY (kit, NULL, verb, __VA_ARGS__))
#define KIT_FAIL(kit, code, verb, ...)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (GError) error_ = NULL;                                                              \
    g_assert_false (KIT_TRY (kit, &error_, verb, __VA_ARGS__));                                    \
    g_assert_error (error_, TRACKER_STORE_ERROR, (code));                                          \
    g_assert_cmpstr (error_->message, !=, "");                                                     \
  }                                                                                                \
  G_STMT_END
gboolean kit_finish (Kit *kit, GAsyncResult **slot, GError **error);

gint64 kit_add (Kit *kit, const char *number, const char *name, const char *carriers);
void kit_set_need (Kit *kit, gint64 parcel_id, const char *key, const char *value);
gint64 kit_add_folder (Kit *kit, const char *name);
TrackerParcelData *kit_load (Kit *kit, gint64 id);
TrackerParcelData *kit_find (Kit *kit, const char *number_or_uuid);
GPtrArray *kit_legs (Kit *kit, gint64 id);
gint64 kit_leg (Kit *kit, gint64 parcel_id, const char *carrier);
GPtrArray *kit_events (Kit *kit, gint64 id);
GPtrArray *kit_outbox (Kit *kit);
GPtrArray *kit_folders (Kit *kit);
GPtrArray *kit_carrier_states (Kit *kit);
GPtrArray *kit_told (Kit *kit, const char *number); /* NULL: all */
GArray *kit_list (Kit *kit, TrackerQuery *query);
char *kit_search (Kit *kit, const char *text); /* ids in the order of adding, "1 2 3" */
void kit_count (Kit *kit, int *n_parcels, int *n_unseen);

/* A report from lines "instant|stage|code|text|place"; empty code or place: none. Instants are
 * hours after the tests' now. A line that starts with "*" was entered by the person. */
TrackerReport *kit_report (const char *carrier, TrackerOutcome outcome, const char *lines);
int kit_apply (Kit *kit, gint64 leg_id, TrackerReport *report); /* @report: (transfer full) */
char *kit_print_events (Kit *kit,
                        gint64 parcel_id); /* "hours stage code text place;..." newest first;
                                            "*hours": entered */

guint kit_n_changes (Kit *kit);
TrackerChange *kit_last_change (Kit *kit);
void kit_forget_changes (Kit *kit);
