/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keyboard focus to the next or previous control of the page @widget stands in; from the last one to the next page. */
void sepse_form_keys_focus_next (GtkWidget *widget);
void sepse_form_keys_focus_previous (GtkWidget *widget);

/* Enter and Down go on to the next control, Up goes back; Space presses a button. Who hurries through the fields with Enter
 * answers nothing by that. */
void sepse_form_keys_pass_by (GtkWidget *control);

G_END_DECLS
