/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check-kit.h"

#include "tracker-carrier-files.h"
#include "tracker-picture-decoder.h"
#include "tracker-sitting-result-private.h"
#include "tracker-timeline-item-private.h"

static TrackerPicture *
decode (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  TrackerPicture *picture = bytes != NULL ? tracker_picture_decode (bytes, &error) : NULL;

  g_assert_no_error (error);
  return picture;
}

static TrackerCaptcha *
draw (TrackerChallengeKind kind)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260302);

  switch (kind)
    {
    case TRACKER_CHALLENGE_SLIDER:
      return tracker_captcha_new_slider (rand, FALSE);
    case TRACKER_CHALLENGE_CLICKS:
      return tracker_captcha_new_clicks (rand);
    case TRACKER_CHALLENGE_TEXT:
    default:
      return tracker_captcha_new_text (rand, "x7kp2", "x7kp2", 200, 64);
    }
}

CheckTask *
check_task_new (TrackerChallengeKind kind, TrackerChallengeReason reason)
{
  g_autoptr (TrackerCaptcha) drawn = draw (kind);
  CheckTask *task = g_new0 (CheckTask, 1);

  task->challenge = tracker_challenge_new (kind, drawn->picture);
  tracker_challenge_set_reason (task->challenge, reason);
  if (kind == TRACKER_CHALLENGE_SLIDER)
    tracker_challenge_set_piece (task->challenge, drawn->piece, drawn->piece_top);
  if (kind == TRACKER_CHALLENGE_CLICKS)
    tracker_challenge_set_n_clicks (task->challenge, 4);
  if (kind == TRACKER_CHALLENGE_TEXT)
    {
      tracker_challenge_set_characters (task->challenge, TRACKER_CHARACTERS_LETTERS);
      tracker_challenge_set_length (task->challenge, 4, 6);
    }
  task->picture = decode (drawn->picture);
  task->piece = decode (drawn->piece);
  task->prompt = decode (drawn->prompt);

  return task;
}

void
check_task_free (CheckTask *task)
{
  tracker_challenge_unref (task->challenge);
  tracker_picture_unref (task->picture);
  g_clear_pointer (&task->piece, tracker_picture_unref);
  g_clear_pointer (&task->prompt, tracker_picture_unref);
  g_free (task);
}

TrackerPicture *
check_picture_new (int width, int height)
{
  gsize size = (gsize) width * (gsize) height * 4;
  g_autofree guint8 *data = g_malloc (size);
  g_autoptr (GBytes) pixels = NULL;

  memset (data, 0x80, size);
  pixels = g_bytes_new_take (g_steal_pointer (&data), size);

  return tracker_picture_new (width, height, (gsize) width * 4, pixels);
}

static TrackerLegData *
load_leg (UiKit *kit, gint64 parcel_id)
{
  g_autoptr (GPtrArray) legs = NULL;
  g_autoptr (GAsyncResult) slot = NULL;
  g_autoptr (GError) error = NULL;

  tracker_store_load_legs_async (kit->store, parcel_id, NULL, tracker_test_result_cb, &slot);
  tracker_test_await (&slot);
  legs = tracker_store_load_legs_finish (kit->store, slot, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (legs->len, ==, 1);

  return tracker_leg_data_ref (g_ptr_array_index (legs, 0));
}

TrackerSitting *
check_sitting_new (UiKit *kit, const char *carrier, guint n_parcels)
{
  static const struct
  {
    const char *number, *title;
  } parcels[] = {
    { "RB123456785CN", "Winter boots for the whole family" },
    { "RR000000052CN", "Lamp" },
    { "RR000000066CN", "Fridge magnets" },
    { "RB000000070CN", "RB000000070CN" },
  };
  const char *const folders[] = { g_getenv ("TRACKER_CARRIERS_DIR"), NULL };
  const char *const carriers[] = { carrier, NULL };
  g_autoptr (TrackerRegistry) registry = tracker_carrier_files_load (folders, NULL);
  TrackerSittingServices services
      = { kit->store, registry, TRACKER_MONITOR (kit->monitor), kit->clock };
  TrackerSitting *sitting = tracker_sitting_new (&services, carrier);

  g_assert_cmpuint (n_parcels, <=, G_N_ELEMENTS (parcels));
  for (guint i = 0; i < n_parcels; i++)
    {
      gint64 id = ui_host_add_parcel (kit, parcels[i].number, parcels[i].title, carriers);
      g_autoptr (TrackerLegData) leg = load_leg (kit, id);

      tracker_sitting_add_parcel (sitting, leg, parcels[i].title, TRUE);
    }

  return sitting;
}

static TrackerPicture *
ref_picture (TrackerPicture *picture)
{
  return picture != NULL ? tracker_picture_ref (picture) : NULL;
}

static void
begin_turn (TrackerSitting *sitting)
{
  if (sitting->turn->len > 0)
    return;

  tracker_sitting_fill_turn (sitting);
  for (guint i = 0; i < sitting->turn->len; i++)
    tracker_sitting_note_known (sitting, g_ptr_array_index (sitting->turn, i));
}

void
check_sitting_ask (TrackerSitting *sitting,
                   TrackerChallengeKind kind,
                   TrackerChallengeReason reason)
{
  g_autoptr (CheckTask) task = check_task_new (kind, reason);

  g_clear_pointer (&sitting->challenge, tracker_challenge_unref);
  g_clear_pointer (&sitting->picture, tracker_picture_unref);
  g_clear_pointer (&sitting->piece, tracker_picture_unref);
  g_clear_pointer (&sitting->prompt, tracker_picture_unref);
  sitting->challenge = tracker_challenge_ref (task->challenge);
  sitting->picture = ref_picture (task->picture);
  sitting->piece = ref_picture (task->piece);
  sitting->prompt = ref_picture (task->prompt);
  begin_turn (sitting);
  tracker_sitting_notify_turn (sitting);
  tracker_sitting_take_notice (sitting, g_strdup (tracker_sitting_words_get_notice (kind, reason)));
  g_object_notify (G_OBJECT (sitting), "picture");
  g_object_notify (G_OBJECT (sitting), "challenge");
  tracker_sitting_set_state (sitting, TRACKER_SITTING_ASKING);
}

void
check_sitting_fail (TrackerSitting *sitting, TrackerSittingState state, const char *problem)
{
  begin_turn (sitting);
  tracker_sitting_take_challenge (sitting, NULL);
  tracker_sitting_take_notice (sitting, g_strdup (""));
  tracker_sitting_take_problem (sitting, g_strdup (problem));
  tracker_sitting_notify_turn (sitting);
  tracker_sitting_set_state (sitting, state);
}

static GListModel *
create_events (TrackerSitting *sitting, guint n_events)
{
  static const struct
  {
    TrackerStage stage;
    const char *text, *place;
  } events[] = {
    { TRACKER_STAGE_CUSTOMS, "Held by the customs of the destination", "Moscow" },
    { TRACKER_STAGE_IMPORT, "Arrival at inward office of exchange", "Moscow" },
    { TRACKER_STAGE_EXPORT, "Departure from outward office of exchange", "Beijing" },
  };
  GListStore *items = g_list_store_new (TRACKER_TYPE_TIMELINE_ITEM);
  TrackerEvent *made[G_N_ELEMENTS (events)];
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (TrackerTimelineItem) newer = NULL;

  g_assert_cmpuint (n_events, <=, G_N_ELEMENTS (events));
  for (guint i = 0; i < n_events; i++)
    {
      TrackerTime time
          = { TRACKER_TEST_NOW_S - (i + 1) * 30 * 3600, 8 * 3600, TRUE, TRACKER_PRECISION_MINUTE };

      made[i] = tracker_event_new (&time, events[i].stage, events[i].text, events[i].place, "CN",
                                   NULL, sitting->carrier);
    }
  lines = tracker_timeline_merge (made, n_events);
  for (guint i = 0; i < lines->len; i++)
    {
      TrackerTimelineItem *item = tracker_timeline_item_new (
          g_ptr_array_index (lines, i), sitting->services.registry, TRACKER_TEST_NOW_S);

      tracker_timeline_item_place (item, newer, TRUE);
      g_list_store_append (items, item);
      g_set_object (&newer, item);
      g_object_unref (item);
    }
  for (guint i = 0; i < n_events; i++)
    tracker_event_unref (made[i]);

  return G_LIST_MODEL (items);
}

void
check_sitting_end_turn (TrackerSitting *sitting, TrackerOutcome outcome, guint n_events)
{
  TrackerSittingEntry *entry = tracker_sitting_get_entry (sitting);
  g_autoptr (GListModel) events = create_events (sitting, n_events);
  g_autofree char *sentence
      = tracker_sitting_words_dup_result (outcome, (int) n_events, sitting->carrier_name);
  g_autoptr (TrackerSittingResult) result = tracker_sitting_result_new (
      tracker_leg_data_get_parcel_id (entry->leg), entry->title,
      tracker_leg_data_get_number (entry->leg), outcome, sentence, events);

  begin_turn (sitting);
  g_ptr_array_set_size (sitting->turn, 0);
  sitting->n_ended++;
  g_list_store_insert (sitting->results, 0, result);
  tracker_sitting_notify_turn (sitting);
  if (sitting->queue->len == 0)
    {
      tracker_sitting_take_challenge (sitting, NULL);
      tracker_sitting_set_state (sitting, TRACKER_SITTING_DONE);
    }
}

static gboolean
says (GtkWidget *widget, const char *label)
{
  if (GTK_IS_LABEL (widget))
    return g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), label);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, label))
      return TRUE;

  return FALSE;
}

GtkWidget *
check_find_named (GtkWidget *root, const char *label)
{
  const char *tooltip = gtk_widget_get_tooltip_text (root);

  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root)
      && (says (root, label) || (tooltip != NULL && g_str_has_prefix (tooltip, label))))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = check_find_named (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

gboolean
check_press (GtkWidget *root, const char *label)
{
  GtkWidget *button = check_find_named (root, label);

  if (button == NULL || !gtk_widget_is_sensitive (button))
    return FALSE;

  g_signal_emit_by_name (button, "clicked");
  return TRUE;
}
