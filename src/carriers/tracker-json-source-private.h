/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

/* A JSON text read into json-glib's nodes together with where each of them stands, which
 * json-glib's own parser does not tell. Strict (RFC 8259): no comments, no trailing commas; also no
 * key twice in one object, no U+0000. Not thread-safe. */
typedef struct _TrackerJsonSource TrackerJsonSource;

#define TRACKER_JSON_SOURCE_MAX_BYTES (1024 * 1024)
#define TRACKER_JSON_SOURCE_MAX_DEPTH 64

/* NULL: @line, @column and @message (transfer full) say what is wrong first. */
TrackerJsonSource *tracker_json_source_new (GBytes *bytes, int *line, int *column, char **message);
/* Whether the value of @key is passed over, unread. @depth: 1 for keys of the outermost object;
 * each object and each list inside adds one. */
typedef gboolean (*TrackerJsonSkip) (const char *key, guint depth);
TrackerJsonSource *tracker_json_source_new_without (GBytes *bytes,
                                                    TrackerJsonSkip skip,
                                                    int *line,
                                                    int *column,
                                                    char **message);
void tracker_json_source_free (TrackerJsonSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerJsonSource, tracker_json_source_free)

JsonNode *tracker_json_source_get_root (TrackerJsonSource *self); /* (transfer none) */
/* Where a node of this source begins, or, with @at_key, the key it is the value of. Line and column
 * count from 1, columns in characters. */
void tracker_json_source_locate (TrackerJsonSource *self,
                                 JsonNode *node,
                                 gboolean at_key,
                                 int *line,
                                 int *column);
