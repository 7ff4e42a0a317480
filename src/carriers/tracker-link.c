/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-definition-private.h"

#include <string.h>

#include "tracker-number.h"

/* People paste the address of a page where a number was meant. README, "The file": links. */

/* Stand for {number} and {language} while an address is taken apart: nothing else is called so. */
#define NUMBER_MARK "TrackerNumberMark"
#define LANGUAGE_MARK "TrackerLanguageMark"
/* And in what is compared: no text of an address has these characters. */
#define NUMBER '\1'
#define LANGUAGE '\2'
#define MAX_ADDRESS_BYTES 4096
#define MAX_VALUE_BYTES 200 /* of what stands for a mark */

struct _TrackerLink
{
  char *host;      /* (owned) small letters, without "www." */
  char *path;      /* (owned) with marks, and so the next */
  char *parameter; /* (owned) (nullable) of the query: it holds the number; "": one without "=" */
  char *value;     /* (owned) (nullable) of that parameter */
  char *fragment;  /* (owned) (nullable) it holds the number */
};

/**
 * tracker_address_dup_host:
 * @address: an address
 *
 * Returns: (transfer full): its host as links have it: in small letters, without "www."; "" if it
 * has none
 */
char *
tracker_address_dup_host (GUri *address)
{
  const char *host = g_uri_get_host (address);
  g_autofree char *lower = g_ascii_strdown (host != NULL ? host : "", -1);

  return g_strdup (g_str_has_prefix (lower, "www.") ? lower + strlen ("www.") : lower);
}

static char *
dup_path (GUri *address)
{
  char *path = g_strdup (g_uri_get_path (address));

  for (gsize length = strlen (path); length > 0 && path[length - 1] == '/'; length--)
    path[length - 1] = '\0';
  return path;
}

static char *
replace (const char *text, const char *what, const char *with)
{
  g_auto (GStrv) parts = g_strsplit (text, what, -1);

  return g_strjoinv (with, parts);
}

/* (transfer full) @text with the marks that are compared. */
static char *
dup_pattern (const char *text)
{
  static const char number[] = { NUMBER, '\0' };
  static const char language[] = { LANGUAGE, '\0' };
  g_autofree char *with_number = replace (text, NUMBER_MARK, number);

  return replace (with_number, LANGUAGE_MARK, language);
}

static char *
dup_marked (const TrackerTemplate *page)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < page->pieces->len; i++)
    {
      const TrackerPiece *piece = g_ptr_array_index (page->pieces, i);

      g_string_append (text, piece->kind == TRACKER_PIECE_LITERAL  ? piece->text
                             : piece->kind == TRACKER_PIECE_NUMBER ? NUMBER_MARK
                                                                   : LANGUAGE_MARK);
    }
  return g_string_free (text, FALSE);
}

static guint
count_numbers (const char *text)
{
  guint n = 0;

  for (const char *at = text; at != NULL && (at = strstr (at, NUMBER_MARK)) != NULL; at++)
    n++;
  return n;
}

static gboolean
has_number (const char *text)
{
  return count_numbers (text) > 0;
}

/* Several parameters of a query may say the number: one is enough. */
static gboolean
holds_number_once (GUri *address)
{
  return count_numbers (g_uri_get_path (address)) + (guint) has_number (g_uri_get_query (address))
             + count_numbers (g_uri_get_fragment (address))
         == 1;
}

/* Splits "name=value" of a query; a part without "=" is all value, its name "". */
static void
split_parameter (const char *part, char **name, char **value)
{
  const char *equals = strchr (part, '=');
  g_autofree char *raw = replace (equals != NULL ? equals + 1 : part, "+", " ");

  *name = equals != NULL ? g_strndup (part, (gsize) (equals - part)) : g_strdup ("");
  *value = g_uri_unescape_string (raw, NULL);
}

static void
find_parameter (TrackerLink *self, const char *query)
{
  g_auto (GStrv) parts = g_strsplit (query, "&", -1);

  for (guint i = 0; parts[i] != NULL && self->parameter == NULL; i++)
    {
      g_autofree char *value = NULL;

      if (!has_number (parts[i]))
        continue;
      split_parameter (parts[i], &self->parameter, &value);
      self->value = value != NULL ? dup_pattern (value) : NULL;
    }
}

/**
 * tracker_link_new:
 * @page: the address of a page, with {number} and {language} in it
 *
 * Returns: (transfer full) (nullable): what finds the number again; %NULL if there is none in it,
 * or in its host, or it stands in several parts (parameters of the query count as one)
 */
TrackerLink *
tracker_link_new (const TrackerTemplate *page)
{
  g_autofree char *text = dup_marked (page);
  g_autoptr (GUri) address = g_uri_parse (text, TRACKER_LINK_FLAGS, NULL);
  g_autofree char *path = NULL;
  TrackerLink *self;

  if (address == NULL || has_number (g_uri_get_host (address)) || !holds_number_once (address))
    return NULL;
  self = g_new0 (TrackerLink, 1);
  self->host = tracker_address_dup_host (address);
  path = dup_path (address);
  self->path = dup_pattern (path);
  if (g_uri_get_query (address) != NULL && has_number (g_uri_get_query (address)))
    find_parameter (self, g_uri_get_query (address));
  if (has_number (g_uri_get_fragment (address)))
    self->fragment = dup_pattern (g_uri_get_fragment (address));
  if (*self->host != '\0' && (has_number (path) || self->value != NULL || self->fragment != NULL))
    return self;
  tracker_link_free (self);
  return NULL;
}

/**
 * tracker_link_free:
 * @self: (transfer full): a link
 *
 * Frees @self.
 */
void
tracker_link_free (TrackerLink *self)
{
  g_free (self->host);
  g_free (self->path);
  g_free (self->parameter);
  g_free (self->value);
  g_free (self->fragment);
  g_free (self);
}

/**
 * tracker_link_get_host:
 * @self: a link
 *
 * Returns: (transfer none): its host, in small letters and without "www."
 */
const char *
tracker_link_get_host (const TrackerLink *self)
{
  return self->host;
}

/* Whether @text is as @pattern says, case aside; a mark stands for what has none of the signs that
 * part an address. @number, @length: set to what stands for the number. */
static gboolean
match_marks (const char *pattern, const char *text, const char **number, gsize *length)
{
  for (; *pattern != '\0'; pattern++, text++)
    {
      gboolean is_number = *pattern == NUMBER;
      gsize n;

      if (!is_number && *pattern != LANGUAGE)
        {
          if (g_ascii_tolower (*pattern) != g_ascii_tolower (*text))
            return FALSE;
          continue;
        }
      n = strcspn (text, "/?#&=");
      if (n > MAX_VALUE_BYTES)
        return FALSE;
      for (n++; n-- > (is_number ? 1u : 0u);)
        if (match_marks (pattern + 1, text + n, number, length))
          {
            if (is_number)
              {
                *number = text;
                *length = n;
              }
            return TRUE;
          }
      return FALSE;
    }
  return *text == '\0';
}

/* TRUE: @text is as @pattern says; @number (transfer full): set if that is where it stands. */
static gboolean
match_part (const char *pattern, const char *text, char **number)
{
  const char *start = NULL;
  gsize length = 0;

  if (!match_marks (pattern, text, &start, &length))
    return FALSE;
  if (start != NULL)
    {
      g_autofree char *found = g_strndup (start, length);

      g_free (*number);
      *number = tracker_number_normalize (found, NULL);
    }
  return TRUE;
}

static gboolean
match_query (const TrackerLink *self, const char *query, char **number)
{
  g_auto (GStrv) parts = g_strsplit (query != NULL ? query : "", "&", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      split_parameter (parts[i], &name, &value);
      if (value != NULL && g_ascii_strcasecmp (name, self->parameter) == 0
          && match_part (self->value, value, number))
        return TRUE;
    }
  return FALSE;
}

/**
 * tracker_link_match:
 * @self: a link
 * @address: any address, parsed with %TRACKER_LINK_FLAGS
 *
 * Compares host and path, and the parameter or fragment that holds the number; other parameters may
 * stand there or not, in any order.
 *
 * Returns: (transfer full) (nullable): the normalised number; %NULL: this is no such page
 */
char *
tracker_link_match (const TrackerLink *self, GUri *address)
{
  g_autofree char *host = tracker_address_dup_host (address);
  g_autofree char *path = dup_path (address);
  g_autofree char *number = NULL;
  const char *fragment = g_uri_get_fragment (address);

  if (!g_str_equal (host, self->host) || strlen (path) > MAX_ADDRESS_BYTES
      || (g_strcmp0 (g_uri_get_scheme (address), "https") != 0
          && g_strcmp0 (g_uri_get_scheme (address), "http") != 0))
    return NULL;
  if (!match_part (self->path, path, &number))
    return NULL;
  if (self->value != NULL && !match_query (self, g_uri_get_query (address), &number))
    return NULL;
  if (self->fragment != NULL
      && (fragment == NULL || !match_part (self->fragment, fragment, &number)))
    return NULL;
  return g_steal_pointer (&number);
}
