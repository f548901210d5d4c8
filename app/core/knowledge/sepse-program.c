/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-knowledge"

#include "config.h"

#include "knowledge/sepse-program.h"
#include "values/sepse-number.h"

#include <math.h>

SepseProgram *
sepse_program_new (void)
{
  SepseProgram *self = g_new0 (SepseProgram, 1);

  self->nodes = g_array_new (FALSE, TRUE, sizeof (SepseNode));
  self->children = g_array_new (FALSE, FALSE, sizeof (guint32));

  return self;
}

void
sepse_program_free (SepseProgram *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      SepseNode *node = &g_array_index (self->nodes, SepseNode, i);

      g_free ((gpointer) node->tables);
      g_free ((gpointer) node->results);
    }

  g_array_unref (self->nodes);
  g_array_unref (self->children);
  g_free (self);
}

guint
sepse_node_find_band (const SepseNode    *node,
                      const SepseConcept *concept,
                      guint               unit,
                      double              value,
                      double              canonical)
{
  const SepseCuts *table = NULL;

  for (guint i = 0; i < node->n_tables; i++)
    if (node->tables[i].unit == unit)
      table = &node->tables[i];

  if (table == NULL)
    {
      table = &node->tables[0];
      value = sepse_concept_from_canonical (concept, table->unit, canonical);
    }
  if (node->round > 0)
    value = sepse_number_round9 (floor (value / node->round + 0.5 + 1e-9) * node->round);

  for (guint i = 0; i < table->n_cuts; i++)
    if (table->inclusive[i] ? value <= table->cuts[i] : value < table->cuts[i])
      return i;

  return table->n_cuts;
}

/* @instead: what another rule of the data says an absent value counts as; 0 for none. */
static SepseMask
evaluate_leaf (const SepseNode         *node,
               const SepseObservations *observations,
               SepseMask                instead,
               gboolean                 assume)
{
  const SepseValue *value = &observations->values[node->concept];

  if (node->op == SEPSE_OP_KNOWN)
    return value->origin == SEPSE_ORIGIN_UNKNOWN ? SEPSE_CAN_BE_NOT_MET : SEPSE_CAN_BE_MET;

  if (value->origin == SEPSE_ORIGIN_UNKNOWN)
    return assume ? (instead != 0 ? instead : node->absent) : node->open;

  if (node->op == SEPSE_OP_BAND)
    {
      const SepseConcept *concept = sepse_dictionary_get_concept (observations->dictionary, node->concept);

      return node->results[sepse_node_find_band (node, concept, value->unit, value->value, value->canonical)];
    }

  if (node->op == SEPSE_OP_NUMBER)
    return 1u << (guint) CLAMP (value->canonical, 0, 31);

  if (node->op == SEPSE_OP_CHOICE)
    return node->results[(value->choices & node->choices) != 0];

  return node->results[value->choices != 0 ? __builtin_ctzll (value->choices) : 0];
}

static SepseMask
compare_concepts (const SepseNode         *node,
                  const SepseObservations *observations)
{
  const SepseValue *left = &observations->values[node->concept];
  const SepseValue *right = &observations->values[node->other];
  gboolean          below;

  if (left->origin == SEPSE_ORIGIN_UNKNOWN || right->origin == SEPSE_ORIGIN_UNKNOWN)
    return SEPSE_CAN_BE_EITHER;

  below = node->tables[0].inclusive[0] ? left->canonical <= right->canonical : left->canonical < right->canonical;

  return node->results[below ? 0 : 1];
}

static SepseMask
add_masks (SepseMask left,
           SepseMask right,
           int       at_most)
{
  SepseMask sum = 0;

  for (int i = 0; i < 32; i++)
    if ((left >> i) & 1)
      for (int j = 0; i + j < 32 && (right >> j) != 0; j++)
        if ((right >> j) & 1)
          sum |= 1u << MIN (i + j, at_most);

  return sum;
}

/* The largest of two: every pair's maximum. */
static SepseMask
worse_masks (SepseMask left,
             SepseMask right)
{
  guint lowest = MAX ((guint) __builtin_ctz (left | 0x80000000u), (guint) __builtin_ctz (right | 0x80000000u));

  return (left | right) & ~((1u << lowest) - 1);
}

static SepseMask
at_least (SepseMask points,
          SepseMask less,
          int       threshold)
{
  SepseMask result = 0;

  for (int i = 0; i < 32; i++)
    if ((points >> i) & 1)
      for (int j = 0; j < 32 && (less >> j) != 0; j++)
        if ((less >> j) & 1)
          result |= i - j >= threshold ? SEPSE_CAN_BE_MET : SEPSE_CAN_BE_NOT_MET;

  return result;
}

static SepseMask
choose (const guint32   *children,
        guint            n_children,
        const SepseMask *masks)
{
  SepseMask result = 0;

  for (guint i = 0; i + 1 < n_children; i += 2)
    {
      SepseMask when = masks[children[i]];

      if (when & SEPSE_CAN_BE_MET)
        result |= masks[children[i + 1]];
      if (!(when & SEPSE_CAN_BE_NOT_MET))
        return result;
    }

  return result | masks[children[n_children - 1]];
}

static SepseMask
map_truth (SepseMask        truth,
           const SepseMask *results)
{
  return (truth & SEPSE_CAN_BE_NOT_MET ? results[0] : 0) | (truth & SEPSE_CAN_BE_MET ? results[1] : 0);
}

SepseMask
sepse_program_evaluate_node (const SepseProgram      *self,
                             guint                    index,
                             const SepseObservations *observations,
                             const SepseMask         *masks,
                             gboolean                 assume)
{
  static const SepseMask opposite[] = { SEPSE_CAN_BE_MET, SEPSE_CAN_BE_NOT_MET };
  const SepseNode       *node = sepse_program_get_node (self, index);
  const guint32         *children = sepse_program_get_children (self, node);
  SepseMask              result;

  switch ((SepseOp) node->op)
    {
    case SEPSE_OP_CONSTANT:
      return node->results[0];

    case SEPSE_OP_BAND:
    case SEPSE_OP_CHOICE:
    case SEPSE_OP_MAP:
    case SEPSE_OP_NUMBER:
    case SEPSE_OP_KNOWN:
      return evaluate_leaf (node, observations, node->n_children > 0 ? masks[children[0]] : 0, assume);

    case SEPSE_OP_COMPARE:
      return compare_concepts (node, observations);

    case SEPSE_OP_ALL:
      result = SEPSE_CAN_BE_MET;
      for (guint i = 0; i < node->n_children; i++)
        result = ((result | masks[children[i]]) & SEPSE_CAN_BE_NOT_MET) | (result & masks[children[i]] & SEPSE_CAN_BE_MET);
      return result;

    case SEPSE_OP_ANY:
      result = SEPSE_CAN_BE_NOT_MET;
      for (guint i = 0; i < node->n_children; i++)
        result = ((result | masks[children[i]]) & SEPSE_CAN_BE_MET) | (result & masks[children[i]] & SEPSE_CAN_BE_NOT_MET);
      return result;

    case SEPSE_OP_NOT:
      return map_truth (masks[children[0]], opposite);

    case SEPSE_OP_POSSIBLE:
      return masks[children[0]] & SEPSE_CAN_BE_MET ? SEPSE_CAN_BE_MET : SEPSE_CAN_BE_NOT_MET;

    case SEPSE_OP_CERTAIN:
      return masks[children[0]] == SEPSE_CAN_BE_MET ? SEPSE_CAN_BE_MET : SEPSE_CAN_BE_NOT_MET;

    case SEPSE_OP_WORST:
      result = masks[children[0]];
      for (guint i = 1; i < node->n_children; i++)
        result = worse_masks (result, masks[children[i]]);
      return result;

    case SEPSE_OP_SUM:
      result = 1;
      for (guint i = 0; i < node->n_children; i++)
        result = add_masks (result, masks[children[i]], node->number);
      return result;

    case SEPSE_OP_CHOOSE:
      return choose (children, node->n_children, masks);

    case SEPSE_OP_POINTS:
      return map_truth (masks[children[0]], node->results);

    case SEPSE_OP_AT_LEAST:
      return at_least (masks[children[0]], node->n_children > 1 ? masks[children[1]] : 1, node->number);
    }

  g_assert_not_reached ();
}

void
sepse_program_evaluate (const SepseProgram      *self,
                        guint                    from,
                        guint                    to,
                        const SepseObservations *observations,
                        SepseMask               *masks,
                        gboolean                 assume)
{
  for (guint i = from; i < to; i++)
    masks[i] = sepse_program_evaluate_node (self, i, observations, masks, assume);
}

static void
evaluate_below (const SepseProgram      *self,
                guint                    index,
                const SepseObservations *observations,
                SepseMask               *masks)
{
  const SepseNode *node = sepse_program_get_node (self, index);
  const guint32   *children = sepse_program_get_children (self, node);

  for (guint i = 0; i < node->n_children; i++)
    if (masks[children[i]] == 0)
      evaluate_below (self, children[i], observations, masks);

  masks[index] = sepse_program_evaluate_node (self, index, observations, masks, TRUE);
}

SepseTruth
sepse_program_ask (const SepseProgram      *self,
                   guint                    node,
                   const SepseObservations *observations)
{
  g_autofree SepseMask *masks = g_new0 (SepseMask, node + 1);

  evaluate_below (self, node, observations, masks);

  return sepse_mask_to_truth (masks[node]);
}
