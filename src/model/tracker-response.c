/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-response.h"

#include <string.h>

#define MAX_RETRY_AFTER_S (7 * 86400)

struct _TrackerResponse
{
  TrackerResponseKind kind;
  char *message; /* (owned) (nullable) */
  int status;
  char *content_type; /* (owned) (nullable) */
  char *url;          /* (owned) (nullable) */
  GBytes *body;       /* (owned) (nullable) */
  GPtrArray *headers; /* (owned) (element-type utf8): name, value, name, value ... */
};

G_DEFINE_BOXED_TYPE (TrackerResponse,
                     tracker_response,
                     tracker_response_ref,
                     tracker_response_unref)

static void
clear_response (gpointer data)
{
  TrackerResponse *self = data;

  g_free (self->message);
  g_free (self->content_type);
  g_free (self->url);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_ptr_array_unref (self->headers);
}

/**
 * tracker_response_new:
 * @status: of HTTP
 * @content_type: (nullable): as sent, with parameters
 * @body: (nullable): whole; %NULL is the same as an empty one
 *
 * Returns: (transfer full): a response of kind TRACKER_RESPONSE_OK
 */
TrackerResponse *
tracker_response_new (int status, const char *content_type, GBytes *body)
{
  TrackerResponse *self = g_atomic_rc_box_new0 (TrackerResponse);

  self->kind = TRACKER_RESPONSE_OK;
  self->status = status;
  self->content_type = g_strdup (content_type);
  self->body = body != NULL ? g_bytes_ref (body) : g_bytes_new (NULL, 0);
  self->headers = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * tracker_response_new_failure:
 * @kind: why there was no answer; not TRACKER_RESPONSE_OK
 * @message: (nullable): for logs
 *
 * Returns: (transfer full): a response without status and body
 */
TrackerResponse *
tracker_response_new_failure (TrackerResponseKind kind, const char *message)
{
  TrackerResponse *self;

  g_return_val_if_fail (kind != TRACKER_RESPONSE_OK, NULL);

  self = g_atomic_rc_box_new0 (TrackerResponse);
  self->kind = kind;
  self->message = g_strdup (message);
  self->headers = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * tracker_response_add_header:
 * @self: a response that is not shared yet
 * @name: the header's name
 * @value: its value
 */
void
tracker_response_add_header (TrackerResponse *self, const char *name, const char *value)
{
  g_return_if_fail (name != NULL && value != NULL);

  g_ptr_array_add (self->headers, g_strdup (name));
  g_ptr_array_add (self->headers, g_strdup (value));
}

/**
 * tracker_response_set_url:
 * @self: a response that is not shared yet
 * @url: (nullable): where it came from in the end, after redirects
 */
void
tracker_response_set_url (TrackerResponse *self, const char *url)
{
  g_autofree char *old_url = self->url;

  self->url = g_strdup (url);
}

/**
 * tracker_response_ref:
 * @self: a response
 *
 * Any thread.
 *
 * Returns: (transfer full): @self
 */
TrackerResponse *
tracker_response_ref (TrackerResponse *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * tracker_response_unref:
 * @self: (transfer full): a response
 *
 * Any thread.
 */
void
tracker_response_unref (TrackerResponse *self)
{
  g_atomic_rc_box_release_full (self, clear_response);
}

/**
 * tracker_response_get_kind:
 * @self: a response
 *
 * Returns: whether there was an answer, or why not
 */
TrackerResponseKind
tracker_response_get_kind (const TrackerResponse *self)
{
  return self->kind;
}

/**
 * tracker_response_get_message:
 * @self: a response
 *
 * Returns: (transfer none) (nullable): for logs
 */
const char *
tracker_response_get_message (const TrackerResponse *self)
{
  return self->message;
}

/**
 * tracker_response_get_status:
 * @self: a response
 *
 * Returns: of HTTP; 0 unless the kind is TRACKER_RESPONSE_OK
 */
int
tracker_response_get_status (const TrackerResponse *self)
{
  return self->status;
}

/**
 * tracker_response_get_content_type:
 * @self: a response
 *
 * Returns: (transfer none) (nullable): as sent, with parameters
 */
const char *
tracker_response_get_content_type (const TrackerResponse *self)
{
  return self->content_type;
}

/**
 * tracker_response_find_header:
 * @self: a response
 * @name: a header's name in any case
 *
 * Returns: (transfer none) (nullable): the value of the first header of that name
 */
const char *
tracker_response_find_header (const TrackerResponse *self, const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i + 1 < self->headers->len; i += 2)
    {
      if (g_ascii_strcasecmp (g_ptr_array_index (self->headers, i), name) == 0)
        return g_ptr_array_index (self->headers, i + 1);
    }
  return NULL;
}

/**
 * tracker_response_dup_cookie:
 * @self: a response
 * @name: the name of a cookie
 *
 * Looks for a cookie among the Set-Cookie headers (RFC 6265); of several the last counts.
 *
 * Returns: (transfer full) (nullable): its value without quotes; %NULL: this answer does not set it
 */
char *
tracker_response_dup_cookie (const TrackerResponse *self, const char *name)
{
  char *found = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i + 1 < self->headers->len; i += 2)
    {
      const char *line = g_ptr_array_index (self->headers, i + 1);
      const char *equals = strchr (line, '=');
      g_autofree char *own = NULL;
      char *value;

      if (g_ascii_strcasecmp (g_ptr_array_index (self->headers, i), "Set-Cookie") != 0
          || equals == NULL)
        continue;
      own = g_strndup (line, (gsize) (equals - line));
      if (!g_str_equal (g_strstrip (own), name))
        continue;
      value = g_strstrip (g_strndup (equals + 1, strcspn (equals + 1, ";")));
      if (strlen (value) >= 2 && *value == '"' && g_str_has_suffix (value, "\""))
        {
          value[strlen (value) - 1] = '\0';
          memmove (value, value + 1, strlen (value));
        }
      g_free (found);
      found = value;
    }
  return found;
}

/**
 * tracker_response_get_url:
 * @self: a response
 *
 * Returns: (transfer none) (nullable): where it came from in the end, after redirects
 */
const char *
tracker_response_get_url (const TrackerResponse *self)
{
  return self->url;
}

/**
 * tracker_response_get_body:
 * @self: a response
 *
 * Returns: (transfer none) (nullable): the whole body; never %NULL for TRACKER_RESPONSE_OK
 */
GBytes *
tracker_response_get_body (const TrackerResponse *self)
{
  return self->body;
}

/* Reads the preferred form of a date in HTTP (RFC 9110 5.6.7): "Sun, 06 Nov 1994 08:49:37 GMT". The
 * two forms of last century are not sent any more. */
static gboolean
parse_http_date (const char *text, gint64 *unix_s)
{
  static const char *const months[] = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  };
  g_auto (GStrv) parts = NULL;
  g_autoptr (GDateTime) date = NULL;
  gint64 day, year, hour, minute, second;
  int month = 0;

  if (strlen (text) != 29 || text[3] != ',' || !g_str_has_suffix (text, " GMT"))
    return FALSE;
  parts = g_strsplit_set (text + 5, " :", -1);
  if (g_strv_length (parts) != 7)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      if (g_str_equal (parts[1], months[i]))
        month = (int) i + 1;
    }
  if (month == 0 || !g_ascii_string_to_signed (parts[0], 10, 1, 31, &day, NULL)
      || !g_ascii_string_to_signed (parts[2], 10, 1970, 2200, &year, NULL)
      || !g_ascii_string_to_signed (parts[3], 10, 0, 23, &hour, NULL)
      || !g_ascii_string_to_signed (parts[4], 10, 0, 59, &minute, NULL)
      || !g_ascii_string_to_signed (parts[5], 10, 0, 60, &second, NULL))
    return FALSE;

  date = g_date_time_new_utc ((int) year, month, (int) day, (int) hour, (int) minute,
                              (double) MIN (second, 59));
  if (date == NULL)
    return FALSE;
  *unix_s = g_date_time_to_unix (date);
  return TRUE;
}

/**
 * tracker_response_get_retry_after_s:
 * @self: a response
 * @now_s: now, in seconds since 1970 UTC
 *
 * Reads the header Retry-After (RFC 9110 10.2.3) in both its forms.
 *
 * Returns: how long the post wants to be left alone, at most 7 days; 0 if it does not say
 */
int
tracker_response_get_retry_after_s (const TrackerResponse *self, gint64 now_s)
{
  g_autofree char *value = g_strdup (tracker_response_find_header (self, "Retry-After"));
  gint64 unix_s;

  if (value == NULL)
    return 0;
  g_strstrip (value);
  if (parse_http_date (value, &unix_s))
    return (int) CLAMP (unix_s - now_s, 0, MAX_RETRY_AFTER_S);
  if (*value == '\0' || strspn (value, "0123456789") != strlen (value))
    return 0;
  /* More digits than a number of seconds can have is still "a long time". */
  return strlen (value) > 9 ? MAX_RETRY_AFTER_S
                            : (int) MIN (g_ascii_strtoll (value, NULL, 10), MAX_RETRY_AFTER_S);
}
