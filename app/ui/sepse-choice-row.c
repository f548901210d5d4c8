/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-choice-row.h"

#include "ui/sepse-accessible.h"
#include "ui/sepse-chips.h"
#include "ui/sepse-row.h"
#include "words/sepse-words.h"

#include <glib/gi18n-lib.h>

struct _SepseChoiceRow
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

G_DEFINE_FINAL_TYPE (SepseChoiceRow, sepse_choice_row, ADW_TYPE_PREFERENCES_ROW)

static const SepseConcept *
get_concept (SepseChoiceRow *self)
{
  return sepse_session_get_concept (self->session, self->concept);
}

/* Chip 0 is "Not assessed"; chip n + 1 is choice n. Yes/no has its choices in this order too: no, yes. */
static const char *
get_answer (SepseChoiceRow *self,
            guint           chip)
{
  if (chip == 0)
    return "";
  if (get_concept (self)->kind == SEPSE_KIND_YES_NO)
    return chip == 1 ? "no" : "yes";

  return get_concept (self)->choices[chip - 1].id;
}

static guint
get_n_chips (SepseChoiceRow *self)
{
  return get_concept (self)->kind == SEPSE_KIND_YES_NO ? 3 : get_concept (self)->n_choices + 1;
}

/* A text may be a spelling of the choice, so what it was read as counts. */
static guint
get_answered_chip (SepseChoiceRow *self)
{
  const SepseEntry *entry = sepse_draft_get_entry (sepse_session_get_draft (self->session), self->concept);

  if (entry->state != SEPSE_ENTRY_ACCEPTED && entry->state != SEPSE_ENTRY_ODD)
    return 0;

  return g_bit_nth_lsf (entry->value.choices, -1) + 1;
}

static void
update_widgets (SepseChoiceRow *self)
{
  guint            answered = get_answered_chip (self);
  g_autofree char *issue = sepse_row_dup_issue (self->session, self->concept);

  for (guint i = 0; i < get_n_chips (self); i++)
    sepse_chips_set_active (self->chips, i, i == answered);
  gtk_label_set_label (self->message_label, issue != NULL ? issue : "");
  gtk_widget_set_visible (self->message_box, issue != NULL);
  sepse_accessible_set_wrong (GTK_WIDGET (self), FALSE, issue);
}

static void
chosen_cb (SepseChoiceRow *self,
           guint           chip)
{
  sepse_draft_set_text (sepse_session_get_draft (self->session), self->concept, get_answer (self, chip));
  update_widgets (self);
}

static void
draft_changed_cb (SepseChoiceRow *self,
                  guint           concept)
{
  if (concept == self->concept || concept >= SEPSE_MAX_CONCEPTS)
    update_widgets (self);
}

static gboolean
sepse_choice_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SEPSE_CHOICE_ROW (widget)->chips));
}

static void
sepse_choice_row_dispose (GObject *object)
{
  SepseChoiceRow *self = SEPSE_CHOICE_ROW (object);

  g_clear_object (&self->session);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEPSE_TYPE_CHOICE_ROW);

  G_OBJECT_CLASS (sepse_choice_row_parent_class)->dispose (object);
}

static void
sepse_choice_row_class_init (SepseChoiceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sepse_choice_row_dispose;
  widget_class->grab_focus = sepse_choice_row_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, SEPSE_RESOURCE_BASE "/ui/sepse-choice-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SepseChoiceRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, SepseChoiceRow, help_label);
  gtk_widget_class_bind_template_child (widget_class, SepseChoiceRow, chips);
  gtk_widget_class_bind_template_child (widget_class, SepseChoiceRow, message_box);
  gtk_widget_class_bind_template_child (widget_class, SepseChoiceRow, message_label);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
sepse_choice_row_init (SepseChoiceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sepse_chips_set_exclusive (self->chips, TRUE);
}

static guint
get_key (const SepseChoice *choice)
{
  for (guint i = 0; choice->spellings != NULL && choice->spellings[i] != NULL; i++)
    if (g_ascii_isalnum (choice->spellings[i][0]) && choice->spellings[i][1] == '\0')
      return gdk_unicode_to_keyval (choice->spellings[i][0]);

  return 0;
}

static void
add_chips (SepseChoiceRow *self)
{
  const SepseConcept *concept = get_concept (self);
  const char         *question = sepse_words_concept (concept);

  sepse_chips_add (self->chips, question, C_ ("answer", "Not assessed"), GDK_KEY_Delete);
  gtk_widget_add_css_class (sepse_chips_get_button (self->chips, 0), "unanswered");
  if (concept->kind == SEPSE_KIND_YES_NO)
    {
      sepse_chips_add (self->chips, question, C_ ("answer", "No"), GDK_KEY_n);
      sepse_chips_add (self->chips, question, C_ ("answer", "Yes"), GDK_KEY_y);
    }
  else
    {
      for (guint i = 0; i < concept->n_choices; i++)
        sepse_chips_add (self->chips,
                         question,
                         sepse_words_translate ("choice", concept->choices[i].label),
                         get_key (&concept->choices[i]));
    }
  sepse_chips_set_linked (self->chips, get_n_chips (self) <= 3);
}

GtkWidget *
sepse_choice_row_new (SepseSession *session,
                      guint         concept)
{
  SepseChoiceRow     *self = g_object_new (SEPSE_TYPE_CHOICE_ROW, NULL);
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
sepse_choice_row_get_concept (SepseChoiceRow *self)
{
  g_return_val_if_fail (SEPSE_IS_CHOICE_ROW (self), SEPSE_MAX_CONCEPTS);

  return self->concept;
}
