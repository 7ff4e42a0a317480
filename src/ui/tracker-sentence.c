/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-sentence.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* A person reads a toast at a glance; what is longer came from outside and is cut. */
#define MAX_CHARS 300

static char *
tidy (const char *message)
{
  g_autofree char *valid = g_utf8_make_valid (message, -1);
  g_autofree char *text = NULL;

  g_strdelimit (valid, "\n\r\t", ' ');
  g_strstrip (valid);
  if (g_utf8_strlen (valid, -1) <= MAX_CHARS)
    return g_steal_pointer (&valid);

  text = g_utf8_substring (valid, 0, MAX_CHARS - 1);
  return g_strconcat (text, "…", NULL);
}

/**
 * tracker_sentence_for_error:
 * @error: (nullable): what went wrong; the floors below word their messages for people already
 * @what: (nullable): what could not be done, as a sentence without its end ("The folder could not
 * be renamed")
 *
 * Makes the one sentence that a person reads when something could not be done. Any thread.
 *
 * Returns: (transfer full) (nullable): plain text; %NULL if the person cancelled and nothing is to
 * be said
 */
char *
tracker_sentence_for_error (const GError *error, const char *what)
{
  g_autofree char *message = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;

  if (error != NULL && error->message != NULL)
    message = tidy (error->message);
  if (message == NULL || *message == '\0')
    {
      g_free (message);
      message = g_strdup (_ ("Something unexpected happened; please try again."));
    }
  if (what == NULL)
    return g_steal_pointer (&message);

  /* Translators: first what could not be done, then why: "The folder could not be renamed: The disk
   * is full." */
  return g_strdup_printf (_ ("%s: %s"), what, message);
}
