/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pasted-pages.h"

#include <string.h>

#include "tracker-event.h"

static const char TEMPLATE[]
    = "{\"format\": 1, \"id\": \"somepost\", \"name\": {\"en\": \"Some Post\"}, \"country\": "
      "\"%s\", \"role\": \"post\", \"status\": \"unverified\", \"about\": \"Made for the tests.\", "
      "\"home\": \"https://post.example/\",%s \"numbers\": [{\"format\": \"s10\", \"role\": "
      "\"origin\"}], \"ways\": [{\"id\": \"site\", \"steps\": [{\"answer\": \"html\", "
      "\"request\": {\"url\": \"https://post.example/\"}}], \"report\": {\"events\": {\"list\": "
      "\"//tr\", \"time\": {\"select\": \"td[1]\", \"formats\": [\"%%d.%%m.%%Y\"]}, \"text\": "
      "\"td[2]\"}}}], \"samples\": []}";

/**
 * pasted_make_post:
 * @post: (nullable): a country and a zone, split by "|"; the zone may be ""
 *
 * Returns: (transfer full) (nullable): a definition of such a post
 */
TrackerDefinition *
pasted_make_post (const char *post)
{
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  g_auto (GStrv) parts = g_strsplit (post != NULL ? post : "", "|", 2);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *zone = NULL;
  TrackerDefinition *definition;
  char *text;

  if (post == NULL)
    return NULL;
  zone = *parts[1] != '\0' ? g_strdup_printf (" \"zone\": \"%s\",", parts[1]) : g_strdup ("");
  text = g_strdup_printf (TEMPLATE, parts[0], zone);
  bytes = g_bytes_new_take (text, strlen (text));
  definition = tracker_definition_new_from_bytes (bytes, "somepost.json", problems);
  for (guint i = 0; i < problems->len; i++)
    g_error ("%s", ((TrackerProblem *) g_ptr_array_index (problems, i))->message);
  return definition;
}

static const char *
or_dash (const char *text)
{
  return text != NULL ? text : "-";
}

/**
 * pasted_print_events:
 * @events: (element-type TrackerEvent): events
 *
 * Returns: (transfer full): a line for each
 */
char *
pasted_print_events (GPtrArray *events)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++)
    {
      const TrackerEvent *event = g_ptr_array_index (events, i);
      g_autofree char *time = tracker_time_to_iso8601 (tracker_event_get_time (event));

      g_string_append_printf (
          text, "%s|%s|%s|%s|%s\n", time, tracker_stage_to_nick (tracker_event_get_stage (event)),
          tracker_event_get_text (event), or_dash (tracker_event_get_place (event)),
          or_dash (tracker_event_get_country (event)));
    }
  return g_string_free (text, FALSE);
}
