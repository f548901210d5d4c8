/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-summary-strip.h"

#include "ui/sepse-accessible.h"
#include "ui/sepse-tone.h"

#include <glib/gi18n-lib.h>

struct _SepseSummaryStrip
{
  AdwBin parent_instance;

  GtkWidget *button;
  GtkWidget *box;
  GtkImage  *image;
  GtkLabel  *urgency_label;
  GtkLabel  *deadline_label;
  GtkLabel  *definition_label;
  GtkLabel  *knowledge_label;
};

G_DEFINE_FINAL_TYPE (SepseSummaryStrip, sepse_summary_strip, ADW_TYPE_BIN)

static void
sepse_summary_strip_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SEPSE_TYPE_SUMMARY_STRIP);

  G_OBJECT_CLASS (sepse_summary_strip_parent_class)->dispose (object);
}

static void
sepse_summary_strip_class_init (SepseSummaryStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sepse_summary_strip_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SEPSE_RESOURCE_BASE "/ui/sepse-summary-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, SepseSummaryStrip, button);
  gtk_widget_class_bind_template_child (widget_class, SepseSummaryStrip, box);
  gtk_widget_class_bind_template_child (widget_class, SepseSummaryStrip, image);
  gtk_widget_class_bind_template_child (widget_class, SepseSummaryStrip, urgency_label);
  gtk_widget_class_bind_template_child (widget_class, SepseSummaryStrip, deadline_label);
  gtk_widget_class_bind_template_child (widget_class, SepseSummaryStrip, definition_label);
  gtk_widget_class_bind_template_child (widget_class, SepseSummaryStrip, knowledge_label);
}

static void
sepse_summary_strip_init (SepseSummaryStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Text and value of a block in one line. */
static char *
join (const SepseBlock *block)
{
  if (block->value == NULL || block->value[0] == '\0')
    return g_strdup (block->text);

  /* Translators: a statement and its value or deadline, in one line */
  return g_strdup_printf (C_ ("summary", "%s · %s"), block->text, block->value);
}

void
sepse_summary_strip_set_blocks (SepseSummaryStrip *self,
                                GPtrArray         *blocks)
{
  const SepseBlock *urgency = g_ptr_array_index (blocks, 0);
  g_autofree char  *definition = join (g_ptr_array_index (blocks, 1));
  g_autofree char  *knowledge = join (g_ptr_array_index (blocks, 2));
  gboolean          has_deadline = urgency->value != NULL && urgency->value[0] != '\0';
  g_autofree char  *name = NULL;

  g_return_if_fail (SEPSE_IS_SUMMARY_STRIP (self));

  sepse_tone_apply (urgency->tone, self->box);
  sepse_tone_show_icon (urgency->tone, self->image);
  gtk_label_set_label (self->urgency_label, urgency->text);
  gtk_label_set_label (self->definition_label, definition);
  gtk_label_set_label (self->knowledge_label, knowledge);
  /* Never empty: the strip keeps its height. */
  gtk_label_set_label (self->deadline_label, has_deadline ? urgency->value : urgency->detail);

  /* Translators: urgency, deadline or reason, definition and how much is known, read aloud; the button leads to the result */
  name = g_strdup_printf (_ ("%s. %s. %s. %s. Show the result"),
                          urgency->text,
                          has_deadline ? urgency->value : urgency->detail,
                          definition,
                          knowledge);
  sepse_accessible_set_name (self->button, name);
}
