/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-reasoning"

#include "config.h"

#include "reasoning/sepse-engine-private.h"

static const char *const issue_ids[] = {
  [SEPSE_ISSUE_UNUSUAL] = "unusual",
  [SEPSE_ISSUE_CONTRADICTION] = "contradiction",
  [SEPSE_ISSUE_DERIVED_DIFFERS] = "derived-differs",
  [SEPSE_ISSUE_UNIT_TABLES_DIFFER] = "unit-tables-differ",
  [SEPSE_ISSUE_STALE] = "stale",
  [SEPSE_ISSUE_UNPAIRED] = "unpaired",
};

const char *
sepse_issue_code_to_id (SepseIssueCode code)
{
  return issue_ids[code];
}

static void
add_issue (GArray          *issues,
           guint            concept,
           SepseIssueCode   code,
           gboolean         warning,
           const SepseRule *rule)
{
  SepseIssue issue = { (guint16) concept, code, warning, rule };

  g_array_append_val (issues, issue);
}

static void
add_checks (SepseEngine *self,
            GArray      *issues)
{
  for (guint i = 0; i < self->catalog->checks->len; i++)
    {
      const SepseRule *rule = &g_array_index (self->catalog->checks, SepseRule, i);
      SepseIssueCode   code = SEPSE_ISSUE_CONTRADICTION;

      if (self->masks[rule->when] != SEPSE_CAN_BE_MET || rule->concept == SEPSE_MAX_CONCEPTS)
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (issue_ids); j++)
        if (g_strcmp0 (rule->kind, issue_ids[j]) == 0)
          code = (SepseIssueCode) j;
      add_issue (issues, rule->concept, code, g_strcmp0 (rule->severity, "info") != 0, rule);
    }
}

/* The tables published for two units can give one patient different points. */
static gboolean
do_tables_differ (const SepseNode    *node,
                  const SepseConcept *concept,
                  const SepseValue   *value)
{
  guint band = sepse_node_find_band (node, concept, value->unit, value->value, value->canonical);

  for (guint i = 0; i < node->n_tables; i++)
    {
      guint  unit = node->tables[i].unit;
      double other = sepse_concept_from_canonical (concept, unit, value->canonical);

      if (unit != value->unit && sepse_node_find_band (node, concept, unit, other, value->canonical) != band)
        return TRUE;
    }

  return FALSE;
}

static void
add_table_issues (SepseEngine        *self,
                  const SepseVerdict *verdict,
                  GArray             *issues)
{
  SepseConceptSet listed = { 0 };

  for (guint i = 0; i < verdict->n_guidelines; i++)
    {
      const SepseGuidelineEntry *entry = (const SepseGuidelineEntry *) verdict->guidelines[i].guideline;

      for (guint j = entry->first_node; verdict->guidelines[i].applies != SEPSE_TRUTH_NOT_MET && j < entry->end_node; j++)
        {
          const SepseNode *node = sepse_program_get_node (self->catalog->program, j);

          if (node->op != SEPSE_OP_BAND || node->n_tables < 2 || sepse_concept_set_contains (&listed, node->concept) || !sepse_observations_is_known (verdict->observations, node->concept))
            continue;
          if (!do_tables_differ (node, sepse_dictionary_get_concept (self->catalog->dictionary, node->concept),
                                 &verdict->observations->values[node->concept]))
            continue;
          sepse_concept_set_add (&listed, node->concept);
          add_issue (issues, node->concept, SEPSE_ISSUE_UNIT_TABLES_DIFFER, FALSE, NULL);
        }
    }
}

/* Too old for a guideline that is shown: a warning where it still speaks for something. */
static void
add_stale_issues (SepseEngine        *self,
                  const SepseVerdict *verdict,
                  GArray             *issues)
{
  SepseConceptSet kept = { 0 };
  SepseConceptSet dropped = { 0 };

  for (guint i = 0; i < verdict->n_guidelines; i++)
    {
      const SepseView *view = &self->views[((const SepseGuidelineEntry *) verdict->guidelines[i].guideline)->index];

      if (verdict->guidelines[i].applies == SEPSE_TRUTH_NOT_MET)
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (kept.bits); j++)
        {
          kept.bits[j] |= view->kept.bits[j];
          dropped.bits[j] |= view->dropped.bits[j];
        }
    }
  for (guint i = 0; i < verdict->observations->n_values; i++)
    if (verdict->observations->values[i].origin == SEPSE_ORIGIN_ENTERED &&
        (sepse_concept_set_contains (&kept, i) || sepse_concept_set_contains (&dropped, i)))
      add_issue (issues, i, SEPSE_ISSUE_STALE, sepse_concept_set_contains (&kept, i), NULL);
}

void
sepse_engine_collect_issues (SepseEngine  *self,
                             SepseVerdict *verdict)
{
  GArray *issues = g_array_new (FALSE, TRUE, sizeof (SepseIssue));

  for (guint i = 0; i < verdict->observations->n_values; i++)
    {
      const SepseConcept *concept = sepse_dictionary_get_concept (self->catalog->dictionary, i);
      const SepseValue   *value = &verdict->observations->values[i];

      if (concept->n_units > 0 && value->origin == SEPSE_ORIGIN_ENTERED && (value->canonical < concept->warn_low || value->canonical > concept->warn_high))
        add_issue (issues, i, SEPSE_ISSUE_UNUSUAL, TRUE, NULL);
      if (sepse_concept_set_contains (&self->differs, i))
        add_issue (issues, i, SEPSE_ISSUE_DERIVED_DIFFERS, TRUE, NULL);
      if (sepse_concept_set_contains (&self->discarded, i))
        add_issue (issues, i, SEPSE_ISSUE_UNPAIRED, TRUE, NULL);
    }
  add_checks (self, issues);
  add_table_issues (self, verdict, issues);
  add_stale_issues (self, verdict, issues);

  verdict->n_issues = issues->len;
  verdict->issues = (SepseIssue *) (void *) g_array_free (issues, FALSE);
}
