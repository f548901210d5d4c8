/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "any-patient.h"

#include "reasoning/sepse-verdict.h"

G_BEGIN_DECLS

/* Where any patient is judged: the shipped data, one engine, one source of chance. A fixture of g_test_add(). */
typedef struct
{
  SepseCatalog          *catalog;
  const SepseDictionary *dictionary;
  SepseEngine           *engine;
  GRand                 *random;
} AnyWard;

void any_ward_set_up (AnyWard      *self,
                      gconstpointer data);
void any_ward_tear_down (AnyWard      *self,
                         gconstpointer data);

/* The last assessment of @patient. */
SepseVerdict *any_ward_judge (AnyWard         *self,
                              const SepseCase *patient) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
