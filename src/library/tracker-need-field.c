/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-need-field.h"

#include "tracker-need-field-private.h"
#include "tracker-string-property-private.h"

struct _TrackerNeedField
{
  GObject parent_instance;

  char *key;   /* (owned) */
  char *label; /* (owned) */
  char *hint;  /* (owned) */
  char *value; /* (owned) */
  gboolean is_optional;
};

enum
{
  PROP_0,
  PROP_KEY,
  PROP_LABEL,
  PROP_HINT,
  PROP_VALUE,
  PROP_IS_OPTIONAL,
  PROP_IS_MISSING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerNeedField, tracker_need_field, G_TYPE_OBJECT)

static void
tracker_need_field_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrackerNeedField *self = TRACKER_NEED_FIELD (object);

  switch (prop_id)
    {
    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_HINT:
      g_value_set_string (value, self->hint);
      break;
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    case PROP_IS_OPTIONAL:
      g_value_set_boolean (value, self->is_optional);
      break;
    case PROP_IS_MISSING:
      g_value_set_boolean (value, tracker_need_field_get_is_missing (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_need_field_finalize (GObject *object)
{
  TrackerNeedField *self = TRACKER_NEED_FIELD (object);

  g_free (self->key);
  g_free (self->label);
  g_free (self->hint);
  g_free (self->value);

  G_OBJECT_CLASS (tracker_need_field_parent_class)->finalize (object);
}

static void
tracker_need_field_class_init (TrackerNeedFieldClass *klass)
{
  static const TrackerStringProperty strings[] = {
    { PROP_KEY, "key" },
    { PROP_LABEL, "label" },
    { PROP_HINT, "hint" },
    { PROP_VALUE, "value" },
  };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tracker_need_field_get_property;
  object_class->finalize = tracker_need_field_finalize;

  tracker_string_property_make_all (properties, strings, G_N_ELEMENTS (strings));
  properties[PROP_IS_OPTIONAL] = g_param_spec_boolean ("is-optional", NULL, NULL, FALSE, flags);
  properties[PROP_IS_MISSING] = g_param_spec_boolean ("is-missing", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tracker_need_field_init (TrackerNeedField *self)
{
}

/**
 * tracker_need_field_new:
 * @need: what a definition says of it
 * @value: (nullable): what the parcel brings
 *
 * Makes what a person sees of a need.
 *
 * Returns: (transfer full): the field
 */
TrackerNeedField *
tracker_need_field_new (const TrackerNeed *need, const char *value)
{
  TrackerNeedField *self = g_object_new (TRACKER_TYPE_NEED_FIELD, NULL);

  self->key = g_strdup (need->key);
  self->label = g_strdup (need->label);
  self->hint = g_strdup (need->hint != NULL ? need->hint : "");
  self->value = g_strdup (value != NULL ? value : "");
  self->is_optional = need->is_optional;

  return self;
}

/**
 * tracker_need_field_get_key:
 * @self: a field
 *
 * Its name in definitions.
 *
 * Returns: (transfer none): a key
 */
const char *
tracker_need_field_get_key (TrackerNeedField *self)
{
  g_return_val_if_fail (TRACKER_IS_NEED_FIELD (self), "");

  return self->key;
}

/**
 * tracker_need_field_get_value:
 * @self: a field
 *
 * What the parcel brings.
 *
 * Returns: (transfer none): the value; "" if there is none yet
 */
const char *
tracker_need_field_get_value (TrackerNeedField *self)
{
  g_return_val_if_fail (TRACKER_IS_NEED_FIELD (self), "");

  return self->value;
}

/**
 * tracker_need_field_get_is_missing:
 * @self: a field
 *
 * Whether the carrier cannot do without it, and it is not there.
 *
 * Returns: %TRUE if so
 */
gboolean
tracker_need_field_get_is_missing (TrackerNeedField *self)
{
  g_return_val_if_fail (TRACKER_IS_NEED_FIELD (self), FALSE);

  return !self->is_optional && *self->value == '\0';
}
