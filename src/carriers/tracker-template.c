/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-engine-private.h"

#include <string.h>

#include "tracker-carriers-error.h"

static const struct
{
  const char *name;
  TrackerPieceKind kind;
} plain_names[] = {
  { "number", TRACKER_PIECE_NUMBER },
  { "numbers", TRACKER_PIECE_NUMBERS },
  { "language", TRACKER_PIECE_LANGUAGE },
  { "country", TRACKER_PIECE_COUNTRY },
  { "uuid", TRACKER_PIECE_UUID },
  { "now.ms", TRACKER_PIECE_NOW_MS },
  { "now.s", TRACKER_PIECE_NOW_S },
  { "now.iso", TRACKER_PIECE_NOW_ISO },
  { "captcha.text", TRACKER_PIECE_CAPTCHA_TEXT },
  { "captcha.x", TRACKER_PIECE_CAPTCHA_X },
  { "captcha.points", TRACKER_PIECE_CAPTCHA_POINTS },
};

static void
free_piece (gpointer data)
{
  TrackerPiece *piece = data;

  g_free (piece->text);
  g_free (piece);
}

static void
add_piece (TrackerTemplate *self, TrackerPieceKind kind, const char *text)
{
  TrackerPiece *piece = g_new0 (TrackerPiece, 1);

  piece->kind = kind;
  piece->is_secret = kind == TRACKER_PIECE_SECRET;
  piece->text = g_strdup (text);
  g_ptr_array_add (self->pieces, piece);
}

static void
flush_literal (TrackerTemplate *self, GString *literal)
{
  if (literal->len > 0)
    add_piece (self, TRACKER_PIECE_LITERAL, literal->str);
  g_string_truncate (literal, 0);
}

static gboolean
is_key (const char *text)
{
  if (*text == '\0')
    return FALSE;
  for (; *text != '\0'; text++)
    {
      if (!g_ascii_isalnum (*text) && *text != '_' && *text != '-')
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_name (TrackerTemplate *self, const char *name, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plain_names); i++)
    {
      if (g_str_equal (name, plain_names[i].name))
        {
          add_piece (self, plain_names[i].kind, NULL);
          return TRUE;
        }
    }
  if (g_str_has_prefix (name, "secret.") && is_key (name + strlen ("secret.")))
    add_piece (self, TRACKER_PIECE_SECRET, name + strlen ("secret."));
  else if (g_str_has_prefix (name, "saved.") && is_key (name + strlen ("saved.")))
    add_piece (self, TRACKER_PIECE_SAVED, name + strlen ("saved."));
  else if (g_str_has_prefix (name, "need.") && is_key (name + strlen ("need.")))
    add_piece (self, TRACKER_PIECE_NEED, name + strlen ("need."));
  else
    {
      g_set_error (error, TRACKER_CARRIERS_ERROR, TRACKER_CARRIERS_ERROR_INVALID_DEFINITION,
                   "\"{%s}\" is unknown here; known are number, numbers, language, country, uuid, "
                   "now.ms, now.s, now.iso, secret.KEY, saved.NAME, need.KEY, captcha.text, "
                   "captcha.x and captcha.points",
                   name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_pieces (TrackerTemplate *self, const char *text, GString *literal, GError **error)
{
  for (const char *at = text; *at != '\0'; at++)
    {
      if ((*at == '{' || *at == '}') && at[1] == *at)
        g_string_append_c (literal, *at++);
      else if (*at == '{' && strchr (at, '}') != NULL)
        {
          const char *end = strchr (at, '}');
          g_autofree char *name = g_strndup (at + 1, (gsize) (end - at - 1));

          flush_literal (self, literal);
          if (!add_name (self, name, error))
            return FALSE;
          at = end;
        }
      else if (*at == '{' || *at == '}')
        {
          g_set_error (error, TRACKER_CARRIERS_ERROR, TRACKER_CARRIERS_ERROR_INVALID_DEFINITION,
                       "A lone \"%c\": write it twice to mean the character", *at);
          return FALSE;
        }
      else
        g_string_append_c (literal, *at);
    }
  flush_literal (self, literal);
  return TRUE;
}

/**
 * tracker_template_new:
 * @text: a text with `{names}` in it; `{{` and `}}` are braces
 * @error: return location for a #GError
 *
 * Splits a text into its pieces. The result is immutable.
 *
 * Fails with %TRACKER_CARRIERS_ERROR_INVALID_DEFINITION on an unknown name or a lone brace.
 *
 * Returns: (transfer full) (nullable): the template, or NULL and @error is set
 */
TrackerTemplate *
tracker_template_new (const char *text, GError **error)
{
  g_autoptr (TrackerTemplate) self = g_new0 (TrackerTemplate, 1);
  g_autoptr (GString) literal = g_string_new (NULL);

  self->pieces = g_ptr_array_new_with_free_func (free_piece);
  return read_pieces (self, text, literal, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * tracker_template_free:
 * @self: (transfer full): a template
 *
 * Frees the template.
 */
void
tracker_template_free (TrackerTemplate *self)
{
  g_ptr_array_unref (self->pieces);
  g_free (self);
}

/**
 * tracker_template_is_secret:
 * @self: a template
 *
 * Returns: whether anything secret is filled into it
 */
gboolean
tracker_template_is_secret (const TrackerTemplate *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const TrackerPiece *piece = g_ptr_array_index (self->pieces, i);

      if (piece->is_secret)
        return TRUE;
    }
  return FALSE;
}

static const char *
look_up (GHashTable *table, const char *key)
{
  return table != NULL ? g_hash_table_lookup (table, key) : NULL;
}

static char *
dup_points (const TrackerScope *scope)
{
  GString *text = g_string_new (NULL);
  const TrackerPoint *points;
  gsize n_points = 0;

  points = tracker_solution_get_points (scope->solution, &n_points);
  for (gsize i = 0; i < n_points; i++)
    if (scope->captcha->has_json_points)
      g_string_append_printf (text, "%s{\"x\":%d,\"y\":%d}", i > 0 ? "," : "", points[i].x,
                              points[i].y);
    else
      g_string_append_printf (text, "%s%d,%d", i > 0 ? ";" : "", points[i].x, points[i].y);
  if (scope->captcha->has_json_points)
    {
      g_string_prepend_c (text, '[');
      g_string_append_c (text, ']');
    }
  return g_string_free (text, FALSE);
}

/* What the person answered, as the post wants it; NULL before. */
static char *
dup_captcha_text (const TrackerScope *scope)
{
  const char *text;

  if (scope->solution == NULL)
    return NULL;
  switch (tracker_solution_get_kind (scope->solution))
    {
    case TRACKER_CHALLENGE_SLIDER:
      return g_strdup_printf ("%d", tracker_solution_get_x (scope->solution));
    case TRACKER_CHALLENGE_CLICKS:
      return dup_points (scope);
    case TRACKER_CHALLENGE_TEXT:
    default:
      text = tracker_solution_get_text (scope->solution);
      return scope->captcha->letter_case == TRACKER_CASE_UPPER   ? g_utf8_strup (text, -1)
             : scope->captcha->letter_case == TRACKER_CASE_LOWER ? g_utf8_strdown (text, -1)
                                                                 : g_strdup (text);
    }
}

static char *
dup_now (TrackerPieceKind kind, gint64 now_s)
{
  g_autoptr (GDateTime) now = NULL;

  if (kind == TRACKER_PIECE_NOW_S)
    return g_strdup_printf ("%" G_GINT64_FORMAT, now_s);
  if (kind == TRACKER_PIECE_NOW_MS)
    return g_strdup_printf ("%" G_GINT64_FORMAT "000", now_s);
  now = g_date_time_new_from_unix_utc (now_s);
  return now != NULL ? g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/* What a piece stands for; NULL counts as empty. @holder keeps what had to be made. */
static const char *
get_piece_text (const TrackerPiece *piece, const TrackerScope *scope, char **holder)
{
  switch (piece->kind)
    {
    case TRACKER_PIECE_LITERAL:
      return piece->text;
    case TRACKER_PIECE_NUMBER:
      return scope->numbers[0];
    case TRACKER_PIECE_NUMBERS:
      *holder = g_strjoinv (scope->batch_join, (char **) scope->numbers);
      return *holder;
    case TRACKER_PIECE_LANGUAGE:
      return scope->language;
    case TRACKER_PIECE_COUNTRY:
      return scope->country;
    case TRACKER_PIECE_UUID:
      return scope->uuid;
    case TRACKER_PIECE_NOW_MS:
    case TRACKER_PIECE_NOW_S:
    case TRACKER_PIECE_NOW_ISO:
      *holder = dup_now (piece->kind, scope->now_s);
      return *holder;
    case TRACKER_PIECE_NEED:
      return look_up (scope->needs, piece->text);
    case TRACKER_PIECE_SECRET:
      return look_up (scope->secrets, piece->text);
    case TRACKER_PIECE_SAVED:
      return look_up (scope->saved, piece->text);
    case TRACKER_PIECE_CAPTCHA_TEXT:
    case TRACKER_PIECE_CAPTCHA_X:
    case TRACKER_PIECE_CAPTCHA_POINTS:
      *holder = dup_captcha_text (scope);
      return *holder;
    default:
      g_assert_not_reached ();
    }
}

static void
append_escaped (GString *result, const char *text, TrackerEscape escape)
{
  g_autofree char *escaped = NULL;

  if (escape == TRACKER_ESCAPE_URI)
    escaped = g_uri_escape_string (text, TRACKER_URI_ALLOWED, FALSE);
  else if (escape == TRACKER_ESCAPE_XML)
    escaped = g_markup_escape_text (text, -1);
  g_string_append (result, escaped != NULL ? escaped : text);
}

/* What the definition has put between the numbers is markup in XML, as what stands around them. */
static char *
join_in_xml (const TrackerScope *scope)
{
  g_auto (GStrv) escaped = g_strdupv ((char **) scope->numbers);

  for (gsize i = 0; escaped[i] != NULL; i++)
    {
      char *text = escaped[i];

      escaped[i] = g_markup_escape_text (text, -1);
      g_free (text);
    }
  return g_strjoinv (scope->batch_join, escaped);
}

/**
 * tracker_template_expand:
 * @self: a template
 * @scope: what its names stand for
 * @escape: how what is filled in is escaped; what the template itself says never is
 *
 * Returns: (transfer full): the text; names without a value are empty
 */
char *
tracker_template_expand (const TrackerTemplate *self,
                         const TrackerScope *scope,
                         TrackerEscape escape)
{
  GString *result = g_string_new (NULL);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const TrackerPiece *piece = g_ptr_array_index (self->pieces, i);
      g_autofree char *holder = NULL;
      const char *text;

      if (piece->kind == TRACKER_PIECE_NUMBERS && escape == TRACKER_ESCAPE_XML)
        {
          holder = join_in_xml (scope);
          g_string_append (result, holder);
          continue;
        }
      text = get_piece_text (piece, scope, &holder);
      if (text != NULL)
        append_escaped (result, text,
                        piece->kind == TRACKER_PIECE_LITERAL ? TRACKER_ESCAPE_NONE : escape);
    }
  return g_string_free (result, FALSE);
}
