/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-leg.h"

#include <glib/gi18n-lib.h>

#include "tracker-leg-private.h"
#include "tracker-need-field-private.h"
#include "tracker-string-property-private.h"
#include "tracker-time.h"

struct _TrackerLeg
{
  GObject parent_instance;

  TrackerLegData *data;          /* (owned) */
  TrackerDefinition *definition; /* (owned) (nullable) its carrier is not known any more */
  char *carrier_name;            /* (owned) */
  char *page;                    /* (owned) (nullable) */
  GListStore *needs;             /* (owned) of TrackerNeedField */
  TrackerLegFlags flags;
  gint64 now_s;
};

enum
{
  PROP_0,
  PROP_CARRIER,
  PROP_CARRIER_NAME,
  PROP_ROLE_LABEL,
  PROP_STATE_LABEL,
  PROP_OUTCOME,
  PROP_NEEDS_CREDENTIALS,
  PROP_PAGE,
  PROP_NUMBER,
  PROP_NEEDS_HUMAN,
  PROP_HAS_CHECK,
  PROP_IS_OFF,
  PROP_IS_LINK,
  PROP_NEEDS,
  PROP_WANTS_NEEDS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerLeg, tracker_leg, G_TYPE_OBJECT)

static const char *
get_role_label (TrackerRole role)
{
  switch (role)
    {
    case TRACKER_ROLE_ORIGIN:
      return _ ("Origin");
    case TRACKER_ROLE_DESTINATION:
      return _ ("Destination");
    case TRACKER_ROLE_AGGREGATOR:
      return _ ("Aggregator");
    default:
      return _ ("Both ends");
    }
}

static gboolean
is_link (TrackerLeg *self)
{
  return self->definition != NULL && tracker_definition_is_link (self->definition);
}

/* Whether what happened when it was asked matters: it will be asked again. */
static gboolean
is_live (TrackerLeg *self)
{
  return self->flags == 0 && !is_link (self);
}

/* (nullable): why it is not asked, whatever happened before */
static const char *
get_rest_label (TrackerLeg *self)
{
  if (self->flags & TRACKER_LEG_IS_SILENT)
    return tracker_leg_data_get_asked_s (self->data) == 0 ? _ ("Never asked: you said so")
                                                          : _ ("Not asked any more: you said so");
  if (self->flags & TRACKER_LEG_IS_OFF)
    return _ ("Switched off in Preferences");
  if (is_link (self))
    return _ ("Tracker cannot ask it: open its page");

  return NULL;
}

static gboolean
wants_needs (TrackerLeg *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->needs));

  if (!is_live (self))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TrackerNeedField) need = g_list_model_get_item (G_LIST_MODEL (self->needs), i);

      if (*tracker_need_field_get_value (need) == '\0')
        return TRUE;
    }

  return n > 0 && tracker_leg_data_get_outcome (self->data) == TRACKER_OUTCOME_NEEDS_MORE;
}

static char *
dup_state_label (TrackerLeg *self)
{
  TrackerOutcome outcome = tracker_leg_data_get_outcome (self->data);
  const char *rest = get_rest_label (self);
  g_autofree char *sentence = NULL;
  g_autofree char *ago = NULL;
  const char *message = tracker_leg_data_get_message (self->data);

  if (rest != NULL)
    return g_strdup (rest);
  if (outcome == TRACKER_OUTCOME_NONE)
    return g_strdup (_ ("Not asked yet"));

  ago = tracker_time_dup_ago_label (tracker_leg_data_get_asked_s (self->data), self->now_s);
  if (outcome == TRACKER_OUTCOME_FOUND)
    return g_strdup_printf (_ ("Answered %s"), ago);

  sentence = tracker_outcome_dup_sentence (outcome, self->carrier_name);
  if (message != NULL && *message != '\0')
    /* Translators: what happened, then in quotation marks what the post said of it. */
    return g_strdup_printf (_ ("%s “%s”"), sentence, message);

  return g_steal_pointer (&sentence);
}

static void
get_flag (TrackerLeg *self, guint prop_id, GValue *value)
{
  TrackerOutcome outcome = tracker_leg_data_get_outcome (self->data);

  switch (prop_id)
    {
    case PROP_NEEDS_CREDENTIALS:
      g_value_set_boolean (value, is_live (self)
                                      && (outcome == TRACKER_OUTCOME_NEEDS_CREDENTIALS
                                          || outcome == TRACKER_OUTCOME_BAD_CREDENTIALS));
      break;
    case PROP_NEEDS_HUMAN:
      g_value_set_boolean (value, is_live (self) && tracker_leg_data_get_waits_s (self->data) != 0);
      break;
    case PROP_HAS_CHECK:
      g_value_set_boolean (value, self->definition != NULL
                                      && tracker_definition_has_check (self->definition));
      break;
    case PROP_IS_OFF:
      g_value_set_boolean (value, (self->flags & TRACKER_LEG_IS_OFF) != 0);
      break;
    case PROP_IS_LINK:
      g_value_set_boolean (value, is_link (self));
      break;
    case PROP_WANTS_NEEDS:
      g_value_set_boolean (value, wants_needs (self));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
tracker_leg_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrackerLeg *self = TRACKER_LEG (object);

  switch (prop_id)
    {
    case PROP_CARRIER:
      g_value_set_string (value, tracker_leg_get_carrier (self));
      break;
    case PROP_CARRIER_NAME:
      g_value_set_string (value, self->carrier_name);
      break;
    case PROP_ROLE_LABEL:
      g_value_set_string (value, get_role_label (tracker_leg_data_get_role (self->data)));
      break;
    case PROP_STATE_LABEL:
      g_value_take_string (value, dup_state_label (self));
      break;
    case PROP_OUTCOME:
      g_value_set_int (value, tracker_leg_data_get_outcome (self->data));
      break;
    case PROP_PAGE:
      g_value_set_string (value, self->page != NULL ? self->page : "");
      break;
    case PROP_NUMBER:
      g_value_set_string (value, tracker_leg_data_get_number (self->data));
      break;
    case PROP_NEEDS:
      g_value_set_object (value, self->needs);
      break;
    case PROP_NEEDS_CREDENTIALS:
    case PROP_NEEDS_HUMAN:
    case PROP_HAS_CHECK:
    case PROP_IS_OFF:
    case PROP_IS_LINK:
    case PROP_WANTS_NEEDS:
      get_flag (self, prop_id, value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_leg_finalize (GObject *object)
{
  TrackerLeg *self = TRACKER_LEG (object);

  g_clear_pointer (&self->data, tracker_leg_data_unref);
  g_clear_pointer (&self->definition, tracker_definition_unref);
  g_free (self->carrier_name);
  g_free (self->page);
  g_clear_object (&self->needs);

  G_OBJECT_CLASS (tracker_leg_parent_class)->finalize (object);
}

static void
tracker_leg_class_init (TrackerLegClass *klass)
{
  static const TrackerStringProperty strings[] = {
    { PROP_CARRIER, "carrier" },
    { PROP_CARRIER_NAME, "carrier-name" },
    { PROP_ROLE_LABEL, "role-label" },
    { PROP_STATE_LABEL, "state-label" },
    { PROP_PAGE, "page" },
    { PROP_NUMBER, "number" },
  };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tracker_leg_get_property;
  object_class->finalize = tracker_leg_finalize;

  tracker_string_property_make_all (properties, strings, G_N_ELEMENTS (strings));
  properties[PROP_OUTCOME] = g_param_spec_int ("outcome", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_NEEDS_CREDENTIALS]
      = g_param_spec_boolean ("needs-credentials", NULL, NULL, FALSE, flags);
  properties[PROP_NEEDS_HUMAN] = g_param_spec_boolean ("needs-human", NULL, NULL, FALSE, flags);
  properties[PROP_HAS_CHECK] = g_param_spec_boolean ("has-check", NULL, NULL, FALSE, flags);
  properties[PROP_IS_OFF] = g_param_spec_boolean ("is-off", NULL, NULL, FALSE, flags);
  properties[PROP_IS_LINK] = g_param_spec_boolean ("is-link", NULL, NULL, FALSE, flags);
  properties[PROP_NEEDS] = g_param_spec_object ("needs", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_WANTS_NEEDS] = g_param_spec_boolean ("wants-needs", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tracker_leg_init (TrackerLeg *self)
{
  self->needs = g_list_store_new (TRACKER_TYPE_NEED_FIELD);
}

static void
fill_needs (TrackerLeg *self)
{
  GHashTable *values = tracker_leg_data_get_needs (self->data);

  for (guint i = 0; i < tracker_definition_get_n_needs (self->definition); i++)
    {
      const TrackerNeed *need = tracker_definition_get_need (self->definition, i);
      g_autoptr (TrackerNeedField) field = tracker_need_field_new (
          need, values != NULL ? g_hash_table_lookup (values, need->key) : NULL);

      g_list_store_append (self->needs, field);
    }
}

/**
 * tracker_leg_new:
 * @data: (transfer none): what the store has of it
 * @registry: the carriers
 * @flags: what the person decided
 * @now_s: UTC seconds, for relative times
 *
 * Makes the view of a leg that people see.
 *
 * Returns: (transfer full): the leg
 */
TrackerLeg *
tracker_leg_new (TrackerLegData *data,
                 TrackerRegistry *registry,
                 TrackerLegFlags flags,
                 gint64 now_s)
{
  TrackerLeg *self = g_object_new (TRACKER_TYPE_LEG, NULL);
  TrackerDefinition *definition
      = tracker_registry_find (registry, tracker_leg_data_get_carrier (data));

  self->data = tracker_leg_data_ref (data);
  self->flags = flags;
  self->now_s = now_s;
  self->carrier_name
      = g_strdup (tracker_registry_get_name (registry, tracker_leg_data_get_carrier (data)));
  if (definition != NULL)
    {
      self->definition = tracker_definition_ref (definition);
      self->page = tracker_definition_dup_page (definition, tracker_leg_data_get_number (data));
      fill_needs (self);
    }

  return self;
}

/**
 * tracker_leg_get_data:
 * @self: a leg
 *
 * The snapshot behind the properties.
 *
 * Returns: (transfer none): the snapshot
 */
TrackerLegData *
tracker_leg_get_data (TrackerLeg *self)
{
  g_return_val_if_fail (TRACKER_IS_LEG (self), NULL);

  return self->data;
}

/**
 * tracker_leg_get_carrier:
 * @self: a leg
 *
 * Whom it asks.
 *
 * Returns: (transfer none): the id of a definition
 */
const char *
tracker_leg_get_carrier (TrackerLeg *self)
{
  g_return_val_if_fail (TRACKER_IS_LEG (self), "");

  return tracker_leg_data_get_carrier (self->data);
}

/**
 * tracker_leg_get_page:
 * @self: a leg
 *
 * The carrier's own page about this parcel.
 *
 * Returns: (transfer none) (nullable): a URL
 */
const char *
tracker_leg_get_page (TrackerLeg *self)
{
  g_return_val_if_fail (TRACKER_IS_LEG (self), NULL);

  return self->page;
}

/**
 * tracker_leg_get_needs:
 * @self: a leg
 *
 * What the carrier wants to know of the parcel besides its number.
 *
 * Returns: (transfer none): a model of TrackerNeedField; it does not change
 */
GListModel *
tracker_leg_get_needs (TrackerLeg *self)
{
  g_return_val_if_fail (TRACKER_IS_LEG (self), NULL);

  return G_LIST_MODEL (self->needs);
}
