/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* How words of posts are compared: lower case without accents, any run of blanks and punctuation
 * one blank, a blank at each end. */
char *tracker_words_dup_folded (const char *text);
