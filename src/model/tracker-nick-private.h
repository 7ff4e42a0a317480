/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

const char *tracker_nick_get (const char *const *nicks, gsize n_nicks, int value);
gboolean tracker_nick_find (const char *const *nicks, gsize n_nicks, const char *nick, int *value);
