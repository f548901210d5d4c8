/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-cli"

#include "config.h"

#include "cli/sepse-cli-private.h"
#include "exchange/sepse-case-file.h"
#include "exchange/sepse-evaluation.h"
#include "exchange/sepse-verdict-file.h"
#include "report/sepse-report.h"

#include <string.h>

#define WIDTH 80

static SepseExit
print_json (GPtrArray *verdicts,
            gboolean   is_series)
{
  g_autoptr (GString) out = g_string_new (NULL);

  sepse_verdict_write (g_ptr_array_index (verdicts, verdicts->len - 1), is_series ? verdicts : NULL, FALSE, 2, out);
  g_string_append_c (out, '\n');

  return _sepse_cli_print (out->str);
}

static SepseExit
print_text (const SepseVerdict *verdict,
            gboolean            full)
{
  g_autoptr (GPtrArray) blocks = sepse_report_new (verdict);
  g_autofree char *text = sepse_report_to_text (blocks, WIDTH, full);

  return _sepse_cli_print (text);
}

static SepseCase *
read_case (const SepseCatalog *catalog,
           const char         *name)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (SepseJson) scanner = NULL;
  g_autoptr (SepseRefusal) refusal = NULL;
  g_autofree char *id = NULL;
  SepseCase       *patient;

  if (!_sepse_cli_read (name, &text))
    return NULL;

  scanner = sepse_json_new ();
  patient = sepse_case_read (scanner, sepse_catalog_get_dictionary (catalog), text->str, text->len, &id, &refusal);
  if (patient == NULL)
    _sepse_cli_complain ("%s:%s: %s", name, refusal->pointer, refusal->message);

  return patient;
}

static SepseExit
evaluate (const SepseCatalog *catalog,
          const char         *name,
          gboolean            json,
          gboolean            full,
          const GArray       *guidelines)
{
  g_autoptr (SepseCase) patient = read_case (catalog, name);
  g_autoptr (SepseEngine) engine = NULL;
  g_autoptr (GPtrArray) verdicts = NULL;

  if (patient == NULL)
    return SEPSE_EXIT_REFUSED;

  engine = sepse_engine_new (catalog);
  verdicts = sepse_evaluation_run (engine, patient,
                                   guidelines != NULL ? (const guint *) (gpointer) guidelines->data : NULL,
                                   guidelines != NULL ? guidelines->len : 0);

  return json ? print_json (verdicts, patient->is_series) : print_text (g_ptr_array_index (verdicts, verdicts->len - 1), full);
}

SepseExit
_sepse_cli_evaluate (const SepseCatalog *catalog,
                     GStrv               words)
{
  const char *format = NULL;
  gboolean    full = FALSE;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GArray) guidelines = NULL;
  const SepseCliOption options[] = {
    { "--format", NULL, &format, NULL },
    { "--full", &full, NULL, NULL },
    { "--guideline", NULL, NULL, ids },
    { NULL, NULL, NULL, NULL },
  };

  if (!_sepse_cli_parse_options (words, options, names))
    return SEPSE_EXIT_USAGE;
  if (format != NULL && strcmp (format, "text") != 0 && strcmp (format, "json") != 0)
    return _sepse_cli_misuse ("--format is text or json, not “%s”", format);
  if (!_sepse_cli_find_guidelines (catalog, ids, &guidelines))
    return SEPSE_EXIT_USAGE;
  if (names->len != 1)
    return _sepse_cli_misuse ("evaluate takes one case file, or “-” for standard input");

  return evaluate (catalog, g_ptr_array_index (names, 0), g_strcmp0 (format, "json") == 0, full, guidelines);
}
