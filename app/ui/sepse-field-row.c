/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-field-row.h"

#include "ui/sepse-accessible.h"
#include "ui/sepse-field-state.h"
#include "ui/sepse-row.h"
#include "words/sepse-words.h"

#include <glib/gi18n-lib.h>

struct _SepseFieldRow
{
  AdwPreferencesRow parent_instance;

  SepseSession *session;
  guint         concept;
  gboolean      is_updating; /* the entry changes because the draft did */

  GtkLabel  *title_label;
  GtkEntry  *entry;
  GtkLabel  *hint_label;
  GtkWidget *message_box;
  GtkLabel  *message_label;
  GtkImage  *message_image;
  GtkBox    *answers_box;
};

G_DEFINE_FINAL_TYPE (SepseFieldRow, sepse_field_row, ADW_TYPE_PREFERENCES_ROW)

static void
answer_clicked_cb (SepseFieldRow *self,
                   GtkButton     *button)
{
  g_autofree char *answer = g_strdup (g_object_get_data (G_OBJECT (button), "answer"));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  sepse_draft_set_text (sepse_session_get_draft (self->session), self->concept, answer);
}

static void update_widgets (SepseFieldRow *self);

static void
confirm_clicked_cb (SepseFieldRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  sepse_session_confirm (self->session, self->concept);
  update_widgets (self);
}

static void
add_button (SepseFieldRow *self,
            const char    *label,
            const char    *answer)
{
  GtkWidget       *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", gtk_label_get_label (self->title_label), label);

  sepse_accessible_set_name (button, name);
  gtk_widget_add_css_class (button, "answer");
  if (answer != NULL)
    {
      g_object_set_data_full (G_OBJECT (button), "answer", g_strdup (answer), g_free);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (answer_clicked_cb), self);
    }
  else
    {
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (confirm_clicked_cb), self);
    }
  sepse_row_pass_by (button);
  gtk_box_append (self->answers_box, button);
}

static void
clear_answers (SepseFieldRow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->answers_box))) != NULL)
    gtk_box_remove (self->answers_box, child);
}

/* A value that follows from others stands in the empty field, pale. */
static char *
dup_placeholder (SepseFieldRow *self)
{
  const SepseVerdict *verdict = sepse_session_get_verdict (self->session);
  const SepseValue   *value = &verdict->observations->values[self->concept];
  const SepseConcept *concept = sepse_session_get_concept (self->session, self->concept);
  SepseValue          rounded = *value;

  if (value->origin != SEPSE_ORIGIN_DERIVED || concept->n_units == 0)
    return NULL;

  rounded.unit = 0;
  rounded.value = rounded.canonical = (double) (gint64) (value->canonical * 10 + 0.5) / 10;

  return sepse_entry_to_text (concept, &rounded);
}

static void
show_message (SepseFieldRow         *self,
              const SepseFieldState *state)
{
  g_autofree char *issue = state->message == NULL ? sepse_row_dup_issue (self->session, self->concept) : NULL;
  const char      *message = state->message != NULL ? state->message : issue;
  const char      *help = sepse_words_translate ("help", sepse_session_get_concept (self->session, self->concept)->help);
  gboolean         is_wrong = state->tone == SEPSE_FIELD_WRONG;

  gtk_label_set_label (self->message_label, message != NULL ? message : "");
  gtk_image_set_from_icon_name (self->message_image,
                                is_wrong ? "sepse-wrong-symbolic" : "sepse-question-symbolic");
  gtk_widget_set_visible (self->message_box, message != NULL);

  for (guint i = 0; i < state->answers->len; i++)
    add_button (self, g_ptr_array_index (state->answer_labels, i), g_ptr_array_index (state->answers, i));
  if (state->can_confirm)
    add_button (self, _ ("Yes, it is right"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->answers_box), state->answers->len > 0 || state->can_confirm);

  sepse_accessible_set_wrong (GTK_WIDGET (self), is_wrong, message);
  sepse_accessible_set_wrong (GTK_WIDGET (self->entry), is_wrong, message != NULL ? message : help);
  for (guint i = 0; i < 2; i++)
    {
      static const char *const classes[] = { "asks", "wrong" };
      gboolean                 has_class = i == 0 ? message != NULL && !is_wrong : is_wrong;

      if (has_class)
        gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
    }
}

static void
update_widgets (SepseFieldRow *self)
{
  SepseDraft *draft = sepse_session_get_draft (self->session);
  const char *text = sepse_draft_get_text (draft, self->concept);
  g_autoptr (SepseFieldState) state = sepse_field_state_new (sepse_session_get_concept (self->session, self->concept),
                                                             text,
                                                             sepse_draft_get_entry (draft, self->concept),
                                                             sepse_session_is_confirmed (self->session, self->concept));
  g_autofree char *placeholder = dup_placeholder (self);

  self->is_updating = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->is_updating = FALSE;
  gtk_entry_set_placeholder_text (self->entry, placeholder);
  gtk_label_set_label (self->hint_label, state->hint);
  clear_answers (self);
  show_message (self, state);
}

static void
entry_changed_cb (SepseFieldRow *self)
{
  if (self->session == NULL || self->is_updating)
    return;

  sepse_draft_set_text (sepse_session_get_draft (self->session),
                        self->concept,
                        gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
entry_activate_cb (SepseFieldRow *self)
{
  sepse_row_focus_next (GTK_WIDGET (self));
}

static void
title_pressed_cb (SepseFieldRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
draft_changed_cb (SepseFieldRow *self,
                  guint          concept)
{
  if (concept == self->concept || concept >= SEPSE_MAX_CONCEPTS)
    update_widgets (self);
}

static gboolean
sepse_field_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SEPSE_FIELD_ROW (widget)->entry));
}

static void
sepse_field_row_dispose (GObject *object)
{
  SepseFieldRow *self = SEPSE_FIELD_ROW (object);

  g_clear_object (&self->session);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEPSE_TYPE_FIELD_ROW);

  G_OBJECT_CLASS (sepse_field_row_parent_class)->dispose (object);
}

static void
sepse_field_row_class_init (SepseFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sepse_field_row_dispose;
  widget_class->grab_focus = sepse_field_row_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, SEPSE_RESOURCE_BASE "/ui/sepse-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SepseFieldRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, SepseFieldRow, entry);
  gtk_widget_class_bind_template_child (widget_class, SepseFieldRow, hint_label);
  gtk_widget_class_bind_template_child (widget_class, SepseFieldRow, message_box);
  gtk_widget_class_bind_template_child (widget_class, SepseFieldRow, message_label);
  gtk_widget_class_bind_template_child (widget_class, SepseFieldRow, message_image);
  gtk_widget_class_bind_template_child (widget_class, SepseFieldRow, answers_box);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_pressed_cb);
}

static void
sepse_field_row_init (SepseFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sepse_row_pass_by (GTK_WIDGET (self->entry));
}

GtkWidget *
sepse_field_row_new (SepseSession *session,
                     guint         concept)
{
  SepseFieldRow      *self = g_object_new (SEPSE_TYPE_FIELD_ROW, NULL);
  const SepseConcept *what = sepse_session_get_concept (session, concept);
  const char         *title = sepse_words_concept (what);

  self->concept = concept;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_label_set_label (self->title_label, title);
  sepse_accessible_set_name (GTK_WIDGET (self->entry), title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), sepse_words_translate ("help", what->help));

  self->session = g_object_ref (session);
  g_signal_connect_object (sepse_session_get_draft (session), "changed",
                           G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "verdict-changed", G_CALLBACK (update_widgets), self, G_CONNECT_SWAPPED);
  update_widgets (self);

  return GTK_WIDGET (self);
}

guint
sepse_field_row_get_concept (SepseFieldRow *self)
{
  g_return_val_if_fail (SEPSE_IS_FIELD_ROW (self), SEPSE_MAX_CONCEPTS);

  return self->concept;
}
