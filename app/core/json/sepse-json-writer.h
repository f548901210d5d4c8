/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes JSON with exact numbers and keys in the order given. One owner, one GString. */
typedef struct _SepseJsonWriter SepseJsonWriter;

/* @indent: 0 writes one line (NDJSON), 2 the readable form. Appends to @out, which it does not own. */
SepseJsonWriter *sepse_json_writer_new (GString *out,
                                        guint    indent) G_GNUC_WARN_UNUSED_RESULT;
void             sepse_json_writer_free (SepseJsonWriter *self);

/* @key is NULL inside an array and for the root. */
void sepse_json_writer_begin_object (SepseJsonWriter *self,
                                     const char      *key);
void sepse_json_writer_end_object (SepseJsonWriter *self);
void sepse_json_writer_begin_array (SepseJsonWriter *self,
                                    const char      *key);
void sepse_json_writer_end_array (SepseJsonWriter *self);
void sepse_json_writer_string (SepseJsonWriter *self,
                               const char      *key,
                               const char      *value);
void sepse_json_writer_number (SepseJsonWriter *self,
                               const char      *key,
                               double           value);
void sepse_json_writer_boolean (SepseJsonWriter *self,
                                const char      *key,
                                gboolean         value);
void sepse_json_writer_null (SepseJsonWriter *self,
                             const char      *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SepseJsonWriter, sepse_json_writer_free)

G_END_DECLS
