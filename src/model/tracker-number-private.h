/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#define TRACKER_NUMBER_FOLD_DROP '\1'
#define TRACKER_NUMBER_FOLD_BAD '\0'

char tracker_number_fold_char (gunichar c);

/* What a word says of the number behind it. */
typedef enum
{
  TRACKER_NUMBER_LABEL_NONE = 0,
  TRACKER_NUMBER_LABEL_CODE,  /* "Tracking no." */
  TRACKER_NUMBER_LABEL_OTHER, /* "Order no.": no track code, though it may look like one */
} TrackerNumberLabel;

TrackerNumberLabel tracker_number_label_find (const char *text, gsize length);
