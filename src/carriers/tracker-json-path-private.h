/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

/* The JsonPath of the definitions: "$.a.b[0]", "$['a b'][*]", "$..name", "$.a[-1]", "$.list[1:3]",
 * "$.*"; "^.key" starts at the enclosing object. Compiled once, then immutable: free to be used by
 * several threads at once. Ours, because JsonPath of json-glib 1.6 logs criticals when an index is
 * not there. */
typedef struct _TrackerJsonPath TrackerJsonPath;

TrackerJsonPath *
tracker_json_path_new (const char *text,
                       GError **error); /* TRACKER_CARRIERS_ERROR_INVALID_DEFINITION */
void tracker_json_path_set_any_case (TrackerJsonPath *self);
void tracker_json_path_free (TrackerJsonPath *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerJsonPath, tracker_json_path_free)

guint tracker_json_path_get_level (const TrackerJsonPath *self); /* how many ^ it begins with */
/* (element-type JsonNode): borrowed from @root, in document order, nulls included; at most @max. */
GPtrArray *tracker_json_path_match (const TrackerJsonPath *self, JsonNode *root, guint max);
