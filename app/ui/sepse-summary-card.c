/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-summary-card.h"

#include "ui/sepse-tone.h"

struct _SepseSummaryCard
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkImage  *image;
  GtkLabel  *text_label;
  GtkLabel  *value_label;
  GtkLabel  *detail_label;
};

G_DEFINE_FINAL_TYPE (SepseSummaryCard, sepse_summary_card, ADW_TYPE_BIN)

static void
sepse_summary_card_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SEPSE_TYPE_SUMMARY_CARD);

  G_OBJECT_CLASS (sepse_summary_card_parent_class)->dispose (object);
}

static void
sepse_summary_card_class_init (SepseSummaryCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sepse_summary_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SEPSE_RESOURCE_BASE "/ui/sepse-summary-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SepseSummaryCard, box);
  gtk_widget_class_bind_template_child (widget_class, SepseSummaryCard, image);
  gtk_widget_class_bind_template_child (widget_class, SepseSummaryCard, text_label);
  gtk_widget_class_bind_template_child (widget_class, SepseSummaryCard, value_label);
  gtk_widget_class_bind_template_child (widget_class, SepseSummaryCard, detail_label);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sepse_summary_card_init (SepseSummaryCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
sepse_summary_card_new (void)
{
  return g_object_new (SEPSE_TYPE_SUMMARY_CARD, NULL);
}

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && text[0] != '\0');
}

void
sepse_summary_card_set_block (SepseSummaryCard *self,
                              const SepseBlock *block)
{
  gboolean is_headline = block->kind == SEPSE_BLOCK_HEADLINE;

  g_return_if_fail (SEPSE_IS_SUMMARY_CARD (self));

  sepse_tone_apply (block->tone, self->box);
  sepse_tone_show_icon (block->tone, self->image);
  show_text (self->text_label, block->text);
  show_text (self->value_label, block->value);
  show_text (self->detail_label, block->detail);
  if (is_headline)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->text_label), "title-3");
      gtk_widget_add_css_class (self->box, "headline");
    }
}
