/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-parcel-page-private.h"

#include <glib/gi18n-lib.h>

#define DAY_S (24 * 60 * 60)
/* Until then it is usual that a post knows nothing: most show a code 3 to 5 days after it was
 * handed out (see data/carriers/README.md). */
#define PATIENCE_DAYS 10

static TrackerOutcome
get_leg_outcome (GListModel *legs, guint i)
{
  g_autoptr (TrackerLeg) leg = g_list_model_get_item (legs, i);

  return tracker_leg_data_get_outcome (tracker_leg_get_data (leg));
}

static gboolean
has_outcome (GListModel *legs, TrackerOutcome outcome)
{
  for (guint i = 0; i < g_list_model_get_n_items (legs); i++)
    if (get_leg_outcome (legs, i) == outcome)
      return TRUE;

  return FALSE;
}

static const char *
find_state (TrackerParcelPage *self)
{
  TrackerParcelData *data = self->parcel != NULL ? tracker_parcel_get_data (self->parcel) : NULL;
  GListModel *legs;
  gboolean asking, gone;

  if (self->parcel == NULL)
    return "none";

  g_object_get (self->journey, "gone", &gone, NULL);
  g_object_get (self->parcel, "asking", &asking, NULL);
  legs = tracker_journey_get_legs (self->journey);
  if (gone)
    return "gone";
  if (g_list_model_get_n_items (tracker_journey_get_timeline (self->journey)) > 0)
    return "events";
  if (data == NULL || tracker_journey_get_loading (self->journey))
    return "loading";
  if (asking)
    return "asking";
  if (tracker_parcel_get_silent (self->parcel))
    return "silent";
  if (g_list_model_get_n_items (legs) == 0)
    return "no-carrier";
  if (has_outcome (legs, TRACKER_OUTCOME_NOT_FOUND) || has_outcome (legs, TRACKER_OUTCOME_PENDING)
      || has_outcome (legs, TRACKER_OUTCOME_FOUND))
    return "not-known";
  if (tracker_parcel_data_get_asked_s (data) == 0)
    return "not-asked";

  return "trouble";
}

static char *
dup_leg_names (GListModel *legs)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (legs); i++)
    {
      g_autoptr (TrackerLeg) leg = g_list_model_get_item (legs, i);
      g_autofree char *name = NULL;

      g_object_get (leg, "carrier-name", &name, NULL);
      g_strv_builder_add (builder, name);
    }
  names = g_strv_builder_end (builder);

  return g_strjoinv (", ", names);
}

static void
show_asking (TrackerParcelPage *self)
{
  g_autofree char *names = dup_leg_names (tracker_journey_get_legs (self->journey));

  tracker_timeline_view_show_waiting (self->timeline, NULL, _ ("Asking…"),
                                      *names != '\0' ? names : NULL, NULL, NULL);
}

static void
show_not_known (TrackerParcelPage *self)
{
  TrackerParcelData *data = tracker_parcel_get_data (self->parcel);
  gint64 age_s = tracker_parcel_page_get_now_s (self) - tracker_parcel_data_get_added_s (data);
  int days = (int) CLAMP (age_s / DAY_S, 0, 100000);
  g_autofree char *words = NULL;

  if (has_outcome (tracker_journey_get_legs (self->journey), TRACKER_OUTCOME_PENDING))
    words
        = g_strdup (_ ("The post knows the code, but has not scanned the parcel yet. Tracker goes "
                       "on asking and tells you when it moves."));
  else if (days < PATIENCE_DAYS)
    words
        = g_strdup (_ ("In the first 3 to 5 days after a parcel was sent this is normal: the post "
                       "has not scanned it yet. Tracker goes on asking and tells you when it "
                       "moves."));
  else
    words = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "It was added %d day ago, and no post knows it: check the code for typing "
                     "errors, or ask the sender whether it was sent.",
                     "It was added %d days ago, and no post knows it: check the code for typing "
                     "errors, or ask the sender whether it was sent.",
                     days),
        days);

  tracker_timeline_view_show_waiting (self->timeline, "tracker-stage-unknown-symbolic",
                                      _ ("Not Known Yet"), words, NULL, NULL);
}

static gboolean
waits_for_login (GListModel *legs)
{
  for (guint i = 0; i < g_list_model_get_n_items (legs); i++)
    {
      TrackerOutcome outcome = get_leg_outcome (legs, i);

      if (outcome != TRACKER_OUTCOME_NEEDS_CREDENTIALS
          && outcome != TRACKER_OUTCOME_BAD_CREDENTIALS)
        return FALSE;
    }

  return TRUE;
}

static gboolean
waits_for_words (GListModel *legs)
{
  for (guint i = 0; i < g_list_model_get_n_items (legs); i++)
    if (get_leg_outcome (legs, i) != TRACKER_OUTCOME_NEEDS_MORE)
      return FALSE;

  return TRUE;
}

static gboolean
waits_for_human (GListModel *legs)
{
  for (guint i = 0; i < g_list_model_get_n_items (legs); i++)
    {
      g_autoptr (TrackerLeg) leg = g_list_model_get_item (legs, i);
      gboolean needs_human;

      g_object_get (leg, "needs-human", &needs_human, NULL);
      if (needs_human)
        return TRUE;
    }

  return FALSE;
}

/* Nobody has answered. Where a login or a human is missing, asking again would not help: the notice
 * above has the button that does. */
static void
show_trouble (TrackerParcelPage *self)
{
  if (waits_for_login (tracker_journey_get_legs (self->journey)))
    tracker_timeline_view_show_waiting (
        self->timeline, "dialog-password-symbolic", _ ("Waiting for a Login"),
        _ ("Tracker asks as soon as you have entered it."), NULL, NULL);
  else if (waits_for_words (tracker_journey_get_legs (self->journey)))
    tracker_timeline_view_show_waiting (
        self->timeline, "dialog-question-symbolic", _ ("Waiting for You"),
        _ ("Tracker asks as soon as you have told what the carrier wants to know."), NULL, NULL);
  else if (waits_for_human (tracker_journey_get_legs (self->journey)))
    tracker_timeline_view_show_waiting (
        self->timeline, "avatar-default-symbolic", _ ("Waiting for You"),
        _ ("The post answers when it has seen that you are a human."), NULL, NULL);
  else
    tracker_timeline_view_show_waiting (
        self->timeline, "dialog-warning-symbolic", _ ("No Answer Yet"),
        _ ("Nothing is lost: Tracker goes on asking."), _ ("_Ask Again"), "page.refresh");
}

static void
show_state (TrackerParcelPage *self)
{
  if (g_str_equal (self->state, "events"))
    tracker_timeline_view_show_events (self->timeline);
  else if (g_str_equal (self->state, "loading"))
    tracker_timeline_view_show_waiting (self->timeline, NULL, _ ("Loading…"), NULL, NULL, NULL);
  else if (g_str_equal (self->state, "asking"))
    show_asking (self);
  else if (g_str_equal (self->state, "not-known"))
    show_not_known (self);
  else if (g_str_equal (self->state, "no-carrier"))
    tracker_timeline_view_show_waiting (
        self->timeline, "dialog-question-symbolic", _ ("Who Carries It?"),
        _ ("Tracker does not know this kind of code. Choose the carrier that is to be asked."),
        _ ("_Choose a Carrier…"), "page.add-carrier");
  else if (g_str_equal (self->state, "silent"))
    tracker_timeline_view_show_waiting (self->timeline, "tracker-silent-symbolic",
                                        _ ("Never Asked"), _ ("Its code is not sent to anybody."),
                                        NULL, NULL);
  else if (g_str_equal (self->state, "not-asked"))
    tracker_timeline_view_show_waiting (
        self->timeline, "tracker-stage-unknown-symbolic", _ ("Not Asked Yet"),
        _ ("Tracker asks by itself soon, or at once if you wish."), _ ("_Ask Now"), "page.refresh");
  else if (g_str_equal (self->state, "trouble"))
    show_trouble (self);
}

/**
 * tracker_parcel_page_update_state:
 * @self: a page
 *
 * Finds what is to be shown where the timeline stands, and shows it.
 */
void
tracker_parcel_page_update_state (TrackerParcelPage *self)
{
  const char *state = find_state (self);
  gboolean is_new = !g_str_equal (self->state, state);

  self->state = state;
  if (g_str_equal (state, "none") || g_str_equal (state, "gone"))
    gtk_stack_set_visible_child_name (self->stack, state);
  else
    gtk_stack_set_visible_child_name (self->stack, "parcel");
  show_state (self);
  if (is_new)
    g_object_notify (G_OBJECT (self), "state");
}
