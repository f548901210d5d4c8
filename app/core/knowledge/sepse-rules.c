/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-knowledge"

#include "config.h"

#include "knowledge/sepse-catalog-private.h"

#include <string.h>

static const char *const rule_keys[] = { "id", "label", "text", "variants", "group", "kind", "code", "severity", "tests", "urgency", "within", "call",
                                         "source", "clause", "unverified", "concept", "headline", "when", "done", "note", NULL };
static const char *const variant_keys[] = { "when", "text", NULL };

static const struct
{
  const char  *id;
  SepseUrgency urgency;
  int          minutes;
} urgencies[] = {
  { "not-assessed", SEPSE_URGENCY_NOT_ASSESSED, -1 },
  { "judgement", SEPSE_URGENCY_JUDGEMENT, -1 },
  { "6h", SEPSE_URGENCY_6H, 360 },
  { "3h", SEPSE_URGENCY_3H, 180 },
  { "1h", SEPSE_URGENCY_1H, 60 },
  { "now", SEPSE_URGENCY_NOW, 0 },
};

const char *
sepse_urgency_to_id (SepseUrgency urgency)
{
  for (guint i = 0; i < G_N_ELEMENTS (urgencies); i++)
    if (urgencies[i].urgency == urgency)
      return urgencies[i].id;

  return "not-assessed";
}

static void
clear_rule (gpointer data)
{
  SepseRule *self = data;

  g_free ((gpointer) self->variants);
  if (self->tests != NULL && self->tests[0] != NULL)
    g_free ((gpointer) self->tests);
}

GArray *
sepse_rules_new (void)
{
  GArray *rules = g_array_new (FALSE, TRUE, sizeof (SepseRule));

  g_array_set_clear_func (rules, clear_rule);

  return rules;
}

static void
read_variants (SepseCompiler    *compiler,
               const SepsePlace *place,
               JsonObject       *object,
               SepseRule        *rule)
{
  SepsePlace    here = { place, "variants", 0 };
  JsonArray    *array;
  SepseVariant *variants;

  if (!json_object_has_member (object, "variants"))
    return;
  array = sepse_reader_array (&compiler->reader, &here, json_object_get_member (object, "variants"));
  if (array == NULL)
    return;

  rule->variants = variants = g_new0 (SepseVariant, json_array_get_length (array) + 1);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SepsePlace  element = { &here, NULL, i };
      JsonObject *variant = sepse_reader_object (&compiler->reader, &element, json_array_get_element (array, i));

      if (variant == NULL)
        continue;
      sepse_reader_check_keys (&compiler->reader, &element, variant, variant_keys);
      variants[rule->n_variants].when = sepse_compiler_member_expression (compiler, &element, variant, "when", -1);
      variants[rule->n_variants].text = sepse_reader_need_string (&compiler->reader, &element, variant, "text");
      rule->n_variants++;
    }
}

/* "now", "1h", "24h", "30min" */
static int
read_minutes (SepseCompiler    *compiler,
              const SepsePlace *place,
              JsonObject       *object)
{
  SepsePlace  here = { place, "within", 0 };
  const char *text = sepse_reader_member_string (&compiler->reader, place, object, "within");
  char       *rest = NULL;
  gint64      number;

  if (text == NULL)
    return -1;
  if (g_str_equal (text, "now"))
    return 0;

  number = g_ascii_strtoll (text, &rest, 10);
  if (number > 0 && g_str_equal (rest, "h"))
    return (int) number * 60;
  if (number > 0 && g_str_equal (rest, "min"))
    return (int) number;

  sepse_reader_fault (&compiler->reader, &here, "wrong-type", "found “%s”, expected now, a number of hours (1h) or of minutes (30min)", text);
  return -1;
}

static SepseUrgency
read_urgency (SepseCompiler    *compiler,
              const SepsePlace *place,
              JsonObject       *object)
{
  SepsePlace  here = { place, "urgency", 0 };
  const char *text = sepse_reader_member_string (&compiler->reader, place, object, "urgency");

  if (text == NULL)
    return SEPSE_URGENCY_NOT_ASSESSED;
  for (guint i = 0; i < G_N_ELEMENTS (urgencies); i++)
    if (g_str_equal (text, urgencies[i].id))
      return urgencies[i].urgency;

  sepse_reader_fault (&compiler->reader, &here, "unknown-choice", "found “%s”, expected now, 1h, 3h, 6h or judgement", text);
  return SEPSE_URGENCY_NOT_ASSESSED;
}

static gboolean
is_any_flag (JsonObject *object)
{
  JsonNode *when = json_object_get_member (object, "when");

  return when != NULL && JSON_NODE_HOLDS_OBJECT (when) && json_object_has_member (json_node_get_object (when), "any-flag");
}

static void
read_rule (SepseCompiler    *compiler,
           const SepsePlace *place,
           JsonObject       *object,
           SepseRule        *rule)
{
  const char *concept = sepse_reader_member_string (&compiler->reader, place, object, "concept");

  sepse_reader_check_keys (&compiler->reader, place, object, rule_keys);
  rule->id = sepse_reader_need_string (&compiler->reader, place, object, "id");
  rule->label = sepse_reader_member_string (&compiler->reader, place, object, "label");
  rule->text = sepse_reader_member_string (&compiler->reader, place, object, "text");
  rule->group = sepse_reader_member_string (&compiler->reader, place, object, "group");
  rule->kind = sepse_reader_member_string (&compiler->reader, place, object, json_object_has_member (object, "code") ? "code" : "kind");
  rule->severity = sepse_reader_member_string (&compiler->reader, place, object, "severity");
  rule->call = sepse_reader_member_string (&compiler->reader, place, object, "call");
  rule->clause = sepse_reader_member_string (&compiler->reader, place, object, "clause");
  rule->tests = sepse_reader_member_strings (&compiler->reader, place, object, "tests");
  rule->urgency = read_urgency (compiler, place, object);
  rule->within_minutes = read_minutes (compiler, place, object);
  rule->headline = sepse_reader_member_boolean (&compiler->reader, place, object, "headline");
  if (!json_object_has_member (object, "source"))
    sepse_reader_fault (&compiler->reader, place, "no-source", "“source” is missing");
  compiler->source = rule->source = sepse_compiler_read_source (compiler, place, object);
  rule->unverified = sepse_reader_member_boolean (&compiler->reader, place, object, "unverified") || (rule->source != NULL && rule->source->unverified);
  rule->any_flag = is_any_flag (object);
  rule->concept = SEPSE_MAX_CONCEPTS;
  if (concept != NULL)
    {
      const SepseConcept *found = sepse_dictionary_find (compiler->dictionary, concept, -1);

      if (found == NULL)
        sepse_reader_fault (&compiler->reader, place, "unknown-concept", "no concept is called “%s”", concept);
      else
        rule->concept = found->index;
    }
  read_variants (compiler, place, object, rule);
  rule->when = sepse_compiler_member_expression (compiler, place, object, "when", -1);
  rule->done = sepse_compiler_member_expression (compiler, place, object, "done", -1);
  if (rule->when < 0)
    sepse_reader_fault (&compiler->reader, place, "missing-key", "“when” is missing or wrong: the rule would always fire");
}

void
sepse_rules_read (SepseCompiler    *compiler,
                  const SepsePlace *place,
                  JsonObject       *document,
                  const char       *key,
                  GArray           *rules)
{
  SepsePlace here = { place, key, 0 };
  JsonArray *array = sepse_reader_array (&compiler->reader, &here, json_object_get_member (document, key));

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      SepsePlace  element = { &here, NULL, i };
      JsonObject *object = sepse_reader_object (&compiler->reader, &element, json_array_get_element (array, i));
      SepseRule   rule = { 0 };

      if (object == NULL)
        continue;
      read_rule (compiler, &element, object, &rule);
      for (guint j = 0; j < rules->len; j++)
        if (g_strcmp0 (g_array_index (rules, SepseRule, j).id, rule.id) == 0)
          sepse_reader_fault (&compiler->reader, &element, "duplicate-id", "“%s” stands twice", rule.id);
      g_array_append_val (rules, rule);
    }
}
