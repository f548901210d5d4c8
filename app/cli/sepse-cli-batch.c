/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-cli"

#include "config.h"

#include "cli/sepse-cli-private.h"
#include "exchange/sepse-batch.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <gio/gunixoutputstream.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_JOBS 1024
/* Between two progress lines, in microseconds. */
#define PROGRESS_PAUSE (G_USEC_PER_SEC / 5)

typedef struct
{
  gint64   started;
  gint64   shown;
  gboolean any;
} Progress;

static void
show_progress (guint64  n_cases,
               double   share,
               gpointer data)
{
  Progress        *progress = data;
  gint64           now = g_get_monotonic_time ();
  double           seconds = (double) (now - progress->started) / G_USEC_PER_SEC;
  g_autofree char *done = NULL;
  g_autofree char *line = NULL;

  if (now - progress->shown < PROGRESS_PAUSE)
    return;

  progress->shown = now;
  progress->any = TRUE;
  done = share >= 0.0 ? g_strdup_printf (", %.0f %%", share * 100.0) : g_strdup ("");
  line = g_strdup_printf ("\r%" G_GUINT64_FORMAT " cases, %.0f cases/s%s\033[K", n_cases, seconds > 0.0 ? (double) n_cases / seconds : 0.0, done);
  (void) !write (STDERR_FILENO, line, strlen (line));
}

static gboolean
parse_jobs (const char *text,
            guint      *n_jobs)
{
  guint64 value;

  *n_jobs = g_get_num_processors ();
  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 1, MOST_JOBS, &value, NULL))
    return FALSE;
  *n_jobs = (guint) value;

  return TRUE;
}

static SepseExit
say_failure (const char   *name,
             const GError *error)
{
  if (g_error_matches (error, SEPSE_BATCH_ERROR, SEPSE_BATCH_ERROR_CLOSED))
    return SEPSE_EXIT_DONE;

  if (g_error_matches (error, SEPSE_BATCH_ERROR, SEPSE_BATCH_ERROR_READ))
    _sepse_cli_complain ("%s: %s", name, error->message);
  else
    _sepse_cli_complain ("standard output: %s", error->message);

  return SEPSE_EXIT_REFUSED;
}

static SepseExit
run (SepseBatchOptions *options,
     const char        *name)
{
  Progress progress = { .started = g_get_monotonic_time () };
  g_autoptr (GInputStream) input = NULL;
  g_autoptr (GOutputStream) output = NULL;
  g_autoptr (GError) error = NULL;
  guint64  n_refused = 0;
  int      descriptor = _sepse_cli_open (name, &options->size);
  gboolean ok;

  if (descriptor < 0)
    return SEPSE_EXIT_REFUSED;

  input = g_unix_input_stream_new (descriptor, descriptor != STDIN_FILENO);
  output = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  progress.shown = progress.started;
  if (isatty (STDERR_FILENO))
    {
      options->progress = show_progress;
      options->progress_data = &progress;
    }
  ok = sepse_batch_run (options, input, output, &n_refused, &error);
  if (progress.any)
    _sepse_cli_complain ("%s", "");
  if (!ok)
    return say_failure (name, error);

  return n_refused > 0 ? SEPSE_EXIT_REFUSED : SEPSE_EXIT_DONE;
}

SepseExit
_sepse_cli_batch (const SepseCatalog *catalog,
                  GStrv               words)
{
  const char *jobs = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GArray) guidelines = NULL;
  SepseBatchOptions    options = { .catalog = catalog };
  const SepseCliOption entries[] = {
    { "--jobs", NULL, &jobs, NULL },
    { "--summary", &options.summary, NULL, NULL },
    { "--guideline", NULL, NULL, ids },
    { NULL, NULL, NULL, NULL },
  };

  if (!_sepse_cli_parse_options (words, entries, names))
    return SEPSE_EXIT_USAGE;
  if (!parse_jobs (jobs, &options.n_jobs))
    return _sepse_cli_misuse ("--jobs is a whole number from 1 to %d, not “%s”", MOST_JOBS, jobs);
  if (!_sepse_cli_find_guidelines (catalog, ids, &guidelines))
    return SEPSE_EXIT_USAGE;
  if (names->len > 1)
    return _sepse_cli_misuse ("batch takes one file, or “-” for standard input");

  if (guidelines != NULL)
    {
      options.guidelines = (const guint *) (gpointer) guidelines->data;
      options.n_guidelines = guidelines->len;
    }

  return run (&options, names->len > 0 ? g_ptr_array_index (names, 0) : "-");
}
