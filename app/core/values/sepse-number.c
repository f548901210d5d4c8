/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-values"

#include "config.h"

#include "values/sepse-number.h"

#include <math.h>
#include <string.h>

#define MAX_LENGTH 40 /* of a number in a file */
#define EXACT_POWER 22 /* the largest power of ten that a double holds exactly */
#define EXACT_DIGITS 15 /* every decimal this long survives the way into a double and back */
#define SIGNIFICANT_DIGITS 9

static const double powers_of_ten[EXACT_POWER + 1] = {
  1e0,
  1e1,
  1e2,
  1e3,
  1e4,
  1e5,
  1e6,
  1e7,
  1e8,
  1e9,
  1e10,
  1e11,
  1e12,
  1e13,
  1e14,
  1e15,
  1e16,
  1e17,
  1e18,
  1e19,
  1e20,
  1e21,
  1e22,
};

static gboolean
is_same (double a,
         double b)
{
  return !(a < b) && !(a > b);
}

double
sepse_number_round9 (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  int  shift;

  if (!isfinite (value) || is_same (value, 0))
    return value;

  /* An integer of nine digits and a power of ten that are both exact: their quotient is the double nearest to the decimal. */
  shift = SIGNIFICANT_DIGITS - 1 - (int) floor (log10 (fabs (value)));
  if (shift >= 0 && shift <= EXACT_POWER)
    return nearbyint (value * powers_of_ten[shift]) / powers_of_ten[shift];
  if (shift < 0 && -shift <= EXACT_POWER)
    return nearbyint (value / powers_of_ten[-shift]) * powers_of_ten[-shift];

  g_ascii_formatd (text, sizeof text, "%.8e", value);
  return g_ascii_strtod (text, NULL);
}

/* Whole numbers and short decimals, which are nearly all. FALSE when the value is neither. */
static gboolean
format_short (double value,
              char  *buffer)
{
  for (int decimals = 0; decimals <= 6; decimals++)
    {
      double  scaled = nearbyint (value * powers_of_ten[decimals]);
      guint64 digits;
      char   *at = buffer + SEPSE_NUMBER_TEXT_SIZE;

      if (fabs (scaled) > 1e15)
        return FALSE;
      if (!is_same (scaled / powers_of_ten[decimals], value))
        continue;

      digits = (guint64) fabs (scaled);
      *--at = '\0';
      for (int i = 0; digits > 0 || i <= decimals; i++, digits /= 10)
        {
          if (i == decimals && decimals > 0)
            *--at = '.';
          *--at = (char) ('0' + digits % 10);
        }
      if (scaled < 0)
        *--at = '-';
      memmove (buffer, at, (gsize) (buffer + SEPSE_NUMBER_TEXT_SIZE - at));
      return TRUE;
    }

  return FALSE;
}

/* @text: "d.ddde±xx" without a sign. Writes it without an exponent and without zeros at its end. */
static void
write_plain (const char *text,
             char       *out)
{
  char digits[SEPSE_NUMBER_TEXT_SIZE];
  int  n_digits = 0;
  int  exponent = (int) g_ascii_strtoll (strchr (text, 'e') + 1, NULL, 10);

  for (const char *at = text; *at != 'e'; at++)
    if (g_ascii_isdigit (*at))
      digits[n_digits++] = *at;
  while (n_digits > 1 && digits[n_digits - 1] == '0')
    n_digits--;

  for (int i = MIN (exponent, 0); i < MAX (n_digits, exponent + 1); i++)
    {
      *out++ = i >= 0 && i < n_digits ? digits[i] : '0';
      if (i == MAX (exponent, MIN (exponent, 0)) && i + 1 < MAX (n_digits, exponent + 1))
        *out++ = '.';
    }
  *out = '\0';
}

/* @text: as above. Keeps the exponent and drops the zeros of the mantissa. */
static void
write_scientific (const char *text,
                  char       *out)
{
  const char *exponent = strchr (text, 'e');
  const char *end = exponent;

  while (end[-1] == '0')
    end--;
  if (end[-1] == '.')
    end--;
  memcpy (out, text, (gsize) (end - text));
  strcpy (out + (end - text), exponent);
}

char *
sepse_number_format (double value,
                     char   buffer[static SEPSE_NUMBER_TEXT_SIZE])
{
  static const char *const formats[] = { "%.14e", "%.15e", "%.16e" };
  char                     text[SEPSE_NUMBER_TEXT_SIZE];
  double                   size = fabs (value);
  char                    *out = buffer;

  strcpy (buffer, "0");
  g_return_val_if_fail (isfinite (value), buffer);

  if (format_short (value, buffer))
    return buffer;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (text, sizeof text, formats[i], size);
      if (is_same (g_ascii_strtod (text, NULL), size))
        break;
    }

  if (value < 0)
    *out++ = '-';
  if (size < 1e-6 || size >= 1e21)
    write_scientific (text, out);
  else
    write_plain (text, out);

  return buffer;
}

/* RFC 8259: [-] int [frac] [exp]. @digits counts the digits behind leading zeros. */
typedef struct
{
  guint64  mantissa;
  int      digits;
  int      exponent;
  gboolean is_negative;
} Decimal;

static const char *
read_digits (const char *at,
             const char *end,
             Decimal    *decimal,
             int         shift)
{
  for (; at < end && *at >= '0' && *at <= '9'; at++)
    {
      if (decimal->digits > 0 || *at != '0')
        decimal->digits++;
      if (decimal->digits <= EXACT_DIGITS)
        decimal->mantissa = decimal->mantissa * 10 + (guint64) (*at - '0');
      decimal->exponent += shift;
    }

  return at;
}

static const char *
read_exponent (const char *at,
               const char *end,
               Decimal    *decimal)
{
  gboolean    is_negative = at < end && *at == '-';
  int         exponent = 0;
  const char *start;

  if (at < end && (*at == '+' || *at == '-'))
    at++;
  start = at;
  for (; at < end && *at >= '0' && *at <= '9'; at++)
    exponent = MIN (exponent * 10 + (*at - '0'), 100000);
  decimal->exponent += is_negative ? -exponent : exponent;

  return at > start ? at : NULL;
}

static gboolean
read_decimal (const char *text,
              gsize       length,
              Decimal    *decimal)
{
  const char *end = text + length;
  const char *at = text;
  const char *start;

  if (at < end && *at == '-')
    {
      decimal->is_negative = TRUE;
      at++;
    }

  start = at;
  at = read_digits (at, end, decimal, 0);
  if (at == start || (*start == '0' && at > start + 1))
    return FALSE;

  if (at < end && *at == '.')
    {
      start = ++at;
      at = read_digits (at, end, decimal, -1);
      if (at == start)
        return FALSE;
    }
  if (at < end && (*at == 'e' || *at == 'E'))
    at = read_exponent (at + 1, end, decimal);

  return at == end;
}

gboolean
sepse_number_parse (const char *text,
                    gsize       length,
                    double     *value)
{
  Decimal decimal = { 0 };
  char    copy[MAX_LENGTH + 1];
  double  result;

  if (length == 0 || length > MAX_LENGTH || !read_decimal (text, length, &decimal))
    return FALSE;

  if (decimal.digits <= EXACT_DIGITS && decimal.exponent >= -EXACT_POWER && decimal.exponent <= EXACT_POWER)
    {
      /* Both parts are exact, so the one rounding is the right one. */
      result = (double) decimal.mantissa;
      if (decimal.exponent < 0)
        result /= powers_of_ten[-decimal.exponent];
      else
        result *= powers_of_ten[decimal.exponent];
      *value = decimal.is_negative && decimal.mantissa > 0 ? -result : result;
      return TRUE;
    }

  memcpy (copy, text, length);
  copy[length] = '\0';
  result = g_ascii_strtod (copy, NULL);
  if (!isfinite (result))
    return FALSE;

  *value = result;
  return TRUE;
}
