/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-catalog.h"
#include "knowledge/sepse-compiler.h"
#include "knowledge/sepse-derivation.h"
#include "knowledge/sepse-program.h"

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A node and all it depends on: what the exact search evaluates again and again. */
typedef struct
{
  guint32         node;
  guint32        *nodes; /* ascending, `node` last */
  guint           n_nodes;
  SepseConceptSet reads;
  SepseConceptSet two_paths; /* concepts that reach the node in more than one way: only there can plain sets be too wide */
} SepseCone;

void sepse_cone_init (SepseCone          *self,
                      const SepseProgram *program,
                      guint               node);
void sepse_cone_clear (SepseCone *self);

/* A named fact of a guideline: shown among its criteria. */
typedef struct
{
  const char        *label;
  const char        *clause;
  const SepseSource *source;
  int                node;
} SepseFact;

/* How long a value counts in one guideline ("look-back"). */
typedef struct
{
  guint16            concept;
  int                minutes;
  const SepseSource *source;
} SepseLookBack;

typedef struct
{
  SepseGuideline guideline; /* first: the public view */
  guint          index; /* in the catalog */
  GArray        *look_backs; /* SepseLookBack */
  GHashTable    *own_sources;
  GArray        *facts; /* SepseFact */
  GArray        *given; /* SepseGivenValue */
  guint          first_node; /* its nodes in the program: [first_node, end_node) */
  guint          end_node;
  int            unless; /* node: once it is certain the outcomes are withheld; -1: never */
  gboolean       is_exclusive; /* its ladder */
  guint          first_rung; /* of outcomes; n_outcomes when there is no ladder */
  SepseCone     *score_cones; /* n_scores */
  SepseCone     *outcome_cones; /* n_outcomes */
} SepseGuidelineEntry;

/* NULL after faults (in the compiler's reader). @file: for the faults' places; nullable. Takes a reference to the document. */
SepseGuidelineEntry *sepse_guideline_entry_new (SepseCompiler *compiler,
                                                const char    *file,
                                                JsonNode      *document) G_GNUC_WARN_UNUSED_RESULT;
void                 sepse_guideline_entry_free (SepseGuidelineEntry *self);

/* Reads the list @key of rules of one file of data/ into @rules (of SepseRule). */
void    sepse_rules_read (SepseCompiler    *compiler,
                          const SepsePlace *place,
                          JsonObject       *document,
                          const char       *key,
                          GArray           *rules);
GArray *sepse_rules_new (void);

typedef struct
{
  char   *name;
  GBytes *bytes;
} SepseDataFile;

struct _SepseCatalog
{
  GStringChunk       *strings;
  SepseDictionary    *dictionary;
  SepseCompiler      *compiler; /* keeps the program, the sources' table and the names */
  const SepseProgram *program;
  GHashTable         *sources;
  GPtrArray          *guidelines; /* SepseGuidelineEntry */
  GArray             *derivations; /* SepseDerivation */
  GArray             *flags; /* the next and, up to checks, the others: SepseRule */
  GArray             *urgency;
  GArray             *urgency_cones; /* SepseCone, one for each urgency rule */
  GArray             *flag_cones; /* … and for each flag */
  GArray             *steps;
  GArray             *conditions;
  GArray             *notes;
  GArray             *checks;
  GArray             *differences;
  GArray             *editions; /* SepseEditions */
  GArray             *pages; /* SepsePageRule */
  SepseConceptSet     wants; /* observations the urgency wants */
  const char *const  *heads; /* guidelines that may head, in order */
  guint               policy_start; /* the first node behind the guidelines */
  GHashTable         *tests; /* id → text */
  GHashTable         *texts; /* id → text */
  GPtrArray          *samples; /* SepseDataFile, by name */
};

/* Reads and compiles the shipped data/. FALSE with @refusal set, or with faults in the compiler's reader. */
gboolean _sepse_catalog_load (SepseCatalog  *self,
                              SepseRefusal **refusal);

G_END_DECLS
