/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-definition-reader-private.h"

#include <string.h>

#include "tracker-number.h"

/* README, "Samples". */

#define MAX_PIXELS 100000

static GBytes *
read_body (TrackerReader *self, JsonNode *node)
{
  JsonNode *json = tracker_reader_get (node, "json");
  const char *text = tracker_reader_get_string (self, node, "body", FALSE);
  char *body;

  if (json == NULL)
    return g_bytes_new (text != NULL ? text : "", text != NULL ? strlen (text) : 0);
  if (text != NULL)
    tracker_reader_add_problem (self, json, TRUE, "An answer has either “body” or “json”");
  body = json_to_string (json, FALSE);
  return g_bytes_new_take (body, strlen (body));
}

static TrackerSampleAnswer *
read_answer (TrackerReader *self, JsonNode *node)
{
  TrackerSampleAnswer *answer;
  const char *type;

  if (!tracker_reader_check_object (self, node, "an answer", "status content_type body json"))
    return NULL;
  answer = g_new0 (TrackerSampleAnswer, 1);
  answer->status = tracker_reader_get_int (self, node, "status", 100, 599, 200);
  type = tracker_reader_get_string (self, node, "content_type", FALSE);
  if (type == NULL && tracker_reader_get (node, "json") != NULL)
    type = "application/json";
  answer->content_type = g_strdup (type);
  answer->body = read_body (self, node);
  return answer;
}

static void
read_expect (TrackerReader *self, JsonNode *owner, TrackerSample *sample)
{
  JsonNode *expect = tracker_reader_require (self, owner, "expect");
  const char *outcome;
  const char *stage;
  TrackerStage known;

  if (expect == NULL
      || !tracker_reader_check_object (self, expect, "“expect”", "outcome stage events"))
    return;
  outcome = tracker_reader_get_string (self, expect, "outcome", TRUE);
  if (outcome != NULL && !tracker_outcome_from_nick (outcome, &sample->outcome))
    tracker_reader_add_problem (self, tracker_reader_get (expect, "outcome"), FALSE,
                                "“%.60s” is no outcome", outcome);
  stage = tracker_reader_get_string (self, expect, "stage", FALSE);
  if (stage != NULL && !tracker_stage_from_nick (stage, &known))
    tracker_reader_add_problem (self, tracker_reader_get (expect, "stage"), FALSE,
                                "“%.60s” is no stage", stage);
  sample->stage = g_strdup (stage);
  sample->n_events = tracker_reader_get_int (self, expect, "events", 0, 10000, -1);
}

/* An object of texts: what the person gave, or the parcel brings. */
static GHashTable *
read_texts (TrackerReader *self, JsonNode *owner, const char *name, const char *what)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonNode *node = tracker_reader_get (owner, name);
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;

  if (node == NULL || !tracker_reader_check_object (self, node, what, NULL))
    return texts;
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &key, &member))
    {
      const char *text = tracker_reader_as_string (self, member);

      if (text != NULL)
        g_hash_table_replace (texts, g_strdup (key), g_strdup (text));
    }
  return texts;
}

static void
read_number_and_way (TrackerReader *self, JsonNode *node, TrackerSample *sample)
{
  g_autoptr (GError) error = NULL;
  const char *number = tracker_reader_get_string (self, node, "number", TRUE);
  const char *way = tracker_reader_get_string (self, node, "way", FALSE);

  sample->number = number != NULL ? tracker_number_normalize (number, &error) : NULL;
  if (error != NULL)
    tracker_reader_add_problem (self, tracker_reader_get (node, "number"), FALSE,
                                "This is no track code: %s", error->message);
  sample->way = g_strdup (way);
  if (way != NULL && tracker_definition_find_way (self->definition, way) == NULL)
    tracker_reader_add_problem (self, tracker_reader_get (node, "way"), FALSE,
                                "There is no way “%.60s”", way);
}

static gboolean
as_pixels (JsonNode *node, int *pixels)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *pixels = (int) CLAMP (json_node_get_int (node), -1, MAX_PIXELS + 1);
  return *pixels >= 0 && *pixels <= MAX_PIXELS;
}

/* [[40, 22], [118, 60]] */
static TrackerSolution *
new_points (JsonArray *array)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (TrackerPoint));

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
      TrackerPoint point;

      if (pair == NULL || json_array_get_length (pair) != 2
          || !as_pixels (json_array_get_element (pair, 0), &point.x)
          || !as_pixels (json_array_get_element (pair, 1), &point.y))
        return NULL;
      g_array_append_val (points, point);
    }
  if (points->len == 0 || points->len > TRACKER_SOLUTION_MAX_POINTS)
    return NULL;
  return tracker_solution_new_points ((const TrackerPoint *) points->data, points->len);
}

static void
read_captcha (TrackerReader *self, JsonNode *owner, TrackerSample *sample)
{
  JsonNode *node = tracker_reader_get (owner, "captcha");
  int x;

  if (node == NULL)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    sample->captcha = new_points (json_node_get_array (node));
  else if (as_pixels (node, &x))
    sample->captcha = tracker_solution_new_offset (x);
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           && *json_node_get_string (node) != '\0')
    sample->captcha = tracker_solution_new_text (json_node_get_string (node));
  if (sample->captcha == NULL)
    tracker_reader_add_problem (
        self, node, FALSE,
        "What a person answers is a text, a whole number, or an array of [x, y]");
}

static TrackerSample *
read_sample (TrackerReader *self, JsonNode *node)
{
  TrackerSample *sample;
  const char *name;
  JsonArray *array;

  if (!tracker_reader_check_object (self, node, "a sample",
                                    "name number way secrets needs captcha answers expect"))
    return NULL;
  sample = g_new0 (TrackerSample, 1);
  sample->n_events = -1;
  sample->secrets = read_texts (self, node, "secrets", "“secrets”");
  sample->needs = read_texts (self, node, "needs", "“needs”");
  sample->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_sample_answer_free);
  tracker_json_source_locate (self->source, node, FALSE, &sample->line, &sample->column);
  name = tracker_reader_get_string (self, node, "name", TRUE);
  sample->name = g_strdup (name != NULL ? name : "");
  read_number_and_way (self, node, sample);
  read_captcha (self, node, sample);
  array = tracker_reader_get_array (self, node, "answers", TRUE);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      TrackerSampleAnswer *answer = read_answer (self, json_array_get_element (array, i));

      if (answer != NULL)
        g_ptr_array_add (sample->answers, answer);
    }
  read_expect (self, node, sample);
  return sample;
}

/**
 * tracker_reader_read_samples:
 * @self: a reader whose definition has its ways
 * @root: the whole file
 *
 * Reads "samples" into the definition.
 */
void
tracker_reader_read_samples (TrackerReader *self, JsonNode *root)
{
  JsonArray *array = tracker_reader_get_array (self, root, "samples", FALSE);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      TrackerSample *sample = read_sample (self, json_array_get_element (array, i));

      if (sample != NULL)
        g_ptr_array_add (self->definition->samples, sample);
    }
}
