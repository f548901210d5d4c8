/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/sepse-row.h"

G_BEGIN_DECLS

/* Any number of answers. Nothing chosen is "Not assessed"; "none of these" is an answer of its own. */
#define SEPSE_TYPE_SET_ROW (sepse_set_row_get_type ())
G_DECLARE_FINAL_TYPE (SepseSetRow, sepse_set_row, SEPSE, SET_ROW, SepseRow)

GtkWidget *sepse_set_row_new (SepseSession *session,
                              guint         concept) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
