/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-picture-decoder.h"

G_DEFINE_QUARK (tracker - picture - error - quark, tracker_picture_error)
