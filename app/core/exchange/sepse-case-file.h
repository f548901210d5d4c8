/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "patient/sepse-observations.h"
#include "json/sepse-json.h"

#include <glib.h>

G_BEGIN_DECLS

/* Reads one "sepse-case/1" document. NULL with @refusal set: the first fault in file order.
 * @id (nullable, out, transfer full) gets the id even of a refused case when it could be read. */
SepseCase *sepse_case_read (SepseJson             *scanner,
                            const SepseDictionary *dictionary,
                            const char            *text,
                            gsize                  length,
                            char                 **id,
                            SepseRefusal         **refusal) G_GNUC_WARN_UNUSED_RESULT;

/* Canonical text of a case, which sepse_case_read() reads back: concepts in dictionary order, each number as typed with its unit
 * when that is not the canonical one; derived values are left out. Ends with a newline. */
char *sepse_case_write (const SepseCase *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
