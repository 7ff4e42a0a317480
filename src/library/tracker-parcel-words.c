/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-parcel-words-private.h"

#include <glib/gi18n-lib.h>

#include "tracker-country.h"

#define DAY_S (24 * 60 * 60)

static TrackerEvent *
get_last_event (const TrackerParcelWords *self)
{
  return self->data != NULL ? tracker_parcel_data_get_last_event (self->data) : NULL;
}

/**
 * tracker_parcel_words_dup_last_words:
 * @self: what is known
 *
 * What was said last, and where.
 *
 * Returns: (transfer full): a text
 */
char *
tracker_parcel_words_dup_last_words (const TrackerParcelWords *self)
{
  TrackerEvent *event = get_last_event (self);
  const char *place;

  if (self->data == NULL)
    return g_strdup ("");
  if (event == NULL && tracker_parcel_data_get_is_silent (self->data))
    return g_strdup (_ ("Never asked: you said so"));
  if (event == NULL)
    return g_strdup (tracker_parcel_data_get_answered_s (self->data) != 0 ? _ ("Nothing known yet")
                                                                          : _ ("Not asked yet"));

  place = tracker_event_get_place (event);
  if (place != NULL && *place != '\0')
    return g_strdup_printf ("%s · %s", tracker_event_get_text (event), place);

  return g_strdup (tracker_event_get_text (event));
}

/**
 * tracker_parcel_words_dup_last_ago:
 * @self: what is known
 *
 * How long ago that was.
 *
 * Returns: (transfer full): a text, "" if nothing was said
 */
char *
tracker_parcel_words_dup_last_ago (const TrackerParcelWords *self)
{
  TrackerEvent *event = get_last_event (self);

  if (event == NULL)
    return g_strdup ("");

  return tracker_time_dup_ago_label (tracker_event_get_time (event)->unix_s, self->now_s);
}

/**
 * tracker_parcel_words_dup_days_label:
 * @self: what is known
 *
 * How many days the parcel is on its way, or took.
 *
 * Returns: (transfer full): a text, "" if nothing was said
 */
char *
tracker_parcel_words_dup_days_label (const TrackerParcelWords *self)
{
  TrackerEvent *last = get_last_event (self);
  gint64 first_s = self->data != NULL ? tracker_parcel_data_get_first_event_s (self->data) : 0;
  gint64 until_s = self->now_s;
  int days;

  if (first_s == 0 || last == NULL)
    return g_strdup ("");
  if (tracker_stage_is_final (tracker_parcel_data_get_stage (self->data)))
    until_s = tracker_event_get_time (last)->unix_s;

  days = (int) CLAMP ((until_s - first_s) / DAY_S, 0, 100000);
  if (tracker_stage_is_final (tracker_parcel_data_get_stage (self->data)))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Took %d day", "Took %d days", days),
                            days);

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d day on the way", "%d days on the way", days), days);
}

/**
 * tracker_parcel_words_dup_added_label:
 * @self: what is known
 *
 * When the person added the parcel.
 *
 * Returns: (transfer full): a text
 */
char *
tracker_parcel_words_dup_added_label (const TrackerParcelWords *self)
{
  g_autofree char *ago = NULL;

  if (self->data == NULL)
    return g_strdup ("");

  ago = tracker_time_dup_ago_label (tracker_parcel_data_get_added_s (self->data), self->now_s);

  return g_strdup_printf (_ ("Added %s"), ago);
}

/**
 * tracker_parcel_words_dup_trouble_label:
 * @self: what is known
 *
 * What keeps a post from answering, in a sentence.
 *
 * Returns: (transfer full): a text, "" if all is well
 */
char *
tracker_parcel_words_dup_trouble_label (const TrackerParcelWords *self)
{
  TrackerOutcome trouble
      = self->data != NULL ? tracker_parcel_data_get_trouble (self->data) : TRACKER_OUTCOME_NONE;

  if (trouble == TRACKER_OUTCOME_NONE)
    return g_strdup ("");

  return tracker_outcome_dup_sentence (trouble,
                                       self->carrier_names != NULL ? self->carrier_names : "");
}

/**
 * tracker_parcel_words_get_stage_label:
 * @data: (nullable): a row
 *
 * The stage for people.
 *
 * Returns: (transfer none): a text
 */
const char *
tracker_parcel_words_get_stage_label (TrackerParcelData *data)
{
  if (data == NULL)
    return "";
  if (tracker_parcel_data_get_n_events (data) == 0)
    return _ ("No scans yet");

  return tracker_stage_get_label (tracker_parcel_data_get_stage (data));
}

/**
 * tracker_parcel_words_dup_description:
 * @self: what is known
 *
 * Everything a row shows, in one sentence: what a screen reader says of it.
 *
 * Returns: (transfer full): a text
 */
char *
tracker_parcel_words_dup_description (const TrackerParcelWords *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *words = NULL;
  g_autofree char *ago = NULL;
  g_autofree char *trouble = NULL;

  if (self->data == NULL)
    return g_strdup (_ ("Loading"));

  words = tracker_parcel_words_dup_last_words (self);
  ago = tracker_parcel_words_dup_last_ago (self);
  trouble = tracker_parcel_words_dup_trouble_label (self);
  g_string_append_printf (text, "%s, %s", self->title,
                          tracker_parcel_words_get_stage_label (self->data));
  if (self->route_label != NULL)
    g_string_append_printf (text, ", %s", self->route_label);
  g_string_append_printf (text, ", %s", words);
  if (*ago != '\0')
    g_string_append_printf (text, ", %s", ago);
  if (tracker_parcel_data_get_n_unseen (self->data) > 0)
    g_string_append_printf (text, ", %s", _ ("new"));
  if (*trouble != '\0')
    g_string_append_printf (text, ", %s", trouble);

  return g_steal_pointer (&text->str);
}

static char *
dup_country (const char *code, gboolean as_flag)
{
  const char *name;

  if (code == NULL)
    return NULL;
  if (as_flag)
    return tracker_country_dup_flag (code);

  name = tracker_country_get_name (code);

  return g_strdup (name != NULL ? name : code);
}

/**
 * tracker_parcel_words_dup_route:
 * @data: a row
 * @as_flags: flags instead of names
 *
 * From where to where the parcel goes, as far as it is known.
 *
 * Returns: (transfer full) (nullable): a text
 */
char *
tracker_parcel_words_dup_route (TrackerParcelData *data, gboolean as_flags)
{
  g_autofree char *from = dup_country (tracker_parcel_data_get_origin (data), as_flags);
  g_autofree char *to = dup_country (tracker_parcel_data_get_destination (data), as_flags);

  if (from != NULL && to != NULL)
    return g_strdup_printf ("%s → %s", from, to);

  return from != NULL ? g_steal_pointer (&from) : g_steal_pointer (&to);
}
