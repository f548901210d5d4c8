/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-reasoning"

#include "config.h"

#include "reasoning/sepse-engine-private.h"

#include <string.h>

SepseEngine *
sepse_engine_new (const SepseCatalog *catalog)
{
  SepseEngine *self = g_new0 (SepseEngine, 1);
  guint        n_nodes = catalog->program->nodes->len;

  self->catalog = catalog;
  self->masks = g_new0 (SepseMask, n_nodes);
  self->open = g_new0 (SepseMask, n_nodes);
  self->views = g_new0 (SepseView, catalog->guidelines->len + 1);
  sepse_exact_init (&self->exact, catalog->program);

  return self;
}

void
sepse_engine_free (SepseEngine *self)
{
  if (self == NULL)
    return;

  g_free (self->masks);
  g_free (self->open);
  g_free (self->views);
  sepse_exact_clear (&self->exact);
  g_free (self);
}

void
sepse_engine_set_brief (SepseEngine *self,
                        gboolean     brief)
{
  self->brief = brief;
}

/* Plain sets first; then, where an unknown reaches an outcome by two ways, the exact answer takes their place, and the rules that read
 * outcomes are evaluated from that. */
static void
sharpen (SepseEngine        *self,
         const SepseVerdict *verdict)
{
  const SepseCatalog *catalog = self->catalog;

  for (guint g = 0; g < catalog->guidelines->len; g++)
    {
      const SepseGuidelineEntry *entry = sepse_engine_get_entry (self, g);

      sepse_engine_look (self, verdict, entry);
      for (guint i = 0; i < entry->guideline.n_outcomes; i++)
        {
          const SepseCone *cone = &entry->outcome_cones[i];

          if (!sepse_mask_is_decided (self->masks[cone->node]))
            self->masks[cone->node] = sepse_exact_solve (&self->exact, cone, FALSE);
        }
      for (guint i = 0; i < entry->guideline.n_scores; i++)
        {
          const SepseCone *cone = &entry->score_cones[i];

          if (!sepse_mask_is_decided (self->masks[cone->node]))
            self->masks[cone->node] = sepse_exact_solve (&self->exact, cone, TRUE);
        }
    }

  for (guint g = 0; g < catalog->guidelines->len; g++)
    {
      const SepseGuidelineEntry *entry = sepse_engine_get_entry (self, g);

      /* The references that rules elsewhere read stand last in a guideline: see name_outcomes(). */
      sepse_engine_look (self, verdict, entry);
      sepse_program_evaluate (catalog->program, entry->end_node - entry->guideline.n_outcomes, entry->end_node, self->seen, self->masks, TRUE);
    }
  sepse_engine_look (self, verdict, NULL);
  sepse_program_evaluate (catalog->program, catalog->policy_start, catalog->program->nodes->len, self->seen, self->masks, TRUE);
}

/* The whole program, each guideline as it sees the patient. */
static void
evaluate_all (SepseEngine        *self,
              const SepseVerdict *verdict,
              SepseMask          *masks,
              gboolean            assume)
{
  const SepseProgram *program = self->catalog->program;
  guint               done = 0;

  for (guint g = 0; g < self->catalog->guidelines->len; g++)
    {
      const SepseGuidelineEntry *entry = sepse_engine_get_entry (self, g);

      sepse_engine_look (self, verdict, NULL);
      sepse_program_evaluate (program, done, entry->first_node, self->seen, masks, assume);
      sepse_engine_look (self, verdict, entry);
      sepse_program_evaluate (program, entry->first_node, entry->end_node, self->seen, masks, assume);
      done = entry->end_node;
    }
  sepse_engine_look (self, verdict, NULL);
  sepse_program_evaluate (program, done, program->nodes->len, self->seen, masks, assume);
}

SepseVerdict *
sepse_engine_evaluate (SepseEngine             *self,
                       const char              *id,
                       const SepseObservations *observations,
                       const guint             *guidelines,
                       guint                    n_guidelines)
{
  SepseVerdict *verdict = g_atomic_rc_box_new0 (SepseVerdict);

  verdict->catalog = self->catalog;
  verdict->id = g_strdup (id);
  verdict->observations = sepse_observations_copy (observations);
  memset (&self->differs, 0, sizeof self->differs);
  memset (&self->discarded, 0, sizeof self->discarded);
  sepse_derivations_apply (self->catalog->derivations, self->catalog->program, verdict->observations, &self->differs, &self->discarded);

  sepse_engine_find_views (self, verdict->observations);
  evaluate_all (self, verdict, self->masks, TRUE);
  if (!self->brief)
    evaluate_all (self, verdict, self->open, FALSE);
  sharpen (self, verdict);

  sepse_engine_judge_guidelines (self, verdict, guidelines, n_guidelines);
  sepse_engine_fire_rules (self, verdict);
  sepse_engine_write_headline (self, verdict);
  if (!self->brief)
    {
      sepse_engine_compare (self, verdict);
      sepse_engine_rank_missing (self, verdict);
      sepse_engine_collect_issues (self, verdict);
    }
  sepse_engine_clear_views (self);

  return verdict;
}
