/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-instant-row.h"

#include "ui/sepse-accessible.h"
#include "ui/sepse-clock.h"
#include "ui/sepse-form-keys.h"
#include "words/sepse-words.h"

#include <glib/gi18n-lib.h>

struct _SepseInstantRow
{
  SepseRow parent_instance;

  gboolean is_updating; /* the entry changes because the draft did, or the draft because the entry did */

  GtkEntry  *entry;
  GtkButton *now_button;
  GtkLabel  *day_label;
};

G_DEFINE_FINAL_TYPE (SepseInstantRow, sepse_instant_row, SEPSE_TYPE_ROW)

static SepseDraft *
get_draft (SepseInstantRow *self)
{
  return sepse_session_get_draft (sepse_row_get_session (SEPSE_ROW (self)));
}

static gboolean
is_moment (SepseInstantRow *self)
{
  return sepse_row_get_concept_index (SEPSE_ROW (self)) >= SEPSE_MAX_CONCEPTS;
}

static SepseInstant
get_instant (SepseInstantRow *self)
{
  SepseRow *row = SEPSE_ROW (self);

  if (is_moment (self))
    return sepse_draft_get_moment (get_draft (self));

  return sepse_row_is_answered (row) ? sepse_row_get_entry (row)->value.instant : (SepseInstant){ 0 };
}

static void
set_instant (SepseInstantRow *self,
             SepseInstant     instant)
{
  g_autofree char *text = NULL;

  if (is_moment (self))
    {
      sepse_draft_set_moment (get_draft (self), instant);
      return;
    }
  text = instant.is_set ? sepse_instant_to_text (instant) : g_strdup ("");
  sepse_row_set_text (SEPSE_ROW (self), text);
}

/* A time without a day is the last one at or before the moment of the assessment. */
static gboolean
read_entry (SepseInstantRow *self,
            SepseInstant    *instant)
{
  SepseInstant reference = sepse_draft_get_moment (get_draft (self));

  if (!reference.is_set || is_moment (self))
    reference = sepse_clock_now ();

  return sepse_clock_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), reference, instant);
}

static gboolean
is_empty (SepseInstantRow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry))[0] == '\0';
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

/* What is typed and cannot be read stays, with a word about it. */
static void
sepse_instant_row_update (SepseRow *row)
{
  SepseInstantRow *self = SEPSE_INSTANT_ROW (row);
  SepseInstant     instant = get_instant (self);
  SepseInstant     typed = { 0 };
  gboolean         is_wrong = !is_empty (self) && !read_entry (self, &typed);
  g_autofree char *day = instant.is_set ? format_day (self, instant) : g_strdup ("");

  gtk_label_set_label (self->day_label, day);
  sepse_row_show_message (row, is_wrong ? _ ("Not readable as a time of day, such as 14:30.") : NULL, is_wrong);
}

static void
show_instant (SepseInstantRow *self)
{
  SepseInstant     instant = get_instant (self);
  g_autofree char *clock = instant.is_set ? sepse_instant_to_clock (instant) : g_strdup ("");

  self->is_updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), clock);
  self->is_updating = FALSE;
  sepse_instant_row_update (SEPSE_ROW (self));
}

/* Not while somebody types here. */
static void
draft_changed_cb (SepseInstantRow *self,
                  guint            concept)
{
  if (concept != sepse_row_get_concept_index (SEPSE_ROW (self)) && concept < SEPSE_MAX_CONCEPTS)
    return;
  if (!self->is_updating && !gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)))))
    show_instant (self);
}

static void
entry_changed_cb (SepseInstantRow *self)
{
  SepseInstant instant = { 0 };

  if (self->is_updating)
    return;

  self->is_updating = TRUE;
  if (read_entry (self, &instant) || (is_empty (self) && !is_moment (self)))
    set_instant (self, instant);
  self->is_updating = FALSE;
  sepse_instant_row_update (SEPSE_ROW (self));
}

static void
now_clicked_cb (SepseInstantRow *self)
{
  set_instant (self, sepse_clock_now ());
  gtk_widget_grab_focus (GTK_WIDGET (self->now_button));
  show_instant (self);
}

static void
sepse_instant_row_class_init (SepseInstantRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SEPSE_ROW_CLASS (klass)->update = sepse_instant_row_update;

  gtk_widget_class_set_template_from_resource (widget_class, SEPSE_RESOURCE_BASE "/ui/sepse-instant-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SepseInstantRow, entry);
  gtk_widget_class_bind_template_child (widget_class, SepseInstantRow, now_button);
  gtk_widget_class_bind_template_child (widget_class, SepseInstantRow, day_label);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, now_clicked_cb);
}

static void
sepse_instant_row_init (SepseInstantRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sepse_form_keys_pass_by (GTK_WIDGET (self->now_button));
  sepse_form_keys_pass_by (GTK_WIDGET (self->entry));
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

  sepse_accessible_set_name (GTK_WIDGET (self->now_button), now_name);
  sepse_row_begin (SEPSE_ROW (self), session, concept, title, GTK_WIDGET (self->entry));
  g_signal_connect_object (sepse_session_get_draft (session), "changed",
                           G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  show_instant (self);

  return GTK_WIDGET (self);
}
