/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-role.h"

#include "tracker-nick-private.h"

static const char *const role_nicks[] = { "both", "origin", "destination", "aggregator" };

/**
 * tracker_role_to_nick:
 * @role: a role
 *
 * Returns: (transfer none): the word for JSON, SQL and definitions
 */
const char *
tracker_role_to_nick (TrackerRole role)
{
  return tracker_nick_get (role_nicks, G_N_ELEMENTS (role_nicks), (int) role);
}

/**
 * tracker_role_from_nick:
 * @nick: (nullable): a word as of tracker_role_to_nick()
 * @role: (out): left alone if there is no such role
 *
 * Returns: whether @nick names a role
 */
gboolean
tracker_role_from_nick (const char *nick, TrackerRole *role)
{
  int value;

  if (!tracker_nick_find (role_nicks, G_N_ELEMENTS (role_nicks), nick, &value))
    return FALSE;

  *role = (TrackerRole) value;
  return TRUE;
}
