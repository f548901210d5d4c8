/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-json"

#include "config.h"

#include "json/sepse-json-private.h"
#include "json/sepse-json.h"

#include <string.h>

#define UNFINISHED G_MAXUINT /* length of a string whose end was not reached */

/* Every scan function takes the place it starts at and returns the place behind what it read, or NULL after a fault. */
static const char *scan_value (SepseJson  *self,
                               const char *at);

static void
append_frames (SepseJson *self,
               GString   *pointer)
{
  for (guint i = 0; i < self->depth; i++)
    {
      const SepseJsonFrame *frame = &self->frames[i];
      const SepseJsonToken *token = &self->tokens[frame->token];

      if (!frame->is_inside)
        continue;
      if (token->type == SEPSE_JSON_OBJECT)
        _sepse_json_append_pointer (self, pointer, frame->key);
      else
        g_string_append_printf (pointer, "/%u", token->count - 1);
    }
}

static char *
describe_found (SepseJson  *self,
                const char *at)
{
  gunichar character;

  if (at >= self->end)
    return g_strdup ("the end of the text");

  character = g_utf8_get_char_validated (at, self->end - at);
  if (character == 0xfeff)
    return g_strdup ("a byte order mark");
  if (character < 0x110000 && g_unichar_isprint (character))
    return g_strdup_printf ("“%.*s”", (int) (g_utf8_next_char (at) - at), at);

  return g_strdup_printf ("byte 0x%02x", (guchar) *at);
}

static const char *
refuse (SepseJson  *self,
        const char *code,
        const char *at,
        const char *expected)
{
  g_autoptr (GString) pointer = g_string_new (NULL);
  g_autofree char *found = describe_found (self, at);
  const char      *line_start = self->text;
  guint            line = 1;

  for (const char *byte = self->text; byte < at && byte < self->end; byte++)
    if (*byte == '\n')
      {
        line++;
        line_start = byte + 1;
      }

  append_frames (self, pointer);
  self->refusal = sepse_refusal_new (code, pointer->str, "line %u, byte %u: found %s, expected %s", line,
                                     (guint) (at - line_start) + 1, found, expected);
  return NULL;
}

static void
grow (SepseJson *self)
{
  self->n_allocated *= 2;
  self->tokens = g_renew (SepseJsonToken, self->tokens, self->n_allocated);
}

static inline SepseJsonToken *
push_token (SepseJson    *self,
            SepseJsonType type,
            const char   *start)
{
  SepseJsonToken *token;

  if (G_UNLIKELY (self->n_tokens == self->n_allocated))
    grow (self);

  token = &self->tokens[self->n_tokens++];
  token->type = type;
  token->start = (guint) (start - self->text);
  token->length = 0;
  token->next = self->n_tokens;
  token->count = 0;
  token->escaped = FALSE;

  return token;
}

static inline const char *
skip_space (SepseJson  *self,
            const char *at)
{
  while (at < self->end && (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r'))
    at++;

  return at;
}

static const char *
scan_hex4 (SepseJson  *self,
           const char *at,
           guint      *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++, at++)
    {
      if (at >= self->end || !g_ascii_isxdigit (*at))
        return refuse (self, "malformed", at, "four hexadecimal digits behind “\\u”");
      *unit = *unit << 4 | (guint) g_ascii_xdigit_value (*at);
    }

  return at;
}

/* @at stands behind "\u". */
static const char *
scan_unicode_escape (SepseJson  *self,
                     const char *at)
{
  const char *start = at;
  guint       unit;

  at = scan_hex4 (self, at, &unit);
  if (at == NULL)
    return NULL;
  if (unit == 0)
    return refuse (self, "malformed", start, "a character other than NUL");
  if (unit >= 0xdc00 && unit <= 0xdfff)
    return refuse (self, "malformed", start, "no low surrogate without a high one before it");
  if (unit < 0xd800 || unit > 0xdbff)
    return at;

  if (self->end - at < 2 || at[0] != '\\' || at[1] != 'u')
    return refuse (self, "malformed", at, "the low surrogate of the pair");
  start = at + 2;
  at = scan_hex4 (self, start, &unit);
  if (at != NULL && (unit < 0xdc00 || unit > 0xdfff))
    return refuse (self, "malformed", start, "the low surrogate of the pair");

  return at;
}

static const char *
scan_escape (SepseJson  *self,
             const char *at)
{
  if (at < self->end && *at == 'u')
    return scan_unicode_escape (self, at + 1);
  if (at < self->end && *at != '\0' && strchr ("\"\\/bfnrt", *at) != NULL)
    return at + 1;

  return refuse (self, "malformed", at, "one of the escapes of JSON");
}

/* One character of several bytes; neither overlong, nor a surrogate, nor beyond U+10FFFF. */
static const char *
scan_wide_character (SepseJson  *self,
                     const char *at)
{
  gunichar character = g_utf8_get_char_validated (at, self->end - at);

  if (character >= 0x110000)
    return refuse (self, "malformed", at, "valid UTF-8");

  return g_utf8_next_char (at);
}

/* Eight bytes at once: is any of them a quote, a backslash, a control character or part of a wide one? */
static inline gboolean
is_plain8 (const char *at)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 tops = ones << 7;
  guint64       bytes;
  guint64       quote;
  guint64       backslash;

  memcpy (&bytes, at, sizeof bytes);
  quote = bytes ^ (ones * '"');
  backslash = bytes ^ (ones * '\\');

  return ((bytes | (bytes - ones * 0x20) | (quote - ones) | (backslash - ones)) & tops) == 0;
}

/* What is not plain: an escape or a wide character. */
static const char *
scan_special (SepseJson  *self,
              const char *at,
              gboolean   *escaped)
{
  if ((guchar) *at < 0x20)
    return refuse (self, "malformed", at, "a control character to be escaped");
  if (*at != '\\')
    return scan_wide_character (self, at);

  *escaped = TRUE;
  return scan_escape (self, at + 1);
}

/* @at stands on the opening quote. */
static const char *
scan_string (SepseJson  *self,
             const char *at)
{
  guint       index = self->n_tokens;
  const char *start = ++at;
  gboolean    escaped = FALSE;

  push_token (self, SEPSE_JSON_STRING, start)->length = UNFINISHED;
  while (TRUE)
    {
      while (self->end - at >= 8 && is_plain8 (at))
        at += 8;
      while (at < self->end && *at >= 0x20 && *at != '"' && *at != '\\' && (guchar) *at < 0x80)
        at++;
      if (at >= self->end)
        return refuse (self, "malformed", at, "the closing quote of a string");
      if (*at == '"')
        break;

      at = scan_special (self, at, &escaped);
      if (at == NULL)
        return NULL;
    }

  self->tokens[index].length = (guint) (at - start);
  self->tokens[index].escaped = escaped;

  return at + 1;
}

static const char *
skip_digits (SepseJson  *self,
             const char *at)
{
  const char *start = at;

  while (at < self->end && *at >= '0' && *at <= '9')
    at++;
  if (at == start)
    return refuse (self, "malformed", at, "a digit");

  return at;
}

static const char *
scan_number (SepseJson  *self,
             const char *at)
{
  const char *start = at;

  if (*at == '-')
    at++;
  if (at < self->end && *at == '0')
    at++;
  else
    at = skip_digits (self, at);

  if (at != NULL && at < self->end && *at == '.')
    at = skip_digits (self, at + 1);
  if (at != NULL && at < self->end && (*at == 'e' || *at == 'E'))
    {
      at++;
      if (at < self->end && (*at == '+' || *at == '-'))
        at++;
      at = skip_digits (self, at);
    }

  if (at == NULL)
    return NULL;
  if (at < self->end && *at >= '0' && *at <= '9')
    return refuse (self, "malformed", at, "no digit behind a leading zero");
  if (at - start > SEPSE_JSON_MAX_NUMBER)
    return refuse (self, "too-large", start, "a number of at most 40 characters");

  push_token (self, SEPSE_JSON_NUMBER, start)->length = (guint) (at - start);
  return at;
}

static const char *
scan_word (SepseJson    *self,
           const char   *at,
           const char   *word,
           SepseJsonType type)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - at) < length || memcmp (at, word, length) != 0)
    return refuse (self, "malformed", at, "a value");

  push_token (self, type, at)->length = (guint) length;
  return at + length;
}

static SepseJsonFrame *
push_frame (SepseJson    *self,
            const char   *at,
            SepseJsonType type)
{
  SepseJsonFrame *frame;

  if (self->depth == SEPSE_JSON_MAX_DEPTH)
    {
      refuse (self, "too-large", at, "at most 64 values inside each other");
      return NULL;
    }

  push_token (self, type, at);
  frame = &self->frames[self->depth++];
  frame->token = self->n_tokens - 1;
  frame->key = 0;
  frame->is_inside = FALSE;

  return frame;
}

static void
pop_frame (SepseJson  *self,
           const char *end)
{
  SepseJsonToken *token = &self->tokens[self->frames[--self->depth].token];

  token->next = self->n_tokens;
  token->length = (guint) (end - self->text) - token->start;
}

/* Looks for a key that came twice. Called when an object ends and, for those still open, when there is another fault. */
static gboolean
refuse_duplicate (SepseJson *self,
                  guint      object)
{
  guint            key = _sepse_json_find_duplicate (self, object);
  g_autofree char *pointer = NULL;
  g_autofree char *name = NULL;

  if (key == 0)
    return FALSE;

  pointer = sepse_json_dup_pointer (self, key);
  name = sepse_json_dup_string (self, key);
  sepse_refusal_free (self->refusal);
  self->refusal = sepse_refusal_new ("duplicate-key", pointer, "found “%s” twice in one object, expected it once", name);
  /* What stands behind the second key was never reached. */
  self->n_tokens = key;

  return TRUE;
}

static const char *
scan_member (SepseJson      *self,
             SepseJsonFrame *frame,
             const char     *at)
{
  if (at >= self->end || *at != '"')
    return refuse (self, "malformed", at, "the name of a member in quotes");

  frame->key = self->n_tokens;
  at = scan_string (self, at);
  if (at == NULL)
    return NULL;

  frame->is_inside = TRUE;
  self->tokens[frame->token].count++;
  at = skip_space (self, at);
  if (at >= self->end || *at != ':')
    return refuse (self, "malformed", at, "“:”");

  return scan_value (self, skip_space (self, at + 1));
}

static const char *
scan_object (SepseJson  *self,
             const char *at)
{
  SepseJsonFrame *frame = push_frame (self, at, SEPSE_JSON_OBJECT);

  if (frame == NULL)
    return NULL;

  at = skip_space (self, at + 1);
  if (at < self->end && *at == '}')
    {
      pop_frame (self, at + 1);
      return at + 1;
    }

  while (TRUE)
    {
      at = scan_member (self, frame, at);
      if (at == NULL)
        return NULL;

      frame->is_inside = FALSE;
      at = skip_space (self, at);
      if (at >= self->end || (*at != ',' && *at != '}'))
        return refuse (self, "malformed", at, "“,” or “}”");
      if (*at++ == '}')
        break;
      at = skip_space (self, at);
    }

  self->tokens[frame->token].next = self->n_tokens;
  if (_sepse_json_find_duplicate (self, frame->token) != 0)
    return refuse (self, "duplicate-key", at, "each name once"); /* made precise in the end */

  pop_frame (self, at);
  return at;
}

static const char *
scan_array (SepseJson  *self,
            const char *at)
{
  SepseJsonFrame *frame = push_frame (self, at, SEPSE_JSON_ARRAY);

  if (frame == NULL)
    return NULL;

  at = skip_space (self, at + 1);
  if (at < self->end && *at == ']')
    {
      pop_frame (self, at + 1);
      return at + 1;
    }

  while (TRUE)
    {
      frame->is_inside = TRUE;
      self->tokens[frame->token].count++;
      at = scan_value (self, at);
      if (at == NULL)
        return NULL;

      frame->is_inside = FALSE;
      at = skip_space (self, at);
      if (at >= self->end || (*at != ',' && *at != ']'))
        return refuse (self, "malformed", at, "“,” or “]”");
      if (*at++ == ']')
        break;
      at = skip_space (self, at);
    }

  pop_frame (self, at);
  return at;
}

static const char *
scan_value (SepseJson  *self,
            const char *at)
{
  switch (at < self->end ? *at : '\0')
    {
    case '{':
      return scan_object (self, at);
    case '[':
      return scan_array (self, at);
    case '"':
      return scan_string (self, at);
    case 't':
      return scan_word (self, at, "true", SEPSE_JSON_TRUE);
    case 'f':
      return scan_word (self, at, "false", SEPSE_JSON_FALSE);
    case 'n':
      return scan_word (self, at, "null", SEPSE_JSON_NULL);
    case '-':
    case '0' ... '9':
      return scan_number (self, at);
    default:
      return refuse (self, "malformed", at, "a value");
    }
}

/* The member or element that was being read when the innermost container broke off was never there. */
static void
drop_unfinished (SepseJson *self)
{
  SepseJsonFrame *frame = self->depth > 0 ? &self->frames[self->depth - 1] : NULL;

  if (self->n_tokens > 0 && self->tokens[self->n_tokens - 1].length == UNFINISHED)
    self->n_tokens--;
  if (frame == NULL || !frame->is_inside)
    return;

  self->tokens[frame->token].count--;
  if (self->tokens[frame->token].type == SEPSE_JSON_OBJECT)
    self->n_tokens = frame->key;
}

/* Makes what was read before a fault a whole document, to be walked like any other. */
static void
close_open (SepseJson *self)
{
  for (guint i = 0; i < self->depth; i++)
    if (self->frames[i].token < self->n_tokens)
      self->tokens[self->frames[i].token].next = self->n_tokens;
}

SepseRefusal *
sepse_json_scan (SepseJson  *self,
                 const char *text,
                 gsize       length)
{
  const char *at;

  self->text = text;
  self->length = length;
  self->end = text + MIN (length, SEPSE_JSON_MAX_SIZE);
  self->n_tokens = 0;
  self->depth = 0;

  if (length > SEPSE_JSON_MAX_SIZE)
    return sepse_refusal_new ("too-large", "", "found %" G_GSIZE_FORMAT " bytes, expected at most %u", length, SEPSE_JSON_MAX_SIZE);

  at = scan_value (self, skip_space (self, text));
  if (at != NULL)
    {
      at = skip_space (self, at);
      if (at == self->end)
        return NULL;
      refuse (self, "malformed", at, "nothing behind the document");
    }

  /* A name that came twice in an object still open stands before the fault; the outermost stands first. */
  drop_unfinished (self);
  close_open (self);
  for (guint i = 0; i < self->depth; i++)
    if (self->tokens[self->frames[i].token].type == SEPSE_JSON_OBJECT && refuse_duplicate (self, self->frames[i].token))
      break;
  close_open (self);

  return g_steal_pointer (&self->refusal);
}
