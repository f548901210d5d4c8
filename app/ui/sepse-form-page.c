/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-form-page.h"

#include "ui/sepse-instant-row.h"
#include "ui/sepse-observation-line.h"
#include "ui/sepse-section-group.h"
#include "words/sepse-words.h"

#include <glib/gi18n-lib.h>

#define FIRST_PAGE_ID "first-look" /* of data/pages.json: it has the observation line and the clock */

struct _SepseFormPage
{
  AdwBin parent_instance;

  SepseSession        *session;
  const SepsePageRule *page; /* unowned: of the catalog */
  GPtrArray           *groups; /* SepseSectionGroup, unowned */
  GtkWidget           *line; /* nullable */
  gboolean             is_built;

  GtkScrolledWindow *scroller;
  GtkBox            *box;
  GtkLabel          *title_label;
};

G_DEFINE_FINAL_TYPE (SepseFormPage, sepse_form_page, ADW_TYPE_BIN)

static void
add_line (SepseFormPage *self)
{
  self->line = sepse_observation_line_new (self->session);
  gtk_box_append (self->box, self->line);
}

static void
add_moment (SepseFormPage *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), sepse_instant_row_new (self->session, SEPSE_MAX_CONCEPTS));
  gtk_box_append (self->box, group);
}

/* Not by the toolkit's order: that goes by places on the screen, and a page just built has none yet. */
static gboolean
focus_row (SepseFormPage *self,
           gboolean       only_open)
{
  SepseDraft *draft = sepse_session_get_draft (self->session);

  for (guint i = 0; i < self->groups->len; i++)
    {
      GtkWidget          *group = g_ptr_array_index (self->groups, i);
      const SepseSection *section = &self->page->sections[i];

      for (guint j = 0; gtk_widget_get_visible (group) && j < section->n_concepts; j++)
        if (!only_open || sepse_draft_get_text (draft, section->concepts[j])[0] == '\0')
          return gtk_widget_grab_focus (sepse_section_group_find_row (SEPSE_SECTION_GROUP (group), section->concepts[j]));
    }

  return FALSE;
}

static void
sepse_form_page_map (GtkWidget *widget)
{
  sepse_form_page_build (SEPSE_FORM_PAGE (widget));

  GTK_WIDGET_CLASS (sepse_form_page_parent_class)->map (widget);
}

static void
sepse_form_page_dispose (GObject *object)
{
  SepseFormPage *self = SEPSE_FORM_PAGE (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEPSE_TYPE_FORM_PAGE);

  G_OBJECT_CLASS (sepse_form_page_parent_class)->dispose (object);
}

static void
sepse_form_page_class_init (SepseFormPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sepse_form_page_dispose;
  widget_class->map = sepse_form_page_map;

  gtk_widget_class_set_template_from_resource (widget_class, SEPSE_RESOURCE_BASE "/ui/sepse-form-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SepseFormPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, SepseFormPage, box);
  gtk_widget_class_bind_template_child (widget_class, SepseFormPage, title_label);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sepse_form_page_init (SepseFormPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->groups = g_ptr_array_new ();
}

GtkWidget *
sepse_form_page_new (SepseSession        *session,
                     const SepsePageRule *page)
{
  SepseFormPage *self = g_object_new (SEPSE_TYPE_FORM_PAGE, NULL);
  const char    *title = sepse_words_translate ("page", page->title);

  self->session = g_object_ref (session);
  self->page = page;
  gtk_label_set_label (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return GTK_WIDGET (self);
}

void
sepse_form_page_build (SepseFormPage *self)
{
  g_return_if_fail (SEPSE_IS_FORM_PAGE (self));

  if (self->is_built)
    return;

  self->is_built = TRUE;
  if (g_str_equal (self->page->id, FIRST_PAGE_ID))
    add_line (self);
  for (guint i = 0; i < self->page->n_sections; i++)
    {
      GtkWidget *group = sepse_section_group_new (self->session, &self->page->sections[i]);

      gtk_box_append (self->box, group);
      g_ptr_array_add (self->groups, group);
    }
  if (self->line != NULL)
    add_moment (self);
}

GtkWidget *
sepse_form_page_find_row (SepseFormPage *self,
                          guint          concept)
{
  g_return_val_if_fail (SEPSE_IS_FORM_PAGE (self), NULL);

  sepse_form_page_build (self);
  for (guint i = 0; i < self->groups->len; i++)
    {
      GtkWidget *row = sepse_section_group_find_row (g_ptr_array_index (self->groups, i), concept);

      if (row != NULL)
        return row;
    }

  return NULL;
}

gboolean
sepse_form_page_focus_concept (SepseFormPage *self,
                               guint          concept)
{
  GtkWidget *row = sepse_form_page_find_row (self, concept);

  if (row == NULL)
    return FALSE;

  sepse_section_group_reveal (SEPSE_SECTION_GROUP (gtk_widget_get_ancestor (row, SEPSE_TYPE_SECTION_GROUP)));

  return gtk_widget_grab_focus (row);
}

void
sepse_form_page_focus_first (SepseFormPage *self)
{
  g_return_if_fail (SEPSE_IS_FORM_PAGE (self));

  sepse_form_page_build (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  if (self->line != NULL)
    gtk_widget_grab_focus (self->line);
  else
    focus_row (self, FALSE);
}

gboolean
sepse_form_page_focus_open (SepseFormPage *self)
{
  g_return_val_if_fail (SEPSE_IS_FORM_PAGE (self), FALSE);

  return focus_row (self, TRUE);
}
