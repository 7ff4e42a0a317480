/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-emulator-private.h"

/* All that the emulator plays. */
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
