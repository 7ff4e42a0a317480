/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-engine-private.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xpathInternals.h>
#include <string.h>

/* Far above what a selector of a definition needs on 4 MiB, far below what a person notices. */
#define XPATH_MAX_STEPS 5000000

struct _TrackerDocument
{
  TrackerDocumentState state;
  char *text;             /* (owned) the answer as UTF-8 */
  JsonNode *json;         /* (owned) (nullable) */
  xmlDoc *xml;            /* (owned) (nullable) */
  xmlXPathContext *xpath; /* (owned) (nullable) */
  GHashTable
      *expressions; /* (owned) text -> xmlXPathCompExpr: evaluating writes to them, so no sharing */
  GPtrArray *places; /* (owned) (element-type TrackerPlace) */
  const TrackerPlace *root;
};

static void
ignore_xml_error (void *data, xmlError *error)
{
}

/* Entities of a document are never declared: not a bomb, not a file of this computer can come out
 * of one. */
static void
ignore_entity (void *data,
               const xmlChar *name,
               int type,
               const xmlChar *public_id,
               const xmlChar *system_id,
               xmlChar *content)
{
}

/* The node after @node in document order, without recursion: answers choose their own depth. */
static xmlNode *
get_next_node (xmlNode *node)
{
  if (node->children != NULL && node->type == XML_ELEMENT_NODE)
    return node->children;
  while (node != NULL && node->next == NULL)
    node = node->parent;
  return node != NULL && node->type != XML_DOCUMENT_NODE && node->type != XML_HTML_DOCUMENT_NODE
             ? node->next
             : NULL;
}

/* XPath then matches by local names. The declarations stay where they are: only the references go.
 */
static void
drop_namespaces (xmlNode *root)
{
  for (xmlNode *node = root; node != NULL; node = get_next_node (node))
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;
      node->ns = NULL;
      for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
        attribute->ns = NULL;
    }
}

static xmlDoc *
parse_xml (const char *text, int length)
{
  xmlParserCtxt *context = xmlNewParserCtxt ();
  xmlDoc *document;

  if (context == NULL)
    return NULL;
  context->sax->entityDecl = ignore_entity;
  document = xmlCtxtReadMemory (context, text, length, NULL, "UTF-8",
                                XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
                                    | XML_PARSE_NOCDATA | XML_PARSE_IGNORE_ENC);
  xmlFreeParserCtxt (context);
  return document;
}

static xmlDoc *
parse_html (const char *text, int length)
{
  return htmlReadMemory (text, length, NULL, "UTF-8",
                         HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR
                             | HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
}

static gboolean
parse_markup (TrackerDocument *self, TrackerAnswer answer)
{
  const char *text = self->text + strspn (self->text, " \t\r\n");
  gsize length = strlen (text);
  xmlNode *root;

  if (length == 0 || length > G_MAXINT)
    return FALSE;
  self->xml = answer == TRACKER_ANSWER_XML ? parse_xml (text, (int) length)
                                           : parse_html (text, (int) length);
  root = self->xml != NULL ? xmlDocGetRootElement (self->xml) : NULL;
  if (root == NULL)
    return FALSE;
  drop_namespaces (root);
  self->xpath = xmlXPathNewContext (self->xml);
  if (self->xpath == NULL)
    return FALSE;
  self->xpath->error = ignore_xml_error;
  self->xpath->opLimit = XPATH_MAX_STEPS;
  self->root = tracker_document_add_place (self, NULL, (xmlNode *) self->xml, NULL);
  return TRUE;
}

static gboolean
parse_json (TrackerDocument *self)
{
  g_autoptr (JsonParser) parser = NULL;
  gsize start = 0;
  gsize length = 0;

  if (!tracker_json_find_value (self->text, &start, &length))
    return strncmp (self->text + start, "null", 4) == 0; /* an answer: nothing */
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, self->text + start, (gssize) length, NULL))
    return FALSE;
  self->json = json_parser_steal_root (parser);
  if (self->json == NULL)
    return FALSE;
  self->root = tracker_document_add_place (self, self->json, NULL, NULL);
  return TRUE;
}

/* Whether a page for people came where data were due: a wall, a log-in, an error page. */
static gboolean
is_page (const char *text, TrackerAnswer answer)
{
  const char *at = text + strspn (text, " \t\r\n");

  if (answer == TRACKER_ANSWER_JSON)
    return *at == '<';
  if (answer == TRACKER_ANSWER_XML)
    return g_ascii_strncasecmp (at, "<!doctype html", 14) == 0
           || g_ascii_strncasecmp (at, "<html", 5) == 0;
  return FALSE;
}

/**
 * tracker_document_new:
 * @answer: what was expected
 * @content_type: (nullable): what the server called it
 * @body: the whole answer
 *
 * Parses an answer. JSON deeper than %TRACKER_JSON_MAX_DEPTH is not given to json-glib, which would
 * overflow the stack; XML is read without network, files and entities. Not for the main thread.
 *
 * Returns: (transfer full): the document, whatever its state; for one thread at a time
 */
TrackerDocument *
tracker_document_new (TrackerAnswer answer, const char *content_type, GBytes *body)
{
  TrackerDocument *self = g_new0 (TrackerDocument, 1);
  gboolean is_parsed = TRUE;

  self->places = g_ptr_array_new_with_free_func (g_free);
  self->text = tracker_charset_dup_utf8 (answer, content_type, body);
  if (answer == TRACKER_ANSWER_JSON)
    is_parsed = parse_json (self);
  else if (answer == TRACKER_ANSWER_XML || answer == TRACKER_ANSWER_HTML)
    is_parsed = parse_markup (self, answer);
  if (self->root == NULL)
    self->root = tracker_document_add_place (self, NULL, NULL, NULL);
  if (is_page (self->text, answer))
    self->state = TRACKER_DOCUMENT_PAGE;
  else if (!is_parsed)
    self->state = TRACKER_DOCUMENT_MALFORMED;
  return self;
}

/**
 * tracker_document_free:
 * @self: (transfer full): a document
 *
 * Frees the document and all its places.
 */
void
tracker_document_free (TrackerDocument *self)
{
  g_clear_pointer (&self->expressions, g_hash_table_unref);
  g_clear_pointer (&self->xpath, xmlXPathFreeContext);
  g_clear_pointer (&self->xml, xmlFreeDoc);
  g_clear_pointer (&self->json, json_node_unref);
  g_ptr_array_unref (self->places);
  g_free (self->text);
  g_free (self);
}

/**
 * tracker_document_get_state:
 * @self: a document
 *
 * Returns: whether it is what was expected
 */
TrackerDocumentState
tracker_document_get_state (const TrackerDocument *self)
{
  return self->state;
}

/**
 * tracker_document_get_text:
 * @self: a document
 *
 * Returns: the raw answer as valid UTF-8
 */
const char *
tracker_document_get_text (const TrackerDocument *self)
{
  return self->text;
}

/**
 * tracker_document_get_root:
 * @self: a document
 *
 * Returns: the place of the whole answer; it leads nowhere if the answer could not be parsed
 */
const TrackerPlace *
tracker_document_get_root (const TrackerDocument *self)
{
  return self->root;
}

/**
 * tracker_document_add_place:
 * @self: a document
 * @json: (nullable): a node of it
 * @xml: (nullable): a node of it
 * @outer: (nullable): what encloses the list the node was found in
 *
 * Returns: (transfer none): a place that lives as long as the document
 */
const TrackerPlace *
tracker_document_add_place (TrackerDocument *self,
                            JsonNode *json,
                            xmlNode *xml,
                            const TrackerPlace *outer)
{
  TrackerPlace *place = g_new0 (TrackerPlace, 1);

  place->document = self;
  place->json = json;
  place->xml = xml;
  place->outer = outer;
  g_ptr_array_add (self->places, place);
  return place;
}

/**
 * tracker_document_evaluate:
 * @self: an XML or HTML document
 * @expression: an XPath expression that was checked before
 * @from: the node it starts at
 *
 * Returns: (transfer full) (nullable): the result, or NULL if it could not be evaluated or took too
 * many steps
 */
xmlXPathObject *
tracker_document_evaluate (TrackerDocument *self, const char *expression, xmlNode *from)
{
  xmlXPathCompExpr *compiled;

  if (self->expressions == NULL)
    self->expressions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                               (GDestroyNotify) xmlXPathFreeCompExpr);
  compiled = g_hash_table_lookup (self->expressions, expression);
  if (compiled == NULL)
    {
      compiled = xmlXPathCtxtCompile (self->xpath, (const xmlChar *) expression);
      if (compiled == NULL)
        return NULL;
      g_hash_table_insert (self->expressions, g_strdup (expression), compiled);
    }
  self->xpath->node = from;
  self->xpath->opCount = 0;
  return xmlXPathCompiledEval (compiled, self->xpath);
}
