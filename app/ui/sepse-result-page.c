/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-result-page.h"

#include "report/sepse-report.h"
#include "ui/sepse-accessible.h"
#include "ui/sepse-block-row.h"
#include "ui/sepse-summary-card.h"
#include "ui/sepse-tone.h"

#include <glib/gi18n-lib.h>

struct _SepseResultPage
{
  AdwBin parent_instance;

  SepseSession *session;
  gboolean      is_stale;
  GHashTable   *open_folds; /* titles */

  GtkScrolledWindow *scroller;
  GtkBox            *blocks_box;
  GtkWidget         *copy_button;
};

G_DEFINE_FINAL_TYPE (SepseResultPage, sepse_result_page, ADW_TYPE_BIN)

static void
fold_toggled_cb (SepseResultPage *self,
                 GParamSpec      *pspec,
                 GtkExpander     *expander)
{
  const char *title = gtk_widget_get_name (GTK_WIDGET (expander));

  if (gtk_expander_get_expanded (expander))
    g_hash_table_add (self->open_folds, g_strdup (title));
  else
    g_hash_table_remove (self->open_folds, title);
}

/* Where the next block goes. */
typedef struct
{
  GtkBox     *box;
  GtkBox     *group; /* heading and what belongs to it */
  GtkListBox *list; /* NULL: the next row begins a new one */
} Drawing;

static void
begin_group (Drawing *drawing)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (drawing->box, group);
  drawing->group = GTK_BOX (group);
  drawing->list = NULL;
}

static void
draw_headline (Drawing          *drawing,
               const SepseBlock *block)
{
  GtkWidget *card = sepse_summary_card_new ();

  begin_group (drawing);
  sepse_summary_card_set_block (SEPSE_SUMMARY_CARD (card), block);
  gtk_box_append (drawing->group, card);
}

static GtkWidget *
new_title (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
draw_heading (Drawing          *drawing,
              const SepseBlock *block)
{
  begin_group (drawing);
  gtk_box_append (drawing->group, new_title (block->text, "title-4"));
}

static void
draw_subheading (Drawing          *drawing,
                 const SepseBlock *block)
{
  drawing->list = NULL;
  gtk_box_append (drawing->group, new_title (block->text, "heading"));
}

/* What is shown when it is asked for. It stays open while answers change. */
static void
draw_fold (Drawing          *drawing,
           const SepseBlock *block,
           SepseResultPage  *page)
{
  GtkWidget *expander = gtk_expander_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_margin_top (box, 12);
  gtk_expander_set_label_widget (GTK_EXPANDER (expander), new_title (block->text, "heading"));
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), g_hash_table_contains (page->open_folds, block->text));
  gtk_widget_set_name (expander, block->text);
  sepse_accessible_set_name (expander, block->text);
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (fold_toggled_cb), page, G_CONNECT_SWAPPED);
  gtk_box_append (drawing->box, expander);
  drawing->group = GTK_BOX (box);
  drawing->list = NULL;
}

static void
draw_paragraph (Drawing          *drawing,
                const SepseBlock *block)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = gtk_image_new ();
  GtkWidget *label = gtk_label_new (block->text);

  sepse_tone_show_icon (block->tone, GTK_IMAGE (image));
  sepse_tone_apply (block->tone, box);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_add_css_class (image, "tone-icon");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  if (block->tone == SEPSE_TONE_QUIET || block->tone == SEPSE_TONE_UNKNOWN)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (drawing->group, box);
  drawing->list = NULL;
}

/* What is not known is answered on the form. */
static gboolean
leads_to_field (const SepseBlock *block)
{
  return block->tone == SEPSE_TONE_UNKNOWN &&
         (g_str_equal (block->section, "missing") || g_str_equal (block->section, "criteria"));
}

static void
draw_row (Drawing          *drawing,
          const SepseBlock *block)
{
  if (drawing->list == NULL)
    {
      drawing->list = GTK_LIST_BOX (gtk_list_box_new ());
      gtk_list_box_set_selection_mode (drawing->list, GTK_SELECTION_NONE);
      gtk_widget_add_css_class (GTK_WIDGET (drawing->list), "boxed-list");
      gtk_box_append (drawing->group, GTK_WIDGET (drawing->list));
    }
  gtk_list_box_append (drawing->list, sepse_block_row_new (block, leads_to_field (block)));
}

static void
draw_block (Drawing          *drawing,
            const SepseBlock *block,
            SepseResultPage  *page)
{
  if (drawing->group == NULL)
    begin_group (drawing);

  switch (block->kind)
    {
    case SEPSE_BLOCK_HEADLINE:
      draw_headline (drawing, block);
      break;
    case SEPSE_BLOCK_HEADING:
      draw_heading (drawing, block);
      break;
    case SEPSE_BLOCK_SUBHEADING:
      draw_subheading (drawing, block);
      break;
    case SEPSE_BLOCK_FOLD:
      draw_fold (drawing, block, page);
      break;
    case SEPSE_BLOCK_PARAGRAPH:
      draw_paragraph (drawing, block);
      break;
    case SEPSE_BLOCK_ITEM:
    case SEPSE_BLOCK_VALUE:
      draw_row (drawing, block);
      break;
    }
}

static void
update_widgets (SepseResultPage *self)
{
  g_autoptr (GPtrArray) blocks = sepse_report_new (sepse_session_get_verdict (self->session));
  Drawing    drawing = { .box = self->blocks_box };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->blocks_box))) != NULL)
    gtk_box_remove (self->blocks_box, child);
  for (guint i = 0; i < blocks->len; i++)
    draw_block (&drawing, g_ptr_array_index (blocks, i), self);
  self->is_stale = FALSE;
}

static void
verdict_changed_cb (SepseResultPage *self)
{
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_widgets (self);
}

static void
sepse_result_page_map (GtkWidget *widget)
{
  SepseResultPage *self = SEPSE_RESULT_PAGE (widget);

  if (self->is_stale)
    {
      update_widgets (self);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    }

  GTK_WIDGET_CLASS (sepse_result_page_parent_class)->map (widget);
}

static void
sepse_result_page_dispose (GObject *object)
{
  SepseResultPage *self = SEPSE_RESULT_PAGE (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->open_folds, g_hash_table_unref);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEPSE_TYPE_RESULT_PAGE);

  G_OBJECT_CLASS (sepse_result_page_parent_class)->dispose (object);
}

static void
sepse_result_page_class_init (SepseResultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sepse_result_page_dispose;
  widget_class->map = sepse_result_page_map;

  gtk_widget_class_set_template_from_resource (widget_class, SEPSE_RESOURCE_BASE "/ui/sepse-result-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SepseResultPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, SepseResultPage, blocks_box);
  gtk_widget_class_bind_template_child (widget_class, SepseResultPage, copy_button);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sepse_result_page_init (SepseResultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sepse_accessible_set_name (self->copy_button, C_ ("button", "Copy report"));
  self->is_stale = TRUE;
  self->open_folds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

GtkWidget *
sepse_result_page_new (SepseSession *session)
{
  SepseResultPage *self = g_object_new (SEPSE_TYPE_RESULT_PAGE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "verdict-changed", G_CALLBACK (verdict_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
sepse_result_page_focus_first (SepseResultPage *self)
{
  g_return_if_fail (SEPSE_IS_RESULT_PAGE (self));

  gtk_widget_grab_focus (self->copy_button);
}

char *
sepse_result_page_dup_text (SepseResultPage *self)
{
  g_autoptr (GPtrArray) blocks = NULL;

  g_return_val_if_fail (SEPSE_IS_RESULT_PAGE (self), NULL);

  blocks = sepse_report_new (sepse_session_get_verdict (self->session));

  return sepse_report_to_text (blocks, 0, FALSE);
}
