/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-report"

#include "config.h"

#include "report/sepse-report-private.h"

#include "words/sepse-words.h"

#include <glib/gi18n.h>

/* Outcomes that are told by name. */
#define MOST_DECIDED 3
/* Missing answers that have a line of their own. */
#define MOST_MISSING 12

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

static char *
write_other_table (const SepseVerdict    *verdict,
                   const SepseOtherTable *other)
{
  const SepseConcept *concept;

  if (!other->is_set)
    return NULL;

  concept = sepse_dictionary_get_concept (sepse_catalog_get_dictionary (verdict->catalog), other->concept);

  /* Translators: a unit of measurement and points. */
  return g_strdup_printf (ngettext ("By the table published for %1$s: %2$u point", "By the table published for %1$s: %2$u points", other->points),
                          sepse_words_translate ("unit", concept->units[other->unit].label), other->points);
}

/* How close the value is to the next limit, and the source in full. */
static char *
write_more (const SepseVerdict         *verdict,
            const SepseCriterionResult *criterion)
{
  const SepseDictionary *dictionary = sepse_catalog_get_dictionary (verdict->catalog);
  g_autofree char       *distance = NULL;
  g_autofree char       *source = criterion->source != NULL ? sepse_words_source (criterion->source) : NULL;

  if (criterion->truth == SEPSE_TRUTH_UNKNOWN || !criterion->has_edge)
    return NULL;

  distance = sepse_words_distance (sepse_dictionary_get_concept (dictionary, criterion->edge.concept), &criterion->edge);

  return _sepse_report_join (distance, source, NULL);
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
  g_autofree char    *as_of = sepse_words_as_of (criterion->as_of);
  g_autofree char    *other = write_other_table (verdict, &criterion->other);
  g_autofree char    *told = as_of != NULL || other != NULL
                               ? _sepse_report_join (clause != NULL ? clause : "", as_of != NULL ? as_of : "", other, NULL)
                               : g_strdup (clause);
  SepseBlock         *block;

  if (name == NULL)
    name = asked != NULL ? sepse_words_concept (asked) : "";
  block = _sepse_report_add (blocks, SEPSE_BLOCK_VALUE, get_tone (criterion->truth), SEPSE_SECTION_CRITERIA,
                             asked != NULL ? asked->id : NULL, g_strdup (name), write_values (verdict, criterion),
                             g_strdup_printf ("%s%s%s", told != NULL ? told : "", told != NULL && cite[0] != '\0' ? " " : "", cite));
  block->more = write_more (verdict, criterion);
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
        _sepse_report_add_subheading (blocks, SEPSE_SECTION_CRITERIA, heading);
      first = FALSE;
      add_criterion (blocks, verdict, &result->criteria[i]);
    }
}

/* The total as the publication counts it, when something was not measured. */
static char *
write_published (const SepseScoreResult *score)
{
  if (!score->score->missing_as_zero || score->low == score->high)
    return NULL;

  /* Translators: points. */
  return g_strdup_printf (_ ("The publication counts what was not measured as 0; its total would be %d"), score->low);
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
                         g_strdup (sepse_words_translate ("score", score->score->label)), g_steal_pointer (&points), write_published (score));
    }
}

static void
add_outcomes (GPtrArray                  *blocks,
              const SepseGuidelineResult *result)
{
  for (guint i = 0; i < result->n_outcomes; i++)
    {
      const SepseOutcomeResult *outcome = &result->outcomes[i];
      g_autofree char          *cite = _sepse_report_cite (outcome->outcome->source, FALSE);
      const char               *clause = sepse_words_translate ("outcome", outcome->outcome->clause);

      _sepse_report_add (blocks, SEPSE_BLOCK_VALUE, get_tone (outcome->truth), SEPSE_SECTION_CRITERIA, outcome->outcome->id,
                         g_strdup (sepse_words_translate ("outcome", outcome->outcome->label)),
                         g_strdup (sepse_words_truth (outcome->truth)), _sepse_report_join (clause != NULL ? clause : "", cite, NULL));
    }
}

static void
add_guideline (GPtrArray                  *blocks,
               const SepseVerdict         *verdict,
               const SepseGuidelineResult *result,
               gboolean                    folded)
{
  /* Translators: a definition with its edition. */
  g_autofree char *name = g_strdup_printf (_ ("Criteria of %s"), sepse_words_translate ("guideline", result->guideline->title));

  if (folded)
    _sepse_report_add_fold (blocks, SEPSE_SECTION_CRITERIA, name);
  else
    _sepse_report_add_heading (blocks, SEPSE_SECTION_CRITERIA, name);
  add_outcomes (blocks, result);
  add_scores (blocks, result);
  add_criteria_of (blocks, verdict, result, SEPSE_TRUTH_MET, _ ("Speaks for it"));
  add_criteria_of (blocks, verdict, result, SEPSE_TRUTH_NOT_MET, _ ("Criterion not met"));
  add_criteria_of (blocks, verdict, result, SEPSE_TRUTH_UNKNOWN, _ ("Not known"));
}

void
_sepse_report_add_criteria (GPtrArray          *blocks,
                            const SepseVerdict *verdict,
                            gboolean            folded)
{
  const SepseGuidelineResult *leading = _sepse_report_find_leading (verdict);

  for (guint order = 0; order < sepse_catalog_get_n_guidelines (verdict->catalog); order++)
    for (guint i = 0; i < verdict->n_guidelines; i++)
      {
        const SepseGuidelineResult *result = &verdict->guidelines[i];

        if (result->guideline->order == order && (result != leading) == folded && result->applies != SEPSE_TRUTH_NOT_MET)
          add_guideline (blocks, verdict, result, folded);
      }
}

/* What one answer can decide, by name up to a few; the other editions aside. */
static char *
name_decided (const SepseVerdict *verdict,
              const SepseMissing *missing)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < missing->n_could_change; i++)
    {
      const SepseOutcomeRef *ref = &missing->could_change[i];
      const SepseGuideline  *guideline = verdict->guidelines[ref->guideline].guideline;
      g_autofree char       *name = _sepse_report_name_outcome (guideline, ref->outcome);

      if (guideline->is_folded || n++ >= MOST_DECIDED)
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("list", ", ") : "", name);
    }
  if (n == 0)
    return NULL;
  if (n > MOST_DECIDED)
    /* Translators: some names, and how many more there are. */
    return g_strdup_printf (ngettext ("Can decide: %1$s and %2$u more", "Can decide: %1$s and %2$u more", n - MOST_DECIDED), names->str,
                            n - MOST_DECIDED);

  /* Translators: states that a single answer can decide. */
  return g_strdup_printf (_ ("Can decide: %s"), names->str);
}

static void
add_rest (GPtrArray             *blocks,
          const SepseVerdict    *verdict,
          const SepseConceptSet *rest,
          const char            *lead)
{
  g_autofree char *names = NULL;
  g_auto (GStrv) parts = NULL;

  if (_sepse_report_is_empty (rest))
    return;

  names = sepse_words_names (verdict, rest);
  parts = g_strsplit (lead, "%s", 2);
  _sepse_report_add (blocks, SEPSE_BLOCK_PARAGRAPH, SEPSE_TONE_UNKNOWN, SEPSE_SECTION_MISSING, NULL, g_strjoinv (names, parts), NULL, NULL);
}

static gboolean
is_folded_alone (const SepseVerdict *verdict,
                 const SepseMissing *missing)
{
  for (guint i = 0; i < missing->n_could_change; i++)
    if (!verdict->guidelines[missing->could_change[i].guideline].guideline->is_folded)
      return FALSE;

  return !missing->changes_action;
}

void
_sepse_report_add_missing (GPtrArray          *blocks,
                           const SepseVerdict *verdict)
{
  const SepseDictionary *dictionary = sepse_catalog_get_dictionary (verdict->catalog);
  SepseConceptSet        rest = { { 0 } };
  SepseConceptSet        deciding = { { 0 } };
  guint                  n = 0;

  if (verdict->n_missing == 0)
    return;

  _sepse_report_add_heading (blocks, SEPSE_SECTION_MISSING, _ ("What would settle it"));
  for (guint i = 0; i < verdict->n_missing; i++)
    {
      const SepseMissing *missing = &verdict->missing[i];
      const SepseConcept *concept = sepse_dictionary_get_concept (dictionary, missing->concept);
      g_autofree char    *decided = name_decided (verdict, missing);

      if (is_folded_alone (verdict, missing))
        sepse_concept_set_add (&rest, missing->concept);
      else if (n++ >= MOST_MISSING)
        sepse_concept_set_add (&deciding, missing->concept);
      else
        _sepse_report_add (blocks, SEPSE_BLOCK_ITEM, SEPSE_TONE_UNKNOWN, SEPSE_SECTION_MISSING, concept->id,
                           g_strdup (sepse_words_concept (concept)), NULL,
                           _sepse_report_join (missing->changes_action ? _ ("Can change what to do now") : "", decided, NULL));
    }
  /* Translators: names of questions. */
  add_rest (blocks, verdict, &deciding, _ ("Each of these can decide something too: %s"));
  /* Translators: things not known that decide nothing alone. */
  add_rest (blocks, verdict, &rest, _ ("Also not known, deciding nothing alone: %s"));
}
