/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#define TRACKER_TEXT_MAX_CHARS 1000
#define TRACKER_TEXT_SHORT_MAX_CHARS 200

char *tracker_text_clean (const char *text, gsize max_chars);
char *tracker_text_clean_or_null (const char *text, gsize max_chars);
char *tracker_text_clean_lines (const char *text, gsize max_chars);
