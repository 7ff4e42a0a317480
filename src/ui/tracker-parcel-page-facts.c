/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-parcel-page-private.h"

#include <glib/gi18n-lib.h>

#include "tracker-country.h"
#include "tracker-number.h"

/* What the posts tell besides events, in the order it is shown. */
static const struct
{
  TrackerReportFact fact;
  const char *label;
} shown_facts[] = {
  { TRACKER_REPORT_DELIVERY_OFFICE, N_ ("Post office") },
  { TRACKER_REPORT_NEXT_NUMBER, N_ ("Code of the next carrier") },
  { TRACKER_REPORT_NEXT_CARRIER, N_ ("Next carrier") },
  { TRACKER_REPORT_SERVICE, N_ ("Kind of mail") },
  { TRACKER_REPORT_WEIGHT, N_ ("Weight") },
  { TRACKER_REPORT_SENDER, N_ ("Sender") },
  { TRACKER_REPORT_RECIPIENT, N_ ("Recipient") },
};

static char *
dup_fact (TrackerParcelData *data, TrackerReportFact fact)
{
  const char *value = tracker_parcel_data_get_fact (data, fact);
  gint64 grams;

  if (value == NULL || *value == '\0')
    return NULL;
  if (fact == TRACKER_REPORT_NEXT_NUMBER)
    return tracker_number_dup_pretty (value);
  if (fact != TRACKER_REPORT_WEIGHT)
    return g_strdup (value);

  grams = g_ascii_strtoll (value, NULL, 10);
  if (grams <= 0)
    return NULL;
  if (grams < 1000)
    /* Translators: a weight in grams. */
    return g_strdup_printf (_ ("%d g"), (int) grams);

  /* Translators: a weight in kilograms. */
  return g_strdup_printf (_ ("%.2f kg"), (double) grams / 1000.0);
}

static GtkWidget *
create_fact_row (const char *label, const char *value)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0, NULL);

  /* After the construction, which would tell of the texts before it tells that they are plain. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), value);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), label);

  return row;
}

static char *
dup_country (const char *code)
{
  const char *name = tracker_country_get_name (code);
  g_autofree char *flag = tracker_country_dup_flag (code);

  if (flag == NULL)
    return g_strdup (name != NULL ? name : code);

  return g_strdup_printf ("%s %s", flag, name != NULL ? name : code);
}

/* An arrow is not turned by the text around it: it has to go with the way the names are read. */
static void
update_route (TrackerParcelPage *self)
{
  g_autofree char *origin = NULL, *destination = NULL;
  g_autofree char *from = NULL, *to = NULL, *route = NULL;

  g_object_get (self->parcel, "origin", &origin, "destination", &destination, NULL);
  from = *origin != '\0' ? dup_country (origin) : NULL;
  to = *destination != '\0' ? dup_country (destination) : NULL;
  if (from != NULL && to != NULL && !g_str_equal (origin, destination))
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), from);
      gboolean is_rtl = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;

      route = g_strjoin (is_rtl ? " ← " : " → ", from, to, NULL);
    }
  else
    route = g_strdup (from != NULL ? from : to);

  gtk_widget_set_visible (GTK_WIDGET (self->route_row), route != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->route_row), route != NULL ? route : "");
}

static void
update_number (TrackerParcelPage *self, TrackerGuess *guess)
{
  g_autofree char *pretty = NULL;
  const char *service = tracker_guess_get_service_label (guess);

  g_object_get (self->parcel, "pretty-number", &pretty, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->number_row), *pretty != '\0');
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->number_row), pretty);
  adw_action_row_set_subtitle (self->number_row, service != NULL ? service : _ ("Track code"));
}

static void
remove_fact_rows (TrackerParcelPage *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_next_sibling (GTK_WIDGET (self->route_row))) != NULL)
    gtk_list_box_remove (self->facts_list, row);
}

/**
 * tracker_parcel_page_update_facts:
 * @self: a page that shows a parcel
 * @guess: what is seen in its code
 *
 * Shows code, route, and what the posts tell besides events.
 */
void
tracker_parcel_page_update_facts (TrackerParcelPage *self, TrackerGuess *guess)
{
  TrackerParcelData *data = tracker_parcel_get_data (self->parcel);
  g_autoptr (GString) key = g_string_new (NULL);

  update_number (self, guess);
  update_route (self);

  for (gsize i = 0; data != NULL && i < G_N_ELEMENTS (shown_facts); i++)
    {
      g_autofree char *value = dup_fact (data, shown_facts[i].fact);

      g_string_append_printf (key, "%s\n", value != NULL ? value : "");
    }
  if (g_strcmp0 (self->facts_key, key->str) == 0)
    return;

  g_free (self->facts_key);
  self->facts_key = g_strdup (key->str);
  remove_fact_rows (self);
  for (gsize i = 0; data != NULL && i < G_N_ELEMENTS (shown_facts); i++)
    {
      g_autofree char *value = dup_fact (data, shown_facts[i].fact);

      if (value != NULL)
        gtk_list_box_append (self->facts_list, create_fact_row (_ (shown_facts[i].label), value));
    }
}
