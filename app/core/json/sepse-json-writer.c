/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-json"

#include "config.h"

#include "values/sepse-number.h"
#include "json/sepse-json-writer.h"

#include <math.h>

struct _SepseJsonWriter
{
  GString *out; /* unowned */
  guint    indent;
  guint    depth;
  gboolean is_first; /* nothing written yet in the container that is open */
};

SepseJsonWriter *
sepse_json_writer_new (GString *out,
                       guint    indent)
{
  SepseJsonWriter *self = g_new0 (SepseJsonWriter, 1);

  self->out = out;
  self->indent = indent;
  self->is_first = TRUE;

  return self;
}

void
sepse_json_writer_free (SepseJsonWriter *self)
{
  g_free (self);
}

static void
break_line (SepseJsonWriter *self)
{
  if (self->indent == 0)
    return;

  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->depth * self->indent; i++)
    g_string_append_c (self->out, ' ');
}

static void
append_quoted (GString    *out,
               const char *text)
{
  const char *start = text;

  g_string_append_c (out, '"');
  for (const char *at = text; *at != '\0'; at++)
    {
      guchar byte = (guchar) *at;

      if (byte >= 0x20 && byte != '"' && byte != '\\')
        continue;

      g_string_append_len (out, start, at - start);
      start = at + 1;
      if (byte == '"' || byte == '\\')
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, *at);
        }
      else if (byte == '\n')
        g_string_append (out, "\\n");
      else if (byte == '\t')
        g_string_append (out, "\\t");
      else
        g_string_append_printf (out, "\\u%04x", byte);
    }
  g_string_append (out, start);
  g_string_append_c (out, '"');
}

/* What stands before every value: the comma, the line, the name. */
static void
begin_value (SepseJsonWriter *self,
             const char      *key)
{
  if (!self->is_first)
    g_string_append_c (self->out, ',');
  if (self->depth > 0)
    break_line (self);
  self->is_first = FALSE;

  if (key == NULL)
    return;

  append_quoted (self->out, key);
  g_string_append_c (self->out, ':');
  if (self->indent > 0)
    g_string_append_c (self->out, ' ');
}

static void
begin_container (SepseJsonWriter *self,
                 const char      *key,
                 char             bracket)
{
  begin_value (self, key);
  g_string_append_c (self->out, bracket);
  self->depth++;
  self->is_first = TRUE;
}

static void
end_container (SepseJsonWriter *self,
               char             bracket)
{
  gboolean is_empty = self->is_first;

  g_return_if_fail (self->depth > 0);

  self->depth--;
  if (!is_empty)
    break_line (self);
  g_string_append_c (self->out, bracket);
  self->is_first = FALSE;
}

void
sepse_json_writer_begin_object (SepseJsonWriter *self,
                                const char      *key)
{
  begin_container (self, key, '{');
}

void
sepse_json_writer_end_object (SepseJsonWriter *self)
{
  end_container (self, '}');
}

void
sepse_json_writer_begin_array (SepseJsonWriter *self,
                               const char      *key)
{
  begin_container (self, key, '[');
}

void
sepse_json_writer_end_array (SepseJsonWriter *self)
{
  end_container (self, ']');
}

void
sepse_json_writer_string (SepseJsonWriter *self,
                          const char      *key,
                          const char      *value)
{
  g_return_if_fail (value != NULL);

  begin_value (self, key);
  append_quoted (self->out, value);
}

void
sepse_json_writer_number (SepseJsonWriter *self,
                          const char      *key,
                          double           value)
{
  char text[SEPSE_NUMBER_TEXT_SIZE];

  g_return_if_fail (isfinite (value));

  begin_value (self, key);
  g_string_append (self->out, sepse_number_format (value, text));
}

void
sepse_json_writer_boolean (SepseJsonWriter *self,
                           const char      *key,
                           gboolean         value)
{
  begin_value (self, key);
  g_string_append (self->out, value ? "true" : "false");
}

void
sepse_json_writer_null (SepseJsonWriter *self,
                        const char      *key)
{
  begin_value (self, key);
  g_string_append (self->out, "null");
}
