/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* (transfer full) (nullable) */
char *tracker_sentence_for_error (const GError *error, const char *what);
