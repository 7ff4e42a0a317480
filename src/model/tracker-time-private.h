/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-time.h"

gboolean tracker_time_parse_offset (const char **text, gint32 *offset_s);
