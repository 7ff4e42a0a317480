/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tracker-demo-script-private.h"

/* What a newcomer meets. Numbers are invented; their check digits are right but for the one that is
 * mistyped. */

#define MINUTES(n) ((n) *60)
#define HOURS(n) ((n) *3600)
#define DAYS(n) ((n) *86400)

const TrackerDemoPlace tracker_demo_places[] = {
  [DEMO_GUANGZHOU] = { "Guangzhou", "广州市", "CN", HOURS (8), "510000" },
  [DEMO_SHANGHAI] = { "Shanghai", "上海市", "CN", HOURS (8), "200000" },
  [DEMO_SHENZHEN] = { "Shenzhen", "深圳市", "CN", HOURS (8), "518000" },
  [DEMO_YIWU] = { "Yiwu", "义乌市", "CN", HOURS (8), "322000" },
  [DEMO_HANGZHOU] = { "Hangzhou", "杭州市", "CN", HOURS (8), "310000" },
  [DEMO_URUMQI] = { "Urumqi", "乌鲁木齐市", "CN", HOURS (8), "830000" },
  [DEMO_MOSCOW_IMPORT] = { "Moscow", "Москва PCI-1", "RU", HOURS (3), "104001" },
  [DEMO_MOSCOW_SORTING] = { "Moscow", "Московский АСЦ", "RU", HOURS (3), "140983" },
  [DEMO_MOSCOW_OFFICE] = { "Moscow", "Москва 172", "RU", HOURS (3), "115172" },
  [DEMO_KAZAN] = { "Kazan", "Казань 12", "RU", HOURS (3), "420012" },
  [DEMO_KAZAN_SORTING] = { "Kazan", "Казань ЛПЦ", "RU", HOURS (3), "420300" },
  [DEMO_PETERSBURG] = { "Saint Petersburg", "Санкт-Петербург 10", "RU", HOURS (3), "190102" },
  [DEMO_MINSK] = { "Minsk", "Минск 1", "BY", HOURS (3), "220001" },
  [DEMO_KYIV] = { "Kyiv", "Київ", "UA", HOURS (2), "01001" },
  [DEMO_LVIV] = { "Lviv", "Львів", "UA", HOURS (2), "79000" },
  [DEMO_LOUISVILLE] = { "Louisville", NULL, "US", -HOURS (5), "40202" },
  [DEMO_COLOGNE] = { "Koeln", NULL, "DE", HOURS (1), "51147" },
  [DEMO_BERLIN] = { "Berlin", NULL, "DE", HOURS (1), "10115" },
  [DEMO_BELO_HORIZONTE] = { "Belo Horizonte", NULL, "BR", -HOURS (3), "30130" },
  [DEMO_SAO_PAULO] = { "Sao Paulo", "São Paulo", "BR", -HOURS (3), "05311" },
  [DEMO_CURITIBA] = { "Curitiba", NULL, "BR", -HOURS (3), "81690" },
};

/* Told by both ends: the post of China falls silent behind the border, that of Russia speaks on. */
static const TrackerDemoStep letter_steps[] = {
  { TRACKER_FACT_POSTED, DEMO_GUANGZHOU, DAYS (19) + HOURS (4), 0 },
  { TRACKER_FACT_AT_EXPORT, DEMO_GUANGZHOU, DAYS (18) + HOURS (2), 0 },
  { TRACKER_FACT_EXPORT_CLEARED, DEMO_GUANGZHOU, DAYS (17) + HOURS (20), 0 },
  { TRACKER_FACT_DEPARTED, DEMO_GUANGZHOU, DAYS (17) + HOURS (6), 0 },
  { TRACKER_FACT_AT_IMPORT, DEMO_MOSCOW_IMPORT, DAYS (3) + HOURS (3), 0 },
  { TRACKER_FACT_CUSTOMS, DEMO_MOSCOW_IMPORT, DAYS (2) + HOURS (21), 0 },
  { TRACKER_FACT_CLEARED, DEMO_MOSCOW_IMPORT, HOURS (9), 10 },
  { TRACKER_FACT_LEFT_IMPORT, DEMO_MOSCOW_IMPORT, HOURS (7), 40 },
  { TRACKER_FACT_SORTED, DEMO_MOSCOW_SORTING, HOURS (4), 75 },
  { TRACKER_FACT_AT_OFFICE, DEMO_MOSCOW_OFFICE, MINUTES (12), 140 },
  { TRACKER_FACT_DELIVERED, DEMO_MOSCOW_OFFICE, -400, 400 },
};

static const TrackerDemoStep kettle_steps[] = {
  { TRACKER_FACT_POSTED, DEMO_SHANGHAI, DAYS (9) + HOURS (5), 0 },
  { TRACKER_FACT_AT_EXPORT, DEMO_SHANGHAI, DAYS (8) + HOURS (18), 0 },
  { TRACKER_FACT_DEPARTED, DEMO_SHANGHAI, DAYS (8) + HOURS (7), 0 },
  { TRACKER_FACT_AT_IMPORT, DEMO_MOSCOW_IMPORT, DAYS (4) + HOURS (11), 0 },
  { TRACKER_FACT_CUSTOMS, DEMO_MOSCOW_IMPORT, DAYS (4) + HOURS (8), 0 },
  { TRACKER_FACT_CLEARED, DEMO_MOSCOW_IMPORT, DAYS (3) + HOURS (1), 0 },
  { TRACKER_FACT_LEFT_IMPORT, DEMO_MOSCOW_IMPORT, DAYS (2) + HOURS (16), 0 },
  { TRACKER_FACT_SORTED, DEMO_MOSCOW_SORTING, DAYS (1) + HOURS (9), 0 },
  { TRACKER_FACT_OUT_FOR_DELIVERY, DEMO_MOSCOW_OFFICE, HOURS (3), 0 },
  { TRACKER_FACT_DELIVERED, DEMO_MOSCOW_OFFICE, MINUTES (4), 50 },
};

static const TrackerDemoStep lamp_steps[] = {
  { TRACKER_FACT_REGISTERED, DEMO_YIWU, DAYS (12) + HOURS (2), 0 },
  { TRACKER_FACT_POSTED, DEMO_YIWU, DAYS (11) + HOURS (6), 0 },
  { TRACKER_FACT_LEFT_OFFICE, DEMO_YIWU, DAYS (11) + HOURS (1), 0 },
  { TRACKER_FACT_SORTED, DEMO_HANGZHOU, DAYS (10) + HOURS (14), 0 },
  { TRACKER_FACT_AT_EXPORT, DEMO_URUMQI, DAYS (6) + HOURS (3), 0 },
  { TRACKER_FACT_EXPORT_CLEARED, DEMO_URUMQI, DAYS (5) + HOURS (5), 0 },
  { TRACKER_FACT_DEPARTED, DEMO_URUMQI, HOURS (30), 20 },
  { TRACKER_FACT_AT_IMPORT, DEMO_MOSCOW_IMPORT, HOURS (5), 65 },
  { TRACKER_FACT_CUSTOMS, DEMO_MOSCOW_IMPORT, MINUTES (50), 180 },
  { TRACKER_FACT_CLEARED, DEMO_MOSCOW_IMPORT, MINUTES (6), 300 },
};

/* The last two are plans that the post lists among the facts. */
static const TrackerDemoStep honey_steps[] = {
  { TRACKER_FACT_REGISTERED, DEMO_KYIV, DAYS (2) + HOURS (3), 0 },
  { TRACKER_FACT_POSTED, DEMO_KYIV, DAYS (1) + HOURS (22), 0 },
  { TRACKER_FACT_LEFT_OFFICE, DEMO_KYIV, DAYS (1) + HOURS (2), 0 },
  { TRACKER_FACT_SORTED, DEMO_LVIV, MINUTES (35), 85 },
  { TRACKER_FACT_AT_OFFICE, DEMO_LVIV, -210, 210 },
  { TRACKER_FACT_DELIVERED, DEMO_LVIV, -DAYS (1), DAYS (1) },
};

static const TrackerDemoStep linen_steps[] = {
  { TRACKER_FACT_POSTED, DEMO_MINSK, DAYS (7) + HOURS (2), 0 },
  { TRACKER_FACT_SORTED, DEMO_MINSK, DAYS (6) + HOURS (15), 0 },
  { TRACKER_FACT_AT_EXPORT, DEMO_MINSK, DAYS (5) + HOURS (20), 0 },
  { TRACKER_FACT_DEPARTED, DEMO_MINSK, DAYS (5) + HOURS (8), 0 },
  { TRACKER_FACT_AT_IMPORT, DEMO_MOSCOW_IMPORT, DAYS (2) + HOURS (4), 0 },
  { TRACKER_FACT_LEFT_IMPORT, DEMO_MOSCOW_IMPORT, HOURS (14), 160 },
  { TRACKER_FACT_SORTED, DEMO_MOSCOW_SORTING, HOURS (2), 270 },
};

static const TrackerDemoStep camera_steps[] = {
  { TRACKER_FACT_REGISTERED, DEMO_LOUISVILLE, DAYS (3) + HOURS (6), 0 },
  { TRACKER_FACT_POSTED, DEMO_LOUISVILLE, DAYS (2) + HOURS (20), 0 },
  { TRACKER_FACT_LEFT_OFFICE, DEMO_LOUISVILLE, DAYS (2) + HOURS (14), 0 },
  { TRACKER_FACT_DEPARTED, DEMO_LOUISVILLE, DAYS (2) + HOURS (13), 0 },
  { TRACKER_FACT_AT_IMPORT, DEMO_COLOGNE, DAYS (2) + HOURS (2), 0 },
  { TRACKER_FACT_CUSTOMS, DEMO_COLOGNE, DAYS (2), 0 },
  { TRACKER_FACT_CLEARED, DEMO_COLOGNE, DAYS (1) + HOURS (4), 0 },
  { TRACKER_FACT_OUT_FOR_DELIVERY, DEMO_BERLIN, HOURS (2), 0 },
  { TRACKER_FACT_DELIVERED, DEMO_BERLIN, -240, 240 },
};

static const TrackerDemoStep books_steps[] = {
  { TRACKER_FACT_POSTED, DEMO_KAZAN, DAYS (4) + HOURS (5), 0 },
  { TRACKER_FACT_LEFT_OFFICE, DEMO_KAZAN, DAYS (3) + HOURS (23), 0 },
  { TRACKER_FACT_SORTED, DEMO_KAZAN_SORTING, DAYS (3) + HOURS (10), 0 },
  { TRACKER_FACT_SORTED, DEMO_MOSCOW_SORTING, DAYS (1) + HOURS (6), 0 },
  { TRACKER_FACT_AT_OFFICE, DEMO_MOSCOW_OFFICE, MINUTES (8), 30 },
  { TRACKER_FACT_DELIVERED, DEMO_MOSCOW_OFFICE, -330, 330 },
};

static const TrackerDemoStep stickers_steps[] = {
  { TRACKER_FACT_POSTED, DEMO_SHENZHEN, DAYS (31) + HOURS (7), 0 },
  { TRACKER_FACT_AT_EXPORT, DEMO_GUANGZHOU, DAYS (30) + HOURS (3), 0 },
  { TRACKER_FACT_DEPARTED, DEMO_GUANGZHOU, DAYS (29) + HOURS (2), 0 },
  { TRACKER_FACT_AT_IMPORT, DEMO_MOSCOW_IMPORT, DAYS (12) + HOURS (9), 0 },
  { TRACKER_FACT_CUSTOMS, DEMO_MOSCOW_IMPORT, DAYS (12) + HOURS (4), 0 },
  { TRACKER_FACT_CLEARED, DEMO_MOSCOW_IMPORT, DAYS (11) + HOURS (2), 0 },
  { TRACKER_FACT_LEFT_IMPORT, DEMO_MOSCOW_IMPORT, DAYS (10) + HOURS (20), 0 },
  { TRACKER_FACT_SORTED, DEMO_MOSCOW_SORTING, DAYS (9) + HOURS (8), 0 },
  { TRACKER_FACT_AT_OFFICE, DEMO_MOSCOW_OFFICE, DAYS (6) + HOURS (3), 0 },
  { TRACKER_FACT_DELIVERED, DEMO_MOSCOW_OFFICE, DAYS (3) + HOURS (1), 0 },
};

static const TrackerDemoStep boots_steps[] = {
  { TRACKER_FACT_POSTED, DEMO_PETERSBURG, DAYS (3) + HOURS (8), 0 },
  { TRACKER_FACT_LEFT_OFFICE, DEMO_PETERSBURG, DAYS (3) + HOURS (1), 0 },
  { TRACKER_FACT_SORTED, DEMO_MOSCOW_SORTING, DAYS (1) + HOURS (15), 0 },
  { TRACKER_FACT_OUT_FOR_DELIVERY, DEMO_MOSCOW_OFFICE, HOURS (8), 0 },
  { TRACKER_FACT_FAILED_ATTEMPT, DEMO_MOSCOW_OFFICE, HOURS (5), 0 },
  { TRACKER_FACT_OUT_FOR_DELIVERY, DEMO_MOSCOW_OFFICE, MINUTES (2), 195 },
  { TRACKER_FACT_DELIVERED, DEMO_MOSCOW_OFFICE, -360, 360 },
};

static const TrackerDemoStep glass_steps[] = {
  { TRACKER_FACT_POSTED, DEMO_SHENZHEN, MINUTES (25), 225 },
  { TRACKER_FACT_AT_EXPORT, DEMO_SHENZHEN, -420, 420 },
};

static const TrackerDemoStep secateurs_steps[] = {
  { TRACKER_FACT_POSTED, DEMO_SHENZHEN, DAYS (14) + HOURS (9), 0 },
  { TRACKER_FACT_AT_EXPORT, DEMO_GUANGZHOU, DAYS (13) + HOURS (4), 0 },
  { TRACKER_FACT_DEPARTED, DEMO_GUANGZHOU, DAYS (11) + HOURS (19), 0 },
  { TRACKER_FACT_AT_IMPORT, DEMO_MOSCOW_IMPORT, HOURS (6), 100 },
  { TRACKER_FACT_CUSTOMS, DEMO_MOSCOW_IMPORT, HOURS (1), 255 },
};

/* Its posts are old pages with pictures: what is known of it shows only in a direct check. */
static const TrackerDemoStep rod_steps[] = {
  { TRACKER_FACT_POSTED, DEMO_YIWU, DAYS (21) + HOURS (6), 0 },
  { TRACKER_FACT_LEFT_OFFICE, DEMO_YIWU, DAYS (21) + HOURS (1), 0 },
  { TRACKER_FACT_SORTED, DEMO_HANGZHOU, DAYS (20) + HOURS (9), 0 },
  { TRACKER_FACT_AT_EXPORT, DEMO_SHANGHAI, DAYS (18) + HOURS (14), 0 },
  { TRACKER_FACT_EXPORT_CLEARED, DEMO_SHANGHAI, DAYS (17) + HOURS (20), 0 },
  { TRACKER_FACT_DEPARTED, DEMO_SHANGHAI, DAYS (16) + HOURS (3), 0 },
  { TRACKER_FACT_AT_IMPORT, DEMO_MOSCOW_IMPORT, DAYS (4) + HOURS (7), 0 },
  { TRACKER_FACT_CUSTOMS, DEMO_MOSCOW_IMPORT, DAYS (4) + HOURS (2), 0 },
  { TRACKER_FACT_CLEARED, DEMO_MOSCOW_IMPORT, DAYS (3) + HOURS (5), 0 },
  { TRACKER_FACT_LEFT_IMPORT, DEMO_MOSCOW_IMPORT, DAYS (2) + HOURS (13), 0 },
  { TRACKER_FACT_SORTED, DEMO_MOSCOW_SORTING, DAYS (1) + HOURS (8), 0 },
  { TRACKER_FACT_AT_OFFICE, DEMO_MOSCOW_OFFICE, HOURS (5), 0 },
  { TRACKER_FACT_DELIVERED, DEMO_MOSCOW_OFFICE, -DAYS (1), DAYS (1) },
};

static const TrackerDemoStep coffee_steps[] = {
  { TRACKER_FACT_POSTED, DEMO_BELO_HORIZONTE, DAYS (11) + HOURS (4), 0 },
  { TRACKER_FACT_LEFT_OFFICE, DEMO_BELO_HORIZONTE, DAYS (10) + HOURS (21), 0 },
  { TRACKER_FACT_SORTED, DEMO_SAO_PAULO, DAYS (9) + HOURS (15), 0 },
  { TRACKER_FACT_AT_EXPORT, DEMO_CURITIBA, DAYS (7) + HOURS (6), 0 },
  { TRACKER_FACT_DEPARTED, DEMO_CURITIBA, DAYS (5) + HOURS (12), 0 },
};

static const char *const both_ends[] = { "chinapost", "russianpost-form", NULL };

#define STEPS(name) name, G_N_ELEMENTS (name)

const TrackerDemoParcel tracker_demo_parcels[] = {
  { "RB481205731CN", NULL, "CN", "RU", "upugtt,russianpost", NULL, N_ ("Phone case"),
    N_ ("Green, with a camera cover"), N_ ("AliExpress"), DAYS (18), 86, TRACKER_FAULT_NONE, 0,
    STEPS (letter_steps) },
  { "EE904173261CN", NULL, "CN", "RU", "upuems,upugtt,russianpost", NULL, N_ ("Tea kettle"), NULL,
    N_ ("AliExpress"), DAYS (9), 1450, TRACKER_FAULT_NONE, 0, STEPS (kettle_steps) },
  { "LP00582031947716", "LA633507180CN", "CN", "RU", "cainiao", NULL, N_ ("Desk lamp"),
    N_ ("Order of 11 November"), N_ ("AliExpress"), DAYS (12), 930, TRACKER_FAULT_NONE, 0,
    STEPS (lamp_steps) },
  { "RB522690147CN", NULL, "CN", "RU", "upugtt,russianpost", NULL, N_ ("Protective glass"),
    N_ ("The seller gave the code yesterday"), N_ ("AliExpress"), DAYS (1), 40, TRACKER_FAULT_NONE,
    0, STEPS (glass_steps) },
  { "CP317408653CN", NULL, "CN", "RU", "upugtt,russianpost", NULL, N_ ("Garden secateurs"), NULL,
    N_ ("AliExpress"), DAYS (14), 610, TRACKER_FAULT_SLOW, 1500, STEPS (secateurs_steps) },
  { "42001203412757", NULL, "RU", "RU", "russianpost", NULL, N_ ("Books from Kazan"), NULL, NULL,
    DAYS (4), 2300, TRACKER_FAULT_NONE, 0, STEPS (books_steps) },
  { "19010205603188", NULL, "RU", "RU", "russianpost", NULL, N_ ("Winter boots"),
    N_ ("To be paid on delivery"), NULL, DAYS (3), 1700, TRACKER_FAULT_NONE, 0,
    STEPS (boots_steps) },
  { "RR208144377BY", NULL, "BY", "RU", "belpost,upugtt,russianpost", NULL, N_ ("Linen tablecloth"),
    NULL, N_ ("Gifts"), DAYS (6), 780, TRACKER_FAULT_NONE, 0, STEPS (linen_steps) },
  { "20450817305512", NULL, "UA", "UA", "novaposhta", NULL, N_ ("Honey for grandmother"), NULL,
    N_ ("Gifts"), DAYS (2), 1200, TRACKER_FAULT_NONE, 0, STEPS (honey_steps) },
  { "1ZR47F130344172091", NULL, "US", "DE", "ups", NULL, N_ ("Camera for Anna"),
    N_ ("UPS wants a developer key: see Preferences"), N_ ("Gifts"), DAYS (3), 1050,
    TRACKER_FAULT_NONE, 0, STEPS (camera_steps) },
  { "RR715039829CN", NULL, "CN", "RU", "upugtt,russianpost", NULL, N_ ("Stickers"), NULL,
    N_ ("AliExpress"), DAYS (30), 30, TRACKER_FAULT_NONE, 0, STEPS (stickers_steps) },
  { "LZ530716481CN", NULL, "CN", "RU", "chinapost,russianpost-form", both_ends, N_ ("Fishing rod"),
    N_ ("Both posts answer a person only: use Direct Check"), N_ ("AliExpress"), DAYS (21), 1320,
    TRACKER_FAULT_NONE, 0, STEPS (rod_steps) },
  { "NX174905236BR", NULL, "BR", "RU", "correios", NULL, N_ ("Coffee from Minas Gerais"),
    N_ ("From Paulo, for the whole office"), N_ ("Gifts"), DAYS (11), 1900, TRACKER_FAULT_NONE, 0,
    STEPS (coffee_steps) },
  /* Its ninth digit, the check digit, should be a 5. */
  { "RB123456784CN", NULL, "CN", "RU", "", NULL, N_ ("Headphones"),
    N_ ("Copied by hand from the receipt"), NULL, HOURS (2), 120, TRACKER_FAULT_NONE, 0, NULL, 0 },
};

const gsize tracker_demo_n_parcels = G_N_ELEMENTS (tracker_demo_parcels);
