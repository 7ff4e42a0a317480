/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-json-source-private.h"

#include <string.h>

typedef struct
{
  JsonNode *node; /* (borrowed) of the tree */
  guint value;    /* offset of the first byte */
  guint key;      /* offset of the key; the value's own where there is none */
} Place;

struct _TrackerJsonSource
{
  GBytes *bytes;
  const char *text;
  gsize length;
  JsonNode *root;
  GArray *places; /* (element-type Place) in the order of the text */

  /* Questions mostly come in the order of the text, so each goes on from the last: all together
   * stay linear. */
  guint last_place;
  gsize last_offset;
  int last_line;
  int last_column;
};

typedef struct
{
  TrackerJsonSource *source;
  const char *text;
  gsize length;
  gsize at;
  TrackerJsonSkip skip; /* (nullable) */
  gsize error_at;
  char *error; /* (nullable) the first */
} Parser;

static JsonNode *parse_value (Parser *parser, guint key, guint depth);

static gboolean
fail (Parser *parser, gsize at, const char *message)
{
  if (parser->error == NULL)
    {
      parser->error = g_strdup (message);
      parser->error_at = MIN (at, parser->length);
    }
  return FALSE;
}

static char
peek (const Parser *parser)
{
  return parser->at < parser->length ? parser->text[parser->at] : '\0';
}

static void
skip_blanks (Parser *parser)
{
  const char *at = parser->text + parser->at;
  const char *end = parser->text + parser->length;

  while (at < end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
    at++;
  parser->at = (gsize) (at - parser->text);
}

static gboolean
parse_hex4 (Parser *parser, gunichar *code)
{
  *code = 0;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (peek (parser));

      if (digit < 0)
        return fail (parser, parser->at, "Four hexadecimal digits must follow \\u");
      *code = *code * 16 + digit;
      parser->at++;
    }
  return TRUE;
}

/* After "\u": one character, of two escapes where it is a surrogate pair. */
static gboolean
parse_unicode_escape (Parser *parser, GString *text)
{
  gsize start = parser->at - 2;
  gunichar code = 0;

  if (!parse_hex4 (parser, &code))
    return FALSE;
  if (code >= 0xd800 && code <= 0xdbff)
    {
      gunichar low = 0;

      if (!g_str_has_prefix (parser->text + parser->at, "\\u"))
        return fail (parser, start, "Half of a surrogate pair stands alone");
      parser->at += 2;
      if (!parse_hex4 (parser, &low))
        return FALSE;
      if (low < 0xdc00 || low > 0xdfff)
        return fail (parser, start, "Half of a surrogate pair stands alone");
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
  else if (code >= 0xdc00 && code <= 0xdfff)
    return fail (parser, start, "Half of a surrogate pair stands alone");
  if (code == 0)
    return fail (parser, start, "The character U+0000 is not allowed");
  g_string_append_unichar (text, code);
  return TRUE;
}

static gboolean
parse_escape (Parser *parser, GString *text)
{
  static const char names[] = "\"\\/bfnrt";
  static const char characters[] = "\"\\/\b\f\n\r\t";
  char name;
  const char *found;

  parser->at++;
  name = peek (parser);
  if (name == 'u')
    {
      parser->at++;
      return parse_unicode_escape (parser, text);
    }
  found = name != '\0' ? strchr (names, name) : NULL;
  if (found == NULL)
    return fail (parser, parser->at - 1,
                 "No such escape in JSON; a backslash itself is written \\\\");
  g_string_append_c (text, characters[found - names]);
  parser->at++;
  return TRUE;
}

/* At the opening quote. Returns (transfer full) (nullable) the text. */
static char *
parse_string (Parser *parser)
{
  g_autoptr (GString) text = NULL;
  gsize start = parser->at++;
  gsize plain = parser->at;

  /* Most texts are just what stands there. */
  while (plain < parser->length && (guchar) parser->text[plain] >= 0x20
         && parser->text[plain] != '"' && parser->text[plain] != '\\')
    plain++;
  if (parser->skip != NULL
      && !g_utf8_validate (parser->text + parser->at, (gssize) (plain - parser->at), NULL))
    {
      fail (parser, start, "This text is not UTF-8");
      return NULL;
    }
  if (plain < parser->length && parser->text[plain] == '"')
    {
      parser->at = plain + 1;
      return g_strndup (parser->text + start + 1, plain - start - 1);
    }
  text = g_string_new_len (parser->text + parser->at, (gssize) (plain - parser->at));
  parser->at = plain;
  while (parser->at < parser->length)
    {
      char c = parser->text[parser->at];

      if (c == '"')
        {
          parser->at++;
          return g_string_free (g_steal_pointer (&text), FALSE);
        }
      if ((guchar) c < 0x20)
        {
          fail (parser, parser->at, "A line break or control character in a text must be escaped");
          return NULL;
        }
      if (c == '\\')
        {
          if (!parse_escape (parser, text))
            return NULL;
          continue;
        }
      g_string_append_c (text, c);
      parser->at++;
    }
  fail (parser, start, "The closing quote of this text is missing");
  return NULL;
}

static gboolean
skip_digits (Parser *parser)
{
  gsize start = parser->at;

  while (g_ascii_isdigit (peek (parser)))
    parser->at++;
  return parser->at > start;
}

static gboolean
parse_number (Parser *parser, JsonNode *node)
{
  gsize start = parser->at;
  gboolean is_integer = TRUE;
  gboolean is_good = TRUE;
  g_autofree char *number = NULL;
  gint64 integer = 0;

  if (peek (parser) == '-')
    parser->at++;
  if (peek (parser) == '0')
    parser->at++;
  else
    is_good = skip_digits (parser);
  if (is_good && peek (parser) == '.')
    {
      is_integer = FALSE;
      parser->at++;
      is_good = skip_digits (parser);
    }
  if (is_good && (peek (parser) == 'e' || peek (parser) == 'E'))
    {
      is_integer = FALSE;
      parser->at++;
      if (peek (parser) == '+' || peek (parser) == '-')
        parser->at++;
      is_good = skip_digits (parser);
    }
  if (!is_good || g_ascii_isalnum (peek (parser)))
    return fail (parser, start, "This is not a number as JSON writes them");

  number = g_strndup (parser->text + start, parser->at - start);
  if (is_integer && g_ascii_string_to_signed (number, 10, G_MININT64, G_MAXINT64, &integer, NULL))
    json_node_init_int (node, integer);
  else
    json_node_init_double (node, g_ascii_strtod (number, NULL));
  return TRUE;
}

static gboolean
parse_word (Parser *parser, JsonNode *node)
{
  const char *here = parser->text + parser->at;
  gsize length = 0;

  while (parser->at + length < parser->length && g_ascii_isalnum (here[length]))
    length++;
  if (length == 4 && strncmp (here, "true", 4) == 0)
    json_node_init_boolean (node, TRUE);
  else if (length == 5 && strncmp (here, "false", 5) == 0)
    json_node_init_boolean (node, FALSE);
  else if (length == 4 && strncmp (here, "null", 4) == 0)
    json_node_init_null (node);
  else
    return fail (parser, parser->at, "A value is expected here");
  parser->at += length;
  return TRUE;
}

/* From the opening quote to the closing one, or to the end. */
static void
skip_text (Parser *parser)
{
  const char *end = parser->text + parser->length;
  const char *at = parser->text + parser->at;

  do
    {
      const char *quote = memchr (at + 1, '"', (gsize) (end - at - 1));
      const char *before = quote;

      at = quote != NULL ? quote : end;
      while (before != NULL && before[-1] == '\\')
        before--;
      /* An even number of backslashes are themselves, and leave the quote alone. */
      if (quote != NULL && (quote - before) % 2 == 0)
        break;
    }
  while (at < end);
  parser->at = (gsize) (at - parser->text);
}

/* Past a value that nobody wants to know: its quotes and brackets are minded, no more. */
static gboolean
skip_value (Parser *parser)
{
  gsize start = parser->at;
  guint depth = 0;

  for (; parser->at < parser->length; parser->at++)
    {
      char c = parser->text[parser->at];

      if (c == '"')
        skip_text (parser);
      else if (c == '{' || c == '[')
        depth++;
      else if (depth == 0 && (c == ',' || c == '}' || c == ']'))
        return TRUE;
      else if (c == '}' || c == ']')
        depth--;
    }
  return fail (parser, start, "This value has no end");
}

static gboolean
parse_member (Parser *parser, JsonObject *object, guint depth)
{
  gsize key_at = parser->at;
  g_autofree char *key = NULL;
  JsonNode *value;

  if (peek (parser) != '"')
    return fail (parser, parser->at, "A key in double quotes is expected here");
  key = parse_string (parser);
  if (key == NULL)
    return FALSE;
  if (json_object_has_member (object, key))
    return fail (parser, key_at, "This key stands twice in one object");
  skip_blanks (parser);
  if (peek (parser) != ':')
    return fail (parser, parser->at, "A colon is expected after the key");
  parser->at++;
  if (parser->skip != NULL && parser->skip (key, depth))
    return skip_value (parser);
  value = parse_value (parser, (guint) key_at, depth);
  if (value == NULL)
    return FALSE;
  json_object_set_member (object, key, value);
  return TRUE;
}

static gboolean
parse_element (Parser *parser, JsonArray *array, guint depth)
{
  JsonNode *value = parse_value (parser, G_MAXUINT, depth);

  if (value == NULL)
    return FALSE;
  json_array_add_element (array, value);
  return TRUE;
}

/* At the opening bracket; one of @object and @array is not NULL. */
static gboolean
parse_members (Parser *parser, JsonObject *object, JsonArray *array, guint depth)
{
  char closing = object != NULL ? '}' : ']';
  gsize start = parser->at++;

  if (depth >= TRACKER_JSON_SOURCE_MAX_DEPTH)
    return fail (parser, start, "Nested too deeply: 64 levels at most");
  skip_blanks (parser);
  if (peek (parser) == closing)
    {
      parser->at++;
      return TRUE;
    }
  while (TRUE)
    {
      skip_blanks (parser);
      if (object != NULL ? !parse_member (parser, object, depth + 1)
                         : !parse_element (parser, array, depth + 1))
        return FALSE;
      skip_blanks (parser);
      if (peek (parser) == closing)
        break;
      if (parser->at >= parser->length)
        return fail (parser, start,
                     object != NULL ? "The closing brace of this object is missing"
                                    : "The closing bracket of this array is missing");
      if (peek (parser) != ',')
        return fail (parser, parser->at,
                     object != NULL ? "A comma or } is expected here"
                                    : "A comma or ] is expected here");
      parser->at++;
    }
  parser->at++;
  return TRUE;
}

static gboolean
parse_into (Parser *parser, JsonNode *node, guint depth)
{
  g_autofree char *text = NULL;

  switch (peek (parser))
    {
    case '{':
      {
        g_autoptr (JsonObject) object = json_object_new ();

        json_node_init_object (node, object);
        return parse_members (parser, object, NULL, depth);
      }
    case '[':
      {
        g_autoptr (JsonArray) array = json_array_new ();

        json_node_init_array (node, array);
        return parse_members (parser, NULL, array, depth);
      }
    case '"':
      text = parse_string (parser);
      if (text != NULL)
        json_node_init_string (node, text);
      return text != NULL;
    default:
      if (peek (parser) == '-' || g_ascii_isdigit (peek (parser)))
        return parse_number (parser, node);
      return parse_word (parser, node);
    }
}

static JsonNode *
parse_value (Parser *parser, guint key, guint depth)
{
  g_autoptr (JsonNode) node = json_node_alloc ();
  Place place = { node, 0, 0 };

  skip_blanks (parser);
  place.value = (guint) parser->at;
  place.key = key != G_MAXUINT ? key : place.value;
  /* Before what is inside, so that the places are in the order of the text. */
  g_array_append_val (parser->source->places, place);
  if (parser->at >= parser->length)
    fail (parser, parser->at, "The file ends in the middle");
  else if (parse_into (parser, node, depth))
    return g_steal_pointer (&node);
  return NULL;
}

static void
rewind_to_start (TrackerJsonSource *self)
{
  self->last_offset = 0;
  self->last_line = 1;
  self->last_column = 1;
}

static void
locate_offset (TrackerJsonSource *self, gsize offset, int *line, int *column)
{
  if (offset < self->last_offset)
    rewind_to_start (self);
  for (gsize i = self->last_offset; i < offset; i++)
    {
      guchar c = (guchar) self->text[i];

      if (c == '\n')
        {
          self->last_line++;
          self->last_column = 1;
        }
      else if ((c & 0xc0) != 0x80) /* a byte that begins a character */
        self->last_column++;
    }
  self->last_offset = offset;
  *line = self->last_line;
  *column = self->last_column;
}

/* What makes the bytes no text at all; NULL if nothing does. @is_partial: much of it is passed
 * over, and each text is looked at when it is read. */
static const char *
find_fault (TrackerJsonSource *self, gboolean is_partial, gsize *offset)
{
  const char *end = NULL;

  *offset = 0;
  if (self->length > TRACKER_JSON_SOURCE_MAX_BYTES)
    return "The file is larger than 1 MiB";
  if (is_partial || g_utf8_validate (self->text, (gssize) self->length, &end))
    return NULL;
  *offset = (gsize) (end - self->text);
  return "The file is not UTF-8 text from here on";
}

/**
 * tracker_json_source_new:
 * @bytes: the file, any bytes
 * @line: (out): line of the first fault, from 1
 * @column: (out): column of the first fault in characters, from 1
 * @message: (out) (transfer full) (nullable): what is wrong there
 *
 * Reads a JSON text of at most 1 MiB and 64 levels, in linear time. Any thread.
 *
 * Returns: (transfer full) (nullable): the source, or %NULL if it is not JSON
 */
TrackerJsonSource *
tracker_json_source_new (GBytes *bytes, int *line, int *column, char **message)
{
  return tracker_json_source_new_without (bytes, NULL, line, column, message);
}

/**
 * tracker_json_source_new_without:
 * @bytes: the text
 * @skip: (nullable) (scope call): says whose values are passed over
 * @line: (out): where the first mistake is; from 1
 * @column: (out): from 1, in characters
 * @message: (out) (transfer full) (nullable): what the first mistake is; %NULL if there is none
 *
 * Reads a text as tracker_json_source_new() does, but passes over some values, unread: neither
 * their keys nor they are in the tree, and mistakes inside them are not found.
 *
 * Returns: (transfer full) (nullable): the source, or %NULL if it is not JSON
 */
TrackerJsonSource *
tracker_json_source_new_without (GBytes *bytes,
                                 TrackerJsonSkip skip,
                                 int *line,
                                 int *column,
                                 char **message)
{
  g_autoptr (TrackerJsonSource) self = g_new0 (TrackerJsonSource, 1);
  Parser parser = { 0 };
  const char *fault;

  self->bytes = g_bytes_ref (bytes);
  self->text = g_bytes_get_data (bytes, &self->length);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  rewind_to_start (self);
  *message = NULL;

  fault = find_fault (self, skip != NULL, &parser.error_at);
  if (fault != NULL)
    parser.error = g_strdup (fault);
  else
    {
      parser = (Parser){ self, self->text, self->length, 0, skip, 0, NULL };
      if (self->length >= 3 && memcmp (self->text, "\xef\xbb\xbf", 3) == 0)
        parser.at = 3;
      self->root = parse_value (&parser, G_MAXUINT, 0);
      skip_blanks (&parser);
      if (self->root != NULL && parser.at < parser.length)
        fail (&parser, parser.at, "Something stands after the end of the object");
    }
  if (parser.error == NULL)
    return g_steal_pointer (&self);

  locate_offset (self, parser.error_at, line, column);
  *message = parser.error;
  return NULL;
}

/**
 * tracker_json_source_free:
 * @self: (transfer full): a source
 *
 * Frees @self and its nodes.
 */
void
tracker_json_source_free (TrackerJsonSource *self)
{
  g_clear_pointer (&self->root, json_node_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/**
 * tracker_json_source_get_root:
 * @self: a source
 *
 * Returns: (transfer none): the outermost value
 */
JsonNode *
tracker_json_source_get_root (TrackerJsonSource *self)
{
  return self->root;
}

/**
 * tracker_json_source_locate:
 * @self: a source
 * @node: a node of it
 * @at_key: where the key of @node stands instead; the node itself if it has none
 * @line: (out): from 1; 1 for a node of another source
 * @column: (out): from 1, in characters
 *
 * Says where something stands in the text.
 */
void
tracker_json_source_locate (TrackerJsonSource *self,
                            JsonNode *node,
                            gboolean at_key,
                            int *line,
                            int *column)
{
  guint n = self->places->len;

  *line = *column = 1;
  for (guint i = 0; i < n; i++)
    {
      guint index = (self->last_place + i) % n;
      const Place *place = &g_array_index (self->places, Place, index);

      if (place->node != node)
        continue;
      self->last_place = index;
      locate_offset (self, at_key ? place->key : place->value, line, column);
      return;
    }
}
