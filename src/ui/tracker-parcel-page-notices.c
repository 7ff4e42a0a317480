/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-parcel-page-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *style; /* a CSS class: accent, warning, error */
  const char *icon;
  char *text;         /* (owned) */
  const char *button; /* (nullable) */
  const char *action; /* (nullable) */
  GVariant *target;   /* (owned) (nullable) of the action */
} Notice;

static void
notice_clear (gpointer data)
{
  Notice *notice = data;

  g_free (notice->text);
  g_clear_pointer (&notice->target, g_variant_unref);
}

static void
add_notice (GArray *notices,
            const char *style,
            const char *icon,
            char *text,
            const char *button,
            const char *action,
            GVariant *target)
{
  Notice notice
      = { style, icon, text, button, action, target != NULL ? g_variant_ref_sink (target) : NULL };

  g_array_append_val (notices, notice);
}

static void
add_deadline (GArray *notices, TrackerParcelData *data, gint64 now_s)
{
  const TrackerTime *deadline = tracker_parcel_data_get_deadline (data);
  TrackerStage stage = tracker_parcel_data_get_stage (data);
  g_autofree char *day = NULL;

  if (deadline == NULL || (stage != TRACKER_STAGE_ARRIVED && stage != TRACKER_STAGE_FAILED_ATTEMPT))
    return;

  day = tracker_time_dup_day_label (deadline, now_s);
  if (tracker_time_get_wall_s (deadline) + 24 * 60 * 60 < now_s)
    add_notice (
        notices, "error", "appointment-missed-symbolic",
        /* Translators: %s is a day: "Friday, 6 March". */
        g_strdup_printf (_ ("The post kept it until %s: ask there whether it is still to be "
                            "had."),
                         day),
        NULL, NULL, NULL);
  else
    add_notice (notices, "warning", "appointment-soon-symbolic",
                /* Translators: %s is a day: "Friday, 6 March". */
                g_strdup_printf (_ ("Pick it up by %s; then it goes back."), day), NULL, NULL,
                NULL);
}

static void
add_expected (GArray *notices, TrackerParcelData *data, gint64 now_s)
{
  const TrackerTime *from = tracker_parcel_data_get_expected_from (data);
  const TrackerTime *until = tracker_parcel_data_get_expected_until (data);
  TrackerStage stage = tracker_parcel_data_get_stage (data);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  char *text;

  if ((from == NULL && until == NULL) || stage >= TRACKER_STAGE_DELIVERED
      || stage == TRACKER_STAGE_ARRIVED)
    return;

  first = tracker_time_dup_day_label (from != NULL ? from : until, now_s);
  last = tracker_time_dup_day_label (until != NULL ? until : from, now_s);
  if (g_str_equal (first, last))
    text = g_strdup_printf (_ ("The post expects to deliver it on %s."), first);
  else
    text = g_strdup_printf (_ ("The post expects to deliver it between %s and %s."), first, last);
  add_notice (notices, "accent", "x-office-calendar-symbolic", text, NULL, NULL, NULL);
}

static void
add_human (GArray *notices, TrackerLeg *leg, const char *name)
{
  gint64 parcel_id = tracker_leg_data_get_parcel_id (tracker_leg_get_data (leg));

  add_notice (notices, "warning", "avatar-default-symbolic",
              /* Translators: %s is a post; it shows a CAPTCHA before it answers. */
              g_strdup_printf (_ ("%s wants to see a human."), name), _ ("_Direct Check…"),
              "win.direct-check", g_variant_new ("(xs)", parcel_id, tracker_leg_get_carrier (leg)));
}

static void
add_page_notice (GArray *notices, const char *icon, char *text, const char *page)
{
  add_notice (notices, "warning", icon, text, page != NULL ? _ ("_Open Its Page") : NULL,
              "win.open-page", page != NULL ? g_variant_new_string (page) : NULL);
}

/* A carrier that could not answer. What it said before stays shown, and the notice says so. */
static void
add_leg (GArray *notices, TrackerLeg *leg, gboolean has_events)
{
  TrackerOutcome outcome = tracker_leg_data_get_outcome (tracker_leg_get_data (leg));
  const char *page = tracker_leg_get_page (leg);
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;
  gboolean needs_human, is_off, is_link;

  g_object_get (leg, "carrier-name", &name, "needs-human", &needs_human, "is-off", &is_off,
                "is-link", &is_link, NULL);
  /* Not asked: its row says why. */
  if (is_off || is_link)
    return;
  if (needs_human)
    {
      add_human (notices, leg, name);
      return;
    }
  if (outcome == TRACKER_OUTCOME_NONE || tracker_outcome_is_answer (outcome))
    return;

  sentence = tracker_outcome_dup_sentence (outcome, name);
  switch (outcome)
    {
    case TRACKER_OUTCOME_NEEDS_CREDENTIALS:
    case TRACKER_OUTCOME_BAD_CREDENTIALS:
      add_notice (notices, "accent", "dialog-password-symbolic", g_steal_pointer (&sentence),
                  _ ("_Log In…"), "app.carrier-credentials",
                  g_variant_new_string (tracker_leg_get_carrier (leg)));
      break;
    case TRACKER_OUTCOME_CAPTCHA:
    case TRACKER_OUTCOME_WRONG_CAPTCHA:
    case TRACKER_OUTCOME_BLOCKED:
    case TRACKER_OUTCOME_MALFORMED:
    case TRACKER_OUTCOME_BAD_NUMBER:
      add_page_notice (notices, "dialog-warning-symbolic", g_steal_pointer (&sentence), page);
      break;
    case TRACKER_OUTCOME_NEEDS_MORE:
      add_notice (notices, "accent", "dialog-question-symbolic", g_steal_pointer (&sentence),
                  _ ("_Tell It…"), "page.tell-need",
                  g_variant_new_string (tracker_leg_get_carrier (leg)));
      break;
    case TRACKER_OUTCOME_OFFLINE:
      add_notice (notices, "warning", "network-offline-symbolic", g_steal_pointer (&sentence), NULL,
                  NULL, NULL);
      break;
    default:
      add_notice (notices, "warning", "network-error-symbolic",
                  has_events ? g_strdup_printf ("%s %s", sentence, _ ("What is known stays shown."))
                             : g_steal_pointer (&sentence),
                  NULL, NULL, NULL);
    }
}

static void
add_check (GArray *notices, TrackerGuess *guess)
{
  if (tracker_guess_get_warning (guess) != NULL)
    add_notice (notices, "warning", "dialog-warning-symbolic",
                g_strdup (tracker_guess_get_warning (guess)), NULL, NULL, NULL);
}

static void
add_silent (GArray *notices, TrackerParcel *parcel)
{
  add_notice (notices, "accent", "tracker-silent-symbolic",
              g_strdup (_ ("Nobody is asked about this parcel. What is known of it stays shown.")),
              _ ("_Ask Again"), "win.silence-parcel",
              g_variant_new ("(xb)", tracker_parcel_get_id (parcel), FALSE));
}

/* Nothing more is to be learnt about what was delivered, nor about what nobody is asked. */
static gboolean
is_watched (TrackerParcelPage *self, TrackerParcelData *data)
{
  return !tracker_stage_is_final (tracker_parcel_data_get_stage (data))
         && !tracker_parcel_get_silent (self->parcel);
}

static GArray *
collect_notices (TrackerParcelPage *self, TrackerGuess *guess)
{
  GArray *notices = g_array_new (FALSE, FALSE, sizeof (Notice));
  GListModel *legs = tracker_journey_get_legs (self->journey);
  TrackerParcelData *data = tracker_parcel_get_data (self->parcel);
  gboolean has_events;

  g_array_set_clear_func (notices, notice_clear);
  if (data == NULL)
    return notices;

  has_events = tracker_parcel_data_get_n_events (data) > 0;
  if (tracker_parcel_get_silent (self->parcel))
    add_silent (notices, self->parcel);
  add_deadline (notices, data, tracker_parcel_page_get_now_s (self));
  add_expected (notices, data, tracker_parcel_page_get_now_s (self));
  /* A post that tells something about the code is the better judge of it. */
  if (!has_events)
    add_check (notices, guess);
  for (guint i = 0; i < g_list_model_get_n_items (legs); i++)
    {
      g_autoptr (TrackerLeg) leg = g_list_model_get_item (legs, i);

      if (is_watched (self, data))
        add_leg (notices, leg, has_events);
    }

  return notices;
}

static GtkWidget *
create_notice (const Notice *notice)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  GtkWidget *image
      = g_object_new (GTK_TYPE_IMAGE, "icon-name", notice->icon, "valign", GTK_ALIGN_START,
                      "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", notice->text, "xalign", 0.0, "wrap",
                                   TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, NULL);

  gtk_widget_add_css_class (box, "notice");
  gtk_widget_add_css_class (box, notice->style);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (words), label);
  if (notice->button != NULL)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (notice->button);

      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), notice->action);
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), notice->target);
      gtk_box_append (GTK_BOX (words), button);
    }

  return box;
}

/* What is said, as one text: while it stays the same, so do the widgets and the focus in them. */
static char *
dup_key (GArray *notices)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < notices->len; i++)
    {
      const Notice *notice = &g_array_index (notices, Notice, i);
      g_autofree char *target
          = notice->target != NULL ? g_variant_print (notice->target, FALSE) : NULL;

      g_string_append_printf (key, "%s\t%s\t%s\n", notice->style, notice->text,
                              target != NULL ? target : "");
    }

  return g_string_free (key, FALSE);
}

/**
 * tracker_parcel_page_update_notices:
 * @self: a page that shows a parcel
 * @guess: what is seen in its code
 *
 * Shows what the person should know or do: days that count, and carriers that could not answer.
 */
void
tracker_parcel_page_update_notices (TrackerParcelPage *self, TrackerGuess *guess)
{
  g_autoptr (GArray) notices = collect_notices (self, guess);
  g_autofree char *key = dup_key (notices);
  GtkWidget *child;

  if (g_strcmp0 (self->notices_key, key) == 0)
    return;

  g_free (self->notices_key);
  self->notices_key = g_steal_pointer (&key);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->notices))) != NULL)
    gtk_box_remove (self->notices, child);
  for (guint i = 0; i < notices->len; i++)
    gtk_box_append (self->notices, create_notice (&g_array_index (notices, Notice, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->notices), notices->len > 0);
}
