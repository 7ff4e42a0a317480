/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-library.h"

/* What the carriers of a parcel that is to be added want to know of it. Signal: "activate": Enter
 * in one of the fields. */
#define TRACKER_TYPE_NEED_GROUP (tracker_need_group_get_type ())
G_DECLARE_FINAL_TYPE (TrackerNeedGroup,
                      tracker_need_group,
                      TRACKER,
                      NEED_GROUP,
                      AdwPreferencesGroup)

/* @carriers: ids, NULL-terminated */
void tracker_need_group_set_carriers (TrackerNeedGroup *self,
                                      TrackerLibrary *library,
                                      const char *const *carriers);
/* (transfer full) (nullable) key -> value, of those that hold something; NULL: none does */
GHashTable *tracker_need_group_dup_values (TrackerNeedGroup *self);
