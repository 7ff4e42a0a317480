/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-carrier.h"

#include "tracker-carrier-private.h"
#include "tracker-country.h"
#include "tracker-string-property-private.h"

struct _TrackerCarrier
{
  GObject parent_instance;

  TrackerDefinition *definition; /* (owned) */
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_COUNTRY,
  PROP_COUNTRY_NAME,
  PROP_ROLE,
  PROP_STATUS,
  PROP_HOME,
  PROP_NEEDS_CREDENTIALS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerCarrier, tracker_carrier, G_TYPE_OBJECT)

static void
tracker_carrier_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrackerCarrier *self = TRACKER_CARRIER (object);
  const char *country = tracker_carrier_get_country (self);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, tracker_carrier_get_id (self));
      break;
    case PROP_NAME:
      g_value_set_string (value, tracker_carrier_get_name (self));
      break;
    case PROP_COUNTRY:
      g_value_set_string (value, country);
      break;
    case PROP_COUNTRY_NAME:
      g_value_set_string (value, country != NULL ? tracker_country_get_name (country) : NULL);
      break;
    case PROP_ROLE:
      g_value_set_string (value, tracker_definition_get_role_nick (self->definition));
      break;
    case PROP_STATUS:
      g_value_set_string (value, tracker_definition_get_status (self->definition));
      break;
    case PROP_HOME:
      g_value_set_string (value, tracker_carrier_get_home (self));
      break;
    case PROP_NEEDS_CREDENTIALS:
      g_value_set_boolean (value, tracker_definition_needs_credentials (self->definition));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_carrier_finalize (GObject *object)
{
  TrackerCarrier *self = TRACKER_CARRIER (object);

  g_clear_pointer (&self->definition, tracker_definition_unref);

  G_OBJECT_CLASS (tracker_carrier_parent_class)->finalize (object);
}

static void
tracker_carrier_class_init (TrackerCarrierClass *klass)
{
  static const TrackerStringProperty strings[] = {
    { PROP_ID, "id" },           { PROP_NAME, "name" },
    { PROP_COUNTRY, "country" }, { PROP_COUNTRY_NAME, "country-name" },
    { PROP_ROLE, "role" },       { PROP_STATUS, "status" },
    { PROP_HOME, "home" },
  };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tracker_carrier_get_property;
  object_class->finalize = tracker_carrier_finalize;

  tracker_string_property_make_all (properties, strings, G_N_ELEMENTS (strings));
  properties[PROP_NEEDS_CREDENTIALS]
      = g_param_spec_boolean ("needs-credentials", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tracker_carrier_init (TrackerCarrier *self)
{
}

/**
 * tracker_carrier_new:
 * @definition: (transfer none): its definition
 *
 * Makes the view of a definition that people see.
 *
 * Returns: (transfer full): the carrier
 */
TrackerCarrier *
tracker_carrier_new (TrackerDefinition *definition)
{
  TrackerCarrier *self = g_object_new (TRACKER_TYPE_CARRIER, NULL);

  self->definition = tracker_definition_ref (definition);

  return self;
}

/**
 * tracker_carrier_get_definition:
 * @self: a carrier
 *
 * The definition behind it.
 *
 * Returns: (transfer none): the definition
 */
TrackerDefinition *
tracker_carrier_get_definition (TrackerCarrier *self)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER (self), NULL);

  return self->definition;
}

/**
 * tracker_carrier_get_id:
 * @self: a carrier
 *
 * The id of its definition.
 *
 * Returns: (transfer none): an id
 */
const char *
tracker_carrier_get_id (TrackerCarrier *self)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER (self), "");

  return tracker_definition_get_id (self->definition);
}

/**
 * tracker_carrier_get_name:
 * @self: a carrier
 *
 * Its name in the reader's language.
 *
 * Returns: (transfer none): a name
 */
const char *
tracker_carrier_get_name (TrackerCarrier *self)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER (self), "");

  return tracker_definition_get_name (self->definition);
}

/**
 * tracker_carrier_get_country:
 * @self: a carrier
 *
 * The country it serves.
 *
 * Returns: (transfer none) (nullable): alpha-2; %NULL for the whole world
 */
const char *
tracker_carrier_get_country (TrackerCarrier *self)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER (self), NULL);

  return tracker_definition_get_country (self->definition);
}

/**
 * tracker_carrier_get_home:
 * @self: a carrier
 *
 * Its site.
 *
 * Returns: (transfer none) (nullable): a URL
 */
const char *
tracker_carrier_get_home (TrackerCarrier *self)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER (self), NULL);

  return tracker_definition_get_home (self->definition);
}

/**
 * tracker_carrier_dup_page:
 * @self: a carrier
 * @number: a normalised number
 *
 * The carrier's own page about one parcel, else its site.
 *
 * Returns: (transfer full) (nullable): a URL
 */
char *
tracker_carrier_dup_page (TrackerCarrier *self, const char *number)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER (self), NULL);

  return tracker_definition_dup_page (self->definition, number);
}

/**
 * tracker_carrier_get_n_credentials:
 * @self: a carrier
 *
 * How many credentials a person may give for it.
 *
 * Returns: a count
 */
guint
tracker_carrier_get_n_credentials (TrackerCarrier *self)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER (self), 0);

  return tracker_definition_get_n_credentials (self->definition);
}

/**
 * tracker_carrier_get_credential:
 * @self: a carrier
 * @index: below tracker_carrier_get_n_credentials()
 * @key: (out) (transfer none): its name in the definition
 * @label: (out) (transfer none): its name for people
 * @help: (out) (transfer none) (nullable): where to get it
 * @is_secret: (out): whether it is to be hidden while typed
 *
 * Describes one credential.
 */
void
tracker_carrier_get_credential (TrackerCarrier *self,
                                guint index,
                                const char **key,
                                const char **label,
                                const char **help,
                                gboolean *is_secret)
{
  const TrackerCredential *credential;

  g_return_if_fail (TRACKER_IS_CARRIER (self));
  g_return_if_fail (index < tracker_carrier_get_n_credentials (self));

  credential = tracker_definition_get_credential (self->definition, index);
  *key = credential->key;
  *label = credential->label;
  *help = credential->help;
  *is_secret = credential->is_secret;
}
