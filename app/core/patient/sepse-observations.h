/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-dictionary.h"
#include "values/sepse-instant.h"

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SEPSE_ORIGIN_UNKNOWN = 0, /* zeroed memory: nobody answered */
  SEPSE_ORIGIN_ENTERED,
  SEPSE_ORIGIN_DERIVED, /* by a formula of data/derived.json */
} SepseOrigin;

/* What is known of one concept. */
typedef struct
{
  guint8       origin; /* SepseOrigin */
  guint8       unit; /* index into the concept's units */
  double       value; /* as entered, in that unit (numbers, counts) */
  double       canonical; /* in units[0] */
  guint64      choices; /* choice, yes/no: one bit; set: a bit for each id in it */
  SepseInstant instant; /* kind instant */
  SepseInstant time; /* when it was measured; is_set FALSE: the moment of the assessment */
} SepseValue;

/* One observation of a value: its slot in a flat array, by dictionary index. Plain data, so that a search may copy it. */
typedef struct
{
  const SepseDictionary *dictionary;
  guint                  n_values;
  SepseInstant           moment; /* of the assessment; look-backs and deadlines count from here; may be unset */
  SepseValue             values[];
} SepseObservations;

SepseObservations *sepse_observations_new (const SepseDictionary *dictionary) G_GNUC_WARN_UNUSED_RESULT;
SepseObservations *sepse_observations_copy (const SepseObservations *self) G_GNUC_WARN_UNUSED_RESULT;
/* Forgets everything, keeps the memory: batch uses one for all cases. */
void sepse_observations_clear (SepseObservations *self);
void sepse_observations_free (SepseObservations *self);

static inline gboolean
sepse_observations_is_known (const SepseObservations *self,
                             guint                    concept)
{
  return self->values[concept].origin != SEPSE_ORIGIN_UNKNOWN;
}

/* Fills canonical. No limits are checked here. */
void sepse_observations_set_number (SepseObservations *self,
                                    guint              concept,
                                    guint              unit,
                                    double             value);
void sepse_observations_set_choices (SepseObservations *self,
                                     guint              concept,
                                     guint64            choices);

/* Does any value have a time of its own? Only then a look-back can matter. */
gboolean sepse_observations_has_times (const SepseObservations *self);
/* From where look-backs count: the moment, else the latest time of a value; is_set FALSE when there is neither. */
SepseInstant sepse_observations_get_reference (const SepseObservations *self);

/* The reading of one case file, or of one draft. Series: assessments in time order, each on its own. */
typedef struct
{
  char      *id; /* nullable */
  char      *title; /* nullable */
  char      *note; /* nullable */
  gboolean   is_series;
  GPtrArray *assessments; /* of SepseObservations, at least one, the latest last; derived values NOT yet filled in */
} SepseCase;

void sepse_case_free (SepseCase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SepseObservations, sepse_observations_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SepseCase, sepse_case_free)

G_END_DECLS
