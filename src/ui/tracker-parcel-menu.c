/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-parcel-menu.h"

#include <glib/gi18n-lib.h>

#include "tracker-folder.h"

static void
append (GMenu *menu, const char *label, const char *action, gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

static void
append_move (GMenu *menu, const char *label, gint64 parcel_id, gint64 folder_id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
  g_autoptr (GString) escaped = g_string_new (label);

  /* In a menu an underline marks the letter that chooses the item; in a name it is an underline. */
  g_string_replace (escaped, "_", "__", 0);
  g_menu_item_set_label (item, escaped->str);
  g_menu_item_set_action_and_target (item, "win.move-parcel", "(xx)", parcel_id, folder_id);
  g_menu_append_item (menu, item);
}

/* The list knows of each parcel only what its worst trouble is. */
static void
append_check (GMenu *menu, TrackerParcel *parcel)
{
  TrackerParcelData *data = tracker_parcel_get_data (parcel);
  g_autoptr (GMenuItem) item = NULL;

  if (data == NULL || !tracker_outcome_wants_human (tracker_parcel_data_get_trouble (data)))
    return;

  item = g_menu_item_new (_ ("_Direct Check…"), NULL);
  g_menu_item_set_action_and_target (item, "win.direct-check", "(xs)",
                                     tracker_parcel_get_id (parcel), "");
  g_menu_append_item (menu, item);
}

static GMenu *
create_move_menu (TrackerParcel *parcel, GListModel *folders)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new ();
  g_autoptr (GMenu) other = g_menu_new ();
  gint64 id = tracker_parcel_get_id (parcel);
  gint64 current = tracker_parcel_get_folder_id (parcel);

  for (guint i = 0; i < g_list_model_get_n_items (folders); i++)
    {
      g_autoptr (TrackerFolder) folder = g_list_model_get_item (folders, i);
      const char *emoji = tracker_folder_get_emoji (folder);
      g_autofree char *label = NULL;

      if (tracker_folder_get_is_smart (folder) || tracker_folder_get_id (folder) == current)
        continue;
      label = emoji != NULL && *emoji != '\0'
                  ? g_strdup_printf ("%s %s", emoji, tracker_folder_get_name (folder))
                  : g_strdup (tracker_folder_get_name (folder));
      append_move (own, label, id, tracker_folder_get_id (folder));
    }
  if (current != 0)
    append_move (other, _ ("No Folder"), id, 0);
  append (other, _ ("New Folder…"), "win.move-to-new-folder", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (other));

  return g_steal_pointer (&menu);
}

/* The window does it, and the change comes back through the parcel. */
static void
on_silent_change_state_cb (GSimpleAction *action, GVariant *state, GtkWidget *widget)
{
  gint64 *id = g_object_get_data (G_OBJECT (action), "parcel-id");

  gtk_widget_activate_action (widget, "win.silence-parcel", "(xb)", *id,
                              g_variant_get_boolean (state));
}

static void
on_parcel_silent_cb (TrackerParcel *parcel, GParamSpec *pspec, GSimpleAction *action)
{
  g_simple_action_set_state (action, g_variant_new_boolean (tracker_parcel_get_silent (parcel)));
}

/**
 * tracker_parcel_menu_attach:
 * @widget: a widget above the menu; it must live as long as the menu
 * @parcel: (nullable): what the menu is about; %NULL: nothing any more
 *
 * Puts the action parcel.silent at hand. Main thread.
 */
void
tracker_parcel_menu_attach (GtkWidget *widget, TrackerParcel *parcel)
{
  g_autoptr (GSimpleActionGroup) group = NULL;
  g_autoptr (GSimpleAction) action = NULL;
  gint64 id;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (parcel == NULL)
    {
      gtk_widget_insert_action_group (widget, "parcel", NULL);
      return;
    }

  id = tracker_parcel_get_id (parcel);
  group = g_simple_action_group_new ();
  action = g_simple_action_new_stateful (
      "silent", NULL, g_variant_new_boolean (tracker_parcel_get_silent (parcel)));
  g_object_set_data_full (G_OBJECT (action), "parcel-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (action, "change-state", G_CALLBACK (on_silent_change_state_cb), widget,
                           0);
  g_signal_connect_object (parcel, "notify::silent", G_CALLBACK (on_parcel_silent_cb), action, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (widget, "parcel", G_ACTION_GROUP (group));
}

/**
 * tracker_parcel_menu_new:
 * @parcel: the parcel
 * @folders: (element-type TrackerFolder): all folders; the smart ones are left out
 * @in_list: whether the menu also offers what the parcel's page has buttons for
 *
 * Main thread.
 *
 * The menu wants tracker_parcel_menu_attach() on a widget above it.
 *
 * Returns: (transfer full): a menu of win.* and parcel.* actions
 */
GMenuModel *
tracker_parcel_menu_new (TrackerParcel *parcel, GListModel *folders, gboolean in_list)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) ask = g_menu_new ();
  g_autoptr (GMenu) privacy = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();
  g_autoptr (GMenu) move = NULL;
  gint64 id;

  g_return_val_if_fail (TRACKER_IS_PARCEL (parcel), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (folders), NULL);

  id = tracker_parcel_get_id (parcel);
  move = create_move_menu (parcel, folders);
  if (in_list)
    {
      if (!tracker_parcel_get_silent (parcel))
        {
          append (ask, _ ("_Refresh"), "win.refresh-parcel", id);
          append_check (ask, parcel);
        }
      append (ask, _ ("_Copy Code"), "win.copy-number", id);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (ask));
    }
  append (edit, _ ("Re_name…"), "win.rename-parcel", id);
  g_menu_append_submenu (edit, _ ("_Move to"), G_MENU_MODEL (move));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  g_menu_append (privacy, _ ("Never Ask the _Network"), "parcel.silent");
  append (privacy, _ ("_Who Was Told…"), "win.who-was-told", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (privacy));
  if (tracker_parcel_get_archived (parcel))
    append (end, _ ("Take out of the _Archive"), "win.unarchive-parcel", id);
  else
    append (end, _ ("_Archive"), "win.archive-parcel", id);
  append (end, _ ("_Delete"), "win.remove-parcel", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}
