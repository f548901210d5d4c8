/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-reasoning"

#include "config.h"

#include "reasoning/sepse-engine-private.h"

/* Deadlines count from the recognition when its time is known, else from the moment of the assessment. */
static SepseInstant
find_start (const SepseVerdict *verdict)
{
  const SepseConcept *recognition = sepse_dictionary_find (verdict->observations->dictionary, "time-recognition", -1);

  if (recognition != NULL && sepse_observations_is_known (verdict->observations, recognition->index))
    return verdict->observations->values[recognition->index].instant;

  return verdict->observations->moment;
}

static const char *
choose_text (SepseEngine     *self,
             const SepseRule *rule)
{
  for (guint i = 0; i < rule->n_variants; i++)
    if (rule->variants[i].when < 0 || self->masks[rule->variants[i].when] == SEPSE_CAN_BE_MET)
      return rule->variants[i].text;

  return rule->text;
}

static SepseRuleResult
fire (SepseEngine        *self,
      const SepseVerdict *verdict,
      const SepseRule    *rule)
{
  SepseTrace      trace = sepse_engine_get_trace (self, verdict);
  SepseRuleResult result = { .rule = rule, .text = choose_text (self, rule) };
  SepseInstant    start = find_start (verdict);

  sepse_trace_explain (&trace, (guint) rule->when, &result.because);
  if (rule->done >= 0 && self->masks[rule->done] == SEPSE_CAN_BE_MET)
    result.state = SEPSE_STEP_DONE;
  if (start.is_set && rule->within_minutes >= 0)
    result.due = sepse_instant_add_minutes (start, rule->within_minutes);

  return result;
}

/* Those of @rules whose condition is met, in file order. */
static SepseRuleResult *
fire_all (SepseEngine        *self,
          const SepseVerdict *verdict,
          GArray             *rules,
          guint              *n_fired)
{
  GArray *fired = g_array_new (FALSE, TRUE, sizeof (SepseRuleResult));

  for (guint i = 0; i < rules->len; i++)
    {
      const SepseRule *rule = &g_array_index (rules, SepseRule, i);

      if (self->masks[rule->when] == SEPSE_CAN_BE_MET)
        {
          SepseRuleResult result = fire (self, verdict, rule);

          g_array_append_val (fired, result);
        }
    }

  *n_fired = fired->len;
  return (SepseRuleResult *) (void *) g_array_free (fired, FALSE);
}

/* Red flags that an unknown answer could still meet, when at least one of their facts is there already. */
static SepseRuleResult *
find_open_flags (SepseEngine        *self,
                 const SepseVerdict *verdict,
                 guint              *n_open)
{
  SepseTrace trace = sepse_engine_get_trace (self, verdict);
  GArray    *open = g_array_new (FALSE, TRUE, sizeof (SepseRuleResult));

  for (guint i = 0; i < self->catalog->flags->len; i++)
    {
      const SepseRule *rule = &g_array_index (self->catalog->flags, SepseRule, i);
      SepseRuleResult  result = { .rule = rule, .text = rule->text };
      SepseConceptSet  needs = { 0 };

      if (sepse_mask_is_decided (self->masks[rule->when]))
        continue;
      sepse_trace_explain (&trace, (guint) rule->when, &result.because);
      sepse_trace_find_needs (&trace, (guint) rule->when, &needs);
      result.needs = sepse_trace_to_answerable (&trace, &needs);
      g_array_append_val (open, result);
    }

  *n_open = open->len;
  return (SepseRuleResult *) (void *) g_array_free (open, FALSE);
}

void
sepse_engine_fire_rules (SepseEngine  *self,
                         SepseVerdict *verdict)
{
  const SepseCatalog *catalog = self->catalog;

  verdict->red_flags = fire_all (self, verdict, catalog->flags, &verdict->n_red_flags);
  verdict->urgency_rules = fire_all (self, verdict, catalog->urgency, &verdict->n_urgency_rules);
  verdict->consider = fire_all (self, verdict, catalog->conditions, &verdict->n_consider);
  if (self->brief)
    return;

  verdict->open_flags = find_open_flags (self, verdict, &verdict->n_open_flags);
  verdict->steps = fire_all (self, verdict, catalog->steps, &verdict->n_steps);
  verdict->notes = fire_all (self, verdict, catalog->notes, &verdict->n_notes);
  verdict->differences = fire_all (self, verdict, catalog->differences, &verdict->n_differences);
}
