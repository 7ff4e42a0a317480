/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "monitor-kit.h"

#include <string.h>

#define HOUR_S (60 * 60)

/* --- a network that comes and goes --- */

typedef struct
{
  GObject parent_instance;
  gboolean available;
} FakeMonitor;
typedef GObjectClass FakeMonitorClass;

enum
{
  PROP_AVAILABLE = 1,
  PROP_METERED,
  PROP_CONNECTIVITY,
};

static GType fake_monitor_get_type (void);
static void fake_monitor_iface_init (GNetworkMonitorInterface *iface);
static void fake_monitor_initable_init (GInitableIface *iface);
G_DEFINE_TYPE_WITH_CODE (FakeMonitor,
                         fake_monitor,
                         G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, fake_monitor_initable_init)
                             G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR,
                                                    fake_monitor_iface_init))

static void
fake_monitor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CONNECTIVITY)
    g_value_set_enum (value, G_NETWORK_CONNECTIVITY_FULL);
  else
    g_value_set_boolean (value, id == PROP_AVAILABLE && ((FakeMonitor *) object)->available);
}

static void
fake_monitor_class_init (FakeMonitorClass *klass)
{
  klass->get_property = fake_monitor_get_property;
  g_object_class_override_property (klass, PROP_AVAILABLE, "network-available");
  g_object_class_override_property (klass, PROP_METERED, "network-metered");
  g_object_class_override_property (klass, PROP_CONNECTIVITY, "connectivity");
}

static void
fake_monitor_init (FakeMonitor *self)
{
  self->available = TRUE;
}

static gboolean
fake_monitor_initable (GInitable *initable, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
fake_monitor_initable_init (GInitableIface *iface)
{
  iface->init = fake_monitor_initable;
}

static void
fake_monitor_iface_init (GNetworkMonitorInterface *iface)
{
}

static void
use_fake_network (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      g_setenv ("GIO_USE_NETWORK_MONITOR", "fake", TRUE);
      g_io_extension_point_register (G_NETWORK_MONITOR_EXTENSION_POINT_NAME);
      g_io_extension_point_implement (G_NETWORK_MONITOR_EXTENSION_POINT_NAME,
                                      fake_monitor_get_type (), "fake", 1000);
      g_assert_true (
          G_TYPE_CHECK_INSTANCE_TYPE (g_network_monitor_get_default (), fake_monitor_get_type ()));
      g_once_init_leave (&once, 1);
    }
}

static gboolean
is_online (gpointer data)
{
  return tracker_network_get_online (data);
}

static gboolean
is_offline (gpointer data)
{
  return !tracker_network_get_online (data);
}

void
watch_set_online (Watch *watch, gboolean online)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  ((FakeMonitor *) monitor)->available = online;
  g_signal_emit_by_name (monitor, "network-changed", online);
  g_assert_true (tracker_test_wait_until (online ? is_online : is_offline, watch->network));
}

/* --- what the monitor stands on --- */

static TrackerDefinition *
load_definition (const char *path, const char *name, const WatchPatch *patch)
{
  g_autofree char *id = g_strndup (name, strlen (name) - strlen (".json"));
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  TrackerDefinition *definition;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  for (; patch != NULL; patch = patch->next)
    if (g_str_equal (patch->carrier, id))
      {
        g_autoptr (GString) patched = g_string_new (text);

        g_assert_cmpuint (g_string_replace (patched, patch->find, patch->replace, 1), ==, 1);
        g_free (text);
        text = g_strdup (patched->str);
      }
  bytes = g_bytes_new (text, strlen (text));
  definition = tracker_definition_new_light (bytes, name, problems); /* as the program does */
  if (definition == NULL)
    g_error ("%s: %s", name, ((TrackerProblem *) g_ptr_array_index (problems, 0))->message);

  return definition;
}

static TrackerRegistry *
load_registry (const WatchPatch *patch)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", "carriers", NULL);
  g_autoptr (GPtrArray) definitions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_definition_unref);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json") && !g_str_equal (name, "schema.json"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_ptr_array_add (definitions, load_definition (path, name, patch));
      }

  return tracker_registry_new (definitions);
}

Watch *
watch_new (const WatchOptions *options)
{
  static const WatchOptions plain = { NULL };
  Watch *watch = g_new0 (Watch, 1);
  g_autoptr (GSocketConnectable) address = NULL;
  g_autoptr (GError) error = NULL;

  if (options == NULL)
    options = &plain;
  watch->kit = kit_new (options->path);
  watch->emulator = tracker_emulator_new (watch->kit->clock);
  tracker_emulator_set_wrong_name (watch->emulator, options->wrong_name);
  g_assert_true (tracker_emulator_start (watch->emulator, &error));
  g_assert_no_error (error);
  address = tracker_emulator_dup_address (watch->emulator);
  watch->http = tracker_http_new_for_gateway (
      watch->kit->clock, address, tracker_emulator_get_authority (watch->emulator), &error);
  g_assert_no_error (error);
  tracker_http_set_limit (watch->http, 6, 0);

  if (options->fake_network)
    use_fake_network ();
  watch->network
      = options->fake_network ? tracker_network_new () : tracker_network_new_always_online ();
  watch->registry = load_registry (options->patch);
  watch->secrets = tracker_secrets_new_in_memory ();
  watch->monitor = tracker_monitor_new (watch->kit->store, watch->registry, watch->http,
                                        watch->secrets, watch->network, watch->kit->clock);
  tracker_monitor_set_person (watch->monitor, "en", "RU");

  return watch;
}

static gboolean
is_idle (gpointer data)
{
  Watch *watch = data;

  return tracker_http_get_n_running (watch->http) == 0
         && tracker_http_get_n_waiting (watch->http) == 0;
}

static gboolean
is_alone (gpointer data)
{
  return ((GObject *) data)->ref_count == 1;
}

void
watch_close_monitor (Watch *watch)
{
  tracker_monitor_close (watch->monitor);
  g_assert_true (tracker_test_wait_until (is_idle, watch));
  /* Questions to the store and answers being thought about hold it a moment longer. */
  g_assert_true (tracker_test_wait_until (is_alone, watch->monitor));
  g_assert_finalize_object (watch->monitor);
  watch->monitor = NULL;
}

void
watch_free (Watch *watch)
{
  if (watch->monitor != NULL)
    watch_close_monitor (watch);
  g_object_unref (watch->secrets);
  g_object_unref (watch->network);
  g_object_unref (watch->http);
  tracker_registry_unref (watch->registry);
  g_object_unref (watch->emulator);
  kit_free (watch->kit);
  g_free (watch);
}

void
watch_know (Watch *watch, const char *number, const char *carriers)
{
  g_autoptr (TrackerEmulatorParcel) parcel
      = tracker_emulator_parcel_new (number, "CN", "RU", carriers);
  gint64 now_s = tracker_clock_get_now_s (watch->kit->clock);

  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_POSTED, now_s - 200 * HOUR_S, 8 * HOUR_S,
                                    "GUANGZHOU", "广州市", "CN", "510000");
  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_AT_EXPORT, now_s - 180 * HOUR_S,
                                    8 * HOUR_S, "GUANGZHOU", "广州市", "CN", "510000");
  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_DEPARTED, now_s - 150 * HOUR_S, 8 * HOUR_S,
                                    "GUANGZHOU", "广州市", "CN", "510000");
  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_AT_IMPORT, now_s - 20 * HOUR_S, 3 * HOUR_S,
                                    "MOSCOW", "Москва PCI-1", "RU", "104001");
  tracker_emulator_set_parcel (watch->emulator, parcel);
}

void
watch_know_in_brazil (Watch *watch, const char *number)
{
  g_autoptr (TrackerEmulatorParcel) parcel
      = tracker_emulator_parcel_new (number, "CN", "BR", "correios");
  gint64 now_s = tracker_clock_get_now_s (watch->kit->clock);

  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_POSTED, now_s - 200 * HOUR_S, 8 * HOUR_S,
                                    "GUANGZHOU", "广州市", "CN", "510000");
  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_AT_IMPORT, now_s - 60 * HOUR_S,
                                    -3 * HOUR_S, "CURITIBA", "Curitiba", "BR", "80000-000");
  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_CUSTOMS, now_s - 50 * HOUR_S, -3 * HOUR_S,
                                    "CURITIBA", "Curitiba", "BR", "80000-000");
  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_CLEARED, now_s - 20 * HOUR_S, -3 * HOUR_S,
                                    "CURITIBA", "Curitiba", "BR", "80000-000");
  tracker_emulator_set_parcel (watch->emulator, parcel);
}

char *
watch_make_number (int serial)
{
  static const int weights[8] = { 8, 6, 4, 2, 3, 5, 9, 7 };
  g_autofree char *digits = g_strdup_printf ("%08d", serial);
  int sum = 0, check;

  for (int i = 0; i < 8; i++)
    sum += weights[i] * (digits[i] - '0');
  check = 11 - sum % 11;

  return g_strdup_printf ("RB%s%dCN", digits, check == 10 ? 0 : check == 11 ? 5 : check);
}

void
watch_set_secret (Watch *watch, const char *carrier, const char *key, const char *value)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tracker_secrets_store_async (watch->secrets, carrier, key, value, "test", NULL,
                               tracker_test_result_cb, &result);
  tracker_test_await (&result);
  g_assert_true (tracker_secrets_store_finish (watch->secrets, result, &error));
}

TrackerRefresh *
watch_await (Watch *watch, GAsyncResult **slot)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TrackerRefresh *refresh;

  tracker_test_await (slot);
  result = g_steal_pointer (slot);
  refresh = tracker_monitor_refresh_finish (watch->monitor, result, &error);
  g_assert_no_error (error);

  return refresh;
}

TrackerRefresh *
watch_refresh (Watch *watch, const gint64 *ids, gsize n_ids)
{
  GAsyncResult *result = NULL;

  tracker_monitor_refresh_async (watch->monitor, ids, n_ids, NULL, tracker_test_result_cb, &result);

  return watch_await (watch, &result);
}

TrackerLegData *
watch_leg (Watch *watch, gint64 parcel_id, const char *carrier)
{
  g_autoptr (GPtrArray) legs = kit_legs (watch->kit, parcel_id);

  for (guint i = 0; i < legs->len; i++)
    if (g_str_equal (tracker_leg_data_get_carrier (g_ptr_array_index (legs, i)), carrier))
      return tracker_leg_data_ref (g_ptr_array_index (legs, i));

  return NULL;
}

TrackerOutcome
watch_outcome (Watch *watch, gint64 parcel_id, const char *carrier)
{
  g_autoptr (TrackerLegData) leg = watch_leg (watch, parcel_id, carrier);

  g_assert_nonnull (leg);

  return tracker_leg_data_get_outcome (leg);
}

guint
watch_count_events (Watch *watch, gint64 parcel_id)
{
  g_autoptr (GPtrArray) events = kit_events (watch->kit, parcel_id);

  return events->len;
}

/* --- a person --- */

static TrackerSolution *
make_text (char *answer, gboolean wrong)
{
  for (char *c = answer; wrong && *c != '\0'; c++)
    *c = g_ascii_isdigit (*c) ? '0' + (*c - '0' + 1) % 10 : *c == 'z' || *c == 'Z' ? 'a' : *c + 1;

  return tracker_solution_new_text (answer);
}

static TrackerSolution *
make_points (const char *answer, gboolean wrong)
{
  g_auto (GStrv) pairs = g_strsplit (answer, ";", -1);
  TrackerPoint points[TRACKER_SOLUTION_MAX_POINTS] = { 0 };
  gsize n_points = g_strv_length (pairs);

  g_assert_cmpuint (n_points, <=, G_N_ELEMENTS (points));
  for (gsize i = 0; i < n_points; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], ",", 2);
      gsize place = wrong ? n_points - 1 - i : i;

      points[place].x = (int) g_ascii_strtoll (pair[0], NULL, 10);
      points[place].y = (int) g_ascii_strtoll (pair[1], NULL, 10);
    }

  return tracker_solution_new_points (points, n_points);
}

TrackerSolution *
watch_make_solution (Watch *watch, const char *carrier, TrackerChallenge *challenge, gboolean wrong)
{
  g_autofree char *answer = tracker_emulator_dup_captcha_answer (watch->emulator, carrier);
  int x;

  g_assert_nonnull (answer);
  switch (tracker_challenge_get_kind (challenge))
    {
    case TRACKER_CHALLENGE_SLIDER:
      x = (int) g_ascii_strtoll (answer, NULL, 10);
      return tracker_solution_new_offset (wrong ? (x > 60 ? x - 45 : x + 45) : x);
    case TRACKER_CHALLENGE_CLICKS:
      return make_points (answer, wrong);
    default:
      return make_text (answer, wrong);
    }
}

static gboolean
on_slept_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

void
watch_sleep_ms (guint delay_ms)
{
  gboolean slept = FALSE;

  g_timeout_add (delay_ms, on_slept_cb, &slept);
  g_assert_true (tracker_test_wait_until (is_true, &slept));
}
