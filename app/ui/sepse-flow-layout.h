/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Places children one behind the other and wraps at the end of the line; every child keeps its natural width. */
#define SEPSE_TYPE_FLOW_LAYOUT (sepse_flow_layout_get_type ())
G_DECLARE_FINAL_TYPE (SepseFlowLayout, sepse_flow_layout, SEPSE, FLOW_LAYOUT, GtkLayoutManager)

GtkLayoutManager *sepse_flow_layout_new (int spacing) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
