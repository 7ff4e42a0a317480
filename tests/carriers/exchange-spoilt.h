/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange.h"

/* What becomes of the last answer of a delivered parcel, the same for all carriers. */
extern const char *const exchange_spoilt_kinds[]; /* NULL at the end */

/* Holds one exchange against one kind of spoiling. */
void exchange_spoilt_check (const char *folder, const char *name, const char *kind);

/* Its parts, for who spoils answers on their way. */
/* The way the exchange ends by, if it begins by it too; NULL: it falls back. */
char *exchange_spoilt_dup_way (const Exchange *exchange);
/* @kind: one of them, or "unreachable". @reports: (nullable): a person is wanted. */
void exchange_spoilt_check_reports (const Exchange *exchange,
                                    const char *way,
                                    const char *kind,
                                    GPtrArray *reports);
