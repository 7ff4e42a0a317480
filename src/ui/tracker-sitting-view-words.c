/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-sitting-view-private.h"

#include <glib/gi18n-lib.h>

/**
 * tracker_sitting_view_show_parcel:
 * @self: a view
 *
 * Shows why the post asks, and whose turn it is.
 */
void
tracker_sitting_view_show_parcel (TrackerSittingView *self)
{
  g_autofree char *reason = NULL, *title = NULL, *number = NULL, *position_text = NULL;
  g_autofree char *batch = NULL;
  int position, total, n_batch;

  g_object_get (self->sitting, "reason", &reason, "title", &title, "number", &number, "position",
                &position, "total", &total, "n-batch", &n_batch, NULL);
  gtk_label_set_text (self->reason_label, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), reason != NULL && *reason != '\0');
  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->number_label, number);
  gtk_widget_set_visible (GTK_WIDGET (self->number_label), g_strcmp0 (title, number) != 0);
  /* Translators: the second of seven parcels. */
  position_text = g_strdup_printf (_ ("%d of %d"), position, total);
  gtk_label_set_text (self->position_label, position_text);
  gtk_widget_set_visible (GTK_WIDGET (self->position_label), total > 1);
  batch = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %d more at once",
                                        "and %d more at once", (gulong) MAX (n_batch - 1, 0)),
                           n_batch - 1);
  gtk_label_set_text (self->batch_label, batch);
  gtk_widget_set_visible (GTK_WIDGET (self->batch_label), n_batch > 1);
  gtk_widget_set_visible (self->skip_button, total > 1);
}

/**
 * tracker_sitting_view_show_notice:
 * @self: a view
 *
 * Shows why it is this picture.
 */
void
tracker_sitting_view_show_notice (TrackerSittingView *self)
{
  TrackerChallenge *challenge = tracker_sitting_get_challenge (self->sitting);
  g_autofree char *notice = NULL;
  gboolean is_wrong
      = challenge != NULL && tracker_challenge_get_reason (challenge) == TRACKER_CHALLENGE_WRONG;

  g_object_get (self->sitting, "notice", &notice, NULL);
  gtk_widget_remove_css_class (self->notice_box, is_wrong ? "accent" : "error");
  gtk_widget_add_css_class (self->notice_box, is_wrong ? "error" : "accent");
  gtk_image_set_from_icon_name (self->notice_image,
                                is_wrong ? "dialog-error-symbolic" : "dialog-information-symbolic");
  gtk_widget_set_visible (self->notice_box, notice != NULL && *notice != '\0');
  gtk_label_set_text (self->notice_label, notice != NULL ? notice : "");
  tracker_challenge_view_set_notice (self->challenge_view, notice != NULL ? notice : "");
}

/**
 * tracker_sitting_view_show_failed:
 * @self: a view
 *
 * Shows that the post does not answer.
 */
void
tracker_sitting_view_show_failed (TrackerSittingView *self)
{
  g_autofree char *problem = NULL, *carrier_name = NULL, *title = NULL;

  g_object_get (self->sitting, "problem", &problem, "carrier-name", &carrier_name, NULL);
  /* Translators: %s is a post. */
  title = g_strdup_printf (_ ("%s Does Not Answer"), carrier_name);
  tracker_sitting_end_say (self->failed, "dialog-warning-symbolic", "warning", title,
                           problem != NULL ? problem : "");
}

static void
count_results (TrackerSittingView *self, guint *n_good, guint *n_events)
{
  GListModel *results = tracker_sitting_get_results (self->sitting);

  *n_good = *n_events = 0;
  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (TrackerSittingResult) result = g_list_model_get_item (results, i);
      gboolean is_good;
      int n_new;

      g_object_get (result, "is-good", &is_good, "n-new", &n_new, NULL);
      *n_good += is_good ? 1 : 0;
      *n_events += (guint) MAX (n_new, 0);
    }
}

/**
 * tracker_sitting_view_show_done:
 * @self: a view
 *
 * Shows what the whole sitting brought.
 */
void
tracker_sitting_view_show_done (TrackerSittingView *self)
{
  g_autofree char *carrier_name = NULL, *title = NULL, *words = NULL, *go_on = NULL;
  guint n_good, n_events;

  count_results (self, &n_good, &n_events);
  g_object_get (self->sitting, "carrier-name", &carrier_name, NULL);
  if (n_events > 0)
    title = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u New Event", "%u New Events", n_events), n_events);
  else
    title = g_strdup (n_good > 0 ? _ ("Nothing New") : _ ("That Was All"));
  if (n_good > 0)
    /* Translators: %s is a post, %u how many parcels it told about. */
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s answered about %u parcel.",
                                          "%s answered about %u parcels.", n_good),
                             carrier_name, n_good);
  tracker_sitting_end_say (self->done,
                           n_good > 0 ? "object-select-symbolic" : "dialog-information-symbolic",
                           n_good > 0 ? "success" : NULL, title, words != NULL ? words : "");
  if (self->next_name != NULL)
    /* Translators: a button; %s is a post. */
    go_on = g_strdup_printf (_ ("Go On with %s"), self->next_name);
  tracker_sitting_end_set_buttons (self->done, go_on != NULL ? go_on : _ ("Close"),
                                   go_on != NULL ? "check.next-post" : "window.close",
                                   go_on != NULL ? _ ("Close") : NULL, "window.close");
}
