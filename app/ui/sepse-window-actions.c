/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-window-private.h"

#include "exchange/sepse-case-file.h"
#include "ui/sepse-case-store.h"
#include "ui/sepse-clock.h"
#include "ui/sepse-compat.h"

#include <glib/gi18n-lib.h>

/* Before the session gets other content. Says so when something was kept. */
static void
set_aside (SepseWindow *self)
{
  if (sepse_draft_store_set_aside (self->store))
    _sepse_window_show_toast (self, _ ("The earlier assessment is kept on the start page"), NULL, NULL);
}

static void
show_case (SepseWindow     *self,
           const SepseCase *from,
           GFile           *file)
{
  set_aside (self);
  g_set_object (&self->file, file);
  sepse_session_load_case (self->session, from);
  _sepse_window_show_assessment (self, sepse_assessment_view_get_n_areas (self->view) - 1);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (SepseWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SepseCase) read = sepse_case_store_read_finish (result, &error);
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *notice = NULL;

  if (read != NULL)
    {
      show_case (self, read, G_FILE (source));
      return;
    }

  /* Translators: name of a file, and what is wrong with it */
  notice = g_strdup_printf (_ ("“%s” was not opened. %s"), name, error->message);
  _sepse_window_set_notice (self, notice);
}

void
sepse_window_open (SepseWindow *self,
                   GFile       *file)
{
  g_return_if_fail (SEPSE_IS_WINDOW (self));

  sepse_case_store_read_async (file,
                               sepse_catalog_get_dictionary (sepse_session_get_catalog (self->session)),
                               NULL,
                               read_cb,
                               g_object_ref (self));
}

/* Nothing that was typed is lost: what a case file cannot hold stays unfinished. */
static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SepseWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  guint            n_left = sepse_session_count_unaccepted (self->session);
  g_autofree char *text = NULL;

  if (!sepse_case_store_write_finish (result, &error))
    {
      /* Translators: %s is the reason */
      text = g_strdup_printf (_ ("The case file was not written. %s"), error->message);
      _sepse_window_set_notice (self, text);
      return;
    }

  g_set_object (&self->file, G_FILE (source));
  _sepse_window_set_notice (self, NULL);
  if (n_left > 0)
    {
      /* Translators: entries that are not readable cannot be part of a case file */
      text = g_strdup_printf (ngettext ("Saved without %u entry that is not readable", "Saved without %u entries that are not readable", n_left), n_left);
      _sepse_window_show_toast (self, text, NULL, NULL);
      return;
    }

  sepse_session_set_modified (self->session, FALSE);
  sepse_draft_store_forget (self->store);
  _sepse_window_update (self);
  _sepse_window_show_toast (self, _ ("Saved"), NULL, NULL);
}

void
sepse_window_save (SepseWindow *self,
                   GFile       *file)
{
  g_autoptr (SepseCase) from = NULL;

  g_return_if_fail (SEPSE_IS_WINDOW (self));

  from = sepse_draft_to_case (sepse_session_get_draft (self->session));
  sepse_case_store_write_async (file, from, NULL, written_cb, g_object_ref (self));
}

static void
save_chosen_cb (GFile   *file,
                gpointer user_data)
{
  g_autoptr (SepseWindow) self = user_data;

  if (file != NULL)
    sepse_window_save (self, file);
}

static void
open_chosen_cb (GFile   *file,
                gpointer user_data)
{
  g_autoptr (SepseWindow) self = user_data;

  if (file != NULL)
    sepse_window_open (self, file);
}

static void
new_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SepseWindow *self = SEPSE_WINDOW (widget);

  set_aside (self);
  g_clear_object (&self->file);
  sepse_session_begin (self->session, sepse_clock_now ());
  _sepse_window_show_assessment (self, 0);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  sepse_compat_open_file (GTK_WINDOW (widget), open_chosen_cb, g_object_ref (widget));
}

static void
save_as_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SepseWindow     *self = SEPSE_WINDOW (widget);
  g_autofree char *suggested = self->file != NULL ? g_file_get_basename (self->file) : g_strdup (_ ("case.json"));

  sepse_compat_save_file (GTK_WINDOW (self), suggested, save_chosen_cb, g_object_ref (self));
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SepseWindow *self = SEPSE_WINDOW (widget);

  if (self->file != NULL)
    sepse_window_save (self, self->file);
  else
    save_as_action (widget, name, parameter);
}

static void
copy_report_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  SepseWindow     *self = SEPSE_WINDOW (widget);
  g_autofree char *text = sepse_assessment_view_dup_report (self->view);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  _sepse_window_show_toast (self, _ ("Report copied"), NULL, NULL);
}

static void
area_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SepseWindow *self = SEPSE_WINDOW (widget);
  int          area = g_variant_get_int32 (parameter);

  if (sepse_window_shows_start (self) || area < 0 || (guint) area >= sepse_assessment_view_get_n_areas (self->view))
    return;

  sepse_assessment_view_show_area (self->view, area);
}

static void
result_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SepseWindow *self = SEPSE_WINDOW (widget);

  sepse_assessment_view_show_area (self->view, sepse_assessment_view_get_n_areas (self->view) - 1);
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SepseWindow *self = SEPSE_WINDOW (widget);
  guint        n = sepse_assessment_view_get_n_areas (self->view);
  guint        by = g_str_equal (name, "win.next-area") ? 1 : n - 1;

  sepse_assessment_view_show_area (self->view, (sepse_assessment_view_get_area (self->view) + by) % n);
}

static void
show_concept_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  SepseWindow           *self = SEPSE_WINDOW (widget);
  const SepseDictionary *dictionary = sepse_catalog_get_dictionary (sepse_session_get_catalog (self->session));
  const SepseConcept    *concept = sepse_dictionary_find (dictionary, g_variant_get_string (parameter, NULL), -1);

  if (concept != NULL)
    sepse_assessment_view_show_concept (self->view, concept->index);
}

static void
start_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  _sepse_window_show_start (SEPSE_WINDOW (widget));
}

static void
open_sample_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  SepseWindow        *self = SEPSE_WINDOW (widget);
  const SepseCatalog *catalog = sepse_session_get_catalog (self->session);
  g_autoptr (SepseJson) scanner = sepse_json_new ();
  g_autoptr (SepseRefusal) refusal = NULL;
  g_autoptr (SepseCase) sample = NULL;
  gsize       length;
  const char *text;

  g_return_if_fail (g_variant_get_uint32 (parameter) < sepse_catalog_get_n_samples (catalog));

  text = sepse_catalog_get_sample_text (catalog, g_variant_get_uint32 (parameter), &length);
  sample = sepse_case_read (scanner, sepse_catalog_get_dictionary (catalog), text, length, NULL, &refusal);
  if (sample != NULL)
    show_case (self, sample, NULL);
}

static void
continue_draft_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  SepseWindow *self = SEPSE_WINDOW (widget);

  if (!sepse_draft_store_continue (self->store, g_variant_get_string (parameter, NULL)))
    {
      _sepse_window_set_notice (self, _ ("This unfinished assessment could not be read."));
      return;
    }
  g_clear_object (&self->file);
  _sepse_window_show_assessment (self, 0);
}

static void
discard_draft_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  SepseWindow *self = SEPSE_WINDOW (widget);

  sepse_draft_store_remove (self->store, g_variant_get_string (parameter, NULL));
  _sepse_window_show_start (self);
  _sepse_window_show_toast (self, _ ("Unfinished assessment discarded"), C_ ("button", "Undo"), "win.undo-discard");
}

static void
undo_discard_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  SepseWindow *self = SEPSE_WINDOW (widget);

  sepse_draft_store_undo_remove (self->store);
  _sepse_window_show_start (self);
}

static void
about_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  sepse_compat_show_about (GTK_WINDOW (widget));
}

static void
shortcuts_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (SEPSE_RESOURCE_BASE "/ui/sepse-shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

void
_sepse_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-assessment", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_as_action);
  gtk_widget_class_install_action (widget_class, "win.copy-report", NULL, copy_report_action);
  gtk_widget_class_install_action (widget_class, "win.area", "i", area_action);
  gtk_widget_class_install_action (widget_class, "win.result", NULL, result_action);
  gtk_widget_class_install_action (widget_class, "win.next-area", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "win.previous-area", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "win.show-concept", "s", show_concept_action);
  gtk_widget_class_install_action (widget_class, "win.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "win.open-sample", "u", open_sample_action);
  gtk_widget_class_install_action (widget_class, "win.continue-draft", "s", continue_draft_action);
  gtk_widget_class_install_action (widget_class, "win.discard-draft", "s", discard_draft_action);
  gtk_widget_class_install_action (widget_class, "win.undo-discard", NULL, undo_discard_action);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_action);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_action);
}
