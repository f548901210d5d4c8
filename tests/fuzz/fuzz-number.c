/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-target.h"
#include "values/sepse-number.h"

#include <math.h>
#include <string.h>

static void
assert_same (double a,
             double b)
{
  g_assert_false (a < b || a > b);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const char      *text = (const char *) data;
  char             buffer[SEPSE_NUMBER_TEXT_SIZE];
  g_autofree char *copy = NULL;
  double           value = 0;
  double           back = 0;

  if (!sepse_number_parse (text, size, &value))
    return 0;

  g_assert_cmpuint (size, <=, 40);
  g_assert_true (isfinite (value));
  copy = g_strndup (text, size);
  assert_same (value, g_ascii_strtod (copy, NULL));

  sepse_number_format (value, buffer);
  g_assert_cmpuint (strlen (buffer), <, SEPSE_NUMBER_TEXT_SIZE);
  g_assert_true (sepse_number_parse (buffer, strlen (buffer), &back));
  assert_same (back, value);
  assert_same (sepse_number_round9 (sepse_number_round9 (value)), sepse_number_round9 (value));

  return 0;
}
