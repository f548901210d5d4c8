/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-clock.h"

#include <string.h>

#define DAY_SECONDS (24 * 60 * 60)

SepseInstant
sepse_clock_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gint64 offset_minutes = g_date_time_get_utc_offset (now) / G_TIME_SPAN_MINUTE;
  gint64 seconds = g_date_time_to_unix (now);

  return (SepseInstant){ .seconds = seconds - seconds % 60, .offset_minutes = (gint16) offset_minutes, .is_set = TRUE };
}

/* The digits of @text when it holds one to two, a sign, and two more; or three to four in a row. */
static gboolean
read_digits (const char *text,
             char        digits[5])
{
  guint    n = 0;
  gboolean has_sign = FALSE;

  for (; *text != '\0'; text++)
    {
      if (g_ascii_isdigit (*text) && n < 4)
        digits[n++] = *text;
      else if ((*text == ':' || *text == '.') && !has_sign && n >= 1 && n <= 2 && strlen (text) == 3)
        has_sign = TRUE;
      else
        return FALSE;
    }
  digits[n] = '\0';

  return n >= 3;
}

gboolean
sepse_clock_parse (const char   *text,
                   SepseInstant  moment,
                   SepseInstant *instant)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  char             digits[5];
  int              number;
  gint64           local_midnight;
  gint64           local;

  g_return_val_if_fail (instant != NULL, FALSE);

  if (!moment.is_set || !read_digits (stripped, digits))
    return FALSE;
  number = atoi (digits);
  if (number / 100 > 23 || number % 100 > 59)
    return FALSE;

  local = moment.seconds + moment.offset_minutes * 60;
  local_midnight = local - ((local % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS;
  *instant = moment;
  instant->seconds = local_midnight + (number / 100) * 3600 + (number % 100) * 60 - moment.offset_minutes * 60;
  if (instant->seconds > moment.seconds)
    instant->seconds -= DAY_SECONDS;

  return TRUE;
}
