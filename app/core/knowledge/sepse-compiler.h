/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-program.h"
#include "knowledge/sepse-reader.h"

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Rules become nodes here. The compiler is the linter: whatever is wrong is a fault with its place and, where there is one, a witness.
 * Fault codes beside the contract's: missing-key, duplicate-id, cuts-order, cuts-limits, points-count, cuts-count, unknown-source,
 * no-source, unknown-fact, unknown-outcome, unknown-score, cycle, no-last-branch, shadowed-branch, never-met, always-met. */

/* A fact, outcome, score, item, flag or gate that a rule may name: compiled when first named. */
typedef struct
{
  JsonNode  *document; /* its rule; NULL when the node is given */
  SepsePlace place;
  int        node; /* -1: not compiled yet */
  gboolean   busy; /* being compiled: naming it now is a cycle */
} SepseName;

/* What an absent concept counts as in one guideline ("assume"). */
typedef struct
{
  guint16            concept;
  guint8             unit;
  double             number;
  guint64            choices;
  const SepseSource *source;
} SepseGivenValue;

typedef struct
{
  SepseReader            reader;
  const SepseDictionary *dictionary;
  SepseProgram          *program;
  GHashTable            *names; /* "fact sepsis-1/hypotension" → SepseName */
  GHashTable            *sources; /* key → SepseSource, of data/sources.json */
  /* Of the file being compiled: */
  const char        *scope; /* the guideline's id; NULL in the other files */
  GHashTable        *own_sources; /* key → SepseSource of the guideline itself; nullable */
  const SepseSource *source; /* inherited downwards */
  GArray            *given; /* SepseGivenValue; nullable */
  guint              part_depth; /* above 0 while reading what an absent value counts as */
  gboolean           is_definition; /* no two-valued words: known, possible, certain, compare */
} SepseCompiler;

SepseCompiler *sepse_compiler_new (const SepseDictionary *dictionary,
                                   GStringChunk          *strings);
void           sepse_compiler_free (SepseCompiler *self);

/* NULL with a fault when there is no such source. @key NULL: the inherited one. */
const SepseSource *sepse_compiler_find_source (SepseCompiler    *self,
                                               const SepsePlace *place,
                                               const char       *key);
/* The member "source", or the inherited one. */
const SepseSource *sepse_compiler_read_source (SepseCompiler    *self,
                                               const SepsePlace *place,
                                               JsonObject       *object);
/* Fills a table key → SepseSource. */
void sepse_compiler_read_sources (SepseCompiler    *self,
                                  const SepsePlace *place,
                                  JsonNode         *node,
                                  GHashTable       *into);

/* kind: "fact", "outcome", "score", "item", "flag", "applies". */
void sepse_compiler_add_name (SepseCompiler    *self,
                              const char       *kind,
                              const char       *name,
                              const SepsePlace *place,
                              JsonNode         *document,
                              int               node);
/* Index of the named thing's node, or -1 with a fault. */
int sepse_compiler_find_name (SepseCompiler    *self,
                              const SepsePlace *place,
                              const char       *kind,
                              const char       *name);

int sepse_compiler_add_node (SepseCompiler *self,
                             SepseNode      node,
                             const guint32 *children,
                             guint          n_children);
int sepse_compiler_add_constant (SepseCompiler *self,
                                 SepseMask      mask);
/* With one child: that child. */
int sepse_compiler_join (SepseCompiler *self,
                         SepseOp        op,
                         const guint32 *children,
                         guint          n_children);
int sepse_compiler_add_at_least (SepseCompiler *self,
                                 int            points,
                                 int            threshold);

/* What a node can be over all patients, none of its inputs known or assumed; both, when that takes too long to find out. */
SepseMask sepse_compiler_find_reach (SepseCompiler *self,
                                     int            node);

/* An expression that is met, not met or unknown. -1 after a fault. */
int sepse_compiler_read_expression (SepseCompiler    *self,
                                    const SepsePlace *place,
                                    JsonNode         *node);
/* The member @key, or @fallback when it is absent. */
int sepse_compiler_member_expression (SepseCompiler    *self,
                                      const SepsePlace *place,
                                      JsonObject       *object,
                                      const char       *key,
                                      int               fallback);
/* One concept's condition: {"temperature": {"above": {…}}} without its braces. */
int sepse_compiler_read_condition (SepseCompiler      *self,
                                   const SepsePlace   *place,
                                   const SepseConcept *concept,
                                   JsonNode           *node);
/* {"input", "points", "cuts"}, {"worst": …}, {"sum": …}, {"choose": …}, {"when", "points": n}. */
int sepse_compiler_read_points (SepseCompiler    *self,
                                const SepsePlace *place,
                                JsonNode         *node);
/* A unit's cuts: ["<36.0", {"cut": "<=38.0", …}]. FALSE after a fault. */
gboolean sepse_compiler_read_cuts (SepseCompiler      *self,
                                   const SepsePlace   *place,
                                   const SepseConcept *concept,
                                   JsonNode           *node,
                                   SepseCuts          *cuts);
/* Finishes a leaf that has its concept, tables and results: what it can be when unknown, and what it counts as. @if_absent: the node of
 * that member, nullable. */
int sepse_compiler_add_leaf (SepseCompiler    *self,
                             const SepsePlace *place,
                             SepseNode         node,
                             JsonNode         *if_absent);

G_END_DECLS
