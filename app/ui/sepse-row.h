/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/sepse-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The row that asks for a concept: a field, toggles, chips or a time, by its kind. */
GtkWidget *sepse_row_new (SepseSession *session,
                          guint         concept) G_GNUC_WARN_UNUSED_RESULT;

/* The concept a row asks for, or SEPSE_MAX_CONCEPTS. */
guint sepse_row_get_concept (GtkWidget *row);

/* Keyboard focus to the next or previous control of the page @widget stands in; from the last one to the next page. */
void sepse_row_focus_next (GtkWidget *widget);
void sepse_row_focus_previous (GtkWidget *widget);

/* Enter and Down go on to the next control, Up goes back; Space presses a button. Who hurries through the fields with Enter
 * answers nothing by that. */
void sepse_row_pass_by (GtkWidget *control);

/* What the verdict has to say about the concept beside its row, as one text; NULL when nothing. */
char *sepse_row_dup_issue (SepseSession *session,
                           guint         concept);

G_END_DECLS
