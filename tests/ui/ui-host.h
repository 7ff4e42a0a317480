/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui-kit.h"

/* A window around one widget, with actions "win" and "app" that only remember what was asked of
 * them: so a page or dialog is tested by what it says upward. */
typedef struct
{
  GtkWindow *window; /* (owned by GTK) */
  char *last;        /* (owned) (nullable) "win.copy-number 3", or NULL: nothing was asked */
} UiHost;

UiHost *ui_host_new (UiKit *kit, GtkWidget *child, int width, int height);
void ui_host_free (UiHost *host);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UiHost, ui_host_free)
void ui_host_forget (UiHost *host);

/* A parcel with legs at these carriers (NULL-terminated). */
gint64
ui_host_add_parcel (UiKit *kit, const char *number, const char *name, const char *const *carriers);
/* Gives one leg an answer; @report is (transfer full). */
void ui_host_answer (UiKit *kit, gint64 parcel_id, const char *carrier, TrackerReport *report);
void ui_host_add_event (TrackerReport *report,
                        int hours_ago,
                        TrackerStage stage,
                        const char *text,
                        const char *place,
                        const char *country);
/* Waits until the property of @object holds this string. */
void ui_host_await_string (gpointer object, const char *property, const char *expected);
