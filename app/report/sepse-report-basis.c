/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-report"

#include "config.h"

#include "report/sepse-report-private.h"

#include "words/sepse-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* A number that no patient can have is not a value: it stands for the points of the criterion. */
static gboolean
is_possible (const SepseConcept    *concept,
             const SepseAssumption *assumption)
{
  if (concept->kind != SEPSE_KIND_NUMBER && concept->kind != SEPSE_KIND_COUNT)
    return TRUE;

  return assumption->number >= concept->hard_low && assumption->number <= concept->hard_high;
}

/* What an absent concept counted as, in words. */
static char *
name_assumption (const SepseConcept    *concept,
                 const SepseAssumption *assumption)
{
  SepseValue       value = { .origin = SEPSE_ORIGIN_DERIVED };
  g_autofree char *text = NULL;

  if (assumption->truth_only || !is_possible (concept, assumption))
    return g_strdup (_ ("Not known, its criterion counts as not met"));

  value.value = assumption->number;
  value.canonical = assumption->number;
  value.choices = assumption->choices;
  text = sepse_words_value (concept, &value);

  /* Translators: the value that something not measured counts as. */
  return g_strdup_printf (_ ("Not known, counts as %s"), text);
}

static void
add_assumption (GPtrArray             *blocks,
                const SepseVerdict    *verdict,
                const SepseAssumption *assumption)
{
  const SepseConcept *concept = sepse_dictionary_get_concept (sepse_catalog_get_dictionary (verdict->catalog), assumption->concept);

  g_autofree char *cite = _sepse_report_cite (assumption->source, FALSE);
  g_autofree char *counts = name_assumption (concept, assumption);

  _sepse_report_add (blocks, SEPSE_BLOCK_ITEM, SEPSE_TONE_QUIET, SEPSE_SECTION_ASSUMED, concept->id,
                     g_strdup (sepse_words_concept (concept)), NULL, g_strdup_printf ("%s %s", counts, cite));
}

static gboolean
has_assumption (const SepseVerdict    *verdict,
                const SepseAssumption *assumption)
{
  for (guint i = 0; i < verdict->n_guidelines; i++)
    for (guint a = 0; a < verdict->guidelines[i].n_assumed; a++)
      {
        const SepseAssumption *earlier = &verdict->guidelines[i].assumed[a];

        if (earlier == assumption)
          return FALSE;
        if (earlier->concept == assumption->concept)
          return TRUE;
      }

  return FALSE;
}

static void
add_observations (GPtrArray          *blocks,
                  const SepseVerdict *verdict)
{
  SepseConceptSet  entered = { { 0 } };
  g_autofree char *text = NULL;

  for (guint i = 0; i < verdict->observations->n_values; i++)
    if (verdict->observations->values[i].origin == SEPSE_ORIGIN_ENTERED)
      sepse_concept_set_add (&entered, i);
  if (_sepse_report_is_empty (&entered))
    return;

  text = sepse_words_concepts (verdict, &entered);
  _sepse_report_add (blocks, SEPSE_BLOCK_PARAGRAPH, SEPSE_TONE_QUIET, SEPSE_SECTION_ASSUMED, NULL,
                     /* Translators: every answer that was entered. */
                     g_strdup_printf (_ ("Entered: %s"), text), NULL, NULL);
}

/* Those that count as the same stand together. */
static int
compare_details (gconstpointer a,
                 gconstpointer b)
{
  const SepseBlock *left = *(const SepseBlock *const *) a;
  const SepseBlock *right = *(const SepseBlock *const *) b;

  return g_strcmp0 (left->detail, right->detail);
}

void
_sepse_report_add_assumed (GPtrArray          *blocks,
                           const SepseVerdict *verdict)
{
  g_autoptr (GPtrArray) found = _sepse_report_new_blocks ();

  _sepse_report_add_heading (blocks, SEPSE_SECTION_ASSUMED, _ ("What it rests on"));
  add_observations (blocks, verdict);
  for (guint i = 0; i < verdict->n_guidelines; i++)
    for (guint a = 0; a < verdict->guidelines[i].n_assumed; a++)
      if (!has_assumption (verdict, &verdict->guidelines[i].assumed[a]))
        add_assumption (found, verdict, &verdict->guidelines[i].assumed[a]);
  g_ptr_array_sort (found, compare_details);
  g_ptr_array_extend_and_steal (blocks, g_steal_pointer (&found));
}

static void
collect (GPtrArray         *sources,
         const SepseSource *source)
{
  if (source == NULL)
    return;

  for (guint i = 0; i < sources->len; i++)
    if (strcmp (((const SepseSource *) g_ptr_array_index (sources, i))->id, source->id) == 0)
      return;

  g_ptr_array_add (sources, (gpointer) source);
}

static void
collect_rules (GPtrArray             *sources,
               const SepseRuleResult *results,
               guint                  n_results)
{
  for (guint i = 0; i < n_results; i++)
    collect (sources, results[i].rule->source);
}

static void
collect_guideline (GPtrArray                  *sources,
                   const SepseGuidelineResult *result)
{
  collect (sources, result->guideline->source);
  if (result->applies == SEPSE_TRUTH_NOT_MET)
    return;

  for (guint i = 0; i < result->n_outcomes; i++)
    collect (sources, result->guideline->outcomes[i].source);
  for (guint i = 0; i < result->n_criteria; i++)
    collect (sources, result->criteria[i].source);
  for (guint i = 0; i < result->n_assumed; i++)
    collect (sources, result->assumed[i].source);
}

void
_sepse_report_add_sources (GPtrArray          *blocks,
                           const SepseVerdict *verdict)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();

  if (verdict->headline.urgency_rule != NULL)
    collect (sources, verdict->headline.urgency_rule->rule->source);
  collect_rules (sources, verdict->red_flags, verdict->n_red_flags);
  for (guint i = 0; i < verdict->n_guidelines; i++)
    collect_guideline (sources, &verdict->guidelines[i]);
  collect_rules (sources, verdict->steps, verdict->n_steps);
  collect_rules (sources, verdict->consider, verdict->n_consider);
  collect_rules (sources, verdict->notes, verdict->n_notes);
  if (sources->len == 0)
    return;

  _sepse_report_add_heading (blocks, SEPSE_SECTION_SOURCES, _ ("Sources"));
  for (guint i = 0; i < sources->len; i++)
    {
      const SepseSource *source = g_ptr_array_index (sources, i);
      g_autofree char   *words = sepse_words_source (source);

      _sepse_report_add (blocks, SEPSE_BLOCK_ITEM, SEPSE_TONE_QUIET, SEPSE_SECTION_SOURCES, source->id,
                         g_strdup_printf ("[%s] %s", source->id, words), NULL, NULL);
    }
}

static void
add_notes (GPtrArray          *blocks,
           const SepseVerdict *verdict)
{
  gboolean first = TRUE;

  for (guint i = 0; i < verdict->n_notes; i++)
    {
      const SepseRuleResult *note = &verdict->notes[i];
      g_autofree char       *text = NULL;
      g_autofree char       *cite = NULL;

      if (note->rule->headline)
        continue;
      if (first)
        _sepse_report_add_heading (blocks, SEPSE_SECTION_ABOUT, _ ("Keep in mind"));
      first = FALSE;

      text = sepse_words_fill (verdict, note, "note", note->text);
      cite = _sepse_report_cite (note->rule->source, note->rule->unverified);
      _sepse_report_add (blocks, SEPSE_BLOCK_ITEM, SEPSE_TONE_QUIET, SEPSE_SECTION_ABOUT, note->rule->id,
                         _sepse_report_label (note->rule, "note"), NULL, _sepse_report_join (text != NULL ? text : "", cite, NULL));
    }
}

static void
add_limits_of (GPtrArray            *blocks,
               const SepseGuideline *guideline)
{
  g_autofree char *heading = NULL;

  if (guideline->limits == NULL || guideline->limits[0] == NULL)
    return;

  /* Translators: a definition with its edition. */
  heading = g_strdup_printf (_ ("Known limits of %s"), sepse_words_translate ("guideline", guideline->title));
  _sepse_report_add_fold (blocks, SEPSE_SECTION_ABOUT, heading);
  for (guint i = 0; guideline->limits[i] != NULL; i++)
    _sepse_report_add (blocks, SEPSE_BLOCK_ITEM, SEPSE_TONE_QUIET, SEPSE_SECTION_ABOUT, guideline->id,
                       g_strdup (sepse_words_translate ("guideline", guideline->limits[i])), NULL, NULL);
}

static char *
name_case (const SepseVerdict *verdict)
{
  g_autofree char *time = NULL;

  if (verdict->observations->moment.is_set)
    time = sepse_instant_to_text (verdict->observations->moment);
  if (verdict->id != NULL && time != NULL)
    /* Translators: the name of a case, the time it was judged for. */
    return g_strdup_printf (_ ("Case %1$s, judged for %2$s, Sepse %3$s"), verdict->id, time, VERSION);
  if (verdict->id != NULL)
    /* Translators: the name of a case, the version of the program. */
    return g_strdup_printf (_ ("Case %1$s, Sepse %2$s"), verdict->id, VERSION);
  if (time != NULL)
    /* Translators: a time, the version of the program. */
    return g_strdup_printf (_ ("Judged for %1$s, Sepse %2$s"), time, VERSION);

  return g_strdup_printf ("Sepse %s", VERSION);
}

void
_sepse_report_add_notes (GPtrArray          *blocks,
                         const SepseVerdict *verdict)
{
  add_notes (blocks, verdict);
}

void
_sepse_report_add_limits (GPtrArray          *blocks,
                          const SepseVerdict *verdict)
{
  for (guint i = 0; i < verdict->n_guidelines; i++)
    if (verdict->guidelines[i].applies != SEPSE_TRUTH_NOT_MET)
      add_limits_of (blocks, verdict->guidelines[i].guideline);
}

void
_sepse_report_add_about (GPtrArray          *blocks,
                         const SepseVerdict *verdict)
{
  _sepse_report_add_heading (blocks, SEPSE_SECTION_ABOUT, _ ("About this report"));
  _sepse_report_add (blocks, SEPSE_BLOCK_PARAGRAPH, SEPSE_TONE_QUIET, SEPSE_SECTION_ABOUT, NULL,
                     g_strdup (sepse_words_translate ("text", sepse_catalog_get_text (verdict->catalog, "disclaimer"))), NULL, NULL);
  _sepse_report_add (blocks, SEPSE_BLOCK_PARAGRAPH, SEPSE_TONE_QUIET, SEPSE_SECTION_ABOUT, NULL, name_case (verdict), NULL, NULL);
}
