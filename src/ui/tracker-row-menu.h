/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* Context menus of list rows: by the secondary button, by a long press, by Menu and Shift+F10. */

/* (transfer full) (nullable): the menu of @row; NULL for none */
typedef GMenuModel *(*TrackerRowMenuFunc) (GtkWidget *row, gpointer user_data);

void tracker_row_menu_attach (GtkWidget *list,
                              GtkWidget *pane,
                              GType row_type,
                              TrackerRowMenuFunc create_menu);
void tracker_row_menu_popup (GtkWidget *pane,
                             GtkWidget *row,
                             const graphene_point_t *at,
                             GMenuModel *menu);
GtkWidget *
tracker_row_menu_pick (GtkWidget *list, GType row_type, double x, double y); /* nullable */
