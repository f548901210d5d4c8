/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-json"

#include "config.h"

#include "json/sepse-json.h"

#include "json/sepse-json-private.h"

#include <string.h>

static guint
read_hex4 (const char *text)
{
  guint value = 0;

  for (guint i = 0; i < 4; i++)
    value = value << 4 | (guint) g_ascii_xdigit_value (text[i]);

  return value;
}

/* @text stands behind "\u"; the scanner has made sure that a high surrogate is followed by a low one. */
static const char *
append_unicode_escape (GString    *out,
                       const char *text)
{
  guint unit = read_hex4 (text);

  if (unit < 0xd800 || unit > 0xdbff)
    {
      g_string_append_unichar (out, unit);
      return text + 4;
    }

  g_string_append_unichar (out, 0x10000 + ((unit - 0xd800) << 10) + (read_hex4 (text + 6) - 0xdc00));
  return text + 10;
}

static const char *
append_escape (GString    *out,
               const char *text)
{
  static const char from[] = "bfnrt";
  static const char to[] = "\b\f\n\r\t";
  const char       *found;

  if (*text == 'u')
    return append_unicode_escape (out, text + 1);

  found = strchr (from, *text);
  g_string_append_c (out, found != NULL ? to[found - from] : *text);

  return text + 1;
}

char *
sepse_json_dup_string (SepseJson *self,
                       guint      token)
{
  const SepseJsonToken *string = &self->tokens[token];
  const char           *text = self->text + string->start;
  const char           *end = text + string->length;
  GString              *out;

  g_return_val_if_fail (string->type == SEPSE_JSON_STRING, NULL);

  if (!string->escaped)
    return g_strndup (text, string->length);

  out = g_string_sized_new (string->length);
  while (text < end)
    {
      if (*text != '\\')
        g_string_append_c (out, *text++);
      else
        text = append_escape (out, text + 1);
    }

  return g_string_free (out, FALSE);
}

gboolean
sepse_json_string_equals (SepseJson  *self,
                          guint       token,
                          const char *text)
{
  const SepseJsonToken *string = &self->tokens[token];
  g_autofree char      *read = NULL;

  if (string->type != SEPSE_JSON_STRING)
    return FALSE;
  if (!string->escaped)
    return strncmp (self->text + string->start, text, string->length) == 0 && text[string->length] == '\0';

  read = sepse_json_dup_string (self, token);
  return g_str_equal (read, text);
}

void
_sepse_json_append_pointer (SepseJson *self,
                            GString   *pointer,
                            guint      key)
{
  g_autofree char *name = sepse_json_dup_string (self, key);

  g_string_append_c (pointer, '/');
  for (const char *at = name; *at != '\0'; at++)
    {
      if (*at == '~')
        g_string_append (pointer, "~0");
      else if (*at == '/')
        g_string_append (pointer, "~1");
      else
        g_string_append_c (pointer, *at);
    }
}

/* The value that holds or is @wanted; a key counts to the value behind it. */
static guint
append_step (SepseJson *self,
             GString   *pointer,
             guint      container,
             guint      wanted)
{
  gboolean is_object = self->tokens[container].type == SEPSE_JSON_OBJECT;
  guint    index = 0;

  for (guint at = container + 1; at < self->tokens[container].next; index++)
    {
      guint key = at;
      guint value = is_object ? at + 1 : at;

      at = self->tokens[value].next;
      if (wanted >= at)
        continue;

      if (is_object)
        _sepse_json_append_pointer (self, pointer, key);
      else
        g_string_append_printf (pointer, "/%u", index);

      return wanted == key ? value : MIN (value, wanted);
    }

  return wanted;
}

char *
sepse_json_dup_pointer (SepseJson *self,
                        guint      token)
{
  GString *pointer = g_string_new (NULL);
  guint    at = 0;

  /* A step into a member that is the wanted one, or whose key is, ends the walk. */
  while (at < token && self->tokens[at].type >= SEPSE_JSON_ARRAY)
    {
      guint next = append_step (self, pointer, at, token);

      if (next == at || next > token)
        break;
      at = next;
    }

  return g_string_free (pointer, FALSE);
}

const SepseJsonToken *
sepse_json_get_tokens (SepseJson *self)
{
  return self->tokens;
}

guint
sepse_json_get_n_tokens (SepseJson *self)
{
  return self->n_tokens;
}

const char *
sepse_json_get_text (SepseJson *self)
{
  return self->text;
}

SepseJson *
sepse_json_new (void)
{
  SepseJson *self = g_new0 (SepseJson, 1);

  self->n_allocated = 256;
  self->tokens = g_new0 (SepseJsonToken, self->n_allocated);

  return self;
}

void
sepse_json_free (SepseJson *self)
{
  if (self == NULL)
    return;

  sepse_refusal_free (self->refusal);
  g_free (self->tokens);
  g_free (self->slots);
  g_free (self);
}
