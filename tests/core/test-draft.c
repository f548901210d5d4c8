/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/sepse-case-file.h"
#include "patient/sepse-draft.h"
#include "same-number.h"
#include "sample-dictionary.h"

#include <string.h>

typedef struct
{
  SepseDictionary *dictionary;
  SepseDraft      *draft;
  guint            n_changed;
  guint            last_changed;
} Fixture;

static void
changed_cb (SepseDraft *draft,
            guint       concept,
            gpointer    data)
{
  Fixture *fixture = data;

  fixture->n_changed++;
  fixture->last_changed = concept;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->dictionary = sample_dictionary_new ();
  fixture->draft = sepse_draft_new (fixture->dictionary);
  g_signal_connect (fixture->draft, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->draft);
  sepse_dictionary_free (fixture->dictionary);
}

static guint
at (Fixture    *fixture,
    const char *id)
{
  return sample_index (fixture->dictionary, id);
}

static SepseInstant
instant (const char *text)
{
  SepseInstant read = { 0 };

  g_assert_true (sepse_instant_parse (text, strlen (text), &read));
  return read;
}

static void
test_text (Fixture      *fixture,
           gconstpointer data)
{
  guint temperature = at (fixture, "temperature");

  g_assert_true (sepse_draft_is_empty (fixture->draft));
  g_assert_cmpstr (sepse_draft_get_text (fixture->draft, temperature), ==, "");
  g_assert_cmpint (sepse_draft_get_entry (fixture->draft, temperature)->state, ==, SEPSE_ENTRY_EMPTY);

  sepse_draft_set_text (fixture->draft, temperature, "38,9");
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpuint (fixture->last_changed, ==, temperature);
  g_assert_cmpstr (sepse_draft_get_text (fixture->draft, temperature), ==, "38,9");
  g_assert_cmpint (sepse_draft_get_entry (fixture->draft, temperature)->state, ==, SEPSE_ENTRY_ACCEPTED);
  g_assert_false (sepse_draft_is_empty (fixture->draft));

  sepse_draft_set_text (fixture->draft, temperature, "38,9");
  g_assert_cmpuint (fixture->n_changed, ==, 1);

  sepse_draft_set_text (fixture->draft, temperature, "x");
  g_assert_cmpint (sepse_draft_get_entry (fixture->draft, temperature)->state, ==, SEPSE_ENTRY_UNREADABLE);

  sepse_draft_set_text (fixture->draft, temperature, NULL);
  g_assert_cmpuint (fixture->n_changed, ==, 3);
  g_assert_true (sepse_draft_is_empty (fixture->draft));
}

static void
test_times_and_names (Fixture      *fixture,
                      gconstpointer data)
{
  guint temperature = at (fixture, "temperature");

  sepse_draft_set_moment (fixture->draft, instant ("2026-11-22T09:10+02:00"));
  sepse_draft_set_moment (fixture->draft, instant ("2026-11-22T09:10+02:00"));
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpuint (fixture->last_changed, ==, SEPSE_MAX_CONCEPTS);

  sepse_draft_set_text (fixture->draft, temperature, "38.9");
  sepse_draft_set_time (fixture->draft, temperature, instant ("2026-11-22T08:00+02:00"));
  sepse_draft_set_time (fixture->draft, temperature, instant ("2026-11-22T08:00+02:00"));
  g_assert_cmpuint (fixture->n_changed, ==, 3);
  sepse_draft_set_text (fixture->draft, temperature, "");
  g_assert_false (sepse_draft_get_time (fixture->draft, temperature).is_set);

  sepse_draft_set_title (fixture->draft, "A");
  sepse_draft_set_title (fixture->draft, "A");
  g_assert_cmpuint (fixture->n_changed, ==, 5);
  sepse_draft_set_id (fixture->draft, "a-1");
  sepse_draft_set_note (fixture->draft, "n");
  g_assert_cmpstr (sepse_draft_get_title (fixture->draft), ==, "A");
  g_assert_cmpstr (sepse_draft_get_id (fixture->draft), ==, "a-1");
  g_assert_cmpstr (sepse_draft_get_note (fixture->draft), ==, "n");
  sepse_draft_set_title (fixture->draft, "");
  g_assert_cmpstr (sepse_draft_get_title (fixture->draft), ==, "");
}

static void
test_case_and_back (Fixture      *fixture,
                    gconstpointer data)
{
  static const char *const texts[][3] = {
    { "age", "2 mo", "2 months" },
    { "sex", "f", "female" },
    { "temperature", "101.3F", "101.3 °F" },
    { "heart-rate", "500", "" },
    { "creatinine", "2.1 mg/dl", "2.1 mg/dL" },
    { "fio2", "40", "" },
    { "gcs", "x", "" },
    { "dysuria", "y", "yes" },
    { "infection-source", "none", "none" },
    { "time-antibiotic", "2026-11-22T09:00+02:00", "2026-11-22T09:00+02:00" },
  };
  g_autoptr (SepseCase) made = NULL;
  const SepseObservations *observations;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    sepse_draft_set_text (fixture->draft, at (fixture, texts[i][0]), texts[i][1]);
  sepse_draft_set_time (fixture->draft, at (fixture, "sex"), instant ("2026-11-22T08:00+02:00"));
  sepse_draft_set_moment (fixture->draft, instant ("2026-11-22T09:10+02:00"));
  sepse_draft_set_title (fixture->draft, "A title");

  made = sepse_draft_to_case (fixture->draft);
  observations = g_ptr_array_index (made->assessments, 0);
  g_assert_false (made->is_series);
  g_assert_false (sepse_observations_is_known (observations, at (fixture, "heart-rate")));
  g_assert_false (sepse_observations_is_known (observations, at (fixture, "fio2")));
  g_assert_false (sepse_observations_is_known (observations, at (fixture, "gcs")));
  g_assert_true (sepse_observations_is_known (observations, at (fixture, "infection-source")));
  assert_same_number (observations->values[at (fixture, "temperature")].canonical, 38.5);

  fixture->n_changed = 0;
  sepse_draft_load_case (fixture->draft, made);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpuint (fixture->last_changed, ==, SEPSE_MAX_CONCEPTS);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpstr (sepse_draft_get_text (fixture->draft, at (fixture, texts[i][0])), ==, texts[i][2]);
  g_assert_cmpstr (sepse_draft_get_title (fixture->draft), ==, "A title");
  g_assert_true (sepse_draft_get_time (fixture->draft, at (fixture, "sex")).is_set);
  g_assert_true (sepse_draft_get_moment (fixture->draft).is_set);
}

static void
test_text_form_loses_nothing (Fixture      *fixture,
                              gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autoptr (SepseDraft) other = sepse_draft_new (fixture->dictionary);
  g_autoptr (SepseRefusal) refusal = NULL;

  sepse_draft_set_text (fixture->draft, at (fixture, "temperature"), "38,9 \"warm\"\n");
  sepse_draft_set_text (fixture->draft, at (fixture, "gcs"), "é");
  sepse_draft_set_text (fixture->draft, at (fixture, "sex"), "f");
  sepse_draft_set_time (fixture->draft, at (fixture, "sex"), instant ("2026-11-22T08:00:30-03:30"));
  sepse_draft_set_moment (fixture->draft, instant ("2026-11-22T09:10Z"));
  sepse_draft_set_title (fixture->draft, "T");
  sepse_draft_set_id (fixture->draft, "i");
  sepse_draft_set_note (fixture->draft, "n");

  text = sepse_draft_to_text (fixture->draft);
  g_assert_true (sepse_draft_load_text (other, text, strlen (text), &refusal));
  g_assert_null (refusal);
  again = sepse_draft_to_text (other);
  g_assert_cmpstr (again, ==, text);
  g_assert_cmpstr (sepse_draft_get_text (other, at (fixture, "temperature")), ==, "38,9 \"warm\"\n");
}

static void
test_text_form_refuses (Fixture      *fixture,
                        gconstpointer data)
{
  static const char *const rows[][3] = {
    { "", "malformed", "" },
    { "[]", "wrong-type", "" },
    { "{}", "unsupported-format", "" },
    { "{\"format\":\"sepse-draft/2\"}", "unsupported-format", "/format" },
    { "{\"format\":\"sepse-draft/1\",\"texts\":{\"foo\":\"1\"}}", "unknown-concept", "/texts/foo" },
    { "{\"format\":\"sepse-draft/1\",\"texts\":{\"gcs\":1}}", "wrong-type", "/texts/gcs" },
    { "{\"format\":\"sepse-draft/1\",\"texts\":[]}", "wrong-type", "/texts" },
    { "{\"format\":\"sepse-draft/1\",\"times\":{\"gcs\":\"x\"}}", "bad-time", "/times/gcs" },
    { "{\"format\":\"sepse-draft/1\",\"time\":7}", "wrong-type", "/time" },
    { "{\"format\":\"sepse-draft/1\",\"more\":7}", "unknown-key", "/more" },
  };

  sepse_draft_set_text (fixture->draft, at (fixture, "gcs"), "14");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SepseRefusal) refusal = NULL;

      g_assert_false (sepse_draft_load_text (fixture->draft, rows[i][0], strlen (rows[i][0]), &refusal));
      g_assert_cmpstr (refusal->code, ==, rows[i][1]);
      g_assert_cmpstr (refusal->pointer, ==, rows[i][2]);
    }
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpstr (sepse_draft_get_text (fixture->draft, at (fixture, "gcs")), ==, "14");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/core/draft/text", Fixture, NULL, set_up, test_text, tear_down);
  g_test_add ("/core/draft/times-and-names", Fixture, NULL, set_up, test_times_and_names, tear_down);
  g_test_add ("/core/draft/case-and-back", Fixture, NULL, set_up, test_case_and_back, tear_down);
  g_test_add ("/core/draft/text-form-loses-nothing", Fixture, NULL, set_up, test_text_form_loses_nothing, tear_down);
  g_test_add ("/core/draft/text-form-refuses", Fixture, NULL, set_up, test_text_form_refuses, tear_down);

  return g_test_run ();
}
