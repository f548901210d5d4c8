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

static int
find_result (const SepseVerdict *verdict,
             const char         *id)
{
  for (guint i = 0; i < verdict->n_guidelines; i++)
    if (g_str_equal (verdict->guidelines[i].guideline->id, id))
      return (int) i;

  return -1;
}

static gboolean
is_suggested (SepseEngine              *self,
              const SepseOutcomeResult *result)
{
  return result->truth == SEPSE_TRUTH_UNKNOWN && result->outcome->suggests >= 0 && self->masks[result->outcome->suggests] == SEPSE_CAN_BE_MET;
}

/* The most severe state that is met and, above it, the most severe open one that a fact speaks for; of equal ones the first. */
static void
weigh_states (SepseEngine  *self,
              SepseVerdict *verdict,
              int           at,
              int          *met,
              int          *possible)
{
  const SepseGuidelineResult *result = &verdict->guidelines[at];
  SepseHeadline              *headline = &verdict->headline;

  for (guint i = 0; i < result->n_outcomes; i++)
    {
      const SepseOutcomeResult *outcome = &result->outcomes[i];
      int                       severity = outcome->outcome->severity;

      if (outcome->truth == SEPSE_TRUTH_MET && severity > *met)
        {
          *met = severity;
          headline->guideline = at;
          headline->outcome = (int) i;
        }
      if (severity > *possible && is_suggested (self, outcome))
        {
          *possible = severity;
          headline->possible_guideline = at;
          headline->possible = (int) i;
        }
    }
}

void
sepse_engine_write_headline (SepseEngine  *self,
                             SepseVerdict *verdict)
{
  SepseHeadline *headline = &verdict->headline;
  int            met = -1;
  int            possible = -1;

  find_urgency (self, verdict);
  headline->guideline = headline->outcome = headline->possible = headline->possible_guideline = -1;
  for (guint i = 0; self->catalog->heads[i] != NULL; i++)
    {
      int at = find_result (verdict, self->catalog->heads[i]);

      if (at >= 0 && verdict->guidelines[at].applies == SEPSE_TRUTH_MET)
        weigh_states (self, verdict, at, &met, &possible);
    }
  if (possible <= met)
    headline->possible = headline->possible_guideline = -1;
}
