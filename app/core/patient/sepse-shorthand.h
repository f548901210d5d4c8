/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "patient/sepse-draft.h"

#include <glib.h>

G_BEGIN_DECLS

/* One word of an observation line and what it was read as. */
typedef struct
{
  char *word; /* as typed */
  int   concept; /* dictionary index, or -1 when it was not understood */
  char *text; /* what goes into that concept's field; NULL when not understood */
} SepseShorthandWord;

/* Reads "67F T38.9 P112 R24 84/50 S95 A": words in any order, keys and choice spellings from the dictionary (`shorthand`,
 * `spellings`); "67F" and "8moM" are age and sex, "84/50" the two pressures, a number may stand glued to its key or behind it.
 * Returns: (transfer full) (element-type SepseShorthandWord): every word, nothing dropped silently. */
GPtrArray *sepse_shorthand_parse (const SepseDictionary *dictionary,
                                  const char            *line) G_GNUC_WARN_UNUSED_RESULT;

/* Puts every understood word into the draft. */
void sepse_shorthand_apply (GPtrArray  *words,
                            SepseDraft *draft);

G_END_DECLS
