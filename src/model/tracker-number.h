/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#define TRACKER_NUMBER_MAX_LENGTH 64

/* Spaces, hyphens, dots, slashes, brackets (and their Unicode kin) dropped, letters raised,
 * look-alike Cyrillic and Greek letters and full-width or other Unicode digits folded to ASCII.
 * Returns NULL and sets TRACKER_NUMBER_ERROR if what remains is empty, too long, or holds anything
 * but A-Z 0-9. */
char *tracker_number_normalize (const char *text, GError **error);
/* Splits a pasted text into candidate codes in order of appearance, duplicates dropped; at most
 * @max. Works on any bytes. */
GStrv tracker_number_split_text (const char *text, gssize length, guint max);
/* "RB 123 456 785 CN" for S10, groups of four digits otherwise; for screens only. */
char *tracker_number_dup_pretty (const char *number);

/* What codes of one kind have in common: "RB123456785CN" and "RB000000005CN" are "RB99CN". */
char *tracker_number_dup_shape (const char *number);

#define TRACKER_NUMBER_ERROR (tracker_number_error_quark ())
GQuark tracker_number_error_quark (void);
typedef enum
{
  TRACKER_NUMBER_ERROR_EMPTY,
  TRACKER_NUMBER_ERROR_TOO_LONG,
  TRACKER_NUMBER_ERROR_BAD_CHARACTER,
  TRACKER_NUMBER_ERROR_NOT_UTF8,
} TrackerNumberError;
