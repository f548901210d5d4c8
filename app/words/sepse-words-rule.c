/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-words"

#include "config.h"

#include "words/sepse-words.h"

#include "exchange/sepse-placeholders.h"

#include <glib/gi18n.h>
#include <string.h>

/* From a day on, a clock time alone would be read as today's. */
#define LONGEST_CLOCK (24 * 60)

typedef struct
{
  const SepseVerdict    *verdict;
  const SepseRuleResult *result;
} Fill;

char *
sepse_words_deadline (const SepseRuleResult *result)
{
  int minutes = result != NULL ? result->rule->within_minutes : -1;

  if (minutes > 0 && minutes < LONGEST_CLOCK && result->due.is_set)
    {
      g_autofree char *clock = sepse_instant_to_clock (result->due);

      /* Translators: a clock time, "by 10:10". */
      return g_strdup_printf (_ ("by %s"), clock);
    }
  if (minutes > 0 && minutes % 60 == 0)
    /* Translators: a deadline when no clock time is known, "within 1 h". */
    return g_strdup_printf (ngettext ("within %d h", "within %d h", (gulong) minutes / 60), minutes / 60);
  if (minutes > 0)
    /* Translators: a deadline when no clock time is known. */
    return g_strdup_printf (ngettext ("within %d min", "within %d min", (gulong) minutes), minutes);

  return g_strdup (C_ ("deadline", "now"));
}

static void
append_placeholder (GString    *out,
                    const char *name,
                    gboolean    bare,
                    gpointer    data)
{
  Fill               *fill = data;
  const SepseConcept *concept;
  const SepseValue   *value;
  g_autofree char    *text = NULL;

  if (strcmp (name, "due") == 0)
    {
      text = sepse_words_deadline (fill->result);
      g_string_append (out, text);
      return;
    }

  concept = sepse_dictionary_find (sepse_catalog_get_dictionary (fill->verdict->catalog), name, -1);
  if (concept == NULL || !sepse_observations_is_known (fill->verdict->observations, concept->index))
    {
      g_string_append (out, "…");
      return;
    }

  value = &fill->verdict->observations->values[concept->index];
  if (bare && (concept->kind == SEPSE_KIND_NUMBER || concept->kind == SEPSE_KIND_COUNT))
    text = sepse_words_number (concept, value);
  else
    text = sepse_words_value (concept, value);
  g_string_append (out, text);
}

char *
sepse_words_fill (const SepseVerdict    *verdict,
                  const SepseRuleResult *result,
                  const char            *role,
                  const char            *english)
{
  Fill fill = { verdict, result };

  g_return_val_if_fail (verdict != NULL, NULL);

  if (english == NULL)
    return NULL;

  return sepse_placeholders_expand (sepse_words_translate (role, english), append_placeholder, &fill);
}

static char *
write_issue (SepseIssueCode code,
             const char    *name)
{
  switch (code)
    {
    case SEPSE_ISSUE_UNUSUAL:
      /* Translators: a name with its value, "temperature 33 °C". */
      return g_strdup_printf (_ ("%s is unusual: please check it"), name);
    case SEPSE_ISSUE_CONTRADICTION:
      /* Translators: a name with its value. */
      return g_strdup_printf (_ ("%s contradicts another answer"), name);
    case SEPSE_ISSUE_DERIVED_DIFFERS:
      /* Translators: a name with its value. */
      return g_strdup_printf (_ ("%s differs from what its parts give; the entered value is used"), name);
    case SEPSE_ISSUE_UNIT_TABLES_DIFFER:
      /* Translators: a name with its value. */
      return g_strdup_printf (_ ("%s would count otherwise by the limit published for another unit"), name);
    case SEPSE_ISSUE_STALE:
      /* Translators: a name with its value. */
      return g_strdup_printf (_ ("%s was measured too long ago to speak for now"), name);
    case SEPSE_ISSUE_UNPAIRED:
      break;
    }

  /* Translators: a name with its value. */
  return g_strdup_printf (_ ("%s lacks the answer that it is read together with"), name);
}

char *
sepse_words_issue (const SepseVerdict *verdict,
                   const SepseIssue   *issue)
{
  SepseConceptSet  set = { { 0 } };
  g_autofree char *name = NULL;

  g_return_val_if_fail (verdict != NULL, NULL);
  g_return_val_if_fail (issue != NULL, NULL);

  if (issue->rule != NULL && issue->rule->text != NULL)
    return sepse_words_fill (verdict, NULL, "check", issue->rule->text);

  if (issue->concept < verdict->observations->n_values)
    sepse_concept_set_add (&set, issue->concept);
  name = sepse_words_concepts (verdict, &set);

  return write_issue (issue->code, name);
}
