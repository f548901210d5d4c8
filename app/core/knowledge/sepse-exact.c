/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-knowledge"

#include "config.h"

#include "knowledge/sepse-exact.h"

#include <math.h>

#define MAX_LEAVES 64

static SepseMask
evaluate_cone (SepseExact      *self,
               const SepseCone *cone)
{
  self->n_passes++;
  for (guint i = 0; i < cone->n_nodes; i++)
    self->masks[cone->nodes[i]] = sepse_program_evaluate_node (self->program, cone->nodes[i], self->observations, self->masks, !self->is_open);

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
    signature[i] = sepse_program_evaluate_node (self->program, leaves[i], self->observations, self->masks, !self->is_open);

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

/* Nodes of the cone that an answer to the concept can change, ascending. */
static GArray *
find_affected (SepseExact      *self,
               const SepseCone *cone,
               guint            concept)
{
  GArray *affected = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < cone->n_nodes; i++)
    {
      const SepseNode *node = sepse_program_get_node (self->program, cone->nodes[i]);
      const guint32   *children = sepse_program_get_children (self->program, node);
      gboolean         is_affected = node->concept == concept || (node->op == SEPSE_OP_COMPARE && node->other == concept);

      for (guint j = 0; j < node->n_children && !is_affected; j++)
        is_affected = g_hash_table_contains (seen, GUINT_TO_POINTER (children[j]));
      if (!is_affected)
        continue;
      g_hash_table_add (seen, GUINT_TO_POINTER (cone->nodes[i]));
      g_array_append_val (affected, cone->nodes[i]);
    }

  return affected;
}

static GArray *
find_cells (SepseExact      *self,
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
      guint at = i == 0 ? 0 : i == 1 ? values->len - 1
                                     : i - 1;

      *slot = g_array_index (values, SepseValue, at);
      if (is_new_cell (self, leaves, n_leaves, signatures))
        g_array_append_val (cells, *slot);
    }
  *slot = before;

  return cells;
}

/* What is the same for every patient of one concept in one cone. */
typedef struct
{
  GArray *values; /* SepseValue: the cells */
  GArray *affected; /* guint32: the nodes to evaluate again */
} Cells;

static void
free_cells (gpointer data)
{
  Cells *self = data;

  g_array_unref (self->values);
  g_array_unref (self->affected);
  g_free (self);
}

typedef struct
{
  const SepseCone *cone;
  guint            concept;
} CellKey;

static guint
hash_key (gconstpointer data)
{
  const CellKey *key = data;

  return g_direct_hash (key->cone) ^ (key->concept * 2654435761u);
}

static gboolean
equal_keys (gconstpointer a,
            gconstpointer b)
{
  const CellKey *left = a;
  const CellKey *right = b;

  return left->cone == right->cone && left->concept == right->concept;
}

void
sepse_exact_init (SepseExact         *self,
                  const SepseProgram *program)
{
  self->program = program;
  self->masks = g_new0 (SepseMask, program->nodes->len);
  self->cells = g_hash_table_new_full (hash_key, equal_keys, g_free, free_cells);
}

void
sepse_exact_clear (SepseExact *self)
{
  g_clear_pointer (&self->masks, g_free);
  g_clear_pointer (&self->cells, g_hash_table_unref);
}

static const Cells *
get_cells (SepseExact      *self,
           const SepseCone *cone,
           guint            concept)
{
  CellKey key = { cone, concept };
  Cells  *cells = g_hash_table_lookup (self->cells, &key);

  if (cells == NULL)
    {
      cells = g_new0 (Cells, 1);
      cells->values = find_cells (self, cone, concept);
      cells->affected = find_affected (self, cone, concept);
      g_hash_table_insert (self->cells, g_memdup2 (&key, sizeof key), cells);
    }

  return cells;
}

/* Gives the concept a value and brings the masks of the cone up to date, which must be evaluated. */
static SepseMask
answer (SepseExact      *self,
        const SepseCone *cone,
        guint            concept,
        const Cells     *cells,
        SepseValue       value)
{
  self->observations->values[concept] = value;
  self->n_passes++;
  for (guint i = 0; i < cells->affected->len; i++)
    {
      guint32 node = g_array_index (cells->affected, guint32, i);

      self->masks[node] = sepse_program_evaluate_node (self->program, node, self->observations, self->masks, !self->is_open);
    }

  return self->masks[cone->node];
}

/* What an assumption declares is not varied. */
static gboolean
is_assumed (SepseExact      *self,
            const SepseCone *cone,
            guint            concept)
{
  for (guint i = 0; i < cone->n_nodes && !self->is_open; i++)
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
  gboolean         range;
  SepseMask        full; /* nothing more can be found; of a range it is not known beforehand */
  SepseMask        seen;
  guint16          inputs[SEPSE_MAX_CONCEPTS];
  guint            n_inputs;
} Search;

/* @reached: what the node can be with the answers given so far. Leaves observations and masks as they were. */
static void
visit (SepseExact *self,
       Search     *search,
       SepseMask   reached,
       guint       from)
{
  SepseMask    covered = search->range ? fill_range (search->seen) : search->seen;
  guint        concept;
  SepseValue   before;
  const Cells *cells;

  if ((reached & ~covered) == 0)
    return;
  if (sepse_mask_is_decided (reached) || from == search->n_inputs || (self->max_passes > 0 && self->n_passes >= self->max_passes))
    {
      search->seen |= reached;
      return;
    }

  concept = search->inputs[from];
  before = self->observations->values[concept];
  cells = get_cells (self, search->cone, concept);
  for (guint i = 0; i < cells->values->len && search->seen != search->full; i++)
    visit (self, search, answer (self, search->cone, concept, cells, g_array_index (cells->values, SepseValue, i)), from + 1);
  answer (self, search->cone, concept, cells, before);
}

/* The masks of the cone must be evaluated. */
static SepseMask
solve (SepseExact      *self,
       const SepseCone *cone,
       gboolean         range)
{
  SepseMask reached = self->masks[cone->node];
  Search    search = { .cone = cone, .range = range, .full = range ? ~(SepseMask) 0 : SEPSE_CAN_BE_EITHER };

  if (sepse_mask_is_decided (reached))
    return reached;

  for (guint i = sepse_concept_set_next (&cone->two_paths, 0); i < SEPSE_MAX_CONCEPTS; i = sepse_concept_set_next (&cone->two_paths, i + 1))
    if (!sepse_observations_is_known (self->observations, i) && !is_assumed (self, cone, i))
      search.inputs[search.n_inputs++] = (guint16) i;
  if (search.n_inputs == 0)
    return reached;

  visit (self, &search, reached, 0);

  return search.seen;
}

SepseMask
sepse_exact_solve (SepseExact      *self,
                   const SepseCone *cone,
                   gboolean         range)
{
  evaluate_cone (self, cone);

  return solve (self, cone, range);
}

/* Is there an answer after which the node is decided, and not as @unless? @plain: by plain sets, without a search. */
static gboolean
try_answers (SepseExact      *self,
             const SepseCone *cone,
             guint            concept,
             SepseMask        unless,
             gboolean         plain)
{
  SepseValue   before = self->observations->values[concept];
  const Cells *cells = get_cells (self, cone, concept);
  gboolean     found = FALSE;

  evaluate_cone (self, cone);
  for (guint i = 0; i < cells->values->len && !found; i++)
    {
      SepseMask result = answer (self, cone, concept, cells, g_array_index (cells->values, SepseValue, i));

      if (!plain)
        result = solve (self, cone, FALSE);
      found = sepse_mask_is_decided (result) && result != unless;
    }
  self->observations->values[concept] = before;

  return found;
}

gboolean
sepse_exact_settles (SepseExact      *self,
                     const SepseCone *cone,
                     guint            concept)
{
  return try_answers (self, cone, concept, 0, FALSE);
}

gboolean
sepse_exact_can_turn (SepseExact      *self,
                      const SepseCone *cone,
                      guint            concept,
                      SepseMask        now)
{
  return try_answers (self, cone, concept, now, FALSE);
}

gboolean
sepse_exact_can_meet (SepseExact      *self,
                      const SepseCone *cone,
                      guint            concept)
{
  return try_answers (self, cone, concept, SEPSE_CAN_BE_NOT_MET, TRUE);
}
