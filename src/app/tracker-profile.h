/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* Whose parcels: where they are kept and under which name the program runs. Immutable. */
typedef struct _TrackerProfile TrackerProfile;

/* @folder: nullable; the person's own, or for the demo a throw-away one. */
TrackerProfile *tracker_profile_new (gboolean demo, const char *folder, GError **error);
void tracker_profile_free (TrackerProfile *self); /* removes a throw-away folder */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerProfile, tracker_profile_free)

gboolean tracker_profile_is_demo (const TrackerProfile *self);
const char *tracker_profile_get_application_id (const TrackerProfile *self);
char *tracker_profile_dup_database (const TrackerProfile *self); /* path of the database */
GStrv tracker_profile_dup_carrier_folders (
    const TrackerProfile *self); /* the program's, then the person's own */
GSettings *tracker_profile_create_settings (
    const TrackerProfile
        *self); /* (transfer full) (nullable): NULL if the schema is not installed */
/* The person's country: the setting, else the locale's; nullable. @settings: nullable. */
char *tracker_profile_dup_country (const TrackerProfile *self, GSettings *settings);
