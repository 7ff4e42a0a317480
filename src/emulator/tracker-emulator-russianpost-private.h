/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-emulator-private.h"

/* One operation as both faces of Russian Post tell it: ids of OperType and OperAttr and their
 * words. */
typedef struct
{
  int type; /* 0: it does not tell of this */
  int attribute;
  const char *type_name;
  const char *attribute_name;
  const char *english;
  const char *human; /* on the site */
} TrackerRussianPostWords;

const TrackerRussianPostWords *tracker_emulator_russianpost_get_words (const TrackerFact *fact);
GPtrArray *tracker_emulator_russianpost_list (const TrackerEmulatorWorld *world,
                                              const TrackerEmulatorParcel *parcel);
gboolean tracker_emulator_russianpost_is_barcode (const char *number);

typedef struct
{
  const char *code2;
  const char *code3;
  int id; /* ISO 3166-1 numeric */
  const char *russian;
  const char *english;
} TrackerRussianPostCountry;

const TrackerRussianPostCountry *tracker_emulator_russianpost_get_country (const char *code2);

char **tracker_emulator_russianpost_list_soap_numbers (const TrackerEmulatorRequest *request);
void tracker_emulator_russianpost_respond_soap (TrackerEmulatorWorld *world,
                                                const TrackerEmulatorRequest *request,
                                                TrackerEmulatorAnswer *answer);
char **tracker_emulator_russianpost_list_site_numbers (const TrackerEmulatorRequest *request);
void tracker_emulator_russianpost_respond_site (TrackerEmulatorWorld *world,
                                                const TrackerEmulatorRequest *request,
                                                TrackerEmulatorAnswer *answer);
#define TRACKER_RUSSIANPOST_BATCH_PATH "/fc"
char **tracker_emulator_russianpost_list_ticket_numbers (const TrackerEmulatorRequest *request);
void tracker_emulator_russianpost_respond_tickets (TrackerEmulatorWorld *world,
                                                   const TrackerEmulatorRequest *request,
                                                   TrackerEmulatorAnswer *answer);
