/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-request.h"

#define DEFAULT_MAX_BYTES (4 * 1024 * 1024)
#define DEFAULT_TIMEOUT_S 30
#define DEFAULT_AT_ONCE 2

typedef struct
{
  char *name;  /* (owned) */
  char *value; /* (owned) */
  gboolean is_secret;
} Header;

struct _TrackerRequest
{
  char *method; /* (owned) */
  char *url;    /* (owned) */
  gboolean url_is_secret;
  GArray *headers;    /* (owned) (element-type Header) */
  char *content_type; /* (owned) (nullable) */
  GBytes *body;       /* (owned) (nullable) */
  gboolean body_is_secret;
  gsize max_bytes;
  int timeout_s;
  int at_once;
  int gap_ms;
  gboolean follows_redirects;
  int delay_ms;
  gboolean tells_number;
};

G_DEFINE_BOXED_TYPE (TrackerRequest, tracker_request, tracker_request_ref, tracker_request_unref)

static void
clear_header (gpointer data)
{
  Header *header = data;

  g_free (header->name);
  g_free (header->value);
}

static void
clear_request (gpointer data)
{
  TrackerRequest *self = data;

  g_free (self->method);
  g_free (self->url);
  g_array_unref (self->headers);
  g_free (self->content_type);
  g_clear_pointer (&self->body, g_bytes_unref);
}

/**
 * tracker_request_new:
 * @method: "GET", "POST" ...
 * @url: whole
 *
 * Returns: (transfer full): a request without headers and body: 4 MiB at most, 30 s, two at once
 * per host
 */
TrackerRequest *
tracker_request_new (const char *method, const char *url)
{
  TrackerRequest *self;

  g_return_val_if_fail (method != NULL && url != NULL, NULL);

  self = g_atomic_rc_box_new0 (TrackerRequest);
  self->method = g_strdup (method);
  self->url = g_strdup (url);
  self->headers = g_array_new (FALSE, FALSE, sizeof (Header));
  g_array_set_clear_func (self->headers, clear_header);
  self->max_bytes = DEFAULT_MAX_BYTES;
  self->timeout_s = DEFAULT_TIMEOUT_S;
  self->at_once = DEFAULT_AT_ONCE;
  self->follows_redirects = TRUE;
  return self;
}

/**
 * tracker_request_add_header:
 * @self: a request that is not shared yet
 * @name: the header's name
 * @value: its value
 * @is_secret: whether it may not go to another host
 */
void
tracker_request_add_header (TrackerRequest *self,
                            const char *name,
                            const char *value,
                            gboolean is_secret)
{
  Header header = { .is_secret = !!is_secret };

  g_return_if_fail (name != NULL && value != NULL);

  header.name = g_strdup (name);
  header.value = g_strdup (value);
  g_array_append_val (self->headers, header);
}

/**
 * tracker_request_set_body:
 * @self: a request that is not shared yet
 * @content_type: (nullable): of @body
 * @body: (nullable): what is sent
 * @is_secret: whether it may not go to another host
 */
void
tracker_request_set_body (TrackerRequest *self,
                          const char *content_type,
                          GBytes *body,
                          gboolean is_secret)
{
  g_autofree char *old_type = self->content_type;
  g_autoptr (GBytes) old_body = self->body;

  self->content_type = g_strdup (content_type);
  self->body = body != NULL ? g_bytes_ref (body) : NULL;
  self->body_is_secret = !!is_secret;
}

/**
 * tracker_request_set_url_is_secret:
 * @self: a request that is not shared yet
 * @is_secret: whether the URL holds a secret: it is never logged then, and redirects to another
 * host are refused
 */
void
tracker_request_set_url_is_secret (TrackerRequest *self, gboolean is_secret)
{
  self->url_is_secret = !!is_secret;
}

/**
 * tracker_request_set_max_bytes:
 * @self: a request that is not shared yet
 * @max_bytes: the longest answer that is read; 0 for the default of 4 MiB
 */
void
tracker_request_set_max_bytes (TrackerRequest *self, gsize max_bytes)
{
  self->max_bytes = max_bytes > 0 ? max_bytes : DEFAULT_MAX_BYTES;
}

/**
 * tracker_request_set_timeout_s:
 * @self: a request that is not shared yet
 * @timeout_s: how long all of it may take; 0 for the default of 30 s
 */
void
tracker_request_set_timeout_s (TrackerRequest *self, int timeout_s)
{
  self->timeout_s = timeout_s > 0 ? timeout_s : DEFAULT_TIMEOUT_S;
}

/**
 * tracker_request_set_politeness:
 * @self: a request that is not shared yet
 * @at_once: how many requests to the host may run at once; 0 for the default of two
 * @gap_ms: the least time between the starts of two; 0 for none
 */
void
tracker_request_set_politeness (TrackerRequest *self, int at_once, int gap_ms)
{
  self->at_once = at_once > 0 ? at_once : DEFAULT_AT_ONCE;
  self->gap_ms = MAX (gap_ms, 0);
}

/**
 * tracker_request_set_follows_redirects:
 * @self: a request that is not shared yet
 * @follows: whether answers with a status 3xx lead on; else they are answers like all others
 */
void
tracker_request_set_follows_redirects (TrackerRequest *self, gboolean follows)
{
  self->follows_redirects = !!follows;
}

/**
 * tracker_request_set_delay_ms:
 * @self: a request that is not shared yet
 * @delay_ms: how long the sender waits before it sends it; 0 for not at all
 */
void
tracker_request_set_delay_ms (TrackerRequest *self, int delay_ms)
{
  self->delay_ms = MAX (delay_ms, 0);
}

/**
 * tracker_request_set_tells_number:
 * @self: a request that is not shared yet
 * @tells_number: whether its URL, headers or body hold the number that is asked about, or what may
 * stand for it
 */
void
tracker_request_set_tells_number (TrackerRequest *self, gboolean tells_number)
{
  self->tells_number = !!tells_number;
}

/**
 * tracker_request_ref:
 * @self: a request
 *
 * Any thread.
 *
 * Returns: (transfer full): @self
 */
TrackerRequest *
tracker_request_ref (TrackerRequest *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * tracker_request_unref:
 * @self: (transfer full): a request
 *
 * Any thread.
 */
void
tracker_request_unref (TrackerRequest *self)
{
  g_atomic_rc_box_release_full (self, clear_request);
}

/**
 * tracker_request_get_method:
 * @self: a request
 *
 * Returns: (transfer none): "GET", "POST" ...
 */
const char *
tracker_request_get_method (const TrackerRequest *self)
{
  return self->method;
}

/**
 * tracker_request_get_url:
 * @self: a request
 *
 * Returns: (transfer none): the whole URL
 */
const char *
tracker_request_get_url (const TrackerRequest *self)
{
  return self->url;
}

/**
 * tracker_request_get_url_is_secret:
 * @self: a request
 *
 * Returns: whether the URL holds a secret
 */
gboolean
tracker_request_get_url_is_secret (const TrackerRequest *self)
{
  return self->url_is_secret;
}

/**
 * tracker_request_get_n_headers:
 * @self: a request
 *
 * Returns: how many headers there are
 */
guint
tracker_request_get_n_headers (const TrackerRequest *self)
{
  return self->headers->len;
}

/**
 * tracker_request_get_header:
 * @self: a request
 * @index: less than tracker_request_get_n_headers()
 * @name: (out) (optional) (transfer none): the header's name
 * @value: (out) (optional) (transfer none): its value
 * @is_secret: (out) (optional): whether it may not go to another host
 */
void
tracker_request_get_header (const TrackerRequest *self,
                            guint index,
                            const char **name,
                            const char **value,
                            gboolean *is_secret)
{
  const Header *header;

  g_return_if_fail (index < self->headers->len);

  header = &g_array_index (self->headers, Header, index);
  if (name != NULL)
    *name = header->name;
  if (value != NULL)
    *value = header->value;
  if (is_secret != NULL)
    *is_secret = header->is_secret;
}

/**
 * tracker_request_find_header:
 * @self: a request
 * @name: a header's name in any case
 *
 * Returns: (transfer none) (nullable): the value of the first header of that name
 */
const char *
tracker_request_find_header (const TrackerRequest *self, const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < self->headers->len; i++)
    {
      const Header *header = &g_array_index (self->headers, Header, i);

      if (g_ascii_strcasecmp (header->name, name) == 0)
        return header->value;
    }
  return NULL;
}

/**
 * tracker_request_get_body:
 * @self: a request
 *
 * Returns: (transfer none) (nullable): what is sent
 */
GBytes *
tracker_request_get_body (const TrackerRequest *self)
{
  return self->body;
}

/**
 * tracker_request_get_body_is_secret:
 * @self: a request
 *
 * Returns: whether the body may not go to another host
 */
gboolean
tracker_request_get_body_is_secret (const TrackerRequest *self)
{
  return self->body_is_secret;
}

/**
 * tracker_request_get_content_type:
 * @self: a request
 *
 * Returns: (transfer none) (nullable): of the body
 */
const char *
tracker_request_get_content_type (const TrackerRequest *self)
{
  return self->content_type;
}

/**
 * tracker_request_get_max_bytes:
 * @self: a request
 *
 * Returns: the longest answer that is read
 */
gsize
tracker_request_get_max_bytes (const TrackerRequest *self)
{
  return self->max_bytes;
}

/**
 * tracker_request_get_timeout_s:
 * @self: a request
 *
 * Returns: how long all of it may take
 */
int
tracker_request_get_timeout_s (const TrackerRequest *self)
{
  return self->timeout_s;
}

/**
 * tracker_request_get_at_once:
 * @self: a request
 *
 * Returns: how many requests to the host may run at once
 */
int
tracker_request_get_at_once (const TrackerRequest *self)
{
  return self->at_once;
}

/**
 * tracker_request_get_gap_ms:
 * @self: a request
 *
 * Returns: the least time between the starts of two
 */
int
tracker_request_get_gap_ms (const TrackerRequest *self)
{
  return self->gap_ms;
}

/**
 * tracker_request_get_follows_redirects:
 * @self: a request
 *
 * Returns: whether answers with a status 3xx lead on
 */
gboolean
tracker_request_get_follows_redirects (const TrackerRequest *self)
{
  return self->follows_redirects;
}

/**
 * tracker_request_get_delay_ms:
 * @self: a request
 *
 * Returns: how long to wait before it is sent
 */
int
tracker_request_get_delay_ms (const TrackerRequest *self)
{
  return self->delay_ms;
}

/**
 * tracker_request_get_tells_number:
 * @self: a request
 *
 * Returns: whether who gets it learns the number that is asked about
 */
gboolean
tracker_request_get_tells_number (const TrackerRequest *self)
{
  return self->tells_number;
}
