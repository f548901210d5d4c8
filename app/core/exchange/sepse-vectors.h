/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-catalog.h"

#include <glib.h>

G_BEGIN_DECLS

/* One shipped vector that was run. */
typedef struct
{
  char    *id;
  gboolean passed;
  char    *message; /* what was expected and found; NULL when passed */
} SepseVectorResult;

/* Runs every vector of data/guidelines/ID.vectors.json.
 * Returns: (transfer full) (element-type SepseVectorResult): empty when none is shipped. */
GPtrArray *sepse_catalog_verify_guideline (const SepseCatalog *self,
                                           guint               guideline) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
