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

  SoupCookieJar *jar; /* (owned) in memory */
};

G_DEFINE_FINAL_TYPE (TrackerConversation, tracker_conversation, G_TYPE_OBJECT)

static void
tracker_conversation_finalize (GObject *object)
{
  TrackerConversation *self = TRACKER_CONVERSATION (object);

  g_clear_object (&self->jar);

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
