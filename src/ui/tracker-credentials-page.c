/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-credentials-page.h"

#include <glib/gi18n-lib.h>

#include "tracker-sentence.h"

/* The values of the library's property "keyring-state". */
#define KEYRING_LOCKED 2
#define KEYRING_MISSING 3

struct _TrackerCredentialsPage
{
  GtkWidget parent_instance;

  AdwWindowTitle *window_title;     /* (template) */
  GtkWidget *keyring_group;         /* (template) */
  AdwActionRow *keyring_row;        /* (template) */
  GtkWidget *unlock_button;         /* (template) */
  AdwPreferencesGroup *login_group; /* (template) */
  GtkWidget *forget_button;         /* (template) */
  AdwActionRow *help_row;           /* (template) */
  AdwActionRow *home_row;           /* (template) */

  TrackerLibrary *library;   /* (owned) */
  TrackerCarrier *carrier;   /* (owned) */
  GPtrArray *rows;           /* (owned) (element-type GtkWidget) one a credential, in its order */
  GCancellable *cancellable; /* (owned) ends with the page */
  const char *state;
};

enum
{
  PROP_STATE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerCredentialsPage, tracker_credentials_page, GTK_TYPE_WIDGET)

static void load (TrackerCredentialsPage *self);

static const char *
get_key (TrackerCredentialsPage *self, guint index)
{
  const char *key, *label, *help;
  gboolean is_secret;

  tracker_carrier_get_credential (self->carrier, index, &key, &label, &help, &is_secret);

  return key;
}

static gboolean
has_values (TrackerCredentialsPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (*gtk_editable_get_text (GTK_EDITABLE (g_ptr_array_index (self->rows, i))) != '\0')
      return TRUE;

  return FALSE;
}

static void
set_state (TrackerCredentialsPage *self, const char *state, const char *words)
{
  gboolean is_ready = g_str_equal (state, "ready");

  self->state = state;
  gtk_widget_set_visible (self->keyring_group, words != NULL);
  if (words != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->keyring_row), words);
  gtk_widget_set_visible (self->unlock_button, g_str_equal (state, "locked"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "credentials.unlock",
                                 g_str_equal (state, "locked"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->login_group), is_ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "credentials.forget",
                                 is_ready && has_values (self));
  gtk_widget_set_visible (self->forget_button, is_ready && has_values (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
show_values (TrackerCredentialsPage *self, GHashTable *values)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *value = g_hash_table_lookup (values, get_key (self, i));

      gtk_editable_set_text (GTK_EDITABLE (g_ptr_array_index (self->rows, i)),
                             value != NULL ? value : "");
    }
}

static void
show_failure (TrackerCredentialsPage *self, const GError *error)
{
  g_autofree char *sentence = NULL;
  int keyring;

  g_object_get (self->library, "keyring-state", &keyring, NULL);
  if (keyring == KEYRING_LOCKED)
    set_state (self, "locked", _ ("The keyring is locked. Unlock it to see and change the login."));
  else if (keyring == KEYRING_MISSING)
    set_state (
        self, "missing",
        _ ("Your desktop has no keyring service, so no login can be kept. Install one, such as "
           "gnome-keyring, and log in again."));
  else
    {
      sentence = tracker_sentence_for_error (error, _ ("The keyring could not be read"));
      set_state (self, "failed", sentence);
    }
}

static void
on_credentials_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerCredentialsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) values
      = tracker_library_load_credentials_finish (TRACKER_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->window_title == NULL)
    return;

  if (values == NULL)
    {
      show_failure (self, error);
      return;
    }

  show_values (self, values);
  set_state (self, "ready", NULL);
}

static void
load (TrackerCredentialsPage *self)
{
  set_state (self, "loading", NULL);
  tracker_library_load_credentials_async (self->library, tracker_carrier_get_id (self->carrier),
                                          self->cancellable, on_credentials_loaded_cb,
                                          g_object_ref (self));
}

static void
say (TrackerCredentialsPage *self, const char *sentence)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_WINDOW);
  g_autofree char *markup = NULL;

  if (window == NULL || sentence == NULL)
    return;

  /* A toast's title is markup; what came from outside is not. */
  markup = g_markup_escape_text (sentence, -1);
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (window), adw_toast_new (markup));
}

static void
on_credential_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerCredentialsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (tracker_library_finish (TRACKER_LIBRARY (source), result, &error))
    sentence = g_strdup (_ ("Kept in the keyring"));
  else
    sentence = tracker_sentence_for_error (error, _ ("The login could not be kept"));
  if (self->window_title == NULL)
    return;

  say (self, sentence);
  if (error != NULL)
    load (self);
  else
    set_state (self, "ready", NULL);
}

static void
on_row_apply_cb (AdwEntryRow *row, TrackerCredentialsPage *self)
{
  guint index;

  if (!g_ptr_array_find (self->rows, row, &index))
    return;

  tracker_library_store_credential_async (
      self->library, tracker_carrier_get_id (self->carrier), get_key (self, index),
      gtk_editable_get_text (GTK_EDITABLE (row)), on_credential_stored_cb, g_object_ref (self));
}

static void
on_login_forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerCredentialsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!tracker_library_finish (TRACKER_LIBRARY (source), result, &error))
    sentence = tracker_sentence_for_error (error, _ ("The login could not be forgotten"));
  if (self->window_title == NULL)
    return;

  say (self, sentence);
  load (self);
}

static void
forget_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerCredentialsPage *self = TRACKER_CREDENTIALS_PAGE (widget);

  for (guint i = 0; i < self->rows->len; i++)
    tracker_library_store_credential_async (self->library, tracker_carrier_get_id (self->carrier),
                                            get_key (self, i), "", on_login_forgotten_cb,
                                            g_object_ref (self));
}

static void
on_keyring_unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerCredentialsPage) self = user_data;
  g_autoptr (GError) error = NULL;

  tracker_library_finish (TRACKER_LIBRARY (source), result, &error);
  if (self->window_title != NULL)
    load (self);
}

static void
unlock_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerCredentialsPage *self = TRACKER_CREDENTIALS_PAGE (widget);

  gtk_widget_action_set_enabled (widget, "credentials.unlock", FALSE);
  tracker_library_unlock_keyring_async (self->library, on_keyring_unlocked_cb, g_object_ref (self));
}

static void
close_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkWidget *window = gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_WINDOW);

  if (window != NULL)
    adw_preferences_window_close_subpage (ADW_PREFERENCES_WINDOW (window));
}

static void
on_link_row_activated_cb (AdwActionRow *row, TrackerCredentialsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, adw_action_row_get_subtitle (row),
                GDK_CURRENT_TIME);
}

static void
tracker_credentials_page_get_property (GObject *object,
                                       guint prop_id,
                                       GValue *value,
                                       GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_string (value, TRACKER_CREDENTIALS_PAGE (object)->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_credentials_page_dispose (GObject *object)
{
  TrackerCredentialsPage *self = TRACKER_CREDENTIALS_PAGE (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_CREDENTIALS_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (tracker_credentials_page_parent_class)->dispose (object);
}

static void
tracker_credentials_page_finalize (GObject *object)
{
  TrackerCredentialsPage *self = TRACKER_CREDENTIALS_PAGE (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->rows);
  g_clear_object (&self->carrier);

  G_OBJECT_CLASS (tracker_credentials_page_parent_class)->finalize (object);
}

static void
tracker_credentials_page_class_init (TrackerCredentialsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tracker_credentials_page_get_property;
  object_class->dispose = tracker_credentials_page_dispose;
  object_class->finalize = tracker_credentials_page_finalize;

  properties[PROP_STATE]
      = g_param_spec_string ("state", NULL, NULL, "loading",
                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/Tracker/ui/tracker-credentials-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerCredentialsPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, TrackerCredentialsPage, keyring_group);
  gtk_widget_class_bind_template_child (widget_class, TrackerCredentialsPage, keyring_row);
  gtk_widget_class_bind_template_child (widget_class, TrackerCredentialsPage, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, TrackerCredentialsPage, login_group);
  gtk_widget_class_bind_template_child (widget_class, TrackerCredentialsPage, forget_button);
  gtk_widget_class_bind_template_child (widget_class, TrackerCredentialsPage, help_row);
  gtk_widget_class_bind_template_child (widget_class, TrackerCredentialsPage, home_row);
  gtk_widget_class_bind_template_callback (widget_class, on_link_row_activated_cb);
  gtk_widget_class_install_action (widget_class, "credentials.unlock", NULL, unlock_action_cb);
  gtk_widget_class_install_action (widget_class, "credentials.forget", NULL, forget_action_cb);
  gtk_widget_class_install_action (widget_class, "credentials.close", NULL, close_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "credentials.close", NULL);
}

static void
tracker_credentials_page_init (TrackerCredentialsPage *self)
{
  self->state = "loading";
  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_link (AdwActionRow *row, const char *url)
{
  gtk_widget_set_visible (GTK_WIDGET (row), url != NULL);
  adw_action_row_set_subtitle (row, url != NULL ? url : "");
}

static void
create_rows (TrackerCredentialsPage *self)
{
  const char *first_help = NULL;

  for (guint i = 0; i < tracker_carrier_get_n_credentials (self->carrier); i++)
    {
      const char *key, *label, *help;
      gboolean is_secret;
      GtkWidget *row;

      tracker_carrier_get_credential (self->carrier, i, &key, &label, &help, &is_secret);
      row = g_object_new (is_secret ? ADW_TYPE_PASSWORD_ENTRY_ROW : ADW_TYPE_ENTRY_ROW,
                          "use-markup", FALSE, "show-apply-button", TRUE, NULL);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
      g_signal_connect_object (row, "apply", G_CALLBACK (on_row_apply_cb), self, 0);
      adw_preferences_group_add (self->login_group, row);
      g_ptr_array_add (self->rows, row);
      if (first_help == NULL)
        first_help = help;
    }
  set_link (self->help_row, first_help);
  set_link (self->home_row, tracker_carrier_get_home (self->carrier));
}

/**
 * tracker_credentials_page_new:
 * @library: where credentials are kept
 * @carrier: whose they are
 *
 * Main thread.
 *
 * Returns: (transfer floating): a page that reads the keyring
 */
GtkWidget *
tracker_credentials_page_new (TrackerLibrary *library, TrackerCarrier *carrier)
{
  TrackerCredentialsPage *self = g_object_new (TRACKER_TYPE_CREDENTIALS_PAGE, NULL);

  self->library = g_object_ref (library);
  self->carrier = g_object_ref (carrier);
  adw_window_title_set_title (self->window_title, tracker_carrier_get_name (carrier));
  create_rows (self);
  load (self);

  return GTK_WIDGET (self);
}

/**
 * tracker_credentials_page_get_state:
 * @self: a page
 *
 * Returns: (transfer none): what is shown, as the property says
 */
const char *
tracker_credentials_page_get_state (TrackerCredentialsPage *self)
{
  g_return_val_if_fail (TRACKER_IS_CREDENTIALS_PAGE (self), NULL);

  return self->state;
}
