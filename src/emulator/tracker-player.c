/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-player.h"

#include "tracker-emulator-private.h"
#include "tracker-request.h"

struct _TrackerPlayer
{
  char *authority;               /* (owned) */
  TrackerEmulatorServer *server; /* (owned) */

  GMutex lock;         /* guards what follows: the test fills it, the server's thread plays it */
  GPtrArray *answers;  /* (owned) of TrackerEmulatorAnswer */
  GPtrArray *requests; /* (owned) of TrackerRequest */
};

static TrackerRequest *
new_request (const TrackerEmulatorRequest *request)
{
  const char *host = tracker_emulator_request_get_header (request, "host");
  g_autofree char *url = g_strconcat ("https://", host != NULL ? host : "", request->path,
                                      request->query != NULL ? "?" : "", request->query, NULL);
  TrackerRequest *copy = tracker_request_new (request->method, url);
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, request->headers);
  while (g_hash_table_iter_next (&iter, &name, &value))
    tracker_request_add_header (copy, name, value, FALSE);
  if (g_bytes_get_size (request->body) > 0)
    tracker_request_set_body (copy, tracker_emulator_request_get_header (request, "content-type"),
                              request->body, FALSE);
  return copy;
}

static void
copy_answer (const TrackerEmulatorAnswer *source, TrackerEmulatorAnswer *answer)
{
  GHashTableIter iter;
  gpointer name, value;

  tracker_emulator_answer_set_bytes (answer, source->status, source->content_type, source->body);
  g_hash_table_iter_init (&iter, source->headers);
  while (g_hash_table_iter_next (&iter, &name, &value))
    tracker_emulator_answer_set_header (answer, name, value);
  for (guint i = 0; i < source->cookies->len; i++)
    g_ptr_array_add (answer->cookies, g_strdup (g_ptr_array_index (source->cookies, i)));
  answer->delivery = source->delivery;
}

static void
pack (TrackerEmulatorAnswer *answer)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6);
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_bytes (answer->body);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (plain, G_CONVERTER (compressor));
  g_autoptr (GOutputStream) packed = g_memory_output_stream_new_resizable ();

  /* From memory to memory: nothing can go wrong. */
  g_output_stream_splice (packed, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  g_bytes_unref (answer->body);
  answer->body = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (packed));
  tracker_emulator_answer_set_header (answer, "Content-Encoding", "gzip");
}

static void
play_in_thread (const TrackerEmulatorRequest *request,
                TrackerEmulatorAnswer *answer,
                gpointer user_data)
{
  TrackerPlayer *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_ptr_array_add (self->requests, new_request (request));
  if (self->answers->len == 0)
    {
      tracker_emulator_answer_set_page (answer, 500, "Nothing is recorded");
      return;
    }
  copy_answer (g_ptr_array_index (self->answers, MIN (self->requests->len, self->answers->len) - 1),
               answer);
  if (answer->delivery == TRACKER_DELIVERY_GZIP)
    {
      answer->delivery = TRACKER_DELIVERY_WHOLE;
      if (tracker_emulator_request_header_has (request, "accept-encoding", "gzip")
          && g_bytes_get_size (answer->body) > 0)
        pack (answer);
    }
}

/**
 * tracker_player_new:
 * @hosts: (array zero-terminated=1): the names in its certificate, at least one
 * @error: of %G_TLS_ERROR or %G_IO_ERROR
 *
 * Makes its certificates and listens on a free port of 127.0.0.1. Blocks for that: some
 * milliseconds.
 *
 * Returns: (transfer full) (nullable): a player with nothing to play
 */
TrackerPlayer *
tracker_player_new (const char *const *hosts, GError **error)
{
  g_autoptr (TrackerPlayer) self = g_new0 (TrackerPlayer, 1);
  g_autoptr (GTlsCertificate) certificate = NULL;

  g_mutex_init (&self->lock);
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_emulator_answer_free);
  self->requests = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_request_unref);
  certificate = tracker_emulator_tls_new (hosts, &self->authority, error);
  if (certificate == NULL)
    return NULL;
  self->server = tracker_emulator_server_new (certificate, 0, play_in_thread, self, error);
  return self->server != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * tracker_player_free:
 * @self: (transfer full) (nullable): a player
 *
 * Cuts all connections and ends the thread.
 */
void
tracker_player_free (TrackerPlayer *self)
{
  if (self == NULL)
    return;

  tracker_emulator_server_free (self->server);
  g_free (self->authority);
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->requests);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * tracker_player_dup_address:
 * @self: a player
 *
 * Returns: (transfer full): where it listens
 */
GSocketConnectable *
tracker_player_dup_address (TrackerPlayer *self)
{
  return G_SOCKET_CONNECTABLE (g_inet_socket_address_new_from_string (
      "127.0.0.1", tracker_emulator_server_get_port (self->server)));
}

/**
 * tracker_player_get_authority:
 * @self: a player
 *
 * Returns: (transfer none): PEM text of the authority that signed its certificate
 */
const char *
tracker_player_get_authority (TrackerPlayer *self)
{
  return self->authority;
}

/**
 * tracker_player_clear:
 * @self: a player
 *
 * Forgets its answers and what it was asked. Connections stay.
 */
void
tracker_player_clear (TrackerPlayer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_ptr_array_set_size (self->answers, 0);
  g_ptr_array_set_size (self->requests, 0);
}

/**
 * tracker_player_add_answer:
 * @self: a player
 * @status: HTTP status
 * @content_type: (nullable): media type as it is sent
 * @body: the body as the client is to read it
 * @delivery: how it travels
 *
 * Adds what is answered to the request after those that have an answer.
 */
void
tracker_player_add_answer (TrackerPlayer *self,
                           guint status,
                           const char *content_type,
                           GBytes *body,
                           TrackerDelivery delivery)
{
  g_autoptr (TrackerEmulatorAnswer) answer = tracker_emulator_answer_new ();
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  tracker_emulator_answer_set_bytes (answer, status, content_type, body);
  answer->delivery = delivery;
  g_ptr_array_add (self->answers, g_steal_pointer (&answer));
}

/**
 * tracker_player_add_header:
 * @self: a player with an answer
 * @name: name of a header; of several of one name the last one is sent, but for Set-Cookie
 * @value: its value
 *
 * Adds a header to the answer that was added last.
 */
void
tracker_player_add_header (TrackerPlayer *self, const char *name, const char *value)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  TrackerEmulatorAnswer *answer;

  g_return_if_fail (self->answers->len > 0);

  answer = g_ptr_array_index (self->answers, self->answers->len - 1);
  if (g_ascii_strcasecmp (name, "Set-Cookie") == 0)
    g_ptr_array_add (answer->cookies, g_strdup (value));
  else
    tracker_emulator_answer_set_header (answer, name, value);
}

/**
 * tracker_player_dup_requests:
 * @self: a player
 *
 * Returns: (transfer full) (element-type TrackerRequest): what it was asked since it was cleared,
 * in order; names of headers in lower case
 */
GPtrArray *
tracker_player_dup_requests (TrackerPlayer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GPtrArray *requests = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_request_unref);

  for (guint i = 0; i < self->requests->len; i++)
    g_ptr_array_add (requests, tracker_request_ref (g_ptr_array_index (self->requests, i)));
  return requests;
}
