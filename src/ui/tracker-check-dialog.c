/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-check-dialog.h"

#include <glib/gi18n-lib.h>

#include "tracker-sentence.h"
#include "tracker-sitting-view.h"

struct _TrackerCheckDialog
{
  AdwWindow parent_instance;

  AdwViewSwitcherTitle *switcher_title; /* (template) */
  GtkStack *stack;                      /* (template) */
  GtkSpinner *spinner;                  /* (template) */
  GtkWidget *nobody_button;             /* (template) */
  AdwStatusPage *problem_page;          /* (template) */
  AdwViewStack *posts;                  /* (template) */

  TrackerDirectCheck *check; /* (owned) (nullable) */
  gint64 parcel_id;
  char *carrier;             /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) (nullable) of the opening */
  gboolean is_large;
  int width, height; /* when it is not */
  GPtrArray *pages;  /* (owned) (element-type TrackerSittingView) in the order of the posts */
};

G_DEFINE_FINAL_TYPE (TrackerCheckDialog, tracker_check_dialog, ADW_TYPE_WINDOW)

/* What the dialog does is done by the page that is seen. */
static const struct
{
  const char *name;   /* of the dialog's action */
  const char *action; /* of the page or a part of it */
  const char *keys;   /* (nullable) */
} forwards[] = {
  { "check.send", "sitting.send", "<Control>Return|<Control>KP_Enter" },
  { "check.another-picture", "sitting.renew", "<Control>r|F5" },
  { "check.try-again", "sitting.retry", "<Control><Shift>r" },
  { "check.skip", "sitting.skip", "<Control>k" },
  { "check.look-up", "sitting.look-up", "<Control>l" },
  { "check.back", "sitting.back", "<Alt>Left" },
  { "check.open-page", "sitting.open-page", "<Control>o" },
  { "check.keep", "paste.keep", "<Control>s" },
  { "check.add-event", "paste.add", "<Control>n" },
  { "check.zoom-in", "challenge.zoom-in", "<Control>plus|<Control>equal|<Control>KP_Add" },
  { "check.zoom-out", "challenge.zoom-out", "<Control>minus|<Control>KP_Subtract" },
  { "check.zoom-reset", "challenge.zoom-reset", "<Control>0|<Control>KP_0" },
  { "check.invert", "challenge.inverted", "<Control>i" },
  { "check.contrast", "challenge.contrast", "<Control><Shift>c" },
  { "check.large", "challenge.large", "F11" },
};

static TrackerSittingView *
get_view (TrackerCheckDialog *self)
{
  GtkWidget *page = adw_view_stack_get_visible_child (self->posts);

  return page != NULL ? TRACKER_SITTING_VIEW (page) : NULL;
}

static void
forward_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerSittingView *view = get_view (TRACKER_CHECK_DIALOG (widget));

  for (gsize i = 0; view != NULL && i < G_N_ELEMENTS (forwards); i++)
    if (g_str_equal (action_name, forwards[i].name))
      tracker_sitting_view_activate (view, forwards[i].action);
}

static const char *
choose_icon (TrackerSittingState state)
{
  switch (state)
    {
    case TRACKER_SITTING_DONE:
      return "object-select-symbolic";
    case TRACKER_SITTING_STUCK:
    case TRACKER_SITTING_FAILED:
      return "dialog-warning-symbolic";
    case TRACKER_SITTING_NEW:
    case TRACKER_SITTING_LOADING:
    case TRACKER_SITTING_ASKING:
    case TRACKER_SITTING_SENDING:
    default:
      return "tracker-smart-attention-symbolic";
    }
}

static gboolean
is_done (TrackerSittingView *view)
{
  return tracker_sitting_get_state (tracker_sitting_view_get_sitting (view))
         == TRACKER_SITTING_DONE;
}

/* The next post that still asks, after the @n-th and then from the first on. */
static TrackerSittingView *
find_next (TrackerCheckDialog *self, guint n)
{
  for (guint i = 1; i < self->pages->len; i++)
    {
      TrackerSittingView *view = g_ptr_array_index (self->pages, (n + i) % self->pages->len);

      if (!is_done (view))
        return view;
    }

  return NULL;
}

static void
update_pages (TrackerCheckDialog *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      TrackerSittingView *view = g_ptr_array_index (self->pages, i);
      TrackerSitting *sitting = tracker_sitting_view_get_sitting (view);
      TrackerSittingView *next = find_next (self, i);
      AdwViewStackPage *page = adw_view_stack_get_page (self->posts, GTK_WIDGET (view));
      g_autofree char *next_name = NULL;

      adw_view_stack_page_set_icon_name (page, choose_icon (tracker_sitting_get_state (sitting)));
      if (next != NULL)
        g_object_get (tracker_sitting_view_get_sitting (next), "carrier-name", &next_name, NULL);
      tracker_sitting_view_set_next (view, next_name);
    }
}

static void
on_sitting_state_cb (TrackerSitting *sitting, GParamSpec *pspec, TrackerCheckDialog *self)
{
  update_pages (self);
}

static void
next_post_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerCheckDialog *self = TRACKER_CHECK_DIALOG (widget);
  TrackerSittingView *view = get_view (self);
  guint n;

  if (view == NULL || !g_ptr_array_find (self->pages, view, &n))
    return;

  view = find_next (self, n);
  if (view != NULL)
    adw_view_stack_set_visible_child (self->posts, GTK_WIDGET (view));
}

static void
turn_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerCheckDialog *self = TRACKER_CHECK_DIALOG (widget);
  guint step = g_str_equal (action_name, "check.next-tab") ? 1 : self->pages->len - 1;
  TrackerSittingView *view = get_view (self);
  guint n;

  if (view == NULL || !g_ptr_array_find (self->pages, view, &n))
    return;

  adw_view_stack_set_visible_child (self->posts,
                                    g_ptr_array_index (self->pages, (n + step) % self->pages->len));
}

/* Window managers do not maximize the windows of dialogs. */
static void
get_large_size (TrackerCheckDialog *self, int *width, int *height)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  GdkMonitor *monitor = surface != NULL ? gdk_display_get_monitor_at_surface (
                            gtk_widget_get_display (GTK_WIDGET (self)), surface)
                                        : NULL;
  GdkRectangle geometry = { 0, 0, self->width, self->height };

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &geometry);
  *width = MAX (geometry.width * 9 / 10, self->width);
  *height = MAX (geometry.height * 9 / 10, self->height);
}

static void
update_large (TrackerCheckDialog *self)
{
  TrackerSittingView *view = get_view (self);
  gboolean large = FALSE;
  int width, height;

  if (view != NULL)
    g_object_get (view, "large", &large, NULL);
  if (large == self->is_large)
    return;

  self->is_large = large;
  if (large)
    {
      gtk_window_get_default_size (GTK_WINDOW (self), &self->width, &self->height);
      get_large_size (self, &width, &height);
      gtk_window_set_default_size (GTK_WINDOW (self), width, height);
    }
  else
    gtk_window_set_default_size (GTK_WINDOW (self), self->width, self->height);
}

static void
on_view_large_cb (TrackerSittingView *view, GParamSpec *pspec, TrackerCheckDialog *self)
{
  update_large (self);
}

static void
on_posts_visible_child_cb (AdwViewStack *posts, GParamSpec *pspec, TrackerCheckDialog *self)
{
  update_large (self);
}

static void
add_sitting (TrackerCheckDialog *self, TrackerSitting *sitting)
{
  GtkWidget *view = tracker_sitting_view_new (sitting);
  g_autofree char *carrier = NULL, *carrier_name = NULL;

  g_object_get (sitting, "carrier", &carrier, "carrier-name", &carrier_name, NULL);
  g_ptr_array_add (self->pages, view);
  adw_view_stack_add_titled (self->posts, view, carrier, carrier_name);
  g_signal_connect_object (sitting, "notify::state", G_CALLBACK (on_sitting_state_cb), self, 0);
  g_signal_connect_object (view, "notify::large", G_CALLBACK (on_view_large_cb), self, 0);
}

static void
show_page (TrackerCheckDialog *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (name, "opening"));
}

static void
show_sittings (TrackerCheckDialog *self)
{
  GListModel *sittings = tracker_direct_check_get_sittings (self->check);
  guint n = g_list_model_get_n_items (sittings);

  if (n == 0)
    {
      show_page (self, "nobody");
      gtk_widget_grab_focus (self->nobody_button);
      return;
    }

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TrackerSitting) sitting = g_list_model_get_item (sittings, i);

      add_sitting (self, sitting);
      if (n == 1)
        {
          g_autofree char *carrier_name = NULL;

          g_object_get (sitting, "carrier-name", &carrier_name, NULL);
          adw_view_switcher_title_set_subtitle (self->switcher_title, carrier_name);
        }
    }
  adw_view_switcher_title_set_view_switcher_enabled (self->switcher_title, n > 1);
  update_pages (self);
  show_page (self, "posts");
}

/* A window that is closed must not be held: GTK 4.8 does not survive its parent's going first. */
static GWeakRef *
create_weak_ref (TrackerCheckDialog *self)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (ref, self);

  return ref;
}

static TrackerCheckDialog *
resolve_weak_ref (GWeakRef *ref)
{
  TrackerCheckDialog *self = g_weak_ref_get (ref);

  g_weak_ref_clear (ref);
  g_free (ref);

  return self;
}

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerCheckDialog) self = resolve_weak_ref (user_data);
  g_autoptr (GError) error = NULL;
  gboolean opened
      = tracker_direct_check_open_finish (TRACKER_DIRECT_CHECK (source), result, &error);
  g_autofree char *sentence = NULL;

  if (self == NULL || self->check == NULL
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (opened)
    {
      show_sittings (self);
      return;
    }

  sentence = tracker_sentence_for_error (error, _ ("The parcels that wait could not be read"));
  adw_status_page_set_description (self->problem_page, sentence);
  show_page (self, "problem");
}

static void
open_check (TrackerCheckDialog *self)
{
  show_page (self, "opening");
  tracker_direct_check_open_async (self->check, self->parcel_id, self->carrier, self->cancellable,
                                   on_opened_cb, create_weak_ref (self));
}

static void
reopen_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  open_check (TRACKER_CHECK_DIALOG (widget));
}

static void
close_check (TrackerCheckDialog *self)
{
  if (self->check == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  tracker_direct_check_close (self->check);
}

static gboolean
tracker_check_dialog_close_request (GtkWindow *window)
{
  close_check (TRACKER_CHECK_DIALOG (window));

  return GTK_WINDOW_CLASS (tracker_check_dialog_parent_class)->close_request (window);
}

static void
tracker_check_dialog_dispose (GObject *object)
{
  TrackerCheckDialog *self = TRACKER_CHECK_DIALOG (object);

  close_check (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_CHECK_DIALOG);
  g_ptr_array_set_size (self->pages, 0);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->check);

  G_OBJECT_CLASS (tracker_check_dialog_parent_class)->dispose (object);
}

static void
tracker_check_dialog_finalize (GObject *object)
{
  TrackerCheckDialog *self = TRACKER_CHECK_DIALOG (object);

  g_ptr_array_unref (self->pages);
  g_free (self->carrier);

  G_OBJECT_CLASS (tracker_check_dialog_parent_class)->finalize (object);
}

static void
add_shortcut (GtkShortcutController *shortcuts, const char *keys, const char *action_name)
{
  gtk_shortcut_controller_add_shortcut (shortcuts,
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys),
                                                          gtk_named_action_new (action_name)));
}

static void
add_shortcuts (TrackerCheckDialog *self)
{
  GtkShortcutController *shortcuts = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  gtk_shortcut_controller_set_scope (shortcuts, GTK_SHORTCUT_SCOPE_MANAGED);
  add_shortcut (shortcuts, "Escape|<Control>w", "window.close");
  add_shortcut (shortcuts, "<Control>Page_Down", "check.next-tab");
  add_shortcut (shortcuts, "<Control>Page_Up", "check.previous-tab");
  for (gsize i = 0; i < G_N_ELEMENTS (forwards); i++)
    if (forwards[i].keys != NULL)
      add_shortcut (shortcuts, forwards[i].keys, forwards[i].name);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (shortcuts));
}

static void
tracker_check_dialog_class_init (TrackerCheckDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tracker_check_dialog_dispose;
  object_class->finalize = tracker_check_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = tracker_check_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-check-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerCheckDialog, switcher_title);
  gtk_widget_class_bind_template_child (widget_class, TrackerCheckDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TrackerCheckDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, TrackerCheckDialog, nobody_button);
  gtk_widget_class_bind_template_child (widget_class, TrackerCheckDialog, problem_page);
  gtk_widget_class_bind_template_child (widget_class, TrackerCheckDialog, posts);
  gtk_widget_class_bind_template_callback (widget_class, on_posts_visible_child_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (forwards); i++)
    gtk_widget_class_install_action (widget_class, forwards[i].name, NULL, forward_action_cb);
  gtk_widget_class_install_action (widget_class, "check.next-post", NULL, next_post_action_cb);
  gtk_widget_class_install_action (widget_class, "check.next-tab", NULL, turn_action_cb);
  gtk_widget_class_install_action (widget_class, "check.previous-tab", NULL, turn_action_cb);
  gtk_widget_class_install_action (widget_class, "check.reopen", NULL, reopen_action_cb);
}

static void
tracker_check_dialog_init (TrackerCheckDialog *self)
{
  self->pages = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_shortcuts (self);
}

/**
 * tracker_check_dialog_new:
 * @parent: the window it belongs to
 * @library: where the parcels are
 * @parcel_id: the parcel whose posts are asked, each with all else that waits for it; 0: every
 * parcel that waits
 * @carrier: (nullable): the post of @parcel_id that is shown first
 *
 * Main thread.
 *
 * Returns: (transfer none): a dialog that is not shown yet; what it reads is on the way
 */
GtkWidget *
tracker_check_dialog_new (GtkWindow *parent,
                          TrackerLibrary *library,
                          gint64 parcel_id,
                          const char *carrier)
{
  TrackerCheckDialog *self
      = g_object_new (TRACKER_TYPE_CHECK_DIALOG, "transient-for", parent, NULL);

  self->check = tracker_library_create_direct_check (library);
  self->parcel_id = parcel_id;
  self->carrier = g_strdup (carrier);
  open_check (self);

  return GTK_WIDGET (self);
}
