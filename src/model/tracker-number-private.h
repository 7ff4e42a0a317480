/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#define TRACKER_NUMBER_FOLD_DROP '\1'
#define TRACKER_NUMBER_FOLD_BAD '\0'

char tracker_number_fold_char (gunichar c);
