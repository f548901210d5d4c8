/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-compat.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Newer functions are used where they exist, although the program is pinned to the older version. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

typedef struct
{
  SepseCompatFileFunc chosen;
  gpointer            user_data;
} FileRequest;

static FileRequest *
file_request_new (SepseCompatFileFunc chosen,
                  gpointer            user_data)
{
  FileRequest *self = g_new0 (FileRequest, 1);

  self->chosen = chosen;
  self->user_data = user_data;

  return self;
}

static GtkFileFilter *
new_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Case files"));
  gtk_file_filter_add_suffix (filter, "json");

  return filter;
}

#if GTK_CHECK_VERSION(4, 10, 0)

static void
open_ready_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autofree FileRequest *request = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  request->chosen (file, request->user_data);
}

static void
save_ready_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autofree FileRequest *request = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  request->chosen (file, request->user_data);
}

static GtkFileDialog *
new_dialog (const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = new_filter ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));

  return dialog;
}

void
sepse_compat_open_file (GtkWindow          *parent,
                        SepseCompatFileFunc chosen,
                        gpointer            user_data)
{
  g_autoptr (GtkFileDialog) dialog = new_dialog (_ ("Open a case file"));

  gtk_file_dialog_open (dialog, parent, NULL, open_ready_cb, file_request_new (chosen, user_data));
}

void
sepse_compat_save_file (GtkWindow          *parent,
                        const char         *suggested_name,
                        SepseCompatFileFunc chosen,
                        gpointer            user_data)
{
  g_autoptr (GtkFileDialog) dialog = new_dialog (_ ("Save the case file"));

  gtk_file_dialog_set_initial_name (dialog, suggested_name);
  gtk_file_dialog_save (dialog, parent, NULL, save_ready_cb, file_request_new (chosen, user_data));
}

#else

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             FileRequest     *request)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  request->chosen (file, request->user_data);
  g_free (request);
  g_object_unref (dialog);
}

static void
choose_file (GtkWindow           *parent,
             const char          *title,
             GtkFileChooserAction action,
             const char          *name,
             FileRequest         *request)
{
  gboolean              is_save = action == GTK_FILE_CHOOSER_ACTION_SAVE;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title,
                                                              parent,
                                                              action,
                                                              is_save ? _ ("_Save") : _ ("_Open"),
                                                              _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = new_filter ();

  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), request);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
sepse_compat_open_file (GtkWindow          *parent,
                        SepseCompatFileFunc chosen,
                        gpointer            user_data)
{
  choose_file (parent, _ ("Open a case file"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, file_request_new (chosen, user_data));
}

void
sepse_compat_save_file (GtkWindow          *parent,
                        const char         *suggested_name,
                        SepseCompatFileFunc chosen,
                        gpointer            user_data)
{
  choose_file (parent, _ ("Save the case file"), GTK_FILE_CHOOSER_ACTION_SAVE, suggested_name,
               file_request_new (chosen, user_data));
}

#endif

void
sepse_compat_show_about (GtkWindow *parent)
{
  const char *comments = _ ("Weighs what is known of a patient who may be septic, and says what follows from it and why. "
                            "It gives options with their basis; the clinician decides.");

#if ADW_CHECK_VERSION(1, 5, 0)
  AdwDialog *about = adw_about_dialog_new ();

  adw_dialog_present (about, GTK_WIDGET (parent));
#else
  GtkWidget *about = adw_about_window_new ();

  gtk_window_set_transient_for (GTK_WINDOW (about), parent);
  gtk_window_present (GTK_WINDOW (about));
#endif

  g_object_set (about,
                "application-name", _ ("Sepse"),
                "application-icon", SEPSE_APPLICATION_ID,
                "version", VERSION,
                "comments", comments,
                "license-type", GTK_LICENSE_GPL_3_0,
                NULL);
}

void
sepse_compat_announce (GtkWidget  *widget,
                       const char *message)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
#else
  /* Before 4.14 a changed description is the only thing that is told. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
#endif
}

G_GNUC_END_IGNORE_DEPRECATIONS
