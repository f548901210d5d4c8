/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "patient/sepse-entry.h"

G_BEGIN_DECLS

/* Lower case, without spaces, with the look-alikes of one sign made one: "Μmol / L" and "umol/l" are the same. */
char *_sepse_entry_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Does the typed text, already folded, mean this one? */
gboolean _sepse_entry_is_same (const char *folded,
                               const char *known);

/* The unit's UCUM code exactly, else its label or any spelling; -1 when there is none. */
int _sepse_entry_find_unit (const SepseConcept *concept,
                            const char         *text);
int _sepse_entry_find_choice (const SepseConcept *concept,
                              const char         *text);

/* What stands behind the number, or NULL when none stands at the start. */
const char *_sepse_entry_read_number (const char *text,
                                      double     *value);

G_END_DECLS
