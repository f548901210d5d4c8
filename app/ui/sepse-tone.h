/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/sepse-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A tone is never colour alone: an icon, a word and a colour. */
const char *sepse_tone_get_icon_name (SepseTone tone); /* nullable */
const char *sepse_tone_get_word (SepseTone tone); /* nullable; in the user's language */
/* Gives the widget the colour of the tone, and no other's. */
void sepse_tone_apply (SepseTone  tone,
                       GtkWidget *widget);

/* Icon of the tone with its word as accessible name; hidden when the tone has none. */
void sepse_tone_show_icon (SepseTone tone,
                           GtkImage *image);

G_END_DECLS
