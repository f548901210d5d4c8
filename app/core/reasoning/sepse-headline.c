/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-reasoning"

#include "config.h"

#include "reasoning/sepse-engine-private.h"

static void
add_all (SepseConceptSet       *self,
         const SepseConceptSet *other)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->bits); i++)
    self->bits[i] |= other->bits[i];
}

/* The most urgent that any met rule demands. Classes without a deadline of hours are spoken only when every observation they rest on is
 * answered: incomplete is "not assessed", never low. */
static void
find_urgency (SepseEngine  *self,
              SepseVerdict *verdict)
{
  SepseHeadline *headline = &verdict->headline;
  gboolean       complete = TRUE;

  for (guint i = sepse_concept_set_next (&self->catalog->wants, 0); i < SEPSE_MAX_CONCEPTS;
       i = sepse_concept_set_next (&self->catalog->wants, i + 1))
    if (!sepse_observations_is_known (verdict->observations, i))
      {
        sepse_concept_set_add (&headline->unassessed, i);
        complete = FALSE;
      }

  headline->urgency = SEPSE_URGENCY_NOT_ASSESSED;
  for (guint i = 0; i < verdict->n_urgency_rules; i++)
    {
      SepseUrgency urgency = verdict->urgency_rules[i].rule->urgency;

      if (urgency <= headline->urgency || (urgency <= SEPSE_URGENCY_6H && !complete))
        continue;
      headline->urgency = urgency;
      headline->urgency_rule = &verdict->urgency_rules[i];
    }
  if (headline->urgency_rule != NULL)
    headline->because = headline->urgency_rule->because;

  for (guint i = 0; i < verdict->n_red_flags; i++)
    {
      headline->urgency = SEPSE_URGENCY_NOW;
      add_all (&headline->because, &verdict->red_flags[i].because);
    }
  for (guint i = 0; i < verdict->n_consider; i++)
    if (verdict->consider[i].rule->urgency == SEPSE_URGENCY_NOW)
      {
        headline->urgency = SEPSE_URGENCY_NOW;
        add_all (&headline->because, &verdict->consider[i].because);
      }
  if (headline->urgency == SEPSE_URGENCY_NOT_ASSESSED && complete)
    headline->urgency = SEPSE_URGENCY_JUDGEMENT;
  if (headline->urgency_rule != NULL && headline->urgency_rule->rule->urgency < headline->urgency)
    headline->urgency_rule = NULL;
}

/* Index of the highest met state of a guideline's ladder, or -1; @possible: the highest open one above it that a fact speaks for. */
static int
find_state (SepseEngine                *self,
            const SepseGuidelineResult *result,
            int                        *possible)
{
  int met = -1;

  *possible = -1;
  for (guint i = 0; i < result->n_outcomes; i++)
    {
      const SepseOutcomeResult *outcome = &result->outcomes[i];

      if (outcome->outcome->kind != SEPSE_OUTCOME_STATE)
        continue;
      if (outcome->truth == SEPSE_TRUTH_MET)
        met = (int) i;
      if (outcome->truth == SEPSE_TRUTH_UNKNOWN && outcome->outcome->suggests >= 0 && self->masks[outcome->outcome->suggests] == SEPSE_CAN_BE_MET)
        *possible = (int) i;
    }

  return met;
}

static int
find_result (const SepseVerdict *verdict,
             const char         *id)
{
  for (guint i = 0; i < verdict->n_guidelines; i++)
    if (g_str_equal (verdict->guidelines[i].guideline->id, id))
      return (int) i;

  return -1;
}

void
sepse_engine_write_headline (SepseEngine  *self,
                             SepseVerdict *verdict)
{
  SepseHeadline *headline = &verdict->headline;

  find_urgency (self, verdict);
  headline->guideline = headline->outcome = headline->possible = headline->possible_guideline = -1;
  for (guint i = 0; self->catalog->heads[i] != NULL; i++)
    {
      int at = find_result (verdict, self->catalog->heads[i]);
      int met, possible;

      if (at < 0 || verdict->guidelines[at].applies != SEPSE_TRUTH_MET)
        continue;
      met = find_state (self, &verdict->guidelines[at], &possible);
      if (possible >= 0 && headline->possible < 0)
        {
          headline->possible = possible;
          headline->possible_guideline = at;
        }
      if (met < 0)
        continue;
      headline->guideline = at;
      headline->outcome = met;
      headline->possible = possible;
      headline->possible_guideline = possible >= 0 ? at : -1;
      break;
    }
}
