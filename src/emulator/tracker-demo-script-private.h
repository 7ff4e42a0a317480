/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-emulator.h"

typedef enum
{
  DEMO_GUANGZHOU,
  DEMO_SHANGHAI,
  DEMO_SHENZHEN,
  DEMO_YIWU,
  DEMO_HANGZHOU,
  DEMO_URUMQI,
  DEMO_MOSCOW_IMPORT, /* office of exchange */
  DEMO_MOSCOW_SORTING,
  DEMO_MOSCOW_OFFICE, /* where the person fetches it */
  DEMO_KAZAN,
  DEMO_KAZAN_SORTING,
  DEMO_PETERSBURG,
  DEMO_MINSK,
  DEMO_KYIV,
  DEMO_LVIV,
  DEMO_LOUISVILLE,
  DEMO_COLOGNE,
  DEMO_BERLIN,
  DEMO_BELO_HORIZONTE,
  DEMO_SAO_PAULO,
  DEMO_CURITIBA, /* office of exchange */
} TrackerDemoPlaceId;

typedef struct
{
  const char *name;
  const char *local_name; /* (nullable) */
  const char *country;
  int offset_s;
  const char *postcode; /* (nullable) */
} TrackerDemoPlace;

/* One fact. It happens @ago_s before the start (negative: after it) and is told from @after_s after
 * the start on; 0: it is known from the beginning. */
typedef struct
{
  TrackerFactKind kind;
  TrackerDemoPlaceId place;
  int ago_s;
  int after_s;
} TrackerDemoStep;

typedef struct
{
  const char *number;
  const char *other_number; /* (nullable) */
  const char *origin;
  const char *destination;
  const char *carriers;     /* comma-separated; "": nobody knows it */
  const char *const *asked; /* (nullable) ids that the person named; NULL: by its number alone */
  const char *name;         /* to be translated */
  const char *note;         /* (nullable) to be translated */
  const char *folder;       /* (nullable) to be translated */
  int added_ago_s;
  int weight_g;
  TrackerFault fault;
  int fault_parameter;
  const TrackerDemoStep *steps;
  gsize n_steps;
} TrackerDemoParcel;

extern const TrackerDemoPlace tracker_demo_places[];
extern const TrackerDemoParcel tracker_demo_parcels[];
extern const gsize tracker_demo_n_parcels;

/* The post that is down at first, when it is back, and the parcel that feels it. */
#define TRACKER_DEMO_DOWN_CARRIER "belpost"
#define TRACKER_DEMO_DOWN_NUMBER "RR208144377BY"
#define TRACKER_DEMO_BACK_AFTER_S 110
