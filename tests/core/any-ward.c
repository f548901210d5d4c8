/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-tests"

#include "any-ward.h"

void
any_ward_set_up (AnyWard      *self,
                 gconstpointer data)
{
  g_autoptr (SepseRefusal) refusal = NULL;

  self->catalog = sepse_catalog_new (&refusal);
  g_assert_nonnull (self->catalog);
  self->dictionary = sepse_catalog_get_dictionary (self->catalog);
  self->engine = sepse_engine_new (self->catalog);
  self->random = any_patient_new_random ();
}

void
any_ward_tear_down (AnyWard      *self,
                    gconstpointer data)
{
  g_rand_free (self->random);
  sepse_engine_free (self->engine);
  sepse_catalog_free (self->catalog);
}

SepseVerdict *
any_ward_judge (AnyWard         *self,
                const SepseCase *patient)
{
  return sepse_engine_evaluate (self->engine, patient->id, any_patient_get_last (patient), NULL, 0);
}
