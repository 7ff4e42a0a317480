/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-number.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "tracker-number-private.h"
#include "tracker-s10.h"

G_DEFINE_QUARK (tracker - number - error - quark, tracker_number_error)

/* Cyrillic and Greek letters that look like Latin ones as capitals, and what they look like. Both
 * cases: a person types "св" and means CB only where the keyboard was left in Russian, but then the
 * capitals are what the label shows. */
static const struct
{
  gunichar other;
  char latin;
} look_alikes[] = {
  { 0x0391, 'A' }, /* Α */
  { 0x0392, 'B' }, /* Β */
  { 0x0395, 'E' }, /* Ε */
  { 0x0396, 'Z' }, /* Ζ */
  { 0x0397, 'H' }, /* Η */
  { 0x0399, 'I' }, /* Ι */
  { 0x039A, 'K' }, /* Κ */
  { 0x039C, 'M' }, /* Μ */
  { 0x039D, 'N' }, /* Ν */
  { 0x039F, 'O' }, /* Ο */
  { 0x03A1, 'P' }, /* Ρ */
  { 0x03A4, 'T' }, /* Τ */
  { 0x03A5, 'Y' }, /* Υ */
  { 0x03A7, 'X' }, /* Χ */
  { 0x0405, 'S' }, /* Ѕ */
  { 0x0406, 'I' }, /* І */
  { 0x0408, 'J' }, /* Ј */
  { 0x0410, 'A' }, /* А */
  { 0x0412, 'B' }, /* В */
  { 0x0415, 'E' }, /* Е */
  { 0x041A, 'K' }, /* К */
  { 0x041C, 'M' }, /* М */
  { 0x041D, 'H' }, /* Н */
  { 0x041E, 'O' }, /* О */
  { 0x0420, 'P' }, /* Р */
  { 0x0421, 'C' }, /* С */
  { 0x0422, 'T' }, /* Т */
  { 0x0423, 'Y' }, /* У */
  { 0x0425, 'X' }, /* Х */
  { 0x04AE, 'Y' }, /* Ү */
  { 0x04C0, 'I' }, /* Ӏ */
  { 0x051A, 'Q' }, /* Ԛ */
  { 0x051C, 'W' }, /* Ԝ */
};

/* What people write for a hyphen, a dot or a space, or what is not seen at all, though Unicode does
 * not class it so. */
static const gunichar separators[] = {
  0x00B7,         /* · */
  0x02D7,         /* ˗ */
  0x034F,         /* combining grapheme joiner */
  0x115F,         /* Hangul fillers */
  0x1160, 0x2043, /* ⁃ */
  0x2212,         /* − */
  0x2500,         /* ─ */
  0x2501,         /* ━ */
  0x2796,         /* ➖ */
  0x2800,         /* braille blank */
  0x3002,         /* 。 */
  0x30FB,         /* ・ */
  0x30FC,         /* ー, the key of the hyphen on Japanese keyboards */
  0x3164,         /* Hangul filler */
  0xFF0E,         /* ． */
  0xFF65,         /* ･ */
  0xFF70,         /* ｰ */
  0xFFA0,         /* Hangul filler */
};

static gboolean
is_separator (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      if (separators[i] == c)
        return TRUE;
    }
  return c >= 0xFE00 && c <= 0xFE0F; /* variation selectors */
}

static char
fold_look_alike (gunichar c)
{
  gunichar upper = g_unichar_toupper (c);

  for (gsize i = 0; i < G_N_ELEMENTS (look_alikes); i++)
    {
      if (look_alikes[i].other == upper)
        return look_alikes[i].latin;
    }
  return 0;
}

/**
 * tracker_number_fold_char:
 * @c: a character
 *
 * Returns: what @c is in a track code: A-Z or 0-9, TRACKER_NUMBER_FOLD_DROP for what people write
 * between the characters, or TRACKER_NUMBER_FOLD_BAD
 */
char
tracker_number_fold_char (gunichar c)
{
  if (c < 0x80)
    {
      if (g_ascii_isalnum ((char) c))
        return g_ascii_toupper ((char) c);
      return c == '-' || c == '.' || g_ascii_isspace ((char) c) ? TRACKER_NUMBER_FOLD_DROP
                                                                : TRACKER_NUMBER_FOLD_BAD;
    }
  if (c >= 0xFF21 && c <= 0xFF3A) /* full-width capitals */
    return (char) ('A' + (c - 0xFF21));
  if (c >= 0xFF41 && c <= 0xFF5A) /* and small letters */
    return (char) ('A' + (c - 0xFF41));
  if (c >= 0x0370 && c <= 0x052F)
    return fold_look_alike (c) != 0 ? fold_look_alike (c) : TRACKER_NUMBER_FOLD_BAD;
  if (g_unichar_isdigit (c))
    return (char) ('0' + g_unichar_digit_value (c));
  if (g_unichar_isspace (c))
    return TRACKER_NUMBER_FOLD_DROP;

  switch ((int) g_unichar_type (c))
    {
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_FORMAT:
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return TRACKER_NUMBER_FOLD_DROP;
    default:
      break;
    }
  return is_separator (c) ? TRACKER_NUMBER_FOLD_DROP : TRACKER_NUMBER_FOLD_BAD;
}

/* In a code that stands alone more marks mean nothing: "1234/12345678" at NACEX, "(00) 3404…" on
 * labels, "*1Z…*" in bar code fonts, "№ 123". */
static gboolean
is_mark (gunichar c)
{
  return c == '/' || c == '_' || c == '(' || c == ')' || c == '[' || c == ']' || c == '*'
         || c == '%' || c == '#' || c == 0x2116 || c == 0xFF0F || c == 0xFF3F || c == 0xFF08
         || c == 0xFF09;
}

/* "www.post.example/RB123" is no code with marks in it. */
static gboolean
is_address (const char *text)
{
  const char *slash = strchr (text, '/');
  const char *dot = strchr (text, '.');

  return slash != NULL && dot != NULL && dot < slash;
}

static void
set_bad_character (GError **error, gunichar c)
{
  char shown[8] = { 0 };

  if (!g_unichar_isprint (c))
    {
      g_set_error (error, TRACKER_NUMBER_ERROR, TRACKER_NUMBER_ERROR_BAD_CHARACTER,
                   _ ("This is no track code: it holds the invisible character U+%04X."),
                   (guint) c);
      return;
    }
  g_unichar_to_utf8 (c, shown);
  g_set_error (
      error, TRACKER_NUMBER_ERROR, TRACKER_NUMBER_ERROR_BAD_CHARACTER,
      _ ("This is no track code: it holds “%s”, but codes are made of letters and digits only."),
      shown);
}

/**
 * tracker_number_normalize:
 * @text: what a person typed or a file held; any bytes
 * @error: return location for an error
 *
 * Brings a track code into the one form that is kept and compared: A-Z and 0-9. Spaces, hyphens,
 * dots, slashes, brackets and invisible marks are dropped, letters raised, full-width letters,
 * digits of any script and Cyrillic and Greek letters that look like Latin ones are folded. Takes
 * time by the length of @text at most. Any thread.
 *
 * Errors: %TRACKER_NUMBER_ERROR_EMPTY, %TRACKER_NUMBER_ERROR_TOO_LONG (over
 * %TRACKER_NUMBER_MAX_LENGTH), %TRACKER_NUMBER_ERROR_BAD_CHARACTER, %TRACKER_NUMBER_ERROR_NOT_UTF8;
 * each with a sentence for people.
 *
 * Returns: (transfer full) (nullable): the code
 */
char *
tracker_number_normalize (const char *text, GError **error)
{
  char result[TRACKER_NUMBER_MAX_LENGTH + 1];
  gsize length = 0;
  gboolean takes_marks;

  g_return_val_if_fail (text != NULL, NULL);

  takes_marks = !is_address (text);

  for (const char *p = text; *p != '\0';)
    {
      /* A character has at most six bytes in what GLib reads; the string's end stops it earlier. */
      gunichar c = g_utf8_get_char_validated (p, (gssize) strnlen (p, 6));
      char folded;

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          g_set_error_literal (error, TRACKER_NUMBER_ERROR, TRACKER_NUMBER_ERROR_NOT_UTF8,
                               _ ("This is no track code: the text is not in UTF-8."));
          return NULL;
        }
      folded = tracker_number_fold_char (c);
      p = g_utf8_next_char (p);
      if (folded == TRACKER_NUMBER_FOLD_DROP || (takes_marks && is_mark (c)))
        continue;
      if (folded == TRACKER_NUMBER_FOLD_BAD)
        {
          set_bad_character (error, c);
          return NULL;
        }
      if (length == TRACKER_NUMBER_MAX_LENGTH)
        {
          g_set_error (error, TRACKER_NUMBER_ERROR, TRACKER_NUMBER_ERROR_TOO_LONG,
                       _ ("This is no track code: it is longer than %d characters."),
                       TRACKER_NUMBER_MAX_LENGTH);
          return NULL;
        }
      result[length++] = folded;
    }

  if (length == 0)
    {
      g_set_error_literal (
          error, TRACKER_NUMBER_ERROR, TRACKER_NUMBER_ERROR_EMPTY,
          _ ("There is no track code: type the code that the sender or the shop gave you."));
      return NULL;
    }
  return g_strndup (result, length);
}

/**
 * tracker_number_dup_pretty:
 * @number: a normalised number; may be ""
 *
 * Returns: (transfer full): "RB 123 456 785 CN" for the shape of S10, groups of four characters
 * otherwise; for screens only
 */
char *
tracker_number_dup_pretty (const char *number)
{
  GString *pretty;
  TrackerS10 s10;

  g_return_val_if_fail (number != NULL, NULL);

  if (tracker_s10_parse (number, &s10))
    return g_strdup_printf ("%.2s %.3s %.3s %.3s %.2s", number, number + 2, number + 5, number + 8,
                            number + 11);

  pretty = g_string_new (NULL);
  for (gsize i = 0; number[i] != '\0'; i++)
    {
      if (i > 0 && i % 4 == 0)
        g_string_append_c (pretty, ' ');
      g_string_append_c (pretty, number[i]);
    }
  return g_string_free (pretty, FALSE);
}

#define SHAPE_MOST_FIRST 4 /* "RB", "1Z", "TBA", "JJFI": what a carrier puts first */
#define SHAPE_LAST 2       /* "CN": a country */

/**
 * tracker_number_dup_shape:
 * @number: a normalised number; may be ""
 *
 * Says what codes of one kind have in common: a run of digits is written as "9" and its length, a
 * run of letters as "A" and its length, but letters of a first run of at most four and of a last
 * run of two stay as they are. "RB123456785CN" is "RB99CN", "10100012000016" is "914",
 * "1Z12345E0291980793" is "91A195A1910". Nothing else of the number can be read back from it.
 *
 * Returns: (transfer full): the shape; kept in the store, so it never changes
 */
char *
tracker_number_dup_shape (const char *number)
{
  GString *shape;
  const char *next;

  g_return_val_if_fail (number != NULL, NULL);

  shape = g_string_new (NULL);
  for (const char *run = number; *run != '\0'; run = next)
    {
      gboolean is_digits = g_ascii_isdigit (*run);
      int length;

      for (next = run; *next != '\0' && g_ascii_isdigit (*next) == is_digits; next++)
        ;
      length = (int) (next - run);
      if (!is_digits
          && ((run == number && length <= SHAPE_MOST_FIRST)
              || (*next == '\0' && length == SHAPE_LAST)))
        g_string_append_len (shape, run, length);
      else
        g_string_append_printf (shape, "%c%d", is_digits ? '9' : 'A', length);
    }
  return g_string_free (shape, FALSE);
}
