/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-program.h"
#include "reasoning/sepse-explain.h"
#include "reasoning/sepse-verdict.h"

#include <glib.h>

G_BEGIN_DECLS

/* Does the leaf speak for its criterion with this set? Points above 0, or a met truth; @positive FALSE: under a "not". */
gboolean sepse_leaf_counts (const SepseNode *leaf,
                            SepseMask        mask,
                            gboolean         positive);

/* The limit of a band that lies nearest to a known value, in the unit of the table that scores it. @turning: only limits at which the
 * leaf begins or ceases to speak for its criterion. FALSE when there is none, or the leaf is no band. */
gboolean sepse_edge_find (const SepseNode    *leaf,
                          const SepseConcept *concept,
                          const SepseValue   *value,
                          gboolean            turning,
                          SepseEdge          *edge);

/* The nearest limit among all known values that the node rests on, near being a matter of proportion. FALSE when there is none. */
gboolean sepse_trace_find_edge (const SepseTrace *self,
                                guint             node,
                                SepseEdge        *edge);

/* A band below the node that scores a known value, when the table of another unit would give it other points. */
SepseOtherTable sepse_trace_find_other_table (const SepseTrace *self,
                                              guint             node);

G_END_DECLS
