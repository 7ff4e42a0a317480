/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-test-server.h"

#include <libsoup/soup.h>
#include <string.h>

#include "tracker-test.h"

struct _TestServer
{
  SoupServer *server;
  int port;
  char *authority;
  char *other_authority;
  GPtrArray *seen;
  GHashTable *paused; /* SoupServerMessage -> nothing */
  guint now;
  guint most;
};

/* P-256: quick to make. The names of the files say which is which; -days 2 since a run takes a
 * minute. */
static const char make_certificates[]
    = "set -e; cd \"$1\";"
      "ca() { openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout $1.key "
      "-out $1.pem -days 2"
      "  -subj \"/CN=Test $1\" -addext basicConstraints=critical,CA:TRUE; };"
      "ca ca; ca other;"
      "openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout server.key -out "
      "server.csr -subj /CN=x;"
      "echo 'subjectAltName=DNS:post.example,DNS:*.post.example,DNS:other.test,DNS:localhost' > "
      "names;"
      "openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile "
      "names -out server.pem";

static char *
read_test_file (const char *name)
{
  g_autofree char *path = tracker_test_build_path (name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static GTlsCertificate *
make_certificate (TestServer *self)
{
  const char *argv[] = { "sh", "-c", make_certificates, "sh", tracker_test_get_dir (), NULL };
  g_autofree char *pem = tracker_test_build_path ("server.pem");
  g_autofree char *key = tracker_test_build_path ("server.key");
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &errors, &status,
                &error);
  g_assert_no_error (error);
  if (status != 0)
    g_error ("openssl: %s", errors);
  self->authority = read_test_file ("ca.pem");
  self->other_authority = read_test_file ("other.pem");
  certificate = g_tls_certificate_new_from_files (pem, key, &error);
  g_assert_no_error (error);
  return certificate;
}

static void
answer_text (SoupServerMessage *message, int status, const char *text)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "text/plain; charset=utf-8", SOUP_MEMORY_COPY, text,
                                    strlen (text));
}

static void
answer_echo (SoupServerMessage *message)
{
  static const char *const names[]
      = { "Host",       "Cookie",          "Authorization",   "X-Secret",    "X-Plain",
          "User-Agent", "Accept-Language", "Accept-Encoding", "Content-Type" };
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "Method: %s\n", soup_server_message_get_method (message));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = soup_message_headers_get_list (headers, names[i]);

      if (value != NULL)
        g_string_append_printf (text, "%s: %s\n", names[i], value);
    }
  g_string_append_printf (text, "Body: %.*s\n", (int) g_bytes_get_size (bytes),
                          (const char *) g_bytes_get_data (bytes, NULL));
  answer_text (message, 200, text->str);
}

static void
answer_size (SoupServerMessage *message, const char *query)
{
  gsize size = g_ascii_strtoull (query, NULL, 10);

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_TAKE, g_strnfill (size, 'x'),
                                    size);
}

static void
answer_bomb (SoupServerMessage *message, const char *query)
{
  gsize size = g_ascii_strtoull (query, NULL, 10);
  g_autofree char *zeros = g_malloc0 (size);
  g_autofree char *packed = g_malloc (size / 100 + 1024);
  g_autoptr (GZlibCompressor) zipper = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GError) error = NULL;
  gsize n_read = 0;
  gsize n_written = 0;

  g_assert_cmpint (g_converter_convert (G_CONVERTER (zipper), zeros, size, packed,
                                        size / 100 + 1024, G_CONVERTER_INPUT_AT_END, &n_read,
                                        &n_written, &error),
                   ==, G_CONVERTER_FINISHED);
  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_append (soup_server_message_get_response_headers (message),
                               "Content-Encoding", "gzip");
  soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_COPY, packed, n_written);
}

static void
answer_with_header (SoupServerMessage *message, const char *query, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (query, ",", 2);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  answer_text (message, atoi (parts[0]), "this way");
  soup_message_headers_append (headers, name, parts[1]);
}

typedef struct
{
  TestServer *server;
  SoupServerMessage *message;
} Late;

static void
on_finished_cb (SoupServerMessage *message, TestServer *self)
{
  g_hash_table_remove (self->paused, message);
  self->now--;
}

static gboolean
on_late_cb (gpointer user_data)
{
  Late *late = user_data;

  if (g_hash_table_remove (late->server->paused, late->message))
    {
      answer_text (late->message, 200, "slow");
      soup_server_message_unpause (late->message);
    }
  return G_SOURCE_REMOVE;
}

static void
free_late (gpointer data)
{
  Late *late = data;

  g_object_unref (late->message);
  g_free (late);
}

static void
answer_slowly (TestServer *self, SoupServerMessage *message, int delay_ms)
{
  Late *late = g_new0 (Late, 1);

  late->server = self;
  late->message = g_object_ref (message);
  g_hash_table_add (self->paused, message);
  soup_server_message_pause (message);
  if (delay_ms >= 0)
    g_timeout_add_full (G_PRIORITY_DEFAULT, (guint) delay_ms, on_late_cb, late, free_late);
  else
    free_late (late);
}

static void
note_arrival (TestServer *self, SoupServerMessage *message, const char *path, const char *query)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *host = soup_message_headers_get_one (headers, "Host");

  g_ptr_array_add (self->seen,
                   g_strdup_printf ("%s %s %s%s%s", soup_server_message_get_method (message), host,
                                    path, query != NULL ? "?" : "", query != NULL ? query : ""));
  self->now++;
  self->most = MAX (self->most, self->now);
  g_signal_connect (message, "finished", G_CALLBACK (on_finished_cb), self);
}

static void
on_request_cb (SoupServer *server,
               SoupServerMessage *message,
               const char *path,
               GHashTable *form,
               gpointer user_data)
{
  TestServer *self = user_data;
  const char *raw = g_uri_get_query (soup_server_message_get_uri (message));
  g_autofree char *query = g_uri_unescape_string (raw != NULL ? raw : "", NULL);

  note_arrival (self, message, path, raw);
  if (g_str_equal (path, "/ok"))
    answer_text (message, 200, "hello");
  else if (g_str_equal (path, "/echo"))
    answer_echo (message);
  else if (g_str_equal (path, "/slow"))
    answer_slowly (self, message, atoi (query));
  else if (g_str_equal (path, "/never"))
    answer_slowly (self, message, -1);
  else if (g_str_equal (path, "/size"))
    answer_size (message, query);
  else if (g_str_equal (path, "/bomb"))
    answer_bomb (message, query);
  else if (g_str_equal (path, "/to"))
    {
      answer_with_header (message, query, "Location");
      soup_message_headers_append (soup_server_message_get_response_headers (message), "Set-Cookie",
                                   "hop=1; Path=/");
    }
  else if (g_str_equal (path, "/later"))
    answer_with_header (message, query, "Retry-After");
  else if (g_str_equal (path, "/set"))
    {
      answer_text (message, 200, "set");
      soup_message_headers_append (soup_server_message_get_response_headers (message), "Set-Cookie",
                                   query);
    }
  else
    answer_text (message, 404, "no such path");
}

TestServer *
test_server_new (void)
{
  TestServer *self = g_new0 (TestServer, 1);
  g_autoptr (GTlsCertificate) certificate = make_certificate (self);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->seen = g_ptr_array_new_with_free_func (g_free);
  self->paused = g_hash_table_new (NULL, NULL);
  self->server = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_add_handler (self->server, NULL, on_request_cb, self, NULL);
  soup_server_listen_local (self->server, 0,
                            SOUP_SERVER_LISTEN_HTTPS | SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->port = g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return self;
}

void
test_server_free (TestServer *self)
{
  GHashTableIter iter;
  gpointer message;

  g_hash_table_iter_init (&iter, self->paused);
  while (g_hash_table_iter_next (&iter, &message, NULL))
    g_signal_handlers_disconnect_by_data (message, self);
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_hash_table_unref (self->paused);
  g_ptr_array_unref (self->seen);
  g_free (self->authority);
  g_free (self->other_authority);
  g_free (self);
}

int
test_server_get_port (TestServer *self)
{
  return self->port;
}

GSocketConnectable *
test_server_dup_address (TestServer *self)
{
  return G_SOCKET_CONNECTABLE (
      g_inet_socket_address_new_from_string ("127.0.0.1", (guint) self->port));
}

const char *
test_server_get_authority (TestServer *self)
{
  return self->authority;
}

const char *
test_server_get_other_authority (TestServer *self)
{
  return self->other_authority;
}

GPtrArray *
test_server_get_seen (TestServer *self)
{
  return self->seen;
}

guint
test_server_get_most_at_once (TestServer *self)
{
  return self->most;
}
