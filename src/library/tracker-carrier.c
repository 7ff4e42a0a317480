/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-carrier.h"

#include <glib/gi18n-lib.h>

#include "tracker-carrier-private.h"
#include "tracker-country.h"
#include "tracker-string-property-private.h"

struct _TrackerCarrier
{
  GObject parent_instance;

  TrackerDefinition *definition; /* (owned) */
  gboolean is_off;
  gboolean has_login;
  gboolean has_trouble;
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
  PROP_ENABLED,
  PROP_HAS_LOGIN,
  PROP_HAS_TROUBLE,
  PROP_WAYS_LABEL,
  PROP_CAN_ASK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerCarrier, tracker_carrier, G_TYPE_OBJECT)

/* Whether any of its ways needs nobody to look at a picture. */
static gboolean
has_own_way (TrackerCarrier *self)
{
  return !tracker_definition_is_link (self->definition)
         && !tracker_definition_is_check_only (self->definition);
}

static gboolean
runs_by_itself (TrackerCarrier *self)
{
  return tracker_definition_choose_way (self->definition, NULL) != NULL
         || (self->has_login && has_own_way (self));
}

static const char *
get_ways_label (TrackerCarrier *self)
{
  if (tracker_definition_is_link (self->definition))
    return _ ("Its page only");
  if (runs_by_itself (self))
    return _ ("Asked by itself");
  if (tracker_definition_choose_check_way (self->definition, NULL) != NULL)
    return _ ("By direct check");

  return _ ("Wants a login");
}

static void
get_state (TrackerCarrier *self, guint prop_id, GValue *value)
{
  switch (prop_id)
    {
    case PROP_NEEDS_CREDENTIALS:
      g_value_set_boolean (value, tracker_definition_needs_credentials (self->definition));
      break;
    case PROP_ENABLED:
      g_value_set_boolean (value, !self->is_off);
      break;
    case PROP_HAS_LOGIN:
      g_value_set_boolean (value, self->has_login);
      break;
    case PROP_HAS_TROUBLE:
      g_value_set_boolean (value, self->has_trouble);
      break;
    case PROP_WAYS_LABEL:
      g_value_set_string (value, get_ways_label (self));
      break;
    case PROP_CAN_ASK:
      g_value_set_boolean (value, !self->is_off && runs_by_itself (self));
      break;
    default:
      g_assert_not_reached ();
    }
}

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
    case PROP_ENABLED:
    case PROP_HAS_LOGIN:
    case PROP_HAS_TROUBLE:
    case PROP_WAYS_LABEL:
    case PROP_CAN_ASK:
      get_state (self, prop_id, value);
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
    { PROP_HOME, "home" },       { PROP_WAYS_LABEL, "ways-label" },
  };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tracker_carrier_get_property;
  object_class->finalize = tracker_carrier_finalize;

  tracker_string_property_make_all (properties, strings, G_N_ELEMENTS (strings));
  properties[PROP_NEEDS_CREDENTIALS]
      = g_param_spec_boolean ("needs-credentials", NULL, NULL, FALSE, flags);
  properties[PROP_ENABLED] = g_param_spec_boolean ("enabled", NULL, NULL, TRUE, flags);
  properties[PROP_HAS_LOGIN] = g_param_spec_boolean ("has-login", NULL, NULL, FALSE, flags);
  properties[PROP_HAS_TROUBLE] = g_param_spec_boolean ("has-trouble", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_ASK] = g_param_spec_boolean ("can-ask", NULL, NULL, FALSE, flags);

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
 * tracker_carrier_set_enabled:
 * @self: a carrier
 * @enabled: whether the person lets it be asked
 *
 * Takes what the store says of it.
 */
void
tracker_carrier_set_enabled (TrackerCarrier *self, gboolean enabled)
{
  g_return_if_fail (TRACKER_IS_CARRIER (self));

  if (self->is_off == !enabled)
    return;

  self->is_off = !enabled;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENABLED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_ASK]);
}

/**
 * tracker_carrier_set_has_login:
 * @self: a carrier
 * @has_login: whether the keyring has credentials for it
 *
 * Takes what the keyring says of it.
 */
void
tracker_carrier_set_has_login (TrackerCarrier *self, gboolean has_login)
{
  g_return_if_fail (TRACKER_IS_CARRIER (self));

  if (self->has_login == has_login)
    return;

  self->has_login = has_login;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_LOGIN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAYS_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_ASK]);
}

/**
 * tracker_carrier_set_has_trouble:
 * @self: a carrier
 * @has_trouble: whether it failed when it was asked last
 *
 * Takes what the store says of it.
 */
void
tracker_carrier_set_has_trouble (TrackerCarrier *self, gboolean has_trouble)
{
  g_return_if_fail (TRACKER_IS_CARRIER (self));

  if (self->has_trouble == has_trouble)
    return;

  self->has_trouble = has_trouble;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_TROUBLE]);
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
 * tracker_carrier_get_role_nick:
 * @self: a carrier
 *
 * What kind of carrier it is.
 *
 * Returns: (transfer none): "post", "courier" or "aggregator"
 */
const char *
tracker_carrier_get_role_nick (TrackerCarrier *self)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER (self), "");

  return tracker_definition_get_role_nick (self->definition);
}

/**
 * tracker_carrier_get_status:
 * @self: a carrier
 *
 * How well its answers are known.
 *
 * Returns: (transfer none): "documented", "observed", "unverified" or "link"
 */
const char *
tracker_carrier_get_status (TrackerCarrier *self)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER (self), "");

  return tracker_definition_get_status (self->definition);
}

/**
 * tracker_carrier_get_enabled:
 * @self: a carrier
 *
 * Whether the person lets it be asked.
 *
 * Returns: %FALSE if it is switched off
 */
gboolean
tracker_carrier_get_enabled (TrackerCarrier *self)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER (self), TRUE);

  return !self->is_off;
}

/**
 * tracker_carrier_get_has_login:
 * @self: a carrier
 *
 * Whether the keyring has credentials for it.
 *
 * Returns: %TRUE if so; %FALSE too while the keyring has not answered
 */
gboolean
tracker_carrier_get_has_login (TrackerCarrier *self)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER (self), FALSE);

  return self->has_login;
}

/**
 * tracker_carrier_get_has_trouble:
 * @self: a carrier
 *
 * Whether it failed when it was asked last.
 *
 * Returns: %TRUE if so
 */
gboolean
tracker_carrier_get_has_trouble (TrackerCarrier *self)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER (self), FALSE);

  return self->has_trouble;
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

/**
 * tracker_carrier_get_n_needs:
 * @self: a carrier
 *
 * How many things it may want to know of a parcel besides its number.
 *
 * Returns: a count
 */
guint
tracker_carrier_get_n_needs (TrackerCarrier *self)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER (self), 0);

  return tracker_definition_get_n_needs (self->definition);
}

/**
 * tracker_carrier_get_need:
 * @self: a carrier
 * @index: below tracker_carrier_get_n_needs()
 * @key: (out) (transfer none): its name in the definition
 * @label: (out) (transfer none): its name for people
 * @hint: (out) (transfer none) (nullable): an example, or where to find it
 * @is_optional: (out): whether it may be left empty
 *
 * Describes one of them.
 */
void
tracker_carrier_get_need (TrackerCarrier *self,
                          guint index,
                          const char **key,
                          const char **label,
                          const char **hint,
                          gboolean *is_optional)
{
  const TrackerNeed *need;

  g_return_if_fail (TRACKER_IS_CARRIER (self));
  g_return_if_fail (index < tracker_carrier_get_n_needs (self));

  need = tracker_definition_get_need (self->definition, index);
  *key = need->key;
  *label = need->label;
  *hint = need->hint;
  *is_optional = need->is_optional;
}
