/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* One refresh, as the person sees it: how far it is, and a way to stop it. Properties (notify):
 * total, asked, changed, failed, captcha (ints), running (boolean). */
#define TRACKER_TYPE_REFRESH (tracker_refresh_get_type ())
G_DECLARE_FINAL_TYPE (TrackerRefresh, tracker_refresh, TRACKER, REFRESH, GObject)

int tracker_refresh_get_total (TrackerRefresh *self);   /* legs to ask */
int tracker_refresh_get_asked (TrackerRefresh *self);   /* legs whose ask ended */
int tracker_refresh_get_changed (TrackerRefresh *self); /* parcels that changed */
int tracker_refresh_get_failed (TrackerRefresh *self);
int tracker_refresh_get_captcha (TrackerRefresh *self);
gboolean tracker_refresh_get_running (TrackerRefresh *self);
void tracker_refresh_cancel (TrackerRefresh *self); /* what was asked stays kept */
