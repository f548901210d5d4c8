/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-catalog-private.h"
#include "patient/sepse-observations.h"
#include "values/sepse-truth.h"

#include <glib.h>

G_BEGIN_DECLS

/* The exact answer under unknowns: the set of values a node takes over all completions, not the wider one that plain three-valued rules
 * give where an unknown input reaches the node by two ways (design 5). */
typedef struct
{
  const SepseProgram *program;
  SepseObservations  *observations; /* borrowed while searching, left as it was */
  SepseMask          *masks; /* scratch, one for each node of the program */
  gboolean            is_open; /* assumed concepts are varied too: what the compiler asks */
  guint64             max_passes; /* then what is left counts as able to be either; 0: no limit */
  guint64             n_passes; /* forward passes made so far, for the bench and the tests */
  GHashTable         *cells; /* (cone, concept) → cells: the same for every patient, so found once */
} SepseExact;

void sepse_exact_init (SepseExact         *self,
                       const SepseProgram *program);
void sepse_exact_clear (SepseExact *self);

/* @range: only the lowest and the highest value matter (a score). */
SepseMask sepse_exact_solve (SepseExact      *self,
                             const SepseCone *cone,
                             gboolean         range);

/* Is there an answer to @concept alone that decides the node? */
gboolean sepse_exact_settles (SepseExact      *self,
                              const SepseCone *cone,
                              guint            concept);

/* Is there an answer to @concept alone after which the node can no longer be @now, which is decided? For assumed answers. */
gboolean sepse_exact_can_turn (SepseExact      *self,
                               const SepseCone *cone,
                               guint            concept,
                               SepseMask        now);

/* Is there an answer to @concept alone that meets the node, by plain sets? */
gboolean sepse_exact_can_meet (SepseExact      *self,
                               const SepseCone *cone,
                               guint            concept);

G_END_DECLS
