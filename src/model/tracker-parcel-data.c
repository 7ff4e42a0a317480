/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-parcel-data.h"

#include "tracker-text-private.h"

struct _TrackerParcelData
{
  gint64 id;
  char *uuid;        /* (owned) */
  char *number;      /* (owned) */
  char *name;        /* (owned) (nullable) */
  char *note;        /* (owned) (nullable) */
  char *folder_name; /* (owned) (nullable) */
  char *origin;      /* (owned) (nullable) */
  char *destination; /* (owned) (nullable) */
  gint64 folder_id;
  TrackerStage stage;
  TrackerEvent *last_event; /* (owned) (nullable) */
  int n_events;
  int n_unseen;
  gint64 added_s;
  gint64 archived_s;
  gint64 first_event_s;
  gint64 asked_s;
  gint64 answered_s;
  char **carriers; /* (owned) */
  TrackerOutcome trouble;
  char *facts[TRACKER_REPORT_N_FACTS]; /* (owned) (nullable) */
  TrackerTime deadline;
  TrackerTime expected_from;
  TrackerTime expected_until;
  gboolean has_deadline;
  gboolean has_expected_from;
  gboolean has_expected_until;
  gboolean is_silent;
  GHashTable *needs; /* (owned) (nullable) (element-type utf8 utf8) */
};

G_DEFINE_BOXED_TYPE (TrackerParcelData,
                     tracker_parcel_data,
                     tracker_parcel_data_ref,
                     tracker_parcel_data_unref)

static void
clear_parcel_data (gpointer data)
{
  TrackerParcelData *self = data;

  g_free (self->uuid);
  g_free (self->number);
  g_free (self->name);
  g_free (self->note);
  g_free (self->folder_name);
  g_free (self->origin);
  g_free (self->destination);
  g_clear_pointer (&self->last_event, tracker_event_unref);
  g_strfreev (self->carriers);
  for (gsize i = 0; i < TRACKER_REPORT_N_FACTS; i++)
    g_free (self->facts[i]);
  g_clear_pointer (&self->needs, g_hash_table_unref);
}

static void
replace_string (char **field, char *value)
{
  g_free (*field);
  *field = value;
}

static gboolean
copy_time (TrackerTime *to, const TrackerTime *from)
{
  if (from != NULL)
    *to = *from;
  return from != NULL;
}

/**
 * tracker_parcel_data_new:
 * @id: row of the store
 * @uuid: what it is called between machines
 * @number: (nullable): normalised; "" or %NULL if it is not shipped yet
 *
 * Returns: (transfer full): data of a parcel of which nothing else is known
 */
TrackerParcelData *
tracker_parcel_data_new (gint64 id, const char *uuid, const char *number)
{
  TrackerParcelData *self;

  g_return_val_if_fail (uuid != NULL, NULL);

  self = g_atomic_rc_box_new0 (TrackerParcelData);
  self->id = id;
  self->uuid = g_strdup (uuid);
  self->number = g_strdup (number != NULL ? number : "");
  self->carriers = g_new0 (char *, 1);
  return self;
}

/**
 * tracker_parcel_data_set_words:
 * @self: data of a parcel that is not shared yet
 * @name: (nullable): what the person calls it; cut at TRACKER_PARCEL_NAME_MAX_CHARS
 * @note: (nullable): what the person wrote about it; cut at TRACKER_PARCEL_NOTE_MAX_CHARS
 */
void
tracker_parcel_data_set_words (TrackerParcelData *self, const char *name, const char *note)
{
  replace_string (&self->name, tracker_text_clean_or_null (name, TRACKER_PARCEL_NAME_MAX_CHARS));
  replace_string (&self->note, tracker_text_clean_lines (note, TRACKER_PARCEL_NOTE_MAX_CHARS));
}

/**
 * tracker_parcel_data_set_folder:
 * @self: data of a parcel that is not shared yet
 * @folder_id: row of the store; 0 for none
 * @folder_name: (nullable): its name
 */
void
tracker_parcel_data_set_folder (TrackerParcelData *self, gint64 folder_id, const char *folder_name)
{
  self->folder_id = folder_id;
  replace_string (&self->folder_name, g_strdup (folder_name));
}

/**
 * tracker_parcel_data_set_stage:
 * @self: data of a parcel that is not shared yet
 * @stage: where it stands
 */
void
tracker_parcel_data_set_stage (TrackerParcelData *self, TrackerStage stage)
{
  self->stage = stage;
}

/**
 * tracker_parcel_data_set_countries:
 * @self: data of a parcel that is not shared yet
 * @origin: (nullable): ISO 3166-1 alpha-2
 * @destination: (nullable): ISO 3166-1 alpha-2
 */
void
tracker_parcel_data_set_countries (TrackerParcelData *self,
                                   const char *origin,
                                   const char *destination)
{
  replace_string (&self->origin, g_strdup (origin));
  replace_string (&self->destination, g_strdup (destination));
}

/**
 * tracker_parcel_data_set_last_event:
 * @self: data of a parcel that is not shared yet
 * @last_event: (nullable): the newest
 */
void
tracker_parcel_data_set_last_event (TrackerParcelData *self, TrackerEvent *last_event)
{
  g_autoptr (TrackerEvent) old_event = self->last_event;

  self->last_event = last_event != NULL ? tracker_event_ref (last_event) : NULL;
}

/**
 * tracker_parcel_data_set_counts:
 * @self: data of a parcel that is not shared yet
 * @n_events: how many events are known
 * @n_unseen: how many of them the person has not seen
 */
void
tracker_parcel_data_set_counts (TrackerParcelData *self, int n_events, int n_unseen)
{
  self->n_events = MAX (n_events, 0);
  self->n_unseen = MAX (n_unseen, 0);
}

/**
 * tracker_parcel_data_set_dates:
 * @self: data of a parcel that is not shared yet
 * @added_s: when the person added it; all in seconds since 1970 UTC
 * @archived_s: when it was archived; 0: it is not
 * @first_event_s: the oldest event; 0: none
 * @asked_s: last ask of any leg; 0: never
 * @answered_s: last answer of any leg; 0: never
 */
void
tracker_parcel_data_set_dates (TrackerParcelData *self,
                               gint64 added_s,
                               gint64 archived_s,
                               gint64 first_event_s,
                               gint64 asked_s,
                               gint64 answered_s)
{
  self->added_s = added_s;
  self->archived_s = archived_s;
  self->first_event_s = first_event_s;
  self->asked_s = asked_s;
  self->answered_s = answered_s;
}

/**
 * tracker_parcel_data_set_carriers:
 * @self: data of a parcel that is not shared yet
 * @carriers: (nullable) (array zero-terminated=1): ids of definitions, one a leg
 */
void
tracker_parcel_data_set_carriers (TrackerParcelData *self, const char *const *carriers)
{
  char **old_carriers = self->carriers;

  self->carriers = carriers != NULL ? g_strdupv ((char **) carriers) : g_new0 (char *, 1);
  g_strfreev (old_carriers);
}

/**
 * tracker_parcel_data_set_trouble:
 * @self: data of a parcel that is not shared yet
 * @trouble: the worst last outcome of its legs that is worth a sign; TRACKER_OUTCOME_NONE if all is
 * well
 */
void
tracker_parcel_data_set_trouble (TrackerParcelData *self, TrackerOutcome trouble)
{
  self->trouble = trouble;
}

/**
 * tracker_parcel_data_set_fact:
 * @self: data of a parcel that is not shared yet
 * @fact: which
 * @value: (nullable): what a post says
 */
void
tracker_parcel_data_set_fact (TrackerParcelData *self, TrackerReportFact fact, const char *value)
{
  g_return_if_fail ((int) fact >= 0 && fact < TRACKER_REPORT_N_FACTS);

  replace_string (&self->facts[fact], g_strdup (value));
}

/**
 * tracker_parcel_data_set_plan:
 * @self: data of a parcel that is not shared yet
 * @deadline: (nullable): the last day of pick-up
 * @expected_from: (nullable): the delivery is expected not before
 * @expected_until: (nullable): the delivery is expected not after
 */
void
tracker_parcel_data_set_plan (TrackerParcelData *self,
                              const TrackerTime *deadline,
                              const TrackerTime *expected_from,
                              const TrackerTime *expected_until)
{
  self->has_deadline = copy_time (&self->deadline, deadline);
  self->has_expected_from = copy_time (&self->expected_from, expected_from);
  self->has_expected_until = copy_time (&self->expected_until, expected_until);
}

/**
 * tracker_parcel_data_set_silent:
 * @self: data of a parcel that is not shared yet
 * @is_silent: whether nobody is asked about it
 */
void
tracker_parcel_data_set_silent (TrackerParcelData *self, gboolean is_silent)
{
  self->is_silent = is_silent;
}

/**
 * tracker_parcel_data_set_needs:
 * @self: data of a parcel that is not shared yet
 * @needs: (nullable) (element-type utf8 utf8): what it brings besides its number, by key; not
 * changed any more
 */
void
tracker_parcel_data_set_needs (TrackerParcelData *self, GHashTable *needs)
{
  g_autoptr (GHashTable) old = self->needs;

  self->needs = needs != NULL && g_hash_table_size (needs) > 0 ? g_hash_table_ref (needs) : NULL;
}

/**
 * tracker_parcel_data_ref:
 * @self: data of a parcel
 *
 * Any thread.
 *
 * Returns: (transfer full): @self
 */
TrackerParcelData *
tracker_parcel_data_ref (TrackerParcelData *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * tracker_parcel_data_unref:
 * @self: (transfer full): data of a parcel
 *
 * Any thread.
 */
void
tracker_parcel_data_unref (TrackerParcelData *self)
{
  g_atomic_rc_box_release_full (self, clear_parcel_data);
}

/**
 * tracker_parcel_data_get_id:
 * @self: data of a parcel
 *
 * Returns: row of the store
 */
gint64
tracker_parcel_data_get_id (const TrackerParcelData *self)
{
  return self->id;
}

/**
 * tracker_parcel_data_get_uuid:
 * @self: data of a parcel
 *
 * Returns: (transfer none): what it is called between machines
 */
const char *
tracker_parcel_data_get_uuid (const TrackerParcelData *self)
{
  return self->uuid;
}

/**
 * tracker_parcel_data_get_number:
 * @self: data of a parcel
 *
 * Returns: (transfer none): normalised; "" if it is not shipped yet
 */
const char *
tracker_parcel_data_get_number (const TrackerParcelData *self)
{
  return self->number;
}

/**
 * tracker_parcel_data_get_name:
 * @self: data of a parcel
 *
 * Returns: (transfer none) (nullable): what the person calls it
 */
const char *
tracker_parcel_data_get_name (const TrackerParcelData *self)
{
  return self->name;
}

/**
 * tracker_parcel_data_get_note:
 * @self: data of a parcel
 *
 * Returns: (transfer none) (nullable): what the person wrote about it
 */
const char *
tracker_parcel_data_get_note (const TrackerParcelData *self)
{
  return self->note;
}

/**
 * tracker_parcel_data_get_folder_id:
 * @self: data of a parcel
 *
 * Returns: row of its folder; 0: none
 */
gint64
tracker_parcel_data_get_folder_id (const TrackerParcelData *self)
{
  return self->folder_id;
}

/**
 * tracker_parcel_data_get_folder_name:
 * @self: data of a parcel
 *
 * Returns: (transfer none) (nullable): the name of its folder
 */
const char *
tracker_parcel_data_get_folder_name (const TrackerParcelData *self)
{
  return self->folder_name;
}

/**
 * tracker_parcel_data_get_stage:
 * @self: data of a parcel
 *
 * Returns: where it stands
 */
TrackerStage
tracker_parcel_data_get_stage (const TrackerParcelData *self)
{
  return self->stage;
}

/**
 * tracker_parcel_data_get_origin:
 * @self: data of a parcel
 *
 * Returns: (transfer none) (nullable): ISO 3166-1 alpha-2
 */
const char *
tracker_parcel_data_get_origin (const TrackerParcelData *self)
{
  return self->origin;
}

/**
 * tracker_parcel_data_get_destination:
 * @self: data of a parcel
 *
 * Returns: (transfer none) (nullable): ISO 3166-1 alpha-2
 */
const char *
tracker_parcel_data_get_destination (const TrackerParcelData *self)
{
  return self->destination;
}

/**
 * tracker_parcel_data_get_last_event:
 * @self: data of a parcel
 *
 * Returns: (transfer none) (nullable): the newest event
 */
TrackerEvent *
tracker_parcel_data_get_last_event (const TrackerParcelData *self)
{
  return self->last_event;
}

/**
 * tracker_parcel_data_get_n_events:
 * @self: data of a parcel
 *
 * Returns: how many events are known
 */
int
tracker_parcel_data_get_n_events (const TrackerParcelData *self)
{
  return self->n_events;
}

/**
 * tracker_parcel_data_get_n_unseen:
 * @self: data of a parcel
 *
 * Returns: how many of them the person has not seen
 */
int
tracker_parcel_data_get_n_unseen (const TrackerParcelData *self)
{
  return self->n_unseen;
}

/**
 * tracker_parcel_data_get_added_s:
 * @self: data of a parcel
 *
 * Returns: when the person added it, in seconds since 1970 UTC
 */
gint64
tracker_parcel_data_get_added_s (const TrackerParcelData *self)
{
  return self->added_s;
}

/**
 * tracker_parcel_data_get_archived_s:
 * @self: data of a parcel
 *
 * Returns: when it was archived, in seconds since 1970 UTC; 0: it is not
 */
gint64
tracker_parcel_data_get_archived_s (const TrackerParcelData *self)
{
  return self->archived_s;
}

/**
 * tracker_parcel_data_get_first_event_s:
 * @self: data of a parcel
 *
 * Returns: the oldest event, in seconds since 1970 UTC; 0: none
 */
gint64
tracker_parcel_data_get_first_event_s (const TrackerParcelData *self)
{
  return self->first_event_s;
}

/**
 * tracker_parcel_data_get_asked_s:
 * @self: data of a parcel
 *
 * Returns: last ask of any leg, in seconds since 1970 UTC; 0: never
 */
gint64
tracker_parcel_data_get_asked_s (const TrackerParcelData *self)
{
  return self->asked_s;
}

/**
 * tracker_parcel_data_get_answered_s:
 * @self: data of a parcel
 *
 * Returns: last answer of any leg, in seconds since 1970 UTC; 0: never
 */
gint64
tracker_parcel_data_get_answered_s (const TrackerParcelData *self)
{
  return self->answered_s;
}

/**
 * tracker_parcel_data_get_carriers:
 * @self: data of a parcel
 *
 * Returns: (transfer none) (array zero-terminated=1): ids of definitions, one a leg; never %NULL
 */
const char *const *
tracker_parcel_data_get_carriers (const TrackerParcelData *self)
{
  return (const char *const *) self->carriers;
}

/**
 * tracker_parcel_data_get_trouble:
 * @self: data of a parcel
 *
 * Returns: the worst last outcome of its legs that is worth a sign; TRACKER_OUTCOME_NONE: all is
 * well
 */
TrackerOutcome
tracker_parcel_data_get_trouble (const TrackerParcelData *self)
{
  return self->trouble;
}

/**
 * tracker_parcel_data_get_fact:
 * @self: data of a parcel
 * @fact: which
 *
 * Returns: (transfer none) (nullable): what a post says
 */
const char *
tracker_parcel_data_get_fact (const TrackerParcelData *self, TrackerReportFact fact)
{
  g_return_val_if_fail ((int) fact >= 0 && fact < TRACKER_REPORT_N_FACTS, NULL);

  return self->facts[fact];
}

/**
 * tracker_parcel_data_get_deadline:
 * @self: data of a parcel
 *
 * Returns: (transfer none) (nullable): the last day of pick-up
 */
const TrackerTime *
tracker_parcel_data_get_deadline (const TrackerParcelData *self)
{
  return self->has_deadline ? &self->deadline : NULL;
}

/**
 * tracker_parcel_data_get_expected_from:
 * @self: data of a parcel
 *
 * Returns: (transfer none) (nullable): the delivery is expected not before
 */
const TrackerTime *
tracker_parcel_data_get_expected_from (const TrackerParcelData *self)
{
  return self->has_expected_from ? &self->expected_from : NULL;
}

/**
 * tracker_parcel_data_get_expected_until:
 * @self: data of a parcel
 *
 * Returns: (transfer none) (nullable): the delivery is expected not after
 */
const TrackerTime *
tracker_parcel_data_get_expected_until (const TrackerParcelData *self)
{
  return self->has_expected_until ? &self->expected_until : NULL;
}

/**
 * tracker_parcel_data_get_is_silent:
 * @self: data of a parcel
 *
 * Returns: whether nobody is asked about it, because the person wants it so
 */
gboolean
tracker_parcel_data_get_is_silent (const TrackerParcelData *self)
{
  return self->is_silent;
}

/**
 * tracker_parcel_data_get_needs:
 * @self: data of a parcel
 *
 * Returns: (transfer none) (nullable) (element-type utf8 utf8): what it brings besides its number,
 * by key, never to be changed; %NULL: nothing
 */
GHashTable *
tracker_parcel_data_get_needs (const TrackerParcelData *self)
{
  return self->needs;
}
