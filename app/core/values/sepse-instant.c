/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-values"

#include "config.h"

#include "values/sepse-instant.h"

#define SECONDS_OF_DAY 86400
#define DAYS_OF_ERA 146097 /* 400 years of the Gregorian calendar */
#define DAYS_TO_1970 719468 /* from 1 March of the year 0 */

typedef struct
{
  gint64 year;
  int    month;
  int    day;
} Date;

/* Years are counted from March, so that the leap day is the last of its year. */
static gint64
days_from_date (Date date)
{
  gint64 year = date.month <= 2 ? date.year - 1 : date.year;
  gint64 era = (year >= 0 ? year : year - 399) / 400;
  gint64 year_of_era = year - era * 400;
  gint64 day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;

  return era * DAYS_OF_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - DAYS_TO_1970;
}

static Date
date_from_days (gint64 days)
{
  gint64 shifted = days + DAYS_TO_1970;
  gint64 era = (shifted >= 0 ? shifted : shifted - (DAYS_OF_ERA - 1)) / DAYS_OF_ERA;
  gint64 day_of_era = shifted - era * DAYS_OF_ERA;
  gint64 year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (DAYS_OF_ERA - 1)) / 365;
  gint64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 month = (5 * day_of_year + 2) / 153;
  Date   date;

  date.day = (int) (day_of_year - (153 * month + 2) / 5 + 1);
  date.month = (int) (month < 10 ? month + 3 : month - 9);
  date.year = year_of_era + era * 400 + (date.month <= 2 ? 1 : 0);

  return date;
}

static int
days_of_month (Date date)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean         is_leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);

  return date.month == 2 && is_leap ? 29 : days[date.month - 1];
}

static gboolean
read_number (const char **at,
             const char  *end,
             int          n_digits,
             int          low,
             int          high,
             int         *number)
{
  *number = 0;
  if (end - *at < n_digits)
    return FALSE;

  for (int i = 0; i < n_digits; i++, (*at)++)
    {
      if (!g_ascii_isdigit (**at))
        return FALSE;
      *number = *number * 10 + g_ascii_digit_value (**at);
    }

  return *number >= low && *number <= high;
}

static gboolean
read_character (const char **at,
                const char  *end,
                char         wanted)
{
  if (*at >= end || **at != wanted)
    return FALSE;

  (*at)++;
  return TRUE;
}

static gboolean
read_date (const char **at,
           const char  *end,
           Date        *date)
{
  int year = 0;

  if (!read_number (at, end, 4, 0, 9999, &year) || !read_character (at, end, '-') ||
      !read_number (at, end, 2, 1, 12, &date->month) || !read_character (at, end, '-') ||
      !read_number (at, end, 2, 1, 31, &date->day))
    return FALSE;

  date->year = year;
  return date->day <= days_of_month (*date);
}

static gboolean
read_clock (const char **at,
            const char  *end,
            int         *seconds)
{
  int hours = 0;
  int minutes = 0;
  int rest = 0;

  if (!read_number (at, end, 2, 0, 23, &hours) || !read_character (at, end, ':') ||
      !read_number (at, end, 2, 0, 59, &minutes))
    return FALSE;
  if (read_character (at, end, ':') && !read_number (at, end, 2, 0, 59, &rest))
    return FALSE;

  *seconds = (hours * 60 + minutes) * 60 + rest;
  return TRUE;
}

static gboolean
read_offset (const char **at,
             const char  *end,
             int         *offset)
{
  gboolean is_west = FALSE;
  int      hours = 0;
  int      minutes = 0;

  *offset = 0;
  if (read_character (at, end, 'Z'))
    return TRUE;

  is_west = *at < end && **at == '-';
  if (!read_character (at, end, is_west ? '-' : '+') || !read_number (at, end, 2, 0, 23, &hours) ||
      !read_character (at, end, ':') || !read_number (at, end, 2, 0, 59, &minutes))
    return FALSE;

  *offset = (hours * 60 + minutes) * (is_west ? -1 : 1);
  return TRUE;
}

gboolean
sepse_instant_parse (const char   *text,
                     gsize         length,
                     SepseInstant *instant)
{
  const char *at = text;
  const char *end = text + length;
  Date        date = { 0 };
  int         seconds = 0;
  int         offset = 0;

  if (!read_date (&at, end, &date) || !read_character (&at, end, 'T') || !read_clock (&at, end, &seconds) ||
      !read_offset (&at, end, &offset) || at != end)
    return FALSE;

  instant->seconds = days_from_date (date) * SECONDS_OF_DAY + seconds - offset * 60;
  instant->offset_minutes = (gint16) offset;
  instant->is_set = TRUE;

  return TRUE;
}

/* The day and the second of the day on the clock the instant was written for. */
static Date
split (SepseInstant instant,
       int         *seconds)
{
  gint64 local = instant.seconds + instant.offset_minutes * 60;
  gint64 days = local / SECONDS_OF_DAY;

  if (local % SECONDS_OF_DAY < 0)
    days--;
  *seconds = (int) (local - days * SECONDS_OF_DAY);

  return date_from_days (days);
}

char *
sepse_instant_to_text (SepseInstant instant)
{
  int      offset = ABS (instant.offset_minutes);
  int      seconds = 0;
  Date     date = split (instant, &seconds);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%04" G_GINT64_FORMAT "-%02d-%02dT%02d:%02d", date.year, date.month, date.day,
                          seconds / 3600, seconds / 60 % 60);
  if (seconds % 60 != 0)
    g_string_append_printf (text, ":%02d", seconds % 60);
  if (offset == 0)
    g_string_append_c (text, 'Z');
  else
    g_string_append_printf (text, "%c%02d:%02d", instant.offset_minutes < 0 ? '-' : '+', offset / 60, offset % 60);

  return g_string_free (text, FALSE);
}

char *
sepse_instant_to_clock (SepseInstant instant)
{
  int seconds = 0;

  split (instant, &seconds);
  return g_strdup_printf ("%02d:%02d", seconds / 3600, seconds / 60 % 60);
}

SepseInstant
sepse_instant_add_minutes (SepseInstant instant,
                           int          minutes)
{
  instant.seconds += (gint64) minutes * 60;
  return instant;
}
