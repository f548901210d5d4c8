/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-dictionary.h"
#include "patient/sepse-observations.h"

#include <glib.h>

G_BEGIN_DECLS

/* What came of a text typed into a field. */
typedef enum
{
  SEPSE_ENTRY_EMPTY, /* nothing typed: not assessed */
  SEPSE_ENTRY_ACCEPTED,
  SEPSE_ENTRY_ODD, /* accepted, but outside the usual limits: ask whether it is right */
  SEPSE_ENTRY_QUESTION, /* not accepted yet: the unit or meaning must be said ("40" for FiO2, "11" for an age) */
  SEPSE_ENTRY_UNREADABLE, /* no number, or no such choice */
  SEPSE_ENTRY_UNKNOWN_UNIT,
  SEPSE_ENTRY_IMPOSSIBLE, /* outside the hard limits, or a fraction where a whole number is asked */
} SepseEntryState;

typedef struct
{
  SepseEntryState state;
  SepseValue      value; /* when accepted or odd */
  int             guessed_unit; /* when a question: index of the unit that would fit, or -1 when several would */
} SepseEntry;

/* Reads a text as typed by a person: "38,9", "101.3F", "2.1 mg/dl", "2 L", "18 mo", "yes", "new-confusion", a choice's spelling.
 * Decimal sign is dot or comma; the unit follows, any of its spellings or its UCUM code; none: the canonical one.
 * When a value without unit fits only in another unit, that is a question, never a silent guess. */
SepseEntry sepse_entry_parse (const SepseConcept *concept,
                              const char         *text);

/* The text that sepse_entry_parse() reads back as this value: "38.9", "2.1 mg/dL". */
char *sepse_entry_to_text (const SepseConcept *concept,
                           const SepseValue   *value) G_GNUC_WARN_UNUSED_RESULT;

static inline gboolean
sepse_entry_is_accepted (const SepseEntry *self)
{
  return self->state == SEPSE_ENTRY_ACCEPTED || self->state == SEPSE_ENTRY_ODD;
}

G_END_DECLS
