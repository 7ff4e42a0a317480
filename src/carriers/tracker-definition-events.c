/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-definition-reader-private.h"

/* README, "The report" and "Stage tables": times and stages. */

static TrackerTimeFormat *
read_format (TrackerReader *self, JsonNode *node)
{
  static const char *const names[] = { "iso8601", "epoch_s", "epoch_ms", "wcf", NULL };
  g_autoptr (GError) error = NULL;
  TrackerTimeFormat *format;
  const char *text = tracker_reader_as_string (self, node);

  if (text == NULL)
    return NULL;
  format = g_new0 (TrackerTimeFormat, 1);
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (text, names[i]))
      {
        format->kind = (TrackerTimeFormatKind) i;
        return format;
      }
  format->kind = TRACKER_TIME_FORMAT_PATTERN;
  format->pattern = g_strdup (text);
  if (!tracker_time_pattern_check (text, &error))
    tracker_reader_add_problem (self, node, FALSE, "%s", error->message);
  return format;
}

static GPtrArray *
read_formats (TrackerReader *self, JsonNode *node)
{
  GPtrArray *formats = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_time_format_free);
  JsonArray *array = tracker_reader_get_array (self, node, "formats", FALSE);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      TrackerTimeFormat *format = read_format (self, json_array_get_element (array, i));

      if (format != NULL)
        g_ptr_array_add (formats, format);
    }
  if (formats->len == 0 && array != NULL)
    tracker_reader_add_problem (self, tracker_reader_get (node, "formats"), FALSE,
                                "No format is given");
  if (formats->len == 0)
    g_ptr_array_add (formats, g_new0 (TrackerTimeFormat, 1)); /* iso8601 */
  return formats;
}

/* A text is a zone, anything else says where one is found. */
static TrackerValue *
read_zone (TrackerReader *self, JsonNode *node)
{
  JsonNode *zone = tracker_reader_get (node, "zone");
  TrackerValue *value;
  const char *text;

  if (zone == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (zone) || JSON_NODE_HOLDS_ARRAY (zone))
    return tracker_reader_read_value (self, zone);
  text = tracker_reader_as_string (self, zone);
  if (text == NULL || !tracker_reader_check_zone (self, zone, text, TRUE))
    return NULL;
  value = g_new0 (TrackerValue, 1);
  value->kind = TRACKER_VALUE_TEXT;
  value->text = tracker_template_new (text, NULL);
  return value;
}

static TrackerTimeSpec *
read_time (TrackerReader *self, JsonNode *node)
{
  TrackerTimeSpec *time = g_new0 (TrackerTimeSpec, 1);
  JsonNode *zone = tracker_reader_get (node, "default_zone");

  time->value
      = tracker_reader_read_value_with (self, node, "formats zone default_zone offset floating");
  time->formats = read_formats (self, node);
  time->zone = read_zone (self, node);
  if (zone != NULL)
    {
      const char *text = tracker_reader_as_string (self, zone);

      if (text != NULL && tracker_reader_check_zone (self, zone, text, TRUE))
        time->default_zone = g_strdup (text);
    }
  time->offset = tracker_reader_get_value (self, node, "offset");
  time->is_floating = tracker_reader_get_boolean (self, node, "floating", FALSE);
  return time;
}

/**
 * tracker_reader_get_times:
 * @self: a reader
 * @owner: an object
 * @key: the key of a time, or of an array of them
 *
 * Returns: (transfer full) (nullable) (element-type TrackerTimeSpec): the times; %NULL if there is
 * no @key
 */
GPtrArray *
tracker_reader_get_times (TrackerReader *self, JsonNode *owner, const char *key)
{
  JsonNode *node = tracker_reader_get (owner, key);
  GPtrArray *times;
  JsonArray *array;

  if (node == NULL)
    return NULL;
  times = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_time_spec_free);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      g_ptr_array_add (times, read_time (self, node));
      return times;
    }
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (times, read_time (self, json_array_get_element (array, i)));
  if (times->len == 0)
    tracker_reader_add_problem (self, node, FALSE, "This array of times is empty");
  return times;
}

static const TrackerStageTable *
find_table (const TrackerReader *self, const char *name)
{
  for (guint i = 0; i < self->definition->stage_tables->len; i++)
    {
      const TrackerStageTable *table = g_ptr_array_index (self->definition->stage_tables, i);

      if (g_str_equal (table->name, name))
        return table;
    }
  return NULL;
}

static TrackerStageRule *
read_stage_rule (TrackerReader *self, JsonNode *node)
{
  TrackerStageRule *rule;
  JsonNode *is = tracker_reader_get (node, "is");
  const char *text;

  if (!tracker_reader_check_object (self, node, "a stage rule", is != NULL ? "is" : "by table"))
    return NULL;
  rule = g_new0 (TrackerStageRule, 1);
  if (is != NULL)
    {
      text = tracker_reader_as_string (self, is);
      if (text != NULL
          && (!tracker_stage_from_nick (text, &rule->stage)
              || rule->stage == TRACKER_STAGE_UNKNOWN))
        tracker_reader_add_problem (self, is, FALSE, "“%.60s” is no stage", text);
      return rule;
    }
  if (tracker_reader_require (self, node, "by") != NULL)
    rule->by = tracker_reader_get_value (self, node, "by");
  text = tracker_reader_get_string (self, node, "table", TRUE);
  if (text == NULL)
    return rule;
  rule->table = find_table (self, text);
  if (rule->table == NULL)
    tracker_reader_add_problem (self, tracker_reader_get (node, "table"), FALSE,
                                "There is no stage table “%.60s” in “stages”", text);
  return rule;
}

/**
 * tracker_reader_read_stage_rules:
 * @self: a reader
 * @owner: an object that may have "stage"
 *
 * Returns: (transfer full) (element-type TrackerStageRule): the rules
 */
GPtrArray *
tracker_reader_read_stage_rules (TrackerReader *self, JsonNode *owner)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_stage_rule_free);
  JsonArray *array = tracker_reader_get_array (self, owner, "stage", FALSE);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      TrackerStageRule *rule = read_stage_rule (self, json_array_get_element (array, i));

      if (rule != NULL)
        g_ptr_array_add (rules, rule);
    }
  return rules;
}

static gboolean
read_stage (TrackerReader *self, JsonNode *node, int *stage)
{
  const char *text = tracker_reader_as_string (self, node);
  TrackerStage known = TRACKER_STAGE_UNKNOWN;

  if (text == NULL)
    return FALSE;
  if (g_str_equal (text, "ignore"))
    {
      *stage = TRACKER_STAGE_IGNORE;
      return TRUE;
    }
  if (g_str_equal (text, "keep"))
    {
      *stage = TRACKER_STAGE_UNKNOWN;
      return TRUE;
    }
  if (!tracker_stage_from_nick (text, &known) || known == TRACKER_STAGE_UNKNOWN)
    {
      tracker_reader_add_problem (self, node, FALSE,
                                  "“%.60s” is no stage, and neither “ignore” nor “keep”", text);
      return FALSE;
    }
  *stage = (int) known;
  return TRUE;
}

static void
read_stage_map (TrackerReader *self, JsonNode *map, TrackerStageTable *table)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;

  if (!tracker_reader_check_object (self, map, "“map”", NULL))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (map));
  while (json_object_iter_next_ordered (&iter, &key, &member))
    {
      g_autoptr (GError) error = NULL;
      int stage = TRACKER_STAGE_UNKNOWN;

      if (!read_stage (self, member, &stage))
        continue;
      if (tracker_text_table_add (table->table, key, &error))
        g_array_append_val (table->stages, stage);
      else
        tracker_reader_add_problem (self, member, TRUE, "%s", error->message);
    }
}

static TrackerStageTable *
read_stage_table (TrackerReader *self, const char *name, JsonNode *node)
{
  static const char *const matches[] = { "code", "words", NULL };
  TrackerStageTable *table = g_new0 (TrackerStageTable, 1);
  JsonNode *map;

  table->name = g_strdup (name);
  table->table
      = tracker_text_table_new (tracker_reader_get_choice (self, node, "match", matches, -1) == 1);
  table->stages = g_array_new (FALSE, FALSE, sizeof (int));
  map = tracker_reader_require (self, node, "map");
  if (map != NULL)
    read_stage_map (self, map, table);
  return table;
}

/**
 * tracker_reader_read_stage_tables:
 * @self: a reader
 * @root: the whole file
 *
 * Reads "stages" into the definition.
 */
void
tracker_reader_read_stage_tables (TrackerReader *self, JsonNode *root)
{
  JsonNode *stages = tracker_reader_get (root, "stages");
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (stages == NULL || !tracker_reader_check_object (self, stages, "“stages”", NULL))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (stages));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (tracker_reader_check_object (self, node, "a stage table", "match map"))
      g_ptr_array_add (self->definition->stage_tables, read_stage_table (self, name, node));
}
