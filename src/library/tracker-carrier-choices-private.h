/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-hints.h"
#include "tracker-secrets.h"
#include "tracker-store.h"

/* What the person decided about carriers: which one codes of a shape are of, which are switched
 * off, for which the keyring has credentials. Kept fresh. Signal "changed": any of it. Main
 * thread. */
#define TRACKER_TYPE_CARRIER_CHOICES (tracker_carrier_choices_get_type ())
G_DECLARE_FINAL_TYPE (TrackerCarrierChoices,
                      tracker_carrier_choices,
                      TRACKER,
                      CARRIER_CHOICES,
                      GObject)

TrackerCarrierChoices *tracker_carrier_choices_new (TrackerStore *store, TrackerSecrets *secrets);
void tracker_carrier_choices_close (TrackerCarrierChoices *self);
/* The keyring is first looked into when this is called. */
void tracker_carrier_choices_prepare_async (TrackerCarrierChoices *self,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean tracker_carrier_choices_prepare_finish (TrackerCarrierChoices *self, GAsyncResult *result);
gboolean tracker_carrier_choices_is_off (TrackerCarrierChoices *self, const char *carrier);
gboolean tracker_carrier_choices_has_login (TrackerCarrierChoices *self, const char *carrier);
TrackerHints *tracker_carrier_choices_create_hints (TrackerCarrierChoices *self,
                                                    const char *home_country);
