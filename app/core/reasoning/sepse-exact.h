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
  SepseObservations *observations; /* borrowed while searching, left as it was */
  SepseMask *masks; /* scratch, one for each node of the program */
  guint64 n_passes; /* forward passes made so far, for the bench and the tests */
} SepseExact;

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

/* The values of @concept that the node tells apart, one each: lowest, highest, then the rest. (element-type SepseValue) */
GArray *sepse_exact_find_cells (SepseExact      *self,
                                const SepseCone *cone,
                                guint            concept) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
