/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-checksum.h"
#include "tracker-role.h"

/* What the program sees in a code: immutable. Properties (construct-only): number, pretty-number,
 * valid (could be a code at all), error (a sentence if not valid), check (TrackerCheck as int),
 * format, country, service-label, summary ("Registered letter from China, asked of UPU and Russian
 * Post"), warning (a sentence on a failed check digit or an untraced class; ""), known (already a
 * parcel). */
#define TRACKER_TYPE_GUESS (tracker_guess_get_type ())
G_DECLARE_FINAL_TYPE (TrackerGuess, tracker_guess, TRACKER, GUESS, GObject)

const char *tracker_guess_get_input (TrackerGuess *self);
const char *tracker_guess_get_number (TrackerGuess *self); /* normalised; nullable if not valid */
gboolean tracker_guess_get_valid (TrackerGuess *self);
const char *tracker_guess_get_error (TrackerGuess *self); /* nullable */
TrackerCheck tracker_guess_get_check (TrackerGuess *self);
const char *tracker_guess_get_format (TrackerGuess *self);        /* nullable */
const char *tracker_guess_get_country (TrackerGuess *self);       /* nullable */
const char *tracker_guess_get_service (TrackerGuess *self);       /* English; nullable */
const char *tracker_guess_get_service_label (TrackerGuess *self); /* nullable */
const char *tracker_guess_get_summary (TrackerGuess *self);
const char *tracker_guess_get_warning (TrackerGuess *self);         /* nullable */
const char *const *tracker_guess_get_carriers (TrackerGuess *self); /* ids, best first */
guint
tracker_guess_get_n_asked (TrackerGuess *self); /* the first so many become legs by themselves */
