/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of the list of areas: its name, and how many answers it holds. */
#define SEPSE_TYPE_AREA_ROW (sepse_area_row_get_type ())
G_DECLARE_FINAL_TYPE (SepseAreaRow, sepse_area_row, SEPSE, AREA_ROW, GtkListBoxRow)

GtkWidget *sepse_area_row_new (const char *title) G_GNUC_WARN_UNUSED_RESULT;
void       sepse_area_row_set_count (SepseAreaRow *self,
                                     guint         n_answered);

G_END_DECLS
