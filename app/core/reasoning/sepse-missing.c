/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-reasoning"

#include "config.h"

#include "reasoning/sepse-engine-private.h"

#include <string.h>

/* One unknown concept while the list is made. */
typedef struct
{
  SepseMissing missing;
  guint        n_gates; /* guidelines whose gate it holds open */
  gboolean     is_assumed; /* a guideline says what it counts as: it can wait */
  gboolean     bedside;
} Candidate;

static void
add_all (SepseConceptSet       *self,
         const SepseConceptSet *other)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->bits); i++)
    self->bits[i] |= other->bits[i];
}

static void
collect_needs (const SepseVerdict *verdict,
               SepseConceptSet    *needs)
{
  for (guint i = 0; i < verdict->n_guidelines; i++)
    {
      const SepseGuidelineResult *result = &verdict->guidelines[i];

      if (result->applies == SEPSE_TRUTH_NOT_MET)
        continue;
      add_all (needs, &result->needs);
      for (guint j = 0; j < result->guideline->n_scores; j++)
        for (guint k = 0; k < result->guideline->scores[j].n_items; k++)
          add_all (needs, &result->scores[j].items[k].needs);
      for (guint j = 0; j < result->n_outcomes; j++)
        add_all (needs, &result->outcomes[j].needs);
    }
}

static SepseConceptSet
collect_assumed (SepseEngine        *self,
                 const SepseVerdict *verdict)
{
  SepseTrace      trace = sepse_engine_get_trace (self, verdict);
  SepseConceptSet assumed = { 0 };

  for (guint i = 0; i < verdict->n_guidelines; i++)
    for (guint j = 0; j < verdict->guidelines[i].n_assumed; j++)
      sepse_concept_set_add (&assumed, verdict->guidelines[i].assumed[j].concept);

  return sepse_trace_to_answerable (&trace, &assumed);
}

/* Adds what can be answered and would, alone, meet the rule. */
static void
add_deciding (SepseEngine     *self,
              SepseTrace      *trace,
              const SepseCone *cone,
              SepseConceptSet *deciding)
{
  SepseConceptSet needs = { 0 };

  sepse_trace_find_needs (trace, cone->node, &needs);
  for (guint i = sepse_concept_set_next (&needs, 0); i < SEPSE_MAX_CONCEPTS; i = sepse_concept_set_next (&needs, i + 1))
    {
      SepseConceptSet one = { 0 };

      if (!sepse_exact_can_meet (&self->exact, cone, i))
        continue;
      sepse_concept_set_add (&one, i);
      one = sepse_trace_to_answerable (trace, &one);
      add_all (deciding, &one);
    }
}

/* Concepts of which one answer alone meets a rule more urgent than what is met, or a red flag. Those of a rule are missing in their own
 * right; a red flag's signs only where a definition needs them too: there are too many, and each stands with its flag. */
static void
collect_actions (SepseEngine        *self,
                 const SepseVerdict *verdict,
                 SepseConceptSet    *actions,
                 SepseConceptSet    *needs)
{
  const SepseCatalog *catalog = self->catalog;
  SepseTrace          trace = sepse_engine_get_trace (self, verdict);

  if (verdict->headline.urgency == SEPSE_URGENCY_NOW)
    return;

  for (guint i = 0; i < catalog->urgency->len; i++)
    {
      const SepseRule *rule = &g_array_index (catalog->urgency, SepseRule, i);

      if (rule->urgency > verdict->headline.urgency && !rule->any_flag)
        add_deciding (self, &trace, &g_array_index (catalog->urgency_cones, SepseCone, i), actions);
    }
  add_all (needs, actions);
  for (guint i = 0; i < catalog->flags->len; i++)
    add_deciding (self, &trace, &g_array_index (catalog->flag_cones, SepseCone, i), actions);
}

/* Could one answer to @concept settle the outcome, or turn it where an assumption stands in for the answer? */
static gboolean
could_change (SepseEngine              *self,
              const SepseOutcomeResult *outcome,
              const SepseCone          *cone,
              guint                     concept)
{
  if (!sepse_concept_set_contains (&cone->reads, concept))
    return FALSE;
  if (outcome->truth == SEPSE_TRUTH_UNKNOWN)
    return sepse_exact_settles (&self->exact, cone, concept);
  if (sepse_concept_set_contains (&outcome->needs, concept))
    return sepse_exact_can_turn (&self->exact, cone, concept, self->masks[cone->node]);

  return FALSE;
}

/* An answer also moves what formulas make of it: the intermediate that leans on it stands in for it. */
static gboolean
could_change_through (SepseEngine              *self,
                      const SepseOutcomeResult *outcome,
                      const SepseCone          *cone,
                      guint                     concept)
{
  const SepseDictionary *dictionary = self->catalog->dictionary;

  if (could_change (self, outcome, cone, concept))
    return TRUE;

  for (guint i = sepse_concept_set_next (&cone->reads, 0); i < SEPSE_MAX_CONCEPTS; i = sepse_concept_set_next (&cone->reads, i + 1))
    {
      SepseConceptSet inputs = { 0 };
      gboolean        alone = TRUE;

      if (sepse_observations_is_known (self->exact.observations, i) || i == concept)
        continue;
      sepse_derivations_find_inputs (self->catalog->derivations, self->catalog->program, i, &inputs);
      if (!sepse_concept_set_contains (&inputs, concept))
        continue;
      for (guint j = sepse_concept_set_next (&inputs, 0); j < SEPSE_MAX_CONCEPTS; j = sepse_concept_set_next (&inputs, j + 1))
        if (j != concept && sepse_dictionary_get_concept (dictionary, i)->derived_only && !sepse_observations_is_known (self->exact.observations, j))
          alone = FALSE;
      if (alone && sepse_dictionary_get_concept (dictionary, i)->derived_only && outcome->truth == SEPSE_TRUTH_UNKNOWN && sepse_exact_settles (&self->exact, cone, i))
        return TRUE;
    }

  return FALSE;
}

static void
find_outcomes (SepseEngine        *self,
               const SepseVerdict *verdict,
               SepseMissing       *missing)
{
  GArray *refs = g_array_new (FALSE, FALSE, sizeof (SepseOutcomeRef));

  for (guint i = 0; i < verdict->n_guidelines; i++)
    {
      const SepseGuidelineResult *result = &verdict->guidelines[i];
      const SepseGuidelineEntry  *entry = (const SepseGuidelineEntry *) result->guideline;

      if (result->applies == SEPSE_TRUTH_NOT_MET)
        continue;
      sepse_engine_look (self, verdict, entry);
      for (guint j = 0; j < result->n_outcomes; j++)
        {
          SepseOutcomeRef ref = { (guint16) i, (guint16) j };

          if (could_change_through (self, &result->outcomes[j], &entry->outcome_cones[j], missing->concept))
            g_array_append_val (refs, ref);
        }
    }

  sepse_engine_look (self, verdict, NULL);
  missing->n_could_change = refs->len;
  missing->could_change = (SepseOutcomeRef *) (void *) g_array_free (refs, FALSE);
}

static guint
count_gates (const SepseVerdict *verdict,
             guint               concept)
{
  guint n = 0;

  for (guint i = 0; i < verdict->n_guidelines; i++)
    if (verdict->guidelines[i].applies == SEPSE_TRUTH_UNKNOWN && sepse_concept_set_contains (&verdict->guidelines[i].needs, concept))
      n++;

  return n;
}

static gboolean
assumes (const SepseGuidelineResult *result,
         guint                       concept)
{
  for (guint i = 0; i < result->n_assumed; i++)
    if (result->assumed[i].concept == concept)
      return TRUE;

  return FALSE;
}

/* An assumption stands in for the answer wherever it could decide something. */
static gboolean
can_wait (const SepseVerdict *verdict,
          const SepseMissing *missing)
{
  for (guint i = 0; i < missing->n_could_change; i++)
    if (!assumes (&verdict->guidelines[missing->could_change[i].guideline], missing->concept))
      return FALSE;

  return TRUE;
}

/* Gates first; then what changes an action now, what the bedside gives in minutes, and how many outcomes it could settle. */
static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *left = a;
  const Candidate *right = b;

  if (left->n_gates != right->n_gates)
    return (int) right->n_gates - (int) left->n_gates;
  if (left->missing.changes_action != right->missing.changes_action)
    return right->missing.changes_action - left->missing.changes_action;
  if (left->is_assumed != right->is_assumed)
    return left->is_assumed - right->is_assumed;
  if (left->bedside != right->bedside)
    return right->bedside - left->bedside;
  if (left->missing.n_could_change != right->missing.n_could_change)
    return (int) right->missing.n_could_change - (int) left->missing.n_could_change;

  return (int) left->missing.concept - (int) right->missing.concept;
}

void
sepse_engine_rank_missing (SepseEngine  *self,
                           SepseVerdict *verdict)
{
  SepseConceptSet needs = { 0 };
  SepseConceptSet actions = { 0 };
  SepseConceptSet assumed = collect_assumed (self, verdict);
  g_autoptr (GArray) candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));

  collect_needs (verdict, &needs);
  add_all (&needs, &assumed);
  collect_actions (self, verdict, &actions, &needs);
  for (guint i = sepse_concept_set_next (&needs, 0); i < SEPSE_MAX_CONCEPTS; i = sepse_concept_set_next (&needs, i + 1))
    {
      Candidate candidate = { 0 };

      candidate.missing.concept = (guint16) i;
      candidate.missing.changes_action = sepse_concept_set_contains (&actions, i);
      candidate.n_gates = count_gates (verdict, i);
      candidate.bedside = sepse_dictionary_get_concept (self->catalog->dictionary, i)->bedside;
      find_outcomes (self, verdict, &candidate.missing);
      candidate.is_assumed = sepse_concept_set_contains (&assumed, i) && can_wait (verdict, &candidate.missing);
      g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);

  verdict->n_missing = candidates->len;
  verdict->missing = g_new0 (SepseMissing, MAX (candidates->len, 1));
  for (guint i = 0; i < candidates->len; i++)
    verdict->missing[i] = g_array_index (candidates, Candidate, i).missing;
}
