/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-guess.h"

/* Codes that are added in one go, as the same carriers are chosen for them. */
typedef struct
{
  GStrv carriers;     /* (owned) (nullable) NULL: whom each code asks */
  GPtrArray *guesses; /* (owned) (element-type TrackerGuess) */
} TrackerAddBatch;

/* (transfer full) (element-type TrackerAddBatch) @all: nullable; who is chosen for all codes that
 * have no choice of their own. @candidates: of TrackerCandidate */
GPtrArray *tracker_add_batch_collect (GListModel *candidates, const char *all);
