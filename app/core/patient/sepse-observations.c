/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-patient"

#include "config.h"

#include "patient/sepse-observations.h"

#include <string.h>

static gsize
get_size (guint n_values)
{
  return sizeof (SepseObservations) + n_values * sizeof (SepseValue);
}

SepseObservations *
sepse_observations_new (const SepseDictionary *dictionary)
{
  guint              n_values = sepse_dictionary_get_n_concepts (dictionary);
  SepseObservations *self = g_malloc0 (get_size (n_values));

  self->dictionary = dictionary;
  self->n_values = n_values;

  return self;
}

SepseObservations *
sepse_observations_copy (const SepseObservations *self)
{
  return g_memdup2 (self, get_size (self->n_values));
}

void
sepse_observations_clear (SepseObservations *self)
{
  self->moment = (SepseInstant){ 0 };
  memset (self->values, 0, self->n_values * sizeof (SepseValue));
}

void
sepse_observations_free (SepseObservations *self)
{
  g_free (self);
}

void
sepse_observations_set_number (SepseObservations *self,
                               guint              concept,
                               guint              unit,
                               double             value)
{
  SepseValue *slot;

  g_return_if_fail (concept < self->n_values);

  slot = &self->values[concept];
  slot->origin = SEPSE_ORIGIN_ENTERED;
  slot->unit = (guint8) unit;
  slot->value = value;
  slot->canonical = sepse_concept_to_canonical (sepse_dictionary_get_concept (self->dictionary, concept), unit, value);
}

void
sepse_observations_set_choices (SepseObservations *self,
                                guint              concept,
                                guint64            choices)
{
  g_return_if_fail (concept < self->n_values);

  self->values[concept].origin = SEPSE_ORIGIN_ENTERED;
  self->values[concept].choices = choices;
}

gboolean
sepse_observations_has_times (const SepseObservations *self)
{
  for (guint i = 0; i < self->n_values; i++)
    if (self->values[i].time.is_set)
      return TRUE;

  return FALSE;
}

SepseInstant
sepse_observations_get_reference (const SepseObservations *self)
{
  SepseInstant latest = self->moment;

  if (latest.is_set)
    return latest;

  for (guint i = 0; i < self->n_values; i++)
    {
      const SepseInstant *time = &self->values[i].time;

      if (time->is_set && (!latest.is_set || time->seconds > latest.seconds))
        latest = *time;
    }

  return latest;
}

void
sepse_case_free (SepseCase *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->title);
  g_free (self->note);
  g_clear_pointer (&self->assessments, g_ptr_array_unref);
  g_free (self);
}
