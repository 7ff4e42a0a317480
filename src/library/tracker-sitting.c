/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-sitting.h"

#include "tracker-sitting-private.h"
#include "tracker-string-property-private.h"

enum
{
  PROP_0,
  PROP_CARRIER,
  PROP_CARRIER_NAME,
  PROP_REASON,
  PROP_STATE,
  PROP_POSITION,
  PROP_TOTAL,
  PROP_N_BATCH,
  PROP_PARCEL_ID,
  PROP_TITLE,
  PROP_NUMBER,
  PROP_PAGE,
  PROP_PROBLEM,
  PROP_NOTICE,
  PROP_CHALLENGE,
  PROP_PICTURE,
  PROP_PIECE,
  PROP_PROMPT,
  PROP_RESULTS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerSitting, tracker_sitting, G_TYPE_OBJECT)

static void
notify (TrackerSitting *self, guint prop_id)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static int
count_total (TrackerSitting *self)
{
  return self->n_ended + (int) (self->turn->len + self->queue->len);
}

static void
get_entry_property (TrackerSitting *self, guint prop_id, GValue *value)
{
  TrackerSittingEntry *entry = tracker_sitting_get_entry (self);

  switch (prop_id)
    {
    case PROP_PARCEL_ID:
      g_value_set_int64 (value, entry != NULL ? tracker_leg_data_get_parcel_id (entry->leg) : 0);
      break;
    case PROP_TITLE:
      g_value_set_string (value, entry != NULL ? entry->title : "");
      break;
    default:
      g_value_set_string (value, entry != NULL ? tracker_leg_data_get_number (entry->leg) : "");
      break;
    }
}

static void
tracker_sitting_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrackerSitting *self = TRACKER_SITTING (object);

  switch (prop_id)
    {
    case PROP_CARRIER:
      g_value_set_string (value, self->carrier);
      break;
    case PROP_CARRIER_NAME:
      g_value_set_string (value, self->carrier_name);
      break;
    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    case PROP_POSITION:
      g_value_set_int (value, MIN (self->n_ended + 1, count_total (self)));
      break;
    case PROP_TOTAL:
      g_value_set_int (value, count_total (self));
      break;
    case PROP_N_BATCH:
      g_value_set_int (value, MAX ((int) self->turn->len, 1));
      break;
    case PROP_PARCEL_ID:
    case PROP_TITLE:
    case PROP_NUMBER:
      get_entry_property (self, prop_id, value);
      break;
    case PROP_PAGE:
      g_value_set_string (value, self->page);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_NOTICE:
      g_value_set_string (value, self->notice);
      break;
    case PROP_CHALLENGE:
      g_value_set_boxed (value, self->challenge);
      break;
    case PROP_PICTURE:
      g_value_set_boxed (value, self->picture);
      break;
    case PROP_PIECE:
      g_value_set_boxed (value, self->piece);
      break;
    case PROP_PROMPT:
      g_value_set_boxed (value, self->prompt);
      break;
    case PROP_RESULTS:
      g_value_set_object (value, self->results);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
clear_challenge (TrackerSitting *self)
{
  g_clear_pointer (&self->challenge, tracker_challenge_unref);
  g_clear_pointer (&self->picture, tracker_picture_unref);
  g_clear_pointer (&self->piece, tracker_picture_unref);
  g_clear_pointer (&self->prompt, tracker_picture_unref);
}

static void
tracker_sitting_dispose (GObject *object)
{
  TrackerSitting *self = TRACKER_SITTING (object);

  self->is_cancelled = TRUE;
  tracker_sitting_stop_turn (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->results);
  g_clear_object (&self->services.store);
  g_clear_pointer (&self->services.registry, tracker_registry_unref);
  g_clear_object (&self->services.monitor);
  g_clear_object (&self->services.clock);

  G_OBJECT_CLASS (tracker_sitting_parent_class)->dispose (object);
}

static void
tracker_sitting_finalize (GObject *object)
{
  TrackerSitting *self = TRACKER_SITTING (object);

  clear_challenge (self);
  g_clear_pointer (&self->definition, tracker_definition_unref);
  g_clear_pointer (&self->queue, g_ptr_array_unref);
  g_clear_pointer (&self->turn, g_ptr_array_unref);
  g_free (self->carrier);
  g_free (self->carrier_name);
  g_free (self->reason);
  g_free (self->page);
  g_free (self->problem);
  g_free (self->notice);

  G_OBJECT_CLASS (tracker_sitting_parent_class)->finalize (object);
}

static void
tracker_sitting_class_init (TrackerSittingClass *klass)
{
  static const TrackerStringProperty strings[] = {
    { PROP_CARRIER, "carrier" }, { PROP_CARRIER_NAME, "carrier-name" },
    { PROP_REASON, "reason" },   { PROP_TITLE, "title" },
    { PROP_NUMBER, "number" },   { PROP_PAGE, "page" },
    { PROP_PROBLEM, "problem" }, { PROP_NOTICE, "notice" },
  };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tracker_sitting_get_property;
  object_class->dispose = tracker_sitting_dispose;
  object_class->finalize = tracker_sitting_finalize;

  tracker_string_property_make_all (properties, strings, G_N_ELEMENTS (strings));
  properties[PROP_STATE]
      = g_param_spec_int ("state", NULL, NULL, 0, TRACKER_SITTING_DONE, 0, flags);
  properties[PROP_POSITION] = g_param_spec_int ("position", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_TOTAL] = g_param_spec_int ("total", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_N_BATCH] = g_param_spec_int ("n-batch", NULL, NULL, 1, G_MAXINT, 1, flags);
  properties[PROP_PARCEL_ID]
      = g_param_spec_int64 ("parcel-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_CHALLENGE]
      = g_param_spec_boxed ("challenge", NULL, NULL, TRACKER_TYPE_CHALLENGE, flags);
  properties[PROP_PICTURE]
      = g_param_spec_boxed ("picture", NULL, NULL, TRACKER_TYPE_PICTURE, flags);
  properties[PROP_PIECE] = g_param_spec_boxed ("piece", NULL, NULL, TRACKER_TYPE_PICTURE, flags);
  properties[PROP_PROMPT] = g_param_spec_boxed ("prompt", NULL, NULL, TRACKER_TYPE_PICTURE, flags);
  properties[PROP_RESULTS] = g_param_spec_object ("results", NULL, NULL, G_TYPE_LIST_MODEL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tracker_sitting_init (TrackerSitting *self)
{
  self->queue = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_sitting_entry_free);
  self->turn = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_sitting_entry_free);
  self->results = g_list_store_new (TRACKER_TYPE_SITTING_RESULT);
  self->cancellable = g_cancellable_new ();
  self->most = -1;
  self->reason = g_strdup ("");
  self->page = g_strdup ("");
  self->problem = g_strdup ("");
  self->notice = g_strdup ("");
}

/**
 * tracker_sitting_new:
 * @services: what it stands on; referenced
 * @carrier: the id of a carrier
 *
 * Makes a sitting without parcels.
 *
 * Returns: (transfer full): the sitting
 */
TrackerSitting *
tracker_sitting_new (const TrackerSittingServices *services, const char *carrier)
{
  TrackerSitting *self = g_object_new (TRACKER_TYPE_SITTING, NULL);
  TrackerDefinition *definition = tracker_registry_find (services->registry, carrier);

  self->services.store = g_object_ref (services->store);
  self->services.registry = tracker_registry_ref (services->registry);
  self->services.monitor = g_object_ref (services->monitor);
  self->services.clock = g_object_ref (services->clock);
  self->definition = definition != NULL ? tracker_definition_ref (definition) : NULL;
  self->carrier = g_strdup (carrier);
  self->carrier_name = g_strdup (tracker_registry_get_name (services->registry, carrier));
  tracker_sitting_watch_store (self);

  return self;
}

static char *
dup_page (TrackerSitting *self)
{
  TrackerSittingEntry *entry = tracker_sitting_get_entry (self);
  char *page = NULL;

  if (entry != NULL && self->definition != NULL)
    page = tracker_definition_dup_page (self->definition, tracker_leg_data_get_number (entry->leg));

  return page != NULL ? page : g_strdup ("");
}

/**
 * tracker_sitting_add_parcel:
 * @self: a sitting that has not been started
 * @leg: (transfer none): the parcel's leg at the carrier
 * @title: what people call the parcel
 * @is_chosen: the person asked for this one: it has its turn whether it waits or not
 *
 * Puts a parcel to the end of the queue, unless it is there.
 */
void
tracker_sitting_add_parcel (TrackerSitting *self,
                            TrackerLegData *leg,
                            const char *title,
                            gboolean is_chosen)
{
  if (tracker_sitting_has_parcel (self, tracker_leg_data_get_parcel_id (leg)))
    return;

  if (self->queue->len == 0)
    {
      g_free (self->reason);
      self->reason = tracker_sitting_words_dup_reason (self->definition, self->carrier_name,
                                                       tracker_leg_data_get_outcome (leg));
    }
  g_ptr_array_add (self->queue, tracker_sitting_entry_new (leg, title, is_chosen));
  g_free (self->page);
  self->page = dup_page (self);
  notify (self, PROP_TOTAL);
}

/* --- properties --- */

/**
 * tracker_sitting_set_state:
 * @self: a sitting
 * @state: a state
 *
 * Tells whose turn it is.
 */
void
tracker_sitting_set_state (TrackerSitting *self, TrackerSittingState state)
{
  if (self->state == state)
    return;

  self->state = state;
  notify (self, PROP_STATE);
}

/* (transfer full) @text */
static void
take_text (TrackerSitting *self, char **slot, char *text, guint prop_id)
{
  if (g_str_equal (*slot, text))
    {
      g_free (text);
      return;
    }

  g_free (*slot);
  *slot = text;
  notify (self, prop_id);
}

/**
 * tracker_sitting_take_problem:
 * @self: a sitting
 * @problem: (transfer full): a sentence; "": none
 *
 * Says what happened.
 */
void
tracker_sitting_take_problem (TrackerSitting *self, char *problem)
{
  take_text (self, &self->problem, problem, PROP_PROBLEM);
}

/**
 * tracker_sitting_take_notice:
 * @self: a sitting
 * @notice: (transfer full): a sentence; "": none
 *
 * Says why it is this picture.
 */
void
tracker_sitting_take_notice (TrackerSitting *self, char *notice)
{
  take_text (self, &self->notice, notice, PROP_NOTICE);
}

static TrackerPicture *
ref_picture (TrackerPicture *picture)
{
  return picture != NULL ? tracker_picture_ref (picture) : NULL;
}

/**
 * tracker_sitting_take_challenge:
 * @self: a sitting
 * @check: (nullable): whose challenge and pictures are to be shown; %NULL: none
 *
 * Shows a challenge; "challenge" is notified last.
 */
void
tracker_sitting_take_challenge (TrackerSitting *self, TrackerHumanCheck *check)
{
  if (check == NULL && self->challenge == NULL)
    return;

  clear_challenge (self);
  if (check != NULL)
    {
      self->challenge = tracker_challenge_ref (tracker_human_check_get_challenge (check));
      self->picture = ref_picture (tracker_human_check_get_picture (check));
      self->piece = ref_picture (tracker_human_check_get_piece (check));
      self->prompt = ref_picture (tracker_human_check_get_prompt (check));
    }
  notify (self, PROP_PICTURE);
  notify (self, PROP_PIECE);
  notify (self, PROP_PROMPT);
  notify (self, PROP_CHALLENGE);
}

/**
 * tracker_sitting_notify_turn:
 * @self: a sitting
 *
 * Says that other parcels have their turn, or none.
 */
void
tracker_sitting_notify_turn (TrackerSitting *self)
{
  g_free (self->page);
  self->page = dup_page (self);
  for (guint i = PROP_POSITION; i <= PROP_PAGE; i++)
    notify (self, i);
}

/**
 * tracker_sitting_notify_total:
 * @self: a sitting
 *
 * Says that the queue became shorter.
 */
void
tracker_sitting_notify_total (TrackerSitting *self)
{
  if (self->state == TRACKER_SITTING_NEW)
    tracker_sitting_notify_turn (self);
  else
    notify (self, PROP_TOTAL);
}

/**
 * tracker_sitting_get_carrier:
 * @self: a sitting
 *
 * Which post asks.
 *
 * Returns: (transfer none): the id of a definition
 */
const char *
tracker_sitting_get_carrier (TrackerSitting *self)
{
  g_return_val_if_fail (TRACKER_IS_SITTING (self), "");

  return self->carrier;
}

/**
 * tracker_sitting_get_state:
 * @self: a sitting
 *
 * Whose turn it is.
 *
 * Returns: the state
 */
TrackerSittingState
tracker_sitting_get_state (TrackerSitting *self)
{
  g_return_val_if_fail (TRACKER_IS_SITTING (self), TRACKER_SITTING_NEW);

  return self->state;
}

/**
 * tracker_sitting_get_challenge:
 * @self: a sitting
 *
 * What the post wants to know.
 *
 * Returns: (transfer none) (nullable): the challenge; it stays while its answer is on its way
 */
TrackerChallenge *
tracker_sitting_get_challenge (TrackerSitting *self)
{
  g_return_val_if_fail (TRACKER_IS_SITTING (self), NULL);

  return self->challenge;
}

/**
 * tracker_sitting_get_picture:
 * @self: a sitting
 *
 * The challenge's picture.
 *
 * Returns: (transfer none) (nullable): the picture
 */
TrackerPicture *
tracker_sitting_get_picture (TrackerSitting *self)
{
  g_return_val_if_fail (TRACKER_IS_SITTING (self), NULL);

  return self->picture;
}

/**
 * tracker_sitting_get_piece:
 * @self: a sitting
 *
 * The piece that belongs into the picture.
 *
 * Returns: (transfer none) (nullable): the piece
 */
TrackerPicture *
tracker_sitting_get_piece (TrackerSitting *self)
{
  g_return_val_if_fail (TRACKER_IS_SITTING (self), NULL);

  return self->piece;
}

/**
 * tracker_sitting_get_prompt:
 * @self: a sitting
 *
 * A picture of what is to be clicked.
 *
 * Returns: (transfer none) (nullable): the picture
 */
TrackerPicture *
tracker_sitting_get_prompt (TrackerSitting *self)
{
  g_return_val_if_fail (TRACKER_IS_SITTING (self), NULL);

  return self->prompt;
}

/**
 * tracker_sitting_get_results:
 * @self: a sitting
 *
 * How its turns ended.
 *
 * Returns: (transfer none): a model of TrackerSittingResult, the latest first; the same for life
 */
GListModel *
tracker_sitting_get_results (TrackerSitting *self)
{
  g_return_val_if_fail (TRACKER_IS_SITTING (self), NULL);

  return G_LIST_MODEL (self->results);
}
