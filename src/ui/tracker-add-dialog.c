/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-add-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tracker-candidate.h"
#include "tracker-carrier-picker.h"
#include "tracker-code-entry.h"
#include "tracker-guess-row.h"
#include "tracker-need-group.h"
#include "tracker-sentence.h"

/* How long typing must rest before the text is looked at. */
#define LOOK_AFTER_MS 120
/* Rows beyond these help nobody; what they would show is added all the same. */
#define N_SHOWN_MOST 50
/* A text that holds no code of any usual shape may still be one, if it is as short as a code. */
#define SHORT_TEXT_BYTES 80

struct _TrackerAddDialog
{
  AdwWindow parent_instance;

  GtkButton *add_button;        /* (template) */
  GtkSpinner *spinner;          /* (template) */
  GtkWidget *body;              /* (template) */
  TrackerCodeEntry *entry;      /* (template) */
  GtkWidget *hint;              /* (template) */
  GtkLabel *message_label;      /* (template) */
  GtkListBox *list;             /* (template) */
  GtkLabel *more_label;         /* (template) */
  TrackerNeedGroup *need_group; /* (template) */
  GtkWidget *details;           /* (template) */
  AdwEntryRow *name_row;        /* (template) */
  AdwComboRow *folder_row;      /* (template) */
  AdwActionRow *carrier_row;    /* (template) */

  TrackerLibrary *library;   /* (owned) */
  GListStore *candidates;    /* (owned) */
  GArray *folder_ids;        /* (owned) (element-type gint64) of the folder row's lines */
  char *carrier;             /* (owned) (nullable) chosen for all; NULL: by each code */
  GStrv asked;               /* (owned) (nullable) whose wishes are shown */
  GCancellable *cancellable; /* (owned) (nullable) of the text that is looked at */
  guint look_id;             /* waits until typing rests; 0: none */
  gboolean add_when_seen;    /* Enter was pressed before the text was looked at */
  gboolean is_adding;
};

G_DEFINE_FINAL_TYPE (TrackerAddDialog, tracker_add_dialog, ADW_TYPE_WINDOW)

static guint
count_chosen (TrackerAddDialog *self, TrackerCandidate **first)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->candidates)); i++)
    {
      g_autoptr (TrackerCandidate) item
          = g_list_model_get_item (G_LIST_MODEL (self->candidates), i);

      if (!tracker_candidate_get_chosen (item))
        continue;
      if (n == 0 && first != NULL)
        *first = item; /* the model holds it */
      n++;
    }

  return n;
}

static void
show_message (TrackerAddDialog *self, const char *text, gboolean is_error)
{
  gtk_label_set_text (self->message_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), text != NULL && *text != '\0');
  gtk_widget_remove_css_class (GTK_WIDGET (self->message_label), is_error ? "dim-label" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->message_label), is_error ? "error" : "dim-label");
}

static void
update_add_button (TrackerAddDialog *self, guint n_chosen)
{
  g_autofree char *label = NULL;

  if (n_chosen <= 1)
    label = g_strdup (_ ("_Add"));
  else
    label = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "_Add %u Parcel", "_Add %u Parcels", n_chosen), n_chosen);
  gtk_button_set_label (self->add_button, label);
  gtk_button_set_use_underline (self->add_button, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "add.add", n_chosen > 0 && !self->is_adding);
}

/* For one code its own buttons are there. */
static void
update_carrier_row (TrackerAddDialog *self, guint n)
{
  TrackerCarrier *carrier
      = self->carrier != NULL ? tracker_library_find_carrier (self->library, self->carrier) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->carrier_row), n > 1);
  adw_action_row_set_subtitle (self->carrier_row, carrier != NULL
                                                      ? tracker_carrier_get_name (carrier)
                                                      : _ ("Found out from each code"));
}

/* Of one parcel: many have each their own, and are asked for in place when they are there. */
static void
update_needs (TrackerAddDialog *self, TrackerCandidate *only)
{
  g_auto (GStrv) asked = only != NULL ? tracker_candidate_dup_carriers (only) : g_new0 (char *, 1);

  if (self->asked != NULL
      && g_strv_equal ((const char *const *) asked, (const char *const *) self->asked))
    return;

  g_strfreev (self->asked);
  self->asked = g_steal_pointer (&asked);
  tracker_need_group_set_carriers (self->need_group, self->library,
                                   (const char *const *) self->asked);
}

static void
update_more (TrackerAddDialog *self, guint n)
{
  guint n_more = n > N_SHOWN_MOST ? n - N_SHOWN_MOST : 0;
  g_autofree char *label = NULL;

  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", n_more),
                           n_more);
  gtk_label_set_text (self->more_label, label);
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), n_more > 0);
}

static void
update (TrackerAddDialog *self)
{
  TrackerCandidate *first = NULL;
  guint n_chosen = count_chosen (self, &first);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->candidates));

  update_add_button (self, n_chosen);
  update_carrier_row (self, n);
  update_needs (self, n == 1 && n_chosen == 1 ? first : NULL);
  gtk_widget_set_visible (self->hint,
                          n == 0 && !gtk_widget_get_visible (GTK_WIDGET (self->message_label)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  update_more (self, n);
  gtk_widget_set_visible (self->details, n_chosen > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->name_row), n_chosen == 1);
  gtk_widget_set_sensitive (self->body, !self->is_adding);
  gtk_spinner_set_spinning (self->spinner, self->is_adding);
}

static void
on_candidate_chosen_cb (TrackerCandidate *item, GParamSpec *pspec, TrackerAddDialog *self)
{
  update (self);
}

static void
show_guesses (TrackerAddDialog *self, GPtrArray *guesses)
{
  g_autoptr (GPtrArray) items = tracker_candidate_judge (guesses);

  for (guint i = 0; i < items->len; i++)
    {
      g_signal_connect_object (g_ptr_array_index (items, i), "notify::chosen",
                               G_CALLBACK (on_candidate_chosen_cb), self, 0);
      g_signal_connect_object (g_ptr_array_index (items, i), "notify::carriers",
                               G_CALLBACK (on_candidate_chosen_cb), self, 0);
    }
  g_list_store_splice (self->candidates, 0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->candidates)), items->pdata,
                       items->len);
}

/* No code of a usual shape was found: the text itself may be an unusual one. */
static void
show_lone_text (TrackerAddDialog *self, const char *text)
{
  g_autoptr (TrackerGuess) guess = NULL;
  g_autoptr (GPtrArray) guesses = g_ptr_array_new ();

  if (strlen (text) <= SHORT_TEXT_BYTES && strchr (text, '\n') == NULL)
    guess = tracker_library_guess (self->library, text);
  if (guess != NULL && tracker_guess_get_valid (guess))
    g_ptr_array_add (guesses, guess);
  show_guesses (self, guesses);
  if (guesses->len == 0)
    show_message (self,
                  guess != NULL ? tracker_guess_get_error (guess)
                                : _ ("There is no track code in this text."),
                  TRUE);
}

static void add (TrackerAddDialog *self);

static void
on_text_guessed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerAddDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) guesses
      = tracker_library_guess_text_finish (TRACKER_LIBRARY (source), result, &error);
  g_autofree char *text = NULL;

  if (guesses == NULL || self->entry == NULL)
    return;

  g_clear_object (&self->cancellable);
  text = g_strstrip (tracker_code_entry_dup_text (self->entry));
  show_message (self, NULL, FALSE);
  if (guesses->len > 0)
    show_guesses (self, guesses);
  else
    show_lone_text (self, text);
  if (guesses->len > 1)
    {
      g_autofree char *found = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u code found", "%u codes found", guesses->len),
          guesses->len);

      show_message (self, found, FALSE);
    }
  update (self);
  if (self->add_when_seen)
    add (self);
  self->add_when_seen = FALSE;
}

static void
drop_look (TrackerAddDialog *self)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
look (TrackerAddDialog *self)
{
  g_autofree char *text = g_strstrip (tracker_code_entry_dup_text (self->entry));

  drop_look (self);
  if (*text == '\0')
    {
      g_list_store_remove_all (self->candidates);
      show_message (self, NULL, FALSE);
      update (self);
      return;
    }

  self->cancellable = g_cancellable_new ();
  tracker_library_guess_text_async (self->library, text, self->cancellable, on_text_guessed_cb,
                                    g_object_ref (self));
}

static gboolean
on_look_timeout_cb (gpointer user_data)
{
  TrackerAddDialog *self = user_data;

  self->look_id = 0;
  look (self);

  return G_SOURCE_REMOVE;
}

static void
on_entry_changed_cb (TrackerCodeEntry *entry, TrackerAddDialog *self)
{
  drop_look (self);
  self->add_when_seen = FALSE;
  self->look_id = g_timeout_add (LOOK_AFTER_MS, on_look_timeout_cb, self);
}

static void
on_entry_activate_cb (TrackerCodeEntry *entry, TrackerAddDialog *self)
{
  if (self->look_id == 0 && self->cancellable == NULL)
    {
      add (self);
      return;
    }

  self->add_when_seen = TRUE;
  if (self->look_id != 0)
    look (self);
}

static void
on_name_row_activated_cb (AdwEntryRow *row, TrackerAddDialog *self)
{
  add (self);
}

static void
on_need_group_activate_cb (TrackerNeedGroup *group, TrackerAddDialog *self)
{
  add (self);
}

static void
on_picker_chosen_cb (TrackerChooser *chooser, const char *id, TrackerAddDialog *self)
{
  g_free (self->carrier);
  self->carrier = *id != '\0' ? g_strdup (id) : NULL;
  update (self);
}

static void
on_carrier_row_activated_cb (AdwActionRow *row, TrackerAddDialog *self)
{
  TrackerChooser *chooser = tracker_carrier_picker_new (GTK_WINDOW (self), self->library, NULL,
                                                        _ ("Found out from each code"),
                                                        self->carrier != NULL ? self->carrier : "");

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_picker_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (chooser));
}

/* The dialog's own actions end with it: the parcel is opened by the window it belongs to. */
static void
open_parcel (TrackerAddDialog *self, TrackerParcel *parcel)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_widget_activate_action (parent != NULL ? GTK_WIDGET (parent) : GTK_WIDGET (self),
                              "app.open-parcel", "s", tracker_parcel_get_uuid (parcel));
}

static void
fail (TrackerAddDialog *self, const GError *error)
{
  g_autofree char *sentence = tracker_sentence_for_error (error, _ ("Nothing was added"));

  self->is_adding = FALSE;
  show_message (self, sentence, TRUE);
  update (self);
}

static void
on_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerAddDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parcels
      = tracker_library_add_finish (TRACKER_LIBRARY (source), result, NULL, &error);

  if (self->entry == NULL)
    return;

  if (parcels == NULL || parcels->len == 0)
    {
      fail (self, error);
      return;
    }

  self->is_adding = FALSE;
  open_parcel (self, g_ptr_array_index (parcels, 0));
  gtk_window_close (GTK_WINDOW (self));
}

/* (transfer full) (element-type TrackerGuess): the codes that are to be added. @chosen: takes whom
 * the person chose for one of them alone, by its number. */
static GPtrArray *
collect_guesses (TrackerAddDialog *self, GHashTable *chosen)
{
  GPtrArray *guesses = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->candidates)); i++)
    {
      g_autoptr (TrackerCandidate) item
          = g_list_model_get_item (G_LIST_MODEL (self->candidates), i);
      TrackerGuess *guess = tracker_candidate_get_guess (item);

      if (!tracker_candidate_get_chosen (item))
        continue;
      g_ptr_array_add (guesses, g_object_ref (guess));
      if (tracker_candidate_is_corrected (item))
        g_hash_table_insert (chosen, g_strdup (tracker_guess_get_number (guess)),
                             tracker_candidate_dup_carriers (item));
    }

  return guesses;
}

static void
add (TrackerAddDialog *self)
{
  const char *carriers[] = { self->carrier, NULL };
  g_autofree char *name
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
  g_autoptr (GHashTable) needs = tracker_need_group_dup_values (self->need_group);
  g_autoptr (GHashTable) chosen
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  guint folder = adw_combo_row_get_selected (self->folder_row);
  gboolean is_one = count_chosen (self, NULL) == 1;
  TrackerAddOptions options = { .chosen = chosen, .ask = TRUE };
  g_autoptr (GPtrArray) guesses = NULL;

  if (count_chosen (self, NULL) == 0 || self->is_adding)
    return;

  guesses = collect_guesses (self, chosen);
  options.name = is_one && *name != '\0' ? name : NULL;
  if (folder < self->folder_ids->len)
    options.folder_id = g_array_index (self->folder_ids, gint64, folder);
  options.carriers = self->carrier != NULL ? carriers : NULL;
  options.needs = is_one ? needs : NULL;
  self->is_adding = TRUE;
  update (self);
  tracker_library_add_async (self->library, guesses, &options, NULL, on_added_cb,
                             g_object_ref (self));
}

static void
add_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  add (TRACKER_ADD_DIALOG (widget));
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = gtk_list_box_row_new ();
  TrackerAddDialog *self = user_data;
  GtkWidget *guess_row = tracker_guess_row_new (self->library);
  TrackerGuess *guess = tracker_candidate_get_guess (item);
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;

  tracker_guess_row_set_item (TRACKER_GUESS_ROW (guess_row), item);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), guess_row);
  g_object_get (guess, "pretty-number", &number, NULL);
  name = g_strjoin (", ", number, tracker_guess_get_summary (guess),
                    tracker_guess_get_warning (guess), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return row;
}

/* The row itself is as good as the check in it. */
static void
on_list_row_activated_cb (GtkListBox *list, GtkListBoxRow *row, TrackerAddDialog *self)
{
  TrackerCandidate *item
      = tracker_guess_row_get_item (TRACKER_GUESS_ROW (gtk_list_box_row_get_child (row)));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->candidates)) > 1)
    tracker_candidate_set_chosen (item, !tracker_candidate_get_chosen (item));
}

static void
tracker_add_dialog_dispose (GObject *object)
{
  TrackerAddDialog *self = TRACKER_ADD_DIALOG (object);

  drop_look (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_ADD_DIALOG);
  g_clear_object (&self->candidates);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (tracker_add_dialog_parent_class)->dispose (object);
}

static void
tracker_add_dialog_finalize (GObject *object)
{
  TrackerAddDialog *self = TRACKER_ADD_DIALOG (object);

  g_array_unref (self->folder_ids);
  g_free (self->carrier);
  g_strfreev (self->asked);

  G_OBJECT_CLASS (tracker_add_dialog_parent_class)->finalize (object);
}

static void
tracker_add_dialog_class_init (TrackerAddDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tracker_add_dialog_dispose;
  object_class->finalize = tracker_add_dialog_finalize;

  g_type_ensure (TRACKER_TYPE_CODE_ENTRY);
  g_type_ensure (TRACKER_TYPE_NEED_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-add-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerAddDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, TrackerAddDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, TrackerAddDialog, body);
  gtk_widget_class_bind_template_child (widget_class, TrackerAddDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, TrackerAddDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, TrackerAddDialog, message_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerAddDialog, more_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerAddDialog, list);
  gtk_widget_class_bind_template_child (widget_class, TrackerAddDialog, need_group);
  gtk_widget_class_bind_template_child (widget_class, TrackerAddDialog, details);
  gtk_widget_class_bind_template_child (widget_class, TrackerAddDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TrackerAddDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, TrackerAddDialog, carrier_row);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_name_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_need_group_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_carrier_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_row_activated_cb);
  gtk_widget_class_install_action (widget_class, "add.add", NULL, add_action_cb);
}

static void
tracker_add_dialog_init (TrackerAddDialog *self)
{
  g_autoptr (GtkSliceListModel) shown = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->folder_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->candidates = g_list_store_new (TRACKER_TYPE_CANDIDATE);
  shown
      = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->candidates)), 0, N_SHOWN_MOST);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (shown), create_row, self, NULL);
}

static void
fill_folders (TrackerAddDialog *self, gint64 chosen)
{
  GListModel *folders = tracker_library_get_folders (self->library);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 none = 0;
  guint selected = 0;

  gtk_string_list_append (names, _ ("No Folder"));
  g_array_append_val (self->folder_ids, none);
  for (guint i = 0; i < g_list_model_get_n_items (folders); i++)
    {
      g_autoptr (TrackerFolder) folder = g_list_model_get_item (folders, i);
      const char *emoji = tracker_folder_get_emoji (folder);
      gint64 id = tracker_folder_get_id (folder);
      g_autofree char *label = NULL;

      if (tracker_folder_get_is_smart (folder))
        continue;
      label = g_strjoin (
          " ", emoji != NULL && *emoji != '\0' ? emoji : tracker_folder_get_name (folder),
          emoji != NULL && *emoji != '\0' ? tracker_folder_get_name (folder) : NULL, NULL);
      if (id == chosen)
        selected = self->folder_ids->len;
      gtk_string_list_append (names, label);
      g_array_append_val (self->folder_ids, id);
    }
  adw_combo_row_set_model (self->folder_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->folder_row, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->folder_row), self->folder_ids->len > 1);
}

/**
 * tracker_add_dialog_new:
 * @parent: the window it belongs to; its application's "app.open-parcel" shows what was added
 * @library: where parcels are added
 * @folder_id: the folder that is chosen at first; 0: none
 * @text: (nullable): what is in the field at first; any bytes
 *
 * Main thread.
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
TrackerAddDialog *
tracker_add_dialog_new (GtkWindow *parent,
                        TrackerLibrary *library,
                        gint64 folder_id,
                        const char *text)
{
  TrackerAddDialog *self = g_object_new (TRACKER_TYPE_ADD_DIALOG, "transient-for", parent, NULL);

  self->library = g_object_ref (library);
  fill_folders (self, folder_id);
  show_message (self, NULL, FALSE);
  update (self);
  if (text != NULL)
    {
      tracker_code_entry_set_text (self->entry, text);
      look (self);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));

  return self;
}
