/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-add-dialog.h"

#include <string.h>

#include "tracker-candidate.h"
#include "tracker-carrier-chips.h"
#include "tracker-chooser.h"
#include "tracker-code-entry.h"
#include "tracker-guess-row.h"
#include "tracker-need-row.h"
#include "ui-host.h"

/* The add dialog: what it sees in a text, what it says about it, and what it adds. */

typedef struct
{
  UiKit *kit;
  UiHost *host;
  TrackerAddDialog *dialog;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->kit = ui_kit_new ();
  ui_kit_add_folder (fixture->kit, "Presents", "🎁");
  g_object_set (fixture->kit->library, "home-country", "RU", NULL);
  /* The folders are counted in the store's own time. */
  tracker_library_get_folders (fixture->kit->library);
  ui_kit_settle ();
  fixture->host = ui_host_new (fixture->kit, gtk_label_new ("below"), 800, 800);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  ui_host_free (fixture->host);
  ui_kit_free (fixture->kit);
}

static void
open_dialog (Fixture *fixture, const char *text)
{
  fixture->dialog = tracker_add_dialog_new (fixture->host->window, fixture->kit->library, 0, text);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  ui_kit_settle ();
}

static void
type_text (Fixture *fixture, const char *text)
{
  tracker_code_entry_set_text (
      TRACKER_CODE_ENTRY (ui_kit_find (GTK_WIDGET (fixture->dialog), TRACKER_TYPE_CODE_ENTRY)),
      text);
  ui_kit_settle ();
}

/* What the rows show. */
static GPtrArray *
collect (GtkWidget *root, GPtrArray *items)
{
  if (TRACKER_IS_GUESS_ROW (root))
    g_ptr_array_add (items, tracker_guess_row_get_item (TRACKER_GUESS_ROW (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, items);

  return items;
}

static guint
count_rows (Fixture *fixture)
{
  g_autoptr (GPtrArray) items = collect (GTK_WIDGET (fixture->dialog), g_ptr_array_new ());

  return items->len;
}

static GtkButton *
find_button (GtkWidget *root, const char *label)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return GTK_BUTTON (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkButton *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_sees (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    guint n;
    const char *button; /* that can be pressed; NULL: none */
    const char *label;  /* that is to be seen; nullable */
  } table[] = {
    { "", 0, NULL, NULL },
    { "  \n ", 0, NULL, NULL },
    { "RB123456785CN", 1, "_Add", "RB 123 456 785 CN" },
    { "rb 123 456 785 cn", 1, "_Add", "RB 123 456 785 CN" },
    { "RB123456786CN", 1, "_Add", "The check digit does not fit: look for a typing error." },
    { "RB123456785CN\nRA000000012US", 2, "_Add 2 Parcels", "2 codes found" },
    { "Hello! Your parcel RB123456785CN is on its way, track it at https://example.com", 1, "_Add",
      "RB 123 456 785 CN" },
    { "что-то по-русски без кода", 0, NULL, NULL },
    { "@@@", 0, NULL, NULL },
    { "\x01\x02\x03", 0, NULL, NULL },
    { "\xff\xfe RB123456785CN", 1, "_Add", "RB 123 456 785 CN" },
  };

  open_dialog (fixture, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      GtkButton *button;

      g_test_message ("%s", table[i].text);
      type_text (fixture, table[i].text);
      g_assert_cmpuint (count_rows (fixture), ==, table[i].n);
      button = find_button (GTK_WIDGET (fixture->dialog),
                            table[i].button != NULL ? table[i].button : "_Add");
      g_assert_nonnull (button);
      g_assert_cmpint (gtk_widget_is_sensitive (GTK_WIDGET (button)), ==, table[i].button != NULL);
      if (table[i].label != NULL)
        g_assert_nonnull (ui_kit_find_label (GTK_WIDGET (fixture->dialog), table[i].label));
    }
  gtk_window_close (GTK_WINDOW (fixture->dialog));
}

/* Order and telephone numbers of a message may be seen, but are not chosen beforehand. */
static void
test_message (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = NULL;
  guint n_chosen = 0;

  open_dialog (fixture, "Order 8412345678901234\nRB123456785CN\nCall +7 812 123-45-67");
  items = collect (GTK_WIDGET (fixture->dialog), g_ptr_array_new ());
  for (guint i = 0; i < items->len; i++)
    {
      TrackerCandidate *item = g_ptr_array_index (items, i);

      if (!tracker_candidate_get_chosen (item))
        continue;
      n_chosen++;
      g_assert_cmpstr (tracker_guess_get_number (tracker_candidate_get_guess (item)), ==,
                       "RB123456785CN");
    }
  g_assert_cmpuint (n_chosen, ==, 1);
  ui_kit_shoot (GTK_WIDGET (fixture->dialog), "add-message");
  gtk_window_close (GTK_WINDOW (fixture->dialog));
}

static void
test_long_paste (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_sized_new (1100000);
  g_autofree char *kept = NULL;
  TrackerCodeEntry *entry;
  guint n;

  while (text->len < 1000000)
    g_string_append (text,
                     "lorem ipsum dolor sit amet consectetur RB123456785CN and RA000000012US ");
  open_dialog (fixture, NULL);
  entry = TRACKER_CODE_ENTRY (ui_kit_find (GTK_WIDGET (fixture->dialog), TRACKER_TYPE_CODE_ENTRY));
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (
                                        ui_kit_find (GTK_WIDGET (entry), GTK_TYPE_TEXT_VIEW))),
                                    text->str, -1);
  for (int i = 0; i < 20 && count_rows (fixture) == 0; i++)
    ui_kit_settle ();
  n = count_rows (fixture);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (tracker_code_entry_is_long (entry));
  kept = tracker_code_entry_dup_text (entry);
  g_assert_cmpuint (strlen (kept), >=, text->len);
  g_assert_nonnull (ui_kit_find_label (GTK_WIDGET (fixture->dialog), "Pasted text, 1.0\u00a0MB"));
  ui_kit_shoot (GTK_WIDGET (fixture->dialog), "add-long-paste");

  tracker_code_entry_set_text (entry, "");
  ui_kit_settle ();
  g_assert_false (tracker_code_entry_is_long (entry));
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
}

/* More codes than anybody reads: some are shown, all are added. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 300; i++)
    g_string_append_printf (text, "RB%09dCN\n", 100000000 + i * 7);
  open_dialog (fixture, text->str);
  for (int i = 0; i < 20 && count_rows (fixture) == 0; i++)
    ui_kit_settle ();
  g_assert_cmpuint (count_rows (fixture), ==, 50);
  g_assert_nonnull (find_button (GTK_WIDGET (fixture->dialog), "_Add 300 Parcels"));
  g_assert_nonnull (ui_kit_find_label (GTK_WIDGET (fixture->dialog), "and 250 more"));
  gtk_window_close (GTK_WINDOW (fixture->dialog));
}

static gboolean
is_opened (gpointer data)
{
  return ((UiHost *) data)->last != NULL;
}

static void
await_opened (Fixture *fixture, const char *number)
{
  g_autoptr (TrackerParcel) parcel = NULL;
  g_autofree char *expected = NULL;

  g_assert_true (tracker_test_wait_until (is_opened, fixture->host));
  parcel = ui_kit_dup_parcel (fixture->kit, number);
  g_assert_nonnull (parcel);
  expected = g_strdup_printf ("app.open-parcel '%s'", tracker_parcel_get_uuid (parcel));
  g_assert_cmpstr (fixture->host->last, ==, expected);
}

static void
test_adds_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TrackerParcel) parcel = NULL;
  GtkWidget *name, *folder;
  g_autofree char *folder_name = NULL;

  open_dialog (fixture, "RB123456785CN");
  name = ui_kit_find (GTK_WIDGET (fixture->dialog), ADW_TYPE_ENTRY_ROW);
  folder = ui_kit_find (GTK_WIDGET (fixture->dialog), ADW_TYPE_COMBO_ROW);
  gtk_editable_set_text (GTK_EDITABLE (name), "  Boots ");
  adw_combo_row_set_selected (ADW_COMBO_ROW (folder), 1);
  ui_kit_shoot (GTK_WIDGET (fixture->dialog), "add-one");
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "add.add", NULL);
  await_opened (fixture, "RB123456785CN");

  parcel = ui_kit_dup_parcel (fixture->kit, "RB123456785CN");
  g_object_get (parcel, "folder-name", &folder_name, NULL);
  g_assert_cmpstr (tracker_parcel_get_title (parcel), ==, "Boots");
  g_assert_cmpstr (folder_name, ==, "Presents");
  ui_kit_settle ();
  g_assert_null (ui_kit_find_window (TRACKER_TYPE_ADD_DIALOG));
}

/* Enter is pressed before the text was looked at: it is added all the same. */
static void
test_enter_at_once (Fixture *fixture, gconstpointer data)
{
  TrackerCodeEntry *entry;

  open_dialog (fixture, NULL);
  entry = TRACKER_CODE_ENTRY (ui_kit_find (GTK_WIDGET (fixture->dialog), TRACKER_TYPE_CODE_ENTRY));
  tracker_code_entry_set_text (entry, "RA000000012US RB123456785CN");
  g_signal_emit_by_name (entry, "activate");
  await_opened (fixture, "RA000000012US");
  {
    g_autoptr (TrackerParcel) second = ui_kit_dup_parcel (fixture->kit, "RB123456785CN");

    g_assert_nonnull (second);
  }
}

/* The buttons of the carriers in @root, the pressed ones alone if so wanted: their names. */
static char *
dup_chips (GtkWidget *root, gboolean only_pressed)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (GTK_IS_TOGGLE_BUTTON (root) && gtk_widget_has_css_class (root, "chip")
      && (!only_pressed || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (root))))
    g_string_append (names, gtk_widget_get_tooltip_text (root));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *below = dup_chips (child, only_pressed);

      if (*below != '\0')
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", below);
    }

  return g_strdup (names->str);
}

static GtkToggleButton *
find_chip (GtkWidget *root, const char *name)
{
  if (GTK_IS_TOGGLE_BUTTON (root) && gtk_widget_has_css_class (root, "chip")
      && g_strcmp0 (gtk_widget_get_tooltip_text (root), name) == 0)
    return GTK_TOGGLE_BUTTON (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkToggleButton *found = find_chip (child, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
assert_pressed (GtkWidget *root, const char *expected)
{
  g_autofree char *pressed = dup_chips (root, TRUE);

  g_assert_cmpstr (pressed, ==, expected);
}

static void
assert_carriers (Fixture *fixture, const char *number, const char *expected)
{
  g_autoptr (TrackerParcel) parcel = ui_kit_dup_parcel (fixture->kit, number);
  const char *const *carriers = tracker_parcel_data_get_carriers (tracker_parcel_get_data (parcel));
  g_autofree char *joined = g_strjoinv (" ", (char **) carriers);

  g_assert_cmpstr (joined, ==, expected);
}

static void
choose_other (Fixture *fixture, GtkWidget *chips, const char *words)
{
  TrackerChooser *chooser;

  gtk_widget_activate_action (chips, "chips.other", NULL);
  ui_kit_settle ();
  chooser = TRACKER_CHOOSER (ui_kit_find_window (TRACKER_TYPE_CHOOSER));
  tracker_chooser_search (chooser, words);
  g_assert_cmpuint (tracker_chooser_get_n_shown (chooser), ==, 1);
  ui_kit_shoot (GTK_WIDGET (chooser), "add-carriers");
  tracker_chooser_choose (chooser, 0);
  ui_kit_settle ();
}

/* A code of no usual shape: nobody is guessed, anybody can be chosen. */
static void
test_chosen_carrier (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;

  open_dialog (fixture, "QWERTY12345");
  window = GTK_WIDGET (fixture->dialog);
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  assert_pressed (window, "");
  choose_other (fixture, ui_kit_find (window, TRACKER_TYPE_CARRIER_CHIPS), "cainiao");
  assert_pressed (window, "Cainiao");
  gtk_widget_activate_action (window, "add.add", NULL);
  await_opened (fixture, "QWERTY12345");
  assert_carriers (fixture, "QWERTY12345", "cainiao");
}

/* Two ends go together and can be left out; another carrier is meant instead of them. */
static void
test_chips (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;
  g_autofree char *before = NULL;

  open_dialog (fixture, "RB123456785CN");
  window = GTK_WIDGET (fixture->dialog);
  before = dup_chips (window, TRUE);
  g_assert_nonnull (strstr (before, "Russian Post"));
  ui_kit_shoot (window, "add-chips");
  gtk_toggle_button_set_active (find_chip (window, "Russian Post"), FALSE);
  {
    g_autofree char *rest = dup_chips (window, TRUE);

    g_assert_null (strstr (rest, "Russian Post"));
    g_assert_cmpstr (rest, !=, "");
  }
  gtk_toggle_button_set_active (find_chip (window, "Russian Post"), TRUE);
  {
    g_autofree char *again = dup_chips (window, TRUE);

    g_assert_cmpstr (again, ==, before);
  }
  choose_other (fixture, ui_kit_find (window, TRACKER_TYPE_CARRIER_CHIPS), "Belpost");
  assert_pressed (window, "Belpost");
  /* Somebody has to carry it. */
  gtk_toggle_button_set_active (find_chip (window, "Belpost"), FALSE);
  assert_pressed (window, "Belpost");
  gtk_toggle_button_set_active (find_chip (window, "Russian Post"), TRUE);
  assert_pressed (window, "Russian Post");
  gtk_toggle_button_set_active (find_chip (window, "Belpost"), TRUE);
  gtk_widget_activate_action (window, "add.add", NULL);
  await_opened (fixture, "RB123456785CN");
  assert_carriers (fixture, "RB123456785CN", "belpost");
  ui_kit_settle ();

  /* The next code of this shape begins with what was chosen. */
  open_dialog (fixture, "RB473124829CN");
  {
    g_autofree char *next = dup_chips (GTK_WIDGET (fixture->dialog), TRUE);

    g_assert_true (g_str_has_prefix (next, "Belpost"));
  }
  gtk_window_close (GTK_WINDOW (fixture->dialog));
}

/* Each of many codes has its own choice; the rest is found out from the codes. */
static void
test_chips_of_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) chips = g_ptr_array_new ();
  GtkWidget *window, *list;

  open_dialog (fixture, "RB123456785CN\nRA000000012US");
  window = GTK_WIDGET (fixture->dialog);
  list = gtk_widget_get_ancestor (ui_kit_find (window, TRACKER_TYPE_GUESS_ROW), GTK_TYPE_LIST_BOX);
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    g_ptr_array_add (chips,
                     ui_kit_find (ui_kit_find (row, GTK_TYPE_POPOVER), TRACKER_TYPE_CARRIER_CHIPS));
  g_assert_cmpuint (chips->len, ==, 2);
  ui_kit_shoot (window, "add-chips-many");
  choose_other (fixture, g_ptr_array_index (chips, 0), "Belpost");
  gtk_widget_activate_action (window, "add.add", NULL);
  await_opened (fixture, "RB123456785CN");
  ui_kit_settle ();
  assert_carriers (fixture, "RB123456785CN", "belpost");
  {
    g_autoptr (TrackerParcel) other = ui_kit_dup_parcel (fixture->kit, "RA000000012US");

    g_assert_nonnull (other);
    g_assert_false (g_strv_contains (
        tracker_parcel_data_get_carriers (tracker_parcel_get_data (other)), "belpost"));
  }
}

/* What the chosen carrier wants to know is asked right there. */
static void
test_needs (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window, *row;

  open_dialog (fixture, "QWERTY12345");
  window = GTK_WIDGET (fixture->dialog);
  g_assert_null (ui_kit_find (window, TRACKER_TYPE_NEED_ROW));
  choose_other (fixture, ui_kit_find (window, TRACKER_TYPE_CARRIER_CHIPS), "gls-nl");
  row = ui_kit_find (window, TRACKER_TYPE_NEED_ROW);
  g_assert_nonnull (row);
  g_assert_cmpstr (tracker_need_row_get_key (TRACKER_NEED_ROW (row)), ==, "postcode");
  ui_kit_shoot (window, "add-needs");
  tracker_need_row_set_text (TRACKER_NEED_ROW (row), "not a postcode at all!");
  gtk_widget_activate_action (window, "add.add", NULL);
  ui_kit_settle ();
  g_assert_null (fixture->host->last);
  ui_kit_shoot (window, "add-needs-wrong");
  tracker_need_row_set_text (TRACKER_NEED_ROW (row), "1234 AB");
  g_signal_emit_by_name (row, "apply");
  await_opened (fixture, "QWERTY12345");
}

static void
test_looks (Fixture *fixture, gconstpointer data)
{
  if (g_getenv ("TRACKER_SCREENSHOTS") == NULL)
    {
      g_test_skip ("no pictures are wanted");
      return;
    }

  open_dialog (fixture, NULL);
  ui_kit_shoot (GTK_WIDGET (fixture->dialog), "add-empty");
  type_text (fixture, "@@@");
  ui_kit_shoot (GTK_WIDGET (fixture->dialog), "add-error");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  gtk_window_set_default_size (GTK_WINDOW (fixture->dialog), 360, 640);
  type_text (fixture, "RB123456786CN\nRA000000012US\n80000000000018\nUA123456785CN");
  ui_kit_shoot (GTK_WIDGET (fixture->dialog), "add-many-360-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/add/sees", test_sees },
    { "/add/message", test_message },
    { "/add/long-paste", test_long_paste },
    { "/add/many", test_many },
    { "/add/one", test_adds_one },
    { "/add/enter-at-once", test_enter_at_once },
    { "/add/chosen-carrier", test_chosen_carrier },
    { "/add/chips", test_chips },
    { "/add/chips-of-many", test_chips_of_many },
    { "/add/needs", test_needs },
    { "/add/looks", test_looks },
  };

  ui_kit_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
