/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <libsoup/soup.h>
#include <string.h>

#include "tracker-emulator-private.h"

struct _TrackerEmulatorServer
{
  GThread *thread;              /* (owned) */
  GMainContext *context;        /* (owned) */
  GMainLoop *loop;              /* (owned) */
  GTlsCertificate *certificate; /* (owned) */
  TrackerEmulatorAnswerFunc func;
  gpointer user_data;

  GAsyncQueue
      *started; /* (owned) the thread pushes one GError or itself once it listens or cannot */
  guint16 port; /* the one wished, or 0; the real one is written before the push */

  int n_running;   /* atomic: requests begun and not ended */
  int max_at_once; /* atomic */

  SoupServer *soup;   /* (owned) (server thread) */
  GHashTable *delays; /* (owned) (server thread) of Delay: answers that wait */
};

/* An answer that waits for its time. */
typedef struct
{
  TrackerEmulatorServer *server; /* (weak) lives longer */
  SoupServerMessage *message;    /* (owned) */
  TrackerEmulatorAnswer *answer; /* (owned) */
  GSource *source;               /* (owned) */
} Delay;

static void
delay_free (Delay *delay)
{
  g_source_destroy (delay->source);
  g_source_unref (delay->source);
  g_object_unref (delay->message);
  tracker_emulator_answer_free (delay->answer);
  g_free (delay);
}

static gboolean
is_broken (const TrackerEmulatorAnswer *answer)
{
  return answer->delivery == TRACKER_DELIVERY_CUT || answer->delivery == TRACKER_DELIVERY_CLOSED;
}

/* The head and half of the body. */
static void
send_half (GOutputStream *output, const TrackerEmulatorAnswer *answer)
{
  gsize size;
  const char *data = g_bytes_get_data (answer->body, &size);
  g_autofree char *head = g_strdup_printf (
      "HTTP/1.1 %u OK\r\nContent-Type: %s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
      answer->status, answer->content_type != NULL ? answer->content_type : "text/plain",
      MAX (size, 2));
  /* A client that has gone away already is none of our business: both may fail. */
  if (g_output_stream_write_all (output, head, strlen (head), NULL, NULL, NULL))
    g_output_stream_write_all (output, data, size / 2, NULL, NULL, NULL);
}

/* Sends by hand what is to be sent, then shuts the socket without a word of TLS, as a cable does.
 */
static void
break_connection (SoupServerMessage *message, const TrackerEmulatorAnswer *answer)
{
  g_autoptr (GSocket) socket = g_object_ref (soup_server_message_get_socket (message));
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);

  if (answer->delivery == TRACKER_DELIVERY_CUT)
    send_half (g_io_stream_get_output_stream (stream), answer);
  g_socket_close (socket, NULL);
}

static void
send_answer (SoupServerMessage *message, const TrackerEmulatorAnswer *answer)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  GHashTableIter iter;
  gpointer name, value;

  if (is_broken (answer))
    {
      break_connection (message, answer);
      return;
    }
  soup_server_message_set_status (message, answer->status, NULL);
  if (answer->delivery == TRACKER_DELIVERY_CHUNKED)
    soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
  if (answer->content_type != NULL)
    soup_message_headers_replace (headers, "Content-Type", answer->content_type);
  g_hash_table_iter_init (&iter, answer->headers);
  while (g_hash_table_iter_next (&iter, &name, &value))
    soup_message_headers_replace (headers, name, value);
  for (guint i = 0; i < answer->cookies->len; i++)
    soup_message_headers_append (headers, "Set-Cookie", g_ptr_array_index (answer->cookies, i));
  if (g_bytes_get_size (answer->body) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), answer->body);
  soup_message_body_complete (soup_server_message_get_response_body (message));
}

static gboolean
on_delay_over_cb (gpointer user_data)
{
  Delay *delay = user_data;
  g_autoptr (SoupServerMessage) message = g_object_ref (delay->message);
  gboolean was_broken = is_broken (delay->answer);

  send_answer (message, delay->answer);
  if (!was_broken)
    soup_server_message_unpause (message);
  g_hash_table_remove (delay->server->delays, delay);
  return G_SOURCE_REMOVE;
}

static void
delay_answer (TrackerEmulatorServer *server,
              SoupServerMessage *message,
              TrackerEmulatorAnswer *answer)
{
  Delay *delay = g_new0 (Delay, 1);

  delay->server = server;
  delay->message = g_object_ref (message);
  delay->answer = answer;
  delay->source = g_timeout_source_new ((guint) answer->delay_ms);
  g_source_set_callback (delay->source, on_delay_over_cb, delay, NULL);
  g_hash_table_add (server->delays, delay);
  soup_server_message_pause (message);
  g_source_attach (delay->source, server->context);
}

static void
collect_header (const char *name, const char *value, gpointer user_data)
{
  GHashTable *headers = user_data;

  g_hash_table_replace (headers, g_ascii_strdown (name, -1), g_utf8_make_valid (value, -1));
}

static void
on_message_finished_cb (SoupServerMessage *message, gpointer user_data)
{
  TrackerEmulatorServer *server = user_data;

  g_atomic_int_add (&server->n_running, -1);
}

static void
count_message (TrackerEmulatorServer *server, SoupServerMessage *message)
{
  int n_running = g_atomic_int_add (&server->n_running, 1) + 1;

  /* Only this thread raises it; a reset from another one may come in between, which the next
   * request mends. */
  if (n_running > g_atomic_int_get (&server->max_at_once))
    g_atomic_int_set (&server->max_at_once, n_running);
  g_signal_connect (message, "finished", G_CALLBACK (on_message_finished_cb), server);
}

static void
on_request_cb (SoupServer *soup,
               SoupServerMessage *message,
               const char *path,
               GHashTable *query,
               gpointer user_data)
{
  TrackerEmulatorServer *server = user_data;
  GUri *uri = soup_server_message_get_uri (message);
  g_autoptr (GHashTable) headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) no_params = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GBytes) body
      = soup_message_body_flatten (soup_server_message_get_request_body (message));
  g_autoptr (TrackerEmulatorAnswer) answer = tracker_emulator_answer_new ();
  TrackerEmulatorRequest request = {
    .method = soup_server_message_get_method (message),
    .host = g_uri_get_host (uri),
    .path = g_uri_get_path (uri),
    .query = g_uri_get_query (uri),
    .params = query != NULL ? query : no_params,
    .headers = headers,
    .body = body,
  };

  count_message (server, message);
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), collect_header,
                                headers);
  server->func (&request, answer, server->user_data);
  if (answer->delay_ms > 0)
    delay_answer (server, message, g_steal_pointer (&answer));
  else
    send_answer (message, answer);
}

static gboolean
listen_in_thread (TrackerEmulatorServer *server, GError **error)
{
  GSList *uris;

  server->soup = soup_server_new ("tls-certificate", server->certificate, NULL);
  soup_server_add_handler (server->soup, NULL, on_request_cb, server, NULL);
  if (!soup_server_listen_local (server->soup, server->port,
                                 SOUP_SERVER_LISTEN_HTTPS | SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return FALSE;
  uris = soup_server_get_uris (server->soup);
  server->port = (guint16) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return TRUE;
}

static gpointer
run_in_thread (gpointer user_data)
{
  TrackerEmulatorServer *server = user_data;
  GError *error = NULL;

  g_main_context_push_thread_default (server->context);
  server->delays = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) delay_free, NULL);
  if (listen_in_thread (server, &error))
    {
      g_async_queue_push (server->started, server);
      g_main_loop_run (server->loop);
    }
  else
    {
      g_async_queue_push (server->started, error);
    }
  g_hash_table_remove_all (server->delays);
  soup_server_disconnect (server->soup);
  g_clear_object (&server->soup);
  /* What was under way ends with an error now; its callbacks free it. */
  while (g_main_context_iteration (server->context, FALSE))
    ;
  g_clear_pointer (&server->delays, g_hash_table_unref);
  g_main_context_pop_thread_default (server->context);
  return NULL;
}

/**
 * tracker_emulator_server_new:
 * @certificate: with its key
 * @port: where to listen; 0 for any free port
 * @func: (scope notified): makes each answer, in the server's thread
 * @user_data: for @func; must live longer than the server
 * @error: of %G_IO_ERROR if no port could be had
 *
 * Starts a thread that listens on a port of 127.0.0.1. Blocks until it does.
 *
 * Returns: (transfer full) (nullable): the running server
 */
TrackerEmulatorServer *
tracker_emulator_server_new (GTlsCertificate *certificate,
                             guint16 port,
                             TrackerEmulatorAnswerFunc func,
                             gpointer user_data,
                             GError **error)
{
  TrackerEmulatorServer *server = g_new0 (TrackerEmulatorServer, 1);
  gpointer started;

  server->certificate = g_object_ref (certificate);
  server->port = port;
  server->func = func;
  server->user_data = user_data;
  server->context = g_main_context_new ();
  server->loop = g_main_loop_new (server->context, FALSE);
  server->started = g_async_queue_new ();
  server->thread = g_thread_new ("emulator", run_in_thread, server);

  started = g_async_queue_pop (server->started);
  if (started != server)
    {
      g_propagate_error (error, started);
      tracker_emulator_server_free (server);
      return NULL;
    }
  return server;
}

static gboolean
quit_in_thread (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

/**
 * tracker_emulator_server_free:
 * @server: (transfer full) (nullable): a server
 *
 * Closes all connections and waits for the thread. Not from the server's own thread.
 */
void
tracker_emulator_server_free (TrackerEmulatorServer *server)
{
  GSource *source;

  if (server == NULL)
    return;

  /* Not g_main_context_invoke (): before the loop runs that would quit it here, and the thread
   * would then start it. */
  source = g_idle_source_new ();
  g_source_set_callback (source, quit_in_thread, server->loop, NULL);
  g_source_attach (source, server->context);
  g_thread_join (server->thread);
  g_source_destroy (source);
  g_source_unref (source);

  g_async_queue_unref (server->started);
  g_main_loop_unref (server->loop);
  g_main_context_unref (server->context);
  g_object_unref (server->certificate);
  g_free (server);
}

/**
 * tracker_emulator_server_get_port:
 * @server: a server
 *
 * Returns: its port on 127.0.0.1
 */
guint16
tracker_emulator_server_get_port (const TrackerEmulatorServer *server)
{
  return server->port;
}

/**
 * tracker_emulator_server_get_max_at_once:
 * @server: a server
 *
 * Any thread.
 *
 * Returns: the most requests that were being answered at one time since the start or the last reset
 */
guint
tracker_emulator_server_get_max_at_once (TrackerEmulatorServer *server)
{
  return (guint) g_atomic_int_get (&server->max_at_once);
}

/**
 * tracker_emulator_server_reset_max:
 * @server: a server
 *
 * Begins to count the most at once anew. Any thread.
 */
void
tracker_emulator_server_reset_max (TrackerEmulatorServer *server)
{
  g_atomic_int_set (&server->max_at_once, 0);
}
