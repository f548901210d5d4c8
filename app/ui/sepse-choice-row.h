/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/sepse-row.h"

G_BEGIN_DECLS

/* One answer out of a few, "Not assessed" first and chosen until somebody answers. Keys: Delete, n, y for yes/no. */
#define SEPSE_TYPE_CHOICE_ROW (sepse_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (SepseChoiceRow, sepse_choice_row, SEPSE, CHOICE_ROW, SepseRow)

GtkWidget *sepse_choice_row_new (SepseSession *session,
                                 guint         concept) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
