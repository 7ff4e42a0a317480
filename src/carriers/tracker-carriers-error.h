/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#define TRACKER_CARRIERS_ERROR (tracker_carriers_error_quark ())
GQuark tracker_carriers_error_quark (void);

typedef enum
{
  TRACKER_CARRIERS_ERROR_INVALID_DEFINITION,
  TRACKER_CARRIERS_ERROR_UNKNOWN_CARRIER,
  TRACKER_CARRIERS_ERROR_UNKNOWN_WAY,
  TRACKER_CARRIERS_ERROR_NEEDS_CREDENTIALS,
} TrackerCarriersError;
