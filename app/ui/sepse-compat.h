/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What changed between the oldest and the newest toolkit. The only file with version checks. */

/* @file: (nullable) (transfer none): NULL when the user chose nothing. */
typedef void (*SepseCompatFileFunc) (GFile   *file,
                                     gpointer user_data);

void sepse_compat_open_file (GtkWindow          *parent,
                             SepseCompatFileFunc chosen,
                             gpointer            user_data);
void sepse_compat_save_file (GtkWindow          *parent,
                             const char         *suggested_name,
                             SepseCompatFileFunc chosen,
                             gpointer            user_data);

void sepse_compat_show_about (GtkWindow *parent);

/* Says @message through assistive technology, without taking the focus. */
void sepse_compat_announce (GtkWidget  *widget,
                            const char *message);

G_END_DECLS
