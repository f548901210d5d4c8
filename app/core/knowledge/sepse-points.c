/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-knowledge"

#include "config.h"

#include "knowledge/sepse-catalog-private.h"

static const char *const list_keys[] = { "worst", "sum", "choose", "at-most", "when", "source", "clause", "printed", "unverified", "label", "id",
                                         "help", NULL };
static const char *const input_keys[] = { "input", "points", "cuts", "round", "if-absent", "source", "clause", "printed", "unverified", "label",
                                          "id", "when", "help", NULL };

/* 3, or [1, 2, 3] where the answer leaves open which of these. */
static SepseMask
read_point (SepseCompiler    *self,
            const SepsePlace *place,
            JsonNode         *node)
{
  double points = 0;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      SepseMask  any = 0;

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          SepsePlace element = { place, NULL, i };
          JsonNode  *single = json_array_get_element (array, i);

          if (!JSON_NODE_HOLDS_ARRAY (single))
            any |= read_point (self, &element, single);
        }
      if (any != 0)
        return any;
    }
  if (!sepse_reader_number (&self->reader, place, node, &points))
    return 1;
  if (points < 0 || points > 31)
    sepse_reader_fault (&self->reader, place, "out-of-range", "%g points, expected 0 to 31", points);

  return 1u << (guint) CLAMP (points, 0, 31);
}

/* {"input": "oxygen-therapy", "points": {"air": 0, "oxygen": 2}} */
static int
read_choice_points (SepseCompiler      *self,
                    const SepsePlace   *place,
                    const SepseConcept *concept,
                    JsonObject         *object)
{
  SepsePlace  here = { place, "points", 0 };
  JsonObject *map = sepse_reader_object (&self->reader, &here, json_object_get_member (object, "points"));
  SepseNode   node = { .op = SEPSE_OP_MAP, .concept = concept->index, .is_points = TRUE };
  SepseMask  *results;

  if (map == NULL || concept->n_choices == 0)
    return -1;

  results = g_new0 (SepseMask, concept->n_choices);
  for (guint i = 0; i < concept->n_choices; i++)
    {
      SepsePlace choice = { &here, concept->choices[i].id, 0 };

      if (json_object_has_member (map, choice.key))
        results[i] = read_point (self, &choice, json_object_get_member (map, choice.key));
      else
        sepse_reader_fault (&self->reader, &choice, "missing-key", "no points for “%s”", choice.key);
    }
  node.results = results;
  node.n_results = concept->n_choices;

  return sepse_compiler_add_leaf (self, place, node, json_object_get_member (object, "if-absent"));
}

static gboolean
read_tables (SepseCompiler      *self,
             const SepsePlace   *place,
             const SepseConcept *concept,
             JsonObject         *object,
             SepseNode          *node)
{
  SepsePlace  here = { place, "cuts", 0 };
  JsonObject *units = sepse_reader_object (&self->reader, &here, json_object_get_member (object, "cuts"));
  g_autoptr (GList) members = NULL;
  SepseCuts *tables;

  if (units == NULL)
    return FALSE;

  members = json_object_get_members (units);
  if (members == NULL)
    {
      sepse_reader_fault (&self->reader, &here, "missing-key", "expected cuts for at least one unit");
      return FALSE;
    }

  node->tables = tables = g_new0 (SepseCuts, g_list_length (members));
  for (GList *l = members; l != NULL; l = l->next)
    {
      SepsePlace unit = { &here, l->data, 0 };

      if (!sepse_compiler_read_cuts (self, &unit, concept, json_object_get_member (units, l->data), &tables[node->n_tables]))
        return FALSE;
      if (tables[node->n_tables].n_cuts + 1u != node->n_results)
        {
          sepse_reader_fault (&self->reader, &unit, node->n_tables == 0 ? "points-count" : "cuts-count",
                              "%u cuts and %u points: expected one point more than cuts", tables[node->n_tables].n_cuts, node->n_results);
          return FALSE;
        }
      node->n_tables++;
    }

  return TRUE;
}

static int
read_input (SepseCompiler    *self,
            const SepsePlace *place,
            JsonObject       *object)
{
  SepsePlace          input_place = { place, "input", 0 };
  SepsePlace          points_place = { place, "points", 0 };
  const char         *id = sepse_reader_need_string (&self->reader, place, object, "input");
  const SepseConcept *concept = id != NULL ? sepse_dictionary_find (self->dictionary, id, -1) : NULL;
  SepseNode           node = { .op = SEPSE_OP_BAND, .is_points = TRUE };
  JsonArray          *points;
  SepseMask          *results;

  sepse_reader_check_keys (&self->reader, place, object, input_keys);
  sepse_compiler_read_source (self, place, object);
  if (concept == NULL)
    {
      sepse_reader_fault (&self->reader, &input_place, "unknown-concept", "no concept is called “%s”", id != NULL ? id : "");
      return -1;
    }
  if (concept->n_units == 0)
    return read_choice_points (self, place, concept, object);

  points = sepse_reader_array (&self->reader, &points_place, json_object_get_member (object, "points"));
  if (points == NULL)
    return -1;

  node.concept = concept->index;
  node.round = sepse_reader_member_number (&self->reader, place, object, "round", 0);
  node.n_results = json_array_get_length (points);
  node.results = results = g_new0 (SepseMask, node.n_results + 1);
  for (guint i = 0; i < node.n_results; i++)
    {
      SepsePlace element = { &points_place, NULL, i };

      results[i] = read_point (self, &element, json_array_get_element (points, i));
    }

  if (!read_tables (self, place, concept, object, &node))
    {
      g_free ((gpointer) node.tables);
      g_free (results);
      return -1;
    }

  return sepse_compiler_add_leaf (self, place, node, json_object_get_member (object, "if-absent"));
}

static int
read_points_list (SepseCompiler    *self,
                  const SepsePlace *place,
                  JsonObject       *object,
                  const char       *word,
                  SepseOp           op)
{
  SepsePlace here = { place, word, 0 };
  JsonArray *array = sepse_reader_array (&self->reader, &here, json_object_get_member (object, word));
  int        at_most = (int) sepse_reader_member_number (&self->reader, place, object, "at-most", 31);
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (guint32));

  sepse_reader_check_keys (&self->reader, place, object, list_keys);
  if (array == NULL)
    return -1;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SepsePlace element = { &here, NULL, i };
      int        child = sepse_compiler_read_points (self, &element, json_array_get_element (array, i));
      guint32    index = (guint32) child;

      if (child >= 0)
        g_array_append_val (children, index);
    }
  if (children->len == 0)
    {
      sepse_reader_fault (&self->reader, &here, "missing-key", "an empty list, expected at least one input");
      return -1;
    }

  return sepse_compiler_add_node (self, (SepseNode){ .op = (guint8) op, .number = (gint16) at_most },
                                  (const guint32 *) (void *) children->data, children->len);
}

/* Every branch must be left to somebody by those before it. */
static void
check_branches (SepseCompiler    *self,
                const SepsePlace *place,
                GArray           *children)
{
  g_autoptr (GArray) reached = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n_nodes = self->program->nodes->len;
  guint n_children = self->program->children->len;

  for (guint i = 0; i < children->len; i += 2)
    {
      gboolean   is_last = i + 1 == children->len;
      SepsePlace branch = { place, NULL, i / 2 };
      guint32    when = g_array_index (children, guint32, i);
      guint32    otherwise;

      if (!is_last)
        g_array_append_val (reached, when);
      if (sepse_compiler_find_reach (self, sepse_compiler_join (self, SEPSE_OP_ALL, (const guint32 *) (void *) reached->data, reached->len)) == SEPSE_CAN_BE_NOT_MET)
        sepse_reader_fault (&self->reader, &branch, "shadowed-branch", "no patient is left for this branch: those before it take them all");
      if (is_last)
        break;

      otherwise = (guint32) sepse_compiler_add_node (self, (SepseNode){ .op = SEPSE_OP_NOT }, &when, 1);
      g_array_index (reached, guint32, reached->len - 1) = otherwise;
    }

  /* They served the question only. */
  g_array_set_size (self->program->nodes, n_nodes);
  g_array_set_size (self->program->children, n_children);
}

static int
read_choose (SepseCompiler    *self,
             const SepsePlace *place,
             JsonObject       *object)
{
  SepsePlace here = { place, "choose", 0 };
  JsonArray *array = sepse_reader_array (&self->reader, &here, json_object_get_member (object, "choose"));
  guint      n = array != NULL ? json_array_get_length (array) : 0;
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (guint32));

  sepse_reader_check_keys (&self->reader, place, object, list_keys);
  for (guint i = 0; i < n; i++)
    {
      SepsePlace  element = { &here, NULL, i };
      JsonNode   *node = json_array_get_element (array, i);
      JsonObject *branch = sepse_reader_object (&self->reader, &element, node);
      gboolean    has_when = branch != NULL && json_object_has_member (branch, "when");
      guint32     when, value;

      if (branch == NULL)
        return -1;
      if (has_when == (i + 1 == n))
        {
          sepse_reader_fault (&self->reader, &element, has_when ? "no-last-branch" : "shadowed-branch",
                              has_when ? "the last branch has a “when”: nothing holds when it does not"
                                       : "a branch without “when” hides those behind it");
          return -1;
        }
      if (has_when)
        {
          int compiled = sepse_compiler_member_expression (self, &element, branch, "when", -1);

          when = (guint32) compiled;
          if (compiled < 0)
            return -1;
          g_array_append_val (children, when);
        }
      {
        int compiled = json_object_has_member (branch, "input")   ? read_input (self, &element, branch)
                       : json_object_has_member (branch, "worst") ? read_points_list (self, &element, branch, "worst", SEPSE_OP_WORST)
                       : json_object_has_member (branch, "sum")   ? read_points_list (self, &element, branch, "sum", SEPSE_OP_SUM)
                                                                  : -1;

        if (compiled < 0 && json_object_has_member (branch, "points"))
          compiled = sepse_compiler_add_constant (self, read_point (self, &element, json_object_get_member (branch, "points")));
        value = (guint32) compiled;
        if (compiled < 0)
          return -1;
        g_array_append_val (children, value);
      }
    }
  if (n == 0)
    {
      sepse_reader_fault (&self->reader, &here, "no-last-branch", "an empty list, expected at least one branch");
      return -1;
    }
  check_branches (self, &here, children);

  return sepse_compiler_add_node (self, (SepseNode){ .op = SEPSE_OP_CHOOSE }, (const guint32 *) (void *) children->data, children->len);
}

/* {"when": …, "points": 1}: these points if it is met, else none. */
static int
read_conditional (SepseCompiler    *self,
                  const SepsePlace *place,
                  JsonObject       *object)
{
  SepsePlace here = { place, "points", 0 };
  int        when = sepse_compiler_member_expression (self, place, object, "when", -1);
  guint32    child = (guint32) when;
  SepseMask  results[2] = { 1, read_point (self, &here, json_object_get_member (object, "points")) };
  SepseNode  node = { .op = SEPSE_OP_POINTS, .n_results = 2 };

  sepse_reader_check_keys (&self->reader, place, object, input_keys);
  if (when < 0)
    return -1;
  node.results = g_memdup2 (results, sizeof results);

  return sepse_compiler_add_node (self, node, &child, 1);
}

int
sepse_compiler_read_points (SepseCompiler    *self,
                            const SepsePlace *place,
                            JsonNode         *node)
{
  JsonObject *object = sepse_reader_object (&self->reader, place, node);

  if (object == NULL)
    return -1;
  if (json_object_has_member (object, "worst"))
    return read_points_list (self, place, object, "worst", SEPSE_OP_WORST);
  if (json_object_has_member (object, "sum"))
    return read_points_list (self, place, object, "sum", SEPSE_OP_SUM);
  if (json_object_has_member (object, "choose"))
    return read_choose (self, place, object);
  if (json_object_has_member (object, "input"))
    return read_input (self, place, object);
  if (json_object_has_member (object, "when"))
    return read_conditional (self, place, object);

  sepse_reader_fault (&self->reader, place, "missing-key", "expected input, worst, sum, choose or when");
  return -1;
}
