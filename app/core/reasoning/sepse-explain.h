/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-catalog-private.h"
#include "patient/sepse-observations.h"
#include "values/sepse-truth.h"

#include <glib.h>

G_BEGIN_DECLS

/* Reads the trace of one patient: why a node is as it is, and what is missing for it. */
typedef struct
{
  const SepseCatalog      *catalog;
  const SepseObservations *observations;
  const SepseMask         *masks; /* with assumptions */
  const SepseMask         *open; /* without: what an assumed answer could still change */
} SepseTrace;

/* The known concepts that make the node what it is. Adds to @because. */
void sepse_trace_explain (const SepseTrace *self,
                          guint             node,
                          SepseConceptSet  *because);

/* The unknown concepts that could still change the node. Adds to @needs. */
void sepse_trace_find_needs (const SepseTrace *self,
                             guint             node,
                             SepseConceptSet  *needs);

/* What a person can answer for them: an intermediate that only a formula makes becomes its unknown inputs. */
SepseConceptSet sepse_trace_to_answerable (const SepseTrace      *self,
                                           const SepseConceptSet *needs);

G_END_DECLS
