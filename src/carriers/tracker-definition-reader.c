/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-definition-reader-private.h"

#include <string.h>

/**
 * tracker_reader_add_problem:
 * @self: a reader
 * @node: where the fault is
 * @at_key: point at the key of @node rather than at @node
 * @format: one sentence without the place, as for printf()
 * @...: what stands in it
 *
 * Notes a fault. Beyond %TRACKER_READER_MAX_PROBLEMS they are counted but not kept.
 */
void
tracker_reader_add_problem (TrackerReader *self,
                            JsonNode *node,
                            gboolean at_key,
                            const char *format,
                            ...)
{
  va_list args;
  int line = 1;
  int column = 1;

  if (++self->n_problems > TRACKER_READER_MAX_PROBLEMS)
    return;
  tracker_json_source_locate (self->source, node, at_key, &line, &column);
  va_start (args, format);
  g_ptr_array_add (self->problems,
                   tracker_problem_new (line, column, g_strdup_vprintf (format, args)));
  va_end (args);
}

static const char *
describe (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return "an object";
  if (JSON_NODE_HOLDS_ARRAY (node))
    return "an array";
  if (JSON_NODE_HOLDS_NULL (node))
    return "null";
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return "a text";
    case G_TYPE_BOOLEAN:
      return "true or false";
    default:
      return "a number";
    }
}

/* How many letters must change to make one word of the other (Levenshtein), for short words. */
static guint
count_changes (const char *a, const char *b)
{
  gsize length = strlen (b);
  guint row[40];

  if (length >= G_N_ELEMENTS (row) || strlen (a) >= G_N_ELEMENTS (row))
    return G_MAXUINT;
  for (gsize j = 0; j <= length; j++)
    row[j] = (guint) j;
  for (gsize i = 0; a[i] != '\0'; i++)
    {
      guint diagonal = row[0];

      row[0] = (guint) i + 1;
      for (gsize j = 0; j < length; j++)
        {
          guint above = row[j + 1];

          row[j + 1] = MIN (MIN (above, row[j]) + 1, diagonal + (a[i] != b[j]));
          diagonal = above;
        }
    }
  return row[length];
}

static const char *
find_nearest (const char *key, char **known)
{
  const char *nearest = NULL;
  guint least = 3; /* more changed letters make another word */

  for (guint i = 0; known[i] != NULL; i++)
    {
      guint changes = count_changes (key, known[i]);

      if (changes < least && changes < strlen (known[i]))
        {
          least = changes;
          nearest = known[i];
        }
    }
  return nearest;
}

/* Whether @key is one of the words of @keys. */
static gboolean
is_among (const char *keys, const char *key)
{
  gsize length = strlen (key);

  for (const char *at = keys; (at = strstr (at, key)) != NULL; at++)
    {
      if ((at == keys || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
        return length > 0;
    }
  return FALSE;
}

/**
 * tracker_reader_check_object:
 * @self: a reader
 * @node: what should be an object
 * @what: what it is called in messages, "the request"
 * @keys: the keys that it may hold, blanks between; %NULL: any
 *
 * Complains if @node is no object, and of each key that has no meaning there.
 *
 * Returns: whether it is an object
 */
gboolean
tracker_reader_check_object (TrackerReader *self,
                             JsonNode *node,
                             const char *what,
                             const char *keys)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      tracker_reader_add_problem (self, node, FALSE, "%s must be an object, not %s", what,
                                  describe (node));
      return FALSE;
    }
  if (keys == NULL)
    return TRUE;
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &key, &value))
    {
      g_auto (GStrv) known = NULL;
      const char *nearest;

      if (is_among (keys, key))
        continue;
      known = g_strsplit (keys, " ", -1);
      nearest = find_nearest (key, known);
      if (nearest != NULL)
        tracker_reader_add_problem (
            self, value, TRUE, "Unknown key “%.60s” in %s; did you mean “%s”?", key, what, nearest);
      else
        tracker_reader_add_problem (self, value, TRUE, "Unknown key “%.60s” in %s", key, what);
    }
  return TRUE;
}

/**
 * tracker_reader_check_array:
 * @self: a reader
 * @node: what should be an array
 * @what: what it is called in messages
 *
 * Returns: whether it is an array; complains if not
 */
gboolean
tracker_reader_check_array (TrackerReader *self, JsonNode *node, const char *what)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    return TRUE;
  tracker_reader_add_problem (self, node, FALSE, "%s must be an array, not %s", what,
                              describe (node));
  return FALSE;
}

/**
 * tracker_reader_get:
 * @owner: a node
 * @key: a key
 *
 * Returns: (transfer none) (nullable): the value of @key; %NULL if it is not there or @owner is no
 * object
 */
JsonNode *
tracker_reader_get (JsonNode *owner, const char *key)
{
  return JSON_NODE_HOLDS_OBJECT (owner) ? json_object_get_member (json_node_get_object (owner), key)
                                        : NULL;
}

/**
 * tracker_reader_require:
 * @self: a reader
 * @owner: an object
 * @key: a key
 *
 * Returns: (transfer none) (nullable): the value of @key; complains if it is not there
 */
JsonNode *
tracker_reader_require (TrackerReader *self, JsonNode *owner, const char *key)
{
  JsonNode *node = tracker_reader_get (owner, key);

  if (node == NULL)
    tracker_reader_add_problem (self, owner, FALSE, "The key “%s” is missing here", key);
  return node;
}

/**
 * tracker_reader_get_array:
 * @self: a reader
 * @owner: an object
 * @key: a key
 * @is_required: complain if it is not there
 *
 * Returns: (transfer none) (nullable): the array
 */
JsonArray *
tracker_reader_get_array (TrackerReader *self,
                          JsonNode *owner,
                          const char *key,
                          gboolean is_required)
{
  JsonNode *node
      = is_required ? tracker_reader_require (self, owner, key) : tracker_reader_get (owner, key);
  g_autofree char *what = g_strdup_printf ("“%s”", key);

  if (node == NULL || !tracker_reader_check_array (self, node, what))
    return NULL;
  return json_node_get_array (node);
}

/**
 * tracker_reader_as_string:
 * @self: a reader
 * @node: what should be a text
 *
 * Returns: (transfer none) (nullable): the text; complains if it is none
 */
const char *
tracker_reader_as_string (TrackerReader *self, JsonNode *node)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_get_string (node);
  tracker_reader_add_problem (self, node, FALSE, "A text is expected here, not %s",
                              describe (node));
  return NULL;
}

/**
 * tracker_reader_get_string:
 * @self: a reader
 * @owner: an object
 * @key: a key
 * @is_required: complain if it is not there or empty
 *
 * Returns: (transfer none) (nullable): the text
 */
const char *
tracker_reader_get_string (TrackerReader *self,
                           JsonNode *owner,
                           const char *key,
                           gboolean is_required)
{
  JsonNode *node
      = is_required ? tracker_reader_require (self, owner, key) : tracker_reader_get (owner, key);
  const char *text = node != NULL ? tracker_reader_as_string (self, node) : NULL;

  if (text == NULL || *text != '\0' || !is_required)
    return text;
  tracker_reader_add_problem (self, node, FALSE, "“%s” must not be empty", key);
  return NULL;
}

/**
 * tracker_reader_get_boolean:
 * @self: a reader
 * @owner: an object
 * @key: a key
 * @fallback: what holds if it is not there
 *
 * Returns: the value; complains of another type
 */
gboolean
tracker_reader_get_boolean (TrackerReader *self,
                            JsonNode *owner,
                            const char *key,
                            gboolean fallback)
{
  JsonNode *node = tracker_reader_get (owner, key);

  if (node == NULL)
    return fallback;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  tracker_reader_add_problem (self, node, FALSE, "“%s” must be true or false, not %s", key,
                              describe (node));
  return fallback;
}

/**
 * tracker_reader_get_int:
 * @self: a reader
 * @owner: an object
 * @key: a key
 * @low: least value
 * @high: greatest value
 * @fallback: what holds if it is not there
 *
 * Returns: the value; complains of another type and of what is out of range
 */
int
tracker_reader_get_int (TrackerReader *self,
                        JsonNode *owner,
                        const char *key,
                        int low,
                        int high,
                        int fallback)
{
  JsonNode *node = tracker_reader_get (owner, key);
  gint64 value;

  if (node == NULL)
    return fallback;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    {
      tracker_reader_add_problem (self, node, FALSE, "“%s” must be a whole number", key);
      return fallback;
    }
  value = json_node_get_int (node);
  if (value >= low && value <= high)
    return (int) value;
  tracker_reader_add_problem (self, node, FALSE, "“%s” must be between %d and %d", key, low, high);
  return fallback;
}

/**
 * tracker_reader_get_choice:
 * @self: a reader
 * @owner: an object
 * @key: a key
 * @choices: the words allowed, %NULL-terminated
 * @fallback: index of the word that holds if it is not there; -1: it must be there
 *
 * Returns: index of the word; 0 after a problem
 */
int
tracker_reader_get_choice (TrackerReader *self,
                           JsonNode *owner,
                           const char *key,
                           const char *const *choices,
                           int fallback)
{
  JsonNode *node
      = fallback < 0 ? tracker_reader_require (self, owner, key) : tracker_reader_get (owner, key);
  const char *text;
  g_autofree char *all = NULL;

  if (node == NULL)
    return MAX (fallback, 0);
  text = tracker_reader_as_string (self, node);
  if (text == NULL)
    return MAX (fallback, 0);
  for (int i = 0; choices[i] != NULL; i++)
    if (g_str_equal (choices[i], text))
      return i;
  all = g_strjoinv (", ", (char **) choices);
  tracker_reader_add_problem (self, node, FALSE, "“%.60s” is none of: %s", text, all);
  return MAX (fallback, 0);
}

/**
 * tracker_reader_dup_strings:
 * @self: a reader
 * @node: an array of texts
 * @or_one: a lone text will do
 *
 * Returns: (transfer full): the texts, none after a problem
 */
char **
tracker_reader_dup_strings (TrackerReader *self, JsonNode *node, gboolean or_one)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (or_one && !JSON_NODE_HOLDS_ARRAY (node))
    {
      const char *text = tracker_reader_as_string (self, node);

      if (text != NULL)
        g_strv_builder_add (builder, text);
      return g_strv_builder_end (builder);
    }
  if (!tracker_reader_check_array (self, node, "This"))
    return g_strv_builder_end (builder);
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *text = tracker_reader_as_string (self, json_array_get_element (array, i));

      if (text != NULL)
        g_strv_builder_add (builder, text);
    }
  return g_strv_builder_end (builder);
}
