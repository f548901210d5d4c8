/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-test"
#include "config.h"

#include "stage.h"

#include "words/sepse-words.h"

#include <locale.h>
#include <string.h>

#define RESULT 5 /* the last of the six areas */

static void
assert_reads (const char *screen,
              const char *words)
{
  if (strstr (screen, words) == NULL)
    g_error ("“%s” is not on the screen:\n%s", words, screen);
}

static void
assert_silent (const char *screen,
               const char *words)
{
  g_autofree char *lower = g_utf8_strdown (screen, -1);

  if (strstr (lower, words) != NULL)
    g_error ("“%s” is on the screen:\n%s", words, screen);
}

/* A woman of 67 with painful urination: what is read out at the bedside, in the order in which it comes. */
static void
enter_the_woman (Stage *stage)
{
  GtkWidget *line;

  stage_press (stage, NULL, "New assessment");
  line = stage_find (GTK_WIDGET (sepse_window_get_view (stage->window)), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (line), "67F T38.9 P112 R24 84/50");
  g_signal_emit_by_name (line, "activate");
  stage_choose (stage, "infection", "Suspected");
  stage_choose (stage, "infection-source", "Urinary tract");
  stage_settle (stage);
  stage_choose (stage, "dysuria", "Yes");
  stage_type (stage, "lactate", "4,1");
  stage_choose (stage, "blood-culture", "Taken, result pending");
  stage_type (stage, "fluid-total", "2 L");
  stage_choose (stage, "hypotension-after-fluid", "Yes");
  sepse_assessment_view_show_area (sepse_window_get_view (stage->window), RESULT);
  stage_settle (stage);
}

static void
test_woman (void)
{
  g_autoptr (Stage) stage = stage_new (1180, 800);
  g_autofree char *screen = NULL;

  enter_the_woman (stage);
  screen = stage_read (stage, NULL);

  assert_reads (screen, "Act now");
  assert_reads (screen, "Septic shock (Sepsis-1)");
  assert_reads (screen, "Antimicrobial within the hour");
  assert_reads (screen, "Urine culture");
  assert_reads (screen, "Kidney imaging");
  assert_reads (screen, "Speaks for it");
  assert_reads (screen, "Not known");
  assert_reads (screen, "38.9 °C");
  assert_reads (screen, "4.1 mmol/L");
  assert_reads (screen, "doi:10.1378/chest.101.6.1644");
  assert_silent (screen, "no sepsis");
  assert_silent (screen, "excluded");
}

/* The first answer already shows in the summary, and the form stays where it is. */
static void
test_beside_from_the_first_answer (void)
{
  g_autoptr (Stage) stage = stage_new (1180, 800);
  GtkWidget       *view;
  GtkWidget       *row;
  graphene_rect_t  before;
  graphene_rect_t  after;
  g_autofree char *screen = NULL;

  stage_press (stage, NULL, "New assessment");
  view = GTK_WIDGET (sepse_window_get_view (stage->window));
  row = stage_show_row (stage, "systolic-pressure");
  stage_settle (stage);
  g_assert_true (gtk_widget_compute_bounds (row, view, &before));
  gtk_editable_set_text (GTK_EDITABLE (stage_find (row, GTK_TYPE_ENTRY)), "84");
  stage_settle (stage);
  g_assert_true (gtk_widget_compute_bounds (row, view, &after));
  screen = stage_read (stage, NULL);

  assert_reads (screen, "Act now");
  g_assert_true (graphene_rect_equal (&before, &after));
}

static void
test_missing_leads_to_its_field (void)
{
  g_autoptr (Stage) stage = stage_new (1180, 800);
  SepseAssessmentView *view;
  GtkWidget           *focus;
  GtkWidget           *row;

  stage_press (stage, NULL, "New assessment");
  view = sepse_window_get_view (stage->window);
  stage_type (stage, "systolic-pressure", "84");
  sepse_assessment_view_show_area (view, RESULT);
  stage_settle (stage);
  stage_press (stage, NULL, "Answer: Infection");

  row = sepse_assessment_view_find_row (view, stage_find_concept (stage, "infection"));
  focus = gtk_window_get_focus (GTK_WINDOW (stage->window));
  g_assert_cmpuint (sepse_assessment_view_get_area (view), ==, 0);
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, row));
}

static void
test_report_is_copied (void)
{
  g_autoptr (Stage) stage = stage_new (1180, 800);
  g_autofree char *report = NULL;

  enter_the_woman (stage);
  report = sepse_assessment_view_dup_report (sepse_window_get_view (stage->window));
  stage_press (stage, NULL, "Copy report");

  assert_reads (report, "Septic shock is met");
  g_assert_true (gdk_clipboard_is_local (gtk_widget_get_clipboard (GTK_WIDGET (stage->window))));
}

/* An incomplete record is "not assessed", never a low class. */
static void
test_empty_is_not_assessed (void)
{
  g_autoptr (Stage) stage = stage_new (1180, 800);
  g_autofree char *screen = NULL;

  stage_press (stage, NULL, "New assessment");
  stage_settle (stage);
  screen = stage_read (stage, NULL);
  assert_reads (screen, "Not assessed");
  assert_silent (screen, "no sepsis");
}

/* In little width the summary stands above the form, and nothing is wider than the window. */
static void
test_narrow (void)
{
  g_autoptr (Stage) stage = stage_new (360, 700);
  SepseAssessmentView *view = sepse_window_get_view (stage->window);
  GtkWidget           *strip;

  stage_press (stage, NULL, "New assessment");
  strip = stage_find (GTK_WIDGET (view), g_type_from_name ("SepseSummaryStrip"));
  for (guint i = 0; i < sepse_assessment_view_get_n_areas (view); i++)
    {
      sepse_assessment_view_show_area (view, i);
      stage_settle (stage);
      g_assert_true (gtk_widget_get_child_visible (strip));
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (stage->window)), <=, 360);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  sepse_words_init ();

  g_test_add_func ("/ui/assessment/woman-in-septic-shock", test_woman);
  g_test_add_func ("/ui/assessment/beside-from-the-first-answer", test_beside_from_the_first_answer);
  g_test_add_func ("/ui/assessment/missing-leads-to-its-field", test_missing_leads_to_its_field);
  g_test_add_func ("/ui/assessment/report-is-copied", test_report_is_copied);
  g_test_add_func ("/ui/assessment/empty-is-not-assessed", test_empty_is_not_assessed);
  g_test_add_func ("/ui/assessment/narrow", test_narrow);

  return g_test_run ();
}
