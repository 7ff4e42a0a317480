/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-words-private.h"

#include <string.h>

#include "tracker-definition-private.h"

#define MAX_WORDS_BYTES 2000 /* what a post says of an event in far less */

typedef struct
{
  char *words; /* (owned) folded */
  TrackerStage stage;
} FoldedWords;

/* Letters that have no accent to drop, yet are often typed without theirs. */
static gunichar
get_plain_letter (gunichar c)
{
  switch (c)
    {
    case 0x0131: /* dotless i */
      return 'i';
    case 0x0142: /* l with stroke */
      return 'l';
    case 0x0111: /* d with stroke */
      return 'd';
    default:
      return c;
    }
}

/**
 * tracker_words_dup_folded:
 * @text: words of a post, UTF-8
 *
 * Makes of words what can be compared: lower case without accents, any run of blanks and
 * punctuation one blank, and one blank at each end, so that a key can ask for the edge of a word.
 * Apostrophes stay, all of one kind.
 *
 * Returns: (transfer full): the folded words
 */
char *
tracker_words_dup_folded (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) strnlen (text, MAX_WORDS_BYTES));
  g_autofree char *folded = g_utf8_casefold (valid, -1);
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  GString *result = g_string_new (" ");

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c))
        continue;
      if (c == '\'' || c == 0x2019 || c == 0x02BC)
        g_string_append_c (result, '\'');
      else if (g_unichar_isalnum (c))
        g_string_append_unichar (result, get_plain_letter (c));
      else if (result->str[result->len - 1] != ' ')
        g_string_append_c (result, ' ');
    }
  if (result->str[result->len - 1] != ' ')
    g_string_append_c (result, ' ');
  return g_string_free (result, FALSE);
}

/* A key keeps the blanks that the table gives it, and gets no others. */
static char *
fold_key (const char *key)
{
  g_autofree char *folded = tracker_words_dup_folded (key);
  gsize length = strlen (folded);
  const char *start = g_str_has_prefix (key, " ") ? folded : folded + 1;

  if (!g_str_has_suffix (key, " "))
    length--;
  return g_strndup (start, length - (gsize) (start - folded));
}

/* The table as it is compared, made once for the process. */
static const GArray *
get_folded_words (void)
{
  static gsize table = 0;

  if (g_once_init_enter (&table))
    {
      GArray *made = g_array_new (FALSE, FALSE, sizeof (FoldedWords));

      for (gsize i = 0; i < tracker_n_common_words; i++)
        {
          g_auto (GStrv) keys = g_strsplit (tracker_common_words[i].words, "|", -1);

          for (gsize k = 0; keys[k] != NULL; k++)
            {
              FoldedWords folded = { fold_key (keys[k]), tracker_common_words[i].stage };

              g_array_append_val (made, folded);
            }
        }
      g_once_init_leave (&table, (gsize) made);
    }
  return (const GArray *) table;
}

/**
 * tracker_words_guess_stage:
 * @words: what a post said of an event
 *
 * Guesses from words that posts of many languages use. Any thread.
 *
 * Returns: the stage; TRACKER_STAGE_UNKNOWN if nothing known is in @words
 */
TrackerStage
tracker_words_guess_stage (const char *words)
{
  const GArray *table = get_folded_words ();
  g_autofree char *folded = tracker_words_dup_folded (words);

  for (guint i = 0; i < table->len; i++)
    {
      const FoldedWords *entry = &g_array_index (table, FoldedWords, i);

      if (strstr (folded, entry->words) != NULL)
        return entry->stage;
    }
  return TRACKER_STAGE_UNKNOWN;
}

static TrackerStage
look_up (const TrackerStageTable *table, const char *words)
{
  int index = tracker_text_table_lookup (table->table, words);
  int stage = index < 0 ? TRACKER_STAGE_IGNORE : g_array_index (table->stages, int, index);

  return stage == TRACKER_STAGE_IGNORE ? TRACKER_STAGE_UNKNOWN : (TrackerStage) stage;
}

/* A table made for a part of what a post says, or for that joined with something else, says nothing
 * about plain words. */
static gboolean
is_for_plain_words (const TrackerStageRule *rule)
{
  return rule->by != NULL && rule->table != NULL && rule->by->regex == NULL
         && rule->by->kind != TRACKER_VALUE_JOIN && rule->by->map == NULL;
}

static TrackerStage
guess_by_rules (const TrackerEventSpec *events, const char *words)
{
  for (guint i = 0; i < events->stages->len; i++)
    {
      const TrackerStageRule *rule = g_ptr_array_index (events->stages, i);
      TrackerStage stage
          = is_for_plain_words (rule) ? look_up (rule->table, words) : TRACKER_STAGE_UNKNOWN;

      /* What fits any text at all knows nothing about this one. */
      if (stage != TRACKER_STAGE_UNKNOWN && look_up (rule->table, "\x01") == TRACKER_STAGE_UNKNOWN)
        return stage;
    }
  return TRACKER_STAGE_UNKNOWN;
}

/**
 * tracker_definition_guess_stage:
 * @self: a definition
 * @words: what its post said of an event, or the post's own code for it
 *
 * Guesses by the tables of the definition that are made for whole texts, in the order in which its
 * ways use them, best way first; then as tracker_words_guess_stage () does. Any thread.
 *
 * Returns: the stage; TRACKER_STAGE_UNKNOWN if nothing known is in @words
 */
TrackerStage
tracker_definition_guess_stage (const TrackerDefinition *self, const char *words)
{
  const TrackerDefinition *whole = tracker_definition_get_whole (self);
  g_autofree char *text = g_utf8_make_valid (words, (gssize) strnlen (words, MAX_WORDS_BYTES));

  g_strstrip (text);
  for (guint i = 0; whole != NULL && i < whole->ways->len; i++)
    {
      const TrackerWay *way = g_ptr_array_index (whole->ways, i);

      for (guint j = 0; j < way->report->events->len; j++)
        {
          TrackerStage stage = guess_by_rules (g_ptr_array_index (way->report->events, j), text);

          if (stage != TRACKER_STAGE_UNKNOWN)
            return stage;
        }
    }
  return tracker_words_guess_stage (text);
}
