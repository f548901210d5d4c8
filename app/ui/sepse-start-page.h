/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/sepse-draft-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Where one begins: unfinished work, a new assessment, a case file, the sample cases. */
#define SEPSE_TYPE_START_PAGE (sepse_start_page_get_type ())
G_DECLARE_FINAL_TYPE (SepseStartPage, sepse_start_page, SEPSE, START_PAGE, AdwBin)

/* Call once. */
void sepse_start_page_set_store (SepseStartPage     *self,
                                 const SepseCatalog *catalog,
                                 SepseDraftStore    *store);
/* Reads the list of unfinished work again. */
void sepse_start_page_refresh (SepseStartPage *self);
/* Keyboard focus to unfinished work, or to the new assessment. */
void sepse_start_page_focus_first (SepseStartPage *self);

G_END_DECLS
