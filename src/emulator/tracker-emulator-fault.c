/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "tracker-emulator-private.h"

#define HUGE_BYTES (10 * 1024 * 1024)

typedef void (*FaultFunc) (int parameter,
                           const TrackerEmulatorCarrier *carrier,
                           TrackerEmulatorAnswer *answer);

static void
set_retry_after (TrackerEmulatorAnswer *answer, int seconds)
{
  g_autofree char *text = g_strdup_printf ("%d", seconds);

  if (seconds > 0)
    tracker_emulator_answer_set_header (answer, "Retry-After", text);
}

static void
apply_slow (int parameter, const TrackerEmulatorCarrier *carrier, TrackerEmulatorAnswer *answer)
{
  answer->delay_ms += parameter;
}

static void
apply_cut (int parameter, const TrackerEmulatorCarrier *carrier, TrackerEmulatorAnswer *answer)
{
  answer->delivery = TRACKER_DELIVERY_CUT;
}

static void
apply_rate_limited (int parameter,
                    const TrackerEmulatorCarrier *carrier,
                    TrackerEmulatorAnswer *answer)
{
  tracker_emulator_answer_set_text (answer, 429, "application/json",
                                    "{\"message\":\"Too Many Requests\"}");
  set_retry_after (answer, parameter);
}

static void
apply_unavailable (int parameter,
                   const TrackerEmulatorCarrier *carrier,
                   TrackerEmulatorAnswer *answer)
{
  tracker_emulator_answer_set_page (answer, 503, "Service Temporarily Unavailable");
  set_retry_after (answer, parameter);
}

static void
apply_bad_json (int parameter, const TrackerEmulatorCarrier *carrier, TrackerEmulatorAnswer *answer)
{
  g_autoptr (GBytes) whole = g_steal_pointer (&answer->body);
  gsize size = g_bytes_get_size (whole);

  answer->status = 200;
  if (size >= 2)
    answer->body = g_bytes_new_from_bytes (whole, 0, size / 2);
  else
    answer->body = g_bytes_new_static ("{\"", 2);
}

static JsonNode *twist_node (JsonNode *node);

static void
twist_member (JsonObject *object, const char *name, JsonNode *node, gpointer user_data)
{
  json_object_set_member (user_data, name, twist_node (node));
}

static void
twist_element (JsonArray *array, guint i, JsonNode *node, gpointer user_data)
{
  json_array_add_element (user_data, twist_node (node));
}

static JsonNode *
twist_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *twisted = json_array_new ();

  json_array_foreach_element (array, twist_element, twisted);
  json_array_add_string_element (twisted, "not an object");
  json_array_add_null_element (twisted);
  json_node_take_array (node, twisted);
  return node;
}

static JsonNode *
twist_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *twisted = json_object_new ();

  json_object_foreach_member (object, twist_member, twisted);
  json_node_take_object (node, twisted);
  return node;
}

/* The same tree with numbers where text was, lists where numbers were, and strangers in each list.
 */
static JsonNode *
twist_node (JsonNode *node)
{
  JsonArray *list;
  JsonNode *twisted;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return twist_object (json_node_get_object (node));
  if (JSON_NODE_HOLDS_ARRAY (node))
    return twist_array (json_node_get_array (node));
  if (JSON_NODE_HOLDS_NULL (node))
    return json_node_init_boolean (json_node_alloc (), TRUE);
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_init_int (json_node_alloc (), -7);

  list = json_array_new ();
  json_array_add_string_element (list, "x");
  twisted = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (twisted, list);
  return twisted;
}

static void
apply_wrong_types (int parameter,
                   const TrackerEmulatorCarrier *carrier,
                   TrackerEmulatorAnswer *answer)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonNode) twisted = NULL;
  gsize size;
  const char *data = g_bytes_get_data (answer->body, &size);

  if (size > 0 && json_parser_load_from_data (parser, data, (gssize) size, NULL)
      && json_parser_get_root (parser) != NULL)
    twisted = twist_node (json_parser_get_root (parser));
  if (twisted != NULL)
    tracker_emulator_answer_take_text (answer, 200, answer->content_type,
                                       json_to_string (twisted, FALSE));
  else
    tracker_emulator_answer_set_text (answer, 200, answer->content_type, "{\"events\":\"none\"}");
}

static void
apply_huge (int parameter, const TrackerEmulatorCarrier *carrier, TrackerEmulatorAnswer *answer)
{
  char *data = g_malloc (HUGE_BYTES);

  memset (data, ' ', HUGE_BYTES);
  memcpy (data, "[\"", 2);
  memcpy (data + HUGE_BYTES - 2, "\"]", 2);
  answer->status = 200;
  g_bytes_unref (answer->body);
  answer->body = g_bytes_new_take (data, HUGE_BYTES);
}

static void
apply_redirect (int parameter, const TrackerEmulatorCarrier *carrier, TrackerEmulatorAnswer *answer)
{
  tracker_emulator_answer_set_page (answer, 302, "Found");
  tracker_emulator_answer_set_header (answer, "Location",
                                      "https://" TRACKER_EMULATOR_ELSEWHERE "/landing");
}

static void
apply_bot_wall (int parameter, const TrackerEmulatorCarrier *carrier, TrackerEmulatorAnswer *answer)
{
  if (carrier->raise_wall != NULL)
    carrier->raise_wall (answer);
  else
    tracker_emulator_answer_set_page (answer, 403, "Access denied: are you a robot?");
}

/* In the order of TrackerFault. */
static const FaultFunc faults[] = {
  [TRACKER_FAULT_SLOW] = apply_slow,
  [TRACKER_FAULT_CUT] = apply_cut,
  [TRACKER_FAULT_RATE_LIMITED] = apply_rate_limited,
  [TRACKER_FAULT_UNAVAILABLE] = apply_unavailable,
  [TRACKER_FAULT_BAD_JSON] = apply_bad_json,
  [TRACKER_FAULT_WRONG_TYPES] = apply_wrong_types,
  [TRACKER_FAULT_HUGE] = apply_huge,
  [TRACKER_FAULT_REDIRECT_ELSEWHERE] = apply_redirect,
  [TRACKER_FAULT_BOT_WALL] = apply_bot_wall,
};

/**
 * tracker_emulator_fault_apply:
 * @fault: what goes wrong
 * @parameter: as TrackerFault says
 * @carrier: whose answer it is
 * @answer: the right answer, changed in place
 */
void
tracker_emulator_fault_apply (TrackerFault fault,
                              int parameter,
                              const TrackerEmulatorCarrier *carrier,
                              TrackerEmulatorAnswer *answer)
{
  if (fault < G_N_ELEMENTS (faults) && faults[fault] != NULL)
    faults[fault](parameter, carrier, answer);
}
