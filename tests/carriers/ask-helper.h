/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-ask.h"

#define ASK_HELPER_NUMBER "RB123456785CN"
/* A plain way to write events, and the table of their codes. */
#define ASK_HELPER_EVENTS                                                                          \
  "'events': {'list': '$.events[*]', 'time': {'select': '$.t', 'formats': ['iso8601']}, 'text': "  \
  "'$.d', 'code': '$.c',"                                                                          \
  "'place': '$.p', 'country': '$.l', 'stage': [{'by': '$.c', 'table': 'codes'}]}"
#define ASK_HELPER_STAGES                                                                          \
  "'stages': {'codes': {'match': 'code', 'map': {'D': 'delivered', 'A': 'accepted', 'X': "         \
  "'ignore'}}},"

/* A definition from its JSON, where ' stands for ". Fails the test with the problems if there are
 * any. */
TrackerDefinition *ask_helper_new_definition (const char *text);
/* One way of one step, whose answer is of the kind @answer and read by @report; @more: further keys
 * of the definition, with a comma at the end. */
TrackerDefinition *ask_helper_new_reader (const char *answer, const char *report, const char *more);
TrackerAsk *ask_helper_begin (TrackerDefinition *definition);
void ask_helper_answer (TrackerAsk *ask, int status, const char *body);
/* What @definition reads from one answer with status 200. */
TrackerReport *ask_helper_read (TrackerDefinition *definition, const char *body, gssize length);
