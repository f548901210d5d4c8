/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-reasoning"

#include "config.h"

#include "reasoning/sepse-edge.h"
#include "reasoning/sepse-engine-private.h"

/* Each guideline sees the patient through its own look-back: a value that is too old is not known to it. An old value that speaks for
 * one of its criteria stays, until a newer one ends it, and is told as old. */

static gboolean
is_expired (const SepseObservations *observations,
            const SepseLookBack     *look_back,
            SepseInstant             reference)
{
  const SepseValue *value = &observations->values[look_back->concept];

  return value->origin != SEPSE_ORIGIN_UNKNOWN && value->time.is_set && reference.is_set &&
         reference.seconds - value->time.seconds > (gint64) look_back->minutes * 60;
}

static gboolean
speaks_for_something (SepseEngine               *self,
                      const SepseGuidelineEntry *entry,
                      const SepseObservations   *observations,
                      guint                      concept)
{
  const SepseProgram *program = self->catalog->program;

  for (guint i = entry->first_node; i < entry->end_node; i++)
    {
      const SepseNode *node = sepse_program_get_node (program, i);

      if (node->concept == concept && node->op != SEPSE_OP_KNOWN && node->op != SEPSE_OP_COMPARE &&
          sepse_leaf_counts (node, sepse_program_evaluate_node (program, i, observations, self->masks, TRUE), TRUE))
        return TRUE;
    }

  return FALSE;
}

static void
find_view (SepseEngine               *self,
           const SepseGuidelineEntry *entry,
           SepseObservations         *observations,
           SepseInstant               reference,
           SepseView                 *view)
{
  view->observations = observations;
  for (guint i = 0; i < entry->look_backs->len; i++)
    {
      const SepseLookBack *look_back = &g_array_index (entry->look_backs, SepseLookBack, i);

      if (!is_expired (observations, look_back, reference))
        continue;
      if (speaks_for_something (self, entry, observations, look_back->concept))
        {
          sepse_concept_set_add (&view->kept, look_back->concept);
          continue;
        }
      if (view->own == NULL)
        view->observations = view->own = sepse_observations_copy (observations);
      view->own->values[look_back->concept].origin = SEPSE_ORIGIN_UNKNOWN;
      sepse_concept_set_add (&view->dropped, look_back->concept);
    }
}

void
sepse_engine_find_views (SepseEngine       *self,
                         SepseObservations *observations)
{
  const SepseCatalog *catalog = self->catalog;
  gboolean            has_times = sepse_observations_has_times (observations);
  SepseInstant        reference = { 0 };

  if (has_times)
    reference = sepse_observations_get_reference (observations);
  for (guint g = 0; g < catalog->guidelines->len; g++)
    {
      SepseView *view = &self->views[g];

      *view = (SepseView){ .observations = observations };
      if (has_times)
        find_view (self, sepse_engine_get_entry (self, g), observations, reference, view);
    }
}

void
sepse_engine_clear_views (SepseEngine *self)
{
  for (guint g = 0; g < self->catalog->guidelines->len; g++)
    g_clear_pointer (&self->views[g].own, sepse_observations_free);
}

SepseInstant
sepse_view_find_as_of (const SepseView       *self,
                       const SepseConceptSet *because)
{
  SepseInstant oldest = { 0 };

  for (guint i = sepse_concept_set_next (&self->kept, 0); i < SEPSE_MAX_CONCEPTS; i = sepse_concept_set_next (&self->kept, i + 1))
    {
      SepseInstant time = self->observations->values[i].time;

      if (sepse_concept_set_contains (because, i) && (!oldest.is_set || time.seconds < oldest.seconds))
        oldest = time;
    }

  return oldest;
}
