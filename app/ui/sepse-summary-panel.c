/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-summary-panel.h"

#include "ui/sepse-summary-card.h"

struct _SepseSummaryPanel
{
  AdwBin parent_instance;

  SepseSummaryCard *urgency_card;
  SepseSummaryCard *definition_card;
  SepseSummaryCard *knowledge_card;
};

G_DEFINE_FINAL_TYPE (SepseSummaryPanel, sepse_summary_panel, ADW_TYPE_BIN)

static void
sepse_summary_panel_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SEPSE_TYPE_SUMMARY_PANEL);

  G_OBJECT_CLASS (sepse_summary_panel_parent_class)->dispose (object);
}

static void
sepse_summary_panel_class_init (SepseSummaryPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sepse_summary_panel_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SEPSE_RESOURCE_BASE "/ui/sepse-summary-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SepseSummaryPanel, urgency_card);
  gtk_widget_class_bind_template_child (widget_class, SepseSummaryPanel, definition_card);
  gtk_widget_class_bind_template_child (widget_class, SepseSummaryPanel, knowledge_card);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
}

static void
sepse_summary_panel_init (SepseSummaryPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sepse_summary_panel_set_blocks (SepseSummaryPanel *self,
                                GPtrArray         *blocks)
{
  g_return_if_fail (SEPSE_IS_SUMMARY_PANEL (self));
  g_return_if_fail (blocks->len == 3);

  sepse_summary_card_set_block (self->urgency_card, g_ptr_array_index (blocks, 0));
  sepse_summary_card_set_block (self->definition_card, g_ptr_array_index (blocks, 1));
  sepse_summary_card_set_block (self->knowledge_card, g_ptr_array_index (blocks, 2));
}
