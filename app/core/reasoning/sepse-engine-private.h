/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-catalog-private.h"
#include "knowledge/sepse-exact.h"
#include "reasoning/sepse-explain.h"
#include "reasoning/sepse-verdict.h"

#include <glib.h>

G_BEGIN_DECLS

struct _SepseEngine
{
  const SepseCatalog *catalog;
  gboolean            brief;
  SepseMask          *masks; /* the trace, with assumptions */
  SepseMask          *open; /* the trace without */
  SepseExact          exact;
  /* Of the patient being judged: */
  SepseConceptSet differs;
  SepseConceptSet discarded;
};

/* The parts of a verdict, each from the trace; in this order. */
void sepse_engine_judge_guidelines (SepseEngine  *self,
                                    SepseVerdict *verdict,
                                    const guint  *guidelines,
                                    guint         n_guidelines);
void sepse_engine_compare (SepseEngine  *self,
                           SepseVerdict *verdict);
void sepse_engine_fire_rules (SepseEngine  *self,
                              SepseVerdict *verdict);
void sepse_engine_write_headline (SepseEngine  *self,
                                  SepseVerdict *verdict);
void sepse_engine_rank_missing (SepseEngine  *self,
                                SepseVerdict *verdict);
void sepse_engine_collect_issues (SepseEngine  *self,
                                  SepseVerdict *verdict);

static inline SepseTrace
sepse_engine_get_trace (SepseEngine        *self,
                        const SepseVerdict *verdict)
{
  return (SepseTrace){ self->catalog, verdict->observations, self->masks, self->open };
}

static inline const SepseGuidelineEntry *
sepse_engine_get_entry (SepseEngine *self,
                        guint        guideline)
{
  return g_ptr_array_index (self->catalog->guidelines, guideline);
}

G_END_DECLS
