/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "same-number.h"
#include "values/sepse-number.h"
#include "values/sepse-truth.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const char *name;
  double      value;
  const char *text;
} FormatCase;

static const FormatCase format_cases[] = {
  { "zero", 0, "0" },
  { "minus-zero", -0.0, "0" },
  { "whole", 38.0, "38" },
  { "one-decimal", 36.6, "36.6" },
  { "tenth", 0.1, "0.1" },
  { "hundredth", 0.21, "0.21" },
  { "thousandth", 1e-3, "0.001" },
  { "millionth", 1e-6, "0.000001" },
  { "below-a-millionth", 1e-7, "1e-07" },
  { "tiny-with-fraction", 1.25e-9, "1.25e-09" },
  { "negative", -9.25, "-9.25" },
  { "sum-with-dust", 0.1 + 0.2, "0.30000000000000004" },
  { "third", 1.0 / 3.0, "0.3333333333333333" },
  { "large", 1e15, "1000000000000000" },
  { "larger", 1e20, "100000000000000000000" },
  { "largest-plain", 123456789012345680000.0, "123456789012345680000" },
  { "exponent", 1e21, "1e+21" },
  { "largest", 1.7976931348623157e308, "1.7976931348623157e+308" },
  { "negative-small", -0.000123456789, "-0.000123456789" },
  { "seven-decimals", 12.3456789, "12.3456789" },
};

static void
test_format (gconstpointer data)
{
  const FormatCase *row = data;
  char              buffer[SEPSE_NUMBER_TEXT_SIZE];
  double            back = 0;

  g_assert_cmpstr (sepse_number_format (row->value, buffer), ==, row->text);
  g_assert_true (sepse_number_parse (buffer, strlen (buffer), &back));
  assert_same_number (back, row->value);
}

typedef struct
{
  const char *text;
  gboolean    is_number;
  double      value;
} ParseCase;

static const ParseCase parse_cases[] = {
  { "0", TRUE, 0 },
  { "-0", TRUE, 0 },
  { "38.0", TRUE, 38 },
  { "36.6", TRUE, 36.6 },
  { "1e3", TRUE, 1000 },
  { "1E+3", TRUE, 1000 },
  { "1.5e-3", TRUE, 0.0015 },
  { "0.1234567890123456789", TRUE, 0.1234567890123456789 },
  { "123456789012345678901234567890", TRUE, 123456789012345678901234567890.0 },
  { "0000000001", FALSE, 0 },
  { "1e-400", TRUE, 0 },
  { "1e308", TRUE, 1e308 },
  { "1e999", FALSE, 0 },
  { "-1e999", FALSE, 0 },
  { "1e99999999999999999999", FALSE, 0 },
  { "0e99999999999999999999", TRUE, 0 },
  { "012", FALSE, 0 },
  { "-", FALSE, 0 },
  { "", FALSE, 0 },
  { "+1", FALSE, 0 },
  { ".5", FALSE, 0 },
  { "5.", FALSE, 0 },
  { "1e", FALSE, 0 },
  { "1e+", FALSE, 0 },
  { "0x10", FALSE, 0 },
  { "NaN", FALSE, 0 },
  { "Infinity", FALSE, 0 },
  { "1,5", FALSE, 0 },
  { " 1", FALSE, 0 },
  { "1 ", FALSE, 0 },
  { "--1", FALSE, 0 },
  { "1.2.3", FALSE, 0 },
  { "1111111111111111111111111111111111111111", TRUE, 1111111111111111111111111111111111111111.0 },
  { "11111111111111111111111111111111111111111", FALSE, 0 },
};

static void
test_parse (gconstpointer data)
{
  const ParseCase *row = data;
  double           value = 7;

  g_assert_cmpint (sepse_number_parse (row->text, strlen (row->text), &value), ==, row->is_number);
  if (row->is_number)
    assert_same_number (value, row->value);
}

static void
test_round9 (void)
{
  static const double rows[][2] = {
    { 0.1 + 0.2, 0.3 },
    { (100.4 - 32) * 5 / 9, 38.0 },
    { (96.8 - 32) * 5 / 9, 36.0 },
    { 5.4 * 0.05 * 1000 / 60 / 45, 0.1 },
    { 13.5 * 0.04 * 1000 / 60 / 45, 0.2 },
    { 299.6, 299.6 },
    { 123456789.4, 123456789 },
    { 1234567894.0, 1234567890 },
    { -0.1 - 0.2, -0.3 },
    { 0, 0 },
    { 1e300, 1e300 },
    { 1e-300, 1e-300 },
    { 0.999999999951, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double rounded = sepse_number_round9 (rows[i][0]);

      assert_same_number (rounded, rows[i][1]);
    }
}

/* The quick way must give what the long way gives. */
static void
test_round9_equals_text (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      char   text[G_ASCII_DTOSTR_BUF_SIZE];
      double value = g_test_rand_double_range (-1, 1) * pow (10, g_test_rand_int_range (-12, 15));
      double expected;
      double rounded = sepse_number_round9 (value);

      g_ascii_formatd (text, sizeof text, "%.8e", value);
      expected = g_ascii_strtod (text, NULL);
      assert_same_number (rounded, expected);
    }
}

static void
test_format_reads_back (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      char   buffer[SEPSE_NUMBER_TEXT_SIZE];
      double value = g_test_rand_double_range (-1, 1) * pow (10, g_test_rand_int_range (-20, 25));
      double back = 0;

      sepse_number_format (value, buffer);
      g_assert_true (sepse_number_parse (buffer, strlen (buffer), &back));
      assert_same_number (back, value);
    }
}

static void
test_truth (void)
{
  g_assert_cmpstr (sepse_truth_to_id (SEPSE_TRUTH_MET), ==, "met");
  g_assert_cmpstr (sepse_truth_to_id (SEPSE_TRUTH_NOT_MET), ==, "not-met");
  g_assert_cmpstr (sepse_truth_to_id (SEPSE_TRUTH_UNKNOWN), ==, "unknown");
  g_assert_cmpint (sepse_mask_to_truth (SEPSE_CAN_BE_EITHER), ==, SEPSE_TRUTH_UNKNOWN);
  g_assert_cmpint (sepse_mask_to_truth (SEPSE_CAN_BE_MET), ==, SEPSE_TRUTH_MET);
  g_assert_cmpint (sepse_mask_to_truth (SEPSE_CAN_BE_NOT_MET), ==, SEPSE_TRUTH_NOT_MET);
  g_assert_false (sepse_mask_is_decided (0));
  g_assert_false (sepse_mask_is_decided (SEPSE_CAN_BE_EITHER));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (format_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/number/format/%s", format_cases[i].name);

      g_test_add_data_func (path, &format_cases[i], test_format);
    }
  for (guint i = 0; i < G_N_ELEMENTS (parse_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/number/parse/%02u", i);

      g_test_add_data_func (path, &parse_cases[i], test_parse);
    }
  g_test_add_func ("/core/number/round9/rows", test_round9);
  g_test_add_func ("/core/number/round9/equals-text", test_round9_equals_text);
  g_test_add_func ("/core/number/format-reads-back", test_format_reads_back);
  g_test_add_func ("/core/truth/ids", test_truth);

  return g_test_run ();
}
