/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-reasoning"

#include "config.h"

#include "reasoning/sepse-verdict.h"

#include "knowledge/sepse-catalog-private.h"

SepseTruth
sepse_verdict_weigh (const SepseVerdict *self,
                     int                 node)
{
  return sepse_program_ask (self->catalog->program, (guint) node, self->observations);
}

SepseVerdict *
sepse_verdict_ref (SepseVerdict *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_guideline (SepseGuidelineResult *self)
{
  for (guint i = 0; self->scores != NULL && i < self->guideline->n_scores; i++)
    g_free (self->scores[i].items);
  g_free (self->scores);
  g_free (self->outcomes);
  g_free (self->criteria);
  g_free (self->assumed);
}

static void
clear_verdict (gpointer data)
{
  SepseVerdict *self = data;

  for (guint i = 0; i < self->n_guidelines; i++)
    clear_guideline (&self->guidelines[i]);
  for (guint i = 0; i < self->n_missing; i++)
    g_free (self->missing[i].could_change);
  for (guint i = 0; i < self->n_disagreements; i++)
    g_free (self->disagreements[i].differences);
  g_free (self->disagreements);
  g_free (self->differences);
  g_free (self->id);
  g_free (self->guidelines);
  g_free (self->red_flags);
  g_free (self->open_flags);
  g_free (self->urgency_rules);
  g_free (self->steps);
  g_free (self->consider);
  g_free (self->notes);
  g_free (self->missing);
  g_free (self->issues);
  sepse_observations_free (self->observations);
}

void
sepse_verdict_unref (SepseVerdict *self)
{
  g_atomic_rc_box_release_full (self, clear_verdict);
}
