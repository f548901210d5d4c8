/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-set-row.h"

#include "ui/sepse-chips.h"
#include "words/sepse-words.h"

#include <glib/gi18n-lib.h>

#define UNKNOWN_ID "unknown" /* of the contract: looked for and not found */

struct _SepseSetRow
{
  SepseRow parent_instance;

  SepseChips *chips; /* unowned */
};

G_DEFINE_FINAL_TYPE (SepseSetRow, sepse_set_row, SEPSE_TYPE_ROW)

static int
find_unknown (const SepseConcept *concept)
{
  return sepse_concept_find_choice (concept, UNKNOWN_ID, -1);
}

/* Chip 0 is "Not assessed"; chip n + 1 is choice n; the last one "None of these", unless the set has a choice "unknown". */
static guint
get_none_chip (const SepseConcept *concept)
{
  return find_unknown (concept) >= 0 ? 0 : concept->n_choices + 1;
}

static void
sepse_set_row_update (SepseRow *row)
{
  SepseSetRow        *self = SEPSE_SET_ROW (row);
  const SepseConcept *concept = sepse_row_get_concept (row);
  gboolean            is_answered = sepse_row_is_answered (row);
  guint64             choices = is_answered ? sepse_row_get_entry (row)->value.choices : 0;

  sepse_chips_set_active (self->chips, 0, !is_answered);
  for (guint i = 0; i < concept->n_choices; i++)
    sepse_chips_set_active (self->chips, i + 1, ((choices >> i) & 1) != 0);
  if (get_none_chip (concept) != 0)
    sepse_chips_set_active (self->chips, get_none_chip (concept), is_answered && choices == 0);
  sepse_row_show_message (row, NULL, FALSE);
}

static char *
format_choices (const SepseConcept *concept,
                guint64             choices)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < concept->n_choices; i++)
    if (((choices >> i) & 1) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", concept->choices[i].id);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The set with one choice turned over. "Unknown" stands alone: looked for, not found. */
static guint64
turn_over (const SepseConcept *concept,
           guint64             choices,
           guint               choice)
{
  int unknown = find_unknown (concept);

  choices ^= G_GUINT64_CONSTANT (1) << choice;
  if (unknown < 0)
    return choices;
  if ((int) choice == unknown)
    return choices & (G_GUINT64_CONSTANT (1) << unknown);

  return choices & ~(G_GUINT64_CONSTANT (1) << unknown);
}

/* Shown also when the answer stays what it was: the chip pressed has turned over by itself. */
static void
chosen_cb (SepseSetRow *self,
           guint        chip)
{
  SepseRow           *row = SEPSE_ROW (self);
  const SepseConcept *concept = sepse_row_get_concept (row);
  gboolean            is_answered = sepse_row_is_answered (row);
  guint64             choices = is_answered ? sepse_row_get_entry (row)->value.choices : 0;
  g_autofree char    *text = NULL;

  if (chip == 0)
    text = g_strdup ("");
  else if (chip == get_none_chip (concept))
    text = g_strdup (is_answered && choices == 0 ? "" : "none");
  else
    text = format_choices (concept, turn_over (concept, choices, chip - 1));
  sepse_row_set_text (row, text);
  sepse_set_row_update (row);
}

static void
sepse_set_row_class_init (SepseSetRowClass *klass)
{
  SEPSE_ROW_CLASS (klass)->shows_help = TRUE;
  SEPSE_ROW_CLASS (klass)->update = sepse_set_row_update;
}

static void
sepse_set_row_init (SepseSetRow *self)
{
  self->chips = g_object_new (SEPSE_TYPE_CHIPS, NULL);
  g_signal_connect_swapped (self->chips, "chosen", G_CALLBACK (chosen_cb), self);
  g_object_set (self, "control", self->chips, NULL);
}

static void
add_chips (SepseSetRow        *self,
           const SepseConcept *concept,
           const char         *question)
{
  sepse_chips_add (self->chips, question, C_ ("answer", "Not assessed"), GDK_KEY_Delete);
  gtk_widget_add_css_class (sepse_chips_get_button (self->chips, 0), "unanswered");
  for (guint i = 0; i < concept->n_choices; i++)
    sepse_chips_add (self->chips, question, sepse_words_translate ("choice", concept->choices[i].label), 0);
  if (get_none_chip (concept) != 0)
    sepse_chips_add (self->chips, question, C_ ("answer", "None of these"), GDK_KEY_n);
}

GtkWidget *
sepse_set_row_new (SepseSession *session,
                   guint         concept)
{
  SepseSetRow        *self = g_object_new (SEPSE_TYPE_SET_ROW, NULL);
  const SepseConcept *what = sepse_session_get_concept (session, concept);
  const char         *title = sepse_words_concept (what);

  add_chips (self, what, title);
  sepse_row_begin (SEPSE_ROW (self), session, concept, title, GTK_WIDGET (self->chips));

  return GTK_WIDGET (self);
}
