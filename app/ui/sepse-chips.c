/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-chips.h"

#include "ui/sepse-accessible.h"
#include "ui/sepse-flow-layout.h"
#include "ui/sepse-form-keys.h"

struct _SepseChips
{
  GtkWidget parent_instance;

  GPtrArray *buttons; /* unowned, children */
  GArray    *keys; /* guint, one for each button */
  guint      current; /* the one Tab stops at */
  gboolean   is_exclusive;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SepseChips, sepse_chips, GTK_TYPE_WIDGET)

static void
set_current (SepseChips *self,
             guint       index)
{
  GtkWidget *previous = g_ptr_array_index (self->buttons, self->current);
  GtkWidget *button = g_ptr_array_index (self->buttons, index);
  gboolean   had_focus = gtk_widget_has_focus (previous);

  if (button == previous)
    return;

  gtk_widget_set_focusable (button, TRUE);
  if (had_focus)
    gtk_widget_grab_focus (button);
  gtk_widget_set_focusable (previous, FALSE);
  self->current = index;
}

static void
choose (SepseChips *self,
        guint       index)
{
  set_current (self, index);
  g_signal_emit (self, signals[CHOSEN], 0, index);
}

static void
clicked_cb (SepseChips *self,
            GtkWidget  *button)
{
  guint index;

  if (g_ptr_array_find (self->buttons, button, &index))
    choose (self, index);
}

static void
step (SepseChips *self,
      int         by)
{
  int index = CLAMP ((int) self->current + by, 0, (int) self->buttons->len - 1);

  if (index == (int) self->current)
    return;
  if (self->is_exclusive)
    choose (self, index);
  else
    set_current (self, index);
}

static gboolean
choose_by_key (SepseChips *self,
               guint       key)
{
  guint lower = gdk_keyval_to_lower (key);

  for (guint i = 0; i < self->keys->len; i++)
    if (g_array_index (self->keys, guint, i) != 0 && g_array_index (self->keys, guint, i) == lower)
      {
        choose (self, i);
        return TRUE;
      }

  return FALSE;
}

static gboolean
key_pressed_cb (SepseChips     *self,
                guint           key,
                guint           code,
                GdkModifierType modifiers)
{
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Left:
      step (self, -forward);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
      step (self, forward);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
      step (self, -G_MAXINT16);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
      step (self, G_MAXINT16);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      sepse_form_keys_focus_previous (GTK_WIDGET (self));
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      sepse_form_keys_focus_next (GTK_WIDGET (self));
      return GDK_EVENT_STOP;
    case GDK_KEY_BackSpace:
      key = GDK_KEY_Delete;
      break;
    default:
      break;
    }

  return choose_by_key (self, key) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static gboolean
sepse_chips_grab_focus (GtkWidget *widget)
{
  SepseChips *self = SEPSE_CHIPS (widget);

  return self->buttons->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->buttons, self->current));
}

static void
sepse_chips_dispose (GObject *object)
{
  SepseChips *self = SEPSE_CHIPS (object);
  GtkWidget  *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_ptr_array_set_size (self->buttons, 0);

  G_OBJECT_CLASS (sepse_chips_parent_class)->dispose (object);
}

static void
sepse_chips_finalize (GObject *object)
{
  SepseChips *self = SEPSE_CHIPS (object);

  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_array_unref);

  G_OBJECT_CLASS (sepse_chips_parent_class)->finalize (object);
}

static void
sepse_chips_class_init (SepseChipsClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sepse_chips_dispose;
  object_class->finalize = sepse_chips_finalize;
  widget_class->grab_focus = sepse_chips_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, SEPSE_TYPE_FLOW_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "chips");

  signals[CHOSEN] = g_signal_new ("chosen",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
sepse_chips_init (SepseChips *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->buttons = g_ptr_array_new ();
  self->keys = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
sepse_chips_set_exclusive (SepseChips *self,
                           gboolean    is_exclusive)
{
  g_return_if_fail (SEPSE_IS_CHIPS (self));

  self->is_exclusive = is_exclusive;
}

void
sepse_chips_set_linked (SepseChips *self,
                        gboolean    is_linked)
{
  g_return_if_fail (SEPSE_IS_CHIPS (self));

  gtk_widget_set_layout_manager (GTK_WIDGET (self), sepse_flow_layout_new (is_linked ? 0 : 6));
  if (is_linked)
    gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "linked");
}

void
sepse_chips_add (SepseChips *self,
                 const char *question,
                 const char *label,
                 guint       key)
{
  GtkWidget       *button;
  g_autofree char *name = NULL;

  g_return_if_fail (SEPSE_IS_CHIPS (self));

  button = gtk_toggle_button_new_with_label (label);
  name = g_strdup_printf ("%s: %s", question, label);
  sepse_accessible_set_name (button, name);
  gtk_widget_set_focusable (button, self->buttons->len == 0);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_ptr_array_add (self->buttons, button);
  g_array_append_val (self->keys, key);
}

GtkWidget *
sepse_chips_get_button (SepseChips *self,
                        guint       index)
{
  g_return_val_if_fail (SEPSE_IS_CHIPS (self), NULL);
  g_return_val_if_fail (index < self->buttons->len, NULL);

  return g_ptr_array_index (self->buttons, index);
}

void
sepse_chips_set_active (SepseChips *self,
                        guint       index,
                        gboolean    is_active)
{
  g_return_if_fail (SEPSE_IS_CHIPS (self));
  g_return_if_fail (index < self->buttons->len);

  gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, index), is_active);
  if (is_active && self->is_exclusive)
    set_current (self, index);
}
