/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The three rows in little space: a line each and one for the deadline, always the same height. Leads to the result. */
#define SEPSE_TYPE_SUMMARY_STRIP (sepse_summary_strip_get_type ())
G_DECLARE_FINAL_TYPE (SepseSummaryStrip, sepse_summary_strip, SEPSE, SUMMARY_STRIP, AdwBin)

/* @blocks: of sepse_report_new_summary(). */
void sepse_summary_strip_set_blocks (SepseSummaryStrip *self,
                                     GPtrArray         *blocks);

G_END_DECLS
