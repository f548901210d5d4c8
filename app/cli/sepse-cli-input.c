/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-cli"
#define _GNU_SOURCE /* strerrordesc_np: error messages are never translated */

#include "config.h"

#include "cli/sepse-cli-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* One document; a batch is read line by line instead. */
#define LONGEST_DOCUMENT ((gsize) 16 * 1024 * 1024)
#define READ_SIZE ((gsize) 64 * 1024)

int
_sepse_cli_open (const char *name,
                 guint64    *size)
{
  struct stat status;
  int         descriptor = STDIN_FILENO;

  if (strcmp (name, "-") != 0)
    descriptor = open (name, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0 || fstat (descriptor, &status) != 0)
    {
      _sepse_cli_complain ("%s: %s", name, strerrordesc_np (errno));
      return -1;
    }
  if (S_ISDIR (status.st_mode))
    {
      _sepse_cli_complain ("%s: %s", name, strerrordesc_np (EISDIR));
      if (descriptor != STDIN_FILENO)
        close (descriptor);
      return -1;
    }

  if (size != NULL)
    *size = S_ISREG (status.st_mode) ? (guint64) status.st_size : 0;

  return descriptor;
}

static gboolean
read_all (int         descriptor,
          const char *name,
          GString    *text)
{
  g_autofree char *buffer = g_malloc (READ_SIZE);

  for (;;)
    {
      ssize_t n_read = read (descriptor, buffer, READ_SIZE);

      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0)
        {
          _sepse_cli_complain ("%s: %s", name, strerrordesc_np (errno));
          return FALSE;
        }
      if (n_read == 0)
        return TRUE;
      if (text->len + (gsize) n_read > LONGEST_DOCUMENT)
        {
          _sepse_cli_complain ("%s:: the file is longer than %" G_GSIZE_FORMAT " bytes, the most that is read", name, LONGEST_DOCUMENT);
          return FALSE;
        }
      g_string_append_len (text, buffer, n_read);
    }
}

gboolean
_sepse_cli_read (const char *name,
                 GString   **text)
{
  g_autoptr (GString) content = NULL;
  int      descriptor = _sepse_cli_open (name, NULL);
  gboolean ok;

  if (descriptor < 0)
    return FALSE;

  content = g_string_new (NULL);
  ok = read_all (descriptor, name, content);
  if (descriptor != STDIN_FILENO)
    close (descriptor);
  if (!ok)
    return FALSE;

  *text = g_steal_pointer (&content);

  return TRUE;
}
