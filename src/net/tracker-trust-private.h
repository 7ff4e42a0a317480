/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* A GTlsDatabase that asks another one, and thereby keeps glib-networking from reading the
 * authorities of the system anew for each connection. */
#define TRACKER_TYPE_TRUST (tracker_trust_get_type ())
G_DECLARE_FINAL_TYPE (TrackerTrust, tracker_trust, TRACKER, TRUST, GTlsDatabase)

TrackerTrust *
tracker_trust_new (GTlsDatabase *inner); /* @inner: nullable: the authorities of the system */
void tracker_trust_install (void);
