/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-knowledge"

#include "config.h"

#include "knowledge/sepse-derivation.h"
#include "values/sepse-number.h"

#include <math.h>
#include <string.h>

typedef enum
{
  FORMULA_NUMBER,
  FORMULA_CONCEPT,
  FORMULA_ADD,
  FORMULA_SUBTRACT,
  FORMULA_MULTIPLY,
  FORMULA_DIVIDE,
  FORMULA_MIN,
  FORMULA_MAX,
  FORMULA_COUNT_ABOVE,
} FormulaOp;

struct _SepseFormula
{
  FormulaOp      op;
  double         number;
  guint16        concept;
  SepseFormula **arguments;
  guint          n_arguments;
};

static const struct
{
  const char *word;
  FormulaOp   op;
} formula_words[] = {
  { "add", FORMULA_ADD },
  { "subtract", FORMULA_SUBTRACT },
  { "multiply", FORMULA_MULTIPLY },
  { "divide", FORMULA_DIVIDE },
  { "min", FORMULA_MIN },
  { "max", FORMULA_MAX },
  { "count-above", FORMULA_COUNT_ABOVE },
};

static SepseFormula *read_formula (SepseCompiler *compiler, const SepsePlace *place, JsonNode *node);

static void
free_formula (SepseFormula *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_arguments; i++)
    free_formula (self->arguments[i]);
  g_free (self->arguments);
  g_free (self);
}

static gboolean
read_operation (SepseCompiler    *compiler,
                const SepsePlace *place,
                JsonArray        *array,
                SepseFormula     *formula)
{
  guint       n = json_array_get_length (array);
  const char *word = n > 1 ? sepse_reader_string (&compiler->reader, place, json_array_get_element (array, 0)) : NULL;

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (formula_words); i++)
    if (g_str_equal (word, formula_words[i].word))
      formula->op = formula_words[i].op;
  if (formula->op == FORMULA_NUMBER)
    {
      sepse_reader_fault (&compiler->reader, place, "unknown-key", "“%s” is not an operation", word != NULL ? word : "");
      return FALSE;
    }

  formula->arguments = g_new0 (SepseFormula *, n);
  for (guint i = 1; i < n; i++)
    {
      SepsePlace    element = { place, NULL, i };
      SepseFormula *argument = read_formula (compiler, &element, json_array_get_element (array, i));

      if (argument == NULL)
        return FALSE;
      formula->arguments[formula->n_arguments++] = argument;
    }

  return TRUE;
}

static SepseFormula *
read_formula (SepseCompiler    *compiler,
              const SepsePlace *place,
              JsonNode         *node)
{
  SepseFormula *self = g_new0 (SepseFormula, 1);
  gboolean      good = FALSE;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      good = read_operation (compiler, place, json_node_get_array (node), self);
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      const SepseConcept *concept = sepse_dictionary_find (compiler->dictionary, json_node_get_string (node), -1);

      self->op = FORMULA_CONCEPT;
      self->concept = concept != NULL ? concept->index : 0;
      good = concept != NULL;
      if (!good)
        sepse_reader_fault (&compiler->reader, place, "unknown-concept", "no concept is called “%s”", json_node_get_string (node));
    }
  else
    {
      good = sepse_reader_number (&compiler->reader, place, node, &self->number);
    }

  if (good)
    return self;

  free_formula (self);
  return NULL;
}

/* FALSE when an input is unknown, or the result is no number. */
static gboolean
evaluate (const SepseFormula      *self,
          const SepseObservations *observations,
          gboolean                 first_as_entered,
          double                  *result)
{
  double value = 0;

  if (self->op == FORMULA_NUMBER)
    {
      *result = self->number;
      return TRUE;
    }
  if (self->op == FORMULA_CONCEPT)
    {
      *result = observations->values[self->concept].canonical;
      if (first_as_entered)
        *result = observations->values[self->concept].value;
      return sepse_observations_is_known (observations, self->concept);
    }

  for (guint i = 0; i < self->n_arguments; i++)
    {
      double argument;

      if (!evaluate (self->arguments[i], observations, first_as_entered && i == 0, &argument))
        return FALSE;

      switch (self->op)
        {
        case FORMULA_NUMBER:
        case FORMULA_CONCEPT:
          break;
        case FORMULA_ADD:
          value += argument;
          break;
        case FORMULA_SUBTRACT:
          value = i == 0 ? argument : value - argument;
          break;
        case FORMULA_MULTIPLY:
          value = i == 0 ? argument : value * argument;
          break;
        case FORMULA_DIVIDE:
          value = i == 0 ? argument : value / argument;
          break;
        case FORMULA_MIN:
          value = i == 0 ? argument : MIN (value, argument);
          break;
        case FORMULA_MAX:
          value = i == 0 ? argument : MAX (value, argument);
          break;
        case FORMULA_COUNT_ABOVE:
          value += i > 0 && argument > self->arguments[0]->number ? 1 : 0;
          break;
        }
    }

  *result = sepse_number_round9 (value);

  return isfinite (value);
}

static void
read_value (SepseCompiler       *compiler,
            const SepsePlace    *place,
            const SepseConcept  *concept,
            JsonNode            *node,
            SepseDerivationRule *rule)
{
  if (sepse_reader_is_boolean (node))
    {
      rule->choices = json_node_get_boolean (node) ? 2 : 1;
    }
  else if (concept->n_choices > 0)
    {
      const char *id = sepse_reader_string (&compiler->reader, place, node);
      int         choice = id != NULL ? sepse_concept_find_choice (concept, id, -1) : -1;

      if (choice < 0)
        sepse_reader_fault (&compiler->reader, place, "unknown-choice", "“%s” is not a choice of %s", id != NULL ? id : "", concept->id);
      else
        rule->choices = G_GUINT64_CONSTANT (1) << choice;
    }
  else
    {
      sepse_reader_number (&compiler->reader, place, node, &rule->number);
    }
}

static void
read_rules (SepseCompiler      *compiler,
            const SepsePlace   *place,
            const SepseConcept *concept,
            JsonObject         *object,
            SepseDerivation    *derivation)
{
  static const char *const keys[] = { "when", "formula", "value", "source", "clause", "note", NULL };
  SepsePlace               here = { place, "rules", 0 };
  JsonArray               *array = sepse_reader_array (&compiler->reader, &here, json_object_get_member (object, "rules"));

  if (array == NULL)
    return;

  derivation->rules = g_new0 (SepseDerivationRule, json_array_get_length (array) + 1);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SepsePlace           element = { &here, NULL, i };
      JsonObject          *member = sepse_reader_object (&compiler->reader, &element, json_array_get_element (array, i));
      SepseDerivationRule *rule = &derivation->rules[derivation->n_rules];

      if (member == NULL)
        continue;
      sepse_reader_check_keys (&compiler->reader, &element, member, keys);
      rule->when = sepse_compiler_member_expression (compiler, &element, member, "when", -1);
      if (json_object_has_member (member, "formula"))
        rule->formula = read_formula (compiler, &element, json_object_get_member (member, "formula"));
      else if (json_object_has_member (member, "value"))
        read_value (compiler, &element, concept, json_object_get_member (member, "value"), rule);
      else
        sepse_reader_fault (&compiler->reader, &element, "missing-key", "expected “formula” or “value”");
      derivation->n_rules++;
    }
}

static guint16
read_paired (SepseCompiler    *compiler,
             const SepsePlace *place,
             JsonObject       *object,
             const char       *key)
{
  const char         *id = sepse_reader_need_string (&compiler->reader, place, object, key);
  const SepseConcept *concept = id != NULL ? sepse_dictionary_find (compiler->dictionary, id, -1) : NULL;

  if (id != NULL && concept == NULL)
    sepse_reader_fault (&compiler->reader, place, "unknown-concept", "no concept is called “%s”", id);

  return concept != NULL ? concept->index : SEPSE_MAX_CONCEPTS;
}

/* {"pair": {"first": "pao2", "second": "fio2", "h": 4, "source": "…"}} */
static void
read_pairing (SepseCompiler    *compiler,
              const SepsePlace *place,
              JsonObject       *object,
              SepsePairing     *pairing)
{
  static const char *const keys[] = { "first", "second", "h", "source", "clause", "unverified", NULL };
  SepsePlace               here = { place, "pair", 0 };
  JsonObject              *pair;
  double                   hours;

  pairing->first = pairing->second = SEPSE_MAX_CONCEPTS;
  if (!json_object_has_member (object, "pair"))
    return;
  pair = sepse_reader_object (&compiler->reader, &here, json_object_get_member (object, "pair"));
  if (pair == NULL)
    return;

  sepse_reader_check_keys (&compiler->reader, &here, pair, keys);
  if (!json_object_has_member (pair, "source"))
    sepse_reader_fault (&compiler->reader, &here, "no-source", "how far two values may lie apart wants a source");
  sepse_compiler_read_source (compiler, &here, pair);
  hours = sepse_reader_member_number (&compiler->reader, &here, pair, "h", -1);
  if (hours < 0 || hours > 10000)
    sepse_reader_fault (&compiler->reader, &here, "out-of-range", "found %g hours, expected 0 or more", hours);
  pairing->minutes = (int) (CLAMP (hours, 0, 10000) * 60 + 0.5);
  pairing->second = read_paired (compiler, &here, pair, "second");
  if (pairing->second < SEPSE_MAX_CONCEPTS)
    pairing->first = read_paired (compiler, &here, pair, "first");
}

static void
clear_derivation (gpointer data)
{
  SepseDerivation *self = data;

  for (guint i = 0; i < self->n_rules; i++)
    free_formula (self->rules[i].formula);
  g_free (self->rules);
}

static void
read_list (SepseCompiler    *compiler,
           const SepsePlace *place,
           JsonObject       *document,
           const char       *key,
           GArray           *derivations)
{
  static const char *const keys[] = { "concept", "discard", "when", "rules", "pair", "source", "clause", "note", "unverified", NULL };
  SepsePlace               here = { place, key, 0 };
  JsonArray               *array;
  gboolean                 discards = g_str_equal (key, "discards");

  if (!json_object_has_member (document, key))
    return;
  array = sepse_reader_array (&compiler->reader, &here, json_object_get_member (document, key));

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      SepsePlace          element = { &here, NULL, i };
      JsonObject         *object = sepse_reader_object (&compiler->reader, &element, json_array_get_element (array, i));
      const char         *id = object != NULL ? sepse_reader_need_string (&compiler->reader, &element, object, discards ? "discard" : "concept") : NULL;
      const SepseConcept *concept = id != NULL ? sepse_dictionary_find (compiler->dictionary, id, -1) : NULL;
      SepseDerivation     derivation = { .discards = discards };

      if (concept == NULL)
        {
          sepse_reader_fault (&compiler->reader, &element, "unknown-concept", "no concept is called “%s”", id != NULL ? id : "");
          continue;
        }
      sepse_reader_check_keys (&compiler->reader, &element, object, keys);
      compiler->source = NULL;
      sepse_compiler_read_source (compiler, &element, object);
      derivation.concept = concept->index;
      read_pairing (compiler, &element, object, &derivation.pairing);
      if (discards)
        {
          derivation.rules = g_new0 (SepseDerivationRule, 1);
          derivation.n_rules = 1;
          derivation.rules[0].when = sepse_compiler_member_expression (compiler, &element, object, "when", -1);
        }
      else
        {
          read_rules (compiler, &element, concept, object, &derivation);
        }
      g_array_append_val (derivations, derivation);
    }
}

GArray *
sepse_derivations_read (SepseCompiler    *compiler,
                        const SepsePlace *place,
                        JsonObject       *document)
{
  GArray *derivations = g_array_new (FALSE, TRUE, sizeof (SepseDerivation));

  g_array_set_clear_func (derivations, clear_derivation);
  read_list (compiler, place, document, "discards", derivations);
  read_list (compiler, place, document, "derived", derivations);

  return derivations;
}

/* A ratio is in the unit of its first part: PaO2 in kPa gives PaO2/FiO2 in kPa. */
static guint
find_ratio_unit (const SepseFormula      *formula,
                 const SepseConcept      *concept,
                 const SepseObservations *observations)
{
  const SepseConcept *first;
  int                 unit;

  if (formula->op != FORMULA_DIVIDE || formula->arguments[0]->op != FORMULA_CONCEPT)
    return 0;

  first = sepse_dictionary_get_concept (observations->dictionary, formula->arguments[0]->concept);
  unit = sepse_concept_find_unit (concept, first->units[observations->values[first->index].unit].code, -1);

  return unit > 0 ? (guint) unit : 0;
}

/* What is made of several values is as old as the oldest of them. */
static SepseInstant
find_oldest (const SepseFormula      *formula,
             const SepseObservations *observations)
{
  SepseInstant oldest = { 0 };

  if (formula->op == FORMULA_CONCEPT)
    return observations->values[formula->concept].time;

  for (guint i = 0; i < formula->n_arguments; i++)
    {
      SepseInstant time = find_oldest (formula->arguments[i], observations);

      if (time.is_set && (!oldest.is_set || time.seconds < oldest.seconds))
        oldest = time;
    }

  return oldest;
}

/* … and what follows from an answer as old as that. */
static SepseInstant
find_oldest_input (const SepseProgram      *program,
                   guint                    node,
                   const SepseObservations *observations)
{
  const SepseNode *entry = sepse_program_get_node (program, node);
  const guint32   *children = sepse_program_get_children (program, entry);
  SepseInstant     oldest = { 0 };

  if (entry->concept < SEPSE_MAX_CONCEPTS)
    return observations->values[entry->concept].time;

  for (guint i = 0; i < entry->n_children; i++)
    {
      SepseInstant time = find_oldest_input (program, children[i], observations);

      if (time.is_set && (!oldest.is_set || time.seconds < oldest.seconds))
        oldest = time;
    }

  return oldest;
}

static gboolean
differs_much (double entered,
              double derived)
{
  return fabs (entered - derived) > 0.05 * MAX (fabs (entered), fabs (derived));
}

static void
apply_rule (const SepseDerivationRule *rule,
            const SepseProgram        *program,
            const SepseConcept        *concept,
            SepseObservations         *observations,
            SepseConceptSet           *differs)
{
  SepseValue *value = &observations->values[concept->index];
  gboolean    is_entered = value->origin == SEPSE_ORIGIN_ENTERED;
  double      number = rule->number;
  guint       unit = 0;

  if (rule->formula != NULL)
    {
      unit = find_ratio_unit (rule->formula, concept, observations);
      if (!evaluate (rule->formula, observations, unit > 0, &number))
        return;
    }

  if (is_entered)
    {
      if (rule->formula != NULL && concept->n_units > 0 && differs_much (value->canonical, sepse_concept_to_canonical (concept, unit, number)))
        sepse_concept_set_add (differs, concept->index);
      return;
    }

  if (concept->n_units > 0)
    sepse_observations_set_number (observations, concept->index, unit, number);
  else
    sepse_observations_set_choices (observations, concept->index, rule->choices);
  value->origin = SEPSE_ORIGIN_DERIVED;
  if (rule->formula != NULL)
    value->time = find_oldest (rule->formula, observations);
  else if (rule->when >= 0)
    value->time = find_oldest_input (program, (guint) rule->when, observations);
}

/* A value without a time belongs to the moment. */
static SepseInstant
get_time (const SepseObservations *observations,
          guint                    concept)
{
  SepseInstant time = observations->values[concept].time;

  return time.is_set ? time : sepse_observations_get_reference (observations);
}

static gboolean
belong_together (const SepsePairing      *pairing,
                 const SepseObservations *observations)
{
  SepseInstant first, second;

  if (pairing->first >= SEPSE_MAX_CONCEPTS || !sepse_observations_is_known (observations, pairing->first) ||
      !sepse_observations_is_known (observations, pairing->second))
    return TRUE;
  if (!observations->values[pairing->first].time.is_set && !observations->values[pairing->second].time.is_set)
    return TRUE;

  first = get_time (observations, pairing->first);
  second = get_time (observations, pairing->second);

  return second.seconds <= first.seconds && first.seconds - second.seconds <= (gint64) pairing->minutes * 60;
}

void
sepse_derivations_apply (GArray             *derivations,
                         const SepseProgram *program,
                         SepseObservations  *observations,
                         SepseConceptSet    *differs,
                         SepseConceptSet    *discarded)
{
  for (guint i = 0; i < derivations->len; i++)
    {
      const SepseDerivation *derivation = &g_array_index (derivations, SepseDerivation, i);
      const SepseConcept    *concept = sepse_dictionary_get_concept (observations->dictionary, derivation->concept);
      SepseValue            *value = &observations->values[derivation->concept];

      if (!belong_together (&derivation->pairing, observations))
        {
          sepse_concept_set_add (discarded, derivation->pairing.first);
          continue;
        }
      for (guint j = 0; j < derivation->n_rules; j++)
        {
          const SepseDerivationRule *rule = &derivation->rules[j];

          if (rule->when >= 0 && sepse_program_ask (program, (guint) rule->when, observations) != SEPSE_TRUTH_MET)
            continue;
          if (derivation->discards)
            {
              if (value->origin != SEPSE_ORIGIN_UNKNOWN)
                sepse_concept_set_add (discarded, derivation->concept);
              value->origin = SEPSE_ORIGIN_UNKNOWN;
              break;
            }
          apply_rule (rule, program, concept, observations, differs);
          if (value->origin != SEPSE_ORIGIN_UNKNOWN)
            break;
        }
    }
}

static void
add_formula_inputs (const SepseFormula *self,
                    SepseConceptSet    *inputs)
{
  if (self->op == FORMULA_CONCEPT)
    sepse_concept_set_add (inputs, self->concept);
  for (guint i = 0; i < self->n_arguments; i++)
    add_formula_inputs (self->arguments[i], inputs);
}

static void
add_node_inputs (const SepseProgram *program,
                 guint               node,
                 SepseConceptSet    *inputs)
{
  const SepseNode *entry = sepse_program_get_node (program, node);
  const guint32   *children = sepse_program_get_children (program, entry);

  if (entry->concept < SEPSE_MAX_CONCEPTS)
    sepse_concept_set_add (inputs, entry->concept);
  for (guint i = 0; i < entry->n_children; i++)
    add_node_inputs (program, children[i], inputs);
}

void
sepse_derivations_find_inputs (GArray             *derivations,
                               const SepseProgram *program,
                               guint               concept,
                               SepseConceptSet    *inputs)
{
  for (guint i = 0; i < derivations->len; i++)
    {
      const SepseDerivation *derivation = &g_array_index (derivations, SepseDerivation, i);

      for (guint j = 0; derivation->concept == concept && !derivation->discards && j < derivation->n_rules; j++)
        {
          if (derivation->rules[j].formula != NULL)
            add_formula_inputs (derivation->rules[j].formula, inputs);
          if (derivation->rules[j].when >= 0)
            add_node_inputs (program, (guint) derivation->rules[j].when, inputs);
        }
    }
}
