/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-reasoning"

#include "config.h"

#include "reasoning/sepse-edge.h"
#include "reasoning/sepse-engine-private.h"

static int
lowest (SepseMask mask)
{
  return mask != 0 ? __builtin_ctz (mask) : 0;
}

static int
highest (SepseMask mask)
{
  return mask != 0 ? 31 - __builtin_clz (mask) : 0;
}

static SepseTruth
points_to_truth (int low,
                 int high)
{
  if (low >= 1)
    return SEPSE_TRUTH_MET;

  return high == 0 ? SEPSE_TRUTH_NOT_MET : SEPSE_TRUTH_UNKNOWN;
}

static void
explain (SepseEngine        *self,
         const SepseVerdict *verdict,
         guint               node,
         SepseConceptSet    *because,
         SepseConceptSet    *needs)
{
  SepseTrace      trace = sepse_engine_get_trace (self, verdict);
  SepseConceptSet unknown = { 0 };

  if (self->brief)
    return;

  sepse_trace_explain (&trace, node, because);
  sepse_trace_find_needs (&trace, node, &unknown);
  *needs = sepse_trace_to_answerable (&trace, &unknown);
}

static gboolean
find_edge (SepseEngine        *self,
           const SepseVerdict *verdict,
           guint               node,
           SepseEdge          *edge)
{
  SepseTrace trace = sepse_engine_get_trace (self, verdict);

  return !self->brief && sepse_trace_find_edge (&trace, node, edge);
}

static SepseOtherTable
find_other_table (SepseEngine        *self,
                  const SepseVerdict *verdict,
                  guint               node)
{
  SepseTrace trace = sepse_engine_get_trace (self, verdict);

  return self->brief ? (SepseOtherTable){ 0 } : sepse_trace_find_other_table (&trace, node);
}

/* Why the gate is open or shut. What an assumption already answers is not asked for at the gate. */
static void
explain_gate (SepseEngine          *self,
              const SepseVerdict   *verdict,
              SepseGuidelineResult *result)
{
  SepseTrace      trace = sepse_engine_get_trace (self, verdict);
  SepseConceptSet unknown = { 0 };

  if (self->brief)
    return;

  trace.open = trace.masks;
  sepse_trace_explain (&trace, (guint) result->guideline->applies, &result->because);
  sepse_trace_find_needs (&trace, (guint) result->guideline->applies, &unknown);
  result->needs = sepse_trace_to_answerable (&trace, &unknown);
}

static void
judge_scores (SepseEngine               *self,
              SepseVerdict              *verdict,
              const SepseGuidelineEntry *entry,
              SepseGuidelineResult      *result)
{
  result->scores = g_new0 (SepseScoreResult, MAX (entry->guideline.n_scores, 1));
  for (guint i = 0; i < entry->guideline.n_scores; i++)
    {
      const SepseScore *score = &entry->guideline.scores[i];
      SepseScoreResult *into = &result->scores[i];

      into->score = score;
      into->low = lowest (self->masks[score->node]);
      into->high = highest (self->masks[score->node]);
      into->items = g_new0 (SepseItemResult, score->n_items);
      for (guint j = 0; j < score->n_items; j++)
        {
          SepseItemResult *item = &into->items[j];
          SepseMask        mask = self->masks[score->items[j].node];

          item->item = &score->items[j];
          item->low = lowest (mask);
          item->high = highest (mask);
          item->truth = points_to_truth (item->low, item->high);
          explain (self, verdict, (guint) score->items[j].node, &item->because, &item->needs);
          if (item->truth == SEPSE_TRUTH_MET)
            item->as_of = sepse_view_find_as_of (&self->views[entry->index], &item->because);
          item->has_edge = find_edge (self, verdict, (guint) score->items[j].node, &item->edge);
          item->other = find_other_table (self, verdict, (guint) score->items[j].node);
        }
    }
}

static void
judge_outcomes (SepseEngine               *self,
                SepseVerdict              *verdict,
                const SepseGuidelineEntry *entry,
                SepseGuidelineResult      *result)
{
  guint n = entry->guideline.n_outcomes;

  if (entry->unless >= 0 && self->masks[entry->unless] == SEPSE_CAN_BE_MET)
    {
      result->withheld = TRUE;
      result->because = (SepseConceptSet){ 0 };
      explain (self, verdict, (guint) entry->unless, &result->because, &(SepseConceptSet){ 0 });
      return;
    }

  result->n_outcomes = n;
  result->outcomes = g_new0 (SepseOutcomeResult, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      const SepseOutcome *outcome = &entry->guideline.outcomes[i];
      SepseOutcomeResult *into = &result->outcomes[i];

      into->outcome = outcome;
      into->truth = sepse_mask_to_truth (self->masks[outcome->node]);
      explain (self, verdict, (guint) outcome->node, &into->because, &into->needs);
      if (into->truth == SEPSE_TRUTH_MET)
        into->as_of = sepse_view_find_as_of (&self->views[entry->index], &into->because);
    }

  result->band_low = result->band_high = -1;
  for (guint i = entry->first_rung; entry->is_exclusive && i < n; i++)
    {
      if (result->outcomes[i].truth == SEPSE_TRUTH_NOT_MET)
        continue;
      if (result->band_high < 0)
        result->band_high = (int) i;
      result->band_low = (int) i;
    }
  if (result->band_low == result->band_high)
    result->band_low = result->band_high = -1;
}

static void
list_criteria (SepseEngine               *self,
               SepseVerdict              *verdict,
               const SepseGuidelineEntry *entry,
               SepseGuidelineResult      *result)
{
  GArray *criteria = g_array_new (FALSE, TRUE, sizeof (SepseCriterionResult));

  for (guint i = 0; i < entry->guideline.n_scores; i++)
    for (guint j = 0; j < entry->guideline.scores[i].n_items; j++)
      {
        const SepseItemResult *item = &result->scores[i].items[j];
        SepseCriterionResult   criterion = { .label = item->item->label,
                                             .source = item->item->source,
                                             .concept = SEPSE_MAX_CONCEPTS,
                                             .truth = item->truth,
                                             .clause = item->item->clause,
                                             .is_item = TRUE,
                                             .as_of = item->as_of,
                                             .other = item->other,
                                             .edge = item->edge,
                                             .has_edge = item->has_edge,
                                             .because = item->because,
                                             .needs = item->needs };

        g_array_append_val (criteria, criterion);
      }
  for (guint i = 0; i < entry->facts->len; i++)
    {
      const SepseFact     *fact = &g_array_index (entry->facts, SepseFact, i);
      SepseCriterionResult criterion = { .label = fact->label,
                                         .source = fact->source,
                                         .concept = SEPSE_MAX_CONCEPTS,
                                         .truth = sepse_mask_to_truth (self->masks[fact->node]),
                                         .clause = fact->clause };

      explain (self, verdict, (guint) fact->node, &criterion.because, &criterion.needs);
      if (criterion.truth == SEPSE_TRUTH_MET)
        criterion.as_of = sepse_view_find_as_of (&self->views[entry->index], &criterion.because);
      criterion.has_edge = find_edge (self, verdict, (guint) fact->node, &criterion.edge);
      g_array_append_val (criteria, criterion);
    }

  result->n_criteria = criteria->len;
  result->criteria = (SepseCriterionResult *) (void *) g_array_free (criteria, FALSE);
}

/* A whole-number answer that would score as the assumption does: the highest where the cuts leave several. @points: a mask. */
static double
find_assumed_number (const SepseConcept *concept,
                     const SepseNode    *node,
                     SepseMask           points)
{
  if (node->op == SEPSE_OP_NUMBER)
    return highest (points);
  if (node->op != SEPSE_OP_BAND || concept->kind != SEPSE_KIND_COUNT)
    return lowest (points);

  for (int i = (int) concept->hard_high; i >= (int) concept->hard_low; i--)
    if (node->results[sepse_node_find_band (node, concept, 0, i, i)] & points)
      return i;

  return lowest (points);
}

static void
list_assumed (SepseEngine               *self,
              SepseVerdict              *verdict,
              const SepseGuidelineEntry *entry,
              SepseGuidelineResult      *result)
{
  GArray         *assumed = g_array_new (FALSE, TRUE, sizeof (SepseAssumption));
  SepseConceptSet listed = { 0 };

  for (guint i = 0; i < entry->given->len; i++)
    {
      const SepseGivenValue *given = &g_array_index (entry->given, SepseGivenValue, i);
      SepseAssumption        assumption = { .concept = given->concept, .number = given->number, .choices = given->choices, .source = given->source };

      if (sepse_observations_is_known (self->seen, given->concept))
        continue;
      sepse_concept_set_add (&listed, given->concept);
      g_array_append_val (assumed, assumption);
    }

  for (guint i = entry->first_node; i < entry->end_node; i++)
    {
      const SepseNode *node = sepse_program_get_node (self->catalog->program, i);
      SepseAssumption  assumption = { .concept = node->concept, .source = node->assumed_source };

      if (node->is_part || self->masks[i] == self->open[i])
        continue;
      if (!node->is_assumed || sepse_observations_is_known (self->seen, node->concept) || sepse_concept_set_contains (&listed, node->concept))
        continue;
      sepse_concept_set_add (&listed, node->concept);
      assumption.number = find_assumed_number (sepse_dictionary_get_concept (verdict->observations->dictionary, node->concept), node,
                                               self->masks[i]);
      assumption.at_most = !sepse_mask_is_decided (self->masks[i]);
      assumption.truth_only = !node->is_points;
      g_array_append_val (assumed, assumption);
    }

  result->n_assumed = assumed->len;
  result->assumed = (SepseAssumption *) (void *) g_array_free (assumed, FALSE);
}

void
sepse_engine_judge_guidelines (SepseEngine  *self,
                               SepseVerdict *verdict,
                               const guint  *guidelines,
                               guint         n_guidelines)
{
  guint n = guidelines != NULL ? n_guidelines : self->catalog->guidelines->len;

  verdict->guidelines = g_new0 (SepseGuidelineResult, MAX (n, 1));
  verdict->n_guidelines = n;
  for (guint i = 0; i < n; i++)
    {
      const SepseGuidelineEntry *entry = sepse_engine_get_entry (self, guidelines != NULL ? guidelines[i] : i);
      SepseGuidelineResult      *result = &verdict->guidelines[i];

      sepse_engine_look (self, verdict, entry);
      result->guideline = &entry->guideline;
      result->band_low = result->band_high = -1;
      result->applies = sepse_mask_to_truth (self->masks[entry->guideline.applies]);
      explain_gate (self, verdict, result);
      if (result->applies == SEPSE_TRUTH_NOT_MET)
        continue;

      judge_scores (self, verdict, entry, result);
      judge_outcomes (self, verdict, entry, result);
      if (self->brief)
        continue;
      list_criteria (self, verdict, entry, result);
      list_assumed (self, verdict, entry, result);
    }
  sepse_engine_look (self, verdict, NULL);
}
