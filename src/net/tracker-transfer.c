/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-transfer-private.h"

#include "tracker-conversation-private.h"
#include "tracker-message-private.h"
#include "tracker-redirect-private.h"

#define MAX_REDIRECTS 5
/* What is decoded between two turns of the main loop: well under a millisecond. */
#define CHUNK_BYTES (32 * 1024)

/* One request on its way: queue, send, read, perhaps go on elsewhere, answer. It answers exactly
 * once; an operation of libsoup that is still under way then keeps the struct alive until it has
 * come back, and what it brings is dropped. */
typedef struct
{
  TrackerWire wire;                  /* (owned) a copy with references of its own */
  TrackerRequest *request;           /* (owned) */
  TrackerConversation *conversation; /* (owned) (nullable) */
  TrackerTransferFunc func;          /* NULL once answered */
  gpointer user_data;

  GSource
      *cancel_source; /* (owned) (nullable) watches the caller's cancellable from the main loop */
  GCancellable *io;   /* (owned) ends what libsoup is doing for us */
  guint timer_id;     /* runs only between the limiter's go and its next queue */
  gint64 time_left_us;
  gint64 timer_start_us;

  TrackerHop hop;
  int n_redirects;
  TrackerTicket *ticket; /* (owned) (nullable) */
  SoupMessage *message;  /* (owned) (nullable) */
  GInputStream *stream;  /* (owned) (nullable) */
  GByteArray *body;      /* (owned) (nullable) */
} Transfer;

static void enter_host (Transfer *self);

static void
clear_transfer (gpointer data)
{
  Transfer *self = data;

  g_clear_object (&self->wire.session);
  g_clear_pointer (&self->wire.limiter, tracker_limiter_unref);
  g_clear_object (&self->wire.clock);
  g_clear_pointer (&self->request, tracker_request_unref);
  g_clear_object (&self->conversation);
  g_clear_object (&self->io);
  tracker_hop_clear (&self->hop);
  g_clear_object (&self->message);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->body, g_byte_array_unref);
}

static void
unref_transfer (Transfer *self)
{
  g_rc_box_release_full (self, clear_transfer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Transfer, unref_transfer)

static gboolean
is_answered (const Transfer *self)
{
  return self->func == NULL;
}

static void
stop_timer (Transfer *self)
{
  if (self->timer_id == 0)
    return;
  g_clear_handle_id (&self->timer_id, g_source_remove);
  self->time_left_us -= g_get_monotonic_time () - self->timer_start_us;
}

static void
leave_host (Transfer *self)
{
  TrackerTicket *ticket = g_steal_pointer (&self->ticket);

  stop_timer (self);
  if (ticket != NULL)
    tracker_limiter_leave (self->wire.limiter, ticket);
}

/* A stream that is merely let go closes itself by reading what is left, and blocks while it does.
 */
static void
close_stream (Transfer *self)
{
  if (self->stream == NULL)
    return;
  g_input_stream_close_async (self->stream, G_PRIORITY_DEFAULT, self->io, NULL, NULL);
  g_clear_object (&self->stream);
}

/* The only way out. @response NULL: cancelled. */
static void
answer (Transfer *self, TrackerResponse *response)
{
  TrackerTransferFunc func = g_steal_pointer (&self->func);

  g_assert (func != NULL);
  leave_host (self);
  if (self->cancel_source != NULL)
    {
      g_source_destroy (self->cancel_source);
      g_clear_pointer (&self->cancel_source, g_source_unref);
    }
  func (response, self->user_data);
  unref_transfer (self);
}

static void
fail (Transfer *self, TrackerResponseKind kind, const char *message)
{
  g_autoptr (TrackerResponse) response = tracker_response_new_failure (kind, message);

  answer (self, response);
}

/* Answers at once and leaves libsoup to come to its end. */
static void
break_off (Transfer *self, TrackerResponse *response)
{
  g_autoptr (Transfer) alive = g_rc_box_acquire (self);

  answer (self, response);
  g_cancellable_cancel (self->io);
}

static gboolean
on_timer_cb (gpointer user_data)
{
  Transfer *self = user_data;
  g_autoptr (TrackerResponse) response = NULL;

  self->timer_id = 0;
  response = tracker_response_new_failure (TRACKER_RESPONSE_TIMEOUT, "no whole answer in time");
  break_off (self, response);
  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  break_off (user_data, NULL);
  return G_SOURCE_REMOVE;
}

static void
start_timer (Transfer *self)
{
  self->timer_start_us = g_get_monotonic_time ();
  self->timer_id = g_timeout_add ((guint) (MAX (self->time_left_us, 0) / 1000), on_timer_cb, self);
}

/* A host that says "too many" or "not now" and for how long is taken at its word for everybody. */
static void
heed_pause (Transfer *self, const TrackerResponse *response)
{
  int status = tracker_response_get_status (response);
  int pause_s
      = tracker_response_get_retry_after_s (response, tracker_clock_get_now_s (self->wire.clock));

  if ((status == 429 || status == 503) && pause_s > 0)
    {
      g_autofree char *key = tracker_hop_dup_host_key (self->hop.uri);

      tracker_limiter_pause (self->wire.limiter, key, pause_s);
    }
}

static void send_hop (Transfer *self);

/* Returns FALSE if the answer in hand is the last one. */
static gboolean
follow_redirect (Transfer *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  g_autoptr (GUri) from = g_uri_ref (self->hop.uri);
  const char *problem = NULL;

  if (!tracker_request_get_follows_redirects (self->request))
    return FALSE;
  switch (tracker_hop_redirect (&self->hop, self->request,
                                (int) soup_message_get_status (self->message),
                                soup_message_headers_get_one (headers, "Location"), &problem))
    {
    case TRACKER_REDIRECT_NONE:
      return FALSE;
    case TRACKER_REDIRECT_REFUSE:
      fail (self, TRACKER_RESPONSE_BAD_REDIRECT, problem);
      return TRUE;
    case TRACKER_REDIRECT_FOLLOW:
      break;
    }
  if (++self->n_redirects > MAX_REDIRECTS)
    {
      fail (self, TRACKER_RESPONSE_BAD_REDIRECT, "the answer leads on and on");
      return TRUE;
    }
  if (tracker_hop_is_same_host (from, self->hop.uri))
    {
      send_hop (self);
    }
  else
    {
      leave_host (self);
      enter_host (self);
    }
  return TRUE;
}

static void
take_answer (Transfer *self)
{
  g_autoptr (GBytes) body = g_byte_array_free_to_bytes (g_steal_pointer (&self->body));
  g_autoptr (TrackerResponse) response = tracker_message_to_response (self->message, body);

  g_debug ("%s: status %d, %" G_GSIZE_FORMAT " bytes", g_uri_get_host (self->hop.uri),
           tracker_response_get_status (response), g_bytes_get_size (body));
  heed_pause (self, response);
  if (!follow_redirect (self))
    answer (self, response);
}

static void
fail_with_error (Transfer *self, const GError *error)
{
  g_autoptr (TrackerResponse) response = tracker_message_error_to_response (error);

  g_debug ("%s: %s", g_uri_get_host (self->hop.uri), error->message);
  answer (self, response);
}

static void read_on (Transfer *self);

static void
on_stream_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Transfer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) chunk
      = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  gsize size;

  if (is_answered (self) || chunk == NULL)
    {
      close_stream (self);
      if (!is_answered (self))
        fail_with_error (self, error);
      return;
    }

  size = g_bytes_get_size (chunk);
  if (size == 0)
    {
      close_stream (self);
      take_answer (self);
    }
  else if (self->body->len + size > tracker_request_get_max_bytes (self->request))
    {
      g_autoptr (TrackerResponse) response
          = tracker_response_new_failure (TRACKER_RESPONSE_TOO_LARGE, "the answer is too large");

      break_off (self, response);
      close_stream (self);
    }
  else
    {
      g_byte_array_append (self->body, g_bytes_get_data (chunk, NULL), (guint) size);
      read_on (self);
    }
}

static void
read_on (Transfer *self)
{
  g_input_stream_read_bytes_async (self->stream, CHUNK_BYTES, G_PRIORITY_DEFAULT, self->io,
                                   on_stream_read_cb, g_rc_box_acquire (self));
}

static void
on_session_send_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Transfer) self = user_data;
  g_autoptr (GError) error = NULL;

  self->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (is_answered (self))
    {
      close_stream (self);
      return;
    }
  if (self->stream == NULL)
    {
      fail_with_error (self, error);
      return;
    }
  if (self->conversation != NULL)
    tracker_conversation_take_cookies (self->conversation, self->hop.uri,
                                       soup_message_get_response_headers (self->message));
  self->body = g_byte_array_new ();
  read_on (self);
}

static void
send_hop (Transfer *self)
{
  const char *problem = NULL;

  g_clear_object (&self->message);
  self->message = tracker_message_new (&self->hop, self->request, self->conversation,
                                       self->wire.is_gateway, &problem);
  if (self->message == NULL)
    {
      fail (self, TRACKER_RESPONSE_UNREACHABLE, problem);
      return;
    }
  if (self->conversation != NULL && tracker_request_get_tells_number (self->request))
    tracker_conversation_watch_telling (self->conversation, self->message, self->wire.clock);
  soup_session_send_async (self->wire.session, self->message, G_PRIORITY_DEFAULT, self->io,
                           on_session_send_cb, g_rc_box_acquire (self));
}

/* The host asked not to be asked: say so in its own words, without asking. */
static void
answer_for_host (Transfer *self, int pause_s)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("", 0);
  g_autoptr (TrackerResponse) response = tracker_response_new (429, NULL, body);
  g_autofree char *url = g_uri_to_string (self->hop.uri);
  g_autofree char *seconds = g_strdup_printf ("%d", pause_s);

  tracker_response_add_header (response, "Retry-After", seconds);
  tracker_response_set_url (response, url);
  answer (self, response);
}

static void
on_turn_cb (TrackerTurn turn, int pause_s, gpointer user_data)
{
  Transfer *self = user_data;

  if (turn != TRACKER_TURN_GO)
    self->ticket = NULL; /* the limiter's again */
  switch (turn)
    {
    case TRACKER_TURN_GO:
      start_timer (self);
      send_hop (self);
      break;
    case TRACKER_TURN_PAUSED:
      answer_for_host (self, pause_s);
      break;
    case TRACKER_TURN_DRAINED:
      fail (self, TRACKER_RESPONSE_OFFLINE, "there is no network");
      break;
    }
}

static void
enter_host (Transfer *self)
{
  g_autofree char *key = tracker_hop_dup_host_key (self->hop.uri);

  self->ticket
      = tracker_limiter_enter (self->wire.limiter, key, tracker_request_get_at_once (self->request),
                               tracker_request_get_gap_ms (self->request), on_turn_cb, self);
}

typedef struct
{
  TrackerTransferFunc func;
  gpointer user_data;
  TrackerResponse *response; /* (owned) */
} LateAnswer;

static void
on_idle_answer_cb (gpointer user_data)
{
  LateAnswer *late = user_data;

  late->func (late->response, late->user_data);
  tracker_response_unref (late->response);
  g_free (late);
}

static void
fail_later (TrackerResponseKind kind,
            const char *message,
            TrackerTransferFunc func,
            gpointer user_data)
{
  LateAnswer *late = g_new0 (LateAnswer, 1);

  late->func = func;
  late->user_data = user_data;
  late->response = tracker_response_new_failure (kind, message);
  g_idle_add_once (on_idle_answer_cb, late);
}

/**
 * tracker_transfer_start:
 * @wire: what all requests share; its parts are kept
 * @request: what to send
 * @conversation: (nullable): whose cookies go and come
 * @cancellable: (nullable): ends it at once
 * @func: (scope async): gets the answer
 * @user_data: for @func
 *
 * Sends @request when its host has room, follows at most five redirects, and reads the answer up to
 * its cap. The request's time runs only while the limiter lets it go. Main thread.
 */
void
tracker_transfer_start (const TrackerWire *wire,
                        TrackerRequest *request,
                        TrackerConversation *conversation,
                        GCancellable *cancellable,
                        TrackerTransferFunc func,
                        gpointer user_data)
{
  TrackerHop hop;
  Transfer *self;
  const char *problem = NULL;

  g_return_if_fail (wire != NULL && request != NULL && func != NULL);

  if (!tracker_hop_init (&hop, request, &problem))
    {
      fail_later (TRACKER_RESPONSE_UNREACHABLE, problem, func, user_data);
      return;
    }
  self = g_rc_box_new0 (Transfer);
  self->wire.session = g_object_ref (wire->session);
  self->wire.limiter = tracker_limiter_ref (wire->limiter);
  self->wire.clock = g_object_ref (wire->clock);
  self->wire.is_gateway = wire->is_gateway;
  self->request = tracker_request_ref (request);
  g_set_object (&self->conversation, conversation);
  self->func = func;
  self->user_data = user_data;
  self->io = g_cancellable_new ();
  self->time_left_us = tracker_request_get_timeout_s (request) * (gint64) G_USEC_PER_SEC;
  self->hop = hop;
  if (cancellable != NULL)
    {
      /* A source, not the signal: disconnecting from within the signal would wait for itself. */
      self->cancel_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (self->cancel_source, G_SOURCE_FUNC (on_cancelled_cb), self, NULL);
      g_source_attach (self->cancel_source, NULL);
    }
  enter_host (self);
}
