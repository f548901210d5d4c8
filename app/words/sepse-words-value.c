/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-words"

#include "config.h"

#include "words/sepse-words.h"

#include "exchange/sepse-placeholders.h"
#include "values/sepse-number.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

static const char *
get_decimal_sign (void)
{
  const char *name = setlocale (LC_NUMERIC, NULL);

  /* The language is shown without its locale: the translation knows the sign. */
  if (name == NULL || strcmp (name, "C") == 0 || g_str_has_prefix (name, "C."))
    /* Translators: the decimal sign of your language. */
    return C_ ("number", ".");

  return localeconv ()->decimal_point;
}

char *
sepse_words_number (const SepseConcept *concept,
                    const SepseValue   *value)
{
  char        buffer[SEPSE_NUMBER_TEXT_SIZE];
  const char *point;

  g_return_val_if_fail (concept != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  sepse_number_format (sepse_placeholders_round (concept, value), buffer);
  point = strchr (buffer, '.');
  if (point == NULL)
    return g_strdup (buffer);

  return g_strdup_printf ("%.*s%s%s", (int) (point - buffer), buffer, get_decimal_sign (), point + 1);
}

char *
sepse_words_inside (const char *text)
{
  gunichar first;
  char     small[8] = { 0 };

  g_return_val_if_fail (text != NULL, NULL);

  if (text[0] == '\0')
    return g_strdup (text);

  first = g_utf8_get_char (text);
  for (const char *p = g_utf8_next_char (text); *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isupper (g_utf8_get_char (p)))
      return g_strdup (text);
  /* A single letter is a symbol. */
  if (*g_utf8_next_char (text) == '\0')
    return g_strdup (text);

  g_unichar_to_utf8 (g_unichar_tolower (first), small);

  return g_strconcat (small, g_utf8_next_char (text), NULL);
}

static void
append_choice (GString            *out,
               const SepseConcept *concept,
               guint               choice)
{
  const char      *label = sepse_words_translate ("choice", concept->choices[choice].label);
  g_autofree char *inside = NULL;

  /* The names of organisms keep their capital. */
  inside = concept->kind == SEPSE_KIND_SET && strcmp (concept->group, "cultures") == 0 ? g_strdup (label) : sepse_words_inside (label);
  if (out->len > 0)
    g_string_append (out, C_ ("list", ", "));
  g_string_append (out, inside);
}

static char *
write_choices (const SepseConcept *concept,
               guint64             choices)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < concept->n_choices; i++)
    if (((choices >> i) & 1) != 0)
      append_choice (out, concept, i);
  if (out->len == 0)
    g_string_append (out, C_ ("answer", "none of them"));

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
write_quantity (const SepseConcept *concept,
                const SepseValue   *value)
{
  g_autofree char *number = sepse_words_number (concept, value);
  const char      *label = concept->n_units > 0 ? concept->units[value->unit].label : NULL;

  if (label == NULL || label[0] == '\0')
    return g_steal_pointer (&number);

  return g_strdup_printf ("%s %s", number, sepse_words_translate ("unit", label));
}

static char *
write_number_in (const SepseConcept *concept,
                 guint               unit,
                 double              number)
{
  SepseValue value = { .origin = SEPSE_ORIGIN_ENTERED, .unit = (guint8) unit, .value = number };

  return write_quantity (concept, &value);
}

char *
sepse_words_limit (const SepseConcept *concept,
                   const SepseEdge    *edge)
{
  g_autofree char *cut = NULL;

  g_return_val_if_fail (concept != NULL, NULL);
  g_return_val_if_fail (edge != NULL, NULL);

  cut = write_number_in (concept, edge->unit, edge->cut);
  if (edge->counts_above && edge->cut_is_below)
    /* Translators: on which side of a limit a value counts; %s is the limit with its unit. */
    return g_strdup_printf (C_ ("limit", "above %s"), cut);
  if (edge->counts_above)
    return g_strdup_printf (C_ ("limit", "%s or more"), cut);
  if (edge->cut_is_below)
    return g_strdup_printf (C_ ("limit", "%s or less"), cut);

  return g_strdup_printf (C_ ("limit", "below %s"), cut);
}

char *
sepse_words_distance (const SepseConcept *concept,
                      const SepseEdge    *edge)
{
  g_autofree char *cut = NULL;
  g_autofree char *distance = NULL;

  g_return_val_if_fail (concept != NULL, NULL);
  g_return_val_if_fail (edge != NULL, NULL);

  cut = write_number_in (concept, edge->unit, edge->cut);
  distance = write_number_in (concept, edge->unit, edge->distance);
  if (!(edge->distance > 0))
    /* Translators: the value is the limit itself. */
    return g_strdup_printf (_ ("Exactly at the limit %s"), cut);

  /* Translators: a limit of a rule, and how far the value is from it. */
  return g_strdup_printf (_ ("Nearest limit %1$s, %2$s away"), cut, distance);
}

char *
sepse_words_value (const SepseConcept *concept,
                   const SepseValue   *value)
{
  g_return_val_if_fail (concept != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  if (value->origin == SEPSE_ORIGIN_UNKNOWN)
    return g_strdup (sepse_words_truth (SEPSE_TRUTH_UNKNOWN));

  switch (concept->kind)
    {
    case SEPSE_KIND_NUMBER:
    case SEPSE_KIND_COUNT:
      return write_quantity (concept, value);
    case SEPSE_KIND_YES_NO:
      return g_strdup ((value->choices & 2) != 0 ? C_ ("answer", "yes") : C_ ("answer", "no"));
    case SEPSE_KIND_INSTANT:
      return sepse_instant_to_clock (value->instant);
    case SEPSE_KIND_CHOICE:
    case SEPSE_KIND_SET:
      break;
    }

  return write_choices (concept, value->choices);
}

static char *
write_concept (const SepseVerdict *verdict,
               const SepseConcept *concept,
               const char         *name)
{
  const SepseValue *value = &verdict->observations->values[concept->index];
  g_autofree char  *text = NULL;

  if (value->origin == SEPSE_ORIGIN_UNKNOWN)
    return g_strdup (name);

  text = sepse_words_value (concept, value);
  if (concept->kind == SEPSE_KIND_NUMBER || concept->kind == SEPSE_KIND_COUNT)
    /* Translators: a name and its value, "heart rate 112 /min". */
    return g_strdup_printf (C_ ("value", "%1$s %2$s"), name, text);

  /* Translators: a question and its answer, "infection: suspected". */
  return g_strdup_printf (C_ ("answer", "%1$s: %2$s"), name, text);
}

static char *
write_list (const SepseVerdict    *verdict,
            const SepseConceptSet *concepts,
            gboolean               values)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const SepseDictionary *dictionary = sepse_catalog_get_dictionary (verdict->catalog);

  for (guint i = sepse_concept_set_next (concepts, 0); i < SEPSE_MAX_CONCEPTS; i = sepse_concept_set_next (concepts, i + 1))
    {
      const SepseConcept *concept = sepse_dictionary_get_concept (dictionary, i);
      const char         *label = sepse_words_concept (concept);
      g_autofree char    *name = out->len > 0 ? sepse_words_inside (label) : g_strdup (label);
      g_autofree char    *text = values ? write_concept (verdict, concept, name) : g_strdup (name);

      if (out->len > 0)
        g_string_append (out, C_ ("list", ", "));
      g_string_append (out, text);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
sepse_words_concepts (const SepseVerdict    *verdict,
                      const SepseConceptSet *concepts)
{
  g_return_val_if_fail (verdict != NULL, NULL);
  g_return_val_if_fail (concepts != NULL, NULL);

  return write_list (verdict, concepts, TRUE);
}

char *
sepse_words_names (const SepseVerdict    *verdict,
                   const SepseConceptSet *concepts)
{
  g_return_val_if_fail (verdict != NULL, NULL);
  g_return_val_if_fail (concepts != NULL, NULL);

  return write_list (verdict, concepts, FALSE);
}

char *
sepse_words_as_of (SepseInstant as_of)
{
  g_autofree char *time = NULL;

  if (!as_of.is_set)
    return NULL;

  time = sepse_instant_to_clock (as_of);

  /* Translators: a clock time. */
  return g_strdup_printf (_ ("Met at %s, not measured again since"), time);
}
