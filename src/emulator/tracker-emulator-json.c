/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-emulator-json-private.h"

/**
 * tracker_emulator_json_open:
 * @builder: a builder
 * @name: (nullable): name of the member; %NULL: an element, or the root
 *
 * Begins an object.
 */
void
tracker_emulator_json_open (JsonBuilder *builder, const char *name)
{
  if (name != NULL)
    json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}

/**
 * tracker_emulator_json_open_list:
 * @builder: a builder
 * @name: (nullable): name of the member; %NULL: an element, or the root
 *
 * Begins a list.
 */
void
tracker_emulator_json_open_list (JsonBuilder *builder, const char *name)
{
  if (name != NULL)
    json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

/**
 * tracker_emulator_json_add:
 * @builder: a builder in an object
 * @name: name of the member
 * @value: (nullable): a text; %NULL: null
 */
void
tracker_emulator_json_add (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * tracker_emulator_json_add_int:
 * @builder: a builder in an object
 * @name: name of the member
 * @value: a whole number
 */
void
tracker_emulator_json_add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/**
 * tracker_emulator_json_add_double:
 * @builder: a builder in an object
 * @name: name of the member
 * @value: a number
 */
void
tracker_emulator_json_add_double (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, value);
}

/**
 * tracker_emulator_json_add_boolean:
 * @builder: a builder in an object
 * @name: name of the member
 * @value: a truth value
 */
void
tracker_emulator_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/**
 * tracker_emulator_answer_set_json:
 * @answer: an answer
 * @status: HTTP status
 * @builder: a builder whose root is complete
 */
void
tracker_emulator_answer_set_json (TrackerEmulatorAnswer *answer, guint status, JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  tracker_emulator_answer_take_text (answer, status, "application/json; charset=utf-8",
                                     json_to_string (root, FALSE));
}

/**
 * tracker_emulator_request_parse_json:
 * @request: a request of our own client: trusted not to nest
 *
 * Returns: (transfer full) (nullable): its body, or %NULL if that is no JSON
 */
JsonNode *
tracker_emulator_request_parse_json (const TrackerEmulatorRequest *request)
{
  g_autofree char *body = tracker_emulator_request_dup_body (request);

  return json_from_string (body, NULL);
}

/**
 * tracker_emulator_json_get:
 * @node: (nullable): a node
 * @name: name of a member
 *
 * Returns: (transfer none) (nullable): that member's text; %NULL if there is none or it is no text
 */
const char *
tracker_emulator_json_get (JsonNode *node, const char *name)
{
  JsonNode *member;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  member = json_object_get_member (json_node_get_object (node), name);
  if (member == NULL || !JSON_NODE_HOLDS_VALUE (member)
      || json_node_get_value_type (member) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (member);
}
