/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What an asker does for steps that are sent again, and for redirects that are answers. */

#include <string.h>

#include "tracker-asker-private.h"
#include "tracker-test.h"

#define DEFINITION                                                                                 \
  "{'format': 1, 'id': 'test', 'name': 'Test', 'role': 'post', 'about': 'A test.', 'status': "     \
  "'observed', 'numbers': [], 'ways': [{'id': 'w', 'steps': [{'request': {'url': "                 \
  "'http://127.0.0.1:%u/one', 'redirects': false}, 'answer': 'none', 'outcomes': [{'status': "     \
  "302, "                                                                                          \
  "'outcome': 'continue'}, {'status': 202, 'outcome': 'again', 'after_s': %d, 'times': 1}], "      \
  "'save': {'to': {'header': 'Location'}}}, {'request': {'address': '{saved.to}'}, 'answer': "     \
  "'json'}], 'report': {'events': {'list': '$[*]', 'time': {'select': '$.t', 'formats': "          \
  "['epoch_s']}, 'text': '$.d'}}}]}"

/* A server that gives its answers one after the other. */
typedef struct
{
  GSocketService *service;
  guint16 port;
  const char *const *answers;
  int n_asked; /* atomic: by the threads of the service */
  GMainLoop *loop;
  GAsyncResult *result; /* (owned) (nullable) */
  TrackerAsker *asker;  /* (owned) (nullable) */
} Server;

static gboolean
on_run_cb (GThreadedSocketService *service,
           GSocketConnection *connection,
           GObject *source,
           gpointer user_data)
{
  Server *server = user_data;
  char head[4096];
  const char *answer = server->answers[g_atomic_int_add (&server->n_asked, 1)];

  g_assert_nonnull (answer);
  g_assert_cmpint (g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)),
                                        head, sizeof head, NULL, NULL),
                   >, 0);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), answer,
                             strlen (answer), NULL, NULL, NULL);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

static void
serve (Server *server, const char *const *answers)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) address = NULL;

  *server = (Server){ .service = g_threaded_socket_service_new (1),
                      .answers = answers,
                      .loop = g_main_loop_new (NULL, FALSE) };
  g_socket_listener_add_address (G_SOCKET_LISTENER (server->service), any, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &address, &error);
  g_assert_no_error (error);
  server->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
  g_signal_connect (server->service, "run", G_CALLBACK (on_run_cb), server);
}

static void
close_server (Server *server)
{
  g_socket_service_stop (server->service);
  g_socket_listener_close (G_SOCKET_LISTENER (server->service));
  g_clear_object (&server->service);
  g_clear_object (&server->result);
  g_clear_pointer (&server->asker, tracker_asker_unref);
  g_main_loop_unref (server->loop);
}

static void
on_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Server *server = user_data;

  server->result = g_object_ref (result);
  g_main_loop_quit (server->loop);
}

static TrackerDefinition *
new_definition (guint16 port, int after_s)
{
  char *json = g_strdelimit (g_strdup_printf (DEFINITION, port, after_s), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new_take (json, strlen (json));
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  TrackerDefinition *definition = tracker_definition_new_from_bytes (bytes, "test.json", problems);

  g_assert_nonnull (definition);
  return definition;
}

static void
ask (Server *server, int after_s, GCancellable *cancellable)
{
  static const char *const numbers[] = { "A1", NULL };
  const TrackerAskOptions options = { .language = "en" };
  g_autoptr (TrackerClock) clock = TRACKER_CLOCK (tracker_fixed_clock_new (TRACKER_TEST_NOW_S, 0));
  g_autoptr (TrackerHttp) http = tracker_http_new (clock);
  g_autoptr (TrackerDefinition) definition = new_definition (server->port, after_s);

  server->asker = tracker_asker_new (http, clock, definition, numbers, &options);
  tracker_asker_begin_async (server->asker, cancellable, on_asked_cb, server);
  g_main_loop_run (server->loop);
}

#define WAIT "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
#define LEAD                                                                                       \
  "HTTP/1.1 302 Found\r\nLocation: /two\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
#define FOUND                                                                                      \
  "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"                 \
  "[{\"t\": 1000000, \"d\": \"In\"}]"

static void
test_again (void)
{
  static const char *const answers[] = { WAIT, LEAD, FOUND, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  gint64 start_us = g_get_monotonic_time ();
  Server server;

  serve (&server, answers);
  ask (&server, 1, NULL);
  g_assert_true (tracker_asker_run_finish (server.result, &error));
  g_assert_no_error (error);
  reports = tracker_asker_dup_reports (server.asker);
  g_assert_cmpint (g_atomic_int_get (&server.n_asked), ==, 3);
  g_assert_cmpint (tracker_report_get_outcome (g_ptr_array_index (reports, 0)), ==,
                   TRACKER_OUTCOME_FOUND);
  /* Not sooner than the post asked for. */
  g_assert_cmpint (g_get_monotonic_time () - start_us, >=, G_USEC_PER_SEC * 9 / 10);
  close_server (&server);
}

static gboolean
on_first_answer_cb (gpointer user_data)
{
  gpointer *both = user_data;
  Server *server = both[0];

  if (g_atomic_int_get (&server->n_asked) == 0)
    return G_SOURCE_CONTINUE;
  g_cancellable_cancel (both[1]);
  return G_SOURCE_REMOVE;
}

/* Who waits can be called off. */
static void
test_called_off (void)
{
  static const char *const answers[] = { WAIT, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Server server;
  gpointer both[] = { &server, cancellable };

  serve (&server, answers);
  g_timeout_add (50, on_first_answer_cb, both);
  ask (&server, 30, cancellable);
  g_assert_false (tracker_asker_run_finish (server.result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_atomic_int_get (&server.n_asked), ==, 1);
  close_server (&server);
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/asker/again", test_again);
  g_test_add_func ("/asker/called-off", test_called_off);
  return g_test_run ();
}
