/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-pasted-private.h"

#include <string.h>

#include "tracker-country.h"
#include "tracker-words.h"

/* Which of the texts beside a date are the words and which is the place is one decision for all
 * records with as many texts: a page has its columns in one order. */

#define MAX_COLUMNS 8
#define LONG_PLACE_CHARS 60
#define SHORT_PLACE_CHARS 30
#define SHORT_PLACE_WORDS 4
#define SURE_PLACE 2        /* score */
#define MIN_COUNTRY_BYTES 4 /* two and three letters are rather a federal state than a country */

typedef struct
{
  guint n_records;
  guint known[MAX_COLUMNS];       /* records whose text there has known words */
  guint labels[MAX_COLUMNS];      /* records whose text there is labelled as words */
  int place[MAX_COLUMNS];         /* sum of get_place_score () */
  int words_column;               /* -1: not decided */
  int place_column;               /* -1: none */
  gboolean is_place[MAX_COLUMNS]; /* places beside that one: "CHICAGO", "UNITED STATES" */
} Columns;

/**
 * tracker_pasted_guess_stage:
 * @definition: (nullable): whose words they are
 * @words: what a page said
 *
 * Returns: the stage, TRACKER_STAGE_UNKNOWN if nothing is known
 */
TrackerStage
tracker_pasted_guess_stage (const TrackerDefinition *definition, const char *words)
{
  return definition != NULL ? tracker_definition_guess_stage (definition, words)
                            : tracker_words_guess_stage (words);
}

static gboolean
has_letter (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalpha (g_utf8_get_char (p)))
        return TRUE;
    }
  return FALSE;
}

/* (nullable) The country that a place ends, begins or is all: "Shenzhen, China". */
static const char *
guess_country (const char *place)
{
  static const char *const separators[] = { ",", " - ", "/", "(", "（" };
  const char *country = strlen (place) >= MIN_COUNTRY_BYTES ? tracker_country_guess (place) : NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (separators) && country == NULL; i++)
    {
      const char *sign = g_strrstr (place, separators[i]);
      g_autofree char *last
          = sign != NULL ? tracker_pasted_dup_trimmed (sign + strlen (separators[i]),
                                                       strcspn (sign + strlen (separators[i]), ")"))
                         : NULL;

      if (last != NULL && strlen (last) >= MIN_COUNTRY_BYTES)
        country = tracker_country_guess (last);
    }
  return country;
}

/* Letters without any in lower case, in a script that has it. */
static gboolean
is_capitals (const char *text)
{
  gboolean has_upper = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c))
        return FALSE;
      has_upper |= g_unichar_isupper (c);
    }
  return has_upper;
}

/* A run of five to eight digits, or three and four: "101000", "100-0001". */
static gboolean
has_postcode (const char *text)
{
  for (const char *p = text; *p != '\0';)
    {
      gsize n_digits = strspn (p, "0123456789-");

      if (n_digits >= 5 && n_digits <= 9)
        return TRUE;
      p += n_digits > 0 ? n_digits : 1;
    }
  return FALSE;
}

static guint
count_words (const char *text)
{
  guint n_words = 1;

  for (const char *p = text; *p != '\0'; p++)
    n_words += *p == ' ' ? 1 : 0;
  return n_words;
}

/* Chinese and Japanese names of places say what they are by their last sign. */
static gboolean
has_place_ending (const char *text)
{
  const char *end = text + strlen (text);

  return *text != '\0'
         && g_utf8_strchr ("局市省县縣県都区區州府国國港镇鎮站", -1,
                           g_utf8_get_char (g_utf8_prev_char (end)))
                != NULL;
}

/* How much a text looks like a place: about 3 for "101000, Москва", below 0 for a sentence. */
static int
get_place_score (const TrackerPastedCell *cell, gboolean is_known)
{
  gsize n_chars = (gsize) g_utf8_strlen (cell->text, -1);
  int score = is_known ? -3 : 0;

  if (cell->label == TRACKER_PASTED_LABEL_PLACE)
    return 10;
  if (cell->label == TRACKER_PASTED_LABEL_WORDS || !has_letter (cell->text))
    return -10;
  if (n_chars > LONG_PLACE_CHARS)
    return score - 2;
  score += guess_country (cell->text) != NULL ? 2 : 0;
  score += has_postcode (cell->text) ? 1 : 0;
  score += is_capitals (cell->text) || has_place_ending (cell->text) ? 1 : 0;
  score += n_chars <= SHORT_PLACE_CHARS && count_words (cell->text) <= SHORT_PLACE_WORDS ? 1 : 0;
  return score;
}

static const TrackerPastedCell *
get_cell (const TrackerPastedRecord *record, guint i)
{
  return g_ptr_array_index (record->cells, i);
}

static gboolean
is_known (const TrackerDefinition *definition, const TrackerPastedCell *cell)
{
  return *cell->text != '\0'
         && tracker_pasted_guess_stage (definition, cell->text) != TRACKER_STAGE_UNKNOWN;
}

static void
count_record (const TrackerPastedRecord *record,
              const TrackerDefinition *definition,
              Columns *columns)
{
  guint n_cells = MIN (record->cells->len, MAX_COLUMNS);

  columns->n_records++;
  for (guint i = 0; i < n_cells; i++)
    {
      const TrackerPastedCell *cell = get_cell (record, i);
      gboolean known = is_known (definition, cell);

      columns->known[i] += known ? 1 : 0;
      columns->labels[i] += cell->label == TRACKER_PASTED_LABEL_WORDS ? 1 : 0;
      columns->place[i] += get_place_score (cell, known);
    }
}

/* The words: where most is known, then what looks least like a place, then the first. The place:
 * what looks most like one of the others. */
static void
decide_columns (Columns *columns, guint n_cells)
{
  int words = 0;
  int place = -1;

  n_cells = MIN (n_cells, MAX_COLUMNS);
  for (guint i = 1; i < n_cells; i++)
    {
      int more = (int) (columns->known[i] + 2 * columns->labels[i])
                 - (int) (columns->known[words] + 2 * columns->labels[words]);

      if (more > 0 || (more == 0 && columns->place[i] < columns->place[words]))
        words = (int) i;
    }
  for (guint i = 0; i < n_cells; i++)
    {
      if ((int) i != words && (place < 0 || columns->place[i] > columns->place[place]))
        place = (int) i;
    }
  columns->words_column = words;
  columns->place_column = place >= 0 && columns->place[place] > 0 ? place : -1;
  for (guint i = 0; i < n_cells; i++)
    columns->is_place[i] = (int) i != words && columns->place_column >= 0
                           && columns->place[i] >= SURE_PLACE * (int) columns->n_records;
}

/* "【广州市】快件已到达": the place stands in the words. */
static char *
dup_bracketed_place (const char *words, const char **rest)
{
  static const char *const brackets[][2] = { { "【", "】" }, { "[", "]" }, { "［", "］" } };

  for (gsize i = 0; i < G_N_ELEMENTS (brackets); i++)
    {
      const char *end
          = g_str_has_prefix (words, brackets[i][0]) ? strstr (words, brackets[i][1]) : NULL;

      if (end != NULL)
        {
          const char *start = words + strlen (brackets[i][0]);

          *rest = end + strlen (brackets[i][1]);
          return g_strndup (start, (gsize) (end - start));
        }
    }
  return NULL;
}

static void
cut_place (GString *words, GString *place)
{
  const char *rest = NULL;
  g_autofree char *bracketed = dup_bracketed_place (words->str, &rest);
  g_autofree char *trimmed
      = bracketed != NULL ? tracker_pasted_dup_trimmed (rest, strlen (rest)) : NULL;

  if (trimmed == NULL || !has_letter (trimmed) || *bracketed == '\0')
    return;
  g_string_assign (words, trimmed);
  g_string_assign (place, bracketed);
}

static void
append_text (GString *string, const char *text)
{
  if (*text != '\0' && string->len > 0)
    g_string_append (string, ", ");
  g_string_append (string, text);
}

static void
prepend_text (GString *string, const char *text)
{
  if (*text != '\0' && string->len > 0)
    g_string_prepend (string, ", ");
  g_string_prepend (string, text);
}

/* Whether the text in column @i is the place, or a part of it. */
static gboolean
is_place (const Columns *columns, const TrackerPastedCell *cell, guint i)
{
  if (cell->label != TRACKER_PASTED_LABEL_NONE)
    return cell->label == TRACKER_PASTED_LABEL_PLACE;
  return (int) i == columns->place_column || (i < MAX_COLUMNS && columns->is_place[i]);
}

/* (nullable) The event of a record; none without words. */
static TrackerEvent *
make_event (const TrackerPastedRecord *record,
            const Columns *columns,
            const TrackerDefinition *definition,
            const char *carrier)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) place = g_string_new (NULL);
  const char *first;

  for (guint i = 0; i < record->cells->len; i++)
    {
      const TrackerPastedCell *cell = get_cell (record, i);

      if (is_place (columns, cell, i))
        append_text (place, cell->text);
      else if ((int) i == columns->words_column)
        prepend_text (words, cell->text);
      else if (has_letter (cell->text))
        append_text (words, cell->text);
    }
  /* Nothing but a place: it is what the page said. */
  if (words->len == 0)
    {
      g_string_assign (words, place->str);
      g_string_truncate (place, 0);
    }
  if (!has_letter (words->str))
    return NULL;
  if (place->len == 0)
    cut_place (words, place);
  first = columns->words_column >= 0 && (guint) columns->words_column < record->cells->len
              ? get_cell (record, (guint) columns->words_column)->text
              : "";
  return tracker_event_new_entered (
      &record->time,
      is_known (definition, &(TrackerPastedCell){ .text = (char *) first })
          ? tracker_pasted_guess_stage (definition, first)
          : tracker_pasted_guess_stage (definition, words->str),
      words->str, place->str, guess_country (place->str), carrier);
}

/**
 * tracker_pasted_columns_read:
 * @records: (element-type TrackerPastedRecord): times and the texts beside them
 * @definition: (nullable): whose page it was
 * @carrier: its id
 *
 * Tells words and places apart.
 *
 * Returns: (transfer full) (element-type TrackerEvent): the events, in the order of @records; none
 * for a record without words
 */
GPtrArray *
tracker_pasted_columns_read (GPtrArray *records,
                             const TrackerDefinition *definition,
                             const char *carrier)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_event_unref);
  Columns columns[MAX_COLUMNS + 1] = { 0 }; /* by the number of texts */

  for (guint i = 0; i < records->len; i++)
    {
      const TrackerPastedRecord *record = g_ptr_array_index (records, i);

      count_record (record, definition, &columns[MIN (record->cells->len, MAX_COLUMNS)]);
    }
  for (guint n = 0; n <= MAX_COLUMNS; n++)
    decide_columns (&columns[n], n);

  for (guint i = 0; i < records->len; i++)
    {
      const TrackerPastedRecord *record = g_ptr_array_index (records, i);
      TrackerEvent *event = make_event (record, &columns[MIN (record->cells->len, MAX_COLUMNS)],
                                        definition, carrier);

      if (event != NULL)
        g_ptr_array_add (events, event);
    }
  return events;
}
