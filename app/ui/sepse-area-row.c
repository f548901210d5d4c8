/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-area-row.h"

#include <glib/gi18n-lib.h>

struct _SepseAreaRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title_label;
  GtkLabel *count_label;
};

G_DEFINE_FINAL_TYPE (SepseAreaRow, sepse_area_row, GTK_TYPE_LIST_BOX_ROW)

static void
sepse_area_row_dispose (GObject *object)
{
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SEPSE_TYPE_AREA_ROW);

  G_OBJECT_CLASS (sepse_area_row_parent_class)->dispose (object);
}

static void
sepse_area_row_class_init (SepseAreaRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sepse_area_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SEPSE_RESOURCE_BASE "/ui/sepse-area-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SepseAreaRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, SepseAreaRow, count_label);
}

static void
sepse_area_row_init (SepseAreaRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
sepse_area_row_new (const char *title)
{
  SepseAreaRow *self = g_object_new (SEPSE_TYPE_AREA_ROW, NULL);

  gtk_label_set_label (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  sepse_area_row_set_count (self, 0);

  return GTK_WIDGET (self);
}

void
sepse_area_row_set_count (SepseAreaRow *self,
                          guint         n_answered)
{
  g_autofree char *count = g_strdup_printf ("%u", n_answered);
  g_autofree char *description = NULL;

  g_return_if_fail (SEPSE_IS_AREA_ROW (self));

  /* Translators: how many questions of an area are answered */
  description = g_strdup_printf (ngettext ("%u answered", "%u answered", n_answered), n_answered);
  gtk_label_set_label (self->count_label, n_answered > 0 ? count : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}
