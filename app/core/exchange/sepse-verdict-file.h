/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reasoning/sepse-verdict.h"

#include <glib.h>

G_BEGIN_DECLS

/* "sepse-verdict/1" (contract section 4), appended to @out without a newline.
 * @series: (nullable): verdicts of every assessment in time order, for a case that is a series. @summary: only what --summary gives. */
void sepse_verdict_write (const SepseVerdict *verdict,
                          GPtrArray          *series,
                          gboolean            summary,
                          guint               indent,
                          GString            *out);

/* The refusal of one case. @line 0: not from batch, left out. @id nullable. */
void sepse_verdict_write_refusal (const SepseRefusal *refusal,
                                  guint64             line,
                                  const char         *id,
                                  GString            *out);

G_END_DECLS
