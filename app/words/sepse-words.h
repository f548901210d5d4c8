/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reasoning/sepse-verdict.h"

#include <glib.h>

G_BEGIN_DECLS

/* Words in the user's language, for all faces. Everything returned is for people; ids never are. */

/* Binds the text domain; call once after setlocale(). */
void sepse_words_init (void);

/* A text of data/ in the user's language. @role is its gettext context. NULL stays NULL. */
const char *sepse_words_translate (const char *role,
                                   const char *english);

/* As above, with placeholders filled in: {weight} becomes the value of that concept with its unit ("72 kg"), {weight#} the bare
 * number, {due} the deadline of the rule ("by 03:12"), or "within 1 h" when no moment is known. Unknown concepts become "…". */
char *sepse_words_fill (const SepseVerdict    *verdict,
                        const SepseRuleResult *result,
                        const char            *role,
                        const char            *english) G_GNUC_WARN_UNUSED_RESULT;

/* "by 10:10", "within 1 h", "now"; @result is nullable. */
char *sepse_words_deadline (const SepseRuleResult *result) G_GNUC_WARN_UNUSED_RESULT;

const char *sepse_words_concept (const SepseConcept *concept);
/* "38.9 °C", "yes", "new confusion", "lungs, urinary tract"; decimal sign of the user's locale. */
char *sepse_words_value (const SepseConcept *concept,
                         const SepseValue   *value) G_GNUC_WARN_UNUSED_RESULT;
/* "Temperature 38.9 °C, heart rate 112 /min" from a set of concepts: known ones with their value, unknown ones by name. */
char *sepse_words_concepts (const SepseVerdict    *verdict,
                            const SepseConceptSet *concepts) G_GNUC_WARN_UNUSED_RESULT;
/* Their names alone: what is asked for, whatever was answered before. */
char *sepse_words_names (const SepseVerdict    *verdict,
                         const SepseConceptSet *concepts) G_GNUC_WARN_UNUSED_RESULT;
/* "Met at 09:10, not measured again since". */
char *sepse_words_as_of (SepseInstant as_of) G_GNUC_WARN_UNUSED_RESULT;
/* The bare number of a value as it is written in the user's language; a derived one is rounded to be read. */
char *sepse_words_number (const SepseConcept *concept,
                          const SepseValue   *value) G_GNUC_WARN_UNUSED_RESULT;
/* Inside a sentence: the first letter small, unless the text holds another capital (a name, "SpO2"). */
char *sepse_words_inside (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* On which side of a limit a value counts: "above 38 °C", "38.3 °C or more", "below 90 mmHg", "90 mmHg or less". */
char *sepse_words_limit (const SepseConcept *concept,
                         const SepseEdge    *edge) G_GNUC_WARN_UNUSED_RESULT;
/* "Nearest limit 38 °C, 0.2 °C away". */
char       *sepse_words_distance (const SepseConcept *concept,
                                  const SepseEdge    *edge) G_GNUC_WARN_UNUSED_RESULT;
const char *sepse_words_truth (SepseTruth truth); /* "met", "not met", "not known" */
const char *sepse_words_urgency (SepseUrgency urgency); /* "Act now", "Within 1 hour", … "Not assessed" */
char       *sepse_words_issue (const SepseVerdict *verdict,
                               const SepseIssue   *issue) G_GNUC_WARN_UNUSED_RESULT;
/* "Bone RC et al. Chest 1992… doi:10.1378/…", with "not verified" when nobody checked it. */
char *sepse_words_source (const SepseSource *source) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
