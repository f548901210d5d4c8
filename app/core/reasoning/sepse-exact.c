/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-reasoning"

#include "config.h"

#include "reasoning/sepse-exact.h"

#include <math.h>

#define MAX_LEAVES 64

static SepseMask
evaluate_cone (SepseExact      *self,
               const SepseCone *cone)
{
  self->n_passes++;
  for (guint i = 0; i < cone->n_nodes; i++)
    self->masks[cone->nodes[i]] = sepse_program_evaluate_node (self->program, cone->nodes[i], self->observations, self->masks, TRUE);

  return self->masks[cone->node];
}

static void
add_number (GArray *numbers,
            double  value)
{
  g_array_append_val (numbers, value);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

/* Limits, every cut and a value between each two of them, in the canonical unit. */
static void
collect_numbers (SepseExact         *self,
                 const SepseConcept *concept,
                 const guint32      *leaves,
                 guint               n_leaves,
                 GArray             *values)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
  guint n;

  add_number (numbers, concept->hard_low);
  add_number (numbers, concept->hard_high);
  for (guint i = 0; i < n_leaves; i++)
    {
      const SepseNode *leaf = sepse_program_get_node (self->program, leaves[i]);

      if (leaf->op == SEPSE_OP_NUMBER)
        for (int j = (int) CLAMP (concept->hard_low, 0, 31); j <= (int) CLAMP (concept->hard_high, 0, 31); j++)
          add_number (numbers, j);
      for (guint j = 0; j < leaf->n_tables; j++)
        for (guint k = 0; k < leaf->tables[j].n_cuts; k++)
          {
            double cut = sepse_concept_to_canonical (concept, leaf->tables[j].unit, leaf->tables[j].cuts[k]);

            add_number (numbers, concept->kind == SEPSE_KIND_COUNT ? floor (cut) : cut);
            if (concept->kind == SEPSE_KIND_COUNT)
              {
                add_number (numbers, floor (cut) - 1);
                add_number (numbers, floor (cut) + 1);
              }
          }
    }

  g_array_sort (numbers, compare_numbers);
  n = numbers->len;
  for (guint i = 0; concept->kind != SEPSE_KIND_COUNT && i + 1 < n; i++)
    add_number (numbers, (g_array_index (numbers, double, i) + g_array_index (numbers, double, i + 1)) / 2);
  g_array_sort (numbers, compare_numbers);

  for (guint i = 0; i < numbers->len; i++)
    {
      double     number = g_array_index (numbers, double, i);
      SepseValue value = { .origin = SEPSE_ORIGIN_ENTERED, .value = number, .canonical = number };

      if (number >= concept->hard_low && number <= concept->hard_high && isfinite (number))
        g_array_append_val (values, value);
    }
}

/* Each choice; of a set, none and each id alone, and every combination of the ids the leaves ask for while they are few. */
static void
collect_choices (SepseExact         *self,
                 const SepseConcept *concept,
                 const guint32      *leaves,
                 guint               n_leaves,
                 GArray             *values)
{
  guint64 asked = 0;
  guint64 subset = 0;

  if (concept->kind != SEPSE_KIND_SET)
    {
      for (guint i = 0; i < concept->n_choices; i++)
        {
          SepseValue value = { .origin = SEPSE_ORIGIN_ENTERED, .choices = G_GUINT64_CONSTANT (1) << i };

          g_array_append_val (values, value);
        }
      return;
    }

  for (guint i = 0; i < n_leaves; i++)
    asked |= sepse_program_get_node (self->program, leaves[i])->choices;
  do
    {
      SepseValue value = { .origin = SEPSE_ORIGIN_ENTERED, .choices = subset };

      g_array_append_val (values, value);
      subset = (subset - asked) & asked;
    }
  while (subset != 0 && values->len < 1024);
}

static gboolean
is_new_cell (SepseExact    *self,
             const guint32 *leaves,
             guint          n_leaves,
             GArray        *signatures)
{
  SepseMask signature[MAX_LEAVES] = { 0 };
  guint     n_cells = signatures->len / MAX (n_leaves, 1);

  for (guint i = 0; i < n_leaves; i++)
    signature[i] = sepse_program_evaluate_node (self->program, leaves[i], self->observations, self->masks, TRUE);

  for (guint cell = 0; cell < n_cells; cell++)
    {
      gboolean same = TRUE;

      for (guint i = 0; same && i < n_leaves; i++)
        same = g_array_index (signatures, SepseMask, cell * n_leaves + i) == signature[i];
      if (same)
        return FALSE;
    }

  g_array_append_vals (signatures, signature, n_leaves);
  return TRUE;
}

GArray *
sepse_exact_find_cells (SepseExact      *self,
                        const SepseCone *cone,
                        guint            concept)
{
  const SepseConcept *entry = sepse_dictionary_get_concept (self->observations->dictionary, concept);
  SepseValue         *slot = &self->observations->values[concept];
  SepseValue          before = *slot;
  guint32             leaves[MAX_LEAVES];
  guint               n_leaves = 0;
  GArray             *cells = g_array_new (FALSE, FALSE, sizeof (SepseValue));
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (SepseValue));
  g_autoptr (GArray) signatures = g_array_new (FALSE, FALSE, sizeof (SepseMask));

  for (guint i = 0; i < cone->n_nodes && n_leaves < MAX_LEAVES; i++)
    if (sepse_program_get_node (self->program, cone->nodes[i])->concept == concept)
      leaves[n_leaves++] = cone->nodes[i];

  if (entry->n_units > 0)
    collect_numbers (self, entry, leaves, n_leaves, values);
  else if (entry->n_choices > 0)
    collect_choices (self, entry, leaves, n_leaves, values);

  for (guint i = 0; i < values->len; i++)
    {
      /* Lowest first, highest second: the two that most often show both answers. */
      guint at = i == 0 ? 0 : i == 1 ? values->len - 1 : i - 1;

      *slot = g_array_index (values, SepseValue, at);
      if (is_new_cell (self, leaves, n_leaves, signatures))
        g_array_append_val (cells, *slot);
    }
  *slot = before;

  return cells;
}

/* What an assumption declares is not varied. */
static gboolean
is_assumed (SepseExact      *self,
            const SepseCone *cone,
            guint            concept)
{
  for (guint i = 0; i < cone->n_nodes; i++)
    {
      const SepseNode *node = sepse_program_get_node (self->program, cone->nodes[i]);

      if (node->concept == concept && node->is_assumed)
        return TRUE;
    }

  return FALSE;
}

static SepseMask
fill_range (SepseMask mask)
{
  if (mask == 0)
    return 0;

  return (SepseMask) (((guint64) 2 << (31 - __builtin_clz (mask))) - ((guint64) 1 << __builtin_ctz (mask)));
}

typedef struct
{
  const SepseCone *cone;
  gboolean range;
  SepseMask full; /* nothing more can be found */
  SepseMask seen;
  guint16 inputs[SEPSE_MAX_CONCEPTS];
  guint n_inputs;
} Search;

static void
visit (SepseExact *self,
       Search     *search,
       guint       from)
{
  SepseMask  reached = evaluate_cone (self, search->cone);
  SepseMask  covered = search->range ? fill_range (search->seen) : search->seen;
  SepseValue *slot;
  SepseValue before;
  g_autoptr (GArray) cells = NULL;

  if ((reached & ~covered) == 0)
    return;
  if (sepse_mask_is_decided (reached) || from == search->n_inputs)
    {
      search->seen |= reached;
      return;
    }

  slot = &self->observations->values[search->inputs[from]];
  before = *slot;
  cells = sepse_exact_find_cells (self, search->cone, search->inputs[from]);
  for (guint i = 0; i < cells->len && search->seen != search->full; i++)
    {
      *slot = g_array_index (cells, SepseValue, i);
      visit (self, search, from + 1);
    }
  *slot = before;
}

SepseMask
sepse_exact_solve (SepseExact      *self,
                   const SepseCone *cone,
                   gboolean         range)
{
  SepseMask reached = evaluate_cone (self, cone);
  Search    search = { .cone = cone, .range = range, .full = range ? 0 : SEPSE_CAN_BE_EITHER };

  if (sepse_mask_is_decided (reached))
    return reached;

  for (guint i = sepse_concept_set_next (&cone->two_paths, 0); i < SEPSE_MAX_CONCEPTS; i = sepse_concept_set_next (&cone->two_paths, i + 1))
    if (!sepse_observations_is_known (self->observations, i) && !is_assumed (self, cone, i))
      search.inputs[search.n_inputs++] = (guint16) i;
  if (search.n_inputs == 0)
    return reached;

  visit (self, &search, 0);

  return search.seen;
}

static gboolean
try_answers (SepseExact      *self,
             const SepseCone *cone,
             guint            concept,
             SepseMask        unless)
{
  SepseValue *slot = &self->observations->values[concept];
  SepseValue  before = *slot;
  gboolean    found = FALSE;
  g_autoptr (GArray) cells = sepse_exact_find_cells (self, cone, concept);

  for (guint i = 0; i < cells->len && !found; i++)
    {
      SepseMask result;

      *slot = g_array_index (cells, SepseValue, i);
      result = sepse_exact_solve (self, cone, FALSE);
      found = sepse_mask_is_decided (result) && result != unless;
    }
  *slot = before;

  return found;
}

gboolean
sepse_exact_settles (SepseExact      *self,
                     const SepseCone *cone,
                     guint            concept)
{
  return try_answers (self, cone, concept, 0);
}

gboolean
sepse_exact_can_turn (SepseExact      *self,
                      const SepseCone *cone,
                      guint            concept,
                      SepseMask        now)
{
  return try_answers (self, cone, concept, now);
}

gboolean
sepse_exact_can_meet (SepseExact      *self,
                      const SepseCone *cone,
                      guint            concept)
{
  SepseValue *slot = &self->observations->values[concept];
  SepseValue  before = *slot;
  gboolean    found = FALSE;
  g_autoptr (GArray) cells = sepse_exact_find_cells (self, cone, concept);

  for (guint i = 0; i < cells->len && !found; i++)
    {
      *slot = g_array_index (cells, SepseValue, i);
      found = evaluate_cone (self, cone) == SEPSE_CAN_BE_MET;
    }
  *slot = before;

  return found;
}
