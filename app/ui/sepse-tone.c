/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-tone.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *icon_name;
  const char *word;
  const char *css_class;
} SepseToneLook;

static const SepseToneLook looks[] = {
  [SEPSE_TONE_PLAIN] = { NULL, NULL, "tone-plain" },
  [SEPSE_TONE_URGENT] = { "sepse-urgent-symbolic", NC_ ("tone", "urgent"), "tone-urgent" },
  [SEPSE_TONE_SOON] = { "sepse-soon-symbolic", NC_ ("tone", "soon"), "tone-soon" },
  [SEPSE_TONE_FOR] = { "sepse-met-symbolic", NC_ ("tone", "speaks for it"), "tone-for" },
  [SEPSE_TONE_AGAINST] = { "sepse-not-met-symbolic", NC_ ("tone", "not met"), "tone-against" },
  [SEPSE_TONE_UNKNOWN] = { "sepse-question-symbolic", NC_ ("tone", "not known"), "tone-unknown" },
  [SEPSE_TONE_DONE] = { "sepse-done-symbolic", NC_ ("tone", "done"), "tone-done" },
  [SEPSE_TONE_QUIET] = { NULL, NULL, "tone-quiet" },
};

const char *
sepse_tone_get_icon_name (SepseTone tone)
{
  g_return_val_if_fail ((guint) tone < G_N_ELEMENTS (looks), NULL);

  return looks[tone].icon_name;
}

const char *
sepse_tone_get_word (SepseTone tone)
{
  g_return_val_if_fail ((guint) tone < G_N_ELEMENTS (looks), NULL);

  return looks[tone].word != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "tone", looks[tone].word) : NULL;
}

void
sepse_tone_apply (SepseTone  tone,
                  GtkWidget *widget)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (i == (guint) tone)
      gtk_widget_add_css_class (widget, looks[i].css_class);
    else
      gtk_widget_remove_css_class (widget, looks[i].css_class);
}

void
sepse_tone_show_icon (SepseTone tone,
                      GtkImage *image)
{
  const char *word = sepse_tone_get_word (tone);

  gtk_image_set_from_icon_name (image, sepse_tone_get_icon_name (tone));
  gtk_widget_set_visible (GTK_WIDGET (image), sepse_tone_get_icon_name (tone) != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (image), word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, word != NULL ? word : "", -1);
}
