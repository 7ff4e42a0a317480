/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-library.h"

/* The person's credentials for one carrier, as a subpage of the preferences. Property (notify):
 * state ("loading", "ready", "locked", "missing", "failed"). Actions: credentials.unlock,
 * credentials.forget, credentials.close. */
#define TRACKER_TYPE_CREDENTIALS_PAGE (tracker_credentials_page_get_type ())
G_DECLARE_FINAL_TYPE (TrackerCredentialsPage,
                      tracker_credentials_page,
                      TRACKER,
                      CREDENTIALS_PAGE,
                      GtkWidget)

GtkWidget *tracker_credentials_page_new (TrackerLibrary *library, TrackerCarrier *carrier);
const char *tracker_credentials_page_get_state (TrackerCredentialsPage *self);
