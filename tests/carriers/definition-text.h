/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-definition.h"

/* Definitions as texts that the tests break in one place. */

GPtrArray *new_problems (void);
/* @length: in bytes; -1: up to its end. @file_name: (nullable) */
TrackerDefinition *
read_text (const char *text, gssize length, const char *file_name, GPtrArray *problems);
/* @from stands in @text exactly once. */
char *replace_once (const char *text, const char *from, const char *to);
/* Takes the § out of @text and says where it was, both counted from 1. */
void find_mark (char *text, int *line, int *column);
