/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-cli"
#define _GNU_SOURCE /* strerrordesc_np: error messages are never translated */

#include "config.h"

#include "cli/sepse-cli-private.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

/* 0, or the errno of the failure. */
static int
write_all (int         descriptor,
           const char *text,
           gsize       length)
{
  while (length > 0)
    {
      ssize_t written = write (descriptor, text, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return errno;
      text += written;
      length -= (gsize) written;
    }

  return 0;
}

void
_sepse_cli_complain (const char *format,
                     ...)
{
  g_autofree char *message = NULL;
  g_autofree char *line = NULL;
  va_list          arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  line = g_strconcat (message, "\n", NULL);
  /* Nobody is left to be told when this fails. */
  (void) !write_all (STDERR_FILENO, line, strlen (line));
}

SepseExit
_sepse_cli_misuse (const char *format,
                   ...)
{
  g_autofree char *message = NULL;
  va_list          arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  _sepse_cli_complain ("sepse-cli: %s\nTry “sepse-cli --help”.", message);

  return SEPSE_EXIT_USAGE;
}

SepseExit
_sepse_cli_print (const char *text)
{
  int failure = write_all (STDOUT_FILENO, text, strlen (text));

  if (failure == 0 || failure == EPIPE)
    return SEPSE_EXIT_DONE;

  _sepse_cli_complain ("standard output: %s", strerrordesc_np (failure));

  return SEPSE_EXIT_REFUSED;
}
