/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-test"
#include "config.h"

#include "stage.h"

#include "words/sepse-words.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

static const char *
get_text (Stage      *stage,
          const char *id)
{
  return sepse_draft_get_text (sepse_session_get_draft (stage->session), stage_find_concept (stage, id));
}

static guint
get_mode (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);

  return status.st_mode & 0777;
}

static void
wait_until (gboolean (*is_so) (Stage *),
            Stage *stage)
{
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (!is_so (stage) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (is_so (stage));
}

static gboolean
is_saved (Stage *stage)
{
  return !sepse_session_is_modified (stage->session);
}

static gboolean
is_opened (Stage *stage)
{
  return g_str_equal (get_text (stage, "temperature"), "101.3 °F");
}

static gboolean
has_notice (Stage *stage)
{
  return sepse_window_get_notice (stage->window)[0] != '\0';
}

static void
test_save_and_open (void)
{
  g_autoptr (Stage) stage = stage_new (1180, 800);
  g_autofree char *path = g_build_filename (stage->folder, "case.json", NULL);
  g_autofree char *draft_path = g_build_filename (stage->folder, "draft.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  stage_press (stage, NULL, "New assessment");
  stage_type (stage, "temperature", "101.3 °F");
  stage_choose (stage, "infection", "Suspected");
  sepse_window_save (stage->window, file);
  wait_until (is_saved, stage);
  g_assert_cmpuint (get_mode (path), ==, 0600);
  g_assert_false (g_file_test (draft_path, G_FILE_TEST_EXISTS));

  stage_press (stage, NULL, "Start page");
  stage_press (stage, NULL, "New assessment");
  g_assert_cmpstr (get_text (stage, "infection"), ==, "");
  sepse_window_open (stage->window, file);
  wait_until (is_opened, stage);
  g_assert_cmpstr (get_text (stage, "infection"), ==, "suspected");
  g_assert_false (sepse_session_is_modified (stage->session));
}

static void
test_refused_file_is_said (void)
{
  g_autoptr (Stage) stage = stage_new (1180, 800);
  g_autofree char *path = g_build_filename (stage->folder, "broken.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "{ \"format\": \"sepse-case/1\", \"observations\": { \"temperature\": 389 } }", -1, &error);
  g_assert_no_error (error);
  g_test_expect_message ("sepse-ui", G_LOG_LEVEL_MESSAGE, "*out-of-range*");
  sepse_window_open (stage->window, file);
  wait_until (has_notice, stage);
  g_test_assert_expected_messages ();
  g_assert_nonnull (strstr (sepse_window_get_notice (stage->window), "not possible"));
  g_assert_true (sepse_window_shows_start (stage->window));
}

/* Written within about a second, without anybody closing anything: what a killed process leaves behind. */
static gboolean
has_draft (Stage *stage)
{
  g_autofree char *path = g_build_filename (stage->folder, "draft.json", NULL);
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) && strstr (text, "389") != NULL;
}

static void
test_draft_survives (void)
{
  g_autoptr (Stage) stage = stage_new (1180, 800);
  g_autofree char *path = g_build_filename (stage->folder, "draft.json", NULL);
  gint64           begin;

  stage_press (stage, NULL, "New assessment");
  stage_type (stage, "age", "67");
  begin = g_get_monotonic_time ();
  stage_type (stage, "temperature", "389");
  wait_until (has_draft, stage);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 3 * G_TIME_SPAN_SECOND);
  g_assert_cmpuint (get_mode (path), ==, 0600);
  g_assert_cmpuint (get_mode (stage->folder), ==, 0700);

  stage_restart (stage);
  g_assert_true (sepse_window_shows_start (stage->window));
  g_assert_cmpstr (get_text (stage, "temperature"), ==, "");
  gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.continue-draft", "s", path);
  stage_settle (stage);
  g_assert_cmpstr (get_text (stage, "temperature"), ==, "389");
  g_assert_cmpstr (get_text (stage, "age"), ==, "67");
}

/* A new assessment does not push the unfinished one out. */
static void
test_new_keeps_unfinished (void)
{
  g_autoptr (Stage) stage = stage_new (1180, 800);
  g_autoptr (GPtrArray) list = NULL;
  const SepseUnfinished *older = NULL;

  stage_press (stage, NULL, "New assessment");
  stage_type (stage, "age", "67");
  gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.new-assessment", NULL);
  stage_settle (stage);
  g_assert_cmpstr (get_text (stage, "age"), ==, "");
  stage_type (stage, "age", "31");
  g_assert_true (sepse_draft_store_flush (stage->store));

  list = sepse_draft_store_list (stage->store);
  g_assert_cmpuint (list->len, ==, 2);
  for (guint i = 0; i < list->len; i++)
    {
      const SepseUnfinished *unfinished = g_ptr_array_index (list, i);

      if (strstr (unfinished->summary, "67") != NULL)
        older = unfinished;
    }
  g_assert_nonnull (older);
  g_assert_true (sepse_draft_store_continue (stage->store, older->path));
  g_assert_cmpstr (get_text (stage, "age"), ==, "67");
}

static void
test_discard_can_be_undone (void)
{
  g_autoptr (Stage) stage = stage_new (1180, 800);
  g_autofree char *path = g_build_filename (stage->folder, "draft.json", NULL);

  stage_press (stage, NULL, "New assessment");
  stage_type (stage, "age", "67");
  stage_press (stage, NULL, "Start page");
  stage_press (stage, NULL, "Discard");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.undo-discard", NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_every_sample_opens (void)
{
  g_autoptr (Stage) stage = stage_new (1180, 800);

  g_assert_cmpuint (sepse_catalog_get_n_samples (stage->catalog), >=, 12);
  for (guint i = 0; i < sepse_catalog_get_n_samples (stage->catalog); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.open-sample", "u", i);
      stage_settle (stage);
      g_assert_false (sepse_window_shows_start (stage->window));
      g_assert_false (sepse_session_is_modified (stage->session));
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

  g_test_add_func ("/ui/files/save-and-open", test_save_and_open);
  g_test_add_func ("/ui/files/refused-file-is-said", test_refused_file_is_said);
  g_test_add_func ("/ui/files/draft-survives", test_draft_survives);
  g_test_add_func ("/ui/files/new-keeps-unfinished", test_new_keeps_unfinished);
  g_test_add_func ("/ui/files/discard-can-be-undone", test_discard_can_be_undone);
  g_test_add_func ("/ui/files/every-sample-opens", test_every_sample_opens);

  return g_test_run ();
}
