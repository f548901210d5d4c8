/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-report"

#include "config.h"

#include "report/sepse-report-private.h"

#include "words/sepse-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_NEEDS 4

/* A definition with states; those that are only explored never lead. */
static gboolean
can_lead (const SepseGuidelineResult *result)
{
  const SepseGuideline *guideline = result->guideline;

  return !guideline->is_folded && guideline->n_outcomes > 0 && guideline->outcomes[guideline->n_outcomes - 1].severity >= 0;
}

static const SepseGuidelineResult *
find_first (const SepseVerdict *verdict,
            gboolean            inside)
{
  const SepseGuidelineResult *first = NULL;

  for (guint i = 0; i < verdict->n_guidelines; i++)
    {
      const SepseGuidelineResult *result = &verdict->guidelines[i];

      if (can_lead (result) && (!inside || result->applies != SEPSE_TRUTH_NOT_MET) &&
          (first == NULL || result->guideline->order < first->guideline->order))
        first = result;
    }

  return first;
}

const SepseGuidelineResult *
_sepse_report_find_leading (const SepseVerdict *verdict)
{
  const SepseHeadline        *headline = &verdict->headline;
  const SepseGuidelineResult *first;

  if (headline->guideline >= 0)
    return &verdict->guidelines[headline->guideline];
  if (headline->possible_guideline >= 0)
    return &verdict->guidelines[headline->possible_guideline];
  first = find_first (verdict, TRUE);
  if (first == NULL)
    first = find_first (verdict, FALSE);
  if (first == NULL && verdict->n_guidelines > 0)
    first = &verdict->guidelines[0];

  return first;
}

int
_sepse_report_find_met (const SepseGuidelineResult *result)
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

int
_sepse_report_find_named (const SepseVerdict         *verdict,
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

int
_sepse_report_find_next (const SepseGuidelineResult *result,
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

static gboolean
can_settle (const SepseVerdict         *verdict,
            const SepseGuidelineResult *result,
            guint                       outcome,
            const SepseMissing         *missing)
{
  for (guint i = 0; i < missing->n_could_change; i++)
    if (&verdict->guidelines[missing->could_change[i].guideline] == result && missing->could_change[i].outcome == outcome)
      return TRUE;

  return FALSE;
}

char *
_sepse_report_name_needs (const SepseVerdict         *verdict,
                          const SepseGuidelineResult *result,
                          guint                       outcome)
{
  const SepseDictionary *dictionary = sepse_catalog_get_dictionary (verdict->catalog);
  const SepseConceptSet *needs = &result->outcomes[outcome].needs;
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (int settling = 1; settling >= 0; settling--)
    for (guint i = 0; i < verdict->n_missing; i++)
      {
        const SepseMissing *missing = &verdict->missing[i];
        g_autofree char    *inside = NULL;

        if (!sepse_concept_set_contains (needs, missing->concept) || can_settle (verdict, result, outcome, missing) != settling)
          continue;
        if (n++ >= MOST_NEEDS)
          continue;
        inside = sepse_words_inside (sepse_words_concept (sepse_dictionary_get_concept (dictionary, missing->concept)));
        g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("list", ", ") : "", inside);
      }
  if (n == 0)
    return sepse_words_names (verdict, needs);
  if (n <= MOST_NEEDS)
    return g_string_free (g_steal_pointer (&names), FALSE);

  /* Translators: some names, and how many more there are. */
  return g_strdup_printf (ngettext ("%1$s and %2$u more", "%1$s and %2$u more", n - MOST_NEEDS), names->str, n - MOST_NEEDS);
}

char *
_sepse_report_name_open_rung (const SepseVerdict         *verdict,
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
  needs = _sepse_report_name_needs (verdict, result, (guint) next);
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

char *
_sepse_report_name_gate (const SepseVerdict         *verdict,
                         const SepseGuidelineResult *result)
{
  g_autofree char *needs = NULL;

  if (result->applies != SEPSE_TRUTH_UNKNOWN)
    return NULL;

  needs = sepse_words_names (verdict, &result->needs);

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

  if (_sepse_report_find_named (verdict, result) < 0)
    {
      SepseBlock *row = _sepse_report_add_row (blocks, verdict, result);

      row->kind = SEPSE_BLOCK_VALUE;
      return row;
    }

  met = _sepse_report_find_met (result);
  named = _sepse_report_find_named (verdict, result);
  open = _sepse_report_name_open_rung (verdict, result, _sepse_report_find_next (result, MAX (met, named - 1)));
  gate = _sepse_report_name_gate (verdict, result);
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
  name = _sepse_report_name_outcome (result->guideline, (guint) named);

  return _sepse_report_add (blocks, SEPSE_BLOCK_VALUE, SEPSE_TONE_UNKNOWN, SEPSE_SECTION_DEFINITION,
                            result->guideline->outcomes[named].id,
                            /* Translators: a state by an edition, "Sepsis (1992)". Never say that it is absent. */
                            g_strdup_printf (_ ("%s not established on what is known"), name), NULL,
                            _sepse_report_join (gate != NULL ? gate : "", lower != NULL ? lower : "", open, NULL));
}
