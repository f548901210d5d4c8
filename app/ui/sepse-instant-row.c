/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-instant-row.h"

#include "ui/sepse-accessible.h"
#include "ui/sepse-clock.h"
#include "ui/sepse-row.h"
#include "words/sepse-words.h"

#include <glib/gi18n-lib.h>

struct _SepseInstantRow
{
  AdwPreferencesRow parent_instance;

  SepseSession *session;
  guint         concept;
  gboolean      is_updating;

  GtkLabel  *title_label;
  GtkEntry  *entry;
  GtkButton *now_button;
  GtkLabel  *day_label;
  GtkWidget *message_box;
};

G_DEFINE_FINAL_TYPE (SepseInstantRow, sepse_instant_row, ADW_TYPE_PREFERENCES_ROW)

static gboolean
is_moment (SepseInstantRow *self)
{
  return self->concept >= SEPSE_MAX_CONCEPTS;
}

static SepseInstant
get_instant (SepseInstantRow *self)
{
  SepseDraft       *draft = sepse_session_get_draft (self->session);
  const SepseEntry *entry;

  if (is_moment (self))
    return sepse_draft_get_moment (draft);

  entry = sepse_draft_get_entry (draft, self->concept);

  return entry->state == SEPSE_ENTRY_ACCEPTED || entry->state == SEPSE_ENTRY_ODD ? entry->value.instant : (SepseInstant){ 0 };
}

static void
set_instant (SepseInstantRow *self,
             SepseInstant     instant)
{
  SepseDraft      *draft = sepse_session_get_draft (self->session);
  g_autofree char *text = NULL;

  if (is_moment (self))
    {
      sepse_draft_set_moment (draft, instant);
      return;
    }
  text = instant.is_set ? sepse_instant_to_text (instant) : g_strdup ("");
  sepse_draft_set_text (draft, self->concept, text);
}

/* The day, when it is not the day of the assessment. */
static char *
format_day (SepseInstantRow *self,
            SepseInstant     instant)
{
  g_autofree char *text = sepse_instant_to_text (instant);

  text[strlen ("YYYY-MM-DD")] = '\0';

  return g_steal_pointer (&text);
}

static void
show_wrong (SepseInstantRow *self,
            gboolean         is_wrong)
{
  const char *message = is_wrong ? _ ("Not readable as a time of day, such as 14:30.") : NULL;

  gtk_widget_set_visible (self->message_box, is_wrong);
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self), "wrong");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "wrong");
  sepse_accessible_set_wrong (GTK_WIDGET (self), is_wrong, message);
  sepse_accessible_set_wrong (GTK_WIDGET (self->entry), is_wrong, message);
}

static void
update_widgets (SepseInstantRow *self)
{
  SepseInstant     instant = get_instant (self);
  g_autofree char *clock = instant.is_set ? sepse_instant_to_clock (instant) : g_strdup ("");
  g_autofree char *day = instant.is_set ? format_day (self, instant) : g_strdup ("");

  gtk_label_set_label (self->day_label, day);
  if (self->is_updating || gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)))))
    return;

  self->is_updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), clock);
  show_wrong (self, FALSE);
  self->is_updating = FALSE;
}

static void
entry_changed_cb (SepseInstantRow *self)
{
  const char  *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  SepseInstant reference;
  SepseInstant instant = { 0 };
  gboolean     is_readable;

  if (self->session == NULL || self->is_updating)
    return;

  reference = sepse_draft_get_moment (sepse_session_get_draft (self->session));
  if (!reference.is_set || is_moment (self))
    reference = sepse_clock_now ();
  is_readable = sepse_clock_parse (text, reference, &instant);
  show_wrong (self, !is_readable && text[0] != '\0');

  self->is_updating = TRUE;
  if (is_readable || (text[0] == '\0' && !is_moment (self)))
    set_instant (self, instant);
  self->is_updating = FALSE;
}

static void
now_clicked_cb (SepseInstantRow *self)
{
  set_instant (self, sepse_clock_now ());
  gtk_widget_grab_focus (GTK_WIDGET (self->now_button));
  update_widgets (self);
}

static void
draft_changed_cb (SepseInstantRow *self,
                  guint            concept)
{
  if (concept == self->concept || concept >= SEPSE_MAX_CONCEPTS)
    update_widgets (self);
}

static gboolean
sepse_instant_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SEPSE_INSTANT_ROW (widget)->entry));
}

static void
sepse_instant_row_dispose (GObject *object)
{
  SepseInstantRow *self = SEPSE_INSTANT_ROW (object);

  g_clear_object (&self->session);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEPSE_TYPE_INSTANT_ROW);

  G_OBJECT_CLASS (sepse_instant_row_parent_class)->dispose (object);
}

static void
sepse_instant_row_class_init (SepseInstantRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sepse_instant_row_dispose;
  widget_class->grab_focus = sepse_instant_row_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, SEPSE_RESOURCE_BASE "/ui/sepse-instant-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SepseInstantRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, SepseInstantRow, entry);
  gtk_widget_class_bind_template_child (widget_class, SepseInstantRow, now_button);
  gtk_widget_class_bind_template_child (widget_class, SepseInstantRow, day_label);
  gtk_widget_class_bind_template_child (widget_class, SepseInstantRow, message_box);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, now_clicked_cb);
}

static void
sepse_instant_row_init (SepseInstantRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sepse_row_pass_by (GTK_WIDGET (self->now_button));
  sepse_row_pass_by (GTK_WIDGET (self->entry));
}

GtkWidget *
sepse_instant_row_new (SepseSession *session,
                       guint         concept)
{
  SepseInstantRow *self = g_object_new (SEPSE_TYPE_INSTANT_ROW, NULL);
  const char      *title = concept < SEPSE_MAX_CONCEPTS ? sepse_words_concept (sepse_session_get_concept (session, concept))
                                                        : _ ("Time of this assessment");
  /* Translators: %s is the name of a time; the button sets it to the current time */
  g_autofree char *now_name = g_strdup_printf (_ ("%s: now"), title);

  self->concept = concept;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_label_set_label (self->title_label, title);
  sepse_accessible_set_name (GTK_WIDGET (self->entry), title);
  sepse_accessible_set_name (GTK_WIDGET (self->now_button), now_name);

  self->session = g_object_ref (session);
  g_signal_connect_object (sepse_session_get_draft (session), "changed",
                           G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  update_widgets (self);

  return GTK_WIDGET (self);
}

guint
sepse_instant_row_get_concept (SepseInstantRow *self)
{
  g_return_val_if_fail (SEPSE_IS_INSTANT_ROW (self), SEPSE_MAX_CONCEPTS);

  return self->concept;
}
