/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* The person's credentials in the Secret Service. A missing or locked keyring is a state, not a
 * failure. Main thread; every call has a time-out of its own. */
#define TRACKER_TYPE_SECRETS (tracker_secrets_get_type ())
G_DECLARE_FINAL_TYPE (TrackerSecrets, tracker_secrets, TRACKER, SECRETS, GObject)

typedef enum
{
  TRACKER_SECRETS_UNKNOWN = 0, /* not looked yet */
  TRACKER_SECRETS_READY,
  TRACKER_SECRETS_LOCKED,
  TRACKER_SECRETS_MISSING, /* no Secret Service on the bus, or no bus */
} TrackerSecretsState;

#define TRACKER_SECRETS_ERROR (tracker_secrets_error_quark ())
GQuark tracker_secrets_error_quark (void);
typedef enum
{
  TRACKER_SECRETS_ERROR_MISSING,
  TRACKER_SECRETS_ERROR_LOCKED,
  TRACKER_SECRETS_ERROR_FAILED,
  TRACKER_SECRETS_ERROR_TIMEOUT,
} TrackerSecretsError;

/* @application_id: an attribute of each item, so that the demo never meets the real ones. Property
 * "state" (notify). */
TrackerSecrets *tracker_secrets_new (const char *application_id);
TrackerSecrets *tracker_secrets_new_in_memory (void); /* demo, tests: kept in this process alone */
TrackerSecretsState tracker_secrets_get_state (TrackerSecrets *self);

/* All credentials of one carrier: (element-type utf8 utf8) key -> value; empty if none. Never
 * prompts: a locked keyring gives LOCKED. */
void tracker_secrets_lookup_async (TrackerSecrets *self,
                                   const char *carrier,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GHashTable *
tracker_secrets_lookup_finish (TrackerSecrets *self, GAsyncResult *result, GError **error);
/* For which carriers anything is kept: (element-type utf8) a set of ids. Tells this of a locked
 * keyring too, and never prompts. */
void tracker_secrets_list_carriers_async (TrackerSecrets *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
GHashTable *
tracker_secrets_list_carriers_finish (TrackerSecrets *self, GAsyncResult *result, GError **error);
/* One value; "" or NULL clears it. May make the keyring ask the person to unlock. Signal "changed"
 * (const char *carrier) afterwards. */
void tracker_secrets_store_async (TrackerSecrets *self,
                                  const char *carrier,
                                  const char *key,
                                  const char *value,
                                  const char *label,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean tracker_secrets_store_finish (TrackerSecrets *self, GAsyncResult *result, GError **error);
/* Asks the person to unlock (a prompt of the keyring). */
void tracker_secrets_unlock_async (TrackerSecrets *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean tracker_secrets_unlock_finish (TrackerSecrets *self, GAsyncResult *result, GError **error);
