/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

/* A text that can be read and that notifies. */
typedef struct
{
  guint prop_id;
  const char *name;
} TrackerStringProperty;

void tracker_string_property_make_all (GParamSpec **properties,
                                       const TrackerStringProperty *strings,
                                       gsize n_strings);
