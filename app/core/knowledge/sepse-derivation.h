/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-compiler.h"
#include "patient/sepse-observations.h"

#include <glib.h>

G_BEGIN_DECLS

/* data/derived.json: what follows from other answers when it was not entered itself. */
typedef struct _SepseFormula SepseFormula;

typedef struct
{
  int           when; /* node, or -1: always */
  SepseFormula *formula; /* nullable: then a fixed value */
  double        number;
  guint64       choices;
} SepseDerivationRule;

/* Two values that make a third only when they belong together: the second was in force when the first was taken. */
typedef struct
{
  guint16 first; /* SEPSE_MAX_CONCEPTS: no such demand */
  guint16 second;
  int     minutes; /* the second may be so much older */
} SepsePairing;

typedef struct
{
  guint16              concept;
  SepsePairing         pairing;
  gboolean             discards; /* not a value: the one entered is not used ("venous gas") */
  SepseDerivationRule *rules;
  guint                n_rules;
} SepseDerivation;

/* Array of SepseDerivation, in dependency order, discards first. */
GArray *sepse_derivations_read (SepseCompiler    *compiler,
                                const SepsePlace *place,
                                JsonObject       *document);

/* Fills in what is absent. An entered value wins; where it differs by more than 5 % from its formula, its concept is added to
 * @differs. Discarded values are forgotten and added to @discarded; so is, without being forgotten, the first of two values that do
 * not belong together. */
void sepse_derivations_apply (GArray             *derivations,
                              const SepseProgram *program,
                              SepseObservations  *observations,
                              SepseConceptSet    *differs,
                              SepseConceptSet    *discarded);

/* The concepts that its formulas and conditions read. Adds to @inputs. */
void sepse_derivations_find_inputs (GArray             *derivations,
                                    const SepseProgram *program,
                                    guint               concept,
                                    SepseConceptSet    *inputs);

G_END_DECLS
