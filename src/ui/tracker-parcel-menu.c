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

/**
 * tracker_parcel_menu_new:
 * @parcel: the parcel
 * @folders: (element-type TrackerFolder): all folders; the smart ones are left out
 * @in_list: whether the menu also offers what the parcel's page has buttons for
 *
 * Main thread.
 *
 * Returns: (transfer full): a menu of win.* actions
 */
GMenuModel *
tracker_parcel_menu_new (TrackerParcel *parcel, GListModel *folders, gboolean in_list)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) ask = g_menu_new ();
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
      append (ask, _ ("_Refresh"), "win.refresh-parcel", id);
      append_check (ask, parcel);
      append (ask, _ ("_Copy Code"), "win.copy-number", id);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (ask));
    }
  append (edit, _ ("Re_name…"), "win.rename-parcel", id);
  g_menu_append_submenu (edit, _ ("_Move to"), G_MENU_MODEL (move));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  if (tracker_parcel_get_archived (parcel))
    append (end, _ ("Take out of the _Archive"), "win.unarchive-parcel", id);
  else
    append (end, _ ("_Archive"), "win.archive-parcel", id);
  append (end, _ ("_Delete"), "win.remove-parcel", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}
