/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-challenge.h"
#include "tracker-definition.h"

/* Saved answers fed to a definition: nothing is sent. Borrowed. */
typedef struct
{
  const char *number;          /* (nullable) normalised; NULL: looked for in the answers */
  const char *way;             /* (nullable) NULL: the one that understands them */
  const char *language;        /* two letters */
  GHashTable *needs;           /* (nullable) key -> value */
  const char *const *captchas; /* (nullable) what a person answers, one after the other */
  int http_status;             /* of all answers */
  gint64 now_s;
} TrackerReplayInput;

typedef enum
{
  TRACKER_REPLAY_READ = 0,     /* there is a report */
  TRACKER_REPLAY_TOO_FEW,      /* the way has more steps than there are answers */
  TRACKER_REPLAY_WANTS_PERSON, /* one answer of a person more is due */
  TRACKER_REPLAY_BAD_SOLUTION, /* it is none for such a challenge */
  TRACKER_REPLAY_NO_PERSON,    /* no way asks a person, but one answered */
} TrackerReplayEnd;

/* How it went. */
typedef struct
{
  TrackerReplayEnd end;
  char *number;              /* (owned) what the carrier was taken to be asked about */
  const char *way;           /* (nullable) borrowed from the definition */
  GPtrArray *reports;        /* (owned) (nullable) (element-type TrackerReport) if READ: one */
  TrackerChallengeKind kind; /* if BAD_SOLUTION: of the challenge, and what was answered */
  const char *solution;      /* borrowed from the input */
  GError *error;             /* (owned) (nullable) if BAD_SOLUTION: why, if there is more to say */
} TrackerReplay;

/* @answers: (element-type GBytes) the last ones of a way, at least one. Not on the main thread. */
void tracker_replay_run (TrackerDefinition *definition,
                         GPtrArray *answers,
                         const TrackerReplayInput *input,
                         TrackerReplay *replay);
void tracker_replay_clear (TrackerReplay *replay);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TrackerReplay, tracker_replay_clear)
