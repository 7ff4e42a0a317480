/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-parcel.h"

#include "tracker-number.h"
#include "tracker-parcel-private.h"
#include "tracker-parcel-words-private.h"
#include "tracker-stage-look-private.h"
#include "tracker-string-property-private.h"

struct _TrackerParcel
{
  GObject parent_instance;

  gint64 id;
  TrackerParcelData *data; /* (owned) (nullable) until the row has come */
  char *pretty_number;     /* (owned) */
  char *route;             /* (owned) */
  char *route_label;       /* (owned) */
  char *carrier_names;     /* (owned) */
  gint64 now_s;
  gboolean asking;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_LOADED,
  PROP_UUID,
  PROP_NUMBER,
  PROP_PRETTY_NUMBER,
  PROP_TITLE,
  PROP_NAME,
  PROP_NOTE,
  PROP_STAGE,
  PROP_STAGE_LABEL,
  PROP_STAGE_ICON,
  PROP_STAGE_STYLE,
  PROP_PROGRESS,
  PROP_ORIGIN,
  PROP_DESTINATION,
  PROP_ROUTE,
  PROP_ROUTE_LABEL,
  PROP_LAST_WORDS,
  PROP_LAST_AGO,
  PROP_ADDED_LABEL,
  PROP_DAYS_LABEL,
  PROP_UNSEEN,
  PROP_ASKING,
  PROP_TROUBLE,
  PROP_TROUBLE_LABEL,
  PROP_ARCHIVED,
  PROP_SILENT,
  PROP_FOLDER_ID,
  PROP_FOLDER_NAME,
  PROP_DESCRIPTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerParcel, tracker_parcel, G_TYPE_OBJECT)

static TrackerParcelWords
get_words (TrackerParcel *self)
{
  return (TrackerParcelWords){
    .data = self->data,
    .title = tracker_parcel_get_title (self),
    .route_label = self->route_label,
    .carrier_names = self->carrier_names,
    .now_s = self->now_s,
  };
}

static void
get_computed_property (TrackerParcel *self, guint prop_id, GValue *value)
{
  const TrackerParcelWords words = get_words (self);

  switch (prop_id)
    {
    case PROP_LAST_WORDS:
      g_value_take_string (value, tracker_parcel_words_dup_last_words (&words));
      break;
    case PROP_LAST_AGO:
      g_value_take_string (value, tracker_parcel_words_dup_last_ago (&words));
      break;
    case PROP_ADDED_LABEL:
      g_value_take_string (value, tracker_parcel_words_dup_added_label (&words));
      break;
    case PROP_DAYS_LABEL:
      g_value_take_string (value, tracker_parcel_words_dup_days_label (&words));
      break;
    case PROP_TROUBLE_LABEL:
      g_value_take_string (value, tracker_parcel_words_dup_trouble_label (&words));
      break;
    case PROP_DESCRIPTION:
      g_value_take_string (value, tracker_parcel_words_dup_description (&words));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
get_stage_property (TrackerParcel *self, guint prop_id, GValue *value)
{
  TrackerStage stage = tracker_parcel_get_stage (self);

  switch (prop_id)
    {
    case PROP_STAGE:
      g_value_set_int (value, stage);
      break;
    case PROP_STAGE_LABEL:
      g_value_set_string (value, tracker_parcel_words_get_stage_label (self->data));
      break;
    case PROP_STAGE_ICON:
      g_value_set_string (value, tracker_stage_get_icon_name (stage));
      break;
    case PROP_STAGE_STYLE:
      g_value_set_string (value, tracker_stage_get_style_class (stage));
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, tracker_stage_get_progress (stage));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
get_text_property (TrackerParcel *self, guint prop_id, GValue *value)
{
  const char *text = NULL;

  switch (prop_id)
    {
    case PROP_UUID:
      text = tracker_parcel_get_uuid (self);
      break;
    case PROP_NUMBER:
      text = tracker_parcel_get_number (self);
      break;
    case PROP_PRETTY_NUMBER:
      text = self->pretty_number;
      break;
    case PROP_TITLE:
      text = tracker_parcel_get_title (self);
      break;
    case PROP_NAME:
      text = self->data != NULL ? tracker_parcel_data_get_name (self->data) : NULL;
      break;
    case PROP_NOTE:
      text = self->data != NULL ? tracker_parcel_data_get_note (self->data) : NULL;
      break;
    case PROP_ORIGIN:
      text = self->data != NULL ? tracker_parcel_data_get_origin (self->data) : NULL;
      break;
    case PROP_DESTINATION:
      text = self->data != NULL ? tracker_parcel_data_get_destination (self->data) : NULL;
      break;
    case PROP_ROUTE:
      text = self->route;
      break;
    case PROP_ROUTE_LABEL:
      text = self->route_label;
      break;
    case PROP_FOLDER_NAME:
      text = self->data != NULL ? tracker_parcel_data_get_folder_name (self->data) : NULL;
      break;
    default:
      g_assert_not_reached ();
    }

  g_value_set_string (value, text != NULL ? text : "");
}

static void
tracker_parcel_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrackerParcel *self = TRACKER_PARCEL (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->data != NULL);
      break;
    case PROP_UNSEEN:
      g_value_set_boolean (value,
                           self->data != NULL && tracker_parcel_data_get_n_unseen (self->data) > 0);
      break;
    case PROP_ASKING:
      g_value_set_boolean (value, self->asking);
      break;
    case PROP_TROUBLE:
      g_value_set_int (value, self->data != NULL ? tracker_parcel_data_get_trouble (self->data)
                                                 : TRACKER_OUTCOME_NONE);
      break;
    case PROP_ARCHIVED:
      g_value_set_boolean (value, tracker_parcel_get_archived (self));
      break;
    case PROP_SILENT:
      g_value_set_boolean (value, tracker_parcel_get_silent (self));
      break;
    case PROP_FOLDER_ID:
      g_value_set_int64 (value, tracker_parcel_get_folder_id (self));
      break;
    case PROP_STAGE:
    case PROP_STAGE_LABEL:
    case PROP_STAGE_ICON:
    case PROP_STAGE_STYLE:
    case PROP_PROGRESS:
      get_stage_property (self, prop_id, value);
      break;
    case PROP_LAST_WORDS:
    case PROP_LAST_AGO:
    case PROP_ADDED_LABEL:
    case PROP_DAYS_LABEL:
    case PROP_TROUBLE_LABEL:
    case PROP_DESCRIPTION:
      get_computed_property (self, prop_id, value);
      break;
    default:
      get_text_property (self, prop_id, value);
    }
}

static void
tracker_parcel_finalize (GObject *object)
{
  TrackerParcel *self = TRACKER_PARCEL (object);

  g_clear_pointer (&self->data, tracker_parcel_data_unref);
  g_free (self->pretty_number);
  g_free (self->route);
  g_free (self->route_label);
  g_free (self->carrier_names);

  G_OBJECT_CLASS (tracker_parcel_parent_class)->finalize (object);
}

static void
install_boolean (guint prop_id, const char *name)
{
  properties[prop_id] = g_param_spec_boolean (
      name, NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
tracker_parcel_class_init (TrackerParcelClass *klass)
{
  static const TrackerStringProperty strings[] = {
    { PROP_UUID, "uuid" },
    { PROP_NUMBER, "number" },
    { PROP_PRETTY_NUMBER, "pretty-number" },
    { PROP_TITLE, "title" },
    { PROP_NAME, "name" },
    { PROP_NOTE, "note" },
    { PROP_STAGE_LABEL, "stage-label" },
    { PROP_STAGE_ICON, "stage-icon" },
    { PROP_STAGE_STYLE, "stage-style" },
    { PROP_ORIGIN, "origin" },
    { PROP_DESTINATION, "destination" },
    { PROP_ROUTE, "route" },
    { PROP_ROUTE_LABEL, "route-label" },
    { PROP_LAST_WORDS, "last-words" },
    { PROP_LAST_AGO, "last-ago" },
    { PROP_ADDED_LABEL, "added-label" },
    { PROP_DAYS_LABEL, "days-label" },
    { PROP_TROUBLE_LABEL, "trouble-label" },
    { PROP_FOLDER_NAME, "folder-name" },
    { PROP_DESCRIPTION, "description" },
  };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tracker_parcel_get_property;
  object_class->finalize = tracker_parcel_finalize;

  tracker_string_property_make_all (properties, strings, G_N_ELEMENTS (strings));
  install_boolean (PROP_LOADED, "loaded");
  install_boolean (PROP_UNSEEN, "unseen");
  install_boolean (PROP_ASKING, "asking");
  install_boolean (PROP_ARCHIVED, "archived");
  install_boolean (PROP_SILENT, "silent");
  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_FOLDER_ID]
      = g_param_spec_int64 ("folder-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_STAGE]
      = g_param_spec_int ("stage", NULL, NULL, 0, TRACKER_N_STAGES - 1, 0, flags);
  properties[PROP_TROUBLE] = g_param_spec_int ("trouble", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0.0, 1.0, 0.0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tracker_parcel_init (TrackerParcel *self)
{
}

/**
 * tracker_parcel_new:
 * @id: the parcel's id in the store
 *
 * Makes a parcel whose row has not come yet.
 *
 * Returns: (transfer full): the parcel
 */
TrackerParcel *
tracker_parcel_new (gint64 id)
{
  TrackerParcel *self = g_object_new (TRACKER_TYPE_PARCEL, NULL);

  self->id = id;

  return self;
}

/**
 * tracker_parcel_set_data:
 * @self: a parcel
 * @data: (transfer none): what the store has of it now
 * @now_s: UTC seconds, for relative times
 *
 * Takes a new snapshot and tells whoever looks.
 */
void
tracker_parcel_set_data (TrackerParcel *self, TrackerParcelData *data, gint64 now_s)
{
  g_return_if_fail (TRACKER_IS_PARCEL (self));
  g_return_if_fail (data != NULL && tracker_parcel_data_get_id (data) == self->id);

  tracker_parcel_data_ref (data);
  g_clear_pointer (&self->data, tracker_parcel_data_unref);
  self->data = data;
  self->now_s = now_s;
  g_free (self->pretty_number);
  self->pretty_number = tracker_number_dup_pretty (tracker_parcel_data_get_number (data));
  g_free (self->route);
  self->route = tracker_parcel_words_dup_route (data, TRUE);
  g_free (self->route_label);
  self->route_label = tracker_parcel_words_dup_route (data, FALSE);

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    if (i != PROP_ID && i != PROP_ASKING)
      g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * tracker_parcel_set_asking:
 * @self: a parcel
 * @asking: whether a post is being asked about it right now
 *
 * Shows or hides that the parcel is being asked about.
 */
void
tracker_parcel_set_asking (TrackerParcel *self, gboolean asking)
{
  g_return_if_fail (TRACKER_IS_PARCEL (self));

  if (self->asking == asking)
    return;

  self->asking = asking;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASKING]);
}

/**
 * tracker_parcel_set_carrier_names:
 * @self: a parcel
 * @names: (nullable): the names of its carriers, for sentences
 *
 * Says how the carriers of this parcel are called.
 */
void
tracker_parcel_set_carrier_names (TrackerParcel *self, const char *names)
{
  g_return_if_fail (TRACKER_IS_PARCEL (self));

  if (g_strcmp0 (self->carrier_names, names) == 0)
    return;

  g_free (self->carrier_names);
  self->carrier_names = g_strdup (names);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TROUBLE_LABEL]);
}

/**
 * tracker_parcel_set_now_s:
 * @self: a parcel
 * @now_s: UTC seconds
 *
 * Time has passed: relative times are told anew.
 */
void
tracker_parcel_set_now_s (TrackerParcel *self, gint64 now_s)
{
  g_return_if_fail (TRACKER_IS_PARCEL (self));

  self->now_s = now_s;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_AGO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAYS_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADDED_LABEL]);
}

/**
 * tracker_parcel_get_id:
 * @self: a parcel
 *
 * The parcel's id in the store.
 *
 * Returns: an id
 */
gint64
tracker_parcel_get_id (TrackerParcel *self)
{
  g_return_val_if_fail (TRACKER_IS_PARCEL (self), 0);

  return self->id;
}

/**
 * tracker_parcel_get_loaded:
 * @self: a parcel
 *
 * Whether its row has come from the store.
 *
 * Returns: %TRUE if so
 */
gboolean
tracker_parcel_get_loaded (TrackerParcel *self)
{
  g_return_val_if_fail (TRACKER_IS_PARCEL (self), FALSE);

  return self->data != NULL;
}

/**
 * tracker_parcel_get_data:
 * @self: a parcel
 *
 * The snapshot behind the properties.
 *
 * Returns: (transfer none) (nullable): the snapshot; %NULL before it has come
 */
TrackerParcelData *
tracker_parcel_get_data (TrackerParcel *self)
{
  g_return_val_if_fail (TRACKER_IS_PARCEL (self), NULL);

  return self->data;
}

/**
 * tracker_parcel_get_uuid:
 * @self: a parcel
 *
 * The name of the parcel in actions and notifications.
 *
 * Returns: (transfer none): a UUID; "" before the row has come
 */
const char *
tracker_parcel_get_uuid (TrackerParcel *self)
{
  g_return_val_if_fail (TRACKER_IS_PARCEL (self), "");

  return self->data != NULL ? tracker_parcel_data_get_uuid (self->data) : "";
}

/**
 * tracker_parcel_get_number:
 * @self: a parcel
 *
 * The normalised track code.
 *
 * Returns: (transfer none): a code; "" before the row has come or while nothing is shipped
 */
const char *
tracker_parcel_get_number (TrackerParcel *self)
{
  g_return_val_if_fail (TRACKER_IS_PARCEL (self), "");

  return self->data != NULL ? tracker_parcel_data_get_number (self->data) : "";
}

/**
 * tracker_parcel_get_title:
 * @self: a parcel
 *
 * What the parcel is called: the person's name for it, else its number.
 *
 * Returns: (transfer none): a title
 */
const char *
tracker_parcel_get_title (TrackerParcel *self)
{
  const char *name;

  g_return_val_if_fail (TRACKER_IS_PARCEL (self), "");

  if (self->data == NULL)
    return "";

  name = tracker_parcel_data_get_name (self->data);

  return name != NULL && *name != '\0' ? name : self->pretty_number;
}

/**
 * tracker_parcel_get_stage:
 * @self: a parcel
 *
 * Where the parcel stands.
 *
 * Returns: a stage
 */
TrackerStage
tracker_parcel_get_stage (TrackerParcel *self)
{
  g_return_val_if_fail (TRACKER_IS_PARCEL (self), TRACKER_STAGE_UNKNOWN);

  return self->data != NULL ? tracker_parcel_data_get_stage (self->data) : TRACKER_STAGE_UNKNOWN;
}

/**
 * tracker_parcel_get_archived:
 * @self: a parcel
 *
 * Whether the parcel is in the archive.
 *
 * Returns: %TRUE if so
 */
gboolean
tracker_parcel_get_archived (TrackerParcel *self)
{
  g_return_val_if_fail (TRACKER_IS_PARCEL (self), FALSE);

  return self->data != NULL && tracker_parcel_data_get_archived_s (self->data) != 0;
}

/**
 * tracker_parcel_get_folder_id:
 * @self: a parcel
 *
 * The person's folder it is in.
 *
 * Returns: a folder's id; 0: in none
 */
gint64
tracker_parcel_get_folder_id (TrackerParcel *self)
{
  g_return_val_if_fail (TRACKER_IS_PARCEL (self), 0);

  return self->data != NULL ? tracker_parcel_data_get_folder_id (self->data) : 0;
}

/**
 * tracker_parcel_get_silent:
 * @self: a parcel
 *
 * Whether the network is never asked about it.
 *
 * Returns: %TRUE if so
 */
gboolean
tracker_parcel_get_silent (TrackerParcel *self)
{
  g_return_val_if_fail (TRACKER_IS_PARCEL (self), FALSE);

  return self->data != NULL && tracker_parcel_data_get_is_silent (self->data);
}
