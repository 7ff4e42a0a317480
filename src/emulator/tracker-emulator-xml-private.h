/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libxml/tree.h>

#include "tracker-emulator-private.h"

/* XML of requests: elements by namespace (NULL: in none) and local name. */
xmlDoc *tracker_emulator_request_parse_xml (const TrackerEmulatorRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)
xmlNode *tracker_emulator_xml_find (xmlNode *node, const char *ns, const char *name);
xmlNode *tracker_emulator_xml_find_next (xmlNode *node, const char *ns, const char *name);
char *tracker_emulator_xml_dup_text (xmlNode *node, const char *ns, const char *name);
char *tracker_emulator_xml_dup_attribute (xmlNode *node, const char *name);
