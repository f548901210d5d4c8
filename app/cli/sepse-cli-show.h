/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/sepse-cli-private.h"

G_BEGIN_DECLS

/* The document as it was read. */
SepseExit _sepse_cli_show_json (const SepseGuideline *guideline);
/* What it is, for whom, its states and its sources, in the user's language. */
SepseExit _sepse_cli_show_text (const SepseGuideline *guideline);

G_END_DECLS
