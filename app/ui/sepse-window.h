/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/sepse-assessment-view.h"
#include "ui/sepse-draft-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The window: the start page, or the assessment. */
#define SEPSE_TYPE_WINDOW (sepse_window_get_type ())
G_DECLARE_FINAL_TYPE (SepseWindow, sepse_window, SEPSE, WINDOW, AdwApplicationWindow)

SepseWindow *sepse_window_new (GtkApplication  *application,
                               SepseSession    *session,
                               SepseDraftStore *store) G_GNUC_WARN_UNUSED_RESULT;

/* Opens a case file; what is unfinished is kept. */
void sepse_window_open (SepseWindow *self,
                        GFile       *file);
/* Writes the case file, as the user's choice of @file would. */
void sepse_window_save (SepseWindow *self,
                        GFile       *file);

SepseAssessmentView *sepse_window_get_view (SepseWindow *self);
gboolean             sepse_window_shows_start (SepseWindow *self);
/* The sentence that stands under the header bar; "" when none. */
const char *sepse_window_get_notice (SepseWindow *self);

G_END_DECLS
