/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* The yardstick of applying answers: takes the rows that the store wrote into @source, one answer a
 * parcel, and writes them into @target, which holds the same parcels and nothing else, with plain
 * prepared statements, the same pragmas and transactions of @n_per_transaction answers. Seconds
 * that the writing took. */
double
bench_rows_time (const char *source, const char *target, int n_answers, int n_per_transaction);
