/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-engine-private.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* Texts wrapped in other texts: entities and tags, base64, escapes; and what is made of texts for
 * requests. */

/* The character an entity stands for, without & and ;. 0: none. */
static gunichar
resolve_entity (const char *name)
{
  guint64 number = 0;
  const htmlEntityDesc *entity;

  if (*name == '#')
    {
      gboolean is_hex = name[1] == 'x' || name[1] == 'X';

      number = g_ascii_strtoull (name + (is_hex ? 2 : 1), NULL, is_hex ? 16 : 10);
      return number > 0 && number <= 0x10ffff && g_unichar_validate ((gunichar) number)
                 ? (gunichar) number
                 : 0;
    }
  entity = htmlEntityLookup ((const xmlChar *) name);
  return entity != NULL ? entity->value : 0;
}

/* Appends the entity at @at, or the bare &, and returns what is behind it. */
static const char *
append_entity (GString *result, const char *at)
{
  gsize length = strcspn (at + 1, "; &<");

  if (length > 0 && length < 12 && at[1 + length] == ';')
    {
      g_autofree char *name = g_strndup (at + 1, length);
      gunichar c = resolve_entity (name);

      if (c != 0)
        {
          g_string_append_unichar (result, c);
          return at + length + 2;
        }
    }
  g_string_append_c (result, '&');
  return at + 1;
}

/* Tags inside a word part nothing; all others stand between words. */
static gboolean
is_inline_tag (const char *tag)
{
  static const char *const names[]
      = { "b", "i", "u", "a", "em", "strong", "span", "font", "small", "sup" };
  const char *start = tag + (*tag == '/' ? 1 : 0);
  gsize length = strcspn (start, " />\t\r\n");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strlen (names[i]) == length && g_ascii_strncasecmp (start, names[i], length) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * tracker_text_dup_from_html:
 * @text: a text with tags and entities in it
 *
 * Drops the tags (line breaks and blocks become a blank) and resolves the entities, once. A lone
 * `<` stays.
 *
 * Returns: (transfer full): plain text
 */
char *
tracker_text_dup_from_html (const char *text)
{
  GString *result = g_string_sized_new (strlen (text));
  const char *at = text;

  while (*at != '\0')
    {
      const char *end
          = *at == '<'
                    && (g_ascii_isalpha (at[1]) || (at[1] != '\0' && strchr ("/!", at[1]) != NULL))
                ? strchr (at, '>')
                : NULL;

      if (end != NULL)
        {
          if (!is_inline_tag (at + 1))
            g_string_append_c (result, ' ');
          at = end + 1;
        }
      else if (*at == '&')
        at = append_entity (result, at);
      else
        g_string_append_c (result, *at++);
    }
  return g_string_free (result, FALSE);
}

static char *
dup_without_entities (const char *text)
{
  GString *result = g_string_sized_new (strlen (text));

  for (const char *at = text; *at != '\0';)
    if (*at == '&')
      at = append_entity (result, at);
    else
      g_string_append_c (result, *at++);
  return g_string_free (result, FALSE);
}

/* Both alphabets of RFC 4648, with the filling or without. NULL: none of them, or not UTF-8. */
static char *
decode_base64 (const char *text)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  g_autofree char *decoded = NULL;
  gsize length = 0;

  for (const char *at = text; *at != '\0' && *at != '='; at++)
    {
      char c = *at == '-' ? '+' : *at == '_' ? '/' : *at;

      if (g_ascii_isspace (c))
        continue;
      if (!g_ascii_isalnum (c) && c != '+' && c != '/')
        return NULL;
      g_string_append_c (clean, c);
    }
  if (clean->len % 4 == 1)
    return NULL;
  while (clean->len % 4 != 0)
    g_string_append_c (clean, '=');
  decoded = (char *) g_base64_decode (clean->str, &length);
  return g_utf8_validate_len (decoded, length, NULL) ? g_strndup (decoded, length) : NULL;
}

/* A string literal of JSON, with its quotes or without. */
static char *
decode_json (const char *text)
{
  gsize length = strlen (text);
  gboolean is_quoted = length >= 2 && text[0] == '"' && text[length - 1] == '"';
  g_autofree char *list = g_strdup_printf (is_quoted ? "[%s]" : "[\"%s\"]", text);
  g_autoptr (JsonNode) node = json_from_string (list, NULL);
  JsonNode *first = node != NULL && JSON_NODE_HOLDS_ARRAY (node)
                            && json_array_get_length (json_node_get_array (node)) == 1
                        ? json_array_get_element (json_node_get_array (node), 0)
                        : NULL;

  return first != NULL && JSON_NODE_HOLDS_VALUE (first)
                 && json_node_get_value_type (first) == G_TYPE_STRING
             ? json_node_dup_string (first)
             : NULL;
}

/**
 * tracker_text_decode:
 * @text: valid UTF-8
 * @codec: how it is wrapped: base64 (RFC 4648, either alphabet), percent signs (RFC 3986), a JSON
 * string, HTML entities
 *
 * Returns: (transfer full) (nullable): what is inside, valid UTF-8; %NULL if it cannot be had
 */
char *
tracker_text_decode (const char *text, TrackerCodec codec)
{
  g_autofree char *decoded = NULL;

  switch (codec)
    {
    case TRACKER_CODEC_BASE64:
      return decode_base64 (text);
    case TRACKER_CODEC_URI:
      decoded = g_uri_unescape_string (text, NULL);
      return decoded != NULL && g_utf8_validate (decoded, -1, NULL) ? g_steal_pointer (&decoded)
                                                                    : NULL;
    case TRACKER_CODEC_JSON:
      return decode_json (text);
    case TRACKER_CODEC_HTML:
      return dup_without_entities (text);
    case TRACKER_CODEC_NONE:
    case TRACKER_CODEC_MD5:
    case TRACKER_CODEC_SHA256:
    case TRACKER_CODEC_XML:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * tracker_text_encode:
 * @text: valid UTF-8
 * @codec: how to wrap it: base64, percent signs (all but unreserved characters), entities of XML,
 * or a digest in small hexadecimal digits
 *
 * Returns: (transfer full): what became of it
 */
char *
tracker_text_encode (const char *text, TrackerCodec codec)
{
  switch (codec)
    {
    case TRACKER_CODEC_BASE64:
      return g_base64_encode ((const guchar *) text, strlen (text));
    case TRACKER_CODEC_URI:
      return g_uri_escape_string (text, NULL, FALSE);
    case TRACKER_CODEC_XML:
      return g_markup_escape_text (text, -1);
    case TRACKER_CODEC_MD5:
      return g_compute_checksum_for_string (G_CHECKSUM_MD5, text, -1);
    case TRACKER_CODEC_SHA256:
      return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
    case TRACKER_CODEC_NONE:
    case TRACKER_CODEC_JSON:
    case TRACKER_CODEC_HTML:
    default:
      g_return_val_if_reached (g_strdup (text));
    }
}
