/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/sepse-case-file.h"
#include "fuzz-target.h"
#include "sample-dictionary.h"

#include <string.h>

static const char *const codes[] = {
  "malformed",
  "duplicate-key",
  "unknown-key",
  "unknown-concept",
  "unknown-unit",
  "unknown-choice",
  "wrong-type",
  "out-of-range",
  "bad-time",
  "too-large",
  "unsupported-format",
  NULL,
};

static void
check_refusal (const SepseRefusal *refusal)
{
  g_assert_nonnull (refusal);
  g_assert_true (g_strv_contains (codes, refusal->code));
  g_assert_true (refusal->pointer[0] == '\0' || refusal->pointer[0] == '/');
  g_assert_true (g_utf8_validate (refusal->pointer, -1, NULL));
  g_assert_true (g_utf8_validate (refusal->message, -1, NULL));
  g_assert_nonnull (strstr (refusal->message, "found"));
}

/* What is accepted is written so that it reads back as itself. */
static void
check_accepted (SepseJson             *scanner,
                const SepseDictionary *dictionary,
                const SepseCase       *made)
{
  g_autofree char *text = sepse_case_write (made);
  g_autofree char *again = NULL;
  g_autoptr (SepseRefusal) refusal = NULL;
  g_autoptr (SepseCase) back = sepse_case_read (scanner, dictionary, text, strlen (text), NULL, &refusal);

  g_assert_null (refusal);
  again = sepse_case_write (back);
  g_assert_cmpstr (again, ==, text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static SepseDictionary *dictionary;
  g_autoptr (SepseJson) scanner = sepse_json_new ();
  g_autofree char *id = NULL;
  g_autoptr (SepseRefusal) refusal = NULL;
  g_autoptr (SepseCase) made = NULL;

  if (dictionary == NULL)
    dictionary = sample_dictionary_new ();

  made = sepse_case_read (scanner, dictionary, (const char *) data, size, &id, &refusal);
  g_assert_true ((made == NULL) == (refusal != NULL));
  g_assert_true (id == NULL || g_utf8_validate (id, -1, NULL));
  if (made == NULL)
    check_refusal (refusal);
  else
    check_accepted (scanner, dictionary, made);

  return 0;
}
