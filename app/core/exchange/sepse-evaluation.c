/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-exchange"

#include "config.h"

#include "exchange/sepse-evaluation.h"

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

      g_ptr_array_add (verdicts, sepse_engine_evaluate (engine, patient->id, observations, guidelines, n_guidelines));
    }

  return verdicts;
}
