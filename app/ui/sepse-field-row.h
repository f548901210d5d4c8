/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/sepse-row.h"

G_BEGIN_DECLS

/* A number, typed with or without its unit. Beside it how it was read, beneath it what is asked about it. */
#define SEPSE_TYPE_FIELD_ROW (sepse_field_row_get_type ())
G_DECLARE_FINAL_TYPE (SepseFieldRow, sepse_field_row, SEPSE, FIELD_ROW, SepseRow)

GtkWidget *sepse_field_row_new (SepseSession *session,
                                guint         concept) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
