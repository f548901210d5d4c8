/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-report"

#include "config.h"

#include "report/sepse-report-private.h"

#include "words/sepse-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* All definitions for one patient, a row each. */

static char *
name_guideline (const SepseGuideline *guideline)
{
  const char *name = sepse_words_translate ("guideline", guideline->name);

  if (strstr (name, guideline->edition) != NULL)
    return g_strdup (name);

  /* Translators: a definition and its edition, "Sepsis-1 (1992)". */
  return g_strdup_printf (C_ ("definition", "%1$s (%2$s)"), name, guideline->edition);
}

static const char *
get_label (const SepseOutcomeResult *outcome)
{
  return sepse_words_translate ("outcome", outcome->outcome->label);
}

static char *
name_points (const SepseScoreResult *score)
{
  const char *label = sepse_words_translate ("score", score->score->label);

  if (score->low == score->high)
    /* Translators: a score and its points, "SIRS: 3". */
    return g_strdup_printf (C_ ("score", "%1$s: %2$d"), label, score->low);

  /* Translators: a score and the range it can still take, "SOFA: 3 to 18". */
  return g_strdup_printf (C_ ("score", "%1$s: %2$d to %3$d"), label, score->low, score->high);
}

static char *
name_scores (const SepseGuidelineResult *result)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < result->guideline->n_scores; i++)
    {
      g_autofree char *points = name_points (&result->scores[i]);

      g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", points);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* "Low risk to high risk" while a class is open; NULL when there are no classes. */
static char *
name_band (const SepseGuidelineResult *result,
           SepseTone                  *tone)
{
  *tone = SEPSE_TONE_UNKNOWN;
  if (result->band_low >= 0 && result->band_high >= 0)
    /* Translators: the lowest and the highest class that is still possible. */
    return g_strdup_printf (C_ ("class", "%1$s to %2$s"), get_label (&result->outcomes[result->band_low]),
                            get_label (&result->outcomes[result->band_high]));

  *tone = SEPSE_TONE_FOR;
  for (guint i = 0; i < result->n_outcomes; i++)
    if (result->outcomes[i].outcome->kind == SEPSE_OUTCOME_BAND && result->outcomes[i].truth == SEPSE_TRUTH_MET)
      return g_strdup (get_label (&result->outcomes[i]));

  return NULL;
}

static char *
name_state (const SepseVerdict         *verdict,
            const SepseGuidelineResult *result,
            SepseTone                  *tone)
{
  int met = _sepse_report_find_met (result);
  int named = _sepse_report_find_named (verdict, result);

  *tone = SEPSE_TONE_UNKNOWN;
  if (named < 0)
    return NULL;
  if (met < named)
    /* Translators: a state. Never say that it is absent. */
    return g_strdup_printf (_ ("%s not established"), get_label (&result->outcomes[named]));

  *tone = SEPSE_TONE_FOR;

  /* Translators: a state. */
  return g_strdup_printf (_ ("%s is met"), get_label (&result->outcomes[met]));
}

/* Statements that stand for themselves, by how they turned out: "Antimicrobial now; crystalloid, 30 mL/kg". */
static char *
list_alone (const SepseGuidelineResult *result,
            SepseTruth                  truth)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < result->n_outcomes; i++)
    if (result->outcomes[i].outcome->kind == SEPSE_OUTCOME_ALONE && result->outcomes[i].truth == truth)
      {
        g_autofree char *inside = out->len > 0 ? sepse_words_inside (get_label (&result->outcomes[i])) : g_strdup (get_label (&result->outcomes[i]));

        g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", inside);
      }
  if (out->len == 0)
    return NULL;

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
name_open_alone (const SepseGuidelineResult *result)
{
  g_autofree char *open = list_alone (result, SEPSE_TRUTH_UNKNOWN);

  /* Translators: statements that cannot be decided yet. */
  return open != NULL ? g_strdup_printf (_ ("Not yet decided: %s"), open) : NULL;
}

/* How it stands in a few words. */
static char *
name_standing (const SepseVerdict         *verdict,
               const SepseGuidelineResult *result,
               SepseTone                  *tone)
{
  char            *standing = name_state (verdict, result, tone);
  g_autofree char *open = NULL;

  if (standing == NULL)
    standing = name_band (result, tone);
  if (standing != NULL)
    return standing;

  *tone = SEPSE_TONE_PLAIN;
  if (result->withheld)
    return g_strdup (_ ("Score without a class"));
  standing = list_alone (result, SEPSE_TRUTH_MET);
  if (standing != NULL)
    {
      *tone = SEPSE_TONE_FOR;
      return standing;
    }
  *tone = SEPSE_TONE_UNKNOWN;
  open = list_alone (result, SEPSE_TRUTH_UNKNOWN);
  if (open != NULL)
    return g_strdup (_ ("Not yet decided"));

  return g_strdup (_ ("No criterion met"));
}

static gboolean
has_ladder (const SepseGuidelineResult *result)
{
  return result->n_outcomes > 0 && result->outcomes[result->n_outcomes - 1].outcome->kind != SEPSE_OUTCOME_ALONE;
}

static char *
name_detail (const SepseVerdict         *verdict,
             const SepseGuidelineResult *result)
{
  int              met = _sepse_report_find_met (result);
  int              named = _sepse_report_find_named (verdict, result);
  g_autofree char *gate = _sepse_report_name_gate (verdict, result);
  g_autofree char *scores = name_scores (result);
  g_autofree char *also = has_ladder (result) ? list_alone (result, SEPSE_TRUTH_MET) : NULL;
  g_autofree char *open = named >= 0 ? _sepse_report_name_open_rung (verdict, result, _sepse_report_find_next (result, MAX (met, named - 1)))
                                     : name_open_alone (result);
  g_autofree char *withheld = NULL;
  g_autofree char *as_of = met >= 0 ? sepse_words_as_of (result->outcomes[met].as_of) : NULL;

  if (result->withheld)
    {
      g_autofree char *because = _sepse_report_because (verdict, &result->because);

      withheld = _sepse_report_join (_ ("Organ support makes the numbers look well, so no class is given"), because, NULL);
    }

  return _sepse_report_join (gate != NULL ? gate : "", as_of != NULL ? as_of : "", scores, also != NULL ? also : "", withheld != NULL ? withheld : "", open, NULL);
}

SepseBlock *
_sepse_report_add_row (GPtrArray                  *blocks,
                       const SepseVerdict         *verdict,
                       const SepseGuidelineResult *result)
{
  SepseTone tone;
  char     *standing;

  if (result->applies == SEPSE_TRUTH_NOT_MET)
    return _sepse_report_add (blocks, SEPSE_BLOCK_ITEM, SEPSE_TONE_UNKNOWN, SEPSE_SECTION_DEFINITION, result->guideline->id,
                              name_guideline (result->guideline), g_strdup (_ ("Not made for this patient")),
                              _sepse_report_because (verdict, &result->because));

  standing = name_standing (verdict, result, &tone);
  if (result->applies == SEPSE_TRUTH_UNKNOWN)
    tone = SEPSE_TONE_UNKNOWN;

  return _sepse_report_add (blocks, SEPSE_BLOCK_ITEM, tone, SEPSE_SECTION_DEFINITION, result->guideline->id,
                            name_guideline (result->guideline), standing, name_detail (verdict, result));
}

static void
add_rows (GPtrArray          *blocks,
          const SepseVerdict *verdict,
          gboolean            is_folded)
{
  for (guint order = 0; order < sepse_catalog_get_n_guidelines (verdict->catalog); order++)
    for (guint i = 0; i < verdict->n_guidelines; i++)
      if (verdict->guidelines[i].guideline->order == order && verdict->guidelines[i].guideline->is_folded == is_folded)
        _sepse_report_add_row (blocks, verdict, &verdict->guidelines[i]);
}

static gboolean
has_rows (const SepseVerdict *verdict,
          gboolean            is_folded)
{
  for (guint i = 0; i < verdict->n_guidelines; i++)
    if (verdict->guidelines[i].guideline->is_folded == is_folded)
      return TRUE;

  return FALSE;
}

void
_sepse_report_add_definitions (GPtrArray          *blocks,
                               const SepseVerdict *verdict)
{
  gboolean shown = has_rows (verdict, FALSE);

  if (verdict->n_guidelines == 0)
    return;

  _sepse_report_add_heading (blocks, SEPSE_SECTION_DEFINITION, _ ("Definitions side by side"));
  add_rows (blocks, verdict, !shown);
  _sepse_report_add_differences (blocks, verdict);
  if (!shown || !has_rows (verdict, TRUE))
    return;

  _sepse_report_add_fold (blocks, SEPSE_SECTION_EDITIONS, _ ("Other editions"));
  add_rows (blocks, verdict, TRUE);
  _sepse_report_add_editions (blocks, verdict);
}
