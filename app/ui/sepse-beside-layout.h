/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Arranges five children, in this order: the list of areas, the strip, the form, the side panel and the bar of areas.
 * Wide: areas, form, side panel beside each other. Medium: form and side panel, bar beneath. Narrow: strip, form and bar in one
 * column. What is not used is not drawn and hidden from assistive technology. */
#define SEPSE_TYPE_BESIDE_LAYOUT (sepse_beside_layout_get_type ())
G_DECLARE_FINAL_TYPE (SepseBesideLayout, sepse_beside_layout, SEPSE, BESIDE_LAYOUT, GtkLayoutManager)

G_END_DECLS
