/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-notifier-worker-private.h"

#include <glib/gi18n-lib.h>
#include <libnotify/notify.h>

#define BUS_NAME "org.freedesktop.Notifications"
#define OBJECT_PATH "/org/freedesktop/Notifications"
/* How long a daemon may take to say what it can do; it says so from memory. */
#define HELLO_TIMEOUT_MS 4000

struct _TrackerNotifierWorker
{
  gatomicrefcount
      ref_count; /* one for the main thread, one for the worker, one for each thing under way */
  char *application_name; /* (owned) */
  char *desktop_entry;    /* (owned) */
  TrackerNoticeShownFunc shown;
  TrackerNoticeActivatedFunc activated;
  GWeakRef owner;

  GThread *thread;       /* (owned) (main thread) */
  GMainContext *context; /* (owned) */
  GMainLoop *loop;       /* (owned) */

  GHashTable *notifications; /* (owned) (worker thread) key -> NotifyNotification */

  GMutex lock; /* for ended: the main thread waits for it with a time limit, which joining a thread
                  does not know */
  GCond ended_cond;
  gboolean ended;
};

/* What travels from one thread to the other. */
typedef struct
{
  TrackerNotifierWorker *worker; /* (owned) */
  TrackerNotice *notice;         /* (owned) (nullable) */
  GError *error;                 /* (owned) (nullable) */
  char *key;                     /* (owned) (nullable) */
  char *target;                  /* (owned) (nullable) */
} Letter;

static TrackerNotifierWorker *
ref_worker (TrackerNotifierWorker *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
unref_worker (TrackerNotifierWorker *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_weak_ref_clear (&self->owner);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->ended_cond);
  g_free (self->application_name);
  g_free (self->desktop_entry);
  g_free (self);
}

static Letter *
write_letter (TrackerNotifierWorker *self,
              TrackerNotice *notice,
              const char *key,
              const char *target)
{
  Letter *letter = g_new0 (Letter, 1);

  letter->worker = ref_worker (self);
  letter->notice = notice != NULL ? tracker_notice_ref (notice) : NULL;
  letter->key = g_strdup (key);
  letter->target = g_strdup (target);
  return letter;
}

static void
free_letter (gpointer data)
{
  Letter *letter = data;

  g_clear_pointer (&letter->notice, tracker_notice_unref);
  g_clear_error (&letter->error);
  g_free (letter->key);
  g_free (letter->target);
  unref_worker (letter->worker);
  g_free (letter);
}

/* Always through a source, so that letters arrive in the order in which they were sent. */
static void
post (GMainContext *context, GSourceFunc func, Letter *letter)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, letter, free_letter);
  g_source_attach (source, context);
}

/* ---- what is shown ---- */

static TrackerNotice *
alloc_notice (void)
{
  return g_atomic_rc_box_new0 (TrackerNotice);
}

static void
clear_notice (gpointer data)
{
  TrackerNotice *self = data;

  g_assert (self->task == NULL && self->timer_id == 0);
  g_free (self->key);
  g_free (self->target);
  g_free (self->title);
  g_free (self->body);
  g_free (self->icon_name);
}

/**
 * tracker_notice_new:
 * @key: what it replaces, and is withdrawn by
 * @target: given back when it is clicked
 * @title: plain text, cleaned
 * @body: plain text, cleaned
 * @icon_name: (nullable): a themed icon
 * @is_urgent: stays until it is dealt with
 *
 * Makes a thing to show.
 *
 * Returns: (transfer full): a notice
 */
TrackerNotice *
tracker_notice_new (const char *key,
                    const char *target,
                    const char *title,
                    const char *body,
                    const char *icon_name,
                    gboolean is_urgent)
{
  TrackerNotice *self = alloc_notice ();

  self->key = g_strdup (key);
  self->target = g_strdup (target);
  self->title = g_strdup (title);
  self->body = g_strdup (body);
  self->icon_name = g_strdup (icon_name);
  self->is_urgent = is_urgent;
  return self;
}

/**
 * tracker_notice_ref:
 * @self: a notice
 *
 * Adds a reference. Any thread.
 *
 * Returns: (transfer full): @self
 */
TrackerNotice *
tracker_notice_ref (TrackerNotice *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * tracker_notice_unref:
 * @self: (transfer full): a notice
 *
 * Drops a reference. Any thread; by then its task has been answered.
 */
void
tracker_notice_unref (TrackerNotice *self)
{
  g_atomic_rc_box_release_full (self, clear_notice);
}

/* Control characters and those that turn the direction of writing about: words come from strangers.
 */
static gboolean
is_unwanted (gunichar c)
{
  return g_unichar_iscntrl (c) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)
         || c == 0x200e || c == 0x200f;
}

/**
 * tracker_notice_clean_text:
 * @text: (nullable): words, perhaps a stranger's
 * @max_characters: longer is cut, and shows it
 * @with_lines: line breaks are kept; else they are blanks
 *
 * Makes plain text that a daemon can show: valid UTF-8 without control characters.
 *
 * Returns: (transfer full): the text
 */
char *
tracker_notice_clean_text (const char *text, int max_characters, gboolean with_lines)
{
  g_autofree char *valid = NULL;
  GString *clean;
  int n = 0;

  if (text == NULL)
    return g_strdup ("");
  /* No more than could be shown is looked at. */
  valid = g_utf8_make_valid (text, (gssize) strnlen (text, (gsize) max_characters * 8));
  clean = g_string_new (NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\t')
        c = c == '\n' && with_lines ? '\n' : ' ';
      else if (is_unwanted (c))
        continue;
      if (++n > max_characters)
        {
          g_string_append (clean, "…");
          break;
        }
      g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}

/* ---- on the worker thread ---- */

static gboolean
on_main_activated_cb (gpointer user_data)
{
  Letter *letter = user_data;
  g_autoptr (GObject) owner = g_weak_ref_get (&letter->worker->owner);

  if (owner != NULL)
    letter->worker->activated (letter->key, letter->target, owner);
  return G_SOURCE_REMOVE;
}

static void
on_action_cb (NotifyNotification *notification, char *action, gpointer user_data)
{
  Letter *click = user_data;

  post (NULL, on_main_activated_cb, write_letter (click->worker, NULL, click->key, click->target));
}

static gboolean
is_same_notification (gpointer key, gpointer value, gpointer user_data)
{
  return value == user_data;
}

static void
on_closed_cb (NotifyNotification *notification, TrackerNotifierWorker *self)
{
  g_hash_table_foreach_remove (self->notifications, is_same_notification, notification);
}

/* Asked directly and not through libnotify: that logs a warning where there is no bus, and waits 25
 * s for a daemon that hangs. Returns NULL with the error if there is nobody to show anything. */
static char **
ask_capabilities (GError **error)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, error);
  g_autoptr (GVariant) reply = NULL;
  char **capabilities = NULL;

  if (bus == NULL)
    return NULL;
  reply = g_dbus_connection_call_sync (bus, BUS_NAME, OBJECT_PATH, BUS_NAME, "GetCapabilities",
                                       NULL, G_VARIANT_TYPE ("(as)"), G_DBUS_CALL_FLAGS_NONE,
                                       HELLO_TIMEOUT_MS, NULL, error);
  if (reply != NULL)
    g_variant_get (reply, "(^as)", &capabilities);
  return capabilities;
}

static gboolean
has_capability (char **capabilities, const char *name)
{
  return g_strv_contains ((const char *const *) capabilities, name);
}

static void
fill_notification (TrackerNotifierWorker *self,
                   NotifyNotification *notification,
                   TrackerNotice *notice,
                   char **capabilities)
{
  notify_notification_set_hint (notification, "desktop-entry",
                                g_variant_new_string (self->desktop_entry));
  notify_notification_set_urgency (notification, notice->is_urgent ? NOTIFY_URGENCY_CRITICAL
                                                                   : NOTIFY_URGENCY_NORMAL);
  notify_notification_clear_actions (notification);
  /* A daemon without actions may answer to one with a dialog. */
  if (has_capability (capabilities, "actions"))
    notify_notification_add_action (notification, "default", _ ("Open"), on_action_cb,
                                    write_letter (self, NULL, notice->key, notice->target),
                                    free_letter);
}

static NotifyNotification *
ensure_notification (TrackerNotifierWorker *self, TrackerNotice *notice, char **capabilities)
{
  NotifyNotification *notification = g_hash_table_lookup (self->notifications, notice->key);
  g_autofree char *escaped = NULL;
  const char *body = notice->body;

  if (has_capability (capabilities, "body-markup"))
    body = escaped = g_markup_escape_text (notice->body, -1);
  if (notification != NULL)
    {
      notify_notification_update (notification, notice->title, body, notice->icon_name);
      return notification;
    }
  notification = notify_notification_new (notice->title, body, notice->icon_name);
  g_signal_connect (notification, "closed", G_CALLBACK (on_closed_cb), self);
  g_hash_table_insert (self->notifications, g_strdup (notice->key), notification);
  return notification;
}

static GError *
translate_error (const GError *error)
{
  GIOErrorEnum code = G_IO_ERROR_FAILED;

  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY)
      || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    code = G_IO_ERROR_TIMED_OUT;
  else if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN)
           || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER)
           || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_DISCONNECTED)
           || (error->domain == G_DBUS_ERROR && error->code >= G_DBUS_ERROR_SPAWN_EXEC_FAILED
               && error->code <= G_DBUS_ERROR_SPAWN_NO_MEMORY)
           || error->domain == G_IO_ERROR)
    code = G_IO_ERROR_NOT_FOUND;
  return g_error_new (G_IO_ERROR, code, "The notification daemon: %s", error->message);
}

static GError *
show_in_thread (TrackerNotifierWorker *self, TrackerNotice *notice)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) capabilities = ask_capabilities (&error);
  NotifyNotification *notification;

  if (capabilities == NULL)
    return translate_error (error);
  /* While the daemon was asked the caller may have lost patience. */
  if (g_atomic_int_get (&notice->abandoned))
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                                "The notification daemon took too long");
  if (!notify_is_initted ())
    notify_init (self->application_name);

  notification = ensure_notification (self, notice, capabilities);
  fill_notification (self, notification, notice, capabilities);
  if (notify_notification_show (notification, &error))
    return NULL;
  g_hash_table_remove (self->notifications, notice->key);
  return translate_error (error);
}

static gboolean
on_main_shown_cb (gpointer user_data)
{
  Letter *letter = user_data;

  letter->worker->shown (letter->notice, g_steal_pointer (&letter->error));
  return G_SOURCE_REMOVE;
}

static gboolean
on_show_cb (gpointer user_data)
{
  Letter *letter = user_data;
  TrackerNotifierWorker *self = letter->worker;
  Letter *answer;

  if (g_atomic_int_get (&letter->notice->abandoned))
    return G_SOURCE_REMOVE;
  answer = write_letter (self, letter->notice, NULL, NULL);
  answer->error = show_in_thread (self, letter->notice);
  post (NULL, on_main_shown_cb, answer);
  return G_SOURCE_REMOVE;
}

static gboolean
on_withdraw_cb (gpointer user_data)
{
  Letter *letter = user_data;
  TrackerNotifierWorker *self = letter->worker;
  g_autoptr (GObject) notification = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;

  if (!g_hash_table_steal_extended (self->notifications, letter->key, (gpointer *) &key,
                                    (gpointer *) &notification))
    return G_SOURCE_REMOVE;
  g_signal_handlers_disconnect_by_data (notification, self);
  if (!notify_notification_close (NOTIFY_NOTIFICATION (notification), &error))
    g_debug ("Cannot withdraw a notification: %s", error->message);
  return G_SOURCE_REMOVE;
}

static gboolean
on_quit_cb (gpointer user_data)
{
  Letter *letter = user_data;

  g_main_loop_quit (letter->worker->loop);
  return G_SOURCE_REMOVE;
}

static void
free_notification (gpointer data)
{
  g_signal_handlers_disconnect_matched (data, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, on_closed_cb, NULL);
  g_object_unref (data);
}

static gpointer
run_in_thread (gpointer data)
{
  TrackerNotifierWorker *self = data;

  /* libnotify listens on the context in which it first speaks. */
  g_main_context_push_thread_default (self->context);
  self->notifications = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_notification);
  g_main_loop_run (self->loop);
  g_clear_pointer (&self->notifications, g_hash_table_unref);
  if (notify_is_initted ())
    notify_uninit ();
  /* GDBus lets go of what belongs to a subscription from the context that subscribed. */
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);

  g_mutex_lock (&self->lock);
  self->ended = TRUE;
  g_cond_signal (&self->ended_cond);
  g_mutex_unlock (&self->lock);
  unref_worker (self);
  return NULL;
}

/* ---- on the main thread ---- */

/**
 * tracker_notifier_worker_start:
 * @application_name: as the daemon shows it
 * @desktop_entry: the desktop file's name without its suffix
 * @shown: called for each notice that was not abandoned
 * @activated: called for each click
 * @owner: given to @activated; not kept alive
 *
 * Starts the thread. At most one at a time: libnotify's state is the process's.
 *
 * Returns: (transfer full): a worker, to be stopped
 */
TrackerNotifierWorker *
tracker_notifier_worker_start (const char *application_name,
                               const char *desktop_entry,
                               TrackerNoticeShownFunc shown,
                               TrackerNoticeActivatedFunc activated,
                               GObject *owner)
{
  TrackerNotifierWorker *self = g_new0 (TrackerNotifierWorker, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->application_name = g_strdup (application_name);
  self->desktop_entry = g_strdup (desktop_entry);
  self->shown = shown;
  self->activated = activated;
  g_weak_ref_init (&self->owner, owner);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_mutex_init (&self->lock);
  g_cond_init (&self->ended_cond);
  self->thread = g_thread_new ("notifier", run_in_thread, ref_worker (self));
  return self;
}

/**
 * tracker_notifier_worker_show:
 * @self: a worker
 * @notice: what to show
 *
 * Orders the thread to show something, after what it was ordered before.
 */
void
tracker_notifier_worker_show (TrackerNotifierWorker *self, TrackerNotice *notice)
{
  post (self->context, on_show_cb, write_letter (self, notice, NULL, NULL));
}

/**
 * tracker_notifier_worker_withdraw:
 * @self: a worker
 * @key: what to withdraw
 *
 * Orders the thread to take something down, if it is up by then.
 */
void
tracker_notifier_worker_withdraw (TrackerNotifierWorker *self, const char *key)
{
  post (self->context, on_withdraw_cb, write_letter (self, NULL, key, NULL));
}

/**
 * tracker_notifier_worker_stop:
 * @self: (transfer full): a worker
 * @patience_ms: how long to wait for it
 *
 * Ends the thread after what it was ordered before. If the daemon holds it for longer, it is left
 * to end alone.
 */
void
tracker_notifier_worker_stop (TrackerNotifierWorker *self, int patience_ms)
{
  gint64 until_us = g_get_monotonic_time () + patience_ms * G_GINT64_CONSTANT (1000);
  gboolean ended;

  post (self->context, on_quit_cb, write_letter (self, NULL, NULL, NULL));
  g_mutex_lock (&self->lock);
  while (!self->ended && g_cond_wait_until (&self->ended_cond, &self->lock, until_us))
    ;
  ended = self->ended;
  g_mutex_unlock (&self->lock);
  if (ended)
    g_thread_join (g_steal_pointer (&self->thread));
  else
    g_clear_pointer (&self->thread, g_thread_unref);
  unref_worker (self);
}
