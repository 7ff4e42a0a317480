/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-told.h"

#include "tracker-text-private.h"

#define HOST_MAX_CHARS 253 /* RFC 1035: no name is longer */
#define NUMBER_MAX_CHARS 100

struct _TrackerTold
{
  char *host;    /* (owned) */
  char *carrier; /* (owned) */
  char *number;  /* (owned) */
  gint64 first_s;
  gint64 last_s;
  int n;
  gint64 parcel_id;
};

G_DEFINE_BOXED_TYPE (TrackerTold, tracker_told, tracker_told_ref, tracker_told_unref)

static void
clear_told (gpointer data)
{
  TrackerTold *self = data;

  g_free (self->host);
  g_free (self->carrier);
  g_free (self->number);
}

/**
 * tracker_told_new:
 * @host: the host's name; any text, kept as one line in lower case
 * @carrier: id of the definition by which it was asked
 * @number: what it was told
 * @at_s: when, in seconds since 1970 UTC
 *
 * Returns: (transfer full): that this happened once
 */
TrackerTold *
tracker_told_new (const char *host, const char *carrier, const char *number, gint64 at_s)
{
  g_autofree char *clean = NULL;
  TrackerTold *self;

  g_return_val_if_fail (host != NULL && carrier != NULL && number != NULL, NULL);

  clean = tracker_text_clean (host, HOST_MAX_CHARS);
  self = g_atomic_rc_box_new0 (TrackerTold);
  self->host = g_utf8_strdown (clean, -1);
  self->carrier = g_strdup (carrier);
  self->number = tracker_text_clean (number, NUMBER_MAX_CHARS);
  self->first_s = at_s;
  self->last_s = at_s;
  self->n = 1;
  return self;
}

/**
 * tracker_told_set_times:
 * @self: what is not shared yet
 * @first_s: when it happened first, in seconds since 1970 UTC
 * @last_s: when it happened last
 * @n: how often
 */
void
tracker_told_set_times (TrackerTold *self, gint64 first_s, gint64 last_s, int n)
{
  self->first_s = MIN (first_s, last_s);
  self->last_s = last_s;
  self->n = MAX (n, 1);
}

/**
 * tracker_told_set_parcel_id:
 * @self: what is not shared yet
 * @parcel_id: row of the parcel that has the number, or one of whose carriers has; 0: there is none
 */
void
tracker_told_set_parcel_id (TrackerTold *self, gint64 parcel_id)
{
  self->parcel_id = parcel_id;
}

/**
 * tracker_told_ref:
 * @self: that a host was told a number
 *
 * Any thread.
 *
 * Returns: (transfer full): @self
 */
TrackerTold *
tracker_told_ref (TrackerTold *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * tracker_told_unref:
 * @self: (transfer full): that a host was told a number
 *
 * Any thread.
 */
void
tracker_told_unref (TrackerTold *self)
{
  g_atomic_rc_box_release_full (self, clear_told);
}

/**
 * tracker_told_get_host:
 * @self: that a host was told a number
 *
 * Returns: (transfer none): the host's name, in lower case
 */
const char *
tracker_told_get_host (const TrackerTold *self)
{
  return self->host;
}

/**
 * tracker_told_get_carrier:
 * @self: that a host was told a number
 *
 * Returns: (transfer none): id of the definition by which it was asked last
 */
const char *
tracker_told_get_carrier (const TrackerTold *self)
{
  return self->carrier;
}

/**
 * tracker_told_get_number:
 * @self: that a host was told a number
 *
 * Returns: (transfer none): what it was told
 */
const char *
tracker_told_get_number (const TrackerTold *self)
{
  return self->number;
}

/**
 * tracker_told_get_first_s:
 * @self: that a host was told a number
 *
 * Returns: when that happened first, in seconds since 1970 UTC
 */
gint64
tracker_told_get_first_s (const TrackerTold *self)
{
  return self->first_s;
}

/**
 * tracker_told_get_last_s:
 * @self: that a host was told a number
 *
 * Returns: when that happened last, in seconds since 1970 UTC
 */
gint64
tracker_told_get_last_s (const TrackerTold *self)
{
  return self->last_s;
}

/**
 * tracker_told_get_n:
 * @self: that a host was told a number
 *
 * Returns: how often
 */
int
tracker_told_get_n (const TrackerTold *self)
{
  return self->n;
}

/**
 * tracker_told_get_parcel_id:
 * @self: that a host was told a number
 *
 * Returns: row of the parcel whose number it is, or was said by the store to be; 0: of none
 */
gint64
tracker_told_get_parcel_id (const TrackerTold *self)
{
  return self->parcel_id;
}
