/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Toggles of one question, wrapped over lines. One stop of the Tab key: arrows move inside, Enter goes to the next field.
 * Signal "chosen" (guint index): the user pressed one; what becomes of it is the owner's to say. */
#define SEPSE_TYPE_CHIPS (sepse_chips_get_type ())
G_DECLARE_FINAL_TYPE (SepseChips, sepse_chips, SEPSE, CHIPS, GtkWidget)

/* Arrow keys choose as they move: for questions with one answer. */
void sepse_chips_set_exclusive (SepseChips *self,
                                gboolean    is_exclusive);
/* Joins the toggles to one control. */
void sepse_chips_set_linked (SepseChips *self,
                             gboolean    is_linked);

/* @question names the control together with @label. @key: a key value that chooses it, or 0. */
void       sepse_chips_add (SepseChips *self,
                            const char *question,
                            const char *label,
                            guint       key);
GtkWidget *sepse_chips_get_button (SepseChips *self,
                                   guint       index);
void       sepse_chips_set_active (SepseChips *self,
                                   guint       index,
                                   gboolean    is_active);

G_END_DECLS
