/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-test"
#include "config.h"

#include "ui/sepse-clock.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  const char *expected; /* NULL: not readable */
} Row;

/* The moment is ten past three in the morning, two hours east. */
static const Row rows[] = {
  { "earlier-this-day", "02:40", "2026-11-22T02:40+02:00" },
  { "the-moment-itself", "3:10", "2026-11-22T03:10+02:00" },
  { "later-is-yesterday", "23:55", "2026-11-21T23:55+02:00" },
  { "without-sign", "0240", "2026-11-22T02:40+02:00" },
  { "with-dot", "2.40", "2026-11-22T02:40+02:00" },
  { "midnight", "00:00", "2026-11-22T00:00+02:00" },
  { "no-such-hour", "24:00", NULL },
  { "no-such-minute", "12:60", NULL },
  { "words", "now", NULL },
  { "empty", "", NULL },
  { "one-digit-minute", "12:5", NULL },
};

static void
test_row (gconstpointer data)
{
  const Row               *row = data;
  SepseInstant             moment;
  SepseInstant             instant = { 0 };
  gboolean                 is_readable;
  g_autofree char         *text = NULL;
  static const char *const written = "2026-11-22T03:10+02:00";

  g_assert_true (sepse_instant_parse (written, strlen (written), &moment));
  is_readable = sepse_clock_parse (row->text, moment, &instant);
  g_assert_cmpint (is_readable, ==, row->expected != NULL);
  if (!is_readable)
    return;

  text = sepse_instant_to_text (instant);
  g_assert_cmpstr (text, ==, row->expected);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ui/clock/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_row);
    }

  return g_test_run ();
}
