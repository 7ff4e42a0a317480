/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-folder.h"

#include "tracker-folder-private.h"
#include "tracker-string-property-private.h"

struct _TrackerFolder
{
  GObject parent_instance;

  gint64 id; /* 0: a smart folder */
  TrackerSmart smart;
  TrackerFolderData *data; /* (owned) (nullable) of a folder of the person's */
  int n_parcels;
  int n_unseen;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_IS_SMART,
  PROP_SMART,
  PROP_NAME,
  PROP_EMOJI,
  PROP_ICON_NAME,
  PROP_N_PARCELS,
  PROP_N_UNSEEN,
  PROP_COUNT_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerFolder, tracker_folder, G_TYPE_OBJECT)

static char *
dup_icon_name (TrackerFolder *self)
{
  if (self->id != 0)
    return g_strdup ("folder-symbolic");

  return g_strdup_printf ("tracker-smart-%s-symbolic", tracker_smart_to_nick (self->smart));
}

static void
tracker_folder_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrackerFolder *self = TRACKER_FOLDER (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_IS_SMART:
      g_value_set_boolean (value, tracker_folder_get_is_smart (self));
      break;
    case PROP_SMART:
      g_value_set_int (value, self->smart);
      break;
    case PROP_NAME:
      g_value_set_string (value, tracker_folder_get_name (self));
      break;
    case PROP_EMOJI:
      g_value_set_string (value, tracker_folder_get_emoji (self));
      break;
    case PROP_ICON_NAME:
      g_value_take_string (value, dup_icon_name (self));
      break;
    case PROP_N_PARCELS:
      g_value_set_int (value, self->n_parcels);
      break;
    case PROP_N_UNSEEN:
      g_value_set_int (value, self->n_unseen);
      break;
    case PROP_COUNT_LABEL:
      g_value_take_string (value, self->n_parcels > 0 ? g_strdup_printf ("%d", self->n_parcels)
                                                      : g_strdup (""));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_folder_finalize (GObject *object)
{
  TrackerFolder *self = TRACKER_FOLDER (object);

  g_clear_pointer (&self->data, tracker_folder_data_unref);

  G_OBJECT_CLASS (tracker_folder_parent_class)->finalize (object);
}

static void
tracker_folder_class_init (TrackerFolderClass *klass)
{
  static const TrackerStringProperty strings[] = {
    { PROP_NAME, "name" },
    { PROP_EMOJI, "emoji" },
    { PROP_ICON_NAME, "icon-name" },
    { PROP_COUNT_LABEL, "count-label" },
  };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tracker_folder_get_property;
  object_class->finalize = tracker_folder_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_IS_SMART] = g_param_spec_boolean ("is-smart", NULL, NULL, FALSE, flags);
  properties[PROP_SMART]
      = g_param_spec_int ("smart", NULL, NULL, 0, TRACKER_N_SMARTS - 1, 0, flags);
  properties[PROP_N_PARCELS] = g_param_spec_int ("n-parcels", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_N_UNSEEN] = g_param_spec_int ("n-unseen", NULL, NULL, 0, G_MAXINT, 0, flags);
  tracker_string_property_make_all (properties, strings, G_N_ELEMENTS (strings));

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tracker_folder_init (TrackerFolder *self)
{
}

/**
 * tracker_folder_new_smart:
 * @smart: which
 *
 * Makes the line of a smart folder.
 *
 * Returns: (transfer full): the folder, empty until counted
 */
TrackerFolder *
tracker_folder_new_smart (TrackerSmart smart)
{
  TrackerFolder *self = g_object_new (TRACKER_TYPE_FOLDER, NULL);

  self->smart = smart;

  return self;
}

/**
 * tracker_folder_new_own:
 * @data: (transfer none): what the store has of it
 *
 * Makes the line of one of the person's folders.
 *
 * Returns: (transfer full): the folder
 */
TrackerFolder *
tracker_folder_new_own (TrackerFolderData *data)
{
  TrackerFolder *self = g_object_new (TRACKER_TYPE_FOLDER, NULL);

  self->id = tracker_folder_data_get_id (data);
  tracker_folder_set_data (self, data);

  return self;
}

/**
 * tracker_folder_set_counts:
 * @self: a folder
 * @n_parcels: how many parcels are in it
 * @n_unseen: how many of them have something new
 *
 * Counts it anew.
 */
void
tracker_folder_set_counts (TrackerFolder *self, int n_parcels, int n_unseen)
{
  g_return_if_fail (TRACKER_IS_FOLDER (self));

  if (self->n_parcels != n_parcels)
    {
      self->n_parcels = n_parcels;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PARCELS]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT_LABEL]);
    }
  if (self->n_unseen != n_unseen)
    {
      self->n_unseen = n_unseen;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_UNSEEN]);
    }
}

/**
 * tracker_folder_set_data:
 * @self: a folder of the person's
 * @data: (transfer none): what the store has of it now
 *
 * Takes a new snapshot.
 */
void
tracker_folder_set_data (TrackerFolder *self, TrackerFolderData *data)
{
  g_autoptr (TrackerFolderData) before = NULL;

  g_return_if_fail (TRACKER_IS_FOLDER (self));

  before = g_steal_pointer (&self->data);
  self->data = tracker_folder_data_ref (data);
  if (before == NULL
      || g_strcmp0 (tracker_folder_data_get_name (before), tracker_folder_data_get_name (data))
             != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
  if (before == NULL
      || g_strcmp0 (tracker_folder_data_get_emoji (before), tracker_folder_data_get_emoji (data))
             != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EMOJI]);
  tracker_folder_set_counts (self, tracker_folder_data_get_n_parcels (data), self->n_unseen);
}

/**
 * tracker_folder_get_id:
 * @self: a folder
 *
 * The folder's id in the store.
 *
 * Returns: an id; 0 for a smart folder
 */
gint64
tracker_folder_get_id (TrackerFolder *self)
{
  g_return_val_if_fail (TRACKER_IS_FOLDER (self), 0);

  return self->id;
}

/**
 * tracker_folder_get_is_smart:
 * @self: a folder
 *
 * Whether it is a query with a name, not the person's own.
 *
 * Returns: %TRUE if so
 */
gboolean
tracker_folder_get_is_smart (TrackerFolder *self)
{
  g_return_val_if_fail (TRACKER_IS_FOLDER (self), FALSE);

  return self->id == 0;
}

/**
 * tracker_folder_get_smart:
 * @self: a smart folder
 *
 * Which smart folder it is.
 *
 * Returns: the smart folder
 */
TrackerSmart
tracker_folder_get_smart (TrackerFolder *self)
{
  g_return_val_if_fail (TRACKER_IS_FOLDER (self), TRACKER_SMART_ALL);

  return self->smart;
}

/**
 * tracker_folder_get_name:
 * @self: a folder
 *
 * What the folder is called.
 *
 * Returns: (transfer none): a name; of smart folders in the reader's language
 */
const char *
tracker_folder_get_name (TrackerFolder *self)
{
  g_return_val_if_fail (TRACKER_IS_FOLDER (self), "");

  return self->data != NULL ? tracker_folder_data_get_name (self->data)
                            : tracker_smart_get_label (self->smart);
}

/**
 * tracker_folder_get_emoji:
 * @self: a folder
 *
 * The sign the person gave it.
 *
 * Returns: (transfer none) (nullable): an emoji
 */
const char *
tracker_folder_get_emoji (TrackerFolder *self)
{
  g_return_val_if_fail (TRACKER_IS_FOLDER (self), NULL);

  return self->data != NULL ? tracker_folder_data_get_emoji (self->data) : NULL;
}

/**
 * tracker_folder_get_n_parcels:
 * @self: a folder
 *
 * How many parcels are in it.
 *
 * Returns: a count
 */
int
tracker_folder_get_n_parcels (TrackerFolder *self)
{
  g_return_val_if_fail (TRACKER_IS_FOLDER (self), 0);

  return self->n_parcels;
}
