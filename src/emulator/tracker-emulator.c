/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-emulator.h"

#include "tracker-emulator-private.h"

typedef struct
{
  TrackerFault fault;
  int parameter;
  guint n_left; /* how often still; 0: for ever */
} FaultRule;

struct _TrackerEmulator
{
  GObject parent_instance;

  TrackerClock *clock; /* (owned) */
  gboolean wrong_name;
  char *authority;               /* (owned) (nullable) PEM, from the start on */
  TrackerEmulatorServer *server; /* (owned) (nullable) while it runs */
  guint16 port;

  /* Guards all that follows: the server's thread reads and counts for each request, any other
   * thread sets and looks. A message to the server's thread would make a test that asks for a
   * counter wait behind the answers under way. */
  GMutex lock;
  TrackerEmulatorWorld *world; /* (owned) */
  GHashTable *faults;          /* (owned) number -> FaultRule */
  GHashTable *carrier_faults;  /* (owned) carrier id -> FaultRule */
  FaultRule fault_for_all;
  guint delay_ms;
  TrackerEmulatorLog *log; /* (owned) what was asked */
};

G_DEFINE_FINAL_TYPE (TrackerEmulator, tracker_emulator, G_TYPE_OBJECT)

const TrackerEmulatorCarrier *const tracker_emulator_carriers[] = {
  &tracker_emulator_17track,
  &tracker_emulator_belpost,
  &tracker_emulator_cainiao,
  &tracker_emulator_cdek,
  &tracker_emulator_chinapost,
  &tracker_emulator_cjlogistics,
  &tracker_emulator_correios,
  &tracker_emulator_helthjem,
  &tracker_emulator_heppner,
  &tracker_emulator_indiapost,
  &tracker_emulator_novaposhta,
  &tracker_emulator_polishpost,
  &tracker_emulator_russianpost,
  &tracker_emulator_russianpost_form,
  &tracker_emulator_sunyou,
  &tracker_emulator_taiwanpost,
  &tracker_emulator_ups,
  &tracker_emulator_upuems,
  &tracker_emulator_upugtt,
  &tracker_emulator_vietnampost,
  NULL,
};

/**
 * tracker_emulator_carrier_for_host:
 * @host: (nullable): a host name
 *
 * Returns: (transfer none) (nullable): the carrier that serves it
 */
const TrackerEmulatorCarrier *
tracker_emulator_carrier_for_host (const char *host)
{
  if (host == NULL)
    return NULL;
  for (gsize i = 0; tracker_emulator_carriers[i] != NULL; i++)
    if (g_strv_contains (tracker_emulator_carriers[i]->hosts, host))
      return tracker_emulator_carriers[i];
  return NULL;
}

static FaultRule *
find_rule (TrackerEmulator *self, const TrackerEmulatorCarrier *carrier, char **numbers)
{
  FaultRule *rule = NULL;

  for (gsize i = 0; rule == NULL && numbers != NULL && numbers[i] != NULL; i++)
    rule = g_hash_table_lookup (self->faults, numbers[i]);
  if (rule == NULL)
    rule = g_hash_table_lookup (self->carrier_faults, carrier->id);
  return rule != NULL ? rule : &self->fault_for_all;
}

static void
apply_rule (FaultRule *rule,
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

/**
 * tracker_emulator_set_parcel:
 * @self: an emulator
 * @parcel: a parcel, copied
 *
 * Makes it known, in the place of the one with that number.
 */
void
tracker_emulator_set_parcel (TrackerEmulator *self, const TrackerEmulatorParcel *parcel)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (TRACKER_IS_EMULATOR (self));
  g_return_if_fail (parcel != NULL);

  locker = g_mutex_locker_new (&self->lock);
  tracker_emulator_world_set_parcel (self->world, parcel);
}

/**
 * tracker_emulator_remove_parcel:
 * @self: an emulator
 * @number: a number, known or not
 */
void
tracker_emulator_remove_parcel (TrackerEmulator *self, const char *number)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (TRACKER_IS_EMULATOR (self));
  g_return_if_fail (number != NULL);

  locker = g_mutex_locker_new (&self->lock);
  tracker_emulator_world_remove_parcel (self->world, number);
}

static void
set_rule (GHashTable *rules, const char *key, FaultRule rule)
{
  if (rule.fault == TRACKER_FAULT_NONE)
    g_hash_table_remove (rules, key);
  else
    g_hash_table_replace (rules, g_strdup (key), g_memdup2 (&rule, sizeof rule));
}

/**
 * tracker_emulator_set_passing_fault:
 * @self: an emulator
 * @number: (nullable): whose answers go wrong; %NULL: all
 * @fault: what goes wrong
 * @parameter: as TrackerFault says
 * @n_times: how often; 0: for ever
 */
void
tracker_emulator_set_passing_fault (TrackerEmulator *self,
                                    const char *number,
                                    TrackerFault fault,
                                    int parameter,
                                    guint n_times)
{
  FaultRule rule = { fault, parameter, n_times };
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (TRACKER_IS_EMULATOR (self));

  locker = g_mutex_locker_new (&self->lock);
  if (number != NULL)
    set_rule (self->faults, number, rule);
  else
    self->fault_for_all = rule;
}

/**
 * tracker_emulator_set_fault:
 * @self: an emulator
 * @number: (nullable): whose answers go wrong; %NULL: all
 * @fault: what goes wrong; %TRACKER_FAULT_NONE ends it
 * @parameter: as TrackerFault says
 */
void
tracker_emulator_set_fault (TrackerEmulator *self,
                            const char *number,
                            TrackerFault fault,
                            int parameter)
{
  tracker_emulator_set_passing_fault (self, number, fault, parameter, 0);
}

/**
 * tracker_emulator_set_carrier_fault:
 * @self: an emulator
 * @carrier: id of the carrier all of whose answers go wrong
 * @fault: what goes wrong; %TRACKER_FAULT_NONE ends it
 * @parameter: as TrackerFault says
 */
void
tracker_emulator_set_carrier_fault (TrackerEmulator *self,
                                    const char *carrier,
                                    TrackerFault fault,
                                    int parameter)
{
  FaultRule rule = { fault, parameter, 0 };
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (TRACKER_IS_EMULATOR (self));
  g_return_if_fail (carrier != NULL);

  locker = g_mutex_locker_new (&self->lock);
  set_rule (self->carrier_faults, carrier, rule);
}

/**
 * tracker_emulator_set_delay_ms:
 * @self: an emulator
 * @delay_ms: how long each answer waits, besides what a fault adds
 */
void
tracker_emulator_set_delay_ms (TrackerEmulator *self, guint delay_ms)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (TRACKER_IS_EMULATOR (self));

  locker = g_mutex_locker_new (&self->lock);
  self->delay_ms = delay_ms;
}

/**
 * tracker_emulator_set_captcha_fault:
 * @self: an emulator
 * @carrier: id of the post
 * @fault: what goes wrong with its challenges; %TRACKER_CAPTCHA_FAULT_NONE ends it
 * @n_times: with how many; 0: with all, until it is set otherwise
 */
void
tracker_emulator_set_captcha_fault (TrackerEmulator *self,
                                    const char *carrier,
                                    TrackerCaptchaFault fault,
                                    guint n_times)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (TRACKER_IS_EMULATOR (self));
  g_return_if_fail (carrier != NULL);

  locker = g_mutex_locker_new (&self->lock);
  tracker_captcha_book_set_fault (tracker_emulator_world_get_book (self->world), carrier, fault,
                                  n_times);
}

/**
 * tracker_emulator_dup_captcha_answer:
 * @self: an emulator
 * @carrier: id of the post
 *
 * For tests alone.
 *
 * Returns: (transfer full) (nullable): what solves the challenge that it gave last; %NULL: it gave
 * none
 */
char *
tracker_emulator_dup_captcha_answer (TrackerEmulator *self, const char *carrier)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (TRACKER_IS_EMULATOR (self), NULL);
  g_return_val_if_fail (carrier != NULL, NULL);

  locker = g_mutex_locker_new (&self->lock);
  return tracker_captcha_book_dup_answer (tracker_emulator_world_get_book (self->world), carrier);
}

/**
 * tracker_emulator_get_n_requests:
 * @self: an emulator
 *
 * Returns: how many requests came since the start or the last reset
 */
guint
tracker_emulator_get_n_requests (TrackerEmulator *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (TRACKER_IS_EMULATOR (self), 0);

  locker = g_mutex_locker_new (&self->lock);
  return tracker_emulator_log_count (self->log, NULL, NULL);
}

/**
 * tracker_emulator_get_n_requests_of_host:
 * @self: an emulator
 * @host: a host name
 *
 * Returns: how many of them were for that host
 */
guint
tracker_emulator_get_n_requests_of_host (TrackerEmulator *self, const char *host)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (TRACKER_IS_EMULATOR (self), 0);
  g_return_val_if_fail (host != NULL, 0);

  locker = g_mutex_locker_new (&self->lock);
  return tracker_emulator_log_count (self->log, host, NULL);
}

/**
 * tracker_emulator_get_n_requests_of_number:
 * @self: an emulator
 * @number: a number
 *
 * Returns: how many of them asked about that number
 */
guint
tracker_emulator_get_n_requests_of_number (TrackerEmulator *self, const char *number)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (TRACKER_IS_EMULATOR (self), 0);
  g_return_val_if_fail (number != NULL, 0);

  locker = g_mutex_locker_new (&self->lock);
  return tracker_emulator_log_count (self->log, NULL, number);
}

/**
 * tracker_emulator_get_max_at_once:
 * @self: an emulator that runs
 *
 * Returns: the most requests that were being answered at one time since the start or the last reset
 */
guint
tracker_emulator_get_max_at_once (TrackerEmulator *self)
{
  g_return_val_if_fail (TRACKER_IS_EMULATOR (self), 0);

  return self->server != NULL ? tracker_emulator_server_get_max_at_once (self->server) : 0;
}

/**
 * tracker_emulator_reset_counters:
 * @self: an emulator
 *
 * Forgets what was asked.
 */
void
tracker_emulator_reset_counters (TrackerEmulator *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (TRACKER_IS_EMULATOR (self));

  locker = g_mutex_locker_new (&self->lock);
  tracker_emulator_log_clear (self->log);
  if (self->server != NULL)
    tracker_emulator_server_reset_max (self->server);
}

/**
 * tracker_emulator_dup_last_request:
 * @self: an emulator
 * @host: (nullable): a host name; %NULL: any
 *
 * Returns: (transfer full) (nullable): the last request to it: first line, headers, empty line,
 * body
 */
char *
tracker_emulator_dup_last_request (TrackerEmulator *self, const char *host)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (TRACKER_IS_EMULATOR (self), NULL);

  locker = g_mutex_locker_new (&self->lock);
  return tracker_emulator_log_dup_last (self->log, host, NULL);
}

/**
 * tracker_emulator_dup_last_header:
 * @self: an emulator
 * @host: (nullable): a host name; %NULL: any
 * @name: name of a header, in any case
 *
 * Returns: (transfer full) (nullable): that header of the last request
 */
char *
tracker_emulator_dup_last_header (TrackerEmulator *self, const char *host, const char *name)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (TRACKER_IS_EMULATOR (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  locker = g_mutex_locker_new (&self->lock);
  return tracker_emulator_log_dup_last (self->log, host, name);
}
