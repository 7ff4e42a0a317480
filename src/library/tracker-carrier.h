/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* A carrier for people: a view of its definition. Properties (construct-only): id, name, country,
 * country-name, role, status, home, needs-credentials. */
#define TRACKER_TYPE_CARRIER (tracker_carrier_get_type ())
G_DECLARE_FINAL_TYPE (TrackerCarrier, tracker_carrier, TRACKER, CARRIER, GObject)

const char *tracker_carrier_get_id (TrackerCarrier *self);
const char *tracker_carrier_get_name (TrackerCarrier *self);
const char *tracker_carrier_get_country (TrackerCarrier *self);            /* nullable */
const char *tracker_carrier_get_home (TrackerCarrier *self);               /* nullable */
char *tracker_carrier_dup_page (TrackerCarrier *self, const char *number); /* nullable */
guint tracker_carrier_get_n_credentials (TrackerCarrier *self);
/* (out) (transfer none): key, label for people, where to get it (nullable URL), whether it is
 * secret */
void tracker_carrier_get_credential (TrackerCarrier *self,
                                     guint index,
                                     const char **key,
                                     const char **label,
                                     const char **help,
                                     gboolean *is_secret);
