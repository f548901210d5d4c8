/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-cli"

#include "config.h"

#include "cli/sepse-cli-private.h"
#include "cli/sepse-cli-show.h"
#include "exchange/sepse-vectors.h"

#include <string.h>

static SepseExit
list_guidelines (const SepseCatalog *catalog,
                 GStrv               words)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (words[0] != NULL)
    return _sepse_cli_misuse ("guideline list takes nothing, but “%s” was given", words[0]);

  for (guint i = 0; i < sepse_catalog_get_n_guidelines (catalog); i++)
    {
      const SepseGuideline *guideline = sepse_catalog_get_guideline (catalog, i);

      g_string_append_printf (out, "%s\t%s\t%s\n", guideline->id, guideline->edition, guideline->status);
    }

  return _sepse_cli_print (out->str);
}

static SepseExit
check_file (const SepseCatalog *catalog,
            const char         *name)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (GString) out = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  SepseExit printed;

  if (!_sepse_cli_read (name, &text))
    return SEPSE_EXIT_REFUSED;

  faults = sepse_catalog_check_guideline (catalog, text->str, text->len);
  if (faults->len == 0)
    return SEPSE_EXIT_DONE;

  out = g_string_new (NULL);
  for (guint i = 0; i < faults->len; i++)
    {
      const SepseRefusal *fault = g_ptr_array_index (faults, i);

      g_string_append_printf (out, "%s#%s: %s: %s\n", name, fault->pointer, fault->code, fault->message);
    }
  printed = _sepse_cli_print (out->str);

  return MAX (printed, SEPSE_EXIT_REFUSED);
}

static SepseExit
check_guidelines (const SepseCatalog *catalog,
                  GStrv               words)
{
  SepseExit result = SEPSE_EXIT_DONE;

  if (words[0] == NULL)
    return _sepse_cli_misuse ("guideline check takes at least one file");

  for (guint i = 0; words[i] != NULL; i++)
    {
      SepseExit one = check_file (catalog, words[i]);

      result = MAX (result, one);
    }

  return result;
}

static SepseExit
verify_guideline (const SepseCatalog *catalog,
                  guint               index)
{
  g_autoptr (GPtrArray) vectors = sepse_catalog_verify_guideline (catalog, index);
  g_autofree char *line = NULL;
  const char      *id = sepse_catalog_get_guideline (catalog, index)->id;
  guint            n_failed = 0;
  SepseExit        printed;

  for (guint i = 0; i < vectors->len; i++)
    {
      const SepseVectorResult *vector = g_ptr_array_index (vectors, i);

      if (vector->passed)
        continue;
      n_failed++;
      _sepse_cli_complain ("%s: %s: %s", id, vector->id, vector->message != NULL ? vector->message : "failed");
    }
  line = g_strdup_printf ("%s: %u passed, %u failed\n", id, vectors->len - n_failed, n_failed);
  printed = _sepse_cli_print (line);

  return n_failed > 0 ? SEPSE_EXIT_REFUSED : printed;
}

static SepseExit
verify_guidelines (const SepseCatalog *catalog,
                   GStrv               words)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GArray) indices = NULL;
  SepseExit result = SEPSE_EXIT_DONE;
  guint     n;

  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (ids, words[i]);
  if (!_sepse_cli_find_guidelines (catalog, ids, &indices))
    return SEPSE_EXIT_USAGE;

  n = indices != NULL ? indices->len : sepse_catalog_get_n_guidelines (catalog);
  for (guint i = 0; i < n; i++)
    {
      SepseExit one = verify_guideline (catalog, indices != NULL ? g_array_index (indices, guint, i) : i);

      result = MAX (result, one);
    }

  return result;
}

static SepseExit
show_guideline (const SepseCatalog *catalog,
                GStrv               words)
{
  const char *format = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  int                  index;
  const SepseCliOption options[] = {
    { "--format", NULL, &format, NULL },
    { NULL, NULL, NULL, NULL },
  };

  if (!_sepse_cli_parse_options (words, options, ids))
    return SEPSE_EXIT_USAGE;
  if (format != NULL && strcmp (format, "text") != 0 && strcmp (format, "json") != 0)
    return _sepse_cli_misuse ("--format is text or json, not “%s”", format);
  if (ids->len != 1)
    return _sepse_cli_misuse ("guideline show takes the id of one guideline");

  index = sepse_catalog_find_guideline (catalog, g_ptr_array_index (ids, 0));
  if (index < 0)
    return _sepse_cli_misuse ("no guideline is called “%s”; “sepse-cli guideline list” names them", (const char *) g_ptr_array_index (ids, 0));

  return g_strcmp0 (format, "json") == 0
           ? _sepse_cli_show_json (sepse_catalog_get_guideline (catalog, (guint) index))
           : _sepse_cli_show_text (sepse_catalog_get_guideline (catalog, (guint) index));
}

SepseExit
_sepse_cli_guideline (const SepseCatalog *catalog,
                      GStrv               words)
{
  static const struct
  {
    const char      *name;
    SepseCommandFunc func;
  } commands[] = {
    { "list", list_guidelines },
    { "show", show_guideline },
    { "check", check_guidelines },
    { "verify", verify_guidelines },
  };

  if (words[0] == NULL)
    return _sepse_cli_misuse ("guideline needs one of list, show, check, verify");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (words[0], commands[i].name) == 0)
      return commands[i].func (catalog, words + 1);

  return _sepse_cli_misuse ("guideline has list, show, check and verify, not “%s”", words[0]);
}
