/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-report"

#include "config.h"

#include "report/sepse-report.h"

#include "report/sepse-report-private.h"
#include "words/sepse-words.h"

#include <glib/gi18n.h>

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

static char *
name_assumed (const SepseVerdict *verdict)
{
  SepseConceptSet  assumed = { { 0 } };
  g_autofree char *names = NULL;

  for (guint i = 0; i < verdict->n_guidelines; i++)
    for (guint a = 0; a < verdict->guidelines[i].n_assumed; a++)
      sepse_concept_set_add (&assumed, verdict->guidelines[i].assumed[a].concept);
  if (_sepse_report_is_empty (&assumed))
    return NULL;

  names = sepse_words_concepts (verdict, &assumed);

  /* Translators: names of things not measured, for which the definition says what they count as. */
  return g_strdup_printf (_ ("Counted though not known: %s"), names);
}

static void
add_knowledge (GPtrArray          *blocks,
               const SepseVerdict *verdict)
{
  guint            n = count_entered (verdict);
  guint            n_deciding = 0;
  g_autofree char *deciding = NULL;
  g_autofree char *assumed = name_assumed (verdict);

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
  add_knowledge (blocks, verdict);

  return blocks;
}
