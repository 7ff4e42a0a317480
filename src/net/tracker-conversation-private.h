/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "tracker-http.h"

char *tracker_conversation_dup_cookies (TrackerConversation *self, GUri *uri);
void tracker_conversation_take_cookies (TrackerConversation *self,
                                        GUri *uri,
                                        SoupMessageHeaders *headers);
/* From now on it is noted as told if @message goes out. */
void tracker_conversation_watch_telling (TrackerConversation *self,
                                         SoupMessage *message,
                                         TrackerClock *clock);
