/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why an input was refused.  @code is one of the contract's (malformed, duplicate-key, unknown-key, unknown-concept,
 * unknown-unit, unknown-choice, wrong-type, out-of-range, bad-time, too-large, unsupported-format; guideline files add their
 * own, see sepse-compiler.h).  @pointer is an RFC 6901 JSON pointer ("" = the whole document). */
typedef struct
{
  const char *code; /* static */
  char       *pointer;
  char       *message; /* English: what was found, what was expected */
} SepseRefusal;

SepseRefusal *sepse_refusal_new (const char *code,
                                 const char *pointer,
                                 const char *format,
                                 ...) G_GNUC_PRINTF (3, 4) G_GNUC_WARN_UNUSED_RESULT;
void          sepse_refusal_free (SepseRefusal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SepseRefusal, sepse_refusal_free)

G_END_DECLS
