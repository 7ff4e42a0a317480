/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-check-dialog.h"
#include "tracker-folder-pane.h"
#include "tracker-folder-row.h"
#include "tracker-http.h"
#include "tracker-name-dialog.h"
#include "tracker-parcel-pane.h"
#include "tracker-parcel-row.h"
#include "ui-kit.h"

/* What a person does to parcels and folders, from the action to the list that comes back. */

static GtkWidget *
find_parcel_row (GtkWidget *root, gint64 id)
{
  if (TRACKER_IS_PARCEL_ROW (root))
    {
      TrackerParcel *item = tracker_parcel_row_get_item (TRACKER_PARCEL_ROW (root));

      return item != NULL && tracker_parcel_get_id (item) == id ? root : NULL;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_parcel_row (child, id);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
get_pane (UiKit *kit)
{
  return ui_kit_find (GTK_WIDGET (kit->window), TRACKER_TYPE_PARCEL_PANE);
}

static TrackerFolderPane *
get_folders (UiKit *kit)
{
  return TRACKER_FOLDER_PANE (ui_kit_find (GTK_WIDGET (kit->window), TRACKER_TYPE_FOLDER_PANE));
}

static void
activate (UiKit *kit, const char *name, GVariant *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (kit->window), name, parameter);
  ui_kit_settle ();
}

/* Presses the button of the toast that says @title. */
static void
press_undo (UiKit *kit, const char *title)
{
  GtkWidget *label = ui_kit_find_label (GTK_WIDGET (kit->window), title);
  GtkWidget *button = NULL;

  g_assert_nonnull (label);
  for (GtkWidget *parent = label; button == NULL; parent = gtk_widget_get_parent (parent))
    button = ui_kit_find (parent, GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  ui_kit_settle ();
}

static UiKit *
create_kit (gint64 *id)
{
  UiKit *kit = ui_kit_new ();

  *id = ui_kit_add (kit, "RB123456785CN", "A & B <c>", "CN", 0);
  ui_kit_add (kit, "RB000000070CN", "Other", "CN", 0);
  ui_kit_add_folder (kit, "Presents", "🎁");
  ui_kit_show (kit, 1180, 760);

  return kit;
}

static void
test_archive (void)
{
  gint64 id;
  g_autoptr (UiKit) kit = create_kit (&id);
  GtkWidget *row = find_parcel_row (get_pane (kit), id);

  g_assert_true (gtk_widget_activate_action (row, "row.archive", NULL));
  ui_kit_settle ();
  g_assert_null (find_parcel_row (get_pane (kit), id));
  press_undo (kit, "“A & B <c>” archived");
  g_assert_nonnull (find_parcel_row (get_pane (kit), id));

  activate (kit, "archive-parcel", g_variant_new_int64 (id));
  tracker_folder_pane_select_smart (get_folders (kit), TRACKER_SMART_ARCHIVE);
  ui_kit_settle ();
  g_assert_nonnull (find_parcel_row (get_pane (kit), id));
  activate (kit, "unarchive-parcel", g_variant_new_int64 (id));
  g_assert_null (find_parcel_row (get_pane (kit), id));
}

static void
test_remove (void)
{
  gint64 id;
  g_autoptr (UiKit) kit = create_kit (&id);
  GtkWidget *row = find_parcel_row (get_pane (kit), id);

  /* Open, so that the page has to close behind it. */
  g_assert_true (gtk_widget_activate_action (row, "row.open", NULL));
  ui_kit_settle ();
  g_assert_cmpint (tracker_parcel_get_id (
                       tracker_parcel_pane_get_selected (TRACKER_PARCEL_PANE (get_pane (kit)))),
                   ==, id);

  g_assert_true (gtk_widget_activate_action (row, "row.remove", NULL));
  ui_kit_settle ();
  g_assert_null (find_parcel_row (get_pane (kit), id));
  g_assert_null (tracker_window_get_parcel_in_view (kit->window));
  g_assert_nonnull (ui_kit_find_label (GTK_WIDGET (kit->window), "Choose a parcel to see its way"));
  ui_kit_shoot (GTK_WIDGET (kit->window), "removed");
  press_undo (kit, "“A & B <c>” deleted");
  g_assert_nonnull (find_parcel_row (get_pane (kit), id));
}

static void
test_move (void)
{
  gint64 id;
  g_autoptr (UiKit) kit = create_kit (&id);
  g_autoptr (TrackerParcel) parcel = ui_kit_dup_parcel (kit, "RB123456785CN");

  activate (kit, "move-parcel", g_variant_new ("(xx)", id, G_GINT64_CONSTANT (1)));
  g_assert_cmpint (tracker_parcel_get_folder_id (parcel), ==, 1);
  press_undo (kit, "“A & B <c>” moved to “Presents”");
  g_assert_cmpint (tracker_parcel_get_folder_id (parcel), ==, 0);
}

static void
test_copy (void)
{
  gint64 id;
  g_autoptr (UiKit) kit = create_kit (&id);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (kit->window));
  GdkContentProvider *content;
  g_auto (GValue) value = G_VALUE_INIT;

  activate (kit, "copy-number", g_variant_new_int64 (id));
  content = gdk_clipboard_get_content (clipboard);
  g_assert_nonnull (content);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==, "RB123456785CN");
  g_assert_nonnull (ui_kit_find_label (GTK_WIDGET (kit->window), "Code copied"));

  /* A parcel that is not there: nothing happens. */
  activate (kit, "copy-number", g_variant_new_int64 (4711));
}

static void
type_name (const char *name)
{
  GtkWindow *dialog = ui_kit_find_window (TRACKER_TYPE_NAME_DIALOG);

  g_assert_nonnull (dialog);
  gtk_editable_set_text (GTK_EDITABLE (ui_kit_find (GTK_WIDGET (dialog), GTK_TYPE_ENTRY)), name);
  ui_kit_shoot (GTK_WIDGET (dialog), "name-dialog");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  gtk_window_destroy (dialog);
  ui_kit_settle ();
}

static void
test_rename (void)
{
  gint64 id;
  g_autoptr (UiKit) kit = create_kit (&id);
  g_autoptr (TrackerParcel) parcel = ui_kit_dup_parcel (kit, "RB123456785CN");

  activate (kit, "rename-parcel", g_variant_new_int64 (id));
  type_name ("  Новое имя ");
  g_assert_cmpstr (tracker_parcel_get_title (parcel), ==, "Новое имя");

  /* Without a name the code is the title. */
  activate (kit, "rename-parcel", g_variant_new_int64 (id));
  type_name ("");
  g_assert_cmpstr (tracker_parcel_get_title (parcel), !=, "Новое имя");
}

static void
test_folders (void)
{
  gint64 id;
  g_autoptr (UiKit) kit = create_kit (&id);
  g_autoptr (TrackerParcel) parcel = ui_kit_dup_parcel (kit, "RB123456785CN");
  TrackerFolder *folder;
  GtkWindow *dialog;

  activate (kit, "new-folder", NULL);
  type_name ("Workshop");
  folder = tracker_folder_pane_find (get_folders (kit), 2);
  g_assert_cmpstr (tracker_folder_get_name (folder), ==, "Workshop");

  activate (kit, "rename-folder", g_variant_new_int64 (2));
  type_name ("Garage");
  g_assert_cmpstr (tracker_folder_get_name (tracker_folder_pane_find (get_folders (kit), 2)), ==,
                   "Garage");

  activate (kit, "move-to-new-folder", g_variant_new_int64 (id));
  type_name ("Third");
  g_assert_cmpint (tracker_parcel_get_folder_id (parcel), ==, 3);

  /* An empty one goes at once, one with parcels after a question. */
  activate (kit, "remove-folder", g_variant_new_int64 (2));
  g_assert_null (tracker_folder_pane_find (get_folders (kit), 2));
  activate (kit, "remove-folder", g_variant_new_int64 (3));
  g_assert_nonnull (tracker_folder_pane_find (get_folders (kit), 3));
  dialog = ui_kit_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (ui_kit_find_label (GTK_WIDGET (dialog), "Delete “Third”?"));
  ui_kit_shoot (GTK_WIDGET (dialog), "remove-folder");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "remove");
  gtk_window_destroy (dialog);
  ui_kit_settle ();
  g_assert_null (tracker_folder_pane_find (get_folders (kit), 3));
  g_assert_cmpint (tracker_parcel_get_folder_id (parcel), ==, 0);
}

static void
test_place_folder (void)
{
  gint64 id;
  g_autoptr (UiKit) kit = create_kit (&id);
  GListModel *folders = tracker_library_get_folders (kit->library);
  g_autoptr (TrackerFolder) last = NULL;

  ui_kit_add_folder (kit, "Second", NULL);
  ui_kit_settle ();
  activate (kit, "place-folder", g_variant_new ("(xi)", G_GINT64_CONSTANT (2), 0));
  last = g_list_model_get_item (folders, g_list_model_get_n_items (folders) - 1);
  g_assert_cmpstr (tracker_folder_get_name (last), ==, "Presents");
}

static void
test_sort (void)
{
  gint64 id;
  g_autoptr (UiKit) kit = create_kit (&id);
  GtkWidget *list = ui_kit_find (get_pane (kit), GTK_TYPE_LIST_VIEW);
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  g_autofree char *stored = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TrackerParcel) first = NULL;

      activate (kit, "sort", g_variant_new_string (i == 0 ? "added" : "name"));
      first = g_list_model_get_item (model, 0);
      g_assert_cmpstr (tracker_parcel_get_title (first), ==, i == 0 ? "Other" : "A & B <c>");
    }
  stored = g_settings_get_string (kit->settings, "sort");
  g_assert_cmpstr (stored, ==, "name");
}

static void
test_menus (void)
{
  gint64 id;
  g_autoptr (UiKit) kit = create_kit (&id);
  GtkWidget *row = find_parcel_row (get_pane (kit), id);
  GtkWidget *popover;

  g_assert_true (gtk_widget_activate_action (row, "row.menu", NULL));
  ui_kit_settle ();
  popover = gtk_widget_get_last_child (get_pane (kit));
  g_assert_true (GTK_IS_POPOVER_MENU (popover));
  g_assert_true (gtk_widget_get_mapped (popover));

  /* A menu that was closed is gone, the pane as it was. */
  gtk_popover_popdown (GTK_POPOVER (popover));
  ui_kit_settle ();
  g_assert_false (GTK_IS_POPOVER_MENU (gtk_widget_get_last_child (get_pane (kit))));

  gtk_widget_activate_action (GTK_WIDGET (get_folders (kit)), "pane.folder-menu", "x",
                              G_GINT64_CONSTANT (1));
  ui_kit_settle ();
  popover = gtk_widget_get_last_child (GTK_WIDGET (get_folders (kit)));
  g_assert_true (GTK_IS_POPOVER_MENU (popover));
  /* GTK 4.8 complains when a window goes with a popover open. */
  gtk_popover_popdown (GTK_POPOVER (popover));
  ui_kit_settle ();
}

/* What Delete, F2 and Ctrl+C are bound to, with and without a parcel to act on. */
static void
test_current (void)
{
  gint64 id;
  g_autoptr (UiKit) kit = create_kit (&id);
  g_autoptr (TrackerParcel) parcel = ui_kit_dup_parcel (kit, "RB123456785CN");

  tracker_parcel_pane_select (TRACKER_PARCEL_PANE (get_pane (kit)), NULL);
  gtk_window_set_focus (GTK_WINDOW (kit->window), NULL);
  gtk_widget_activate_action (get_pane (kit), "pane.act-on-current", "s", "win.remove-parcel");
  ui_kit_settle ();
  g_assert_nonnull (find_parcel_row (get_pane (kit), id));

  tracker_parcel_pane_select (TRACKER_PARCEL_PANE (get_pane (kit)), parcel);
  gtk_window_set_focus (GTK_WINDOW (kit->window), NULL);
  gtk_widget_activate_action (get_pane (kit), "pane.act-on-current", "s", "win.remove-parcel");
  ui_kit_settle ();
  g_assert_null (find_parcel_row (get_pane (kit), id));
}

/* The key of the direct check: for the open parcel, if a post of it can show a challenge; there is
 * one dialog at a time, and it goes with its window. */
static void
test_check (void)
{
  gint64 id;
  g_autoptr (UiKit) kit = create_kit (&id);
  g_autoptr (TrackerParcel) parcel = ui_kit_dup_parcel (kit, "RB123456785CN");
  GtkWindow *dialog;

  /* No post is to be asked. */
  tracker_http_set_online (TRACKER_HTTP (kit->http), FALSE);
  activate (kit, "check-open", NULL);
  g_assert_nonnull (ui_kit_find_label (GTK_WIDGET (kit->window), "Choose a parcel first."));
  g_assert_null (ui_kit_find_window (TRACKER_TYPE_CHECK_DIALOG));

  ui_kit_report_trouble (kit, id, TRACKER_OUTCOME_CAPTCHA);
  tracker_window_open_parcel (kit->window, parcel);
  ui_kit_settle ();
  activate (kit, "check-open", NULL);
  dialog = ui_kit_find_window (TRACKER_TYPE_CHECK_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_true (gtk_window_get_transient_for (dialog) == GTK_WINDOW (kit->window));
  activate (kit, "direct-check", g_variant_new ("(xs)", G_GINT64_CONSTANT (0), ""));
  g_assert_true (ui_kit_find_window (TRACKER_TYPE_CHECK_DIALOG) == dialog);

  gtk_window_destroy (dialog);
  ui_kit_settle ();
  activate (kit, "direct-check", g_variant_new ("(xs)", id, "upugtt"));
  g_assert_nonnull (ui_kit_find_window (TRACKER_TYPE_CHECK_DIALOG));
}

static void
test_closing_in_the_middle (void)
{
  gint64 id;
  UiKit *kit = create_kit (&id);

  /* The answer comes when there is no window any more. */
  g_action_group_activate_action (G_ACTION_GROUP (kit->window), "archive-parcel",
                                  g_variant_new_int64 (id));
  g_object_add_weak_pointer (G_OBJECT (kit->window), (gpointer *) &kit->window);
  gtk_window_destroy (GTK_WINDOW (kit->window));
  ui_kit_settle ();
  g_assert_null (kit->window);
  ui_kit_free (kit);
}

int
main (int argc, char **argv)
{
  ui_kit_init (&argc, &argv);

  g_test_add_func ("/window/actions/archive", test_archive);
  g_test_add_func ("/window/actions/remove", test_remove);
  g_test_add_func ("/window/actions/move", test_move);
  g_test_add_func ("/window/actions/copy", test_copy);
  g_test_add_func ("/window/actions/rename", test_rename);
  g_test_add_func ("/window/actions/folders", test_folders);
  g_test_add_func ("/window/actions/place-folder", test_place_folder);
  g_test_add_func ("/window/actions/sort", test_sort);
  g_test_add_func ("/window/actions/menus", test_menus);
  g_test_add_func ("/window/actions/current", test_current);
  g_test_add_func ("/window/actions/check", test_check);
  g_test_add_func ("/window/actions/closing-in-the-middle", test_closing_in_the_middle);

  return g_test_run ();
}
