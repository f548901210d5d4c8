/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-patient"

#include "config.h"

#include "patient/sepse-entry-private.h"
#include "values/sepse-number.h"

#include <string.h>

#define MAX_LENGTH 40 /* of a number */

static gunichar
fold_character (gunichar character)
{
  switch (character)
    {
    case 0xb5: /* micro sign */
    case 0x3bc: /* Greek mu */
    case 0x39c: /* capital mu */
      return 'u';
    case 0xd7: /* multiplication sign */
      return 'x';
    case 0xba: /* ordinal indicator, for a degree sign */
      return 0xb0;
    case 0xb9:
      return '1';
    case 0xb2:
    case 0xb3:
      return '2' + character - 0xb2;
    case 0x2070:
    case 0x2074 ... 0x2079:
      return '0' + character - 0x2070;
    default:
      return g_unichar_tolower (character);
    }
}

char *
_sepse_entry_fold (const char *text)
{
  GString *folded = g_string_sized_new (strlen (text));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (!g_unichar_isspace (character))
        g_string_append_unichar (folded, fold_character (character));
    }

  return g_string_free (folded, FALSE);
}

gboolean
_sepse_entry_is_same (const char *folded,
                      const char *known)
{
  g_autofree char *other = known != NULL ? _sepse_entry_fold (known) : NULL;

  return other != NULL && *other != '\0' && g_str_equal (folded, other);
}

static gboolean
is_among (const char        *folded,
          const char *const *spellings)
{
  for (guint i = 0; spellings != NULL && spellings[i] != NULL; i++)
    if (_sepse_entry_is_same (folded, spellings[i]))
      return TRUE;

  return FALSE;
}

int
_sepse_entry_find_unit (const SepseConcept *concept,
                        const char         *text)
{
  g_autofree char *folded = NULL;
  int              exact = sepse_concept_find_unit (concept, text, -1);

  if (exact >= 0)
    return exact;

  folded = _sepse_entry_fold (text);
  for (guint i = 0; i < concept->n_units; i++)
    {
      const SepseUnit *unit = &concept->units[i];

      if (_sepse_entry_is_same (folded, unit->label) || _sepse_entry_is_same (folded, unit->code) ||
          is_among (folded, unit->spellings))
        return (int) i;
    }

  return -1;
}

int
_sepse_entry_find_choice (const SepseConcept *concept,
                          const char         *text)
{
  static const char *const no[] = { "n", "no", "false", NULL };
  static const char *const yes[] = { "y", "yes", "true", NULL };
  g_autofree char         *folded = _sepse_entry_fold (text);

  if (concept->kind == SEPSE_KIND_YES_NO)
    return is_among (folded, no) ? 0 : is_among (folded, yes) ? 1
                                                              : -1;

  for (guint i = 0; i < concept->n_choices; i++)
    if (_sepse_entry_is_same (folded, concept->choices[i].id))
      return (int) i;
  for (guint i = 0; i < concept->n_choices; i++)
    if (_sepse_entry_is_same (folded, concept->choices[i].label) || is_among (folded, concept->choices[i].spellings))
      return (int) i;

  return -1;
}

static const char *
copy_digits (const char *at,
             GString    *out)
{
  while (g_ascii_isdigit (*at))
    g_string_append_c (out, *at++);

  return at;
}

/* "e-7" is an exponent, "e9/l" the start of a unit. */
static const char *
copy_exponent (const char *at,
               GString    *out)
{
  if ((at[0] != 'e' && at[0] != 'E') || (at[1] != '-' && at[1] != '+') || !g_ascii_isdigit (at[2]))
    return at;

  g_string_append_len (out, at, 2);
  return copy_digits (at + 2, out);
}

static const char *
copy_sign (const char *at,
           GString    *out)
{
  if (*at == '+')
    return at + 1;
  if (*at != '-' && g_utf8_get_char (at) != 0x2212)
    return at;

  g_string_append_c (out, '-');
  return g_utf8_next_char (at);
}

const char *
_sepse_entry_read_number (const char *text,
                          double     *value)
{
  g_autoptr (GString) number = g_string_new (NULL);
  const char *at = copy_sign (text, number);
  gboolean    has_whole = g_ascii_isdigit (*at);

  while (at[0] == '0' && g_ascii_isdigit (at[1]))
    at++;
  if (has_whole)
    at = copy_digits (at, number);
  else
    g_string_append_c (number, '0');

  if (*at == '.' || *at == ',')
    {
      gboolean has_fraction = g_ascii_isdigit (at[1]);

      if (!has_whole && !has_fraction)
        return NULL;
      if (has_fraction)
        g_string_append_c (number, '.');
      at = copy_digits (at + 1, number);
      /* A second sign: is one of the two for thousands? Not guessed. */
      if (*at == '.' || *at == ',')
        return NULL;
    }
  else if (!has_whole)
    return NULL;

  at = copy_exponent (at, number);
  if (number->len > MAX_LENGTH || !sepse_number_parse (number->str, number->len, value))
    return NULL;

  return at;
}
