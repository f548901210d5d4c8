/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-catalog-private.h"
#include "knowledge/sepse-exact.h"
#include "reasoning/sepse-explain.h"
#include "reasoning/sepse-verdict.h"

#include <glib.h>

G_BEGIN_DECLS

/* The patient as one guideline sees him. */
typedef struct
{
  SepseObservations *observations; /* those of the verdict, or `own` */
  SepseObservations *own; /* nullable: without what is too old */
  SepseConceptSet    kept; /* too old, but it speaks for a criterion */
  SepseConceptSet    dropped; /* too old, counted as not known */
} SepseView;

struct _SepseEngine
{
  const SepseCatalog *catalog;
  gboolean            brief;
  SepseMask          *masks; /* the trace, with assumptions */
  SepseMask          *open; /* the trace without */
  SepseExact          exact;
  SepseView          *views; /* one for each guideline of the catalog */
  SepseObservations  *seen; /* through which the trace is read now */
  /* Of the patient being judged: */
  SepseConceptSet differs;
  SepseConceptSet discarded;
};

void sepse_engine_find_views (SepseEngine       *self,
                              SepseObservations *observations);
void sepse_engine_clear_views (SepseEngine *self);
/* The oldest time among the kept values of @because; is_set FALSE when there is none. */
SepseInstant sepse_view_find_as_of (const SepseView       *self,
                                    const SepseConceptSet *because);

/* From here on traces and the exact search see the patient as the guideline does. NULL: as he is. */
static inline void
sepse_engine_look (SepseEngine               *self,
                   const SepseVerdict        *verdict,
                   const SepseGuidelineEntry *entry)
{
  self->seen = entry != NULL ? self->views[entry->index].observations : verdict->observations;
  self->exact.observations = self->seen;
}

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
  return (SepseTrace){ self->catalog, self->seen, self->masks, self->open };
}

static inline const SepseGuidelineEntry *
sepse_engine_get_entry (SepseEngine *self,
                        guint        guideline)
{
  return g_ptr_array_index (self->catalog->guidelines, guideline);
}

G_END_DECLS
