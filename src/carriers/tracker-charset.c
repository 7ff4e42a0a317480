/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-engine-private.h"

#include <errno.h>
#include <string.h>

#define HEAD_BYTES 1024 /* where HTML wants its charset to be said */
#define REPLACEMENT "\xef\xbf\xbd"

/* The word behind @key in @text ("charset=", "encoding="), without quotes; NULL if it is not there.
 */
static char *
dup_word_after (const char *text, gsize length, const char *key)
{
  g_autofree char *lower = g_ascii_strdown (text, (gssize) length);
  const char *found = g_strstr_len (lower, (gssize) length, key);
  gsize n = 0;

  if (found == NULL)
    return NULL;
  found += strlen (key);
  found += strspn (found, " \t\"'");
  while (g_ascii_isalnum (found[n]) || (found[n] != '\0' && strchr ("-_:.", found[n]) != NULL))
    n++;
  return n > 0 && n < 40 ? g_strndup (found, n) : NULL;
}

/* What the answer says its bytes are: in its header, else in its first bytes. */
static char *
dup_charset (TrackerAnswer answer, const char *content_type, const char *data, gsize length)
{
  char *charset = NULL;

  if (content_type != NULL)
    charset = dup_word_after (content_type, strlen (content_type), "charset=");
  if (charset == NULL && answer == TRACKER_ANSWER_XML)
    charset = dup_word_after (data, MIN (length, 200), "encoding=");
  if (charset == NULL && answer == TRACKER_ANSWER_HTML)
    charset = dup_word_after (data, MIN (length, HEAD_BYTES), "charset=");
  return charset;
}

/* Converts all it can; each byte that cannot be read becomes U+FFFD. NULL: no such charset. */
static char *
convert (const char *data, gsize length, const char *charset)
{
  GIConv converter = g_iconv_open ("UTF-8", charset);
  GString *text;
  char *in = (char *) data;
  gsize in_left = length;

  if (converter == (GIConv) -1)
    return NULL;
  text = g_string_sized_new (length + length / 2);
  while (in_left > 0)
    {
      char buffer[4096];
      char *out = buffer;
      gsize out_left = sizeof buffer;
      gsize result = g_iconv (converter, &in, &in_left, &out, &out_left);
      int why = errno;

      g_string_append_len (text, buffer, (gssize) (sizeof buffer - out_left));
      if (result != (gsize) -1 || why == E2BIG)
        continue;
      g_string_append (text, REPLACEMENT);
      if (why != EILSEQ)
        break;
      in++;
      in_left--;
    }
  g_iconv_close (converter);
  return g_string_free (text, FALSE);
}

static gboolean
is_utf8_name (const char *charset)
{
  return g_ascii_strcasecmp (charset, "utf-8") == 0 || g_ascii_strcasecmp (charset, "utf8") == 0;
}

/**
 * tracker_charset_dup_utf8:
 * @answer: the kind of answer
 * @content_type: (nullable): the header, with its parameters
 * @body: the bytes
 *
 * Makes text of an answer: by the charset its header declares, else by what an XML or HTML answer
 * says of itself, else as UTF-8. A page that says nothing and is no UTF-8 is windows-1252, as in
 * browsers (WHATWG Encoding). A byte order mark is believed before all and dropped. Bytes that
 * cannot be read, and NUL, become U+FFFD.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
tracker_charset_dup_utf8 (TrackerAnswer answer, const char *content_type, GBytes *body)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (body, &length);
  g_autofree char *charset = NULL;
  g_autofree char *converted = NULL;

  if (length == 0)
    return g_strdup ("");
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return g_utf8_make_valid (data + 3, (gssize) (length - 3));
  if (length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    charset = g_strdup ("UTF-16"); /* takes the order from the mark */
  else
    charset = dup_charset (answer, content_type, data, length);
  if (charset == NULL && answer == TRACKER_ANSWER_HTML && !g_utf8_validate_len (data, length, NULL))
    charset = g_strdup ("windows-1252");
  if (charset != NULL && !is_utf8_name (charset))
    converted = convert (data, length, charset);
  if (converted != NULL)
    return g_utf8_make_valid (converted, -1);
  return g_utf8_make_valid (data, (gssize) length);
}
