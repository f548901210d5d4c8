/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-knowledge"

#include "config.h"

#include "knowledge/sepse-catalog-private.h"
#include "knowledge/sepse-comparison.h"
#include "knowledge/sepse-pages.h"
#include "json/sepse-json.h"

#include <gio/gio.h>
#include <string.h>

#define DATA_PREFIX "/org/sepse/Sepse/data/"

static GBytes *
load_bytes (const char    *name,
            SepseRefusal **refusal)
{
  g_autofree char *path = g_strconcat (DATA_PREFIX, name, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (bytes == NULL)
    *refusal = sepse_refusal_new ("missing-file", name, "%s", error->message);

  return bytes;
}

/* One document of data/: read strictly, its format checked. */
static JsonNode *
load_document (const char    *name,
               SepseRefusal **refusal)
{
  g_autoptr (GBytes) bytes = load_bytes (name, refusal);
  JsonNode *node;

  if (bytes == NULL)
    return NULL;

  node = sepse_json_to_node (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), refusal);
  if (node == NULL)
    {
      g_autofree char *pointer = g_strconcat (name, "#", (*refusal)->pointer, NULL);

      g_free ((*refusal)->pointer);
      (*refusal)->pointer = g_steal_pointer (&pointer);
    }

  return node;
}

static gboolean
load_object (SepseCatalog     *self,
             const SepsePlace *root,
             const char       *format,
             JsonNode        **node,
             JsonObject      **object,
             SepseRefusal    **refusal)
{
  *node = load_document (root->key, refusal);
  if (*node == NULL)
    return FALSE;

  *object = sepse_reader_object (&self->compiler->reader, root, *node);

  return *object != NULL && sepse_reader_check_format (&self->compiler->reader, root, *object, format);
}

static gboolean
load_rules (SepseCatalog  *self,
            const char    *name,
            const char    *format,
            const char    *key,
            GArray        *rules,
            SepseRefusal **refusal)
{
  SepsePlace root = { NULL, name, 0 };
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  if (!load_object (self, &root, format, &node, &object, refusal))
    return FALSE;

  sepse_rules_read (self->compiler, &root, object, key, rules);

  return TRUE;
}

static gboolean
load_sources (SepseCatalog  *self,
              SepseRefusal **refusal)
{
  SepsePlace root = { NULL, "sources.json", 0 };
  SepsePlace here = { &root, "sources", 0 };
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  if (!load_object (self, &root, "sepse-sources/1", &node, &object, refusal))
    return FALSE;

  self->compiler->sources = self->sources;
  sepse_compiler_read_sources (self->compiler, &here, json_object_get_member (object, "sources"), self->sources);

  return TRUE;
}

static gboolean
load_derivations (SepseCatalog  *self,
                  SepseRefusal **refusal)
{
  SepsePlace root = { NULL, "derived.json", 0 };
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  if (!load_object (self, &root, "sepse-derived/1", &node, &object, refusal))
    return FALSE;

  self->derivations = sepse_derivations_read (self->compiler, &root, object);

  return TRUE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static int
compare_guideline_ids (gconstpointer a,
                       gconstpointer b)
{
  const SepseGuidelineEntry *left = *(const SepseGuidelineEntry *const *) a;
  const SepseGuidelineEntry *right = *(const SepseGuidelineEntry *const *) b;

  return strcmp (left->guideline.id, right->guideline.id);
}

static gboolean
load_guidelines (SepseCatalog  *self,
                 SepseRefusal **refusal)
{
  g_auto (GStrv) names = g_resources_enumerate_children (DATA_PREFIX "guidelines", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (names == NULL)
    {
      *refusal = sepse_refusal_new ("missing-file", "guidelines", "no guideline is shipped");
      return FALSE;
    }

  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat ("guidelines/", names[i], NULL);
      g_autoptr (JsonNode) node = NULL;
      SepseGuidelineEntry *entry;

      if (g_str_has_suffix (names[i], ".vectors.json"))
        continue;
      node = load_document (name, refusal);
      if (node == NULL)
        return FALSE;
      entry = sepse_guideline_entry_new (self->compiler, name, node);
      if (entry == NULL)
        return FALSE;
      g_ptr_array_add (self->guidelines, entry);
    }
  g_ptr_array_sort (self->guidelines, compare_guideline_ids);
  for (guint i = 0; i < self->guidelines->len; i++)
    ((SepseGuidelineEntry *) g_ptr_array_index (self->guidelines, i))->index = i;

  return TRUE;
}

/* Facts that the rules of several files share. */
static gboolean
load_facts (SepseCatalog  *self,
            SepseRefusal **refusal)
{
  SepsePlace root = { NULL, "facts.json", 0 };
  SepsePlace here = { &root, "facts", 0 };
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GList) members = NULL;
  g_autofree SepsePlace *places = NULL;
  JsonObject            *object, *facts;
  guint                  n = 0;

  if (!load_object (self, &root, "sepse-facts/1", &node, &object, refusal))
    return FALSE;
  facts = sepse_reader_object (&self->compiler->reader, &here, json_object_get_member (object, "facts"));
  if (facts == NULL)
    return FALSE;

  members = json_object_get_members (facts);
  places = g_new0 (SepsePlace, g_list_length (members) + 1);
  for (GList *l = members; l != NULL; l = l->next, n++)
    {
      JsonNode *rule;

      places[n] = (SepsePlace){ &here, l->data, 0 };
      rule = json_object_get_member (json_object_get_object_member (facts, l->data), "rule");
      if (rule == NULL)
        sepse_reader_fault (&self->compiler->reader, &places[n], "missing-key", "“rule” is missing");
      else
        sepse_compiler_add_name (self->compiler, "fact", l->data, &places[n], rule, -1);
    }
  for (guint i = 0; i < n; i++)
    sepse_compiler_find_name (self->compiler, &places[i], "fact", places[i].key);

  return TRUE;
}

static gboolean
load_flags (SepseCatalog  *self,
            SepseRefusal **refusal)
{
  if (!load_rules (self, "red-flags.json", "sepse-red-flags/1", "flags", self->flags, refusal))
    return FALSE;

  for (guint i = 0; i < self->flags->len; i++)
    {
      const SepseRule *flag = &g_array_index (self->flags, SepseRule, i);

      if (flag->id != NULL && flag->when >= 0)
        sepse_compiler_add_name (self->compiler, "flag", flag->id, NULL, NULL, flag->when);
    }

  return TRUE;
}

/* How severe each state is: by the mildest-first list `states`. */
static void
rank_states (SepseCatalog     *self,
             const SepsePlace *root,
             JsonObject       *object)
{
  const char *const *states = sepse_reader_member_strings (&self->compiler->reader, root, object, "states");

  for (guint g = 0; g < self->guidelines->len; g++)
    {
      const SepseGuideline *guideline = sepse_catalog_get_guideline (self, g);
      SepseOutcome         *outcomes = (SepseOutcome *) guideline->outcomes;

      for (guint i = 0; i < guideline->n_outcomes; i++)
        {
          outcomes[i].severity = -1;
          for (int s = 0; outcomes[i].kind == SEPSE_OUTCOME_STATE && states[s] != NULL; s++)
            if (g_str_equal (states[s], outcomes[i].id))
              outcomes[i].severity = s;
          if (outcomes[i].kind == SEPSE_OUTCOME_STATE && outcomes[i].severity < 0)
            sepse_reader_fault (&self->compiler->reader, root, "unknown-outcome", "the state “%s” of %s has no place in “states”",
                                outcomes[i].id, guideline->id);
        }
    }
  if (states[0] != NULL)
    g_free ((gpointer) states);
}

static gboolean
load_urgency (SepseCatalog  *self,
              SepseRefusal **refusal)
{
  SepsePlace root = { NULL, "urgency.json", 0 };
  g_autoptr (JsonNode) node = NULL;
  JsonObject        *object;
  const char *const *wants;

  if (!load_object (self, &root, "sepse-urgency/1", &node, &object, refusal))
    return FALSE;

  sepse_rules_read (self->compiler, &root, object, "rules", self->urgency);
  self->heads = sepse_reader_member_strings (&self->compiler->reader, &root, object, "heads");
  wants = sepse_reader_member_strings (&self->compiler->reader, &root, object, "wants");
  for (guint i = 0; wants[i] != NULL; i++)
    {
      const SepseConcept *concept = sepse_dictionary_find (self->dictionary, wants[i], -1);

      if (concept == NULL)
        sepse_reader_fault (&self->compiler->reader, &root, "unknown-concept", "no concept is called “%s”", wants[i]);
      else
        sepse_concept_set_add (&self->wants, concept->index);
    }
  if (wants[0] != NULL)
    g_free ((gpointer) wants);
  rank_states (self, &root, object);

  return TRUE;
}

static void
read_texts (SepseCatalog     *self,
            const SepsePlace *root,
            JsonObject       *document,
            const char       *key,
            GHashTable       *into)
{
  SepsePlace  here = { root, key, 0 };
  JsonObject *texts = sepse_reader_object (&self->compiler->reader, &here, json_object_get_member (document, key));
  g_autoptr (GList) members = texts != NULL ? json_object_get_members (texts) : NULL;

  for (GList *l = members; l != NULL; l = l->next)
    {
      SepsePlace  element = { &here, l->data, 0 };
      const char *text = sepse_reader_string (&self->compiler->reader, &element, json_object_get_member (texts, l->data));

      g_hash_table_replace (into, g_string_chunk_insert_const (self->strings, l->data), (gpointer) text);
    }
}

static gboolean
load_consider (SepseCatalog  *self,
               SepseRefusal **refusal)
{
  SepsePlace root = { NULL, "consider.json", 0 };
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  if (!load_object (self, &root, "sepse-consider/1", &node, &object, refusal))
    return FALSE;

  sepse_rules_read (self->compiler, &root, object, "conditions", self->conditions);
  read_texts (self, &root, object, "tests", self->tests);
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const SepseRule *rule = &g_array_index (self->conditions, SepseRule, i);

      for (guint j = 0; rule->tests[j] != NULL; j++)
        if (!g_hash_table_contains (self->tests, rule->tests[j]))
          sepse_reader_fault (&self->compiler->reader, &root, "unknown-test", "“%s” of %s has no text", rule->tests[j], rule->id);
    }

  return TRUE;
}

static gboolean
load_texts (SepseCatalog  *self,
            SepseRefusal **refusal)
{
  SepsePlace root = { NULL, "texts.json", 0 };
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  if (!load_object (self, &root, "sepse-texts/1", &node, &object, refusal))
    return FALSE;

  read_texts (self, &root, object, "texts", self->texts);

  return TRUE;
}

static gboolean
load_pages (SepseCatalog  *self,
            SepseRefusal **refusal)
{
  SepsePlace root = { NULL, "pages.json", 0 };
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  if (!load_object (self, &root, "sepse-pages/1", &node, &object, refusal))
    return FALSE;

  self->pages = sepse_pages_read (self->compiler, &root, object);

  return TRUE;
}

static gboolean
load_comparison (SepseCatalog  *self,
                 SepseRefusal **refusal)
{
  SepsePlace root = { NULL, "comparison.json", 0 };
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  if (!load_object (self, &root, "sepse-comparison/1", &node, &object, refusal))
    return FALSE;

  sepse_comparison_read (self, &root, object);

  return TRUE;
}

static gboolean
load_samples (SepseCatalog  *self,
              SepseRefusal **refusal)
{
  g_auto (GStrv) names = g_resources_enumerate_children (DATA_PREFIX "cases", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (names == NULL)
    return TRUE;

  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("cases/", names[i], NULL);
      SepseDataFile   *file;
      GBytes          *bytes = load_bytes (path, refusal);

      if (bytes == NULL)
        return FALSE;
      file = g_new0 (SepseDataFile, 1);
      file->name = g_strdup (names[i]);
      file->bytes = bytes;
      g_ptr_array_add (self->samples, file);
    }

  return TRUE;
}

static gboolean
load_dictionary (SepseCatalog  *self,
                 SepseRefusal **refusal)
{
  g_autoptr (JsonNode) node = load_document ("concepts.json", refusal);

  if (node == NULL)
    return FALSE;

  self->dictionary = sepse_dictionary_new (node, refusal);

  return self->dictionary != NULL;
}

static gboolean
load_everything (SepseCatalog  *self,
                 SepseRefusal **refusal)
{
  self->compiler = sepse_compiler_new (self->dictionary, self->strings);
  self->program = self->compiler->program;
  if (!load_sources (self, refusal) || !load_derivations (self, refusal) || !load_guidelines (self, refusal))
    return FALSE;

  self->policy_start = self->program->nodes->len;

  return load_facts (self, refusal) && load_flags (self, refusal) && load_urgency (self, refusal) && load_consider (self, refusal) && load_rules (self, "steps.json", "sepse-steps/1", "steps", self->steps, refusal) && load_rules (self, "notes.json", "sepse-notes/1", "notes", self->notes, refusal) && load_rules (self, "checks.json", "sepse-checks/1", "checks", self->checks, refusal) && load_comparison (self, refusal) && load_pages (self, refusal) && load_texts (self, refusal) && load_samples (self, refusal);
}

gboolean
_sepse_catalog_load (SepseCatalog  *self,
                     SepseRefusal **refusal)
{
  return load_dictionary (self, refusal) && load_everything (self, refusal);
}
