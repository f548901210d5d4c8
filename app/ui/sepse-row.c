/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-row.h"

#include "ui/sepse-accessible.h"
#include "words/sepse-words.h"

typedef struct
{
  SepseSession *session;
  guint         concept;
  GtkWidget    *focus; /* unowned: in the control */

  GtkWidget *pair_box;
  GtkLabel  *title_label;
  GtkLabel  *help_label;
  GtkWidget *message_box;
  GtkImage  *message_image;
  GtkLabel  *message_label;
  GtkBox    *answers_box;
} SepseRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SepseRow, sepse_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_CONTROL = 1
};

static SepseRowPrivate *
get_private (SepseRow *self)
{
  return sepse_row_get_instance_private (self);
}

static const char *
get_help (SepseRow *self)
{
  SepseRowPrivate *priv = get_private (self);

  if (priv->concept >= SEPSE_MAX_CONCEPTS)
    return NULL;

  return sepse_words_translate ("help", sepse_row_get_concept (self)->help);
}

/* What the verdict has to say about the concept, as one text; NULL when nothing. */
static char *
dup_issue (SepseRow *self)
{
  SepseRowPrivate    *priv = get_private (self);
  const SepseVerdict *verdict = sepse_session_get_verdict (priv->session);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < verdict->n_issues; i++)
    {
      const SepseIssue *issue = &verdict->issues[i];
      g_autofree char  *words = NULL;

      /* The field itself asks about an unusual value. */
      if (issue->concept != priv->concept || issue->code == SEPSE_ISSUE_UNUSUAL)
        continue;

      words = sepse_words_issue (verdict, issue);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
update (SepseRow *self)
{
  SEPSE_ROW_GET_CLASS (self)->update (self);
}

static void
draft_changed_cb (SepseRow *self,
                  guint     concept)
{
  if (concept == get_private (self)->concept || concept >= SEPSE_MAX_CONCEPTS)
    update (self);
}

static void
title_pressed_cb (SepseRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
sepse_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (get_private (SEPSE_ROW (widget))->focus);
}

static void
sepse_row_set_property (GObject      *object,
                        guint         id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  SepseRowPrivate *priv = get_private (SEPSE_ROW (object));

  switch (id)
    {
    case PROP_CONTROL:
      gtk_box_append (GTK_BOX (priv->pair_box), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sepse_row_dispose (GObject *object)
{
  SepseRow *self = SEPSE_ROW (object);

  g_clear_object (&get_private (self)->session);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);

  G_OBJECT_CLASS (sepse_row_parent_class)->dispose (object);
}

static void
sepse_row_class_init (SepseRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = sepse_row_set_property;
  object_class->dispose = sepse_row_dispose;
  widget_class->grab_focus = sepse_row_grab_focus;

  g_object_class_install_property (object_class,
                                   PROP_CONTROL,
                                   g_param_spec_object ("control", NULL, NULL,
                                                        GTK_TYPE_WIDGET,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_template_from_resource (widget_class, SEPSE_RESOURCE_BASE "/ui/sepse-row.ui");
  gtk_widget_class_bind_template_child_private (widget_class, SepseRow, pair_box);
  gtk_widget_class_bind_template_child_private (widget_class, SepseRow, title_label);
  gtk_widget_class_bind_template_child_private (widget_class, SepseRow, help_label);
  gtk_widget_class_bind_template_child_private (widget_class, SepseRow, message_box);
  gtk_widget_class_bind_template_child_private (widget_class, SepseRow, message_image);
  gtk_widget_class_bind_template_child_private (widget_class, SepseRow, message_label);
  gtk_widget_class_bind_template_child_private (widget_class, SepseRow, answers_box);
  gtk_widget_class_bind_template_callback (widget_class, title_pressed_cb);
}

static void
sepse_row_init (SepseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sepse_row_begin (SepseRow     *self,
                 SepseSession *session,
                 guint         concept,
                 const char   *title,
                 GtkWidget    *focus)
{
  SepseRowPrivate *priv;
  const char      *help;

  g_return_if_fail (SEPSE_IS_ROW (self));

  priv = get_private (self);
  g_return_if_fail (priv->session == NULL);

  priv->session = g_object_ref (session);
  priv->concept = concept;
  priv->focus = focus;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_label_set_label (priv->title_label, title);
  sepse_accessible_set_name (focus, title);
  help = get_help (self);
  if (SEPSE_ROW_GET_CLASS (self)->shows_help && help != NULL)
    {
      gtk_label_set_label (priv->help_label, help);
      gtk_widget_set_visible (GTK_WIDGET (priv->help_label), TRUE);
    }
  else
    {
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), help);
    }

  g_signal_connect_object (sepse_session_get_draft (session), "changed",
                           G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "verdict-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

SepseSession *
sepse_row_get_session (SepseRow *self)
{
  g_return_val_if_fail (SEPSE_IS_ROW (self), NULL);

  return get_private (self)->session;
}

guint
sepse_row_get_concept_index (SepseRow *self)
{
  g_return_val_if_fail (SEPSE_IS_ROW (self), SEPSE_MAX_CONCEPTS);

  return get_private (self)->concept;
}

const SepseConcept *
sepse_row_get_concept (SepseRow *self)
{
  SepseRowPrivate *priv;

  g_return_val_if_fail (SEPSE_IS_ROW (self), NULL);

  priv = get_private (self);

  return sepse_session_get_concept (priv->session, priv->concept);
}

const SepseEntry *
sepse_row_get_entry (SepseRow *self)
{
  SepseRowPrivate *priv;

  g_return_val_if_fail (SEPSE_IS_ROW (self), NULL);

  priv = get_private (self);

  return sepse_draft_get_entry (sepse_session_get_draft (priv->session), priv->concept);
}

gboolean
sepse_row_is_answered (SepseRow *self)
{
  const SepseEntry *entry = sepse_row_get_entry (self);

  return entry->state == SEPSE_ENTRY_ACCEPTED || entry->state == SEPSE_ENTRY_ODD;
}

void
sepse_row_set_text (SepseRow   *self,
                    const char *text)
{
  SepseRowPrivate *priv;

  g_return_if_fail (SEPSE_IS_ROW (self));

  priv = get_private (self);
  sepse_draft_set_text (sepse_session_get_draft (priv->session), priv->concept, text);
}

static void
set_css_class (SepseRow   *self,
               const char *css_class,
               gboolean    is_set)
{
  if (is_set)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), css_class);
}

void
sepse_row_show_message (SepseRow   *self,
                        const char *message,
                        gboolean    is_wrong)
{
  SepseRowPrivate *priv;
  g_autofree char *issue = NULL;

  g_return_if_fail (SEPSE_IS_ROW (self));

  priv = get_private (self);
  if (message == NULL)
    message = issue = dup_issue (self);

  gtk_label_set_label (priv->message_label, message != NULL ? message : "");
  gtk_image_set_from_icon_name (priv->message_image, is_wrong ? "sepse-wrong-symbolic" : "sepse-question-symbolic");
  gtk_widget_set_visible (priv->message_box, message != NULL);
  set_css_class (self, "asks", message != NULL && !is_wrong);
  set_css_class (self, "wrong", is_wrong);
  sepse_accessible_set_wrong (GTK_WIDGET (self), is_wrong, message);
  sepse_accessible_set_wrong (priv->focus, is_wrong, message != NULL ? message : get_help (self));
}

GtkBox *
sepse_row_get_answers (SepseRow *self)
{
  g_return_val_if_fail (SEPSE_IS_ROW (self), NULL);

  return get_private (self)->answers_box;
}
