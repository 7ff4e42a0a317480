/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-notifier.h"

#include "tracker-notifier-worker-private.h"

/* For the caller; the thread may be held for longer. */
#define SHOW_TIMEOUT_S 5
#define CLOSE_PATIENCE_MS 1000
/* What daemons show at all; the specification knows no limit. */
#define TITLE_CHARACTERS 120
#define BODY_CHARACTERS 600

struct _TrackerNotifier
{
  GObject parent_instance;

  char *application_name;        /* (owned) */
  TrackerNotifierWorker *worker; /* (owned) (nullable) NULL: closed */
  GPtrArray *waiting;            /* (owned) (element-type TrackerNotice) not answered */
};

G_DEFINE_FINAL_TYPE (TrackerNotifier, tracker_notifier, G_TYPE_OBJECT)

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
answer (TrackerNotice *notice, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&notice->task);
  TrackerNotifier *self = g_task_get_source_object (task);

  g_clear_handle_id (&notice->timer_id, g_source_remove);
  g_ptr_array_remove (self->waiting, notice);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_notice_shown (TrackerNotice *notice, GError *error)
{
  if (notice->task != NULL)
    answer (notice, error);
  else
    g_clear_error (&error);
}

static void
on_notice_activated (const char *key, const char *target, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_ACTIVATED], 0, key, target);
}

static void
give_up (TrackerNotice *notice, GIOErrorEnum code, const char *message)
{
  g_atomic_int_set (&notice->abandoned, TRUE);
  answer (notice, g_error_new_literal (G_IO_ERROR, code, message));
}

static gboolean
on_timer_cb (gpointer user_data)
{
  TrackerNotice *notice = user_data;

  notice->timer_id = 0;
  give_up (notice, G_IO_ERROR_TIMED_OUT, "The notification daemon does not answer");
  return G_SOURCE_REMOVE;
}

static void
tracker_notifier_dispose (GObject *object)
{
  tracker_notifier_close (TRACKER_NOTIFIER (object));

  G_OBJECT_CLASS (tracker_notifier_parent_class)->dispose (object);
}

static void
tracker_notifier_finalize (GObject *object)
{
  TrackerNotifier *self = TRACKER_NOTIFIER (object);

  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->application_name, g_free);

  G_OBJECT_CLASS (tracker_notifier_parent_class)->finalize (object);
}

static void
tracker_notifier_class_init (TrackerNotifierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tracker_notifier_dispose;
  object_class->finalize = tracker_notifier_finalize;

  /**
   * TrackerNotifier::activated:
   * @self: the notifier
   * @key: of what was clicked
   * @target: as it was given
   *
   * The person clicked a notification.
   */
  signals[SIGNAL_ACTIVATED]
      = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
tracker_notifier_init (TrackerNotifier *self)
{
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_notice_unref);
}

/**
 * tracker_notifier_new:
 * @application_name: as daemons show it
 * @desktop_entry: the desktop file's name without ".desktop"
 *
 * Starts a notifier and its thread. The bus is not touched before the first notification. At most
 * one at a time.
 *
 * Returns: (transfer full): an object for the main thread, to be closed before the last unref
 */
TrackerNotifier *
tracker_notifier_new (const char *application_name, const char *desktop_entry)
{
  TrackerNotifier *self;

  g_return_val_if_fail (application_name != NULL && desktop_entry != NULL, NULL);

  self = g_object_new (TRACKER_TYPE_NOTIFIER, NULL);
  self->application_name = g_strdup (application_name);
  self->worker = tracker_notifier_worker_start (application_name, desktop_entry, on_notice_shown,
                                                on_notice_activated, G_OBJECT (self));
  return self;
}

static TrackerNotice *
make_notice (TrackerNotifier *self,
             const char *key,
             const char *target,
             const char *title,
             const char *body,
             const char *icon_name,
             gboolean is_urgent)
{
  g_autofree char *clean_title = tracker_notice_clean_text (title, TITLE_CHARACTERS, FALSE);
  g_autofree char *clean_body = tracker_notice_clean_text (body, BODY_CHARACTERS, TRUE);

  /* libnotify takes an empty title for a programmer's error. */
  return tracker_notice_new (key, target,
                             *clean_title != '\0' ? clean_title : self->application_name,
                             clean_body, icon_name, is_urgent);
}

/**
 * tracker_notifier_show_async:
 * @self: a notifier
 * @key: what was shown under the same key is replaced
 * @target: given back by the signal when it is clicked
 * @title: plain text
 * @body: (nullable): plain text; line breaks are kept
 * @icon_name: (nullable): a themed icon
 * @is_urgent: stays until it is dealt with
 * @cancellable: (nullable): the answer is then CANCELLED, though it may have been shown
 * @callback: (scope async): called on the main context
 * @user_data: for @callback
 *
 * Shows a notification. Control characters are left out, overlong text is cut; markup is shown, not
 * obeyed.
 */
void
tracker_notifier_show_async (TrackerNotifier *self,
                             const char *key,
                             const char *target,
                             const char *title,
                             const char *body,
                             const char *icon_name,
                             gboolean is_urgent,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  TrackerNotice *notice;

  g_return_if_fail (TRACKER_IS_NOTIFIER (self));
  g_return_if_fail (key != NULL && target != NULL && title != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_notifier_show_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->worker == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "The notifier is closed");
      return;
    }
  notice = make_notice (self, key, target, title, body, icon_name, is_urgent);
  notice->task = g_steal_pointer (&task);
  notice->timer_id = g_timeout_add_seconds (SHOW_TIMEOUT_S, on_timer_cb, notice);
  g_ptr_array_add (self->waiting, notice);
  tracker_notifier_worker_show (self->worker, notice);
}

/**
 * tracker_notifier_show_finish:
 * @self: a notifier
 * @result: what the callback got
 * @error: return location; %G_IO_ERROR_NOT_FOUND: no daemon or no bus; %G_IO_ERROR_TIMED_OUT: the
 * daemon hangs; %G_IO_ERROR_FAILED: it refuses; %G_IO_ERROR_CANCELLED; %G_IO_ERROR_CLOSED: after
 * tracker_notifier_close()
 *
 * Ends tracker_notifier_show_async().
 *
 * Returns: %TRUE if the daemon took it
 */
gboolean
tracker_notifier_show_finish (TrackerNotifier *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tracker_notifier_show_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tracker_notifier_withdraw:
 * @self: a notifier
 * @key: of what is no longer news
 *
 * Takes a notification down, if it is up.
 */
void
tracker_notifier_withdraw (TrackerNotifier *self, const char *key)
{
  g_return_if_fail (TRACKER_IS_NOTIFIER (self));
  g_return_if_fail (key != NULL);

  if (self->worker != NULL)
    tracker_notifier_worker_withdraw (self->worker, key);
}

/**
 * tracker_notifier_close:
 * @self: a notifier
 *
 * Ends the thread: at once, or after a second if a daemon holds it; then it ends when that lets go.
 * What was to be shown is answered %G_IO_ERROR_CLOSED. May be called again.
 */
void
tracker_notifier_close (TrackerNotifier *self)
{
  g_autoptr (TrackerNotifier) alive = NULL;

  g_return_if_fail (TRACKER_IS_NOTIFIER (self));

  alive = g_object_ref (self);
  while (self->waiting->len > 0)
    give_up (g_ptr_array_index (self->waiting, 0), G_IO_ERROR_CLOSED, "The notifier is closed");
  if (self->worker != NULL)
    tracker_notifier_worker_stop (g_steal_pointer (&self->worker), CLOSE_PATIENCE_MS);
}
