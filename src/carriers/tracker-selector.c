/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-engine-private.h"

#include <libxml/parser.h>
#include <libxml/xpathInternals.h>
#include <math.h>
#include <string.h>

#include "tracker-carriers-error.h"
#include "tracker-json-path-private.h"
#include "tracker-xml-path-private.h"

struct _TrackerSelector
{
  TrackerAnswer answer;
  TrackerJsonPath *path;  /* (owned) (nullable) JSON */
  char *xpath;            /* (owned) (nullable) XML and HTML */
  TrackerXmlPath *fields; /* (owned) (nullable) the same, where it is simple */
};

static void
ignore_xml_error (void *data, xmlError *error)
{
}

static gboolean
check_xpath (const char *expression, GError **error)
{
  xmlXPathContext *context;
  xmlXPathCompExpr *compiled;

  xmlInitParser ();
  context = xmlXPathNewContext (NULL);
  context->error = ignore_xml_error;
  compiled = xmlXPathCtxtCompile (context, (const xmlChar *) expression);
  xmlXPathFreeContext (context);
  if (compiled == NULL)
    {
      g_set_error (error, TRACKER_CARRIERS_ERROR, TRACKER_CARRIERS_ERROR_INVALID_DEFINITION,
                   "\"%s\" is not an XPath expression such as \"td[2]\"", expression);
      return FALSE;
    }
  xmlXPathFreeCompExpr (compiled);
  return TRUE;
}

static gboolean
check_whole (const char *expression, GError **error)
{
  if (g_str_equal (expression, "."))
    return TRUE;
  g_set_error (error, TRACKER_CARRIERS_ERROR, TRACKER_CARRIERS_ERROR_INVALID_DEFINITION,
               "\"%s\" cannot be selected from plain text: only \".\", the whole of it",
               expression);
  return FALSE;
}

/**
 * tracker_selector_new:
 * @answer: the kind of answer it will be used on
 * @expression: JSON path, XPath, or `.`
 * @error: return location for a #GError
 *
 * Compiles a selector. It is immutable: several threads may use it at once.
 *
 * Fails with %TRACKER_CARRIERS_ERROR_INVALID_DEFINITION if @expression is none of its kind.
 *
 * Returns: (transfer full) (nullable): the selector, or NULL and @error is set
 */
TrackerSelector *
tracker_selector_new (TrackerAnswer answer, const char *expression, GError **error)
{
  g_autoptr (TrackerSelector) self = g_new0 (TrackerSelector, 1);
  gboolean is_ok = FALSE;

  self->answer = answer;
  if (answer == TRACKER_ANSWER_JSON)
    {
      self->path = tracker_json_path_new (expression, error);
      is_ok = self->path != NULL;
    }
  else if (answer == TRACKER_ANSWER_XML || answer == TRACKER_ANSWER_HTML)
    {
      self->xpath = g_strdup (expression);
      self->fields = tracker_xml_path_new (expression);
      is_ok = check_xpath (expression, error);
    }
  else
    is_ok = check_whole (expression, error);
  return is_ok ? g_steal_pointer (&self) : NULL;
}

/**
 * tracker_selector_set_any_case:
 * @self: a selector that is not used yet
 *
 * Lets the names of a JSON path match whatever their case; nothing for other answers.
 */
void
tracker_selector_set_any_case (TrackerSelector *self)
{
  if (self->path != NULL)
    tracker_json_path_set_any_case (self->path);
}

/**
 * tracker_selector_free:
 * @self: (transfer full): a selector
 *
 * Frees the selector.
 */
void
tracker_selector_free (TrackerSelector *self)
{
  g_clear_pointer (&self->path, tracker_json_path_free);
  g_clear_pointer (&self->fields, tracker_xml_path_free);
  g_free (self->xpath);
  g_free (self);
}

/* The nodes a JSON path leads to; NULL if it starts where nothing is. */
static GPtrArray *
match_json (const TrackerSelector *self, const TrackerPlace *from, guint max)
{
  const TrackerPlace *start = from;

  for (guint i = tracker_json_path_get_level (self->path); i > 0 && start != NULL; i--)
    start = start->outer;
  if (start == NULL || start->json == NULL)
    return NULL;
  return tracker_json_path_match (self->path, start->json, max);
}

static xmlXPathObject *
match_xml (const TrackerSelector *self, const TrackerPlace *from)
{
  if (from->xml == NULL)
    return NULL;
  return tracker_document_evaluate (from->document, self->xpath, from->xml);
}

static guint
count_nodes (const xmlXPathObject *object, guint max)
{
  if (object == NULL || object->type != XPATH_NODESET || object->nodesetval == NULL)
    return 0;
  return MIN ((guint) object->nodesetval->nodeNr, max);
}

typedef struct
{
  GPtrArray *places;
  const TrackerPlace *from;
} Finding;

static void
on_place_found_cb (xmlNode *node, gpointer user_data)
{
  const Finding *finding = user_data;

  if (node->type == XML_ELEMENT_NODE)
    g_ptr_array_add (finding->places, (gpointer) tracker_document_add_place (
                                          finding->from->document, NULL, node, finding->from));
}

/**
 * tracker_selector_match_places:
 * @self: a selector
 * @from: where to look
 * @max: how many to return at most
 *
 * Finds the items of a list. Items that are null, or plain values where objects are due, are left
 * out.
 *
 * Returns: (transfer container) (element-type TrackerPlace): places of the document, in its order,
 * with @from as what encloses them
 */
GPtrArray *
tracker_selector_match_places (const TrackerSelector *self, const TrackerPlace *from, guint max)
{
  GPtrArray *places = g_ptr_array_new ();

  if (self->path != NULL)
    {
      g_autoptr (GPtrArray) nodes = match_json (self, from, max);

      for (guint i = 0; nodes != NULL && i < nodes->len; i++)
        {
          JsonNode *node = g_ptr_array_index (nodes, i);

          if (JSON_NODE_HOLDS_OBJECT (node) || JSON_NODE_HOLDS_ARRAY (node))
            g_ptr_array_add (
                places, (gpointer) tracker_document_add_place (from->document, node, NULL, from));
        }
    }
  else if (self->fields != NULL)
    {
      Finding finding = { places, from };

      if (from->xml != NULL)
        tracker_xml_path_find (self->fields, from->xml, max, on_place_found_cb, &finding);
    }
  else if (self->xpath != NULL)
    {
      xmlXPathObject *object = match_xml (self, from);
      guint n = count_nodes (object, max);

      for (guint i = 0; i < n; i++)
        {
          xmlNode *node = object->nodesetval->nodeTab[i];

          if (node->type == XML_ELEMENT_NODE)
            g_ptr_array_add (
                places, (gpointer) tracker_document_add_place (from->document, NULL, node, from));
        }
      g_clear_pointer (&object, xmlXPathFreeObject);
    }
  else
    g_ptr_array_add (places, (gpointer) from);
  return places;
}

/* Whole numbers without a fraction ("70.0" is the code 70), others as short as they can be. */
static char *
dup_number (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (number))
    return NULL;
  if (fabs (number) < 9007199254740992.0 && floor (number) == number)
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) number);
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", number));
}

static char *
dup_json_scalar (JsonNode *node)
{
  GType type;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  type = json_node_get_value_type (node);
  if (type == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (type == G_TYPE_DOUBLE)
    return dup_number (json_node_get_double (node));
  if (type == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");
  return NULL;
}

static void
add_text (GPtrArray *texts, char *text)
{
  if (text != NULL)
    g_ptr_array_add (texts, text);
}

static void
add_json_texts (GPtrArray *texts, JsonNode *node)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      add_text (texts, dup_json_scalar (node));
      return;
    }
  /* A list where one text was due: its plain values, one text each. */
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array) && i < TRACKER_MAX_TEXTS; i++)
    add_text (texts, dup_json_scalar (json_array_get_element (array, i)));
}

static void
add_xml_text (GPtrArray *texts, xmlChar *text)
{
  if (text == NULL)
    return;
  g_ptr_array_add (texts, g_utf8_make_valid ((const char *) text, -1));
  xmlFree (text);
}

static void
add_xml_texts (GPtrArray *texts, xmlXPathObject *object)
{
  guint n = count_nodes (object, TRACKER_MAX_TEXTS);

  if (object == NULL)
    return;
  if (object->type == XPATH_NUMBER)
    add_text (texts, dup_number (object->floatval));
  else if (object->type != XPATH_NODESET)
    add_xml_text (texts, xmlXPathCastToString (object));
  for (guint i = 0; i < n; i++)
    add_xml_text (texts, xmlXPathCastNodeToString (object->nodesetval->nodeTab[i]));
}

/**
 * tracker_selector_match_texts:
 * @self: a selector
 * @from: where to look
 *
 * Finds texts. Numbers and booleans count as text; null and objects, and what is not there, give
 * none.
 *
 * Returns: (transfer container) (element-type utf8): the texts as they stand, at most
 * %TRACKER_MAX_TEXTS nodes
 */
GPtrArray *
tracker_selector_match_texts (const TrackerSelector *self, const TrackerPlace *from)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  if (self->path != NULL)
    {
      g_autoptr (GPtrArray) nodes = match_json (self, from, TRACKER_MAX_TEXTS);

      for (guint i = 0; nodes != NULL && i < nodes->len; i++)
        add_json_texts (texts, g_ptr_array_index (nodes, i));
    }
  else if (self->fields != NULL)
    {
      if (from->xml != NULL)
        tracker_xml_path_match (self->fields, from->xml, TRACKER_MAX_TEXTS, texts);
    }
  else if (self->xpath != NULL)
    {
      xmlXPathObject *object = match_xml (self, from);

      add_xml_texts (texts, object);
      g_clear_pointer (&object, xmlXPathFreeObject);
    }
  else
    g_ptr_array_add (texts, g_strdup (tracker_document_get_text (from->document)));
  return texts;
}
