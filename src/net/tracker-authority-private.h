/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* A GTlsDatabase that trusts one authority and nobody else. GTlsFileDatabase would do, but reads
 * its file anew for each connection: a file would have to lie about for as long as the program
 * runs, and longer if it crashes. */
#define TRACKER_TYPE_AUTHORITY (tracker_authority_get_type ())
G_DECLARE_FINAL_TYPE (TrackerAuthority, tracker_authority, TRACKER, AUTHORITY, GTlsDatabase)

TrackerAuthority *tracker_authority_new (const char *pem, GError **error);
