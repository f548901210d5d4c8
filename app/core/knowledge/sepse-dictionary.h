/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "json/sepse-refusal.h"

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  SEPSE_KIND_NUMBER,
  SEPSE_KIND_COUNT, /* a whole number: counts, scores, gcs */
  SEPSE_KIND_CHOICE,
  SEPSE_KIND_SET,
  SEPSE_KIND_YES_NO, /* choices[0] is "no", choices[1] is "yes" */
  SEPSE_KIND_INSTANT,
} SepseKind;

/* One unit of a number. canonical = (value - subtract) * multiply / divide, rounded to 9 significant digits. */
typedef struct
{
  const char        *code; /* UCUM, as in the contract */
  const char        *label; /* as printed: "°C" */
  const char *const *spellings; /* lower case, as typed after a number: "c", "°c"; NULL-terminated */
  double             subtract;
  double             multiply;
  double             divide;
  int                decimals; /* usual, for the field's hint */
} SepseUnit;

typedef struct
{
  const char        *id;
  const char        *label; /* English, role "choice" */
  const char *const *spellings; /* lower case, as typed in the observation line; NULL-terminated */
} SepseChoice;

/* One concept of data/concepts.json. Limits are in the canonical unit, units[0]. */
typedef struct
{
  guint16            index; /* in the dictionary */
  SepseKind          kind;
  const char        *id;
  const char        *label; /* English, role "concept" */
  const char        *short_label; /* English, role "concept"; the label when the data has none */
  const char        *help; /* English, role "help"; nullable */
  const char        *group; /* patient, baseline, vitals, infection, laboratory, treatment, cultures, history, symptoms, times, more */
  const char *const *shorthand; /* keys of the observation line: "t", "temp"; NULL-terminated */
  const char        *loinc; /* nullable */
  const char        *source; /* key of data/sources.json for the limits; nullable */
  const SepseUnit   *units;
  guint              n_units;
  const SepseChoice *choices;
  guint              n_choices; /* at most 64 */
  double             hard_low;
  double             hard_high; /* outside: refused */
  double             warn_low;
  double             warn_high; /* outside: asked */
  double             ask_unit_below; /* typed without a unit below this, the unit is asked (an age of 2: years or months?); 0: never */
  gboolean           bedside; /* obtainable at the bedside in minutes: ranks what is missing */
  gboolean           derived_only; /* never entered: an intermediate that a formula makes */
} SepseConcept;

typedef struct _SepseDictionary SepseDictionary;

/* @document: data/concepts.json, already strictly scanned. */
SepseDictionary *sepse_dictionary_new (JsonNode      *document,
                                       SepseRefusal **refusal) G_GNUC_WARN_UNUSED_RESULT;
void             sepse_dictionary_free (SepseDictionary *self);

guint               sepse_dictionary_get_n_concepts (const SepseDictionary *self);
const SepseConcept *sepse_dictionary_get_concept (const SepseDictionary *self,
                                                  guint                  index);
/* NULL when no concept has this id. @length -1: NUL-terminated. */
const SepseConcept *sepse_dictionary_find (const SepseDictionary *self,
                                           const char            *id,
                                           gssize                 length);

/* -1 when there is none. */
int sepse_concept_find_unit (const SepseConcept *self,
                             const char         *code,
                             gssize              length);
int sepse_concept_find_choice (const SepseConcept *self,
                               const char         *id,
                               gssize              length);

double sepse_concept_to_canonical (const SepseConcept *self,
                                   guint               unit,
                                   double              value);
double sepse_concept_from_canonical (const SepseConcept *self,
                                     guint               unit,
                                     double              canonical);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SepseDictionary, sepse_dictionary_free)

/* A set of concepts, by index. Iterates in dictionary order. */
#define SEPSE_MAX_CONCEPTS 384
typedef struct
{
  guint64 bits[SEPSE_MAX_CONCEPTS / 64];
} SepseConceptSet;

static inline void
sepse_concept_set_add (SepseConceptSet *self,
                       guint            index)
{
  self->bits[index / 64] |= G_GUINT64_CONSTANT (1) << (index % 64);
}

static inline gboolean
sepse_concept_set_contains (const SepseConceptSet *self,
                            guint                  index)
{
  return (self->bits[index / 64] >> (index % 64)) & 1;
}

/* The first index at or behind @from, or SEPSE_MAX_CONCEPTS.
 * for (guint i = sepse_concept_set_next (s, 0); i < SEPSE_MAX_CONCEPTS; i = sepse_concept_set_next (s, i + 1)) */
guint sepse_concept_set_next (const SepseConceptSet *self,
                              guint                  from);

G_END_DECLS
