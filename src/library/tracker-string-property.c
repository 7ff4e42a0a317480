/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-string-property-private.h"

/**
 * tracker_string_property_make_all:
 * @properties: (inout): the table of a class, by property id
 * @strings: (array length=n_strings): which of them are texts
 * @n_strings: how many
 *
 * Makes the specs of all readable texts of a class, which have many.
 */
void
tracker_string_property_make_all (GParamSpec **properties,
                                  const TrackerStringProperty *strings,
                                  gsize n_strings)
{
  for (gsize i = 0; i < n_strings; i++)
    properties[strings[i].prop_id]
        = g_param_spec_string (strings[i].name, NULL, NULL, NULL,
                               G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}
