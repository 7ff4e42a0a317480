/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-folder-data.h"

#include "tracker-text-private.h"

struct _TrackerFolderData
{
  gint64 id;
  char *uuid;  /* (owned) */
  char *name;  /* (owned) */
  char *emoji; /* (owned) (nullable) */
  int position;
  int n_parcels;
};

G_DEFINE_BOXED_TYPE (TrackerFolderData,
                     tracker_folder_data,
                     tracker_folder_data_ref,
                     tracker_folder_data_unref)

static void
clear_folder_data (gpointer data)
{
  TrackerFolderData *self = data;

  g_free (self->uuid);
  g_free (self->name);
  g_free (self->emoji);
}

/**
 * tracker_folder_data_new:
 * @id: row of the store
 * @uuid: what it is called between machines
 * @name: the person's name for it; cut at TRACKER_FOLDER_NAME_MAX_CHARS
 * @emoji: (nullable): a sign for it
 * @position: from 0, in the order of the person
 * @n_parcels: how many parcels lie in it, archived ones not counted
 *
 * Returns: (transfer full): immutable data of a folder
 */
TrackerFolderData *
tracker_folder_data_new (gint64 id,
                         const char *uuid,
                         const char *name,
                         const char *emoji,
                         int position,
                         int n_parcels)
{
  TrackerFolderData *self;

  g_return_val_if_fail (uuid != NULL && name != NULL, NULL);

  self = g_atomic_rc_box_new0 (TrackerFolderData);
  self->id = id;
  self->uuid = g_strdup (uuid);
  self->name = tracker_text_clean (name, TRACKER_FOLDER_NAME_MAX_CHARS);
  self->emoji = tracker_text_clean_or_null (emoji, TRACKER_FOLDER_NAME_MAX_CHARS);
  self->position = position;
  self->n_parcels = MAX (n_parcels, 0);
  return self;
}

/**
 * tracker_folder_data_ref:
 * @self: data of a folder
 *
 * Any thread.
 *
 * Returns: (transfer full): @self
 */
TrackerFolderData *
tracker_folder_data_ref (TrackerFolderData *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * tracker_folder_data_unref:
 * @self: (transfer full): data of a folder
 *
 * Any thread.
 */
void
tracker_folder_data_unref (TrackerFolderData *self)
{
  g_atomic_rc_box_release_full (self, clear_folder_data);
}

/**
 * tracker_folder_data_get_id:
 * @self: data of a folder
 *
 * Returns: row of the store
 */
gint64
tracker_folder_data_get_id (const TrackerFolderData *self)
{
  return self->id;
}

/**
 * tracker_folder_data_get_uuid:
 * @self: data of a folder
 *
 * Returns: (transfer none): what it is called between machines
 */
const char *
tracker_folder_data_get_uuid (const TrackerFolderData *self)
{
  return self->uuid;
}

/**
 * tracker_folder_data_get_name:
 * @self: data of a folder
 *
 * Returns: (transfer none): the person's name for it
 */
const char *
tracker_folder_data_get_name (const TrackerFolderData *self)
{
  return self->name;
}

/**
 * tracker_folder_data_get_emoji:
 * @self: data of a folder
 *
 * Returns: (transfer none) (nullable): a sign for it
 */
const char *
tracker_folder_data_get_emoji (const TrackerFolderData *self)
{
  return self->emoji;
}

/**
 * tracker_folder_data_get_position:
 * @self: data of a folder
 *
 * Returns: from 0, in the order of the person
 */
int
tracker_folder_data_get_position (const TrackerFolderData *self)
{
  return self->position;
}

/**
 * tracker_folder_data_get_n_parcels:
 * @self: data of a folder
 *
 * Returns: how many parcels lie in it, archived ones not counted
 */
int
tracker_folder_data_get_n_parcels (const TrackerFolderData *self)
{
  return self->n_parcels;
}
