/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-leg-data.h"

/* One carrier of a parcel, for the page. Properties (construct-only): carrier (id), carrier-name,
 * role-label, state-label ("Asked 5 minutes ago", "Not known there yet; ..."), outcome (int),
 * needs-credentials, page (URL, "" if none), number, needs-human (boolean: it waits for a direct
 * check), has-check (boolean: Tracker can show this post's own challenge), is-off (boolean: the
 * carrier is switched off), is-link (boolean: it cannot be asked, only its page be opened), needs
 * (GListModel of TrackerNeedField: what this carrier wants to know of the parcel; empty if
 * nothing), wants-needs (boolean: one of them has no value yet, or the carrier said that it lacks
 * something).
 */
#define TRACKER_TYPE_LEG (tracker_leg_get_type ())
G_DECLARE_FINAL_TYPE (TrackerLeg, tracker_leg, TRACKER, LEG, GObject)

TrackerLegData *tracker_leg_get_data (TrackerLeg *self);
const char *tracker_leg_get_carrier (TrackerLeg *self);
const char *tracker_leg_get_page (TrackerLeg *self);  /* nullable */
GListModel *tracker_leg_get_needs (TrackerLeg *self); /* (transfer none) of TrackerNeedField */
