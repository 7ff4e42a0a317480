/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-registry.h"

/* All definitions that are shipped, together. */
TrackerRegistry *shipped_load_all (void);
