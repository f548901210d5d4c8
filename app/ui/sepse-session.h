/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-catalog.h"
#include "patient/sepse-draft.h"
#include "reasoning/sepse-verdict.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* One patient being assessed: the draft, and the verdict on what it holds. The verdict follows every change in an idle.
 * Signal "verdict-changed". Property "modified": something was typed that no case file holds. */
#define SEPSE_TYPE_SESSION (sepse_session_get_type ())
G_DECLARE_FINAL_TYPE (SepseSession, sepse_session, SEPSE, SESSION, GObject)

/* @catalog must outlive the session. */
SepseSession *sepse_session_new (const SepseCatalog *catalog) G_GNUC_WARN_UNUSED_RESULT;

const SepseCatalog *sepse_session_get_catalog (SepseSession *self);
SepseDraft         *sepse_session_get_draft (SepseSession *self);
const SepseConcept *sepse_session_get_concept (SepseSession *self,
                                               guint         concept);

/* (transfer none): of the draft as it is now. */
SepseVerdict *sepse_session_get_verdict (SepseSession *self);
/* Does a section of a page belong on the screen for this patient? */
gboolean sepse_session_shows_section (SepseSession       *self,
                                      const SepseSection *section);

/* Empties the draft; @moment is the time of the new assessment. */
void sepse_session_begin (SepseSession *self,
                          SepseInstant  moment);
void sepse_session_load_case (SepseSession    *self,
                              const SepseCase *from);
/* FALSE, nothing changed, when the text is no draft. What is loaded counts as modified. */
gboolean sepse_session_load_draft (SepseSession *self,
                                   const char   *text,
                                   gsize         length);

gboolean sepse_session_is_modified (SepseSession *self);
void     sepse_session_set_modified (SepseSession *self,
                                     gboolean      is_modified);
/* Are there texts that are not accepted, and so would be missing in a case file? */
guint sepse_session_count_unaccepted (SepseSession *self);
guint sepse_session_count_answered (SepseSession        *self,
                                    const SepsePageRule *page);

/* The unusual value in this field was looked at and is right: not asked again until it changes. */
void     sepse_session_confirm (SepseSession *self,
                                guint         concept);
gboolean sepse_session_is_confirmed (SepseSession *self,
                                     guint         concept);

G_END_DECLS
