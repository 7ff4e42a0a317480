/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-exchange-private.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Tables as office programs and other trackers write them. RFC 4180 is libcsv's part; what the
 * columns mean, and which sign parts them, is ours. */

typedef enum
{
  COLUMN_NUMBER,
  COLUMN_NAME,
  COLUMN_NOTE,
  COLUMN_FOLDER,
  COLUMN_ARCHIVED,
  COLUMN_ADDED,
  N_COLUMNS,
} Column;

/* What heads a column in our own export, in the exports of other programs, and in Russian tables;
 * folded, without spaces, hyphens, dots and underscores. */
static const struct
{
  const char *head;
  Column column;
} heads[] = {
  { "number", COLUMN_NUMBER },
  { "track", COLUMN_NUMBER },
  { "tracknumber", COLUMN_NUMBER },
  { "trackcode", COLUMN_NUMBER },
  { "trackno", COLUMN_NUMBER },
  { "tracking", COLUMN_NUMBER },
  { "trackingnumber", COLUMN_NUMBER },
  { "trackingcode", COLUMN_NUMBER },
  { "trackingno", COLUMN_NUMBER },
  { "trackingid", COLUMN_NUMBER },
  { "code", COLUMN_NUMBER },
  { "barcode", COLUMN_NUMBER },
  { "parcel", COLUMN_NUMBER },
  { "трек", COLUMN_NUMBER },
  { "трекномер", COLUMN_NUMBER },
  { "треккод", COLUMN_NUMBER },
  { "номер", COLUMN_NUMBER },
  { "номеротправления", COLUMN_NUMBER },
  { "код", COLUMN_NUMBER },
  { "шпи", COLUMN_NUMBER },
  { "рпо", COLUMN_NUMBER },
  { "name", COLUMN_NAME },
  { "title", COLUMN_NAME },
  { "comment", COLUMN_NAME },
  { "description", COLUMN_NAME },
  { "item", COLUMN_NAME },
  { "название", COLUMN_NAME },
  { "наименование", COLUMN_NAME },
  { "имя", COLUMN_NAME },
  { "комментарий", COLUMN_NAME },
  { "описание", COLUMN_NAME },
  { "товар", COLUMN_NAME },
  { "note", COLUMN_NOTE },
  { "notes", COLUMN_NOTE },
  { "memo", COLUMN_NOTE },
  { "заметка", COLUMN_NOTE },
  { "заметки", COLUMN_NOTE },
  { "примечание", COLUMN_NOTE },
  { "folder", COLUMN_FOLDER },
  { "group", COLUMN_FOLDER },
  { "category", COLUMN_FOLDER },
  { "папка", COLUMN_FOLDER },
  { "группа", COLUMN_FOLDER },
  { "категория", COLUMN_FOLDER },
  { "archived", COLUMN_ARCHIVED },
  { "archive", COLUMN_ARCHIVED },
  { "архив", COLUMN_ARCHIVED },
  { "вархиве", COLUMN_ARCHIVED },
  { "added", COLUMN_ADDED },
  { "dateadded", COLUMN_ADDED },
  { "created", COLUMN_ADDED },
  { "добавлено", COLUMN_ADDED },
  { "добавлен", COLUMN_ADDED },
  { "датадобавления", COLUMN_ADDED },
};

typedef struct
{
  TrackerImportList *list;
  GPtrArray *fields; /* (owned) (element-type utf8): of the row at hand */
  guint line;        /* where libcsv reads */
  guint row_line;    /* where the row at hand begins */
  gboolean is_begun; /* a row was read */
  gboolean has_head;
  int places[N_COLUMNS]; /* field of each column, -1: none */
  GError *error;         /* (owned) (nullable): nothing more is read */
} Table;

static gboolean
find_column (const char *text, Column *column)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autoptr (GString) head = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (strchr (" \t_-.#:", *p) == NULL)
      g_string_append_unichar (head, g_utf8_get_char (p));

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      /* Folding is not always writing small: both sides are folded. */
      g_autofree char *known = g_utf8_casefold (heads[i].head, -1);

      if (g_str_equal (head->str, known))
        {
          *column = heads[i].column;
          return TRUE;
        }
    }
  return FALSE;
}

static void
clear_places (Table *self)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    self->places[i] = -1;
}

/* A row of heads names at least the column of codes, and holds no code itself. Of two columns of
 * names ("name", "comment") the second is the note. */
static gboolean
read_head (Table *self)
{
  clear_places (self);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const char *field = g_ptr_array_index (self->fields, i);
      Column column;

      if (tracker_import_looks_like_code (field))
        return FALSE;
      if (!find_column (field, &column))
        continue;
      if (column == COLUMN_NAME && self->places[COLUMN_NAME] >= 0)
        column = COLUMN_NOTE;
      if (self->places[column] < 0)
        self->places[column] = (int) i;
    }
  return self->places[COLUMN_NUMBER] >= 0;
}

/* Without heads: the first field of the row that looks like a code, and the next one as its name.
 */
static void
guess_places (Table *self)
{
  clear_places (self);
  for (guint i = 0; i < self->fields->len && self->places[COLUMN_NUMBER] < 0; i++)
    if (tracker_import_looks_like_code (g_ptr_array_index (self->fields, i)))
      self->places[COLUMN_NUMBER] = (int) i;

  if (self->places[COLUMN_NUMBER] >= 0 && self->fields->len > 1)
    self->places[COLUMN_NAME] = self->places[COLUMN_NUMBER] == 0 ? 1
                                : self->places[COLUMN_NUMBER] + 1 < (int) self->fields->len
                                    ? self->places[COLUMN_NUMBER] + 1
                                    : 0;
}

/* Against formulas, office programs and our own export write "'=..."; the sign is no part of the
 * text. */
static const char *
skip_guard (const char *text)
{
  const char *rest = text + strspn (text, "'");

  return rest > text && *rest != '\0' && strchr (TRACKER_CSV_FORMULA_SIGNS, *rest) != NULL
             ? text + 1
             : text;
}

static const char *
get_field (Table *self, Column column)
{
  int place = self->places[column];

  return place >= 0 && place < (int) self->fields->len
             ? skip_guard (g_ptr_array_index (self->fields, place))
             : NULL;
}

static gboolean
is_empty (Table *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (*(const char *) g_ptr_array_index (self->fields, i) != '\0')
      return FALSE;

  return TRUE;
}

static void
take_row (Table *self)
{
  TrackerImportWords words;

  if (!self->has_head)
    guess_places (self);
  words = (TrackerImportWords){
    .number = get_field (self, COLUMN_NUMBER),
    .name = get_field (self, COLUMN_NAME),
    .note = get_field (self, COLUMN_NOTE),
    .folder = get_field (self, COLUMN_FOLDER),
    .archived = get_field (self, COLUMN_ARCHIVED),
    .added = get_field (self, COLUMN_ADDED),
  };
  if (words.number == NULL || *words.number == '\0')
    tracker_import_list_skip (self->list, self->row_line, &self->error,
                              _ ("There is no track code in this line."));
  else
    tracker_import_list_add_words (self->list, self->row_line, &words, &self->error);
}

static void
on_field_cb (void *data, size_t length, void *user_data)
{
  Table *self = user_data;

  g_ptr_array_add (self->fields, data != NULL ? g_strndup (data, length) : g_strdup (""));
}

static void
on_row_cb (int end, void *user_data)
{
  Table *self = user_data;

  if (self->error == NULL && !is_empty (self))
    {
      if (self->is_begun)
        take_row (self);
      else if (read_head (self))
        self->has_head = TRUE;
      else
        take_row (self);
      self->is_begun = TRUE;
    }
  g_ptr_array_set_size (self->fields, 0);
  self->row_line = self->line + 1;
}

/* The sign that is met most often in the first line, outside of quotation marks. */
static char
guess_delimiter (const char *text)
{
  static const char signs[] = { ';', ',', '\t' };
  int n[G_N_ELEMENTS (signs)] = { 0 };
  gboolean is_quoted = FALSE;
  guint best = 0;

  text += strspn (text, " \r\n");
  for (; *text != '\0' && (is_quoted || (*text != '\n' && *text != '\r')); text++)
    {
      if (*text == '"')
        is_quoted = !is_quoted;
      for (guint i = 0; i < G_N_ELEMENTS (signs) && !is_quoted; i++)
        n[i] += *text == signs[i] ? 1 : 0;
    }
  for (guint i = 1; i < G_N_ELEMENTS (signs); i++)
    if (n[i] > n[best])
      best = i;

  return n[best] > 0 ? signs[best] : '\0';
}

/**
 * tracker_import_is_csv:
 * @text: valid UTF-8
 *
 * Tells a table from a list with comments, by the first line: its fields are quoted, or it heads a
 * column of codes.
 *
 * Returns: %TRUE if the text is to be read as a table
 */
gboolean
tracker_import_is_csv (const char *text)
{
  const char *start = text + strspn (text, " \t\r\n");
  g_autofree char *line = g_strndup (start, strcspn (start, "\r\n"));
  const char sign[] = { guess_delimiter (line), '\0' };
  const char quoted[] = { *sign, '"', '\0' };
  g_auto (GStrv) fields = g_strsplit (line, *sign != '\0' ? sign : "\n", -1);
  gboolean has_number = FALSE;

  if (*sign != '\0' && (*line == '"' || strstr (line, quoted) != NULL))
    return TRUE;

  for (gsize i = 0; fields[i] != NULL; i++)
    {
      Column column;

      g_strdelimit (fields[i], "\"", ' ');
      if (tracker_import_looks_like_code (g_strstrip (fields[i])))
        return FALSE;
      has_number = has_number || (find_column (fields[i], &column) && column == COLUMN_NUMBER);
    }
  return has_number;
}

/* libcsv does not say where a row begins: it is fed line by line. */
static gboolean
feed (Table *self,
      struct csv_parser *parser,
      const char *text,
      gsize length,
      GCancellable *cancellable)
{
  const char *end = text + length;

  while (text < end && self->error == NULL)
    {
      gsize n = strcspn (text, "\r\n");

      n += text[n] == '\r' && text[n + 1] == '\n' ? 2 : text[n] != '\0' ? 1 : 0;
      if (g_cancellable_set_error_if_cancelled (cancellable, &self->error))
        return FALSE;
      if (csv_parse (parser, text, n, on_field_cb, on_row_cb, self) != n)
        {
          g_set_error (&self->error, TRACKER_EXCHANGE_ERROR, TRACKER_EXCHANGE_ERROR_MALFORMED,
                       _ ("line %u of the table cannot be read"), self->line);
          return FALSE;
        }
      /* 0: no row is begun. Blank lines make none. */
      if (parser->pstate == 0)
        self->row_line = self->line + 1;
      text += n;
      self->line++;
    }
  return self->error == NULL;
}

static void
finish (Table *self, struct csv_parser *parser)
{
  guint row_line = self->row_line;

  /* Quotation marks inside of fields are let be; only the last one must be closed. */
  csv_set_opts (parser, CSV_STRICT | CSV_STRICT_FINI);
  if (csv_fini (parser, on_field_cb, on_row_cb, self) != 0 && self->error == NULL)
    g_set_error (&self->error, TRACKER_EXCHANGE_ERROR, TRACKER_EXCHANGE_ERROR_MALFORMED,
                 _ ("a quotation mark that opens in the row of line %u is never closed"), row_line);
}

/**
 * tracker_import_read_csv:
 * @text: valid UTF-8
 * @length: bytes of @text
 * @list: where it goes
 * @cancellable: (nullable): gives up
 * @error: %TRACKER_EXCHANGE_ERROR_MALFORMED, as tracker_import_list_take(), or
 * %G_IO_ERROR_CANCELLED
 *
 * Reads a table parted by commas, semicolons or tabs, with or without a row of heads.
 *
 * Returns: whether the list may come in
 */
gboolean
tracker_import_read_csv (const char *text,
                         gsize length,
                         TrackerImportList *list,
                         GCancellable *cancellable,
                         GError **error)
{
  struct csv_parser parser;
  Table self = { .list = list, .line = 1, .row_line = 1 };
  char delimiter = guess_delimiter (text);

  if (csv_init (&parser, 0) != 0)
    g_error ("Out of memory");
  csv_set_delim (&parser, (unsigned char) (delimiter != '\0' ? delimiter : ','));
  self.fields = g_ptr_array_new_with_free_func (g_free);
  clear_places (&self);

  if (feed (&self, &parser, text, length, cancellable))
    finish (&self, &parser);
  csv_free (&parser);
  g_ptr_array_unref (self.fields);

  if (self.error != NULL)
    g_propagate_error (error, self.error);
  return self.error == NULL;
}
