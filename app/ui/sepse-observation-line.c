/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-observation-line.h"

#include "patient/sepse-shorthand.h"
#include "ui/sepse-accessible.h"
#include "ui/sepse-form-keys.h"
#include "ui/sepse-form-page.h"
#include "words/sepse-words.h"

#include <glib/gi18n-lib.h>

struct _SepseObservationLine
{
  AdwBin parent_instance;

  SepseSession *session;

  GtkLabel *title_label;
  GtkEntry *entry;
  GtkBox   *echo_box;
  GtkLabel *hint_label;
  gboolean  is_applying;
};

G_DEFINE_FINAL_TYPE (SepseObservationLine, sepse_observation_line, ADW_TYPE_BIN)

static void
clear_echo (SepseObservationLine *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->echo_box))) != NULL)
    gtk_box_remove (self->echo_box, child);
}

static void
add_echo (SepseObservationLine *self,
          const char           *text,
          gboolean              is_understood)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *icon = gtk_image_new_from_icon_name (is_understood ? "sepse-met-symbolic" : "sepse-question-symbolic");
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "echo");
  gtk_widget_add_css_class (box, is_understood ? "understood" : "not-understood");
  gtk_box_append (self->echo_box, box);
}

static void
echo_word (SepseObservationLine     *self,
           const SepseShorthandWord *word)
{
  const SepseConcept *concept;
  SepseEntry          entry;
  g_autofree char    *value = NULL;
  g_autofree char    *text = NULL;

  if (word->concept < 0)
    {
      /* Translators: %s is a word of the observation line */
      text = g_strdup_printf (_ ("“%s” is not understood"), word->word);
      add_echo (self, text, FALSE);
      return;
    }

  concept = sepse_session_get_concept (self->session, word->concept);
  entry = sepse_entry_parse (concept, word->text);
  if (entry.state == SEPSE_ENTRY_ACCEPTED || entry.state == SEPSE_ENTRY_ODD)
    {
      value = sepse_words_value (concept, &entry.value);
      /* Translators: a concept and its value, "Temperature 38.9 °C"; the second sentence when it is unusual */
      text = g_strdup_printf (entry.state == SEPSE_ENTRY_ODD ? _ ("%s %s, unusual") : C_ ("echo", "%s %s"),
                              sepse_words_translate ("concept", concept->short_label),
                              value);
      add_echo (self, text, entry.state == SEPSE_ENTRY_ACCEPTED);
      return;
    }

  /* Translators: a concept, and what was typed for it */
  text = g_strdup_printf (_ ("%s: “%s” is not possible or not clear"),
                          sepse_words_translate ("concept", concept->short_label),
                          word->word);
  add_echo (self, text, FALSE);
}

static void
show_hint (SepseObservationLine *self,
           const char           *hint)
{
  gtk_label_set_label (self->hint_label, hint);
}

static void
entry_changed_cb (SepseObservationLine *self)
{
  const char *line = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GPtrArray) words = NULL;

  if (self->session == NULL || self->is_applying)
    return;

  clear_echo (self);
  show_hint (self, line[0] != '\0' ? _ ("Enter puts these into the fields.")
                                   : _ ("Age and sex, temperature, pulse, respiration, pressure, saturation, consciousness, in any order."));
  words = sepse_shorthand_parse (sepse_draft_get_dictionary (sepse_session_get_draft (self->session)), line);
  for (guint i = 0; i < words->len; i++)
    echo_word (self, g_ptr_array_index (words, i));
}

/* To what the line did not answer. */
static void
focus_on (SepseObservationLine *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), SEPSE_TYPE_FORM_PAGE);

  if (page == NULL || !sepse_form_page_focus_open (SEPSE_FORM_PAGE (page)))
    sepse_form_keys_focus_next (GTK_WIDGET (self));
}

/* What was understood goes into the fields; what was not stays in the line. */
static void
entry_activate_cb (SepseObservationLine *self)
{
  SepseDraft *draft = sepse_session_get_draft (self->session);
  g_autoptr (GPtrArray) words = sepse_shorthand_parse (sepse_draft_get_dictionary (draft),
                                                       gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autoptr (GString) rest = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      const SepseShorthandWord *word = g_ptr_array_index (words, i);

      if (word->concept < 0)
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", word->word);
    }
  sepse_shorthand_apply (words, draft);

  self->is_applying = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), rest->str);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->is_applying = FALSE;
  if (words->len > 0)
    show_hint (self, rest->len > 0 ? _ ("The rest was put into the fields below.") : _ ("Put into the fields below."));
  if (rest->len == 0 && words->len > 0)
    focus_on (self);
  else if (rest->len == 0)
    sepse_form_keys_focus_next (GTK_WIDGET (self));
}

static void
draft_changed_cb (SepseObservationLine *self,
                  guint                 concept)
{
  /* Another patient: what was typed for the last one goes. */
  if (concept >= SEPSE_MAX_CONCEPTS && !self->is_applying && sepse_draft_is_empty (sepse_session_get_draft (self->session)))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      entry_changed_cb (self);
    }
}

static gboolean
sepse_observation_line_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SEPSE_OBSERVATION_LINE (widget)->entry));
}

static void
sepse_observation_line_dispose (GObject *object)
{
  SepseObservationLine *self = SEPSE_OBSERVATION_LINE (object);

  g_clear_object (&self->session);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEPSE_TYPE_OBSERVATION_LINE);

  G_OBJECT_CLASS (sepse_observation_line_parent_class)->dispose (object);
}

static void
sepse_observation_line_class_init (SepseObservationLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sepse_observation_line_dispose;
  widget_class->grab_focus = sepse_observation_line_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, SEPSE_RESOURCE_BASE "/ui/sepse-observation-line.ui");
  gtk_widget_class_bind_template_child (widget_class, SepseObservationLine, title_label);
  gtk_widget_class_bind_template_child (widget_class, SepseObservationLine, entry);
  gtk_widget_class_bind_template_child (widget_class, SepseObservationLine, echo_box);
  gtk_widget_class_bind_template_child (widget_class, SepseObservationLine, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
}

static void
sepse_observation_line_init (SepseObservationLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
sepse_observation_line_new (SepseSession *session)
{
  SepseObservationLine *self = g_object_new (SEPSE_TYPE_OBSERVATION_LINE, NULL);

  self->session = g_object_ref (session);
  sepse_accessible_set_name (GTK_WIDGET (self->entry), gtk_label_get_label (self->title_label));
  g_signal_connect_object (sepse_session_get_draft (session), "changed",
                           G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  entry_changed_cb (self);

  return GTK_WIDGET (self);
}
