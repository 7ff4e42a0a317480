/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <string.h>

#include "tracker-test.h"
#include "tracker-xml-path-private.h"

/* The simple paths against libxml2's XPath: the same nodes in the same order. */

static const char text[]
    = "<r><a id=\"1\"><b>x</b><b>y<i>z</i></b><c k=\"v\" l=\"w\"/><a id=\"2\"><b>inner</b><b/></a>"
      "<n>Lieu</n><v>Paris</v></a><a id=\"3\"><n>first Nom</n><n>Lieu</n><v>Lyon<!-- no -->!</v>"
      "<v><![CDATA[<2>]]></v></a><e-f_1>&#233;&amp;</e-f_1><b>last</b></r>";

static const struct
{
  const char *expression;
  gboolean is_simple;
} rows[] = {
  { ".", TRUE },
  { "a", TRUE },
  { "a/b", TRUE },
  { "a[1]/b[2]", TRUE },
  { "a[2]/v[2]", TRUE },
  { "a[3]", TRUE },
  { "a/@id", TRUE },
  { "a/c/@l", TRUE },
  { "@id", TRUE },
  { "e-f_1", TRUE },
  { "a[n='Lieu']/v", TRUE },
  { "a[n=\"Lieu\"]/v[1]", TRUE },
  { "a[contains(n,'Lieu')]/v", TRUE },
  { "a[contains(n,'Nom')]/v", TRUE },
  { "a[contains(z,'')]/v", TRUE },
  { "a[contains(z,'x')]/v", TRUE },
  { "//b", TRUE },
  { "//a/b", TRUE },
  { "//a/b[2]", TRUE },
  { "//a[1]/b", TRUE },
  { "//a/@id", TRUE },
  { "//a[n='Lieu']/v", TRUE },
  { ".//b", TRUE },
  { ".//a/a/b", TRUE },
  { ".//r/a", TRUE },
  { "nothing/b", TRUE },
  { "a//b", FALSE },
  { "//@id", FALSE },
  { "/r/a", FALSE },
  { "a | b", FALSE },
  { "*", FALSE },
  { "a/text()", FALSE },
  { "a[@id='1']", FALSE },
  { "a[0]", FALSE },
  { "a[last()]", FALSE },
  { "a[n='Lieu'][1]", FALSE },
  { "a[n='x' or v]", FALSE },
  { "../a", FALSE },
  { "string(a)", FALSE },
  { "a/", FALSE },
  { "a/@id/b", FALSE },
  { "ns:a", FALSE },
  { "1", FALSE },
  { "", FALSE },
};

static void
on_found_cb (xmlNode *node, gpointer user_data)
{
  g_ptr_array_add (user_data, node);
}

static void
check_from (const TrackerXmlPath *path,
            const char *expression,
            xmlXPathContext *context,
            xmlNode *from)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  xmlXPathObject *due;

  context->node = from;
  due = xmlXPathEval ((const xmlChar *) expression, context);
  tracker_xml_path_find (path, from, 100, on_found_cb, found);
  tracker_xml_path_match (path, from, 100, texts);
  g_assert_cmpint (due->type, ==, XPATH_NODESET);
  g_assert_cmpuint (found->len, ==, due->nodesetval != NULL ? (guint) due->nodesetval->nodeNr : 0);
  g_assert_cmpuint (texts->len, ==, found->len);
  for (guint i = 0; i < found->len; i++)
    {
      xmlNode *node = due->nodesetval->nodeTab[i];
      xmlChar *content = xmlXPathCastNodeToString (node);

      g_assert_true (g_ptr_array_index (found, i) == node);
      g_assert_cmpstr (g_ptr_array_index (texts, i), ==, (const char *) content);
      xmlFree (content);
    }
  xmlXPathFreeObject (due);
}

static void
test_same (void)
{
  xmlDoc *document = xmlReadMemory (text, (int) strlen (text), NULL, "UTF-8", 0);
  xmlXPathContext *context = xmlXPathNewContext (document);
  xmlNode *root = xmlDocGetRootElement (document);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrackerXmlPath) path = tracker_xml_path_new (rows[i].expression);

      g_test_message ("%s", rows[i].expression);
      g_assert_cmpint (path != NULL, ==, rows[i].is_simple);
      if (path == NULL)
        continue;
      check_from (path, rows[i].expression, context, root);
      check_from (path, rows[i].expression, context, root->children);
      check_from (path, rows[i].expression, context, root->children->next);
      check_from (path, rows[i].expression, context, (xmlNode *) document);
    }
  xmlXPathFreeContext (context);
  xmlFreeDoc (document);
}

static void
test_most (void)
{
  xmlDoc *document = xmlReadMemory (text, (int) strlen (text), NULL, "UTF-8", 0);
  g_autoptr (TrackerXmlPath) anywhere = tracker_xml_path_new ("//b");
  g_autoptr (TrackerXmlPath) child = tracker_xml_path_new ("a/b");
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  tracker_xml_path_find (anywhere, (xmlNode *) document, 2, on_found_cb, found);
  g_assert_cmpuint (found->len, ==, 2);
  tracker_xml_path_find (child, xmlDocGetRootElement (document), 1, on_found_cb, found);
  g_assert_cmpuint (found->len, ==, 3);
  tracker_xml_path_find (child, xmlDocGetRootElement (document), 0, on_found_cb, found);
  g_assert_cmpuint (found->len, ==, 3);
  xmlFreeDoc (document);
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/xml-path/same", test_same);
  g_test_add_func ("/xml-path/most", test_most);
  return g_test_run ();
}
