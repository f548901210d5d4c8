/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-report"

#include "config.h"

#include "report/sepse-report-private.h"

#include "words/sepse-words.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *
get_group_title (const char *group)
{
  static const struct
  {
    const char *group;
    const char *title;
  } titles[] = {
    { "now", NC_ ("steps", "Now") },
    { "find-source", NC_ ("steps", "Find the source") },
    { "control-source", NC_ ("steps", "Control the source") },
    { "ask-help", NC_ ("steps", "Ask for help") },
    { "re-check", NC_ ("steps", "Re-check") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_strcmp0 (group, titles[i].group) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "steps", titles[i].title);

  return C_ ("steps", "Other steps");
}

/* What speaks for at least half of the steps is the state of the patient; it is told once. */
static SepseConceptSet
find_common (const SepseVerdict *verdict)
{
  SepseConceptSet common = { { 0 } };

  for (guint concept = 0; concept < verdict->observations->n_values; concept++)
    {
      guint n = 0;

      for (guint i = 0; i < verdict->n_steps; i++)
        if (sepse_concept_set_contains (&verdict->steps[i].because, concept))
          n++;
      if (n > 1 && 2 * n >= verdict->n_steps)
        sepse_concept_set_add (&common, concept);
    }

  return common;
}

/* What speaks for this step beyond what has been said. */
static char *
name_own_reasons (const SepseVerdict    *verdict,
                  const SepseRuleResult *step,
                  const SepseConceptSet *said)
{
  SepseConceptSet own = { { 0 } };

  for (guint i = sepse_concept_set_next (&step->because, 0); i < SEPSE_MAX_CONCEPTS; i = sepse_concept_set_next (&step->because, i + 1))
    if (verdict->observations->values[i].origin == SEPSE_ORIGIN_ENTERED && !sepse_concept_set_contains (said, i))
      sepse_concept_set_add (&own, i);

  return _sepse_report_because (verdict, &own);
}

static void
add_step (GPtrArray             *blocks,
          const SepseVerdict    *verdict,
          const SepseRuleResult *step,
          const SepseConceptSet *said)
{
  gboolean         done = step->state == SEPSE_STEP_DONE;
  g_autofree char *text = sepse_words_fill (verdict, step, "step", step->text);
  g_autofree char *because = name_own_reasons (verdict, step, said);
  g_autofree char *cite = _sepse_report_cite (step->rule->source, step->rule->unverified);

  _sepse_report_add (blocks, SEPSE_BLOCK_ITEM, done ? SEPSE_TONE_DONE : SEPSE_TONE_PLAIN, SEPSE_SECTION_STEPS, step->rule->id,
                     _sepse_report_label (step->rule, "step"),
                     done ? g_strdup (C_ ("step", "done")) : _sepse_report_deadline (step),
                     _sepse_report_join (text != NULL ? text : "", because != NULL ? because : "", cite, NULL));
}

void
_sepse_report_add_steps (GPtrArray          *blocks,
                         const SepseVerdict *verdict)
{
  const char     *group = NULL;
  SepseConceptSet said = verdict->headline.because;
  SepseConceptSet common = find_common (verdict);

  for (guint i = 0; i < verdict->n_steps; i++)
    {
      const SepseRuleResult *step = &verdict->steps[i];

      if (i == 0 || g_strcmp0 (group, step->rule->group) != 0)
        {
          group = step->rule->group;
          _sepse_report_add_heading (blocks, SEPSE_SECTION_STEPS, get_group_title (group));
        }
      add_step (blocks, verdict, step, &said);
      for (guint c = sepse_concept_set_next (&step->because, 0); c < SEPSE_MAX_CONCEPTS; c = sepse_concept_set_next (&step->because, c + 1))
        if (sepse_concept_set_contains (&common, c))
          sepse_concept_set_add (&said, c);
    }
}

/* "Tests: CT pulmonary angiogram; …". */
static char *
name_tests (const SepseVerdict *verdict,
            const SepseRule    *rule)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; rule->tests != NULL && rule->tests[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "",
                            sepse_words_translate ("test", sepse_catalog_get_test_text (verdict->catalog, rule->tests[i])));
  if (names->len == 0)
    return NULL;

  /* Translators: tests that tell one condition from another. */
  return g_strdup_printf (_ ("Told apart by: %s"), names->str);
}

static char *
name_reasons (const SepseVerdict    *verdict,
              const SepseRuleResult *condition)
{
  g_autofree char *names = NULL;

  if (_sepse_report_is_empty (&condition->because))
    return NULL;

  names = sepse_words_concepts (verdict, &condition->because);

  /* Translators: values that speak for another condition. */
  return g_strdup_printf (_ ("Here it is suggested by: %s"), names);
}

static void
add_condition (GPtrArray             *blocks,
               const SepseVerdict    *verdict,
               const SepseRuleResult *condition)
{
  gboolean         urgent = condition->rule->urgency == SEPSE_URGENCY_NOW;
  g_autofree char *text = sepse_words_fill (verdict, condition, "condition", condition->text);
  g_autofree char *reasons = name_reasons (verdict, condition);
  g_autofree char *tests = name_tests (verdict, condition->rule);
  g_autofree char *cite = _sepse_report_cite (condition->rule->source, condition->rule->unverified);

  _sepse_report_add (blocks, SEPSE_BLOCK_ITEM, urgent ? SEPSE_TONE_URGENT : SEPSE_TONE_PLAIN, SEPSE_SECTION_CONSIDER,
                     condition->rule->id, _sepse_report_label (condition->rule, "condition"),
                     urgent ? g_strdup (sepse_words_urgency (SEPSE_URGENCY_NOW)) : NULL,
                     _sepse_report_join (text != NULL ? text : "", reasons != NULL ? reasons : "", tests != NULL ? tests : "", cite, NULL));
}

void
_sepse_report_add_consider (GPtrArray          *blocks,
                            const SepseVerdict *verdict,
                            gboolean            urgent)
{
  gboolean first = TRUE;

  for (guint i = 0; i < verdict->n_consider; i++)
    {
      if ((verdict->consider[i].rule->urgency == SEPSE_URGENCY_NOW) != urgent)
        continue;
      if (first)
        _sepse_report_add_heading (blocks, SEPSE_SECTION_CONSIDER,
                                   urgent ? _ ("Could it be something else that cannot wait?") : _ ("Could it be something else?"));
      first = FALSE;
      add_condition (blocks, verdict, &verdict->consider[i]);
    }
}

void
_sepse_report_add_issues (GPtrArray          *blocks,
                          const SepseVerdict *verdict)
{
  const SepseDictionary *dictionary = sepse_catalog_get_dictionary (verdict->catalog);

  if (verdict->n_issues == 0)
    return;

  _sepse_report_add_heading (blocks, SEPSE_SECTION_ISSUES, _ ("Please check"));
  for (guint i = 0; i < verdict->n_issues; i++)
    {
      const SepseIssue *issue = &verdict->issues[i];
      const char       *id = NULL;

      if (issue->concept < sepse_dictionary_get_n_concepts (dictionary))
        id = sepse_dictionary_get_concept (dictionary, issue->concept)->id;
      _sepse_report_add (blocks, SEPSE_BLOCK_ITEM, issue->warning ? SEPSE_TONE_SOON : SEPSE_TONE_QUIET, SEPSE_SECTION_ISSUES, id,
                         sepse_words_issue (verdict, issue), NULL, NULL);
    }
}
