/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-patient"

#include "config.h"

#include "patient/sepse-shorthand-private.h"

#include "patient/sepse-entry-private.h"

#include <string.h>

static gboolean
is_key (const char *const *keys,
        const char        *text,
        gsize              length)
{
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    if (strlen (keys[i]) == length && g_ascii_strncasecmp (keys[i], text, length) == 0)
      return TRUE;

  return FALSE;
}

SepseWordSense
_sepse_shorthand_find_key (const SepseDictionary *dictionary,
                           const char            *text,
                           gsize                  length,
                           const SepseConcept   **concept)
{
  guint            n_concepts = sepse_dictionary_get_n_concepts (dictionary);
  g_autofree char *id = NULL;
  guint            n_found = 0;

  for (guint i = 0; i < n_concepts; i++)
    {
      const SepseConcept *candidate = sepse_dictionary_get_concept (dictionary, i);

      if (candidate->derived_only || !is_key (candidate->shorthand, text, length))
        continue;
      *concept = candidate;
      n_found++;
    }
  if (n_found > 0)
    return n_found == 1 ? SEPSE_WORD_ONE_THING : SEPSE_WORD_AMBIGUOUS;

  id = g_ascii_strdown (text, (gssize) length);
  *concept = sepse_dictionary_find (dictionary, id, -1);

  return *concept != NULL && !(*concept)->derived_only ? SEPSE_WORD_ONE_THING : SEPSE_WORD_NOTHING;
}

static gboolean
is_spelled (const SepseChoice *choice,
            const char        *folded)
{
  for (guint i = 0; choice->spellings != NULL && choice->spellings[i] != NULL; i++)
    if (_sepse_entry_is_same (folded, choice->spellings[i]))
      return TRUE;

  return FALSE;
}

static SepseWordSense
find_choice (const SepseDictionary *dictionary,
             const char            *folded,
             gboolean               by_id,
             const SepseConcept   **concept,
             guint                 *choice)
{
  guint n_concepts = sepse_dictionary_get_n_concepts (dictionary);
  guint n_found = 0;

  for (guint i = 0; i < n_concepts; i++)
    {
      const SepseConcept *candidate = sepse_dictionary_get_concept (dictionary, i);

      if (candidate->derived_only || (candidate->kind != SEPSE_KIND_CHOICE && candidate->kind != SEPSE_KIND_SET))
        continue;
      for (guint j = 0; j < candidate->n_choices; j++)
        {
          if (by_id ? !g_str_equal (candidate->choices[j].id, folded) : !is_spelled (&candidate->choices[j], folded))
            continue;
          *concept = candidate;
          *choice = j;
          n_found++;
        }
    }

  return n_found == 0 ? SEPSE_WORD_NOTHING : n_found == 1 ? SEPSE_WORD_ONE_THING
                                                          : SEPSE_WORD_AMBIGUOUS;
}

SepseWordSense
_sepse_shorthand_find_choice (const SepseDictionary *dictionary,
                              const char            *text,
                              const SepseConcept   **concept,
                              guint                 *choice)
{
  g_autofree char *folded = _sepse_entry_fold (text);
  SepseWordSense   sense = find_choice (dictionary, folded, FALSE, concept, choice);

  return sense != SEPSE_WORD_NOTHING ? sense : find_choice (dictionary, folded, TRUE, concept, choice);
}

gsize
_sepse_shorthand_measure_number (const char *text)
{
  double      value = 0;
  const char *rest = _sepse_entry_read_number (text, &value);

  return rest != NULL ? (gsize) (rest - text) : 0;
}

/* A comma stands between words unless a digit follows: "38,9" is one number. */
static gboolean
is_between (const char *at)
{
  return *at == ';' || (*at == ',' && !g_ascii_isdigit (at[1]));
}

GStrv
_sepse_shorthand_split (const char *line)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  const char *start = line;
  const char *at = line;

  while (TRUE)
    {
      gboolean is_end = *at == '\0' || g_unichar_isspace (g_utf8_get_char (at)) || is_between (at);

      if (is_end && at > start)
        g_ptr_array_add (words, g_strndup (start, (gsize) (at - start)));
      if (*at == '\0')
        break;
      at = g_utf8_next_char (at);
      if (is_end)
        start = at;
    }
  g_ptr_array_add (words, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}
