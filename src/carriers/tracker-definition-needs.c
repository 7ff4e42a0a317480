/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-definition-reader-private.h"

#include <string.h>

/* README, "The file": what a person brings: credentials once, needs with each parcel. */

static gboolean
is_key (const char *text)
{
  return *text != '\0' && text[strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789_")] == '\0';
}

static void
read_credential (TrackerReader *self, JsonNode *node)
{
  TrackerCredentialSpec *credential;
  const char *key;
  JsonNode *label;

  if (!tracker_reader_check_object (self, node, "a credential", "key label secret help"))
    return;
  key = tracker_reader_get_string (self, node, "key", TRUE);
  if (key != NULL
      && (tracker_definition_find_credential (self->definition, key) != NULL || !is_key (key)))
    {
      tracker_reader_add_problem (self, tracker_reader_get (node, "key"), FALSE,
                                  tracker_definition_find_credential (self->definition, key) != NULL
                                      ? "Two credentials have this key"
                                      : "A key has lower-case letters, digits and _ only");
      return;
    }
  credential = g_new0 (TrackerCredentialSpec, 1);
  credential->key = g_strdup (key != NULL ? key : "");
  label = tracker_reader_require (self, node, "label");
  credential->label = label != NULL ? tracker_reader_dup_translated (self, label) : NULL;
  credential->is_secret = tracker_reader_get_boolean (self, node, "secret", TRUE);
  credential->help = tracker_reader_dup_web_url (self, node, "help");
  g_ptr_array_add (self->definition->credentials, credential);
}

/**
 * tracker_reader_read_credentials:
 * @self: a reader
 * @root: the whole file
 *
 * Reads "credentials" into the definition.
 */
void
tracker_reader_read_credentials (TrackerReader *self, JsonNode *root)
{
  JsonArray *array = tracker_reader_get_array (self, root, "credentials", FALSE);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    read_credential (self, json_array_get_element (array, i));
}

static void
read_need (TrackerReader *self, JsonNode *node)
{
  g_autoptr (TrackerNeedSpec) need = NULL;
  const char *pattern;
  const char *key;
  JsonNode *label;
  JsonNode *hint;

  if (!tracker_reader_check_object (self, node, "a need", "key label hint pattern optional"))
    return;
  need = g_new0 (TrackerNeedSpec, 1);
  key = tracker_reader_get_string (self, node, "key", TRUE);
  if (key != NULL
      && (!is_key (key) || tracker_definition_find_need (self->definition, key) != NULL))
    tracker_reader_add_problem (self, tracker_reader_get (node, "key"), FALSE,
                                is_key (key) ? "Two needs have this key"
                                             : "A key has lower-case letters, digits and _ only");
  need->key = g_strdup (key != NULL ? key : "");
  label = tracker_reader_require (self, node, "label");
  need->label = label != NULL ? tracker_reader_dup_translated (self, label) : NULL;
  hint = tracker_reader_get (node, "hint");
  need->hint = hint != NULL ? tracker_reader_dup_translated (self, hint) : NULL;
  pattern = tracker_reader_get_string (self, node, "pattern", FALSE);
  if (pattern != NULL)
    need->pattern
        = tracker_reader_compile_whole (self, tracker_reader_get (node, "pattern"), pattern);
  need->is_optional = tracker_reader_get_boolean (self, node, "optional", FALSE);
  g_ptr_array_add (self->definition->needs, g_steal_pointer (&need));
}

/**
 * tracker_reader_read_needs:
 * @self: a reader
 * @root: the whole file
 *
 * Reads "needs" into the definition.
 */
void
tracker_reader_read_needs (TrackerReader *self, JsonNode *root)
{
  JsonArray *array = tracker_reader_get_array (self, root, "needs", FALSE);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    read_need (self, json_array_get_element (array, i));
}

/**
 * tracker_reader_read_way_needs:
 * @self: a reader whose definition has its needs
 * @node: a way
 * @way: the same, being filled
 *
 * Reads which needs a way cannot do without.
 */
void
tracker_reader_read_way_needs (TrackerReader *self, JsonNode *node, TrackerWay *way)
{
  JsonNode *keys = tracker_reader_get (node, "needs");

  way->needs = keys != NULL ? tracker_reader_dup_strings (self, keys, FALSE) : g_new0 (char *, 1);
  for (guint i = 0; way->needs[i] != NULL; i++)
    if (tracker_definition_find_need (self->definition, way->needs[i]) == NULL)
      tracker_reader_add_problem (self, keys, FALSE, "“needs” of the file declares no “%.60s”",
                                  way->needs[i]);
}
