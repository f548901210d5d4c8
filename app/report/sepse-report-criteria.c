/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-report"

#include "config.h"

#include "report/sepse-report-private.h"

#include "words/sepse-words.h"

#include <glib/gi18n.h>

static SepseTone
get_tone (SepseTruth truth)
{
  if (truth == SEPSE_TRUTH_MET)
    return SEPSE_TONE_FOR;

  return truth == SEPSE_TRUTH_NOT_MET ? SEPSE_TONE_AGAINST : SEPSE_TONE_UNKNOWN;
}

/* The first concept of a set, or NULL. */
static const SepseConcept *
get_first (const SepseVerdict    *verdict,
           const SepseConceptSet *concepts)
{
  guint first = sepse_concept_set_next (concepts, 0);

  return first < SEPSE_MAX_CONCEPTS ? sepse_dictionary_get_concept (sepse_catalog_get_dictionary (verdict->catalog), first) : NULL;
}

/* The values that decided it, each text once: "38.9 °C", "96 %, air". */
static char *
write_values (const SepseVerdict         *verdict,
              const SepseCriterionResult *criterion)
{
  const SepseDictionary *dictionary = sepse_catalog_get_dictionary (verdict->catalog);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  if (criterion->truth == SEPSE_TRUTH_UNKNOWN)
    return NULL;

  for (guint i = sepse_concept_set_next (&criterion->because, 0); i < SEPSE_MAX_CONCEPTS; i = sepse_concept_set_next (&criterion->because, i + 1))
    {
      char *text = sepse_words_value (sepse_dictionary_get_concept (dictionary, i), &verdict->observations->values[i]);

      if (g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
        g_free (text);
      else
        g_ptr_array_add (texts, text);
    }
  if (texts->len == 0)
    return g_strdup (sepse_words_truth (criterion->truth));
  g_ptr_array_add (texts, NULL);

  return g_strjoinv (C_ ("list", ", "), (char **) texts->pdata);
}

static void
add_criterion (GPtrArray                  *blocks,
               const SepseVerdict         *verdict,
               const SepseCriterionResult *criterion)
{
  const SepseConcept *asked = get_first (verdict, criterion->truth == SEPSE_TRUTH_UNKNOWN ? &criterion->needs : &criterion->because);
  const char         *name = sepse_words_translate (criterion->is_item ? "item" : "criterion", criterion->label);
  const char         *clause = sepse_words_translate ("criterion", criterion->clause);
  g_autofree char    *cite = _sepse_report_cite (criterion->source, FALSE);

  if (name == NULL)
    name = asked != NULL ? sepse_words_concept (asked) : "";
  _sepse_report_add (blocks, SEPSE_BLOCK_VALUE, get_tone (criterion->truth), SEPSE_SECTION_CRITERIA,
                     asked != NULL ? asked->id : NULL, g_strdup (name), write_values (verdict, criterion),
                     g_strdup_printf ("%s%s%s", clause != NULL ? clause : "", clause != NULL && cite[0] != '\0' ? " " : "", cite));
}

static void
add_criteria_of (GPtrArray                  *blocks,
                 const SepseVerdict         *verdict,
                 const SepseGuidelineResult *result,
                 SepseTruth                  truth,
                 const char                 *heading)
{
  gboolean first = TRUE;

  for (guint i = 0; i < result->n_criteria; i++)
    {
      if (result->criteria[i].truth != truth)
        continue;
      if (first)
        _sepse_report_add_heading (blocks, SEPSE_SECTION_CRITERIA, heading);
      first = FALSE;
      add_criterion (blocks, verdict, &result->criteria[i]);
    }
}

static void
add_scores (GPtrArray                  *blocks,
            const SepseGuidelineResult *result)
{
  for (guint i = 0; i < result->guideline->n_scores; i++)
    {
      const SepseScoreResult *score = &result->scores[i];
      g_autofree char        *points = NULL;

      if (score->low == score->high)
        points = g_strdup_printf ("%d", score->low);
      else
        /* Translators: the lowest and the highest score that is still possible. */
        points = g_strdup_printf (C_ ("score", "%1$d to %2$d"), score->low, score->high);
      _sepse_report_add (blocks, SEPSE_BLOCK_VALUE, SEPSE_TONE_PLAIN, SEPSE_SECTION_CRITERIA, score->score->id,
                         g_strdup (sepse_words_translate ("score", score->score->label)), g_steal_pointer (&points), NULL);
    }
}

static void
add_guideline (GPtrArray                  *blocks,
               const SepseVerdict         *verdict,
               const SepseGuidelineResult *result)
{
  /* Translators: a definition with its edition. */
  g_autofree char *name = g_strdup_printf (_ ("Criteria of %s"), sepse_words_translate ("guideline", result->guideline->title));

  if (result->n_criteria == 0 && result->guideline->n_scores == 0)
    return;

  _sepse_report_add_heading (blocks, SEPSE_SECTION_CRITERIA, name);
  add_scores (blocks, result);
  add_criteria_of (blocks, verdict, result, SEPSE_TRUTH_MET, _ ("Speaks for it"));
  add_criteria_of (blocks, verdict, result, SEPSE_TRUTH_NOT_MET, _ ("Criterion not met"));
  add_criteria_of (blocks, verdict, result, SEPSE_TRUTH_UNKNOWN, _ ("Not known"));
}

void
_sepse_report_add_criteria (GPtrArray          *blocks,
                            const SepseVerdict *verdict)
{
  for (guint i = 0; i < verdict->n_guidelines; i++)
    if (verdict->guidelines[i].applies != SEPSE_TRUTH_NOT_MET)
      add_guideline (blocks, verdict, &verdict->guidelines[i]);
}

static char *
name_decided (const SepseVerdict *verdict,
              const SepseMissing *missing)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < missing->n_could_change; i++)
    {
      const SepseOutcomeRef *ref = &missing->could_change[i];
      g_autofree char       *name = _sepse_report_name_outcome (verdict->guidelines[ref->guideline].guideline, ref->outcome);

      if (names->len > 0)
        g_string_append (names, C_ ("list", ", "));
      g_string_append (names, name);
    }
  if (names->len == 0)
    return NULL;

  /* Translators: states that a single answer can decide. */
  return g_strdup_printf (_ ("Can decide: %s"), names->str);
}

static void
add_rest (GPtrArray             *blocks,
          const SepseVerdict    *verdict,
          const SepseConceptSet *rest)
{
  g_autofree char *names = NULL;

  if (_sepse_report_is_empty (rest))
    return;

  names = sepse_words_concepts (verdict, rest);
  _sepse_report_add (blocks, SEPSE_BLOCK_PARAGRAPH, SEPSE_TONE_UNKNOWN, SEPSE_SECTION_MISSING, NULL,
                     /* Translators: things not known that decide nothing alone. */
                     g_strdup_printf (_ ("Also not known, deciding nothing alone: %s"), names), NULL, NULL);
}

void
_sepse_report_add_missing (GPtrArray          *blocks,
                           const SepseVerdict *verdict)
{
  const SepseDictionary *dictionary = sepse_catalog_get_dictionary (verdict->catalog);
  SepseConceptSet        rest = { { 0 } };

  if (verdict->n_missing == 0)
    return;

  _sepse_report_add_heading (blocks, SEPSE_SECTION_MISSING, _ ("What would settle it"));
  for (guint i = 0; i < verdict->n_missing; i++)
    {
      const SepseMissing *missing = &verdict->missing[i];
      const SepseConcept *concept = sepse_dictionary_get_concept (dictionary, missing->concept);
      g_autofree char    *decided = name_decided (verdict, missing);

      if (decided == NULL && !missing->changes_action)
        {
          sepse_concept_set_add (&rest, missing->concept);
          continue;
        }
      _sepse_report_add (blocks, SEPSE_BLOCK_ITEM, SEPSE_TONE_UNKNOWN, SEPSE_SECTION_MISSING, concept->id,
                         g_strdup (sepse_words_concept (concept)), NULL,
                         _sepse_report_join (missing->changes_action ? _ ("Can change what to do now") : "", decided, NULL));
    }
  add_rest (blocks, verdict, &rest);
}
