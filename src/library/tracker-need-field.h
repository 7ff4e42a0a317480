/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* One thing that a carrier wants to know of a parcel besides its number. Properties
 * (construct-only): key ("postcode"), label, hint ("" if none), value ("" if none yet),
 * is-optional, is-missing (boolean: no value, and it is not optional). */
#define TRACKER_TYPE_NEED_FIELD (tracker_need_field_get_type ())
G_DECLARE_FINAL_TYPE (TrackerNeedField, tracker_need_field, TRACKER, NEED_FIELD, GObject)

const char *tracker_need_field_get_key (TrackerNeedField *self);
const char *tracker_need_field_get_value (TrackerNeedField *self); /* "" if none */
