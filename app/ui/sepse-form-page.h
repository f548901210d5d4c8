/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/sepse-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One page of the form. Its rows are built when it is first shown. */
#define SEPSE_TYPE_FORM_PAGE (sepse_form_page_get_type ())
G_DECLARE_FINAL_TYPE (SepseFormPage, sepse_form_page, SEPSE, FORM_PAGE, AdwBin)

/* @page lives as long as the catalog of the session. */
GtkWidget *sepse_form_page_new (SepseSession        *session,
                                const SepsePageRule *page) G_GNUC_WARN_UNUSED_RESULT;

/* Builds the rows now. */
void sepse_form_page_build (SepseFormPage *self);
/* The row of a concept, built when it is not yet; NULL when it stands on another page. */
GtkWidget *sepse_form_page_find_row (SepseFormPage *self,
                                     guint          concept);
/* Keyboard focus to the field of a concept; FALSE when it is not on this page. */
gboolean sepse_form_page_focus_concept (SepseFormPage *self,
                                        guint          concept);
/* Keyboard focus to the first field. */
void sepse_form_page_focus_first (SepseFormPage *self);
/* Keyboard focus to the first field that nobody answered; FALSE when there is none. */
gboolean sepse_form_page_focus_open (SepseFormPage *self);

G_END_DECLS
