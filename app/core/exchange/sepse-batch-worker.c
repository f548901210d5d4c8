/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-exchange"

#include "config.h"

#include "exchange/sepse-batch-worker-private.h"

#include "exchange/sepse-case-file.h"
#include "exchange/sepse-evaluation.h"
#include "exchange/sepse-verdict-file.h"

struct _SepseBatchWorker
{
  const SepseBatchOptions *options;
  SepseEngine             *engine;
  SepseJson               *scanner;
};

SepseBatchWorker *
_sepse_batch_worker_new (const SepseBatchOptions *options)
{
  SepseBatchWorker *self = g_new0 (SepseBatchWorker, 1);

  self->options = options;
  self->engine = sepse_engine_new (options->catalog);
  sepse_engine_set_brief (self->engine, options->summary);
  self->scanner = sepse_json_new ();

  return self;
}

void
_sepse_batch_worker_free (SepseBatchWorker *self)
{
  sepse_engine_free (self->engine);
  sepse_json_free (self->scanner);
  g_free (self);
}

static SepseCase *
read_line (SepseBatchWorker     *self,
           const char           *text,
           const SepseBatchLine *line,
           char                **id,
           SepseRefusal        **refusal)
{
  if (line->too_large)
    {
      *refusal = sepse_refusal_new ("too-large", "", "the line is longer than %" G_GSIZE_FORMAT " bytes, the most that is read",
                                    SEPSE_BATCH_LONGEST_LINE);
      return NULL;
    }

  return sepse_case_read (self->scanner, sepse_catalog_get_dictionary (self->options->catalog),
                          text + line->start, line->length, id, refusal);
}

static void
evaluate_line (SepseBatchWorker     *self,
               SepseBatchBlock      *block,
               const SepseBatchLine *line)
{
  g_autofree char *id = NULL;
  g_autoptr (SepseRefusal) refusal = NULL;
  g_autoptr (SepseCase) patient = read_line (self, block->text->str, line, &id, &refusal);

  if (patient == NULL)
    {
      block->n_refused++;
      sepse_verdict_write_refusal (refusal, line->number, id, block->output);
    }
  else
    {
      g_autoptr (GPtrArray) verdicts = sepse_evaluation_run (self->engine, patient, self->options->guidelines, self->options->n_guidelines);

      sepse_verdict_write (g_ptr_array_index (verdicts, verdicts->len - 1), patient->is_series ? verdicts : NULL,
                           self->options->summary, 0, block->output);
    }
  g_string_append_c (block->output, '\n');
}

void
_sepse_batch_worker_evaluate (SepseBatchWorker *self,
                              SepseBatchBlock  *block)
{
  for (guint i = 0; i < block->lines->len; i++)
    evaluate_line (self, block, &g_array_index (block->lines, SepseBatchLine, i));
}
