/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/sepse-report.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One block of the summary: icon, text, value and why. */
#define SEPSE_TYPE_SUMMARY_CARD (sepse_summary_card_get_type ())
G_DECLARE_FINAL_TYPE (SepseSummaryCard, sepse_summary_card, SEPSE, SUMMARY_CARD, AdwBin)

GtkWidget *sepse_summary_card_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       sepse_summary_card_set_block (SepseSummaryCard *self,
                                         const SepseBlock *block);

G_END_DECLS
