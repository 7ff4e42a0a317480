/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-carriers-page.h"

#include <glib/gi18n-lib.h>

#include "tracker-carrier-row.h"
#include "tracker-choice.h"

#define N_LISTS 3

struct _TrackerCarriersPage
{
  AdwPreferencesPage parent_instance;

  GtkSearchEntry *search_entry; /* (template) */
  GtkWidget *health_group;      /* (template) */
  AdwActionRow *health_row;     /* (template) */
  GtkImage *health_image;       /* (template) */
  GtkWidget *login_group;       /* (template) */
  GtkListBox *login_list;       /* (template) */
  GtkWidget *open_group;        /* (template) */
  GtkListBox *open_list;        /* (template) */
  GtkWidget *link_group;        /* (template) */
  GtkListBox *link_list;        /* (template) */
  GtkWidget *nothing_group;     /* (template) */

  TrackerLibrary *library; /* (owned) (nullable) */
  char *words;             /* (owned) (nullable) folded */
  gboolean has_rows;
};

G_DEFINE_FINAL_TYPE (TrackerCarriersPage, tracker_carriers_page, ADW_TYPE_PREFERENCES_PAGE)

static void
update_health (TrackerCarriersPage *self)
{
  GListModel *carriers = tracker_library_get_carriers (self->library);
  g_autofree char *words = NULL;
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (carriers); i++)
    {
      g_autoptr (TrackerCarrier) carrier = g_list_model_get_item (carriers, i);

      if (tracker_carrier_get_enabled (carrier) && tracker_carrier_get_has_trouble (carrier))
        n++;
    }

  if (n == 0)
    words = g_strdup (_ ("All well"));
  else
    words = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u carrier has trouble", "%u carriers have trouble", n), n);
  adw_action_row_set_subtitle (self->health_row, words);
  gtk_image_set_from_icon_name (self->health_image,
                                n == 0 ? "emblem-ok-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->health_image), n == 0 ? "warning" : "success");
  gtk_widget_add_css_class (GTK_WIDGET (self->health_image), n == 0 ? "success" : "warning");
}

static void
on_carrier_notify_cb (TrackerCarrier *carrier, GParamSpec *pspec, TrackerCarriersPage *self)
{
  update_health (self);
}

/* --- the lists --- */

static GtkListBox *
find_list (TrackerCarriersPage *self, TrackerCarrier *carrier)
{
  if (g_str_equal (tracker_carrier_get_status (carrier), "link"))
    return self->link_list;

  return tracker_carrier_get_n_credentials (carrier) > 0 ? self->login_list : self->open_list;
}

static guint
count_matches (TrackerCarriersPage *self, GtkListBox *list)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list));
  guint n = 0;

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (TRACKER_IS_CARRIER_ROW (row)
        && tracker_carrier_row_matches (TRACKER_CARRIER_ROW (row), self->words))
      n++;

  return n;
}

/* Rows are hidden and not made anew: with so many that is what makes the search quick. */
static void
update_matches (TrackerCarriersPage *self)
{
  GtkListBox *const lists[N_LISTS] = { self->login_list, self->open_list, self->link_list };
  GtkWidget *const groups[N_LISTS] = { self->login_group, self->open_group, self->link_group };
  guint n_all = 0;

  for (gsize i = 0; i < N_LISTS; i++)
    {
      guint n = count_matches (self, lists[i]);

      gtk_list_box_invalidate_filter (lists[i]);
      gtk_widget_set_visible (groups[i], n > 0);
      n_all += n;
    }
  gtk_widget_set_visible (self->health_group, self->words == NULL);
  gtk_widget_set_visible (self->nothing_group, n_all == 0);
}

static gboolean
is_match (GtkListBoxRow *row, gpointer user_data)
{
  TrackerCarriersPage *self = user_data;

  return tracker_carrier_row_matches (TRACKER_CARRIER_ROW (row), self->words);
}

static void
on_search_entry_changed_cb (GtkSearchEntry *entry, TrackerCarriersPage *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (!self->has_rows)
    return;

  g_free (self->words);
  self->words = *text != '\0' ? tracker_choice_dup_folded (text) : NULL;
  update_matches (self);
}

static void
on_search_entry_stopped_cb (GtkSearchEntry *entry, TrackerCarriersPage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "window.close", NULL);
}

/* The rows of all carriers are only made when somebody looks at them. */
static void
create_rows (TrackerCarriersPage *self)
{
  GListModel *carriers = tracker_library_get_carriers (self->library);

  for (guint i = 0; i < g_list_model_get_n_items (carriers); i++)
    {
      g_autoptr (TrackerCarrier) carrier = g_list_model_get_item (carriers, i);

      gtk_list_box_append (find_list (self, carrier), tracker_carrier_row_new (carrier));
      g_signal_connect_object (carrier, "notify::has-trouble", G_CALLBACK (on_carrier_notify_cb),
                               self, 0);
      g_signal_connect_object (carrier, "notify::enabled", G_CALLBACK (on_carrier_notify_cb), self,
                               0);
    }
  self->has_rows = TRUE;
  update_matches (self);
  update_health (self);
}

static void
tracker_carriers_page_map (GtkWidget *widget)
{
  TrackerCarriersPage *self = TRACKER_CARRIERS_PAGE (widget);

  if (!self->has_rows && self->library != NULL)
    create_rows (self);

  GTK_WIDGET_CLASS (tracker_carriers_page_parent_class)->map (widget);
}

static void
tracker_carriers_page_dispose (GObject *object)
{
  TrackerCarriersPage *self = TRACKER_CARRIERS_PAGE (object);

  if (self->login_list != NULL)
    {
      /* The filters look at what goes now. */
      gtk_list_box_set_filter_func (self->login_list, NULL, NULL, NULL);
      gtk_list_box_set_filter_func (self->open_list, NULL, NULL, NULL);
      gtk_list_box_set_filter_func (self->link_list, NULL, NULL, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_CARRIERS_PAGE);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (tracker_carriers_page_parent_class)->dispose (object);
}

static void
tracker_carriers_page_finalize (GObject *object)
{
  g_free (TRACKER_CARRIERS_PAGE (object)->words);

  G_OBJECT_CLASS (tracker_carriers_page_parent_class)->finalize (object);
}

static void
tracker_carriers_page_class_init (TrackerCarriersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tracker_carriers_page_dispose;
  object_class->finalize = tracker_carriers_page_finalize;
  widget_class->map = tracker_carriers_page_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-carriers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerCarriersPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TrackerCarriersPage, health_group);
  gtk_widget_class_bind_template_child (widget_class, TrackerCarriersPage, health_row);
  gtk_widget_class_bind_template_child (widget_class, TrackerCarriersPage, health_image);
  gtk_widget_class_bind_template_child (widget_class, TrackerCarriersPage, login_group);
  gtk_widget_class_bind_template_child (widget_class, TrackerCarriersPage, login_list);
  gtk_widget_class_bind_template_child (widget_class, TrackerCarriersPage, open_group);
  gtk_widget_class_bind_template_child (widget_class, TrackerCarriersPage, open_list);
  gtk_widget_class_bind_template_child (widget_class, TrackerCarriersPage, link_group);
  gtk_widget_class_bind_template_child (widget_class, TrackerCarriersPage, link_list);
  gtk_widget_class_bind_template_child (widget_class, TrackerCarriersPage, nothing_group);
  gtk_widget_class_bind_template_callback (widget_class, on_search_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_entry_stopped_cb);
}

static void
tracker_carriers_page_init (TrackerCarriersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_list_box_set_filter_func (self->login_list, is_match, self, NULL);
  gtk_list_box_set_filter_func (self->open_list, is_match, self, NULL);
  gtk_list_box_set_filter_func (self->link_list, is_match, self, NULL);
}

/**
 * tracker_carriers_page_set_library:
 * @self: a page that was not shown yet
 * @library: whose carriers it lists
 */
void
tracker_carriers_page_set_library (TrackerCarriersPage *self, TrackerLibrary *library)
{
  g_return_if_fail (TRACKER_IS_CARRIERS_PAGE (self));
  g_return_if_fail (self->library == NULL);

  self->library = g_object_ref (library);
}
