/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/sepse-case-file.h"
#include "same-number.h"
#include "sample-dictionary.h"

#include <string.h>

static SepseDictionary *dictionary;

#define O(text) "{\"observations\":{" text "}}"

typedef struct
{
  const char *name;
  const char *text;
  const char *code;
  const char *pointer;
} RefusedCase;

static const RefusedCase refused_cases[] = {
  { "empty", "", "malformed", "" },
  { "not-json", "hello", "malformed", "" },
  { "array", "[]", "wrong-type", "" },
  { "no-body", "{}", "malformed", "" },
  { "no-body-with-format", "{\"format\":\"sepse-case/1\"}", "malformed", "" },
  { "both-bodies", "{\"observations\":{},\"assessments\":[]}", "malformed", "/assessments" },
  { "both-bodies-turned", "{\"assessments\":[{\"observations\":{}}],\"observations\":{}}", "malformed", "/observations" },
  { "unknown-format", "{\"format\":\"sepse-case/2\",\"observations\":{}}", "unsupported-format", "/format" },
  { "format-type", "{\"format\":1,\"observations\":{}}", "wrong-type", "/format" },
  { "unknown-key", "{\"patient\":1,\"observations\":{}}", "unknown-key", "/patient" },
  { "id-type", "{\"id\":7,\"observations\":{}}", "wrong-type", "/id" },
  { "title-type", "{\"title\":null,\"observations\":{}}", "wrong-type", "/title" },
  { "time", "{\"time\":\"2026-11-22 09:10Z\",\"observations\":{}}", "bad-time", "/time" },
  { "time-type", "{\"time\":1,\"observations\":{}}", "wrong-type", "/time" },
  { "observations-type", "{\"observations\":[]}", "wrong-type", "/observations" },
  { "observations-null", "{\"observations\":null}", "wrong-type", "/observations" },
  { "unknown-concept", O ("\"pulse\":80"), "unknown-concept", "/observations/pulse" },
  { "concept-case", O ("\"Age\":80"), "unknown-concept", "/observations/Age" },
  { "concept-empty", O ("\"\":80"), "unknown-concept", "/observations/" },
  { "concept-prefix", O ("\"temp\":38"), "unknown-concept", "/observations/temp" },
  { "concept-twice", O ("\"age\":60,\"age\":60"), "duplicate-key", "/observations/age" },
  { "too-high", O ("\"temperature\":46.1"), "out-of-range", "/observations/temperature" },
  { "too-low", O ("\"temperature\":19.9"), "out-of-range", "/observations/temperature" },
  { "infinite", O ("\"temperature\":1e999"), "out-of-range", "/observations/temperature" },
  { "too-high-in-unit", O ("\"temperature\":{\"value\":115,\"unit\":\"[degF]\"}"), "out-of-range", "/observations/temperature/value" },
  { "too-high-before-unit", O ("\"temperature\":{\"unit\":\"Cel\",\"value\":115}"), "out-of-range", "/observations/temperature/value" },
  { "number-text", O ("\"temperature\":\"38.9\""), "wrong-type", "/observations/temperature" },
  { "number-true", O ("\"temperature\":true"), "wrong-type", "/observations/temperature" },
  { "number-array", O ("\"temperature\":[38.9]"), "wrong-type", "/observations/temperature" },
  { "octal", O ("\"heart-rate\":012"), "malformed", "/observations/heart-rate" },
  { "long-number", O ("\"heart-rate\":80.0000000000000000000000000000000000000000000"), "too-large", "/observations/heart-rate" },
  { "fraction-count", O ("\"gcs\":14.5"), "wrong-type", "/observations/gcs" },
  { "unit", O ("\"temperature\":{\"value\":38,\"unit\":\"C\"}"), "unknown-unit", "/observations/temperature/unit" },
  { "unit-case", O ("\"creatinine\":{\"value\":2,\"unit\":\"mg/dl\"}"), "unknown-unit", "/observations/creatinine/unit" },
  { "unit-type", O ("\"creatinine\":{\"value\":2,\"unit\":null}"), "wrong-type", "/observations/creatinine/unit" },
  { "unit-of-choice", O ("\"sex\":{\"value\":\"female\",\"unit\":\"1\"}"), "unknown-unit", "/observations/sex/unit" },
  { "no-value", O ("\"creatinine\":{\"unit\":\"mg/dL\"}"), "wrong-type", "/observations/creatinine" },
  { "empty-object", O ("\"creatinine\":{}"), "wrong-type", "/observations/creatinine" },
  { "observation-key", O ("\"creatinine\":{\"value\":90,\"note\":\"x\"}"), "unknown-key", "/observations/creatinine/note" },
  { "value-time", O ("\"creatinine\":{\"value\":90,\"time\":\"09:10\"}"), "bad-time", "/observations/creatinine/time" },
  { "value-before-time", O ("\"creatinine\":{\"value\":-90,\"time\":\"09:10\"}"), "out-of-range", "/observations/creatinine/value" },
  { "time-before-value", O ("\"creatinine\":{\"time\":\"09:10\",\"value\":-90}"), "bad-time", "/observations/creatinine/time" },
  { "type-before-unit", O ("\"creatinine\":{\"value\":\"x\",\"unit\":\"y\"}"), "wrong-type", "/observations/creatinine/value" },
  { "choice", O ("\"sex\":\"other\""), "unknown-choice", "/observations/sex" },
  { "choice-spelling", O ("\"sex\":\"f\""), "unknown-choice", "/observations/sex" },
  { "choice-case", O ("\"sex\":\"Female\""), "unknown-choice", "/observations/sex" },
  { "choice-type", O ("\"sex\":1"), "wrong-type", "/observations/sex" },
  { "choice-array", O ("\"sex\":[\"female\"]"), "wrong-type", "/observations/sex" },
  { "yes-no-text", O ("\"dysuria\":\"yes\""), "wrong-type", "/observations/dysuria" },
  { "yes-no-number", O ("\"dysuria\":1"), "wrong-type", "/observations/dysuria" },
  { "set-text", O ("\"infection-source\":\"lungs\""), "wrong-type", "/observations/infection-source" },
  { "set-choice", O ("\"infection-source\":[\"lungs\",\"foot\"]"), "unknown-choice", "/observations/infection-source/1" },
  { "set-element-type", O ("\"infection-source\":[null]"), "wrong-type", "/observations/infection-source/0" },
  { "set-unknown-not-alone", O ("\"infection-source\":[\"unknown\",\"lungs\"]"), "wrong-type", "/observations/infection-source/1" },
  { "set-not-alone-unknown", O ("\"infection-source\":{\"value\":[\"lungs\",\"unknown\"]}"), "wrong-type", "/observations/infection-source/value/1" },
  { "instant", O ("\"time-antibiotic\":\"now\""), "bad-time", "/observations/time-antibiotic" },
  { "instant-type", O ("\"time-antibiotic\":9"), "wrong-type", "/observations/time-antibiotic" },
  { "first-of-two", O ("\"temperature\":99,\"pulse\":1"), "out-of-range", "/observations/temperature" },
  { "fault-before-duplicate", O ("\"pulse\":1,\"age\":5,\"age\":6"), "unknown-concept", "/observations/pulse" },
  { "fault-before-break", "{\"observations\":{\"temperature\":99,", "out-of-range", "/observations/temperature" },
  { "break-before-unit", "{\"observations\":{\"temperature\":{\"value\":99", "malformed", "/observations/temperature" },
  { "break", "{\"observations\":{\"temperature\":38,\"creatinine\":{", "malformed", "/observations/creatinine" },
  { "break-in-text", "{\"observations\":{\"temperature\":\"\\ud800\"}}", "malformed", "/observations/temperature" },
  { "break-at-series", "{\"assessments\":[{\"time\":\"2026-11-22T09:10Z\"},", "malformed", "/assessments/0" },
  { "series-empty", "{\"assessments\":[]}", "malformed", "/assessments" },
  { "series-type", "{\"assessments\":{}}", "wrong-type", "/assessments" },
  { "series-element", "{\"assessments\":[1]}", "wrong-type", "/assessments/0" },
  { "series-key", "{\"assessments\":[{\"id\":\"x\",\"observations\":{}}]}", "unknown-key", "/assessments/0/id" },
  { "series-no-observations", "{\"assessments\":[{\"time\":\"2026-11-22T09:10Z\"}]}", "malformed", "/assessments/0" },
  { "series-no-time", "{\"assessments\":[{\"time\":\"2026-11-22T09:10Z\",\"observations\":{}},{\"observations\":{}}]}", "bad-time", "/assessments/1" },
  { "series-value", "{\"assessments\":[{\"observations\":{\"gcs\":2}}]}", "out-of-range", "/assessments/0/observations/gcs" },
};

static SepseCase *
read_case (const char    *text,
           char         **id,
           SepseRefusal **refusal)
{
  g_autoptr (SepseJson) scanner = sepse_json_new ();
  gsize            length = strlen (text);
  g_autofree char *exact = g_memdup2 (text, MAX (length, 1));

  return sepse_case_read (scanner, dictionary, exact, length, id, refusal);
}

static void
test_refused (gconstpointer data)
{
  const RefusedCase *row = data;
  g_autoptr (SepseRefusal) refusal = NULL;
  g_autoptr (SepseCase) made = read_case (row->text, NULL, &refusal);

  g_assert_null (made);
  g_assert_nonnull (refusal);
  g_assert_cmpstr (refusal->code, ==, row->code);
  g_assert_cmpstr (refusal->pointer, ==, row->pointer);
  g_assert_nonnull (strstr (refusal->message, "found"));
  g_assert_nonnull (strstr (refusal->message, "expected"));
}

static SepseCase *
read_good (const char *text)
{
  g_autoptr (SepseRefusal) refusal = NULL;
  SepseCase *made = read_case (text, NULL, &refusal);

  if (refusal != NULL)
    g_error ("%s: %s: %s", refusal->pointer, refusal->code, refusal->message);

  return made;
}

static const SepseValue *
get (const SepseCase *from,
     const char      *id)
{
  const SepseObservations *latest = g_ptr_array_index (from->assessments, from->assessments->len - 1);

  return &latest->values[sample_index (dictionary, id)];
}

static void
test_values (void)
{
  g_autoptr (SepseCase) made = read_good (
    "{\"format\":\"sepse-case/1\",\"id\":\"a\",\"title\":\"t\",\"note\":\"n\",\"time\":\"2026-11-22T09:10Z\",\"observations\":{"
    "\"age\":67,\"temperature\":38.0,\"\\u0068eart-rate\":null,\"creatinine\":{\"time\":\"2026-11-22T09:00+02:00\",\"unit\":\"mg/dL\",\"value\":2.0},"
    "\"gcs\":1.5e1,\"sex\":\"\\u0066emale\",\"consciousness\":{\"value\":\"alert\",\"time\":\"2026-11-22T09:00Z\"},\"dysuria\":false,"
    "\"infection-source\":[\"lungs\",\"urinary-tract\"],\"fio2\":{\"value\":null},\"time-antibiotic\":{\"value\":\"2026-11-22T08:00Z\"}}}");

  g_assert_cmpstr (made->id, ==, "a");
  g_assert_cmpstr (made->title, ==, "t");
  g_assert_cmpstr (made->note, ==, "n");
  g_assert_false (made->is_series);
  assert_same_number (get (made, "temperature")->canonical, 38);
  g_assert_cmpint (get (made, "heart-rate")->origin, ==, SEPSE_ORIGIN_UNKNOWN);
  g_assert_cmpint (get (made, "fio2")->origin, ==, SEPSE_ORIGIN_UNKNOWN);
  g_assert_cmpint (get (made, "spo2")->origin, ==, SEPSE_ORIGIN_UNKNOWN);
  g_assert_cmpint (get (made, "creatinine")->unit, ==, 1);
  assert_same_number (get (made, "creatinine")->value, 2);
  assert_same_number (get (made, "creatinine")->canonical, 176.84);
  g_assert_cmpint (get (made, "creatinine")->time.offset_minutes, ==, 120);
  assert_same_number (get (made, "gcs")->value, 15);
  g_assert_cmpuint (get (made, "sex")->choices, ==, 1);
  g_assert_cmpuint (get (made, "dysuria")->choices, ==, 1);
  g_assert_cmpuint (get (made, "infection-source")->choices, ==, 3);
  g_assert_true (get (made, "time-antibiotic")->instant.is_set);
}

static void
test_limits_are_inclusive (void)
{
  g_autoptr (SepseCase) made = read_good (O ("\"temperature\":46,\"gcs\":3,\"fio2\":{\"value\":21,\"unit\":\"%\"},\"infection-source\":[]"));

  assert_same_number (get (made, "fio2")->canonical, 0.21);
  g_assert_cmpint (get (made, "infection-source")->origin, ==, SEPSE_ORIGIN_ENTERED);
  g_assert_cmpuint (get (made, "infection-source")->choices, ==, 0);
}

static void
test_series_is_sorted (void)
{
  g_autoptr (SepseCase) made = read_good ("{\"assessments\":[{\"time\":\"2026-11-22T11:00+02:00\",\"observations\":{\"gcs\":13}},"
                                          "{\"time\":\"2026-11-22T08:00Z\",\"observations\":{\"gcs\":14}},"
                                          "{\"time\":\"2026-11-22T07:00Z\",\"observations\":{\"gcs\":15}},"
                                          "{\"time\":\"2026-11-22T09:00Z\",\"observations\":{\"age\":50}}]}");
  static const double expected[] = { 15, 14, 13, 0 };

  g_assert_true (made->is_series);
  g_assert_cmpuint (made->assessments->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const SepseObservations *observations = g_ptr_array_index (made->assessments, i);

      assert_same_number (observations->values[sample_index (dictionary, "gcs")].value, expected[i]);
    }
}

static void
test_reference (void)
{
  g_autoptr (SepseCase) made = read_good (O ("\"age\":50,\"gcs\":{\"value\":14,\"time\":\"2026-11-22T08:00Z\"},"
                                             "\"sex\":{\"value\":\"male\",\"time\":\"2026-11-22T09:00Z\"}"));
  SepseObservations *observations = g_ptr_array_index (made->assessments, 0);
  g_autofree char   *latest = sepse_instant_to_text (sepse_observations_get_reference (observations));

  g_assert_cmpstr (latest, ==, "2026-11-22T09:00Z");
  sepse_observations_clear (observations);
  g_assert_false (sepse_observations_get_reference (observations).is_set);
}

static void
test_id_of_a_refused_case (void)
{
  static const char *const rows[][2] = {
    { "{\"id\":\"a\",\"observations\":{\"gcs\":99}}", "a" },
    { "{\"observations\":{\"gcs\":99},\"id\":\"behind\"}", "behind" },
    { "{\"id\":\"a\",\"observations\":{", "a" },
    { "{\"id\":7,\"observations\":{}}", NULL },
    { "{\"id\":\"cut", NULL },
    { "nothing", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SepseRefusal) refusal = NULL;
      g_autofree char *id = NULL;
      g_autoptr (SepseCase) made = read_case (rows[i][0], &id, &refusal);

      g_assert_null (made);
      g_assert_cmpstr (id, ==, rows[i][1]);
    }
}

static void
test_sizes (void)
{
  g_autofree char *name = g_strnfill (200, 'x');
  g_autofree char *fits = g_strdup_printf ("{\"id\":\"%s\",\"observations\":{}}", name);
  g_autofree char *longer = g_strdup_printf ("{\"id\":\"%sy\",\"observations\":{}}", name);
  g_autofree char *space = g_strnfill (1024 * 1024, ' ');
  g_autofree char *huge = g_strdup_printf ("{\"observations\":{}}%s", space);
  g_autoptr (SepseCase) made = read_good (fits);
  g_autoptr (SepseRefusal) id_refusal = NULL;
  g_autoptr (SepseRefusal) size_refusal = NULL;
  g_autofree char *id = NULL;

  g_assert_cmpstr (made->id, ==, name);
  g_assert_null (read_case (longer, &id, &id_refusal));
  g_assert_null (id);
  g_assert_cmpstr (id_refusal->code, ==, "too-large");
  g_assert_cmpstr (id_refusal->pointer, ==, "/id");
  g_assert_null (read_case (huge, NULL, &size_refusal));
  g_assert_cmpstr (size_refusal->code, ==, "too-large");
}

static void
test_message (void)
{
  static const char *const rows[][2] = {
    { O ("\"temperature\":500"), "found 500 Cel, expected 20 to 46 Cel" },
    { O ("\"creatinine\":{\"value\":1,\"unit\":\"mg/dl\"}"), "found “mg/dl”, expected umol/L or mg/dL" },
    { O ("\"sex\":\"x\""), "found “x”, expected one of female, male" },
    { O ("\"pulse\":1"), "found “pulse”, expected the id of a concept" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SepseRefusal) refusal = NULL;

      g_assert_null (read_case (rows[i][0], NULL, &refusal));
      g_assert_cmpstr (refusal->message, ==, rows[i][1]);
    }
}

static void
test_long_text_is_cut (void)
{
  g_autofree char *dots = g_strnfill (59, 'x');
  g_autofree char *text = g_strdup_printf (O ("\"sex\":\"%sééé\""), dots);
  g_autoptr (SepseRefusal) refusal = NULL;

  g_assert_null (read_case (text, NULL, &refusal));
  g_assert_true (g_utf8_validate (refusal->message, -1, NULL));
  g_assert_nonnull (strstr (refusal->message, "x…”"));
}

static void
test_written_reads_back (void)
{
  static const char *const texts[] = {
    "{\n  \"format\": \"sepse-case/1\",\n  \"id\": \"a\\\"b\",\n  \"time\": \"2026-11-22T09:10+02:00\",\n  \"observations\": {\n"
    "    \"age\": 67,\n    \"sex\": \"female\",\n    \"temperature\": 36.6,\n    \"infection-source\": [\n      \"lungs\"\n    ],\n"
    "    \"creatinine\": {\n      \"value\": 2.1,\n      \"unit\": \"mg/dL\",\n      \"time\": \"2026-11-22T09:00Z\"\n    },\n"
    "    \"dysuria\": false,\n    \"time-antibiotic\": \"2026-11-22T09:10:30Z\"\n  }\n}\n",
    "{\n  \"format\": \"sepse-case/1\",\n  \"assessments\": [\n    {\n      \"time\": \"2026-11-22T09:00Z\",\n"
    "      \"observations\": {}\n    },\n    {\n      \"time\": \"2026-11-22T10:00Z\",\n      \"observations\": {\n"
    "        \"gcs\": 14\n      }\n    }\n  ]\n}\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SepseCase) made = read_good (texts[i]);
      g_autofree char *written = sepse_case_write (made);

      g_assert_cmpstr (written, ==, texts[i]);
    }
}

/* A break anywhere is found, and nothing is read that is not there. */
static void
test_every_prefix_is_refused (void)
{
  static const char text[] = "{\"format\":\"sepse-case/1\",\"id\":\"é\",\"assessments\":[{\"time\":\"2026-11-22T09:00Z\",\"observations\":{"
                             "\"creatinine\":{\"value\":2.1,\"unit\":\"mg/dL\"},\"infection-source\":[\"lungs\",\"urinary-tract\"]}}]}";

  for (gsize length = 0; length < sizeof text - 1; length++)
    {
      g_autofree char *cut = g_strndup (text, length);
      g_autoptr (SepseRefusal) refusal = NULL;

      g_assert_null (read_case (cut, NULL, &refusal));
      g_assert_cmpstr (refusal->code, ==, "malformed");
    }
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  dictionary = sample_dictionary_new ();

  for (guint i = 0; i < G_N_ELEMENTS (refused_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/case-file/refused/%s", refused_cases[i].name);

      g_test_add_data_func (path, &refused_cases[i], test_refused);
    }
  g_test_add_func ("/core/case-file/values", test_values);
  g_test_add_func ("/core/case-file/limits-are-inclusive", test_limits_are_inclusive);
  g_test_add_func ("/core/case-file/series-is-sorted", test_series_is_sorted);
  g_test_add_func ("/core/case-file/reference", test_reference);
  g_test_add_func ("/core/case-file/id-of-a-refused-case", test_id_of_a_refused_case);
  g_test_add_func ("/core/case-file/sizes", test_sizes);
  g_test_add_func ("/core/case-file/message", test_message);
  g_test_add_func ("/core/case-file/long-text-is-cut", test_long_text_is_cut);
  g_test_add_func ("/core/case-file/written-reads-back", test_written_reads_back);
  g_test_add_func ("/core/case-file/every-prefix-is-refused", test_every_prefix_is_refused);

  result = g_test_run ();
  sepse_dictionary_free (dictionary);

  return result;
}
