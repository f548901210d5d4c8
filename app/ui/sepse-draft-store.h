/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/sepse-session.h"

G_BEGIN_DECLS

/* Keeps unfinished work in a folder: what is typed now in draft.json, what was set aside beside it. */
#define SEPSE_TYPE_DRAFT_STORE (sepse_draft_store_get_type ())
G_DECLARE_FINAL_TYPE (SepseDraftStore, sepse_draft_store, SEPSE, DRAFT_STORE, GObject)

/* One unfinished assessment on disk. */
typedef struct
{
  char        *path;
  char        *title; /* nullable */
  char        *summary; /* "67 years, female"; may be empty */
  SepseInstant moment;
} SepseUnfinished;

/* @folder: nullable, the user's data folder. It is made, 0700, when something is written. */
SepseDraftStore *sepse_draft_store_new (SepseSession *session,
                                        const char   *folder) G_GNUC_WARN_UNUSED_RESULT;

/* Writes what has changed at once. FALSE when that was not possible. */
gboolean sepse_draft_store_flush (SepseDraftStore *self);
/* The session gets other content now: what is unfinished stays on disk under a name of its own. TRUE when there was something. */
gboolean sepse_draft_store_set_aside (SepseDraftStore *self);
/* The content is in a case file: draft.json is no longer needed. */
void sepse_draft_store_forget (SepseDraftStore *self);

/* Returns: (transfer full) (element-type SepseUnfinished): newest first. */
GPtrArray *sepse_draft_store_list (SepseDraftStore *self) G_GNUC_WARN_UNUSED_RESULT;
/* Sets aside what is in the session and continues @path. */
gboolean sepse_draft_store_continue (SepseDraftStore *self,
                                     const char      *path);
/* Removes @path; undone until the program ends. */
void sepse_draft_store_remove (SepseDraftStore *self,
                               const char      *path);
void sepse_draft_store_undo_remove (SepseDraftStore *self);

G_END_DECLS
