/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-compiler.h"

#include <glib.h>

G_BEGIN_DECLS

/* data/pages.json: an array of SepsePageRule. */
GArray *sepse_pages_read (SepseCompiler    *compiler,
                          const SepsePlace *place,
                          JsonObject       *document);

G_END_DECLS
