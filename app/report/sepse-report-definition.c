/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-report"

#include "config.h"

#include "report/sepse-report-private.h"

#include "words/sepse-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_NEEDS 4

static gboolean
is_definition (const SepseGuidelineResult *result)
{
  return g_strcmp0 (result->guideline->role, "definition") == 0;
}

const SepseGuidelineResult *
_sepse_report_find_leading (const SepseVerdict *verdict)
{
  const SepseHeadline *headline = &verdict->headline;

  if (headline->guideline >= 0)
    return &verdict->guidelines[headline->guideline];
  if (headline->possible_guideline >= 0)
    return &verdict->guidelines[headline->possible_guideline];
  for (guint i = 0; i < verdict->n_guidelines; i++)
    if (is_definition (&verdict->guidelines[i]) && verdict->guidelines[i].applies != SEPSE_TRUTH_NOT_MET)
      return &verdict->guidelines[i];
  for (guint i = 0; i < verdict->n_guidelines; i++)
    if (is_definition (&verdict->guidelines[i]))
      return &verdict->guidelines[i];

  return verdict->n_guidelines > 0 ? &verdict->guidelines[0] : NULL;
}

/* The highest state that is met, or -1. */
static int
find_met (const SepseGuidelineResult *result)
{
  int met = -1;

  for (guint i = 0; i < result->n_outcomes; i++)
    if (result->outcomes[i].outcome->kind == SEPSE_OUTCOME_STATE && result->outcomes[i].truth == SEPSE_TRUTH_MET)
      met = (int) i;

  return met;
}

static gboolean
is_infection_absent (const SepseVerdict *verdict)
{
  const SepseConcept *infection = sepse_dictionary_find (sepse_catalog_get_dictionary (verdict->catalog), "infection", -1);
  int                 absent = infection != NULL ? sepse_concept_find_choice (infection, "absent", -1) : -1;

  return absent >= 0 && ((verdict->observations->values[infection->index].choices >> absent) & 1) != 0;
}

/* The state that the definition is about; lower ones are on the way to it. While infection is answered as absent the word sepsis is
 * not used: then it is the lowest one. */
static int
find_named (const SepseVerdict         *verdict,
            const SepseGuidelineResult *result)
{
  int lowest = -1;

  for (guint i = 0; i < result->n_outcomes; i++)
    {
      if (result->outcomes[i].outcome->kind != SEPSE_OUTCOME_STATE)
        continue;
      if (strcmp (result->outcomes[i].outcome->id, "sepsis") == 0 && !is_infection_absent (verdict))
        return (int) i;
      if (lowest < 0)
        lowest = (int) i;
    }

  return lowest;
}

/* The lowest state above @met, or -1. */
static int
find_next (const SepseGuidelineResult *result,
           int                         met)
{
  for (guint i = (guint) (met + 1); i < result->n_outcomes; i++)
    if (result->outcomes[i].outcome->kind == SEPSE_OUTCOME_STATE)
      return (int) i;

  return -1;
}

static gboolean
is_possible (const SepseVerdict         *verdict,
             const SepseGuidelineResult *result,
             int                         outcome)
{
  return verdict->headline.possible == outcome && verdict->headline.possible_guideline == (int) (result - verdict->guidelines);
}

/* Of the answers that are missing for a rung, the most useful ones by name and the others by number. */
static char *
name_needs (const SepseVerdict    *verdict,
            const SepseConceptSet *needs)
{
  const SepseDictionary *dictionary = sepse_catalog_get_dictionary (verdict->catalog);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < verdict->n_missing; i++)
    {
      const char      *label;
      g_autofree char *inside = NULL;

      if (!sepse_concept_set_contains (needs, verdict->missing[i].concept) || n++ >= MOST_NEEDS)
        continue;

      label = sepse_words_concept (sepse_dictionary_get_concept (dictionary, verdict->missing[i].concept));
      inside = sepse_words_inside (label);
      g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("list", ", ") : "", inside);
    }
  if (n == 0)
    return sepse_words_concepts (verdict, needs);
  if (n <= MOST_NEEDS)
    return g_string_free (g_steal_pointer (&names), FALSE);

  /* Translators: some names, and how many more there are. */
  return g_strdup_printf (ngettext ("%1$s and %2$u more", "%1$s and %2$u more", n - MOST_NEEDS), names->str, n - MOST_NEEDS);
}

/* The open rung that is told, and what decides it; NULL when none is open. */
static char *
name_open_rung (const SepseVerdict         *verdict,
                const SepseGuidelineResult *result,
                int                         next)
{
  const SepseHeadline *headline = &verdict->headline;
  g_autofree char     *name = NULL;
  g_autofree char     *needs = NULL;

  if (headline->possible >= 0 && headline->possible_guideline == (int) (result - verdict->guidelines))
    next = headline->possible;
  if (next < 0 || result->outcomes[next].truth != SEPSE_TRUTH_UNKNOWN)
    return NULL;

  name = g_strdup (sepse_words_translate ("outcome", result->guideline->outcomes[next].label));
  needs = name_needs (verdict, &result->outcomes[next].needs);
  if (is_possible (verdict, result, next))
    /* Translators: a state that something speaks for, and the answers that would decide it. */
    return g_strdup_printf (_ ("%1$s is possible; it is decided by: %2$s"), name, needs);

  /* Translators: a state, and the answers that are missing for it. */
  return g_strdup_printf (_ ("%1$s is not assessed; missing: %2$s"), name, needs);
}

static char *
say_outside (const SepseVerdict         *verdict,
             const SepseGuidelineResult *result)
{
  const SepseGuideline *guideline = result->guideline;
  g_autofree char      *because = _sepse_report_because (verdict, &result->because);
  g_autofree char      *population = NULL;

  if (guideline->population != NULL)
    /* Translators: for whom a definition was made. */
    population = g_strdup_printf (_ ("It is made for: %s"), sepse_words_translate ("guideline", guideline->population));

  return _sepse_report_join (because != NULL ? because : "", population != NULL ? population : "",
                             _ ("Urgency and steps stand all the same"), NULL);
}

static SepseBlock *
add_outside (GPtrArray                  *blocks,
             const SepseVerdict         *verdict,
             const SepseGuidelineResult *result)
{
  return _sepse_report_add (blocks, SEPSE_BLOCK_VALUE, SEPSE_TONE_UNKNOWN, SEPSE_SECTION_DEFINITION, result->guideline->id,
                            /* Translators: a definition with its edition. */
                            g_strdup_printf (_ ("This patient is outside the population of %s"),
                                             sepse_words_translate ("guideline", result->guideline->title)),
                            NULL, say_outside (verdict, result));
}

/* The gate that is not answered; NULL when the definition fits. */
static char *
name_gate (const SepseVerdict         *verdict,
           const SepseGuidelineResult *result)
{
  g_autofree char *needs = NULL;

  if (result->applies != SEPSE_TRUTH_UNKNOWN)
    return NULL;

  needs = sepse_words_concepts (verdict, &result->needs);

  /* Translators: names of questions that decide whether the definition fits this patient. */
  return g_strdup_printf (_ ("Whether the definition fits this patient depends on: %s"), needs);
}

SepseBlock *
_sepse_report_add_standing (GPtrArray                  *blocks,
                            const SepseVerdict         *verdict,
                            const SepseGuidelineResult *result)
{
  int              met;
  int              named;
  g_autofree char *open = NULL;
  g_autofree char *gate = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *name = NULL;

  if (result->applies == SEPSE_TRUTH_NOT_MET)
    return add_outside (blocks, verdict, result);

  met = find_met (result);
  named = find_named (verdict, result);
  open = name_open_rung (verdict, result, find_next (result, MAX (met, named - 1)));
  gate = name_gate (verdict, result);
  if (met >= 0 && met >= named)
    {
      name = _sepse_report_name_outcome (result->guideline, (guint) met);

      return _sepse_report_add (blocks, SEPSE_BLOCK_VALUE, SEPSE_TONE_FOR, SEPSE_SECTION_DEFINITION,
                                result->guideline->outcomes[met].id, g_steal_pointer (&name),
                                g_strdup (sepse_words_truth (SEPSE_TRUTH_MET)),
                                _sepse_report_join (gate != NULL ? gate : "", open, NULL));
    }

  if (met >= 0)
    /* Translators: a state below the one that is not established. */
    lower = g_strdup_printf (_ ("%s is met"), sepse_words_translate ("outcome", result->guideline->outcomes[met].label));
  name = named >= 0 ? _sepse_report_name_outcome (result->guideline, (guint) named)
                    : g_strdup (sepse_words_translate ("guideline", result->guideline->title));

  return _sepse_report_add (blocks, SEPSE_BLOCK_VALUE, SEPSE_TONE_UNKNOWN, SEPSE_SECTION_DEFINITION,
                            named >= 0 ? result->guideline->outcomes[named].id : result->guideline->id,
                            /* Translators: a state by an edition, "Sepsis (1992)". Never say that it is absent. */
                            g_strdup_printf (_ ("%s not established on what is known"), name), NULL,
                            _sepse_report_join (gate != NULL ? gate : "", lower != NULL ? lower : "", open, NULL));
}

static SepseTone
get_truth_tone (SepseTruth truth)
{
  if (truth == SEPSE_TRUTH_MET)
    return SEPSE_TONE_FOR;

  return truth == SEPSE_TRUTH_NOT_MET ? SEPSE_TONE_AGAINST : SEPSE_TONE_UNKNOWN;
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

      _sepse_report_add (blocks, SEPSE_BLOCK_VALUE, get_truth_tone (outcome->truth), SEPSE_SECTION_DEFINITION, outcome->outcome->id,
                         g_strdup (sepse_words_translate ("outcome", outcome->outcome->label)),
                         g_strdup (sepse_words_truth (outcome->truth)),
                         _sepse_report_join (clause != NULL ? clause : "", cite, NULL));
    }
  if (result->band_low >= 0 && result->band_low != result->band_high)
    _sepse_report_add (blocks, SEPSE_BLOCK_PARAGRAPH, SEPSE_TONE_UNKNOWN, SEPSE_SECTION_DEFINITION, NULL,
                       /* Translators: the lowest class that is still possible. */
                       g_strdup_printf (_ ("At least %s"), sepse_words_translate ("outcome", result->guideline->outcomes[result->band_low].label)),
                       NULL, NULL);
}

static void
add_definition (GPtrArray                  *blocks,
                const SepseVerdict         *verdict,
                const SepseGuidelineResult *result)
{
  SepseBlock *standing = _sepse_report_add_standing (blocks, verdict, result);

  /* A sentence of its own here; a row beside the form. */
  standing->kind = SEPSE_BLOCK_ITEM;
  if (result->applies == SEPSE_TRUTH_NOT_MET)
    return;

  add_outcomes (blocks, result);
}

void
_sepse_report_add_definitions (GPtrArray          *blocks,
                               const SepseVerdict *verdict)
{
  const SepseGuidelineResult *leading = _sepse_report_find_leading (verdict);

  if (leading == NULL)
    return;

  _sepse_report_add_heading (blocks, SEPSE_SECTION_DEFINITION, _ ("Definition"));
  add_definition (blocks, verdict, leading);
  for (guint i = 0; i < verdict->n_guidelines; i++)
    if (&verdict->guidelines[i] != leading)
      add_definition (blocks, verdict, &verdict->guidelines[i]);
}
