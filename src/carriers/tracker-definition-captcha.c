/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-definition-reader-private.h"

/* README, "A step for a person". */

#define CAPTCHA_KEYS                                                                               \
  "kind picture piece piece_top prompt clicks hint characters length case points expires_s"
#define MAX_EXPIRES_S 86400

/* What is of use to one kind alone. */
static const struct
{
  const char *key;
  TrackerChallengeKind kind;
} keys_of_kinds[] = {
  { "piece", TRACKER_CHALLENGE_SLIDER },  { "piece_top", TRACKER_CHALLENGE_SLIDER },
  { "prompt", TRACKER_CHALLENGE_CLICKS }, { "clicks", TRACKER_CHALLENGE_CLICKS },
  { "points", TRACKER_CHALLENGE_CLICKS }, { "characters", TRACKER_CHALLENGE_TEXT },
  { "length", TRACKER_CHALLENGE_TEXT },   { "case", TRACKER_CHALLENGE_TEXT },
};

static void
read_kind (TrackerReader *self, JsonNode *node, TrackerCaptchaSpec *captcha)
{
  static const char *const kinds[]
      = { "text", "slider", "clicks", NULL }; /* by TrackerChallengeKind */

  captcha->kind = (TrackerChallengeKind) tracker_reader_get_choice (self, node, "kind", kinds, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (keys_of_kinds); i++)
    {
      JsonNode *member = tracker_reader_get (node, keys_of_kinds[i].key);

      if (member != NULL && keys_of_kinds[i].kind != captcha->kind)
        tracker_reader_add_problem (
            self, member, TRUE, "“%s” goes with a captcha of the kind “%s” only",
            keys_of_kinds[i].key, tracker_challenge_kind_to_nick (keys_of_kinds[i].kind));
    }
}

static TrackerPictureSpec *
read_address (TrackerReader *self, JsonNode *node, JsonNode *address)
{
  TrackerPictureSpec *picture = g_new0 (TrackerPictureSpec, 1);

  picture->source = TRACKER_PICTURE_ADDRESS;
  picture->text = tracker_reader_read_held (self, address, "“request”");
  picture->request = g_new0 (TrackerRequestSpec, 1);
  picture->request->method = g_strdup ("GET");
  picture->request->query = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_field_free);
  picture->request->headers = tracker_reader_read_headers (self, node);
  return picture;
}

static TrackerPictureSpec *
read_picture (TrackerReader *self, JsonNode *owner, const char *key, gboolean is_required)
{
  static const char *const sources[]
      = { "request", "address", "data" }; /* by TrackerPictureSource */
  JsonNode *node
      = is_required ? tracker_reader_require (self, owner, key) : tracker_reader_get (owner, key);
  TrackerPictureSpec *picture;
  int source = -1;
  guint n_sources = 0;
  JsonNode *member;

  if (node == NULL
      || !tracker_reader_check_object (self, node, "a picture", "request address headers data"))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    if (tracker_reader_get (node, sources[i]) != NULL)
      {
        source = (int) i;
        n_sources++;
      }
  if (n_sources != 1)
    {
      tracker_reader_add_problem (self, node, FALSE,
                                  "A picture has one of “request”, “address” and “data”");
      return NULL;
    }
  if (tracker_reader_get (node, "headers") != NULL && source != TRACKER_PICTURE_ADDRESS)
    tracker_reader_add_problem (self, tracker_reader_get (node, "headers"), TRUE,
                                "“headers” go with “address”, or stand in the “request”");
  member = tracker_reader_get (node, sources[source]);
  if (source == TRACKER_PICTURE_ADDRESS)
    return read_address (self, node, member);
  picture = g_new0 (TrackerPictureSpec, 1);
  picture->source = (TrackerPictureSource) source;
  if (source == TRACKER_PICTURE_REQUEST)
    picture->request = tracker_reader_read_request (self, member);
  else
    picture->text = tracker_reader_read_held (self, member, "“request”");
  return picture;
}

/* A translated text, or a template: what the post itself says. */
static void
read_hint (TrackerReader *self, JsonNode *node, TrackerCaptchaSpec *captcha)
{
  JsonNode *hint = tracker_reader_get (node, "hint");

  if (hint == NULL)
    return;
  if (JSON_NODE_HOLDS_OBJECT (hint))
    captcha->hint = tracker_reader_dup_translated (self, hint);
  else
    captcha->hint_template = tracker_reader_read_template (self, hint);
}

static gboolean
read_length_part (JsonArray *array, guint index, guint *length)
{
  JsonNode *node = json_array_get_element (array, index);
  gint64 value;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  value = json_node_get_int (node);
  *length = (guint) CLAMP (value, 0, G_MAXINT);
  return value >= 1 && value <= TRACKER_SOLUTION_MAX_LENGTH;
}

static void
read_length (TrackerReader *self, JsonNode *node, TrackerCaptchaSpec *captcha)
{
  JsonNode *length = tracker_reader_get (node, "length");
  JsonArray *array;

  if (length == NULL || !tracker_reader_check_array (self, length, "“length”"))
    return;
  array = json_node_get_array (length);
  if (json_array_get_length (array) != 2 || !read_length_part (array, 0, &captcha->least_length)
      || !read_length_part (array, 1, &captcha->most_length)
      || captcha->least_length > captcha->most_length)
    tracker_reader_add_problem (self, length, FALSE,
                                "“length” is [least, most], two whole numbers between 1 and %d",
                                TRACKER_SOLUTION_MAX_LENGTH);
}

static void
read_answer (TrackerReader *self, JsonNode *node, TrackerCaptchaSpec *captcha)
{
  static const char *const characters[]
      = { "any", "digits", "letters", NULL }; /* by TrackerCharacters */
  static const char *const cases[] = { "upper", "lower", NULL };
  static const char *const points[] = { "pairs", "json", NULL };

  captcha->characters
      = (TrackerCharacters) tracker_reader_get_choice (self, node, "characters", characters, 0);
  read_length (self, node, captcha);
  if (tracker_reader_get (node, "case") != NULL)
    captcha->letter_case
        = (TrackerCase) (TRACKER_CASE_UPPER
                         + tracker_reader_get_choice (self, node, "case", cases, -1));
  captcha->n_clicks
      = (guint) tracker_reader_get_int (self, node, "clicks", 1, TRACKER_SOLUTION_MAX_POINTS, 0);
  captcha->has_json_points = tracker_reader_get_choice (self, node, "points", points, 0) == 1;
  captcha->expires_s = tracker_reader_get_int (self, node, "expires_s", 1, MAX_EXPIRES_S, 0);
}

/* A new picture is had by the first step whose saves the captcha uses: what a page says of its
 * picture holds for one picture. */
static void
find_way_back (TrackerReader *self, TrackerCaptchaSpec *captcha, const TrackerWay *way)
{
  captcha->index = way->steps->len;
  captcha->back_to = captcha->index;
  for (guint i = 0; i < way->steps->len; i++)
    {
      TrackerStep *step = g_ptr_array_index (way->steps, i);

      for (guint j = 0; j < step->saves->len; j++)
        {
          const TrackerSave *save = g_ptr_array_index (step->saves, j);

          step->feeds_captcha
              = step->feeds_captcha || g_hash_table_contains (self->captcha_saves, save->name);
        }
      if (step->feeds_captcha)
        captcha->back_to = MIN (captcha->back_to, i);
    }
}

/**
 * tracker_reader_read_captcha:
 * @self: a reader
 * @node: the "captcha" of a step
 * @way: its way, with the steps before it
 *
 * Returns: (transfer full) (nullable): what a person is asked
 */
TrackerCaptchaSpec *
tracker_reader_read_captcha (TrackerReader *self, JsonNode *node, TrackerWay *way)
{
  g_autoptr (GHashTable) saves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  TrackerCaptchaSpec *captcha;
  gboolean is_slider;

  if (!tracker_reader_check_object (self, node, "a captcha", CAPTCHA_KEYS))
    return NULL;
  captcha = g_new0 (TrackerCaptchaSpec, 1);
  self->captcha_saves = saves;
  read_kind (self, node, captcha);
  is_slider = captcha->kind == TRACKER_CHALLENGE_SLIDER;
  captcha->pictures[TRACKER_CAPTCHA_PICTURE] = read_picture (self, node, "picture", TRUE);
  captcha->pictures[TRACKER_CAPTCHA_PIECE] = read_picture (self, node, "piece", is_slider);
  captcha->pictures[TRACKER_CAPTCHA_PROMPT] = read_picture (self, node, "prompt", FALSE);
  if (tracker_reader_get (node, "piece_top") != NULL)
    captcha->piece_top
        = tracker_reader_read_template (self, tracker_reader_get (node, "piece_top"));
  read_hint (self, node, captcha);
  read_answer (self, node, captcha);
  find_way_back (self, captcha, way);
  self->captcha_saves = NULL;
  return captcha;
}
