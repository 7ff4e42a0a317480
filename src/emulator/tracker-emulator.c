/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-emulator.h"

#include "tracker-emulator-object-private.h"

G_DEFINE_FINAL_TYPE (TrackerEmulator, tracker_emulator, G_TYPE_OBJECT)

static TrackerFaultRule *
find_rule (TrackerEmulator *self, const TrackerEmulatorCarrier *carrier, char **numbers)
{
  TrackerFaultRule *rule = NULL;

  for (gsize i = 0; rule == NULL && numbers != NULL && numbers[i] != NULL; i++)
    rule = g_hash_table_lookup (self->faults, numbers[i]);
  if (rule == NULL)
    rule = g_hash_table_lookup (self->carrier_faults, carrier->id);
  return rule != NULL ? rule : &self->fault_for_all;
}

static void
apply_rule (TrackerFaultRule *rule,
            const TrackerEmulatorCarrier *carrier,
            const TrackerEmulatorRequest *request,
            TrackerEmulatorAnswer *answer)
{
  if (rule->fault == TRACKER_FAULT_BOT_WALL && carrier->is_for_people != NULL
      && carrier->is_for_people (request))
    return;
  tracker_emulator_fault_apply (rule->fault, rule->parameter, carrier, answer);
  if (rule->n_left > 0 && --rule->n_left == 0)
    rule->fault = TRACKER_FAULT_NONE;
}

static void
answer_in_thread (const TrackerEmulatorRequest *request,
                  TrackerEmulatorAnswer *answer,
                  gpointer user_data)
{
  TrackerEmulator *self = user_data;
  const TrackerEmulatorCarrier *carrier = tracker_emulator_carrier_for_host (request->host);
  g_auto (GStrv) numbers = carrier != NULL ? carrier->list_numbers (request) : NULL;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  tracker_emulator_log_add (self->log, request, numbers);
  answer->delay_ms = (int) self->delay_ms;
  if (carrier == NULL)
    {
      tracker_emulator_answer_set_page (answer, 404, "No carrier lives on this host");
      return;
    }
  carrier->respond (self->world, request, answer);
  apply_rule (find_rule (self, carrier, numbers), carrier, request, answer);
}

static void
tracker_emulator_dispose (GObject *object)
{
  tracker_emulator_close (TRACKER_EMULATOR (object));
  G_OBJECT_CLASS (tracker_emulator_parent_class)->dispose (object);
}

static void
tracker_emulator_finalize (GObject *object)
{
  TrackerEmulator *self = TRACKER_EMULATOR (object);

  g_clear_object (&self->clock);
  g_clear_pointer (&self->authority, g_free);
  g_clear_pointer (&self->world, tracker_emulator_world_free);
  g_clear_pointer (&self->faults, g_hash_table_unref);
  g_clear_pointer (&self->carrier_faults, g_hash_table_unref);
  g_clear_pointer (&self->log, tracker_emulator_log_free);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (tracker_emulator_parent_class)->finalize (object);
}

static void
tracker_emulator_class_init (TrackerEmulatorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tracker_emulator_dispose;
  object_class->finalize = tracker_emulator_finalize;
}

static void
tracker_emulator_init (TrackerEmulator *self)
{
  g_mutex_init (&self->lock);
  self->faults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->carrier_faults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->log = tracker_emulator_log_new ();
}

/**
 * tracker_emulator_new:
 * @clock: says which facts are past
 *
 * Returns: (transfer full): an emulator that knows no parcel and does not listen yet
 */
TrackerEmulator *
tracker_emulator_new (TrackerClock *clock)
{
  TrackerEmulator *self;

  g_return_val_if_fail (TRACKER_IS_CLOCK (clock), NULL);

  self = g_object_new (TRACKER_TYPE_EMULATOR, NULL);
  self->clock = g_object_ref (clock);
  self->world = tracker_emulator_world_new (clock);
  return self;
}

/**
 * tracker_emulator_set_wrong_name:
 * @self: an emulator that has not been started
 * @wrong_name: whether its certificate is to be for a host that nobody asks
 */
void
tracker_emulator_set_wrong_name (TrackerEmulator *self, gboolean wrong_name)
{
  g_return_if_fail (TRACKER_IS_EMULATOR (self));
  g_return_if_fail (self->server == NULL);

  self->wrong_name = wrong_name;
}

/**
 * tracker_emulator_set_port:
 * @self: an emulator that has not been started
 * @port: where to listen; 0 for any free port, which is the default
 *
 * For programs that find their posts by name, and so at the port that such addresses have: 443.
 */
void
tracker_emulator_set_port (TrackerEmulator *self, guint16 port)
{
  g_return_if_fail (TRACKER_IS_EMULATOR (self));
  g_return_if_fail (self->server == NULL);

  self->port = port;
}

static GPtrArray *
list_names (TrackerEmulator *self)
{
  GPtrArray *names = g_ptr_array_new ();

  if (self->wrong_name)
    {
      g_ptr_array_add (names, "somebody-else.example");
    }
  else
    {
      g_ptr_array_add (names, "localhost");
      g_ptr_array_add (names, "127.0.0.1");
      g_ptr_array_add (names, TRACKER_EMULATOR_ELSEWHERE);
      for (gsize i = 0; tracker_emulator_carriers[i] != NULL; i++)
        for (gsize j = 0; tracker_emulator_carriers[i]->hosts[j] != NULL; j++)
          g_ptr_array_add (names, (gpointer) tracker_emulator_carriers[i]->hosts[j]);
    }
  g_ptr_array_add (names, NULL);
  return names;
}

/**
 * tracker_emulator_start:
 * @self: an emulator that has not been started
 * @error: of %G_TLS_ERROR or %G_IO_ERROR
 *
 * Makes its certificates and listens on 127.0.0.1, in a thread of its own. Blocks
 * for that: some milliseconds.
 *
 * Returns: whether it listens
 */
gboolean
tracker_emulator_start (TrackerEmulator *self, GError **error)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GTlsCertificate) certificate = NULL;

  g_return_val_if_fail (TRACKER_IS_EMULATOR (self), FALSE);
  g_return_val_if_fail (self->server == NULL && self->authority == NULL, FALSE);

  names = list_names (self);
  certificate
      = tracker_emulator_tls_new ((const char *const *) names->pdata, &self->authority, error);
  if (certificate == NULL)
    return FALSE;
  self->server
      = tracker_emulator_server_new (certificate, self->port, answer_in_thread, self, error);
  if (self->server == NULL)
    {
      g_clear_pointer (&self->authority, g_free);
      return FALSE;
    }
  self->port = tracker_emulator_server_get_port (self->server);
  return TRUE;
}

/**
 * tracker_emulator_close:
 * @self: an emulator
 *
 * Cuts all connections and ends the thread. Does nothing if it does not run.
 */
void
tracker_emulator_close (TrackerEmulator *self)
{
  g_return_if_fail (TRACKER_IS_EMULATOR (self));

  g_clear_pointer (&self->server, tracker_emulator_server_free);
}

/**
 * tracker_emulator_get_port:
 * @self: an emulator that was started
 *
 * Returns: its port on 127.0.0.1
 */
guint16
tracker_emulator_get_port (TrackerEmulator *self)
{
  g_return_val_if_fail (TRACKER_IS_EMULATOR (self), 0);

  return self->port;
}

/**
 * tracker_emulator_dup_address:
 * @self: an emulator that was started
 *
 * Returns: (transfer full): where it listens
 */
GSocketConnectable *
tracker_emulator_dup_address (TrackerEmulator *self)
{
  g_return_val_if_fail (TRACKER_IS_EMULATOR (self), NULL);

  return G_SOCKET_CONNECTABLE (g_inet_socket_address_new_from_string ("127.0.0.1", self->port));
}

/**
 * tracker_emulator_get_authority:
 * @self: an emulator
 *
 * Returns: (transfer none) (nullable): PEM text of the authority that signed its certificate, once
 * started
 */
const char *
tracker_emulator_get_authority (TrackerEmulator *self)
{
  g_return_val_if_fail (TRACKER_IS_EMULATOR (self), NULL);

  return self->authority;
}
