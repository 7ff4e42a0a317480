/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <libxml/tree.h>

/* The simple paths among XPath expressions: "td[2]", "place/@code", "info[name='Lieu']/value",
 * "//events". */
typedef struct _TrackerXmlPath TrackerXmlPath;
TrackerXmlPath *tracker_xml_path_new (const char *expression);
void tracker_xml_path_free (TrackerXmlPath *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerXmlPath, tracker_xml_path_free)
typedef void (*TrackerXmlFound) (xmlNode *node, gpointer user_data);
void tracker_xml_path_find (const TrackerXmlPath *self,
                            xmlNode *from,
                            guint max,
                            TrackerXmlFound found,
                            gpointer user_data);
void
tracker_xml_path_match (const TrackerXmlPath *self, xmlNode *from, guint max, GPtrArray *texts);
