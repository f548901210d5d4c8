/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-knowledge"

#include "config.h"

#include "knowledge/sepse-compiler.h"

static int
read_list (SepseCompiler    *self,
           const SepsePlace *place,
           JsonNode         *node,
           SepseOp           op)
{
  JsonArray *array = sepse_reader_array (&self->reader, place, node);
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (array == NULL)
    return -1;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SepsePlace element = { place, NULL, i };
      int        child = sepse_compiler_read_expression (self, &element, json_array_get_element (array, i));
      guint32    index = (guint32) child;

      if (child >= 0)
        g_array_append_val (children, index);
    }

  if (children->len == 0)
    {
      sepse_reader_fault (&self->reader, place, "wrong-type", "an empty list, expected at least one condition");
      return -1;
    }

  return sepse_compiler_join (self, op, (const guint32 *) (void *) children->data, children->len);
}

static int
read_unary (SepseCompiler    *self,
            const SepsePlace *place,
            JsonNode         *node,
            SepseOp           op)
{
  int     child = sepse_compiler_read_expression (self, place, node);
  guint32 index = (guint32) child;

  if (child < 0)
    return -1;

  return sepse_compiler_add_node (self, (SepseNode){ .op = (guint8) op }, &index, 1);
}

static int
read_known (SepseCompiler    *self,
            const SepsePlace *place,
            JsonObject       *object)
{
  const char *const *ids = sepse_reader_member_strings (&self->reader, place, object, "known");
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const SepseConcept *concept = sepse_dictionary_find (self->dictionary, ids[i], -1);
      SepseNode           node = { .op = SEPSE_OP_KNOWN };
      guint32             index;

      if (concept == NULL)
        {
          sepse_reader_fault (&self->reader, place, "unknown-concept", "no concept is called “%s”", ids[i]);
          continue;
        }
      node.concept = concept->index;
      node.open = SEPSE_CAN_BE_NOT_MET;
      node.absent = SEPSE_CAN_BE_NOT_MET;
      index = (guint32) sepse_compiler_add_node (self, node, NULL, 0);
      g_array_append_val (children, index);
    }
  if (ids[0] != NULL)
    g_free ((gpointer) ids);

  if (children->len == 0)
    return -1;

  return sepse_compiler_join (self, SEPSE_OP_ALL, (const guint32 *) (void *) children->data, children->len);
}

/* {"compare": ["systolic-pressure", "below", "diastolic-pressure"]} */
static int
read_compare (SepseCompiler    *self,
              const SepsePlace *place,
              JsonObject       *object)
{
  static const struct
  {
    const char *word;
    gboolean    inclusive;
    SepseMask   results[2];
  } words[] = {
    { "below", FALSE, { SEPSE_CAN_BE_MET, SEPSE_CAN_BE_NOT_MET } },
    { "at-most", TRUE, { SEPSE_CAN_BE_MET, SEPSE_CAN_BE_NOT_MET } },
    { "at-least", FALSE, { SEPSE_CAN_BE_NOT_MET, SEPSE_CAN_BE_MET } },
    { "above", TRUE, { SEPSE_CAN_BE_NOT_MET, SEPSE_CAN_BE_MET } },
  };
  SepsePlace          here = { place, "compare", 0 };
  const char *const  *parts = sepse_reader_member_strings (&self->reader, place, object, "compare");
  const SepseConcept *left, *right;
  SepseNode           node = { .op = SEPSE_OP_COMPARE, .n_tables = 1, .n_results = 2 };

  if (g_strv_length ((char **) parts) != 3)
    {
      sepse_reader_fault (&self->reader, &here, "wrong-type", "expected concept, word, concept");
      return -1;
    }
  left = sepse_dictionary_find (self->dictionary, parts[0], -1);
  right = sepse_dictionary_find (self->dictionary, parts[2], -1);
  if (left == NULL || right == NULL)
    {
      sepse_reader_fault (&self->reader, &here, "unknown-concept", "no concept is called “%s”", left == NULL ? parts[0] : parts[2]);
      g_free ((gpointer) parts);
      return -1;
    }

  node.concept = left->index;
  node.other = right->index;
  node.open = node.absent = SEPSE_CAN_BE_EITHER;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (parts[1], words[i].word))
      {
        SepseCuts cuts = { .n_cuts = 1, .inclusive = { words[i].inclusive } };

        node.tables = g_memdup2 (&cuts, sizeof cuts);
        node.results = g_memdup2 (words[i].results, sizeof words[i].results);
      }
  if (node.tables == NULL)
    sepse_reader_fault (&self->reader, &here, "unknown-key", "found “%s”, expected below, at-most, at-least or above", parts[1]);
  g_free ((gpointer) parts);
  if (node.tables == NULL)
    return -1;

  return sepse_compiler_add_node (self, node, NULL, 0);
}

/* {"score": "sofa", "above-baseline": "baseline-sofa", "at-least": 2, "if-absent": {"baseline": 0, "unless": …, "source": …}} */
static int
read_baseline (SepseCompiler    *self,
               const SepsePlace *place,
               JsonObject       *object)
{
  const char         *id = sepse_reader_need_string (&self->reader, place, object, "above-baseline");
  const SepseConcept *concept = id != NULL ? sepse_dictionary_find (self->dictionary, id, -1) : NULL;
  SepsePlace          here = { place, "if-absent", 0 };
  SepseNode           node = { .op = SEPSE_OP_NUMBER, .is_points = TRUE };
  JsonNode           *if_absent = json_object_get_member (object, "if-absent");

  if (concept == NULL)
    {
      sepse_reader_fault (&self->reader, place, "unknown-concept", "no concept is called “%s”", id != NULL ? id : "");
      return -1;
    }

  node.concept = concept->index;
  for (int i = (int) CLAMP (concept->hard_low, 0, 31); i <= (int) CLAMP (concept->hard_high, 0, 31); i++)
    node.open |= 1u << i;

  return sepse_compiler_add_leaf (self, &here, node, if_absent);
}

static int
read_score (SepseCompiler    *self,
            const SepsePlace *place,
            JsonObject       *object,
            const char       *kind)
{
  static const char *const keys[] = { "score", "item", "at-least", "above-baseline", "if-absent", "source", "clause", NULL };
  const char              *name = sepse_reader_need_string (&self->reader, place, object, kind);
  int                      threshold = (int) sepse_reader_member_number (&self->reader, place, object, "at-least", 1);
  int                      points = name != NULL ? sepse_compiler_find_name (self, place, kind, name) : -1;
  guint32                  children[2];
  int                      baseline;

  sepse_reader_check_keys (&self->reader, place, object, keys);
  if (points < 0)
    return -1;
  if (!json_object_has_member (object, "above-baseline"))
    return sepse_compiler_add_at_least (self, points, threshold);

  baseline = read_baseline (self, place, object);
  if (baseline < 0)
    return -1;
  children[0] = (guint32) points;
  children[1] = (guint32) baseline;

  return sepse_compiler_add_node (self, (SepseNode){ .op = SEPSE_OP_AT_LEAST, .number = (gint16) threshold }, children, 2);
}

static int
read_any_item (SepseCompiler    *self,
               const SepsePlace *place,
               JsonObject       *object)
{
  static const char *const keys[] = { "any-item-of", "at-least", "source", "clause", NULL };
  const char              *name = sepse_reader_need_string (&self->reader, place, object, "any-item-of");
  int                      threshold = (int) sepse_reader_member_number (&self->reader, place, object, "at-least", 1);
  g_autofree char         *prefix = name == NULL                 ? NULL
                                    : strchr (name, '/') != NULL ? g_strdup_printf ("item %s/", name)
                                                                 : g_strdup_printf ("item %s/%s/", self->scope != NULL ? self->scope : "", name);
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint32));
  GHashTableIter iter;
  gpointer       key, value;

  sepse_reader_check_keys (&self->reader, place, object, keys);
  if (name == NULL)
    return -1;

  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_str_has_prefix (key, prefix))
      {
        guint32 node = (guint32) ((SepseName *) value)->node;

        g_array_append_val (nodes, node);
      }
  if (nodes->len == 0)
    {
      sepse_reader_fault (&self->reader, place, "unknown-score", "no score is called “%s”", name);
      return -1;
    }

  for (guint i = 0; i < nodes->len; i++)
    {
      guint32 *node = &g_array_index (nodes, guint32, i);

      *node = (guint32) sepse_compiler_add_at_least (self, (int) *node, threshold);
    }

  return sepse_compiler_join (self, SEPSE_OP_ANY, (const guint32 *) (void *) nodes->data, nodes->len);
}

/* "any-flag": every red flag that is declared so far. */
static int
read_any_flag (SepseCompiler    *self,
               const SepsePlace *place)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (self->names), (GCompareFunc) g_strcmp0);
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (GList *l = keys; l != NULL; l = l->next)
    if (g_str_has_prefix (l->data, "flag "))
      {
        guint32 node = (guint32) ((SepseName *) g_hash_table_lookup (self->names, l->data))->node;

        g_array_append_val (nodes, node);
      }
  if (nodes->len == 0)
    {
      sepse_reader_fault (&self->reader, place, "unknown-flag", "no red flag is declared before this");
      return -1;
    }

  return sepse_compiler_join (self, SEPSE_OP_ANY, (const guint32 *) (void *) nodes->data, nodes->len);
}

static int
read_reference (SepseCompiler    *self,
                const SepsePlace *place,
                JsonObject       *object,
                const char       *kind)
{
  const char *name = sepse_reader_need_string (&self->reader, place, object, kind);

  return name != NULL ? sepse_compiler_find_name (self, place, kind, name) : -1;
}

static gboolean
is_two_valued (const char *key)
{
  static const char *const words[] = { "known", "possible", "certain", "compare", NULL };

  return g_strv_contains (words, key);
}

static int
read_word (SepseCompiler    *self,
           const SepsePlace *place,
           JsonObject       *object,
           const char       *key)
{
  SepsePlace here = { place, key, 0 };
  JsonNode  *member = json_object_get_member (object, key);

  if (self->is_definition && is_two_valued (key))
    {
      sepse_reader_fault (&self->reader, &here, "unknown-key", "“%s” has no place in a guideline: what is unknown stays unknown", key);
      return -1;
    }
  if (g_str_equal (key, "all"))
    return read_list (self, &here, member, SEPSE_OP_ALL);
  if (g_str_equal (key, "any"))
    return read_list (self, &here, member, SEPSE_OP_ANY);
  if (g_str_equal (key, "not"))
    return read_unary (self, &here, member, SEPSE_OP_NOT);
  if (g_str_equal (key, "possible"))
    return read_unary (self, &here, member, SEPSE_OP_POSSIBLE);
  if (g_str_equal (key, "certain"))
    return read_unary (self, &here, member, SEPSE_OP_CERTAIN);
  if (g_str_equal (key, "known"))
    return read_known (self, place, object);
  if (g_str_equal (key, "compare"))
    return read_compare (self, place, object);
  if (g_str_equal (key, "any-flag"))
    return read_any_flag (self, &here);
  if (g_str_equal (key, "fact") || g_str_equal (key, "outcome") || g_str_equal (key, "flag") || g_str_equal (key, "applies"))
    return read_reference (self, place, object, key);

  {
    const SepseConcept *concept = sepse_dictionary_find (self->dictionary, key, -1);

    if (concept != NULL)
      return sepse_compiler_read_condition (self, &here, concept, member);
  }

  sepse_reader_fault (&self->reader, &here, "unknown-concept", "no concept or word of a condition is called “%s”", key);
  return -1;
}

int
sepse_compiler_read_expression (SepseCompiler    *self,
                                const SepsePlace *place,
                                JsonNode         *node)
{
  JsonObject *object = sepse_reader_object (&self->reader, place, node);
  g_autoptr (GList) members = NULL;

  if (object == NULL)
    return -1;

  if (json_object_has_member (object, "any-item-of"))
    return read_any_item (self, place, object);
  if (json_object_has_member (object, "score"))
    return read_score (self, place, object, "score");
  if (json_object_has_member (object, "item"))
    return read_score (self, place, object, "item");

  members = json_object_get_members (object);
  if (members == NULL || members->next != NULL)
    {
      sepse_reader_fault (&self->reader, place, "wrong-type", "%u members, expected exactly one condition", g_list_length (members));
      return -1;
    }

  return read_word (self, place, object, members->data);
}

int
sepse_compiler_member_expression (SepseCompiler    *self,
                                  const SepsePlace *place,
                                  JsonObject       *object,
                                  const char       *key,
                                  int               fallback)
{
  SepsePlace here = { place, key, 0 };
  JsonNode  *node = json_object_get_member (object, key);
  int        compiled;

  if (node == NULL)
    return fallback;

  compiled = sepse_compiler_read_expression (self, &here, node);

  return compiled >= 0 ? compiled : fallback;
}
