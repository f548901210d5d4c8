/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/sepse-report.h"

G_BEGIN_DECLS

#define SEPSE_SECTION_HEADLINE "headline"
#define SEPSE_SECTION_FLAGS "flags"
#define SEPSE_SECTION_DEFINITION "definition"
#define SEPSE_SECTION_EDITIONS "editions"
#define SEPSE_SECTION_DIFFERENCES "differences"
#define SEPSE_SECTION_CRITERIA "criteria"
#define SEPSE_SECTION_MISSING "missing"
#define SEPSE_SECTION_STEPS "steps"
#define SEPSE_SECTION_CONSIDER "consider"
#define SEPSE_SECTION_ISSUES "issues"
#define SEPSE_SECTION_ASSUMED "assumed"
#define SEPSE_SECTION_SOURCES "sources"
#define SEPSE_SECTION_ABOUT "about"

/* The three texts become the block's own. */
SepseBlock *_sepse_report_add (GPtrArray     *blocks,
                               SepseBlockKind kind,
                               SepseTone      tone,
                               const char    *section,
                               const char    *id,
                               char          *text,
                               char          *value,
                               char          *detail);
void        _sepse_report_add_heading (GPtrArray  *blocks,
                                       const char *section,
                                       const char *text);
/* A heading under which all, up to the next of its kind, is shown when it is asked for. */
void _sepse_report_add_fold (GPtrArray  *blocks,
                             const char *section,
                             const char *text);
/* A heading inside a section or a fold. */
void       _sepse_report_add_subheading (GPtrArray  *blocks,
                                         const char *section,
                                         const char *text);
GPtrArray *_sepse_report_new_blocks (void) G_GNUC_WARN_UNUSED_RESULT;

gboolean _sepse_report_is_empty (const SepseConceptSet *concepts);
/* "Septic shock (1992)". */
char *_sepse_report_name_outcome (const SepseGuideline *guideline,
                                  guint                 outcome) G_GNUC_WARN_UNUSED_RESULT;
/* Sentences in a row; NULL and "" are left out, each gets its full stop. */
char *_sepse_report_join (const char *first,
                          ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
/* " [bone-1992]", with "not verified" when it is; "" for no source. */
char *_sepse_report_cite (const SepseSource *source,
                          gboolean           unverified) G_GNUC_WARN_UNUSED_RESULT;
/* "by 10:10", "within 1 h"; NULL when the rule has no deadline. */
char *_sepse_report_deadline (const SepseRuleResult *result) G_GNUC_WARN_UNUSED_RESULT;
/* "Because: …", NULL when the set is empty. */
char *_sepse_report_because (const SepseVerdict    *verdict,
                             const SepseConceptSet *concepts) G_GNUC_WARN_UNUSED_RESULT;
char *_sepse_report_label (const SepseRule *rule,
                           const char      *role) G_GNUC_WARN_UNUSED_RESULT;

/* The headline alone: urgency, its name, the first deadline. */
SepseBlock *_sepse_report_add_urgency (GPtrArray          *blocks,
                                       const SepseVerdict *verdict);
/* Which definition is met and what decides the next rung: one block. */
SepseBlock *_sepse_report_add_standing (GPtrArray                  *blocks,
                                        const SepseVerdict         *verdict,
                                        const SepseGuidelineResult *result);
/* One row of the definitions side by side: its name, how it stands, what that rests on and what is missing. */
SepseBlock *_sepse_report_add_row (GPtrArray                  *blocks,
                                   const SepseVerdict         *verdict,
                                   const SepseGuidelineResult *result);
/* Index of the highest state that is met, or -1. */
int _sepse_report_find_met (const SepseGuidelineResult *result);
/* The state that the definition is about, lower ones being on the way to it; the lowest while infection is answered as absent, when
 * the word sepsis is not used. -1: the guideline has no states. */
int _sepse_report_find_named (const SepseVerdict         *verdict,
                              const SepseGuidelineResult *result);
/* The lowest state above @met, or -1. */
int _sepse_report_find_next (const SepseGuidelineResult *result,
                             int                         met);
/* Of the answers that are missing for an outcome, the most useful ones by name and the others by number: first those that settle it
 * alone. */
char *_sepse_report_name_needs (const SepseVerdict         *verdict,
                                const SepseGuidelineResult *result,
                                guint                       outcome) G_GNUC_WARN_UNUSED_RESULT;
/* The open rung that is told, and what decides it; NULL when none is open. */
char *_sepse_report_name_open_rung (const SepseVerdict         *verdict,
                                    const SepseGuidelineResult *result,
                                    int                         next) G_GNUC_WARN_UNUSED_RESULT;
/* The gate that is not answered; NULL when the definition fits. */
char *_sepse_report_name_gate (const SepseVerdict         *verdict,
                               const SepseGuidelineResult *result) G_GNUC_WARN_UNUSED_RESULT;
/* The guideline whose standing is told first; NULL when the verdict has none that defines anything. */
const SepseGuidelineResult *_sepse_report_find_leading (const SepseVerdict *verdict);

void _sepse_report_add_headline (GPtrArray          *blocks,
                                 const SepseVerdict *verdict);
void _sepse_report_add_flags (GPtrArray          *blocks,
                              const SepseVerdict *verdict);
void _sepse_report_add_definitions (GPtrArray          *blocks,
                                    const SepseVerdict *verdict);
void _sepse_report_add_differences (GPtrArray          *blocks,
                                    const SepseVerdict *verdict);
/* Folded ones that differ, and the editions held against each other. */
void _sepse_report_add_editions (GPtrArray          *blocks,
                                 const SepseVerdict *verdict);
/* @folded: of the guidelines that do not lead, to be shown when asked for; else of the one that leads. */
void _sepse_report_add_criteria (GPtrArray          *blocks,
                                 const SepseVerdict *verdict,
                                 gboolean            folded);
void _sepse_report_add_missing (GPtrArray          *blocks,
                                const SepseVerdict *verdict);
void _sepse_report_add_steps (GPtrArray          *blocks,
                              const SepseVerdict *verdict);
/* @urgent: those that cannot wait, which stand under the headline; else the others. */
void _sepse_report_add_consider (GPtrArray          *blocks,
                                 const SepseVerdict *verdict,
                                 gboolean            urgent);
void _sepse_report_add_issues (GPtrArray          *blocks,
                               const SepseVerdict *verdict);
void _sepse_report_add_assumed (GPtrArray          *blocks,
                                const SepseVerdict *verdict);
/* What to keep in mind of this patient. */
void _sepse_report_add_notes (GPtrArray          *blocks,
                              const SepseVerdict *verdict);
/* The known limits of each definition. */
void _sepse_report_add_limits (GPtrArray          *blocks,
                               const SepseVerdict *verdict);
void _sepse_report_add_sources (GPtrArray          *blocks,
                                const SepseVerdict *verdict);
void _sepse_report_add_about (GPtrArray          *blocks,
                              const SepseVerdict *verdict);

G_END_DECLS
