/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "json/sepse-refusal.h"

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Where a reader stands in a document: a chain on the stack, made into a JSON pointer only when something is refused. */
typedef struct _SepsePlace SepsePlace;
struct _SepsePlace
{
  const SepsePlace *parent;
  const char       *key; /* a member's name; of the root the file's name, or NULL */
  guint             index; /* an element, when key is NULL */
};

/* A document being read: its faults (element-type SepseRefusal) are collected, never the first only. */
typedef struct
{
  GPtrArray    *faults;
  GStringChunk *strings; /* every text that outlives the document */
} SepseReader;

void sepse_reader_fault (SepseReader      *self,
                         const SepsePlace *place,
                         const char       *code,
                         const char       *format,
                         ...) G_GNUC_PRINTF (4, 5);

/* Each says wrong-type and returns NULL, FALSE or the default when the node is something else. */
JsonObject *sepse_reader_object (SepseReader      *self,
                                 const SepsePlace *place,
                                 JsonNode         *node);
JsonArray  *sepse_reader_array (SepseReader      *self,
                                const SepsePlace *place,
                                JsonNode         *node);
const char *sepse_reader_string (SepseReader      *self,
                                 const SepsePlace *place,
                                 JsonNode         *node);
gboolean    sepse_reader_number (SepseReader      *self,
                                 const SepsePlace *place,
                                 JsonNode         *node,
                                 double           *value);
gboolean    sepse_reader_is_boolean (JsonNode *node);

/* Members of an object, an absent one giving NULL, FALSE or @fallback without a fault. */
const char *sepse_reader_member_string (SepseReader      *self,
                                        const SepsePlace *place,
                                        JsonObject       *object,
                                        const char       *key);
/* As above, but its absence is a fault (missing-key). */
const char *sepse_reader_need_string (SepseReader      *self,
                                      const SepsePlace *place,
                                      JsonObject       *object,
                                      const char       *key);
gboolean    sepse_reader_member_boolean (SepseReader      *self,
                                         const SepsePlace *place,
                                         JsonObject       *object,
                                         const char       *key);
double      sepse_reader_member_number (SepseReader      *self,
                                        const SepsePlace *place,
                                        JsonObject       *object,
                                        const char       *key,
                                        double            fallback);
/* NULL-terminated; one string counts as a list of one; never NULL. */
const char *const *sepse_reader_member_strings (SepseReader      *self,
                                                const SepsePlace *place,
                                                JsonObject       *object,
                                                const char       *key);

/* unknown-key for every member that is not in @allowed (NULL-terminated). */
void sepse_reader_check_keys (SepseReader       *self,
                              const SepsePlace  *place,
                              JsonObject        *object,
                              const char *const *allowed);

/* unsupported-format unless the document's "format" is exactly this. */
gboolean sepse_reader_check_format (SepseReader      *self,
                                    const SepsePlace *place,
                                    JsonObject       *object,
                                    const char       *format);

G_END_DECLS
