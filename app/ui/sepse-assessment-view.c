/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-assessment-view.h"

#include "report/sepse-report.h"
#include "ui/sepse-accessible.h"
#include "ui/sepse-area-row.h"
#include "ui/sepse-beside-layout.h"
#include "ui/sepse-compat.h"
#include "ui/sepse-form-page.h"
#include "ui/sepse-result-page.h"
#include "ui/sepse-summary-panel.h"
#include "ui/sepse-summary-strip.h"
#include "words/sepse-words.h"

#include <glib/gi18n-lib.h>

#define SETTLE_MS 1200 /* a verdict is announced when nothing changed for so long */

struct _SepseAssessmentView
{
  GtkWidget parent_instance;

  SepseSession *session;
  guint         area;
  char         *announced; /* nullable: the last headline that was spoken */
  guint         announce_id;

  GtkListBox        *area_list;
  SepseSummaryStrip *strip;
  GtkStack          *stack;
  SepseSummaryPanel *panel;
  GtkMenuButton     *area_button;
};

G_DEFINE_FINAL_TYPE (SepseAssessmentView, sepse_assessment_view, GTK_TYPE_WIDGET)

static guint
get_n_pages (SepseAssessmentView *self)
{
  return sepse_catalog_get_n_pages (sepse_session_get_catalog (self->session));
}

static const char *
get_title (SepseAssessmentView *self,
           guint                area)
{
  if (area < get_n_pages (self))
    return sepse_words_translate ("page", sepse_catalog_get_page (sepse_session_get_catalog (self->session), area)->title);

  return C_ ("area", "Result");
}

static GtkWidget *
get_child (SepseAssessmentView *self,
           guint                area)
{
  g_autofree char *name = g_strdup_printf ("%u", area);

  return gtk_stack_get_child_by_name (self->stack, name);
}

static gboolean
announce_cb (gpointer user_data)
{
  SepseAssessmentView *self = user_data;
  g_autoptr (GPtrArray) blocks = sepse_report_new_summary (sepse_session_get_verdict (self->session));
  const SepseBlock *headline = g_ptr_array_index (blocks, 0);

  self->announce_id = 0;
  if (g_strcmp0 (self->announced, headline->text) != 0)
    {
      g_free (self->announced);
      self->announced = g_strdup (headline->text);
      sepse_compat_announce (GTK_WIDGET (self->panel), headline->text);
    }

  return G_SOURCE_REMOVE;
}

/* Everything on the screen that follows from the verdict. */
static void
update_widgets (SepseAssessmentView *self)
{
  g_autoptr (GPtrArray) blocks = sepse_report_new_summary (sepse_session_get_verdict (self->session));

  sepse_summary_panel_set_blocks (self->panel, blocks);
  sepse_summary_strip_set_blocks (self->strip, blocks);
  for (guint i = 0; i < get_n_pages (self); i++)
    sepse_area_row_set_count (SEPSE_AREA_ROW (gtk_list_box_get_row_at_index (self->area_list, i)),
                              sepse_session_count_answered (self->session,
                                                            sepse_catalog_get_page (sepse_session_get_catalog (self->session), i)));

  g_clear_handle_id (&self->announce_id, g_source_remove);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->announce_id = g_timeout_add (SETTLE_MS, announce_cb, self);
}

static void
update_area (SepseAssessmentView *self)
{
  /* Translators: number and name of the area, and how many there are: "2 of 6 · Source" */
  g_autofree char *label = g_strdup_printf (C_ ("area", "%u of %u · %s"),
                                            self->area + 1,
                                            sepse_assessment_view_get_n_areas (self),
                                            get_title (self, self->area));

  gtk_list_box_select_row (self->area_list, gtk_list_box_get_row_at_index (self->area_list, self->area));
  gtk_menu_button_set_label (self->area_button, label);
  sepse_accessible_set_name (GTK_WIDGET (self->area_button), label);
  for (guint i = 0; i < sepse_assessment_view_get_n_areas (self); i++)
    gtk_accessible_update_state (GTK_ACCESSIBLE (get_child (self, i)), GTK_ACCESSIBLE_STATE_HIDDEN, i != self->area, -1);
}

static void
row_activated_cb (SepseAssessmentView *self,
                  GtkListBoxRow       *row)
{
  sepse_assessment_view_show_area (self, gtk_list_box_row_get_index (row));
}

static void
sepse_assessment_view_dispose (GObject *object)
{
  SepseAssessmentView *self = SEPSE_ASSESSMENT_VIEW (object);
  GtkWidget           *child;

  g_clear_handle_id (&self->announce_id, g_source_remove);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEPSE_TYPE_ASSESSMENT_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sepse_assessment_view_parent_class)->dispose (object);
}

static void
sepse_assessment_view_finalize (GObject *object)
{
  g_clear_pointer (&SEPSE_ASSESSMENT_VIEW (object)->announced, g_free);

  G_OBJECT_CLASS (sepse_assessment_view_parent_class)->finalize (object);
}

static void
sepse_assessment_view_class_init (SepseAssessmentViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sepse_assessment_view_dispose;
  object_class->finalize = sepse_assessment_view_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, SEPSE_TYPE_BESIDE_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, SEPSE_RESOURCE_BASE "/ui/sepse-assessment-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SepseAssessmentView, area_list);
  gtk_widget_class_bind_template_child (widget_class, SepseAssessmentView, strip);
  gtk_widget_class_bind_template_child (widget_class, SepseAssessmentView, stack);
  gtk_widget_class_bind_template_child (widget_class, SepseAssessmentView, panel);
  gtk_widget_class_bind_template_child (widget_class, SepseAssessmentView, area_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
sepse_assessment_view_init (SepseAssessmentView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_area (SepseAssessmentView *self,
          guint                area,
          GtkWidget           *child,
          GMenu               *menu)
{
  g_autofree char *name = g_strdup_printf ("%u", area);
  g_autofree char *action = g_strdup_printf ("win.area(%u)", area);

  gtk_stack_add_named (self->stack, child, name);
  gtk_list_box_append (self->area_list, sepse_area_row_new (get_title (self, area)));
  g_menu_append (menu, get_title (self, area), action);
}

void
sepse_assessment_view_set_session (SepseAssessmentView *self,
                                   SepseSession        *session)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_return_if_fail (SEPSE_IS_ASSESSMENT_VIEW (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  for (guint i = 0; i < get_n_pages (self); i++)
    add_area (self, i, sepse_form_page_new (session, sepse_catalog_get_page (sepse_session_get_catalog (session), i)), menu);
  add_area (self, get_n_pages (self), sepse_result_page_new (session), menu);
  gtk_menu_button_set_menu_model (self->area_button, G_MENU_MODEL (menu));

  g_signal_connect_object (session, "verdict-changed", G_CALLBACK (update_widgets), self, G_CONNECT_SWAPPED);
  update_widgets (self);
  update_area (self);
}

guint
sepse_assessment_view_get_n_areas (SepseAssessmentView *self)
{
  g_return_val_if_fail (SEPSE_IS_ASSESSMENT_VIEW (self), 0);

  return get_n_pages (self) + 1;
}

guint
sepse_assessment_view_get_area (SepseAssessmentView *self)
{
  g_return_val_if_fail (SEPSE_IS_ASSESSMENT_VIEW (self), 0);

  return self->area;
}

void
sepse_assessment_view_show_area (SepseAssessmentView *self,
                                 guint                area)
{
  GtkWidget *child;

  g_return_if_fail (SEPSE_IS_ASSESSMENT_VIEW (self));
  g_return_if_fail (area < sepse_assessment_view_get_n_areas (self));

  child = get_child (self, area);
  self->area = area;
  gtk_stack_set_visible_child (self->stack, child);
  update_area (self);
  if (SEPSE_IS_FORM_PAGE (child))
    sepse_form_page_focus_first (SEPSE_FORM_PAGE (child));
  else
    sepse_result_page_focus_first (SEPSE_RESULT_PAGE (child));
}

gboolean
sepse_assessment_view_show_concept (SepseAssessmentView *self,
                                    guint                concept)
{
  g_return_val_if_fail (SEPSE_IS_ASSESSMENT_VIEW (self), FALSE);

  for (guint i = 0; i < get_n_pages (self); i++)
    {
      SepseFormPage *page = SEPSE_FORM_PAGE (get_child (self, i));

      if (sepse_form_page_find_row (page, concept) == NULL)
        continue;

      sepse_assessment_view_show_area (self, i);

      return sepse_form_page_focus_concept (page, concept);
    }

  return FALSE;
}

GtkWidget *
sepse_assessment_view_find_row (SepseAssessmentView *self,
                                guint                concept)
{
  GtkWidget *row = NULL;

  g_return_val_if_fail (SEPSE_IS_ASSESSMENT_VIEW (self), NULL);

  for (guint i = 0; i < get_n_pages (self) && row == NULL; i++)
    row = sepse_form_page_find_row (SEPSE_FORM_PAGE (get_child (self, i)), concept);

  return row;
}

char *
sepse_assessment_view_dup_report (SepseAssessmentView *self)
{
  g_return_val_if_fail (SEPSE_IS_ASSESSMENT_VIEW (self), NULL);

  return sepse_result_page_dup_text (SEPSE_RESULT_PAGE (get_child (self, get_n_pages (self))));
}
