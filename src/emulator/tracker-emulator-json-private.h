/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "tracker-emulator-private.h"

/* Shorter spellings for members of the object under construction. */
void tracker_emulator_json_open (JsonBuilder *builder,
                                 const char *name); /* an object; @name NULL: as an element */
void tracker_emulator_json_open_list (JsonBuilder *builder, const char *name);
void tracker_emulator_json_add (JsonBuilder *builder,
                                const char *name,
                                const char *value); /* NULL: null */
void tracker_emulator_json_add_int (JsonBuilder *builder, const char *name, gint64 value);
void tracker_emulator_json_add_double (JsonBuilder *builder, const char *name, double value);
void tracker_emulator_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value);

void tracker_emulator_answer_set_json (TrackerEmulatorAnswer *answer,
                                       guint status,
                                       JsonBuilder *builder);
JsonNode *tracker_emulator_request_parse_json (const TrackerEmulatorRequest *request);
const char *tracker_emulator_json_get (JsonNode *node, const char *name);
