/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-error.h"

/**
 * tracker_store_error_quark:
 *
 * Returns: the domain of #TrackerStoreError
 */
G_DEFINE_QUARK (tracker - store - error - quark, tracker_store_error)
