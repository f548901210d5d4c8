/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-report"

#include "config.h"

#include "report/sepse-report-private.h"

#include "words/sepse-words.h"

#include <glib/gi18n.h>
#include <string.h>

static SepseTone
get_tone (SepseUrgency urgency)
{
  switch (urgency)
    {
    case SEPSE_URGENCY_NOW:
      return SEPSE_TONE_URGENT;
    case SEPSE_URGENCY_1H:
    case SEPSE_URGENCY_3H:
    case SEPSE_URGENCY_6H:
      return SEPSE_TONE_SOON;
    case SEPSE_URGENCY_JUDGEMENT:
      return SEPSE_TONE_PLAIN;
    case SEPSE_URGENCY_NOT_ASSESSED:
      break;
    }

  return SEPSE_TONE_UNKNOWN;
}

/* The other condition that cannot wait, when neither a rule nor a red flag set the urgency. */
static const SepseRuleResult *
find_urgent_condition (const SepseVerdict *verdict)
{
  for (guint i = 0; i < verdict->n_consider; i++)
    if (verdict->consider[i].rule->urgency == SEPSE_URGENCY_NOW)
      return &verdict->consider[i];

  return NULL;
}

/* The rule that the headline speaks of, and the role of its texts. A red flag is named itself, not that there is one. */
static const SepseRuleResult *
find_reason (const SepseVerdict *verdict,
             const char        **role)
{
  if (verdict->headline.urgency == SEPSE_URGENCY_NOW && verdict->n_red_flags > 0)
    {
      *role = "flag";
      return &verdict->red_flags[0];
    }
  *role = "urgency";
  if (verdict->headline.urgency_rule != NULL || verdict->headline.urgency == SEPSE_URGENCY_NOT_ASSESSED)
    return verdict->headline.urgency_rule;
  *role = "condition";

  return find_urgent_condition (verdict);
}

/* The label of an urgency rule says how urgent it is; those of flags and conditions do not. */
static char *
write_title (const SepseVerdict    *verdict,
             const SepseRuleResult *reason,
             const char            *role)
{
  const char      *urgency = sepse_words_urgency (verdict->headline.urgency);
  g_autofree char *label = NULL;

  if (reason == NULL)
    return g_strdup (urgency);

  label = _sepse_report_label (reason->rule, role);
  if (strcmp (role, "urgency") == 0)
    return g_steal_pointer (&label);

  /* Translators: an urgency and its reason, "Act now: low pressure". */
  return g_strdup_printf (C_ ("headline", "%1$s: %2$s"), urgency, label);
}

static gboolean
is_deadline (const SepseRuleResult *step)
{
  return step->state == SEPSE_STEP_OPEN && step->rule->within_minutes > 0 && g_strcmp0 (step->rule->group, "now") == 0 &&
         g_strcmp0 (step->rule->kind, "treatment") == 0;
}

/* "Antimicrobial, by 10:10": the treatment of the first group that is due first. */
static char *
name_first_deadline (const SepseVerdict *verdict)
{
  const SepseRuleResult *first = NULL;
  g_autofree char       *label = NULL;
  g_autofree char       *deadline = NULL;

  for (guint i = 0; i < verdict->n_steps; i++)
    if (is_deadline (&verdict->steps[i]) && (first == NULL || verdict->steps[i].rule->within_minutes < first->rule->within_minutes))
      first = &verdict->steps[i];
  if (first == NULL)
    return NULL;

  label = _sepse_report_label (first->rule, "step");
  deadline = _sepse_report_deadline (first);

  /* Translators: a step and its deadline, "Antimicrobial, by 10:10". */
  return g_strdup_printf (C_ ("deadline", "%1$s, %2$s"), label, deadline);
}

static char *
name_unassessed (const SepseVerdict *verdict)
{
  g_autofree char *names = NULL;

  if (_sepse_report_is_empty (&verdict->headline.unassessed))
    return NULL;

  names = sepse_words_concepts (verdict, &verdict->headline.unassessed);

  /* Translators: names of observations that nobody made yet. */
  return g_strdup_printf (_ ("Not assessed: %s"), names);
}

SepseBlock *
_sepse_report_add_urgency (GPtrArray          *blocks,
                           const SepseVerdict *verdict)
{
  const SepseHeadline   *headline = &verdict->headline;
  const char            *role;
  const SepseRuleResult *reason = find_reason (verdict, &role);
  g_autofree char       *unassessed = name_unassessed (verdict);
  g_autofree char       *text = reason != NULL ? sepse_words_fill (verdict, reason, role, reason->text) : NULL;

  return _sepse_report_add (blocks, SEPSE_BLOCK_HEADLINE, get_tone (headline->urgency), SEPSE_SECTION_HEADLINE,
                            reason != NULL ? reason->rule->id : NULL,
                            write_title (verdict, reason, role), name_first_deadline (verdict),
                            _sepse_report_join (text != NULL ? text : "", unassessed, NULL));
}

/* What else is as urgent when a red flag has taken the headline: septic shock, low pressure. */
static void
add_other_reasons (GPtrArray          *blocks,
                   const SepseVerdict *verdict)
{
  if (verdict->headline.urgency != SEPSE_URGENCY_NOW || verdict->n_red_flags == 0)
    return;

  for (guint i = 1; i < verdict->n_urgency_rules; i++)
    {
      const SepseRuleResult *reason = &verdict->urgency_rules[i];

      if (reason->rule->urgency != SEPSE_URGENCY_NOW)
        continue;
      _sepse_report_add (blocks, SEPSE_BLOCK_ITEM, SEPSE_TONE_URGENT, SEPSE_SECTION_HEADLINE, reason->rule->id,
                         _sepse_report_label (reason->rule, "urgency"), NULL,
                         sepse_words_fill (verdict, reason, "urgency", reason->text));
      /* The rest say the same of the same patient. */
      break;
    }
}

/* What cannot wait, and treatment and cultures with their deadline. */
static gboolean
is_first (const SepseRuleResult *step)
{
  const SepseRule *rule = step->rule;

  if (step->state != SEPSE_STEP_OPEN || g_strcmp0 (rule->group, "now") != 0)
    return FALSE;

  return rule->within_minutes == 0 ||
         (rule->within_minutes > 0 && (g_strcmp0 (rule->kind, "treatment") == 0 || g_strcmp0 (rule->kind, "culture") == 0));
}

static void
add_first_steps (GPtrArray          *blocks,
                 const SepseVerdict *verdict)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < verdict->n_steps; i++)
    {
      const SepseRuleResult *step = &verdict->steps[i];
      g_autofree char       *label = NULL;
      g_autofree char       *inside = NULL;
      g_autofree char       *deadline = NULL;

      if (!is_first (step))
        continue;

      label = _sepse_report_label (step->rule, "step");
      inside = sepse_words_inside (label);
      deadline = step->rule->within_minutes > 0 ? _sepse_report_deadline (step) : NULL;
      g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", inside);
      if (deadline != NULL)
        g_string_append_printf (names, ", %s", deadline);
    }
  if (names->len == 0)
    return;

  _sepse_report_add (blocks, SEPSE_BLOCK_PARAGRAPH, SEPSE_TONE_PLAIN, SEPSE_SECTION_HEADLINE, NULL,
                     /* Translators: the steps to take first. */
                     g_strdup_printf (_ ("First: %s"), names->str), NULL, NULL);
}

static void
add_notes (GPtrArray          *blocks,
           const SepseVerdict *verdict)
{
  for (guint i = 0; i < verdict->n_notes; i++)
    {
      const SepseRuleResult *note = &verdict->notes[i];
      g_autofree char       *label = NULL;
      g_autofree char       *text = NULL;
      g_autofree char       *because = NULL;
      g_autofree char       *cite = NULL;

      if (!note->rule->headline)
        continue;

      label = _sepse_report_label (note->rule, "note");
      text = sepse_words_fill (verdict, note, "note", note->text);
      because = _sepse_report_because (verdict, &note->because);
      cite = _sepse_report_cite (note->rule->source, note->rule->unverified);
      _sepse_report_add (blocks, SEPSE_BLOCK_ITEM, SEPSE_TONE_PLAIN, SEPSE_SECTION_HEADLINE, note->rule->id,
                         g_steal_pointer (&label), NULL,
                         _sepse_report_join (text != NULL ? text : "", because != NULL ? because : "", cite, NULL));
    }
}

static void
add_episode (GPtrArray          *blocks,
             const SepseEpisode *episode)
{
  g_autofree char *name = NULL;
  g_autofree char *time = NULL;

  if (episode->guideline == NULL)
    return;

  name = _sepse_report_name_outcome (episode->guideline, (guint) (episode->outcome - episode->guideline->outcomes));
  time = sepse_instant_to_clock (episode->time);
  _sepse_report_add (blocks, SEPSE_BLOCK_PARAGRAPH, SEPSE_TONE_FOR, SEPSE_SECTION_HEADLINE, NULL,
                     /* Translators: a clock time and a state that was met then. */
                     g_strdup_printf (_ ("Earlier in this episode, at %1$s: %2$s"), time, name), NULL, NULL);
}

void
_sepse_report_add_headline (GPtrArray          *blocks,
                            const SepseVerdict *verdict)
{
  char *because = _sepse_report_because (verdict, &verdict->headline.because);

  _sepse_report_add_urgency (blocks, verdict);
  add_episode (blocks, &verdict->episode);
  if (because != NULL)
    _sepse_report_add (blocks, SEPSE_BLOCK_PARAGRAPH, SEPSE_TONE_PLAIN, SEPSE_SECTION_HEADLINE, NULL, because, NULL, NULL);
  add_other_reasons (blocks, verdict);
  add_first_steps (blocks, verdict);
  add_notes (blocks, verdict);
}

static void
add_open_flags (GPtrArray          *blocks,
                const SepseVerdict *verdict)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < verdict->n_open_flags; i++)
    {
      g_autofree char *label = _sepse_report_label (verdict->open_flags[i].rule, "flag");

      g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", label);
    }
  if (names->len == 0)
    return;

  _sepse_report_add (blocks, SEPSE_BLOCK_PARAGRAPH, SEPSE_TONE_UNKNOWN, SEPSE_SECTION_FLAGS, NULL,
                     /* Translators: names of danger signs that nobody looked for yet. */
                     g_strdup_printf (_ ("Not assessed: %s"), names->str), NULL, NULL);
}

void
_sepse_report_add_flags (GPtrArray          *blocks,
                         const SepseVerdict *verdict)
{
  if (verdict->n_red_flags == 0 && verdict->n_open_flags == 0)
    return;

  _sepse_report_add_heading (blocks, SEPSE_SECTION_FLAGS, _ ("Red flags"));
  for (guint i = 0; i < verdict->n_red_flags; i++)
    {
      const SepseRuleResult *flag = &verdict->red_flags[i];
      g_autofree char       *text = sepse_words_fill (verdict, flag, "flag", flag->text);
      g_autofree char       *call = sepse_words_fill (verdict, flag, "flag", flag->rule->call);
      g_autofree char       *calling = NULL;
      g_autofree char       *because = _sepse_report_because (verdict, &flag->because);
      g_autofree char       *cite = _sepse_report_cite (flag->rule->source, flag->rule->unverified);

      if (call != NULL)
        /* Translators: whom to call. */
        calling = g_strdup_printf (_ ("Call: %s"), call);
      _sepse_report_add (blocks, SEPSE_BLOCK_ITEM, SEPSE_TONE_URGENT, SEPSE_SECTION_FLAGS, flag->rule->id,
                         _sepse_report_label (flag->rule, "flag"), _sepse_report_deadline (flag),
                         _sepse_report_join (text != NULL ? text : "", calling != NULL ? calling : "",
                                             because != NULL ? because : "", cite, NULL));
    }
  add_open_flags (blocks, verdict);
}
