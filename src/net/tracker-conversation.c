/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-conversation-private.h"

/* The jar is filled and read by hand and never added to the session: there it would serve every
 * request alike, and two asks of one post would share a log-in or a CAPTCHA. */
struct _TrackerConversation
{
  GObject parent_instance;

  SoupCookieJar *jar;  /* (owned) in memory */
  GPtrArray *tellings; /* (owned) (element-type TrackerTelling) */
};

G_DEFINE_FINAL_TYPE (TrackerConversation, tracker_conversation, G_TYPE_OBJECT)

static void
free_telling (gpointer data)
{
  TrackerTelling *telling = data;

  g_free (telling->host);
  g_free (telling);
}

static void
tracker_conversation_finalize (GObject *object)
{
  TrackerConversation *self = TRACKER_CONVERSATION (object);

  g_clear_object (&self->jar);
  g_clear_pointer (&self->tellings, g_ptr_array_unref);

  G_OBJECT_CLASS (tracker_conversation_parent_class)->finalize (object);
}

static void
tracker_conversation_class_init (TrackerConversationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tracker_conversation_finalize;
}

static void
tracker_conversation_init (TrackerConversation *self)
{
  self->jar = soup_cookie_jar_new ();
  soup_cookie_jar_set_accept_policy (self->jar, SOUP_COOKIE_JAR_ACCEPT_ALWAYS);
  self->tellings = g_ptr_array_new_with_free_func (free_telling);
}

/**
 * tracker_conversation_new:
 *
 * Makes a conversation with no cookies. It may be given to any number of requests, one after
 * another or at once.
 *
 * Returns: (transfer full): a conversation; to be used on the main thread
 */
TrackerConversation *
tracker_conversation_new (void)
{
  return g_object_new (TRACKER_TYPE_CONVERSATION, NULL);
}

/**
 * tracker_conversation_dup_cookies:
 * @self: a conversation
 * @uri: where a request is about to go
 *
 * Collects the cookies that belong to @uri by host, path and the secure flag.
 *
 * Returns: (transfer full) (nullable): the value of a Cookie header; %NULL if there are none
 */
char *
tracker_conversation_dup_cookies (TrackerConversation *self, GUri *uri)
{
  g_return_val_if_fail (TRACKER_IS_CONVERSATION (self), NULL);
  g_return_val_if_fail (uri != NULL, NULL);

  return soup_cookie_jar_get_cookies (self->jar, uri, TRUE);
}

typedef struct
{
  TrackerConversation *self;
  GUri *uri;
} TakeArgs;

static void
on_header_cb (const char *name, const char *value, gpointer user_data)
{
  const TakeArgs *args = user_data;

  /* The jar refuses cookies for other domains and for public suffixes. */
  if (g_ascii_strcasecmp (name, "Set-Cookie") == 0)
    soup_cookie_jar_set_cookie (args->self->jar, args->uri, value);
}

/**
 * tracker_conversation_take_cookies:
 * @self: a conversation
 * @uri: where the answer came from
 * @headers: the headers of the answer
 *
 * Keeps the cookies that an answer sets.
 */
void
tracker_conversation_take_cookies (TrackerConversation *self,
                                   GUri *uri,
                                   SoupMessageHeaders *headers)
{
  TakeArgs args = { self, uri };

  g_return_if_fail (TRACKER_IS_CONVERSATION (self));
  g_return_if_fail (uri != NULL && headers != NULL);

  soup_message_headers_foreach (headers, on_header_cb, &args);
}

typedef struct
{
  TrackerConversation *self; /* (owned) */
  TrackerClock *clock;       /* (owned) */
} WatchArgs;

static void
free_watch_args (gpointer data, GClosure *closure)
{
  WatchArgs *args = data;

  g_object_unref (args->self);
  g_object_unref (args->clock);
  g_free (args);
}

static void
on_message_starting_cb (SoupMessage *message, gpointer user_data)
{
  const WatchArgs *args = user_data;
  TrackerTelling *telling = g_new0 (TrackerTelling, 1);

  telling->host = g_ascii_strdown (g_uri_get_host (soup_message_get_uri (message)), -1);
  telling->at_s = tracker_clock_get_now_s (args->clock);
  g_ptr_array_add (args->self->tellings, telling);
}

/**
 * tracker_conversation_watch_telling:
 * @self: a conversation
 * @message: tells a number and is about to be sent
 * @clock: now
 *
 * Notes which host is told, at the moment when the connection stands and @message goes out: a host
 * that could not be reached was told nothing.
 */
void
tracker_conversation_watch_telling (TrackerConversation *self,
                                    SoupMessage *message,
                                    TrackerClock *clock)
{
  WatchArgs *args;

  g_return_if_fail (TRACKER_IS_CONVERSATION (self));

  args = g_new0 (WatchArgs, 1);
  args->self = g_object_ref (self);
  args->clock = g_object_ref (clock);
  g_signal_connect_data (message, "starting", G_CALLBACK (on_message_starting_cb), args,
                         free_watch_args, 0);
}

/**
 * tracker_conversation_steal_tellings:
 * @self: a conversation
 *
 * Gives which hosts were sent requests that tell a number, and forgets it.
 *
 * Returns: (transfer full) (element-type TrackerTelling): each time, in their order
 */
GPtrArray *
tracker_conversation_steal_tellings (TrackerConversation *self)
{
  GPtrArray *tellings;

  g_return_val_if_fail (TRACKER_IS_CONVERSATION (self), NULL);

  tellings = g_steal_pointer (&self->tellings);
  self->tellings = g_ptr_array_new_with_free_func (free_telling);

  return tellings;
}
