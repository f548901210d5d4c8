/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-exchange"

#include "config.h"

#include "exchange/sepse-batch-block-private.h"

#include <string.h>

#define READ_SIZE ((gsize) 64 * 1024)
#define BUFFER_SIZE (SEPSE_BATCH_LONGEST_LINE + READ_SIZE)
/* Of one block that is kept for reuse: an unusual one gives its memory back. */
#define KEPT_SIZE ((gsize) 4 * READ_SIZE)

struct _SepseBatchReader
{
  GInputStream *input;
  char         *buffer;
  gsize         fill;
  gsize         searched; /* so far holds no newline */
  guint64       n_lines;
  guint64       position;
  gboolean      is_skipping; /* inside a line that is too long */
  gboolean      is_blank; /* what was skipped of it */
};

static void
reset_text (GString **text)
{
  if ((*text)->allocated_len > KEPT_SIZE)
    {
      g_string_free (*text, TRUE);
      *text = g_string_new (NULL);
    }
  else
    g_string_truncate (*text, 0);
}

SepseBatchBlock *
_sepse_batch_block_new (void)
{
  SepseBatchBlock *self = g_new0 (SepseBatchBlock, 1);

  self->text = g_string_new (NULL);
  self->lines = g_array_new (FALSE, FALSE, sizeof (SepseBatchLine));
  self->output = g_string_new (NULL);

  return self;
}

void
_sepse_batch_block_free (SepseBatchBlock *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->lines);
  g_string_free (self->output, TRUE);
  g_free (self);
}

void
_sepse_batch_block_clear (SepseBatchBlock *self)
{
  reset_text (&self->text);
  reset_text (&self->output);
  g_array_set_size (self->lines, 0);
  self->n_refused = 0;
  self->is_done = FALSE;
}

SepseBatchReader *
_sepse_batch_reader_new (GInputStream *input)
{
  SepseBatchReader *self = g_new0 (SepseBatchReader, 1);

  self->input = g_object_ref (input);
  self->buffer = g_malloc (BUFFER_SIZE);

  return self;
}

void
_sepse_batch_reader_free (SepseBatchReader *self)
{
  g_object_unref (self->input);
  g_free (self->buffer);
  g_free (self);
}

static gboolean
is_blank (const char *text,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] != ' ' && text[i] != '\t' && text[i] != '\r')
      return FALSE;

  return TRUE;
}

static void
add_line (SepseBatchReader *self,
          SepseBatchBlock  *block,
          const char       *text,
          gsize             length)
{
  SepseBatchLine line = { .number = ++self->n_lines, .start = block->text->len };

  line.too_large = self->is_skipping || length > SEPSE_BATCH_LONGEST_LINE;
  if (is_blank (text, length) && (!self->is_skipping || self->is_blank))
    return;

  if (!line.too_large)
    {
      line.length = length;
      g_string_append_len (block->text, text, (gssize) length);
    }
  g_array_append_val (block->lines, line);
}

/* Moves every complete line of the buffer into the block. */
static void
take_lines (SepseBatchReader *self,
            SepseBatchBlock  *block)
{
  gsize start = 0;
  char *newline;

  while ((newline = memchr (self->buffer + MAX (start, self->searched), '\n', self->fill - MAX (start, self->searched))) != NULL)
    {
      gsize end = (gsize) (newline - self->buffer);

      add_line (self, block, self->buffer + start, end - start);
      self->is_skipping = FALSE;
      start = end + 1;
      self->searched = start;
    }

  self->fill -= start;
  memmove (self->buffer, self->buffer + start, self->fill);
  self->searched = self->fill;
}

/* An unfinished line that is too long already is forgotten as it comes. */
static void
skip_long_line (SepseBatchReader *self)
{
  gboolean blank;

  if (!self->is_skipping && self->fill <= SEPSE_BATCH_LONGEST_LINE)
    return;

  blank = is_blank (self->buffer, self->fill);
  self->is_blank = self->is_skipping ? self->is_blank && blank : blank;
  self->is_skipping = TRUE;
  self->fill = 0;
  self->searched = 0;
}

gboolean
_sepse_batch_reader_next (SepseBatchReader *self,
                          SepseBatchBlock  *block,
                          GCancellable     *cancellable,
                          GError          **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (block != NULL, FALSE);

  while (block->lines->len == 0)
    {
      gssize n_read = g_input_stream_read (self->input, self->buffer + self->fill, READ_SIZE, cancellable, error);

      if (n_read < 0)
        return FALSE;
      if (n_read == 0)
        {
          if (self->fill > 0 || self->is_skipping)
            add_line (self, block, self->buffer, self->fill);
          self->fill = 0;
          self->is_skipping = FALSE;
          block->position = self->position;
          return FALSE;
        }

      self->fill += (gsize) n_read;
      self->position += (guint64) n_read;
      block->position = self->position;
      take_lines (self, block);
      skip_long_line (self);
    }

  return TRUE;
}
