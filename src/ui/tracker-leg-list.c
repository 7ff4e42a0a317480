/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-leg-list.h"

#include <glib/gi18n-lib.h>

#include "tracker-leg-row.h"
#include "tracker-leg.h"
#include "tracker-need-field.h"
#include "tracker-need-row.h"
#include "tracker-sentence.h"

struct _TrackerLegList
{
  GtkWidget parent_instance;

  GtkListBox *list; /* (template) */

  TrackerLibrary *library; /* (owned) (nullable) */
  GListModel *legs;        /* (owned) (nullable) */
  gint64 parcel_id;        /* whose legs are shown */
  GHashTable *drafts;      /* (owned) key -> Draft, of this parcel */
};

/* A field that a person has opened or typed into. Legs are given anew with each answer; this stays.
 */
typedef struct
{
  char *text;  /* (owned) (nullable) NULL: what is kept */
  char *error; /* (owned) (nullable) */
} Draft;

/* A value on its way to the store. */
typedef struct
{
  TrackerLegList *list; /* (owned) */
  gint64 parcel_id;
  char *key;  /* (owned) */
  char *text; /* (owned) */
} Telling;

G_DEFINE_FINAL_TYPE (TrackerLegList, tracker_leg_list, GTK_TYPE_WIDGET)

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_free (draft->text);
  g_free (draft->error);
  g_free (draft);
}

static Draft *
ensure_draft (TrackerLegList *self, const char *key)
{
  Draft *draft = g_hash_table_lookup (self->drafts, key);

  if (draft == NULL)
    {
      draft = g_new0 (Draft, 1);
      g_hash_table_insert (self->drafts, g_strdup (key), draft);
    }

  return draft;
}

static TrackerNeedRow *
find_need_row (TrackerLegList *self, const char *key)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (TRACKER_IS_NEED_ROW (row)
        && g_str_equal (tracker_need_row_get_key (TRACKER_NEED_ROW (row)), key))
      return TRACKER_NEED_ROW (row);

  return NULL;
}

/* --- telling --- */

static void update_rows (TrackerLegList *self);

static gboolean
is_kept (TrackerLegList *self, const char *key, const char *text)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->legs); i++)
    {
      g_autoptr (TrackerLeg) leg = g_list_model_get_item (self->legs, i);
      GListModel *needs = tracker_leg_get_needs (leg);

      for (guint k = 0; k < g_list_model_get_n_items (needs); k++)
        {
          g_autoptr (TrackerNeedField) field = g_list_model_get_item (needs, k);

          if (g_str_equal (tracker_need_field_get_key (field), key))
            return g_str_equal (tracker_need_field_get_value (field), text);
        }
    }

  return FALSE;
}

static void
on_needs_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Telling *telling = user_data;
  g_autoptr (TrackerLegList) self = telling->list;
  g_autofree char *key = telling->key;
  g_autofree char *text = telling->text;
  g_autoptr (GError) error = NULL;
  TrackerNeedRow *row;
  Draft *draft;

  tracker_library_finish (TRACKER_LIBRARY (source), result, &error);
  if (self->list == NULL || self->parcel_id != telling->parcel_id)
    return;

  if (error == NULL)
    {
      g_hash_table_remove (self->drafts, key);
      /* The carriers may have come with it before, or come soon. */
      if (is_kept (self, key, text))
        update_rows (self);
      return;
    }

  draft = ensure_draft (self, key);
  g_free (draft->error);
  draft->error = tracker_sentence_for_error (error, NULL);
  row = find_need_row (self, key);
  if (row != NULL)
    tracker_need_row_set_error (row, draft->error);
}

static void
on_need_apply_cb (TrackerNeedRow *row, TrackerLegList *self)
{
  g_autoptr (GHashTable) needs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *key = tracker_need_row_get_key (row);
  Telling *telling;

  telling = g_new0 (Telling, 1);
  telling->list = g_object_ref (self);
  telling->parcel_id = self->parcel_id;
  telling->key = g_strdup (key);
  telling->text = tracker_need_row_dup_text (row);
  g_hash_table_insert (needs, g_strdup (key), g_strdup (telling->text));
  tracker_library_set_needs_async (self->library, self->parcel_id, needs, on_needs_set_cb, telling);
}

static void
on_need_changed_cb (TrackerNeedRow *row, TrackerLegList *self)
{
  Draft *draft = ensure_draft (self, tracker_need_row_get_key (row));

  g_free (draft->text);
  draft->text = tracker_need_row_dup_text (row);
  g_clear_pointer (&draft->error, g_free);
}

/* --- rows --- */

static void
add_need_row (TrackerLegList *self, TrackerNeedField *field, int position)
{
  g_autofree char *label = NULL, *hint = NULL, *value = NULL;
  const char *key = tracker_need_field_get_key (field);
  const Draft *draft = g_hash_table_lookup (self->drafts, key);
  gboolean is_optional;
  GtkWidget *row;

  g_object_get (field, "label", &label, "hint", &hint, "value", &value, "is-optional", &is_optional,
                NULL);
  row = tracker_need_row_new (key, label, hint, value, is_optional);
  if (draft != NULL && draft->text != NULL)
    tracker_need_row_set_text (TRACKER_NEED_ROW (row), draft->text);
  if (draft != NULL && draft->error != NULL)
    tracker_need_row_set_error (TRACKER_NEED_ROW (row), draft->error);
  g_signal_connect_object (row, "apply", G_CALLBACK (on_need_apply_cb), self, 0);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_need_changed_cb), self, 0);
  gtk_list_box_insert (self->list, row, position);
}

/* What is missing is asked for at once, the rest when somebody opens it. What two carriers want is
 * one thing, and asked for once. */
static void
add_needs (TrackerLegList *self, TrackerLeg *leg)
{
  GListModel *needs = tracker_leg_get_needs (leg);
  gboolean lacks_more
      = tracker_leg_data_get_outcome (tracker_leg_get_data (leg)) == TRACKER_OUTCOME_NEEDS_MORE;
  gboolean wants_needs;

  /* Not so where nobody is asked. */
  g_object_get (leg, "wants-needs", &wants_needs, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (needs); i++)
    {
      g_autoptr (TrackerNeedField) field = g_list_model_get_item (needs, i);
      const char *key = tracker_need_field_get_key (field);
      gboolean is_missing;

      g_object_get (field, "is-missing", &is_missing, NULL);
      if (find_need_row (self, key) == NULL
          && (g_hash_table_contains (self->drafts, key)
              || (wants_needs && (is_missing || lacks_more))))
        add_need_row (self, field, -1);
    }
}

static char *
dup_focused_key (TrackerLegList *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (TRACKER_IS_NEED_ROW (row) && tracker_need_row_has_focus (TRACKER_NEED_ROW (row)))
      return g_strdup (tracker_need_row_get_key (TRACKER_NEED_ROW (row)));

  return NULL;
}

static void
remove_rows (TrackerLegList *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    {
      g_signal_handlers_disconnect_by_data (row, self);
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
    }
}

static void
update_parcel (TrackerLegList *self)
{
  g_autoptr (TrackerLeg) first = g_list_model_get_item (self->legs, 0);
  gint64 id = first != NULL ? tracker_leg_data_get_parcel_id (tracker_leg_get_data (first)) : 0;

  if (self->parcel_id != id)
    g_hash_table_remove_all (self->drafts);
  self->parcel_id = id;
}

static void
update_rows (TrackerLegList *self)
{
  g_autofree char *focused = NULL;
  TrackerNeedRow *row;

  focused = dup_focused_key (self);
  remove_rows (self);
  update_parcel (self);
  for (guint i = 0; i < g_list_model_get_n_items (self->legs); i++)
    {
      g_autoptr (TrackerLeg) leg = g_list_model_get_item (self->legs, i);

      gtk_list_box_append (self->list, tracker_leg_row_new (leg));
      add_needs (self, leg);
    }

  row = focused != NULL ? find_need_row (self, focused) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
on_legs_changed_cb (GListModel *legs,
                    guint position,
                    guint removed,
                    guint added,
                    TrackerLegList *self)
{
  update_rows (self);
}

static void
tell_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *carrier, *key;

  g_variant_get (parameter, "(&s&s)", &carrier, &key);
  tracker_leg_list_tell (TRACKER_LEG_LIST (widget), carrier, *key != '\0' ? key : NULL);
}

/* --- the widget --- */

static void
tracker_leg_list_dispose (GObject *object)
{
  TrackerLegList *self = TRACKER_LEG_LIST (object);
  GtkWidget *child;

  if (self->legs != NULL)
    g_signal_handlers_disconnect_by_data (self->legs, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_LEG_LIST);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->legs);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (tracker_leg_list_parent_class)->dispose (object);
}

static void
tracker_leg_list_finalize (GObject *object)
{
  g_hash_table_unref (TRACKER_LEG_LIST (object)->drafts);

  G_OBJECT_CLASS (tracker_leg_list_parent_class)->finalize (object);
}

static void
tracker_leg_list_class_init (TrackerLegListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tracker_leg_list_dispose;
  object_class->finalize = tracker_leg_list_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-leg-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerLegList, list);
  gtk_widget_class_install_action (widget_class, "legs.tell", "(ss)", tell_action_cb);
}

static void
tracker_leg_list_init (TrackerLegList *self)
{
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, draft_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tracker_leg_list_set_model:
 * @self: a new list
 * @library: what keeps what is told
 * @legs: (element-type TrackerLeg): the carriers of one parcel at a time
 *
 * Once; main thread.
 */
void
tracker_leg_list_set_model (TrackerLegList *self, TrackerLibrary *library, GListModel *legs)
{
  g_return_if_fail (TRACKER_IS_LEG_LIST (self));
  g_return_if_fail (self->legs == NULL);

  self->library = g_object_ref (library);
  self->legs = g_object_ref (legs);
  g_signal_connect_object (legs, "items-changed", G_CALLBACK (on_legs_changed_cb), self, 0);
  update_rows (self);
}

static TrackerLegRow *
find_leg_row (TrackerLegList *self, const char *carrier)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (TRACKER_IS_LEG_ROW (row)
        && g_str_equal (tracker_leg_get_carrier (tracker_leg_row_get_item (TRACKER_LEG_ROW (row))),
                        carrier))
      return TRACKER_LEG_ROW (row);

  return NULL;
}

/* @key: nullable: the first that the carrier lacks, else its first */
static TrackerNeedField *
dup_field (TrackerLeg *leg, const char *key)
{
  GListModel *needs = tracker_leg_get_needs (leg);

  for (guint i = 0; i < g_list_model_get_n_items (needs); i++)
    {
      g_autoptr (TrackerNeedField) field = g_list_model_get_item (needs, i);

      if (key != NULL ? g_str_equal (tracker_need_field_get_key (field), key)
                      : *tracker_need_field_get_value (field) == '\0')
        return g_steal_pointer (&field);
    }

  return key == NULL ? g_list_model_get_item (needs, 0) : NULL;
}

/**
 * tracker_leg_list_tell:
 * @self: a list
 * @carrier: one of the carriers
 * @key: (nullable): what it wants to know; %NULL: the first that it lacks, else its first
 *
 * Opens a field, and goes there.
 */
void
tracker_leg_list_tell (TrackerLegList *self, const char *carrier, const char *key)
{
  g_autoptr (TrackerNeedField) field = NULL;
  TrackerLegRow *leg_row;

  g_return_if_fail (TRACKER_IS_LEG_LIST (self));

  leg_row = find_leg_row (self, carrier);
  field = leg_row != NULL ? dup_field (tracker_leg_row_get_item (leg_row), key) : NULL;
  if (field == NULL)
    return;

  ensure_draft (self, tracker_need_field_get_key (field));
  /* The other rows stay: one of them may be what asks for this. */
  if (find_need_row (self, tracker_need_field_get_key (field)) == NULL)
    add_need_row (self, field, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (leg_row)) + 1);
  gtk_widget_grab_focus (GTK_WIDGET (find_need_row (self, tracker_need_field_get_key (field))));
}
