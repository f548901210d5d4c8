/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-knowledge"

#include "config.h"

#include "knowledge/sepse-compiler.h"
#include "values/sepse-number.h"

#include <math.h>
#include <string.h>

static const char *const cut_keys[] = { "cut", "printed", "source", "clause", "unverified", NULL };
static const char *const number_words[] = { "above", "at-least", "below", "at-most", NULL };
static const char *const common_keys[] = { "source", "clause", "unverified", "if-absent", "printed", NULL };

/* "<36.0" or "<=38.0" */
static gboolean
read_cut (SepseCompiler    *self,
          const SepsePlace *place,
          JsonNode         *node,
          double           *value,
          gboolean         *inclusive)
{
  const char *text = NULL;
  gsize       skip;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);

      sepse_reader_check_keys (&self->reader, place, object, cut_keys);
      sepse_compiler_read_source (self, place, object);
      text = sepse_reader_need_string (&self->reader, place, object, "cut");
    }
  else
    {
      text = sepse_reader_string (&self->reader, place, node);
    }
  if (text == NULL)
    return FALSE;

  *inclusive = g_str_has_prefix (text, "<=");
  skip = *inclusive ? 2 : 1;
  if (text[0] == '<' && sepse_number_parse (text + skip, strlen (text + skip), value))
    return TRUE;

  sepse_reader_fault (&self->reader, place, "wrong-type", "found “%s”, expected “<” or “<=” and a number", text);
  return FALSE;
}

gboolean
sepse_compiler_read_cuts (SepseCompiler      *self,
                          const SepsePlace   *place,
                          const SepseConcept *concept,
                          JsonNode           *node,
                          SepseCuts          *cuts)
{
  JsonArray *array = sepse_reader_array (&self->reader, place, node);
  int        unit = sepse_concept_find_unit (concept, place->key, -1);

  if (array == NULL)
    return FALSE;
  if (unit < 0)
    {
      sepse_reader_fault (&self->reader, place, "unknown-unit", "“%s” is not a unit of %s", place->key, concept->id);
      return FALSE;
    }
  if (json_array_get_length (array) > G_N_ELEMENTS (cuts->cuts))
    {
      sepse_reader_fault (&self->reader, place, "too-large", "%u cuts, at most %zu", json_array_get_length (array), G_N_ELEMENTS (cuts->cuts));
      return FALSE;
    }

  cuts->unit = (guint8) unit;
  cuts->n_cuts = (guint8) json_array_get_length (array);
  for (guint i = 0; i < cuts->n_cuts; i++)
    {
      SepsePlace element = { place, NULL, i };
      double     canonical;

      if (!read_cut (self, &element, json_array_get_element (array, i), &cuts->cuts[i], &cuts->inclusive[i]))
        return FALSE;
      canonical = sepse_concept_to_canonical (concept, (guint) unit, cuts->cuts[i]);
      if (canonical < concept->hard_low || canonical > concept->hard_high)
        sepse_reader_fault (&self->reader, &element, "cuts-limits", "no %s can lie on both sides of %g %s: its limits are %g to %g", concept->id,
                            cuts->cuts[i], place->key, concept->hard_low, concept->hard_high);
      if (i > 0 && (cuts->cuts[i] < cuts->cuts[i - 1] || (!(cuts->cuts[i] > cuts->cuts[i - 1]) && cuts->inclusive[i] <= cuts->inclusive[i - 1])))
        sepse_reader_fault (&self->reader, &element, "cuts-order", "%g does not come behind %g: no value can lie between them", cuts->cuts[i],
                            cuts->cuts[i - 1]);
    }

  return TRUE;
}

/* Every result a value inside the hard limits can give. */
static SepseMask
find_reachable (const SepseNode    *node,
                const SepseConcept *concept)
{
  const SepseCuts *table = &node->tables[0];
  SepseMask        open = 0;
  double           low = sepse_concept_from_canonical (concept, table->unit, concept->hard_low);
  double           high = sepse_concept_from_canonical (concept, table->unit, concept->hard_high);

  for (guint i = 0; i <= table->n_cuts; i++)
    {
      gboolean below_low = i < table->n_cuts && (table->inclusive[i] ? table->cuts[i] < low : table->cuts[i] <= low);
      gboolean above_high = i > 0 && (table->inclusive[i - 1] ? table->cuts[i - 1] >= high : table->cuts[i - 1] > high);

      if (!below_low && !above_high)
        open |= node->results[i];
    }

  return open;
}

static SepseMask
read_absent_points (SepseCompiler    *self,
                    const SepsePlace *place,
                    JsonObject       *object,
                    const char       *key)
{
  SepsePlace here = { place, key, 0 };
  double     points = sepse_reader_member_number (&self->reader, place, object, key, 0);

  if (points < 0 || points > 31)
    sepse_reader_fault (&self->reader, &here, "out-of-range", "%g points, expected 0 to 31", points);

  return 1u << (guint) CLAMP (points, 0, 31);
}

/* {"from": POINTS or EXPR}: what another answer says of the absent one. */
static int
read_from (SepseCompiler    *self,
           const SepsePlace *place,
           JsonObject       *object)
{
  static const char *const words[] = { "input", "worst", "sum", "choose", NULL };
  SepsePlace               here = { place, "from", 0 };
  JsonNode                *member = json_object_get_member (object, "from");
  JsonObject              *from = sepse_reader_object (&self->reader, &here, member);
  gboolean                 is_points = FALSE;
  int                      node;

  if (from == NULL)
    return -1;

  for (guint i = 0; words[i] != NULL; i++)
    is_points = is_points || json_object_has_member (from, words[i]);
  self->part_depth++;
  node = is_points ? sepse_compiler_read_points (self, &here, member) : sepse_compiler_read_expression (self, &here, member);
  self->part_depth--;

  return node;
}

/* {"truth": "not-met"}, {"points": 0} or {"from": …}, with a source. Returns the node of "from", or -1. */
static int
read_if_absent (SepseCompiler    *self,
                const SepsePlace *place,
                SepseNode        *node,
                JsonNode         *if_absent)
{
  SepsePlace               here = { place, "if-absent", 0 };
  JsonObject              *object = sepse_reader_object (&self->reader, &here, if_absent);
  const char              *truth;
  static const char *const keys[] = { "truth", "points", "baseline", "from", "source", "clause", "unverified", NULL };

  if (object == NULL)
    return -1;

  sepse_reader_check_keys (&self->reader, &here, object, keys);
  if (!json_object_has_member (object, "source"))
    sepse_reader_fault (&self->reader, &here, "no-source", "what an absent value counts as wants a source");
  node->is_assumed = TRUE;
  node->assumed_source = sepse_compiler_read_source (self, &here, object);

  if (json_object_has_member (object, "from"))
    return read_from (self, &here, object);

  truth = sepse_reader_member_string (&self->reader, &here, object, "truth");
  if (truth != NULL && !g_str_equal (truth, "met") && !g_str_equal (truth, "not-met"))
    sepse_reader_fault (&self->reader, &here, "unknown-choice", "found “%s”, expected met or not-met", truth);
  else if (truth != NULL)
    node->absent = g_str_equal (truth, "met") ? SEPSE_CAN_BE_MET : SEPSE_CAN_BE_NOT_MET;
  else if (json_object_has_member (object, "points") || json_object_has_member (object, "baseline"))
    node->absent = read_absent_points (self, &here, object, json_object_has_member (object, "points") ? "points" : "baseline");
  else
    sepse_reader_fault (&self->reader, &here, "missing-key", "expected “truth” or “points”");

  return -1;
}

static void
apply_given_value (SepseCompiler      *self,
                   SepseNode          *node,
                   const SepseConcept *concept)
{
  for (guint i = 0; self->given != NULL && i < self->given->len; i++)
    {
      const SepseGivenValue *given = &g_array_index (self->given, SepseGivenValue, i);

      if (given->concept != node->concept)
        continue;

      node->is_assumed = TRUE;
      node->assumed_source = given->source;
      if (node->op == SEPSE_OP_BAND)
        node->absent = node->results[sepse_node_find_band (node, concept, given->unit, given->number,
                                                           sepse_concept_to_canonical (concept, given->unit, given->number))];
      else if (node->op == SEPSE_OP_NUMBER)
        node->absent = 1u << (guint) CLAMP (given->number, 0, 31);
      else if (node->op == SEPSE_OP_CHOICE)
        node->absent = node->results[(given->choices & node->choices) != 0];
      else
        node->absent = node->results[__builtin_ctzll (given->choices)];
    }
}

int
sepse_compiler_add_leaf (SepseCompiler    *self,
                         const SepsePlace *place,
                         SepseNode         node,
                         JsonNode         *if_absent)
{
  const SepseConcept *concept = sepse_dictionary_get_concept (self->dictionary, node.concept);
  int                 from = -1;
  guint32             child;

  if (node.op == SEPSE_OP_BAND)
    node.open = find_reachable (&node, concept);
  else if (node.op != SEPSE_OP_NUMBER)
    for (guint i = 0; i < node.n_results; i++)
      node.open |= node.results[i];

  node.absent = node.open;
  apply_given_value (self, &node, concept);
  node.is_part = self->part_depth > 0 && (node.op == SEPSE_OP_BAND || node.op == SEPSE_OP_NUMBER);
  if (if_absent != NULL)
    from = read_if_absent (self, place, &node, if_absent);
  child = (guint32) from;

  return sepse_compiler_add_node (self, node, &child, from >= 0 ? 1 : 0);
}

/* {"is": true}, {"is": "oxygen"}, {"is": [ … ]}, {"has": [ … ]} */
static int
read_choices (SepseCompiler      *self,
              const SepsePlace   *place,
              const SepseConcept *concept,
              JsonObject         *object,
              const char         *word)
{
  static const SepseMask results[] = { SEPSE_CAN_BE_NOT_MET, SEPSE_CAN_BE_MET };
  SepsePlace             here = { place, word, 0 };
  JsonNode              *member = json_object_get_member (object, word);
  SepseNode              node = { .op = SEPSE_OP_CHOICE, .concept = concept->index, .n_results = 2 };

  if (concept->n_choices == 0 || (concept->kind == SEPSE_KIND_SET) != g_str_equal (word, "has"))
    {
      sepse_reader_fault (&self->reader, &here, "wrong-type", "%s cannot be asked with “%s”", concept->id, word);
      return -1;
    }

  if (sepse_reader_is_boolean (member))
    {
      if (concept->kind != SEPSE_KIND_YES_NO)
        sepse_reader_fault (&self->reader, &here, "wrong-type", "%s is not a yes/no concept", concept->id);
      node.choices = json_node_get_boolean (member) ? 2 : 1;
    }
  else
    {
      const char *const *ids = sepse_reader_member_strings (&self->reader, place, object, word);

      for (guint i = 0; ids[i] != NULL; i++)
        {
          SepsePlace element = { &here, NULL, i };
          int        choice = sepse_concept_find_choice (concept, ids[i], -1);

          if (choice < 0)
            sepse_reader_fault (&self->reader, JSON_NODE_HOLDS_ARRAY (member) ? &element : &here, "unknown-choice",
                                "“%s” is not a choice of %s", ids[i], concept->id);
          else
            node.choices |= G_GUINT64_CONSTANT (1) << choice;
        }
      if (ids[0] != NULL)
        g_free ((gpointer) ids);
    }

  if (node.choices == 0)
    return -1;
  node.results = g_memdup2 (results, sizeof results);

  return sepse_compiler_add_leaf (self, place, node, json_object_get_member (object, "if-absent"));
}

/* {"below": {"mm[Hg]": 90, "kPa": 12}}: one cut in each unit. */
static int
read_threshold (SepseCompiler      *self,
                const SepsePlace   *place,
                const SepseConcept *concept,
                JsonObject         *object,
                const char         *word)
{
  gboolean    upward = g_str_equal (word, "above") || g_str_equal (word, "at-least");
  gboolean    inclusive = g_str_equal (word, "above") || g_str_equal (word, "at-most");
  SepsePlace  here = { place, word, 0 };
  JsonObject *limits = sepse_reader_object (&self->reader, &here, json_object_get_member (object, word));
  SepseNode   node = { .op = SEPSE_OP_BAND, .concept = concept->index, .n_results = 2 };
  SepseMask   results[2] = { upward ? SEPSE_CAN_BE_NOT_MET : SEPSE_CAN_BE_MET, upward ? SEPSE_CAN_BE_MET : SEPSE_CAN_BE_NOT_MET };
  g_autoptr (GList) members = NULL;
  g_autofree SepseCuts *tables = NULL;

  if (limits == NULL)
    return -1;

  members = json_object_get_members (limits);
  tables = g_new0 (SepseCuts, g_list_length (members) + 1);
  for (GList *l = members; l != NULL; l = l->next)
    {
      SepsePlace unit_place = { &here, l->data, 0 };
      int        unit = sepse_concept_find_unit (concept, l->data, -1);
      SepseCuts *table = &tables[node.n_tables];
      double     canonical;

      if (unit < 0)
        {
          sepse_reader_fault (&self->reader, &unit_place, "unknown-unit", "“%s” is not a unit of %s", (const char *) l->data, concept->id);
          return -1;
        }
      if (!sepse_reader_number (&self->reader, &unit_place, json_object_get_member (limits, l->data), &table->cuts[0]))
        return -1;
      canonical = sepse_concept_to_canonical (concept, (guint) unit, table->cuts[0]);
      if (canonical < concept->hard_low || canonical > concept->hard_high)
        sepse_reader_fault (&self->reader, &unit_place, "cuts-limits", "%g %s lies outside the limits of %s, %g to %g", table->cuts[0],
                            (const char *) l->data, concept->id, concept->hard_low, concept->hard_high);
      table->unit = (guint8) unit;
      table->n_cuts = 1;
      table->inclusive[0] = inclusive;
      node.n_tables++;
    }
  if (node.n_tables == 0)
    {
      sepse_reader_fault (&self->reader, &here, "missing-key", "expected a number for at least one unit");
      return -1;
    }

  node.tables = g_steal_pointer (&tables);
  node.results = g_memdup2 (results, sizeof results);

  return sepse_compiler_add_leaf (self, place, node, json_object_get_member (object, "if-absent"));
}

int
sepse_compiler_read_condition (SepseCompiler      *self,
                               const SepsePlace   *place,
                               const SepseConcept *concept,
                               JsonNode           *node)
{
  JsonObject *object = sepse_reader_object (&self->reader, place, node);
  g_autoptr (GList) members = NULL;
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (object == NULL)
    return -1;

  sepse_compiler_read_source (self, place, object);
  members = json_object_get_members (object);
  for (GList *l = members; l != NULL; l = l->next)
    {
      const char *word = l->data;
      SepsePlace  here = { place, word, 0 };
      int         child = -1;
      guint32     index;

      if (g_strv_contains (common_keys, word))
        continue;
      if (g_str_equal (word, "is") || g_str_equal (word, "has"))
        child = read_choices (self, place, concept, object, word);
      else if (g_strv_contains (number_words, word) && concept->n_units > 0)
        child = read_threshold (self, place, concept, object, word);
      else
        sepse_reader_fault (&self->reader, &here, "unknown-key", "%s cannot be asked with “%s”", concept->id, word);

      index = (guint32) child;
      if (child >= 0)
        g_array_append_val (children, index);
    }

  if (children->len == 0)
    {
      sepse_reader_fault (&self->reader, place, "missing-key", "no condition on %s", concept->id);
      return -1;
    }

  return sepse_compiler_join (self, SEPSE_OP_ALL, (const guint32 *) (void *) children->data, children->len);
}
