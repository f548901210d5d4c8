/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/sepse-row.h"

G_BEGIN_DECLS

/* A time of day, typed as "14:30"; the last one at or before the moment of the assessment. Without a concept: that moment. */
#define SEPSE_TYPE_INSTANT_ROW (sepse_instant_row_get_type ())
G_DECLARE_FINAL_TYPE (SepseInstantRow, sepse_instant_row, SEPSE, INSTANT_ROW, SepseRow)

/* @concept: of kind instant, or SEPSE_MAX_CONCEPTS for the moment of the assessment. */
GtkWidget *sepse_instant_row_new (SepseSession *session,
                                  guint         concept) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
