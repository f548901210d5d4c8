/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-dictionary.h"
#include "json/sepse-refusal.h"

#include <glib.h>

G_BEGIN_DECLS

/* What is read from data/: compiled once, constant afterwards, shared by every thread. Texts are English; `app/words` translates
 * them by role. All const char * live as long as the catalog. */
typedef struct _SepseCatalog SepseCatalog;

/* A key of data/sources.json (or of a guideline's own `sources`). */
typedef struct
{
  const char *id;
  const char *citation; /* "Bone RC et al. Chest 1992;101:1644-55" */
  const char *doi; /* nullable */
  const char *url; /* nullable */
  gboolean    policy; /* our own decision, no publication */
  gboolean    unverified; /* from memory: nobody checked it yet; said where it decides */
} SepseSource;

/* One alternative wording of a rule. */
typedef struct
{
  int         when; /* node of the program, -1: always */
  const char *text;
} SepseVariant;

typedef enum
{
  SEPSE_URGENCY_NOT_ASSESSED = 0,
  SEPSE_URGENCY_JUDGEMENT,
  SEPSE_URGENCY_6H,
  SEPSE_URGENCY_3H,
  SEPSE_URGENCY_1H,
  SEPSE_URGENCY_NOW,
} SepseUrgency;

/* "not-assessed", "judgement", "6h", "3h", "1h", "now". */
const char *sepse_urgency_to_id (SepseUrgency urgency);

/* A red flag, urgency rule, step, other condition, note or check: one rule of data/, fired when its condition is met. */
typedef struct
{
  const char         *id;
  const char         *label; /* short title, role by file: "flag", "urgency", "step", "condition", "note", "check" */
  const char         *text; /* the sentence, same role; may hold {placeholders} of concepts, see sepse-words.h; nullable */
  const SepseVariant *variants; /* the first that is met replaces text */
  guint               n_variants;
  const char         *group; /* steps: now, find-source, control-source, ask-help, re-check; nullable */
  const char         *kind; /* steps: culture, specimen, laboratory, imaging, treatment, monitoring, review; checks: issue code; nullable */
  const char         *severity; /* checks: info, warning; nullable */
  const char *const  *tests; /* conditions: ids, each with a text of role "test" (sepse_catalog_get_test_text) */
  SepseUrgency        urgency; /* urgency rules; conditions that cannot wait: NOW */
  int                 within_minutes; /* red flags and steps: due so long after recognition; -1 when there is none */
  const char         *call; /* red flags: whom to call; role "flag"; nullable */
  const SepseSource  *source;
  const char         *clause; /* where in the source, or the strength of the recommendation; nullable */
  gboolean            unverified; /* the rule itself, or its source */
  guint16             concept; /* checks: the concept the issue is about; else SEPSE_MAX_CONCEPTS */
  gboolean            headline; /* notes: stands in the headline */
  gboolean            any_flag; /* urgency rules: met by any red flag */
  int                 when; /* node of the program */
  int                 done; /* steps: node that says it is already done, or -1 */
} SepseRule;

typedef struct
{
  const char        *id;
  const char        *label; /* role "item" */
  const char        *clause; /* what it asks: "above 38.0 °C or below 36.0 °C", role "criterion"; nullable */
  const SepseSource *source;
  int                node;
} SepseItem;

typedef struct
{
  const char      *id;
  const char      *label; /* role "score" */
  const SepseItem *items;
  guint            n_items;
  int              node;
  gboolean         missing_as_zero; /* the publication counts what was not measured as 0: then its own total is the lowest */
} SepseScore;

typedef enum
{
  SEPSE_OUTCOME_ALONE, /* a statement of its own */
  SEPSE_OUTCOME_STATE, /* a rung of a cumulative ladder, lowest first */
  SEPSE_OUTCOME_BAND, /* a rung of an exclusive ladder, highest first */
} SepseOutcomeKind;

typedef struct
{
  const char        *id;
  const char        *label; /* role "outcome" */
  const char        *clause; /* what the definition says, role "outcome"; nullable */
  const SepseSource *source;
  SepseOutcomeKind   kind;
  int                severity; /* of a state: its place among `states` of data/urgency.json, the mildest 0; -1: no state */
  int                node;
  int                suggests; /* node: at least one fact for it is met; -1 when it is never "possible" */
} SepseOutcome;

/* What an absent concept counts as, declared by a guideline. */
typedef struct
{
  guint16            concept;
  double             number; /* in canonical unit, for numbers */
  guint64            choices; /* for the others */
  gboolean           at_most; /* the number is only a bound */
  gboolean           truth_only; /* only the criterion counts as not met: no value is assumed */
  const SepseSource *source;
} SepseAssumption;

typedef struct
{
  const char         *id;
  const char         *edition;
  const char         *title; /* role "guideline" */
  const char         *name; /* as it stands beside others: "Sepsis-3"; role "guideline" */
  guint               order; /* among them */
  gboolean            is_folded; /* shown when it is asked for: other editions */
  const char         *role; /* definition, risk, quality, treatment */
  const char         *status; /* released, exploratory, legacy, local */
  const char         *population; /* role "guideline" */
  const char         *not_for; /* role "guideline"; nullable */
  const char *const  *limits; /* role "guideline" */
  const SepseSource  *source;
  const SepseScore   *scores;
  guint               n_scores;
  const SepseOutcome *outcomes; /* alone first, then the ladder in file order */
  guint               n_outcomes;
  const SepseSource  *sources;
  guint               n_sources;
  int                 applies; /* node */
  JsonNode           *document; /* as read, for `guideline show --format json` */
} SepseGuideline;

/* The item that stands for the same organ in two editions of a score: index in the first and in the second. */
typedef struct
{
  guint16 items[2];
} SepseItemPair;

/* Two editions of one thing, held against each other: data/comparison.json. */
typedef struct
{
  const char          *id;
  const char          *label; /* role "difference" */
  const char          *text; /* what changed; role "difference"; nullable */
  const SepseSource   *source;
  guint16              guidelines[2];
  int                  scores[2]; /* -1: the outcomes of the same id are compared */
  const SepseItemPair *items;
  guint                n_items;
} SepseEditions;

/* A page of the assessment: data/pages.json. */
typedef struct
{
  const char    *id;
  const char    *title; /* role "page"; nullable */
  const char    *hint; /* role "page"; nullable */
  const guint16 *concepts;
  guint          n_concepts;
  const guint16 *looked; /* yes/no concepts that "looked: none of these" answers with no, all at once */
  guint          n_looked;
  int            when; /* node: shown when it is met; -1: always */
} SepseSection;

typedef struct
{
  const char         *id; /* first-look, source, laboratory, done, background */
  const char         *title; /* role "page" */
  const SepseSection *sections;
  guint               n_sections;
} SepsePageRule;

/* The shipped data/. Compiled from the resource in the program. NULL with @refusal set (exit 3). */
SepseCatalog *sepse_catalog_new (SepseRefusal **refusal) G_GNUC_WARN_UNUSED_RESULT;
void          sepse_catalog_free (SepseCatalog *self);

const SepseDictionary *sepse_catalog_get_dictionary (const SepseCatalog *self);
guint                  sepse_catalog_get_n_guidelines (const SepseCatalog *self);
const SepseGuideline  *sepse_catalog_get_guideline (const SepseCatalog *self,
                                                    guint               index);
guint                  sepse_catalog_get_n_editions (const SepseCatalog *self);
const SepseEditions   *sepse_catalog_get_editions (const SepseCatalog *self,
                                                   guint               index);
/* -1 when no guideline has this id. */
int                  sepse_catalog_find_guideline (const SepseCatalog *self,
                                                   const char         *id);
guint                sepse_catalog_get_n_pages (const SepseCatalog *self);
const SepsePageRule *sepse_catalog_get_page (const SepseCatalog *self,
                                             guint               index);
/* English, role "test"; the id when there is none. */
const char *sepse_catalog_get_test_text (const SepseCatalog *self,
                                         const char         *id);
/* A text of data/texts.json by id ("disclaimer", "outside-sepsis-1", …), role "text"; the id when there is none. */
const char *sepse_catalog_get_text (const SepseCatalog *self,
                                    const char         *id);

/* Sample cases of data/cases/, in order. */
guint       sepse_catalog_get_n_samples (const SepseCatalog *self);
const char *sepse_catalog_get_sample_text (const SepseCatalog *self,
                                           guint               index,
                                           gsize              *length);

/* Compiles and lints one guideline file against the shipped dictionary, as `guideline check` does.
 * Returns: (transfer full) (element-type SepseRefusal): every fault, empty when clean. */
GPtrArray *sepse_catalog_check_guideline (const SepseCatalog *self,
                                          const char         *text,
                                          gsize               length) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SepseCatalog, sepse_catalog_free)

G_END_DECLS
