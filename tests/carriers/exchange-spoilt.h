/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* What becomes of the last answer of a delivered parcel, the same for all carriers. */
extern const char *const exchange_spoilt_kinds[]; /* NULL at the end */

/* Holds one exchange against one kind of spoiling. */
void exchange_spoilt_check (const char *folder, const char *name, const char *kind);
