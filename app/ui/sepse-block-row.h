/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/sepse-report.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* An item or a value of the report as a row of a list. */
#define SEPSE_TYPE_BLOCK_ROW (sepse_block_row_get_type ())
G_DECLARE_FINAL_TYPE (SepseBlockRow, sepse_block_row, SEPSE, BLOCK_ROW, AdwPreferencesRow)

/* @leads_to: the row has a button that goes to the field of the concept it speaks of. */
GtkWidget *sepse_block_row_new (const SepseBlock *block,
                                gboolean          leads_to) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
