/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-tests"

#include "any-patient.h"

#include "exchange/sepse-case-file.h"
#include "values/sepse-number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

GRand *
any_patient_new_random (void)
{
  const char *text = g_getenv ("SEPSE_SEED");
  guint32     seed = text != NULL ? (guint32) strtoul (text, NULL, 10) : 19920601;

  g_test_message ("SEPSE_SEED=%u", seed);

  return g_rand_new_with_seed (seed);
}

static double
choose_number (GRand              *random,
               const SepseConcept *concept)
{
  gboolean odd = g_rand_int_range (random, 0, 5) == 0;
  double   low = odd || !isfinite (concept->warn_low) ? concept->hard_low : concept->warn_low;
  double   high = odd || !isfinite (concept->warn_high) ? concept->hard_high : concept->warn_high;
  double   number = low + (high - low) * g_rand_double (random);

  if (concept->kind == SEPSE_KIND_COUNT)
    return CLAMP (floor (number + 0.5), concept->hard_low, concept->hard_high);

  number = floor (number * 10 + 0.5) / 10;

  return number < concept->hard_low || number > concept->hard_high ? concept->hard_low : number;
}

static char *
answer (GRand              *random,
        const SepseConcept *concept)
{
  char number[SEPSE_NUMBER_TEXT_SIZE];

  switch (concept->kind)
    {
    case SEPSE_KIND_NUMBER:
    case SEPSE_KIND_COUNT:
      return g_strdup_printf ("\"%s\": %s", concept->id, sepse_number_format (choose_number (random, concept), number));

    case SEPSE_KIND_YES_NO:
      return g_strdup_printf ("\"%s\": %s", concept->id, g_rand_int_range (random, 0, 4) == 0 ? "true" : "false");

    case SEPSE_KIND_CHOICE:
      return g_strdup_printf ("\"%s\": \"%s\"", concept->id, concept->choices[g_rand_int_range (random, 0, (gint32) concept->n_choices)].id);

    case SEPSE_KIND_SET:
      return g_strdup_printf ("\"%s\": [\"%s\"]", concept->id, concept->choices[g_rand_int_range (random, 0, (gint32) concept->n_choices)].id);

    case SEPSE_KIND_INSTANT:
      return g_strdup_printf ("\"%s\": \"2026-11-22T%02d:%02d:00Z\"", concept->id, g_rand_int_range (random, 0, 3), g_rand_int_range (random, 0, 60));
    }

  g_assert_not_reached ();
}

GPtrArray *
any_patient_new_answers (GRand                 *random,
                         const SepseDictionary *dictionary,
                         double                 density)
{
  GPtrArray *answers = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < sepse_dictionary_get_n_concepts (dictionary); i++)
    {
      const SepseConcept *concept = sepse_dictionary_get_concept (dictionary, i);
      double              chance = concept->bedside ? (1 + density) / 2 : density;

      if (!concept->derived_only && g_rand_double (random) < chance)
        g_ptr_array_add (answers, answer (random, concept));
    }

  return answers;
}

void
any_patient_shuffle (GRand     *random,
                     GPtrArray *answers)
{
  for (guint i = answers->len; i > 1; i--)
    {
      guint    j = (guint) g_rand_int_range (random, 0, (gint32) i);
      gpointer kept = answers->pdata[i - 1];

      answers->pdata[i - 1] = answers->pdata[j];
      answers->pdata[j] = kept;
    }
}

SepseCase *
any_patient_read_text (const SepseDictionary *dictionary,
                       const char            *observations)
{
  g_autofree char *text = g_strdup_printf ("{\"time\": \"2026-11-22T03:00:00Z\", \"observations\": %s}", observations);
  g_autoptr (SepseJson) scanner = sepse_json_new ();
  g_autoptr (SepseRefusal) refusal = NULL;
  SepseCase *patient = sepse_case_read (scanner, dictionary, text, strlen (text), NULL, &refusal);

  if (patient == NULL)
    g_error ("%s: %s in %s", refusal->pointer, refusal->message, text);

  return patient;
}

SepseCase *
any_patient_read (const SepseDictionary *dictionary,
                  GPtrArray             *answers,
                  int                    leave_out)
{
  g_autoptr (GString) text = g_string_new ("{");

  for (guint i = 0; i < answers->len; i++)
    if ((int) i != leave_out)
      g_string_append_printf (text, "%s%s", text->len > 1 ? ", " : "", (const char *) g_ptr_array_index (answers, i));
  g_string_append_c (text, '}');

  return any_patient_read_text (dictionary, text->str);
}
