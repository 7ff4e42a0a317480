/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-folder-pane.h"
#include "tracker-hint-bar.h"
#include "tracker-parcel-pane.h"
#include "tracker-parcel-row.h"
#include "ui-kit.h"

/* The window's panes: what they show, how they fold, and what counts as seen. */

static TrackerParcelPane *
get_pane (UiKit *kit)
{
  return TRACKER_PARCEL_PANE (ui_kit_find (GTK_WIDGET (kit->window), TRACKER_TYPE_PARCEL_PANE));
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

static void
type_search (UiKit *kit, const char *text)
{
  GtkWidget *entry = ui_kit_find (GTK_WIDGET (get_pane (kit)), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  ui_kit_settle ();
}

static guint
count_rows (UiKit *kit)
{
  return ui_kit_count (GTK_WIDGET (kit->window), TRACKER_TYPE_PARCEL_ROW);
}

static void
choose_smart (UiKit *kit, TrackerSmart smart)
{
  g_assert_true (tracker_folder_pane_select_smart (get_folders (kit), smart));
  ui_kit_settle ();
}

static void
test_first_run (void)
{
  g_autoptr (UiKit) kit = ui_kit_new ();

  ui_kit_show (kit, 1180, 760);
  g_assert_cmpstr (tracker_parcel_pane_get_state (get_pane (kit)), ==, "first-run");
  g_assert_null (tracker_window_get_parcel_in_view (kit->window));
  ui_kit_shoot (GTK_WIDGET (kit->window), "first-run");

  /* The first parcel brings the list. */
  ui_kit_add (kit, "RB123456785CN", NULL, "CN", 0);
  ui_kit_settle ();
  g_assert_cmpstr (tracker_parcel_pane_get_state (get_pane (kit)), ==, "list");
  g_assert_cmpuint (count_rows (kit), ==, 1);
}

static void
test_folders (void)
{
  static const struct
  {
    TrackerSmart smart;
    guint n_rows;
  } cases[] = {
    { TRACKER_SMART_ON_THE_WAY, 6 }, { TRACKER_SMART_READY, 1 },   { TRACKER_SMART_ATTENTION, 3 },
    { TRACKER_SMART_DELIVERED, 1 },  { TRACKER_SMART_ARCHIVE, 1 },
  };
  g_autoptr (UiKit) kit = ui_kit_new ();

  ui_kit_fill (kit);
  ui_kit_show (kit, 1180, 860);
  ui_kit_shoot (GTK_WIDGET (kit->window), "list");
  g_assert_nonnull (ui_kit_find_label (GTK_WIDGET (get_pane (kit)), "12 parcels"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      choose_smart (kit, cases[i].smart);
      g_assert_cmpstr (tracker_parcel_pane_get_state (get_pane (kit)), ==, "list");
      g_assert_cmpuint (count_rows (kit), ==, cases[i].n_rows);
      g_assert_nonnull (ui_kit_find_label (GTK_WIDGET (get_pane (kit)),
                                           tracker_smart_get_label (cases[i].smart)));
    }

  /* The second of the person's own folders is empty. */
  g_assert_true (tracker_folder_pane_select_folder (get_folders (kit), 2));
  ui_kit_settle ();
  g_assert_cmpstr (tracker_parcel_pane_get_state (get_pane (kit)), ==, "empty-folder");
  ui_kit_shoot (GTK_WIDGET (kit->window), "empty-folder");
  g_assert_false (tracker_folder_pane_select_folder (get_folders (kit), 77));

  tracker_window_open_attention (kit->window);
  ui_kit_settle ();
  g_assert_cmpuint (count_rows (kit), ==, 3);
}

static gboolean
has_bar (UiKit *kit, const char *text)
{
  GtkWidget *label = ui_kit_find_label (GTK_WIDGET (get_pane (kit)), text);
  GtkWidget *bar = label != NULL ? gtk_widget_get_ancestor (label, TRACKER_TYPE_HINT_BAR) : NULL;
  gboolean revealed = FALSE;

  if (bar != NULL)
    g_object_get (bar, "revealed", &revealed, NULL);

  return revealed;
}

/* The bar that counts those who wait for a human stands in one folder alone, and goes with the last
 * of them. */
static void
test_waiting (void)
{
  g_autoptr (UiKit) kit = ui_kit_new ();
  gint64 first, second;

  first = ui_kit_add (kit, "RB123456785CN", "Letter", "CN", 0);
  second = ui_kit_add (kit, "RB000000083CN", "Other", "CN", 0);
  ui_kit_report_trouble (kit, first, TRACKER_OUTCOME_CAPTCHA);
  ui_kit_show (kit, 1180, 760);
  g_assert_false (has_bar (kit, "1 parcel waits for you"));
  choose_smart (kit, TRACKER_SMART_ATTENTION);
  g_assert_cmpuint (count_rows (kit), ==, 1);
  g_assert_true (has_bar (kit, "1 parcel waits for you"));
  ui_kit_report_trouble (kit, second, TRACKER_OUTCOME_BLOCKED);
  ui_kit_settle ();
  g_assert_cmpuint (count_rows (kit), ==, 2);
  g_assert_true (has_bar (kit, "2 parcels wait for you"));
  ui_kit_shoot (GTK_WIDGET (kit->window), "waiting");

  choose_smart (kit, TRACKER_SMART_ON_THE_WAY);
  g_assert_false (has_bar (kit, "2 parcels wait for you"));
  choose_smart (kit, TRACKER_SMART_ATTENTION);
  g_assert_true (has_bar (kit, "2 parcels wait for you"));
  ui_kit_report_trouble (kit, first, TRACKER_OUTCOME_NOT_FOUND);
  ui_kit_report_trouble (kit, second, TRACKER_OUTCOME_NOT_FOUND);
  ui_kit_settle ();
  g_assert_false (has_bar (kit, "2 parcels wait for you"));
  g_assert_cmpuint (count_rows (kit), ==, 0);
}

static void
test_empty_smarts (void)
{
  g_autoptr (UiKit) kit = ui_kit_new ();

  ui_kit_add (kit, "RB123456785CN", NULL, "CN", 0);
  ui_kit_show (kit, 1180, 760);
  for (TrackerSmart smart = TRACKER_SMART_READY; smart <= TRACKER_SMART_ARCHIVE; smart++)
    {
      choose_smart (kit, smart);
      g_assert_cmpstr (tracker_parcel_pane_get_state (get_pane (kit)), ==, "empty-folder");
    }
  ui_kit_shoot (GTK_WIDGET (kit->window), "empty-archive");
}

static void
test_search (void)
{
  g_autoptr (UiKit) kit = ui_kit_new ();

  ui_kit_fill (kit);
  ui_kit_show (kit, 1180, 760);
  activate (kit, "search", NULL);
  type_search (kit, "lamp");
  g_assert_cmpuint (count_rows (kit), ==, 1);
  type_search (kit, "零件");
  g_assert_cmpuint (count_rows (kit), ==, 1);

  type_search (kit, "nothing like it");
  g_assert_cmpstr (tracker_parcel_pane_get_state (get_pane (kit)), ==, "empty-search");
  g_assert_null (ui_kit_find_label (GTK_WIDGET (get_pane (kit)), "Search in All Parcels"));
  ui_kit_shoot (GTK_WIDGET (kit->window), "empty-search");

  /* In one folder nothing is found; the button looks everywhere. */
  choose_smart (kit, TRACKER_SMART_READY);
  type_search (kit, "lamp");
  g_assert_cmpstr (tracker_parcel_pane_get_state (get_pane (kit)), ==, "empty-search");
  g_assert_nonnull (ui_kit_find_label (GTK_WIDGET (get_pane (kit)), "Search in All Parcels"));
  activate (kit, "search-everywhere", NULL);
  g_assert_cmpuint (count_rows (kit), ==, 1);

  /* Closing the bar ends the search. */
  activate (kit, "search", NULL);
  g_assert_cmpuint (count_rows (kit), >, 5);
}

static void
test_selection_stays (void)
{
  g_autoptr (UiKit) kit = ui_kit_new ();
  g_autoptr (TrackerParcel) parcel = NULL;

  ui_kit_fill (kit);
  ui_kit_show (kit, 1180, 760);
  parcel = ui_kit_dup_parcel (kit, "RR000000066CN");
  tracker_window_open_parcel (kit->window, parcel);
  ui_kit_settle ();
  g_assert_true (tracker_parcel_pane_get_selected (get_pane (kit)) == parcel);

  /* News moves it to the top of the list. */
  ui_kit_report (kit, tracker_parcel_get_id (parcel), TRACKER_STAGE_ARRIVED, "Arrived", "Moscow",
                 0);
  ui_kit_settle ();
  g_assert_true (tracker_parcel_pane_get_selected (get_pane (kit)) == parcel);

  /* A folder that has it not shows it not; coming back selects it again. */
  choose_smart (kit, TRACKER_SMART_ARCHIVE);
  g_assert_null (tracker_parcel_pane_get_selected (get_pane (kit)));
  choose_smart (kit, TRACKER_SMART_ALL);
  g_assert_true (tracker_parcel_pane_get_selected (get_pane (kit)) == parcel);

  activate (kit, "close-parcel", NULL);
  g_assert_null (tracker_parcel_pane_get_selected (get_pane (kit)));
}

static void
check_panes (UiKit *kit, gboolean folders, gboolean parcels)
{
  g_assert_cmpint (gtk_widget_get_child_visible (GTK_WIDGET (get_folders (kit))), ==, folders);
  g_assert_cmpint (gtk_widget_get_child_visible (GTK_WIDGET (get_pane (kit))), ==, parcels);
}

static void
test_folding (void)
{
  g_autoptr (UiKit) kit = ui_kit_new ();
  g_autoptr (TrackerParcel) parcel = NULL;
  GtkWidget *leaflet;

  ui_kit_fill (kit);
  ui_kit_show (kit, 372, 720);
  parcel = ui_kit_dup_parcel (kit, "80000000000018");
  check_panes (kit, FALSE, TRUE);
  ui_kit_shoot (GTK_WIDGET (kit->window), "narrow-list");

  activate (kit, "show-folders", NULL);
  check_panes (kit, TRUE, FALSE);
  ui_kit_shoot (GTK_WIDGET (kit->window), "narrow-folders");
  g_signal_emit_by_name (get_folders (kit), "activated");
  ui_kit_settle ();
  check_panes (kit, FALSE, TRUE);

  leaflet = ui_kit_find (GTK_WIDGET (kit->window), ADW_TYPE_LEAFLET);
  g_assert_true (adw_leaflet_get_folded (ADW_LEAFLET (leaflet)));
  tracker_window_open_parcel (kit->window, parcel);
  ui_kit_settle ();
  g_assert_true (adw_leaflet_get_visible_child (ADW_LEAFLET (leaflet))
                 != gtk_widget_get_parent (GTK_WIDGET (get_pane (kit))));
  ui_kit_shoot (GTK_WIDGET (kit->window), "narrow-parcel");

  activate (kit, "close-parcel", NULL);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (get_pane (kit))));
  activate (kit, "close-parcel", NULL);
  check_panes (kit, TRUE, FALSE);
}

static void
test_two_panes (void)
{
  g_autoptr (UiKit) kit = ui_kit_new ();

  ui_kit_fill (kit);
  ui_kit_show (kit, 760, 720);
  check_panes (kit, FALSE, TRUE);
  ui_kit_shoot (GTK_WIDGET (kit->window), "two-panes");
}

static void
test_view (void)
{
  g_autoptr (UiKit) kit = ui_kit_new ();
  g_autoptr (TrackerParcel) parcel = NULL;
  gboolean unseen;

  ui_kit_fill (kit);
  ui_kit_show (kit, 1180, 760);
  if (!gtk_window_is_active (GTK_WINDOW (kit->window)))
    {
      g_test_skip ("no window manager gives the focus");
      return;
    }

  parcel = ui_kit_dup_parcel (kit, "80000000000018");
  g_object_get (parcel, "unseen", &unseen, NULL);
  g_assert_true (unseen);
  tracker_window_open_parcel (kit->window, parcel);
  g_assert_cmpstr (tracker_window_get_parcel_in_view (kit->window), ==,
                   tracker_parcel_get_uuid (parcel));

  /* Looking at it for a while makes it seen. */
  for (guint i = 0; i < 10 && unseen; i++)
    {
      ui_kit_settle ();
      g_object_get (parcel, "unseen", &unseen, NULL);
    }
  g_assert_false (unseen);

  activate (kit, "close-parcel", NULL);
  g_assert_null (tracker_window_get_parcel_in_view (kit->window));
}

static void
test_looks (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (UiKit) kit = ui_kit_new ();
  g_autoptr (TrackerParcel) parcel = NULL;

  ui_kit_fill (kit);
  ui_kit_show (kit, 1180, 760);
  parcel = ui_kit_dup_parcel (kit, "RB123456785CN");
  tracker_window_open_parcel (kit->window, parcel);
  ui_kit_shoot (GTK_WIDGET (kit->window), "parcel");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  ui_kit_settle ();
  g_assert_true (adw_style_manager_get_dark (manager));
  ui_kit_shoot (GTK_WIDGET (kit->window), "parcel-dark");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  ui_kit_shoot (GTK_WIDGET (kit->window), "parcel-rtl");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_failure (void)
{
  g_autoptr (UiKit) kit = ui_kit_new ();
  GtkWidget *window
      = tracker_window_new_for_failure (kit->application, "The disk is <full> & so on.");

  gtk_window_present (GTK_WINDOW (window));
  ui_kit_settle ();
  g_assert_nonnull (ui_kit_find_label (window, "The disk is <full> & so on."));
  ui_kit_shoot (window, "failure");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_size_is_kept (void)
{
  g_autoptr (UiKit) kit = ui_kit_new ();

  ui_kit_show (kit, 900, 640);
  g_assert_cmpint (g_settings_get_int (kit->settings, "window-width"), ==, 900);
  g_assert_cmpint (g_settings_get_int (kit->settings, "window-height"), ==, 640);
}

int
main (int argc, char **argv)
{
  ui_kit_init (&argc, &argv);

  g_test_add_func ("/window/first-run", test_first_run);
  g_test_add_func ("/window/folders", test_folders);
  g_test_add_func ("/window/waiting", test_waiting);
  g_test_add_func ("/window/empty-smarts", test_empty_smarts);
  g_test_add_func ("/window/search", test_search);
  g_test_add_func ("/window/selection-stays", test_selection_stays);
  g_test_add_func ("/window/folding", test_folding);
  g_test_add_func ("/window/two-panes", test_two_panes);
  g_test_add_func ("/window/view", test_view);
  g_test_add_func ("/window/looks", test_looks);
  g_test_add_func ("/window/failure", test_failure);
  g_test_add_func ("/window/size-is-kept", test_size_is_kept);

  return g_test_run ();
}
