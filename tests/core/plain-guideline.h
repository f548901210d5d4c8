/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-catalog.h"
#include "patient/sepse-observations.h"

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A guideline read a second time, straight from its document and in two values only: what the compiled program is held against. It knows
 * nothing of unknowns: every concept it meets has a value, or the document says what its absence counts as. */
typedef struct
{
  JsonObject            *document;
  const SepseDictionary *dictionary;
  const SepseValue      *values; /* by concept */
  const SepseValue      *others; /* by concept: what a leaf without "if-absent" finds of a concept that is only assumed elsewhere */
  guint                  pick; /* which of several points a choice stands for is taken */
  gboolean              *picked; /* set to TRUE when that mattered */
} PlainGuideline;

/* The most points that a choice can stand for, that is, how many picks there are. */
#define PLAIN_N_PICKS 5

int plain_count (const PlainGuideline *self,
                 const char           *score);
/* Alone first, then the ladder, as in SepseGuideline. */
gboolean plain_meets (const PlainGuideline *self,
                      guint                 outcome);

/* What the definitions read, without what only suggests them and without the gate. @assumed: those whose absence counts as something;
 * @bare: those that some leaf reads without saying so. */
void plain_find_inputs (JsonObject            *document,
                        const SepseDictionary *dictionary,
                        SepseConceptSet       *inputs,
                        SepseConceptSet       *assumed,
                        SepseConceptSet       *bare);

/* Answers what the document assumes of every patient and nobody answered. */
void plain_assume (JsonObject        *document,
                   SepseObservations *patient);

/* One value of each kind that any limit in the document tells apart: limits, cuts and what lies between. (element-type SepseValue) */
GArray *plain_list_values (JsonObject         *document,
                           const SepseConcept *concept) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
