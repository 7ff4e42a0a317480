/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui-kit.h"

#include "tracker-carrier-files.h"
#include "tracker-library-services.h"

#define WAIT(verb, slot)                                                                           \
  G_STMT_START                                                                                     \
  {                                                                                                \
    verb;                                                                                          \
    tracker_test_await (&slot);                                                                    \
  }                                                                                                \
  G_STMT_END

/* (nullable) of the kit that is in use */
static TrackerStore *open_store = NULL;

void
ui_kit_init (int *argc, char ***argv)
{
  /* What the tests look at is in the program itself; no service of the session is needed. */
  g_setenv ("GTK_A11Y", "none", FALSE);
  g_setenv ("ADW_DISABLE_PORTAL", "1", TRUE);
  tracker_test_init (argc, argv);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      exit (0);
    }
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-font-name",
                "Cantarell 11", NULL);
}

static TrackerRegistry *
load_registry (void)
{
  const char *folder = g_getenv ("TRACKER_CARRIERS_DIR");
  const char *const folders[] = { folder, NULL };
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  g_assert_nonnull (folder);
  return tracker_carrier_files_load (folders, NULL);
}

static void
ignore_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
}

/* One for the process: it stands on the bus, under a path that cannot be taken twice. */
static AdwApplication *
get_application (void)
{
  /* Named so that buttons are sensitive; what they do is the program's own test's business. */
  static const GActionEntry entries[] = {
    { "add", ignore_action_cb },
    { "refresh-all", ignore_action_cb },
    { "cancel-refresh", ignore_action_cb },
    { "preferences", ignore_action_cb },
    { "about", ignore_action_cb },
    { "quit", ignore_action_cb },
    { "retry-open", ignore_action_cb },
    { "open-parcel", ignore_action_cb, "s" },
  };
  static AdwApplication *application = NULL;
  g_autoptr (GError) error = NULL;

  if (application != NULL)
    return application;

  application
      = g_object_new (ADW_TYPE_APPLICATION, "application-id", "com.example.TrackerTest", "flags",
                      G_APPLICATION_NON_UNIQUE, "resource-base-path", "/com/example/Tracker", NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   NULL);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  return application;
}

static TrackerHttp *
create_http (UiKit *kit, GSocketConnectable *gateway, const char *authority)
{
  g_autoptr (GError) error = NULL;
  TrackerHttp *http;

  if (gateway == NULL)
    {
      http = tracker_http_new (kit->clock);
      tracker_http_set_online (http, FALSE);
      return http;
    }

  http = tracker_http_new_for_gateway (kit->clock, gateway, authority, &error);
  g_assert_no_error (error);
  return http;
}

UiKit *
ui_kit_new (void)
{
  return ui_kit_new_for_gateway (NULL, NULL);
}

UiKit *
ui_kit_new_for_gateway (GSocketConnectable *gateway, const char *authority)
{
  UiKit *kit = g_new0 (UiKit, 1);
  g_autoptr (TrackerRegistry) registry = load_registry ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  kit->clock = tracker_test_clock_new ();
  WAIT (tracker_store_open_async (NULL, kit->clock, NULL, tracker_test_result_cb, &slot), slot);
  kit->store = tracker_store_open_finish (slot, &error);
  g_assert_no_error (error);
  g_clear_object (&slot);

  open_store = kit->store;

  kit->network = G_OBJECT (tracker_network_new_always_online ());
  kit->secrets = G_OBJECT (tracker_secrets_new_in_memory ());
  kit->http = G_OBJECT (create_http (kit, gateway, authority));
  kit->monitor = G_OBJECT (tracker_monitor_new (kit->store, registry, TRACKER_HTTP (kit->http),
                                                TRACKER_SECRETS (kit->secrets),
                                                TRACKER_NETWORK (kit->network), kit->clock));
  kit->library = tracker_library_new (kit->store, registry, TRACKER_MONITOR (kit->monitor),
                                      TRACKER_SECRETS (kit->secrets),
                                      TRACKER_NETWORK (kit->network), kit->clock);
  kit->settings = g_settings_new_with_path ("com.example.Tracker", "/com/example/TrackerTest/");
  g_settings_reset (kit->settings, "sort");

  kit->application = g_object_ref (get_application ());

  return kit;
}

void
ui_kit_free (UiKit *kit)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GError) error = NULL;

  if (kit->window != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (kit->window), (gpointer *) &kit->window);
      gtk_window_destroy (GTK_WINDOW (kit->window));
      ui_kit_settle ();
      /* Nothing may keep a closed window: the program goes on without it. */
      g_assert_null (kit->window);
    }
  open_store = NULL;
  tracker_library_close (kit->library);
  tracker_monitor_close (TRACKER_MONITOR (kit->monitor));
  WAIT (tracker_store_close_async (kit->store, tracker_test_result_cb, &slot), slot);
  g_assert_true (tracker_store_close_finish (kit->store, slot, &error));
  g_assert_no_error (error);
  g_clear_object (&slot);

  g_object_unref (kit->application);
  g_object_unref (kit->settings);
  g_object_unref (kit->library);
  g_object_unref (kit->monitor);
  g_object_unref (kit->http);
  g_object_unref (kit->secrets);
  g_object_unref (kit->network);
  g_object_unref (kit->store);
  g_object_unref (kit->clock);
  g_free (kit);
}

gint64
ui_kit_add (UiKit *kit, const char *number, const char *name, const char *origin, gint64 folder_id)
{
  const char *const carriers[] = { "upugtt" };
  const TrackerRole roles[] = { TRACKER_ROLE_BOTH };
  const TrackerParcelDraft draft
      = { number, name, NULL, folder_id, origin, "RU", 1, carriers, roles };
  g_autofree gint64 *ids = NULL;
  g_autofree gboolean *existed = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  gsize n_ids = 0;

  WAIT (
      tracker_store_add_parcels_async (kit->store, &draft, 1, NULL, tracker_test_result_cb, &slot),
      slot);
  ids = tracker_store_add_parcels_finish (kit->store, slot, &n_ids, &existed, &error);
  g_assert_no_error (error);
  g_clear_object (&slot);
  g_assert_cmpuint (n_ids, ==, 1);

  return ids[0];
}

gint64
ui_kit_add_folder (UiKit *kit, const char *name, const char *emoji)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  gint64 id;

  WAIT (tracker_store_add_folder_async (kit->store, name, emoji, tracker_test_result_cb, &slot),
        slot);
  id = tracker_store_add_folder_finish (kit->store, slot, &error);
  g_assert_no_error (error);
  g_clear_object (&slot);

  return id;
}

static void
apply (UiKit *kit, gint64 parcel_id, TrackerReport *report)
{
  g_autoptr (GPtrArray) legs = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  TrackerAnswer answer = { 0, report };

  WAIT (tracker_store_load_legs_async (kit->store, parcel_id, NULL, tracker_test_result_cb, &slot),
        slot);
  legs = tracker_store_load_legs_finish (kit->store, slot, &error);
  g_assert_no_error (error);
  g_clear_object (&slot);
  answer.leg_id = tracker_leg_data_get_id (g_ptr_array_index (legs, 0));

  WAIT (tracker_store_apply_async (kit->store, &answer, 1, tracker_test_result_cb, &slot), slot);
  g_assert_cmpint (tracker_store_apply_finish (kit->store, slot, &error), >=, 0);
  g_assert_no_error (error);
  g_clear_object (&slot);
}

void
ui_kit_report (UiKit *kit,
               gint64 parcel_id,
               TrackerStage stage,
               const char *text,
               const char *place,
               int hours)
{
  g_autoptr (TrackerReport) report
      = tracker_report_new ("upugtt", "RB123456785CN", TRACKER_OUTCOME_FOUND);
  TrackerTime time
      = { TRACKER_TEST_NOW_S - hours * 3600, 3 * 3600, TRUE, TRACKER_PRECISION_MINUTE };

  tracker_report_take_event (report,
                             tracker_event_new (&time, stage, text, place, "RU", NULL, "upugtt"));
  apply (kit, parcel_id, report);
}

void
ui_kit_report_trouble (UiKit *kit, gint64 parcel_id, TrackerOutcome outcome)
{
  g_autoptr (TrackerReport) report = tracker_report_new ("upugtt", "RB123456785CN", outcome);

  apply (kit, parcel_id, report);
}

static void
archive (UiKit *kit, gint64 id)
{
  GAsyncResult *slot = NULL;

  WAIT (
      tracker_store_archive_parcels_async (kit->store, &id, 1, TRUE, tracker_test_result_cb, &slot),
      slot);
  g_assert_true (tracker_store_finish (kit->store, slot, NULL));
  g_clear_object (&slot);
}

void
ui_kit_fill (UiKit *kit)
{
  static const struct
  {
    const char *number, *name, *origin;
    TrackerStage stage;
    const char *text, *place;
    int hours;
    gboolean in_folder;
  } parcels[] = {
    { "RB123456785CN", "Keyboard caps", "CN", TRACKER_STAGE_IN_TRANSIT,
      "Departed from Beijing international sorting centre", "Beijing", 5, TRUE },
    { "LP000000015CN", "Подарок маме", "CN", TRACKER_STAGE_CUSTOMS, "Передано таможне", "Москва",
      26, TRUE },
    { "80000000000018", "Книги", "RU", TRACKER_STAGE_ARRIVED, "Прибыло в место вручения",
      "Санкт-Петербург 190000", 2, FALSE },
    { "EE000000019DE", "Camera lens, used, from the shop in Leipzig", "DE",
      TRACKER_STAGE_OUT_FOR_DELIVERY, "The courier is on the way to you", "Saint Petersburg", 1,
      FALSE },
    { "RA000000012US", NULL, "US", TRACKER_STAGE_REGISTERED, "Shipping label created",
      "Portland, OR", 70, FALSE },
    { "CP000000023KZ", "Чай", "KZ", TRACKER_STAGE_DELIVERED, "Вручение адресату", "Алматы", 400,
      FALSE },
    { "RR000000035BY", "Returned shoes", "BY", TRACKER_STAGE_RETURNED, "Истёк срок хранения",
      "Минск", 30, FALSE },
    { "RR000000049CN", "自行车零件", "CN", TRACKER_STAGE_EXPORT, "离开广州国际邮件互换局", "广州",
      50, FALSE },
    { "RR000000052CN", "Lamp", "CN", TRACKER_STAGE_FAILED_ATTEMPT, "Nobody was at home", "Moscow",
      8, FALSE },
    { "RR000000066CN", "Fridge magnets", "CN", TRACKER_STAGE_IMPORT, "Arrived at the border point",
      "Moscow", 60, FALSE },
  };
  gint64 folder = ui_kit_add_folder (kit, "Presents", "🎁");
  gint64 id;

  ui_kit_add_folder (kit, "Workshop and tools", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parcels); i++)
    {
      id = ui_kit_add (kit, parcels[i].number, parcels[i].name, parcels[i].origin,
                       parcels[i].in_folder ? folder : 0);
      ui_kit_report (kit, id, TRACKER_STAGE_ACCEPTED, "Accepted", "China", parcels[i].hours + 100);
      ui_kit_report (kit, id, parcels[i].stage, parcels[i].text, parcels[i].place,
                     parcels[i].hours);
    }
  ui_kit_add (kit, "RB000000070CN", "Just added", "CN", 0);
  id = ui_kit_add (kit, "RB000000083CN", "Needs a login", "CN", 0);
  ui_kit_report_trouble (kit, id, TRACKER_OUTCOME_NEEDS_CREDENTIALS);
  archive (kit, ui_kit_add (kit, "RB000000097CN", "Old headphones", "CN", 0));
}

TrackerParcel *
ui_kit_dup_parcel (UiKit *kit, const char *number)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  TrackerParcel *parcel;

  WAIT (
      tracker_library_find_parcel_async (kit->library, number, NULL, tracker_test_result_cb, &slot),
      slot);
  parcel = tracker_library_find_parcel_finish (kit->library, slot, &error);
  g_assert_no_error (error);
  g_clear_object (&slot);

  return parcel;
}

void
ui_kit_show (UiKit *kit, int width, int height)
{
  if (kit->window == NULL)
    kit->window = tracker_window_new (kit->application, kit->library, kit->settings);
  gtk_window_set_default_size (GTK_WINDOW (kit->window), width, height);
  gtk_window_present (GTK_WINDOW (kit->window));
  ui_kit_settle ();
}

static gboolean
on_quiet_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_quietly (guint ms)
{
  gboolean is_quiet = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, ms, on_quiet_cb, &is_quiet, NULL);
  while (!is_quiet)
    g_main_context_iteration (NULL, TRUE);
}

void
ui_kit_settle (void)
{
  /* The list is read again some time after a change; what it asked of the store's thread is
   * answered in order, so that a question of our own is answered last. */
  static const guint waits_ms[] = { 150, 30, 30 };

  for (guint i = 0; i < G_N_ELEMENTS (waits_ms); i++)
    {
      GAsyncResult *slot = NULL;

      run_quietly (waits_ms[i]);
      if (open_store == NULL)
        continue;
      WAIT (tracker_store_next_due_async (open_store, NULL, tracker_test_result_cb, &slot), slot);
      g_clear_object (&slot);
    }
}

void
ui_kit_shoot (GtkWidget *window, const char *name)
{
  const char *folder = g_getenv ("TRACKER_SCREENSHOTS");
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file_name = g_strconcat (name, ".png", NULL);
  g_autofree char *path = NULL;
  GtkSnapshot *snapshot;
  GskRenderNode *node;
  int width, height;

  if (folder == NULL)
    return;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0777), ==, 0);
  ui_kit_settle ();
  paintable = gtk_widget_paintable_new (window);
  width = gdk_paintable_get_intrinsic_width (paintable);
  height = gdk_paintable_get_intrinsic_height (paintable);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gsk_render_node_unref (node);
  path = g_build_filename (folder, file_name, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

GtkWidget *
ui_kit_find (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_kit_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
ui_kit_find_label (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root)
      && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_kit_find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

guint
ui_kit_count (GtkWidget *root, GType type)
{
  guint n_found = g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_found += ui_kit_count (child, type);

  return n_found;
}

GtkWindow *
ui_kit_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type)
          && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }

  return NULL;
}
