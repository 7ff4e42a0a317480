/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-definition-reader-private.h"

#include <string.h>

/* README, "Values": from JSON nodes to TrackerTemplate, TrackerSelector, TrackerValue, TrackerTest.
 */

#define REFINEMENT_KEYS "html regex group replace decode encode pad case map"

/* What a person answers is known to the steps after the challenge, and to them alone. */
static void
check_captcha_piece (TrackerReader *self, JsonNode *node, const TrackerPiece *piece)
{
  static const char *const names[] = { "text", "x", "points" }; /* by TrackerChallengeKind */

  if (self->captcha == NULL)
    tracker_reader_add_problem (
        self, node, FALSE,
        "What a person answers is known only in the steps after the “captcha” of this way");
  else if (piece->kind - TRACKER_PIECE_CAPTCHA_TEXT != self->captcha->kind)
    tracker_reader_add_problem (
        self, node, FALSE, "A captcha of the kind “%s” is answered by {captcha.%s}",
        tracker_challenge_kind_to_nick (self->captcha->kind), names[self->captcha->kind]);
  self->uses_captcha = TRUE;
}

/* What the way may have to do without must be declared so. */
static void
check_need_piece (TrackerReader *self, JsonNode *node, const TrackerPiece *piece)
{
  const TrackerNeedSpec *need = tracker_definition_find_need (self->definition, piece->text);

  if (need == NULL)
    tracker_reader_add_problem (self, node, FALSE, "“needs” of the file declares no “%.60s”",
                                piece->text);
  else if (!need->is_optional
           && (self->way == NULL
               || !g_strv_contains ((const char *const *) self->way->needs, piece->text)))
    tracker_reader_add_problem (
        self, node, FALSE, "This way does not name “%.60s” among its needs, and it is not optional",
        piece->text);
}

static void
check_piece (TrackerReader *self, JsonNode *node, TrackerPiece *piece)
{
  gpointer is_cached = NULL;

  if (piece->kind >= TRACKER_PIECE_CAPTCHA_TEXT)
    {
      check_captcha_piece (self, node, piece);
      return;
    }
  if (piece->kind == TRACKER_PIECE_SAVED)
    {
      if (self->saves == NULL
          || !g_hash_table_lookup_extended (self->saves, piece->text, NULL, &is_cached))
        tracker_reader_add_problem (self, node, FALSE, "No step before this one saves “%.60s”",
                                    piece->text);
      else if (GPOINTER_TO_INT (is_cached))
        piece->is_secret = TRUE;
      if (self->captcha_saves != NULL)
        g_hash_table_add (self->captcha_saves, g_strdup (piece->text));
      return;
    }
  if (piece->kind == TRACKER_PIECE_NEED)
    check_need_piece (self, node, piece);
  if (piece->kind != TRACKER_PIECE_SECRET)
    return;
  if (self->way == NULL
      || !g_strv_contains ((const char *const *) self->way->credentials, piece->text))
    tracker_reader_add_problem (
        self, node, FALSE, "This way does not name “%.60s” among its credentials", piece->text);
}

/**
 * tracker_reader_read_template:
 * @self: a reader
 * @node: a text
 *
 * Splits a template and checks that what it names exists here.
 *
 * Returns: (transfer full) (nullable): the template
 */
TrackerTemplate *
tracker_reader_read_template (TrackerReader *self, JsonNode *node)
{
  g_autoptr (GError) error = NULL;
  const char *text = tracker_reader_as_string (self, node);
  TrackerTemplate *template;

  if (text == NULL)
    return NULL;
  template = tracker_template_new (text, &error);
  if (template == NULL)
    {
      tracker_reader_add_problem (self, node, FALSE, "%s", error->message);
      return NULL;
    }
  for (guint i = 0; i < template->pieces->len; i++)
    check_piece (self, node, g_ptr_array_index (template->pieces, i));
  return template;
}

/**
 * tracker_reader_read_held:
 * @self: a reader
 * @node: a template that holds what an earlier answer held
 * @otherwise: what to write where it does not
 *
 * What is kept from ask to ask is refused: its answer's address is not known any more, and a
 * picture would be the same again.
 *
 * Returns: (transfer full) (nullable): the template
 */
TrackerTemplate *
tracker_reader_read_held (TrackerReader *self, JsonNode *node, const char *otherwise)
{
  TrackerTemplate *template = tracker_reader_read_template (self, node);
  gboolean has_saved = FALSE;

  for (guint i = 0; template != NULL && i < template->pieces->len; i++)
    {
      const TrackerPiece *piece = g_ptr_array_index (template->pieces, i);

      if (piece->kind != TRACKER_PIECE_SAVED)
        continue;
      has_saved = TRUE;
      if (piece->is_secret)
        tracker_reader_add_problem (self, node, FALSE,
                                    "What is fetched here is new each time, but the step that "
                                    "saves “%.60s” has a “cache”",
                                    piece->text);
    }
  if (template != NULL && !has_saved)
    tracker_reader_add_problem (self, node, FALSE,
                                "This is what an earlier answer held: {saved.…}; else write a %s",
                                otherwise);
  return template;
}

/**
 * tracker_reader_read_selector:
 * @self: a reader; its answer says the language of the selector
 * @node: a text
 *
 * Returns: (transfer full) (nullable): the selector
 */
TrackerSelector *
tracker_reader_read_selector (TrackerReader *self, JsonNode *node)
{
  g_autoptr (GError) error = NULL;
  const char *text = tracker_reader_as_string (self, node);
  TrackerSelector *selector;

  if (text == NULL)
    return NULL;
  if (self->answer == TRACKER_ANSWER_NONE)
    {
      tracker_reader_add_problem (
          self, node, FALSE, "Nothing can be selected here: there is no answer, or it is “none”");
      return NULL;
    }
  selector = tracker_selector_new (self->answer, text, &error);
  if (selector == NULL)
    tracker_reader_add_problem (self, node, FALSE, "%s", error->message);
  else if (self->any_case)
    tracker_selector_set_any_case (selector);
  return selector;
}

static void
read_replace (TrackerReader *self, JsonNode *node, TrackerValue *value)
{
  g_autoptr (GError) error = NULL;
  JsonNode *replace = tracker_reader_get (node, "replace");
  const char *with;

  if (replace == NULL || !tracker_reader_check_object (self, replace, "“replace”", "with"))
    return;
  with = tracker_reader_get_string (self, replace, "with", FALSE);
  if (tracker_reader_require (self, replace, "with") == NULL || with == NULL)
    return;
  if (tracker_reader_get (node, "regex") == NULL)
    tracker_reader_add_problem (self, replace, TRUE, "“replace” needs a “regex” beside it");
  else if (!g_regex_check_replacement (with, NULL, &error))
    tracker_reader_add_problem (self, replace, FALSE, "This replacement is wrong: %s",
                                error->message);
  else
    value->replace_with = g_strdup (with);
}

static void
read_regex (TrackerReader *self, JsonNode *node, TrackerValue *value)
{
  JsonNode *group = tracker_reader_get (node, "group");

  value->regex = tracker_reader_get_regex (self, node, "regex");
  value->group = tracker_reader_get_int (self, node, "group", 0, 99, -1);
  if (group != NULL && tracker_reader_get (node, "regex") == NULL)
    tracker_reader_add_problem (self, group, TRUE, "“group” needs a “regex” beside it");
  if (value->regex != NULL)
    {
      int n_groups = g_regex_get_capture_count (value->regex);

      if (value->group > n_groups)
        tracker_reader_add_problem (self, group, FALSE, "The pattern has only %d groups", n_groups);
      if (value->group < 0)
        value->group = MIN (n_groups, 1);
    }
  read_replace (self, node, value);
}

static void
read_pad (TrackerReader *self, JsonNode *node, TrackerValue *value)
{
  JsonNode *pad = tracker_reader_get (node, "pad");
  const char *with;

  if (pad == NULL || !tracker_reader_check_object (self, pad, "“pad”", "to with"))
    return;
  tracker_reader_require (self, pad, "to");
  value->pad_to = (guint) tracker_reader_get_int (self, pad, "to", 1, 64, 0);
  value->pad_with = '0';
  with = tracker_reader_get_string (self, pad, "with", FALSE);
  if (with == NULL)
    return;
  if (g_utf8_strlen (with, -1) == 1)
    value->pad_with = g_utf8_get_char (with);
  else
    tracker_reader_add_problem (self, tracker_reader_get (pad, "with"), FALSE,
                                "The padding must be one character");
}

static void
read_map (TrackerReader *self, JsonNode *node, TrackerValue *value)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  JsonNode *map = tracker_reader_get (node, "map");
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;

  if (map == NULL || !tracker_reader_check_object (self, map, "“map”", NULL))
    return;
  value->map = tracker_text_table_new (FALSE);
  json_object_iter_init_ordered (&iter, json_node_get_object (map));
  while (json_object_iter_next_ordered (&iter, &key, &member))
    {
      g_autoptr (GError) error = NULL;
      const char *text = tracker_reader_as_string (self, member);

      if (text == NULL)
        continue;
      if (tracker_text_table_add (value->map, key, &error))
        g_strv_builder_add (values, text);
      else
        tracker_reader_add_problem (self, member, TRUE, "%s", error->message);
    }
  value->map_values = g_strv_builder_end (values);
}

static void
read_codecs (TrackerReader *self, JsonNode *node, TrackerValue *value)
{
  static const char *const decodes[] = { "base64", "uri", "json", "html", NULL };
  static const TrackerCodec decode_codecs[]
      = { TRACKER_CODEC_BASE64, TRACKER_CODEC_URI, TRACKER_CODEC_JSON, TRACKER_CODEC_HTML };
  static const char *const encodes[] = { "base64", "uri", "xml", "md5", "sha256", NULL };
  static const TrackerCodec encode_codecs[]
      = { TRACKER_CODEC_BASE64, TRACKER_CODEC_URI, TRACKER_CODEC_XML, TRACKER_CODEC_MD5,
          TRACKER_CODEC_SHA256 };

  if (tracker_reader_get (node, "decode") != NULL)
    value->decode = decode_codecs[tracker_reader_get_choice (self, node, "decode", decodes, 0)];
  if (tracker_reader_get (node, "encode") != NULL)
    value->encode = encode_codecs[tracker_reader_get_choice (self, node, "encode", encodes, 0)];
}

static void
read_refinements (TrackerReader *self, JsonNode *node, TrackerValue *value)
{
  static const char *const cases[] = { "upper", "lower", NULL };

  value->is_html = tracker_reader_get_boolean (self, node, "html", FALSE);
  read_regex (self, node, value);
  read_codecs (self, node, value);
  read_pad (self, node, value);
  if (tracker_reader_get (node, "case") != NULL)
    value->letter_case
        = TRACKER_CASE_UPPER + tracker_reader_get_choice (self, node, "case", cases, -1);
  read_map (self, node, value);
}

static void
read_parts (TrackerReader *self, JsonArray *array, TrackerValue *value)
{
  value->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_value_free);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      TrackerValue *part = tracker_reader_read_value (self, json_array_get_element (array, i));

      if (part != NULL)
        g_ptr_array_add (value->parts, part);
    }
}

static void
read_join (TrackerReader *self, JsonNode *node, TrackerValue *value)
{
  JsonArray *parts = tracker_reader_get_array (self, node, "join", TRUE);
  const char *with = tracker_reader_get_string (self, node, "with", FALSE);

  value->kind = TRACKER_VALUE_JOIN;
  if (parts != NULL)
    read_parts (self, parts, value);
  else
    value->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_value_free);
  value->with = g_strdup (with != NULL ? with : "");
  value->is_strict = tracker_reader_get_boolean (self, node, "strict", FALSE);
}

/* A selector; or a whole value inside, so that refinements can follow upon it: that is a join of
 * one part. */
static void
read_select (TrackerReader *self, JsonNode *node, TrackerValue *value)
{
  TrackerValue *inner;

  if (!JSON_NODE_HOLDS_OBJECT (node) && !JSON_NODE_HOLDS_ARRAY (node))
    {
      value->selector = tracker_reader_read_selector (self, node);
      return;
    }
  value->kind = TRACKER_VALUE_JOIN;
  value->with = g_strdup ("");
  value->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_value_free);
  inner = tracker_reader_read_value (self, node);
  if (inner != NULL)
    g_ptr_array_add (value->parts, inner);
}

/* What comes with an answer besides its body. */
static const struct
{
  const char *key;
  const char *keys;
  TrackerValueKind kind;
} head_kinds[] = {
  { "header", "header " REFINEMENT_KEYS, TRACKER_VALUE_HEADER },
  { "cookie", "cookie " REFINEMENT_KEYS, TRACKER_VALUE_COOKIE },
  { "status", "status " REFINEMENT_KEYS, TRACKER_VALUE_STATUS },
  { "address", "address " REFINEMENT_KEYS, TRACKER_VALUE_ADDRESS },
};

/* What decides the kind of a value object, and which keys go with it. */
static const char *
choose_kind_keys (JsonNode *node, const char **main_key)
{
  *main_key = "join";
  if (tracker_reader_get (node, "join") != NULL)
    return "join with strict " REFINEMENT_KEYS;
  *main_key = "text";
  if (tracker_reader_get (node, "text") != NULL)
    return "text " REFINEMENT_KEYS;
  for (gsize i = 0; i < G_N_ELEMENTS (head_kinds); i++)
    if (tracker_reader_get (node, head_kinds[i].key) != NULL)
      {
        *main_key = head_kinds[i].key;
        return head_kinds[i].keys;
      }
  *main_key = "select";
  return "select " REFINEMENT_KEYS;
}

/* What comes with an answer besides its body. */
static void
read_head_value (TrackerReader *self,
                 JsonNode *node,
                 const char *main_key,
                 JsonNode *main_node,
                 TrackerValue *value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (head_kinds); i++)
    if (g_str_equal (head_kinds[i].key, main_key))
      value->kind = head_kinds[i].kind;
  if (!self->has_answer)
    tracker_reader_add_problem (self, main_node, TRUE,
                                "“%s” is part of an answer, and here is none yet", main_key);
  if (value->kind == TRACKER_VALUE_HEADER || value->kind == TRACKER_VALUE_COOKIE)
    value->name = g_strdup (tracker_reader_get_string (self, node, main_key, TRUE));
  else if (!tracker_reader_get_boolean (self, node, main_key, TRUE))
    tracker_reader_add_problem (self, main_node, FALSE, "“%s” can only be true", main_key);
}

static TrackerValue *
read_value_object (TrackerReader *self, JsonNode *node, const char *more_keys)
{
  g_autoptr (TrackerValue) value = g_new0 (TrackerValue, 1);
  const char *main_key;
  const char *kind_keys = choose_kind_keys (node, &main_key);
  g_autofree char *keys
      = more_keys != NULL ? g_strjoin (" ", kind_keys, more_keys, NULL) : g_strdup (kind_keys);
  JsonNode *main_node;

  tracker_reader_check_object (self, node, "a value", keys);
  main_node = tracker_reader_get (node, main_key);
  if (main_node == NULL)
    {
      tracker_reader_add_problem (self, node, FALSE,
                                  "A value needs one of “select”, “join”, “text”, “header”, "
                                  "“cookie”, “status”, “address”");
      return NULL;
    }
  read_refinements (self, node, value);
  if (g_str_equal (main_key, "join"))
    read_join (self, node, value);
  else if (g_str_equal (main_key, "text"))
    {
      value->kind = TRACKER_VALUE_TEXT;
      value->text = tracker_reader_read_template (self, main_node);
    }
  else if (g_str_equal (main_key, "select"))
    read_select (self, main_node, value);
  else
    read_head_value (self, node, main_key, main_node, value);
  return g_steal_pointer (&value);
}

/**
 * tracker_reader_read_value_with:
 * @self: a reader
 * @node: a value: a selector, an object, or an array of values
 * @more_keys: (nullable): keys that the object may hold besides those of a value, blanks between
 *
 * Returns: (transfer full) (nullable): the value
 */
TrackerValue *
tracker_reader_read_value_with (TrackerReader *self, JsonNode *node, const char *more_keys)
{
  g_autoptr (TrackerValue) value = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return read_value_object (self, node, more_keys);
  value = g_new0 (TrackerValue, 1);
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      value->kind = TRACKER_VALUE_FIRST;
      read_parts (self, json_node_get_array (node), value);
      if (json_array_get_length (json_node_get_array (node)) == 0)
        tracker_reader_add_problem (self, node, FALSE, "This array of values is empty");
    }
  else
    value->selector = tracker_reader_read_selector (self, node);
  return g_steal_pointer (&value);
}

/**
 * tracker_reader_read_value:
 * @self: a reader
 * @node: a value
 *
 * Returns: (transfer full) (nullable): the value
 */
TrackerValue *
tracker_reader_read_value (TrackerReader *self, JsonNode *node)
{
  return tracker_reader_read_value_with (self, node, NULL);
}

/**
 * tracker_reader_get_value:
 * @self: a reader
 * @owner: an object
 * @key: a key
 *
 * Returns: (transfer full) (nullable): the value; %NULL also if it is not there
 */
TrackerValue *
tracker_reader_get_value (TrackerReader *self, JsonNode *owner, const char *key)
{
  JsonNode *node = tracker_reader_get (owner, key);

  return node != NULL ? tracker_reader_read_value (self, node) : NULL;
}

static void
read_texts (TrackerReader *self,
            JsonNode *owner,
            const char *key,
            TrackerTestKind kind,
            TrackerTest *test)
{
  test->kind = kind;
  test->texts = tracker_reader_dup_strings (self, tracker_reader_get (owner, key), TRUE);
}

static void
read_exists (TrackerReader *self, JsonNode *owner, TrackerTest *test)
{
  test->kind = tracker_reader_get_boolean (self, owner, "exists", TRUE) ? TRACKER_TEST_EXISTS
                                                                        : TRACKER_TEST_ABSENT;
}

/* Complains unless exactly one of @keys stands in @node. Returns the one. */
static const char *
find_only_key (TrackerReader *self, JsonNode *node, const char *const *keys)
{
  const char *found = NULL;
  g_autofree char *all = g_strjoinv ("”, “", (char **) keys);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      JsonNode *member = tracker_reader_get (node, keys[i]);

      if (member == NULL)
        continue;
      if (found != NULL)
        tracker_reader_add_problem (self, member, TRUE, "Only one of “%s” may go with “select”",
                                    all);
      found = keys[i];
    }
  if (found == NULL)
    tracker_reader_add_problem (self, node, FALSE, "“select” needs one of “%s” beside it", all);
  return found;
}

/**
 * tracker_reader_read_condition:
 * @self: a reader
 * @node: an outcome rule that has a "select"
 *
 * Returns: (transfer full) (nullable): the test
 */
TrackerTest *
tracker_reader_read_condition (TrackerReader *self, JsonNode *node)
{
  static const char *const keys[] = { "equals", "matches", "exists", NULL };
  g_autoptr (TrackerTest) test = g_new0 (TrackerTest, 1);
  const char *key = find_only_key (self, node, keys);

  test->value = tracker_reader_get_value (self, node, "select");
  if (key == NULL)
    return NULL;
  if (g_str_equal (key, "equals"))
    read_texts (self, node, key, TRACKER_TEST_EQUALS, test);
  else if (g_str_equal (key, "exists"))
    read_exists (self, node, test);
  else
    {
      test->kind = TRACKER_TEST_MATCHES;
      test->regex = tracker_reader_get_regex (self, node, key);
    }
  return g_steal_pointer (&test);
}

/**
 * tracker_reader_read_filter:
 * @self: a reader
 * @node: one entry of "where"
 *
 * Returns: (transfer full) (nullable): the test
 */
TrackerTest *
tracker_reader_read_filter (TrackerReader *self, JsonNode *node)
{
  static const char *const keys[] = { "is", "not", "exists", NULL };
  g_autoptr (TrackerTest) test = g_new0 (TrackerTest, 1);
  const char *key;

  if (!tracker_reader_check_object (self, node, "a filter", "select is not exists")
      || tracker_reader_require (self, node, "select") == NULL)
    return NULL;
  key = find_only_key (self, node, keys);
  test->value = tracker_reader_get_value (self, node, "select");
  if (key == NULL)
    return NULL;
  if (g_str_equal (key, "exists"))
    read_exists (self, node, test);
  else
    read_texts (self, node, key, g_str_equal (key, "is") ? TRACKER_TEST_EQUALS : TRACKER_TEST_NOT,
                test);
  return g_steal_pointer (&test);
}
