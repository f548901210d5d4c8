/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/sepse-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The whole report of the session's verdict. Drawn when it is looked at. */
#define SEPSE_TYPE_RESULT_PAGE (sepse_result_page_get_type ())
G_DECLARE_FINAL_TYPE (SepseResultPage, sepse_result_page, SEPSE, RESULT_PAGE, AdwBin)

GtkWidget *sepse_result_page_new (SepseSession *session) G_GNUC_WARN_UNUSED_RESULT;

/* Keyboard focus to the top of the page. */
void sepse_result_page_focus_first (SepseResultPage *self);
/* The report as the text that is copied. */
char *sepse_result_page_dup_text (SepseResultPage *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
