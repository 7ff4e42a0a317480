/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-sitting-result.h"

#include "tracker-sitting-result-private.h"
#include "tracker-string-property-private.h"

struct _TrackerSittingResult
{
  GObject parent_instance;

  gint64 parcel_id;
  char *title;    /* (owned) */
  char *number;   /* (owned) */
  char *sentence; /* (owned) */
  TrackerOutcome outcome;
  GListModel *events; /* (owned) of TrackerTimelineItem */
};

enum
{
  PROP_0,
  PROP_PARCEL_ID,
  PROP_TITLE,
  PROP_NUMBER,
  PROP_OUTCOME,
  PROP_IS_GOOD,
  PROP_SENTENCE,
  PROP_N_NEW,
  PROP_EVENTS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerSittingResult, tracker_sitting_result, G_TYPE_OBJECT)

static void
tracker_sitting_result_get_property (GObject *object,
                                     guint prop_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  TrackerSittingResult *self = TRACKER_SITTING_RESULT (object);

  switch (prop_id)
    {
    case PROP_PARCEL_ID:
      g_value_set_int64 (value, self->parcel_id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_NUMBER:
      g_value_set_string (value, self->number);
      break;
    case PROP_OUTCOME:
      g_value_set_int (value, self->outcome);
      break;
    case PROP_IS_GOOD:
      g_value_set_boolean (value, tracker_outcome_is_answer (self->outcome));
      break;
    case PROP_SENTENCE:
      g_value_set_string (value, self->sentence);
      break;
    case PROP_N_NEW:
      g_value_set_int (value, (int) g_list_model_get_n_items (self->events));
      break;
    case PROP_EVENTS:
      g_value_set_object (value, self->events);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_sitting_result_finalize (GObject *object)
{
  TrackerSittingResult *self = TRACKER_SITTING_RESULT (object);

  g_free (self->title);
  g_free (self->number);
  g_free (self->sentence);
  g_clear_object (&self->events);

  G_OBJECT_CLASS (tracker_sitting_result_parent_class)->finalize (object);
}

static void
tracker_sitting_result_class_init (TrackerSittingResultClass *klass)
{
  static const TrackerStringProperty strings[] = {
    { PROP_TITLE, "title" },
    { PROP_NUMBER, "number" },
    { PROP_SENTENCE, "sentence" },
  };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tracker_sitting_result_get_property;
  object_class->finalize = tracker_sitting_result_finalize;

  tracker_string_property_make_all (properties, strings, G_N_ELEMENTS (strings));
  properties[PROP_PARCEL_ID]
      = g_param_spec_int64 ("parcel-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_OUTCOME] = g_param_spec_int ("outcome", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_IS_GOOD] = g_param_spec_boolean ("is-good", NULL, NULL, FALSE, flags);
  properties[PROP_N_NEW] = g_param_spec_int ("n-new", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_EVENTS] = g_param_spec_object ("events", NULL, NULL, G_TYPE_LIST_MODEL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tracker_sitting_result_init (TrackerSittingResult *self)
{
}

/**
 * tracker_sitting_result_new:
 * @parcel_id: the parcel
 * @title: what people call it
 * @number: what the post was asked for
 * @outcome: how it answered
 * @sentence: that, for people
 * @events: (transfer none): of TrackerTimelineItem, the new ones, newest first
 *
 * Makes what is shown of a turn that ended.
 *
 * Returns: (transfer full): the result
 */
TrackerSittingResult *
tracker_sitting_result_new (gint64 parcel_id,
                            const char *title,
                            const char *number,
                            TrackerOutcome outcome,
                            const char *sentence,
                            GListModel *events)
{
  TrackerSittingResult *self = g_object_new (TRACKER_TYPE_SITTING_RESULT, NULL);

  self->parcel_id = parcel_id;
  self->title = g_strdup (title);
  self->number = g_strdup (number);
  self->outcome = outcome;
  self->sentence = g_strdup (sentence);
  self->events = g_object_ref (events);

  return self;
}

/**
 * tracker_sitting_result_get_events:
 * @self: a result
 *
 * What is new.
 *
 * Returns: (transfer none): a model of TrackerTimelineItem, newest first
 */
GListModel *
tracker_sitting_result_get_events (TrackerSittingResult *self)
{
  g_return_val_if_fail (TRACKER_IS_SITTING_RESULT (self), NULL);

  return self->events;
}
