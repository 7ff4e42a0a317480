/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange-person.h"

#include <string.h>

#include "tracker-test.h"

static JsonNode *
get_answer (JsonObject *root, guint index)
{
  return json_array_get_element (json_object_get_array_member (root, "captcha"), index);
}

guint
exchange_person_get_n_answers (JsonObject *root)
{
  return json_object_has_member (root, "captcha")
             ? json_array_get_length (json_object_get_array_member (root, "captcha"))
             : 0;
}

/* [[40, 22], [118, 60]] */
static char *
dup_points_text (JsonArray *points)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (points); i++)
    {
      JsonArray *point = json_array_get_array_element (points, i);

      g_string_append_printf (text, "%s%d,%d", i > 0 ? ";" : "",
                              (int) json_array_get_int_element (point, 0),
                              (int) json_array_get_int_element (point, 1));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_answer_text (JsonNode *answer)
{
  if (JSON_NODE_HOLDS_ARRAY (answer))
    return dup_points_text (json_node_get_array (answer));
  if (json_node_get_value_type (answer) == G_TYPE_INT64)
    return g_strdup_printf ("%d", (int) json_node_get_int (answer));
  return json_node_dup_string (answer);
}

TrackerSolution *
exchange_person_new_solution (JsonObject *root, TrackerChallenge *challenge, guint index)
{
  JsonNode *answer = get_answer (root, index);
  g_autofree char *text = NULL;
  g_autoptr (TrackerSolution) solution = NULL;
  g_autoptr (GError) error = NULL;

  if (JSON_NODE_HOLDS_NULL (answer))
    return NULL;
  text = dup_answer_text (answer);
  solution = tracker_ask_parse_solution (tracker_challenge_get_kind (challenge), text);
  if (solution == NULL)
    g_error ("“captcha”: \"%s\" is no answer to a challenge of the kind %s", text,
             tracker_challenge_kind_to_nick (tracker_challenge_get_kind (challenge)));
  tracker_challenge_check (challenge, solution, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&solution);
}

static void
give_answer (JsonObject *root,
             TrackerAsk *ask,
             TrackerChallenge *challenge,
             guint index,
             gint64 now_s)
{
  g_autoptr (TrackerSolution) solution = exchange_person_new_solution (root, challenge, index);

  if (solution != NULL)
    tracker_ask_take_solution (ask, solution, now_s);
  else
    tracker_ask_renew_challenge (ask, now_s);
}

static void
check_bytes (GBytes *bytes, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_nonnull (bytes);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (text, ==, expected);
}

static void
check_member (TrackerChallenge *challenge, const char *name, JsonNode *value)
{
  static const char *const reasons[]
      = { "first", "another", "wrong", "expired" }; /* by TrackerChallengeReason */

  if (g_str_equal (name, "kind"))
    g_assert_cmpstr (tracker_challenge_kind_to_nick (tracker_challenge_get_kind (challenge)), ==,
                     json_node_get_string (value));
  else if (g_str_equal (name, "reason"))
    g_assert_cmpstr (reasons[tracker_challenge_get_reason (challenge)], ==,
                     json_node_get_string (value));
  else if (g_str_equal (name, "hint"))
    g_assert_cmpstr (tracker_challenge_get_hint (challenge), ==,
                     JSON_NODE_HOLDS_NULL (value) ? NULL : json_node_get_string (value));
  else if (g_str_equal (name, "n_clicks"))
    g_assert_cmpint (tracker_challenge_get_n_clicks (challenge), ==, json_node_get_int (value));
  else if (g_str_equal (name, "piece_top"))
    g_assert_cmpint (tracker_challenge_get_piece_top (challenge), ==, json_node_get_int (value));
  else if (g_str_equal (name, "picture"))
    check_bytes (tracker_challenge_get_picture (challenge), json_node_get_string (value));
  else if (g_str_equal (name, "piece"))
    check_bytes (tracker_challenge_get_piece (challenge), json_node_get_string (value));
  else if (g_str_equal (name, "prompt"))
    check_bytes (tracker_challenge_get_prompt (challenge), json_node_get_string (value));
  else
    g_error ("“challenge” knows no \"%s\"", name);
}

void
exchange_person_check (JsonObject *root, TrackerChallenge *challenge, guint index)
{
  JsonArray *expected;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (!json_object_has_member (root, "challenge"))
    return;
  expected = json_object_get_array_member (root, "challenge");
  g_assert_cmpuint (index, <, json_array_get_length (expected));
  json_object_iter_init_ordered (&iter, json_array_get_object_element (expected, index));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    check_member (challenge, name, value);
}

gboolean
exchange_person_answer (JsonObject *root, TrackerAsk *ask, guint index, gint64 now_s)
{
  g_autoptr (TrackerChallenge) challenge = tracker_ask_dup_challenge (ask);

  g_assert_nonnull (challenge);
  exchange_person_check (root, challenge, index);
  if (index >= exchange_person_get_n_answers (root))
    return FALSE;
  give_answer (root, ask, challenge, index, now_s);
  return TRUE;
}

gboolean
exchange_person_answer_somehow (JsonObject *root, TrackerAsk *ask, guint index, guint most)
{
  g_autoptr (TrackerChallenge) challenge = tracker_ask_dup_challenge (ask);
  guint n_answers = exchange_person_get_n_answers (root);

  if (index >= most || n_answers == 0)
    return FALSE;
  give_answer (root, ask, challenge, index < n_answers ? index : 0, TRACKER_TEST_NOW_S);
  return TRUE;
}
