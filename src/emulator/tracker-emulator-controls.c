/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-emulator-object-private.h"

/* What its user sets and looks at while it runs: parcels, faults, challenges, what was asked. */

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
set_rule (GHashTable *rules, const char *key, TrackerFaultRule rule)
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
  TrackerFaultRule rule = { fault, parameter, n_times };
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
  TrackerFaultRule rule = { fault, parameter, 0 };
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
