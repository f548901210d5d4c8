/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-form-keys.h"

#include "ui/sepse-form-page.h"

static void
move_focus (GtkWidget       *widget,
            GtkDirectionType direction,
            const char      *area_action)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, SEPSE_TYPE_FORM_PAGE);

  if (page != NULL && !gtk_widget_child_focus (page, direction))
    gtk_widget_activate_action (widget, area_action, NULL);
}

void
sepse_form_keys_focus_next (GtkWidget *widget)
{
  move_focus (widget, GTK_DIR_TAB_FORWARD, "win.next-area");
}

void
sepse_form_keys_focus_previous (GtkWidget *widget)
{
  move_focus (widget, GTK_DIR_TAB_BACKWARD, "win.previous-area");
}

static gboolean
key_pressed_cb (GtkWidget      *button,
                guint           key,
                guint           code,
                GdkModifierType modifiers)
{
  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Down:
      sepse_form_keys_focus_next (button);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      sepse_form_keys_focus_previous (button);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

void
sepse_form_keys_pass_by (GtkWidget *button)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), button);
  gtk_widget_add_controller (button, keys);
}
