/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-exchange"

#include "config.h"

#include "exchange/sepse-placeholders.h"

#include "values/sepse-number.h"

#include <math.h>
#include <string.h>

#define LONGEST_NAME 80
/* From a day on, a clock time alone would be read as today's. */
#define LONGEST_CLOCK (24 * 60)

typedef struct
{
  const SepseVerdict    *verdict;
  const SepseRuleResult *result;
} PlainFill;

/* Length of the name behind an opening brace, or 0 when this is no placeholder. */
static gsize
measure_name (const char *text)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-");

  if (length == 0 || length >= LONGEST_NAME)
    return 0;
  if (text[length] == '}' || (text[length] == '#' && text[length + 1] == '}'))
    return length;

  return 0;
}

static void
append_choices (GString            *out,
                const SepseConcept *concept,
                guint64             choices)
{
  gboolean first = TRUE;

  for (guint i = 0; i < concept->n_choices; i++)
    {
      if (((choices >> i) & 1) == 0)
        continue;
      if (!first)
        g_string_append (out, ", ");
      g_string_append (out, concept->choices[i].id);
      first = FALSE;
    }
}

static void
append_value (GString            *out,
              const SepseConcept *concept,
              const SepseValue   *value,
              gboolean            bare)
{
  char             buffer[SEPSE_NUMBER_TEXT_SIZE];
  g_autofree char *time = NULL;

  switch (concept->kind)
    {
    case SEPSE_KIND_NUMBER:
    case SEPSE_KIND_COUNT:
      g_string_append (out, sepse_number_format (sepse_placeholders_round (concept, value), buffer));
      if (!bare && concept->units[value->unit].label[0] != '\0')
        g_string_append_printf (out, " %s", concept->units[value->unit].label);
      break;

    case SEPSE_KIND_CHOICE:
    case SEPSE_KIND_SET:
    case SEPSE_KIND_YES_NO:
      append_choices (out, concept, value->choices);
      break;

    case SEPSE_KIND_INSTANT:
      time = sepse_instant_to_clock (value->instant);
      g_string_append (out, time);
      break;
    }
}

static void
append_due (GString               *out,
            const SepseRuleResult *result)
{
  int minutes = result != NULL ? result->rule->within_minutes : -1;

  if (minutes > 0 && minutes < LONGEST_CLOCK && result->due.is_set)
    {
      g_autofree char *clock = sepse_instant_to_clock (result->due);

      g_string_append_printf (out, "by %s", clock);
    }
  else if (minutes > 0 && minutes % 60 == 0)
    g_string_append_printf (out, "within %d h", minutes / 60);
  else if (minutes > 0)
    g_string_append_printf (out, "within %d min", minutes);
  else
    g_string_append (out, "now");
}

static void
append_plain (GString    *out,
              const char *name,
              gboolean    bare,
              gpointer    data)
{
  PlainFill             *fill = data;
  const SepseDictionary *dictionary = sepse_catalog_get_dictionary (fill->verdict->catalog);
  const SepseConcept    *concept;

  if (strcmp (name, "due") == 0)
    {
      append_due (out, fill->result);
      return;
    }

  concept = sepse_dictionary_find (dictionary, name, -1);
  if (concept == NULL || !sepse_observations_is_known (fill->verdict->observations, concept->index))
    g_string_append (out, "…");
  else
    append_value (out, concept, &fill->verdict->observations->values[concept->index], bare);
}

double
sepse_placeholders_round (const SepseConcept *concept,
                          const SepseValue   *value)
{
  double scale;

  if (value->origin != SEPSE_ORIGIN_DERIVED || concept->n_units == 0)
    return value->value;

  scale = pow (10.0, concept->units[value->unit].decimals + 1);

  return round (value->value * scale) / scale;
}

char *
sepse_placeholders_expand (const char          *text,
                           SepsePlaceholderFunc func,
                           gpointer             data)
{
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (func != NULL, NULL);

  out = g_string_sized_new (strlen (text) + 16);
  while (*text != '\0')
    {
      gsize plain = strcspn (text, "{");
      gsize length;
      char  name[LONGEST_NAME];

      g_string_append_len (out, text, (gssize) plain);
      text += plain;
      if (*text == '\0')
        break;

      length = measure_name (text + 1);
      if (length == 0)
        {
          g_string_append_c (out, *text);
          text++;
          continue;
        }
      memcpy (name, text + 1, length);
      name[length] = '\0';
      text += 1 + length;
      func (out, name, *text == '#', data);
      text += *text == '#' ? 2 : 1;
    }

  return g_string_free (out, FALSE);
}

char *
sepse_placeholders_fill_plain (const SepseVerdict    *verdict,
                               const SepseRuleResult *result,
                               const char            *text)
{
  PlainFill fill = { verdict, result };

  g_return_val_if_fail (verdict != NULL, NULL);

  return text != NULL ? sepse_placeholders_expand (text, append_plain, &fill) : NULL;
}
