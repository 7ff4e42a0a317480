/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-need-group.h"

#include "tracker-need-row.h"

struct _TrackerNeedGroup
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows;    /* (owned) (element-type TrackerNeedRow) one a key */
  GHashTable *values; /* (owned) key -> what was typed, also for those that are not shown now */
};

enum
{
  SIGNAL_ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrackerNeedGroup, tracker_need_group, ADW_TYPE_PREFERENCES_GROUP)

static void
on_row_changed_cb (TrackerNeedRow *row, TrackerNeedGroup *self)
{
  g_hash_table_replace (self->values, g_strdup (tracker_need_row_get_key (row)),
                        tracker_need_row_dup_text (row));
}

static void
on_row_apply_cb (TrackerNeedRow *row, TrackerNeedGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
}

static gboolean
has_row (TrackerNeedGroup *self, const char *key)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (tracker_need_row_get_key (g_ptr_array_index (self->rows, i)), key))
      return TRUE;

  return FALSE;
}

static void
add_needs (TrackerNeedGroup *self, TrackerCarrier *carrier)
{
  for (guint i = 0; i < tracker_carrier_get_n_needs (carrier); i++)
    {
      const char *key, *label, *hint, *text;
      gboolean is_optional;
      GtkWidget *row;

      tracker_carrier_get_need (carrier, i, &key, &label, &hint, &is_optional);
      if (has_row (self, key))
        continue;
      row = tracker_need_row_new (key, label, hint, NULL, is_optional);
      tracker_need_row_set_has_button (TRACKER_NEED_ROW (row), FALSE);
      text = g_hash_table_lookup (self->values, key);
      if (text != NULL)
        tracker_need_row_set_text (TRACKER_NEED_ROW (row), text);
      g_signal_connect_object (row, "changed", G_CALLBACK (on_row_changed_cb), self, 0);
      g_signal_connect_object (row, "apply", G_CALLBACK (on_row_apply_cb), self, 0);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
remove_rows (TrackerNeedGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
tracker_need_group_dispose (GObject *object)
{
  g_ptr_array_set_size (TRACKER_NEED_GROUP (object)->rows, 0);

  G_OBJECT_CLASS (tracker_need_group_parent_class)->dispose (object);
}

static void
tracker_need_group_finalize (GObject *object)
{
  TrackerNeedGroup *self = TRACKER_NEED_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->values);

  G_OBJECT_CLASS (tracker_need_group_parent_class)->finalize (object);
}

static void
tracker_need_group_class_init (TrackerNeedGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tracker_need_group_dispose;
  object_class->finalize = tracker_need_group_finalize;

  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tracker_need_group_init (TrackerNeedGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * tracker_need_group_set_carriers:
 * @self: a group
 * @library: whose carriers they are
 * @carriers: (array zero-terminated=1): ids of those who are to be asked
 *
 * Shows what they want to know; without any wish the group is not shown. What was typed stays.
 */
void
tracker_need_group_set_carriers (TrackerNeedGroup *self,
                                 TrackerLibrary *library,
                                 const char *const *carriers)
{
  g_return_if_fail (TRACKER_IS_NEED_GROUP (self));

  remove_rows (self);
  for (gsize i = 0; carriers[i] != NULL; i++)
    {
      TrackerCarrier *carrier = tracker_library_find_carrier (library, carriers[i]);

      if (carrier != NULL)
        add_needs (self, carrier);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

/**
 * tracker_need_group_dup_values:
 * @self: a group
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): what is typed in the fields that
 * are shown; %NULL: nothing
 */
GHashTable *
tracker_need_group_dup_values (TrackerNeedGroup *self)
{
  g_autoptr (GHashTable) values = NULL;

  g_return_val_if_fail (TRACKER_IS_NEED_GROUP (self), NULL);

  values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < self->rows->len; i++)
    {
      TrackerNeedRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *text = tracker_need_row_dup_text (row);

      if (*text != '\0')
        g_hash_table_insert (values, g_strdup (tracker_need_row_get_key (row)),
                             g_steal_pointer (&text));
    }

  return g_hash_table_size (values) > 0 ? g_steal_pointer (&values) : NULL;
}
