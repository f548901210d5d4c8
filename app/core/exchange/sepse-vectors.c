/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-exchange"

#include "config.h"

#include "exchange/sepse-vectors.h"

#include "exchange/sepse-case-file.h"
#include "reasoning/sepse-verdict.h"
#include "json/sepse-json.h"

#include <gio/gio.h>

static void
free_result (gpointer data)
{
  SepseVectorResult *self = data;

  g_free (self->id);
  g_free (self->message);
  g_free (self);
}

static const SepseScoreResult *
find_score (const SepseGuidelineResult *result,
            const char                 *id,
            gsize                       length)
{
  for (guint i = 0; result->scores != NULL && i < result->guideline->n_scores; i++)
    if (strlen (result->guideline->scores[i].id) == length && strncmp (result->guideline->scores[i].id, id, length) == 0)
      return &result->scores[i];

  return NULL;
}

/* "sirs" or "sirs/temperature". */
static gboolean
find_points (const SepseGuidelineResult *result,
             const char                 *name,
             int                        *low,
             int                        *high)
{
  const char             *slash = strchr (name, '/');
  const SepseScoreResult *score = find_score (result, name, slash != NULL ? (gsize) (slash - name) : strlen (name));

  if (score == NULL)
    return FALSE;
  *low = score->low;
  *high = score->high;
  if (slash == NULL)
    return TRUE;

  for (guint i = 0; i < score->score->n_items; i++)
    if (g_str_equal (score->items[i].item->id, slash + 1))
      {
        *low = score->items[i].low;
        *high = score->items[i].high;
        return TRUE;
      }

  return FALSE;
}

static const char *
find_truth (const SepseGuidelineResult *result,
            const char                 *outcome)
{
  for (guint i = 0; i < result->n_outcomes; i++)
    if (g_str_equal (result->outcomes[i].outcome->id, outcome))
      return sepse_truth_to_id (result->outcomes[i].truth);

  return "absent";
}

static void
compare_points (const SepseGuidelineResult *result,
                JsonObject                 *expected,
                GString                    *message)
{
  g_autoptr (GList) names = json_object_get_members (expected);

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonArray *range = json_object_get_array_member (expected, l->data);
      int        low = -1;
      int        high = -1;

      find_points (result, l->data, &low, &high);
      if (low != json_array_get_int_element (range, 0) || high != json_array_get_int_element (range, 1))
        g_string_append_printf (message, "; %s: expected %d..%d, found %d..%d", (const char *) l->data,
                                (int) json_array_get_int_element (range, 0), (int) json_array_get_int_element (range, 1), low, high);
    }
}

static void
compare_outcomes (const SepseGuidelineResult *result,
                  JsonObject                 *expected,
                  GString                    *message)
{
  g_autoptr (GList) names = json_object_get_members (expected);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *truth = json_object_get_string_member (expected, l->data);
      const char *found = find_truth (result, l->data);

      if (g_strcmp0 (truth, found) != 0)
        g_string_append_printf (message, "; %s: expected %s, found %s", (const char *) l->data, truth, found);
    }
}

/* Whether something speaks for an outcome: what lets an open one be called possible. */
static void
compare_suggested (const SepseVerdict *verdict,
                   JsonObject         *expected,
                   GString            *message)
{
  const SepseGuideline *guideline = verdict->guidelines[0].guideline;

  for (guint i = 0; i < guideline->n_outcomes; i++)
    {
      const SepseOutcome *outcome = &guideline->outcomes[i];
      const char         *truth = json_object_get_string_member_with_default (expected, outcome->id, NULL);
      const char         *found = outcome->suggests >= 0 ? sepse_truth_to_id (sepse_verdict_weigh (verdict, outcome->suggests)) : "absent";

      if (truth != NULL && g_strcmp0 (truth, found) != 0)
        g_string_append_printf (message, "; what suggests %s: expected %s, found %s", outcome->id, truth, found);
    }
}

static void
compare_assumed (const SepseVerdict *verdict,
                 JsonArray          *expected,
                 GString            *message)
{
  const SepseGuidelineResult *result = &verdict->guidelines[0];

  for (guint i = 0; i < json_array_get_length (expected); i++)
    {
      const char         *id = json_array_get_string_element (expected, i);
      const SepseConcept *concept = sepse_dictionary_find (verdict->observations->dictionary, id, -1);
      gboolean            found = FALSE;

      for (guint j = 0; concept != NULL && j < result->n_assumed; j++)
        found = found || result->assumed[j].concept == concept->index;
      if (!found)
        g_string_append_printf (message, "; %s: expected among the assumptions", id);
    }
}

static void
compare (const SepseVerdict *verdict,
         JsonObject         *expect,
         GString            *message)
{
  const SepseGuidelineResult *result = &verdict->guidelines[0];
  g_autoptr (GList) keys = json_object_get_members (expect);

  for (GList *l = keys; l != NULL; l = l->next)
    {
      const char *key = l->data;

      if (g_str_equal (key, "applies"))
        {
          const char *expected = json_object_get_string_member (expect, key);

          if (g_strcmp0 (expected, sepse_truth_to_id (result->applies)) != 0)
            g_string_append_printf (message, "; applies: expected %s, found %s", expected, sepse_truth_to_id (result->applies));
        }
      else if (g_str_equal (key, "scores") || g_str_equal (key, "items"))
        {
          compare_points (result, json_object_get_object_member (expect, key), message);
        }
      else if (g_str_equal (key, "outcomes"))
        {
          compare_outcomes (result, json_object_get_object_member (expect, key), message);
        }
      else if (g_str_equal (key, "suggests"))
        {
          compare_suggested (verdict, json_object_get_object_member (expect, key), message);
        }
      else if (g_str_equal (key, "assumed"))
        {
          compare_assumed (verdict, json_object_get_array_member (expect, key), message);
        }
      else
        {
          g_string_append_printf (message, "; “%s” is not something a vector can expect", key);
        }
    }
}

static void
run_vector (const SepseCatalog *catalog,
            SepseEngine        *engine,
            SepseJson          *scanner,
            guint               guideline,
            JsonObject         *vector,
            GString            *message)
{
  g_autoptr (JsonNode) document = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (SepseRefusal) refusal = NULL;
  g_autoptr (SepseCase) patient = NULL;
  g_autoptr (SepseVerdict) verdict = NULL;
  g_autofree char *text = NULL;

  if (!json_object_has_member (vector, "observations") || !json_object_has_member (vector, "expect"))
    {
      g_string_append (message, "; observations or expect is missing");
      return;
    }

  json_object_set_member (object, "observations", json_node_copy (json_object_get_member (vector, "observations")));
  if (json_object_has_member (vector, "time"))
    json_object_set_member (object, "time", json_node_copy (json_object_get_member (vector, "time")));
  json_node_set_object (document, object);
  text = json_to_string (document, FALSE);
  patient = sepse_case_read (scanner, sepse_catalog_get_dictionary (catalog), text, strlen (text), NULL, &refusal);
  if (patient == NULL)
    {
      g_string_append_printf (message, "; refused at %s: %s", refusal->pointer, refusal->message);
      return;
    }

  verdict = sepse_engine_evaluate (engine, NULL, g_ptr_array_index (patient->assessments, patient->assessments->len - 1), &guideline, 1);
  compare (verdict, json_object_get_object_member (vector, "expect"), message);
}

GPtrArray *
sepse_catalog_verify_guideline (const SepseCatalog *self,
                                guint               guideline)
{
  const char      *id = sepse_catalog_get_guideline (self, guideline)->id;
  g_autofree char *path = g_strdup_printf ("/org/sepse/Sepse/data/guidelines/%s.vectors.json", id);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (SepseRefusal) refusal = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (SepseEngine) engine = sepse_engine_new (self);
  g_autoptr (SepseJson) scanner = sepse_json_new ();
  GPtrArray *results = g_ptr_array_new_with_free_func (free_result);
  JsonArray *vectors;

  if (bytes == NULL)
    return results;

  node = sepse_json_to_node (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &refusal);
  vectors = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_array_member (json_node_get_object (node), "vectors") : NULL;
  for (guint i = 0; vectors != NULL && i < json_array_get_length (vectors); i++)
    {
      JsonObject        *vector = json_array_get_object_element (vectors, i);
      SepseVectorResult *result = g_new0 (SepseVectorResult, 1);
      g_autoptr (GString) message = g_string_new (NULL);

      result->id = g_strdup (json_object_get_string_member_with_default (vector, "id", "?"));
      run_vector (self, engine, scanner, guideline, vector, message);
      result->passed = message->len == 0;
      result->message = message->len > 0 ? g_strdup (message->str + 2) : NULL;
      g_ptr_array_add (results, result);
    }

  return results;
}
