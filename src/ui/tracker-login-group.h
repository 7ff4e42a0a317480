/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-library.h"

/* The person's login for one carrier: what is kept in the keyring, where to get it, and a trial of
 * it. Properties (notify): state ("loading", "ready", "locked", "missing", "failed"), test-state
 * ("", "testing", "good", "bad"). Actions: login.unlock, login.forget, login.test. */
#define TRACKER_TYPE_LOGIN_GROUP (tracker_login_group_get_type ())
G_DECLARE_FINAL_TYPE (TrackerLoginGroup,
                      tracker_login_group,
                      TRACKER,
                      LOGIN_GROUP,
                      AdwPreferencesGroup)

/* Once. */
void tracker_login_group_set_carrier (TrackerLoginGroup *self,
                                      TrackerLibrary *library,
                                      TrackerCarrier *carrier);
const char *tracker_login_group_get_state (TrackerLoginGroup *self);
const char *tracker_login_group_get_test_state (TrackerLoginGroup *self);
const char *tracker_login_group_get_test_words (TrackerLoginGroup *self);
void tracker_login_group_focus (TrackerLoginGroup *self);
