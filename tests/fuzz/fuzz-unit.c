/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-target.h"
#include "patient/sepse-shorthand.h"
#include "sample-dictionary.h"

#include <string.h>

/* What is accepted is written so that it reads back as itself. */
static void
check_entry (const SepseConcept *concept,
             const char         *text)
{
  SepseEntry       entry = sepse_entry_parse (concept, text);
  SepseEntry       back;
  g_autofree char *written = NULL;

  if (!sepse_entry_is_accepted (&entry))
    {
      g_assert_cmpint (entry.value.origin, ==, SEPSE_ORIGIN_UNKNOWN);
      return;
    }

  written = sepse_entry_to_text (concept, &entry.value);
  back = sepse_entry_parse (concept, written);
  g_assert_cmpint (back.state, ==, entry.state);
  g_assert_cmpint (back.value.unit, ==, entry.value.unit);
  g_assert_cmpuint (back.value.choices, ==, entry.value.choices);
  g_assert_false (back.value.value < entry.value.value || back.value.value > entry.value.value);
  g_assert_cmpint (back.value.instant.seconds, ==, entry.value.instant.seconds);
}

/* Every word of a line comes back, and what was understood can be put into its field. */
static void
check_line (const SepseDictionary *dictionary,
            const char            *text)
{
  g_autoptr (GPtrArray) words = sepse_shorthand_parse (dictionary, text);
  g_autoptr (SepseDraft) draft = sepse_draft_new (dictionary);

  for (guint i = 0; i < words->len; i++)
    {
      const SepseShorthandWord *word = g_ptr_array_index (words, i);

      g_assert_true (*word->word != '\0');
      g_assert_true ((word->concept < 0) == (word->text == NULL));
    }
  sepse_shorthand_apply (words, draft);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static SepseDictionary *dictionary;
  g_autofree char        *text = g_strndup ((const char *) data, size);

  if (dictionary == NULL)
    dictionary = sample_dictionary_new ();

  for (guint i = 0; i < sepse_dictionary_get_n_concepts (dictionary); i++)
    check_entry (sepse_dictionary_get_concept (dictionary, i), text);
  if (g_utf8_validate (text, -1, NULL))
    check_line (dictionary, text);

  return 0;
}
