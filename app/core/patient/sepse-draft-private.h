/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "patient/sepse-entry.h"
#include "json/sepse-refusal.h"

G_BEGIN_DECLS

/* What was typed for one concept. */
typedef struct
{
  char        *text; /* NULL: nothing */
  SepseInstant time;
  SepseEntry   entry; /* the reading of text, when is_read */
  gboolean     is_read;
} SepseDraftSlot;

typedef struct
{
  const char *id; /* nullable, as the others */
  const char *title;
  const char *note;
} SepseDraftNames;

/* Owned by the caller; slots has one for every concept. */
typedef struct
{
  SepseDraftSlot *slots;
  SepseInstant    moment;
  char           *id;
  char           *title;
  char           *note;
} SepseDraftReading;

/* The text form "sepse-draft/1". */
char         *_sepse_draft_write (const SepseDictionary *dictionary,
                                  const SepseDraftSlot  *slots,
                                  SepseInstant           moment,
                                  SepseDraftNames        names);
SepseRefusal *_sepse_draft_read (const SepseDictionary *dictionary,
                                 const char            *text,
                                 gsize                  length,
                                 SepseDraftReading     *reading);

G_END_DECLS
