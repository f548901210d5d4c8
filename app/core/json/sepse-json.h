/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sepse-refusal.h"

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A strict reader: RFC 8259 grammar, valid UTF-8, depth <= 64, no duplicate keys, numbers of at most 40 characters,
 * no NUL, nothing after the one root.  The result is a flat tape of tokens in document order; json-glib never meets
 * text this reader has not accepted. */
typedef enum
{
  SEPSE_JSON_NULL,
  SEPSE_JSON_FALSE,
  SEPSE_JSON_TRUE,
  SEPSE_JSON_NUMBER,
  SEPSE_JSON_STRING,
  SEPSE_JSON_ARRAY,
  SEPSE_JSON_OBJECT,
} SepseJsonType;

typedef struct
{
  SepseJsonType type;
  guint         start; /* byte offset of the first byte; of a string, behind its quote */
  guint         length; /* of a string, without quotes */
  guint         next; /* index of the token behind this one and all it holds */
  guint         count; /* children: elements, or members (each member is a key token, then its value) */
  gboolean      escaped; /* a string holding a backslash: read it with sepse_json_dup_string() */
} SepseJsonToken;

/* Reusable: its memory is kept from one text to the next. */
typedef struct _SepseJson SepseJson;

SepseJson *sepse_json_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       sepse_json_free (SepseJson *self);

/* NULL when the text is accepted, else the refusal (malformed, duplicate-key, too-large), the first in file order, its pointer
 * the place as far as it was read. The text must outlive the tape. */
SepseRefusal *sepse_json_scan (SepseJson  *self,
                               const char *text,
                               gsize       length) G_GNUC_WARN_UNUSED_RESULT;

/* Token 0 is the root. */
const SepseJsonToken *sepse_json_get_tokens (SepseJson *self);
/* After a refusal: what was read before the fault, its open containers closed (their length is 0). May be 0. */
guint       sepse_json_get_n_tokens (SepseJson *self);
const char *sepse_json_get_text (SepseJson *self);

/* The string with its escapes read. */
char *sepse_json_dup_string (SepseJson *self,
                             guint      token) G_GNUC_WARN_UNUSED_RESULT;

/* Is the string token exactly this text (escapes read)? */
gboolean sepse_json_string_equals (SepseJson  *self,
                                   guint       token,
                                   const char *text);

/* RFC 6901 pointer of a token, made only when something is refused. */
char *sepse_json_dup_pointer (SepseJson *self,
                              guint      token) G_GNUC_WARN_UNUSED_RESULT;

/* Strict scan, then json-glib: for the documents of data/ and for guideline files.
 * Returns: (transfer full) (nullable): the root, or NULL with @refusal set. */
JsonNode *sepse_json_to_node (const char    *text,
                              gsize          length,
                              SepseRefusal **refusal) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SepseJson, sepse_json_free)

G_END_DECLS
