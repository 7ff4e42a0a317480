/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-secrets.h"

/* The calls of libsecret that we need, each with a time limit of its own. Errors are
 * TRACKER_SECRETS_ERROR or CANCELLED. */
void tracker_keyring_lookup_async (const char *application,
                                   const char *carrier,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GHashTable *tracker_keyring_lookup_finish (GAsyncResult *result, GError **error);
void tracker_keyring_list_carriers_async (const char *application,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
GHashTable *tracker_keyring_list_carriers_finish (GAsyncResult *result, GError **error);
void tracker_keyring_store_async (const char *application,
                                  const char *carrier,
                                  const char *key,
                                  const char *value,
                                  const char *label,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void tracker_keyring_unlock_async (GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean tracker_keyring_finish (GAsyncResult *result, GError **error);
