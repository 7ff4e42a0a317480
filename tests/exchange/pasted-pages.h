/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "tracker-definition.h"

/* What a person may paste, and the events in it. */
typedef struct
{
  const char *name;
  const char *post; /* "US|America/New_York": country and zone; nullable: no definition */
  const char *text;
  const char *events; /* a line each, as pasted_print_events () gives it */
} PastedPage;

extern const PastedPage pasted_pages[];
extern const gsize n_pasted_pages;

/* pasted-kit.c */
TrackerDefinition *pasted_make_post (const char *post); /* nullable, like @post */
/* "time|stage|words|place|country" and a line end for each; "-": none. */
char *pasted_print_events (GPtrArray *events);
