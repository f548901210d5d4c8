/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-catalog.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What failed, beside the system's own message. */
#define SEPSE_BATCH_ERROR (sepse_batch_error_quark ())
GQuark sepse_batch_error_quark (void);
typedef enum
{
  SEPSE_BATCH_ERROR_READ,
  SEPSE_BATCH_ERROR_WRITE,
  SEPSE_BATCH_ERROR_CLOSED, /* nobody reads the output any more */
} SepseBatchError;

typedef struct
{
  const SepseCatalog *catalog;
  const guint        *guidelines; /* NULL: all */
  guint               n_guidelines;
  guint               n_jobs; /* threads that evaluate; the output does not depend on it */
  gboolean            summary;
  guint64             size; /* bytes of the input, for the share that is done; 0 when it is not known */
  /* Called now and then from the calling thread; nullable. @share 0..1, or -1 when the size is not known. */
  void (*progress) (guint64  n_cases,
                    double   share,
                    gpointer data);
  gpointer progress_data;
} SepseBatchOptions;

/* NDJSON cases from @input, NDJSON verdicts to @output, in input order, memory flat. Returns FALSE with @error when reading or writing
 * failed; @n_refused counts the lines that were refused. */
gboolean sepse_batch_run (const SepseBatchOptions *options,
                          GInputStream            *input,
                          GOutputStream           *output,
                          guint64                 *n_refused,
                          GError                 **error);

G_END_DECLS
