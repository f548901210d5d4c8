/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-test"
#include "config.h"

#include "stage.h"

#include "words/sepse-words.h"

#include <glib/gstdio.h>
#include <locale.h>

/* Draws every screen into a folder: screenshots FOLDER NAME [dark] [large] [narrow]. NAME begins each file's name. */

static const char *folder;
static const char *name;

static void
take (Stage      *stage,
      const char *screen)
{
  GtkWidget       *widget = GTK_WIDGET (stage->window);
  g_autofree char *path = g_strdup_printf ("%s/%s-%s.png", folder, name, screen);
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot;

  stage_settle (stage);
  paintable = gtk_widget_paintable_new (widget);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (widget)), node, NULL);
  gdk_texture_save_to_png (texture, path);
  g_print ("%s\n", path);
}

static void
scroll (Stage *stage,
        double to)
{
  GtkWidget     *stack = stage_find (GTK_WIDGET (sepse_window_get_view (stage->window)), GTK_TYPE_STACK);
  GtkWidget     *scroller = stage_find (gtk_stack_get_visible_child (GTK_STACK (stack)), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  stage_settle (stage);
  gtk_adjustment_set_value (adjustment, to * gtk_adjustment_get_page_size (adjustment));
}

/* The widget of @type whose text this is. */
static GtkWidget *
find_text (GtkWidget  *within,
           GType       type,
           const char *text)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (within, type) &&
      ((GTK_IS_LABEL (within) && g_str_equal (gtk_label_get_label (GTK_LABEL (within)), text)) ||
       (GTK_IS_EXPANDER (within) && g_str_equal (gtk_widget_get_name (within), text))))
    return within;

  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_text (child, type, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Brings a title of the result page to the top. */
static void
scroll_to (Stage     *stage,
           GtkWidget *title)
{
  GtkWidget      *stack = stage_find (GTK_WIDGET (sepse_window_get_view (stage->window)), GTK_TYPE_STACK);
  GtkWidget      *scroller = stage_find (gtk_stack_get_visible_child (GTK_STACK (stack)), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment  *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  graphene_rect_t bounds;

  stage_settle (stage);
  g_assert_true (gtk_widget_compute_bounds (title, scroller, &bounds));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + bounds.origin.y - 12);
}

static void
show_definitions (Stage *stage)
{
  GtkWidget *window = GTK_WIDGET (stage->window);
  GtkWidget *fold;

  scroll_to (stage, find_text (window, GTK_TYPE_LABEL, g_dgettext (GETTEXT_PACKAGE, "Definitions side by side")));
  take (stage, "6-definitions");
  fold = find_text (window, GTK_TYPE_EXPANDER, g_dgettext (GETTEXT_PACKAGE, "Other editions"));
  gtk_expander_set_expanded (GTK_EXPANDER (fold), TRUE);
  scroll_to (stage, fold);
  take (stage, "6-editions");
  scroll_to (stage, find_text (window, GTK_TYPE_LABEL, g_dgettext (GETTEXT_PACKAGE, "What would settle it")));
  take (stage, "6-missing");
}

static void
fill_in (Stage *stage)
{
  static const char *const texts[][2] = {
    { "lactate", "4.1" }, { "fluid-total", "2 L" }, { "dysuria", "yes" }, { "blood-culture", "drawn" }, { "infection", "suspected" }, { "infection-source", "urinary-tract" }, { "hypotension-after-fluid", "yes" }, { "weight", "72" }, { "age", "67" }, { "sex", "female" }, { "temperature", "38,9" }, { "heart-rate", "112" }, { "respiratory-rate", "24" }, { "systolic-pressure", "84" }, { "diastolic-pressure", "50" }, { "spo2", "95" }, { "consciousness", "alert" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    sepse_draft_set_text (sepse_session_get_draft (stage->session), stage_find_concept (stage, texts[i][0]), texts[i][1]);
  stage_settle (stage);
}

static void
ask_in_fields (Stage *stage)
{
  static const char *const texts[][2] = { { "temperature", "101.3F" }, { "heart-rate", "1120" }, { "respiratory-rate", "58" }, { "fio2", "40" } };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    sepse_draft_set_text (sepse_session_get_draft (stage->session), stage_find_concept (stage, texts[i][0]), texts[i][1]);
  stage_show_row (stage, "respiratory-rate");
}

static void
show_everything (Stage *stage)
{
  SepseAssessmentView *view = sepse_window_get_view (stage->window);
  SepseDraft          *draft = sepse_session_get_draft (stage->session);
  GtkWidget           *entry;

  take (stage, "0-start");
  stage_press (stage, NULL, g_dgettext (GETTEXT_PACKAGE, "New assessment"));
  take (stage, "1-empty");
  entry = stage_find (GTK_WIDGET (view), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "67F T38.9 P112 R24 84/50 S95 A Q7 T389");
  take (stage, "1-line");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  ask_in_fields (stage);
  take (stage, "1-asks");
  fill_in (stage);
  sepse_draft_set_text (draft, stage_find_concept (stage, "fio2"), "");
  for (guint i = 0; i < sepse_assessment_view_get_n_areas (view); i++)
    {
      g_autofree char *screen = g_strdup_printf ("%u-area", i + 1);
      g_autofree char *more = g_strdup_printf ("%u-area-below", i + 1);

      sepse_assessment_view_show_area (view, i);
      take (stage, screen);
      scroll (stage, 0.9);
      take (stage, more);
    }
  scroll (stage, 1.8);
  take (stage, "6-area-below-2");
  scroll (stage, 2.7);
  take (stage, "6-area-below-3");
  show_definitions (stage);
  gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.start", NULL);
  take (stage, "0-start-unfinished");
}

int
main (int   argc,
      char *argv[])
{
  gboolean is_narrow = FALSE;
  Stage   *stage;

  setlocale (LC_ALL, "");
  sepse_words_init ();
  gtk_init ();
  adw_init ();
  if (argc < 3)
    {
      g_printerr ("usage: screenshots FOLDER NAME [dark] [large] [narrow]\n");
      return 2;
    }

  folder = argv[1];
  name = argv[2];
  g_mkdir_with_parents (folder, 0755);
  for (int i = 3; i < argc; i++)
    {
      if (g_str_equal (argv[i], "dark"))
        adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
      else if (g_str_equal (argv[i], "large"))
        g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
      else if (g_str_equal (argv[i], "narrow"))
        is_narrow = TRUE;
    }

  stage = is_narrow ? stage_new (380, 720) : stage_new (1180, 800);
  show_everything (stage);
  stage_free (stage);

  return 0;
}
