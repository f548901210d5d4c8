/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-start-page.h"

#include "exchange/sepse-case-file.h"
#include "ui/sepse-accessible.h"
#include "words/sepse-words.h"

#include <glib/gi18n-lib.h>

struct _SepseStartPage
{
  AdwBin parent_instance;

  SepseDraftStore *store;

  GtkWidget  *unfinished_box;
  GtkListBox *unfinished_list;
  GtkListBox *sample_list;
  GtkWidget  *new_button;
  GtkWidget  *open_button;
};

G_DEFINE_FINAL_TYPE (SepseStartPage, sepse_start_page, ADW_TYPE_BIN)

static GtkWidget *
new_row (const char *title,
         const char *subtitle)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle != NULL ? subtitle : "", -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  sepse_accessible_set_name (row, title);

  return row;
}

/* "67 years, female · 2026-11-24 03:12" */
static char *
describe (const SepseUnfinished *unfinished)
{
  g_autofree char *time = unfinished->moment.is_set ? sepse_instant_to_text (unfinished->moment) : g_strdup ("");

  if (strlen (time) > strlen ("YYYY-MM-DDThh:mm"))
    time[strlen ("YYYY-MM-DDThh:mm")] = '\0';
  if (strchr (time, 'T') != NULL)
    *strchr (time, 'T') = ' ';
  if (unfinished->summary[0] == '\0' || time[0] == '\0')
    return g_strdup_printf ("%s%s", unfinished->summary, time);

  /* Translators: who the patient is, and when the assessment began */
  return g_strdup_printf (C_ ("unfinished", "%s · %s"), unfinished->summary, time);
}

static void
add_unfinished (SepseStartPage        *self,
                const SepseUnfinished *unfinished)
{
  g_autofree char *summary = describe (unfinished);
  gboolean         has_title = unfinished->title != NULL && unfinished->title[0] != '\0';
  GtkWidget       *row = new_row (has_title ? unfinished->title : _ ("Continue the unfinished assessment"), summary);
  GtkWidget       *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: %s says which unfinished assessment */
  g_autofree char *name = g_strdup_printf (_ ("Discard: %s"), summary);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.continue-draft");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", unfinished->path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.discard-draft");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", unfinished->path);
  gtk_widget_set_tooltip_text (button, C_ ("button", "Discard"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  sepse_accessible_set_name (button, name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->unfinished_list, row);
}

static void
add_sample (SepseStartPage     *self,
            const SepseCatalog *catalog,
            SepseJson          *scanner,
            guint               index)
{
  gsize       length;
  const char *text = sepse_catalog_get_sample_text (catalog, index, &length);
  g_autoptr (SepseRefusal) refusal = NULL;
  g_autoptr (SepseCase) sample = sepse_case_read (scanner, sepse_catalog_get_dictionary (catalog), text, length, NULL, &refusal);
  GtkWidget *row;

  if (sample == NULL)
    {
      g_warning ("sample %u%s: %s", index, refusal->pointer, refusal->message);
      return;
    }

  row = new_row (sample->title != NULL ? sepse_words_translate ("case", sample->title) : sample->id,
                 sample->note != NULL ? sepse_words_translate ("case", sample->note) : NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-sample");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "u", index);
  gtk_list_box_append (self->sample_list, row);
}

static void
sepse_start_page_dispose (GObject *object)
{
  SepseStartPage *self = SEPSE_START_PAGE (object);

  g_clear_object (&self->store);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEPSE_TYPE_START_PAGE);

  G_OBJECT_CLASS (sepse_start_page_parent_class)->dispose (object);
}

static void
sepse_start_page_class_init (SepseStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sepse_start_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SEPSE_RESOURCE_BASE "/ui/sepse-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SepseStartPage, unfinished_box);
  gtk_widget_class_bind_template_child (widget_class, SepseStartPage, unfinished_list);
  gtk_widget_class_bind_template_child (widget_class, SepseStartPage, sample_list);
  gtk_widget_class_bind_template_child (widget_class, SepseStartPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, SepseStartPage, open_button);
}

static void
sepse_start_page_init (SepseStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sepse_accessible_set_name (self->new_button, _ ("New assessment"));
  sepse_accessible_set_name (self->open_button, _ ("Open a case file"));
}

void
sepse_start_page_set_store (SepseStartPage     *self,
                            const SepseCatalog *catalog,
                            SepseDraftStore    *store)
{
  g_autoptr (SepseJson) scanner = sepse_json_new ();

  g_return_if_fail (SEPSE_IS_START_PAGE (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  for (guint i = 0; i < sepse_catalog_get_n_samples (catalog); i++)
    add_sample (self, catalog, scanner, i);
  sepse_start_page_refresh (self);
}

void
sepse_start_page_refresh (SepseStartPage *self)
{
  g_autoptr (GPtrArray) list = NULL;
  GtkWidget *child;

  g_return_if_fail (SEPSE_IS_START_PAGE (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->unfinished_list))) != NULL)
    gtk_list_box_remove (self->unfinished_list, child);
  list = sepse_draft_store_list (self->store);
  for (guint i = 0; i < list->len; i++)
    add_unfinished (self, g_ptr_array_index (list, i));
  gtk_widget_set_visible (self->unfinished_box, list->len > 0);
}

void
sepse_start_page_focus_first (SepseStartPage *self)
{
  GtkListBoxRow *unfinished;

  g_return_if_fail (SEPSE_IS_START_PAGE (self));

  unfinished = gtk_list_box_get_row_at_index (self->unfinished_list, 0);
  gtk_widget_grab_focus (unfinished != NULL ? GTK_WIDGET (unfinished) : self->new_button);
}
