/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "patient/sepse-entry.h"
#include "same-number.h"
#include "sample-dictionary.h"

static SepseDictionary *dictionary;

typedef struct
{
  const char     *concept;
  const char     *text;
  SepseEntryState state;
  double          canonical;
  int             unit; /* when accepted; of a question the one guessed */
} NumberCase;

static const NumberCase number_cases[] = {
  { "temperature", "", SEPSE_ENTRY_EMPTY, 0, 0 },
  { "temperature", "  ", SEPSE_ENTRY_EMPTY, 0, 0 },
  { "temperature", "38.9", SEPSE_ENTRY_ACCEPTED, 38.9, 0 },
  { "temperature", "38,9", SEPSE_ENTRY_ACCEPTED, 38.9, 0 },
  { "temperature", " 38,0 ", SEPSE_ENTRY_ACCEPTED, 38, 0 },
  { "temperature", "38.", SEPSE_ENTRY_ACCEPTED, 38, 0 },
  { "temperature", "038", SEPSE_ENTRY_ACCEPTED, 38, 0 },
  { "temperature", "+38", SEPSE_ENTRY_ACCEPTED, 38, 0 },
  { "temperature", "38.9C", SEPSE_ENTRY_ACCEPTED, 38.9, 0 },
  { "temperature", "38.9 °C", SEPSE_ENTRY_ACCEPTED, 38.9, 0 },
  { "temperature", "38.9ºC", SEPSE_ENTRY_ACCEPTED, 38.9, 0 },
  { "temperature", "101.3F", SEPSE_ENTRY_ACCEPTED, 38.5, 1 },
  { "temperature", "100.4 f", SEPSE_ENTRY_ACCEPTED, 38, 1 },
  { "temperature", "100,4 [degF]", SEPSE_ENTRY_ACCEPTED, 38, 1 },
  { "temperature", "101.3", SEPSE_ENTRY_QUESTION, 0, 1 },
  { "temperature", "31", SEPSE_ENTRY_ODD, 31, 0 },
  { "temperature", "20", SEPSE_ENTRY_ODD, 20, 0 },
  { "temperature", "46", SEPSE_ENTRY_ODD, 46, 0 },
  { "temperature", "19.9", SEPSE_ENTRY_IMPOSSIBLE, 0, 0 },
  { "temperature", "389", SEPSE_ENTRY_IMPOSSIBLE, 0, 0 },
  { "temperature", "101.3 C", SEPSE_ENTRY_IMPOSSIBLE, 0, 0 },
  { "temperature", "-38", SEPSE_ENTRY_IMPOSSIBLE, 0, 0 },
  { "temperature", "38.9 K", SEPSE_ENTRY_UNKNOWN_UNIT, 0, 0 },
  { "temperature", "warm", SEPSE_ENTRY_UNREADABLE, 0, 0 },
  { "temperature", "38.9.1", SEPSE_ENTRY_UNREADABLE, 0, 0 },
  { "temperature", "1,234.5", SEPSE_ENTRY_UNREADABLE, 0, 0 },
  { "temperature", "1.234,5", SEPSE_ENTRY_UNREADABLE, 0, 0 },
  { "temperature", "1,234,567", SEPSE_ENTRY_UNREADABLE, 0, 0 },
  { "temperature", "38 9", SEPSE_ENTRY_UNREADABLE, 0, 0 },
  { "temperature", "84/50", SEPSE_ENTRY_UNREADABLE, 0, 0 },
  { "temperature", ".", SEPSE_ENTRY_UNREADABLE, 0, 0 },
  { "temperature", "-", SEPSE_ENTRY_UNREADABLE, 0, 0 },
  { "temperature", "11111111111111111111111111111111111111111", SEPSE_ENTRY_UNREADABLE, 0, 0 },
  { "base-excess", "-9", SEPSE_ENTRY_ACCEPTED, -9, 0 },
  { "base-excess", "−9,5", SEPSE_ENTRY_ACCEPTED, -9.5, 0 },
  { "fio2", "0.4", SEPSE_ENTRY_ACCEPTED, 0.4, 0 },
  { "fio2", ",4", SEPSE_ENTRY_ACCEPTED, 0.4, 0 },
  { "fio2", "40 %", SEPSE_ENTRY_ACCEPTED, 0.4, 1 },
  { "fio2", "40", SEPSE_ENTRY_QUESTION, 0, 1 },
  { "fio2", "0.21", SEPSE_ENTRY_ACCEPTED, 0.21, 0 },
  { "fio2", "0.2", SEPSE_ENTRY_IMPOSSIBLE, 0, 0 },
  { "fio2", "400", SEPSE_ENTRY_IMPOSSIBLE, 0, 0 },
  { "creatinine", "2.1 mg/dl", SEPSE_ENTRY_ACCEPTED, 185.682, 1 },
  { "creatinine", "2.1mg / dL", SEPSE_ENTRY_ACCEPTED, 185.682, 1 },
  { "creatinine", "2.1", SEPSE_ENTRY_QUESTION, 0, 1 },
  { "creatinine", "190", SEPSE_ENTRY_ACCEPTED, 190, 0 },
  { "creatinine", "190 µmol/L", SEPSE_ENTRY_ACCEPTED, 190, 0 },
  { "creatinine", "190 μMOL/l", SEPSE_ENTRY_ACCEPTED, 190, 0 },
  { "creatinine", "190 umol/L", SEPSE_ENTRY_ACCEPTED, 190, 0 },
  { "creatinine", "2.1 umol/L", SEPSE_ENTRY_ODD, 2.1, 0 },
  { "wbc", "12", SEPSE_ENTRY_ACCEPTED, 12, 0 },
  { "wbc", "12 10*9/L", SEPSE_ENTRY_ACCEPTED, 12, 0 },
  { "wbc", "12 ×10⁹/L", SEPSE_ENTRY_ACCEPTED, 12, 0 },
  { "wbc", "12x10^9/l", SEPSE_ENTRY_ACCEPTED, 12, 0 },
  { "wbc", "12 e9/L", SEPSE_ENTRY_ACCEPTED, 12, 0 },
  { "wbc", "12000", SEPSE_ENTRY_QUESTION, 0, 1 },
  { "wbc", "12000/uL", SEPSE_ENTRY_ACCEPTED, 12, 1 },
  { "d-dimer", "1850", SEPSE_ENTRY_QUESTION, 0, 1 },
  { "weight", "3500", SEPSE_ENTRY_QUESTION, 0, 1 },
  { "weight", "3500 g", SEPSE_ENTRY_ACCEPTED, 3.5, 1 },
  { "systolic-pressure", "84 mm Hg", SEPSE_ENTRY_ACCEPTED, 84, 0 },
  { "systolic-pressure", "84 mm[Hg]", SEPSE_ENTRY_ACCEPTED, 84, 0 },
  { "age", "67", SEPSE_ENTRY_ACCEPTED, 67, 0 },
  { "age", "3", SEPSE_ENTRY_ACCEPTED, 3, 0 },
  { "age", "2.9", SEPSE_ENTRY_QUESTION, 0, 1 },
  { "age", "2", SEPSE_ENTRY_QUESTION, 0, 1 },
  { "age", "2 y", SEPSE_ENTRY_ACCEPTED, 2, 0 },
  { "age", "18 mo", SEPSE_ENTRY_ACCEPTED, 1.5, 1 },
  { "age", "-1", SEPSE_ENTRY_IMPOSSIBLE, 0, 0 },
  { "gcs", "14", SEPSE_ENTRY_ACCEPTED, 14, 0 },
  { "gcs", "14,0", SEPSE_ENTRY_ACCEPTED, 14, 0 },
  { "gcs", "14.5", SEPSE_ENTRY_IMPOSSIBLE, 0, 0 },
  { "gcs", "2", SEPSE_ENTRY_IMPOSSIBLE, 0, 0 },
};

static void
test_number (gconstpointer data)
{
  const NumberCase   *row = data;
  const SepseConcept *concept = sepse_dictionary_find (dictionary, row->concept, -1);
  SepseEntry          entry = sepse_entry_parse (concept, row->text);

  g_assert_cmpint (entry.state, ==, row->state);
  if (row->state == SEPSE_ENTRY_QUESTION)
    g_assert_cmpint (entry.guessed_unit, ==, row->unit);
  g_assert_cmpint (entry.value.origin, ==, sepse_entry_is_accepted (&entry) ? SEPSE_ORIGIN_ENTERED : SEPSE_ORIGIN_UNKNOWN);
  if (sepse_entry_is_accepted (&entry))
    {
      g_autofree char *text = sepse_entry_to_text (concept, &entry.value);
      SepseEntry       back = sepse_entry_parse (concept, text);

      assert_same_number (entry.value.canonical, row->canonical);
      g_assert_cmpint (entry.value.unit, ==, row->unit);
      g_assert_cmpint (back.state, ==, entry.state);
      assert_same_number (back.value.value, entry.value.value);
      g_assert_cmpint (back.value.unit, ==, entry.value.unit);
    }
}

typedef struct
{
  const char     *concept;
  const char     *text;
  SepseEntryState state;
  guint64         choices;
  const char     *written;
} ChoiceCase;

static const ChoiceCase choice_cases[] = {
  { "dysuria", "yes", SEPSE_ENTRY_ACCEPTED, 2, "yes" },
  { "dysuria", "Y", SEPSE_ENTRY_ACCEPTED, 2, "yes" },
  { "dysuria", "true", SEPSE_ENTRY_ACCEPTED, 2, "yes" },
  { "dysuria", "n", SEPSE_ENTRY_ACCEPTED, 1, "no" },
  { "dysuria", "No", SEPSE_ENTRY_ACCEPTED, 1, "no" },
  { "dysuria", "false", SEPSE_ENTRY_ACCEPTED, 1, "no" },
  { "dysuria", "perhaps", SEPSE_ENTRY_UNREADABLE, 0, NULL },
  { "dysuria", "", SEPSE_ENTRY_EMPTY, 0, NULL },
  { "consciousness", "new-confusion", SEPSE_ENTRY_ACCEPTED, 2, "new-confusion" },
  { "consciousness", "New confusion", SEPSE_ENTRY_ACCEPTED, 2, "new-confusion" },
  { "consciousness", "C", SEPSE_ENTRY_ACCEPTED, 2, "new-confusion" },
  { "consciousness", "x", SEPSE_ENTRY_UNREADABLE, 0, NULL },
  { "infection-source", "none", SEPSE_ENTRY_ACCEPTED, 0, "none" },
  { "infection-source", "uti chest", SEPSE_ENTRY_ACCEPTED, 3, "lungs urinary-tract" },
  { "infection-source", "Urinary tract", SEPSE_ENTRY_ACCEPTED, 2, "urinary-tract" },
  { "infection-source", "lungs, urinary-tract", SEPSE_ENTRY_ACCEPTED, 3, "lungs urinary-tract" },
  { "infection-source", "unknown", SEPSE_ENTRY_ACCEPTED, 4, "unknown" },
  { "infection-source", "unknown lungs", SEPSE_ENTRY_UNREADABLE, 0, NULL },
  { "infection-source", "lungs unknown", SEPSE_ENTRY_UNREADABLE, 0, NULL },
  { "infection-source", "lungs foo", SEPSE_ENTRY_UNREADABLE, 0, NULL },
  { "time-antibiotic", "2026-11-22T09:10+02:00", SEPSE_ENTRY_ACCEPTED, 0, "2026-11-22T09:10+02:00" },
  { "time-antibiotic", "2026-11-22 09:10Z", SEPSE_ENTRY_ACCEPTED, 0, "2026-11-22T09:10Z" },
  { "time-antibiotic", "yesterday", SEPSE_ENTRY_UNREADABLE, 0, NULL },
};

static void
test_choice (gconstpointer data)
{
  const ChoiceCase   *row = data;
  const SepseConcept *concept = sepse_dictionary_find (dictionary, row->concept, -1);
  SepseEntry          entry = sepse_entry_parse (concept, row->text);
  g_autofree char    *text = NULL;

  g_assert_cmpint (entry.state, ==, row->state);
  if (row->written == NULL)
    return;

  g_assert_cmpuint (entry.value.choices, ==, row->choices);
  text = sepse_entry_to_text (concept, &entry.value);
  g_assert_cmpstr (text, ==, row->written);
}

static void
test_written_with_unit (void)
{
  static const char *const rows[][3] = {
    { "temperature", "101.3F", "101.3 °F" },
    { "creatinine", "2.1 mg/dl", "2.1 mg/dL" },
    { "creatinine", "2.1 umol", "2.1 µmol/L" },
    { "age", "2 yo", "2 years" },
    { "temperature", "38,0", "38" },
    { "fio2", "40%", "40 %" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const SepseConcept *concept = sepse_dictionary_find (dictionary, rows[i][0], -1);
      SepseEntry          entry = sepse_entry_parse (concept, rows[i][1]);
      g_autofree char    *text = sepse_entry_to_text (concept, &entry.value);

      g_assert_cmpstr (text, ==, rows[i][2]);
    }
}

static void
test_bad_utf8 (void)
{
  SepseEntry entry = sepse_entry_parse (sepse_dictionary_find (dictionary, "temperature", -1), "38\xff");

  g_assert_cmpint (entry.state, ==, SEPSE_ENTRY_UNREADABLE);
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  dictionary = sample_dictionary_new ();

  for (guint i = 0; i < G_N_ELEMENTS (number_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/entry/number/%02u-%s", i, number_cases[i].concept);

      g_test_add_data_func (path, &number_cases[i], test_number);
    }
  for (guint i = 0; i < G_N_ELEMENTS (choice_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/entry/choice/%02u-%s", i, choice_cases[i].concept);

      g_test_add_data_func (path, &choice_cases[i], test_choice);
    }
  g_test_add_func ("/core/entry/written-with-unit", test_written_with_unit);
  g_test_add_func ("/core/entry/bad-utf8", test_bad_utf8);

  result = g_test_run ();
  sepse_dictionary_free (dictionary);

  return result;
}
