/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-section-group.h"

#include "ui/sepse-accessible.h"
#include "ui/sepse-choice-row.h"
#include "ui/sepse-field-row.h"
#include "ui/sepse-form-keys.h"
#include "ui/sepse-instant-row.h"
#include "ui/sepse-set-row.h"
#include "words/sepse-words.h"

#include <glib/gi18n-lib.h>

struct _SepseSectionGroup
{
  AdwPreferencesGroup parent_instance;

  SepseSession       *session;
  const SepseSection *section; /* unowned: of the catalog */
  GPtrArray          *rows; /* unowned, one for each concept */
  SepseConceptSet     looked; /* answered by the key, and not touched since */
  GtkWidget          *looked_button; /* nullable */
  gboolean            is_applying;
  gboolean            is_revealed;
};

G_DEFINE_FINAL_TYPE (SepseSectionGroup, sepse_section_group, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
has_looked (SepseSectionGroup *self)
{
  return sepse_concept_set_next (&self->looked, 0) < SEPSE_MAX_CONCEPTS;
}

static void
update_widgets (SepseSectionGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->is_revealed || sepse_session_shows_section (self->session, self->section));
  if (self->looked_button != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->looked_button), has_looked (self));
}

/* Answers what is open with no; taken back, those answers become "not assessed" again. */
static void
toggle_looked (SepseSectionGroup *self)
{
  SepseDraft *draft = sepse_session_get_draft (self->session);
  gboolean    is_undo = has_looked (self);

  self->is_applying = TRUE;
  for (guint i = 0; i < self->section->n_looked; i++)
    {
      guint concept = self->section->looked[i];

      if (is_undo && sepse_concept_set_contains (&self->looked, concept))
        {
          sepse_draft_set_text (draft, concept, "");
        }
      else if (!is_undo && sepse_draft_get_text (draft, concept)[0] == '\0')
        {
          sepse_draft_set_text (draft, concept, "no");
          sepse_concept_set_add (&self->looked, concept);
        }
    }
  if (is_undo)
    self->looked = (SepseConceptSet){ 0 };
  self->is_applying = FALSE;
  update_widgets (self);
}

static gboolean
key_pressed_cb (SepseSectionGroup *self,
                guint              key,
                guint              code,
                GdkModifierType    modifiers)
{
  if (self->looked_button == NULL || gdk_keyval_to_lower (key) != GDK_KEY_l ||
      (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  toggle_looked (self);

  return GDK_EVENT_STOP;
}

static void
draft_changed_cb (SepseSectionGroup *self,
                  guint              concept)
{
  if (self->is_applying)
    return;

  if (concept >= SEPSE_MAX_CONCEPTS)
    {
      self->looked = (SepseConceptSet){ 0 };
      self->is_revealed = FALSE;
    }
  else
    {
      self->looked.bits[concept / 64] &= ~(G_GUINT64_CONSTANT (1) << (concept % 64));
    }
  update_widgets (self);
}

static void
sepse_section_group_dispose (GObject *object)
{
  SepseSectionGroup *self = SEPSE_SECTION_GROUP (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (sepse_section_group_parent_class)->dispose (object);
}

static void
sepse_section_group_class_init (SepseSectionGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sepse_section_group_dispose;
}

static void
sepse_section_group_init (SepseSectionGroup *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->rows = g_ptr_array_new ();
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static GtkWidget *
new_row (SepseSession *session,
         guint         concept)
{
  switch (sepse_session_get_concept (session, concept)->kind)
    {
    case SEPSE_KIND_NUMBER:
    case SEPSE_KIND_COUNT:
      return sepse_field_row_new (session, concept);
    case SEPSE_KIND_CHOICE:
    case SEPSE_KIND_YES_NO:
      return sepse_choice_row_new (session, concept);
    case SEPSE_KIND_SET:
      return sepse_set_row_new (session, concept);
    case SEPSE_KIND_INSTANT:
      return sepse_instant_row_new (session, concept);
    }

  g_return_val_if_reached (NULL);
}

static void
add_looked_button (SepseSectionGroup *self,
                   const char        *title)
{
  g_autofree char *name = NULL;

  /* Translators: a button that answers all open questions of a section with no; L is the key that does the same. */
  self->looked_button = gtk_toggle_button_new_with_label (_ ("Looked: none of these"));
  name = g_strdup_printf ("%s: %s", title, _ ("Looked: none of these"));
  sepse_accessible_set_name (self->looked_button, name);
  gtk_widget_set_tooltip_text (self->looked_button, _ ("Answers every open question here with no; once more takes it back (L)"));
  gtk_widget_set_valign (self->looked_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->looked_button, "looked");
  g_signal_connect_swapped (self->looked_button, "clicked", G_CALLBACK (toggle_looked), self);
  sepse_form_keys_pass_by (self->looked_button);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->looked_button);
}

GtkWidget *
sepse_section_group_new (SepseSession       *session,
                         const SepseSection *section)
{
  SepseSectionGroup *self = g_object_new (SEPSE_TYPE_SECTION_GROUP, NULL);
  const char        *title = section->title != NULL ? sepse_words_translate ("page", section->title) : "";
  g_autofree char   *title_markup = g_markup_escape_text (title, -1);
  g_autofree char   *hint_markup = g_markup_escape_text (section->hint != NULL ? sepse_words_translate ("page", section->hint) : "", -1);

  self->session = g_object_ref (session);
  self->section = section;
  /* A single question that is called like its section says so itself. */
  if (section->n_concepts != 1 || g_strcmp0 (title, sepse_words_concept (sepse_session_get_concept (session, section->concepts[0]))) != 0)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title_markup);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), hint_markup);
  if (section->n_looked > 0)
    add_looked_button (self, title);
  for (guint i = 0; i < section->n_concepts; i++)
    {
      GtkWidget *row = new_row (session, section->concepts[i]);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }

  g_signal_connect_object (sepse_session_get_draft (session), "changed",
                           G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "verdict-changed", G_CALLBACK (update_widgets), self, G_CONNECT_SWAPPED);
  update_widgets (self);

  return GTK_WIDGET (self);
}

GtkWidget *
sepse_section_group_find_row (SepseSectionGroup *self,
                              guint              concept)
{
  g_return_val_if_fail (SEPSE_IS_SECTION_GROUP (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (self->section->concepts[i] == concept)
      return g_ptr_array_index (self->rows, i);

  return NULL;
}

void
sepse_section_group_reveal (SepseSectionGroup *self)
{
  g_return_if_fail (SEPSE_IS_SECTION_GROUP (self));

  self->is_revealed = TRUE;
  update_widgets (self);
}
