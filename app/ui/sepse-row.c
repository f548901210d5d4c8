/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-row.h"

#include "ui/sepse-choice-row.h"
#include "ui/sepse-field-row.h"
#include "ui/sepse-form-page.h"
#include "ui/sepse-instant-row.h"
#include "ui/sepse-set-row.h"
#include "words/sepse-words.h"

GtkWidget *
sepse_row_new (SepseSession *session,
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

guint
sepse_row_get_concept (GtkWidget *row)
{
  if (SEPSE_IS_FIELD_ROW (row))
    return sepse_field_row_get_concept (SEPSE_FIELD_ROW (row));
  if (SEPSE_IS_CHOICE_ROW (row))
    return sepse_choice_row_get_concept (SEPSE_CHOICE_ROW (row));
  if (SEPSE_IS_SET_ROW (row))
    return sepse_set_row_get_concept (SEPSE_SET_ROW (row));
  if (SEPSE_IS_INSTANT_ROW (row))
    return sepse_instant_row_get_concept (SEPSE_INSTANT_ROW (row));

  return SEPSE_MAX_CONCEPTS;
}

static void
move_focus (GtkWidget       *widget,
            GtkDirectionType direction,
            const char      *area_action)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, SEPSE_TYPE_FORM_PAGE);

  if (page != NULL && !gtk_widget_child_focus (page, direction))
    gtk_widget_activate_action (widget, area_action, NULL);
}

void
sepse_row_focus_next (GtkWidget *widget)
{
  move_focus (widget, GTK_DIR_TAB_FORWARD, "win.next-area");
}

void
sepse_row_focus_previous (GtkWidget *widget)
{
  move_focus (widget, GTK_DIR_TAB_BACKWARD, "win.previous-area");
}

static gboolean
key_pressed_cb (GtkWidget      *button,
                guint           key,
                guint           code,
                GdkModifierType modifiers)
{
  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Down:
      sepse_row_focus_next (button);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      sepse_row_focus_previous (button);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

void
sepse_row_pass_by (GtkWidget *button)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), button);
  gtk_widget_add_controller (button, keys);
}

char *
sepse_row_dup_issue (SepseSession *session,
                     guint         concept)
{
  const SepseVerdict *verdict = sepse_session_get_verdict (session);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < verdict->n_issues; i++)
    {
      const SepseIssue *issue = &verdict->issues[i];
      g_autofree char  *words = NULL;

      /* The field itself asks about an unusual value. */
      if (issue->concept != concept || issue->code == SEPSE_ISSUE_UNUSUAL)
        continue;

      words = sepse_words_issue (verdict, issue);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
