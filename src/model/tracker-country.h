/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

gboolean tracker_country_is_code (const char *code); /* ISO 3166-1 alpha-2, upper case */
const char *tracker_country_get_name (
    const char *code); /* in the reader's language (iso-codes); NULL if unknown */
char *
tracker_country_dup_flag (const char *code); /* two regional indicator letters; NULL if unknown */
const char *const *tracker_country_get_codes (void); /* all, by code */
char *tracker_country_dup_from_locale (void);        /* "RU" from LC_ADDRESS / LANG, or NULL */
/* Reads what posts write ("CN", "CHN", "156", "China", "Mainland China", "Russian Federation",
 * "Россия") -> alpha-2 or NULL. */
const char *tracker_country_guess (const char *text);
