/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "tracker-ask.h"

/* The person of an exchange file: its "captcha" and "challenge" keys, see exchange.h. */

/* Compares the challenge that @ask waits with, the @index-th of the file, and answers it. FALSE:
 * the file says no answer to it. */
gboolean exchange_person_answer (JsonObject *root, TrackerAsk *ask, guint index, gint64 now_s);
/* The same without comparing anything; when the file has no more answers, its first again. FALSE:
 * after @most challenges. */
gboolean
exchange_person_answer_somehow (JsonObject *root, TrackerAsk *ask, guint index, guint most);
guint exchange_person_get_n_answers (JsonObject *root);
/* The same in parts, for who holds no ask: what is compared, and the @index-th answer. NULL:
 * another challenge is wanted. */
void exchange_person_check (JsonObject *root, TrackerChallenge *challenge, guint index);
TrackerSolution *
exchange_person_new_solution (JsonObject *root, TrackerChallenge *challenge, guint index);
