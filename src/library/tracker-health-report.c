/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-health-words-private.h"

/* For those who mend definitions, so in English, and without anything of the person: no number, no
 * secret, no address, no phone. */

static void
append_time (GString *text, const char *name, gint64 unix_s)
{
  g_autoptr (GDateTime) time = unix_s > 0 ? g_date_time_new_from_unix_utc (unix_s) : NULL;
  g_autofree char *iso = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  if (iso != NULL)
    g_string_append_printf (text, "%s: %s\n", name, iso);
}

static void
append_definition (GString *text, const TrackerDefinition *definition)
{
  const char *const *ways;

  if (definition == NULL)
    {
      g_string_append (text, "Definition: none\n");
      return;
    }

  ways = tracker_definition_get_ways (definition);
  g_string_append_printf (text, "Definition: %s, %s\n", tracker_definition_get_status (definition),
                          tracker_definition_get_role_nick (definition));
  g_string_append (text, "Ways:");
  for (gsize i = 0; ways[i] != NULL; i++)
    {
      const char *const *credentials = tracker_definition_get_way_credentials (definition, ways[i]);

      g_string_append_printf (text, "%s %s%s%s", i > 0 ? "," : "", ways[i],
                              credentials != NULL && credentials[0] != NULL ? " (login)" : "",
                              tracker_definition_is_check_way (definition, ways[i]) ? " (person)"
                                                                                    : "");
    }
  g_string_append (text, ways[0] != NULL ? "\n" : " none\n");
}

static void
append_failure (GString *text, const TrackerHealthFacts *self)
{
  g_autofree char *message = NULL;

  if (tracker_carrier_state_get_failed_s (self->state) == 0)
    return;

  append_time (text, "Failed", tracker_carrier_state_get_failed_s (self->state));
  g_string_append_printf (
      text, "Outcome: %s\nFailures in a row: %d\n",
      tracker_outcome_to_nick (tracker_carrier_state_get_failed_outcome (self->state)),
      tracker_carrier_state_get_failures (self->state));
  if (self->mask != NULL)
    message = tracker_mask_dup_without_shapes (
        self->mask, tracker_carrier_state_get_failed_message (self->state));
  if (message != NULL && *message != '\0')
    g_string_append_printf (text, "Message: %s\n", message);
}

static void
append_codes (GString *text, const TrackerHealthFacts *self)
{
  guint n_codes = tracker_carrier_state_get_n_codes (self->state);
  g_autoptr (TrackerMask) shapes = tracker_mask_new ();

  if (n_codes == 0)
    return;

  g_string_append (text, "Codes that no table knows:\n");
  for (guint i = 0; i < n_codes; i++)
    {
      int n;
      gint64 last_s;
      g_autofree char *code
          = tracker_mask_dup_code (self->mask != NULL ? self->mask : shapes,
                                   tracker_carrier_state_get_code (self->state, i, &n, &last_s));

      g_string_append_printf (text, "  %s (%d)\n", code, n);
    }
}

/**
 * tracker_health_words_dup_report:
 * @self: what is known
 *
 * Writes what can be handed to somebody who mends definitions: no track code, no secret, no address
 * of mail and no phone is in it. If secrets cannot be told from words, the post's words are left
 * out.
 *
 * Returns: (transfer full): lines, in English
 */
char *
tracker_health_words_dup_report (const TrackerHealthFacts *self)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "Tracker %s\nCarrier: %s\n", TRACKER_VERSION, self->carrier);
  append_definition (text, self->definition);
  if (self->state == NULL)
    {
      g_string_append (text, "Never asked\n");
      return g_string_free (text, FALSE);
    }

  if (tracker_carrier_state_get_is_off (self->state))
    g_string_append (text, "Switched off\n");
  append_time (text, "Now", self->now_s);
  if (tracker_carrier_state_get_asked_s (self->state) == 0)
    g_string_append (text, "Never asked\n");
  append_time (text, "Asked", tracker_carrier_state_get_asked_s (self->state));
  append_time (text, "Answered", tracker_carrier_state_get_answered_s (self->state));
  append_failure (text, self);
  append_time (text, "Paused until", tracker_carrier_state_get_paused_until_s (self->state));
  if (tracker_carrier_state_get_next_due_s (self->state) < G_MAXINT64)
    append_time (text, "Next", tracker_carrier_state_get_next_due_s (self->state));
  append_codes (text, self);

  return g_string_free (text, FALSE);
}
