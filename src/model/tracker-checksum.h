/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* The check digit algorithms that a definition may name. Numbers follow data/carriers/README.md. */
typedef enum
{
  TRACKER_CHECKSUM_NONE = 0,
  TRACKER_CHECKSUM_S10,   /* weights 8 6 4 2 3 5 9 7, mod 11 */
  TRACKER_CHECKSUM_MOD10, /* two weights a,b alternating from the left */
  TRACKER_CHECKSUM_LUHN,
  TRACKER_CHECKSUM_MOD7,
  TRACKER_CHECKSUM_MOD11_10, /* weighted sum mod 11, then mod 10 */
  TRACKER_CHECKSUM_MOD37_36,
} TrackerChecksum;

typedef enum
{
  TRACKER_CHECK_NONE = 0, /* the format has no check digit, or no format is known */
  TRACKER_CHECK_OK,
  TRACKER_CHECK_FAILED,
} TrackerCheck;

gboolean tracker_checksum_from_nick (
    const char *nick,
    TrackerChecksum *checksum); /* "s10" "mod10" "luhn" "mod7" "mod11-10" "mod37-36" */
const char *tracker_check_to_nick (TrackerCheck check); /* "none" "ok" "failed" */
/* The check character for @body (ASCII letters and digits), or 0 if the body does not fit the
 * algorithm. */
char tracker_checksum_compute (TrackerChecksum checksum,
                               const char *body,
                               const int *weights,
                               gsize n_weights);
