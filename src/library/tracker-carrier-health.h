/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* How it goes with one carrier, in plain words. Properties (construct-only, all strings, "" if
 * there is nothing to say): carrier (id), carrier-name state: "good" (answered last), "idle" (not
 * asked yet, or nothing to ask about), "trouble" (the last asks failed), "off" (switched off by the
 * person) headline: one sentence: "Answered 5 minutes ago", "China Post did not answer: its server
 * is down. Nothing you can do." last-success, last-failure: when, and of the failure whose fault it
 * was and the post's own words next-try: "Tracker tries again today at 14:20." remedy: what the
 * person can do: "" (nothing), "login" (give credentials), "check" (direct check), "need" (say more
 * about a parcel), "network", "enable" codes: those that no table knows, the most frequent first,
 * one a line: "42 (7 times)" page: the carrier's site (URL) report: for the clipboard: program
 * version, definition, outcomes, codes; holds no track code, no secret, no address of mail, no
 * phone */
#define TRACKER_TYPE_CARRIER_HEALTH (tracker_carrier_health_get_type ())
G_DECLARE_FINAL_TYPE (TrackerCarrierHealth,
                      tracker_carrier_health,
                      TRACKER,
                      CARRIER_HEALTH,
                      GObject)

const char *tracker_carrier_health_get_carrier (TrackerCarrierHealth *self);
const char *tracker_carrier_health_get_state (TrackerCarrierHealth *self);
const char *tracker_carrier_health_get_headline (TrackerCarrierHealth *self);
const char *tracker_carrier_health_get_report (TrackerCarrierHealth *self);
