/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names a control for assistive technology. The label inside a button is taken off its name, or it would be read twice. */
void sepse_accessible_set_name (GtkWidget  *widget,
                                const char *name);
/* State INVALID and what is said about it. @description NULL: none. */
void sepse_accessible_set_wrong (GtkWidget  *widget,
                                 gboolean    is_wrong,
                                 const char *description);

G_END_DECLS
