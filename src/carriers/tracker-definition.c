/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-definition-reader-private.h"

G_DEFINE_BOXED_TYPE (TrackerDefinition,
                     tracker_definition,
                     tracker_definition_ref,
                     tracker_definition_unref)

/**
 * tracker_definition_finish:
 * @self: a definition that is all read
 *
 * Makes what the getters hand out; after this nothing in @self changes.
 */
void
tracker_definition_finish (TrackerDefinition *self)
{
  self->credential_views = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->credentials->len; i++)
    {
      const TrackerCredentialSpec *credential = g_ptr_array_index (self->credentials, i);
      TrackerCredential *view = g_new0 (TrackerCredential, 1);

      view->key = credential->key;
      view->label = tracker_translated_get (credential->label);
      view->help = credential->help;
      view->is_secret = credential->is_secret;
      g_ptr_array_add (self->credential_views, view);
    }
  self->need_views = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->needs->len; i++)
    {
      const TrackerNeedSpec *need = g_ptr_array_index (self->needs, i);
      TrackerNeed *view = g_new0 (TrackerNeed, 1);

      view->key = need->key;
      view->label = tracker_translated_get (need->label);
      view->hint = need->hint != NULL ? tracker_translated_get (need->hint) : NULL;
      view->is_optional = need->is_optional;
      g_ptr_array_add (self->need_views, view);
    }
}

/**
 * tracker_definition_ref:
 * @self: a definition
 *
 * Any thread.
 *
 * Returns: (transfer full): @self
 */
TrackerDefinition *
tracker_definition_ref (TrackerDefinition *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * tracker_definition_unref:
 * @self: (transfer full): a definition
 *
 * Gives up a reference. Any thread.
 */
void
tracker_definition_unref (TrackerDefinition *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_clear_pointer (&self->name, tracker_translated_free);
  g_free (self->country);
  g_free (self->status);
  g_free (self->home);
  g_clear_pointer (&self->page, tracker_template_free);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_free (self->zone);
  g_clear_pointer (&self->languages, g_hash_table_unref);
  g_clear_pointer (&self->numbers, g_ptr_array_unref);
  g_clear_pointer (&self->credential_views, g_ptr_array_unref);
  g_clear_pointer (&self->credentials, g_ptr_array_unref);
  g_clear_pointer (&self->need_views, g_ptr_array_unref);
  g_clear_pointer (&self->needs, g_ptr_array_unref);
  g_clear_pointer (&self->ways, g_ptr_array_unref);
  g_strfreev (self->way_ids);
  g_clear_pointer (&self->stage_tables, g_ptr_array_unref);
  g_clear_pointer (&self->samples, g_ptr_array_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->whole, tracker_definition_unref);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * tracker_definition_get_id:
 * @self: a definition
 *
 * Returns: (transfer none): "russianpost"
 */
const char *
tracker_definition_get_id (const TrackerDefinition *self)
{
  return self->id;
}

/**
 * tracker_definition_get_name:
 * @self: a definition
 *
 * Returns: (transfer none): the carrier's name in the reader's language
 */
const char *
tracker_definition_get_name (const TrackerDefinition *self)
{
  return tracker_translated_get (self->name);
}

/**
 * tracker_definition_get_english_name:
 * @self: a definition
 *
 * Returns: (transfer none): the carrier's name in English
 */
const char *
tracker_definition_get_english_name (const TrackerDefinition *self)
{
  return tracker_translated_get_english (self->name);
}

/**
 * tracker_definition_get_country:
 * @self: a definition
 *
 * Returns: (transfer none) (nullable): ISO 3166-1 alpha-2; %NULL for the whole world
 */
const char *
tracker_definition_get_country (const TrackerDefinition *self)
{
  return self->country;
}

/**
 * tracker_definition_get_zone:
 * @self: a definition
 *
 * Returns: (transfer none) (nullable): the zone of the carrier's times where its answers say none:
 * an IANA name or "+08:00"; %NULL: not known
 */
const char *
tracker_definition_get_zone (const TrackerDefinition *self)
{
  return self->zone;
}

/**
 * tracker_definition_get_role:
 * @self: a definition
 *
 * Returns: what kind of carrier it is
 */
TrackerDefinitionRole
tracker_definition_get_role (const TrackerDefinition *self)
{
  return self->role;
}

/**
 * tracker_definition_get_role_nick:
 * @self: a definition
 *
 * Returns: (transfer none): "post", "courier" or "aggregator"
 */
const char *
tracker_definition_get_role_nick (const TrackerDefinition *self)
{
  static const char *const nicks[] = { "post", "courier", "aggregator" };

  return nicks[self->role];
}

/**
 * tracker_definition_get_status:
 * @self: a definition
 *
 * Returns: (transfer none): "documented", "observed", "unverified" or "link"
 */
const char *
tracker_definition_get_status (const TrackerDefinition *self)
{
  return self->status;
}

/**
 * tracker_definition_is_link:
 * @self: a definition
 *
 * Returns: whether it knows numbers and a page only: it has no ways and cannot be asked
 */
gboolean
tracker_definition_is_link (const TrackerDefinition *self)
{
  return g_str_equal (self->status, "link");
}

/**
 * tracker_definition_get_home:
 * @self: a definition
 *
 * Returns: (transfer none) (nullable): the carrier's site
 */
const char *
tracker_definition_get_home (const TrackerDefinition *self)
{
  return self->home;
}

/* The first of the reader's languages with two letters. */
static char *
dup_reader_language (void)
{
  const char *const *languages = g_get_language_names ();

  for (guint i = 0; languages[i] != NULL; i++)
    if (g_ascii_islower (languages[i][0]) && g_ascii_islower (languages[i][1])
        && languages[i][2] == '\0')
      return g_strdup (languages[i]);
  return g_strdup ("en");
}

/**
 * tracker_definition_dup_page:
 * @self: a definition
 * @number: a normalised number
 *
 * Returns: (transfer full) (nullable): the page of one parcel, else that of the carrier, else %NULL
 */
char *
tracker_definition_dup_page (const TrackerDefinition *self, const char *number)
{
  g_autoptr (GString) url = NULL;
  g_autofree char *language = NULL;
  g_autofree char *asked = NULL;

  if (self->page == NULL || number == NULL || *number == '\0')
    return g_strdup (self->home);
  url = g_string_new (NULL);
  language = dup_reader_language ();
  asked = tracker_definition_dup_asked_number (self, number);
  for (guint i = 0; i < self->page->pieces->len; i++)
    {
      const TrackerPiece *piece = g_ptr_array_index (self->page->pieces, i);

      if (piece->kind == TRACKER_PIECE_LITERAL)
        g_string_append (url, piece->text);
      else
        g_string_append_uri_escaped (url,
                                     piece->kind == TRACKER_PIECE_NUMBER
                                         ? asked
                                         : tracker_definition_get_language_value (self, language),
                                     NULL, FALSE);
    }
  return g_string_free (g_steal_pointer (&url), FALSE);
}

/**
 * tracker_definition_dup_number_from_link:
 * @self: a definition
 * @address: a web address that a person pasted
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the normalised number that @address is this carrier's page
 * of; %NULL if it is not
 */
char *
tracker_definition_dup_number_from_link (const TrackerDefinition *self, const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, TRACKER_LINK_FLAGS, NULL);

  for (guint i = 0; uri != NULL && i < self->links->len; i++)
    {
      char *number = tracker_link_match (g_ptr_array_index (self->links, i), uri);

      if (number != NULL)
        return number;
    }
  return NULL;
}

/**
 * tracker_definition_get_patience_days:
 * @self: a definition
 *
 * Returns: for how many days after the sending "not found" is normal here
 */
int
tracker_definition_get_patience_days (const TrackerDefinition *self)
{
  return self->patience_days;
}

/**
 * tracker_definition_get_interval_s:
 * @self: a definition
 *
 * Returns: least time between two asks about one parcel, in seconds
 */
int
tracker_definition_get_interval_s (const TrackerDefinition *self)
{
  return self->interval_s;
}

/**
 * tracker_definition_get_daily:
 * @self: a definition
 *
 * Returns: how many asks a day are allowed; 0: no limit
 */
int
tracker_definition_get_daily (const TrackerDefinition *self)
{
  return self->daily;
}

/**
 * tracker_definition_get_n_credentials:
 * @self: a definition
 *
 * Returns: how many credentials a person may give for it
 */
guint
tracker_definition_get_n_credentials (const TrackerDefinition *self)
{
  return self->credential_views->len;
}

/**
 * tracker_definition_get_credential:
 * @self: a definition
 * @index: below tracker_definition_get_n_credentials()
 *
 * Returns: (transfer none): the credential; its label was chosen for the reader's language when the
 * file was read
 */
const TrackerCredential *
tracker_definition_get_credential (const TrackerDefinition *self, guint index)
{
  g_return_val_if_fail (index < self->credential_views->len, NULL);

  return g_ptr_array_index (self->credential_views, index);
}

/**
 * tracker_definition_get_n_needs:
 * @self: a definition
 *
 * Returns: how many things a parcel may have to bring besides its number
 */
guint
tracker_definition_get_n_needs (const TrackerDefinition *self)
{
  return self->need_views->len;
}

/**
 * tracker_definition_get_need:
 * @self: a definition
 * @index: below tracker_definition_get_n_needs()
 *
 * Returns: (transfer none): what a parcel may have to bring; its texts were chosen for the reader's
 * language when the file was read
 */
const TrackerNeed *
tracker_definition_get_need (const TrackerDefinition *self, guint index)
{
  g_return_val_if_fail (index < self->need_views->len, NULL);

  return g_ptr_array_index (self->need_views, index);
}

/**
 * tracker_definition_find_credential:
 * @self: a definition
 * @key: the key of a credential
 *
 * Returns: (transfer none) (nullable): the credential
 */
const TrackerCredentialSpec *
tracker_definition_find_credential (const TrackerDefinition *self, const char *key)
{
  for (guint i = 0; i < self->credentials->len; i++)
    {
      const TrackerCredentialSpec *credential = g_ptr_array_index (self->credentials, i);

      if (g_str_equal (credential->key, key))
        return credential;
    }
  return NULL;
}

/**
 * tracker_definition_find_need:
 * @self: a definition
 * @key: the key of a need
 *
 * Returns: (transfer none) (nullable): the need
 */
const TrackerNeedSpec *
tracker_definition_find_need (const TrackerDefinition *self, const char *key)
{
  for (guint i = 0; i < self->needs->len; i++)
    {
      const TrackerNeedSpec *need = g_ptr_array_index (self->needs, i);

      if (g_str_equal (need->key, key))
        return need;
    }
  return NULL;
}

/**
 * tracker_definition_check_need:
 * @self: a definition
 * @key: the key of a need
 * @value: what a person typed
 *
 * Returns: whether @value, without the blanks around it, is of the shape that the carrier wants;
 * %FALSE if it is empty or there is no such need
 */
gboolean
tracker_definition_check_need (const TrackerDefinition *self, const char *key, const char *value)
{
  const TrackerNeedSpec *need = tracker_definition_find_need (self, key);
  g_autofree char *text = g_strstrip (g_strdup (value));

  if (need == NULL || *text == '\0')
    return FALSE;
  return need->pattern == NULL || g_regex_match_full (need->pattern, text, -1, 0, 0, NULL, NULL);
}

/**
 * tracker_definition_get_language_value:
 * @self: a definition
 * @language: the person's language, two letters
 *
 * Returns: (transfer none): how the carrier writes that language, or another where it lacks it;
 * @language itself if the file says nothing
 */
const char *
tracker_definition_get_language_value (const TrackerDefinition *self, const char *language)
{
  const char *value = NULL;

  if (self->languages != NULL)
    {
      value = g_hash_table_lookup (self->languages, language);
      if (value == NULL)
        value = g_hash_table_lookup (self->languages, "*");
    }
  return value != NULL ? value : language;
}
