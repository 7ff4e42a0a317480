/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-exchange-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file that is there whole or not at all: written under another name beside it, then renamed. */
struct _TrackerOutputFile
{
  int fd;
  char *path;      /* (owned): where it will be */
  char *temporary; /* (owned) (nullable): where it is; NULL: written in place, a pipe or a device */
};

static void
set_error (TrackerOutputFile *self, int code, GError **error)
{
  g_set_error (error, TRACKER_EXCHANGE_ERROR, TRACKER_EXCHANGE_ERROR_UNWRITABLE,
               _ ("“%s” cannot be written: %s"), self->path, g_strerror (code));
}

/* The file that a link stands for is what is replaced, not the link. */
static char *
resolve (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real != NULL ? real : path);

  free (real);
  return copy;
}

static gboolean
open_temporary (TrackerOutputFile *self, const struct stat *old)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *name = g_path_get_basename (self->path);

  self->temporary = g_strdup_printf ("%s%s.%s.XXXXXX", folder, G_DIR_SEPARATOR_S, name);
  /* The umask takes from this what the person wants taken. */
  self->fd = g_mkstemp_full (self->temporary, O_WRONLY | O_CLOEXEC, 0666);
  if (self->fd < 0)
    {
      g_clear_pointer (&self->temporary, g_free);
      return FALSE;
    }
  return old == NULL || fchmod (self->fd, old->st_mode & 0777) == 0;
}

static gboolean
open_any (TrackerOutputFile *self, const char *path)
{
  struct stat info;

  if (g_str_equal (path, "-"))
    {
      self->fd = fcntl (STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
      return self->fd >= 0;
    }
  if (stat (self->path, &info) != 0)
    return open_temporary (self, NULL);
  if (S_ISREG (info.st_mode))
    {
      if (access (self->path, W_OK) != 0)
        return FALSE;
      return open_temporary (self, &info);
    }

  self->fd = g_open (self->path, O_WRONLY | O_CLOEXEC, 0);
  return self->fd >= 0;
}

/**
 * tracker_output_file_new:
 * @path: where it will be; "-": the standard output
 * @error: %TRACKER_EXCHANGE_ERROR_UNWRITABLE
 *
 * Begins a file. Worker thread; so are the others here.
 *
 * Returns: (transfer full) (nullable): the file
 */
TrackerOutputFile *
tracker_output_file_new (const char *path, GError **error)
{
  TrackerOutputFile *self = g_new0 (TrackerOutputFile, 1);

  self->fd = -1;
  self->path = resolve (path);
  if (open_any (self, path))
    return self;

  set_error (self, errno, error);
  tracker_output_file_free (self);
  return NULL;
}

/**
 * tracker_output_file_write:
 * @self: a file
 * @data: (array length=length): what follows
 * @length: bytes of @data
 * @error: %TRACKER_EXCHANGE_ERROR_UNWRITABLE
 *
 * Returns: whether all of it was written
 */
gboolean
tracker_output_file_write (TrackerOutputFile *self, const char *data, gsize length, GError **error)
{
  while (length > 0)
    {
      gssize n = write (self->fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_error (self, errno, error);
          return FALSE;
        }
      data += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/**
 * tracker_output_file_commit:
 * @self: a file of which all is written
 * @error: %TRACKER_EXCHANGE_ERROR_UNWRITABLE
 *
 * Puts the file in its place, once it is on the disk.
 *
 * Returns: whether it is there
 */
gboolean
tracker_output_file_commit (TrackerOutputFile *self, GError **error)
{
  if (self->temporary == NULL)
    return TRUE;
  if (fsync (self->fd) != 0 || g_rename (self->temporary, self->path) != 0)
    {
      set_error (self, errno, error);
      return FALSE;
    }

  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}

/**
 * tracker_output_file_free:
 * @self: (transfer full): a file; what was not committed is removed
 */
void
tracker_output_file_free (TrackerOutputFile *self)
{
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}
