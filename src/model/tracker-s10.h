/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "tracker-checksum.h"

/* The parts of a UPU S10 item identifier (standard S10-12; see data/carriers/README.md). */
typedef struct
{
  char service[3]; /* "RB" */
  char serial[9];
  char check_digit;
  char country[3]; /* of the issuing post, ISO 3166-1 alpha-2 */
  TrackerCheck check;
} TrackerS10;

gboolean tracker_s10_parse (const char *number,
                            TrackerS10 *s10); /* normalised; FALSE: other shape, or the ending is no
                                                 issuing country (YP, YW) */
const char *
tracker_s10_get_service_label (const TrackerS10 *s10); /* "Registered letter", translated */
const char *
tracker_s10_get_service_name (const TrackerS10 *s10); /* the same, never translated: for JSON */
gboolean tracker_s10_is_traced (
    const TrackerS10 *s10); /* FALSE for U: usually no scans but the import one */
