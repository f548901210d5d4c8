/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The three rows beside the form: urgency, definition, what was assumed and how much is known. Scrolls by itself, so that it
 * never moves the form. */
#define SEPSE_TYPE_SUMMARY_PANEL (sepse_summary_panel_get_type ())
G_DECLARE_FINAL_TYPE (SepseSummaryPanel, sepse_summary_panel, SEPSE, SUMMARY_PANEL, AdwBin)

/* @blocks: of sepse_report_new_summary(). */
void sepse_summary_panel_set_blocks (SepseSummaryPanel *self,
                                     GPtrArray         *blocks);

G_END_DECLS
