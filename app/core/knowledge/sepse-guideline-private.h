/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-catalog-private.h"

G_BEGIN_DECLS

/* One guideline being read. */
typedef struct
{
  SepseCompiler       *compiler;
  SepseReader         *reader;
  SepseGuidelineEntry *entry;
  GArray              *outcomes; /* SepseOutcome */
} SepseGuidelineReader;

/* Outcomes that stand alone, then the ladder. */
void _sepse_guideline_read_outcomes (SepseGuidelineReader *self,
                                     const SepsePlace     *root,
                                     JsonObject           *object);

/* What a rule elsewhere may name holds only inside the population. */
void _sepse_guideline_name_outcomes (SepseGuidelineReader *self,
                                     const SepsePlace     *root);

/* With nothing known every outcome must still be able to go both ways. */
void _sepse_guideline_check_reachable (SepseGuidelineReader *self,
                                       const SepsePlace     *root);

G_END_DECLS
