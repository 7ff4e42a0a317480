/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-limiter-private.h"

/* Longer than this nobody is kept waiting for a host that asked for a pause. */
#define PATIENCE_US (5 * G_USEC_PER_SEC)
/* A host that asks for more is tried again after this; the schedule of the parcel keeps the rest.
 */
#define LONGEST_PAUSE_S (60 * 60)

typedef struct
{
  TrackerLimiter *limiter; /* (weak) it owns us */
  char *name;              /* (owned) */
  GQueue waiting;          /* (element-type TrackerTicket) first come first */
  guint n_running;
  gint64 last_start_us; /* monotonic; 0: never */
  gint64 longest_gap_us;
  gint64 paused_until_us; /* monotonic; 0: not paused */
  guint source_id;        /* 0: nothing to do before somebody enters or leaves */
} Host;

struct _TrackerTicket
{
  Host *host; /* (weak) stays while it has tickets */
  gboolean is_running;
  guint at_once;
  gint64 gap_us;
  TrackerTurnFunc func;
  gpointer user_data;
};

struct _TrackerLimiter
{
  gatomicrefcount ref_count;
  GHashTable *hosts; /* (owned) (element-type utf8 Host) */
  int override_at_once;
  int override_gap_ms;
  guint n_waiting;
  guint n_running;
};

static void
free_host (gpointer data)
{
  Host *host = data;

  g_clear_handle_id (&host->source_id, g_source_remove);
  g_queue_clear_full (&host->waiting, g_free);
  g_free (host->name);
  g_free (host);
}

static Host *
ensure_host (TrackerLimiter *self, const char *name)
{
  Host *host = g_hash_table_lookup (self->hosts, name);

  if (host == NULL)
    {
      host = g_new0 (Host, 1);
      host->limiter = self;
      host->name = g_strdup (name);
      g_queue_init (&host->waiting);
      g_hash_table_insert (self->hosts, host->name, host);
    }
  return host;
}

static gboolean on_host_turn_cb (gpointer user_data);

/* Nothing is ever granted from within a call of enter or leave: callers need not fear their own
 * callback. */
static void
look_again (Host *host, gint64 delay_us)
{
  guint delay_ms = (guint) ((MAX (delay_us, 0) + 999) / 1000);

  g_clear_handle_id (&host->source_id, g_source_remove);
  host->source_id = g_timeout_add (delay_ms, on_host_turn_cb, host);
}

static TrackerTicket *
pop_ticket (Host *host)
{
  host->limiter->n_waiting--;
  return g_queue_pop_head (&host->waiting);
}

static void
turn_away (Host *host, TrackerTurn turn, int pause_s)
{
  g_autofree TrackerTicket *ticket = pop_ticket (host);

  ticket->func (turn, pause_s, ticket->user_data);
}

static void
let_go (Host *host, gint64 now_us)
{
  TrackerTicket *ticket = pop_ticket (host);

  ticket->is_running = TRUE;
  host->n_running++;
  host->limiter->n_running++;
  host->last_start_us = now_us;
  ticket->func (TRACKER_TURN_GO, 0, ticket->user_data);
}

/* When the head of the queue may start: 0 now, -1 when somebody leaves, else in so many
 * microseconds. */
static gint64
compute_delay (Host *host, gint64 now_us)
{
  TrackerLimiter *self = host->limiter;
  const TrackerTicket *ticket = g_queue_peek_head (&host->waiting);
  guint at_once = self->override_at_once > 0 ? (guint) self->override_at_once : ticket->at_once;
  gint64 gap_us = self->override_at_once > 0 ? self->override_gap_ms * G_GINT64_CONSTANT (1000)
                                             : ticket->gap_us;
  gint64 delay_us = MAX (host->paused_until_us - now_us, 0);

  if (host->n_running >= at_once)
    return -1;
  if (host->last_start_us > 0)
    delay_us = MAX (delay_us, host->last_start_us + gap_us - now_us);
  return delay_us;
}

/* How long an idle host must be remembered, so that its gap and its pause hold for the next one. */
static gint64
compute_memory (const Host *host, gint64 now_us)
{
  gint64 until_us = host->paused_until_us;

  if (host->last_start_us > 0)
    until_us = MAX (until_us, host->last_start_us + host->longest_gap_us);
  return MAX (until_us - now_us, 0);
}

static void
forget_if_idle (Host *host, gint64 now_us)
{
  gint64 memory_us;

  if (host->n_running > 0 || !g_queue_is_empty (&host->waiting))
    return;

  memory_us = compute_memory (host, now_us);
  if (memory_us > 0)
    look_again (host, memory_us);
  else
    g_hash_table_remove (host->limiter->hosts, host->name);
}

static gboolean
on_host_turn_cb (gpointer user_data)
{
  Host *host = user_data;
  g_autoptr (TrackerLimiter) self = tracker_limiter_ref (host->limiter);

  host->source_id = 0;
  while (!g_queue_is_empty (&host->waiting))
    {
      gint64 now_us = g_get_monotonic_time ();
      gint64 pause_us = host->paused_until_us - now_us;
      gint64 delay_us;

      if (pause_us > PATIENCE_US)
        {
          turn_away (host, TRACKER_TURN_PAUSED,
                     (int) ((pause_us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC));
          continue;
        }
      delay_us = compute_delay (host, now_us);
      if (delay_us < 0)
        return G_SOURCE_REMOVE;
      if (delay_us > 0)
        {
          look_again (host, delay_us);
          return G_SOURCE_REMOVE;
        }
      let_go (host, now_us);
    }
  forget_if_idle (host, g_get_monotonic_time ());
  return G_SOURCE_REMOVE;
}

/**
 * tracker_limiter_new:
 *
 * Makes a limiter that knows no host yet.
 *
 * Returns: (transfer full): a limiter
 */
TrackerLimiter *
tracker_limiter_new (void)
{
  TrackerLimiter *self = g_new0 (TrackerLimiter, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_host);
  return self;
}

/**
 * tracker_limiter_ref:
 * @self: a limiter
 *
 * Adds a reference. Whoever holds a ticket holds one.
 *
 * Returns: (transfer full): @self
 */
TrackerLimiter *
tracker_limiter_ref (TrackerLimiter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * tracker_limiter_unref:
 * @self: (transfer full): a limiter
 *
 * Drops a reference; with the last one all hosts are forgotten.
 */
void
tracker_limiter_unref (TrackerLimiter *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->hosts);
  g_free (self);
}

/**
 * tracker_limiter_enter:
 * @self: a limiter
 * @host: whom to talk to; compared byte by byte
 * @at_once: how many may talk to it at the same time, this one counted; less than 1 is 1
 * @gap_ms: least time between two starts, in milliseconds
 * @func: (scope async): called once from the main loop, never from within this function
 * @user_data: for @func
 *
 * Queues for a turn. The head of a queue decides by its own figures, so a stricter one holds back
 * those behind it.
 *
 * Returns: (transfer full): the ticket, to be given back with tracker_limiter_leave() unless @func
 * is called with anything but %TRACKER_TURN_GO: then it is gone when @func returns
 */
TrackerTicket *
tracker_limiter_enter (TrackerLimiter *self,
                       const char *host,
                       int at_once,
                       int gap_ms,
                       TrackerTurnFunc func,
                       gpointer user_data)
{
  TrackerTicket *ticket;

  g_return_val_if_fail (self != NULL && host != NULL && func != NULL, NULL);

  ticket = g_new0 (TrackerTicket, 1);
  ticket->host = ensure_host (self, host);
  ticket->at_once = (guint) MAX (at_once, 1);
  ticket->gap_us = MAX (gap_ms, 0) * G_GINT64_CONSTANT (1000);
  ticket->func = func;
  ticket->user_data = user_data;
  ticket->host->longest_gap_us = MAX (ticket->host->longest_gap_us, ticket->gap_us);
  g_queue_push_tail (&ticket->host->waiting, ticket);
  self->n_waiting++;
  look_again (ticket->host, 0);
  return ticket;
}

/**
 * tracker_limiter_leave:
 * @self: a limiter
 * @ticket: (transfer full): from tracker_limiter_enter()
 *
 * Gives the turn back, or up, if it had not come yet: then its function is not called.
 */
void
tracker_limiter_leave (TrackerLimiter *self, TrackerTicket *ticket)
{
  Host *host;

  g_return_if_fail (self != NULL && ticket != NULL);

  host = ticket->host;
  if (ticket->is_running)
    {
      host->n_running--;
      self->n_running--;
    }
  else if (g_queue_remove (&host->waiting, ticket))
    {
      self->n_waiting--;
    }
  g_free (ticket);
  look_again (host, 0);
}

/**
 * tracker_limiter_pause:
 * @self: a limiter
 * @host: who asked to be left alone
 * @pause_s: for how many seconds; at most an hour is kept
 *
 * Lets nobody start with @host for a while. Those who wait go on waiting for up to five seconds,
 * else they are told %TRACKER_TURN_PAUSED. Those who are running are not touched.
 */
void
tracker_limiter_pause (TrackerLimiter *self, const char *host, int pause_s)
{
  Host *it;
  gint64 until_us;

  g_return_if_fail (self != NULL && host != NULL);

  if (pause_s <= 0)
    return;
  it = ensure_host (self, host);
  until_us = g_get_monotonic_time () + MIN (pause_s, LONGEST_PAUSE_S) * (gint64) G_USEC_PER_SEC;
  it->paused_until_us = MAX (it->paused_until_us, until_us);
  look_again (it, 0);
}

static Host *
find_queue (TrackerLimiter *self)
{
  GHashTableIter iter;
  gpointer host;

  g_hash_table_iter_init (&iter, self->hosts);
  while (g_hash_table_iter_next (&iter, NULL, &host))
    {
      if (!g_queue_is_empty (&((Host *) host)->waiting))
        return host;
    }
  return NULL;
}

/**
 * tracker_limiter_drain:
 * @self: a limiter
 *
 * Tells everybody who waits %TRACKER_TURN_DRAINED, from within this call.
 */
void
tracker_limiter_drain (TrackerLimiter *self)
{
  g_autoptr (TrackerLimiter) alive = NULL;
  Host *host;

  g_return_if_fail (self != NULL);

  alive = tracker_limiter_ref (self);
  /* Looked for anew each time: the function that is called may enter or leave. */
  while ((host = find_queue (self)) != NULL)
    {
      look_again (host, 0);
      turn_away (host, TRACKER_TURN_DRAINED, 0);
    }
}

/**
 * tracker_limiter_set_override:
 * @self: a limiter
 * @at_once: how many at once, for all hosts, whatever their tickets say; 0: as they say
 * @gap_ms: least time between two starts in milliseconds
 *
 * Overrides everybody's politeness.
 */
void
tracker_limiter_set_override (TrackerLimiter *self, int at_once, int gap_ms)
{
  GHashTableIter iter;
  gpointer host;

  g_return_if_fail (self != NULL);

  self->override_at_once = MAX (at_once, 0);
  self->override_gap_ms = MAX (gap_ms, 0);
  g_hash_table_iter_init (&iter, self->hosts);
  while (g_hash_table_iter_next (&iter, NULL, &host))
    look_again (host, 0);
}

/**
 * tracker_limiter_get_n_waiting:
 * @self: a limiter
 *
 * Counts those whose turn has not come.
 *
 * Returns: how many wait, for all hosts together
 */
guint
tracker_limiter_get_n_waiting (TrackerLimiter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_waiting;
}

/**
 * tracker_limiter_get_n_running:
 * @self: a limiter
 *
 * Counts those who were let go and have not left.
 *
 * Returns: how many run, for all hosts together
 */
guint
tracker_limiter_get_n_running (TrackerLimiter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_running;
}

/**
 * tracker_limiter_get_n_hosts:
 * @self: a limiter
 *
 * Counts the hosts that are remembered: those in use, and those whose gap or pause is not over.
 *
 * Returns: how many hosts
 */
guint
tracker_limiter_get_n_hosts (TrackerLimiter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_hash_table_size (self->hosts);
}
