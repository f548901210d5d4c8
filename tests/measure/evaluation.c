/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-evaluation"

#include "exchange/sepse-case-file.h"
#include "knowledge/sepse-catalog.h"
#include "reasoning/sepse-verdict.h"
#include "json/sepse-json.h"

#include <stdio.h>
#include <stdlib.h>

/* Evaluates every sample case ROUNDS times; prints milliseconds to read data/, and microseconds an evaluation: mean, slowest case. */

static SepseCase *
read_sample (const SepseCatalog *catalog,
             guint               index)
{
  g_autoptr (SepseJson) scanner = sepse_json_new ();
  g_autoptr (SepseRefusal) refusal = NULL;
  gsize       length;
  const char *text = sepse_catalog_get_sample_text (catalog, index, &length);
  SepseCase  *sample = sepse_case_read (scanner, sepse_catalog_get_dictionary (catalog), text, length, NULL, &refusal);

  if (sample == NULL)
    g_error ("sample case %u is refused", index);

  return sample;
}

static double
measure_sample (SepseEngine     *engine,
                const SepseCase *sample,
                guint            n_rounds)
{
  const SepseObservations *observations = g_ptr_array_index (sample->assessments, sample->assessments->len - 1);
  gint64                   start = g_get_monotonic_time ();

  for (guint i = 0; i < n_rounds; i++)
    sepse_verdict_unref (sepse_engine_evaluate (engine, sample->id, observations, NULL, 0));

  return (double) (g_get_monotonic_time () - start) / n_rounds;
}

int
main (int    argc,
      char **argv)
{
  guint  n_rounds = argc > 1 ? strtoul (argv[1], NULL, 10) : 1000;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (SepseRefusal) refusal = NULL;
  g_autoptr (SepseCatalog) catalog = sepse_catalog_new (&refusal);
  double read_ms = (double) (g_get_monotonic_time () - start) / 1000;
  double sum = 0;
  double slowest = 0;
  guint  n_samples;

  if (catalog == NULL || n_rounds == 0)
    return 1;

  g_autoptr (SepseEngine) engine = sepse_engine_new (catalog);

  n_samples = sepse_catalog_get_n_samples (catalog);
  for (guint i = 0; i < n_samples; i++)
    {
      g_autoptr (SepseCase) sample = read_sample (catalog, i);
      double microseconds = measure_sample (engine, sample, n_rounds);

      sum += microseconds;
      slowest = MAX (slowest, microseconds);
    }

  printf ("%.3f %.3f %.3f\n", read_ms, n_samples > 0 ? sum / n_samples : 0, slowest);

  return n_samples > 0 ? 0 : 1;
}
