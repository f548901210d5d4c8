/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/sepse-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The areas of an assessment: the pages of the form and the result, with the summary always beside them. */
#define SEPSE_TYPE_ASSESSMENT_VIEW (sepse_assessment_view_get_type ())
G_DECLARE_FINAL_TYPE (SepseAssessmentView, sepse_assessment_view, SEPSE, ASSESSMENT_VIEW, GtkWidget)

/* Call once. */
void sepse_assessment_view_set_session (SepseAssessmentView *self,
                                        SepseSession        *session);

/* Areas are numbered from 0; the result is the last. */
guint sepse_assessment_view_get_n_areas (SepseAssessmentView *self);
guint sepse_assessment_view_get_area (SepseAssessmentView *self);
void  sepse_assessment_view_show_area (SepseAssessmentView *self,
                                       guint                area);
/* Goes to the field of a concept; FALSE when no page asks for it. */
gboolean sepse_assessment_view_show_concept (SepseAssessmentView *self,
                                             guint                concept);

/* The row of a concept, wherever it stands; NULL when no page asks for it. */
GtkWidget *sepse_assessment_view_find_row (SepseAssessmentView *self,
                                           guint                concept);
char      *sepse_assessment_view_dup_report (SepseAssessmentView *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
