/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-carrier-chips.h"

#include <glib/gi18n-lib.h>

#include "tracker-carrier-picker.h"
#include "tracker-wrap-layout.h"

/* More would have to be read, and the right one is nearly always among the first. */
#define N_CHIPS_MOST 3

struct _TrackerCarrierChips
{
  GtkWidget parent_instance;

  TrackerLibrary *library; /* (owned) (nullable) */
  TrackerCandidate *item;  /* (owned) (nullable) */
  GPtrArray *chips;        /* (owned) (element-type GtkToggleButton) */
  gboolean is_updating;
};

enum
{
  PROP_ITEM = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerCarrierChips, tracker_carrier_chips, GTK_TYPE_WIDGET)

static void update (TrackerCarrierChips *self);

static const char *
get_id (GtkWidget *chip)
{
  return g_object_get_data (G_OBJECT (chip), "carrier");
}

/* --- choosing --- */

static void
choose_one (TrackerCarrierChips *self, const char *carrier)
{
  const char *const carriers[] = { carrier, NULL };

  tracker_candidate_set_carriers (self->item, carriers);
}

static void
drop (TrackerCarrierChips *self, const char *const *chosen, const char *carrier)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) rest = NULL;

  for (gsize i = 0; chosen[i] != NULL; i++)
    if (!g_str_equal (chosen[i], carrier))
      g_strv_builder_add (builder, chosen[i]);
  rest = g_strv_builder_end (builder);
  if (rest[0] != NULL)
    tracker_candidate_set_carriers (self->item, (const char *const *) rest);
}

static void
take (TrackerCarrierChips *self, const char *const *chosen, const char *carrier)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) more = NULL;

  g_strv_builder_addv (builder, (const char **) chosen);
  g_strv_builder_add (builder, carrier);
  more = g_strv_builder_end (builder);
  tracker_candidate_set_carriers (self->item, (const char *const *) more);
}

/* Those whom recognition asks go together, as the two ends of a way do: each of them can be left
 * out and taken back. Any other one is meant instead of them. */
static void
on_chip_toggled_cb (GtkToggleButton *chip, TrackerCarrierChips *self)
{
  g_auto (GStrv) chosen = NULL;
  const char *id = get_id (GTK_WIDGET (chip));

  if (self->is_updating || self->item == NULL)
    return;

  chosen = tracker_candidate_dup_carriers (self->item);
  if (!gtk_toggle_button_get_active (chip))
    drop (self, (const char *const *) chosen, id);
  else if (tracker_candidate_is_guessed (self->item, id)
           && (chosen[0] == NULL || tracker_candidate_is_guessed (self->item, chosen[0])))
    take (self, (const char *const *) chosen, id);
  else
    choose_one (self, id);
  /* Somebody has to carry it: the last one stays pressed. */
  update (self);
}

static void
on_picker_chosen_cb (TrackerChooser *chooser, const char *id, TrackerCarrierChips *self)
{
  if (self->item != NULL)
    choose_one (self, id);
}

static void
other_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerCarrierChips *self = TRACKER_CARRIER_CHIPS (widget);
  GtkWidget *popover = gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER);
  GtkRoot *root = gtk_widget_get_root (widget);
  TrackerChooser *chooser;

  if (self->item == NULL)
    return;

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  chooser = tracker_carrier_picker_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                        self->library, NULL, NULL, NULL);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_picker_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (chooser));
}

/* --- chips --- */

static void
append_chip (TrackerCarrierChips *self, const char *id)
{
  TrackerCarrier *carrier = tracker_library_find_carrier (self->library, id);
  const char *name = carrier != NULL ? tracker_carrier_get_name (carrier) : id;
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", name, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "max-width-chars", 24, NULL);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *chip = gtk_toggle_button_new ();

  /* A sign as well as a colour says who is asked. */
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  g_object_bind_property (chip, "active", image, "visible", G_BINDING_SYNC_CREATE);
  gtk_widget_set_tooltip_text (chip, name);
  gtk_widget_add_css_class (chip, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (chip), "carrier", g_strdup (id), g_free);
  g_signal_connect_object (chip, "toggled", G_CALLBACK (on_chip_toggled_cb), self, 0);
  gtk_widget_set_parent (chip, GTK_WIDGET (self));
  g_ptr_array_add (self->chips, chip);
}

static void
append_other (TrackerCarrierChips *self)
{
  GtkWidget *button
      = gtk_button_new_with_label (self->chips->len > 0 ? _ ("Other…") : _ ("Choose a Carrier…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "chips.other");
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
remove_chips (TrackerCarrierChips *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->chips, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

/* The best ones, and who was chosen beyond them at some time. */
static GStrv
dup_shown (TrackerCarrierChips *self)
{
  const char *const *best = tracker_guess_get_carriers (tracker_candidate_get_guess (self->item));
  g_auto (GStrv) chosen = tracker_candidate_dup_carriers (self->item);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (gsize i = 0; best != NULL && best[i] != NULL && i < N_CHIPS_MOST; i++)
    g_ptr_array_add (shown, g_strdup (best[i]));
  for (guint i = 0; i < self->chips->len; i++)
    {
      const char *id = get_id (g_ptr_array_index (self->chips, i));

      if (!g_ptr_array_find_with_equal_func (shown, id, g_str_equal, NULL))
        g_ptr_array_add (shown, g_strdup (id));
    }
  for (gsize i = 0; chosen[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (shown, chosen[i], g_str_equal, NULL))
      g_ptr_array_add (shown, g_strdup (chosen[i]));
  g_ptr_array_add (shown, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&shown), FALSE);
}

static gboolean
has_chips_of (TrackerCarrierChips *self, const char *const *ids)
{
  if (g_strv_length ((char **) ids) != self->chips->len
      || gtk_widget_get_first_child (GTK_WIDGET (self)) == NULL)
    return FALSE;

  for (guint i = 0; i < self->chips->len; i++)
    if (!g_str_equal (get_id (g_ptr_array_index (self->chips, i)), ids[i]))
      return FALSE;

  return TRUE;
}

static void
update (TrackerCarrierChips *self)
{
  g_auto (GStrv) shown = dup_shown (self);
  g_auto (GStrv) chosen = tracker_candidate_dup_carriers (self->item);

  self->is_updating = TRUE;
  if (!has_chips_of (self, (const char *const *) shown))
    {
      remove_chips (self);
      for (gsize i = 0; shown[i] != NULL; i++)
        append_chip (self, shown[i]);
      append_other (self);
    }
  for (guint i = 0; i < self->chips->len; i++)
    {
      GtkToggleButton *chip = g_ptr_array_index (self->chips, i);

      gtk_toggle_button_set_active (
          chip, g_strv_contains ((const char *const *) chosen, get_id (GTK_WIDGET (chip))));
    }
  self->is_updating = FALSE;
}

static void
on_item_carriers_cb (TrackerCandidate *item, GParamSpec *pspec, TrackerCarrierChips *self)
{
  if (!self->is_updating)
    update (self);
}

/* --- the widget --- */

static void
tracker_carrier_chips_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, TRACKER_CARRIER_CHIPS (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_carrier_chips_dispose (GObject *object)
{
  TrackerCarrierChips *self = TRACKER_CARRIER_CHIPS (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  remove_chips (self);
  g_clear_object (&self->item);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (tracker_carrier_chips_parent_class)->dispose (object);
}

static void
tracker_carrier_chips_finalize (GObject *object)
{
  g_ptr_array_unref (TRACKER_CARRIER_CHIPS (object)->chips);

  G_OBJECT_CLASS (tracker_carrier_chips_parent_class)->finalize (object);
}

static void
tracker_carrier_chips_class_init (TrackerCarrierChipsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tracker_carrier_chips_get_property;
  object_class->dispose = tracker_carrier_chips_dispose;
  object_class->finalize = tracker_carrier_chips_finalize;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, TRACKER_TYPE_CANDIDATE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, TRACKER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "chips.other", NULL, other_action_cb);
  gtk_widget_class_set_css_name (widget_class, "carrierchips");
}

static void
tracker_carrier_chips_init (TrackerCarrierChips *self)
{
  self->chips = g_ptr_array_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Who Carries It"), -1);
}

/**
 * tracker_carrier_chips_set_item:
 * @self: chips
 * @library: whose carriers they are
 * @item: (nullable): the code that they are about
 *
 * Main thread.
 */
void
tracker_carrier_chips_set_item (TrackerCarrierChips *self,
                                TrackerLibrary *library,
                                TrackerCandidate *item)
{
  g_return_if_fail (TRACKER_IS_CARRIER_CHIPS (self));

  if (self->item == item)
    return;

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->library, library);
  g_set_object (&self->item, item);
  remove_chips (self);
  if (item == NULL)
    return;

  g_signal_connect_object (item, "notify::carriers", G_CALLBACK (on_item_carriers_cb), self, 0);
  update (self);
}
