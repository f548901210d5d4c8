/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-cli"

#include "config.h"

#include "cli/sepse-cli-private.h"

#include <string.h>

static const SepseCliOption *
find_option (const SepseCliOption options[],
             const char          *word)
{
  gsize length = strcspn (word, "=");

  for (guint i = 0; options[i].name != NULL; i++)
    if (strlen (options[i].name) == length && strncmp (word, options[i].name, length) == 0)
      return &options[i];

  return NULL;
}

static gboolean
take_value (const SepseCliOption *option,
            const char           *value)
{
  if (option->values != NULL)
    g_ptr_array_add (option->values, (gpointer) value);
  else
    *option->value = value;

  return TRUE;
}

/* "--name value", "--name=value" or "--name". @at stands on the option and is moved to the last word that belongs to it. */
static gboolean
take_option (const SepseCliOption options[],
             char               **words,
             guint               *at)
{
  const char           *word = words[*at];
  const SepseCliOption *option = find_option (options, word);
  const char           *equals = strchr (word, '=');

  if (option == NULL)
    {
      _sepse_cli_misuse ("there is no option “%s” here", word);
      return FALSE;
    }
  if (option->flag != NULL)
    {
      if (equals != NULL)
        {
          _sepse_cli_misuse ("%s takes no value", option->name);
          return FALSE;
        }
      *option->flag = TRUE;
      return TRUE;
    }
  if (equals != NULL)
    return take_value (option, equals + 1);
  if (words[*at + 1] == NULL)
    {
      _sepse_cli_misuse ("%s needs a value", option->name);
      return FALSE;
    }
  *at += 1;

  return take_value (option, words[*at]);
}

gboolean
_sepse_cli_parse_options (char               **words,
                          const SepseCliOption options[],
                          GPtrArray           *names)
{
  gboolean only_names = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (only_names || words[i][0] != '-' || words[i][1] == '\0')
        g_ptr_array_add (names, words[i]);
      else if (strcmp (words[i], "--") == 0)
        only_names = TRUE;
      else if (!take_option (options, words, &i))
        return FALSE;
    }

  return TRUE;
}

gboolean
_sepse_cli_find_guidelines (const SepseCatalog *catalog,
                            GPtrArray          *ids,
                            GArray            **indices)
{
  g_autoptr (GArray) found = NULL;

  *indices = NULL;
  if (ids->len == 0)
    return TRUE;

  found = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      int         index = sepse_catalog_find_guideline (catalog, id);
      gboolean    seen = FALSE;

      if (index < 0)
        {
          _sepse_cli_misuse ("no guideline is called “%s”; “sepse-cli guideline list” names them", id);
          return FALSE;
        }
      for (guint f = 0; f < found->len; f++)
        seen = seen || g_array_index (found, guint, f) == (guint) index;
      if (!seen)
        g_array_append_val (found, index);
    }
  *indices = g_steal_pointer (&found);

  return TRUE;
}
