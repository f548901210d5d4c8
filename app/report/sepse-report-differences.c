/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-report"

#include "config.h"

#include "report/sepse-report-private.h"

#include "words/sepse-words.h"

#include <glib/gi18n.h>

/* Facts of one disagreement that are told; the rest explain no more. */
#define MOST_FACTS 4

static const SepseGuideline *
get_guideline (const SepseVerdict    *verdict,
               const SepseOutcomeRef *ref)
{
  return verdict->guidelines[ref->guideline].guideline;
}

static const char *
get_name (const SepseVerdict    *verdict,
          const SepseOutcomeRef *ref)
{
  return sepse_words_translate ("guideline", get_guideline (verdict, ref)->name);
}

/* "Sepsis-1 (above 38 °C)" */
static char *
name_side (const SepseConcept *concept,
           const SepseSide    *side,
           const char         *name)
{
  g_autofree char *limit = NULL;

  if (!side->has_edge)
    return g_strdup (name);

  limit = sepse_words_limit (concept, &side->edge);

  /* Translators: a definition and the limit it uses, "Sepsis-1 (above 38 °C)". */
  return g_strdup_printf (C_ ("limit", "%1$s (%2$s)"), name, limit);
}

static char *
write_fact (const SepseVerdict      *verdict,
            const SepseDisagreement *disagreement,
            const SepseDifference   *difference)
{
  const SepseConcept *concept = sepse_dictionary_get_concept (sepse_catalog_get_dictionary (verdict->catalog), difference->concept);
  SepseConceptSet     one = { { 0 } };
  g_autofree char    *value = NULL;
  g_autofree char    *met = name_side (concept, &difference->met, get_name (verdict, &disagreement->met));
  g_autofree char    *other = name_side (concept, &difference->other, get_name (verdict, &disagreement->other));

  sepse_concept_set_add (&one, difference->concept);
  value = sepse_words_concepts (verdict, &one);
  if (difference->met.counts && difference->other.reads)
    /* Translators: a value, the definition in which it counts, the one in which it does not. */
    return g_strdup_printf (_ ("%1$s counts in %2$s, not in %3$s"), value, met, other);
  /* Translators: a value, the definition that asks for more of it, the one that does not ask. */
  return g_strdup_printf (_ ("%1$s does not meet %2$s; %3$s does not ask for it"), value, other, met);
}

static void
append_sentence (GString *out,
                 char    *sentence)
{
  g_string_append_printf (out, "%s%s", out->len > 0 ? ". " : "", sentence);
  g_free (sentence);
}

/* What only the one counts, in one sentence. */
static char *
write_only_here (const SepseVerdict      *verdict,
                 const SepseDisagreement *disagreement)
{
  SepseConceptSet  only = { { 0 } };
  g_autofree char *values = NULL;

  for (guint i = 0; i < disagreement->n_differences; i++)
    if (disagreement->differences[i].met.counts && !disagreement->differences[i].other.reads)
      sepse_concept_set_add (&only, disagreement->differences[i].concept);
  if (_sepse_report_is_empty (&only))
    return NULL;

  values = sepse_words_concepts (verdict, &only);

  /* Translators: a definition that does not use them, the one in which they count, values. */
  return g_strdup_printf (_ ("%1$s does not ask for what counts in %2$s: %3$s"), get_name (verdict, &disagreement->other),
                          get_name (verdict, &disagreement->met), values);
}

static char *
write_facts (const SepseVerdict      *verdict,
             const SepseDisagreement *disagreement)
{
  g_autoptr (GString) out = g_string_new (NULL);
  char *only_here = write_only_here (verdict, disagreement);
  guint n = 0;

  for (guint i = 0; i < disagreement->n_differences; i++)
    {
      const SepseDifference *difference = &disagreement->differences[i];

      if ((!difference->met.counts || difference->other.reads) && n++ < MOST_FACTS)
        append_sentence (out, write_fact (verdict, disagreement, difference));
    }
  if (only_here != NULL)
    append_sentence (out, only_here);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
write_open (const SepseVerdict      *verdict,
            const SepseDisagreement *disagreement)
{
  g_autofree char *needs = NULL;

  if (disagreement->truth != SEPSE_TRUTH_UNKNOWN)
    return NULL;

  needs = _sepse_report_name_needs (verdict, &verdict->guidelines[disagreement->other.guideline], disagreement->other.outcome);

  /* Translators: a definition, and answers that are missing for it. */
  return g_strdup_printf (_ ("%1$s still needs: %2$s"), get_name (verdict, &disagreement->other), needs);
}

/* Two definitions are held against each other once: by the most severe state of which they speak differently. */
static gboolean
is_told (const SepseVerdict *verdict,
         guint               index)
{
  const SepseDisagreement *self = &verdict->disagreements[index];

  for (guint i = 0; i < index; i++)
    if (verdict->disagreements[i].other.guideline == self->other.guideline)
      return TRUE;

  return FALSE;
}

static void
add_disagreement (GPtrArray               *blocks,
                  const SepseVerdict      *verdict,
                  const SepseDisagreement *disagreement,
                  const char              *section)
{
  const SepseGuideline *other = get_guideline (verdict, &disagreement->other);
  const SepseOutcome   *outcome = &get_guideline (verdict, &disagreement->met)->outcomes[disagreement->met.outcome];
  const char           *state = sepse_words_translate ("outcome", outcome->label);
  const char           *met_name = get_name (verdict, &disagreement->met);
  const char           *other_name = get_name (verdict, &disagreement->other);
  g_autofree char      *facts = write_facts (verdict, disagreement);
  g_autofree char      *open = write_open (verdict, disagreement);
  gboolean              is_open = disagreement->truth == SEPSE_TRUTH_UNKNOWN;

  _sepse_report_add (blocks, SEPSE_BLOCK_ITEM, is_open ? SEPSE_TONE_UNKNOWN : SEPSE_TONE_PLAIN, section, other->id,
                     is_open
                       /* Translators: a state, the definition that finds it met, the one that is still open. */
                       ? g_strdup_printf (_ ("%1$s: met by %2$s, not yet decided by %3$s"), state, met_name, other_name)
                       /* Translators: a state, the definition that finds it met, the one that does not. */
                       : g_strdup_printf (_ ("%1$s: met by %2$s, not by %3$s"), state, met_name, other_name),
                     NULL, _sepse_report_join (facts, open != NULL ? open : "", NULL));
}

static void
add_disagreements (GPtrArray          *blocks,
                   const SepseVerdict *verdict,
                   const char         *section,
                   gboolean            is_folded)
{
  for (guint i = 0; i < verdict->n_disagreements; i++)
    if (get_guideline (verdict, &verdict->disagreements[i].other)->is_folded == is_folded && !is_told (verdict, i))
      add_disagreement (blocks, verdict, &verdict->disagreements[i], section);
}

static void
add_rules (GPtrArray          *blocks,
           const SepseVerdict *verdict)
{
  for (guint i = 0; i < verdict->n_differences; i++)
    {
      const SepseRuleResult *result = &verdict->differences[i];
      g_autofree char       *text = sepse_words_fill (verdict, result, "difference", result->text);
      g_autofree char       *cite = _sepse_report_cite (result->rule->source, result->rule->unverified);

      _sepse_report_add (blocks, SEPSE_BLOCK_ITEM, SEPSE_TONE_PLAIN, SEPSE_SECTION_DIFFERENCES, result->rule->id,
                         _sepse_report_label (result->rule, "difference"), NULL, _sepse_report_join (text != NULL ? text : "", cite, NULL));
    }
}

void
_sepse_report_add_differences (GPtrArray          *blocks,
                               const SepseVerdict *verdict)
{
  g_autoptr (GPtrArray) found = _sepse_report_new_blocks ();

  add_disagreements (found, verdict, SEPSE_SECTION_DIFFERENCES, FALSE);
  add_rules (found, verdict);
  if (found->len == 0)
    return;

  _sepse_report_add_heading (blocks, SEPSE_SECTION_DIFFERENCES, _ ("Where they differ"));
  g_ptr_array_extend_and_steal (blocks, g_steal_pointer (&found));
}

static const SepseGuidelineResult *
find_result (const SepseVerdict *verdict,
             guint               guideline)
{
  const SepseGuideline *wanted = sepse_catalog_get_guideline (verdict->catalog, guideline);

  for (guint i = 0; i < verdict->n_guidelines; i++)
    if (verdict->guidelines[i].guideline == wanted && verdict->guidelines[i].applies != SEPSE_TRUTH_NOT_MET)
      return &verdict->guidelines[i];

  return NULL;
}

static char *
write_range (int low,
             int high)
{
  if (low == high)
    return g_strdup_printf ("%d", low);

  return g_strdup_printf (C_ ("score", "%1$d to %2$d"), low, high);
}

static void
append_points (GString    *out,
               const char *label,
               int         low,
               int         high,
               int         other_low,
               int         other_high)
{
  g_autofree char *first = write_range (low, high);
  g_autofree char *second = write_range (other_low, other_high);

  if (low == other_low && high == other_high)
    return;

  if (out->len > 0)
    g_string_append (out, "; ");
  /* Translators: an organ, its points by the first edition and by the second. */
  g_string_append_printf (out, C_ ("editions", "%1$s %2$s, now %3$s"), label, first, second);
}

static void
compare_scores (GString                    *out,
                const SepseEditions        *editions,
                const SepseGuidelineResult *first,
                const SepseGuidelineResult *second)
{
  const SepseScoreResult *left = &first->scores[editions->scores[0]];
  const SepseScoreResult *right = &second->scores[editions->scores[1]];

  append_points (out, C_ ("editions", "Total"), left->low, left->high, right->low, right->high);
  for (guint i = 0; i < editions->n_items; i++)
    {
      const SepseItemResult *here = &left->items[editions->items[i].items[0]];
      const SepseItemResult *there = &right->items[editions->items[i].items[1]];

      append_points (out, sepse_words_translate ("item", here->item->label), here->low, here->high, there->low, there->high);
    }
}

static void
compare_outcomes (GString                    *out,
                  const SepseGuidelineResult *first,
                  const SepseGuidelineResult *second)
{
  for (guint i = 0; i < first->n_outcomes; i++)
    for (guint j = 0; j < second->n_outcomes; j++)
      if (g_str_equal (first->outcomes[i].outcome->id, second->outcomes[j].outcome->id) && first->outcomes[i].truth != second->outcomes[j].truth)
        {
          if (out->len > 0)
            g_string_append (out, "; ");
          /* Translators: a statement, how the first edition finds it and how the second does. */
          g_string_append_printf (out, C_ ("editions", "%1$s: %2$s, now %3$s"),
                                  sepse_words_translate ("outcome", second->outcomes[j].outcome->label),
                                  sepse_words_truth (first->outcomes[i].truth), sepse_words_truth (second->outcomes[j].truth));
        }
}

static void
add_pair (GPtrArray                  *blocks,
          const SepseEditions        *editions,
          const SepseGuidelineResult *first,
          const SepseGuidelineResult *second)
{
  g_autoptr (GString) found = g_string_new (NULL);
  const char      *text = sepse_words_translate ("difference", editions->text);
  g_autofree char *cite = _sepse_report_cite (editions->source, FALSE);

  if (editions->scores[0] >= 0 && editions->scores[1] >= 0)
    compare_scores (found, editions, first, second);
  else
    compare_outcomes (found, first, second);
  if (found->len == 0)
    g_string_append (found, _ ("The same for this patient"));

  _sepse_report_add (blocks, SEPSE_BLOCK_ITEM, SEPSE_TONE_PLAIN, SEPSE_SECTION_EDITIONS, editions->id,
                     g_strdup (sepse_words_translate ("difference", editions->label)), NULL,
                     _sepse_report_join (found->str, text != NULL ? text : "", cite, NULL));
}

void
_sepse_report_add_editions (GPtrArray          *blocks,
                            const SepseVerdict *verdict)
{
  add_disagreements (blocks, verdict, SEPSE_SECTION_EDITIONS, TRUE);
  for (guint i = 0; i < sepse_catalog_get_n_editions (verdict->catalog); i++)
    {
      const SepseEditions        *editions = sepse_catalog_get_editions (verdict->catalog, i);
      const SepseGuidelineResult *first = find_result (verdict, editions->guidelines[0]);
      const SepseGuidelineResult *second = find_result (verdict, editions->guidelines[1]);

      if (first != NULL && second != NULL)
        add_pair (blocks, editions, first, second);
    }
}
