/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-tests"

/* What must hold for any patient, whoever they are. */

#include "any-ward.h"

#include "exchange/sepse-verdict-file.h"

#define N_PATIENTS 60

static char *
to_text (const SepseVerdict *verdict)
{
  g_autoptr (GString) text = g_string_new (NULL);

  sepse_verdict_write (verdict, NULL, FALSE, 2, text);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_order_of_entry (AnyWard      *self,
                     gconstpointer data)
{
  for (guint i = 0; i < N_PATIENTS; i++)
    {
      g_autoptr (GPtrArray) answers = any_patient_new_answers (self->random, self->dictionary, 0.3);
      g_autoptr (SepseCase) one = any_patient_read (self->dictionary, answers, -1);
      g_autoptr (SepseCase) other = NULL;
      g_autoptr (SepseVerdict) first = any_ward_judge (self, one);
      g_autoptr (SepseVerdict) second = NULL;
      g_autofree char *expected = to_text (first);
      g_autofree char *found = NULL;

      any_patient_shuffle (self->random, answers);
      other = any_patient_read (self->dictionary, answers, -1);
      second = any_ward_judge (self, other);
      found = to_text (second);
      g_assert_cmpstr (found, ==, expected);
    }
}

static void
test_same_twice (AnyWard      *self,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) answers = any_patient_new_answers (self->random, self->dictionary, 0.5);
  g_autoptr (SepseCase) patient = any_patient_read (self->dictionary, answers, -1);
  g_autoptr (SepseVerdict) first = any_ward_judge (self, patient);
  g_autofree char *expected = to_text (first);

  /* An engine keeps nothing of the patient before. */
  for (guint i = 0; i < N_PATIENTS; i++)
    {
      g_autoptr (GPtrArray) others = any_patient_new_answers (self->random, self->dictionary, g_rand_double (self->random));
      g_autoptr (SepseCase) other = any_patient_read (self->dictionary, others, -1);
      g_autoptr (SepseVerdict) again = NULL;
      g_autofree char *found = NULL;

      sepse_verdict_unref (any_ward_judge (self, other));
      again = any_ward_judge (self, patient);
      found = to_text (again);

      g_assert_cmpstr (found, ==, expected);
    }
}

/* Answers that only make the picture fuller: nobody assumed something for them, and nothing stands in for them by a formula, nor do they
 * take another answer away or stand in its place. */
static gboolean
only_adds (const SepseVerdict *verdict,
           const SepseConcept *concept)
{
  static const char *const apart[] = { "blood-gas-sample", "consciousness", "gcs", "gcs-eye", "gcs-verbal", "gcs-motor", NULL };

  if (g_strv_contains (apart, concept->id) || sepse_observations_is_known (verdict->observations, concept->index))
    return FALSE;
  for (guint i = 0; i < verdict->n_guidelines; i++)
    for (guint j = 0; j < verdict->guidelines[i].n_assumed; j++)
      if (verdict->guidelines[i].assumed[j].concept == concept->index)
        return FALSE;

  return TRUE;
}

/* Does the new answer bring in, by a formula, one that was assumed? Then the assumption may turn, and that is meant. */
static gboolean
replaces_assumption (const SepseVerdict *before,
                     const SepseVerdict *after)
{
  for (guint i = 0; i < before->n_guidelines; i++)
    for (guint j = 0; j < before->guidelines[i].n_assumed; j++)
      if (sepse_observations_is_known (after->observations, before->guidelines[i].assumed[j].concept))
        return TRUE;

  return FALSE;
}

static void
compare_outcomes (const SepseGuidelineResult *before,
                  const SepseGuidelineResult *after,
                  const char                 *answer)
{
  for (guint i = 0; i < MIN (before->n_outcomes, after->n_outcomes); i++)
    if (before->outcomes[i].truth != SEPSE_TRUTH_UNKNOWN && after->outcomes[i].truth != before->outcomes[i].truth)
      g_error ("%s turns %s/%s from %s to %s", answer, before->guideline->id, before->outcomes[i].outcome->id,
               sepse_truth_to_id (before->outcomes[i].truth), sepse_truth_to_id (after->outcomes[i].truth));
  for (guint i = 0; i < before->guideline->n_scores; i++)
    {
      g_assert_cmpint (after->scores[i].low, >=, before->scores[i].low);
      g_assert_cmpint (after->scores[i].high, <=, before->scores[i].high);
      for (guint j = 0; j < before->guideline->scores[i].n_items; j++)
        {
          g_assert_cmpint (after->scores[i].items[j].low, >=, before->scores[i].items[j].low);
          g_assert_cmpint (after->scores[i].items[j].high, <=, before->scores[i].items[j].high);
        }
    }
}

static void
compare_gates (const SepseVerdict *before,
               const SepseVerdict *after,
               const char         *answer)
{
  for (guint i = 0; i < before->n_guidelines; i++)
    {
      if (before->guidelines[i].applies != SEPSE_TRUTH_UNKNOWN)
        g_assert_cmpint (after->guidelines[i].applies, ==, before->guidelines[i].applies);
      if (before->guidelines[i].applies != SEPSE_TRUTH_NOT_MET && after->guidelines[i].applies != SEPSE_TRUTH_NOT_MET)
        compare_outcomes (&before->guidelines[i], &after->guidelines[i], answer);
    }
}

/* From an empty record to a full one, an answer at a time: every verdict on the way holds for all that may still come. */
static void
test_answers_only_narrow (AnyWard      *self,
                          gconstpointer data)
{
  guint n_steps = 0;

  for (guint i = 0; i < N_PATIENTS / 2; i++)
    {
      g_autoptr (GPtrArray) answers = any_patient_new_answers (self->random, self->dictionary, 0.4);
      g_autoptr (GPtrArray) given = g_ptr_array_new ();
      g_autoptr (SepseCase) nothing = any_patient_read_text (self->dictionary, "{}");
      g_autoptr (SepseVerdict) before = any_ward_judge (self, nothing);

      any_patient_shuffle (self->random, answers);
      for (guint j = 0; j < answers->len; j++)
        {
          const char      *answer = g_ptr_array_index (answers, j);
          g_autofree char *id = g_strndup (answer + 1, strcspn (answer + 1, "\""));
          g_autoptr (SepseCase) patient = NULL;
          g_autoptr (SepseVerdict) after = NULL;

          if (!only_adds (before, sepse_dictionary_find (self->dictionary, id, -1)))
            continue;
          g_ptr_array_add (given, (gpointer) answer);
          patient = any_patient_read (self->dictionary, given, -1);
          after = any_ward_judge (self, patient);
          if (!replaces_assumption (before, after))
            compare_gates (before, after, answer);
          sepse_verdict_unref (before);
          before = g_steal_pointer (&after);
          n_steps++;
        }
    }

  g_test_message ("%u answers", n_steps);
  g_assert_cmpuint (n_steps, >, 500);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/core/properties/order-of-entry", AnyWard, NULL, any_ward_set_up, test_order_of_entry, any_ward_tear_down);
  g_test_add ("/core/properties/same-twice", AnyWard, NULL, any_ward_set_up, test_same_twice, any_ward_tear_down);
  g_test_add ("/core/properties/answers-only-narrow", AnyWard, NULL, any_ward_set_up, test_answers_only_narrow, any_ward_tear_down);

  return g_test_run ();
}
