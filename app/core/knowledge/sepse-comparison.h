/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-catalog-private.h"

#include <glib.h>

G_BEGIN_DECLS

/* data/comparison.json: the names and the order in which guidelines stand side by side (written into the guidelines), the pairs of
 * editions (into @catalog->editions) and the rules that tell where advice differs (into @catalog->differences). */
void sepse_comparison_read (SepseCatalog     *catalog,
                            const SepsePlace *place,
                            JsonObject       *document);

GArray *sepse_editions_new (void);

G_END_DECLS
