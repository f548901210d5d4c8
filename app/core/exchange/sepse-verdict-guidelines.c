/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-exchange"

#include "config.h"

#include "exchange/sepse-verdict-parts-private.h"

static const char *
get_source_id (const SepseSource *source)
{
  return source != NULL ? source->id : NULL;
}

static void
write_source (SepseJsonWriter   *writer,
              const SepseSource *source)
{
  if (source != NULL)
    sepse_json_writer_string (writer, "source", get_source_id (source));
}

/* What an absent concept counted as: a value of its kind, or the truth of the criterion when no value is assumed. */
static void
write_assumed_value (SepseJsonWriter       *writer,
                     const SepseConcept    *concept,
                     const SepseAssumption *assumption)
{
  if (assumption->truth_only)
    {
      sepse_json_writer_string (writer, "as", sepse_truth_to_id (SEPSE_TRUTH_NOT_MET));
      return;
    }

  switch (concept->kind)
    {
    case SEPSE_KIND_NUMBER:
    case SEPSE_KIND_COUNT:
    case SEPSE_KIND_INSTANT:
      sepse_json_writer_number (writer, "as", assumption->number);
      break;

    case SEPSE_KIND_YES_NO:
      sepse_json_writer_boolean (writer, "as", (assumption->choices & 2) != 0);
      break;

    case SEPSE_KIND_CHOICE:
      for (guint i = 0; i < concept->n_choices; i++)
        if (((assumption->choices >> i) & 1) != 0)
          {
            sepse_json_writer_string (writer, "as", concept->choices[i].id);
            break;
          }
      break;

    case SEPSE_KIND_SET:
      sepse_json_writer_begin_array (writer, "as");
      for (guint i = 0; i < concept->n_choices; i++)
        if (((assumption->choices >> i) & 1) != 0)
          sepse_json_writer_string (writer, NULL, concept->choices[i].id);
      sepse_json_writer_end_array (writer);
      break;
    }
}

static void
write_assumed (SepseJsonWriter            *writer,
               const SepseVerdict         *verdict,
               const SepseGuidelineResult *result)
{
  const SepseDictionary *dictionary = sepse_catalog_get_dictionary (verdict->catalog);

  sepse_json_writer_begin_array (writer, "assumed");
  for (guint i = 0; i < result->n_assumed; i++)
    {
      const SepseAssumption *assumption = &result->assumed[i];
      const SepseConcept    *concept = sepse_dictionary_get_concept (dictionary, assumption->concept);

      sepse_json_writer_begin_object (writer, NULL);
      sepse_json_writer_string (writer, "concept", concept->id);
      write_assumed_value (writer, concept, assumption);
      if (assumption->at_most)
        sepse_json_writer_boolean (writer, "at_most", TRUE);
      write_source (writer, assumption->source);
      sepse_json_writer_end_object (writer);
    }
  sepse_json_writer_end_array (writer);
}

/* The time of the oldest value that it is met by, when that is past its look-back. */
static void
write_as_of (SepseJsonWriter *writer,
             SepseInstant     as_of)
{
  g_autofree char *text = as_of.is_set ? sepse_instant_to_text (as_of) : NULL;

  if (text != NULL)
    sepse_json_writer_string (writer, "as_of", text);
}

static void
write_other_units (SepseJsonWriter       *writer,
                   const SepseVerdict    *verdict,
                   const SepseOtherTable *other)
{
  const SepseConcept *concept;

  if (!other->is_set)
    return;

  concept = sepse_dictionary_get_concept (sepse_catalog_get_dictionary (verdict->catalog), other->concept);
  sepse_json_writer_begin_array (writer, "other_units");
  sepse_json_writer_begin_object (writer, NULL);
  sepse_json_writer_string (writer, "unit", concept->units[other->unit].code);
  sepse_json_writer_number (writer, "points", other->points);
  sepse_json_writer_end_object (writer);
  sepse_json_writer_end_array (writer);
}

/* The nearest limit of a criterion: in which unit, how far away, and on which side of it a value counts. */
static void
write_edge (SepseJsonWriter    *writer,
            const SepseVerdict *verdict,
            const char         *key,
            const SepseEdge    *edge)
{
  const SepseConcept *concept = sepse_dictionary_get_concept (sepse_catalog_get_dictionary (verdict->catalog), edge->concept);

  sepse_json_writer_begin_object (writer, key);
  sepse_json_writer_string (writer, "concept", concept->id);
  sepse_json_writer_string (writer, "unit", concept->units[edge->unit].code);
  sepse_json_writer_number (writer, "limit", edge->cut);
  sepse_json_writer_string (writer, "limit_is", edge->cut_is_below ? "below" : "above");
  sepse_json_writer_number (writer, "distance", edge->distance);
  sepse_json_writer_end_object (writer);
}

static void
write_items (SepseJsonWriter        *writer,
             const SepseVerdict     *verdict,
             const SepseScoreResult *score)
{
  sepse_json_writer_begin_array (writer, "items");
  for (guint i = 0; i < score->score->n_items; i++)
    {
      const SepseItemResult *item = &score->items[i];

      sepse_json_writer_begin_object (writer, NULL);
      sepse_json_writer_string (writer, "id", item->item->id);
      sepse_json_writer_number (writer, "low", item->low);
      sepse_json_writer_number (writer, "high", item->high);
      sepse_json_writer_string (writer, "truth", sepse_truth_to_id (item->truth));
      _sepse_verdict_write_concepts (writer, "because", verdict, &item->because);
      _sepse_verdict_write_known_concepts (writer, "needs", verdict, &item->needs);
      write_source (writer, item->item->source);
      write_as_of (writer, item->as_of);
      write_other_units (writer, verdict, &item->other);
      if (item->has_edge)
        write_edge (writer, verdict, "edge", &item->edge);
      sepse_json_writer_end_object (writer);
    }
  sepse_json_writer_end_array (writer);
}

static void
write_scores (SepseJsonWriter            *writer,
              const SepseVerdict         *verdict,
              const SepseGuidelineResult *result,
              gboolean                    summary)
{
  sepse_json_writer_begin_array (writer, "scores");
  for (guint i = 0; i < result->guideline->n_scores; i++)
    {
      const SepseScoreResult *score = &result->scores[i];

      sepse_json_writer_begin_object (writer, NULL);
      sepse_json_writer_string (writer, "id", score->score->id);
      sepse_json_writer_number (writer, "low", score->low);
      sepse_json_writer_number (writer, "high", score->high);
      if (!summary && score->score->missing_as_zero && score->low != score->high)
        sepse_json_writer_number (writer, "as_published", score->low);
      if (!summary)
        write_items (writer, verdict, score);
      sepse_json_writer_end_object (writer);
    }
  sepse_json_writer_end_array (writer);
}

static void
write_outcomes (SepseJsonWriter            *writer,
                const SepseVerdict         *verdict,
                const SepseGuidelineResult *result,
                gboolean                    summary)
{
  sepse_json_writer_begin_array (writer, "outcomes");
  for (guint i = 0; i < result->n_outcomes; i++)
    {
      const SepseOutcomeResult *outcome = &result->outcomes[i];

      sepse_json_writer_begin_object (writer, NULL);
      sepse_json_writer_string (writer, "id", outcome->outcome->id);
      sepse_json_writer_string (writer, "truth", sepse_truth_to_id (outcome->truth));
      if (!summary && outcome->truth == SEPSE_TRUTH_UNKNOWN)
        _sepse_verdict_write_known_concepts (writer, "needs", verdict, &outcome->needs);
      if (!summary)
        write_as_of (writer, outcome->as_of);
      sepse_json_writer_end_object (writer);
    }
  sepse_json_writer_end_array (writer);

  if (!summary && result->band_low >= 0 && result->band_high >= 0 && result->band_low != result->band_high)
    {
      sepse_json_writer_begin_object (writer, "band");
      sepse_json_writer_string (writer, "low", result->guideline->outcomes[result->band_low].id);
      sepse_json_writer_string (writer, "high", result->guideline->outcomes[result->band_high].id);
      sepse_json_writer_end_object (writer);
    }
}

static void
write_guideline (SepseJsonWriter            *writer,
                 const SepseVerdict         *verdict,
                 const SepseGuidelineResult *result,
                 gboolean                    summary)
{
  gboolean inside = result->applies != SEPSE_TRUTH_NOT_MET;

  sepse_json_writer_begin_object (writer, NULL);
  sepse_json_writer_string (writer, "id", result->guideline->id);
  if (!summary)
    sepse_json_writer_string (writer, "edition", result->guideline->edition);
  sepse_json_writer_string (writer, "applies", sepse_truth_to_id (result->applies));
  if (!summary && result->withheld)
    sepse_json_writer_boolean (writer, "outcomes-withheld", TRUE);
  if (!summary && (!inside || result->withheld))
    _sepse_verdict_write_concepts (writer, "because", verdict, &result->because);
  if (!summary && result->applies == SEPSE_TRUTH_UNKNOWN)
    _sepse_verdict_write_concepts (writer, "needs", verdict, &result->needs);
  if (!summary && inside)
    write_assumed (writer, verdict, result);
  if (inside)
    {
      write_scores (writer, verdict, result, summary);
      write_outcomes (writer, verdict, result, summary);
    }
  sepse_json_writer_end_object (writer);
}

void
_sepse_verdict_write_guidelines (SepseJsonWriter    *writer,
                                 const SepseVerdict *verdict,
                                 gboolean            summary)
{
  sepse_json_writer_begin_array (writer, "guidelines");
  for (guint i = 0; i < verdict->n_guidelines; i++)
    write_guideline (writer, verdict, &verdict->guidelines[i], summary);
  sepse_json_writer_end_array (writer);
}

static void
write_side (SepseJsonWriter    *writer,
            const SepseVerdict *verdict,
            const char         *key,
            const SepseSide    *side)
{
  sepse_json_writer_begin_object (writer, key);
  sepse_json_writer_boolean (writer, "reads", side->reads);
  sepse_json_writer_boolean (writer, "counts", side->counts);
  if (side->has_edge)
    write_edge (writer, verdict, "edge", &side->edge);
  sepse_json_writer_end_object (writer);
}

static void
write_disagreement (SepseJsonWriter         *writer,
                    const SepseVerdict      *verdict,
                    const SepseDisagreement *disagreement)
{
  const SepseGuidelineResult *met = &verdict->guidelines[disagreement->met.guideline];
  const SepseGuidelineResult *other = &verdict->guidelines[disagreement->other.guideline];

  sepse_json_writer_begin_object (writer, NULL);
  sepse_json_writer_string (writer, "outcome", met->outcomes[disagreement->met.outcome].outcome->id);
  sepse_json_writer_string (writer, "met", met->guideline->id);
  sepse_json_writer_string (writer, "other", other->guideline->id);
  sepse_json_writer_string (writer, "truth", sepse_truth_to_id (disagreement->truth));
  sepse_json_writer_begin_array (writer, "facts");
  for (guint i = 0; i < disagreement->n_differences; i++)
    {
      const SepseDifference *difference = &disagreement->differences[i];

      sepse_json_writer_begin_object (writer, NULL);
      sepse_json_writer_string (writer, "concept",
                                sepse_dictionary_get_concept (sepse_catalog_get_dictionary (verdict->catalog), difference->concept)->id);
      write_side (writer, verdict, "met", &difference->met);
      write_side (writer, verdict, "other", &difference->other);
      sepse_json_writer_end_object (writer);
    }
  sepse_json_writer_end_array (writer);
  sepse_json_writer_end_object (writer);
}

void
_sepse_verdict_write_disagreements (SepseJsonWriter    *writer,
                                    const SepseVerdict *verdict)
{
  sepse_json_writer_begin_array (writer, "disagreements");
  for (guint i = 0; i < verdict->n_disagreements; i++)
    write_disagreement (writer, verdict, &verdict->disagreements[i]);
  sepse_json_writer_end_array (writer);
}
