/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-registry.h"

/* A text without the web addresses that are a carrier's page of a number. */
typedef struct
{
  char *text;        /* (owned) each such address is a line with its number alone */
  GHashTable *pages; /* (owned) number -> TrackerDefinition (borrowed of the registry) */
} TrackerTextLinks;

void
tracker_text_links_read (TrackerTextLinks *self, const TrackerRegistry *registry, const char *text);
void tracker_text_links_clear (TrackerTextLinks *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TrackerTextLinks, tracker_text_links_clear)
