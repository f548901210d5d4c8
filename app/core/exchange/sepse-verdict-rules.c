/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-exchange"

#include "config.h"

#include "exchange/sepse-verdict-parts-private.h"

#include "exchange/sepse-placeholders.h"

static void
write_optional (SepseJsonWriter *writer,
                const char      *key,
                const char      *value)
{
  if (value != NULL)
    sepse_json_writer_string (writer, key, value);
}

static void
write_source (SepseJsonWriter *writer,
              const SepseRule *rule)
{
  if (rule->source != NULL)
    sepse_json_writer_string (writer, "source", rule->source->id);
}

static void
write_text (SepseJsonWriter       *writer,
            const SepseVerdict    *verdict,
            const SepseRuleResult *result)
{
  g_autofree char *text = sepse_placeholders_fill_plain (verdict, result, result->text);

  write_optional (writer, "text", text);
}

/* "1h", "30min", "now". */
static void
write_within (SepseJsonWriter *writer,
              int              minutes)
{
  g_autofree char *text = NULL;

  if (minutes < 0)
    return;

  if (minutes == 0)
    text = g_strdup ("now");
  else if (minutes % 60 == 0)
    text = g_strdup_printf ("%dh", minutes / 60);
  else
    text = g_strdup_printf ("%dmin", minutes);
  sepse_json_writer_string (writer, "within", text);
}

static void
write_due (SepseJsonWriter *writer,
           SepseInstant     due)
{
  g_autofree char *text = NULL;

  if (!due.is_set)
    return;

  text = sepse_instant_to_text (due);
  sepse_json_writer_string (writer, "due", text);
}

void
_sepse_verdict_write_flags (SepseJsonWriter    *writer,
                            const SepseVerdict *verdict)
{
  sepse_json_writer_begin_array (writer, "red_flags");
  for (guint i = 0; i < verdict->n_red_flags; i++)
    {
      const SepseRuleResult *result = &verdict->red_flags[i];

      sepse_json_writer_begin_object (writer, NULL);
      sepse_json_writer_string (writer, "id", result->rule->id);
      _sepse_verdict_write_concepts (writer, "because", verdict, &result->because);
      write_within (writer, result->rule->within_minutes);
      write_source (writer, result->rule);
      write_due (writer, result->due);
      sepse_json_writer_end_object (writer);
    }
  sepse_json_writer_end_array (writer);
}

static void
write_steps (SepseJsonWriter    *writer,
             const SepseVerdict *verdict)
{
  sepse_json_writer_begin_array (writer, "steps");
  for (guint i = 0; i < verdict->n_steps; i++)
    {
      const SepseRuleResult *result = &verdict->steps[i];

      sepse_json_writer_begin_object (writer, NULL);
      sepse_json_writer_string (writer, "id", result->rule->id);
      write_optional (writer, "kind", result->rule->kind);
      write_optional (writer, "group", result->rule->group);
      _sepse_verdict_write_concepts (writer, "because", verdict, &result->because);
      write_source (writer, result->rule);
      write_within (writer, result->rule->within_minutes);
      write_due (writer, result->due);
      sepse_json_writer_string (writer, "state", result->state == SEPSE_STEP_DONE ? "done" : "open");
      write_text (writer, verdict, result);
      sepse_json_writer_end_object (writer);
    }
  sepse_json_writer_end_array (writer);
}

static void
write_consider (SepseJsonWriter    *writer,
                const SepseVerdict *verdict)
{
  sepse_json_writer_begin_array (writer, "consider");
  for (guint i = 0; i < verdict->n_consider; i++)
    {
      const SepseRuleResult *result = &verdict->consider[i];

      sepse_json_writer_begin_object (writer, NULL);
      sepse_json_writer_string (writer, "id", result->rule->id);
      _sepse_verdict_write_concepts (writer, "because", verdict, &result->because);
      sepse_json_writer_begin_array (writer, "tests");
      for (guint t = 0; result->rule->tests != NULL && result->rule->tests[t] != NULL; t++)
        sepse_json_writer_string (writer, NULL, result->rule->tests[t]);
      sepse_json_writer_end_array (writer);
      if (result->rule->urgency == SEPSE_URGENCY_NOW)
        sepse_json_writer_string (writer, "urgency", sepse_urgency_to_id (SEPSE_URGENCY_NOW));
      write_source (writer, result->rule);
      write_text (writer, verdict, result);
      sepse_json_writer_end_object (writer);
    }
  sepse_json_writer_end_array (writer);
}

static void
write_missing (SepseJsonWriter    *writer,
               const SepseVerdict *verdict)
{
  const SepseDictionary *dictionary = sepse_catalog_get_dictionary (verdict->catalog);

  sepse_json_writer_begin_array (writer, "missing");
  for (guint i = 0; i < verdict->n_missing; i++)
    {
      const SepseMissing *missing = &verdict->missing[i];

      sepse_json_writer_begin_object (writer, NULL);
      sepse_json_writer_string (writer, "concept", sepse_dictionary_get_concept (dictionary, missing->concept)->id);
      sepse_json_writer_begin_array (writer, "could_change");
      for (guint c = 0; c < missing->n_could_change; c++)
        {
          const SepseGuideline *guideline = verdict->guidelines[missing->could_change[c].guideline].guideline;
          g_autofree char      *name = NULL;

          name = g_strdup_printf ("%s/%s", guideline->id, guideline->outcomes[missing->could_change[c].outcome].id);
          sepse_json_writer_string (writer, NULL, name);
        }
      sepse_json_writer_end_array (writer);
      sepse_json_writer_end_object (writer);
    }
  sepse_json_writer_end_array (writer);
}

static void
write_issues (SepseJsonWriter    *writer,
              const SepseVerdict *verdict)
{
  const SepseDictionary *dictionary = sepse_catalog_get_dictionary (verdict->catalog);

  sepse_json_writer_begin_array (writer, "issues");
  for (guint i = 0; i < verdict->n_issues; i++)
    {
      const SepseIssue *issue = &verdict->issues[i];

      sepse_json_writer_begin_object (writer, NULL);
      if (issue->concept < sepse_dictionary_get_n_concepts (dictionary))
        sepse_json_writer_string (writer, "concept", sepse_dictionary_get_concept (dictionary, issue->concept)->id);
      sepse_json_writer_string (writer, "code", sepse_issue_code_to_id (issue->code));
      sepse_json_writer_string (writer, "severity", issue->warning ? "warning" : "info");
      if (issue->rule != NULL)
        sepse_json_writer_string (writer, "check", issue->rule->id);
      sepse_json_writer_end_object (writer);
    }
  sepse_json_writer_end_array (writer);
}

static void
write_notes (SepseJsonWriter    *writer,
             const SepseVerdict *verdict)
{
  sepse_json_writer_begin_array (writer, "notes");
  for (guint i = 0; i < verdict->n_notes; i++)
    {
      const SepseRuleResult *result = &verdict->notes[i];

      sepse_json_writer_begin_object (writer, NULL);
      sepse_json_writer_string (writer, "id", result->rule->id);
      _sepse_verdict_write_concepts (writer, "because", verdict, &result->because);
      write_source (writer, result->rule);
      write_text (writer, verdict, result);
      sepse_json_writer_end_object (writer);
    }
  sepse_json_writer_end_array (writer);
}

void
_sepse_verdict_write_rules (SepseJsonWriter    *writer,
                            const SepseVerdict *verdict)
{
  write_steps (writer, verdict);
  write_consider (writer, verdict);
  write_missing (writer, verdict);
  write_issues (writer, verdict);
  write_notes (writer, verdict);
}
