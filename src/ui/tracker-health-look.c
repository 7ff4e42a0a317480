/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-health-look.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *state;
  const char *icon;
  const char *style;
  const char *label;
} looks[] = {
  { "good", "emblem-ok-symbolic", "success", N_ ("Well") },
  { "idle", "content-loading-symbolic", "dim-label", N_ ("Not asked yet") },
  { "trouble", "dialog-warning-symbolic", "warning", N_ ("Trouble") },
  { "off", "action-unavailable-symbolic", "dim-label", N_ ("Switched off") },
};

static gsize
find_look (const char *state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_strcmp0 (looks[i].state, state) == 0)
      return i;

  return 1;
}

/**
 * tracker_health_look_show:
 * @image: what shows it
 * @state: the state of a TrackerCarrierHealth
 *
 * Main thread.
 */
void
tracker_health_look_show (GtkImage *image, const char *state)
{
  gsize look = find_look (state);

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (image), looks[i].style);
  gtk_widget_add_css_class (GTK_WIDGET (image), looks[look].style);
  gtk_image_set_from_icon_name (image, looks[look].icon);
}

/**
 * tracker_health_look_get_label:
 * @state: the state of a TrackerCarrierHealth
 *
 * Returns: (transfer none): a word or two for people
 */
const char *
tracker_health_look_get_label (const char *state)
{
  return _ (looks[find_look (state)].label);
}
