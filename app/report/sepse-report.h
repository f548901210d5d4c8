/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reasoning/sepse-verdict.h"

#include <glib.h>

G_BEGIN_DECLS

/* The verdict as a document of blocks, in the user's language. The window draws them, the command line prints them: the same. */
typedef enum
{
  SEPSE_BLOCK_HEADLINE, /* urgency, one line; text = what to do, detail = why */
  SEPSE_BLOCK_HEADING, /* a section's title */
  SEPSE_BLOCK_FOLD, /* a section's title; what follows up to the next heading or fold is shown when it is asked for */
  SEPSE_BLOCK_SUBHEADING, /* a title inside a section */
  SEPSE_BLOCK_PARAGRAPH,
  SEPSE_BLOCK_ITEM, /* a line of a list: text, and detail beneath it */
  SEPSE_BLOCK_VALUE, /* a row: text (name), value, detail */
} SepseBlockKind;

/* How it is to be taken; each tone has an icon and a word beside its colour. */
typedef enum
{
  SEPSE_TONE_PLAIN,
  SEPSE_TONE_URGENT, /* act now */
  SEPSE_TONE_SOON, /* 1 h to 6 h */
  SEPSE_TONE_FOR, /* speaks for it, met */
  SEPSE_TONE_AGAINST, /* criterion not met; never "normal" */
  SEPSE_TONE_UNKNOWN, /* not known */
  SEPSE_TONE_DONE,
  SEPSE_TONE_QUIET, /* sources, assumptions */
} SepseTone;

typedef struct
{
  SepseBlockKind kind;
  SepseTone      tone;
  const char    *section; /* static: headline, flags, definition, criteria, missing, steps, consider, issues, assumed, sources, about */
  const char    *id; /* of the rule, outcome or concept it speaks of; nullable */
  char          *text;
  char          *value; /* nullable */
  char          *detail; /* nullable */
  char          *more; /* shown when the row is opened: nearest limit, source in full; nullable */
} SepseBlock;

/* The whole report. Returns: (transfer full) (element-type SepseBlock). */
GPtrArray *sepse_report_new (const SepseVerdict *verdict) G_GNUC_WARN_UNUSED_RESULT;

/* The three rows that stand beside the form: urgency with a clock time; definition and what decides the next; assumptions and how
 * much is known. Always three blocks. */
GPtrArray *sepse_report_new_summary (const SepseVerdict *verdict) G_GNUC_WARN_UNUSED_RESULT;

/* Plain text of blocks, wrapped at @width columns (0: not wrapped), as a doctor would paste it into a record. @folds: with what is
 * shown only when asked for. */
char *sepse_report_to_text (GPtrArray *blocks,
                            guint      width,
                            gboolean   folds) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
