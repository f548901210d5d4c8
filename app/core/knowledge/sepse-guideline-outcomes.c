/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-knowledge"

#include "config.h"

#include "knowledge/sepse-guideline-private.h"

static const char *const outcome_keys[] = { "id", "label", "clause", "source", "when", "suggests", "unverified", "short", "help", NULL };
static const char *const ladder_keys[] = { "kind", "rungs", "help", NULL };

/* The node of one outcome and, of a ladder, the rungs it leans on. */
static int
join_rung (SepseGuidelineReader *self,
           int                   own,
           gboolean              is_exclusive,
           GArray               *above)
{
  SepseCompiler *compiler = self->compiler;
  guint32        parts[2];

  if (above->len == 0)
    return own >= 0 ? own : sepse_compiler_add_constant (compiler, SEPSE_CAN_BE_MET);

  if (!is_exclusive)
    {
      parts[0] = g_array_index (above, guint32, above->len - 1);
    }
  else
    {
      guint32 any = (guint32) sepse_compiler_join (compiler, SEPSE_OP_ANY, (const guint32 *) (void *) above->data, above->len);

      parts[0] = (guint32) sepse_compiler_add_node (compiler, (SepseNode){ .op = SEPSE_OP_NOT }, &any, 1);
    }
  if (own < 0)
    return (int) parts[0];
  parts[1] = (guint32) own;

  return sepse_compiler_add_node (compiler, (SepseNode){ .op = SEPSE_OP_ALL }, parts, 2);
}

static void
read_outcome (SepseGuidelineReader *self,
              const SepsePlace     *place,
              JsonNode             *node,
              SepseOutcomeKind      kind,
              GArray               *above)
{
  JsonObject        *object = sepse_reader_object (self->reader, place, node);
  const SepseSource *inherited = self->compiler->source;
  SepseOutcome       outcome = { .kind = kind };
  int                own;
  guint32            rung;

  if (object == NULL)
    return;

  sepse_reader_check_keys (self->reader, place, object, outcome_keys);
  outcome.id = sepse_reader_need_string (self->reader, place, object, "id");
  outcome.label = sepse_reader_member_string (self->reader, place, object, "label");
  if (outcome.label == NULL)
    outcome.label = outcome.id;
  outcome.clause = sepse_reader_member_string (self->reader, place, object, "clause");
  outcome.source = self->compiler->source = sepse_compiler_read_source (self->compiler, place, object);
  own = sepse_compiler_member_expression (self->compiler, place, object, "when", -1);
  outcome.suggests = sepse_compiler_member_expression (self->compiler, place, object, "suggests", -1);
  self->compiler->source = inherited;
  if (outcome.id == NULL)
    return;
  if (own < 0 && kind != SEPSE_OUTCOME_BAND)
    {
      sepse_reader_fault (self->reader, place, "missing-key", "“when” is missing: %s would hold for everybody", outcome.id);
      return;
    }

  outcome.node = join_rung (self, own, kind == SEPSE_OUTCOME_BAND, above);
  rung = (guint32) (kind == SEPSE_OUTCOME_BAND && own >= 0 ? own : outcome.node);
  g_array_append_val (above, rung);
  g_array_append_val (self->outcomes, outcome);
}

/* Where an outcome stands in the document. */
typedef struct
{
  SepsePlace ladder;
  SepsePlace list;
  SepsePlace element;
} OutcomePlace;

static const SepsePlace *
find_outcome_place (SepseGuidelineReader *self,
                    const SepsePlace     *root,
                    guint                 i,
                    OutcomePlace         *place)
{
  gboolean is_rung = i >= self->entry->first_rung;

  place->ladder = (SepsePlace){ root, "ladder", 0 };
  place->list = is_rung ? (SepsePlace){ &place->ladder, "rungs", 0 } : (SepsePlace){ root, "outcomes", 0 };
  place->element = (SepsePlace){ &place->list, NULL, is_rung ? i - self->entry->first_rung : i };

  return &place->element;
}

/* Where the outcomes hold: inside the population, and unless they are withheld. */
static int
add_scope (SepseGuidelineReader *self)
{
  guint32 parts[] = { (guint32) self->entry->guideline.applies, 0 };
  guint32 unless = (guint32) self->entry->unless;
  guint32 certain;

  if (self->entry->unless < 0)
    return self->entry->guideline.applies;

  certain = (guint32) sepse_compiler_add_node (self->compiler, (SepseNode){ .op = SEPSE_OP_CERTAIN }, &unless, 1);
  parts[1] = (guint32) sepse_compiler_add_node (self->compiler, (SepseNode){ .op = SEPSE_OP_NOT }, &certain, 1);

  return sepse_compiler_add_node (self->compiler, (SepseNode){ .op = SEPSE_OP_ALL }, parts, 2);
}

/* What a rule elsewhere may name holds only there. */
void
_sepse_guideline_name_outcomes (SepseGuidelineReader *self,
                                const SepsePlace     *root)
{
  const char *scope = self->compiler->scope;
  guint32     holds = (guint32) add_scope (self);

  for (guint i = 0; i < self->outcomes->len; i++)
    {
      OutcomePlace        place;
      const SepseOutcome *outcome = &g_array_index (self->outcomes, SepseOutcome, i);
      guint32             parts[] = { holds, (guint32) outcome->node };
      int                 node = sepse_compiler_add_node (self->compiler, (SepseNode){ .op = SEPSE_OP_ALL }, parts, 2);

      sepse_compiler_add_name (self->compiler, "outcome", outcome->id, find_outcome_place (self, root, i, &place), NULL, node);
    }

  self->compiler->scope = NULL;
  sepse_compiler_add_name (self->compiler, "applies", scope, root, NULL, self->entry->guideline.applies);
  self->compiler->scope = scope;
}

void
_sepse_guideline_read_outcomes (SepseGuidelineReader *self,
                                const SepsePlace     *root,
                                JsonObject           *object)
{
  SepsePlace  here = { root, "outcomes", 0 };
  SepsePlace  ladder_place = { root, "ladder", 0 };
  SepsePlace  kind_place = { &ladder_place, "kind", 0 };
  SepsePlace  rungs_place = { &ladder_place, "rungs", 0 };
  JsonObject *ladder;
  JsonArray  *array;
  const char *kind;
  g_autoptr (GArray) above = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (json_object_has_member (object, "outcomes"))
    {
      array = sepse_reader_array (self->reader, &here, json_object_get_member (object, "outcomes"));
      for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
        {
          SepsePlace element = { &here, NULL, i };

          g_array_set_size (above, 0);
          read_outcome (self, &element, json_array_get_element (array, i), SEPSE_OUTCOME_ALONE, above);
        }
    }

  g_array_set_size (above, 0);
  self->entry->first_rung = self->outcomes->len;
  if (!json_object_has_member (object, "ladder"))
    return;
  ladder = sepse_reader_object (self->reader, &ladder_place, json_object_get_member (object, "ladder"));
  if (ladder == NULL)
    return;

  sepse_reader_check_keys (self->reader, &ladder_place, ladder, ladder_keys);
  kind = sepse_reader_need_string (self->reader, &ladder_place, ladder, "kind");
  self->entry->is_exclusive = g_strcmp0 (kind, "exclusive") == 0;
  if (!self->entry->is_exclusive && kind != NULL && !g_str_equal (kind, "cumulative"))
    sepse_reader_fault (self->reader, &kind_place, "unknown-choice", "found “%s”, expected cumulative or exclusive", kind);
  array = sepse_reader_array (self->reader, &rungs_place, json_object_get_member (ladder, "rungs"));
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      SepsePlace element = { &rungs_place, NULL, i };

      read_outcome (self, &element, json_array_get_element (array, i), self->entry->is_exclusive ? SEPSE_OUTCOME_BAND : SEPSE_OUTCOME_STATE,
                    above);
    }
}

/* With nothing known every outcome must still be able to go both ways. */
void
_sepse_guideline_check_reachable (SepseGuidelineReader *self,
                                  const SepsePlace     *root)
{
  for (guint i = 0; i < self->outcomes->len; i++)
    {
      const SepseOutcome *outcome = &g_array_index (self->outcomes, SepseOutcome, i);
      SepseMask           reach = sepse_compiler_find_reach (self->compiler, outcome->node);
      OutcomePlace        place;

      if (reach == SEPSE_CAN_BE_NOT_MET)
        sepse_reader_fault (self->reader, find_outcome_place (self, root, i, &place), "never-met", "no patient can meet “%s”", outcome->id);
      if (reach == SEPSE_CAN_BE_MET)
        sepse_reader_fault (self->reader, find_outcome_place (self, root, i, &place), "always-met", "every patient meets “%s”", outcome->id);
    }
}
