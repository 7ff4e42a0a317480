/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-ask-private.h"

G_DEFINE_BOXED_TYPE (TrackerAsk, tracker_ask, tracker_ask_ref, tracker_ask_unref)

static gboolean
takes_all (const TrackerWay *way, char **numbers)
{
  for (guint i = 0; numbers[i] != NULL; i++)
    if (!tracker_way_takes (way, numbers[i]))
      return FALSE;
  return TRUE;
}

/* The ways of this ask, best first: one that was named, or all that can run. With a person at hand
 * those that ask one, else those that do not. Returns the outcome if there is none. */
static TrackerOutcome
choose_ways (TrackerAsk *self, const char *only, gboolean has_person)
{
  gboolean has_check = FALSE;
  gboolean is_taken = FALSE;
  gboolean lacks_needs = FALSE;

  if (tracker_definition_is_link (self->definition))
    return TRACKER_OUTCOME_BLOCKED;
  if (self->is_replay)
    {
      const TrackerWay *way = tracker_definition_find_way (self->definition, only);

      if (way != NULL)
        g_ptr_array_add (self->ways, (gpointer) way);
      return TRACKER_OUTCOME_NONE;
    }
  for (guint i = 0; i < self->definition->ways->len; i++)
    {
      TrackerWay *way = g_ptr_array_index (self->definition->ways, i);

      if (only != NULL && !g_str_equal (way->id, only))
        continue;
      if (!takes_all (way, self->asked))
        continue;
      is_taken = TRUE;
      has_check = has_check || way->wants_person;
      if (way->wants_person != (has_person != FALSE) || !tracker_way_can_run (way, self->secrets))
        continue;
      if (tracker_way_has_needs (way, self->needs))
        g_ptr_array_add (self->ways, way);
      else
        lacks_needs = TRUE;
    }
  if (lacks_needs)
    return TRACKER_OUTCOME_NEEDS_MORE;
  if (!is_taken && only == NULL)
    return TRACKER_OUTCOME_BAD_NUMBER;
  return has_check != (has_person != FALSE) ? TRACKER_OUTCOME_CAPTCHA
                                            : TRACKER_OUTCOME_NEEDS_CREDENTIALS;
}

static GHashTable *
copy_secrets (GHashTable *secrets)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  if (secrets == NULL)
    return copy;
  g_hash_table_iter_init (&iter, secrets);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy, g_strdup (key), g_strdup (value));
  return copy;
}

static char **
dup_asked (const TrackerDefinition *definition, const char *const *numbers)
{
  g_autoptr (GStrvBuilder) asked = g_strv_builder_new ();

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      g_autofree char *number = tracker_definition_dup_asked_number (definition, numbers[i]);

      g_strv_builder_add (asked, number);
    }
  return g_strv_builder_end (asked);
}

/* Only what is of the shape that the carrier wants. */
static GHashTable *
copy_needs (const TrackerDefinition *definition, GHashTable *needs)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; needs != NULL && i < definition->needs->len; i++)
    {
      const TrackerNeedSpec *need = g_ptr_array_index (definition->needs, i);
      const char *value = g_hash_table_lookup (needs, need->key);

      if (value != NULL && tracker_definition_check_need (definition, need->key, value))
        g_hash_table_insert (copy, g_strdup (need->key), g_strstrip (g_strdup (value)));
    }
  return copy;
}

/**
 * tracker_ask_new:
 * @definition: the carrier
 * @numbers: (array zero-terminated=1): one or more normalised numbers, no more than the way's batch
 * takes
 * @options: how to ask; copied
 *
 * Begins an ask. If no way can run with the secrets given, it is born done and its reports say
 * %TRACKER_OUTCOME_NEEDS_CREDENTIALS; if no way is for such numbers,
 * %TRACKER_OUTCOME_BAD_NUMBER; if only more about the parcel is wanting,
 * %TRACKER_OUTCOME_NEEDS_MORE; if there are only ways that ask a person and none is there
 * (or the other way round), %TRACKER_OUTCOME_CAPTCHA; if there are none at all,
 * %TRACKER_OUTCOME_BLOCKED; if the file of a light definition is broken,
 * %TRACKER_OUTCOME_UNAVAILABLE. The first ask of a light definition reads it whole: not on the main
 * thread.
 *
 * Returns: (transfer full): the ask; for one thread at a time
 */
TrackerAsk *
tracker_ask_new (TrackerDefinition *definition,
                 const char *const *numbers,
                 const TrackerAskOptions *options)
{
  const TrackerDefinition *whole;
  TrackerAsk *self;
  TrackerOutcome otherwise;

  g_return_val_if_fail (definition != NULL, NULL);
  g_return_val_if_fail (numbers != NULL && numbers[0] != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);
  g_return_val_if_fail (!options->is_replay || options->way != NULL, NULL);

  self = g_new0 (TrackerAsk, 1);
  g_atomic_ref_count_init (&self->ref_count);
  whole = tracker_definition_get_whole (definition);
  self->definition
      = tracker_definition_ref (whole != NULL ? (TrackerDefinition *) whole : definition);
  self->numbers = g_strdupv ((char **) numbers);
  self->asked = dup_asked (definition, numbers);
  self->person_language = g_strdup (options->language != NULL ? options->language : "en");
  self->country = g_strdup (options->country);
  self->secrets = copy_secrets (options->secrets);
  self->needs = copy_needs (definition, options->needs);
  self->now_s = options->now_s;
  self->is_replay = options->is_replay;
  self->n_passed = options->is_replay ? options->n_passed : 0;
  self->ways = g_ptr_array_new ();
  self->saved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->save_urls = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->zones
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_time_zone_unref);
  self->cache = tracker_ask_cache_new (options->cache, self->numbers);
  otherwise = whole != NULL ? choose_ways (self, options->way, options->has_person)
                            : TRACKER_OUTCOME_UNAVAILABLE; /* its file turns out to be broken */
  if (self->ways->len > 0)
    tracker_ask_begin_way (self);
  else
    self->reports = tracker_ask_make_reports (self, otherwise, NULL, 0);
  return self;
}

/**
 * tracker_ask_ref:
 * @self: an ask
 *
 * Returns: (transfer full): @self; callable from any thread
 */
TrackerAsk *
tracker_ask_ref (TrackerAsk *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * tracker_ask_unref:
 * @self: (transfer full): an ask
 *
 * Frees the ask with the last reference.
 */
void
tracker_ask_unref (TrackerAsk *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->request, tracker_request_unref);
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_clear_pointer (&self->refused, g_ptr_array_unref);
  tracker_ask_clear_captcha (self);
  g_free (self->answer_url);
  g_hash_table_unref (self->save_urls);
  tracker_ask_cache_free (self->cache);
  g_hash_table_unref (self->saved);
  g_hash_table_unref (self->zones);
  g_hash_table_unref (self->secrets);
  g_hash_table_unref (self->needs);
  g_free (self->step_url);
  g_ptr_array_unref (self->ways);
  g_strfreev (self->numbers);
  g_strfreev (self->asked);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_free (self->person_language);
  g_free (self->country);
  tracker_definition_unref (self->definition);
  g_free (self);
}

/**
 * tracker_ask_is_done:
 * @self: an ask
 *
 * Returns: whether the reports are there
 */
gboolean
tracker_ask_is_done (const TrackerAsk *self)
{
  return self->reports != NULL;
}

/**
 * tracker_ask_next_request:
 * @self: an ask
 *
 * Gives the request to send next: the same one until its response was taken.
 *
 * Returns: (transfer full) (nullable): the request, or %NULL when the ask is done or waits for a
 * person
 */
TrackerRequest *
tracker_ask_next_request (TrackerAsk *self)
{
  if (self->reports != NULL || self->challenge != NULL)
    return NULL;
  if (self->request == NULL)
    {
      g_autofree char *uuid = g_uuid_string_random ();
      TrackerScope scope = tracker_ask_make_scope (self);

      scope.uuid = uuid;
      self->request = tracker_ask_get_current_step (self)->captcha != NULL
                          ? tracker_ask_build_picture_request (self, &scope)
                          : tracker_step_build_request (tracker_ask_get_current_step (self),
                                                        self->step_url, &scope);
      tracker_request_set_delay_ms (self->request, self->delay_ms);
      tracker_request_set_tells_number (
          self->request,
          tracker_way_tells_number (tracker_ask_get_current_way (self), self->step_index));
    }
  return tracker_request_ref (self->request);
}

/* What addresses in the answer are relative to. */
static void
remember_url (TrackerAsk *self, TrackerRequest *request, TrackerResponse *response)
{
  const char *url = tracker_response_get_url (response);

  g_free (self->answer_url);
  self->answer_url = g_strdup (url != NULL ? url : tracker_request_get_url (request));
}

/**
 * tracker_ask_take_response:
 * @self: an ask whose request was sent
 * @response: (transfer none): what came back, or why nothing did
 * @now_s: the time it came, UTC
 *
 * Takes the answer to the request given last and goes on to the next step, a challenge, the next
 * way, or the reports. Parses: not for the main thread. Whatever the answer holds, the ask ends
 * well.
 */
void
tracker_ask_take_response (TrackerAsk *self, TrackerResponse *response, gint64 now_s)
{
  g_autoptr (TrackerRequest) request = NULL;
  int retry_after_s;

  g_return_if_fail (response != NULL);
  g_return_if_fail (self->request != NULL);

  request = g_steal_pointer (&self->request);
  self->now_s = now_s;
  remember_url (self, request, response);
  retry_after_s = tracker_response_get_retry_after_s (response, now_s);
  if (tracker_response_get_kind (response) != TRACKER_RESPONSE_OK)
    {
      tracker_ask_fail_step (self, tracker_outcome_from_response (response), NULL, retry_after_s);
      return;
    }
  if (g_bytes_get_size (tracker_response_get_body (response))
      > tracker_request_get_max_bytes (request))
    tracker_ask_fail_step (self, TRACKER_OUTCOME_MALFORMED, NULL, retry_after_s);
  else if (tracker_ask_get_current_step (self)->captcha != NULL)
    tracker_ask_take_picture (self, response, retry_after_s);
  else
    tracker_ask_take_answer (self, response, retry_after_s);
}

/**
 * tracker_ask_dup_reports:
 * @self: an ask that is done
 *
 * Returns: (transfer full) (element-type TrackerReport): one report per number, in their order
 */
GPtrArray *
tracker_ask_dup_reports (TrackerAsk *self)
{
  GPtrArray *copy;

  g_return_val_if_fail (self->reports != NULL, NULL);

  copy = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_report_unref);
  for (guint i = 0; i < self->reports->len; i++)
    g_ptr_array_add (copy, tracker_report_ref (g_ptr_array_index (self->reports, i)));
  return copy;
}

/**
 * tracker_ask_dup_cache:
 * @self: an ask
 *
 * Gives what a later ask of the same carrier with the same secrets may use again. It holds secrets:
 * for memory only.
 *
 * Returns: (transfer full) (nullable): `a{s(xs)}`, "way/step/save" to when it expires (UTC seconds)
 * and its value
 */
GVariant *
tracker_ask_dup_cache (TrackerAsk *self)
{
  return tracker_ask_cache_dup_variant (self->cache, self->now_s);
}

/**
 * tracker_ask_get_way:
 * @self: an ask
 *
 * Returns: (nullable): id of the way that runs or ran last; NULL if none can
 */
const char *
tracker_ask_get_way (const TrackerAsk *self)
{
  return tracker_ask_get_current_way (self) != NULL ? tracker_ask_get_current_way (self)->id : NULL;
}
