/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-captcha.h"

#include <stdlib.h>
#include <string.h>

/**
 * tracker_captcha_pick_text:
 * @rand: source of chance
 * @alphabet: ASCII characters to choose from
 * @least: fewest characters
 * @most: most characters
 *
 * Returns: (transfer full): a text of that length
 */
char *
tracker_captcha_pick_text (GRand *rand, const char *alphabet, int least, int most)
{
  int length = g_rand_int_range (rand, least, most + 1);
  int n_characters = (int) strlen (alphabet);
  char *text = g_malloc0 ((gsize) length + 1);

  for (int i = 0; i < length; i++)
    text[i] = alphabet[g_rand_int_range (rand, 0, n_characters)];
  return text;
}

/**
 * tracker_captcha_free:
 * @captcha: (transfer full) (nullable): a challenge
 */
void
tracker_captcha_free (TrackerCaptcha *captcha)
{
  if (captcha == NULL)
    return;
  g_free (captcha->answer);
  g_free (captcha->task);
  g_clear_pointer (&captcha->picture, g_bytes_unref);
  g_clear_pointer (&captcha->piece, g_bytes_unref);
  g_clear_pointer (&captcha->prompt, g_bytes_unref);
  g_free (captcha);
}

/* All whole numbers in @text, in order: reads "40,22;118,60" and [{"x":40,"y":22}, ...] alike. */
static GArray *
read_numbers (const char *text)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (int));
  const char *at = text;

  while (*at != '\0')
    {
      gboolean is_number = g_ascii_isdigit (*at) || (*at == '-' && g_ascii_isdigit (at[1]));
      char *end;
      int number;

      if (!is_number)
        {
          at++;
          continue;
        }
      number = (int) CLAMP (g_ascii_strtoll (at, &end, 10), -100000, 100000);
      g_array_append_val (numbers, number);
      at = end;
    }
  return numbers;
}

/* Whether both hold as many numbers and none differs by more than @tolerance. */
static gboolean
is_near (const char *truth, const char *answer, int tolerance)
{
  g_autoptr (GArray) right = read_numbers (truth);
  g_autoptr (GArray) said = read_numbers (answer);

  if (right->len != said->len)
    return FALSE;
  for (guint i = 0; i < right->len; i++)
    if (abs (g_array_index (right, int, i) - g_array_index (said, int, i)) > tolerance)
      return FALSE;
  return TRUE;
}

/**
 * tracker_captcha_accepts:
 * @captcha: a challenge
 * @answer: what came for it
 *
 * Upper and lower case are alike; a slider may be 3 pixels off, each click 20.
 *
 * Returns: whether it is right
 */
gboolean
tracker_captcha_accepts (const TrackerCaptcha *captcha, const char *answer)
{
  switch (captcha->kind)
    {
    case TRACKER_CAPTCHA_SLIDER:
      return is_near (captcha->answer, answer, TRACKER_CAPTCHA_SLIDER_TOLERANCE);
    case TRACKER_CAPTCHA_CLICKS:
      return is_near (captcha->answer, answer, TRACKER_CAPTCHA_CLICK_TOLERANCE);
    case TRACKER_CAPTCHA_TEXT:
    default:
      return g_ascii_strcasecmp (captcha->answer, answer) == 0;
    }
}

/**
 * tracker_captcha_to_base64:
 * @bytes: a picture
 *
 * Returns: (transfer full): the bytes in base64, on one line
 */
char *
tracker_captcha_to_base64 (GBytes *bytes)
{
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);

  return g_base64_encode (data, size);
}

/**
 * tracker_captcha_dup_data_uri:
 * @captcha: a challenge
 *
 * Returns: (transfer full): its picture as a "data:" address
 */
char *
tracker_captcha_dup_data_uri (const TrackerCaptcha *captcha)
{
  g_autofree char *base64 = tracker_captcha_to_base64 (captcha->picture);

  return g_strconcat ("data:", captcha->format, ";base64,", base64, NULL);
}

static cairo_status_t
append_in_write (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * tracker_captcha_surface_to_png:
 * @surface: a picture
 *
 * Returns: (transfer full): it as a PNG file
 */
GBytes *
tracker_captcha_surface_to_png (cairo_surface_t *surface)
{
  GByteArray *bytes = g_byte_array_new ();

  cairo_surface_write_to_png_stream (surface, append_in_write, bytes);
  return g_byte_array_free_to_bytes (bytes);
}

typedef struct
{
  const guchar *data;
  gsize left;
} Reader;

static cairo_status_t
copy_in_read (void *closure, unsigned char *data, unsigned int length)
{
  Reader *reader = closure;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->data, length);
  reader->data += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/**
 * tracker_captcha_surface_from_png:
 * @png: a PNG file of our own
 *
 * Returns: (transfer full): the picture
 */
cairo_surface_t *
tracker_captcha_surface_from_png (GBytes *png)
{
  Reader reader;

  reader.data = g_bytes_get_data (png, &reader.left);
  return cairo_image_surface_create_from_png_stream (copy_in_read, &reader);
}
