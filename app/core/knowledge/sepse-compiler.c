/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-knowledge"

#include "config.h"

#include "knowledge/sepse-compiler.h"

#include "knowledge/sepse-catalog-private.h"
#include "knowledge/sepse-exact.h"

/* More than any guideline wants, less than a person waits for. */
#define MAX_REACH_PASSES 20000

static const char *const source_keys[] = { "citation", "doi", "isbn", "pmid", "url", "policy", "unverified", "note", NULL };

SepseCompiler *
sepse_compiler_new (const SepseDictionary *dictionary,
                    GStringChunk          *strings)
{
  SepseCompiler *self = g_new0 (SepseCompiler, 1);

  self->reader.faults = g_ptr_array_new_with_free_func ((GDestroyNotify) sepse_refusal_free);
  self->reader.strings = strings;
  self->dictionary = dictionary;
  self->program = sepse_program_new ();
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
sepse_compiler_free (SepseCompiler *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->reader.faults);
  sepse_program_free (self->program);
  g_hash_table_unref (self->names);
  g_free (self);
}

const SepseSource *
sepse_compiler_find_source (SepseCompiler    *self,
                            const SepsePlace *place,
                            const char       *key)
{
  SepseSource *source = NULL;

  if (key == NULL)
    return self->source;
  if (self->own_sources != NULL)
    source = g_hash_table_lookup (self->own_sources, key);
  if (source == NULL && self->sources != NULL)
    source = g_hash_table_lookup (self->sources, key);
  if (source == NULL)
    sepse_reader_fault (&self->reader, place, "unknown-source", "no source is called “%s”", key);

  return source;
}

const SepseSource *
sepse_compiler_read_source (SepseCompiler    *self,
                            const SepsePlace *place,
                            JsonObject       *object)
{
  SepsePlace  here = { place, "source", 0 };
  const char *key = sepse_reader_member_string (&self->reader, place, object, "source");

  return sepse_compiler_find_source (self, &here, key);
}

void
sepse_compiler_read_sources (SepseCompiler    *self,
                             const SepsePlace *place,
                             JsonNode         *node,
                             GHashTable       *into)
{
  JsonObject *object = sepse_reader_object (&self->reader, place, node);
  g_autoptr (GList) members = NULL;

  if (object == NULL)
    return;

  members = json_object_get_members (object);
  for (GList *l = members; l != NULL; l = l->next)
    {
      SepsePlace   here = { place, l->data, 0 };
      JsonObject  *member = sepse_reader_object (&self->reader, &here, json_object_get_member (object, l->data));
      SepseSource *source;

      if (member == NULL)
        continue;
      sepse_reader_check_keys (&self->reader, &here, member, source_keys);
      source = g_new0 (SepseSource, 1);
      source->id = g_string_chunk_insert_const (self->reader.strings, l->data);
      source->citation = sepse_reader_member_string (&self->reader, &here, member, "citation");
      if (source->citation == NULL)
        source->citation = source->id;
      source->doi = sepse_reader_member_string (&self->reader, &here, member, "doi");
      source->url = sepse_reader_member_string (&self->reader, &here, member, "url");
      source->policy = sepse_reader_member_boolean (&self->reader, &here, member, "policy");
      source->unverified = sepse_reader_member_boolean (&self->reader, &here, member, "unverified");
      g_hash_table_replace (into, (gpointer) source->id, source);
    }
}

void
sepse_compiler_add_name (SepseCompiler    *self,
                         const char       *kind,
                         const char       *name,
                         const SepsePlace *place,
                         JsonNode         *document,
                         int               node)
{
  SepseName       *entry = g_new0 (SepseName, 1);
  g_autofree char *key = self->scope != NULL ? g_strdup_printf ("%s %s/%s", kind, self->scope, name)
                                             : g_strdup_printf ("%s %s", kind, name);

  if (place != NULL)
    entry->place = *place;
  entry->document = document;
  entry->node = node;
  if (g_hash_table_contains (self->names, key))
    sepse_reader_fault (&self->reader, place, "duplicate-id", "“%s” stands twice", name);
  g_hash_table_replace (self->names, g_steal_pointer (&key), entry);
}

int
sepse_compiler_find_name (SepseCompiler    *self,
                          const SepsePlace *place,
                          const char       *kind,
                          const char       *name)
{
  SepseName       *entry = NULL;
  g_autofree char *own = g_strdup_printf ("%s %s/%s", kind, self->scope != NULL ? self->scope : "", name);
  g_autofree char *full = g_strdup_printf ("%s %s", kind, name);

  entry = g_hash_table_lookup (self->names, own);
  if (entry == NULL)
    entry = g_hash_table_lookup (self->names, full);
  if (entry == NULL)
    {
      g_autofree char *code = g_strdup_printf ("unknown-%s", kind);

      sepse_reader_fault (&self->reader, place, g_intern_string (code), "no %s is called “%s”", kind, name);
      return -1;
    }
  if (entry->busy)
    {
      sepse_reader_fault (&self->reader, place, "cycle", "“%s” depends on itself", name);
      return -1;
    }

  if (entry->node < 0 && entry->document != NULL)
    {
      SepsePlace member = { &entry->place, "rule", 0 };

      entry->busy = TRUE;
      entry->node = sepse_compiler_read_expression (self, &member, entry->document);
      entry->busy = FALSE;
      if (entry->node < 0)
        entry->node = sepse_compiler_add_constant (self, SEPSE_CAN_BE_EITHER); /* already a fault: say it once */
    }

  return entry->node;
}

int
sepse_compiler_add_node (SepseCompiler *self,
                         SepseNode      node,
                         const guint32 *children,
                         guint          n_children)
{
  node.first_child = self->program->children->len;
  node.n_children = (guint16) n_children;
  if (n_children > 0)
    {
      if (node.op > SEPSE_OP_COMPARE)
        node.concept = SEPSE_MAX_CONCEPTS;
      g_array_append_vals (self->program->children, children, n_children);
    }
  g_array_append_val (self->program->nodes, node);

  return (int) self->program->nodes->len - 1;
}

int
sepse_compiler_add_constant (SepseCompiler *self,
                             SepseMask      mask)
{
  SepseNode node = { .op = SEPSE_OP_CONSTANT, .concept = SEPSE_MAX_CONCEPTS, .n_results = 1 };

  node.results = g_memdup2 (&mask, sizeof mask);

  return sepse_compiler_add_node (self, node, NULL, 0);
}

int
sepse_compiler_join (SepseCompiler *self,
                     SepseOp        op,
                     const guint32 *children,
                     guint          n_children)
{
  if (n_children == 1)
    return (int) children[0];

  return sepse_compiler_add_node (self, (SepseNode){ .op = (guint8) op, .number = 31 }, children, n_children);
}

int
sepse_compiler_add_at_least (SepseCompiler *self,
                             int            points,
                             int            threshold)
{
  guint32 child = (guint32) points;

  if (points < 0)
    return -1;

  return sepse_compiler_add_node (self, (SepseNode){ .op = SEPSE_OP_AT_LEAST, .number = (gint16) threshold }, &child, 1);
}

SepseMask
sepse_compiler_find_reach (SepseCompiler *self,
                           int            node)
{
  g_autoptr (SepseObservations) nothing = sepse_observations_new (self->dictionary);
  SepseExact exact = { .observations = nothing, .is_open = TRUE, .max_passes = MAX_REACH_PASSES };
  SepseCone  cone;
  SepseMask  reach;

  sepse_exact_init (&exact, self->program);
  sepse_cone_init (&cone, self->program, (guint) node);
  reach = sepse_exact_solve (&exact, &cone, FALSE);
  sepse_cone_clear (&cone);
  sepse_exact_clear (&exact);

  return reach;
}
