/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-ask.h"

/* A whole ask written down: what is sent, what comes back, how it ends. In all JSON ' stands for ".
 */

#define DIALOG_MAX_TURNS 6

typedef struct
{
  const char *sent;   /* "GET https://post.example/a", "POST https://… the body" */
  const char *answer; /* "" by default */
  int status;         /* 200 by default */
  const char *header; /* (nullable) of the answer: "Name: value", several parted by a newline */
  const char *url;    /* (nullable) of the answer, after redirects */
  const char *sent_header; /* (nullable) of the request: "Name: value" */
  int delay_ms;            /* of the request */
  gboolean is_terminal;    /* the request follows no redirects */
} DialogTurn;

typedef struct
{
  const char *name;
  const char *head;    /* (nullable) more keys of the file, with a comma at the end */
  const char *ways;    /* the array */
  const char *numbers; /* (nullable) several parted by blanks; else ASK_HELPER_NUMBER */
  const char *needs;   /* (nullable) "postcode=10115 country=DE" */
  DialogTurn turns[DIALOG_MAX_TURNS];
  const char *outcome; /* of the first report */
  const char *says;    /* (nullable) of the first report: the text of its newest event, or its
                          message */
  int retry_after_s;
} DialogCase;

/* A piece of "ways" that the loader refuses. */
typedef struct
{
  const char *name;
  const char *head; /* (nullable) */
  const char *ways;
  const char *problem; /* a part of what it says first */
} DialogFault;

#define DIALOG_EVENTS                                                                              \
  "'events': {'list': '$.e[*]', 'time': {'select': '$.t', 'formats': ['epoch_s']}, 'text': '$.d'}"
#define DIALOG_EVENT(words) "{'e': [{'t': 1000000, 'd': '" words "'}]}"
#define DIALOG_REPORT "'report': {" DIALOG_EVENTS "}"

/* A step, and a way of one step. */
#define DIALOG_STEP(url) "{'request': {'url': '" url "'}, 'answer': 'json'}"
#define DIALOG_WAY(id, more, url)                                                                  \
  "{'id': '" id "', " more " 'steps': [" DIALOG_STEP (url) "], " DIALOG_REPORT "}"

void dialog_check (gconstpointer dialog_case);
void dialog_check_fault (gconstpointer dialog_fault);
void dialog_add_cases (const char *prefix, const DialogCase *cases, gsize n_cases);
void dialog_add_faults (const char *prefix, const DialogFault *faults, gsize n_faults);
