/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-json"

#include "config.h"

#include "json/sepse-refusal.h"

SepseRefusal *
sepse_refusal_new (const char *code,
                   const char *pointer,
                   const char *format,
                   ...)
{
  SepseRefusal *self = g_new0 (SepseRefusal, 1);
  va_list       arguments;

  self->code = code;
  self->pointer = g_strdup (pointer);
  va_start (arguments, format);
  self->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return self;
}

void
sepse_refusal_free (SepseRefusal *self)
{
  if (self == NULL)
    return;

  g_free (self->pointer);
  g_free (self->message);
  g_free (self);
}
