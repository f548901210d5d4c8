/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/sepse-start-page.h"
#include "ui/sepse-window.h"

G_BEGIN_DECLS

struct _SepseWindow
{
  AdwApplicationWindow parent_instance;

  SepseSession    *session;
  SepseDraftStore *store;
  GFile           *file; /* nullable: the case file that is open */

  AdwWindowTitle      *title;
  GtkWidget           *start_button;
  GtkWidget           *save_button;
  GtkWidget           *menu_button;
  GtkRevealer         *notice_revealer;
  GtkLabel            *notice_label;
  AdwToastOverlay     *toasts;
  GtkStack            *stack;
  SepseStartPage      *start_page;
  SepseAssessmentView *view;
};

void _sepse_window_install_actions (GtkWidgetClass *widget_class);

/* Puts title and actions on the screen. */
void _sepse_window_update (SepseWindow *self);
/* A sentence under the header bar; NULL takes it away. */
void _sepse_window_set_notice (SepseWindow *self,
                               const char  *notice);
/* @button, @action: nullable. */
void _sepse_window_show_toast (SepseWindow *self,
                               const char  *text,
                               const char  *button,
                               const char  *action);
void _sepse_window_show_start (SepseWindow *self);
void _sepse_window_show_assessment (SepseWindow *self,
                                    guint        area);

G_END_DECLS
