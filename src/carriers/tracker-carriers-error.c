/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-carriers-error.h"

/**
 * tracker_carriers_error_quark:
 *
 * The error domain of everything in this folder; the codes are those of `TrackerCarriersError`.
 *
 * Returns: the quark
 */
G_DEFINE_QUARK (tracker - carriers - error - quark, tracker_carriers_error)
