/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-patient"

#include "config.h"

#include "patient/sepse-entry.h"

#include "patient/sepse-entry-private.h"
#include "values/sepse-number.h"

#include <math.h>
#include <string.h>

#define EMPTY_SET "none" /* of a set that was looked at */
#define ALONE "unknown" /* looked for and not found: stands alone in a set */

static gboolean
is_within (double value,
           double low,
           double high)
{
  return value >= low && value <= high;
}

static gboolean
is_usual (const SepseConcept *concept,
          double              canonical)
{
  return is_within (canonical, concept->hard_low, concept->hard_high) &&
         is_within (canonical, concept->warn_low, concept->warn_high);
}

static gboolean
is_whole (double value)
{
  return !(floor (value) < value);
}

/* How many values the other units could mean by this number; the first such unit in @guess.
 * Two units that make the same value of it (ug/L, ng/mL) are one. */
static guint
guess_unit (const SepseConcept *concept,
            double              value,
            int                *guess)
{
  guint  n_values = 0;
  double first = 0;

  *guess = -1;
  for (guint i = 1; i < concept->n_units; i++)
    {
      double canonical = sepse_concept_to_canonical (concept, i, value);

      if (!is_usual (concept, canonical))
        continue;
      if (n_values == 0)
        {
          *guess = (int) i;
          first = canonical;
        }
      if (n_values == 0 || canonical < first || canonical > first)
        n_values++;
    }

  return n_values;
}

/* A number without a unit that is unlikely in the canonical one. TRUE when that is a question. */
static gboolean
ask_unit (const SepseConcept *concept,
          double              value,
          SepseEntry         *entry)
{
  gboolean is_asked = concept->ask_unit_below > 0 && value < concept->ask_unit_below;
  guint    n_values;

  if (is_usual (concept, value) && !is_asked)
    return FALSE;

  n_values = guess_unit (concept, value, &entry->guessed_unit);
  if (n_values > 1 && !is_asked)
    entry->guessed_unit = -1;
  if (n_values == 0)
    return FALSE;

  entry->state = SEPSE_ENTRY_QUESTION;
  return TRUE;
}

static SepseEntry
read_number (const SepseConcept *concept,
             const char         *text)
{
  SepseEntry  entry = { .state = SEPSE_ENTRY_UNREADABLE, .guessed_unit = -1 };
  double      value = 0;
  double      canonical;
  int         unit = 0;
  const char *rest = _sepse_entry_read_number (text, &value);

  if (rest == NULL)
    return entry;

  while (*rest != '\0' && g_unichar_isspace (g_utf8_get_char (rest)))
    rest = g_utf8_next_char (rest);
  /* "84/50", "38 9": more than one number. */
  if (g_ascii_isdigit (rest[*rest == '/' ? 1 : 0]) && _sepse_entry_find_unit (concept, rest) < 0)
    return entry;

  if (*rest != '\0')
    unit = _sepse_entry_find_unit (concept, rest);
  if (unit < 0 || (guint) unit >= concept->n_units)
    {
      entry.state = SEPSE_ENTRY_UNKNOWN_UNIT;
      return entry;
    }
  if (*rest == '\0' && ask_unit (concept, value, &entry))
    return entry;

  canonical = sepse_concept_to_canonical (concept, (guint) unit, value);
  entry.state = SEPSE_ENTRY_IMPOSSIBLE;
  if (!is_within (canonical, concept->hard_low, concept->hard_high) ||
      (concept->kind == SEPSE_KIND_COUNT && !is_whole (value)))
    return entry;

  entry.state = is_usual (concept, canonical) ? SEPSE_ENTRY_ACCEPTED : SEPSE_ENTRY_ODD;
  entry.value.origin = SEPSE_ORIGIN_ENTERED;
  entry.value.unit = (guint8) unit;
  entry.value.value = value;
  entry.value.canonical = canonical;

  return entry;
}

static SepseEntry
read_choice (const SepseConcept *concept,
             const char         *text)
{
  SepseEntry entry = { .state = SEPSE_ENTRY_UNREADABLE, .guessed_unit = -1 };
  int        choice = _sepse_entry_find_choice (concept, text);

  if (choice < 0)
    return entry;

  entry.state = SEPSE_ENTRY_ACCEPTED;
  entry.value.origin = SEPSE_ORIGIN_ENTERED;
  entry.value.choices = G_GUINT64_CONSTANT (1) << choice;

  return entry;
}

static gboolean
add_to_set (const SepseConcept *concept,
            const char         *word,
            guint64            *choices)
{
  int     choice = _sepse_entry_find_choice (concept, word);
  int     alone = sepse_concept_find_choice (concept, ALONE, -1);
  guint64 bit;

  if (choice < 0)
    return FALSE;

  bit = G_GUINT64_CONSTANT (1) << choice;
  if (alone >= 0 && *choices != 0 && ((*choices | bit) >> alone & 1) && *choices != bit)
    return FALSE;

  *choices |= bit;
  return TRUE;
}

static SepseEntry
read_set (const SepseConcept *concept,
          const char         *text)
{
  SepseEntry       entry = { .state = SEPSE_ENTRY_UNREADABLE, .guessed_unit = -1 };
  g_autofree char *folded = _sepse_entry_fold (text);
  g_auto (GStrv) words = g_strsplit_set (text, " ,;\t\n", -1);
  guint64 choices = 0;

  if (!g_str_equal (folded, EMPTY_SET) || sepse_concept_find_choice (concept, EMPTY_SET, -1) >= 0)
    /* A label may have several words; else each word is one choice. */
    if (!add_to_set (concept, text, &choices))
      for (guint i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0' && !add_to_set (concept, words[i], &choices))
          return entry;

  entry.state = SEPSE_ENTRY_ACCEPTED;
  entry.value.origin = SEPSE_ORIGIN_ENTERED;
  entry.value.choices = choices;

  return entry;
}

static SepseEntry
read_instant (const char *text)
{
  SepseEntry       entry = { .state = SEPSE_ENTRY_UNREADABLE, .guessed_unit = -1 };
  g_autofree char *joined = g_strdup (text);
  char            *space = strchr (joined, ' ');

  if (space != NULL)
    *space = 'T';
  if (!sepse_instant_parse (joined, strlen (joined), &entry.value.instant))
    return entry;

  entry.state = SEPSE_ENTRY_ACCEPTED;
  entry.value.origin = SEPSE_ORIGIN_ENTERED;

  return entry;
}

/* As g_strstrip(), for every space of Unicode. */
static char *
dup_stripped (const char *text)
{
  const char *end = text + strlen (text);

  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (text, (gsize) (end - text));
}

SepseEntry
sepse_entry_parse (const SepseConcept *concept,
                   const char         *text)
{
  SepseEntry       entry = { .state = SEPSE_ENTRY_EMPTY, .guessed_unit = -1 };
  g_autofree char *typed = NULL;

  g_return_val_if_fail (concept != NULL, entry);

  if (text == NULL)
    return entry;
  if (!g_utf8_validate (text, -1, NULL))
    {
      entry.state = SEPSE_ENTRY_UNREADABLE;
      return entry;
    }

  typed = dup_stripped (text);
  if (*typed == '\0')
    return entry;

  switch (concept->kind)
    {
    case SEPSE_KIND_NUMBER:
    case SEPSE_KIND_COUNT:
      return read_number (concept, typed);
    case SEPSE_KIND_CHOICE:
    case SEPSE_KIND_YES_NO:
      return read_choice (concept, typed);
    case SEPSE_KIND_SET:
      return read_set (concept, typed);
    case SEPSE_KIND_INSTANT:
      return read_instant (typed);
    }

  return entry;
}

/* The first spelling of the unit that reads back as this very unit. */
static char *
number_to_text (const SepseConcept *concept,
                const SepseValue   *value)
{
  char             number[SEPSE_NUMBER_TEXT_SIZE];
  const SepseUnit *unit = &concept->units[value->unit];
  SepseEntry       entry;

  sepse_number_format (value->value, number);
  if (value->unit == 0)
    {
      entry = sepse_entry_parse (concept, number);
      if (entry.state != SEPSE_ENTRY_QUESTION)
        return g_strdup (number);
    }

  if (*unit->label != '\0' && _sepse_entry_find_unit (concept, unit->label) == value->unit)
    return g_strdup_printf ("%s %s", number, unit->label);

  return g_strdup_printf ("%s %s", number, unit->code);
}

static char *
choices_to_text (const SepseConcept *concept,
                 guint64             choices)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < concept->n_choices; i++)
    if (choices >> i & 1)
      {
        if (text->len > 0)
          g_string_append_c (text, ' ');
        g_string_append (text, concept->choices[i].id);
      }
  if (text->len == 0)
    g_string_append (text, EMPTY_SET);

  return g_string_free (text, FALSE);
}

char *
sepse_entry_to_text (const SepseConcept *concept,
                     const SepseValue   *value)
{
  if (value->origin == SEPSE_ORIGIN_UNKNOWN)
    return g_strdup ("");

  switch (concept->kind)
    {
    case SEPSE_KIND_NUMBER:
    case SEPSE_KIND_COUNT:
      return number_to_text (concept, value);
    case SEPSE_KIND_CHOICE:
    case SEPSE_KIND_YES_NO:
    case SEPSE_KIND_SET:
      return choices_to_text (concept, value->choices);
    case SEPSE_KIND_INSTANT:
      return sepse_instant_to_text (value->instant);
    }

  return g_strdup ("");
}
