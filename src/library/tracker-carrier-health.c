/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-carrier-health.h"

#include "tracker-carrier-health-private.h"
#include "tracker-string-property-private.h"

enum
{
  PROP_0,
  PROP_CARRIER,
  PROP_CARRIER_NAME,
  PROP_STATE,
  PROP_HEADLINE,
  PROP_LAST_SUCCESS,
  PROP_LAST_FAILURE,
  PROP_NEXT_TRY,
  PROP_REMEDY,
  PROP_CODES,
  PROP_PAGE,
  PROP_REPORT,
  N_PROPS
};

struct _TrackerCarrierHealth
{
  GObject parent_instance;

  char *texts[N_PROPS]; /* (owned) by property */
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerCarrierHealth, tracker_carrier_health, G_TYPE_OBJECT)

static void
tracker_carrier_health_get_property (GObject *object,
                                     guint prop_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  TrackerCarrierHealth *self = TRACKER_CARRIER_HEALTH (object);

  if (prop_id > PROP_0 && prop_id < N_PROPS)
    g_value_set_string (value, self->texts[prop_id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
tracker_carrier_health_finalize (GObject *object)
{
  TrackerCarrierHealth *self = TRACKER_CARRIER_HEALTH (object);

  for (guint i = 0; i < N_PROPS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (tracker_carrier_health_parent_class)->finalize (object);
}

static void
tracker_carrier_health_class_init (TrackerCarrierHealthClass *klass)
{
  static const TrackerStringProperty strings[] = {
    { PROP_CARRIER, "carrier" },
    { PROP_CARRIER_NAME, "carrier-name" },
    { PROP_STATE, "state" },
    { PROP_HEADLINE, "headline" },
    { PROP_LAST_SUCCESS, "last-success" },
    { PROP_LAST_FAILURE, "last-failure" },
    { PROP_NEXT_TRY, "next-try" },
    { PROP_REMEDY, "remedy" },
    { PROP_CODES, "codes" },
    { PROP_PAGE, "page" },
    { PROP_REPORT, "report" },
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tracker_carrier_health_get_property;
  object_class->finalize = tracker_carrier_health_finalize;

  tracker_string_property_make_all (properties, strings, G_N_ELEMENTS (strings));
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tracker_carrier_health_init (TrackerCarrierHealth *self)
{
}

/**
 * tracker_carrier_health_new:
 * @texts: what is said of the carrier
 *
 * Makes what people see of how it goes with a carrier.
 *
 * Returns: (transfer full): the health
 */
TrackerCarrierHealth *
tracker_carrier_health_new (const TrackerHealthTexts *texts)
{
  TrackerCarrierHealth *self = g_object_new (TRACKER_TYPE_CARRIER_HEALTH, NULL);
  const char *const by_property[N_PROPS] = {
    [PROP_CARRIER] = texts->carrier,
    [PROP_CARRIER_NAME] = texts->carrier_name,
    [PROP_STATE] = texts->state,
    [PROP_HEADLINE] = texts->headline,
    [PROP_LAST_SUCCESS] = texts->last_success,
    [PROP_LAST_FAILURE] = texts->last_failure,
    [PROP_NEXT_TRY] = texts->next_try,
    [PROP_REMEDY] = texts->remedy,
    [PROP_CODES] = texts->codes,
    [PROP_PAGE] = texts->page,
    [PROP_REPORT] = texts->report,
  };

  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    self->texts[i] = g_strdup (by_property[i] != NULL ? by_property[i] : "");

  return self;
}

/**
 * tracker_carrier_health_get_carrier:
 * @self: a health
 *
 * Whose it is.
 *
 * Returns: (transfer none): the id of a carrier
 */
const char *
tracker_carrier_health_get_carrier (TrackerCarrierHealth *self)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER_HEALTH (self), "");

  return self->texts[PROP_CARRIER];
}

/**
 * tracker_carrier_health_get_state:
 * @self: a health
 *
 * How it goes, for looks and scripts.
 *
 * Returns: (transfer none): "good", "idle", "trouble" or "off"
 */
const char *
tracker_carrier_health_get_state (TrackerCarrierHealth *self)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER_HEALTH (self), "");

  return self->texts[PROP_STATE];
}

/**
 * tracker_carrier_health_get_headline:
 * @self: a health
 *
 * How it goes, in one sentence.
 *
 * Returns: (transfer none): a text
 */
const char *
tracker_carrier_health_get_headline (TrackerCarrierHealth *self)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER_HEALTH (self), "");

  return self->texts[PROP_HEADLINE];
}

/**
 * tracker_carrier_health_get_report:
 * @self: a health
 *
 * What can be handed to somebody who mends definitions.
 *
 * Returns: (transfer none): lines without track codes and secrets
 */
const char *
tracker_carrier_health_get_report (TrackerCarrierHealth *self)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER_HEALTH (self), "");

  return self->texts[PROP_REPORT];
}
