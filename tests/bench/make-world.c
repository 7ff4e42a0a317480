/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Makes a database for benchmarks that start the program itself: make-world FILE PARCELS
 * EVENTS-OF-EACH */

#include <stdlib.h>

#include "bench-world.h"

int
main (int argc, char *argv[])
{
  if (argc != 4)
    {
      g_printerr ("usage: make-world FILE PARCELS EVENTS\n");
      return 2;
    }

  bench_world_make (argv[1], (guint) atoi (argv[2]), (guint) atoi (argv[3]),
                    g_get_real_time () / G_USEC_PER_SEC);
  return 0;
}
