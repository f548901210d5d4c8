/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-exchange"

#include "config.h"

#include "exchange/sepse-evaluation.h"

/* A state that was met stays in mind when a later assessment no longer meets it. */
static void
remember (GPtrArray    *earlier,
          SepseVerdict *verdict)
{
  const SepseHeadline *now = &verdict->headline;
  int                  worst = now->guideline >= 0 ? verdict->guidelines[now->guideline].outcomes[now->outcome].outcome->severity : -1;

  for (guint i = 0; i < earlier->len; i++)
    {
      const SepseVerdict         *before = g_ptr_array_index (earlier, i);
      const SepseHeadline        *headline = &before->headline;
      const SepseGuidelineResult *result = headline->guideline >= 0 ? &before->guidelines[headline->guideline] : NULL;

      if (result == NULL || result->outcomes[headline->outcome].outcome->severity <= worst)
        continue;
      worst = result->outcomes[headline->outcome].outcome->severity;
      verdict->episode = (SepseEpisode){ result->guideline, result->outcomes[headline->outcome].outcome, before->observations->moment };
    }
}

GPtrArray *
sepse_evaluation_run (SepseEngine     *engine,
                      const SepseCase *patient,
                      const guint     *guidelines,
                      guint            n_guidelines)
{
  GPtrArray *verdicts;

  g_return_val_if_fail (engine != NULL, NULL);
  g_return_val_if_fail (patient != NULL && patient->assessments->len > 0, NULL);

  verdicts = g_ptr_array_new_full (patient->assessments->len, (GDestroyNotify) sepse_verdict_unref);
  for (guint i = 0; i < patient->assessments->len; i++)
    {
      const SepseObservations *observations = g_ptr_array_index (patient->assessments, i);

      SepseVerdict *verdict = sepse_engine_evaluate (engine, patient->id, observations, guidelines, n_guidelines);

      remember (verdicts, verdict);
      g_ptr_array_add (verdicts, verdict);
    }

  return verdicts;
}
