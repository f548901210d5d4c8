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

/* A mutant that no vector can tell from the original, and why. */
static const struct
{
  const char *pointer; /* how that of the changed value begins */
  const char *why;
} spared[] = {
  { NULL, NULL }, /* none */
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
  entry = sepse_guideline_entry_new (catalog->compiler, "mutant", node);
  if (entry != NULL)
    g_ptr_array_add (catalog->guidelines, entry);

  return catalog;
}

static void
free_catalog (SepseCatalog *self)
{
  g_array_unref (self->derivations);
  g_ptr_array_unref (self->guidelines);
  sepse_compiler_free (self->compiler);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static gboolean
is_truth (JsonObject *expected,
          const char *key,
          SepseMask   mask)
{
  return !json_object_has_member (expected, key) || g_str_equal (json_object_get_string_member (expected, key), sepse_truth_to_id (sepse_mask_to_truth (mask)));
}

static gboolean
is_range (JsonObject *expected,
          const char *key,
          SepseMask   mask)
{
  JsonArray *range = json_object_has_member (expected, key) ? json_object_get_array_member (expected, key) : NULL;

  return range == NULL || (json_array_get_int_element (range, 0) == __builtin_ctz (mask) && json_array_get_int_element (range, 1) == 31 - __builtin_clz (mask));
}

static gboolean
are_outcomes (const SepseGuideline *guideline,
              JsonObject           *expected,
              const SepseMask      *masks,
              gboolean              suggests)
{
  for (guint i = 0; i < guideline->n_outcomes; i++)
    {
      const SepseOutcome *outcome = &guideline->outcomes[i];
      int                 node = suggests ? outcome->suggests : outcome->node;

      if (node >= 0 && !is_truth (expected, outcome->id, masks[node]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
are_points (const SepseGuideline *guideline,
            JsonObject           *expected,
            const SepseMask      *masks)
{
  for (guint i = 0; i < guideline->n_scores; i++)
    {
      const SepseScore *score = &guideline->scores[i];

      if (!is_range (expected, score->id, masks[score->node]))
        return FALSE;
      for (guint j = 0; j < score->n_items; j++)
        {
          g_autofree char *name = g_strdup_printf ("%s/%s", score->id, score->items[j].id);

          if (!is_range (expected, name, masks[score->items[j].node]))
            return FALSE;
        }
    }

  return TRUE;
}

/* The whole trace of one patient; what makes up a verdict beside it needs no mutants. */
static gboolean
passes (const SepseCatalog *catalog,
        const Vector       *vector,
        SepseMask          *masks)
{
  const SepseGuideline *guideline = sepse_catalog_get_guideline (catalog, 0);
  SepseConceptSet       ignored = { 0 };
  g_autoptr (SepseObservations) patient =
    sepse_observations_copy (g_ptr_array_index (vector->patient->assessments, vector->patient->assessments->len - 1));
  g_autoptr (GList) keys = json_object_get_members (vector->expect);
  gboolean good;

  sepse_derivations_apply (catalog->derivations, catalog->program, patient, &ignored, &ignored);
  sepse_program_evaluate (catalog->program, 0, catalog->program->nodes->len, patient, masks, TRUE);
  good = is_truth (vector->expect, "applies", masks[guideline->applies]);
  for (GList *l = keys; good && l != NULL; l = l->next)
    {
      JsonNode   *node = json_object_get_member (vector->expect, l->data);
      JsonObject *expected = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

      if (masks[guideline->applies] == SEPSE_CAN_BE_NOT_MET)
        good = expected == NULL; /* nothing is said of a patient outside the population */
      else if (g_str_equal (l->data, "outcomes") || g_str_equal (l->data, "suggests"))
        good = are_outcomes (guideline, expected, masks, g_str_equal (l->data, "suggests"));
      else if (g_str_equal (l->data, "scores") || g_str_equal (l->data, "items"))
        good = are_points (guideline, expected, masks);
    }

  return good;
}

static gboolean
is_found (Fixture            *self,
          const SepseCatalog *catalog)
{
  g_autofree SepseMask *masks = g_new0 (SepseMask, catalog->program->nodes->len);

  for (guint i = 0; i < self->vectors->len; i++)
    {
      guint at = (self->last + i) % self->vectors->len;

      if (!passes (catalog, &g_array_index (self->vectors, Vector, at), masks))
        {
          self->last = at;
          return TRUE;
        }
    }

  return FALSE;
}

static const char *
find_reason (const char *pointer)
{
  for (guint i = 0; spared[i].pointer != NULL; i++)
    if (g_str_has_prefix (pointer, spared[i].pointer))
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
      g_autofree char *text = g_strdup_printf ("{\"observations\": %s}", observations);
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
                const char *id)
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
      const char     *reason = find_reason (mutation->pointer);

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
  free_vectors (self);

  return n_alive;
}

static void
test_every_number (void)
{
  g_autoptr (SepseRefusal) refusal = NULL;
  Fixture self = { .catalog = sepse_catalog_new (&refusal), .derived = load_node ("derived.json") };
  guint   n_alive = 0;

  g_assert_nonnull (self.catalog);
  for (guint i = 0; i < sepse_catalog_get_n_guidelines (self.catalog); i++)
    n_alive += test_guideline (&self, sepse_catalog_get_guideline (self.catalog, i)->id);
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
