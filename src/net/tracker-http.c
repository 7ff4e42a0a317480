/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-http.h"

#include <libsoup/soup.h>

#include "tracker-authority-private.h"
#include "tracker-transfer-private.h"
#include "tracker-trust-private.h"

/* So many that libsoup never makes a request wait: that is the limiter's business, and time spent
 * in libsoup's own queue would count as the host's. */
#define MAX_CONNECTIONS 512

struct _TrackerHttp
{
  GObject parent_instance;

  TrackerWire wire;
  gboolean online;
};

G_DEFINE_FINAL_TYPE (TrackerHttp, tracker_http, G_TYPE_OBJECT)

static void
tracker_http_dispose (GObject *object)
{
  TrackerHttp *self = TRACKER_HTTP (object);

  /* Every request holds a reference, so there is none left. */
  if (self->wire.session != NULL)
    soup_session_abort (self->wire.session);
  g_clear_object (&self->wire.session);
  g_clear_object (&self->wire.clock);
  g_clear_pointer (&self->wire.limiter, tracker_limiter_unref);

  G_OBJECT_CLASS (tracker_http_parent_class)->dispose (object);
}

static void
tracker_http_class_init (TrackerHttpClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tracker_http_dispose;
}

static void
tracker_http_init (TrackerHttp *self)
{
  self->wire.limiter = tracker_limiter_new ();
  self->online = TRUE;
}

/* No jar, no cache, no log-in by itself, no word about who asks. The one feature left decodes gzip
 * and its kin. */
static SoupSession *
make_session (GTlsDatabase *authorities, GSocketConnectable *address)
{
  SoupSession *session;

  if (address == NULL)
    session = soup_session_new_with_options ("max-conns", MAX_CONNECTIONS, "max-conns-per-host",
                                             MAX_CONNECTIONS, NULL);
  else
    session = soup_session_new_with_options (
        "max-conns", MAX_CONNECTIONS, "max-conns-per-host", MAX_CONNECTIONS, "remote-connectable",
        address, "tls-database", authorities, "proxy-resolver", NULL, NULL);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  return session;
}

/**
 * tracker_http_new:
 * @clock: what time it is, for servers that say when to come back
 *
 * Makes the way to the network. It trusts the authorities of the system and starts out online.
 *
 * Returns: (transfer full): an object for the main thread
 */
TrackerHttp *
tracker_http_new (TrackerClock *clock)
{
  TrackerHttp *self;

  g_return_val_if_fail (TRACKER_IS_CLOCK (clock), NULL);

  self = g_object_new (TRACKER_TYPE_HTTP, NULL);
  self->wire.clock = g_object_ref (clock);
  self->wire.session = make_session (NULL, NULL);
  return self;
}

/**
 * tracker_http_new_for_gateway:
 * @clock: what time it is
 * @address: where every connection goes, whatever the host in the URL
 * @authority: the certificate, as PEM text, of the one authority that is trusted
 * @error: return location
 *
 * Makes a way to one server that stands for all hosts: the demo's and the tests'. The names in its
 * certificates are verified against the URLs as ever. Writes and reads a small temporary file, at
 * start-up.
 *
 * Returns: (transfer full): an object for the main thread, or %NULL with an error of %G_TLS_ERROR
 */
TrackerHttp *
tracker_http_new_for_gateway (TrackerClock *clock,
                              GSocketConnectable *address,
                              const char *authority,
                              GError **error)
{
  g_autoptr (TrackerAuthority) database = NULL;
  TrackerHttp *self;

  g_return_val_if_fail (TRACKER_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (G_IS_SOCKET_CONNECTABLE (address), NULL);
  g_return_val_if_fail (authority != NULL, NULL);

  database = tracker_authority_new (authority, error);
  if (database == NULL)
    return NULL;

  self = g_object_new (TRACKER_TYPE_HTTP, NULL);
  self->wire.clock = g_object_ref (clock);
  self->wire.is_gateway = TRUE;
  self->wire.session = make_session (G_TLS_DATABASE (database), address);
  return self;
}

/**
 * tracker_http_set_limit:
 * @self: an HTTP object
 * @at_once: how many requests at once to each host, whatever they ask for themselves; 0: as they
 * ask
 * @gap_ms: least time between two starts to one host, in milliseconds
 *
 * Overrides the politeness of all requests, those waiting included.
 */
void
tracker_http_set_limit (TrackerHttp *self, int at_once, int gap_ms)
{
  g_return_if_fail (TRACKER_IS_HTTP (self));

  tracker_limiter_set_override (self->wire.limiter, at_once, gap_ms);
}

/**
 * tracker_http_set_online:
 * @self: an HTTP object
 * @online: whether there is a network
 *
 * Tells what the network monitor says. When it goes, those that wait for their turn are answered
 * OFFLINE; those under way find out by themselves.
 */
void
tracker_http_set_online (TrackerHttp *self, gboolean online)
{
  g_return_if_fail (TRACKER_IS_HTTP (self));

  if (self->online == !!online)
    return;
  self->online = !!online;
  if (!self->online)
    tracker_limiter_drain (self->wire.limiter);
}

/**
 * tracker_http_get_online:
 * @self: an HTTP object
 *
 * Tells what tracker_http_set_online() was told last.
 *
 * Returns: %TRUE if requests are sent at all
 */
gboolean
tracker_http_get_online (TrackerHttp *self)
{
  g_return_val_if_fail (TRACKER_IS_HTTP (self), FALSE);

  return self->online;
}

static void
on_transfer_done_cb (TrackerResponse *response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (response == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The request was cancelled");
  else
    g_task_return_pointer (task, tracker_response_ref (response),
                           (GDestroyNotify) tracker_response_unref);
}

/**
 * tracker_http_send_async:
 * @self: an HTTP object
 * @request: what to send
 * @conversation: (nullable): whose cookies go along and are kept; %NULL: none
 * @cancellable: (nullable): gives up, at once, whether waiting or under way
 * @callback: (scope async): called on the main context
 * @user_data: for @callback
 *
 * Sends @request when its host has room. HTTPS only, but for this machine. At most five redirects
 * are followed; nothing secret goes with them to another host.
 */
void
tracker_http_send_async (TrackerHttp *self,
                         TrackerRequest *request,
                         TrackerConversation *conversation,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TRACKER_IS_HTTP (self));
  g_return_if_fail (request != NULL);
  g_return_if_fail (conversation == NULL || TRACKER_IS_CONVERSATION (conversation));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_http_send_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (!self->online)
    {
      g_task_return_pointer (
          task, tracker_response_new_failure (TRACKER_RESPONSE_OFFLINE, "there is no network"),
          (GDestroyNotify) tracker_response_unref);
      return;
    }
  tracker_trust_install (); /* not before it is needed: a start without a request does without TLS
                             */
  tracker_transfer_start (&self->wire, request, conversation, cancellable, on_transfer_done_cb,
                          g_steal_pointer (&task));
}

/**
 * tracker_http_send_finish:
 * @self: an HTTP object
 * @result: what the callback got
 * @error: return location; only ever %G_IO_ERROR_CANCELLED
 *
 * Ends tracker_http_send_async(). Whatever else went wrong is told by the kind of the response.
 *
 * Returns: (transfer full): a response, or %NULL if cancelled
 */
TrackerResponse *
tracker_http_send_finish (TrackerHttp *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tracker_http_send_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tracker_http_get_n_waiting:
 * @self: an HTTP object
 *
 * Counts the requests whose turn has not come.
 *
 * Returns: how many wait
 */
guint
tracker_http_get_n_waiting (TrackerHttp *self)
{
  g_return_val_if_fail (TRACKER_IS_HTTP (self), 0);

  return tracker_limiter_get_n_waiting (self->wire.limiter);
}

/**
 * tracker_http_get_n_running:
 * @self: an HTTP object
 *
 * Counts the requests that are under way.
 *
 * Returns: how many run
 */
guint
tracker_http_get_n_running (TrackerHttp *self)
{
  g_return_val_if_fail (TRACKER_IS_HTTP (self), 0);

  return tracker_limiter_get_n_running (self->wire.limiter);
}
