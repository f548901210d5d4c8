/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reasoning/sepse-verdict.h"

#include <glib.h>

G_BEGIN_DECLS

/* Judges every assessment of a case on its own; nothing is carried forward.
 * @guidelines: as in sepse_engine_evaluate().
 * Returns: (transfer full) (element-type SepseVerdict): in time order, at least one; the last one is the verdict of the case. */
GPtrArray *sepse_evaluation_run (SepseEngine     *engine,
                                 const SepseCase *patient,
                                 const guint     *guidelines,
                                 guint            n_guidelines) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
