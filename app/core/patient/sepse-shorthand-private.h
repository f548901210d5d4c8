/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-dictionary.h"

G_BEGIN_DECLS

/* What a word of the observation line can mean by itself. */
typedef enum
{
  SEPSE_WORD_NOTHING,
  SEPSE_WORD_ONE_THING,
  SEPSE_WORD_AMBIGUOUS,
} SepseWordSense;

/* Is @text (of @length bytes) a key, or the id, of exactly one concept? Case does not matter. */
SepseWordSense _sepse_shorthand_find_key (const SepseDictionary *dictionary,
                                          const char            *text,
                                          gsize                  length,
                                          const SepseConcept   **concept);

/* Is it a spelling, else the id, of exactly one choice? */
SepseWordSense _sepse_shorthand_find_choice (const SepseDictionary *dictionary,
                                             const char            *text,
                                             const SepseConcept   **concept,
                                             guint                 *choice);

/* The number at the start of @text, its decimal sign dot or comma: its length, 0 when there is none. */
gsize _sepse_shorthand_measure_number (const char *text);

/* The words of a line, without the commas and semicolons between them. */
GStrv _sepse_shorthand_split (const char *line);

G_END_DECLS
