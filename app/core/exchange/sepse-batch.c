/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-exchange"

#include "config.h"

#include "exchange/sepse-batch.h"

#include "exchange/sepse-batch-block-private.h"
#include "exchange/sepse-batch-worker-private.h"

/* A reader thread cuts the input into blocks, workers evaluate them in any order, the calling thread writes them in theirs.
 * Blocks come from a fixed stock, so a slow writer holds the reader back and memory stays flat. */
typedef struct
{
  const SepseBatchOptions *options;
  GInputStream            *input;
  GAsyncQueue             *stock; /* blocks free to be filled */
  GAsyncQueue             *work; /* blocks to be evaluated; &end_mark sends one worker home */
  GAsyncQueue             *order; /* the same blocks, as read; &end_mark behind the last */
  GCancellable            *cancellable; /* writing failed: read no more */
  GMutex                   lock;
  GCond                    block_done;
  GError                  *read_error;
} BatchRun;

static const char end_mark;

G_DEFINE_QUARK (sepse_batch_error, sepse_batch_error)

static gpointer
read_blocks (gpointer data)
{
  BatchRun         *run = data;
  SepseBatchReader *reader = _sepse_batch_reader_new (run->input);
  gboolean          more = TRUE;

  while (more && !g_cancellable_is_cancelled (run->cancellable))
    {
      SepseBatchBlock *block = g_async_queue_pop (run->stock);

      _sepse_batch_block_clear (block);
      more = _sepse_batch_reader_next (reader, block, run->cancellable, &run->read_error);
      g_async_queue_push (run->order, block);
      g_async_queue_push (run->work, block);
    }

  g_async_queue_push (run->order, (gpointer) &end_mark);
  _sepse_batch_reader_free (reader);

  return NULL;
}

static gpointer
evaluate_blocks (gpointer data)
{
  BatchRun         *run = data;
  SepseBatchWorker *worker = _sepse_batch_worker_new (run->options);
  gpointer          item;

  while ((item = g_async_queue_pop (run->work)) != &end_mark)
    {
      SepseBatchBlock *block = item;

      if (!g_cancellable_is_cancelled (run->cancellable))
        _sepse_batch_worker_evaluate (worker, block);

      g_mutex_lock (&run->lock);
      block->is_done = TRUE;
      g_cond_signal (&run->block_done);
      g_mutex_unlock (&run->lock);
    }

  _sepse_batch_worker_free (worker);

  return NULL;
}

static void
wait_for_block (BatchRun        *run,
                SepseBatchBlock *block)
{
  g_mutex_lock (&run->lock);
  while (!block->is_done)
    g_cond_wait (&run->block_done, &run->lock);
  g_mutex_unlock (&run->lock);
}

static void
report_progress (const SepseBatchOptions *options,
                 guint64                  n_cases,
                 guint64                  position)
{
  double share = -1.0;

  if (options->progress == NULL)
    return;

  if (options->size > 0)
    share = MIN (1.0, (double) position / (double) options->size);
  options->progress (n_cases, share, options->progress_data);
}

static gboolean
write_output (GOutputStream *output,
              const GString *text,
              GError       **error)
{
  g_autoptr (GError) local = NULL;

  if (text->len == 0 || g_output_stream_write_all (output, text->str, text->len, NULL, NULL, &local))
    return TRUE;

  g_set_error_literal (error, SEPSE_BATCH_ERROR,
                       g_error_matches (local, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE) ? SEPSE_BATCH_ERROR_CLOSED : SEPSE_BATCH_ERROR_WRITE,
                       local->message);

  return FALSE;
}

/* Writes until the end mark. After a failure it still takes every block, so that nobody waits for ever. */
static gboolean
write_blocks (BatchRun      *run,
              GOutputStream *output,
              guint64       *n_refused,
              GError       **error)
{
  gboolean ok = TRUE;
  guint64  n_cases = 0;
  gpointer item;

  while ((item = g_async_queue_pop (run->order)) != &end_mark)
    {
      SepseBatchBlock *block = item;

      wait_for_block (run, block);
      if (ok)
        ok = write_output (output, block->output, error);
      if (ok)
        {
          n_cases += block->lines->len;
          *n_refused += block->n_refused;
          report_progress (run->options, n_cases, block->position);
        }
      else
        g_cancellable_cancel (run->cancellable);
      g_async_queue_push (run->stock, block);
    }

  return ok;
}

static guint
start_workers (BatchRun  *run,
               GPtrArray *workers,
               guint      n_jobs,
               GError   **error)
{
  for (guint i = 0; i < n_jobs; i++)
    {
      /* Fewer threads than asked for do the same work. */
      GThread *thread = g_thread_try_new ("sepse-batch", evaluate_blocks, run, i == 0 ? error : NULL);

      if (thread == NULL)
        break;
      g_ptr_array_add (workers, thread);
    }

  return workers->len;
}

static gboolean
run_threads (BatchRun      *run,
             guint          n_jobs,
             GOutputStream *output,
             guint64       *n_refused,
             GError       **error)
{
  g_autoptr (GPtrArray) workers = g_ptr_array_new ();
  GThread *reader = NULL;
  gboolean ok = FALSE;

  if (start_workers (run, workers, n_jobs, error) > 0)
    reader = g_thread_try_new ("sepse-read", read_blocks, run, error);
  if (reader != NULL)
    {
      ok = write_blocks (run, output, n_refused, error);
      g_thread_join (reader);
    }

  for (guint i = 0; i < workers->len; i++)
    g_async_queue_push (run->work, (gpointer) &end_mark);
  for (guint i = 0; i < workers->len; i++)
    g_thread_join (g_ptr_array_index (workers, i));

  return ok;
}

gboolean
sepse_batch_run (const SepseBatchOptions *options,
                 GInputStream            *input,
                 GOutputStream           *output,
                 guint64                 *n_refused,
                 GError                 **error)
{
  BatchRun run = { .options = options, .input = input };
  guint64  refused = 0;
  guint    n_jobs;
  gboolean ok;

  g_return_val_if_fail (options != NULL && options->catalog != NULL, FALSE);
  g_return_val_if_fail (G_IS_INPUT_STREAM (input), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (output), FALSE);

  n_jobs = MAX (options->n_jobs, 1);
  run.stock = g_async_queue_new_full ((GDestroyNotify) _sepse_batch_block_free);
  run.work = g_async_queue_new ();
  run.order = g_async_queue_new ();
  run.cancellable = g_cancellable_new ();
  g_mutex_init (&run.lock);
  g_cond_init (&run.block_done);
  for (guint i = 0; i < 2 * n_jobs + 2; i++)
    g_async_queue_push (run.stock, _sepse_batch_block_new ());

  ok = run_threads (&run, n_jobs, output, &refused, error);
  if (ok && run.read_error != NULL)
    {
      g_set_error_literal (error, SEPSE_BATCH_ERROR, SEPSE_BATCH_ERROR_READ, run.read_error->message);
      ok = FALSE;
    }

  g_clear_error (&run.read_error);
  g_mutex_clear (&run.lock);
  g_cond_clear (&run.block_done);
  g_object_unref (run.cancellable);
  g_async_queue_unref (run.order);
  g_async_queue_unref (run.work);
  g_async_queue_unref (run.stock);
  if (n_refused != NULL)
    *n_refused = refused;

  return ok;
}
