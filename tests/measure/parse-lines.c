/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-parse-lines"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

/* json-glib alone reads every line of standard input: what `tests/bench` holds `sepse-cli batch` against. */

int
main (void)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  char  *line = NULL;
  size_t size = 0;
  guint  n_lines = 0;

  for (ssize_t length = getline (&line, &size, stdin); length >= 0; length = getline (&line, &size, stdin))
    {
      g_autoptr (GError) error = NULL;

      if (!json_parser_load_from_data (parser, line, length, &error))
        {
          fprintf (stderr, "line %u: %s\n", n_lines + 1, error->message);
          free (line);
          return 1;
        }
      n_lines++;
    }

  free (line);
  printf ("%u\n", n_lines);

  return 0;
}
