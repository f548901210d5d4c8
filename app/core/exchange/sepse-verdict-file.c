/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-exchange"

#include "config.h"

#include "exchange/sepse-verdict-file.h"

#include "exchange/sepse-verdict-parts-private.h"

#define FORMAT "sepse-verdict/1"

static gboolean
is_empty (const SepseConceptSet *concepts)
{
  return sepse_concept_set_next (concepts, 0) >= SEPSE_MAX_CONCEPTS;
}

void
_sepse_verdict_write_concepts (SepseJsonWriter       *writer,
                               const char            *key,
                               const SepseVerdict    *verdict,
                               const SepseConceptSet *concepts)
{
  const SepseDictionary *dictionary = sepse_catalog_get_dictionary (verdict->catalog);

  sepse_json_writer_begin_array (writer, key);
  for (guint i = sepse_concept_set_next (concepts, 0); i < SEPSE_MAX_CONCEPTS; i = sepse_concept_set_next (concepts, i + 1))
    sepse_json_writer_string (writer, NULL, sepse_dictionary_get_concept (dictionary, i)->id);
  sepse_json_writer_end_array (writer);
}

void
_sepse_verdict_write_known_concepts (SepseJsonWriter       *writer,
                                     const char            *key,
                                     const SepseVerdict    *verdict,
                                     const SepseConceptSet *concepts)
{
  if (!is_empty (concepts))
    _sepse_verdict_write_concepts (writer, key, verdict, concepts);
}

static void
write_episode (SepseJsonWriter    *writer,
               const SepseEpisode *episode)
{
  if (episode->guideline == NULL)
    return;

  sepse_json_writer_begin_object (writer, "episode");
  sepse_json_writer_string (writer, "guideline", episode->guideline->id);
  sepse_json_writer_string (writer, "outcome", episode->outcome->id);
  if (episode->time.is_set)
    {
      g_autofree char *time = sepse_instant_to_text (episode->time);

      sepse_json_writer_string (writer, "time", time);
    }
  sepse_json_writer_end_object (writer);
}

static void
write_headline (SepseJsonWriter    *writer,
                const SepseVerdict *verdict)
{
  const SepseHeadline *headline = &verdict->headline;

  sepse_json_writer_begin_object (writer, "headline");
  sepse_json_writer_string (writer, "urgency", sepse_urgency_to_id (headline->urgency));
  _sepse_verdict_write_concepts (writer, "because", verdict, &headline->because);
  if (headline->guideline >= 0 && headline->outcome >= 0)
    {
      const SepseGuidelineResult *result = &verdict->guidelines[headline->guideline];
      const SepseOutcomeResult   *outcome = &result->outcomes[headline->outcome];

      sepse_json_writer_string (writer, "guideline", result->guideline->id);
      sepse_json_writer_string (writer, "outcome", outcome->outcome->id);
      sepse_json_writer_string (writer, "truth", sepse_truth_to_id (outcome->truth));
    }
  if (headline->possible >= 0 && headline->possible_guideline >= 0)
    {
      const SepseGuideline *guideline = verdict->guidelines[headline->possible_guideline].guideline;

      sepse_json_writer_string (writer, "possible", guideline->outcomes[headline->possible].id);
      if (headline->possible_guideline != headline->guideline)
        sepse_json_writer_string (writer, "possible_guideline", guideline->id);
    }
  write_episode (writer, &verdict->episode);
  sepse_json_writer_end_object (writer);
}

static void
write_members (SepseJsonWriter    *writer,
               const SepseVerdict *verdict,
               gboolean            summary)
{
  sepse_json_writer_string (writer, "format", FORMAT);
  if (verdict->id != NULL)
    sepse_json_writer_string (writer, "id", verdict->id);
  write_headline (writer, verdict);
  if (!summary)
    _sepse_verdict_write_flags (writer, verdict);
  _sepse_verdict_write_guidelines (writer, verdict, summary);
  if (!summary)
    {
      _sepse_verdict_write_rules (writer, verdict);
      _sepse_verdict_write_disagreements (writer, verdict);
    }
}

static void
write_series (SepseJsonWriter *writer,
              GPtrArray       *series)
{
  sepse_json_writer_begin_array (writer, "assessments");
  for (guint i = 0; i < series->len; i++)
    {
      const SepseVerdict *verdict = g_ptr_array_index (series, i);

      sepse_json_writer_begin_object (writer, NULL);
      write_members (writer, verdict, TRUE);
      if (verdict->observations->moment.is_set)
        {
          g_autofree char *time = sepse_instant_to_text (verdict->observations->moment);

          sepse_json_writer_string (writer, "time", time);
        }
      sepse_json_writer_end_object (writer);
    }
  sepse_json_writer_end_array (writer);
}

void
sepse_verdict_write (const SepseVerdict *verdict,
                     GPtrArray          *series,
                     gboolean            summary,
                     guint               indent,
                     GString            *out)
{
  g_autoptr (SepseJsonWriter) writer = NULL;

  g_return_if_fail (verdict != NULL);
  g_return_if_fail (out != NULL);

  writer = sepse_json_writer_new (out, indent);
  sepse_json_writer_begin_object (writer, NULL);
  write_members (writer, verdict, summary);
  if (series != NULL && !summary)
    write_series (writer, series);
  sepse_json_writer_end_object (writer);
}

void
sepse_verdict_write_refusal (const SepseRefusal *refusal,
                             guint64             line,
                             const char         *id,
                             GString            *out)
{
  g_autoptr (SepseJsonWriter) writer = NULL;

  g_return_if_fail (refusal != NULL);
  g_return_if_fail (out != NULL);

  writer = sepse_json_writer_new (out, 0);
  sepse_json_writer_begin_object (writer, NULL);
  sepse_json_writer_string (writer, "format", FORMAT);
  if (line > 0)
    sepse_json_writer_number (writer, "line", (double) line);
  if (id != NULL)
    sepse_json_writer_string (writer, "id", id);
  sepse_json_writer_begin_object (writer, "error");
  sepse_json_writer_string (writer, "code", refusal->code);
  sepse_json_writer_string (writer, "pointer", refusal->pointer);
  sepse_json_writer_string (writer, "message", refusal->message);
  sepse_json_writer_end_object (writer);
  sepse_json_writer_end_object (writer);
}
