/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Longest line that is read. */
#define SEPSE_BATCH_LONGEST_LINE ((gsize) 1024 * 1024)

typedef struct
{
  guint64  number; /* counts every line of the input, from 1 */
  gsize    start; /* in the block's text */
  gsize    length;
  gboolean too_large; /* its text was not kept */
} SepseBatchLine;

/* Some consecutive lines on their way from the reader through one worker to the writer. Reused, so memory stays flat. */
typedef struct
{
  GString *text;
  GArray  *lines; /* of SepseBatchLine, blank ones left out */
  GString *output;
  guint64  n_refused;
  guint64  position; /* bytes of the input read so far, this block included */
  gboolean is_done; /* guarded by the run's lock */
} SepseBatchBlock;

SepseBatchBlock *_sepse_batch_block_new (void) G_GNUC_WARN_UNUSED_RESULT;
void             _sepse_batch_block_free (SepseBatchBlock *self);
void             _sepse_batch_block_clear (SepseBatchBlock *self);

/* Cuts an input into lines. */
typedef struct _SepseBatchReader SepseBatchReader;

SepseBatchReader *_sepse_batch_reader_new (GInputStream *input) G_GNUC_WARN_UNUSED_RESULT;
void              _sepse_batch_reader_free (SepseBatchReader *self);

/* Fills @block with the next lines, as many as one read brought. It waits for no more than one, so a program that writes a line and
 * waits for its answer gets it. Returns FALSE at the end of the input (the block may hold the last lines) and on an error. */
gboolean _sepse_batch_reader_next (SepseBatchReader *self,
                                   SepseBatchBlock  *block,
                                   GCancellable     *cancellable,
                                   GError          **error);

G_END_DECLS
