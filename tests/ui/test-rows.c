/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-test"
#include "config.h"

#include "stage.h"

#include "words/sepse-words.h"

#include <locale.h>
#include <string.h>

static Stage *
begin (void)
{
  Stage *stage = stage_new (1180, 800);

  stage_press (stage, NULL, "New assessment");

  return stage;
}

static const SepseEntry *
get_entry (Stage      *stage,
           const char *id)
{
  return sepse_draft_get_entry (sepse_session_get_draft (stage->session), stage_find_concept (stage, id));
}

static const char *
get_text (Stage      *stage,
          const char *id)
{
  return sepse_draft_get_text (sepse_session_get_draft (stage->session), stage_find_concept (stage, id));
}

static void
assert_row_reads (Stage      *stage,
                  const char *id,
                  const char *words)
{
  g_autofree char *text = stage_read (stage, stage_show_row (stage, id));

  if (strstr (text, words) == NULL)
    g_error ("%s: “%s” is not in “%s”", id, words, text);
}

static void
test_impossible_value_says_why (void)
{
  g_autoptr (Stage) stage = begin ();
  GtkWidget *row;

  stage_type (stage, "temperature", "389");
  row = stage_show_row (stage, "temperature");
  assert_row_reads (stage, "temperature", "Not possible");
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  g_assert_cmpint (sepse_session_get_verdict (stage->session)->observations->values[stage_find_concept (stage, "temperature")].origin,
                   ==, SEPSE_ORIGIN_UNKNOWN);

  stage_type (stage, "temperature", "38.9");
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
}

static void
test_odd_value_asks (void)
{
  g_autoptr (Stage) stage = begin ();
  GtkWidget       *row;
  g_autofree char *text = NULL;

  stage_type (stage, "respiratory-rate", "58");
  assert_row_reads (stage, "respiratory-rate", "Unusual: is this right?");
  g_assert_cmpint (get_entry (stage, "respiratory-rate")->state, ==, SEPSE_ENTRY_ODD);

  row = stage_show_row (stage, "respiratory-rate");
  stage_press (stage, row, "Yes, it is right");
  text = stage_read (stage, row);
  g_assert_null (strstr (text, "Unusual"));
  g_assert_cmpstr (get_text (stage, "respiratory-rate"), ==, "58");
}

static void
test_question_offers_units (void)
{
  g_autoptr (Stage) stage = begin ();
  guint      concept = stage_find_concept (stage, "fio2");
  GtkWidget *row = sepse_assessment_view_find_row (sepse_window_get_view (stage->window), concept);

  if (row == NULL)
    {
      g_test_skip ("no page asks for the oxygen fraction");
      return;
    }
  stage_type (stage, "fio2", "40");
  g_assert_cmpint (get_entry (stage, "fio2")->state, ==, SEPSE_ENTRY_QUESTION);
  stage_press (stage, stage_show_row (stage, "fio2"), "40 %");
  g_assert_cmpint (get_entry (stage, "fio2")->state, ==, SEPSE_ENTRY_ACCEPTED);
}

static void
test_typed_texts (void)
{
  static const struct
  {
    const char *id;
    const char *text;
    const char *hint;
    double      canonical;
  } cases[] = {
    { "temperature", "38,9", "°C", 38.9 },
    { "temperature", "101.3F", "= 38.5 °C", 38.5 },
    { "fluid-total", "2 L", "= 2000 mL", 2000 },
    { "lactate", "4.1 mmol/l", "mmol/L", 4.1 },
  };
  g_autoptr (Stage) stage = begin ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      stage_type (stage, cases[i].id, cases[i].text);
      assert_row_reads (stage, cases[i].id, cases[i].hint);
      g_assert_cmpfloat_with_epsilon (get_entry (stage, cases[i].id)->value.canonical, cases[i].canonical, 1e-6);
      g_assert_cmpstr (get_text (stage, cases[i].id), ==, cases[i].text);
    }
}

static void
test_yes_no_has_three_states (void)
{
  g_autoptr (Stage) stage = begin ();

  g_assert_cmpstr (get_text (stage, "skin-mottled"), ==, "");
  stage_choose (stage, "skin-mottled", "No");
  g_assert_cmpstr (get_text (stage, "skin-mottled"), ==, "no");
  stage_choose (stage, "skin-mottled", "Yes");
  g_assert_cmpstr (get_text (stage, "skin-mottled"), ==, "yes");
  stage_choose (stage, "skin-mottled", "Not assessed");
  g_assert_cmpstr (get_text (stage, "skin-mottled"), ==, "");
}

static void
test_looked_none_of_these (void)
{
  g_autoptr (Stage) stage = begin ();
  GtkWidget *group = gtk_widget_get_ancestor (stage_show_row (stage, "skin-mottled"), ADW_TYPE_PREFERENCES_GROUP);

  stage_choose (stage, "skin-cyanosis", "Yes");
  stage_press (stage, group, "Looked: none of these");
  g_assert_cmpstr (get_text (stage, "skin-mottled"), ==, "no");
  g_assert_cmpstr (get_text (stage, "rash-non-blanching"), ==, "no");
  g_assert_cmpstr (get_text (stage, "skin-cyanosis"), ==, "yes");

  stage_press (stage, group, "Looked: none of these");
  g_assert_cmpstr (get_text (stage, "skin-mottled"), ==, "");
  g_assert_cmpstr (get_text (stage, "skin-cyanosis"), ==, "yes");
}

static void
test_set_of_sources (void)
{
  g_autoptr (Stage) stage = begin ();

  stage_choose (stage, "infection-source", "Urinary tract");
  stage_choose (stage, "infection-source", "Lungs");
  g_assert_cmpstr (get_text (stage, "infection-source"), ==, "lungs urinary-tract");
  stage_choose (stage, "infection-source", "Looked for, not found");
  g_assert_cmpstr (get_text (stage, "infection-source"), ==, "unknown");
  stage_choose (stage, "infection-source", "Not assessed");
  g_assert_cmpstr (get_text (stage, "infection-source"), ==, "");
}

/* A chosen source leaves the signs that belong to it. */
static void
test_source_chooses_its_signs (void)
{
  g_autoptr (Stage) stage = begin ();
  SepseAssessmentView *view = sepse_window_get_view (stage->window);
  GtkWidget           *row;

  stage_choose (stage, "infection-source", "Lungs");
  stage_settle (stage);
  row = sepse_assessment_view_find_row (view, stage_find_concept (stage, "dysuria"));
  g_assert_false (gtk_widget_get_mapped (row));
  stage_choose (stage, "infection-source", "Urinary tract");
  stage_settle (stage);
  g_assert_true (gtk_widget_get_mapped (row));

  /* What somebody answered is never hidden. */
  stage_choose (stage, "dysuria", "Yes");
  stage_choose (stage, "infection-source", "Urinary tract");
  stage_settle (stage);
  g_assert_cmpstr (get_text (stage, "infection-source"), ==, "lungs");
  g_assert_true (gtk_widget_get_mapped (row));
}

static void
test_enter_goes_on (void)
{
  g_autoptr (Stage) stage = begin ();
  SepseAssessmentView *view = sepse_window_get_view (stage->window);
  GtkWidget           *row = stage_show_row (stage, "temperature");
  GtkWidget           *next = sepse_assessment_view_find_row (view, stage_find_concept (stage, "heart-rate"));

  stage_settle (stage);
  g_signal_emit_by_name (stage_find (row, GTK_TYPE_ENTRY), "activate");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (stage->window)), next));
}

static void
assert_named (GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if ((GTK_IS_ENTRY (widget) || GTK_IS_BUTTON (widget)) &&
      !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) &&
      !gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    g_error ("a %s has no name", G_OBJECT_TYPE_NAME (widget));

  /* The buttons of the toolkit's own widgets are its to name. */
  if (GTK_IS_ENTRY (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_WINDOW_CONTROLS (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    assert_named (child);
}

static void
test_unreadable_time_stays (void)
{
  g_autoptr (Stage) stage = begin ();
  GtkWidget *row;

  stage_choose (stage, "antibiotic-given", "Yes");
  stage_type (stage, "time-antibiotic", "14:75");
  row = stage_show_row (stage, "time-antibiotic");
  assert_row_reads (stage, "time-antibiotic", "Not readable as a time of day");
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);

  /* Another answer, and another verdict, leave it where it is. */
  stage_type (stage, "heart-rate", "112");
  row = stage_show_row (stage, "time-antibiotic");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (stage_find (row, GTK_TYPE_ENTRY))), ==, "14:75");
  assert_row_reads (stage, "time-antibiotic", "Not readable as a time of day");

  stage_type (stage, "time-antibiotic", "14:15");
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
  g_assert_nonnull (strstr (get_text (stage, "time-antibiotic"), "T14:15"));
}

static void
test_contradiction_stands_beside (void)
{
  g_autoptr (Stage) stage = begin ();
  GtkWidget *row;

  stage_choose (stage, "sex", "Male");
  stage_choose (stage, "pregnancy", "Pregnant");
  row = stage_show_row (stage, "pregnancy");
  g_assert_true (gtk_widget_has_css_class (row, "asks"));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));

  stage_choose (stage, "sex", "Female");
  g_assert_false (gtk_widget_has_css_class (row, "asks"));
}

static void
test_every_control_has_a_name (void)
{
  g_autoptr (Stage) stage = begin ();
  SepseAssessmentView *view = sepse_window_get_view (stage->window);

  for (guint i = 0; i < sepse_assessment_view_get_n_areas (view); i++)
    {
      sepse_assessment_view_show_area (view, i);
      stage_settle (stage);
      assert_named (GTK_WIDGET (stage->window));
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

  g_test_add_func ("/ui/rows/impossible-value-says-why", test_impossible_value_says_why);
  g_test_add_func ("/ui/rows/odd-value-asks", test_odd_value_asks);
  g_test_add_func ("/ui/rows/question-offers-units", test_question_offers_units);
  g_test_add_func ("/ui/rows/typed-texts", test_typed_texts);
  g_test_add_func ("/ui/rows/yes-no-has-three-states", test_yes_no_has_three_states);
  g_test_add_func ("/ui/rows/looked-none-of-these", test_looked_none_of_these);
  g_test_add_func ("/ui/rows/set-of-sources", test_set_of_sources);
  g_test_add_func ("/ui/rows/source-chooses-its-signs", test_source_chooses_its_signs);
  g_test_add_func ("/ui/rows/enter-goes-on", test_enter_goes_on);
  g_test_add_func ("/ui/rows/unreadable-time-stays", test_unreadable_time_stays);
  g_test_add_func ("/ui/rows/contradiction-stands-beside", test_contradiction_stands_beside);
  g_test_add_func ("/ui/rows/every-control-has-a-name", test_every_control_has_a_name);

  return g_test_run ();
}
