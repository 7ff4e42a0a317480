/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange.h"
#include "tracker-player.h"

/* Exchanges over a real connection: the player answers what a file has recorded. */

#define WIRE_ELSEWHERE "elsewhere.example" /* a host that is no carrier's */

/* What becomes of the last answer. */
typedef enum
{
  WIRE_FAULT_NONE,
  WIRE_FAULT_LIMITED, /* 429 with Retry-After */
  WIRE_FAULT_ERROR,   /* 500 */
  WIRE_FAULT_HTML,    /* a page, with 200 */
  WIRE_FAULT_CUT,
  WIRE_FAULT_CLOSED,
  WIRE_FAULT_ELSEWHERE, /* 302 to another host */
  WIRE_N_FAULTS,
} WireFault;

const char *wire_fault_get_kind (WireFault fault); /* of exchange_spoilt_check_reports () */

/* Lays the answers of @exchange out. @seed: varies how they travel. */
void wire_record (TrackerPlayer *player, const Exchange *exchange, WireFault fault, guint seed);
/* Runs the ask. @way: (nullable): by this way alone. @strict: challenges are compared with the
 * file, and answered as it says; else anything is answered to a few of them. NULL: it waits for a
 * person whose answers are at an end. */
GPtrArray *
wire_ask (TrackerPlayer *player, const Exchange *exchange, const char *way, gboolean strict);
/* Whether the answer to a step comes from another address than was asked: after a redirect. */
gboolean wire_is_moved (const Exchange *exchange, guint step);
/* Compares what arrived with the file. */
void wire_check_requests (TrackerPlayer *player, const Exchange *exchange);
/* Nothing secret of @exchange went to the host that is no carrier's. */
void wire_check_elsewhere (TrackerPlayer *player, const Exchange *exchange);
