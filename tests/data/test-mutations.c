/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-tests"

/* Are the vectors sharp enough? Every number of every guideline that is shipped is moved by one step of its last decimal, up and down, and
 * every side of a limit is turned, one at a time: at least one vector must fail. */

#include "exchange/sepse-case-file.h"
#include "knowledge/sepse-catalog-private.h"
#include "reasoning/sepse-verdict.h"
#include "json/sepse-json.h"

#include <gio/gio.h>
#include <string.h>

#define DATA "/org/sepse/Sepse/data/"

#define INNER "only the ends of a range of points can be seen"

/* A mutant that no vector can tell from the original, and why. */
static const struct
{
  const char *place; /* guideline and pointer */
  const char *why;
} spared[] = {
  { "sepsis-3#/scores/0/items/4/choose/1/if-absent/from/points/new-confusion/1", INNER },
  { "sepsis-3#/scores/0/items/4/choose/1/if-absent/from/points/new-confusion/2", INNER },
  { "sepsis-3#/scores/0/items/4/choose/1/if-absent/from/points/voice/1", INNER },
  { "sepsis-3#/scores/0/items/4/choose/1/if-absent/from/points/voice/2", INNER },
  { "sepsis-3#/scores/0/items/4/choose/1/if-absent/from/points/pain/1", INNER },
  { "sepsis-3#/scores/0/items/4/choose/1/if-absent/from/points/pain/2", INNER },
  { "sepsis-3#/scores/0/items/4/choose/1/if-absent/from/points/unresponsive/1", INNER },
  { NULL, NULL },
};

/* One place of a document's text, and what stands there instead. */
typedef struct
{
  char *pointer;
  guint start;
  guint length;
  char *text;
} Mutation;

/* One vector, read once. */
typedef struct
{
  const char *id;
  SepseCase  *patient;
  JsonObject *expect;
} Vector;

typedef struct
{
  SepseCatalog *catalog; /* as shipped */
  JsonNode     *derived;
  GArray       *vectors; /* Vector */
  JsonNode     *document; /* of the vectors */
  guint         last; /* the vector that found the mutant before: it often finds the next */
} Fixture;

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_strconcat (DATA, name, NULL);
  GBytes          *bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_nonnull (bytes);

  return bytes;
}

static JsonNode *
load_node (const char *name)
{
  g_autoptr (GBytes) bytes = load (name);
  g_autoptr (SepseRefusal) refusal = NULL;
  JsonNode *node = sepse_json_to_node (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &refusal);

  g_assert_nonnull (node);

  return node;
}

static void
free_mutation (gpointer data)
{
  Mutation *self = data;

  g_free (self->pointer);
  g_free (self->text);
  g_free (self);
}

static void
add_mutation (GPtrArray  *mutations,
              SepseJson  *scanner,
              guint       token,
              guint       start,
              guint       length,
              const char *text)
{
  Mutation *self = g_new0 (Mutation, 1);

  self->pointer = sepse_json_dup_pointer (scanner, token);
  self->start = start;
  self->length = length;
  self->text = g_strdup (text);
  g_ptr_array_add (mutations, self);
}

/* "38.0" gives "37.9" and "38.1", "90" gives "89" and "91". */
static void
move_number (GPtrArray *mutations,
             SepseJson *scanner,
             guint      token,
             guint      start,
             guint      length)
{
  g_autofree char *text = g_strndup (sepse_json_get_text (scanner) + start, length);
  const char      *point = strchr (text, '.');
  int              decimals = point != NULL ? (int) strlen (point + 1) : 0;
  double           step = 1;

  for (int i = 0; i < decimals; i++)
    step /= 10;
  for (int direction = -1; direction <= 1; direction += 2)
    {
      g_autofree char *moved = g_strdup_printf ("%.*f", decimals, g_ascii_strtod (text, NULL) + direction * step);

      add_mutation (mutations, scanner, token, start, length, moved);
    }
}

static void
turn_side (GPtrArray *mutations,
           SepseJson *scanner,
           guint      token)
{
  static const char *const words[][2] = { { "above", "at-least" }, { "at-least", "above" }, { "below", "at-most" }, { "at-most", "below" } };
  const SepseJsonToken    *word = &sepse_json_get_tokens (scanner)[token];
  const SepseJsonToken    *value = word + 1;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (value->type == SEPSE_JSON_OBJECT && sepse_json_string_equals (scanner, token, words[i][0]))
      add_mutation (mutations, scanner, token + 1, word->start, word->length, words[i][1]);
}

/* "<36.0" */
static void
change_cut (GPtrArray *mutations,
            SepseJson *scanner,
            guint      token)
{
  const SepseJsonToken *string = &sepse_json_get_tokens (scanner)[token];
  const char           *text = sepse_json_get_text (scanner) + string->start;
  guint                 sign = string->length > 1 && text[1] == '=' ? 2 : 1;

  if (string->length < 2 || text[0] != '<' || !g_ascii_isdigit (text[sign]))
    return;

  add_mutation (mutations, scanner, token, string->start, sign, sign == 1 ? "<=" : "<");
  move_number (mutations, scanner, token, string->start + sign, string->length - sign);
}

static GPtrArray *
list_mutations (SepseJson *scanner)
{
  GPtrArray            *mutations = g_ptr_array_new_with_free_func (free_mutation);
  const SepseJsonToken *tokens = sepse_json_get_tokens (scanner);

  for (guint i = 0; i < sepse_json_get_n_tokens (scanner); i++)
    {
      if (tokens[i].type == SEPSE_JSON_NUMBER)
        move_number (mutations, scanner, i, tokens[i].start, tokens[i].length);
      if (tokens[i].type == SEPSE_JSON_STRING)
        {
          change_cut (mutations, scanner, i);
          if (i + 1 < sepse_json_get_n_tokens (scanner))
            turn_side (mutations, scanner, i);
        }
    }

  return mutations;
}

static SepseCatalog *
make_catalog (const Fixture *self,
              const char    *text)
{
  SepsePlace    root = { NULL, "derived.json", 0 };
  SepseCatalog *catalog = g_new0 (SepseCatalog, 1);
  g_autoptr (SepseRefusal) refusal = NULL;
  g_autoptr (JsonNode) node = sepse_json_to_node (text, strlen (text), &refusal);
  SepseGuidelineEntry *entry;
  GArray             **rules[] = { &catalog->flags, &catalog->urgency, &catalog->conditions, &catalog->steps,
                                   &catalog->notes, &catalog->checks, &catalog->differences };

  g_assert_nonnull (node);
  catalog->strings = g_string_chunk_new (4096);
  catalog->dictionary = self->catalog->dictionary;
  catalog->sources = self->catalog->sources;
  catalog->compiler = sepse_compiler_new (catalog->dictionary, catalog->strings);
  catalog->compiler->sources = catalog->sources;
  catalog->program = catalog->compiler->program;
  catalog->derivations = sepse_derivations_read (catalog->compiler, &root, json_node_get_object (self->derived));
  catalog->guidelines = g_ptr_array_new_with_free_func ((GDestroyNotify) sepse_guideline_entry_free);
  catalog->heads = self->catalog->heads;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    *rules[i] = sepse_rules_new ();
  entry = sepse_guideline_entry_new (catalog->compiler, "mutant", node);
  if (entry != NULL)
    g_ptr_array_add (catalog->guidelines, entry);
  catalog->policy_start = catalog->program->nodes->len;

  return catalog;
}

static void
free_catalog (SepseCatalog *self)
{
  GArray *rules[] = { self->flags, self->urgency, self->conditions, self->steps, self->notes, self->checks, self->differences };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    g_array_unref (rules[i]);
  g_array_unref (self->derivations);
  g_ptr_array_unref (self->guidelines);
  sepse_compiler_free (self->compiler);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static gboolean
is_truth (JsonObject *expected,
          const char *key,
          SepseTruth  truth)
{
  return !json_object_has_member (expected, key) || g_str_equal (json_object_get_string_member (expected, key), sepse_truth_to_id (truth));
}

static gboolean
is_range (JsonObject *expected,
          const char *key,
          int         low,
          int         high)
{
  JsonArray *range = json_object_has_member (expected, key) ? json_object_get_array_member (expected, key) : NULL;

  return range == NULL || (json_array_get_int_element (range, 0) == low && json_array_get_int_element (range, 1) == high);
}

static gboolean
are_outcomes (const SepseGuidelineResult *result,
              JsonObject                 *expected)
{
  for (guint i = 0; i < result->n_outcomes; i++)
    if (!is_truth (expected, result->outcomes[i].outcome->id, result->outcomes[i].truth))
      return FALSE;

  /* Withheld ones are expected as "absent". */
  for (guint i = result->n_outcomes; i < result->guideline->n_outcomes; i++)
    if (json_object_has_member (expected, result->guideline->outcomes[i].id) &&
        !g_str_equal (json_object_get_string_member (expected, result->guideline->outcomes[i].id), "absent"))
      return FALSE;

  return TRUE;
}

static gboolean
are_suggested (const SepseVerdict *verdict,
               JsonObject         *expected)
{
  const SepseGuideline *guideline = verdict->guidelines[0].guideline;

  for (guint i = 0; i < guideline->n_outcomes; i++)
    if (guideline->outcomes[i].suggests >= 0 &&
        !is_truth (expected, guideline->outcomes[i].id, sepse_verdict_weigh (verdict, guideline->outcomes[i].suggests)))
      return FALSE;

  return TRUE;
}

static gboolean
are_points (const SepseGuidelineResult *result,
            JsonObject                 *expected)
{
  for (guint i = 0; i < result->guideline->n_scores; i++)
    {
      const SepseScoreResult *score = &result->scores[i];

      if (!is_range (expected, score->score->id, score->low, score->high))
        return FALSE;
      for (guint j = 0; j < score->score->n_items; j++)
        {
          g_autofree char *name = g_strdup_printf ("%s/%s", score->score->id, score->items[j].item->id);

          if (!is_range (expected, name, score->items[j].low, score->items[j].high))
            return FALSE;
        }
    }

  return TRUE;
}

/* What a summary holds of one patient; the rest of a verdict needs no mutants. */
static gboolean
passes (SepseEngine  *engine,
        const Vector *vector)
{
  static const guint       first = 0;
  const SepseObservations *patient = g_ptr_array_index (vector->patient->assessments, vector->patient->assessments->len - 1);
  g_autoptr (SepseVerdict) verdict = sepse_engine_evaluate (engine, NULL, patient, &first, 1);
  const SepseGuidelineResult *result = &verdict->guidelines[0];
  g_autoptr (GList) keys = json_object_get_members (vector->expect);
  gboolean good = is_truth (vector->expect, "applies", result->applies);

  for (GList *l = keys; good && l != NULL; l = l->next)
    {
      JsonNode   *node = json_object_get_member (vector->expect, l->data);
      JsonObject *expected = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

      if (result->applies == SEPSE_TRUTH_NOT_MET)
        good = expected == NULL; /* nothing is said of a patient outside the population */
      else if (g_str_equal (l->data, "outcomes"))
        good = are_outcomes (result, expected);
      else if (g_str_equal (l->data, "suggests"))
        good = are_suggested (verdict, expected);
      else if (g_str_equal (l->data, "scores") || g_str_equal (l->data, "items"))
        good = are_points (result, expected);
    }

  return good;
}

static gboolean
is_found (Fixture            *self,
          const SepseCatalog *catalog)
{
  g_autoptr (SepseEngine) engine = sepse_engine_new (catalog);

  sepse_engine_set_brief (engine, TRUE);
  for (guint i = 0; i < self->vectors->len; i++)
    {
      guint at = (self->last + i) % self->vectors->len;

      if (!passes (engine, &g_array_index (self->vectors, Vector, at)))
        {
          self->last = at;
          return TRUE;
        }
    }

  return FALSE;
}

static const char *
find_reason (const char *id,
             const char *pointer)
{
  g_autofree char *place = g_strconcat (id, "#", pointer, NULL);

  for (guint i = 0; spared[i].place != NULL; i++)
    if (g_str_equal (place, spared[i].place))
      return spared[i].why;

  return NULL;
}

static void
load_vectors (Fixture    *self,
              const char *id)
{
  g_autofree char *name = g_strdup_printf ("guidelines/%s.vectors.json", id);
  g_autoptr (SepseJson) scanner = sepse_json_new ();
  JsonArray *array;

  self->document = load_node (name);
  self->vectors = g_array_new (FALSE, TRUE, sizeof (Vector));
  array = json_object_get_array_member (json_node_get_object (self->document), "vectors");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject      *object = json_array_get_object_element (array, i);
      g_autofree char *observations = json_to_string (json_object_get_member (object, "observations"), FALSE);
      const char      *time = json_object_get_string_member_with_default (object, "time", NULL);
      g_autofree char *moment = time != NULL ? g_strdup_printf ("\"time\": \"%s\", ", time) : g_strdup ("");
      g_autofree char *text = g_strdup_printf ("{%s\"observations\": %s}", moment, observations);
      g_autoptr (SepseRefusal) refusal = NULL;
      Vector vector = { .id = json_object_get_string_member (object, "id"), .expect = json_object_get_object_member (object, "expect") };

      vector.patient = sepse_case_read (scanner, self->catalog->dictionary, text, strlen (text), NULL, &refusal);
      g_assert_nonnull (vector.patient);
      g_array_append_val (self->vectors, vector);
    }
}

static void
free_vectors (Fixture *self)
{
  for (guint i = 0; i < self->vectors->len; i++)
    sepse_case_free (g_array_index (self->vectors, Vector, i).patient);
  g_array_unref (self->vectors);
  json_node_unref (self->document);
}

/* One mutant. TRUE when it was found out, or does not even compile. */
static gboolean
try_mutation (Fixture        *self,
              const char     *text,
              const Mutation *mutation,
              guint          *n_refused)
{
  g_autofree char *mutant = g_strdup_printf ("%.*s%s%s", (int) mutation->start, text, mutation->text, text + mutation->start + mutation->length);
  SepseCatalog    *catalog = make_catalog (self, mutant);
  gboolean         found = TRUE;

  if (catalog->guidelines->len == 0)
    (*n_refused)++;
  else
    found = is_found (self, catalog);
  free_catalog (catalog);

  return found;
}

static guint
test_guideline (Fixture    *self,
                const char *id,
                guint      *n_all,
                guint      *n_all_killed)
{
  g_autofree char *name = g_strdup_printf ("guidelines/%s.json", id);
  g_autoptr (GBytes) bytes = load (name);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (SepseJson) scanner = sepse_json_new ();
  g_autoptr (SepseRefusal) refusal = sepse_json_scan (scanner, text, strlen (text));
  g_autoptr (GPtrArray) mutations = NULL;
  Mutation none = { .text = (char *) "" };
  guint    n_refused = 0;
  guint    n_killed = 0;
  guint    n_alive = 0;

  g_assert_null (refusal);
  load_vectors (self, id);
  g_assert_false (try_mutation (self, text, &none, &n_refused));
  g_assert_cmpuint (n_refused, ==, 0);

  mutations = list_mutations (scanner);
  for (guint i = 0; i < mutations->len; i++)
    {
      const Mutation *mutation = g_ptr_array_index (mutations, i);
      const char     *reason = find_reason (id, mutation->pointer);

      if (try_mutation (self, text, mutation, &n_refused))
        {
          n_killed++;
          continue;
        }
      g_test_message ("%s#%s: %.*s as %s is not found out%s%s", id, mutation->pointer, (int) mutation->length, text + mutation->start,
                      mutation->text, reason != NULL ? ": " : "", reason != NULL ? reason : "");
      n_alive += reason == NULL;
    }
  g_test_message ("%s: %u/%u found out, %u of them refused by the compiler", id, n_killed, mutations->len, n_refused);
  *n_all += mutations->len;
  *n_all_killed += n_killed;
  free_vectors (self);

  return n_alive;
}

static void
test_every_number (void)
{
  g_autoptr (SepseRefusal) refusal = NULL;
  Fixture self = { .catalog = sepse_catalog_new (&refusal), .derived = load_node ("derived.json") };
  guint   n_alive = 0;
  guint   n_all = 0;
  guint   n_killed = 0;

  g_assert_nonnull (self.catalog);
  for (guint i = 0; i < sepse_catalog_get_n_guidelines (self.catalog); i++)
    n_alive += test_guideline (&self, sepse_catalog_get_guideline (self.catalog, i)->id, &n_all, &n_killed);
  g_test_message ("all guidelines: %u/%u found out", n_killed, n_all);
  json_node_unref (self.derived);
  sepse_catalog_free (self.catalog);

  g_assert_cmpuint (n_alive, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/data/mutations/every-number-and-side", test_every_number);

  return g_test_run ();
}
