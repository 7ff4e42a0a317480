/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-timeline-item.h"

#include <glib/gi18n-lib.h>

#include "tracker-country.h"
#include "tracker-stage-look-private.h"
#include "tracker-string-property-private.h"
#include "tracker-timeline-item-private.h"

struct _TrackerTimelineItem
{
  GObject parent_instance;

  TrackerTimelineLine *line; /* (owned) */
  char *day_label;           /* (owned) */
  char *clock;               /* (owned) */
  char *place;               /* (owned) */
  char *sources;             /* (owned) */
  gboolean starts_day;
  gboolean is_newest;
  gboolean unseen;
};

enum
{
  PROP_0,
  PROP_DAY_LABEL,
  PROP_STARTS_DAY,
  PROP_CLOCK,
  PROP_TEXT,
  PROP_PLACE,
  PROP_SOURCES,
  PROP_IS_ENTERED,
  PROP_STAGE,
  PROP_STAGE_LABEL,
  PROP_STAGE_ICON,
  PROP_STAGE_STYLE,
  PROP_UNSEEN,
  PROP_IS_NEWEST,
  PROP_DESCRIPTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerTimelineItem, tracker_timeline_item, G_TYPE_OBJECT)

static gboolean
is_entered (TrackerTimelineLine *line)
{
  const char *const *carriers = tracker_timeline_line_get_carriers (line);

  for (gsize i = 0; carriers[i] != NULL; i++)
    if (!tracker_timeline_line_is_entered (line, carriers[i]))
      return FALSE;

  return carriers[0] != NULL;
}

static char *
dup_description (TrackerTimelineItem *self)
{
  g_autoptr (GString) text = g_string_new (self->day_label);

  if (*self->clock != '\0')
    g_string_append_printf (text, " %s", self->clock);
  g_string_append_printf (text, ", %s",
                          tracker_event_get_text (tracker_timeline_item_get_event (self)));
  if (*self->place != '\0')
    g_string_append_printf (text, ", %s", self->place);
  g_string_append_printf (text, ", %s", self->sources);

  return g_steal_pointer (&text->str);
}

static void
tracker_timeline_item_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  TrackerTimelineItem *self = TRACKER_TIMELINE_ITEM (object);
  TrackerEvent *event = tracker_timeline_item_get_event (self);
  TrackerStage stage = tracker_event_get_stage (event);

  switch (prop_id)
    {
    case PROP_DAY_LABEL:
      g_value_set_string (value, self->day_label);
      break;
    case PROP_STARTS_DAY:
      g_value_set_boolean (value, self->starts_day);
      break;
    case PROP_CLOCK:
      g_value_set_string (value, self->clock);
      break;
    case PROP_TEXT:
      g_value_set_string (value, tracker_event_get_text (event));
      break;
    case PROP_PLACE:
      g_value_set_string (value, self->place);
      break;
    case PROP_SOURCES:
      g_value_set_string (value, self->sources);
      break;
    case PROP_IS_ENTERED:
      g_value_set_boolean (value, is_entered (self->line));
      break;
    case PROP_STAGE:
      g_value_set_int (value, stage);
      break;
    case PROP_STAGE_LABEL:
      g_value_set_string (value, tracker_stage_get_label (stage));
      break;
    case PROP_STAGE_ICON:
      g_value_set_string (value, tracker_stage_get_icon_name (stage));
      break;
    case PROP_STAGE_STYLE:
      g_value_set_string (value, tracker_stage_get_style_class (stage));
      break;
    case PROP_UNSEEN:
      g_value_set_boolean (value, self->unseen);
      break;
    case PROP_IS_NEWEST:
      g_value_set_boolean (value, self->is_newest);
      break;
    case PROP_DESCRIPTION:
      g_value_take_string (value, dup_description (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_timeline_item_finalize (GObject *object)
{
  TrackerTimelineItem *self = TRACKER_TIMELINE_ITEM (object);

  g_clear_pointer (&self->line, tracker_timeline_line_unref);
  g_free (self->day_label);
  g_free (self->clock);
  g_free (self->place);
  g_free (self->sources);

  G_OBJECT_CLASS (tracker_timeline_item_parent_class)->finalize (object);
}

static void
tracker_timeline_item_class_init (TrackerTimelineItemClass *klass)
{
  static const TrackerStringProperty strings[] = {
    { PROP_DAY_LABEL, "day-label" },
    { PROP_CLOCK, "clock" },
    { PROP_TEXT, "text" },
    { PROP_PLACE, "place" },
    { PROP_SOURCES, "sources" },
    { PROP_STAGE_LABEL, "stage-label" },
    { PROP_STAGE_ICON, "stage-icon" },
    { PROP_STAGE_STYLE, "stage-style" },
    { PROP_DESCRIPTION, "description" },
  };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tracker_timeline_item_get_property;
  object_class->finalize = tracker_timeline_item_finalize;

  tracker_string_property_make_all (properties, strings, G_N_ELEMENTS (strings));
  properties[PROP_STARTS_DAY] = g_param_spec_boolean ("starts-day", NULL, NULL, FALSE, flags);
  properties[PROP_UNSEEN] = g_param_spec_boolean ("unseen", NULL, NULL, FALSE, flags);
  properties[PROP_IS_ENTERED] = g_param_spec_boolean ("is-entered", NULL, NULL, FALSE, flags);
  properties[PROP_IS_NEWEST] = g_param_spec_boolean ("is-newest", NULL, NULL, FALSE, flags);
  properties[PROP_STAGE]
      = g_param_spec_int ("stage", NULL, NULL, 0, TRACKER_N_STAGES - 1, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tracker_timeline_item_init (TrackerTimelineItem *self)
{
}

static char *
dup_place (TrackerEvent *event)
{
  const char *place = tracker_event_get_place (event);
  const char *code = tracker_event_get_country (event);
  const char *country = code != NULL ? tracker_country_get_name (code) : NULL;

  if (place != NULL && *place != '\0' && country != NULL && tracker_country_guess (place) == NULL)
    return g_strdup_printf ("%s, %s", place, country);
  if (place != NULL && *place != '\0')
    return g_strdup (place);

  return g_strdup (country != NULL ? country : "");
}

static char *
dup_source (TrackerTimelineLine *line, const char *carrier, TrackerRegistry *registry)
{
  const char *name = tracker_registry_get_name (registry, carrier);

  if (tracker_timeline_line_is_entered (line, carrier))
    /* Translators: %s is a post whose page the person copied this from. */
    return g_strdup_printf (_ ("%s (entered by you)"), name);

  return g_strdup (name);
}

static char *
dup_sources (TrackerTimelineLine *line, TrackerRegistry *registry)
{
  const char *const *carriers = tracker_timeline_line_get_carriers (line);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (gsize i = 0; carriers[i] != NULL; i++)
    {
      g_autofree char *name = dup_source (line, carriers[i], registry);

      g_strv_builder_add (names, name);
    }
  list = g_strv_builder_end (names);

  return g_strjoinv (" · ", list);
}

/**
 * tracker_timeline_item_new:
 * @line: (transfer none): a line of a merged timeline
 * @registry: the carriers, for their names
 * @now_s: UTC seconds, for the labels of days
 *
 * Makes a line of the timeline for people.
 *
 * Returns: (transfer full): the item
 */
TrackerTimelineItem *
tracker_timeline_item_new (TrackerTimelineLine *line, TrackerRegistry *registry, gint64 now_s)
{
  TrackerTimelineItem *self = g_object_new (TRACKER_TYPE_TIMELINE_ITEM, NULL);
  TrackerEvent *event = tracker_timeline_line_get_event (line);

  self->line = tracker_timeline_line_ref (line);
  self->day_label = tracker_time_dup_day_label (tracker_event_get_time (event), now_s);
  self->clock = tracker_time_dup_clock_label (tracker_event_get_time (event));
  if (self->clock == NULL)
    self->clock = g_strdup ("");
  self->place = dup_place (event);
  self->sources = dup_sources (line, registry);

  return self;
}

/**
 * tracker_timeline_item_place:
 * @self: an item not yet in a model
 * @newer: (nullable): the item above it
 * @unseen: whether the person has not seen it yet
 *
 * Says how the item stands to its neighbours.
 */
void
tracker_timeline_item_place (TrackerTimelineItem *self, TrackerTimelineItem *newer, gboolean unseen)
{
  self->is_newest = newer == NULL;
  self->starts_day = newer == NULL || g_strcmp0 (newer->day_label, self->day_label) != 0;
  self->unseen = unseen;
}

/**
 * tracker_timeline_item_get_event:
 * @self: an item
 *
 * The event it shows: the fullest of those that tell the same fact.
 *
 * Returns: (transfer none): the event
 */
TrackerEvent *
tracker_timeline_item_get_event (TrackerTimelineItem *self)
{
  g_return_val_if_fail (TRACKER_IS_TIMELINE_ITEM (self), NULL);

  return tracker_timeline_line_get_event (self->line);
}

/**
 * tracker_timeline_item_get_carriers:
 * @self: an item
 *
 * Who reported it.
 *
 * Returns: (transfer none) (array zero-terminated=1): ids
 */
const char *const *
tracker_timeline_item_get_carriers (TrackerTimelineItem *self)
{
  g_return_val_if_fail (TRACKER_IS_TIMELINE_ITEM (self), NULL);

  return tracker_timeline_line_get_carriers (self->line);
}
