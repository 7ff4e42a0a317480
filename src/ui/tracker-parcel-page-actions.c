/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-parcel-page-private.h"

#include <glib/gi18n-lib.h>

#include "tracker-carrier-picker.h"
#include "tracker-parcel-menu.h"

/* The page's actions have no parameter, so that screen readers and keys can use them; the window's
 * have, and do the work. */
static void
forward (GtkWidget *widget, const char *action)
{
  TrackerParcelPage *self = TRACKER_PARCEL_PAGE (widget);

  if (self->parcel != NULL)
    gtk_widget_activate_action (widget, action, "x", tracker_parcel_get_id (self->parcel));
}

static void
refresh_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  forward (widget, "win.refresh-parcel");
}

static void
copy_number_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  forward (widget, "win.copy-number");
}

static void
rename_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  forward (widget, "win.rename-parcel");
}

static void
archive_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerParcelPage *self = TRACKER_PARCEL_PAGE (widget);

  if (self->parcel != NULL)
    forward (widget, tracker_parcel_get_archived (self->parcel) ? "win.unarchive-parcel"
                                                                : "win.archive-parcel");
}

static void
remove_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  forward (widget, "win.remove-parcel");
}

static void
close_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.close-parcel", NULL);
}

static void
open_page_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerParcelPage *self = TRACKER_PARCEL_PAGE (widget);
  GListModel *legs = self->journey != NULL ? tracker_journey_get_legs (self->journey) : NULL;

  for (guint i = 0; legs != NULL && i < g_list_model_get_n_items (legs); i++)
    {
      g_autoptr (TrackerLeg) leg = g_list_model_get_item (legs, i);

      if (tracker_leg_get_page (leg) != NULL)
        {
          gtk_widget_activate_action (widget, "win.open-page", "s", tracker_leg_get_page (leg));
          return;
        }
    }
}

/**
 * tracker_parcel_page_has_check:
 * @self: a page
 *
 * Returns: whether a post of the open parcel wants a human, or has a challenge that Tracker can
 * show
 */
gboolean
tracker_parcel_page_has_check (TrackerParcelPage *self)
{
  GListModel *legs = self->journey != NULL ? tracker_journey_get_legs (self->journey) : NULL;

  if (self->parcel == NULL || legs == NULL || tracker_parcel_get_silent (self->parcel))
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (legs); i++)
    {
      g_autoptr (TrackerLeg) leg = g_list_model_get_item (legs, i);
      gboolean needs_human, has_own;

      g_object_get (leg, "needs-human", &needs_human, "has-check", &has_own, NULL);
      if (needs_human || has_own)
        return TRUE;
    }

  return FALSE;
}

static void
direct_check_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerParcelPage *self = TRACKER_PARCEL_PAGE (widget);

  if (self->parcel != NULL)
    gtk_widget_activate_action (widget, "win.direct-check", "(xs)",
                                tracker_parcel_get_id (self->parcel), "");
}

static void
tell_need_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tracker_leg_list_tell (TRACKER_PARCEL_PAGE (widget)->legs_list,
                         g_variant_get_string (parameter, NULL), NULL);
}

static void
on_picker_chosen_cb (TrackerChooser *chooser, const char *carrier, TrackerParcelPage *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (chooser), "parcel-id");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.add-carrier", "(xs)", *id, carrier);
}

static void
add_carrier_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerParcelPage *self = TRACKER_PARCEL_PAGE (widget);
  GListModel *legs = tracker_journey_get_legs (self->journey);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) asked = NULL;
  TrackerChooser *chooser;
  gint64 id;

  for (guint i = 0; i < g_list_model_get_n_items (legs); i++)
    {
      g_autoptr (TrackerLeg) leg = g_list_model_get_item (legs, i);

      g_strv_builder_add (builder, tracker_leg_get_carrier (leg));
    }
  asked = g_strv_builder_end (builder);

  chooser = tracker_carrier_picker_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                        self->library, (const char *const *) asked, NULL, NULL);
  id = tracker_parcel_get_id (self->parcel);
  g_object_set_data_full (G_OBJECT (chooser), "parcel-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_picker_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (chooser));
}

static GMenu *
create_pages_menu (TrackerParcelPage *self)
{
  GMenu *menu = g_menu_new ();
  GListModel *legs = tracker_journey_get_legs (self->journey);

  for (guint i = 0; i < g_list_model_get_n_items (legs); i++)
    {
      g_autoptr (TrackerLeg) leg = g_list_model_get_item (legs, i);
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *name = NULL;
      g_autofree char *label = NULL;
      g_autoptr (GString) escaped = NULL;

      if (tracker_leg_get_page (leg) == NULL)
        continue;
      g_object_get (leg, "carrier-name", &name, NULL);
      /* Translators: a menu item that opens a carrier's page about the parcel; %s is its name. */
      label = g_strdup_printf (_ ("Page of %s"), name);
      /* In a menu an underline marks the letter that chooses the item; in a name it is none. */
      escaped = g_string_new (label);
      g_string_replace (escaped, "_", "__", 0);
      item = g_menu_item_new (escaped->str, NULL);
      g_menu_item_set_action_and_target (item, "win.open-page", "s", tracker_leg_get_page (leg));
      g_menu_append_item (menu, item);
    }

  return menu;
}

/**
 * tracker_parcel_page_create_menu_cb:
 * @button: the menu button
 * @user_data: the page
 *
 * Makes the menu anew each time it is opened, for the parcel that is shown.
 */
void
tracker_parcel_page_create_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  TrackerParcelPage *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new ();
  g_autoptr (GMenu) pages = NULL;
  g_autoptr (GMenuModel) common = NULL;

  if (self->parcel == NULL || self->library == NULL)
    return;

  pages = create_pages_menu (self);
  common
      = tracker_parcel_menu_new (self->parcel, tracker_library_get_folders (self->library), FALSE);
  g_menu_append (own, _ ("_Copy Code"), "page.copy-number");
  if (tracker_parcel_page_has_check (self))
    g_menu_append (own, _ ("_Direct Check…"), "page.direct-check");
  g_menu_append (own, _ ("Ask Another Ca_rrier…"), "page.add-carrier");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (pages));
  g_menu_append_section (menu, NULL, common);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/**
 * tracker_parcel_page_update_actions:
 * @self: a page
 *
 * Enables what can be done now.
 */
void
tracker_parcel_page_update_actions (TrackerParcelPage *self)
{
  static const char *const names[] = { "page.copy-number", "page.rename",    "page.archive",
                                       "page.remove",      "page.open-page", "page.add-carrier" };
  gboolean asking = FALSE;

  if (self->parcel != NULL)
    g_object_get (self->parcel, "asking", &asking, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], self->parcel != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.refresh",
                                 self->parcel != NULL && !asking
                                     && !tracker_parcel_get_silent (self->parcel));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.direct-check",
                                 tracker_parcel_page_has_check (self));
}

/**
 * tracker_parcel_page_install_actions:
 * @klass: the class of pages
 *
 * Installs the page's actions and their keys.
 */
void
tracker_parcel_page_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "page.refresh", NULL, refresh_action_cb);
  gtk_widget_class_install_action (klass, "page.copy-number", NULL, copy_number_action_cb);
  gtk_widget_class_install_action (klass, "page.rename", NULL, rename_action_cb);
  gtk_widget_class_install_action (klass, "page.archive", NULL, archive_action_cb);
  gtk_widget_class_install_action (klass, "page.remove", NULL, remove_action_cb);
  gtk_widget_class_install_action (klass, "page.close", NULL, close_action_cb);
  gtk_widget_class_install_action (klass, "page.open-page", NULL, open_page_action_cb);
  gtk_widget_class_install_action (klass, "page.add-carrier", NULL, add_carrier_action_cb);
  gtk_widget_class_install_action (klass, "page.direct-check", NULL, direct_check_action_cb);
  gtk_widget_class_install_action (klass, "page.tell-need", "s", tell_need_action_cb);

  gtk_widget_class_add_binding_action (klass, GDK_KEY_F2, 0, "page.rename", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_c, GDK_CONTROL_MASK, "page.copy-number",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Delete, 0, "page.remove", NULL);
}
