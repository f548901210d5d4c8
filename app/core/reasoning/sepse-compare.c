/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-reasoning"

#include "config.h"

#include "reasoning/sepse-edge.h"
#include "reasoning/sepse-engine-private.h"

/* Why two definitions say different things of the same patient: fact by fact, from the rules themselves. */

/* What a rule makes of one concept. */
typedef struct
{
  gboolean reads;
  gboolean counts;
  guint32  leaf;
} Part;

static void
add_leaf (SepseEngine *self,
          guint        node,
          gboolean     positive,
          Part        *parts)
{
  const SepseNode *leaf = sepse_program_get_node (self->catalog->program, node);
  Part            *part = &parts[leaf->concept];
  gboolean         counts = sepse_leaf_counts (leaf, self->masks[node], positive);

  if (!part->reads || (counts && !part->counts))
    part->leaf = node;
  part->reads = TRUE;
  part->counts = part->counts || counts;
}

static void
collect_parts (SepseEngine *self,
               guint        node,
               gboolean     positive,
               Part        *parts)
{
  const SepseProgram *program = self->catalog->program;
  const SepseNode    *entry = sepse_program_get_node (program, node);
  const guint32      *children = sepse_program_get_children (program, entry);

  if (entry->concept < SEPSE_MAX_CONCEPTS)
    {
      add_leaf (self, node, positive, parts);
      return;
    }

  for (guint i = 0; i < entry->n_children; i++)
    {
      gboolean is_condition = entry->op == SEPSE_OP_CHOOSE && i % 2 == 0 && i + 1 < entry->n_children;
      gboolean is_baseline = entry->op == SEPSE_OP_AT_LEAST && i > 0;

      if (entry->op == SEPSE_OP_CHOOSE && i % 2 == 1 && (self->masks[children[i - 1]] & SEPSE_CAN_BE_MET) == 0)
        continue;
      if (!is_condition && !is_baseline)
        collect_parts (self, children[i], entry->op == SEPSE_OP_NOT ? !positive : positive, parts);
      if (is_condition && self->masks[children[i]] == SEPSE_CAN_BE_MET)
        {
          collect_parts (self, children[i + 1], positive, parts);
          return;
        }
    }
}

static void
find_turning_edge (SepseEngine        *self,
                   const SepseVerdict *verdict,
                   guint               concept,
                   const Part         *part,
                   SepseSide          *side)
{
  side->reads = part->reads;
  side->counts = part->counts;
  if (part->reads)
    side->has_edge = sepse_edge_find (sepse_program_get_node (self->catalog->program, part->leaf),
                                      sepse_dictionary_get_concept (self->catalog->dictionary, concept),
                                      &verdict->observations->values[concept], TRUE, &side->edge);
}

static void
add_difference (SepseEngine        *self,
                const SepseVerdict *verdict,
                guint               concept,
                const Part         *met,
                const Part         *other,
                GArray             *differences)
{
  SepseDifference difference = { .concept = (guint16) concept };

  find_turning_edge (self, verdict, concept, met, &difference.met);
  find_turning_edge (self, verdict, concept, other, &difference.other);
  g_array_append_val (differences, difference);
}

/* A limit that differs explains most; then what only the one counts; then what only the other asks for. */
static void
find_differences (SepseEngine       *self,
                  SepseVerdict      *verdict,
                  SepseDisagreement *disagreement)
{
  const SepseOutcomeResult *met = &verdict->guidelines[disagreement->met.guideline].outcomes[disagreement->met.outcome];
  const SepseOutcomeResult *other = &verdict->guidelines[disagreement->other.guideline].outcomes[disagreement->other.outcome];
  g_autofree Part          *met_parts = g_new0 (Part, SEPSE_MAX_CONCEPTS);
  g_autofree Part          *other_parts = g_new0 (Part, SEPSE_MAX_CONCEPTS);
  GArray                   *differences = g_array_new (FALSE, FALSE, sizeof (SepseDifference));

  collect_parts (self, (guint) met->outcome->node, TRUE, met_parts);
  collect_parts (self, (guint) other->outcome->node, TRUE, other_parts);
  for (int pass = 0; pass < 3; pass++)
    for (guint c = 0; c < verdict->observations->n_values; c++)
      {
        const Part *left = &met_parts[c];
        const Part *right = &other_parts[c];
        gboolean    counts_here = left->counts && !right->counts && sepse_concept_set_contains (&met->because, c);
        gboolean    wanted_there = right->reads && !right->counts && !left->reads && other->truth == SEPSE_TRUTH_NOT_MET &&
                                sepse_concept_set_contains (&other->because, c);

        if (!sepse_observations_is_known (verdict->observations, c))
          continue;
        if ((pass == 0 && counts_here && right->reads) || (pass == 1 && counts_here && !right->reads) || (pass == 2 && wanted_there))
          add_difference (self, verdict, c, left, right, differences);
      }

  disagreement->n_differences = differences->len;
  disagreement->differences = (SepseDifference *) (void *) g_array_free (differences, FALSE);
}

/* The outcome called @state of each guideline that fits, in the order of showing. */
static void
compare_state (SepseEngine  *self,
               SepseVerdict *verdict,
               int           severity,
               GArray       *disagreements)
{
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (SepseOutcomeRef));
  int first_met = -1;

  for (guint order = 0; order < self->catalog->guidelines->len; order++)
    for (guint i = 0; i < verdict->n_guidelines; i++)
      for (guint j = 0; verdict->guidelines[i].guideline->order == order && j < verdict->guidelines[i].n_outcomes; j++)
        if (verdict->guidelines[i].outcomes[j].outcome->severity == severity)
          {
            SepseOutcomeRef ref = { (guint16) i, (guint16) j };

            if (verdict->guidelines[i].outcomes[j].truth == SEPSE_TRUTH_MET && first_met < 0)
              first_met = (int) refs->len;
            g_array_append_val (refs, ref);
          }
  if (first_met < 0)
    return;

  for (guint i = 0; i < refs->len; i++)
    {
      const SepseOutcomeRef *other = &g_array_index (refs, SepseOutcomeRef, i);
      SepseDisagreement      disagreement = { .met = g_array_index (refs, SepseOutcomeRef, first_met), .other = *other };

      disagreement.truth = verdict->guidelines[other->guideline].outcomes[other->outcome].truth;
      if (disagreement.truth == SEPSE_TRUTH_MET)
        continue;
      find_differences (self, verdict, &disagreement);
      g_array_append_val (disagreements, disagreement);
    }
}

static int
find_most_severe (const SepseVerdict *verdict)
{
  int severity = -1;

  for (guint i = 0; i < verdict->n_guidelines; i++)
    for (guint j = 0; j < verdict->guidelines[i].n_outcomes; j++)
      severity = MAX (severity, verdict->guidelines[i].outcomes[j].outcome->severity);

  return severity;
}

void
sepse_engine_compare (SepseEngine  *self,
                      SepseVerdict *verdict)
{
  GArray *disagreements = g_array_new (FALSE, FALSE, sizeof (SepseDisagreement));

  for (int severity = find_most_severe (verdict); severity >= 0; severity--)
    compare_state (self, verdict, severity, disagreements);

  verdict->n_disagreements = disagreements->len;
  verdict->disagreements = (SepseDisagreement *) (void *) g_array_free (disagreements, FALSE);
}
