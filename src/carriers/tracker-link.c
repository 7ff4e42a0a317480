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
#define MAX_ADDRESS_BYTES 4096

struct _TrackerLink
{
  char *host;       /* (owned) small letters, without "www." */
  GRegex *path;     /* (owned) */
  char *parameter;  /* (owned) (nullable) of the query: it holds the number; "": one without "=" */
  GRegex *value;    /* (owned) (nullable) of that parameter */
  GRegex *fragment; /* (owned) (nullable) it holds the number */
};

static char *
dup_host (GUri *address)
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

/* @text with marks in it, as a pattern for the whole of such a text. */
static GRegex *
compile (const char *text)
{
  g_autofree char *escaped = g_regex_escape_string (text, -1);
  g_autofree char *with_number = replace (escaped, NUMBER_MARK, "(?<number>[^/?#&=]+)");
  g_autofree char *pattern = replace (with_number, LANGUAGE_MARK, "[^/?#&=]*");

  return g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_ANCHORED | G_REGEX_DOLLAR_ENDONLY, 0,
                      NULL);
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

static gboolean
has_number (const char *text)
{
  return text != NULL && strstr (text, NUMBER_MARK) != NULL;
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
      self->value = value != NULL ? compile (value) : NULL;
    }
}

/**
 * tracker_link_new:
 * @page: the address of a page, with {number} and {language} in it
 *
 * Returns: (transfer full) (nullable): what finds the number again; %NULL if there is none in it,
 * or several, or in its host
 */
TrackerLink *
tracker_link_new (const TrackerTemplate *page)
{
  g_autofree char *text = dup_marked (page);
  g_autoptr (GUri) address = g_uri_parse (text, TRACKER_LINK_FLAGS, NULL);
  const char *first = strstr (text, NUMBER_MARK);
  g_autofree char *path = NULL;
  TrackerLink *self;

  if (address == NULL || first == NULL || strstr (first + 1, NUMBER_MARK) != NULL)
    return NULL;
  self = g_new0 (TrackerLink, 1);
  self->host = dup_host (address);
  path = dup_path (address);
  self->path = compile (path);
  if (g_uri_get_query (address) != NULL && has_number (g_uri_get_query (address)))
    find_parameter (self, g_uri_get_query (address));
  if (has_number (g_uri_get_fragment (address)))
    self->fragment = compile (g_uri_get_fragment (address));
  if (self->path != NULL && *self->host != '\0'
      && (has_number (path) || self->value != NULL || self->fragment != NULL))
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
  g_clear_pointer (&self->path, g_regex_unref);
  g_free (self->parameter);
  g_clear_pointer (&self->value, g_regex_unref);
  g_clear_pointer (&self->fragment, g_regex_unref);
  g_free (self);
}

/* TRUE: @text is as @regex says; @number (transfer full): set if that is where it stands. */
static gboolean
match_part (GRegex *regex, const char *text, char **number)
{
  g_autoptr (GMatchInfo) info = NULL;
  int start = 0;
  int end = 0;

  if (!g_regex_match (regex, text, 0, &info) || !g_match_info_fetch_pos (info, 0, &start, &end)
      || (gsize) end != strlen (text))
    return FALSE;
  if (g_regex_get_string_number (regex, "number") >= 0)
    {
      g_autofree char *found = g_match_info_fetch_named (info, "number");

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
          && g_utf8_validate (value, -1, NULL) && match_part (self->value, value, number))
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
  g_autofree char *host = dup_host (address);
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
