/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "values/sepse-instant.h"

#include <string.h>

typedef struct
{
  const char *text;
  gint64      seconds;
  int         offset;
  const char *written; /* NULL: as read */
  const char *clock;
} GoodCase;

static const GoodCase good_cases[] = {
  { "1970-01-01T00:00Z", 0, 0, NULL, "00:00" },
  { "1970-01-01T00:00:00Z", 0, 0, "1970-01-01T00:00Z", "00:00" },
  { "1970-01-01T00:00:01Z", 1, 0, NULL, "00:00" },
  { "1969-12-31T23:59:59Z", -1, 0, NULL, "23:59" },
  { "2026-11-22T09:10:00+02:00", 1795331400, 120, "2026-11-22T09:10+02:00", "09:10" },
  { "2026-11-22T09:10-03:30", 1795351200, -210, NULL, "09:10" },
  { "2000-02-29T12:00+00:00", 951825600, 0, "2000-02-29T12:00Z", "12:00" },
  { "2024-02-29T23:59:59Z", 1709251199, 0, NULL, "23:59" },
  { "2024-03-01T00:00Z", 1709251200, 0, NULL, "00:00" },
  { "0001-01-01T00:00Z", -62135596800, 0, NULL, "00:00" },
  { "0000-02-29T00:00Z", -62162121600, 0, NULL, "00:00" },
  { "9999-12-31T23:59:59Z", 253402300799, 0, NULL, "23:59" },
  { "2026-01-01T00:30+01:00", 1767223800, 60, NULL, "00:30" },
};

static const char *const bad_cases[] = {
  "",
  "2026-11-22",
  "2026-11-22T09",
  "2026-11-22T09:10",
  "2026-11-22 09:10Z",
  "2026-11-22t09:10z",
  "2026-13-01T00:00Z",
  "2026-00-01T00:00Z",
  "2026-02-29T00:00Z",
  "1900-02-29T00:00Z",
  "2026-04-31T00:00Z",
  "2026-11-00T00:00Z",
  "2026-11-22T24:00Z",
  "2026-11-22T23:60Z",
  "2026-11-22T23:59:60Z",
  "2026-11-22T9:10Z",
  "2026-11-22T09:10:00.5Z",
  "2026-11-22T09:10+2:00",
  "2026-11-22T09:10+0200",
  "2026-11-22T09:10+24:00",
  "2026-11-22T09:10+02:60",
  "2026-11-22T09:10Z ",
  " 2026-11-22T09:10Z",
  "-026-11-22T09:10Z",
  "20261122T0910Z",
  "2026-11-22T09:10:Z",
  "2026-1-22T09:10Z",
};

static void
test_good (gconstpointer data)
{
  const GoodCase  *row = data;
  SepseInstant     instant = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *clock = NULL;

  g_assert_true (sepse_instant_parse (row->text, strlen (row->text), &instant));
  g_assert_true (instant.is_set);
  g_assert_cmpint (instant.seconds, ==, row->seconds);
  g_assert_cmpint (instant.offset_minutes, ==, row->offset);
  text = sepse_instant_to_text (instant);
  g_assert_cmpstr (text, ==, row->written != NULL ? row->written : row->text);
  clock = sepse_instant_to_clock (instant);
  g_assert_cmpstr (clock, ==, row->clock);
}

static void
test_bad (gconstpointer data)
{
  SepseInstant instant = { 0 };

  g_assert_false (sepse_instant_parse (data, strlen (data), &instant));
}

static void
test_every_day_reads_back (void)
{
  for (gint64 day = -719528; day < 2932897; day += 97)
    {
      SepseInstant     instant = { day * 86400 + 3600, 60, TRUE };
      SepseInstant     back = { 0 };
      g_autofree char *text = sepse_instant_to_text (instant);

      g_assert_true (sepse_instant_parse (text, strlen (text), &back));
      g_assert_cmpint (back.seconds, ==, instant.seconds);
    }
}

static void
test_add_minutes (void)
{
  SepseInstant     instant = { 0 };
  g_autofree char *text = NULL;

  g_assert_true (sepse_instant_parse ("2026-11-22T23:30+02:00", 22, &instant));
  text = sepse_instant_to_text (sepse_instant_add_minutes (instant, 60));
  g_assert_cmpstr (text, ==, "2026-11-23T00:30+02:00");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (good_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/instant/good/%02u", i);

      g_test_add_data_func (path, &good_cases[i], test_good);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/instant/bad/%02u", i);

      g_test_add_data_func (path, bad_cases[i], test_bad);
    }
  g_test_add_func ("/core/instant/every-day-reads-back", test_every_day_reads_back);
  g_test_add_func ("/core/instant/add-minutes", test_add_minutes);

  return g_test_run ();
}
