/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/sepse-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A question of the form: its title, the control that takes the answer, and beneath both what is said about the answer.
 * Property "control" (GtkWidget): stands beside the title, or beneath it where there is no room. */
#define SEPSE_TYPE_ROW (sepse_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (SepseRow, sepse_row, SEPSE, ROW, AdwPreferencesRow)

struct _SepseRowClass
{
  AdwPreferencesRowClass parent_class;

  gboolean shows_help; /* beneath the title; FALSE: as a tooltip */

  /* Shows the answer in the draft and what the verdict says of it; either has changed. */
  void (*update) (SepseRow *self);
};

/* Once, when the control stands: from now on the row follows the session. @concept: or SEPSE_MAX_CONCEPTS, when it asks for
 * something that is none. @focus: the widget that takes keyboard focus and is named by the title. */
void sepse_row_begin (SepseRow     *self,
                      SepseSession *session,
                      guint         concept,
                      const char   *title,
                      GtkWidget    *focus);

/* NULL before sepse_row_begin(). */
SepseSession       *sepse_row_get_session (SepseRow *self);
guint               sepse_row_get_concept_index (SepseRow *self);
const SepseConcept *sepse_row_get_concept (SepseRow *self);

/* Of the row's concept. */
const SepseEntry *sepse_row_get_entry (SepseRow *self);
gboolean          sepse_row_is_answered (SepseRow *self);
void              sepse_row_set_text (SepseRow   *self,
                                      const char *text);

/* @message NULL: what the verdict has to say about the concept, if anything. */
void sepse_row_show_message (SepseRow   *self,
                             const char *message,
                             gboolean    is_wrong);

/* Beneath the message, hidden: for buttons that answer what it asks. */
GtkBox *sepse_row_get_answers (SepseRow *self);

G_END_DECLS
