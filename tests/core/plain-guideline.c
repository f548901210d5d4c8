/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-tests"

#include "plain-guideline.h"

#include <math.h>
#include <string.h>

static gboolean holds (const PlainGuideline *self, JsonObject *rule);
static int      count_points (const PlainGuideline *self, JsonObject *rule);

static const SepseConcept *
find_concept (const PlainGuideline *self,
              const char           *id)
{
  const SepseConcept *concept = sepse_dictionary_find (self->dictionary, id, -1);

  if (concept == NULL)
    g_error ("no concept is called %s", id);

  return concept;
}

static gboolean
is_known (const PlainGuideline *self,
          const SepseConcept   *concept)
{
  return self->values[concept->index].origin != SEPSE_ORIGIN_UNKNOWN;
}

/* What its absence counts as; NULL when it has a value. */
static JsonObject *
find_if_absent (const PlainGuideline *self,
                JsonObject           *rule,
                const SepseConcept   *concept)
{
  if (is_known (self, concept))
    return NULL;

  return json_object_has_member (rule, "if-absent") ? json_object_get_object_member (rule, "if-absent") : NULL;
}

static const SepseValue *
get_value (const PlainGuideline *self,
           const SepseConcept   *concept)
{
  if (is_known (self, concept))
    return &self->values[concept->index];
  if (self->others == NULL || self->others[concept->index].origin == SEPSE_ORIGIN_UNKNOWN)
    g_error ("%s has no value, and nothing says what that counts as", concept->id);

  return &self->others[concept->index];
}

/* Points that stand for an absent value: written down, or what other answers say of it. */
static int
count_absent (const PlainGuideline *self,
              JsonObject           *if_absent,
              const char           *key)
{
  if (json_object_has_member (if_absent, "from"))
    return count_points (self, json_object_get_object_member (if_absent, "from"));

  return (int) json_object_get_int_member (if_absent, key);
}

/* The member for the unit the value was entered in, else the first, after conversion. */
static JsonNode *
choose_table (const PlainGuideline *self,
              const SepseConcept   *concept,
              JsonObject           *units,
              double               *number)
{
  const SepseValue *value = get_value (self, concept);
  const char       *code = concept->units[value->unit].code;
  g_autoptr (GList) codes = json_object_get_members (units);

  *number = value->value;
  if (json_object_has_member (units, code))
    return json_object_get_member (units, code);

  *number = sepse_concept_from_canonical (concept, (guint) sepse_concept_find_unit (concept, codes->data, -1), value->canonical);
  return json_object_get_member (units, codes->data);
}

static gboolean
compares (double      number,
          const char *word,
          double      limit)
{
  if (g_str_equal (word, "above"))
    return number > limit;
  if (g_str_equal (word, "at-least"))
    return number >= limit;
  if (g_str_equal (word, "below"))
    return number < limit;
  g_assert_cmpstr (word, ==, "at-most");
  return number <= limit;
}

static gboolean
is_among (const PlainGuideline *self,
          const SepseConcept   *concept,
          JsonNode             *choices)
{
  guint64 held = get_value (self, concept)->choices;

  if (JSON_NODE_HOLDS_ARRAY (choices))
    {
      JsonArray *array = json_node_get_array (choices);

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (is_among (self, concept, json_array_get_element (array, i)))
          return TRUE;
      return FALSE;
    }
  if (json_node_get_value_type (choices) == G_TYPE_BOOLEAN)
    return held == (json_node_get_boolean (choices) ? 2 : 1);

  return (held >> sepse_concept_find_choice (concept, json_node_get_string (choices), -1)) & 1;
}

static gboolean
concept_holds (const PlainGuideline *self,
               const SepseConcept   *concept,
               JsonObject           *rule)
{
  static const char *const words[] = { "above", "at-least", "below", "at-most" };
  JsonObject              *if_absent = find_if_absent (self, rule, concept);

  if (if_absent != NULL && json_object_has_member (if_absent, "from"))
    return holds (self, json_object_get_object_member (if_absent, "from"));
  if (if_absent != NULL)
    return g_str_equal (json_object_get_string_member (if_absent, "truth"), "met");

  if (json_object_has_member (rule, "is") && !is_among (self, concept, json_object_get_member (rule, "is")))
    return FALSE;
  if (json_object_has_member (rule, "has") && !is_among (self, concept, json_object_get_member (rule, "has")))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (json_object_has_member (rule, words[i]))
      {
        double    number;
        JsonNode *limit = choose_table (self, concept, json_object_get_object_member (rule, words[i]), &number);

        if (!compares (number, words[i], json_node_get_double (limit)))
          return FALSE;
      }

  return TRUE;
}

static JsonObject *
find_by_id (JsonArray  *array,
            const char *id,
            gsize       length)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      const char *found = json_object_get_string_member (object, "id");

      if (strlen (found) == length && strncmp (found, id, length) == 0)
        return object;
    }

  g_error ("nothing is called %s", id);
}

/* "sirs" or "phoenix/cardiovascular" */
static int
count_named (const PlainGuideline *self,
             const char           *name)
{
  const char *slash = strchr (name, '/');
  JsonObject *score = find_by_id (json_object_get_array_member (self->document, "scores"), name, slash != NULL ? (gsize) (slash - name) : strlen (name));
  JsonArray  *items = json_object_get_array_member (score, "items");
  int         sum = 0;

  if (slash != NULL)
    return count_points (self, find_by_id (items, slash + 1, strlen (slash + 1)));
  for (guint i = 0; i < json_array_get_length (items); i++)
    sum += count_points (self, json_array_get_object_element (items, i));

  return sum;
}

static gboolean
score_holds (const PlainGuideline *self,
             JsonObject           *rule)
{
  const char *name = json_object_get_string_member (rule, json_object_has_member (rule, "score") ? "score" : "item");
  int         points = count_named (self, name);

  if (json_object_has_member (rule, "above-baseline"))
    {
      const SepseConcept *baseline = find_concept (self, json_object_get_string_member (rule, "above-baseline"));
      JsonObject         *if_absent = find_if_absent (self, rule, baseline);

      points -= if_absent != NULL ? count_absent (self, if_absent, "baseline") : (int) get_value (self, baseline)->canonical;
    }

  return points >= json_object_get_int_member_with_default (rule, "at-least", 1);
}

static gboolean
any_item_holds (const PlainGuideline *self,
                JsonObject           *rule)
{
  const char *name = json_object_get_string_member (rule, "any-item-of");
  JsonArray  *items = json_object_get_array_member (find_by_id (json_object_get_array_member (self->document, "scores"), name, strlen (name)), "items");

  for (guint i = 0; i < json_array_get_length (items); i++)
    if (count_points (self, json_array_get_object_element (items, i)) >= json_object_get_int_member (rule, "at-least"))
      return TRUE;

  return FALSE;
}

static gboolean
list_holds (const PlainGuideline *self,
            JsonArray            *rules,
            gboolean              all)
{
  for (guint i = 0; i < json_array_get_length (rules); i++)
    if (holds (self, json_array_get_object_element (rules, i)) != all)
      return !all;

  return all;
}

static gboolean
holds (const PlainGuideline *self,
       JsonObject           *rule)
{
  g_autoptr (GList) words = json_object_get_members (rule);
  const char *word = words->data;

  if (json_object_has_member (rule, "any-item-of"))
    return any_item_holds (self, rule);
  if (json_object_has_member (rule, "score") || json_object_has_member (rule, "item"))
    return score_holds (self, rule);
  if (g_str_equal (word, "all") || g_str_equal (word, "any"))
    return list_holds (self, json_object_get_array_member (rule, word), g_str_equal (word, "all"));
  if (g_str_equal (word, "not"))
    return !holds (self, json_object_get_object_member (rule, word));
  if (g_str_equal (word, "fact"))
    {
      JsonObject *facts = json_object_get_object_member (self->document, "facts");
      JsonObject *fact = json_object_get_object_member (facts, json_object_get_string_member (rule, word));

      return holds (self, json_object_get_object_member (fact, "rule"));
    }

  return concept_holds (self, find_concept (self, word), json_object_get_object_member (rule, word));
}

static const char *
get_cut (JsonNode *node)
{
  return JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_string_member (json_node_get_object (node), "cut") : json_node_get_string (node);
}

static int
count_band (const PlainGuideline *self,
            const SepseConcept   *concept,
            JsonObject           *rule)
{
  double     number;
  JsonArray *points = json_object_get_array_member (rule, "points");
  JsonArray *cuts = json_node_get_array (choose_table (self, concept, json_object_get_object_member (rule, "cuts"), &number));
  double     step = json_object_get_double_member_with_default (rule, "round", 0);
  guint      i;

  /* Halves go up; in steps both sides are whole numbers. */
  if (step > 0)
    number = floor (number / step + 0.5 + 1e-9);
  for (i = 0; i < json_array_get_length (cuts); i++)
    {
      const char *cut = get_cut (json_array_get_element (cuts, i));
      gboolean    inclusive = g_str_has_prefix (cut, "<=");
      double      limit = g_ascii_strtod (cut + (inclusive ? 2 : 1), NULL);

      if (compares (number, inclusive ? "at-most" : "below", step > 0 ? rint (limit / step) : limit))
        break;
    }

  return (int) json_array_get_int_element (points, i);
}

static int
count_list (const PlainGuideline *self,
            JsonArray            *rules,
            gboolean              worst)
{
  int points = 0;

  for (guint i = 0; i < json_array_get_length (rules); i++)
    {
      int own = count_points (self, json_array_get_object_element (rules, i));

      points = worst ? MAX (points, own) : points + own;
    }

  return points;
}

static int
count_choice (const PlainGuideline *self,
              JsonNode             *points)
{
  JsonArray *several;

  if (!JSON_NODE_HOLDS_ARRAY (points))
    return (int) json_node_get_int (points);

  several = json_node_get_array (points);
  *self->picked = TRUE;

  return (int) json_array_get_int_element (several, MIN (self->pick, json_array_get_length (several) - 1));
}

static int
count_points (const PlainGuideline *self,
              JsonObject           *rule)
{
  if (json_object_has_member (rule, "worst"))
    return count_list (self, json_object_get_array_member (rule, "worst"), TRUE);
  if (json_object_has_member (rule, "sum"))
    return MIN (count_list (self, json_object_get_array_member (rule, "sum"), FALSE), json_object_get_int_member_with_default (rule, "at-most", 31));
  if (json_object_has_member (rule, "choose"))
    {
      JsonArray *branches = json_object_get_array_member (rule, "choose");
      guint      i = 0;

      while (i + 1 < json_array_get_length (branches) && !holds (self, json_object_get_object_member (json_array_get_object_element (branches, i), "when")))
        i++;
      return count_points (self, json_array_get_object_element (branches, i));
    }
  if (json_object_has_member (rule, "input"))
    {
      const SepseConcept *concept = find_concept (self, json_object_get_string_member (rule, "input"));

      JsonObject *if_absent = find_if_absent (self, rule, concept);

      if (if_absent != NULL)
        return count_absent (self, if_absent, "points");
      if (concept->n_units > 0)
        return count_band (self, concept, rule);
      return count_choice (self, json_object_get_member (json_object_get_object_member (rule, "points"),
                                                         concept->choices[__builtin_ctzll (get_value (self, concept)->choices)].id));
    }

  return holds (self, json_object_get_object_member (rule, "when")) ? (int) json_object_get_int_member (rule, "points") : 0;
}

int
plain_count (const PlainGuideline *self,
             const char           *score)
{
  return count_named (self, score);
}

gboolean
plain_meets (const PlainGuideline *self,
             guint                 outcome)
{
  JsonArray  *alone = json_object_has_member (self->document, "outcomes") ? json_object_get_array_member (self->document, "outcomes") : NULL;
  guint       n_alone = alone != NULL ? json_array_get_length (alone) : 0;
  JsonObject *ladder;
  JsonArray  *rungs;
  gboolean    exclusive;

  if (outcome < n_alone)
    return holds (self, json_object_get_object_member (json_array_get_object_element (alone, outcome), "when"));

  ladder = json_object_get_object_member (self->document, "ladder");
  rungs = json_object_get_array_member (ladder, "rungs");
  exclusive = g_str_equal (json_object_get_string_member (ladder, "kind"), "exclusive");
  for (guint i = 0; i <= outcome - n_alone; i++)
    {
      JsonObject *rung = json_array_get_object_element (rungs, i);
      gboolean    own = !json_object_has_member (rung, "when") || holds (self, json_object_get_object_member (rung, "when"));

      if (i == outcome - n_alone)
        return own;
      if (own == exclusive)
        return FALSE; /* a higher band takes the patient; a lower state is not reached */
    }

  g_assert_not_reached ();
}
