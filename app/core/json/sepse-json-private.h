/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "json/sepse-json.h"

G_BEGIN_DECLS

#define SEPSE_JSON_MAX_DEPTH 64
#define SEPSE_JSON_MAX_NUMBER 40
#define SEPSE_JSON_MAX_SIZE (64u * 1024 * 1024)

/* A container that is still open. Says where a fault lies without a look back. */
typedef struct
{
  guint    token;
  guint    key; /* of an object: token of the member being read */
  gboolean is_inside; /* a member or element is being read, not what stands between two */
} SepseJsonFrame;

struct _SepseJson
{
  const char *text;
  gsize       length;
  const char *end;

  SepseJsonToken *tokens;
  guint           n_tokens;
  guint           n_allocated;

  SepseJsonFrame frames[SEPSE_JSON_MAX_DEPTH];
  guint          depth;

  /* Open-addressed set of the keys of one large object; a slot is in use when it carries the current stamp. */
  guint64 *slots;
  guint    n_slots;
  guint32  stamp;

  SepseRefusal *refusal;
};

/* The first key token that repeats an earlier one of this object, or 0. */
guint _sepse_json_find_duplicate (SepseJson *self,
                                  guint      object);

/* RFC 6901: "~" and "/" escaped. */
void _sepse_json_append_pointer (SepseJson *self,
                                 GString   *pointer,
                                 guint      key);

G_END_DECLS
