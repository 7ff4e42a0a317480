/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-login-group.h"

#include <glib/gi18n-lib.h>

#include "tracker-sentence.h"

/* The values of the library's property "keyring-state". */
#define KEYRING_LOCKED 2
#define KEYRING_MISSING 3

struct _TrackerLoginGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *keyring_row; /* (template) */
  GtkWidget *unlock_button;  /* (template) */
  AdwActionRow *test_row;    /* (template) */
  GtkImage *test_image;      /* (template) */
  GtkSpinner *test_spinner;  /* (template) */
  GtkWidget *test_button;    /* (template) */
  AdwActionRow *help_row;    /* (template) */
  GtkWidget *forget_row;     /* (template) */

  TrackerLibrary *library;   /* (owned) (nullable) */
  TrackerCarrier *carrier;   /* (owned) (nullable) */
  GPtrArray *rows;           /* (owned) (element-type GtkWidget) one a credential, in its order */
  GCancellable *cancellable; /* (owned) ends with the group */
  GCancellable *test;        /* (owned) (nullable) of the trial that runs */
  const char *state;
  const char *test_state;
  char *test_hint; /* (owned) (nullable) what the row says while nothing was tried */
  gboolean is_filling;
};

enum
{
  PROP_STATE = 1,
  PROP_TEST_STATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerLoginGroup, tracker_login_group, ADW_TYPE_PREFERENCES_GROUP)

static void load (TrackerLoginGroup *self);

static const char *
get_key (TrackerLoginGroup *self, guint index)
{
  const char *key, *label, *help;
  gboolean is_secret;

  tracker_carrier_get_credential (self->carrier, index, &key, &label, &help, &is_secret);

  return key;
}

static gboolean
has_values (TrackerLoginGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (*gtk_editable_get_text (GTK_EDITABLE (g_ptr_array_index (self->rows, i))) != '\0')
      return TRUE;

  return FALSE;
}

static void
update_actions (TrackerLoginGroup *self)
{
  gboolean is_ready = g_str_equal (self->state, "ready");
  gboolean has_something = has_values (self);
  gboolean is_testing = g_str_equal (self->test_state, "testing");

  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_set_sensitive (g_ptr_array_index (self->rows, i), is_ready);
  gtk_widget_set_visible (self->unlock_button, g_str_equal (self->state, "locked"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "login.unlock",
                                 g_str_equal (self->state, "locked"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "login.forget", is_ready && has_something);
  gtk_widget_set_visible (self->forget_row, is_ready && has_something);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "login.test", has_something && !is_testing);
}

static void
set_state (TrackerLoginGroup *self, const char *state, const char *words)
{
  self->state = state;
  gtk_widget_set_visible (GTK_WIDGET (self->keyring_row), words != NULL);
  if (words != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->keyring_row), words);
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
show_values (TrackerLoginGroup *self, GHashTable *values)
{
  self->is_filling = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *value = g_hash_table_lookup (values, get_key (self, i));

      gtk_editable_set_text (GTK_EDITABLE (g_ptr_array_index (self->rows, i)),
                             value != NULL ? value : "");
    }
  self->is_filling = FALSE;
}

static void
show_failure (TrackerLoginGroup *self, const GError *error)
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
  g_autoptr (TrackerLoginGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) values
      = tracker_library_load_credentials_finish (TRACKER_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->test_row == NULL)
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
load (TrackerLoginGroup *self)
{
  set_state (self, "loading", NULL);
  tracker_library_load_credentials_async (self->library, tracker_carrier_get_id (self->carrier),
                                          self->cancellable, on_credentials_loaded_cb,
                                          g_object_ref (self));
}

static void
say (TrackerLoginGroup *self, const char *sentence)
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
  g_autoptr (TrackerLoginGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (tracker_library_finish (TRACKER_LIBRARY (source), result, &error))
    sentence = g_strdup (_ ("Kept in the keyring"));
  else
    sentence = tracker_sentence_for_error (error, _ ("The login could not be kept"));
  if (self->test_row == NULL)
    return;

  say (self, sentence);
  if (error != NULL)
    load (self);
  else
    set_state (self, "ready", NULL);
}

static void
on_row_apply_cb (AdwEntryRow *row, TrackerLoginGroup *self)
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
  g_autoptr (TrackerLoginGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!tracker_library_finish (TRACKER_LIBRARY (source), result, &error))
    sentence = tracker_sentence_for_error (error, _ ("The login could not be forgotten"));
  if (self->test_row == NULL)
    return;

  say (self, sentence);
  load (self);
}

static void
forget_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerLoginGroup *self = TRACKER_LOGIN_GROUP (widget);

  for (guint i = 0; i < self->rows->len; i++)
    tracker_library_store_credential_async (self->library, tracker_carrier_get_id (self->carrier),
                                            get_key (self, i), "", on_login_forgotten_cb,
                                            g_object_ref (self));
}

static void
on_keyring_unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerLoginGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  tracker_library_finish (TRACKER_LIBRARY (source), result, &error);
  if (self->test_row != NULL)
    load (self);
}

static void
unlock_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerLoginGroup *self = TRACKER_LOGIN_GROUP (widget);

  gtk_widget_action_set_enabled (widget, "login.unlock", FALSE);
  tracker_library_unlock_keyring_async (self->library, on_keyring_unlocked_cb, g_object_ref (self));
}

/* --- the trial --- */

static void
show_test (TrackerLoginGroup *self, const char *state, const char *words)
{
  static const char *const styles[] = { "dim-label", "success", "error" };
  static const char *const icons[]
      = { "network-transmit-receive-symbolic", "emblem-ok-symbolic", "dialog-error-symbolic" };
  gboolean is_testing = g_str_equal (state, "testing");
  gboolean is_good = g_str_equal (state, "good");
  gboolean is_done = is_good || g_str_equal (state, "bad");
  guint look = is_good ? 1 : is_done ? 2 : 0;

  self->test_state = state;
  gtk_widget_set_visible (GTK_WIDGET (self->test_spinner), is_testing);
  gtk_spinner_set_spinning (self->test_spinner, is_testing);
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->test_image), styles[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->test_image), styles[look]);
  gtk_image_set_from_icon_name (self->test_image, icons[look]);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->test_row), is_good ? _ ("It Works")
                                                                       : is_done
                                                                           ? _ ("It Does Not Work")
                                                                           : _ ("Try It"));
  adw_action_row_set_subtitle (self->test_row, words != NULL ? words : self->test_hint);
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEST_STATE]);
}

static void
drop_test (TrackerLoginGroup *self)
{
  if (self->test != NULL)
    g_cancellable_cancel (self->test);
  g_clear_object (&self->test);
}

static void
on_carrier_tested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerLoginGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_good = FALSE;
  g_autofree char *words
      = tracker_library_test_carrier_finish (TRACKER_LIBRARY (source), result, &is_good, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->test_row == NULL)
    return;

  g_clear_object (&self->test);
  if (words == NULL)
    words = tracker_sentence_for_error (error, _ ("The carrier could not be asked"));
  show_test (self, is_good ? "good" : "bad", words);
}

/* With what is typed, kept or not: so a login can be tried before it replaces another. */
static void
test_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerLoginGroup *self = TRACKER_LOGIN_GROUP (widget);
  g_autoptr (GHashTable) secrets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *text = gtk_editable_get_text (GTK_EDITABLE (g_ptr_array_index (self->rows, i)));

      if (*text != '\0')
        g_hash_table_insert (secrets, g_strdup (get_key (self, i)), g_strdup (text));
    }
  drop_test (self);
  self->test = g_cancellable_new ();
  show_test (self, "testing", _ ("Asking…"));
  tracker_library_test_carrier_async (self->library, tracker_carrier_get_id (self->carrier),
                                      secrets, self->test, on_carrier_tested_cb,
                                      g_object_ref (self));
}

/* What was said of other letters says nothing of these. */
static void
on_row_changed_cb (GtkEditable *row, TrackerLoginGroup *self)
{
  drop_test (self);
  if (*self->test_state != '\0')
    show_test (self, "", NULL);
  else if (!self->is_filling)
    update_actions (self);
}

static void
on_help_row_activated_cb (AdwActionRow *row, TrackerLoginGroup *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, adw_action_row_get_subtitle (row),
                GDK_CURRENT_TIME);
}

/* --- the group --- */

static void
tracker_login_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_string (value, TRACKER_LOGIN_GROUP (object)->state);
      break;
    case PROP_TEST_STATE:
      g_value_set_string (value, TRACKER_LOGIN_GROUP (object)->test_state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_login_group_dispose (GObject *object)
{
  TrackerLoginGroup *self = TRACKER_LOGIN_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  drop_test (self);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_LOGIN_GROUP);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (tracker_login_group_parent_class)->dispose (object);
}

static void
tracker_login_group_finalize (GObject *object)
{
  TrackerLoginGroup *self = TRACKER_LOGIN_GROUP (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->rows);
  g_clear_object (&self->carrier);
  g_free (self->test_hint);

  G_OBJECT_CLASS (tracker_login_group_parent_class)->finalize (object);
}

static void
tracker_login_group_class_init (TrackerLoginGroupClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tracker_login_group_get_property;
  object_class->dispose = tracker_login_group_dispose;
  object_class->finalize = tracker_login_group_finalize;

  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, "loading", flags);
  properties[PROP_TEST_STATE] = g_param_spec_string ("test-state", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-login-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerLoginGroup, keyring_row);
  gtk_widget_class_bind_template_child (widget_class, TrackerLoginGroup, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, TrackerLoginGroup, test_row);
  gtk_widget_class_bind_template_child (widget_class, TrackerLoginGroup, test_image);
  gtk_widget_class_bind_template_child (widget_class, TrackerLoginGroup, test_spinner);
  gtk_widget_class_bind_template_child (widget_class, TrackerLoginGroup, test_button);
  gtk_widget_class_bind_template_child (widget_class, TrackerLoginGroup, help_row);
  gtk_widget_class_bind_template_child (widget_class, TrackerLoginGroup, forget_row);
  gtk_widget_class_bind_template_callback (widget_class, on_help_row_activated_cb);
  gtk_widget_class_install_action (widget_class, "login.unlock", NULL, unlock_action_cb);
  gtk_widget_class_install_action (widget_class, "login.forget", NULL, forget_action_cb);
  gtk_widget_class_install_action (widget_class, "login.test", NULL, test_action_cb);
}

static void
tracker_login_group_init (TrackerLoginGroup *self)
{
  self->state = "loading";
  self->test_state = "";
  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->test_hint = g_strdup (adw_action_row_get_subtitle (self->test_row));
}

/* The entries stand before the rows that the template has put there. */
static void
create_rows (TrackerLoginGroup *self)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (self->test_row)));
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
      g_signal_connect_object (row, "changed", G_CALLBACK (on_row_changed_cb), self, 0);
      gtk_list_box_insert (list, row,
                           gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->test_row)));
      g_ptr_array_add (self->rows, row);
      if (first_help == NULL)
        first_help = help;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->help_row), first_help != NULL);
  adw_action_row_set_subtitle (self->help_row, first_help != NULL ? first_help : "");
}

/**
 * tracker_login_group_set_carrier:
 * @self: a new group
 * @library: where logins are kept
 * @carrier: whose login it is; it has at least one credential
 *
 * Begins to read the keyring. Once; main thread.
 */
void
tracker_login_group_set_carrier (TrackerLoginGroup *self,
                                 TrackerLibrary *library,
                                 TrackerCarrier *carrier)
{
  g_return_if_fail (TRACKER_IS_LOGIN_GROUP (self));
  g_return_if_fail (self->carrier == NULL);

  self->library = g_object_ref (library);
  self->carrier = g_object_ref (carrier);
  create_rows (self);
  load (self);
}

/**
 * tracker_login_group_get_state:
 * @self: a group
 *
 * Returns: (transfer none): what is shown, as the property says
 */
const char *
tracker_login_group_get_state (TrackerLoginGroup *self)
{
  g_return_val_if_fail (TRACKER_IS_LOGIN_GROUP (self), NULL);

  return self->state;
}

/**
 * tracker_login_group_get_test_state:
 * @self: a group
 *
 * Returns: (transfer none): how the trial went, as the property says
 */
const char *
tracker_login_group_get_test_state (TrackerLoginGroup *self)
{
  g_return_val_if_fail (TRACKER_IS_LOGIN_GROUP (self), NULL);

  return self->test_state;
}

/**
 * tracker_login_group_get_test_words:
 * @self: a group
 *
 * Returns: (transfer none): what the row of the trial says
 */
const char *
tracker_login_group_get_test_words (TrackerLoginGroup *self)
{
  g_return_val_if_fail (TRACKER_IS_LOGIN_GROUP (self), NULL);

  return adw_action_row_get_subtitle (self->test_row);
}

/**
 * tracker_login_group_focus:
 * @self: a group
 *
 * Goes to the first entry.
 */
void
tracker_login_group_focus (TrackerLoginGroup *self)
{
  g_return_if_fail (TRACKER_IS_LOGIN_GROUP (self));

  if (self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0));
}
