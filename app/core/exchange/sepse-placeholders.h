/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reasoning/sepse-verdict.h"

#include <glib.h>

G_BEGIN_DECLS

/* Appends what stands for one placeholder. @name is what is in the braces, without "#"; @bare: it had one. */
typedef void (*SepsePlaceholderFunc) (GString    *out,
                                      const char *name,
                                      gboolean    bare,
                                      gpointer    data);

/* @text with every {name} and {name#} replaced by what @func writes. A brace that opens no placeholder stays as it is. */
char *sepse_placeholders_expand (const char          *text,
                                 SepsePlaceholderFunc func,
                                 gpointer             data) G_GNUC_WARN_UNUSED_RESULT;

/* The number of a value as it is shown: as entered, or, when derived, with one decimal more than is usual for its unit. */
double sepse_placeholders_round (const SepseConcept *concept,
                                 const SepseValue   *value);

/* The English text of a rule with its placeholders filled in, the same everywhere: for JSON. NULL stays NULL. */
char *sepse_placeholders_fill_plain (const SepseVerdict    *verdict,
                                     const SepseRuleResult *result,
                                     const char            *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
