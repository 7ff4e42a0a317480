/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-parcel-pane-private.h"

#include <glib/gi18n-lib.h>

#include "tracker-hint-bar.h"
#include "tracker-refresh-bar.h"

/* What the list shows when it has nothing to show, and the bars above it. */

/* Reading usually takes a few milliseconds: a spinner that only flashes is worse than none. */
#define LOADING_DELAY_MS 300

/* Values of the library's property "keyring-state"; its type lies below what the screen may know.
 */
#define KEYRING_LOCKED 2
#define KEYRING_MISSING 3

static const struct
{
  const char *icon;
  const char *title;
  const char *description;
} empty_smarts[TRACKER_N_SMARTS] = {
  [TRACKER_SMART_ALL]
  = { "tracker-smart-all-symbolic", N_ ("No Parcels"),
      N_ ("Every parcel that you follow stands here. The old ones are in the archive.") },
  [TRACKER_SMART_ON_THE_WAY] = { "tracker-smart-on-the-way-symbolic", N_ ("Nothing on the Way"),
                                 N_ ("Parcels stand here from the first scan until they arrive.") },
  [TRACKER_SMART_READY]
  = { "tracker-smart-ready-symbolic", N_ ("Nothing to Pick up"),
      N_ ("Parcels that wait for you at a post office or a locker stand here.") },
  [TRACKER_SMART_ATTENTION] = { "tracker-smart-attention-symbolic", N_ ("All Is Well"),
                                N_ ("A parcel stands here when its delivery failed, when it goes "
                                    "back, or when a post needs you.") },
  [TRACKER_SMART_DELIVERED]
  = { "tracker-smart-delivered-symbolic", N_ ("Nothing Delivered yet"),
      N_ ("Parcels that reached you stand here until you archive them.") },
  [TRACKER_SMART_ARCHIVE]
  = { "tracker-smart-archive-symbolic", N_ ("The Archive Is Empty"),
      N_ ("Parcels that you archive are kept here with their whole history.") },
  [TRACKER_SMART_EVERYTHING] = { "tracker-smart-everything-symbolic", N_ ("No Parcels"),
                                 N_ ("Every parcel stands here, those of the archive too.") },
};

static int
count_smart (TrackerParcelPane *self, TrackerSmart smart)
{
  GListModel *folders = tracker_library_get_folders (self->library);

  for (guint i = 0; i < g_list_model_get_n_items (folders); i++)
    {
      g_autoptr (TrackerFolder) folder = g_list_model_get_item (folders, i);

      if (tracker_folder_get_is_smart (folder) && tracker_folder_get_smart (folder) == smart)
        return tracker_folder_get_n_parcels (folder);
    }

  return 0;
}

static const char *
choose_state (TrackerParcelPane *self)
{
  const char *search;

  if (self->parcels == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->parcels)) > 0)
    return "list";
  if (tracker_parcel_list_get_loading (self->parcels))
    return "loading";

  search = tracker_parcel_list_get_search (self->parcels);
  if (search != NULL && *search != '\0')
    return "empty-search";
  if (self->folder != NULL && tracker_folder_get_is_smart (self->folder)
      && tracker_folder_get_smart (self->folder) == TRACKER_SMART_ALL
      && count_smart (self, TRACKER_SMART_ARCHIVE) == 0)
    return "first-run";

  return "empty-folder";
}

static GObject *
get_state_object (TrackerParcelPane *self, const char *name)
{
  if (self->states == NULL)
    self->states
        = gtk_builder_new_from_resource ("/com/example/Tracker/ui/tracker-parcel-states.ui");

  return gtk_builder_get_object (self->states, name);
}

static void
fill_empty_folder (TrackerParcelPane *self, AdwStatusPage *page)
{
  gboolean is_smart = self->folder != NULL && tracker_folder_get_is_smart (self->folder);
  TrackerSmart smart = is_smart ? tracker_folder_get_smart (self->folder) : TRACKER_SMART_ALL;

  adw_status_page_set_icon_name (page, is_smart ? empty_smarts[smart].icon : "folder-symbolic");
  adw_status_page_set_title (page,
                             is_smart ? _ (empty_smarts[smart].title) : _ ("An Empty Folder"));
  adw_status_page_set_description (
      page, is_smart
                ? _ (empty_smarts[smart].description)
                : _ ("Drag parcels onto the folder, or choose “Move to” in the menu of a parcel."));
}

static void
show_state (TrackerParcelPane *self, const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, name);

  if (page == NULL)
    {
      page = GTK_WIDGET (get_state_object (self, name));
      gtk_stack_add_named (self->stack, page, name);
    }
  if (g_str_equal (name, "empty-folder"))
    fill_empty_folder (self, ADW_STATUS_PAGE (page));
  else if (g_str_equal (name, "empty-search"))
    gtk_widget_set_visible (GTK_WIDGET (get_state_object (self, "search_everywhere")),
                            self->folder == NULL || !tracker_folder_get_is_smart (self->folder)
                                || tracker_folder_get_smart (self->folder) != TRACKER_SMART_ALL);
  /* A spinner that nobody sees would still cost time on every frame. */
  if (self->states != NULL)
    gtk_spinner_set_spinning (GTK_SPINNER (get_state_object (self, "loading")),
                              g_str_equal (name, "loading"));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0)
    return;

  gtk_stack_set_visible_child_name (self->stack, name);
  tracker_parcel_pane_notify_state (self);
}

static gboolean
on_loading_timeout_cb (gpointer user_data)
{
  TrackerParcelPane *self = user_data;

  self->loading_id = 0;
  show_state (self, choose_state (self));

  return G_SOURCE_REMOVE;
}

/**
 * tracker_parcel_pane_update_state:
 * @self: a pane
 *
 * Shows the list, or the page that says why there is none. Main thread.
 */
void
tracker_parcel_pane_update_state (TrackerParcelPane *self)
{
  const char *state = choose_state (self);

  if (g_str_equal (state, "loading"))
    {
      if (self->loading_id == 0)
        self->loading_id = g_timeout_add (LOADING_DELAY_MS, on_loading_timeout_cb, self);
      return;
    }

  g_clear_handle_id (&self->loading_id, g_source_remove);
  show_state (self, state);
}

/**
 * tracker_parcel_pane_update_title:
 * @self: a pane
 *
 * Writes the folder's name and the number of its parcels above the list. Main thread.
 */
void
tracker_parcel_pane_update_title (TrackerParcelPane *self)
{
  g_autofree char *subtitle = NULL;
  guint n_parcels
      = self->parcels != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->parcels)) : 0;

  if (n_parcels > 0)
    subtitle = g_strdup_printf (ngettext ("%u parcel", "%u parcels", n_parcels), n_parcels);
  adw_window_title_set_title (self->title,
                              self->folder != NULL ? tracker_folder_get_name (self->folder) : "");
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
}

static GtkWidget *
create_hint (TrackerParcelPane *self, const char *icon_name, const char *text)
{
  GtkWidget *bar = tracker_hint_bar_new ();

  g_object_set (bar, "icon-name", icon_name, "text", text, NULL);
  gtk_widget_insert_after (bar, self->box, GTK_WIDGET (self->search_bar));

  return bar;
}

static void
on_library_online_cb (TrackerLibrary *library, GParamSpec *pspec, TrackerParcelPane *self)
{
  gboolean is_online;

  g_object_get (library, "online", &is_online, NULL);
  if (!is_online && self->offline_bar == NULL)
    self->offline_bar
        = create_hint (self, "network-offline-symbolic",
                       _ ("There is no network. Tracker asks the posts when it is back."));
  if (self->offline_bar != NULL)
    tracker_hint_bar_set_revealed (TRACKER_HINT_BAR (self->offline_bar), !is_online);
}

static void
on_library_keyring_cb (TrackerLibrary *library, GParamSpec *pspec, TrackerParcelPane *self)
{
  int state;
  gboolean is_hint;

  g_object_get (library, "keyring-state", &state, NULL);
  is_hint = (state == KEYRING_LOCKED || state == KEYRING_MISSING) && !self->is_keyring_dismissed;
  if (is_hint && self->keyring_bar == NULL)
    self->keyring_bar = create_hint (self, "dialog-password-symbolic", NULL);
  if (self->keyring_bar == NULL)
    return;

  if (state == KEYRING_LOCKED)
    {
      tracker_hint_bar_set_text (
          TRACKER_HINT_BAR (self->keyring_bar),
          _ ("The keyring is locked: posts that need a login are not asked."));
      tracker_hint_bar_set_button (TRACKER_HINT_BAR (self->keyring_bar), _ ("Unlock"),
                                   "win.unlock-keyring");
    }
  else if (state == KEYRING_MISSING)
    {
      tracker_hint_bar_set_text (TRACKER_HINT_BAR (self->keyring_bar),
                                 _ ("There is no keyring: logins for posts cannot be kept."));
      tracker_hint_bar_set_button (TRACKER_HINT_BAR (self->keyring_bar), _ ("Hide"),
                                   "pane.dismiss-keyring");
    }
  tracker_hint_bar_set_revealed (TRACKER_HINT_BAR (self->keyring_bar), is_hint);
}

/**
 * tracker_parcel_pane_update_waiting:
 * @self: a pane
 *
 * Above "needs attention", says of how many parcels a post wants a human, with the button that
 * shows them one after the other. Main thread.
 */
void
tracker_parcel_pane_update_waiting (TrackerParcelPane *self)
{
  gboolean is_attention = self->folder != NULL && tracker_folder_get_is_smart (self->folder)
                          && tracker_folder_get_smart (self->folder) == TRACKER_SMART_ATTENTION;
  int n_waiting = 0;

  if (self->library != NULL)
    g_object_get (self->library, "n-waiting", &n_waiting, NULL);
  if (is_attention && n_waiting > 0)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%d parcel waits for you", "%d parcels wait for you", (gulong) n_waiting),
          n_waiting);

      if (self->waiting_bar == NULL)
        self->waiting_bar = create_hint (self, "avatar-default-symbolic", NULL);
      tracker_hint_bar_set_text (TRACKER_HINT_BAR (self->waiting_bar), text);
      tracker_hint_bar_set_button (TRACKER_HINT_BAR (self->waiting_bar), _ ("Check…"),
                                   "pane.check-waiting");
    }
  if (self->waiting_bar != NULL)
    tracker_hint_bar_set_revealed (TRACKER_HINT_BAR (self->waiting_bar),
                                   is_attention && n_waiting > 0);
}

static void
on_library_waiting_cb (TrackerLibrary *library, GParamSpec *pspec, TrackerParcelPane *self)
{
  tracker_parcel_pane_update_waiting (self);
}

/**
 * tracker_parcel_pane_update_refresh:
 * @self: a pane
 *
 * Shows how far a refresh has come, or the button that starts one; in a narrow window the menu has
 * to do. Main thread.
 */
void
tracker_parcel_pane_update_refresh (TrackerParcelPane *self)
{
  gboolean is_refreshing = FALSE;

  if (self->library != NULL)
    g_object_get (self->library, "refreshing", &is_refreshing, NULL);
  gtk_widget_set_visible (self->refresh_button,
                          !is_refreshing
                              && !adw_header_bar_get_show_end_title_buttons (self->header));
  if (!is_refreshing || self->refresh_bar != NULL)
    return;

  self->refresh_bar = tracker_refresh_bar_new (self->library);
  gtk_widget_insert_after (self->refresh_bar, self->box, GTK_WIDGET (self->search_bar));
}

static void
on_library_refreshing_cb (TrackerLibrary *library, GParamSpec *pspec, TrackerParcelPane *self)
{
  tracker_parcel_pane_update_refresh (self);
}

/**
 * tracker_parcel_pane_watch_library:
 * @self: a pane that has its library
 *
 * Shows from now on when there is no network, when the keyring is locked or missing, how many
 * parcels wait for a human, and how far a refresh has come.
 */
void
tracker_parcel_pane_watch_library (TrackerParcelPane *self)
{
  g_signal_connect_object (self->library, "notify::online", G_CALLBACK (on_library_online_cb), self,
                           0);
  g_signal_connect_object (self->library, "notify::keyring-state",
                           G_CALLBACK (on_library_keyring_cb), self, 0);
  g_signal_connect_object (self->library, "notify::refreshing",
                           G_CALLBACK (on_library_refreshing_cb), self, 0);
  g_signal_connect_object (self->library, "notify::n-waiting", G_CALLBACK (on_library_waiting_cb),
                           self, 0);
  on_library_online_cb (self->library, NULL, self);
  on_library_keyring_cb (self->library, NULL, self);
  on_library_refreshing_cb (self->library, NULL, self);
  on_library_waiting_cb (self->library, NULL, self);
}

/**
 * tracker_parcel_pane_dismiss_keyring:
 * @self: a pane
 *
 * The person has read the hint about the keyring and does not want to see it again until the next
 * start.
 */
void
tracker_parcel_pane_dismiss_keyring (TrackerParcelPane *self)
{
  self->is_keyring_dismissed = TRUE;
  on_library_keyring_cb (self->library, NULL, self);
}
