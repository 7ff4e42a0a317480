/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-tell-item.h"

#include <glib/gi18n-lib.h>

#include "tracker-number.h"
#include "tracker-string-property-private.h"
#include "tracker-tell-item-private.h"
#include "tracker-time.h"

struct _TrackerTellItem
{
  GObject parent_instance;

  TrackerTold *told;  /* (owned) */
  char *carrier_name; /* (owned) */
  char *title;        /* (owned) */
  gint64 now_s;
};

enum
{
  PROP_0,
  PROP_HOST,
  PROP_CARRIER,
  PROP_CARRIER_NAME,
  PROP_NUMBER,
  PROP_PRETTY_NUMBER,
  PROP_TITLE,
  PROP_LAST_LABEL,
  PROP_FIRST_LABEL,
  PROP_TIMES_LABEL,
  PROP_PARCEL_ID,
  PROP_LAST,
  PROP_FIRST,
  PROP_TIMES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerTellItem, tracker_tell_item, G_TYPE_OBJECT)

static char *
dup_times_label (const TrackerTold *told)
{
  int n = tracker_told_get_n (told);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d time", "%d times", n), n);
}

static void
get_label (TrackerTellItem *self, guint prop_id, GValue *value)
{
  switch (prop_id)
    {
    case PROP_PRETTY_NUMBER:
      g_value_take_string (value, tracker_number_dup_pretty (tracker_told_get_number (self->told)));
      break;
    case PROP_LAST_LABEL:
      g_value_take_string (
          value, tracker_time_dup_ago_label (tracker_told_get_last_s (self->told), self->now_s));
      break;
    case PROP_FIRST_LABEL:
      g_value_take_string (
          value, tracker_time_dup_ago_label (tracker_told_get_first_s (self->told), self->now_s));
      break;
    case PROP_TIMES_LABEL:
      g_value_take_string (value, dup_times_label (self->told));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
tracker_tell_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrackerTellItem *self = TRACKER_TELL_ITEM (object);

  switch (prop_id)
    {
    case PROP_HOST:
      g_value_set_string (value, tracker_told_get_host (self->told));
      break;
    case PROP_CARRIER:
      g_value_set_string (value, tracker_told_get_carrier (self->told));
      break;
    case PROP_CARRIER_NAME:
      g_value_set_string (value, self->carrier_name);
      break;
    case PROP_NUMBER:
      g_value_set_string (value, tracker_told_get_number (self->told));
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_PARCEL_ID:
      g_value_set_int64 (value, tracker_told_get_parcel_id (self->told));
      break;
    case PROP_LAST:
      g_value_set_int64 (value, tracker_told_get_last_s (self->told));
      break;
    case PROP_FIRST:
      g_value_set_int64 (value, tracker_told_get_first_s (self->told));
      break;
    case PROP_TIMES:
      g_value_set_int (value, tracker_told_get_n (self->told));
      break;
    default:
      get_label (self, prop_id, value);
    }
}

static void
tracker_tell_item_finalize (GObject *object)
{
  TrackerTellItem *self = TRACKER_TELL_ITEM (object);

  g_clear_pointer (&self->told, tracker_told_unref);
  g_free (self->carrier_name);
  g_free (self->title);

  G_OBJECT_CLASS (tracker_tell_item_parent_class)->finalize (object);
}

static void
tracker_tell_item_class_init (TrackerTellItemClass *klass)
{
  static const TrackerStringProperty strings[] = {
    { PROP_HOST, "host" },
    { PROP_CARRIER, "carrier" },
    { PROP_CARRIER_NAME, "carrier-name" },
    { PROP_NUMBER, "number" },
    { PROP_PRETTY_NUMBER, "pretty-number" },
    { PROP_TITLE, "title" },
    { PROP_LAST_LABEL, "last-label" },
    { PROP_FIRST_LABEL, "first-label" },
    { PROP_TIMES_LABEL, "times-label" },
  };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tracker_tell_item_get_property;
  object_class->finalize = tracker_tell_item_finalize;

  tracker_string_property_make_all (properties, strings, G_N_ELEMENTS (strings));
  properties[PROP_PARCEL_ID]
      = g_param_spec_int64 ("parcel-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_LAST] = g_param_spec_int64 ("last", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_FIRST] = g_param_spec_int64 ("first", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_TIMES] = g_param_spec_int ("times", NULL, NULL, 0, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tracker_tell_item_init (TrackerTellItem *self)
{
}

/**
 * tracker_tell_item_new:
 * @told: (transfer none): what the store has of it
 * @carrier_name: how people call the carrier that asked there
 * @title: (nullable): of the parcel with that number, if it is still there
 * @now_s: UTC seconds, for relative times
 *
 * Makes what people see of a host that was told a number.
 *
 * Returns: (transfer full): the item
 */
TrackerTellItem *
tracker_tell_item_new (TrackerTold *told, const char *carrier_name, const char *title, gint64 now_s)
{
  TrackerTellItem *self = g_object_new (TRACKER_TYPE_TELL_ITEM, NULL);

  self->told = tracker_told_ref (told);
  self->carrier_name = g_strdup (carrier_name);
  self->title = g_strdup (title != NULL ? title : "");
  self->now_s = now_s;

  return self;
}
