/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-test"
#include "config.h"

#include "stage.h"

#include "ui/sepse-ui.h"

#include <glib/gstdio.h>

static void
open_window (Stage *self)
{
  self->session = sepse_session_new (self->catalog);
  self->store = sepse_draft_store_new (self->session, self->folder);
  self->window = g_object_ref (sepse_window_new (GTK_APPLICATION (self->application), self->session, self->store));
}

static void
close_window (Stage *self)
{
  sepse_draft_store_flush (self->store);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->store);
  g_clear_object (&self->session);
}

Stage *
stage_new (int width,
           int height)
{
  Stage *self = g_new0 (Stage, 1);
  g_autoptr (SepseRefusal) refusal = NULL;
  g_autoptr (GError) error = NULL;

  self->application = g_object_new (ADW_TYPE_APPLICATION,
                                    "application-id", SEPSE_APPLICATION_ID ".Test",
                                    "resource-base-path", SEPSE_RESOURCE_BASE,
                                    "flags", G_APPLICATION_NON_UNIQUE,
                                    NULL);
  g_application_register (G_APPLICATION (self->application), NULL, &error);
  g_assert_no_error (error);
  sepse_ui_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  self->catalog = sepse_catalog_new (&refusal);
  g_assert_null (refusal);
  self->folder = g_dir_make_tmp ("sepse-ui-XXXXXX", &error);
  g_assert_no_error (error);
  open_window (self);
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));

  return self;
}

void
stage_restart (Stage *self)
{
  close_window (self);
  open_window (self);
  gtk_window_present (GTK_WINDOW (self->window));
  stage_settle (self);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

void
stage_free (Stage *self)
{
  close_window (self);
  g_clear_object (&self->application);
  g_clear_pointer (&self->catalog, sepse_catalog_free);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self);
}

void
stage_settle (Stage *self)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  gtk_widget_queue_draw (GTK_WIDGET (self->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

guint
stage_find_concept (Stage      *self,
                    const char *id)
{
  const SepseConcept *concept = sepse_dictionary_find (sepse_catalog_get_dictionary (self->catalog), id, -1);

  g_assert_nonnull (concept);

  return concept->index;
}

GtkWidget *
stage_show_row (Stage      *self,
                const char *id)
{
  guint                concept = stage_find_concept (self, id);
  SepseAssessmentView *view = sepse_window_get_view (self->window);

  g_assert_true (sepse_assessment_view_show_concept (view, concept));

  return sepse_assessment_view_find_row (view, concept);
}

void
stage_type (Stage      *self,
            const char *id,
            const char *text)
{
  GtkWidget *row = stage_show_row (self, id);
  GtkWidget *entry = stage_find (row, GTK_TYPE_ENTRY);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  stage_settle (self);
}

static GtkWidget *
find_button (GtkWidget  *within,
             const char *label)
{
  if (GTK_IS_BUTTON (within) &&
      (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (within)), label) == 0 ||
       g_strcmp0 (gtk_widget_get_tooltip_text (within), label) == 0))
    return within;

  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_visible (child) ? find_button (child, label) : NULL;

      if (found != NULL)
        return found;
    }

  return NULL;
}

void
stage_press (Stage      *self,
             GtkWidget  *within,
             const char *label)
{
  GtkWidget *button = find_button (within != NULL ? within : GTK_WIDGET (self->window), label);

  if (button == NULL)
    g_error ("no button “%s”", label);
  g_signal_emit_by_name (button, "clicked");
  stage_settle (self);
}

void
stage_choose (Stage      *self,
              const char *id,
              const char *label)
{
  stage_press (self, stage_show_row (self, id), label);
}

GtkWidget *
stage_find (GtkWidget *within,
            GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (within), type))
    return within;

  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = stage_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
read_into (GtkWidget *within,
           GString   *text)
{
  if (!gtk_widget_get_visible (within) || !gtk_widget_get_child_visible (within))
    return;
  if (GTK_IS_LABEL (within) && gtk_label_get_label (GTK_LABEL (within))[0] != '\0')
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (within)));

  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    read_into (child, text);
}

char *
stage_read (Stage     *self,
            GtkWidget *within)
{
  GString *text = g_string_new (NULL);

  read_into (within != NULL ? within : GTK_WIDGET (self->window), text);

  return g_string_free (text, FALSE);
}
