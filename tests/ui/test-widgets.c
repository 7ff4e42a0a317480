/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-hint-bar.h"
#include "tracker-name-dialog.h"
#include "tracker-parcel-menu.h"
#include "tracker-progress-line.h"
#include "tracker-refresh-bar.h"
#include "tracker-row-painter.h"
#include "tracker-sentence.h"
#include "ui-kit.h"

/* The small parts, each by itself. */

static void
test_sentence (void)
{
  static const struct
  {
    int domain; /* 0: GIO, 1: file */
    int code;
    const char *message;
    const char *what;
    const char *expected;
  } cases[] = {
    { 0, G_IO_ERROR_CANCELLED, "Cancelled", "It failed", NULL },
    { 0, G_IO_ERROR_FAILED, "The disk is full.", NULL, "The disk is full." },
    { 0, G_IO_ERROR_FAILED, "The disk is full.", "It failed", "It failed: The disk is full." },
    { 1, G_FILE_ERROR_NOENT, "  two\nlines\t ", NULL, "two lines" },
    { 1, G_FILE_ERROR_NOENT, "", NULL, "Something unexpected happened; please try again." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GQuark domain = cases[i].domain == 0 ? G_IO_ERROR : G_FILE_ERROR;
      g_autoptr (GError) error = g_error_new_literal (domain, cases[i].code, cases[i].message);
      g_autofree char *sentence = tracker_sentence_for_error (error, cases[i].what);

      g_assert_cmpstr (sentence, ==, cases[i].expected);
    }
}

static void
test_sentence_hostile (void)
{
  g_autofree char *endless = g_strnfill (5000, 'x');
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, endless);
  g_autofree char *cut = tracker_sentence_for_error (error, NULL);
  g_autofree char *unknown = tracker_sentence_for_error (NULL, NULL);
  g_autofree char *repaired = NULL;

  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 300);
  g_assert_true (g_str_has_suffix (cut, "…"));
  g_assert_cmpstr (unknown, !=, "");

  g_free (error->message);
  error->message = g_strdup ("bad \xff byte");
  repaired = tracker_sentence_for_error (error, NULL);
  g_assert_true (g_utf8_validate (repaired, -1, NULL));
}

static void
test_progress_line (void)
{
  static const struct
  {
    double set, get;
  } cases[] = { { 0.5, 0.5 }, { -3.0, 0.0 }, { 7.0, 1.0 }, { 1.0, 1.0 } };
  TrackerProgressLine *line
      = TRACKER_PROGRESS_LINE (g_object_ref_sink (tracker_progress_line_new ()));
  int minimum;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      tracker_progress_line_set_fraction (line, cases[i].set);
      g_assert_cmpfloat (tracker_progress_line_get_fraction (line), ==, cases[i].get);
    }
  gtk_widget_measure (GTK_WIDGET (line), GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, >, 0);
  g_object_unref (line);
}

static void
test_hint_bar (void)
{
  GtkWidget *window = gtk_window_new ();
  TrackerHintBar *bar = TRACKER_HINT_BAR (tracker_hint_bar_new ());
  g_autofree char *action = NULL;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (bar));
  gtk_window_present (GTK_WINDOW (window));
  tracker_hint_bar_set_text (bar, "1 < 2 & so on");
  tracker_hint_bar_set_button (bar, "Unlock", "win.unlock-keyring");
  tracker_hint_bar_set_revealed (bar, TRUE);
  ui_kit_settle ();
  g_assert_nonnull (ui_kit_find_label (window, "1 < 2 & so on"));
  g_assert_nonnull (ui_kit_find_label (window, "Unlock"));
  g_object_get (bar, "action-name", &action, NULL);
  g_assert_cmpstr (action, ==, "win.unlock-keyring");

  tracker_hint_bar_set_button (bar, NULL, NULL);
  tracker_hint_bar_set_text (bar, NULL);
  ui_kit_settle ();
  g_assert_null (ui_kit_find_label (window, "Unlock"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_name_dialog (void)
{
  TrackerNameDialog *dialog = tracker_name_dialog_new (NULL, "Name?", "_Save", TRUE, FALSE);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);
  g_autofree char *name = NULL;

  g_object_ref (dialog);
  g_assert_false (adw_message_dialog_get_response_enabled (message, "accept"));
  tracker_name_dialog_set_name (dialog, "   ");
  g_assert_false (adw_message_dialog_get_response_enabled (message, "accept"));
  tracker_name_dialog_set_name (dialog, " Presents ");
  g_assert_true (adw_message_dialog_get_response_enabled (message, "accept"));
  name = tracker_name_dialog_dup_name (dialog);
  g_assert_cmpstr (name, ==, "Presents");

  g_assert_null (tracker_name_dialog_get_emoji (dialog));
  tracker_name_dialog_set_emoji (dialog, "🎁");
  g_assert_cmpstr (tracker_name_dialog_get_emoji (dialog), ==, "🎁");
  tracker_name_dialog_set_emoji (dialog, "");
  g_assert_null (tracker_name_dialog_get_emoji (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_object_unref (dialog);
}

/* Collects the actions and labels of a menu, submenus and sections included. */
static void
print_menu (GMenuModel *menu, GString *text)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };
      g_autofree char *label = NULL;
      g_autofree char *action = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label);
      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action))
        g_string_append_printf (text, "%s=%s;", label, action);
      for (guint k = 0; k < G_N_ELEMENTS (links); k++)
        {
          g_autoptr (GMenuModel) link = g_menu_model_get_item_link (menu, i, links[k]);

          if (link != NULL)
            print_menu (link, text);
        }
    }
}

static void
test_parcel_menu (void)
{
  g_autoptr (UiKit) kit = ui_kit_new ();
  g_autoptr (TrackerParcel) parcel = NULL;
  g_autoptr (GMenuModel) in_list = NULL;
  g_autoptr (GMenuModel) on_page = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 folder = ui_kit_add_folder (kit, "snake_case", "🐍");

  ui_kit_add_folder (kit, "Other", NULL);
  ui_kit_add (kit, "RB123456785CN", NULL, "CN", folder);
  tracker_library_get_folders (kit->library); /* read at the first wish */
  ui_kit_settle ();
  parcel = ui_kit_dup_parcel (kit, "RB123456785CN");

  in_list = tracker_parcel_menu_new (parcel, tracker_library_get_folders (kit->library), TRUE);
  print_menu (in_list, text);
  g_assert_cmpstr (
      text->str, ==,
      "_Refresh=win.refresh-parcel;_Copy Code=win.copy-number;Re_name…=win.rename-parcel;"
      "Other=win.move-parcel;No Folder=win.move-parcel;New Folder…=win.move-to-new-folder;"
      "Never Ask the _Network=parcel.silent;_Who Was Told…=win.who-was-told;"
      "_Archive=win.archive-parcel;_Delete=win.remove-parcel;");

  /* Out of the folder: its underline is no mnemonic. */
  ui_kit_show (kit, 900, 600);
  g_action_group_activate_action (
      G_ACTION_GROUP (kit->window), "move-parcel",
      g_variant_new ("(xx)", tracker_parcel_get_id (parcel), G_GINT64_CONSTANT (0)));
  ui_kit_settle ();
  g_string_truncate (text, 0);
  on_page = tracker_parcel_menu_new (parcel, tracker_library_get_folders (kit->library), FALSE);
  print_menu (on_page, text);
  g_assert_nonnull (strstr (text->str, "🐍 snake__case=win.move-parcel;"));
  g_assert_null (strstr (text->str, "win.refresh-parcel"));
  g_assert_null (strstr (text->str, "No Folder"));
}

/* Only where a post wants a human the list's menu leads to the direct check. */
static void
test_check_in_menu (void)
{
  static const struct
  {
    TrackerOutcome outcome;
    gboolean expected;
  } cases[] = {
    { TRACKER_OUTCOME_NOT_FOUND, FALSE },
    { TRACKER_OUTCOME_CAPTCHA, TRUE },
    { TRACKER_OUTCOME_BLOCKED, TRUE },
    { TRACKER_OUTCOME_UNAVAILABLE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (UiKit) kit = ui_kit_new ();
      gint64 id = ui_kit_add (kit, "RB123456785CN", NULL, "CN", 0);
      g_autoptr (TrackerParcel) parcel = NULL;
      g_autoptr (GMenuModel) menu = NULL;
      g_autoptr (GString) text = g_string_new (NULL);

      ui_kit_report_trouble (kit, id, cases[i].outcome);
      parcel = ui_kit_dup_parcel (kit, "RB123456785CN");
      menu = tracker_parcel_menu_new (parcel, tracker_library_get_folders (kit->library), TRUE);
      print_menu (menu, text);
      g_assert_cmpint (strstr (text->str, "_Direct Check…=win.direct-check;") != NULL, ==,
                       cases[i].expected);
    }
}

static void
test_refresh_bar (void)
{
  g_autoptr (UiKit) kit = ui_kit_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *bar = tracker_refresh_bar_new (kit->library);

  gtk_window_set_child (GTK_WINDOW (window), bar);
  gtk_window_present (GTK_WINDOW (window));
  ui_kit_settle ();
  g_assert_false (
      gtk_revealer_get_reveal_child (GTK_REVEALER (ui_kit_find (bar, GTK_TYPE_REVEALER))));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_help_overlay (void)
{
  g_autoptr (UiKit) kit = ui_kit_new ();
  GtkWindow *overlay;

  ui_kit_show (kit, 900, 600);
  g_action_group_activate_action (G_ACTION_GROUP (kit->window), "show-help-overlay", NULL);
  ui_kit_settle ();
  overlay = ui_kit_find_window (GTK_TYPE_SHORTCUTS_WINDOW);
  g_assert_nonnull (overlay);
  ui_kit_shoot (GTK_WIDGET (overlay), "shortcuts");
  gtk_window_destroy (overlay);

  tracker_window_show_about (kit->window);
  ui_kit_settle ();
  overlay = ui_kit_find_window (ADW_TYPE_ABOUT_WINDOW);
  g_assert_nonnull (overlay);
  gtk_window_destroy (overlay);
}

int
main (int argc, char **argv)
{
  ui_kit_init (&argc, &argv);

  g_test_add_func ("/widgets/sentence", test_sentence);
  g_test_add_func ("/widgets/sentence-hostile", test_sentence_hostile);
  g_test_add_func ("/widgets/progress-line", test_progress_line);
  g_test_add_func ("/widgets/hint-bar", test_hint_bar);
  g_test_add_func ("/widgets/name-dialog", test_name_dialog);
  g_test_add_func ("/widgets/parcel-menu", test_parcel_menu);
  g_test_add_func ("/widgets/check-in-menu", test_check_in_menu);
  g_test_add_func ("/widgets/refresh-bar", test_refresh_bar);
  g_test_add_func ("/widgets/help-overlay", test_help_overlay);

  return g_test_run ();
}
