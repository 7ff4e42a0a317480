/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* A carrier for people: a view of its definition and of what the person decided about it.
 * Properties (construct-only): id, name, country, country-name, role, status, home,
 * needs-credentials (boolean: nothing of it runs without); (notify):
 * enabled (boolean: the person has not switched it off), has-login (boolean: credentials are kept),
 * has-trouble (boolean: it is asked, and failed when asked last), ways-label ("Asked by itself",
 * "Wants a login", "By direct check", "Its page only"), can-ask (boolean: it is asked by itself
 * with what is kept).
 */
#define TRACKER_TYPE_CARRIER (tracker_carrier_get_type ())
G_DECLARE_FINAL_TYPE (TrackerCarrier, tracker_carrier, TRACKER, CARRIER, GObject)

const char *tracker_carrier_get_id (TrackerCarrier *self);
const char *tracker_carrier_get_name (TrackerCarrier *self);
const char *tracker_carrier_get_country (TrackerCarrier *self); /* nullable */
const char *tracker_carrier_get_home (TrackerCarrier *self);    /* nullable */
const char *
tracker_carrier_get_role_nick (TrackerCarrier *self); /* "post", "courier", "aggregator" */
const char *tracker_carrier_get_status (
    TrackerCarrier *self); /* "documented", "observed", "unverified", "link" */
gboolean tracker_carrier_get_enabled (TrackerCarrier *self);
gboolean tracker_carrier_get_has_login (TrackerCarrier *self);
gboolean tracker_carrier_get_has_trouble (TrackerCarrier *self);
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
guint tracker_carrier_get_n_needs (TrackerCarrier *self);
/* (out) (transfer none): key, label for people, an example or explanation (nullable), whether it
 * may be left empty */
void tracker_carrier_get_need (TrackerCarrier *self,
                               guint index,
                               const char **key,
                               const char **label,
                               const char **hint,
                               gboolean *is_optional);
