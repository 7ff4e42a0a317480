/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "../store/store-kit.h"
#include "tracker-challenge.h"
#include "tracker-emulator.h"
#include "tracker-http.h"
#include "tracker-monitor.h"

/* A monitor on a real store that asks the emulator over TLS. The clock stands still. */
typedef struct
{
  Kit *kit; /* the store and the clock */
  TrackerEmulator *emulator;
  TrackerHttp *http;
  TrackerRegistry *registry;
  TrackerSecrets *secrets;
  TrackerNetwork *network;
  TrackerMonitor *monitor;
} Watch;

/* In the definition of @carrier, @find becomes @replace. */
typedef struct _WatchPatch WatchPatch;
struct _WatchPatch
{
  const char *carrier;
  const char *find;
  const char *replace;
  const WatchPatch *next; /* nullable */
};

typedef struct
{
  const char *path;        /* of the store; NULL: in memory */
  const WatchPatch *patch; /* nullable */
  gboolean wrong_name;     /* the emulator's certificate is for another name */
  gboolean fake_network;   /* which watch_set_online() switches */
} WatchOptions;

Watch *watch_new (const WatchOptions *options);
void watch_free (Watch *watch);
void watch_close_monitor (Watch *watch); /* it and all it holds are gone afterwards */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Watch, watch_free)

/* The emulator knows a letter from Guangzhou that is in Moscow's customs: 4 events at UPU, 3 at
 * Russian Post. @carriers as for tracker_emulator_parcel_new(). */
void watch_know (Watch *watch, const char *number, const char *carriers);
/* Likewise, a letter to Brazil that has left its customs: 4 events at Correios. */
void watch_know_in_brazil (Watch *watch, const char *number);
char *watch_make_number (int serial); /* "RBnnnnnnnncCN" with its check digit */
void watch_set_secret (Watch *watch, const char *carrier, const char *key, const char *value);
void watch_set_online (Watch *watch, gboolean online); /* returns once the monitor knows */

/* Asks and waits. @ids NULL: all. (transfer full) */
TrackerRefresh *watch_refresh (Watch *watch, const gint64 *ids, gsize n_ids);
TrackerRefresh *watch_await (Watch *watch, GAsyncResult **result);
#define assert_counts(refresh, n_total, n_asked, n_changed, n_failed, n_captcha)                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_cmpint (tracker_refresh_get_total (refresh), ==, n_total);                            \
    g_assert_cmpint (tracker_refresh_get_asked (refresh), ==, n_asked);                            \
    g_assert_cmpint (tracker_refresh_get_changed (refresh), ==, n_changed);                        \
    g_assert_cmpint (tracker_refresh_get_failed (refresh), ==, n_failed);                          \
    g_assert_cmpint (tracker_refresh_get_captcha (refresh), ==, n_captcha);                        \
    g_assert_false (tracker_refresh_get_running (refresh));                                        \
  }                                                                                                \
  G_STMT_END

TrackerLegData *watch_leg (Watch *watch, gint64 parcel_id, const char *carrier);
TrackerOutcome watch_outcome (Watch *watch, gint64 parcel_id, const char *carrier);
guint watch_count_events (Watch *watch, gint64 parcel_id);
/* What solves the challenge that @carrier gave last, or @wrong: what almost does. */
TrackerSolution *watch_make_solution (Watch *watch,
                                      const char *carrier,
                                      TrackerChallenge *challenge,
                                      gboolean wrong);
void watch_sleep_ms (guint delay_ms);
