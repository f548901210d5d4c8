/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-tests"

/* The answer under unknowns against brute force: every completion of what is unknown, judged by a second reading of the guideline. */

#include "plain-guideline.h"

#include "reasoning/sepse-verdict.h"

#include <stdlib.h>

#define N_TRIALS 400
#define MAX_UNKNOWN 6
#define MAX_COMPLETIONS 1200

typedef struct
{
  SepseCatalog *catalog;
  SepseEngine  *engine;
  guint32       seed;
} Fixture;

/* One guideline, and the patient of one trial. */
typedef struct
{
  const SepseDictionary *dictionary;
  const SepseGuideline  *guideline;
  JsonObject            *document;
  SepseConceptSet        inputs;
  SepseConceptSet        assumed;
  SepseConceptSet        bare;
  GPtrArray             *values; /* by concept: GArray of SepseValue, or NULL */
} Subject;

/* What was seen over all completions. */
typedef struct
{
  gboolean met[64];
  gboolean missed[64];
  int      low[16];
  int      high[16];
  guint    n_completions;
} Seen;

/* A patient in whom nothing is wrong yet, so that one finding can decide. */
static const struct
{
  const char *concept;
  double      number;
  const char *choice;
} quiet[] = {
  { "temperature", 37, NULL },
  { "heart-rate", 80, NULL },
  { "respiratory-rate", 16, NULL },
  { "wbc", 8, NULL },
  { "lactate", 1, NULL },
  { "systolic-pressure", 120, NULL },
  { "urine-rate", 1, NULL },
  { "creatinine", 80, NULL },
  { "bilirubin", 10, NULL },
  { "platelets", 200, NULL },
  { "inr", 1, NULL },
  { "aptt", 30, NULL },
  { "spo2", 98, NULL },
  { "pao2-fio2", 450, NULL },
  { "norepinephrine", 0, NULL },
  { "epinephrine", 0, NULL },
  { "dopamine", 0, NULL },
  { "dobutamine", 0, NULL },
  { "milrinone", 0, NULL },
  { "vasopressin", 0, NULL },
  { "vasoactive-count", 0, NULL },
  { "oxygen-therapy", 0, "air" },
  { "infection", 0, "suspected" },
  { "mental-state-altered", 0, "no" },
  { "hypotension-after-fluid", 0, "no" },
};

static guint32
choose_seed (void)
{
  const char *text = g_getenv ("SEPSE_SEED");

  return text != NULL ? (guint32) strtoul (text, NULL, 10) : 19920601;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (SepseRefusal) refusal = NULL;

  self->catalog = sepse_catalog_new (&refusal);
  g_assert_nonnull (self->catalog);
  self->engine = sepse_engine_new (self->catalog);
  self->seed = choose_seed ();
  g_test_message ("SEPSE_SEED=%u", self->seed);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  sepse_engine_free (self->engine);
  sepse_catalog_free (self->catalog);
}

static void
free_values (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

static void
subject_init (Subject            *self,
              const SepseCatalog *catalog,
              guint               guideline)
{
  guint n;

  *self = (Subject){ .dictionary = sepse_catalog_get_dictionary (catalog), .guideline = sepse_catalog_get_guideline (catalog, guideline) };
  self->document = json_node_get_object (self->guideline->document);
  plain_find_inputs (self->document, self->dictionary, &self->inputs, &self->assumed, &self->bare);

  n = sepse_dictionary_get_n_concepts (self->dictionary);
  self->values = g_ptr_array_new_with_free_func (free_values);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->values, sepse_concept_set_contains (&self->inputs, i)
                                     ? plain_list_values (self->document, sepse_dictionary_get_concept (self->dictionary, i))
                                     : NULL);
}

static gboolean
set_quiet (SepseObservations  *patient,
           const SepseConcept *concept)
{
  for (guint i = 0; i < G_N_ELEMENTS (quiet); i++)
    if (g_str_equal (quiet[i].concept, concept->id))
      {
        if (quiet[i].choice != NULL)
          sepse_observations_set_choices (patient, concept->index, G_GUINT64_CONSTANT (1) << sepse_concept_find_choice (concept, quiet[i].choice, -1));
        else if (concept->n_units == 0)
          return FALSE;
        else
          sepse_observations_set_number (patient, concept->index, 0, quiet[i].number);
        return TRUE;
      }

  return FALSE;
}

/* Any value that the guideline tells apart, in any of the units. */
static void
set_any (const Subject      *self,
         SepseObservations  *patient,
         const SepseConcept *concept,
         GRand              *random)
{
  const GArray     *values = g_ptr_array_index (self->values, concept->index);
  const SepseValue *value = &g_array_index (values, SepseValue, g_rand_int_range (random, 0, (gint32) values->len));

  if (concept->n_units == 0)
    {
      sepse_observations_set_choices (patient, concept->index, value->choices);
      return;
    }

  {
    guint unit = (guint) g_rand_int_range (random, 0, (gint32) concept->n_units);

    sepse_observations_set_number (patient, concept->index, unit, sepse_concept_from_canonical (concept, unit, value->value));
  }
}

static SepseObservations *
make_patient (const Subject *self,
              GRand         *random)
{
  SepseObservations  *patient = sepse_observations_new (self->dictionary);
  const SepseConcept *age = sepse_dictionary_find (self->dictionary, "age", -1);
  const SepseConcept *pregnancy = sepse_dictionary_find (self->dictionary, "pregnancy", -1);
  const SepseConcept *setting = sepse_dictionary_find (self->dictionary, "setting", -1);
  double              calm = g_rand_double (random);
  double              blank = g_rand_double_range (random, 0.02, 0.25);

  for (guint i = sepse_concept_set_next (&self->inputs, 0); i < SEPSE_MAX_CONCEPTS; i = sepse_concept_set_next (&self->inputs, i + 1))
    {
      const SepseConcept *concept = sepse_dictionary_get_concept (self->dictionary, i);

      if (g_rand_double (random) < blank)
        continue;
      if (g_rand_double (random) > calm || !set_quiet (patient, concept))
        set_any (self, patient, concept, random);
    }
  sepse_observations_set_number (patient, age->index, 0, 60);
  if (!sepse_observations_is_known (patient, setting->index))
    sepse_observations_set_choices (patient, setting->index, G_GUINT64_CONSTANT (1) << g_rand_int_range (random, 0, (gint32) setting->n_choices));
  sepse_observations_set_choices (patient, pregnancy->index, G_GUINT64_CONSTANT (1) << sepse_concept_find_choice (pregnancy, "none", -1));

  return patient;
}

/* FALSE when there are too many unknowns to try all of them. */
static gboolean
list_unknowns (const Subject           *self,
               const SepseObservations *patient,
               GArray                  *unknowns)
{
  guint n_completions = 1;

  for (guint i = sepse_concept_set_next (&self->inputs, 0); i < SEPSE_MAX_CONCEPTS; i = sepse_concept_set_next (&self->inputs, i + 1))
    {
      const GArray *values = g_ptr_array_index (self->values, i);

      if (sepse_observations_is_known (patient, i) ||
          (sepse_concept_set_contains (&self->assumed, i) && !sepse_concept_set_contains (&self->bare, i)))
        continue;
      n_completions *= values->len;
      g_array_append_val (unknowns, i);
      if (unknowns->len > MAX_UNKNOWN || n_completions > MAX_COMPLETIONS)
        return FALSE;
    }

  return TRUE;
}

static void
judge_plainly (const Subject        *self,
               const PlainGuideline *plain,
               Seen                 *seen)
{
  for (guint i = 0; i < self->guideline->n_scores; i++)
    {
      int points = plain_count (plain, self->guideline->scores[i].id);

      seen->low[i] = seen->n_completions == 0 ? points : MIN (seen->low[i], points);
      seen->high[i] = MAX (seen->high[i], points);
    }
  for (guint i = 0; i < self->guideline->n_outcomes; i++)
    {
      gboolean met = plain_meets (plain, i);

      seen->met[i] |= met;
      seen->missed[i] |= !met;
    }
  seen->n_completions++;
}

static void
try_completions (const Subject     *self,
                 SepseObservations *patient,
                 SepseObservations *others,
                 const GArray      *unknowns,
                 guint              from,
                 Seen              *seen)
{
  gboolean       picked = FALSE;
  PlainGuideline plain = { .document = self->document, .dictionary = self->dictionary, .values = patient->values, .others = others->values, .picked = &picked };

  if (from < unknowns->len)
    {
      guint         concept = g_array_index (unknowns, guint, from);
      const GArray *values = g_ptr_array_index (self->values, concept);
      /* What is assumed stays so where that is written; elsewhere it can be anything. */
      SepseValue *slot = sepse_concept_set_contains (&self->assumed, concept) ? &others->values[concept] : &patient->values[concept];
      SepseValue  before = *slot;

      for (guint i = 0; i < values->len; i++)
        {
          *slot = g_array_index (values, SepseValue, i);
          try_completions (self, patient, others, unknowns, from + 1, seen);
        }
      *slot = before;
      return;
    }

  for (plain.pick = 0; plain.pick == 0 || (picked && plain.pick < PLAIN_N_PICKS); plain.pick++)
    judge_plainly (self, &plain, seen);
}

static void
compare (const SepseGuidelineResult *result,
         const Seen                 *seen)
{
  for (guint i = 0; i < result->guideline->n_scores; i++)
    {
      g_assert_cmpint (result->scores[i].low, ==, seen->low[i]);
      g_assert_cmpint (result->scores[i].high, ==, seen->high[i]);
    }
  for (guint i = 0; i < result->n_outcomes; i++)
    {
      SepseTruth expected = seen->met[i] && seen->missed[i] ? SEPSE_TRUTH_UNKNOWN : seen->met[i] ? SEPSE_TRUTH_MET
                                                                                                 : SEPSE_TRUTH_NOT_MET;

      /* Unknown has two witnesses: a completion that is met and one that is not. */
      if (result->outcomes[i].truth != expected)
        g_error ("%s/%s: expected %s, found %s", result->guideline->id, result->outcomes[i].outcome->id, sepse_truth_to_id (expected),
                 sepse_truth_to_id (result->outcomes[i].truth));
    }
}

static void
test_guideline (Fixture *self,
                guint    guideline)
{
  Subject subject;
  guint   n_open = 0;
  guint   n_completions = 0;
  guint   n_trials = 0;
  g_autoptr (GRand) random = g_rand_new_with_seed (self->seed);

  subject_init (&subject, self->catalog, guideline);
  while (n_trials < N_TRIALS)
    {
      Seen seen = { 0 };
      g_autoptr (SepseObservations) patient = make_patient (&subject, random);
      g_autoptr (SepseVerdict) verdict = NULL;
      g_autoptr (SepseObservations) derived = NULL;
      g_autoptr (SepseObservations) others = NULL;
      g_autoptr (GArray) unknowns = g_array_new (FALSE, FALSE, sizeof (guint));

      verdict = sepse_engine_evaluate (self->engine, NULL, patient, &guideline, 1);
      if (!list_unknowns (&subject, verdict->observations, unknowns))
        continue;
      if (verdict->guidelines[0].applies != SEPSE_TRUTH_MET)
        continue;
      derived = sepse_observations_copy (verdict->observations);
      others = sepse_observations_new (subject.dictionary);
      plain_assume (subject.document, derived);
      try_completions (&subject, derived, others, unknowns, 0, &seen);
      compare (&verdict->guidelines[0], &seen);
      for (guint i = 0; i < subject.guideline->n_outcomes; i++)
        n_open += seen.met[i] && seen.missed[i];
      n_completions += seen.n_completions;
      n_trials++;
    }

  g_test_message ("%s: %u patients, %u completions, %u open outcomes", subject.guideline->id, n_trials, n_completions, n_open);
  g_assert_cmpuint (n_open, >, N_TRIALS / 10);
  g_ptr_array_unref (subject.values);
}

static void
test_brute_force (Fixture      *self,
                  gconstpointer data)
{
  for (guint i = 0; i < sepse_catalog_get_n_guidelines (self->catalog); i++)
    test_guideline (self, i);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/core/exact/equals-brute-force", Fixture, NULL, set_up, test_brute_force, tear_down);

  return g_test_run ();
}
