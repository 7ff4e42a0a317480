/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-definition-reader-private.h"

#include <string.h>

/* README, "Ways and steps". */

#define STEP_KEYS "id request answer within optional timeout_s max_kib outcomes save cache"
#define CAPTCHA_STEP_KEYS "id captcha"
#define WAY_KEYS "id for needs credentials batch any_case save steps report"
#define MAX_STEPS 10
#define MAX_WAYS 10

/* Whether what a person keeps secret goes into a value, and so into what is made of it. */
static gboolean
is_secret_value (const TrackerValue *value)
{
  if (value == NULL)
    return FALSE;
  for (guint i = 0; value->parts != NULL && i < value->parts->len; i++)
    if (is_secret_value (g_ptr_array_index (value->parts, i)))
      return TRUE;
  return value->text != NULL && tracker_template_is_secret (value->text);
}

/* Reads the saves of @node, a way or a step; later templates know them. */
static GPtrArray *
read_saves (TrackerReader *self, JsonNode *node, gboolean is_cached)
{
  GPtrArray *saves = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_save_free);
  JsonNode *save = tracker_reader_get (node, "save");
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (save == NULL || !tracker_reader_check_object (self, save, "“save”", NULL))
    return saves;
  json_object_iter_init_ordered (&iter, json_node_get_object (save));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      TrackerSave *part;

      if (*name == '\0'
          || name[strspn (name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")]
                 != '\0')
        tracker_reader_add_problem (self, member, TRUE,
                                    "The name of a save has letters, digits and _ only");
      part = g_new0 (TrackerSave, 1);
      part->name = g_strdup (name);
      part->value = tracker_reader_read_value (self, member);
      g_ptr_array_add (saves, part);
      g_hash_table_replace (self->saves, g_strdup (name),
                            GINT_TO_POINTER (is_cached || is_secret_value (part->value)));
    }
  return saves;
}

static void
read_cache (TrackerReader *self, JsonNode *node, TrackerStep *step)
{
  static const char *const by[] = { "numbers", NULL };
  JsonNode *cache = tracker_reader_get (node, "cache");

  step->cache_default_s = 600;
  if (cache == NULL
      || !tracker_reader_check_object (self, cache, "“cache”", "by seconds default margin"))
    return;
  if (tracker_reader_get (cache, "by") != NULL)
    {
      tracker_reader_get_choice (self, cache, "by", by, 0);
      step->is_cached_by_numbers = TRUE;
    }
  step->is_cached = TRUE;
  step->cache_seconds = tracker_reader_get_value (self, cache, "seconds");
  step->cache_default_s = tracker_reader_get_int (self, cache, "default", 1, 31 * 86400, 600);
  step->cache_margin_s = tracker_reader_get_int (self, cache, "margin", 0, 86400, 0);
  if (tracker_reader_get (node, "save") == NULL)
    tracker_reader_add_problem (self, cache, TRUE,
                                "“cache” keeps what is saved, but this step has no “save”");
}

/* A step that a person takes: a captcha, and nothing beside it. */
static void
read_captcha (TrackerReader *self, JsonNode *node, TrackerWay *way, TrackerStep *step)
{
  JsonNode *captcha = tracker_reader_get (node, "captcha");

  step->outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_outcome_rule_free);
  step->saves = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_save_free);
  step->answer = TRACKER_ANSWER_NONE;
  if (way->captcha != NULL)
    tracker_reader_add_problem (self, captcha, TRUE, "A way has one “captcha” at most");
  step->captcha = tracker_reader_read_captcha (self, captcha, way);
  if (step->captcha != NULL)
    way->captcha = self->captcha = step->captcha;
  way->wants_person = step->captcha != NULL;
}

static const char *const answers[]
    = { "json", "xml", "html", "text", "none", NULL }; /* by TrackerAnswer */

/* A document inside the answer: from here on selectors speak its language. */
static void
read_within (TrackerReader *self, JsonNode *node, TrackerStep *step)
{
  JsonNode *within = tracker_reader_get (node, "within");

  if (within == NULL || !tracker_reader_check_object (self, within, "“within”", NULL))
    return;
  step->within = tracker_reader_read_value_with (self, within, "answer");
  step->within_answer
      = (TrackerAnswer) tracker_reader_get_choice (self, within, "answer", answers, -1);
  if (step->within_answer == TRACKER_ANSWER_NONE)
    tracker_reader_add_problem (self, tracker_reader_get (within, "answer"), FALSE,
                                "What is within an answer is to be read: not “none”");
  self->answer = step->within_answer;
}

static void
read_request_step (TrackerReader *self, JsonNode *node, TrackerStep *step)
{
  JsonNode *request;

  step->answer = (TrackerAnswer) tracker_reader_get_choice (self, node, "answer", answers, -1);
  self->answer = step->answer;
  self->has_answer = TRUE;
  request = tracker_reader_require (self, node, "request");
  step->request = request != NULL ? tracker_reader_read_request (self, request) : NULL;
  step->is_optional = tracker_reader_get_boolean (self, node, "optional", FALSE);
  step->timeout_s = tracker_reader_get_int (self, node, "timeout_s", 1, 60, 30);
  step->max_bytes = (gsize) tracker_reader_get_int (self, node, "max_kib", 1, 8192, 4096) * 1024;
  step->outcomes = tracker_reader_read_outcome_rules (self, node, FALSE);
  read_within (self, node, step);
  read_cache (self, node, step);
  step->saves = read_saves (self, node, step->is_cached);
}

static TrackerStep *
read_step (TrackerReader *self, JsonNode *node, guint index, TrackerWay *way)
{
  gboolean is_captcha = tracker_reader_get (node, "captcha") != NULL;
  TrackerStep *step;
  const char *id;

  if (is_captcha
          ? !tracker_reader_check_object (self, node, "a step with a captcha", CAPTCHA_STEP_KEYS)
          : !tracker_reader_check_object (self, node, "a step", STEP_KEYS))
    return NULL;
  step = g_new0 (TrackerStep, 1);
  id = tracker_reader_get_string (self, node, "id", FALSE);
  step->id = id != NULL ? g_strdup (id) : g_strdup_printf ("%u", index + 1);
  if (id != NULL)
    tracker_reader_check_id (self, tracker_reader_get (node, "id"), id);
  if (is_captcha)
    read_captcha (self, node, way, step);
  else
    read_request_step (self, node, step);
  return step;
}

/* Its answer must go somewhere. */
static void
check_captcha (TrackerReader *self, JsonArray *array, const TrackerWay *way)
{
  JsonNode *node;

  if (way->captcha == NULL)
    return;
  node = tracker_reader_get (json_array_get_element (array, way->captcha->index), "captcha");
  if (node == NULL)
    return;
  if (way->captcha->index + 1 == json_array_get_length (array))
    tracker_reader_add_problem (self, node, TRUE,
                                "A “captcha” is not the last step: the answer must be sent");
  else if (!self->uses_captcha)
    tracker_reader_add_problem (self, node, TRUE,
                                "No step after it uses what the person answers: {captcha.…}");
}

static void
check_step_ids (TrackerReader *self, JsonArray *array, GPtrArray *steps)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < steps->len; i++)
    {
      const TrackerStep *step = g_ptr_array_index (steps, i);

      if (!g_hash_table_add (seen, step->id))
        tracker_reader_add_problem (
            self, json_array_get_element (array, MIN (i, json_array_get_length (array) - 1)), FALSE,
            "Two steps of this way have the id “%.60s”", step->id);
    }
}

static void
read_steps (TrackerReader *self, JsonNode *node, TrackerWay *way)
{
  JsonArray *array = tracker_reader_get_array (self, node, "steps", TRUE);

  if (array == NULL)
    return;
  if (json_array_get_length (array) == 0 || json_array_get_length (array) > MAX_STEPS)
    {
      tracker_reader_add_problem (self, tracker_reader_get (node, "steps"), FALSE,
                                  "A way has one to ten steps");
      return;
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      TrackerStep *step = read_step (self, json_array_get_element (array, i), i, way);

      if (step != NULL)
        g_ptr_array_add (way->steps, step);
    }
  check_step_ids (self, array, way->steps);
  check_captcha (self, array, way);
}

static void
read_way_credentials (TrackerReader *self, JsonNode *node, TrackerWay *way)
{
  JsonNode *keys = tracker_reader_get (node, "credentials");
  JsonArray *array;

  way->credentials
      = keys != NULL ? tracker_reader_dup_strings (self, keys, FALSE) : g_new0 (char *, 1);
  if (keys == NULL || !JSON_NODE_HOLDS_ARRAY (keys))
    return;
  array = json_node_get_array (keys);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *member = json_array_get_element (array, i);
      const char *key = json_node_get_value_type (member) == G_TYPE_STRING
                            ? json_node_get_string (member)
                            : NULL;

      if (key != NULL && tracker_definition_find_credential (self->definition, key) == NULL)
        tracker_reader_add_problem (self, member, FALSE,
                                    "“credentials” of the file declares no “%.60s”", key);
    }
}

static void
read_batch (TrackerReader *self, JsonNode *node, TrackerWay *way)
{
  JsonNode *batch = tracker_reader_get (node, "batch");
  const char *join = NULL;

  way->batch_max = 1;
  if (batch != NULL && tracker_reader_check_object (self, batch, "“batch”", "max join"))
    {
      tracker_reader_require (self, batch, "max");
      way->batch_max = (guint) tracker_reader_get_int (self, batch, "max", 1, 3000, 1);
      join = tracker_reader_get_string (self, batch, "join", FALSE);
    }
  way->batch_join = g_strdup (join != NULL ? join : ",");
}

/* Which numbers a way is for. */
static void
read_for (TrackerReader *self, JsonNode *node, TrackerWay *way)
{
  const char *pattern = tracker_reader_get_string (self, node, "for", FALSE);

  if (pattern != NULL)
    way->takes = tracker_reader_read_pattern (self, tracker_reader_get (node, "for"), pattern);
}

/* The "report" of a way: an object, or the id of another way of the file whose report is meant; its
 * templates then mean what this way knows. */
static JsonNode *
find_report (TrackerReader *self, JsonNode *node)
{
  JsonNode *report = tracker_reader_require (self, node, "report");
  const char *id = report != NULL && JSON_NODE_HOLDS_VALUE (report)
                           && json_node_get_value_type (report) == G_TYPE_STRING
                       ? json_node_get_string (report)
                       : NULL;

  for (guint i = 0; id != NULL && i < json_array_get_length (self->ways); i++)
    {
      JsonNode *other = json_array_get_element (self->ways, i);
      JsonNode *other_id = tracker_reader_get (other, "id");
      JsonNode *found = tracker_reader_get (other, "report");

      if (other_id != NULL && JSON_NODE_HOLDS_VALUE (other_id)
          && g_strcmp0 (json_node_get_string (other_id), id) == 0 && found != NULL
          && JSON_NODE_HOLDS_OBJECT (found))
        return found;
    }
  if (id == NULL)
    return report;
  tracker_reader_add_problem (self, report, FALSE,
                              "No way of this file has the id “%.60s” and a report of its own", id);
  return NULL;
}

/* Of a light reading: whether one of the steps is for a person. */
static gboolean
has_captcha (TrackerReader *self, JsonNode *node)
{
  JsonArray *array = tracker_reader_get_array (self, node, "steps", TRUE);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *step = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (step) && tracker_reader_get (step, "captcha") != NULL)
        return TRUE;
    }
  return FALSE;
}

static TrackerWay *
read_way (TrackerReader *self, JsonNode *node)
{
  g_autoptr (GHashTable) saves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  TrackerWay *way;
  const char *id;
  JsonNode *report;

  if (!tracker_reader_check_object (self, node, "a way", WAY_KEYS))
    return NULL;
  way = g_new0 (TrackerWay, 1);
  way->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_step_free);
  id = tracker_reader_get_string (self, node, "id", TRUE);
  way->id = g_strdup (id != NULL ? id : "");
  if (id != NULL)
    tracker_reader_check_id (self, tracker_reader_get (node, "id"), id);
  read_way_credentials (self, node, way);
  tracker_reader_read_way_needs (self, node, way);
  read_batch (self, node, way);
  read_for (self, node, way);
  if (self->is_light)
    {
      way->wants_person = has_captcha (self, node);
      return way;
    }

  self->way = way;
  self->has_answer = FALSE;
  self->saves = saves;
  self->answer = TRACKER_ANSWER_NONE;
  way->saves = read_saves (self, node, FALSE);
  self->answer = TRACKER_ANSWER_JSON;
  self->any_case = tracker_reader_get_boolean (self, node, "any_case", FALSE);
  self->uses_captcha = FALSE;
  read_steps (self, node, way);
  self->captcha = NULL;
  report = find_report (self, node);
  if (report != NULL)
    way->report = tracker_reader_read_report (self, report);
  self->any_case = FALSE;
  self->way = NULL;
  self->saves = NULL;
  return way;
}

static void
check_way_id (TrackerReader *self, JsonNode *node, const TrackerWay *way)
{
  for (guint i = 0; i < self->definition->ways->len; i++)
    {
      const TrackerWay *other = g_ptr_array_index (self->definition->ways, i);

      if (g_str_equal (other->id, way->id))
        tracker_reader_add_problem (self, tracker_reader_get (node, "id"), FALSE,
                                    "Two ways have the id “%.60s”", way->id);
    }
}

/* What nobody can be asked about has at least a page to look at. */
static void
check_link (TrackerReader *self, JsonNode *root, JsonArray *ways)
{
  if (ways != NULL && json_array_get_length (ways) > 0)
    tracker_reader_add_problem (self, tracker_reader_get (root, "ways"), TRUE,
                                "With the status “link” there are no ways");
  if (self->definition->home == NULL && self->definition->page == NULL)
    tracker_reader_add_problem (self, tracker_reader_get (root, "status"), FALSE,
                                "With the status “link” a “page” or a “home” is needed");
}

/**
 * tracker_reader_read_ways:
 * @self: a reader whose definition has its credentials and stage tables
 * @root: the whole file
 *
 * Reads "ways" into the definition.
 */
void
tracker_reader_read_ways (TrackerReader *self, JsonNode *root)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  gboolean is_link = g_strcmp0 (self->definition->status, "link") == 0;
  JsonArray *array = tracker_reader_get_array (self, root, "ways", !is_link);

  if (is_link)
    check_link (self, root, array);
  else if (array != NULL
           && (json_array_get_length (array) == 0 || json_array_get_length (array) > MAX_WAYS))
    tracker_reader_add_problem (self, tracker_reader_get (root, "ways"), FALSE,
                                "A carrier has one to ten ways; none only with the status “link”");
  self->ways = array;
  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), MAX_WAYS); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      TrackerWay *way = read_way (self, node);

      if (way == NULL)
        continue;
      if (tracker_reader_get (node, "id") != NULL)
        check_way_id (self, node, way);
      g_ptr_array_add (self->definition->ways, way);
      g_strv_builder_add (ids, way->id);
    }
  self->definition->way_ids = g_strv_builder_end (ids);
}
