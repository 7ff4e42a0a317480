/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-world.h"

#include <sqlite3.h>

#include "tracker-store.h"

/* Sentences as posts write them, three languages in turn, by the part of the way. */
static const char *const texts[][3] = {
  { "Принято в отделении связи", "Shipment information received", "电子信息已收到" },
  { "Приём", "Accepted by carrier at origin post office", "已收寄" },
  { "Покинуло сортировочный центр", "Departed from sorting center", "离开处理中心" },
  { "Прибыло в место международного обмена", "Arrived at outward office of exchange",
    "到达国际互换局" },
  { "Экспорт международной почты", "Export of international mail", "出口互封开拆" },
  { "Покинула территорию страны отправления", "Departed country of origin", "航空公司启运" },
  { "Импорт международной почты", "Arrived at inward office of exchange", "到达目的国" },
  { "Передано на таможенное оформление", "Held by customs for inspection", "送交海关" },
  { "Выпущено таможней", "Released from customs", "海关放行" },
  { "Прибыло в сортировочный центр", "Arrived at sorting center", "到达处理中心" },
  { "Покинуло сортировочный центр, направлено в место вручения",
    "Out for delivery to the post office", "安排投递" },
  { "Прибыло в место вручения", "Arrived at delivery office, ready for pick-up", "到达待取" },
  { "Вручение адресату почтальоном", "Delivered to the addressee", "妥投" },
};
static const char *const stages[]
    = { "registered",       "accepted", "in_transit", "in_transit",      "export",
        "export",           "import",   "customs",    "customs_cleared", "in_transit",
        "out_for_delivery", "arrived",  "delivered" };
static const char *const cities[] = { "Москва",      "Санкт-Петербург",
                                      "Новосибирск", "Екатеринбург",
                                      "Казань",      "Нижний Новгород",
                                      "Guangzhou",   "Shenzhen",
                                      "Shanghai",    "Beijing",
                                      "Yiwu",        "Hong Kong",
                                      "广州",        "深圳",
                                      "上海",        "Минск",
                                      "Алматы",      "Київ",
                                      "Berlin",      "Leipzig" };
static const char *const things[] = {
  "Наушники", "Чехол для телефона", "Phone case", "Кабель USB-C", "Wireless mouse", "Кроссовки",
  "Книга",    "LED lamp",           "茶壶",       "Рюкзак",       "Watch strap",    "Игрушка",
  "Keyboard", "Куртка зимняя",      "耳机",       "Спиннинг"
};
static const char *const whose[]
    = { "для мамы", "Ане", "на дачу", "for work", "подарок", "запасной", "синий", "XL" };

#define N_PLACES_OF_CITY 60

static guint
mix (guint a, guint b)
{
  guint x = a * 2654435761u + b * 40503u + 977u;

  x ^= x >> 15;
  x *= 2246822519u;
  x ^= x >> 13;
  return x;
}

/* Some parcels are further on than others. */
static guint
get_part (guint parcel, guint event)
{
  return (event + parcel % 4) % G_N_ELEMENTS (stages);
}

/**
 * bench_world_dup_number:
 * @parcel: which, from 0
 *
 * Returns: (transfer full): its number: of China Post, Cainiao or Russian Post
 */
char *
bench_world_dup_number (guint parcel)
{
  static const char kinds[] = "RLCEU";

  if (parcel % 4 == 3)
    return g_strdup_printf ("%014" G_GUINT64_FORMAT, G_GUINT64_CONSTANT (80080500000000) + parcel);
  if (parcel % 4 == 2)
    return g_strdup_printf ("LP%014u", 590000000u + parcel);
  return g_strdup_printf ("%c%c%09uCN", kinds[mix (parcel, 1) % 5], 'A' + mix (parcel, 2) % 26,
                          parcel * 9973 % 1000000000);
}

/**
 * bench_world_dup_name:
 * @parcel: which, from 0
 *
 * Returns: (transfer full) (nullable): its name; every fifth has none
 */
char *
bench_world_dup_name (guint parcel)
{
  if (parcel % 5 == 0)
    return NULL;
  return g_strdup_printf ("%s %s %u", things[mix (parcel, 3) % G_N_ELEMENTS (things)],
                          whose[mix (parcel, 4) % G_N_ELEMENTS (whose)], parcel % 1000);
}

/**
 * bench_world_get_text:
 * @parcel: which, from 0
 * @event: which of its events, from 0, oldest first
 *
 * Returns: (transfer none): the post's words, in one of three languages
 */
const char *
bench_world_get_text (guint parcel, guint event)
{
  return texts[get_part (parcel, event)][mix (parcel, event) % 3];
}

static guint
get_place (guint parcel, guint event)
{
  return mix (parcel, event + 100) % (G_N_ELEMENTS (cities) * N_PLACES_OF_CITY);
}

static char *
dup_place_by_index (guint place)
{
  return g_strdup_printf ("%s %06u", cities[place / N_PLACES_OF_CITY],
                          100000 + mix (place, 7) % 900000);
}

/**
 * bench_world_dup_place:
 * @parcel: which, from 0
 * @event: which of its events, from 0, oldest first
 *
 * Returns: (transfer full): one of 1,200 places
 */
char *
bench_world_dup_place (guint parcel, guint event)
{
  return dup_place_by_index (get_place (parcel, event));
}

/**
 * bench_world_get_stage:
 * @parcel: which, from 0
 * @event: which of its events, from 0, oldest first
 *
 * Returns: (transfer none): the stage's nick
 */
const char *
bench_world_get_stage (guint parcel, guint event)
{
  return stages[get_part (parcel, event)];
}

/**
 * bench_world_get_time_s:
 * @parcel: which, from 0
 * @event: which of its events, from 0, oldest first
 * @n_events: how many it has
 * @now_s: the world's now
 *
 * Returns: when it happened, UTC seconds
 */
gint64
bench_world_get_time_s (guint parcel, guint event, guint n_events, gint64 now_s)
{
  return now_s - (gint64) (mix (parcel, 9) % (90 * 86400))
         - (gint64) (n_events - 1 - event) * 40000;
}

/* --- the file --- */

static void
run (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt;

  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return stmt;
}

static void
step (sqlite3_stmt *stmt)
{
  if (sqlite3_step (stmt) != SQLITE_DONE)
    g_error ("%s: %s", sqlite3_sql (stmt), sqlite3_errmsg (sqlite3_db_handle (stmt)));
  sqlite3_reset (stmt);
}

static void
bind_text (sqlite3_stmt *stmt, int column, const char *text)
{
  sqlite3_bind_text (stmt, column, text, -1, SQLITE_TRANSIENT);
}

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* The schema is the store's own. */
static void
make_empty (const char *path)
{
  g_autoptr (TrackerClock) clock = tracker_clock_new ();
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrackerStore) store = NULL;

  tracker_store_open_async (path, clock, NULL, on_done_cb, &opened);
  wait_for (&opened);
  store = tracker_store_open_finish (opened, &error);
  if (store == NULL)
    g_error ("%s: %s", path, error->message);
  tracker_store_close_async (store, on_done_cb, &closed);
  wait_for (&closed);
  if (!tracker_store_close_finish (store, closed, &error))
    g_error ("%s: %s", path, error->message);
}

static void
add_phrases (sqlite3 *db)
{
  sqlite3_stmt *stmt = prepare (db, "INSERT INTO phrases (id, text, folded) VALUES (?, ?, ?)");

  for (guint i = 0; i < G_N_ELEMENTS (texts) * 3 + G_N_ELEMENTS (cities) * N_PLACES_OF_CITY; i++)
    {
      g_autofree char *text = i < G_N_ELEMENTS (texts) * 3
                                  ? g_strdup (texts[i / 3][i % 3])
                                  : dup_place_by_index (i - G_N_ELEMENTS (texts) * 3);
      g_autofree char *folded = g_utf8_casefold (text, -1);

      sqlite3_bind_int64 (stmt, 1, i + 1);
      bind_text (stmt, 2, text);
      bind_text (stmt, 3, folded);
      step (stmt);
    }
  sqlite3_finalize (stmt);
}

/* As the store reckons them: everything and all, and one more. */
static gint64
get_smarts (const char *stage)
{
  int more = g_str_equal (stage, "delivered") ? 1 << TRACKER_SMART_DELIVERED
             : g_str_equal (stage, "arrived") ? 1 << TRACKER_SMART_READY
             : g_str_equal (stage, "unknown") ? 0
                                              : 1 << TRACKER_SMART_ON_THE_WAY;

  return 1 << TRACKER_SMART_EVERYTHING | 1 << TRACKER_SMART_ALL | more;
}

static void
add_parcels (sqlite3 *db, guint n_parcels, guint n_events, gint64 now_s)
{
  sqlite3_stmt *parcel = prepare (
      db, "INSERT INTO parcels (id, uuid, number, name, name_key, added_s, stage, n_events, "
          "first_event_s, last_event_s,"
          " last_event_id, seen_event_id, activity_s, smarts, answered_s, asked_s, destination)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11, ?10, ?12, ?6, ?6, 'RU')");
  sqlite3_stmt *words = prepare (db, "INSERT INTO parcel_words (parcel_id, folded) VALUES (?, ?)");
  sqlite3_stmt *leg = prepare (
      db, "INSERT INTO legs (parcel_id, carrier, role, number, asked_s, answered_s, outcome,"
          " next_due_s) VALUES (?, ?, 'both', ?, ?, ?, 'found', ?)");

  for (guint i = 0; i < n_parcels; i++)
    {
      /* Each is somewhere on its way: the events of the world are the last of a longer story. */
      const char *stage = n_events > 0 ? bench_world_get_stage (i, n_events - 1) : "unknown";
      g_autofree char *uuid = g_strdup_printf ("00000000-0000-4000-8000-%012u", i);
      g_autofree char *number = bench_world_dup_number (i);
      g_autofree char *name = bench_world_dup_name (i);
      g_autofree char *key = g_utf8_casefold (name != NULL ? name : number, -1);
      g_autofree char *folded_number = g_utf8_casefold (number, -1);
      g_autofree char *folded
          = g_strdup_printf ("%s\n%s\n", folded_number, name != NULL ? key : "");
      gint64 last_s
          = n_events > 0 ? bench_world_get_time_s (i, n_events - 1, n_events, now_s) : now_s;

      sqlite3_bind_int64 (parcel, 1, i + 1);
      bind_text (parcel, 2, uuid);
      bind_text (parcel, 3, number);
      bind_text (parcel, 4, name);
      bind_text (parcel, 5, key);
      sqlite3_bind_int64 (parcel, 6, now_s - 86400 * 30);
      bind_text (parcel, 7, stage);
      sqlite3_bind_int64 (parcel, 8, n_events);
      sqlite3_bind_int64 (parcel, 9,
                          n_events > 0 ? bench_world_get_time_s (i, 0, n_events, now_s) : 0);
      sqlite3_bind_int64 (parcel, 10, last_s);
      sqlite3_bind_int64 (parcel, 11, (gint64) (i + 1) * n_events);
      sqlite3_bind_int64 (parcel, 12, get_smarts (stage));
      step (parcel);
      sqlite3_bind_int64 (words, 1, i + 1);
      bind_text (words, 2, folded);
      step (words);
      sqlite3_bind_int64 (leg, 1, i + 1);
      bind_text (leg, 2, "upugtt");
      bind_text (leg, 3, number);
      sqlite3_bind_int64 (leg, 4, now_s - 3600);
      sqlite3_bind_int64 (leg, 5, now_s - 3600);
      sqlite3_bind_int64 (leg, 6, now_s + 86400);
      step (leg);
    }
  sqlite3_finalize (parcel);
  sqlite3_finalize (words);
  sqlite3_finalize (leg);
}

static void
add_events (sqlite3 *db, guint n_parcels, guint n_events, gint64 now_s)
{
  sqlite3_stmt *event
      = prepare (db, "INSERT INTO events (parcel_id, carrier, unix_s, offset_s, precision, stage, "
                     "text_id, place_id, country, code,"
                     " found_s) VALUES (?, 'upugtt', ?, 10800, 2, ?, ?, ?, 'RU', ?, ?)");

  for (guint i = 0; i < n_parcels; i++)
    for (guint j = 0; j < n_events; j++)
      {
        char code[8];

        g_snprintf (code, sizeof code, "E%c", 'A' + (int) get_part (i, j));
        sqlite3_bind_int64 (event, 1, i + 1);
        sqlite3_bind_int64 (event, 2, bench_world_get_time_s (i, j, n_events, now_s));
        bind_text (event, 3, bench_world_get_stage (i, j));
        sqlite3_bind_int64 (event, 4, get_part (i, j) * 3 + mix (i, j) % 3 + 1);
        sqlite3_bind_int64 (event, 5, G_N_ELEMENTS (texts) * 3 + get_place (i, j) + 1);
        bind_text (event, 6, code);
        sqlite3_bind_int64 (event, 7, now_s);
        step (event);
      }
  sqlite3_finalize (event);
  run (db,
       "INSERT OR IGNORE INTO parcel_phrases SELECT text_id, parcel_id FROM events ORDER BY 1, 2");
  run (db,
       "INSERT OR IGNORE INTO parcel_phrases SELECT place_id, parcel_id FROM events ORDER BY 1, 2");
}

/**
 * bench_world_make:
 * @path: the file to make
 * @n_parcels: how many parcels
 * @n_events: of each
 * @now_s: the world's now, UTC seconds
 *
 * Makes the file by the store, then fills it with plain SQL: through the store it would take
 * minutes.
 */
void
bench_world_make (const char *path, guint n_parcels, guint n_events, gint64 now_s)
{
  sqlite3 *db;

  make_empty (path);
  if (sqlite3_open (path, &db) != SQLITE_OK)
    g_error ("%s: %s", path, sqlite3_errmsg (db));
  run (db,
       "PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; PRAGMA temp_store = MEMORY; BEGIN");
  add_phrases (db);
  add_parcels (db, n_parcels, n_events, now_s);
  add_events (db, n_parcels, n_events, now_s);
  run (db, "COMMIT; PRAGMA wal_checkpoint (TRUNCATE)");
  sqlite3_close (db);
}
