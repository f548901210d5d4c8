/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-reasoning"

#include "config.h"

#include "reasoning/sepse-edge.h"

#include "values/sepse-number.h"

#include <math.h>

gboolean
sepse_leaf_counts (const SepseNode *leaf,
                   SepseMask        mask,
                   gboolean         positive)
{
  if (leaf->is_points)
    return mask != 0 && (mask & 1) == 0;

  return mask == (positive ? SEPSE_CAN_BE_MET : SEPSE_CAN_BE_NOT_MET);
}

static const SepseCuts *
find_table (const SepseNode *leaf,
            guint            unit)
{
  for (guint i = 0; i < leaf->n_tables; i++)
    if (leaf->tables[i].unit == unit)
      return &leaf->tables[i];

  return &leaf->tables[0];
}

gboolean
sepse_edge_find (const SepseNode    *leaf,
                 const SepseConcept *concept,
                 const SepseValue   *value,
                 gboolean            turning,
                 SepseEdge          *edge)
{
  const SepseCuts *table;
  double           number;
  gboolean         found = FALSE;

  if (leaf->op != SEPSE_OP_BAND || value->origin == SEPSE_ORIGIN_UNKNOWN)
    return FALSE;

  table = find_table (leaf, value->unit);
  number = table->unit == value->unit ? value->value : sepse_concept_from_canonical (concept, table->unit, value->canonical);
  for (guint i = 0; i < table->n_cuts; i++)
    {
      gboolean below = sepse_leaf_counts (leaf, leaf->results[i], TRUE);
      gboolean above = sepse_leaf_counts (leaf, leaf->results[i + 1], TRUE);
      double   distance = sepse_number_round9 (fabs (number - table->cuts[i]));

      if (leaf->results[i] == leaf->results[i + 1] || (turning && below == above) || (found && distance >= edge->distance))
        continue;
      found = TRUE;
      *edge = (SepseEdge){ .concept = concept->index,
                           .unit = table->unit,
                           .cut = table->cuts[i],
                           .cut_is_below = table->inclusive[i],
                           .counts_above = above,
                           .counts_below = below,
                           .distance = distance };
    }

  return found;
}

static double
get_proportion (const SepseEdge *edge)
{
  double size = fabs (edge->cut);

  return size > 0 ? edge->distance / size : edge->distance;
}

static void
look_at (const SepseTrace *self,
         guint             node,
         SepseEdge        *nearest,
         gboolean         *found)
{
  const SepseProgram *program = self->catalog->program;
  const SepseNode    *entry = sepse_program_get_node (program, node);
  const guint32      *children = sepse_program_get_children (program, entry);
  SepseEdge           edge;

  if (entry->concept < SEPSE_MAX_CONCEPTS)
    {
      if (sepse_edge_find (entry, sepse_dictionary_get_concept (self->catalog->dictionary, entry->concept),
                           &self->observations->values[entry->concept], FALSE, &edge) &&
          (!*found || get_proportion (&edge) < get_proportion (nearest)))
        {
          *nearest = edge;
          *found = TRUE;
        }
      return;
    }

  for (guint i = 0; i < entry->n_children; i++)
    if (entry->op != SEPSE_OP_CHOOSE || i % 2 == 0 || (self->masks[children[i - 1]] & SEPSE_CAN_BE_MET) != 0)
      look_at (self, children[i], nearest, found);
}

gboolean
sepse_trace_find_edge (const SepseTrace *self,
                       guint             node,
                       SepseEdge        *edge)
{
  gboolean found = FALSE;

  look_at (self, node, edge, &found);

  return found;
}

static SepseOtherTable
compare_tables (const SepseNode    *leaf,
                const SepseConcept *concept,
                const SepseValue   *value)
{
  SepseMask here = leaf->results[sepse_node_find_band (leaf, concept, value->unit, value->value, value->canonical)];

  for (guint i = 0; i < leaf->n_tables; i++)
    {
      guint     unit = leaf->tables[i].unit;
      double    number = sepse_concept_from_canonical (concept, unit, value->canonical);
      SepseMask there = leaf->results[sepse_node_find_band (leaf, concept, unit, number, value->canonical)];

      if (unit != value->unit && there != here)
        return (SepseOtherTable){ concept->index, (guint8) unit, (guint8) __builtin_ctz (there), TRUE };
    }

  return (SepseOtherTable){ 0 };
}

SepseOtherTable
sepse_trace_find_other_table (const SepseTrace *self,
                              guint             node)
{
  const SepseProgram *program = self->catalog->program;
  const SepseNode    *entry = sepse_program_get_node (program, node);
  const guint32      *children = sepse_program_get_children (program, entry);
  SepseOtherTable     other = { 0 };

  if (entry->op == SEPSE_OP_BAND && entry->is_points && entry->n_tables > 1 && sepse_observations_is_known (self->observations, entry->concept))
    return compare_tables (entry, sepse_dictionary_get_concept (self->catalog->dictionary, entry->concept),
                           &self->observations->values[entry->concept]);
  if (entry->concept < SEPSE_MAX_CONCEPTS)
    return other;

  for (guint i = 0; i < entry->n_children && !other.is_set; i++)
    if (entry->op != SEPSE_OP_CHOOSE || i % 2 == 0 || (self->masks[children[i - 1]] & SEPSE_CAN_BE_MET) != 0)
      other = sepse_trace_find_other_table (self, children[i]);

  return other;
}
