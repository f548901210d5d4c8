/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-knowledge"

#include "config.h"

#include "knowledge/sepse-guideline-private.h"

#include <string.h>

static const char *const guideline_keys[] = { "format", "id", "edition", "title", "role", "status", "population", "not-for", "limits", "source",
                                              "sources", "applies", "assume", "look-back", "scores", "facts", "outcomes-unless", "outcomes", "ladder", NULL };
static const char *const score_keys[] = { "id", "label", "source", "items", "clause", "unverified", "missing-as-zero", "help", NULL };
static const char *const fact_keys[] = { "label", "clause", "source", "rule", "unverified", "hidden", "help", NULL };
static const char *const look_back_keys[] = { "concepts", "h", "source", "clause", "unverified", NULL };
static const char *const assume_keys[] = { "concept", "as", "unit", "source", "clause", NULL };

static void
read_given_number (SepseGuidelineReader *self,
                   const SepsePlace     *place,
                   const SepseConcept   *concept,
                   JsonObject           *object,
                   SepseGivenValue      *given)
{
  SepsePlace  here = { place, "as", 0 };
  SepsePlace  unit_place = { place, "unit", 0 };
  const char *code = sepse_reader_member_string (self->reader, place, object, "unit");
  int         unit = code != NULL ? sepse_concept_find_unit (concept, code, -1) : 0;
  double      canonical;

  if (unit < 0)
    {
      sepse_reader_fault (self->reader, &unit_place, "unknown-unit", "“%s” is not a unit of %s", code, concept->id);
      return;
    }
  if (!sepse_reader_number (self->reader, &here, json_object_get_member (object, "as"), &given->number))
    return;

  given->unit = (guint8) unit;
  canonical = sepse_concept_to_canonical (concept, (guint) unit, given->number);
  if (canonical < concept->hard_low || canonical > concept->hard_high)
    sepse_reader_fault (self->reader, &here, "out-of-range", "%g lies outside the limits of %s, %g to %g", given->number, concept->id,
                        concept->hard_low, concept->hard_high);
}

static void
read_given (SepseGuidelineReader *self,
            const SepsePlace     *root,
            JsonObject           *object)
{
  SepsePlace here = { root, "assume", 0 };
  JsonArray *array;

  if (!json_object_has_member (object, "assume"))
    return;
  array = sepse_reader_array (self->reader, &here, json_object_get_member (object, "assume"));

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      SepsePlace          element = { &here, NULL, i };
      JsonObject         *member = sepse_reader_object (self->reader, &element, json_array_get_element (array, i));
      const char         *id = member != NULL ? sepse_reader_need_string (self->reader, &element, member, "concept") : NULL;
      const SepseConcept *concept = id != NULL ? sepse_dictionary_find (self->compiler->dictionary, id, -1) : NULL;
      JsonNode           *as = member != NULL ? json_object_get_member (member, "as") : NULL;
      SepseGivenValue     given = { 0 };

      if (concept == NULL || as == NULL)
        {
          sepse_reader_fault (self->reader, &element, "unknown-concept", "expected a concept and what it counts as");
          continue;
        }
      sepse_reader_check_keys (self->reader, &element, member, assume_keys);
      if (!json_object_has_member (member, "source"))
        sepse_reader_fault (self->reader, &element, "no-source", "what an absent value counts as wants a source");
      given.concept = concept->index;
      given.source = sepse_compiler_read_source (self->compiler, &element, member);
      if (sepse_reader_is_boolean (as))
        given.choices = json_node_get_boolean (as) ? 2 : 1;
      else if (concept->n_choices > 0)
        {
          const char *choice_id = sepse_reader_string (self->reader, &element, as);
          int         choice = choice_id != NULL ? sepse_concept_find_choice (concept, choice_id, -1) : -1;

          if (choice >= 0)
            given.choices = G_GUINT64_CONSTANT (1) << choice;
          else
            sepse_reader_fault (self->reader, &element, "unknown-choice", "“%s” is not a choice of %s", choice_id, concept->id);
        }
      else
        read_given_number (self, &element, concept, member, &given);
      g_array_append_val (self->entry->given, given);
    }
}

static void
add_look_back (SepseGuidelineReader *self,
               const SepsePlace     *place,
               const char           *id,
               SepseLookBack         look_back)
{
  const SepseConcept *concept = sepse_dictionary_find (self->compiler->dictionary, id, -1);

  if (concept == NULL)
    {
      sepse_reader_fault (self->reader, place, "unknown-concept", "no concept is called “%s”", id);
      return;
    }

  look_back.concept = concept->index;
  for (guint i = 0; i < self->entry->look_backs->len; i++)
    if (g_array_index (self->entry->look_backs, SepseLookBack, i).concept == look_back.concept)
      sepse_reader_fault (self->reader, place, "duplicate-id", "“%s” stands twice", id);
  g_array_append_val (self->entry->look_backs, look_back);
}

/* [{"concepts": ["lactate"], "h": 6, "source": "…"}] */
static void
read_look_back (SepseGuidelineReader *self,
                const SepsePlace     *root,
                JsonObject           *object)
{
  SepsePlace here = { root, "look-back", 0 };
  JsonArray *array;

  if (!json_object_has_member (object, "look-back"))
    return;
  array = sepse_reader_array (self->reader, &here, json_object_get_member (object, "look-back"));

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      SepsePlace         element = { &here, NULL, i };
      JsonObject        *member = sepse_reader_object (self->reader, &element, json_array_get_element (array, i));
      double             hours = member != NULL ? sepse_reader_member_number (self->reader, &element, member, "h", 0) : 0;
      SepseLookBack      look_back = { .minutes = (int) (CLAMP (hours, 0, 10000) * 60 + 0.5) };
      const char *const *ids;

      if (member == NULL)
        continue;
      sepse_reader_check_keys (self->reader, &element, member, look_back_keys);
      if (!json_object_has_member (member, "source"))
        sepse_reader_fault (self->reader, &element, "no-source", "how long a value counts wants a source");
      if (look_back.minutes <= 0)
        sepse_reader_fault (self->reader, &element, "out-of-range", "found %g hours, expected more than 0", hours);
      look_back.source = sepse_compiler_read_source (self->compiler, &element, member);
      ids = sepse_reader_member_strings (self->reader, &element, member, "concepts");
      if (ids[0] == NULL)
        sepse_reader_fault (self->reader, &element, "missing-key", "“concepts” is missing");
      for (guint j = 0; ids[j] != NULL; j++)
        add_look_back (self, &element, ids[j], look_back);
      if (ids[0] != NULL)
        g_free ((gpointer) ids);
    }
}

static void
declare_facts (SepseGuidelineReader *self,
               SepsePlace           *places,
               JsonObject           *facts,
               GList                *members)
{
  guint i = 0;

  for (GList *l = members; l != NULL; l = l->next, i++)
    {
      JsonObject *fact = sepse_reader_object (self->reader, &places[i], json_object_get_member (facts, l->data));

      if (fact == NULL)
        continue;
      sepse_reader_check_keys (self->reader, &places[i], fact, fact_keys);
      if (!json_object_has_member (fact, "rule"))
        sepse_reader_fault (self->reader, &places[i], "missing-key", "“rule” is missing");
      else
        sepse_compiler_add_name (self->compiler, "fact", l->data, &places[i], json_object_get_member (fact, "rule"), -1);
    }
}

static void
read_facts (SepseGuidelineReader *self,
            const SepsePlace     *root,
            JsonObject           *object)
{
  SepsePlace  here = { root, "facts", 0 };
  JsonObject *facts;
  g_autoptr (GList) members = NULL;
  g_autofree SepsePlace *places = NULL;
  guint                  i = 0;

  if (!json_object_has_member (object, "facts"))
    return;
  facts = sepse_reader_object (self->reader, &here, json_object_get_member (object, "facts"));
  if (facts == NULL)
    return;

  members = json_object_get_members (facts);
  places = g_new0 (SepsePlace, g_list_length (members) + 1);
  for (GList *l = members; l != NULL; l = l->next)
    places[i++] = (SepsePlace){ &here, l->data, 0 };
  declare_facts (self, places, facts, members);

  i = 0;
  for (GList *l = members; l != NULL; l = l->next, i++)
    {
      JsonObject *member = json_object_get_object_member (facts, l->data);
      SepseFact   fact = { 0 };

      if (member == NULL || !json_object_has_member (member, "rule"))
        continue;
      fact.node = sepse_compiler_find_name (self->compiler, &places[i], "fact", l->data);
      fact.label = sepse_reader_need_string (self->reader, &places[i], member, "label");
      fact.clause = sepse_reader_member_string (self->reader, &places[i], member, "clause");
      fact.source = sepse_compiler_read_source (self->compiler, &places[i], member);
      if (fact.node >= 0 && !sepse_reader_member_boolean (self->reader, &places[i], member, "hidden"))
        g_array_append_val (self->entry->facts, fact);
    }
}

static void
read_items (SepseGuidelineReader *self,
            const SepsePlace     *place,
            JsonObject           *object,
            SepseScore           *score)
{
  SepsePlace          here = { place, "items", 0 };
  JsonArray          *array = sepse_reader_array (self->reader, &here, json_object_get_member (object, "items"));
  SepseItem          *items;
  g_autofree guint32 *children = NULL;
  guint               n = 0;

  if (array == NULL || json_array_get_length (array) == 0 || score->id == NULL)
    return;

  score->items = items = g_new0 (SepseItem, json_array_get_length (array));
  children = g_new0 (guint32, json_array_get_length (array));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SepsePlace         element = { &here, NULL, i };
      JsonObject        *item = sepse_reader_object (self->reader, &element, json_array_get_element (array, i));
      const SepseSource *inherited = self->compiler->source;
      g_autofree char   *name = NULL;
      int                node;

      if (item == NULL)
        continue;
      items[n].id = sepse_reader_need_string (self->reader, &element, item, "id");
      items[n].label = sepse_reader_member_string (self->reader, &element, item, "label");
      if (items[n].label == NULL)
        items[n].label = items[n].id;
      items[n].clause = sepse_reader_member_string (self->reader, &element, item, "clause");
      items[n].source = sepse_compiler_read_source (self->compiler, &element, item);
      self->compiler->source = items[n].source;
      node = sepse_compiler_read_points (self->compiler, &element, json_array_get_element (array, i));
      self->compiler->source = inherited;
      if (node < 0 || items[n].id == NULL)
        continue;
      items[n].node = node;
      children[n] = (guint32) node;
      name = g_strdup_printf ("%s/%s", score->id, items[n].id);
      sepse_compiler_add_name (self->compiler, "item", name, &element, NULL, node);
      n++;
    }

  score->n_items = n;
  if (n > 0)
    score->node = sepse_compiler_add_node (self->compiler, (SepseNode){ .op = SEPSE_OP_SUM, .number = 31 }, children, n);
}

static void
read_scores (SepseGuidelineReader *self,
             const SepsePlace     *root,
             JsonObject           *object)
{
  SepsePlace         here = { root, "scores", 0 };
  JsonArray         *array;
  SepseScore        *scores;
  const SepseSource *inherited = self->compiler->source;

  if (!json_object_has_member (object, "scores"))
    return;
  array = sepse_reader_array (self->reader, &here, json_object_get_member (object, "scores"));
  if (array == NULL)
    return;

  scores = g_new0 (SepseScore, json_array_get_length (array) + 1);
  self->entry->guideline.scores = scores;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SepsePlace  element = { &here, NULL, i };
      JsonObject *score = sepse_reader_object (self->reader, &element, json_array_get_element (array, i));

      if (score == NULL)
        continue;
      sepse_reader_check_keys (self->reader, &element, score, score_keys);
      scores[i].id = sepse_reader_need_string (self->reader, &element, score, "id");
      scores[i].label = sepse_reader_member_string (self->reader, &element, score, "label");
      if (scores[i].label == NULL)
        scores[i].label = scores[i].id;
      scores[i].missing_as_zero = sepse_reader_member_boolean (self->reader, &element, score, "missing-as-zero");
      self->compiler->source = sepse_compiler_read_source (self->compiler, &element, score);
      read_items (self, &element, score, &scores[i]);
      self->compiler->source = inherited;
      if (scores[i].n_items == 0)
        continue;
      sepse_compiler_add_name (self->compiler, "score", scores[i].id, &element, NULL, scores[i].node);
      self->entry->guideline.n_scores++;
    }
}

static void
read_identity (SepseGuidelineReader *self,
               const SepsePlace     *root,
               JsonObject           *object)
{
  SepseGuideline *guideline = &self->entry->guideline;
  SepsePlace      sources = { root, "sources", 0 };

  sepse_reader_check_keys (self->reader, root, object, guideline_keys);
  guideline->id = sepse_reader_need_string (self->reader, root, object, "id");
  guideline->edition = sepse_reader_need_string (self->reader, root, object, "edition");
  guideline->role = sepse_reader_need_string (self->reader, root, object, "role");
  guideline->title = sepse_reader_member_string (self->reader, root, object, "title");
  if (guideline->title == NULL)
    guideline->title = guideline->id;
  guideline->status = sepse_reader_member_string (self->reader, root, object, "status");
  if (guideline->status == NULL)
    guideline->status = "local";
  guideline->population = sepse_reader_member_string (self->reader, root, object, "population");
  guideline->not_for = sepse_reader_member_string (self->reader, root, object, "not-for");
  guideline->limits = sepse_reader_member_strings (self->reader, root, object, "limits");
  if (json_object_has_member (object, "sources"))
    sepse_compiler_read_sources (self->compiler, &sources, json_object_get_member (object, "sources"), self->entry->own_sources);

  if (!json_object_has_member (object, "source"))
    sepse_reader_fault (self->reader, root, "no-source", "“source” is missing: every number wants one");
  self->compiler->own_sources = self->entry->own_sources;
  self->compiler->source = guideline->source = sepse_compiler_read_source (self->compiler, root, object);
  self->compiler->given = self->entry->given;
  self->compiler->scope = guideline->id;
  self->compiler->is_definition = TRUE;
}

static void
list_sources (SepseGuidelineEntry *entry)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (entry->own_sources), (GCompareFunc) g_strcmp0);
  SepseSource *sources = g_new0 (SepseSource, g_list_length (keys) + 1);
  guint        n = 0;

  for (GList *l = keys; l != NULL; l = l->next)
    sources[n++] = *(SepseSource *) g_hash_table_lookup (entry->own_sources, l->data);
  entry->guideline.sources = sources;
  entry->guideline.n_sources = n;
}

static void
make_cones (SepseGuidelineEntry *entry,
            const SepseProgram  *program)
{
  entry->score_cones = g_new0 (SepseCone, entry->guideline.n_scores + 1);
  entry->outcome_cones = g_new0 (SepseCone, entry->guideline.n_outcomes + 1);
  for (guint i = 0; i < entry->guideline.n_scores; i++)
    sepse_cone_init (&entry->score_cones[i], program, (guint) entry->guideline.scores[i].node);
  for (guint i = 0; i < entry->guideline.n_outcomes; i++)
    sepse_cone_init (&entry->outcome_cones[i], program, (guint) entry->guideline.outcomes[i].node);
}

SepseGuidelineEntry *
sepse_guideline_entry_new (SepseCompiler *compiler,
                           const char    *file,
                           JsonNode      *document)
{
  SepsePlace           root = { NULL, file, 0 };
  SepseGuidelineReader self = { .compiler = compiler, .reader = &compiler->reader };
  JsonObject          *object = sepse_reader_object (self.reader, &root, document);
  guint                n_faults = compiler->reader.faults->len;
  SepseGuidelineEntry *entry;

  if (object == NULL || !sepse_reader_check_format (self.reader, &root, object, "sepse-guideline/1"))
    return NULL;

  self.entry = entry = g_new0 (SepseGuidelineEntry, 1);
  entry->guideline.document = json_node_ref (document);
  entry->own_sources = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  entry->facts = g_array_new (FALSE, TRUE, sizeof (SepseFact));
  entry->given = g_array_new (FALSE, TRUE, sizeof (SepseGivenValue));
  entry->look_backs = g_array_new (FALSE, TRUE, sizeof (SepseLookBack));
  entry->first_node = compiler->program->nodes->len;
  entry->unless = -1;
  self.outcomes = g_array_new (FALSE, TRUE, sizeof (SepseOutcome));

  read_identity (&self, &root, object);
  read_given (&self, &root, object);
  read_look_back (&self, &root, object);
  entry->guideline.applies = json_object_has_member (object, "applies")
                               ? sepse_compiler_member_expression (compiler, &root, object, "applies", -1)
                               : sepse_compiler_add_constant (compiler, SEPSE_CAN_BE_MET);
  if (entry->guideline.id != NULL)
    {
      read_scores (&self, &root, object);
      read_facts (&self, &root, object);
      entry->unless = sepse_compiler_member_expression (compiler, &root, object, "outcomes-unless", -1);
      _sepse_guideline_read_outcomes (&self, &root, object);
    }
  if (compiler->reader.faults->len == n_faults)
    {
      _sepse_guideline_name_outcomes (&self, &root);
      _sepse_guideline_check_reachable (&self, &root);
    }
  compiler->scope = NULL;
  compiler->own_sources = NULL;
  compiler->given = NULL;
  compiler->source = NULL;
  compiler->is_definition = FALSE;

  entry->end_node = compiler->program->nodes->len;
  entry->guideline.n_outcomes = self.outcomes->len;
  entry->guideline.outcomes = (SepseOutcome *) (void *) g_array_free (self.outcomes, FALSE);
  list_sources (entry);
  if (compiler->reader.faults->len > n_faults)
    {
      sepse_guideline_entry_free (entry);
      return NULL;
    }
  make_cones (entry, compiler->program);

  return entry;
}

void
sepse_guideline_entry_free (SepseGuidelineEntry *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->guideline.n_scores; i++)
    {
      g_free ((gpointer) self->guideline.scores[i].items);
      if (self->score_cones != NULL)
        sepse_cone_clear (&self->score_cones[i]);
    }
  for (guint i = 0; self->outcome_cones != NULL && i < self->guideline.n_outcomes; i++)
    sepse_cone_clear (&self->outcome_cones[i]);
  if (self->guideline.limits != NULL && self->guideline.limits[0] != NULL)
    g_free ((gpointer) self->guideline.limits);
  g_free ((gpointer) self->guideline.scores);
  g_free ((gpointer) self->guideline.outcomes);
  g_free ((gpointer) self->guideline.sources);
  g_clear_pointer (&self->guideline.document, json_node_unref);
  g_free (self->score_cones);
  g_free (self->outcome_cones);
  g_hash_table_unref (self->own_sources);
  g_array_unref (self->facts);
  g_array_unref (self->given);
  g_array_unref (self->look_backs);
  g_free (self);
}
