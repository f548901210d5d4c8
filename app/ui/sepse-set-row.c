/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-set-row.h"

#include "ui/sepse-accessible.h"
#include "ui/sepse-chips.h"
#include "ui/sepse-row.h"
#include "words/sepse-words.h"

#include <glib/gi18n-lib.h>

#define UNKNOWN_ID "unknown" /* of the contract: looked for and not found */

struct _SepseSetRow
{
  AdwPreferencesRow parent_instance;

  SepseSession *session;
  guint         concept;

  GtkLabel   *title_label;
  GtkLabel   *help_label;
  SepseChips *chips;
  GtkWidget  *message_box;
  GtkLabel   *message_label;
};

G_DEFINE_FINAL_TYPE (SepseSetRow, sepse_set_row, ADW_TYPE_PREFERENCES_ROW)

static const SepseConcept *
get_concept (SepseSetRow *self)
{
  return sepse_session_get_concept (self->session, self->concept);
}

static gboolean
has_unknown_choice (SepseSetRow *self)
{
  return sepse_concept_find_choice (get_concept (self), UNKNOWN_ID, -1) >= 0;
}

/* Chip 0 is "Not assessed"; chip n + 1 is choice n; the last one "None of these", unless the set has a choice "unknown". */
static guint
get_none_chip (SepseSetRow *self)
{
  return has_unknown_choice (self) ? 0 : get_concept (self)->n_choices + 1;
}

static const SepseEntry *
get_entry (SepseSetRow *self)
{
  return sepse_draft_get_entry (sepse_session_get_draft (self->session), self->concept);
}

static void
update_widgets (SepseSetRow *self)
{
  const SepseEntry *entry = get_entry (self);
  gboolean          is_answered = entry->state == SEPSE_ENTRY_ACCEPTED || entry->state == SEPSE_ENTRY_ODD;
  g_autofree char  *issue = sepse_row_dup_issue (self->session, self->concept);

  sepse_chips_set_active (self->chips, 0, !is_answered);
  for (guint i = 0; i < get_concept (self)->n_choices; i++)
    sepse_chips_set_active (self->chips, i + 1, is_answered && ((entry->value.choices >> i) & 1) != 0);
  if (get_none_chip (self) != 0)
    sepse_chips_set_active (self->chips, get_none_chip (self), is_answered && entry->value.choices == 0);
  gtk_label_set_label (self->message_label, issue != NULL ? issue : "");
  gtk_widget_set_visible (self->message_box, issue != NULL);
  sepse_accessible_set_wrong (GTK_WIDGET (self), FALSE, issue);
}

static char *
format_choices (SepseSetRow *self,
                guint64      choices)
{
  const SepseConcept *concept = get_concept (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < concept->n_choices; i++)
    if (((choices >> i) & 1) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", concept->choices[i].id);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The set with one choice turned over. "Unknown" stands alone: looked for, not found. */
static guint64
turn_over (SepseSetRow *self,
           guint64      choices,
           guint        choice)
{
  int unknown = sepse_concept_find_choice (get_concept (self), UNKNOWN_ID, -1);

  choices ^= G_GUINT64_CONSTANT (1) << choice;
  if (unknown < 0)
    return choices;
  if ((int) choice == unknown)
    return choices & (G_GUINT64_CONSTANT (1) << unknown);

  return choices & ~(G_GUINT64_CONSTANT (1) << unknown);
}

static void
chosen_cb (SepseSetRow *self,
           guint        chip)
{
  const SepseEntry *entry = get_entry (self);
  gboolean          is_answered = entry->state == SEPSE_ENTRY_ACCEPTED || entry->state == SEPSE_ENTRY_ODD;
  g_autofree char  *text = NULL;

  if (chip == 0)
    text = g_strdup ("");
  else if (chip == get_none_chip (self))
    text = g_strdup (is_answered && entry->value.choices == 0 ? "" : "none");
  else
    text = format_choices (self, turn_over (self, is_answered ? entry->value.choices : 0, chip - 1));
  sepse_draft_set_text (sepse_session_get_draft (self->session), self->concept, text);
  update_widgets (self);
}

static void
draft_changed_cb (SepseSetRow *self,
                  guint        concept)
{
  if (concept == self->concept || concept >= SEPSE_MAX_CONCEPTS)
    update_widgets (self);
}

static gboolean
sepse_set_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SEPSE_SET_ROW (widget)->chips));
}

static void
sepse_set_row_dispose (GObject *object)
{
  SepseSetRow *self = SEPSE_SET_ROW (object);

  g_clear_object (&self->session);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEPSE_TYPE_SET_ROW);

  G_OBJECT_CLASS (sepse_set_row_parent_class)->dispose (object);
}

static void
sepse_set_row_class_init (SepseSetRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sepse_set_row_dispose;
  widget_class->grab_focus = sepse_set_row_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, SEPSE_RESOURCE_BASE "/ui/sepse-set-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SepseSetRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, SepseSetRow, help_label);
  gtk_widget_class_bind_template_child (widget_class, SepseSetRow, chips);
  gtk_widget_class_bind_template_child (widget_class, SepseSetRow, message_box);
  gtk_widget_class_bind_template_child (widget_class, SepseSetRow, message_label);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
sepse_set_row_init (SepseSetRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_chips (SepseSetRow *self)
{
  const SepseConcept *concept = get_concept (self);
  const char         *question = sepse_words_concept (concept);

  sepse_chips_add (self->chips, question, C_ ("answer", "Not assessed"), GDK_KEY_Delete);
  gtk_widget_add_css_class (sepse_chips_get_button (self->chips, 0), "unanswered");
  for (guint i = 0; i < concept->n_choices; i++)
    sepse_chips_add (self->chips, question, sepse_words_translate ("choice", concept->choices[i].label), 0);
  if (get_none_chip (self) != 0)
    sepse_chips_add (self->chips, question, C_ ("answer", "None of these"), GDK_KEY_n);
}

GtkWidget *
sepse_set_row_new (SepseSession *session,
                   guint         concept)
{
  SepseSetRow        *self = g_object_new (SEPSE_TYPE_SET_ROW, NULL);
  const SepseConcept *what = sepse_session_get_concept (session, concept);
  const char         *title = sepse_words_concept (what);

  self->session = g_object_ref (session);
  self->concept = concept;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  sepse_accessible_set_name (GTK_WIDGET (self->chips), title);
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->help_label, what->help != NULL ? sepse_words_translate ("help", what->help) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->help_label), what->help != NULL);
  add_chips (self);

  g_signal_connect_object (sepse_session_get_draft (session), "changed",
                           G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "verdict-changed", G_CALLBACK (update_widgets), self, G_CONNECT_SWAPPED);
  update_widgets (self);

  return GTK_WIDGET (self);
}

guint
sepse_set_row_get_concept (SepseSetRow *self)
{
  g_return_val_if_fail (SEPSE_IS_SET_ROW (self), SEPSE_MAX_CONCEPTS);

  return self->concept;
}
