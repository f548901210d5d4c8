/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-ui.h"

#include "ui/sepse-assessment-view.h"
#include "ui/sepse-beside-layout.h"
#include "ui/sepse-chips.h"
#include "ui/sepse-flow-layout.h"
#include "ui/sepse-pair-layout.h"
#include "ui/sepse-start-page.h"
#include "ui/sepse-summary-card.h"
#include "ui/sepse-summary-panel.h"
#include "ui/sepse-summary-strip.h"

void
sepse_ui_init (void)
{
  g_type_ensure (SEPSE_TYPE_ASSESSMENT_VIEW);
  g_type_ensure (SEPSE_TYPE_BESIDE_LAYOUT);
  g_type_ensure (SEPSE_TYPE_CHIPS);
  g_type_ensure (SEPSE_TYPE_FLOW_LAYOUT);
  g_type_ensure (SEPSE_TYPE_PAIR_LAYOUT);
  g_type_ensure (SEPSE_TYPE_START_PAGE);
  g_type_ensure (SEPSE_TYPE_SUMMARY_CARD);
  g_type_ensure (SEPSE_TYPE_SUMMARY_PANEL);
  g_type_ensure (SEPSE_TYPE_SUMMARY_STRIP);
}
