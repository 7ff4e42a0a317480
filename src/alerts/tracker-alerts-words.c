/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-alerts-words-private.h"

#include <glib/gi18n-lib.h>

/* More lines than these no daemon shows. */
#define SUMMARY_LINES 5

static char *
dup_check_title (TrackerOutboxItem *item)
{
  guint n_parcels = tracker_outbox_item_get_n_parcels (item);

  if (n_parcels == 1 && *tracker_outbox_item_get_parcel_title (item) != '\0')
    /* Translators: %s is a parcel's name */
    return g_strdup_printf (_ ("%s waits for you"), tracker_outbox_item_get_parcel_title (item));
  return g_strdup_printf (
      ngettext ("%u parcel waits for you", "%u parcels wait for you", n_parcels), n_parcels);
}

static char *
dup_check_body (TrackerOutboxItem *item)
{
  const char *task = _ ("Its post wants to see a person: open the direct check.");
  guint n_parcels = tracker_outbox_item_get_n_parcels (item);
  guint n_more;

  if (n_parcels <= 1)
    return g_strdup (task);
  task = _ ("Their posts want to see a person: open the direct check.");
  if (*tracker_outbox_item_get_parcel_title (item) == '\0')
    return g_strdup (task);
  n_more = n_parcels - 1;
  /* Translators: %s is a parcel's name, %u how many parcels wait besides */
  return g_strdup_printf (ngettext ("%s and %u more.\n%s", "%s and %u more.\n%s", n_more),
                          tracker_outbox_item_get_parcel_title (item), n_more, task);
}

/**
 * tracker_alerts_dup_title:
 * @item: a thing to say
 *
 * Makes the headline: which parcel, and what is new.
 *
 * Returns: (transfer full): translated plain text
 */
char *
tracker_alerts_dup_title (TrackerOutboxItem *item)
{
  const char *title;

  g_return_val_if_fail (item != NULL, NULL);

  title = tracker_outbox_item_get_parcel_title (item);
  switch (tracker_outbox_item_get_news (item))
    {
    case TRACKER_NEWS_FIRST_SCAN:
      /* Translators: %s is a parcel's name */
      return g_strdup_printf (_ ("%s: the post has it"), title);
    case TRACKER_NEWS_ARRIVED:
      return g_strdup_printf (_ ("%s: ready for pick-up"), title);
    case TRACKER_NEWS_DELIVERED:
      return g_strdup_printf (_ ("%s: delivered"), title);
    case TRACKER_NEWS_FAILED:
      return g_strdup_printf (_ ("%s: could not be delivered"), title);
    case TRACKER_NEWS_RETURNING:
      return g_strdup_printf (_ ("%s: goes back to the sender"), title);
    case TRACKER_NEWS_PROBLEM:
      return g_strdup_printf (_ ("%s: there is a problem"), title);
    case TRACKER_NEWS_CHECK:
      return dup_check_title (item);
    case TRACKER_NEWS_STAGE:
    case TRACKER_NEWS_NONE:
    default:
      /* Translators: the first %s is a parcel's name, the second where it stands, as in "On the
       * way" */
      return g_strdup_printf (_ ("%s: %s"), title,
                              tracker_stage_get_label (tracker_outbox_item_get_stage (item)));
    }
}

/**
 * tracker_alerts_dup_body:
 * @item: a thing to say
 *
 * Makes the text below the headline: the post's own words and the place, or what to do.
 *
 * Returns: (transfer full): plain text of one or two lines; empty if the post said nothing
 */
char *
tracker_alerts_dup_body (TrackerOutboxItem *item)
{
  TrackerEvent *event;
  const char *place;

  g_return_val_if_fail (item != NULL, NULL);

  if (tracker_outbox_item_get_news (item) == TRACKER_NEWS_CHECK)
    return dup_check_body (item);
  event = tracker_outbox_item_get_event (item);
  if (event == NULL)
    return g_strdup ("");
  place = tracker_event_get_place (event);
  if (place == NULL || *place == '\0')
    return g_strdup (tracker_event_get_text (event));
  if (*tracker_event_get_text (event) == '\0')
    return g_strdup (place);
  return g_strconcat (tracker_event_get_text (event), "\n", place, NULL);
}

/**
 * tracker_alerts_dup_summary_title:
 * @n_parcels: how many parcels have news
 *
 * Makes the headline that stands for many.
 *
 * Returns: (transfer full): translated plain text
 */
char *
tracker_alerts_dup_summary_title (guint n_parcels)
{
  return g_strdup_printf (ngettext ("%u parcel has news", "%u parcels have news", n_parcels),
                          n_parcels);
}

/**
 * tracker_alerts_dup_summary_body:
 * @items: (element-type TrackerOutboxItem): one for each parcel
 *
 * Makes a line for each of the first few.
 *
 * Returns: (transfer full): translated plain text
 */
char *
tracker_alerts_dup_summary_body (GPtrArray *items)
{
  GString *body = g_string_new (NULL);
  guint n_shown;

  g_return_val_if_fail (items != NULL, NULL);

  n_shown = items->len > SUMMARY_LINES ? SUMMARY_LINES - 1 : items->len;
  for (guint i = 0; i < n_shown; i++)
    {
      g_autofree char *title = tracker_alerts_dup_title (g_ptr_array_index (items, i));

      g_string_append_printf (body, "%s%s", i > 0 ? "\n" : "", title);
    }
  if (n_shown < items->len)
    {
      guint n_more = items->len - n_shown;

      g_string_append_c (body, '\n');
      g_string_append_printf (body, ngettext ("and %u more", "and %u more", n_more), n_more);
    }
  return g_string_free (body, FALSE);
}

/**
 * tracker_alerts_is_urgent:
 * @news: a kind of news
 *
 * Tells what the person must do something about.
 *
 * Returns: %TRUE if it should stay until it is seen
 */
gboolean
tracker_alerts_is_urgent (TrackerNews news)
{
  return news == TRACKER_NEWS_FAILED || news == TRACKER_NEWS_RETURNING
         || news == TRACKER_NEWS_PROBLEM;
}
