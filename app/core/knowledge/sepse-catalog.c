/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-knowledge"

#include "config.h"

#include "knowledge/sepse-catalog-private.h"
#include "knowledge/sepse-comparison.h"
#include "json/sepse-json.h"

#include <gio/gio.h>
#include <string.h>

static void
free_data_file (gpointer data)
{
  SepseDataFile *file = data;

  g_free (file->name);
  g_bytes_unref (file->bytes);
  g_free (file);
}

static GArray *
make_cones (const SepseCatalog *self,
            GArray             *rules)
{
  GArray *cones = g_array_new (FALSE, TRUE, sizeof (SepseCone));

  g_array_set_clear_func (cones, (GDestroyNotify) sepse_cone_clear);
  for (guint i = 0; i < rules->len; i++)
    {
      SepseCone cone;

      sepse_cone_init (&cone, self->program, (guint) g_array_index (rules, SepseRule, i).when);
      g_array_append_val (cones, cone);
    }

  return cones;
}

SepseCatalog *
sepse_catalog_new (SepseRefusal **refusal)
{
  g_autoptr (SepseCatalog) self = g_new0 (SepseCatalog, 1);
  gboolean good;

  *refusal = NULL;
  self->strings = g_string_chunk_new (65536);
  self->sources = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->guidelines = g_ptr_array_new_with_free_func ((GDestroyNotify) sepse_guideline_entry_free);
  self->flags = sepse_rules_new ();
  self->urgency = sepse_rules_new ();
  self->steps = sepse_rules_new ();
  self->conditions = sepse_rules_new ();
  self->notes = sepse_rules_new ();
  self->checks = sepse_rules_new ();
  self->differences = sepse_rules_new ();
  self->editions = sepse_editions_new ();
  self->tests = g_hash_table_new (g_str_hash, g_str_equal);
  self->texts = g_hash_table_new (g_str_hash, g_str_equal);
  self->samples = g_ptr_array_new_with_free_func (free_data_file);

  good = _sepse_catalog_load (self, refusal);
  if (self->compiler != NULL && self->compiler->reader.faults->len > 0)
    {
      g_clear_pointer (refusal, sepse_refusal_free);
      *refusal = g_ptr_array_steal_index (self->compiler->reader.faults, 0);
      return NULL;
    }

  if (!good)
    return NULL;

  self->urgency_cones = make_cones (self, self->urgency);
  self->flag_cones = make_cones (self, self->flags);

  return g_steal_pointer (&self);
}

void
sepse_catalog_free (SepseCatalog *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->derivations, g_array_unref);
  g_clear_pointer (&self->pages, g_array_unref);
  g_clear_pointer (&self->urgency_cones, g_array_unref);
  g_clear_pointer (&self->flag_cones, g_array_unref);
  g_array_unref (self->flags);
  g_array_unref (self->urgency);
  g_array_unref (self->steps);
  g_array_unref (self->conditions);
  g_array_unref (self->notes);
  g_array_unref (self->checks);
  g_array_unref (self->differences);
  g_array_unref (self->editions);
  g_ptr_array_unref (self->guidelines);
  g_ptr_array_unref (self->samples);
  g_hash_table_unref (self->tests);
  g_hash_table_unref (self->texts);
  if (self->heads != NULL && self->heads[0] != NULL)
    g_free ((gpointer) self->heads);
  sepse_compiler_free (self->compiler);
  g_hash_table_unref (self->sources);
  g_clear_pointer (&self->dictionary, sepse_dictionary_free);
  g_string_chunk_free (self->strings);
  g_free (self);
}

const SepseDictionary *
sepse_catalog_get_dictionary (const SepseCatalog *self)
{
  return self->dictionary;
}

guint
sepse_catalog_get_n_guidelines (const SepseCatalog *self)
{
  return self->guidelines->len;
}

const SepseGuideline *
sepse_catalog_get_guideline (const SepseCatalog *self,
                             guint               index)
{
  return &((SepseGuidelineEntry *) g_ptr_array_index (self->guidelines, index))->guideline;
}

guint
sepse_catalog_get_n_editions (const SepseCatalog *self)
{
  return self->editions->len;
}

const SepseEditions *
sepse_catalog_get_editions (const SepseCatalog *self,
                            guint               index)
{
  return &g_array_index (self->editions, SepseEditions, index);
}

int
sepse_catalog_find_guideline (const SepseCatalog *self,
                              const char         *id)
{
  for (guint i = 0; i < self->guidelines->len; i++)
    if (g_str_equal (sepse_catalog_get_guideline (self, i)->id, id))
      return (int) i;

  return -1;
}

guint
sepse_catalog_get_n_pages (const SepseCatalog *self)
{
  return self->pages->len;
}

const SepsePageRule *
sepse_catalog_get_page (const SepseCatalog *self,
                        guint               index)
{
  return &g_array_index (self->pages, SepsePageRule, index);
}

static const char *
find_text (GHashTable *texts,
           const char *id)
{
  const char *text = g_hash_table_lookup (texts, id);

  return text != NULL ? text : id;
}

const char *
sepse_catalog_get_test_text (const SepseCatalog *self,
                             const char         *id)
{
  return find_text (self->tests, id);
}

const char *
sepse_catalog_get_text (const SepseCatalog *self,
                        const char         *id)
{
  return find_text (self->texts, id);
}

guint
sepse_catalog_get_n_samples (const SepseCatalog *self)
{
  return self->samples->len;
}

const char *
sepse_catalog_get_sample_text (const SepseCatalog *self,
                               guint               index,
                               gsize              *length)
{
  const SepseDataFile *file = g_ptr_array_index (self->samples, index);

  return g_bytes_get_data (file->bytes, length);
}

GPtrArray *
sepse_catalog_check_guideline (const SepseCatalog *self,
                               const char         *text,
                               gsize               length)
{
  g_autoptr (GStringChunk) strings = g_string_chunk_new (4096);
  SepseRefusal *refusal = NULL;
  g_autoptr (JsonNode) node = sepse_json_to_node (text, length, &refusal);
  SepseCompiler       *compiler;
  SepseGuidelineEntry *entry;
  GPtrArray           *faults;

  if (node == NULL)
    {
      faults = g_ptr_array_new_with_free_func ((GDestroyNotify) sepse_refusal_free);
      g_ptr_array_add (faults, refusal);
      return faults;
    }

  compiler = sepse_compiler_new (self->dictionary, strings);
  compiler->sources = self->sources;
  entry = sepse_guideline_entry_new (compiler, NULL, node);
  faults = g_ptr_array_ref (compiler->reader.faults);
  sepse_guideline_entry_free (entry);
  sepse_compiler_free (compiler);

  return faults;
}
