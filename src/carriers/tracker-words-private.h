/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "tracker-stage.h"
#include "tracker-words.h"

/* Words of one stage, split by "|": tracker-words-common.c says what the order means. */
typedef struct
{
  TrackerStage stage;
  const char *words;
} TrackerCommonWords;

extern const TrackerCommonWords tracker_common_words[];
extern const gsize tracker_n_common_words;
