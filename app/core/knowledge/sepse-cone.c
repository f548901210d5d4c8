/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-knowledge"

#include "config.h"

#include "knowledge/sepse-catalog-private.h"

/* Which concepts reach a node once or more, and which more than once. */
typedef struct
{
  SepseConceptSet once;
  SepseConceptSet twice;
} SepsePaths;

static void
add_paths (SepsePaths       *self,
           const SepsePaths *other)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->once.bits); i++)
    {
      self->twice.bits[i] |= other->twice.bits[i] | (self->once.bits[i] & other->once.bits[i]);
      self->once.bits[i] |= other->once.bits[i];
    }
}

/* Only one branch of a `choose` is taken: being read by two of them is one path. */
static void
merge_paths (SepsePaths       *self,
             const SepsePaths *other)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->once.bits); i++)
    {
      self->twice.bits[i] |= other->twice.bits[i];
      self->once.bits[i] |= other->once.bits[i];
    }
}

static void
count_paths (const SepseProgram *program,
             const SepseNode    *node,
             GHashTable         *known,
             SepsePaths         *paths)
{
  const guint32 *children = sepse_program_get_children (program, node);
  SepsePaths     branches = { 0 };

  if (node->concept < SEPSE_MAX_CONCEPTS)
    sepse_concept_set_add (&paths->once, node->concept);
  if (node->op == SEPSE_OP_COMPARE)
    sepse_concept_set_add (&paths->once, node->other);

  for (guint i = 0; i < node->n_children; i++)
    {
      const SepsePaths *child = g_hash_table_lookup (known, GUINT_TO_POINTER (children[i]));
      gboolean          is_branch = node->op == SEPSE_OP_CHOOSE && (i % 2 == 1 || i + 1 == node->n_children);

      if (is_branch)
        merge_paths (&branches, child);
      else
        add_paths (paths, child);
    }

  add_paths (paths, &branches);
}

static int
compare_nodes (gconstpointer a,
               gconstpointer b)
{
  guint32 left = *(const guint32 *) a;
  guint32 right = *(const guint32 *) b;

  return (left > right) - (left < right);
}

static void
collect_nodes (const SepseProgram *program,
               guint32             node,
               GArray             *nodes,
               GHashTable         *seen)
{
  const SepseNode *entry = sepse_program_get_node (program, node);
  const guint32   *children = sepse_program_get_children (program, entry);

  if (!g_hash_table_add (seen, GUINT_TO_POINTER (node)))
    return;

  for (guint i = 0; i < entry->n_children; i++)
    collect_nodes (program, children[i], nodes, seen);
  g_array_append_val (nodes, node);
}

void
sepse_cone_init (SepseCone          *self,
                 const SepseProgram *program,
                 guint               node)
{
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) paths = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  SepsePaths *last = NULL;

  collect_nodes (program, node, nodes, seen);
  g_array_sort (nodes, compare_nodes);
  for (guint i = 0; i < nodes->len; i++)
    {
      guint32 index = g_array_index (nodes, guint32, i);

      last = g_new0 (SepsePaths, 1);
      count_paths (program, sepse_program_get_node (program, index), paths, last);
      g_hash_table_insert (paths, GUINT_TO_POINTER (index), last);
    }

  self->node = node;
  self->n_nodes = nodes->len;
  self->reads = last->once;
  self->two_paths = last->twice;
  self->nodes = (guint32 *) (void *) g_array_free (g_steal_pointer (&nodes), FALSE);
}

void
sepse_cone_clear (SepseCone *self)
{
  g_clear_pointer (&self->nodes, g_free);
}
