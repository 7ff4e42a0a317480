/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-definition-reader-private.h"

#include <string.h>

#include "tracker-engine-private.h"

/* README, "Ways and steps": the request. */

#define REQUEST_KEYS                                                                               \
  "method url address redirects query headers auth form json xml text content_type"

static gboolean
is_loopback (const char *host, gsize length)
{
  static const char *const names[] = { "localhost", "127.0.0.1", "[::1]" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (length == strlen (names[i]) && strncmp (host, names[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* Scheme and host must stand there as they are: what a person types or an answer says must not
 * choose who is asked. */
static void
check_url (TrackerReader *self, JsonNode *node, const TrackerTemplate *url)
{
  const TrackerPiece *first = url->pieces->len > 0 ? g_ptr_array_index (url->pieces, 0) : NULL;
  const char *text = first != NULL && first->kind == TRACKER_PIECE_LITERAL ? first->text : "";
  const char *host = strstr (text, "://") != NULL ? strstr (text, "://") + 3 : NULL;
  gsize length = host != NULL ? strcspn (host, "/?#") : 0;
  const char *colon;
  gsize name_length;

  if (!g_str_has_prefix (text, "https://") && !g_str_has_prefix (text, "http://"))
    {
      tracker_reader_add_problem (self, node, FALSE,
                                  "A URL must begin with https:// and a host, without templates");
      return;
    }
  if (host[length] == '\0' && url->pieces->len > 1)
    {
      tracker_reader_add_problem (self, node, FALSE,
                                  "A template may not stand in the host of a URL");
      return;
    }
  colon = host[0] == '[' ? memchr (host, ']', length) : host;
  colon = colon != NULL ? memchr (colon, ':', length - (gsize) (colon - host)) : NULL;
  name_length = colon != NULL ? (gsize) (colon - host) : length;
  if (name_length == 0 || memchr (host, '@', length) != NULL || memchr (host, ' ', length) != NULL)
    tracker_reader_add_problem (self, node, FALSE, "This URL has no proper host");
  else if (g_str_has_prefix (text, "http://") && !is_loopback (host, name_length))
    tracker_reader_add_problem (
        self, node, FALSE,
        "A URL must begin with https://; plain http:// is for this computer only");
}

/* One of a URL and an address that an earlier answer held. */
static void
read_url (TrackerReader *self, JsonNode *node, TrackerRequestSpec *request)
{
  JsonNode *address = tracker_reader_get (node, "address");
  JsonNode *url = address == NULL ? tracker_reader_require (self, node, "url")
                                  : tracker_reader_get (node, "url");

  if (url != NULL && address != NULL)
    tracker_reader_add_problem (self, address, TRUE,
                                "A request has either a “url” or an “address”");
  if (address != NULL)
    {
      request->address = tracker_reader_read_held (self, address, "“url”");
      return;
    }
  if (url != NULL)
    request->url = tracker_reader_read_template (self, url);
  if (request->url != NULL)
    check_url (self, url, request->url);
}

static GPtrArray *
read_fields (TrackerReader *self, JsonNode *owner, const char *key)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_field_free);
  JsonNode *node = tracker_reader_get (owner, key);
  g_autofree char *what = g_strdup_printf ("“%s”", key);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (node == NULL || !tracker_reader_check_object (self, node, what, NULL))
    return fields;
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      TrackerField *field = g_new0 (TrackerField, 1);

      field->name = g_strdup (name);
      field->value = tracker_reader_read_template (self, member);
      g_ptr_array_add (fields, field);
    }
  return fields;
}

/* Names and fixed values of headers must not break out of their line. */
static void
check_headers (TrackerReader *self, JsonNode *owner, GPtrArray *headers)
{
  JsonNode *node = tracker_reader_get (owner, "headers");

  for (guint i = 0; i < headers->len; i++)
    {
      const TrackerField *field = g_ptr_array_index (headers, i);
      JsonNode *member = tracker_reader_get (node, field->name);
      gboolean is_good = field->name[0] != '\0';

      for (const char *c = field->name; *c != '\0'; c++)
        is_good = is_good && (g_ascii_isalnum (*c) || strchr ("!#$%&'*+-.^_`|~", *c) != NULL);
      if (!is_good)
        tracker_reader_add_problem (self, member, TRUE, "“%.60s” is no name of a header",
                                    field->name);
      if (field->value != NULL && strpbrk (json_node_get_string (member), "\r\n") != NULL)
        tracker_reader_add_problem (self, member, FALSE, "A header must be a single line");
    }
}

/**
 * tracker_reader_read_headers:
 * @self: a reader
 * @owner: an object that may have "headers"
 *
 * Returns: (transfer full) (element-type TrackerField): the headers
 */
GPtrArray *
tracker_reader_read_headers (TrackerReader *self, JsonNode *owner)
{
  GPtrArray *headers = read_fields (self, owner, "headers");

  check_headers (self, owner, headers);
  return headers;
}

static void
read_auth (TrackerReader *self, JsonNode *owner, TrackerRequestSpec *request)
{
  JsonNode *auth = tracker_reader_get (owner, "auth");
  JsonNode *basic;
  JsonNode *bearer;

  if (auth == NULL || !tracker_reader_check_object (self, auth, "“auth”", "basic bearer"))
    return;
  basic = tracker_reader_get (auth, "basic");
  bearer = tracker_reader_get (auth, "bearer");
  if ((basic != NULL) == (bearer != NULL))
    {
      tracker_reader_add_problem (self, auth, FALSE, "“auth” needs either “basic” or “bearer”");
      return;
    }
  if (bearer != NULL)
    {
      request->auth = TRACKER_AUTH_BEARER;
      request->password = tracker_reader_read_template (self, bearer);
      return;
    }
  if (!tracker_reader_check_object (self, basic, "“basic”", "user password"))
    return;
  request->auth = TRACKER_AUTH_BASIC;
  if (tracker_reader_require (self, basic, "user") != NULL)
    request->user = tracker_reader_read_template (self, tracker_reader_get (basic, "user"));
  if (tracker_reader_require (self, basic, "password") != NULL)
    request->password = tracker_reader_read_template (self, tracker_reader_get (basic, "password"));
}

/* "$each" stands for all elements of its list, so it stands there alone. */
static void
check_each (TrackerReader *self, JsonNode *node, gboolean is_alone)
{
  JsonNode *each = tracker_reader_get (node, TRACKER_JSON_EACH);

  if (each != NULL && (!is_alone || json_object_get_size (json_node_get_object (node)) != 1))
    tracker_reader_add_problem (self, each, TRUE,
                                "“$each” is the only key of the only element of a list");
}

/* Finds the texts inside @node; not deeper than the source, so the stack is safe. @is_alone: it is
 * the only element of a list. */
static void
collect_json_strings (TrackerReader *self, JsonNode *node, gboolean is_alone, GHashTable *strings)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      check_each (self, node, is_alone);
      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        collect_json_strings (self, member, FALSE, strings);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        collect_json_strings (self, json_array_get_element (array, i),
                              json_array_get_length (array) == 1, strings);
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      TrackerTemplate *template = tracker_reader_read_template (self, node);

      if (template != NULL)
        g_hash_table_insert (strings, node, template);
    }
}

static void
read_body_of_kind (TrackerReader *self,
                   JsonNode *owner,
                   JsonNode *node,
                   TrackerRequestSpec *request)
{
  switch (request->body)
    {
    case TRACKER_BODY_FORM:
      request->form = read_fields (self, owner, "form");
      break;
    case TRACKER_BODY_JSON:
      request->json_strings
          = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) tracker_template_free);
      request->json = json_node_ref (node);
      collect_json_strings (self, node, FALSE, request->json_strings);
      json_node_seal (request->json);
      break;
    case TRACKER_BODY_XML:
    case TRACKER_BODY_TEXT:
      request->text = tracker_reader_read_template (self, node);
      break;
    case TRACKER_BODY_NONE:
    default:
      break;
    }
}

static void
read_body (TrackerReader *self, JsonNode *owner, TrackerRequestSpec *request)
{
  static const char *const keys[] = { "", "form", "json", "xml", "text" }; /* by TrackerBody */

  for (guint i = TRACKER_BODY_FORM; i < G_N_ELEMENTS (keys); i++)
    {
      JsonNode *node = tracker_reader_get (owner, keys[i]);

      if (node == NULL)
        continue;
      if (request->body != TRACKER_BODY_NONE)
        {
          tracker_reader_add_problem (self, node, TRUE, "A request has one body: “%s” or “%s”",
                                      keys[request->body], keys[i]);
          continue;
        }
      request->body = (TrackerBody) i;
      read_body_of_kind (self, owner, node, request);
    }
}

static void
read_method (TrackerReader *self, JsonNode *node, TrackerRequestSpec *request)
{
  static const char *const methods[] = { "GET", "POST", "PUT", NULL };
  int fallback = request->body == TRACKER_BODY_NONE ? 0 : 1;
  int method = tracker_reader_get_choice (self, node, "method", methods, fallback);

  request->method = g_strdup (methods[method]);
  if (method == 0 && request->body != TRACKER_BODY_NONE)
    tracker_reader_add_problem (self, tracker_reader_get (node, "method"), FALSE,
                                "A GET request has no body");
}

/**
 * tracker_reader_read_request:
 * @self: a reader
 * @node: the "request" of a step
 *
 * Returns: (transfer full) (nullable): the request
 */
TrackerRequestSpec *
tracker_reader_read_request (TrackerReader *self, JsonNode *node)
{
  TrackerRequestSpec *request;
  const char *type;

  if (!tracker_reader_check_object (self, node, "a request", REQUEST_KEYS))
    return NULL;
  request = g_new0 (TrackerRequestSpec, 1);
  read_url (self, node, request);
  request->is_terminal = !tracker_reader_get_boolean (self, node, "redirects", TRUE);
  request->query = read_fields (self, node, "query");
  request->headers = tracker_reader_read_headers (self, node);
  read_auth (self, node, request);
  read_body (self, node, request);
  read_method (self, node, request);
  type = tracker_reader_get_string (self, node, "content_type", FALSE);
  request->content_type = g_strdup (type);
  if (type != NULL && strpbrk (type, "\r\n") != NULL)
    tracker_reader_add_problem (self, tracker_reader_get (node, "content_type"), FALSE,
                                "A header must be a single line");
  return request;
}
