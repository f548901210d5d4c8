/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-dictionary.h"
#include "patient/sepse-entry.h"
#include "patient/sepse-observations.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* Everything typed for one patient, as typed. The only mutable thing of the model.
 * Signal "changed" (guint concept index; SEPSE_MAX_CONCEPTS when many did). Setting what it holds is silent. */
#define SEPSE_TYPE_DRAFT (sepse_draft_get_type ())
G_DECLARE_FINAL_TYPE (SepseDraft, sepse_draft, SEPSE, DRAFT, GObject)

SepseDraft *sepse_draft_new (const SepseDictionary *dictionary) G_GNUC_WARN_UNUSED_RESULT;

const SepseDictionary *sepse_draft_get_dictionary (SepseDraft *self);

/* "" when nothing is typed. A yes/no concept holds "yes", "no" or ""; a choice its id; a set its ids separated by spaces,
 * and "none" for a set that was looked at and is empty. */
const char *sepse_draft_get_text (SepseDraft *self,
                                  guint       concept);
void        sepse_draft_set_text (SepseDraft *self,
                                  guint       concept,
                                  const char *text);
/* The reading of the text, kept until it changes. */
const SepseEntry *sepse_draft_get_entry (SepseDraft *self,
                                         guint       concept);

/* Time of the assessment, counted from for every deadline. */
SepseInstant sepse_draft_get_moment (SepseDraft *self);
void         sepse_draft_set_moment (SepseDraft  *self,
                                     SepseInstant moment);
/* Time of one value; unset: the moment of the assessment. Forgotten when its text becomes empty. */
SepseInstant sepse_draft_get_time (SepseDraft *self,
                                   guint       concept);
void         sepse_draft_set_time (SepseDraft  *self,
                                   guint        concept,
                                   SepseInstant time);
const char  *sepse_draft_get_title (SepseDraft *self);
void         sepse_draft_set_title (SepseDraft *self,
                                    const char *title);
const char  *sepse_draft_get_id (SepseDraft *self);
/* "" when there is none; nullable when set. */
void        sepse_draft_set_id (SepseDraft *self,
                                const char *id);
const char *sepse_draft_get_note (SepseDraft *self);
void        sepse_draft_set_note (SepseDraft *self,
                                  const char *note);

gboolean sepse_draft_is_empty (SepseDraft *self);

/* What is accepted so far, as a case of one assessment (texts that are not accepted are left out). */
SepseCase *sepse_draft_to_case (SepseDraft *self) G_GNUC_WARN_UNUSED_RESULT;
/* Replaces everything by the latest assessment of the case; one "changed". */
void sepse_draft_load_case (SepseDraft      *self,
                            const SepseCase *from);

/* The whole draft with texts as typed, unreadable ones included ("sepse-draft/1"): nothing typed is ever lost. */
char    *sepse_draft_to_text (SepseDraft *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean sepse_draft_load_text (SepseDraft    *self,
                                const char    *text,
                                gsize          length,
                                SepseRefusal **refusal);

G_END_DECLS
