/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#define TRACKER_STORE_ERROR (tracker_store_error_quark ())
GQuark tracker_store_error_quark (void);

typedef enum
{
  TRACKER_STORE_ERROR_FAILED,
  TRACKER_STORE_ERROR_SCHEMA_TOO_NEW, /* made by a newer Tracker: left untouched */
  TRACKER_STORE_ERROR_CORRUPT, /* kept aside under the name in the message, never overwritten */
  TRACKER_STORE_ERROR_READ_ONLY,
  TRACKER_STORE_ERROR_FULL,
  TRACKER_STORE_ERROR_BUSY,
  TRACKER_STORE_ERROR_NOT_FOUND, /* no such parcel, folder or leg */
  TRACKER_STORE_ERROR_EXISTS, /* the number or the folder's name is there already; the message names
                                 it */
  TRACKER_STORE_ERROR_INVALID, /* a name too long, empty, ... */
} TrackerStoreError;
