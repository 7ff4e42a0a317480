/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE

#include "bench-loop.h"

#include <dlfcn.h>
#include <execinfo.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FRAME_MS (1000.0 / 60)

typedef gboolean (*Dispatch) (GSource *source, GSourceFunc callback, gpointer user_data);

static struct
{
  BenchLoop result;
  int stat_fd;     /* of the main thread: run time, time waited for a processor, turns */
  double since_ms; /* when the loop was taken; 0: it is free, or a frame is being made */
  GPollFunc poll;
  Dispatch idle;
  Dispatch timeout;
  double tell_ms;     /* holds longer than this are told on stderr */
  double callback_ms; /* the longest callback of this hold */
  char *callback;     /* (owned) its name */
} loop;

/* A clock that stands still while this thread could run but another one has the processor. */
static double
get_ms (void)
{
  char text[96];
  ssize_t length = pread (loop.stat_fd, text, sizeof text - 1, 0);
  unsigned long long run_ns;
  unsigned long long wait_ns = 0;

  text[MAX (length, 0)] = '\0';
  if (sscanf (text, "%llu %llu", &run_ns, &wait_ns) != 2)
    wait_ns = 0;
  return (double) g_get_monotonic_time () / 1000 - (double) wait_ns / 1e6;
}

static void
take (void)
{
  loop.since_ms = get_ms ();
  loop.callback_ms = 0;
}

static void
give_back (void)
{
  double held_ms = get_ms () - loop.since_ms;

  if (held_ms > FRAME_MS)
    loop.result.n_over++;
  if (held_ms > loop.tell_ms)
    g_printerr ("held for %.1f ms, of that %.1f in %s\n\n", held_ms, loop.callback_ms,
                loop.callback_ms > 0 ? loop.callback : "no idle or timeout source");
  if (held_ms > loop.result.longest_ms)
    {
      loop.result.longest_ms = held_ms;
      loop.result.name_ms = loop.callback_ms;
      g_free (loop.result.name);
      loop.result.name = loop.callback_ms > 0 ? g_strdup (loop.callback) : NULL;
    }
}

static int
poll_cb (GPollFD *fds, guint n_fds, int timeout_ms)
{
  int n_ready;

  give_back ();
  loop.since_ms = 0;
  n_ready = loop.poll (fds, n_fds, timeout_ms);
  take ();
  return n_ready;
}

/* --- who it was --- */

/* Measuring, laying out, painting: in GTK's own library, by the priorities that are set aside for
 * them; on X11 the size of a window is found in an idle source of GTK's before. */
static gboolean
is_frame (Dispatch inner, GSource *source, GSourceFunc callback)
{
  int priority = g_source_get_priority (source);
  Dl_info info;

  if (inner != loop.idle && (priority < GTK_PRIORITY_RESIZE || priority > GDK_PRIORITY_REDRAW))
    return FALSE;

  return dladdr (*(void **) &callback, &info) && info.dli_fname != NULL
         && strstr (info.dli_fname, "libgtk-4") != NULL;
}

static gboolean
dispatch_frame (Dispatch inner, GSource *source, GSourceFunc callback, gpointer user_data)
{
  double start_ms = get_ms ();
  gboolean again;

  give_back ();
  loop.since_ms = 0;
  again = inner (source, callback, user_data);
  loop.result.longest_frame_ms = MAX (loop.result.longest_frame_ms, get_ms () - start_ms);
  take ();
  return again;
}

static char *
dup_name (GSource *source, GSourceFunc callback)
{
  Dl_info info;
  const char *name = g_source_get_name (source);

  if (name != NULL && !g_str_has_prefix (name, "GIdle") && !g_str_has_prefix (name, "GTimeout"))
    return g_strdup (name);
  if (dladdr (*(void **) &callback, &info) && info.dli_sname != NULL)
    return g_strdup (info.dli_sname);
  return g_strdup_printf ("%s+%#tx", info.dli_fname != NULL ? info.dli_fname : "?",
                          (char *) *(void **) &callback - (char *) info.dli_fbase);
}

static gboolean
dispatch (Dispatch inner, GSource *source, GSourceFunc callback, gpointer user_data)
{
  g_autofree char *name = NULL;
  double start_ms;
  gboolean again;

  if (g_source_get_context (source) != g_main_context_default ())
    return inner (source, callback, user_data);
  if (is_frame (inner, source, callback))
    return dispatch_frame (inner, source, callback, user_data);

  name = dup_name (source, callback);
  start_ms = get_ms ();
  again = inner (source, callback, user_data);
  if (get_ms () - start_ms > loop.callback_ms)
    {
      loop.callback_ms = get_ms () - start_ms;
      g_free (loop.callback);
      loop.callback = g_steal_pointer (&name);
    }
  return again;
}

static gboolean
idle_dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return dispatch (loop.idle, source, callback, user_data);
}

static gboolean
timeout_dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return dispatch (loop.timeout, source, callback, user_data);
}

/* --- where it was: with BENCH_LOOP_TRACE=MS, the stack of each hold that lasts so long goes to
 * stderr --- */

static void
on_signal_cb (int number)
{
  void *frames[64];

  backtrace_symbols_fd (frames, backtrace (frames, G_N_ELEMENTS (frames)), STDERR_FILENO);
  if (write (STDERR_FILENO, "\n", 1) != 1)
    abort ();
}

static gpointer
watch_in_thread (gpointer data)
{
  pthread_t main_thread = *(pthread_t *) data;
  double told_ms = 0; /* a race with the main thread costs a stack too many, or one too few */

  for (;;)
    {
      double since_ms = loop.since_ms;

      g_usleep (1000);
      if (since_ms != 0 && since_ms == loop.since_ms && since_ms != told_ms
          && get_ms () - since_ms > loop.tell_ms)
        {
          told_ms = since_ms;
          pthread_kill (main_thread, SIGPROF);
        }
    }
  return NULL;
}

static void
start_tracing (void)
{
  static pthread_t main_thread;
  void *frame;

  loop.tell_ms = g_ascii_strtod (g_getenv ("BENCH_LOOP_TRACE"), NULL);
  main_thread = pthread_self ();
  backtrace (&frame, 1); /* loads what it needs now, and not in the signal handler */
  signal (SIGPROF, on_signal_cb);
  g_thread_unref (g_thread_new ("bench-loop", watch_in_thread, &main_thread));
}

/* --- on and off --- */

void
bench_loop_start (void)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/task/%d/schedstat", (int) getpid ());

  loop.stat_fd = open (path, O_RDONLY | O_CLOEXEC);
  loop.poll = g_main_context_get_poll_func (NULL);
  loop.tell_ms = G_MAXDOUBLE;
  take ();
  g_main_context_set_poll_func (NULL, poll_cb);
  loop.idle = g_idle_funcs.dispatch;
  loop.timeout = g_timeout_funcs.dispatch;
  g_idle_funcs.dispatch = idle_dispatch;
  g_timeout_funcs.dispatch = timeout_dispatch;

  if (g_getenv ("BENCH_LOOP_TRACE") != NULL)
    start_tracing ();
}

void
bench_loop_stop (BenchLoop *result)
{
  g_main_context_set_poll_func (NULL, loop.poll);
  g_idle_funcs.dispatch = loop.idle;
  g_timeout_funcs.dispatch = loop.timeout;
  g_clear_pointer (&loop.callback, g_free);
  close (loop.stat_fd);

  *result = loop.result;
}
