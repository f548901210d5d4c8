/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-block-row.h"

#include "ui/sepse-accessible.h"
#include "ui/sepse-tone.h"

#include <glib/gi18n-lib.h>

struct _SepseBlockRow
{
  AdwPreferencesRow parent_instance;

  GtkImage  *image;
  GtkLabel  *text_label;
  GtkLabel  *value_label;
  GtkLabel  *detail_label;
  GtkLabel  *more_label;
  GtkWidget *more_button;
  GtkWidget *jump_button;
};

G_DEFINE_FINAL_TYPE (SepseBlockRow, sepse_block_row, ADW_TYPE_PREFERENCES_ROW)

static void
sepse_block_row_dispose (GObject *object)
{
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SEPSE_TYPE_BLOCK_ROW);

  G_OBJECT_CLASS (sepse_block_row_parent_class)->dispose (object);
}

static void
sepse_block_row_class_init (SepseBlockRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sepse_block_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SEPSE_RESOURCE_BASE "/ui/sepse-block-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SepseBlockRow, image);
  gtk_widget_class_bind_template_child (widget_class, SepseBlockRow, text_label);
  gtk_widget_class_bind_template_child (widget_class, SepseBlockRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, SepseBlockRow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, SepseBlockRow, more_label);
  gtk_widget_class_bind_template_child (widget_class, SepseBlockRow, more_button);
  gtk_widget_class_bind_template_child (widget_class, SepseBlockRow, jump_button);
}

static void
sepse_block_row_init (SepseBlockRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && text[0] != '\0');
}

/* The row opens on what its button tells. */
static void
offer_more (SepseBlockRow *self,
            const char    *text,
            const char    *more)
{
  /* Translators: %s is the name of a criterion; the button shows its nearest limit and its source. */
  g_autofree char *name = g_strdup_printf (_ ("More about: %s"), text);

  gtk_label_set_label (self->more_label, more);
  gtk_widget_set_visible (self->more_button, TRUE);
  gtk_widget_set_tooltip_text (self->more_button, name);
  sepse_accessible_set_name (self->more_button, name);
}

static void
lead_to (SepseBlockRow *self,
         const char    *concept_id,
         const char    *text)
{
  /* Translators: %s is the name of a question; the button goes to its field */
  g_autofree char *name = g_strdup_printf (_ ("Answer: %s"), text);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->jump_button), "win.show-concept");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->jump_button), "s", concept_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.show-concept");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", concept_id);
  gtk_widget_set_visible (self->jump_button, TRUE);
  gtk_widget_set_tooltip_text (self->jump_button, name);
  sepse_accessible_set_name (self->jump_button, name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/* Texts of a list stand below each other, whether a row has an icon or not. A step that is open has one of its own. */
static void
show_icon (SepseBlockRow    *self,
           const SepseBlock *block)
{
  static const char *const with_icons[] = { "flags", "definition", "differences", "editions", "criteria", "missing", "steps", "consider", "issues", NULL };

  sepse_tone_show_icon (block->tone, self->image);
  if (g_str_equal (block->section, "steps") && block->tone == SEPSE_TONE_PLAIN)
    gtk_image_set_from_icon_name (self->image, "sepse-open-symbolic");
  if (g_strv_contains (with_icons, block->section))
    gtk_widget_set_visible (GTK_WIDGET (self->image), TRUE);
}

GtkWidget *
sepse_block_row_new (const SepseBlock *block,
                     gboolean          leads_to)
{
  SepseBlockRow *self = g_object_new (SEPSE_TYPE_BLOCK_ROW, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), block->text);
  sepse_tone_apply (block->tone, GTK_WIDGET (self));
  show_icon (self, block);
  show_text (self->text_label, block->text);
  show_text (self->value_label, block->value);
  show_text (self->detail_label, block->detail);
  if (block->more != NULL)
    offer_more (self, block->text, block->more);
  if (leads_to && block->id != NULL)
    lead_to (self, block->id, block->text);

  return GTK_WIDGET (self);
}
