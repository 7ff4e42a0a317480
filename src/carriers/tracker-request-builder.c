/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-engine-private.h"

#include <string.h>

/* Several posts refuse what does not look like a browser; our name stands at the end. */
#define USER_AGENT "Mozilla/5.0 (X11; Linux x86_64) Tracker/0.1"

#define PICTURE_TIMEOUT_S 30
#define ACCEPT_PICTURES "image/png, image/jpeg;q=0.9, image/gif;q=0.9, */*;q=0.5"

typedef struct
{
  const TrackerRequestSpec *spec;
  const TrackerScope *scope;
  const char *accept;
} Builder;

static gboolean
fields_are_secret (const GPtrArray *fields)
{
  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      const TrackerField *field = g_ptr_array_index (fields, i);

      if (tracker_template_is_secret (field->value))
        return TRUE;
    }
  return FALSE;
}

/* What the parcel may do without is not sent empty. */
static gboolean
is_left_out (const TrackerTemplate *template, const char *value)
{
  return *value == '\0' && template->pieces->len == 1
         && ((const TrackerPiece *) g_ptr_array_index (template->pieces, 0))->kind
                == TRACKER_PIECE_NEED;
}

/* name=value&..., all but unreserved characters and @allowed escaped. */
static char *
dup_query (const GPtrArray *fields, const TrackerScope *scope, const char *allowed)
{
  GString *query = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    {
      const TrackerField *field = g_ptr_array_index (fields, i);
      g_autofree char *value = tracker_template_expand (field->value, scope, TRACKER_ESCAPE_NONE);
      g_autofree char *escaped_name = g_uri_escape_string (field->name, allowed, FALSE);
      g_autofree char *escaped = g_uri_escape_string (value, allowed, FALSE);

      if (!is_left_out (field->value, value))
        g_string_append_printf (query, "%s%s=%s", query->len > 0 ? "&" : "", escaped_name, escaped);
    }
  return g_string_free (query, FALSE);
}

/* @address: (nullable): instead of the URL of the request */
static char *
dup_url (const Builder *self, const char *address)
{
  g_autofree char *url = address != NULL ? g_strdup (address)
                                         : tracker_template_expand (self->spec->url, self->scope,
                                                                    TRACKER_ESCAPE_URI);
  g_autofree char *query = NULL;

  if (self->spec->query->len == 0)
    return g_steal_pointer (&url);
  query = dup_query (self->spec->query, self->scope, TRACKER_URI_ALLOWED);
  if (*query == '\0')
    return g_steal_pointer (&url);
  return g_strconcat (url, strchr (url, '?') != NULL ? "&" : "?", query, NULL);
}

/* No line may be ended from inside a header's value. */
static char *
dup_header_value (const TrackerTemplate *template, const TrackerScope *scope)
{
  char *value = tracker_template_expand (template, scope, TRACKER_ESCAPE_NONE);

  for (char *at = value; *at != '\0'; at++)
    {
      if (g_ascii_iscntrl (*at))
        *at = ' ';
    }
  return g_strstrip (value);
}

static void
add_authorization (const Builder *self, TrackerRequest *request)
{
  g_autofree char *password = NULL;
  g_autofree char *header = NULL;

  if (self->spec->auth == TRACKER_AUTH_NONE)
    return;
  password = dup_header_value (self->spec->password, self->scope);
  if (self->spec->auth == TRACKER_AUTH_BASIC)
    {
      g_autofree char *user = dup_header_value (self->spec->user, self->scope);
      g_autofree char *pair = g_strconcat (user, ":", password, NULL);
      g_autofree char *encoded = g_base64_encode ((const guchar *) pair, strlen (pair));

      header = g_strconcat ("Basic ", encoded, NULL);
    }
  else
    header = g_strconcat ("Bearer ", password, NULL);
  tracker_request_add_header (request, "Authorization", header, TRUE);
}

static void
add_default_header (TrackerRequest *request, const char *name, const char *value)
{
  if (value != NULL && tracker_request_find_header (request, name) == NULL)
    tracker_request_add_header (request, name, value, FALSE);
}

static const char *
get_accept (TrackerAnswer answer)
{
  switch (answer)
    {
    case TRACKER_ANSWER_JSON:
      return "application/json, */*;q=0.5";
    case TRACKER_ANSWER_XML:
      return "text/xml, application/xml, */*;q=0.5";
    case TRACKER_ANSWER_HTML:
      return "text/html, application/xhtml+xml, */*;q=0.5";
    case TRACKER_ANSWER_TEXT:
    case TRACKER_ANSWER_NONE:
    default:
      return "*/*";
    }
}

/* Of the person's language, not of what the carrier calls it: servers expect the standard's codes
 * here. */
static char *
dup_accept_language (const TrackerScope *scope)
{
  if (scope->person_language == NULL || g_str_equal (scope->person_language, "en"))
    return g_strdup ("en");
  return g_strconcat (scope->person_language, ", en;q=0.5", NULL);
}

static void
add_headers (const Builder *self, TrackerRequest *request)
{
  g_autofree char *language = dup_accept_language (self->scope);

  for (guint i = 0; i < self->spec->headers->len; i++)
    {
      const TrackerField *field = g_ptr_array_index (self->spec->headers, i);
      g_autofree char *value = dup_header_value (field->value, self->scope);

      /* Nothing was there to fill in: a save of an optional step, say. */
      if (*value != '\0')
        tracker_request_add_header (request, field->name, value,
                                    tracker_template_is_secret (field->value));
    }
  add_authorization (self, request);
  add_default_header (request, "User-Agent", USER_AGENT);
  add_default_header (request, "Accept", self->accept);
  add_default_header (request, "Accept-Language", language);
}

static JsonNode *fill_json (const Builder *self, JsonNode *node);

static JsonNode *
fill_json_object (const Builder *self, JsonNode *node)
{
  JsonObject *object = json_object_new ();
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;
  JsonNode *filled = json_node_new (JSON_NODE_OBJECT);

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &key, &member))
    json_object_set_member (object, key, fill_json (self, member));
  json_node_take_object (filled, object);
  return filled;
}

/* One element for each number of the batch, which it sees alone. */
static void
fill_each (const Builder *self, JsonNode *node, JsonArray *array)
{
  for (guint i = 0; self->scope->numbers[i] != NULL; i++)
    {
      const char *const numbers[] = { self->scope->numbers[i], NULL };
      TrackerScope scope = *self->scope;
      Builder one = { self->spec, &scope, self->accept };

      scope.numbers = numbers;
      json_array_add_element (array, fill_json (&one, node));
    }
}

static JsonNode *
fill_json_array (const Builder *self, JsonNode *node)
{
  JsonArray *source = json_node_get_array (node);
  JsonArray *array = json_array_new ();
  JsonNode *filled = json_node_new (JSON_NODE_ARRAY);
  JsonNode *first = json_array_get_length (source) == 1 ? json_array_get_element (source, 0) : NULL;

  if (first != NULL && JSON_NODE_HOLDS_OBJECT (first)
      && json_object_has_member (json_node_get_object (first), TRACKER_JSON_EACH))
    {
      fill_each (self, json_object_get_member (json_node_get_object (first), TRACKER_JSON_EACH),
                 array);
      json_node_take_array (filled, array);
      return filled;
    }
  for (guint i = 0; i < json_array_get_length (source); i++)
    json_array_add_element (array, fill_json (self, json_array_get_element (source, i)));
  json_node_take_array (filled, array);
  return filled;
}

/* A copy of @node with its templates filled in; the loader capped its depth. */
static JsonNode *
fill_json (const Builder *self, JsonNode *node)
{
  const TrackerTemplate *template = g_hash_table_lookup (self->spec->json_strings, node);

  if (template != NULL)
    {
      g_autofree char *text = tracker_template_expand (template, self->scope, TRACKER_ESCAPE_NONE);

      return json_node_init_string (json_node_alloc (), text);
    }
  if (JSON_NODE_HOLDS_OBJECT (node))
    return fill_json_object (self, node);
  if (JSON_NODE_HOLDS_ARRAY (node))
    return fill_json_array (self, node);
  return json_node_copy (node);
}

static gboolean
json_is_secret (GHashTable *json_strings)
{
  GHashTableIter iter;
  gpointer template;

  g_hash_table_iter_init (&iter, json_strings);
  while (g_hash_table_iter_next (&iter, NULL, &template))
    {
      if (tracker_template_is_secret (template))
        return TRUE;
    }
  return FALSE;
}

static char *
dup_json_body (const Builder *self)
{
  g_autoptr (JsonNode) filled = fill_json (self, self->spec->json);

  return json_to_string (filled, FALSE);
}

static void
set_body (const Builder *self, TrackerRequest *request)
{
  const TrackerRequestSpec *spec = self->spec;
  const char *content_type = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean is_secret = FALSE;
  char *body = NULL;

  switch (spec->body)
    {
    case TRACKER_BODY_FORM:
      body = dup_query (spec->form, self->scope, NULL);
      content_type = "application/x-www-form-urlencoded";
      is_secret = fields_are_secret (spec->form);
      break;
    case TRACKER_BODY_JSON:
      body = dup_json_body (self);
      content_type = "application/json";
      is_secret = json_is_secret (spec->json_strings);
      break;
    case TRACKER_BODY_XML:
      body = tracker_template_expand (spec->text, self->scope, TRACKER_ESCAPE_XML);
      content_type = "text/xml; charset=utf-8";
      is_secret = tracker_template_is_secret (spec->text);
      break;
    case TRACKER_BODY_TEXT:
      body = tracker_template_expand (spec->text, self->scope, TRACKER_ESCAPE_NONE);
      content_type = "text/plain; charset=utf-8";
      is_secret = tracker_template_is_secret (spec->text);
      break;
    case TRACKER_BODY_NONE:
    default:
      return;
    }
  bytes = g_bytes_new_take (body, strlen (body));
  tracker_request_set_body (request, spec->content_type != NULL ? spec->content_type : content_type,
                            bytes, is_secret);
}

static TrackerRequest *
build (const Builder *self, const char *url, gboolean is_secret, gsize max_bytes, int timeout_s)
{
  TrackerRequest *request = tracker_request_new (self->spec->method, url);
  const TrackerDefinition *definition = self->scope->definition;

  tracker_request_set_url_is_secret (request, is_secret);
  add_headers (self, request);
  set_body (self, request);
  tracker_request_set_max_bytes (request, max_bytes);
  tracker_request_set_timeout_s (request, timeout_s);
  tracker_request_set_politeness (request, definition->at_once, definition->gap_ms);
  tracker_request_set_follows_redirects (request, !self->spec->is_terminal);
  return request;
}

static gboolean
url_is_secret (const TrackerRequestSpec *spec)
{
  return tracker_template_is_secret (spec->url != NULL ? spec->url : spec->address)
         || fields_are_secret (spec->query);
}

static gboolean
may_be_secret (const TrackerTemplate *template)
{
  return template != NULL && tracker_template_is_secret (template);
}

/**
 * tracker_request_spec_is_secret:
 * @self: a request as the file has it
 *
 * Returns: whether anything secret is filled into any part of it
 */
gboolean
tracker_request_spec_is_secret (const TrackerRequestSpec *self)
{
  return may_be_secret (self->url) || may_be_secret (self->address) || may_be_secret (self->user)
         || may_be_secret (self->password) || may_be_secret (self->text)
         || fields_are_secret (self->query) || fields_are_secret (self->headers)
         || fields_are_secret (self->form)
         || (self->json_strings != NULL && json_is_secret (self->json_strings));
}

/**
 * tracker_step_build_request:
 * @step: a step
 * @url: (nullable): where the address of the request leads; %NULL if it has a URL of its own
 * @scope: what templates know
 *
 * Fills in the request of a step. What is secret in it is marked so, the authorization always.
 * Cookies are kept by whoever sends the requests of an ask.
 *
 * Returns: (transfer full): the request
 */
TrackerRequest *
tracker_step_build_request (const TrackerStep *step, const char *url, const TrackerScope *scope)
{
  Builder self = { step->request, scope, get_accept (step->answer) };
  g_autofree char *whole = dup_url (&self, url);

  return build (&self, whole, url_is_secret (step->request), step->max_bytes, step->timeout_s);
}

/**
 * tracker_picture_build_request:
 * @picture: a picture of a challenge that must be fetched
 * @url: (nullable): where it is, if an answer said so; %NULL if its request does
 * @scope: what templates know
 *
 * Returns: (transfer full): the request for it
 */
TrackerRequest *
tracker_picture_build_request (const TrackerPictureSpec *picture,
                               const char *url,
                               const TrackerScope *scope)
{
  Builder self = { picture->request, scope, ACCEPT_PICTURES };
  g_autofree char *built = url == NULL ? dup_url (&self, NULL) : NULL;
  gboolean is_secret
      = url == NULL ? url_is_secret (picture->request) : tracker_template_is_secret (picture->text);

  return build (&self, url == NULL ? built : url, is_secret, TRACKER_PICTURE_MAX_BYTES,
                PICTURE_TIMEOUT_S);
}
