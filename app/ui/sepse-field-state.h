/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "patient/sepse-draft.h"

G_BEGIN_DECLS

typedef enum
{
  SEPSE_FIELD_QUIET,
  SEPSE_FIELD_ASKS, /* unusual, contradictory, or the unit must be said */
  SEPSE_FIELD_WRONG, /* not accepted */
} SepseFieldTone;

/* What a field shows beside and beneath its text. Made from values alone, without a widget. */
typedef struct
{
  SepseFieldTone tone;
  char          *hint; /* beside: the unit, or how the text was read: "= 38.5 °C" */
  char          *message; /* beneath; nullable */
  GPtrArray     *answers; /* (element-type utf8): texts that would answer the question, one button each */
  GPtrArray     *answer_labels; /* the same, for the button, in the user's language */
  gboolean       can_confirm; /* an unusual value that may be said to be right */
} SepseFieldState;

/* @confirmed: the user said that the unusual value is right. */
SepseFieldState *sepse_field_state_new (const SepseConcept *concept,
                                        const char         *text,
                                        const SepseEntry   *entry,
                                        gboolean            confirmed) G_GNUC_WARN_UNUSED_RESULT;
void             sepse_field_state_free (SepseFieldState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SepseFieldState, sepse_field_state_free)

G_END_DECLS
