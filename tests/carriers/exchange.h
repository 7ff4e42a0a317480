/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "tracker-ask.h"

/* One file of tests/carriers/ID/: the requests a carrier should be sent, its answers, and what
 * should be read from them. */
typedef struct
{
  char *path;
  JsonNode *root;
  GPtrArray *bodies; /* (element-type GBytes) of the answers */
  TrackerDefinition *definition;
} Exchange;

/* Answers instead of those of the file; NULL: as the file says. */
typedef GBytes *(*ExchangeTamper) (guint step, GBytes *body, gpointer data);

Exchange *exchange_new (const char *folder, const char *name);
void exchange_free (Exchange *self);
guint exchange_get_n_steps (const Exchange *self);
GBytes *exchange_dup_body (const Exchange *self, guint step);
/* Runs the ask; each request and each report is compared with the file. */
void exchange_check (const Exchange *self);
/* Runs the ask on other answers, checking only what has to hold whatever a post sends. */
void exchange_survive (const Exchange *self, ExchangeTamper tamper, gpointer data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Exchange, exchange_free)

TrackerDefinition *exchange_load_definition (const char *id);
char *exchange_build_data_path (void);
