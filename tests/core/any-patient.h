/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-catalog.h"
#include "patient/sepse-observations.h"

#include <glib.h>

G_BEGIN_DECLS

/* Invented patients: any answers to any questions, the same for the same seed. */

/* SEPSE_SEED, or a fixed one; said in the test's output. */
GRand *any_patient_new_random (void) G_GNUC_WARN_UNUSED_RESULT;

/* "\"temperature\": 38.1": one text for each concept answered, the usual bedside ones more often. (element-type utf8) */
GPtrArray *any_patient_new_answers (GRand                 *random,
                                    const SepseDictionary *dictionary,
                                    double                 density) G_GNUC_WARN_UNUSED_RESULT;
void       any_patient_shuffle (GRand     *random,
                                GPtrArray *answers);

/* The case that these answers are, read as a file is; @leave_out: index of one that is not given, or -1. */
SepseCase *any_patient_read (const SepseDictionary *dictionary,
                             GPtrArray             *answers,
                             int                    leave_out) G_GNUC_WARN_UNUSED_RESULT;
/* The same of an object's text: {"age": 60, …}. */
SepseCase *any_patient_read_text (const SepseDictionary *dictionary,
                                  const char            *observations) G_GNUC_WARN_UNUSED_RESULT;

static inline const SepseObservations *
any_patient_get_last (const SepseCase *patient)
{
  return g_ptr_array_index (patient->assessments, patient->assessments->len - 1);
}

G_END_DECLS
