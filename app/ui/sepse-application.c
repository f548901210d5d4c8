/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-application.h"

#include "ui/sepse-ui.h"
#include "ui/sepse-window.h"

#include <glib/gi18n-lib.h>

#define EXIT_DATA 3 /* of the contract: the program's own data does not load */

struct _SepseApplication
{
  AdwApplication parent_instance;

  SepseCatalog    *catalog;
  SepseSession    *session;
  SepseDraftStore *store;
  SepseWindow     *window; /* unowned: of the application */
  gboolean         exits_after_startup;
  int              exit_status;
};

G_DEFINE_FINAL_TYPE (SepseApplication, sepse_application, ADW_TYPE_APPLICATION)

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  SepseApplication *self = user_data;

  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
}

static void
set_accels (SepseApplication *self,
            const char       *action,
            const char       *first,
            const char       *second)
{
  const char *accels[] = { first, second, NULL };

  gtk_application_set_accels_for_action (GTK_APPLICATION (self), action, accels);
}

static void
install_accels (SepseApplication *self)
{
  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.area(%u)", i);
      g_autofree char *accel = g_strdup_printf ("<Alt>%u", i + 1);

      set_accels (self, action, accel, NULL);
    }
  set_accels (self, "win.next-area", "<Control>Page_Down", NULL);
  set_accels (self, "win.previous-area", "<Control>Page_Up", NULL);
  set_accels (self, "win.new-assessment", "<Control>n", NULL);
  set_accels (self, "win.open", "<Control>o", NULL);
  set_accels (self, "win.save", "<Control>s", NULL);
  set_accels (self, "win.save-as", "<Control><Shift>s", NULL);
  set_accels (self, "win.copy-report", "<Control><Shift>c", NULL);
  set_accels (self, "win.start", "<Alt>Home", NULL);
  set_accels (self, "win.shortcuts", "F1", "<Control>question");
  set_accels (self, "app.quit", "<Control>q", NULL);
}

static gboolean
quit_cb (gpointer user_data)
{
  g_application_quit (G_APPLICATION (user_data));

  return G_SOURCE_REMOVE;
}

/* The first frame is painted: leave, in an idle, for the clock is still at work. */
static void
after_paint_cb (GdkFrameClock    *clock,
                SepseApplication *self)
{
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, self);
  g_idle_add (quit_cb, self);
}

static void
show_window (SepseApplication *self)
{
  if (self->exit_status != 0)
    return;

  if (self->window == NULL)
    {
      self->window = sepse_window_new (GTK_APPLICATION (self), self->session, self->store);
      g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
    }
  gtk_window_present (GTK_WINDOW (self->window));
  if (self->exits_after_startup)
    g_signal_connect (gtk_native_get_surface (GTK_NATIVE (self->window)) != NULL
                        ? gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (self->window)))
                        : NULL,
                      "after-paint", G_CALLBACK (after_paint_cb), self);
}

static void
sepse_application_startup (GApplication *application)
{
  SepseApplication         *self = SEPSE_APPLICATION (application);
  static const GActionEntry actions[] = { { .name = "quit", .activate = quit_action } };
  g_autoptr (SepseRefusal) refusal = NULL;

  G_APPLICATION_CLASS (sepse_application_parent_class)->startup (application);

  self->catalog = sepse_catalog_new (&refusal);
  if (self->catalog == NULL)
    {
      g_printerr ("sepse: %s: %s: %s\n", refusal->pointer, refusal->code, refusal->message);
      self->exit_status = EXIT_DATA;
      return;
    }

  sepse_ui_init ();
  gtk_window_set_default_icon_name (SEPSE_APPLICATION_ID);
  self->session = sepse_session_new (self->catalog);
  self->store = sepse_draft_store_new (self->session, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  install_accels (self);
}

static void
sepse_application_activate (GApplication *application)
{
  show_window (SEPSE_APPLICATION (application));
}

static void
sepse_application_open (GApplication *application,
                        GFile       **files,
                        int           n_files,
                        const char   *hint)
{
  SepseApplication *self = SEPSE_APPLICATION (application);

  show_window (self);
  if (self->window != NULL)
    sepse_window_open (self->window, files[0]);
}

static int
sepse_application_handle_local_options (GApplication *application,
                                        GVariantDict *options)
{
  SepseApplication *self = SEPSE_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("sepse %s\n", VERSION);
      return 0;
    }
  if (g_variant_dict_contains (options, "exit-after-startup"))
    {
      self->exits_after_startup = TRUE;
      /* A running window is another one's: this one is for itself. */
      g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
    }

  return -1;
}

static void
sepse_application_shutdown (GApplication *application)
{
  SepseApplication *self = SEPSE_APPLICATION (application);

  if (self->store != NULL)
    sepse_draft_store_flush (self->store);

  G_APPLICATION_CLASS (sepse_application_parent_class)->shutdown (application);
}

static void
sepse_application_finalize (GObject *object)
{
  SepseApplication *self = SEPSE_APPLICATION (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->store);
  g_clear_object (&self->session);
  g_clear_pointer (&self->catalog, sepse_catalog_free);

  G_OBJECT_CLASS (sepse_application_parent_class)->finalize (object);
}

static void
sepse_application_class_init (SepseApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sepse_application_finalize;
  application_class->startup = sepse_application_startup;
  application_class->activate = sepse_application_activate;
  application_class->open = sepse_application_open;
  application_class->handle_local_options = sepse_application_handle_local_options;
  application_class->shutdown = sepse_application_shutdown;
}

static void
sepse_application_init (SepseApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and leave"), NULL },
    { "exit-after-startup", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, "", NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), "[CASE.json]");
}

SepseApplication *
sepse_application_new (void)
{
  return g_object_new (SEPSE_TYPE_APPLICATION,
                       "application-id", SEPSE_APPLICATION_ID,
                       "resource-base-path", SEPSE_RESOURCE_BASE,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

int
sepse_application_get_exit_status (SepseApplication *self)
{
  g_return_val_if_fail (SEPSE_IS_APPLICATION (self), EXIT_DATA);

  return self->exit_status;
}
