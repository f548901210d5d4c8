/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-catalog.h"
#include "patient/sepse-observations.h"
#include "values/sepse-truth.h"

#include <glib.h>

G_BEGIN_DECLS

/* A limit of a rule's band, and how far this patient's value is from it. */
typedef struct
{
  guint16  concept;
  guint8   unit; /* of the concept: that of the published table */
  double   cut; /* in that unit */
  gboolean cut_is_below; /* the limit itself belongs to the lower side */
  gboolean counts_below; /* a value below it speaks for the criterion */
  gboolean counts_above;
  double   distance; /* in that unit */
} SepseEdge;

/* What the table published for another unit of the value gives. */
typedef struct
{
  guint16  concept;
  guint8   unit;
  guint8   points;
  gboolean is_set;
} SepseOtherTable;

typedef struct
{
  const SepseItem *item;
  int              low;
  int              high;
  SepseTruth       truth; /* met: low >= 1; not met: high = 0 */
  SepseConceptSet  because; /* known, read by it */
  SepseConceptSet  needs; /* unknown, read by it and able to change it */
  SepseInstant     as_of; /* met by a value this old that was not measured again since; is_set FALSE: none */
  SepseEdge        edge; /* the nearest limit */
  gboolean         has_edge;
  SepseOtherTable  other; /* where that differs */
} SepseItemResult;

typedef struct
{
  const SepseScore *score;
  int               low;
  int               high;
  SepseItemResult  *items; /* score->n_items */
} SepseScoreResult;

typedef struct
{
  const SepseOutcome *outcome;
  SepseTruth          truth;
  SepseConceptSet     because;
  SepseConceptSet     needs;
  SepseInstant        as_of; /* as of an item */
} SepseOutcomeResult;

/* One criterion of a definition as it stands for this patient: a leaf of a rule, or a score held against its threshold. */
typedef struct
{
  const char        *label; /* English, role "criterion" (a fact's label), or "item"; nullable: then the concept speaks for itself */
  const SepseSource *source;
  guint16            concept; /* the concept it reads, or SEPSE_MAX_CONCEPTS */
  SepseTruth         truth;
  const char        *clause; /* "above 38 °C or below 36 °C", role "criterion"; nullable */
  gboolean           is_item; /* an item of a score, else a fact */
  SepseInstant       as_of; /* as of an item */
  SepseOtherTable    other; /* as of an item */
  SepseEdge          edge; /* nearest limit of the value that decided it */
  gboolean           has_edge;
  SepseConceptSet    because;
  SepseConceptSet    needs;
} SepseCriterionResult;

typedef struct
{
  const SepseGuideline *guideline;
  SepseTruth            applies;
  SepseConceptSet       because; /* of the gate, or why outcomes are withheld */
  SepseConceptSet       needs; /* of the gate */
  SepseAssumption      *assumed; /* absent concepts that were counted */
  guint                 n_assumed;
  SepseScoreResult     *scores; /* none when the patient is outside */
  SepseOutcomeResult   *outcomes;
  guint                 n_outcomes; /* 0 when the patient is outside, or when they are withheld */
  gboolean              withheld; /* the score is shown without its outcomes; `because` says why */
  int                   band_low; /* of an undecided exclusive ladder: index of outcomes; else -1 */
  int                   band_high;
  SepseCriterionResult *criteria; /* for / against / not known, each fact of the file once */
  guint                 n_criteria;
} SepseGuidelineResult;

typedef enum
{
  SEPSE_STEP_OPEN,
  SEPSE_STEP_DONE, /* the answers say it is done */
} SepseStepState;

typedef struct
{
  guint16 guideline; /* index into SepseVerdict.guidelines */
  guint16 outcome;
} SepseOutcomeRef;

/* What one definition makes of one answer. */
typedef struct
{
  gboolean  reads;
  gboolean  counts; /* it speaks for the state there */
  gboolean  has_edge;
  SepseEdge edge; /* where it begins or ceases to count */
} SepseSide;

/* One answer of which two definitions make different things. */
typedef struct
{
  guint16   concept;
  SepseSide met; /* in the definition whose state is met */
  SepseSide other;
} SepseDifference;

/* Two definitions that use the same word and do not both find it met. */
typedef struct
{
  SepseOutcomeRef  met;
  SepseOutcomeRef  other;
  SepseTruth       truth; /* of the other: not met, or unknown */
  SepseDifference *differences;
  guint            n_differences;
} SepseDisagreement;

/* A fired rule. */
typedef struct
{
  const SepseRule *rule;
  const char      *text; /* the variant that holds; nullable */
  SepseConceptSet  because;
  SepseConceptSet  needs; /* of a red flag that is still open */
  SepseStepState   state; /* steps */
  SepseInstant     due; /* moment + within, when both are known */
} SepseRuleResult;

typedef struct
{
  guint16          concept;
  SepseOutcomeRef *could_change; /* outcomes a single answer could settle */
  guint            n_could_change;
  gboolean         changes_action; /* an answer could raise the urgency or meet a red flag */
} SepseMissing;

typedef enum
{
  SEPSE_ISSUE_UNUSUAL,
  SEPSE_ISSUE_CONTRADICTION,
  SEPSE_ISSUE_DERIVED_DIFFERS,
  SEPSE_ISSUE_UNIT_TABLES_DIFFER,
  SEPSE_ISSUE_STALE,
  SEPSE_ISSUE_UNPAIRED,
} SepseIssueCode;

/* "unusual", "contradiction", "derived-differs", … */
const char *sepse_issue_code_to_id (SepseIssueCode code);

typedef struct
{
  guint16          concept;
  SepseIssueCode   code;
  gboolean         warning; /* else info */
  const SepseRule *rule; /* a check of data/checks.json; else NULL */
} SepseIssue;

typedef struct
{
  SepseUrgency           urgency;
  const SepseRuleResult *urgency_rule; /* the rule that set it; NULL when a red flag or another condition did, or none */
  SepseConceptSet        because;
  SepseConceptSet        unassessed; /* observations the urgency wants and nobody answered */
  int                    guideline; /* index into guidelines of the most severe state met; -1 when none */
  int                    outcome;
  int                    possible; /* outcome of that guideline's (or the heading guideline's) ladder that is open and has a fact for it; -1 */
  int                    possible_guideline;
} SepseHeadline;

/* The most severe state of the assessments before this one, where it is worse than what is met now. */
typedef struct
{
  const SepseGuideline *guideline; /* NULL: nothing worse was met */
  const SepseOutcome   *outcome;
  SepseInstant          time; /* of the assessment that met it first */
} SepseEpisode;

/* What is concluded of one patient. Immutable; every face reads this and nothing else. */
typedef struct
{
  const SepseCatalog   *catalog;
  char                 *id; /* of the case; nullable */
  SepseObservations    *observations; /* derived values filled in */
  SepseHeadline         headline;
  SepseEpisode          episode;
  SepseGuidelineResult *guidelines;
  guint                 n_guidelines;
  SepseDisagreement    *disagreements; /* the most severe state first */
  guint                 n_disagreements;
  SepseRuleResult      *differences; /* what guidelines advise differently here: rules of data/comparison.json */
  guint                 n_differences;
  SepseRuleResult      *red_flags; /* met */
  guint                 n_red_flags;
  SepseRuleResult      *open_flags; /* not assessed: something unknown could still meet them */
  guint                 n_open_flags;
  SepseRuleResult      *urgency_rules; /* met, most urgent first */
  guint                 n_urgency_rules;
  SepseRuleResult      *steps; /* in file order: groups in their fixed order */
  guint                 n_steps;
  SepseRuleResult      *consider;
  guint                 n_consider;
  SepseRuleResult      *notes; /* vulnerable groups, out of scope, … */
  guint                 n_notes;
  SepseMissing         *missing; /* ranked */
  guint                 n_missing;
  SepseIssue           *issues;
  guint                 n_issues;
} SepseVerdict;

/* Reusable scratch memory of one thread. */
typedef struct _SepseEngine SepseEngine;

SepseEngine *sepse_engine_new (const SepseCatalog *catalog) G_GNUC_WARN_UNUSED_RESULT;
void         sepse_engine_free (SepseEngine *self);

/* A brief engine works out what `batch --summary` writes and no more: headline, applies, score totals, outcomes. Reasons, missing
 * answers, steps, notes and issues stay empty. */
void sepse_engine_set_brief (SepseEngine *self,
                             gboolean     brief);

/* @observations: as read; derived values are filled into the verdict's own copy.
 * @guidelines: (nullable): indices of the catalog, @n_guidelines of them, in the order wanted; NULL: all. Urgency, red flags and steps
 * always weigh all. */
SepseVerdict *sepse_engine_evaluate (SepseEngine             *self,
                                     const char              *id,
                                     const SepseObservations *observations,
                                     const guint             *guidelines,
                                     guint                    n_guidelines) G_GNUC_WARN_UNUSED_RESULT;

/* How a condition of data/ (a section's `when`) stands for this patient. */
SepseTruth sepse_verdict_weigh (const SepseVerdict *self,
                                int                 node);

SepseVerdict *sepse_verdict_ref (SepseVerdict *self);
void          sepse_verdict_unref (SepseVerdict *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SepseVerdict, sepse_verdict_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SepseEngine, sepse_engine_free)

G_END_DECLS
