/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-xml-path-private.h"

#include <string.h>

/* Fields of an event are mostly a child, a cell of a row or an attribute. Such paths are walked
 * here: that takes a tenth of what libxml2 needs for them, and events are many. */

#define MAX_STEPS 8
#define NAME_CHARACTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"

typedef struct
{
  char *name; /* (owned) of an element; an attribute: without "@" */
  gboolean is_attribute;
  guint index;      /* 0: all; else the n-th of them that its parent has */
  char *child;      /* (owned) (nullable) only those that have such a child ... */
  char *content;    /* (owned) (nullable) ... with this text ... */
  gboolean is_part; /* ... or one that has it inside */
} Step;

typedef enum
{
  START_HERE = 0,
  START_ANYWHERE, /* "//name": in the whole document */
  START_BELOW,    /* ".//name" */
} Start;

struct _TrackerXmlPath
{
  Start start;
  guint n_steps; /* 0: "." */
  Step steps[MAX_STEPS];
};

/* (transfer full) (nullable) A name that stands at @at; moves @at behind it. */
static char *
scan_name (const char **at)
{
  gsize length = strspn (*at, NAME_CHARACTERS);
  char *name;

  if (length == 0 || !(g_ascii_isalpha (**at) || **at == '_'))
    return NULL;
  name = g_strndup (*at, length);
  *at += length;
  return name;
}

/* (transfer full) (nullable) What stands in quotes at @at, behind which @end must come. */
static char *
scan_literal (const char **at, const char *end)
{
  char quote = **at;
  const char *close = quote == '\'' || quote == '"' ? strchr (*at + 1, quote) : NULL;
  char *text;

  if (close == NULL || !g_str_has_prefix (close + 1, end))
    return NULL;
  text = g_strndup (*at + 1, (gsize) (close - *at - 1));
  *at = close + 1 + strlen (end);
  return text;
}

/* "[2]", "[name='text']" or "[contains(name,'text')]" at @at; FALSE: something else. */
static gboolean
scan_predicate (Step *step, const char **at)
{
  (*at)++;
  if (g_ascii_isdigit (**at))
    {
      for (; g_ascii_isdigit (**at) && step->index < G_MAXUINT16; (*at)++)
        step->index = step->index * 10 + (guint) (**at - '0');
      return step->index > 0 && *(*at)++ == ']';
    }
  step->is_part = g_str_has_prefix (*at, "contains(");
  *at += step->is_part ? strlen ("contains(") : 0;
  step->child = scan_name (at);
  if (step->child == NULL || *(*at)++ != (step->is_part ? ',' : '='))
    return FALSE;
  step->content = scan_literal (at, step->is_part ? ")]" : "]");
  return step->content != NULL;
}

static gboolean
scan_step (Step *step, const char **at)
{
  step->is_attribute = **at == '@';
  *at += step->is_attribute;
  step->name = scan_name (at);
  if (step->name == NULL)
    return FALSE;
  if (**at == '[' && (step->is_attribute || !scan_predicate (step, at)))
    return FALSE;
  return **at == '\0' || (**at == '/' && !step->is_attribute);
}

/**
 * tracker_xml_path_new:
 * @expression: an XPath expression
 *
 * Returns: (transfer full) (nullable): the path, if it is made of children (all, the n-th, those
 * that have a child with some text), the first of them anywhere or not, and an attribute at its
 * end; %NULL if XPath is needed
 */
TrackerXmlPath *
tracker_xml_path_new (const char *expression)
{
  g_autoptr (TrackerXmlPath) self = g_new0 (TrackerXmlPath, 1);
  const char *at = expression;

  if (g_str_equal (expression, "."))
    return g_steal_pointer (&self);
  if (g_str_has_prefix (expression, "//"))
    self->start = START_ANYWHERE;
  else if (g_str_has_prefix (expression, ".//"))
    self->start = START_BELOW;
  at += self->start == START_ANYWHERE ? 2 : self->start == START_BELOW ? 3 : 0;
  while (self->n_steps < MAX_STEPS)
    {
      if (!scan_step (&self->steps[self->n_steps++], &at))
        return NULL;
      if (*at == '\0')
        return self->start != START_HERE && self->steps[0].is_attribute ? NULL
                                                                        : g_steal_pointer (&self);
      at++;
    }
  return NULL;
}

/**
 * tracker_xml_path_free:
 * @self: (transfer full): a path
 *
 * Frees @self.
 */
void
tracker_xml_path_free (TrackerXmlPath *self)
{
  for (guint i = 0; i < self->n_steps; i++)
    {
      g_free (self->steps[i].name);
      g_free (self->steps[i].child);
      g_free (self->steps[i].content);
    }
  g_free (self);
}

/* (transfer full) The text of a node and of all in it: UTF-8, as documents are made of nothing
 * else. */
static char *
dup_content (xmlNode *node)
{
  const xmlNode *only = node->children;
  xmlChar *content;
  char *text;

  if (only != NULL && only->next == NULL && only->type == XML_TEXT_NODE && only->content != NULL)
    return g_strdup ((const char *) only->content);
  if (only == NULL && node->type == XML_ELEMENT_NODE)
    return g_strdup ("");
  content = xmlNodeGetContent (node);
  text = g_strdup (content != NULL ? (const char *) content : "");
  xmlFree (content);
  return text;
}

static gboolean
is_element (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

/* As XPath: of several children any may have the text, but only the first may contain it. */
static gboolean
has_child (const xmlNode *node, const Step *step)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (is_element (child, step->child))
        {
          g_autofree char *text = dup_content (child);

          if (step->is_part)
            return strstr (text, step->content) != NULL;
          if (g_str_equal (text, step->content))
            return TRUE;
        }
    }
  return step->is_part && *step->content == '\0';
}

/* What a walk finds goes there. */
typedef struct
{
  TrackerXmlFound found;
  gpointer user_data;
  guint left; /* how many are still wanted */
} Sink;

static void
hand_over (Sink *sink, xmlNode *node)
{
  if (sink->left == 0)
    return;
  sink->left--;
  sink->found (node, sink->user_data);
}

static void
add_attribute (const xmlNode *node, const char *name, Sink *sink)
{
  for (xmlAttr *attribute = node->type == XML_ELEMENT_NODE ? node->properties : NULL;
       attribute != NULL; attribute = attribute->next)
    {
      if (strcmp ((const char *) attribute->name, name) == 0)
        hand_over (sink, (xmlNode *) attribute);
    }
}

/* But for its place among its siblings. */
static gboolean
fits (const Step *step, const xmlNode *node)
{
  return is_element (node, step->name) && (step->child == NULL || has_child (node, step));
}

static void
walk (const TrackerXmlPath *self, guint index, xmlNode *node, Sink *sink)
{
  const Step *step = &self->steps[index];
  guint n = 0;

  if (index == self->n_steps)
    {
      hand_over (sink, node);
      return;
    }
  if (step->is_attribute)
    {
      add_attribute (node, step->name, sink);
      return;
    }
  for (xmlNode *child = node->children; child != NULL && sink->left > 0; child = child->next)
    {
      if (!fits (step, child))
        continue;
      if (step->index == 0 || ++n == step->index)
        walk (self, index + 1, child, sink);
      if (step->index != 0 && n == step->index)
        break;
    }
}

static gboolean
is_in_place (const Step *step, const xmlNode *node)
{
  guint n = 1;

  for (const xmlNode *other = node->prev; other != NULL && n <= step->index; other = other->prev)
    n += is_element (other, step->name);
  return step->index == 0 || n == step->index;
}

/* Whether the steps before @n_steps, the last first, lead to @node; the first begins anywhere below
 * @top. */
static gboolean
is_reached (const TrackerXmlPath *self, guint n_steps, const xmlNode *node, const xmlNode *top)
{
  for (guint i = n_steps; i > 0; i--, node = node->parent)
    {
      if (node == NULL || node == top || !fits (&self->steps[i - 1], node)
          || !is_in_place (&self->steps[i - 1], node))
        return FALSE;
    }
  return TRUE;
}

/* The node after @node in document order below @top, without recursion. */
static xmlNode *
get_next (xmlNode *node, const xmlNode *top)
{
  if (node->children != NULL && (node == top || node->type == XML_ELEMENT_NODE))
    return node->children;
  while (node != top && node->next == NULL)
    node = node->parent;
  return node != top ? node->next : NULL;
}

static void
search (const TrackerXmlPath *self, xmlNode *top, Sink *sink)
{
  const Step *last = &self->steps[self->n_steps - 1];
  guint n_elements = self->n_steps - last->is_attribute;

  for (xmlNode *node = get_next (top, top); node != NULL && sink->left > 0;
       node = get_next (node, top))
    {
      if (node->type != XML_ELEMENT_NODE || !is_reached (self, n_elements, node, top))
        continue;
      if (last->is_attribute)
        add_attribute (node, last->name, sink);
      else
        hand_over (sink, node);
    }
}

/**
 * tracker_xml_path_find:
 * @self: a path
 * @from: where it begins: an element, or the document
 * @max: how many are wanted at most
 * @found: called for each element or attribute that it leads to, in the order of the document
 * @user_data: for @found
 *
 * Does what XPath does, for names without namespaces.
 */
void
tracker_xml_path_find (const TrackerXmlPath *self,
                       xmlNode *from,
                       guint max,
                       TrackerXmlFound found,
                       gpointer user_data)
{
  Sink sink = { found, user_data, max };

  if (self->start == START_ANYWHERE)
    search (self, (xmlNode *) from->doc, &sink);
  else if (self->start == START_BELOW)
    search (self, from, &sink);
  else
    walk (self, 0, from, &sink);
}

static void
on_found_cb (xmlNode *node, gpointer user_data)
{
  g_ptr_array_add (user_data, dup_content (node));
}

/**
 * tracker_xml_path_match:
 * @self: a path
 * @from: as for tracker_xml_path_find()
 * @max: likewise
 * @texts: (element-type utf8): where the texts of what it leads to are added
 *
 * Finds texts.
 */
void
tracker_xml_path_match (const TrackerXmlPath *self, xmlNode *from, guint max, GPtrArray *texts)
{
  tracker_xml_path_find (self, from, max, on_found_cb, texts);
}
