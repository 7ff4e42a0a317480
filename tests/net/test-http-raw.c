/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "tracker-http.h"
#include "tracker-test.h"

/* Answers that no decent server sends: written byte by byte over plain loopback HTTP, which is
 * allowed to this machine. */
typedef struct
{
  const char *bytes; /* "@" means: wait 30 ms */
  gboolean hold;     /* keep the connection open afterwards */
  gsize length;      /* of bytes that are written as they are; 0: a string */
} Script;

static gboolean
write_script (GOutputStream *output, const Script *script)
{
  const char *bytes = script->bytes;
  g_auto (GStrv) parts = g_strsplit (bytes, "@", -1);

  if (script->length > 0)
    return g_output_stream_write_all (output, bytes, script->length, NULL, NULL, NULL);

  for (char **part = parts; *part != NULL; part++)
    {
      if (part != parts)
        g_usleep (30 * 1000);
      if (!g_output_stream_write_all (output, *part, strlen (*part), NULL, NULL, NULL))
        return FALSE;
    }
  return TRUE;
}

/* On a thread of the service. */
static gboolean
on_run_cb (GThreadedSocketService *service,
           GSocketConnection *connection,
           GObject *source,
           gpointer user_data)
{
  const Script *script = user_data;
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  char buffer[4096];

  if (g_input_stream_read (input, buffer, sizeof buffer, NULL, NULL) <= 0)
    return TRUE;
  if (!write_script (g_io_stream_get_output_stream (G_IO_STREAM (connection)), script))
    return TRUE;
  /* Until the other side has enough. */
  while (script->hold && g_input_stream_read (input, buffer, sizeof buffer, NULL, NULL) > 0)
    ;
  return TRUE;
}

static TrackerResponse *
send_request (TrackerHttp *http, TrackerRequest *request)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TrackerResponse *response;

  tracker_http_send_async (http, request, NULL, NULL, tracker_test_result_cb, &slot);
  tracker_test_await (&slot);
  result = slot;
  response = tracker_http_send_finish (http, result, &error);
  g_assert_no_error (error);
  return response;
}

static GSocketService *
start_service (const Script *script, guint16 *port)
{
  GSocketService *service = g_threaded_socket_service_new (10);
  g_autoptr (GError) error = NULL;

  *port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (service, "run", G_CALLBACK (on_run_cb), (gpointer) script);
  g_socket_service_start (service);
  return service;
}

static TrackerResponse *
ask_script (const Script *script, int timeout_s)
{
  g_autoptr (TrackerClock) clock = tracker_test_clock_new ();
  g_autoptr (TrackerHttp) http = tracker_http_new (clock);
  g_autoptr (GSocketService) service = NULL;
  g_autoptr (TrackerRequest) request = NULL;
  g_autofree char *url = NULL;
  guint16 port;
  TrackerResponse *response;

  service = start_service (script, &port);
  url = g_strdup_printf ("http://127.0.0.1:%u/x", port);
  request = tracker_request_new ("GET", url);
  tracker_request_set_timeout_s (request, timeout_s);
  tracker_request_set_max_bytes (request, 10000);
  response = send_request (http, request);
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));
  return response;
}

typedef struct
{
  const char *what;
  Script script;
  TrackerResponseKind kind;
  int status;
  const char *body;
} Case;

#define HEAD "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
#define CHUNKED HEAD "Transfer-Encoding: chunked\r\n\r\n"

static const Case cases[] = {
  { "whole", { HEAD "Content-Length: 2\r\n\r\nok" }, TRACKER_RESPONSE_OK, 200, "ok" },
  { "without a length", { HEAD "\r\nok" }, TRACKER_RESPONSE_OK, 200, "ok" },
  { "in pieces",
    { "HTTP/1.1@ 200 OK\r@\nContent-Len@gth: 4\r\n\r\no@k@a@y" },
    TRACKER_RESPONSE_OK,
    200,
    "okay" },
  { "chunked", { CHUNKED "2\r\nok\r\n0\r\n\r\n" }, TRACKER_RESPONSE_OK, 200, "ok" },
  { "no content", { "HTTP/1.1 204 No Content\r\n\r\n" }, TRACKER_RESPONSE_OK, 204, "" },
  { "without a type", { "HTTP/1.0 500 Oh\r\n\r\nwell" }, TRACKER_RESPONSE_OK, 500, "well" },
  { "cut in the body",
    { HEAD "Content-Length: 100\r\n\r\nhalf" },
    TRACKER_RESPONSE_UNREACHABLE,
    0,
    NULL },
  { "cut in a chunk", { CHUNKED "64\r\nhalf" }, TRACKER_RESPONSE_UNREACHABLE, 0, NULL },
  { "nothing at all", { "" }, TRACKER_RESPONSE_UNREACHABLE, 0, NULL },
  { "not HTTP", { "220 mail ready\r\n\r\n" }, TRACKER_RESPONSE_UNREACHABLE, 0, NULL },
  /* Some servers say gzip and send text: libsoup takes the text. */
  { "no gzip",
    { HEAD "Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nokay" },
    TRACKER_RESPONSE_OK,
    200,
    "okay" },
  { "a huge length",
    { HEAD "Content-Length: 99999999999999999999\r\n\r\nok" },
    TRACKER_RESPONSE_UNREACHABLE,
    0,
    NULL },
  { "silence", { HEAD "Content-Length: 9\r\n\r\nhalf", TRUE }, TRACKER_RESPONSE_TIMEOUT, 0, NULL },
  { "silence after the hello", { "", TRUE }, TRACKER_RESPONSE_TIMEOUT, 0, NULL },
  { "endless headers", { "HTTP/1.1 200 OK\r\nX-A: b", TRUE }, TRACKER_RESPONSE_TIMEOUT, 0, NULL },
};

static void
test_case (gconstpointer data)
{
  const Case *it = data;
  g_autoptr (TrackerResponse) response = ask_script (&it->script, it->script.hold ? 1 : 20);

  g_assert_cmpint (tracker_response_get_kind (response), ==, it->kind);
  g_assert_cmpint (tracker_response_get_status (response), ==, it->status);
  if (it->body != NULL)
    {
      GBytes *body = tracker_response_get_body (response);

      g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), it->body,
                       strlen (it->body));
    }
}

/* A byte now and then keeps no request alive: the time is for the whole. */
static void
test_slow_drip (void)
{
  g_autoptr (GString) bytes = g_string_new (HEAD "Content-Length: 1000\r\n\r\n");
  Script script = { NULL, FALSE, 0 };
  g_autoptr (TrackerResponse) response = NULL;

  for (int i = 0; i < 60; i++)
    g_string_append (bytes, "x@");
  script.bytes = bytes->str;
  response = ask_script (&script, 1);
  g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_TIMEOUT);
  /* Its thread reads the script: let it end. */
  g_usleep (1200 * 1000);
}

/* Compressed or not, what is cut is not taken for an answer. */
static void
test_half_a_gzip (void)
{
  g_autoptr (GZlibCompressor) zipper = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 0);
  g_autoptr (GString) bytes
      = g_string_new (HEAD "Content-Encoding: gzip\r\nContent-Length: 4000\r\n\r\n");
  g_autofree char *text = g_strnfill (4000, 'x');
  char packed[8000];
  gsize n_read = 0;
  gsize n_written = 0;
  Script script = { NULL, FALSE, 0 };
  g_autoptr (TrackerResponse) response = NULL;

  g_assert_cmpint (g_converter_convert (G_CONVERTER (zipper), text, 4000, packed, sizeof packed,
                                        G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL),
                   ==, G_CONVERTER_FINISHED);
  g_assert_cmpuint (n_written, >, 2000);
  g_string_append_len (bytes, packed, 2000);
  script.bytes = bytes->str;
  script.length = bytes->len;
  response = ask_script (&script, 20);
  g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_UNREACHABLE);
}

static guint
count_open_files (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static gboolean
has_few_files (gpointer data)
{
  return count_open_files () <= *(guint *) data;
}

/* Broken off fifty times, and nothing stays open. */
static void
test_endless_body (void)
{
  g_autofree char *lots = g_strnfill (200 * 1000, 'x');
  g_autofree char *bytes = g_strconcat (HEAD "\r\n", lots, NULL);
  Script script = { bytes, TRUE, 0 };
  guint n_files = count_open_files () + 3;

  for (int i = 0; i < 50; i++)
    {
      g_autoptr (TrackerResponse) response = ask_script (&script, 20);

      g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_TOO_LARGE);
    }
  g_assert_true (tracker_test_wait_until (has_few_files, &n_files));
}

static void
test_unreachable (void)
{
  static const char *const urls[] = { "http://127.0.0.1:1/", "https://127.0.0.1:1/",
                                      "https://no-such-host.invalid/", "https://localhost:1/" };
  g_autoptr (TrackerClock) clock = tracker_test_clock_new ();
  g_autoptr (TrackerHttp) http = tracker_http_new (clock);

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (TrackerRequest) request = tracker_request_new ("GET", urls[i]);
      g_autoptr (TrackerResponse) response = send_request (http, request);

      g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_UNREACHABLE);
      g_assert_nonnull (tracker_response_get_message (response));
    }
}

/* HTTPS to a server that speaks something else. */
static void
test_not_tls (void)
{
  static const Script script = { "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n", FALSE };
  g_autoptr (TrackerClock) clock = tracker_test_clock_new ();
  g_autoptr (TrackerHttp) http = tracker_http_new (clock);
  g_autoptr (GSocketService) service = NULL;
  g_autoptr (TrackerRequest) request = NULL;
  g_autoptr (TrackerResponse) response = NULL;
  g_autofree char *url = NULL;
  guint16 port;

  service = start_service (&script, &port);
  url = g_strdup_printf ("https://localhost:%u/x", port);
  request = tracker_request_new ("GET", url);
  response = send_request (http, request);
  g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_TLS);
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/http-raw/", cases[i].what, NULL);

      g_test_add_data_func (g_strdelimit (path, " ", '-'), &cases[i], test_case);
    }
  g_test_add_func ("/http-raw/slow-drip", test_slow_drip);
  g_test_add_func ("/http-raw/half-a-gzip", test_half_a_gzip);
  g_test_add_func ("/http-raw/endless-body", test_endless_body);
  g_test_add_func ("/http-raw/unreachable", test_unreachable);
  g_test_add_func ("/http-raw/not-tls", test_not_tls);
  return g_test_run ();
}
