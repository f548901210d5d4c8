/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-window.h"

#include "ui/sepse-window-private.h"

#include "ui/sepse-accessible.h"
#include "words/sepse-words.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (SepseWindow, sepse_window, ADW_TYPE_APPLICATION_WINDOW)

static void
update_title (SepseWindow *self)
{
  SepseDraft      *draft = sepse_session_get_draft (self->session);
  const char      *title = sepse_draft_get_title (draft);
  gboolean         is_start = sepse_window_shows_start (self);
  g_autofree char *file_name = self->file != NULL ? g_file_get_basename (self->file) : NULL;
  const char      *subtitle = file_name != NULL ? file_name : "";

  if (sepse_session_is_modified (self->session) && !sepse_draft_is_empty (draft))
    subtitle = _ ("Kept as unfinished");
  if (title == NULL || title[0] == '\0')
    title = _ ("New assessment");
  adw_window_title_set_title (self->title, is_start ? _ ("Sepse") : sepse_words_translate ("case", title));
  adw_window_title_set_subtitle (self->title, is_start ? "" : subtitle);
  gtk_widget_set_visible (self->start_button, !is_start);
  gtk_widget_set_visible (self->save_button, !is_start);
}

static void
update_actions (SepseWindow *self)
{
  static const char *const names[] = { "win.save", "win.save-as", "win.copy-report", "win.next-area", "win.previous-area", "win.start" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], !sepse_window_shows_start (self));
}

/* Everything outside the pages. */
void
_sepse_window_update (SepseWindow *self)
{
  update_title (self);
  update_actions (self);
}

void
_sepse_window_set_notice (SepseWindow *self,
                          const char  *notice)
{
  gtk_label_set_label (self->notice_label, notice != NULL ? notice : "");
  gtk_revealer_set_reveal_child (self->notice_revealer, notice != NULL);
}

void
_sepse_window_show_toast (SepseWindow *self,
                          const char  *text,
                          const char  *button,
                          const char  *action)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_timeout (toast, 4);
  if (button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
_sepse_window_show_start (SepseWindow *self)
{
  sepse_draft_store_flush (self->store);
  sepse_start_page_refresh (self->start_page);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->start_page));
  _sepse_window_update (self);
  sepse_start_page_focus_first (self->start_page);
}

void
_sepse_window_show_assessment (SepseWindow *self,
                               guint        area)
{
  _sepse_window_set_notice (self, NULL);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->view));
  _sepse_window_update (self);
  sepse_assessment_view_show_area (self->view, area);
}

static void
notice_closed_cb (SepseWindow *self)
{
  _sepse_window_set_notice (self, NULL);
}

static gboolean
sepse_window_close_request (GtkWindow *window)
{
  SepseWindow *self = SEPSE_WINDOW (window);

  sepse_draft_store_flush (self->store);

  return GTK_WINDOW_CLASS (sepse_window_parent_class)->close_request (window);
}

static void
sepse_window_dispose (GObject *object)
{
  SepseWindow *self = SEPSE_WINDOW (object);

  g_clear_object (&self->file);
  g_clear_object (&self->session);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEPSE_TYPE_WINDOW);

  G_OBJECT_CLASS (sepse_window_parent_class)->dispose (object);
}

static void
sepse_window_class_init (SepseWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sepse_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sepse_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, SEPSE_RESOURCE_BASE "/ui/sepse-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SepseWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SepseWindow, start_button);
  gtk_widget_class_bind_template_child (widget_class, SepseWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, SepseWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SepseWindow, notice_revealer);
  gtk_widget_class_bind_template_child (widget_class, SepseWindow, notice_label);
  gtk_widget_class_bind_template_child (widget_class, SepseWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SepseWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SepseWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, SepseWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, notice_closed_cb);
  _sepse_window_install_actions (widget_class);
}

static void
sepse_window_init (SepseWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sepse_accessible_set_name (self->start_button, _ ("Start page"));
  sepse_accessible_set_name (self->save_button, _ ("Save the case file"));
  sepse_accessible_set_name (self->menu_button, _ ("Main menu"));
}

SepseWindow *
sepse_window_new (GtkApplication  *application,
                  SepseSession    *session,
                  SepseDraftStore *store)
{
  SepseWindow *self = g_object_new (SEPSE_TYPE_WINDOW, "application", application, NULL);

  self->session = g_object_ref (session);
  self->store = g_object_ref (store);
  sepse_start_page_set_store (self->start_page, sepse_session_get_catalog (session), store);
  sepse_assessment_view_set_session (self->view, session);
  g_signal_connect_object (session, "notify::modified", G_CALLBACK (_sepse_window_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "verdict-changed", G_CALLBACK (_sepse_window_update), self, G_CONNECT_SWAPPED);
  _sepse_window_show_start (self);

  return self;
}

SepseAssessmentView *
sepse_window_get_view (SepseWindow *self)
{
  g_return_val_if_fail (SEPSE_IS_WINDOW (self), NULL);

  return self->view;
}

gboolean
sepse_window_shows_start (SepseWindow *self)
{
  g_return_val_if_fail (SEPSE_IS_WINDOW (self), FALSE);

  return gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->start_page);
}

const char *
sepse_window_get_notice (SepseWindow *self)
{
  g_return_val_if_fail (SEPSE_IS_WINDOW (self), NULL);

  return gtk_label_get_label (self->notice_label);
}
