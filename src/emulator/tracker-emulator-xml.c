/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-emulator-xml-private.h"

#include <libxml/parser.h>
#include <string.h>

/**
 * tracker_emulator_request_parse_xml:
 * @request: a request of our own client
 *
 * Returns: (transfer full) (nullable): its body; %NULL if that is no XML
 */
xmlDoc *
tracker_emulator_request_parse_xml (const TrackerEmulatorRequest *request)
{
  gsize size;
  const char *data = g_bytes_get_data (request->body, &size);

  if (data == NULL || size == 0)
    return NULL;
  return xmlReadMemory (data, (int) size, NULL, NULL,
                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}

static gboolean
is_element (xmlNode *node, const char *ns, const char *name)
{
  const char *own
      = node->type == XML_ELEMENT_NODE && node->ns != NULL ? (const char *) node->ns->href : NULL;

  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0
         && g_strcmp0 (own, ns) == 0;
}

/**
 * tracker_emulator_xml_find:
 * @node: (nullable): where to look, itself included
 * @ns: (nullable): a namespace; %NULL: none
 * @name: a local name
 *
 * Returns: (transfer none) (nullable): the first such element in or at @node
 */
xmlNode *
tracker_emulator_xml_find (xmlNode *node, const char *ns, const char *name)
{
  if (node == NULL || is_element (node, ns, name))
    return node;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      xmlNode *found = tracker_emulator_xml_find (child, ns, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * tracker_emulator_xml_find_next:
 * @node: an element
 * @ns: (nullable): a namespace; %NULL: none
 * @name: a local name
 *
 * Returns: (transfer none) (nullable): the next such element beside @node
 */
xmlNode *
tracker_emulator_xml_find_next (xmlNode *node, const char *ns, const char *name)
{
  for (node = node->next; node != NULL; node = node->next)
    if (is_element (node, ns, name))
      return node;
  return NULL;
}

/**
 * tracker_emulator_xml_dup_text:
 * @node: (nullable): where to look
 * @ns: (nullable): a namespace; %NULL: none
 * @name: a local name
 *
 * Returns: (transfer full) (nullable): the text of the first such element
 */
char *
tracker_emulator_xml_dup_text (xmlNode *node, const char *ns, const char *name)
{
  xmlNode *found = tracker_emulator_xml_find (node, ns, name);
  xmlChar *text = found != NULL ? xmlNodeGetContent (found) : NULL;
  char *copy = g_strdup ((const char *) text);

  xmlFree (text);
  return copy;
}

/**
 * tracker_emulator_xml_dup_attribute:
 * @node: an element
 * @name: of an attribute
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
tracker_emulator_xml_dup_attribute (xmlNode *node, const char *name)
{
  xmlChar *text = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) text);

  xmlFree (text);
  return copy;
}
