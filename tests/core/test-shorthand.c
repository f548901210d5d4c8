/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "patient/sepse-shorthand.h"
#include "sample-dictionary.h"

static SepseDictionary *dictionary;

typedef struct
{
  const char *name;
  const char *line;
  const char *read; /* "concept=text" for each word understood, "?word" for the others, with "; " between */
} LineCase;

static const LineCase line_cases[] = {
  { "whole-line", "67F T38.9 P112 R24 84/50 S95 A",
    "age=67; sex=female; temperature=38.9; heart-rate=112; respiratory-rate=24; systolic-pressure=84; diastolic-pressure=50; spo2=95; "
    "consciousness=alert" },
  { "lower-case", "67f t38,9 p112 a", "age=67; sex=female; temperature=38,9; heart-rate=112; consciousness=alert" },
  { "months", "8moM", "age=8 mo; sex=male" },
  { "years-unit-and-sex", "67yoF", "age=67 yo; sex=female" },
  { "age-apart", "67 F", "age=67; sex=female" },
  { "age-unit-apart", "67 yo F", "age=67 yo; sex=female" },
  { "age-unit-sex-apart", "67 yoF", "age=67 yo; sex=female" },
  { "age-slash-sex", "67/F", "age=67; sex=female" },
  { "age-alone", "3d", "age=3 d" },
  { "sex-alone", "woman", "sex=female" },
  { "apart", "HR 112 T 38,9 BP 84/50", "heart-rate=112; temperature=38,9; systolic-pressure=84; diastolic-pressure=50" },
  { "colons", "HR:112 T=38.9 BP:84/50 RR: 24", "heart-rate=112; temperature=38.9; systolic-pressure=84; diastolic-pressure=50; respiratory-rate=24" },
  { "commas", "T38.9, P112,R24; S95", "temperature=38.9; heart-rate=112; respiratory-rate=24; spo2=95" },
  { "pressure-glued", "bp84/50", "systolic-pressure=84; diastolic-pressure=50" },
  { "pressure-unit", "11.2/6.7kPa", "systolic-pressure=11.2 kPa; diastolic-pressure=6.7 kPa" },
  { "pressure-unit-apart", "84/50 mmHg A", "systolic-pressure=84 mmHg; diastolic-pressure=50 mmHg; consciousness=alert" },
  { "pressure-alone", "SBP 84 dbp50", "systolic-pressure=84; diastolic-pressure=50" },
  { "fahrenheit", "T101.3F", "temperature=101.3F" },
  { "fahrenheit-apart", "T 101.3 F", "temperature=101.3 F" },
  { "not-fahrenheit", "67 T 38.9 F", "?67; temperature=38.9; sex=female" },
  { "percent", "S95% FiO2 40%", "spo2=95%; fio2=40%" },
  { "longest-key", "spo2 95 fio20.4", "spo2=95; fio2=0.4" },
  { "oxygen", "O2", "oxygen-therapy=oxygen" },
  { "room-air", "S95 room air", "spo2=95; oxygen-therapy=air" },
  { "id-of-two", "oxygen", "?oxygen" },
  { "id-as-key", "creatinine 190 heart-rate 112", "creatinine=190; heart-rate=112" },
  { "letter-of-two-kinds", "P 112 P", "heart-rate=112; consciousness=pain" },
  { "letter-before-pressure", "P 84/50", "consciousness=pain; systolic-pressure=84; diastolic-pressure=50" },
  { "key-of-choice", "avpu c", "consciousness=new-confusion" },
  { "yes-no", "dysuria", "dysuria=yes" },
  { "yes-no-answered", "dysuria n", "dysuria=no" },
  { "yes-no-denied", "no dysuria", "dysuria=no" },
  { "yes-no-assigned", "dysuria=no", "dysuria=no" },
  { "yes-no-of-which", "dysuria no cough T38", "?dysuria no cough; temperature=38" },
  { "yes-no-each-denied", "no dysuria no cough", "dysuria=no; cough=no" },
  { "set-assigned", "source=lungs uti", "infection-source=lungs; infection-source=urinary-tract" },
  { "set", "uti chest source lungs", "infection-source=urinary-tract; infection-source=lungs; infection-source=lungs" },
  { "twice", "T38 T39", "temperature=38; ?T39" },
  { "impossible-is-shown", "T389", "temperature=389" },
  { "question-is-shown", "2M", "age=2; sex=male" },
  { "negative", "BE-9 be -9", "base-excess=-9; ?be -9" },
  { "nonsense", "hello T38x T 95 /", "?hello; ?T38x; temperature=95; ?/" },
  { "bare-number", "112", "?112" },
  { "lone-key", "T", "?T" },
  { "fraction-score", "GCS 13/15", "?GCS; systolic-pressure=13; diastolic-pressure=15" },
  { "empty", "  ", "" },
  { "unicode", "T38.9\u00a0P112 ×", "temperature=38.9; heart-rate=112; ?×" },
};

static char *
describe (GPtrArray *words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      const SepseShorthandWord *word = g_ptr_array_index (words, i);

      if (i > 0)
        g_string_append (text, "; ");
      if (word->concept < 0)
        {
          g_assert_null (word->text);
          g_string_append_printf (text, "?%s", word->word);
        }
      else
        g_string_append_printf (text, "%s=%s", sepse_dictionary_get_concept (dictionary, (guint) word->concept)->id, word->text);
    }

  return g_string_free (text, FALSE);
}

static void
test_line (gconstpointer data)
{
  const LineCase *row = data;
  g_autoptr (GPtrArray) words = sepse_shorthand_parse (dictionary, row->line);
  g_autofree char *read = describe (words);

  g_assert_cmpstr (read, ==, row->read);
}

static void
test_apply (void)
{
  g_autoptr (SepseDraft) draft = sepse_draft_new (dictionary);
  g_autoptr (GPtrArray) words = sepse_shorthand_parse (dictionary, "67F T38.9 what uti chest");

  sepse_shorthand_apply (words, draft);
  g_assert_cmpstr (sepse_draft_get_text (draft, sample_index (dictionary, "age")), ==, "67");
  g_assert_cmpstr (sepse_draft_get_text (draft, sample_index (dictionary, "temperature")), ==, "38.9");
  g_assert_cmpstr (sepse_draft_get_text (draft, sample_index (dictionary, "sex")), ==, "female");
  g_assert_cmpuint (sepse_draft_get_entry (draft, sample_index (dictionary, "infection-source"))->value.choices, ==, 3);
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  dictionary = sample_dictionary_new ();

  for (guint i = 0; i < G_N_ELEMENTS (line_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/shorthand/%s", line_cases[i].name);

      g_test_add_data_func (path, &line_cases[i], test_line);
    }
  g_test_add_func ("/core/shorthand/apply", test_apply);

  result = g_test_run ();
  sepse_dictionary_free (dictionary);

  return result;
}
