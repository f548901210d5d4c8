/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-report"

#include "config.h"

#include "report/sepse-report.h"

#include "report/sepse-report-private.h"
#include "words/sepse-words.h"

#include <glib/gi18n.h>

/* Assumptions that are told by name beside the form. */
#define MOST_ASSUMED 4

GPtrArray *
sepse_report_new (const SepseVerdict *verdict)
{
  GPtrArray *blocks;

  g_return_val_if_fail (verdict != NULL, NULL);

  blocks = _sepse_report_new_blocks ();
  _sepse_report_add_headline (blocks, verdict);
  _sepse_report_add_flags (blocks, verdict);
  _sepse_report_add_consider (blocks, verdict, TRUE);
  _sepse_report_add_steps (blocks, verdict);
  _sepse_report_add_definitions (blocks, verdict);
  _sepse_report_add_criteria (blocks, verdict, FALSE);
  _sepse_report_add_missing (blocks, verdict);
  _sepse_report_add_consider (blocks, verdict, FALSE);
  _sepse_report_add_issues (blocks, verdict);
  _sepse_report_add_assumed (blocks, verdict);
  _sepse_report_add_notes (blocks, verdict);
  _sepse_report_add_criteria (blocks, verdict, TRUE);
  _sepse_report_add_limits (blocks, verdict);
  _sepse_report_add_sources (blocks, verdict);
  _sepse_report_add_about (blocks, verdict);

  return blocks;
}

static guint
count_entered (const SepseVerdict *verdict)
{
  guint n = 0;

  for (guint i = 0; i < verdict->observations->n_values; i++)
    if (verdict->observations->values[i].origin == SEPSE_ORIGIN_ENTERED)
      n++;

  return n;
}

/* What the definition that is told counts without an answer, by name up to a few. */
static char *
name_assumed (const SepseVerdict         *verdict,
              const SepseGuidelineResult *leading)
{
  const SepseDictionary *dictionary = sepse_catalog_get_dictionary (verdict->catalog);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = leading != NULL ? leading->n_assumed : 0;

  for (guint i = 0; i < MIN (n, MOST_ASSUMED); i++)
    {
      const char      *label = sepse_words_concept (sepse_dictionary_get_concept (dictionary, leading->assumed[i].concept));
      g_autofree char *inside = i > 0 ? sepse_words_inside (label) : g_strdup (label);

      g_string_append_printf (names, "%s%s", i > 0 ? C_ ("list", ", ") : "", inside);
    }
  if (n == 0)
    return NULL;
  if (n > MOST_ASSUMED)
    /* Translators: names of things not measured, and how many more there are. */
    return g_strdup_printf (ngettext ("Counted though not known: %1$s and %2$u more", "Counted though not known: %1$s and %2$u more", n - MOST_ASSUMED),
                            names->str, n - MOST_ASSUMED);

  /* Translators: names of things not measured, for which the definition says what they count as. */
  return g_strdup_printf (_ ("Counted though not known: %s"), names->str);
}

static void
add_knowledge (GPtrArray                  *blocks,
               const SepseVerdict         *verdict,
               const SepseGuidelineResult *leading)
{
  guint            n = count_entered (verdict);
  guint            n_deciding = 0;
  g_autofree char *deciding = NULL;
  g_autofree char *assumed = name_assumed (verdict, leading);

  for (guint i = 0; i < verdict->n_missing; i++)
    if (verdict->missing[i].n_could_change > 0 || verdict->missing[i].changes_action)
      n_deciding++;
  if (n_deciding > 0)
    /* Translators: how many single unanswered questions could change the result. */
    deciding = g_strdup_printf (ngettext ("%u open question could change the result", "%u open questions could change the result", n_deciding), n_deciding);

  _sepse_report_add (blocks, SEPSE_BLOCK_VALUE, SEPSE_TONE_QUIET, SEPSE_SECTION_ASSUMED, NULL,
                     /* Translators: how many questions were answered. */
                     g_strdup_printf (ngettext ("%u answer known", "%u answers known", n), n),
                     NULL, _sepse_report_join (deciding != NULL ? deciding : "", assumed, NULL));
}

GPtrArray *
sepse_report_new_summary (const SepseVerdict *verdict)
{
  GPtrArray                  *blocks;
  const SepseGuidelineResult *leading;

  g_return_val_if_fail (verdict != NULL, NULL);

  blocks = _sepse_report_new_blocks ();
  leading = _sepse_report_find_leading (verdict);
  _sepse_report_add_urgency (blocks, verdict);
  if (leading != NULL)
    _sepse_report_add_standing (blocks, verdict, leading);
  else
    _sepse_report_add (blocks, SEPSE_BLOCK_VALUE, SEPSE_TONE_UNKNOWN, SEPSE_SECTION_DEFINITION, NULL,
                       g_strdup (_ ("No definition was asked for")), NULL, NULL);
  add_knowledge (blocks, verdict, leading);

  return blocks;
}
