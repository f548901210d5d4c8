/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two children: a title and its control. Side by side when there is room for both, else the control beneath
 * the title. */
#define SEPSE_TYPE_PAIR_LAYOUT (sepse_pair_layout_get_type ())
G_DECLARE_FINAL_TYPE (SepsePairLayout, sepse_pair_layout, SEPSE, PAIR_LAYOUT, GtkLayoutManager)

GtkLayoutManager *sepse_pair_layout_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
