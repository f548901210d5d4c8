/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-choice-row.h"

#include "ui/sepse-chips.h"
#include "words/sepse-words.h"

#include <glib/gi18n-lib.h>

struct _SepseChoiceRow
{
  SepseRow parent_instance;

  SepseChips *chips; /* unowned */
};

G_DEFINE_FINAL_TYPE (SepseChoiceRow, sepse_choice_row, SEPSE_TYPE_ROW)

/* Chip 0 is "Not assessed"; chip n + 1 is choice n. Yes/no has its choices in this order too: no, yes. */
static const char *
get_answer (const SepseConcept *concept,
            guint               chip)
{
  if (chip == 0)
    return "";
  if (concept->kind == SEPSE_KIND_YES_NO)
    return chip == 1 ? "no" : "yes";

  return concept->choices[chip - 1].id;
}

static guint
get_n_chips (const SepseConcept *concept)
{
  return concept->kind == SEPSE_KIND_YES_NO ? 3 : concept->n_choices + 1;
}

/* A text may be a spelling of the choice, so what it was read as counts. */
static guint
get_answered_chip (SepseRow *row)
{
  return sepse_row_is_answered (row) ? g_bit_nth_lsf (sepse_row_get_entry (row)->value.choices, -1) + 1 : 0;
}

static void
sepse_choice_row_update (SepseRow *row)
{
  SepseChoiceRow *self = SEPSE_CHOICE_ROW (row);
  guint           answered = get_answered_chip (row);

  for (guint i = 0; i < get_n_chips (sepse_row_get_concept (row)); i++)
    sepse_chips_set_active (self->chips, i, i == answered);
  sepse_row_show_message (row, NULL, FALSE);
}

/* Shown also when the answer stays what it was: the chip pressed has turned over by itself. */
static void
chosen_cb (SepseChoiceRow *self,
           guint           chip)
{
  sepse_row_set_text (SEPSE_ROW (self), get_answer (sepse_row_get_concept (SEPSE_ROW (self)), chip));
  sepse_choice_row_update (SEPSE_ROW (self));
}

static void
sepse_choice_row_class_init (SepseChoiceRowClass *klass)
{
  SEPSE_ROW_CLASS (klass)->shows_help = TRUE;
  SEPSE_ROW_CLASS (klass)->update = sepse_choice_row_update;
}

static void
sepse_choice_row_init (SepseChoiceRow *self)
{
  self->chips = g_object_new (SEPSE_TYPE_CHIPS, NULL);
  sepse_chips_set_exclusive (self->chips, TRUE);
  g_signal_connect_swapped (self->chips, "chosen", G_CALLBACK (chosen_cb), self);
  g_object_set (self, "control", self->chips, NULL);
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
add_chips (SepseChoiceRow     *self,
           const SepseConcept *concept,
           const char         *question)
{
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
  sepse_chips_set_linked (self->chips, get_n_chips (concept) <= 3);
}

GtkWidget *
sepse_choice_row_new (SepseSession *session,
                      guint         concept)
{
  SepseChoiceRow     *self = g_object_new (SEPSE_TYPE_CHOICE_ROW, NULL);
  const SepseConcept *what = sepse_session_get_concept (session, concept);
  const char         *title = sepse_words_concept (what);

  add_chips (self, what, title);
  sepse_row_begin (SEPSE_ROW (self), session, concept, title, GTK_WIDGET (self->chips));

  return GTK_WIDGET (self);
}
