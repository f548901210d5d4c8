/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-reasoning"

#include "config.h"

#include "reasoning/sepse-explain.h"

/* Does this child have a part in its parent's value? */
static gboolean
has_part (const SepseTrace *self,
          const SepseNode  *parent,
          SepseMask         value,
          const guint32    *children,
          guint             i)
{
  SepseMask child = self->masks[children[i]];

  switch ((SepseOp) parent->op)
    {
    case SEPSE_OP_ANY:
      return value != SEPSE_CAN_BE_MET || child == SEPSE_CAN_BE_MET;

    case SEPSE_OP_ALL:
      return value != SEPSE_CAN_BE_NOT_MET || child == SEPSE_CAN_BE_NOT_MET;

    case SEPSE_OP_WORST:
      return !sepse_mask_is_decided (value) || value == 1 || child == value;

    case SEPSE_OP_CHOOSE:
      /* A branch counts when its condition can hold. */
      if (i % 2 == 1)
        return (self->masks[children[i - 1]] & SEPSE_CAN_BE_MET) != 0;
      return TRUE;

    case SEPSE_OP_CONSTANT:
    case SEPSE_OP_BAND:
    case SEPSE_OP_CHOICE:
    case SEPSE_OP_MAP:
    case SEPSE_OP_NUMBER:
    case SEPSE_OP_KNOWN:
    case SEPSE_OP_COMPARE:
    case SEPSE_OP_NOT:
    case SEPSE_OP_POSSIBLE:
    case SEPSE_OP_CERTAIN:
    case SEPSE_OP_SUM:
    case SEPSE_OP_POINTS:
    case SEPSE_OP_AT_LEAST:
      return TRUE;
    }

  return TRUE;
}

void
sepse_trace_explain (const SepseTrace *self,
                     guint             node,
                     SepseConceptSet  *because)
{
  const SepseProgram *program = self->catalog->program;
  const SepseNode    *entry = sepse_program_get_node (program, node);
  const guint32      *children = sepse_program_get_children (program, entry);

  if (entry->concept < SEPSE_MAX_CONCEPTS && sepse_observations_is_known (self->observations, entry->concept))
    sepse_concept_set_add (because, entry->concept);
  if (entry->op == SEPSE_OP_COMPARE && sepse_observations_is_known (self->observations, entry->other))
    sepse_concept_set_add (because, entry->other);

  if (entry->concept < SEPSE_MAX_CONCEPTS && sepse_observations_is_known (self->observations, entry->concept))
    return;
  for (guint i = 0; i < entry->n_children; i++)
    if (has_part (self, entry, self->masks[node], children, i))
      sepse_trace_explain (self, children[i], because);
}

void
sepse_trace_find_needs (const SepseTrace *self,
                        guint             node,
                        SepseConceptSet  *needs)
{
  const SepseProgram *program = self->catalog->program;
  const SepseNode    *entry = sepse_program_get_node (program, node);
  const guint32      *children = sepse_program_get_children (program, entry);

  if (entry->op == SEPSE_OP_POSSIBLE || entry->op == SEPSE_OP_CERTAIN)
    {
      sepse_trace_find_needs (self, children[0], needs);
      return;
    }
  if (sepse_mask_is_decided (self->open[node]))
    return;

  if (entry->concept < SEPSE_MAX_CONCEPTS && !sepse_observations_is_known (self->observations, entry->concept))
    sepse_concept_set_add (needs, entry->concept);
  if (entry->op == SEPSE_OP_COMPARE && !sepse_observations_is_known (self->observations, entry->other))
    sepse_concept_set_add (needs, entry->other);

  /* What an absent value counts as is asked for only where that leaves it open. */
  if (entry->concept < SEPSE_MAX_CONCEPTS && entry->n_children > 0 && sepse_mask_is_decided (self->masks[children[0]]))
    return;
  for (guint i = 0; i < entry->n_children; i++)
    if (entry->op != SEPSE_OP_CHOOSE || i % 2 == 0 || (self->open[children[i - 1]] & SEPSE_CAN_BE_MET) != 0)
      sepse_trace_find_needs (self, children[i], needs);
}

static void
add_inputs (const SepseTrace *self,
            guint             concept,
            guint             depth,
            SepseConceptSet  *answerable)
{
  const SepseConcept *entry = sepse_dictionary_get_concept (self->catalog->dictionary, concept);
  SepseConceptSet     inputs = { 0 };

  if (!entry->derived_only || depth > 4)
    {
      sepse_concept_set_add (answerable, concept);
      return;
    }

  sepse_derivations_find_inputs (self->catalog->derivations, self->catalog->program, concept, &inputs);
  for (guint i = sepse_concept_set_next (&inputs, 0); i < SEPSE_MAX_CONCEPTS; i = sepse_concept_set_next (&inputs, i + 1))
    if (!sepse_observations_is_known (self->observations, i))
      add_inputs (self, i, depth + 1, answerable);
}

SepseConceptSet
sepse_trace_to_answerable (const SepseTrace      *self,
                           const SepseConceptSet *needs)
{
  SepseConceptSet answerable = { 0 };

  for (guint i = sepse_concept_set_next (needs, 0); i < SEPSE_MAX_CONCEPTS; i = sepse_concept_set_next (needs, i + 1))
    add_inputs (self, i, 0, &answerable);

  return answerable;
}
