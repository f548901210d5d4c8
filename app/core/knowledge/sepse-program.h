/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-catalog.h"
#include "patient/sepse-observations.h"
#include "values/sepse-truth.h"

#include <glib.h>

G_BEGIN_DECLS

/* All rules of data/ as one flat, constant array of nodes in dependency order: a node reads only nodes before it. One forward pass
 * gives every node the set of values it can still take; the array of sets is the trace. */
typedef enum
{
  SEPSE_OP_CONSTANT, /* result[0] */
  SEPSE_OP_BAND, /* a number against cuts: result of the first cut that holds, the last for none */
  SEPSE_OP_CHOICE, /* a choice, yes/no or set: result[1] if it holds any of `choices`, else result[0] */
  SEPSE_OP_MAP, /* a choice to points: result[choice] */
  SEPSE_OP_NUMBER, /* a count of 0 to 31 as that many points */
  SEPSE_OP_KNOWN, /* is it answered? never unknown */
  SEPSE_OP_COMPARE, /* two concepts, canonical values: first cut "<" or "<=" of table 0 against the other */
  SEPSE_OP_ALL,
  SEPSE_OP_ANY,
  SEPSE_OP_NOT,
  SEPSE_OP_POSSIBLE, /* met unless the child is decided not met */
  SEPSE_OP_CERTAIN, /* met only when the child is decided met */
  SEPSE_OP_WORST, /* largest of the children's points */
  SEPSE_OP_SUM, /* of the children's points, at most `number` */
  SEPSE_OP_CHOOSE, /* children: when, value, when, value, …, value */
  SEPSE_OP_POINTS, /* a truth to points: result[0] not met, result[1] met */
  SEPSE_OP_AT_LEAST, /* points of child 0 (less those of child 1, if any) >= number */
} SepseOp;

/* The cuts published for one unit. */
typedef struct
{
  guint8   unit; /* of the concept */
  guint8   n_cuts;
  double   cuts[10];
  gboolean inclusive[10]; /* "<=", else "<" */
} SepseCuts;

typedef struct
{
  guint8             op; /* SepseOp */
  guint8             n_tables;
  guint16            n_children;
  guint32            first_child; /* in the program's list of children */
  guint16            concept; /* leaves; else SEPSE_MAX_CONCEPTS */
  guint16            other; /* SEPSE_OP_COMPARE */
  gint16             number;
  gboolean           is_points; /* its results are points, else truths */
  gboolean           is_assumed; /* the data declares what an absent concept counts as; a leaf's only child, if any, gives it ("from") */
  gboolean           is_part; /* … as a part of another assumption, which is listed in its place */
  guint64            choices;
  double             round; /* a BAND's value is rounded to this step first; 0: not */
  const SepseCuts   *tables; /* a BAND's, n_tables */
  const SepseMask   *results; /* see SepseOp; as masks */
  guint              n_results;
  SepseMask          open; /* a leaf's set when its concept is unknown and nothing is assumed */
  SepseMask          absent; /* … and what the data says it counts as: `open`, unless is_assumed */
  const SepseSource *assumed_source;
} SepseNode;

typedef struct
{
  GArray *nodes; /* SepseNode */
  GArray *children; /* guint32 */
} SepseProgram;

SepseProgram *sepse_program_new (void);
void          sepse_program_free (SepseProgram *self);

static inline const SepseNode *
sepse_program_get_node (const SepseProgram *self,
                        guint               node)
{
  return &g_array_index (self->nodes, SepseNode, node);
}

static inline const guint32 *
sepse_program_get_children (const SepseProgram *self,
                            const SepseNode    *node)
{
  return &g_array_index (self->children, guint32, node->first_child);
}

/* Index of a band's result for a number in a unit: its own table, or the first one after conversion. */
guint sepse_node_find_band (const SepseNode    *node,
                            const SepseConcept *concept,
                            guint               unit,
                            double              value,
                            double              canonical);

/* One node, from the sets of the nodes before it. @assume FALSE leaves assumed concepts open. */
SepseMask sepse_program_evaluate_node (const SepseProgram      *self,
                                       guint                    index,
                                       const SepseObservations *observations,
                                       const SepseMask         *masks,
                                       gboolean                 assume);

/* Nodes from @from up to (not with) @to. */
void sepse_program_evaluate (const SepseProgram      *self,
                             guint                    from,
                             guint                    to,
                             const SepseObservations *observations,
                             SepseMask               *masks,
                             gboolean                 assume);

/* A single node and what it needs, for the few that stand outside the pass (derivations). */
SepseTruth sepse_program_ask (const SepseProgram      *self,
                              guint                    node,
                              const SepseObservations *observations);

G_END_DECLS
