/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-exchange"

#include "config.h"

#include "exchange/sepse-case-reader-private.h"
#include "values/sepse-number.h"

#include <math.h>
#include <string.h>

#define SHOWN_BYTES 60
#define ALONE "unknown" /* looked for and not found: stands alone in a set */

gboolean
_sepse_case_reader_refuse (SepseCaseReader *self,
                           guint            token,
                           const char      *code,
                           const char      *format,
                           ...)
{
  g_autofree char *message = NULL;
  g_autofree char *pointer = NULL;
  va_list          arguments;

  if (self->refusal != NULL && self->refused_at <= token)
    return FALSE;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  pointer = sepse_json_dup_pointer (self->json, token);

  sepse_refusal_free (self->refusal);
  self->refusal = sepse_refusal_new (code, pointer, "%s", message);
  self->refused_at = token;

  return FALSE;
}

gboolean
_sepse_case_reader_refuse_found (SepseCaseReader *self,
                                 guint            token,
                                 const char      *code,
                                 const char      *expected)
{
  g_autofree char *found = _sepse_case_reader_describe (self, token);

  return _sepse_case_reader_refuse (self, token, code, "found %s, expected %s", found, expected);
}

char *
_sepse_case_reader_describe (SepseCaseReader *self,
                             guint            token)
{
  const SepseJsonToken *found = &self->tokens[token];
  const char           *start = self->text + found->start;
  gsize                 length = found->length;

  if (found->type == SEPSE_JSON_ARRAY)
    return g_strdup ("an array");
  if (found->type == SEPSE_JSON_OBJECT)
    return g_strdup ("an object");

  length = MIN (length, SHOWN_BYTES);
  while (length > 0 && length < found->length && ((guchar) start[length] & 0xc0) == 0x80)
    length--;

  return g_strdup_printf ("%s%.*s%s%s", found->type == SEPSE_JSON_STRING ? "“" : "", (int) length, start,
                          length < found->length ? "…" : "", found->type == SEPSE_JSON_STRING ? "”" : "");
}

gboolean
_sepse_case_reader_read_time (SepseCaseReader *self,
                              guint            token,
                              SepseInstant    *instant)
{
  static const char     expected[] = "a time such as 2026-11-22T09:10+02:00";
  const SepseJsonToken *found = &self->tokens[token];
  g_autofree char      *text = NULL;
  gboolean              is_read;

  if (found->type != SEPSE_JSON_STRING)
    return _sepse_case_reader_refuse_found (self, token, "wrong-type", expected);

  if (!found->escaped)
    is_read = sepse_instant_parse (self->text + found->start, found->length, instant);
  else
    {
      text = sepse_json_dup_string (self->json, token);
      is_read = sepse_instant_parse (text, strlen (text), instant);
    }

  return is_read || _sepse_case_reader_refuse_found (self, token, "bad-time", expected);
}

static gboolean
refuse_limits (SepseCaseReader    *self,
               const SepseConcept *concept,
               guint               token,
               guint               unit)
{
  char             low[SEPSE_NUMBER_TEXT_SIZE];
  char             high[SEPSE_NUMBER_TEXT_SIZE];
  g_autofree char *found = _sepse_case_reader_describe (self, token);
  g_autofree char *expected = NULL;

  if (isfinite (concept->hard_low))
    sepse_number_format (concept->hard_low, low);
  if (isfinite (concept->hard_high))
    sepse_number_format (concept->hard_high, high);

  if (isfinite (concept->hard_low) && isfinite (concept->hard_high))
    expected = g_strdup_printf ("%s to %s", low, high);
  else if (isfinite (concept->hard_low))
    expected = g_strdup_printf ("at least %s", low);
  else if (isfinite (concept->hard_high))
    expected = g_strdup_printf ("at most %s", high);
  else
    expected = g_strdup ("a finite number");

  return _sepse_case_reader_refuse (self, token, "out-of-range", "found %s %s, expected %s %s", found,
                                    concept->units[unit].code, expected, concept->units[0].code);
}

static gboolean
read_number (SepseCaseReader    *self,
             const SepseConcept *concept,
             guint               token,
             guint               unit,
             SepseObservations  *observations)
{
  const SepseJsonToken *found = &self->tokens[token];
  SepseValue           *slot = &observations->values[concept->index];
  double                value = 0;

  if (!sepse_number_parse (self->text + found->start, found->length, &value))
    return refuse_limits (self, concept, token, unit);
  if (concept->kind == SEPSE_KIND_COUNT && floor (value) < value)
    return _sepse_case_reader_refuse_found (self, token, "wrong-type", "a whole number");

  slot->origin = SEPSE_ORIGIN_ENTERED;
  slot->unit = (guint8) unit;
  slot->value = value;
  slot->canonical = sepse_concept_to_canonical (concept, unit, value);
  if (!(slot->canonical >= concept->hard_low && slot->canonical <= concept->hard_high))
    return refuse_limits (self, concept, token, unit);

  return TRUE;
}

/* Names a few of the choices, for people. */
static char *
list_choices (const SepseConcept *concept)
{
  GString *list = g_string_new ("one of ");

  for (guint i = 0; i < concept->n_choices; i++)
    g_string_append_printf (list, "%s%s", i == 0 ? "" : ", ", concept->choices[i].id);

  return g_string_free (list, FALSE);
}

static int
read_choice (SepseCaseReader    *self,
             const SepseConcept *concept,
             guint               token)
{
  const SepseJsonToken *found = &self->tokens[token];
  g_autofree char      *expected = NULL;
  g_autofree char      *text = NULL;
  int                   choice;

  if (found->type == SEPSE_JSON_STRING && !found->escaped)
    choice = sepse_concept_find_choice (concept, self->text + found->start, found->length);
  else if (found->type == SEPSE_JSON_STRING)
    {
      text = sepse_json_dup_string (self->json, token);
      choice = sepse_concept_find_choice (concept, text, -1);
    }
  else
    choice = -1;

  if (choice >= 0)
    return choice;

  expected = list_choices (concept);
  _sepse_case_reader_refuse_found (self, token, found->type == SEPSE_JSON_STRING ? "unknown-choice" : "wrong-type", expected);
  return -1;
}

static gboolean
read_set (SepseCaseReader    *self,
          const SepseConcept *concept,
          guint               token,
          guint64            *choices)
{
  int alone = sepse_concept_find_choice (concept, ALONE, -1);

  if (self->tokens[token].type != SEPSE_JSON_ARRAY)
    return _sepse_case_reader_refuse_found (self, token, "wrong-type", "an array of ids");

  *choices = 0;
  for (guint at = token + 1; at < self->tokens[token].next; at = self->tokens[at].next)
    {
      int     choice = read_choice (self, concept, at);
      guint64 before = *choices;

      if (choice < 0)
        return FALSE;

      *choices |= G_GUINT64_CONSTANT (1) << choice;
      if (alone >= 0 && before != 0 && before != *choices && (*choices >> alone & 1))
        return _sepse_case_reader_refuse_found (self, at, "wrong-type", "“" ALONE "” to stand alone: looked for and not found");
    }

  return TRUE;
}

static gboolean
read_type (SepseCaseReader    *self,
           const SepseConcept *concept,
           guint               token)
{
  SepseJsonType type = self->tokens[token].type;

  switch (concept->kind)
    {
    case SEPSE_KIND_NUMBER:
      return type == SEPSE_JSON_NUMBER || _sepse_case_reader_refuse_found (self, token, "wrong-type", "a number");
    case SEPSE_KIND_COUNT:
      return type == SEPSE_JSON_NUMBER || _sepse_case_reader_refuse_found (self, token, "wrong-type", "a whole number");
    case SEPSE_KIND_YES_NO:
      return type == SEPSE_JSON_TRUE || type == SEPSE_JSON_FALSE ||
             _sepse_case_reader_refuse_found (self, token, "wrong-type", "true or false");
    case SEPSE_KIND_CHOICE:
    case SEPSE_KIND_SET:
    case SEPSE_KIND_INSTANT:
      break;
    }

  return TRUE;
}

static gboolean
read_value (SepseCaseReader    *self,
            const SepseConcept *concept,
            guint               token,
            guint               unit,
            SepseObservations  *observations)
{
  SepseValue *slot = &observations->values[concept->index];
  int         choice;

  if (!read_type (self, concept, token))
    return FALSE;

  slot->origin = SEPSE_ORIGIN_ENTERED;
  switch (concept->kind)
    {
    case SEPSE_KIND_NUMBER:
    case SEPSE_KIND_COUNT:
      return read_number (self, concept, token, unit, observations);
    case SEPSE_KIND_YES_NO:
      slot->choices = self->tokens[token].type == SEPSE_JSON_TRUE ? 2 : 1;
      return TRUE;
    case SEPSE_KIND_CHOICE:
      choice = read_choice (self, concept, token);
      slot->choices = choice < 0 ? 0 : G_GUINT64_CONSTANT (1) << choice;
      return choice >= 0;
    case SEPSE_KIND_SET:
      return read_set (self, concept, token, &slot->choices);
    case SEPSE_KIND_INSTANT:
      return _sepse_case_reader_read_time (self, token, &slot->instant);
    }

  return FALSE;
}

/* -1 after a refusal. */
static int
read_unit (SepseCaseReader    *self,
           const SepseConcept *concept,
           guint               token)
{
  const SepseJsonToken *found = &self->tokens[token];
  g_autofree char      *text = NULL;
  g_autoptr (GString) expected = NULL;
  int unit = -1;

  if (found->type != SEPSE_JSON_STRING)
    {
      _sepse_case_reader_refuse_found (self, token, "wrong-type", "a unit in quotes");
      return -1;
    }

  text = sepse_json_dup_string (self->json, token);
  unit = sepse_concept_find_unit (concept, text, -1);
  if (unit >= 0)
    return unit;

  expected = g_string_new (concept->n_units > 0 ? "" : "no unit");
  for (guint i = 0; i < concept->n_units; i++)
    g_string_append_printf (expected, "%s%s", i == 0 ? "" : " or ", concept->units[i].code);
  _sepse_case_reader_refuse_found (self, token, "unknown-unit", expected->str);

  return -1;
}

/* Members may come in any order, but a number waits for its unit. */
static gboolean
read_object (SepseCaseReader    *self,
             const SepseConcept *concept,
             guint               object,
             SepseObservations  *observations)
{
  SepseValue *slot = &observations->values[concept->index];
  guint       value = 0;
  int         unit = 0;
  gboolean    is_read = TRUE;

  for (guint key = object + 1; is_read && key < self->tokens[object].next; key = self->tokens[key + 1].next)
    {
      if (sepse_json_string_equals (self->json, key, "value"))
        value = key + 1;
      else if (sepse_json_string_equals (self->json, key, "unit"))
        {
          unit = read_unit (self, concept, key + 1);
          is_read = unit >= 0;
        }
      else if (sepse_json_string_equals (self->json, key, "time"))
        is_read = _sepse_case_reader_read_time (self, key + 1, &slot->time);
      else
        is_read = _sepse_case_reader_refuse_found (self, key, "unknown-key", "value, unit or time");
    }

  /* A fault of the value stands before one that came behind it, unless it needs a unit that is not known. */
  if (value != 0 && self->tokens[value].type == SEPSE_JSON_NULL)
    {
      *slot = (SepseValue){ 0 };
      return is_read;
    }
  if (value != 0 && unit >= 0 && !_sepse_case_reader_is_open (self, object))
    return read_value (self, concept, value, (guint) unit, observations) && is_read;
  if (value != 0)
    return read_type (self, concept, value) && is_read;
  if (is_read && !_sepse_case_reader_is_open (self, object))
    return _sepse_case_reader_refuse (self, object, "wrong-type", "found an object without “value”, expected a value");

  return is_read;
}

gboolean
_sepse_case_reader_read_observation (SepseCaseReader    *self,
                                     const SepseConcept *concept,
                                     guint               token,
                                     SepseObservations  *observations)
{
  if (self->tokens[token].type == SEPSE_JSON_NULL)
    return TRUE;
  if (self->tokens[token].type == SEPSE_JSON_OBJECT)
    return read_object (self, concept, token, observations);

  return read_value (self, concept, token, 0, observations);
}
