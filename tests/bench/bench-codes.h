/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-definition.h"

/* (transfer full) (element-type TrackerDefinition): all of a folder, in the order of their names.
 * @change: (nullable): what makes other definitions of them: gets the whole file, to be written to.
 */
typedef struct _JsonNode JsonNode;
GPtrArray *bench_definitions_load (const char *folder, void (*change) (JsonNode *root));

/* (transfer full) (element-type utf8): @n normalised codes, always the same ones: valid ones of all
 * formats, those with a mistake, order numbers, junk. */
GPtrArray *bench_codes_make (const GPtrArray *definitions, guint n);
