/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-json-path-private.h"

#include <string.h>

#include "tracker-carriers-error.h"

typedef enum
{
  STEP_MEMBER,
  STEP_ALL_MEMBERS,
  STEP_DESCENDANTS, /* ..name, ..* */
  STEP_INDEX,
  STEP_SLICE, /* and [*] */
} StepKind;

typedef struct
{
  StepKind kind;
  char *name; /* (owned) (nullable): of a member; of descendants, NULL for all */
  gint64 from;
  gint64 until; /* of a slice; G_MAXINT64: to the end */
} Step;

struct _TrackerJsonPath
{
  guint level; /* how many enclosing objects outward the path begins */
  gboolean any_case;
  GArray *steps; /* (owned) (element-type Step) */
};

typedef struct
{
  const GArray *steps;
  gboolean any_case;
  GPtrArray *found; /* (element-type JsonNode), borrowed nodes */
  guint max;
} Walk;

static void
clear_step (gpointer data)
{
  Step *step = data;

  g_free (step->name);
}

static gboolean
is_name_end (char c)
{
  return c == '\0' || c == '.' || c == '[' || c == ']';
}

/* Reads a plain name at *@at and moves behind it; NULL if there is none. */
static char *
read_name (const char **at)
{
  const char *start = *at;

  while (!is_name_end (**at))
    (*at)++;
  if (*at == start)
    return NULL;
  return g_strndup (start, (gsize) (*at - start));
}

static gboolean
read_integer (const char **at, gint64 *number)
{
  char *end = NULL;

  if (!g_ascii_isdigit (**at) && !(**at == '-' && g_ascii_isdigit ((*at)[1])))
    return FALSE;
  *number = g_ascii_strtoll (*at, &end, 10);
  *at = end;
  return TRUE;
}

/* Reads the name in ['…'] or ["…"], @at standing on the quote. */
static gboolean
read_quoted (const char **at, Step *step)
{
  char quote = **at;
  const char *end = strchr (*at + 1, quote);

  if (end == NULL || end[1] != ']')
    return FALSE;
  step->kind = STEP_MEMBER;
  step->name = g_strndup (*at + 1, (gsize) (end - *at - 1));
  *at = end + 1;
  return TRUE;
}

/* Reads what stands between brackets, @at standing behind the opening one. */
static gboolean
read_subscript (const char **at, Step *step)
{
  if (**at == '\'' || **at == '"')
    return read_quoted (at, step);
  if (**at == '*')
    {
      step->kind = STEP_SLICE;
      step->until = G_MAXINT64;
      (*at)++;
      return TRUE;
    }
  step->kind = STEP_INDEX;
  if (!read_integer (at, &step->from) && **at != ':')
    return FALSE;
  if (**at != ':')
    return TRUE;
  (*at)++;
  step->kind = STEP_SLICE;
  step->until = G_MAXINT64;
  read_integer (at, &step->until);
  return TRUE;
}

static gboolean
read_member (const char **at, Step *step)
{
  step->kind = STEP_MEMBER;
  if (**at == '.')
    {
      step->kind = STEP_DESCENDANTS;
      (*at)++;
    }
  step->name = read_name (at);
  if (step->name == NULL)
    return FALSE;
  if (g_str_equal (step->name, "*"))
    {
      g_clear_pointer (&step->name, g_free);
      if (step->kind == STEP_MEMBER)
        step->kind = STEP_ALL_MEMBERS;
    }
  return TRUE;
}

static gboolean
read_steps (TrackerJsonPath *self, const char *at)
{
  while (*at != '\0')
    {
      Step step = { 0 };
      gboolean is_ok;

      if (*at == '.')
        {
          at++;
          is_ok = read_member (&at, &step);
        }
      else if (*at == '[')
        {
          at++;
          is_ok = read_subscript (&at, &step) && *at == ']';
          at += is_ok ? 1 : 0;
        }
      else
        is_ok = FALSE;
      g_array_append_val (self->steps, step);
      if (!is_ok)
        return FALSE;
    }
  return TRUE;
}

/**
 * tracker_json_path_new:
 * @text: `$`, `^` or `^^`, then `.name`, `.*`, `..name`, `['name']`, `[0]`, `[-1]`, `[*]` or
 * `[1:3]`, any number of them
 * @error: return location for a #GError
 *
 * Compiles a path of a definition.
 *
 * Fails with %TRACKER_CARRIERS_ERROR_INVALID_DEFINITION if @text is not such a path. Filters and
 * scripts of other JSONPath dialects are not part of the format.
 *
 * Returns: (transfer full) (nullable): the path, or NULL and @error is set
 */
TrackerJsonPath *
tracker_json_path_new (const char *text, GError **error)
{
  g_autoptr (TrackerJsonPath) self = g_new0 (TrackerJsonPath, 1);

  g_return_val_if_fail (text != NULL, NULL);

  self->steps = g_array_new (FALSE, TRUE, sizeof (Step));
  g_array_set_clear_func (self->steps, clear_step);
  self->level = (guint) strspn (text, "^");
  if ((self->level > 0 || *text == '$') && read_steps (self, text + MAX (self->level, 1)))
    return g_steal_pointer (&self);
  g_set_error (error, TRACKER_CARRIERS_ERROR, TRACKER_CARRIERS_ERROR_INVALID_DEFINITION,
               "\"%s\" is not a JSON path such as \"$.list[0].key\"", text);
  return NULL;
}

/**
 * tracker_json_path_free:
 * @self: (transfer full): a path
 *
 * Frees the path.
 */
void
tracker_json_path_free (TrackerJsonPath *self)
{
  g_array_unref (self->steps);
  g_free (self);
}

/**
 * tracker_json_path_get_level:
 * @self: a path
 *
 * Returns: how many `^` the path begins with: so many enclosing objects outward it is to be matched
 */
guint
tracker_json_path_get_level (const TrackerJsonPath *self)
{
  return self->level;
}

/**
 * tracker_json_path_set_any_case:
 * @self: a path that is not used yet
 *
 * Lets names match whatever the case of their ASCII letters.
 */
void
tracker_json_path_set_any_case (TrackerJsonPath *self)
{
  self->any_case = TRUE;
}

static void walk (Walk *self, guint depth, JsonNode *node);

static gboolean
is_name (const Walk *self, const char *key, const char *name)
{
  return self->any_case ? g_ascii_strcasecmp (key, name) == 0 : g_str_equal (key, name);
}

/* NULL: there is none. A name that is written as the path has it comes before all others. */
static JsonNode *
find_member (const Walk *self, JsonObject *object, const char *name)
{
  JsonNode *member = json_object_get_member (object, name);
  JsonObjectIter iter;
  const char *key;

  if (member != NULL || !self->any_case)
    return member;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &member))
    if (is_name (self, key, name))
      return member;
  return NULL;
}

/* The elements @from (inclusive) until @until (exclusive); negative ones count from the end. */
static void
walk_elements (Walk *self, guint depth, JsonNode *node, gint64 from, gint64 until)
{
  JsonArray *array = json_node_get_array (node);
  gint64 length = json_array_get_length (array);

  from += from < 0 ? length : 0;
  until += until < 0 ? length : 0;
  for (gint64 i = MAX (from, 0); i < MIN (until, length); i++)
    walk (self, depth, json_array_get_element (array, (guint) i));
}

static void
walk_index (Walk *self, guint depth, JsonNode *node, gint64 index)
{
  JsonArray *array = json_node_get_array (node);
  gint64 length = json_array_get_length (array);

  index += index < 0 ? length : 0;
  if (index >= 0 && index < length)
    walk (self, depth, json_array_get_element (array, (guint) index));
}

static void
walk_subscript (Walk *self, guint depth, JsonNode *node, const Step *step)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      if (step->kind == STEP_INDEX)
        walk_index (self, depth, node, step->from);
      else
        walk_elements (self, depth, node, step->from, step->until);
    }
  /* Many services write one thing bare that they write as a list when there are several. */
  else if (!JSON_NODE_HOLDS_NULL (node) && step->from <= 0 && step->from >= -1)
    walk (self, depth, node);
}

static void
walk_members (Walk *self, guint depth, JsonNode *node)
{
  JsonObjectIter iter;
  const char *key; /* json-glib 1.6 crashes without */
  JsonNode *member;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &key, &member))
    walk (self, depth, member);
}

/* The answer's depth was capped before parsing, so this recursion is shallow. */
static void
walk_descendants (Walk *self, guint depth, JsonNode *node, const char *name)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *key;
      JsonNode *member;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (self->found->len < self->max && json_object_iter_next_ordered (&iter, &key, &member))
        {
          if (name == NULL || is_name (self, key, name))
            walk (self, depth, member);
          walk_descendants (self, depth, member, name);
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      guint length = json_array_get_length (array);

      for (guint i = 0; i < length && self->found->len < self->max; i++)
        {
          JsonNode *element = json_array_get_element (array, i);

          if (name == NULL)
            walk (self, depth, element);
          walk_descendants (self, depth, element, name);
        }
    }
}

/* Adds what the steps from @depth on find below @node. */
static void
walk (Walk *self, guint depth, JsonNode *node)
{
  const Step *step;

  if (self->found->len >= self->max)
    return;
  if (depth == self->steps->len)
    {
      g_ptr_array_add (self->found, node);
      return;
    }
  step = &g_array_index (self->steps, Step, depth);
  switch (step->kind)
    {
    case STEP_MEMBER:
      if (JSON_NODE_HOLDS_OBJECT (node))
        {
          JsonNode *member = find_member (self, json_node_get_object (node), step->name);

          if (member != NULL)
            walk (self, depth + 1, member);
        }
      break;
    case STEP_ALL_MEMBERS:
      walk_members (self, depth + 1, node);
      break;
    case STEP_DESCENDANTS:
      walk_descendants (self, depth + 1, node, step->name);
      break;
    case STEP_INDEX:
    case STEP_SLICE:
      walk_subscript (self, depth + 1, node, step);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * tracker_json_path_match:
 * @self: a path
 * @root: the node that `$` stands for (for an outer path: that `^` stands for)
 * @max: how many nodes to return at most
 *
 * Finds the nodes the path leads to. What is not there, or is of another type, is not found;
 * nothing fails. A single value where a list was expected counts as a list of one.
 *
 * Returns: (transfer container) (element-type JsonNode): nodes that belong to @root, in its order
 */
GPtrArray *
tracker_json_path_match (const TrackerJsonPath *self, JsonNode *root, guint max)
{
  Walk walk_data = { self->steps, self->any_case, g_ptr_array_new (), max };

  walk (&walk_data, 0, root);
  return walk_data.found;
}
