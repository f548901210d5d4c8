/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reasoning/sepse-verdict.h"
#include "json/sepse-json-writer.h"

#include <glib.h>

G_BEGIN_DECLS

/* The ids of a set as an array; an empty one is written as [] . */
void _sepse_verdict_write_concepts (SepseJsonWriter       *writer,
                                    const char            *key,
                                    const SepseVerdict    *verdict,
                                    const SepseConceptSet *concepts);
/* As above, but nothing at all when the set is empty. */
void _sepse_verdict_write_known_concepts (SepseJsonWriter       *writer,
                                          const char            *key,
                                          const SepseVerdict    *verdict,
                                          const SepseConceptSet *concepts);
void _sepse_verdict_write_guidelines (SepseJsonWriter    *writer,
                                      const SepseVerdict *verdict,
                                      gboolean            summary);
/* red_flags, which stands before the guidelines. */
void _sepse_verdict_write_flags (SepseJsonWriter    *writer,
                                 const SepseVerdict *verdict);
/* steps, consider, missing, issues, notes: all behind the guidelines. */
void _sepse_verdict_write_disagreements (SepseJsonWriter    *writer,
                                         const SepseVerdict *verdict);
void _sepse_verdict_write_rules (SepseJsonWriter    *writer,
                                 const SepseVerdict *verdict);

G_END_DECLS
