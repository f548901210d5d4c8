/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-tests"

#include "plain-guideline.h"

#include <math.h>

/* What is looked for while a document is walked. */
typedef struct
{
  const SepseDictionary *dictionary;
  SepseConceptSet       *inputs;
  SepseConceptSet       *assumed;
  SepseConceptSet       *bare;
  const SepseConcept    *concept; /* whose cuts */
  GArray                *cuts; /* double, canonical */
} Walk;

static void
note_input (Walk       *self,
            const char *id,
            JsonObject *rule)
{
  const SepseConcept *concept = sepse_dictionary_find (self->dictionary, id, -1);

  if (concept == NULL)
    return;
  sepse_concept_set_add (self->inputs, concept->index);
  sepse_concept_set_add (json_object_has_member (rule, "if-absent") ? self->assumed : self->bare, concept->index);
}

static void
add_cut (Walk       *self,
         const char *unit,
         double      number)
{
  double canonical = sepse_concept_to_canonical (self->concept, (guint) sepse_concept_find_unit (self->concept, unit, -1), number);

  g_array_append_val (self->cuts, canonical);
}

static void
note_cuts (Walk       *self,
           JsonObject *units)
{
  g_autoptr (GList) codes = json_object_get_members (units);

  for (GList *l = codes; l != NULL; l = l->next)
    {
      JsonNode *member = json_object_get_member (units, l->data);

      if (!JSON_NODE_HOLDS_ARRAY (member))
        {
          add_cut (self, l->data, json_node_get_double (member));
          continue;
        }
      for (guint i = 0; i < json_array_get_length (json_node_get_array (member)); i++)
        {
          JsonNode   *node = json_array_get_element (json_node_get_array (member), i);
          const char *cut = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_string_member (json_node_get_object (node), "cut")
                                                          : json_node_get_string (node);

          add_cut (self, l->data, g_ascii_strtod (cut + (cut[1] == '=' ? 2 : 1), NULL));
        }
    }
}

static void walk (Walk *self, JsonNode *node);

static void
walk_member (Walk       *self,
             JsonObject *object,
             const char *key)
{
  static const char *const words[] = { "above", "at-least", "below", "at-most" };
  JsonNode                *member = json_object_get_member (object, key);
  gboolean                 is_baseline = g_str_equal (key, "above-baseline");
  const char              *input = g_str_equal (key, "input") || is_baseline ? json_node_get_string (member) : key;

  if (self->inputs != NULL && (g_str_equal (key, "input") || is_baseline || JSON_NODE_HOLDS_OBJECT (member)))
    note_input (self, input, g_str_equal (key, "input") || is_baseline ? object : json_node_get_object (member));
  if (self->concept != NULL && g_str_equal (key, "input") && g_str_equal (input, self->concept->id) && json_object_has_member (object, "cuts"))
    note_cuts (self, json_object_get_object_member (object, "cuts"));
  if (self->concept != NULL && g_str_equal (key, self->concept->id) && JSON_NODE_HOLDS_OBJECT (member))
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      if (json_object_has_member (json_node_get_object (member), words[i]))
        note_cuts (self, json_object_get_object_member (json_node_get_object (member), words[i]));

  if (!g_str_equal (key, "suggests"))
    walk (self, member);
}

static void
walk (Walk     *self,
      JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
        walk (self, json_array_get_element (json_node_get_array (node), i));
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) keys = json_object_get_members (json_node_get_object (node));

      for (GList *l = keys; l != NULL; l = l->next)
        walk_member (self, json_node_get_object (node), l->data);
    }
}

static void
walk_definitions (Walk       *self,
                  JsonObject *document)
{
  static const char *const parts[] = { "scores", "facts", "outcomes", "ladder" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (json_object_has_member (document, parts[i]))
      walk (self, json_object_get_member (document, parts[i]));
}

static guint
count_assumed (JsonObject *document)
{
  return json_object_has_member (document, "assume") ? json_array_get_length (json_object_get_array_member (document, "assume")) : 0;
}

static const SepseConcept *
find_assumed (JsonObject            *document,
              const SepseDictionary *dictionary,
              guint                  i)
{
  JsonObject *entry = json_array_get_object_element (json_object_get_array_member (document, "assume"), i);

  return sepse_dictionary_find (dictionary, json_object_get_string_member (entry, "concept"), -1);
}

void
plain_find_inputs (JsonObject            *document,
                   const SepseDictionary *dictionary,
                   SepseConceptSet       *inputs,
                   SepseConceptSet       *assumed,
                   SepseConceptSet       *bare)
{
  Walk self = { .dictionary = dictionary, .inputs = inputs, .assumed = assumed, .bare = bare };

  walk_definitions (&self, document);
  for (guint i = 0; i < count_assumed (document); i++)
    sepse_concept_set_add (assumed, find_assumed (document, dictionary, i)->index);
}

void
plain_assume (JsonObject        *document,
              SepseObservations *patient)
{
  for (guint i = 0; i < count_assumed (document); i++)
    {
      const SepseConcept *concept = find_assumed (document, patient->dictionary, i);
      JsonObject         *entry = json_array_get_object_element (json_object_get_array_member (document, "assume"), i);
      JsonNode           *as = json_object_get_member (entry, "as");

      if (sepse_observations_is_known (patient, concept->index))
        continue;
      if (concept->n_units > 0)
        sepse_observations_set_number (patient, concept->index, 0, json_node_get_double (as));
      else if (json_node_get_value_type (as) == G_TYPE_BOOLEAN)
        sepse_observations_set_choices (patient, concept->index, json_node_get_boolean (as) ? 2 : 1);
      else
        sepse_observations_set_choices (patient, concept->index,
                                        G_GUINT64_CONSTANT (1) << sepse_concept_find_choice (concept, json_node_get_string (as), -1));
    }
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
append (GArray             *values,
        const SepseConcept *concept,
        double              number)
{
  SepseValue value = { .origin = SEPSE_ORIGIN_ENTERED, .value = number, .canonical = number };

  if (number >= concept->hard_low && number <= concept->hard_high && (values->len == 0 || number > g_array_index (values, SepseValue, values->len - 1).value))
    g_array_append_val (values, value);
}

static void
list_numbers (JsonObject         *document,
              const SepseConcept *concept,
              GArray             *values)
{
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (double));
  Walk     self = { .concept = concept, .cuts = cuts };
  gboolean whole = concept->kind == SEPSE_KIND_COUNT;

  walk_definitions (&self, document);
  g_array_sort (cuts, compare_numbers);
  append (values, concept, concept->hard_low);
  for (guint i = 0; i < cuts->len; i++)
    {
      double cut = g_array_index (cuts, double, i);
      double next = i + 1 < cuts->len ? g_array_index (cuts, double, i + 1) : concept->hard_high;

      append (values, concept, whole ? floor (cut) - 1 : cut);
      append (values, concept, whole ? floor (cut) : (cut + next) / 2);
      append (values, concept, whole ? floor (cut) + 1 : next);
    }
  append (values, concept, concept->hard_high);
}

GArray *
plain_list_values (JsonObject         *document,
                   const SepseConcept *concept)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (SepseValue));

  if (concept->n_units > 0)
    list_numbers (document, concept, values);
  for (guint i = 0; i < concept->n_choices; i++)
    {
      SepseValue value = { .origin = SEPSE_ORIGIN_ENTERED, .choices = G_GUINT64_CONSTANT (1) << i };

      g_array_append_val (values, value);
    }

  return values;
}
