/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-nick-private.h"

/**
 * tracker_nick_get:
 * @nicks: the nicks of an enumeration that counts from 0
 * @n_nicks: how many
 * @value: a value; out of range reads as 0, for numbers from a database are not trusted
 *
 * Returns: (transfer none): the nick of @value
 */
const char *
tracker_nick_get (const char *const *nicks, gsize n_nicks, int value)
{
  return value >= 0 && (gsize) value < n_nicks ? nicks[value] : nicks[0];
}

/**
 * tracker_nick_find:
 * @nicks: the nicks of an enumeration that counts from 0
 * @n_nicks: how many
 * @nick: (nullable): what to look for
 * @value: (out): the value; left alone if there is none
 *
 * Returns: whether @nick is one of @nicks
 */
gboolean
tracker_nick_find (const char *const *nicks, gsize n_nicks, const char *nick, int *value)
{
  for (gsize i = 0; nick != NULL && i < n_nicks; i++)
    {
      if (g_str_equal (nicks[i], nick))
        {
          *value = (int) i;
          return TRUE;
        }
    }
  return FALSE;
}
