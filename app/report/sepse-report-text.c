/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-report"

#include "config.h"

#include "report/sepse-report.h"

#include <string.h>

/* Widest columns of a row: a longer text does not widen them and pushes the rest to the next line. */
#define WIDEST_NAME 32
#define WIDEST_VALUE 22
#define INDENT 2

typedef struct
{
  GString *out;
  guint    width;
  guint    column; /* characters written on this line */
  gboolean folds; /* with what is shown when it is asked for */
} TextWriter;

typedef struct
{
  guint name;
  guint value;
} Columns;

static guint
measure (const char *text,
         gssize      length)
{
  guint       n = 0;
  const char *end = length < 0 ? text + strlen (text) : text + length;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        n += g_unichar_iswide (c) ? 2 : 1;
    }

  return n;
}

static void
end_line (TextWriter *writer)
{
  while (writer->out->len > 0 && writer->out->str[writer->out->len - 1] == ' ')
    g_string_truncate (writer->out, writer->out->len - 1);
  g_string_append_c (writer->out, '\n');
  writer->column = 0;
}

static void
go_to (TextWriter *writer,
       guint       column)
{
  while (writer->column < column)
    {
      g_string_append_c (writer->out, ' ');
      writer->column++;
    }
}

/* Words from here on, broken at the width; later lines start at @indent. A line break in the text is kept. */
static void
put (TextWriter *writer,
     const char *text,
     guint       indent)
{
  gboolean first = TRUE;

  while (*text != '\0')
    {
      gsize length = strcspn (text, " \n");
      guint word = measure (text, (gssize) length);

      if (length > 0)
        {
          if (!first && writer->width > 0 && writer->column + 1 + word > writer->width)
            {
              end_line (writer);
              first = TRUE;
            }
          if (first)
            go_to (writer, indent);
          else
            go_to (writer, writer->column + 1);
          g_string_append_len (writer->out, text, (gssize) length);
          writer->column += word;
          first = FALSE;
        }
      text += length;
      if (*text == '\n')
        {
          end_line (writer);
          first = TRUE;
        }
      if (*text != '\0')
        text++;
    }
}

static void
put_detail (TextWriter *writer,
            const char *detail,
            guint       indent)
{
  if (detail == NULL)
    return;

  put (writer, detail, indent);
  end_line (writer);
}

static void
put_headline (TextWriter       *writer,
              const SepseBlock *block)
{
  put (writer, block->text, 0);
  end_line (writer);
  put_detail (writer, block->value, INDENT);
  put_detail (writer, block->detail, INDENT);
}

static void
put_heading (TextWriter       *writer,
             const SepseBlock *block,
             char              line)
{
  guint length = measure (block->text, -1);

  if (writer->out->len > 0)
    end_line (writer);
  put (writer, block->text, 0);
  end_line (writer);
  for (guint i = 0; i < (writer->width > 0 ? MIN (length, writer->width) : length); i++)
    g_string_append_c (writer->out, line);
  end_line (writer);
}

static gboolean
says_the_same (const SepseBlock *block,
               const SepseBlock *other)
{
  return block->kind == SEPSE_BLOCK_ITEM && other->kind == SEPSE_BLOCK_ITEM && block->value == NULL && other->value == NULL &&
         block->detail != NULL && g_strcmp0 (block->detail, other->detail) == 0;
}

/* Items of which the same is said share one line: "- Platelets; Bilirubin". @index moves to the last of them. */
static void
put_items (TextWriter *writer,
           GPtrArray  *blocks,
           guint      *index)
{
  const SepseBlock *block = g_ptr_array_index (blocks, *index);
  g_autoptr (GString) line = g_string_new (block->text);

  if (block->value != NULL)
    g_string_append_printf (line, ": %s", block->value);
  while (*index + 1 < blocks->len && says_the_same (block, g_ptr_array_index (blocks, *index + 1)))
    {
      *index += 1;
      g_string_append_printf (line, "; %s", ((const SepseBlock *) g_ptr_array_index (blocks, *index))->text);
    }

  g_string_append (writer->out, "- ");
  writer->column = INDENT;
  put (writer, line->str, INDENT);
  end_line (writer);
  put_detail (writer, block->detail, INDENT + 2);
}

static void
put_value (TextWriter       *writer,
           const SepseBlock *block,
           Columns           columns)
{
  guint value_at = INDENT + columns.name + 2;
  guint detail_at = columns.value > 0 ? value_at + columns.value + 2 : value_at;

  put (writer, block->text, INDENT);
  if (block->value != NULL)
    {
      if (writer->column + 2 > value_at)
        end_line (writer);
      put (writer, block->value, value_at);
    }
  if (block->detail != NULL)
    {
      if (writer->column + 2 > detail_at)
        end_line (writer);
      put (writer, block->detail, detail_at);
    }
  end_line (writer);
  if (block->more != NULL && writer->folds)
    {
      put (writer, block->more, detail_at);
      end_line (writer);
    }
}

/* Columns of the run of rows that starts at @first. */
static Columns
measure_columns (GPtrArray *blocks,
                 guint      first)
{
  Columns columns = { 0, 0 };

  for (guint i = first; i < blocks->len; i++)
    {
      const SepseBlock *block = g_ptr_array_index (blocks, i);
      guint             name;
      guint             value;

      if (block->kind != SEPSE_BLOCK_VALUE)
        break;
      name = measure (block->text, -1);
      value = block->value != NULL ? measure (block->value, -1) : 0;
      if (name <= WIDEST_NAME)
        columns.name = MAX (columns.name, name);
      if (value <= WIDEST_VALUE)
        columns.value = MAX (columns.value, value);
    }

  return columns;
}

static void
put_block (TextWriter *writer,
           GPtrArray  *blocks,
           guint      *index,
           Columns    *columns)
{
  const SepseBlock *block = g_ptr_array_index (blocks, *index);
  const SepseBlock *before = *index > 0 ? g_ptr_array_index (blocks, *index - 1) : NULL;

  switch (block->kind)
    {
    case SEPSE_BLOCK_HEADLINE:
      put_headline (writer, block);
      break;

    case SEPSE_BLOCK_HEADING:
    case SEPSE_BLOCK_FOLD:
      put_heading (writer, block, '-');
      break;

    case SEPSE_BLOCK_SUBHEADING:
      put_heading (writer, block, '.');
      break;

    case SEPSE_BLOCK_PARAGRAPH:
      put (writer, block->text, 0);
      end_line (writer);
      put_detail (writer, block->detail, INDENT);
      break;

    case SEPSE_BLOCK_ITEM:
      put_items (writer, blocks, index);
      break;

    case SEPSE_BLOCK_VALUE:
      if (before == NULL || before->kind != SEPSE_BLOCK_VALUE)
        *columns = measure_columns (blocks, *index);
      put_value (writer, block, *columns);
      break;
    }
}

/* The block behind the fold that starts at @index. */
static guint
skip_fold (GPtrArray *blocks,
           guint      index)
{
  const SepseBlock *block;

  do
    {
      index++;
      block = index < blocks->len ? g_ptr_array_index (blocks, index) : NULL;
    }
  while (block != NULL && block->kind != SEPSE_BLOCK_HEADING && block->kind != SEPSE_BLOCK_HEADLINE && block->kind != SEPSE_BLOCK_FOLD);

  return index;
}

char *
sepse_report_to_text (GPtrArray *blocks,
                      guint      width,
                      gboolean   folds)
{
  TextWriter writer = { g_string_new (NULL), width, 0, folds };
  Columns    columns = { 0, 0 };

  g_return_val_if_fail (blocks != NULL, NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      while (!folds && i < blocks->len && ((const SepseBlock *) g_ptr_array_index (blocks, i))->kind == SEPSE_BLOCK_FOLD)
        i = skip_fold (blocks, i);
      if (i < blocks->len)
        put_block (&writer, blocks, &i, &columns);
    }

  return g_string_free (writer.out, FALSE);
}
