/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-field-row.h"

#include "ui/sepse-accessible.h"
#include "ui/sepse-field-state.h"
#include "ui/sepse-form-keys.h"
#include "words/sepse-words.h"

#include <glib/gi18n-lib.h>

struct _SepseFieldRow
{
  SepseRow parent_instance;

  gboolean is_updating; /* the entry changes because the draft did */

  GtkEntry *entry;
  GtkLabel *hint_label;
};

G_DEFINE_FINAL_TYPE (SepseFieldRow, sepse_field_row, SEPSE_TYPE_ROW)

static void
answer_clicked_cb (SepseFieldRow *self,
                   GtkButton     *button)
{
  g_autofree char *answer = g_strdup (g_object_get_data (G_OBJECT (button), "answer"));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  sepse_row_set_text (SEPSE_ROW (self), answer);
}

static void sepse_field_row_update (SepseRow *row);

static void
confirm_clicked_cb (SepseFieldRow *self)
{
  SepseRow *row = SEPSE_ROW (self);

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  sepse_session_confirm (sepse_row_get_session (row), sepse_row_get_concept_index (row));
  sepse_field_row_update (row);
}

static void
add_button (SepseFieldRow *self,
            const char    *label,
            const char    *answer)
{
  GtkWidget       *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), label);

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
  sepse_form_keys_pass_by (button);
  gtk_box_append (sepse_row_get_answers (SEPSE_ROW (self)), button);
}

static void
show_answers (SepseFieldRow         *self,
              const SepseFieldState *state)
{
  GtkBox    *box = sepse_row_get_answers (SEPSE_ROW (self));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; i < state->answers->len; i++)
    add_button (self, g_ptr_array_index (state->answer_labels, i), g_ptr_array_index (state->answers, i));
  if (state->can_confirm)
    add_button (self, _ ("Yes, it is right"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (box), state->answers->len > 0 || state->can_confirm);
}

/* A value that follows from others stands in the empty field, pale. */
static char *
dup_placeholder (SepseRow *row)
{
  const SepseVerdict *verdict = sepse_session_get_verdict (sepse_row_get_session (row));
  const SepseValue   *value = &verdict->observations->values[sepse_row_get_concept_index (row)];
  const SepseConcept *concept = sepse_row_get_concept (row);
  SepseValue          rounded = *value;

  if (value->origin != SEPSE_ORIGIN_DERIVED || concept->n_units == 0)
    return NULL;

  rounded.unit = 0;
  rounded.value = rounded.canonical = (double) (gint64) (value->canonical * 10 + 0.5) / 10;

  return sepse_entry_to_text (concept, &rounded);
}

static void
sepse_field_row_update (SepseRow *row)
{
  SepseFieldRow   *self = SEPSE_FIELD_ROW (row);
  SepseSession    *session = sepse_row_get_session (row);
  guint            concept = sepse_row_get_concept_index (row);
  const char      *text = sepse_draft_get_text (sepse_session_get_draft (session), concept);
  g_autofree char *placeholder = dup_placeholder (row);
  g_autoptr (SepseFieldState) state = sepse_field_state_new (sepse_row_get_concept (row),
                                                             text,
                                                             sepse_row_get_entry (row),
                                                             sepse_session_is_confirmed (session, concept));

  self->is_updating = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->is_updating = FALSE;
  gtk_entry_set_placeholder_text (self->entry, placeholder);
  gtk_label_set_label (self->hint_label, state->hint);
  show_answers (self, state);
  sepse_row_show_message (row, state->message, state->tone == SEPSE_FIELD_WRONG);
}

static void
entry_changed_cb (SepseFieldRow *self)
{
  if (!self->is_updating)
    sepse_row_set_text (SEPSE_ROW (self), gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
entry_activate_cb (SepseFieldRow *self)
{
  sepse_form_keys_focus_next (GTK_WIDGET (self));
}

static void
sepse_field_row_class_init (SepseFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SEPSE_ROW_CLASS (klass)->update = sepse_field_row_update;

  gtk_widget_class_set_template_from_resource (widget_class, SEPSE_RESOURCE_BASE "/ui/sepse-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SepseFieldRow, entry);
  gtk_widget_class_bind_template_child (widget_class, SepseFieldRow, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
}

static void
sepse_field_row_init (SepseFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sepse_form_keys_pass_by (GTK_WIDGET (self->entry));
}

GtkWidget *
sepse_field_row_new (SepseSession *session,
                     guint         concept)
{
  SepseFieldRow *self = g_object_new (SEPSE_TYPE_FIELD_ROW, NULL);

  sepse_row_begin (SEPSE_ROW (self),
                   session,
                   concept,
                   sepse_words_concept (sepse_session_get_concept (session, concept)),
                   GTK_WIDGET (self->entry));

  return GTK_WIDGET (self);
}
