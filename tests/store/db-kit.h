/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-db-private.h"

/* A connection of its own for tests, past the store. Each must succeed. */
TrackerDb *db_kit_open (const char *path);
void db_kit_close (TrackerDb *db);
gint64 db_kit_load_number (TrackerDb *db, const char *sql); /* of the first row and column */
