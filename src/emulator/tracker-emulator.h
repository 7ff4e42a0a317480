/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-clock.h"
#include "tracker-emulator-parcel.h"

/* What goes wrong with every answer about a number. @parameter as said. */
typedef enum
{
  TRACKER_FAULT_NONE = 0,
  TRACKER_FAULT_SLOW,         /* parameter: milliseconds before the answer */
  TRACKER_FAULT_CUT,          /* the connection ends in the middle of the body */
  TRACKER_FAULT_RATE_LIMITED, /* 429; parameter: seconds of Retry-After, 0: no such header */
  TRACKER_FAULT_UNAVAILABLE,  /* 503; parameter: seconds of Retry-After, 0: no such header */
  TRACKER_FAULT_BAD_JSON,    /* 200, the body is half of the right one (JSON, XML and HTML alike) */
  TRACKER_FAULT_WRONG_TYPES, /* 200, valid, every value of another type than it should be; where
                                markup is due: JSON */
  TRACKER_FAULT_HUGE,        /* 200, 10 MB */
  TRACKER_FAULT_REDIRECT_ELSEWHERE, /* 302 to https://elsewhere.example/, which this server plays
                                       too */
  TRACKER_FAULT_BOT_WALL,           /* what that post's wall against robots answers */
} TrackerFault;

/* What goes wrong with a post's challenges. */
typedef enum
{
  TRACKER_CAPTCHA_FAULT_NONE = 0,
  TRACKER_CAPTCHA_FAULT_EXPIRED,      /* every answer comes too late */
  TRACKER_CAPTCHA_FAULT_SESSION_LOST, /* the post forgets who asked before the answer comes */
  TRACKER_CAPTCHA_FAULT_UNKNOWN_KIND, /* the page shows something else: no picture, no fields */
  TRACKER_CAPTCHA_FAULT_MEGAPIXELS,   /* a PNG of few bytes that declares 100 megapixels */
  TRACKER_CAPTCHA_FAULT_ANIMATED,     /* a GIF of several frames; the first shows the answer */
  TRACKER_CAPTCHA_FAULT_SVG,          /* with a script and an external reference */
  TRACKER_CAPTCHA_FAULT_HTML,         /* a page where the picture was due */
  TRACKER_CAPTCHA_FAULT_HUGE,         /* 50 MB */
  TRACKER_CAPTCHA_FAULT_TRUNCATED,    /* half of the right picture */
} TrackerCaptchaFault;

/* A loopback HTTPS server that plays the carriers: dispatches by the Host header and the path,
 * speaks their wire formats, knows the parcels it was given and tells of each what that post would
 * tell at the clock's now. Runs in a thread of its own; every function may be called from any
 * thread.
 *
 * Credentials it takes, wherever some are needed: "demo" / "demo". Whom it plays:
 * tracker-emulator-carriers.c; with challenges drawn at run time (single use, expiring): correios,
 * chinapost, taiwanpost, vietnampost, indiapost, russianpost-form, and the web form of upugtt. */
#define TRACKER_TYPE_EMULATOR (tracker_emulator_get_type ())
G_DECLARE_FINAL_TYPE (TrackerEmulator, tracker_emulator, TRACKER, EMULATOR, GObject)

TrackerEmulator *tracker_emulator_new (TrackerClock *clock);
/* TRUE before the start: the certificate is for another name. */
void tracker_emulator_set_wrong_name (TrackerEmulator *self, gboolean wrong_name);
/* Before the start. 0 (the default): any free port. */
void tracker_emulator_set_port (TrackerEmulator *self, guint16 port);
/* Blocks a few milliseconds. Once started it serves until close () or the last unref. */
gboolean tracker_emulator_start (TrackerEmulator *self, GError **error);
void tracker_emulator_close (TrackerEmulator *self);

guint16 tracker_emulator_get_port (TrackerEmulator *self); /* on 127.0.0.1 */
GSocketConnectable *
tracker_emulator_dup_address (TrackerEmulator *self); /* for tracker_http_new_for_gateway () */
const char *
tracker_emulator_get_authority (TrackerEmulator *self); /* PEM text of its certificate authority */

/* The world. */
void tracker_emulator_set_parcel (
    TrackerEmulator *self,
    const TrackerEmulatorParcel *parcel); /* replaces the one with that number */
void tracker_emulator_remove_parcel (TrackerEmulator *self, const char *number);
/* Faults. @number NULL: every number. The one of a number goes before that of a carrier, that
 * before the one for all. */
void tracker_emulator_set_fault (TrackerEmulator *self,
                                 const char *number,
                                 TrackerFault fault,
                                 int parameter);
void tracker_emulator_set_passing_fault (TrackerEmulator *self,
                                         const char *number,
                                         TrackerFault fault,
                                         int parameter,
                                         guint n_times);
void tracker_emulator_set_carrier_fault (TrackerEmulator *self,
                                         const char *carrier,
                                         TrackerFault fault,
                                         int parameter);
void tracker_emulator_set_delay_ms (TrackerEmulator *self, guint delay_ms); /* before each answer */

/* Challenges. @n_times: how many challenges it spoils, then none; 0: until it is set otherwise. */
void tracker_emulator_set_captcha_fault (TrackerEmulator *self,
                                         const char *carrier,
                                         TrackerCaptchaFault fault,
                                         guint n_times);
/* For tests alone: what solves the challenge that @carrier gave last: "x7kp2", "137" (slider),
 * "40,22;118,60;81,31" (clicks). NULL: none was given. */
char *tracker_emulator_dup_captcha_answer (TrackerEmulator *self, const char *carrier);

/* What was asked. */
guint tracker_emulator_get_n_requests (TrackerEmulator *self);
guint tracker_emulator_get_n_requests_of_host (TrackerEmulator *self, const char *host);
guint tracker_emulator_get_n_requests_of_number (TrackerEmulator *self, const char *number);
guint tracker_emulator_get_max_at_once (
    TrackerEmulator *self); /* the most requests being answered at one time */
void tracker_emulator_reset_counters (TrackerEmulator *self);
/* The last request to @host (NULL: to any) as text: "GET /path?query\n", a "Name: value\n" for each
 * header, "\n", body. NULL: none was made. */
char *tracker_emulator_dup_last_request (TrackerEmulator *self, const char *host);
char *tracker_emulator_dup_last_header (TrackerEmulator *self, const char *host, const char *name);
