/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-window-private.h"

#include <glib/gi18n-lib.h>

#include "tracker-name-dialog.h"
#include "tracker-sentence.h"

/* What can be done to parcels: each action calls a verb of the library; the change comes back
 * through the models. */

/* How long a toast with "Undo" stays, in seconds. */
#define UNDO_TIMEOUT_S 8

typedef enum
{
  DEED_REMOVE,
  DEED_ARCHIVE,
  DEED_UNARCHIVE,
  DEED_MOVE,
  DEED_RENAME,
  DEED_SILENCE,
  DEED_ASK_AGAIN,
} DeedKind;

/* One thing done to one parcel: what is said when it is done, and how it is undone. */
typedef struct
{
  GWeakRef window; /* a toast must not keep the window that shows it */
  DeedKind kind;
  gint64 id;
  gint64 folder_before; /* DEED_MOVE */
  char *title;          /* (owned) (nullable) of the parcel */
  char *folder_name;    /* (owned) (nullable) DEED_MOVE: where it went */
  gboolean is_undo;
} Deed;

static void
deed_free (Deed *deed)
{
  g_weak_ref_clear (&deed->window);
  g_free (deed->title);
  g_free (deed->folder_name);
  g_free (deed);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deed, deed_free)

static void
free_deed_closure (gpointer data, GClosure *closure)
{
  deed_free (data);
}

/**
 * tracker_window_dup_parcel:
 * @self: a window
 * @id: a parcel
 *
 * Returns: (transfer full) (nullable): the parcel, if the list or the page shows it
 */
TrackerParcel *
tracker_window_dup_parcel (TrackerWindow *self, gint64 id)
{
  if (self->parcel != NULL && tracker_parcel_get_id (self->parcel) == id)
    return g_object_ref (self->parcel);

  return tracker_parcel_pane_dup_parcel (self->parcels, id);
}

static Deed *
deed_new (TrackerWindow *self, DeedKind kind, gint64 id)
{
  g_autoptr (TrackerParcel) parcel = tracker_window_dup_parcel (self, id);
  Deed *deed = g_new0 (Deed, 1);

  g_weak_ref_init (&deed->window, self);
  deed->kind = kind;
  deed->id = id;
  if (parcel != NULL)
    {
      deed->title = g_strdup (tracker_parcel_get_title (parcel));
      deed->folder_before = tracker_parcel_get_folder_id (parcel);
    }

  return deed;
}

/**
 * tracker_window_say_error:
 * @self: a window
 * @error: (nullable): what went wrong
 * @what: (nullable): what could not be done, without an end
 *
 * Shows a toast, unless the person cancelled. Main thread.
 */
void
tracker_window_say_error (TrackerWindow *self, const GError *error, const char *what)
{
  g_autofree char *sentence = tracker_sentence_for_error (error, what);

  if (sentence != NULL)
    tracker_window_say (self, sentence);
}

static const char *
get_failure (DeedKind kind)
{
  switch (kind)
    {
    case DEED_REMOVE:
      return _ ("The parcel could not be deleted");
    case DEED_ARCHIVE:
      return _ ("The parcel could not be archived");
    case DEED_UNARCHIVE:
      return _ ("The parcel could not be taken out of the archive");
    case DEED_MOVE:
      return _ ("The parcel could not be moved");
    case DEED_RENAME:
      return _ ("The parcel could not be renamed");
    case DEED_SILENCE:
    case DEED_ASK_AGAIN:
      return _ ("The parcel could not be changed");
    default:
      g_assert_not_reached ();
    }
}

static char *
dup_success (Deed *deed)
{
  const char *title = deed->title != NULL && *deed->title != '\0' ? deed->title : _ ("The parcel");

  switch (deed->kind)
    {
    case DEED_REMOVE:
      return g_strdup_printf (_ ("“%s” deleted"), title);
    case DEED_ARCHIVE:
      return g_strdup_printf (_ ("“%s” archived"), title);
    case DEED_UNARCHIVE:
      return g_strdup_printf (_ ("“%s” taken out of the archive"), title);
    case DEED_MOVE:
      if (deed->folder_name == NULL)
        return g_strdup_printf (_ ("“%s” taken out of its folder"), title);
      /* Translators: first the parcel, then the folder. */
      return g_strdup_printf (_ ("“%s” moved to “%s”"), title, deed->folder_name);
    case DEED_SILENCE:
      return g_strdup_printf (_ ("Nobody is asked about “%s” any more"), title);
    default:
      return NULL;
    }
}

static void on_deed_done_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
on_toast_undo_cb (AdwToast *toast, Deed *deed)
{
  g_autoptr (TrackerWindow) self = g_weak_ref_get (&deed->window);
  Deed *undo;

  if (self == NULL)
    return;

  undo = deed_new (self, deed->kind, deed->id);
  undo->is_undo = TRUE;
  switch (deed->kind)
    {
    case DEED_REMOVE:
      tracker_library_restore_async (self->library, &deed->id, 1, on_deed_done_cb, undo);
      break;
    case DEED_ARCHIVE:
    case DEED_UNARCHIVE:
      tracker_library_archive_async (self->library, &deed->id, 1, deed->kind == DEED_UNARCHIVE,
                                     on_deed_done_cb, undo);
      break;
    case DEED_MOVE:
      tracker_library_move_async (self->library, &deed->id, 1, deed->folder_before, on_deed_done_cb,
                                  undo);
      break;
    case DEED_SILENCE:
      tracker_library_set_silent_async (self->library, &deed->id, 1, FALSE, on_deed_done_cb, undo);
      break;
    default:
      deed_free (undo);
    }
}

static void
offer_undo (TrackerWindow *self, Deed *deed)
{
  g_autofree char *sentence = dup_success (deed);
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  if (sentence == NULL)
    {
      deed_free (deed);
      return;
    }

  escaped = g_markup_escape_text (sentence, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_timeout (toast, UNDO_TIMEOUT_S);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_toast_undo_cb), deed,
                         free_deed_closure, 0);
  tracker_window_show_toast (self, toast);
}

/* The page closes behind a parcel that is gone or put away. */
static void
leave_parcel (TrackerWindow *self, gint64 id)
{
  if (self->parcel == NULL || tracker_parcel_get_id (self->parcel) != id)
    return;

  if (adw_leaflet_get_folded (self->outer))
    adw_leaflet_set_visible_child (self->outer, GTK_WIDGET (self->inner));
  tracker_parcel_pane_select (self->parcels, NULL);
  tracker_window_show_parcel (self, NULL, FALSE);
}

static void
on_deed_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Deed) deed = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrackerWindow) self = g_weak_ref_get (&deed->window);
  gboolean is_done = tracker_library_finish (TRACKER_LIBRARY (source), result, &error);

  /* The window may have been closed in the meantime; there is nobody to tell then. */
  if (self == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  if (!is_done)
    tracker_window_say_error (
        self, error, deed->is_undo ? _ ("It could not be undone") : get_failure (deed->kind));
  else if (!deed->is_undo)
    {
      if (deed->kind == DEED_REMOVE || deed->kind == DEED_ARCHIVE)
        leave_parcel (self, deed->id);
      offer_undo (self, g_steal_pointer (&deed));
    }
}

static void
remove_parcel_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrackerWindow *self = user_data;
  gint64 id = g_variant_get_int64 (parameter);

  tracker_library_remove_async (self->library, &id, 1, on_deed_done_cb,
                                deed_new (self, DEED_REMOVE, id));
}

static void
archive_parcel_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrackerWindow *self = user_data;
  gint64 id = g_variant_get_int64 (parameter);

  tracker_library_archive_async (self->library, &id, 1, TRUE, on_deed_done_cb,
                                 deed_new (self, DEED_ARCHIVE, id));
}

static void
unarchive_parcel_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrackerWindow *self = user_data;
  gint64 id = g_variant_get_int64 (parameter);

  tracker_library_archive_async (self->library, &id, 1, FALSE, on_deed_done_cb,
                                 deed_new (self, DEED_UNARCHIVE, id));
}

static void
silence_parcel_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrackerWindow *self = user_data;
  gboolean silent;
  gint64 id;

  g_variant_get (parameter, "(xb)", &id, &silent);
  tracker_library_set_silent_async (self->library, &id, 1, silent, on_deed_done_cb,
                                    deed_new (self, silent ? DEED_SILENCE : DEED_ASK_AGAIN, id));
}

static void
who_was_told_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *place
      = g_strdup_printf ("told/%" G_GINT64_FORMAT, g_variant_get_int64 (parameter));

  tracker_window_show_preferences (user_data, place);
}

static void
move_parcel_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrackerWindow *self = user_data;
  TrackerFolder *folder;
  Deed *deed;
  gint64 id, folder_id;

  g_variant_get (parameter, "(xx)", &id, &folder_id);
  folder = folder_id != 0 ? tracker_folder_pane_find (self->folders, folder_id) : NULL;
  deed = deed_new (self, DEED_MOVE, id);
  deed->folder_name = folder != NULL ? g_strdup (tracker_folder_get_name (folder)) : NULL;
  tracker_library_move_async (self->library, &id, 1, folder_id, on_deed_done_cb, deed);
}

static void
on_rename_response_cb (AdwMessageDialog *dialog, const char *response, Deed *deed)
{
  g_autoptr (TrackerWindow) self = g_weak_ref_get (&deed->window);
  g_autofree char *name = NULL;

  if (self == NULL || !g_str_equal (response, "accept"))
    return;

  name = tracker_name_dialog_dup_name (TRACKER_NAME_DIALOG (dialog));
  tracker_library_rename_async (self->library, deed->id, name, on_deed_done_cb,
                                deed_new (self, DEED_RENAME, deed->id));
}

static void
rename_parcel_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrackerWindow *self = user_data;
  gint64 id = g_variant_get_int64 (parameter);
  g_autoptr (TrackerParcel) parcel = tracker_window_dup_parcel (self, id);
  g_autofree char *name = NULL;
  TrackerNameDialog *dialog;

  if (parcel == NULL)
    return;

  g_object_get (parcel, "name", &name, NULL);
  dialog = tracker_name_dialog_new (GTK_WINDOW (self), _ ("Name of the Parcel"), _ ("_Rename"),
                                    FALSE, TRUE);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog),
                               _ ("What is in it? Without a name the code is shown."));
  tracker_name_dialog_set_max_length (dialog, TRACKER_PARCEL_NAME_MAX_CHARS);
  tracker_name_dialog_set_name (dialog, name);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_rename_response_cb),
                         deed_new (self, DEED_RENAME, id), free_deed_closure, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_refresh_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (tracker_library_refresh_finish (TRACKER_LIBRARY (source), result, NULL, &error)
      || g_cancellable_is_cancelled (self->cancellable))
    return;

  tracker_window_say_error (self, error, _ ("The posts could not be asked"));
}

static void
refresh_parcel_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrackerWindow *self = user_data;
  gint64 id = g_variant_get_int64 (parameter);

  tracker_library_refresh_async (self->library, &id, 1, NULL, on_refresh_done_cb,
                                 g_object_ref (self));
}

static void
copy_number_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrackerWindow *self = user_data;
  g_autoptr (TrackerParcel) parcel
      = tracker_window_dup_parcel (self, g_variant_get_int64 (parameter));

  if (parcel == NULL || *tracker_parcel_get_number (parcel) == '\0')
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          tracker_parcel_get_number (parcel));
  tracker_window_say (self, _ ("Code copied"));
}

static void
open_page_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *uri = g_variant_get_string (parameter, NULL);
  const char *scheme = g_uri_peek_scheme (uri);

  /* Pages come from definitions, and those from anywhere: only the web is opened. */
  if (g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0)
    gtk_show_uri (GTK_WINDOW (user_data), uri, GDK_CURRENT_TIME);
}

static void
show_parcel_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrackerWindow *self = user_data;
  g_autoptr (TrackerParcel) parcel
      = tracker_window_dup_parcel (self, g_variant_get_int64 (parameter));

  if (parcel != NULL)
    tracker_window_open_parcel (self, parcel);
}

static void
on_leg_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (tracker_library_finish (TRACKER_LIBRARY (source), result, &error)
      || g_cancellable_is_cancelled (self->cancellable))
    return;

  tracker_window_say_error (self, error, _ ("The posts of the parcel could not be changed"));
}

static void
add_carrier_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrackerWindow *self = user_data;
  const char *carrier;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &carrier);
  tracker_library_add_carrier_async (self->library, id, carrier, on_leg_done_cb,
                                     g_object_ref (self));
}

static void
remove_carrier_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrackerWindow *self = user_data;

  tracker_library_remove_carrier_async (self->library, g_variant_get_int64 (parameter),
                                        on_leg_done_cb, g_object_ref (self));
}

static void
on_carrier_switched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (tracker_library_finish (TRACKER_LIBRARY (source), result, &error)
      || g_cancellable_is_cancelled (self->cancellable))
    return;

  tracker_window_say_error (self, error, _ ("The carrier could not be switched on"));
}

static void
switch_carrier_on_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrackerWindow *self = user_data;

  tracker_library_set_carrier_enabled_async (self->library, g_variant_get_string (parameter, NULL),
                                             TRUE, on_carrier_switched_cb, g_object_ref (self));
}

static void
on_clipboard_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerWindow) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (!g_cancellable_is_cancelled (self->cancellable) && text != NULL && *text != '\0')
    tracker_window_show_add (self, text);
}

static void
paste_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrackerWindow *self = user_data;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->cancellable,
                                 on_clipboard_read_cb, g_object_ref (self));
}

static void
close_parcel_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tracker_window_close_parcel (user_data);
}

static void
show_folders_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrackerWindow *self = user_data;

  adw_leaflet_set_visible_child (self->inner, GTK_WIDGET (self->folders));
}

static void
search_everywhere_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tracker_folder_pane_select_smart (TRACKER_WINDOW (user_data)->folders, TRACKER_SMART_ALL);
}

static void
direct_check_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *carrier;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &carrier);
  tracker_window_show_check (user_data, id, carrier);
}

static void
check_open_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrackerWindow *self = user_data;

  if (self->parcel == NULL)
    tracker_window_say (self, _ ("Choose a parcel first."));
  else if (self->page == NULL || !tracker_parcel_page_has_check (self->page))
    tracker_window_say (self, _ ("No post of this parcel wants to see a human."));
  else
    tracker_window_show_check (self, tracker_parcel_get_id (self->parcel), NULL);
}

static void
on_unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (tracker_library_finish (TRACKER_LIBRARY (source), result, &error)
      || g_cancellable_is_cancelled (self->cancellable))
    return;

  tracker_window_say_error (self, error, _ ("The keyring stays locked"));
}

static void
unlock_keyring_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrackerWindow *self = user_data;

  tracker_library_unlock_keyring_async (self->library, on_unlocked_cb, g_object_ref (self));
}

/* The shortcuts window is large: GtkApplication would build it with every window, this builds it
 * when it is wanted. */
static void
show_help_overlay_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrackerWindow *self = user_data;
  GtkShortcutsWindow *overlay
      = gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (self));

  if (overlay == NULL)
    {
      g_autoptr (GtkBuilder) builder
          = gtk_builder_new_from_resource ("/com/example/Tracker/ui/help-overlay.ui");

      overlay = GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay"));
      gtk_window_set_transient_for (GTK_WINDOW (overlay), GTK_WINDOW (self));
    }
  gtk_window_present (GTK_WINDOW (overlay));
}

/**
 * tracker_window_install_actions:
 * @self: a window that has its library
 *
 * Adds the win.* actions. Main thread.
 */
void
tracker_window_install_actions (TrackerWindow *self)
{
  static const GActionEntry entries[] = {
    { "refresh-parcel", refresh_parcel_action_cb, "x" },
    { "rename-parcel", rename_parcel_action_cb, "x" },
    { "archive-parcel", archive_parcel_action_cb, "x" },
    { "unarchive-parcel", unarchive_parcel_action_cb, "x" },
    { "move-parcel", move_parcel_action_cb, "(xx)" },
    { "silence-parcel", silence_parcel_action_cb, "(xb)" },
    { "who-was-told", who_was_told_action_cb, "x" },
    { "remove-parcel", remove_parcel_action_cb, "x" },
    { "copy-number", copy_number_action_cb, "x" },
    { "open-page", open_page_action_cb, "s" },
    { "show-parcel", show_parcel_action_cb, "x" },
    { "add-carrier", add_carrier_action_cb, "(xs)" },
    { "remove-carrier", remove_carrier_action_cb, "x" },
    { "switch-carrier-on", switch_carrier_on_action_cb, "s" },
    { "direct-check", direct_check_action_cb, "(xs)" },
    { "check-open", check_open_action_cb },
    { "paste", paste_action_cb },
    { "close-parcel", close_parcel_action_cb },
    { "show-folders", show_folders_action_cb },
    { "search-everywhere", search_everywhere_action_cb },
    { "unlock-keyring", unlock_keyring_action_cb },
    { "show-help-overlay", show_help_overlay_action_cb },
  };
  g_autoptr (GPropertyAction) search
      = g_property_action_new ("search", self->parcels, "search-mode");

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), tracker_window_folder_entries,
                                   (int) tracker_window_n_folder_entries, self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (search));
}
