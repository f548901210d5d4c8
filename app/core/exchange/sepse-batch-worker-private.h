/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sepse-batch-block-private.h"
#include "exchange/sepse-batch.h"

G_BEGIN_DECLS

/* What one thread needs of its own to evaluate blocks. */
typedef struct _SepseBatchWorker SepseBatchWorker;

SepseBatchWorker *_sepse_batch_worker_new (const SepseBatchOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void              _sepse_batch_worker_free (SepseBatchWorker *self);

/* Writes one output line for each line of @block. */
void _sepse_batch_worker_evaluate (SepseBatchWorker *self,
                                   SepseBatchBlock  *block);

G_END_DECLS
