/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-entered-event.h"

#include <glib/gi18n-lib.h>

#include "tracker-entered-event-private.h"
#include "tracker-pasted-events.h"

struct _TrackerEnteredEvent
{
  GObject parent_instance;

  TrackerDefinition *definition; /* (owned) (nullable) whose page it was */
  char *carrier;                 /* (owned) */
  char *country;                 /* (owned) (nullable) as recognised */
  gint64 now_s;

  gboolean included;
  char *time_text; /* (owned) */
  char *text;      /* (owned) */
  char *place;     /* (owned) */
  TrackerStage stage;
  TrackerTime time; /* what is read in @time_text */
  gboolean has_time;
};

enum
{
  PROP_0,
  PROP_INCLUDED,
  PROP_TIME,
  PROP_TEXT,
  PROP_PLACE,
  PROP_STAGE,
  PROP_VALID,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerEnteredEvent, tracker_entered_event, G_TYPE_OBJECT)

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

/* "2026-03-02 10:15", as the clocks of the place showed it. */
static char *
dup_time_text (const TrackerTime *time)
{
  g_autoptr (GDateTime) wall = g_date_time_new_from_unix_utc (tracker_time_get_wall_s (time));

  if (wall == NULL)
    return g_strdup ("");

  switch (time->precision)
    {
    case TRACKER_PRECISION_DAY:
      return g_date_time_format (wall, "%Y-%m-%d");
    case TRACKER_PRECISION_MINUTE:
      return g_date_time_format (wall, "%Y-%m-%d %H:%M");
    default:
      return g_date_time_format (wall, "%Y-%m-%d %H:%M:%S");
    }
}

static void
notify (TrackerEnteredEvent *self, guint prop_id)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static void
set_text (TrackerEnteredEvent *self, char **slot, const char *text, guint prop_id)
{
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    text = "";
  if (g_str_equal (*slot, text))
    return;

  g_free (*slot);
  *slot = g_strdup (text);
  if (prop_id == PROP_TIME)
    self->has_time = tracker_entered_time_read (self->definition, text, self->now_s, &self->time);

  notify (self, prop_id);
  if (prop_id != PROP_PLACE)
    {
      notify (self, PROP_VALID);
      notify (self, PROP_PROBLEM);
    }
}

static void
tracker_entered_event_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  TrackerEnteredEvent *self = TRACKER_ENTERED_EVENT (object);

  switch (prop_id)
    {
    case PROP_INCLUDED:
      g_value_set_boolean (value, self->included);
      break;
    case PROP_TIME:
      g_value_set_string (value, self->time_text);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_PLACE:
      g_value_set_string (value, self->place);
      break;
    case PROP_STAGE:
      g_value_set_int (value, self->stage);
      break;
    case PROP_VALID:
      g_value_set_boolean (value, tracker_entered_event_get_valid (self));
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, tracker_entered_event_get_problem (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_entered_event_set_property (GObject *object,
                                    guint prop_id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  TrackerEnteredEvent *self = TRACKER_ENTERED_EVENT (object);

  switch (prop_id)
    {
    case PROP_INCLUDED:
      if (self->included != g_value_get_boolean (value))
        {
          self->included = g_value_get_boolean (value);
          notify (self, PROP_INCLUDED);
        }
      break;
    case PROP_TIME:
      set_text (self, &self->time_text, g_value_get_string (value), PROP_TIME);
      break;
    case PROP_TEXT:
      set_text (self, &self->text, g_value_get_string (value), PROP_TEXT);
      break;
    case PROP_PLACE:
      set_text (self, &self->place, g_value_get_string (value), PROP_PLACE);
      break;
    case PROP_STAGE:
      if ((int) self->stage != g_value_get_int (value))
        {
          self->stage = (TrackerStage) g_value_get_int (value);
          notify (self, PROP_STAGE);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_entered_event_finalize (GObject *object)
{
  TrackerEnteredEvent *self = TRACKER_ENTERED_EVENT (object);

  g_clear_pointer (&self->definition, tracker_definition_unref);
  g_free (self->carrier);
  g_free (self->country);
  g_free (self->time_text);
  g_free (self->text);
  g_free (self->place);

  G_OBJECT_CLASS (tracker_entered_event_parent_class)->finalize (object);
}

static void
tracker_entered_event_class_init (TrackerEnteredEventClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags flags = readable | G_PARAM_WRITABLE;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tracker_entered_event_get_property;
  object_class->set_property = tracker_entered_event_set_property;
  object_class->finalize = tracker_entered_event_finalize;

  properties[PROP_INCLUDED] = g_param_spec_boolean ("included", NULL, NULL, TRUE, flags);
  properties[PROP_TIME] = g_param_spec_string ("time", NULL, NULL, "", flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, "", flags);
  properties[PROP_STAGE]
      = g_param_spec_int ("stage", NULL, NULL, 0, TRACKER_N_STAGES - 1, 0, flags);
  properties[PROP_VALID] = g_param_spec_boolean ("valid", NULL, NULL, FALSE, readable);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, "", readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tracker_entered_event_init (TrackerEnteredEvent *self)
{
  self->included = TRUE;
  self->time_text = g_strdup ("");
  self->text = g_strdup ("");
  self->place = g_strdup ("");
}

/**
 * tracker_entered_event_new:
 * @definition: (nullable): the carrier whose page it was
 * @carrier: its id
 * @event: (nullable): what was recognised; %NULL: nothing yet
 * @now_s: UTC seconds, for dates without a year
 *
 * Makes an event that the person may correct.
 *
 * Returns: (transfer full): the event
 */
TrackerEnteredEvent *
tracker_entered_event_new (TrackerDefinition *definition,
                           const char *carrier,
                           TrackerEvent *event,
                           gint64 now_s)
{
  TrackerEnteredEvent *self = g_object_new (TRACKER_TYPE_ENTERED_EVENT, NULL);

  self->definition = definition != NULL ? tracker_definition_ref (definition) : NULL;
  self->carrier = g_strdup (carrier);
  self->now_s = now_s;
  if (event != NULL)
    {
      const char *place = tracker_event_get_place (event);

      self->time = *tracker_event_get_time (event);
      self->has_time = TRUE;
      self->stage = tracker_event_get_stage (event);
      self->country = g_strdup (tracker_event_get_country (event));
      g_free (self->time_text);
      self->time_text = dup_time_text (&self->time);
      g_free (self->text);
      self->text = g_strdup (tracker_event_get_text (event));
      g_free (self->place);
      self->place = g_strdup (place != NULL ? place : "");
    }

  return self;
}

/**
 * tracker_entered_event_get_included:
 * @self: an entered event
 *
 * Whether it is to be kept.
 *
 * Returns: %TRUE if so
 */
gboolean
tracker_entered_event_get_included (TrackerEnteredEvent *self)
{
  g_return_val_if_fail (TRACKER_IS_ENTERED_EVENT (self), FALSE);

  return self->included;
}

/**
 * tracker_entered_event_get_valid:
 * @self: an entered event
 *
 * Whether it can be kept: time and words are there.
 *
 * Returns: %TRUE if so
 */
gboolean
tracker_entered_event_get_valid (TrackerEnteredEvent *self)
{
  g_return_val_if_fail (TRACKER_IS_ENTERED_EVENT (self), FALSE);

  return self->has_time && !is_blank (self->text);
}

/**
 * tracker_entered_event_get_problem:
 * @self: an entered event
 *
 * What it lacks.
 *
 * Returns: (transfer none): a sentence for people; "" if it is valid
 */
const char *
tracker_entered_event_get_problem (TrackerEnteredEvent *self)
{
  g_return_val_if_fail (TRACKER_IS_ENTERED_EVENT (self), "");

  if (is_blank (self->time_text))
    return _ ("The date is missing: enter it like 2026-03-02 10:15.");
  if (!self->has_time)
    return _ ("The date is not understood: enter it like 2026-03-02 10:15.");
  if (is_blank (self->text))
    return _ ("The words are missing: enter what the post says.");

  return "";
}

/**
 * tracker_entered_event_make_event:
 * @self: a valid entered event
 *
 * Makes what is kept.
 *
 * Returns: (transfer full): the event
 */
TrackerEvent *
tracker_entered_event_make_event (TrackerEnteredEvent *self)
{
  g_autofree char *text = g_strstrip (g_strdup (self->text));
  g_autofree char *place = g_strstrip (g_strdup (self->place));

  return tracker_event_new_entered (&self->time, self->stage, text, *place != '\0' ? place : NULL,
                                    self->country, self->carrier);
}
