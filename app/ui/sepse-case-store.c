/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-case-store.h"

#include "exchange/sepse-case-file.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (sepse - case -store - error - quark, sepse_case_store_error)

static const char *
describe_refusal (const char *code)
{
  static const struct
  {
    const char *code;
    const char *text;
  } texts[] = {
    { "malformed", N_ ("This is not a case file: it is not readable as JSON.") },
    { "duplicate-key", N_ ("Something is written twice in this case file.") },
    { "unknown-key", N_ ("This case file holds something that is not part of a case.") },
    { "unknown-concept", N_ ("This case file holds an observation that is not known here.") },
    { "unknown-unit", N_ ("This case file uses a unit that is not known for this value.") },
    { "unknown-choice", N_ ("This case file holds an answer that is not known for this question.") },
    { "wrong-type", N_ ("This case file holds something of another kind than expected.") },
    { "out-of-range", N_ ("This case file holds a value that is not possible.") },
    { "bad-time", N_ ("This case file holds a time that is not readable.") },
    { "too-large", N_ ("This file is too large for a case.") },
    { "unsupported-format", N_ ("This case file is of a kind that this version does not read.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (code, texts[i].code))
      return _ (texts[i].text);

  return _ ("This file could not be read as a case.");
}

static void
return_refusal (GTask              *task,
                const SepseRefusal *refusal)
{
  const char *text = describe_refusal (refusal->code);

  g_message ("%s: %s: %s", refusal->pointer, refusal->code, refusal->message);
  if (refusal->pointer[0] == '\0')
    g_task_return_new_error (task, SEPSE_CASE_STORE_ERROR, SEPSE_CASE_STORE_ERROR_REFUSED, "%s", text);
  else
    g_task_return_new_error (task, SEPSE_CASE_STORE_ERROR, SEPSE_CASE_STORE_ERROR_REFUSED,
                             /* Translators: what is wrong with a file, and the place in it */
                             _ ("%s Place: %s"), text, refusal->pointer);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SepseJson) scanner = sepse_json_new ();
  g_autoptr (SepseRefusal) refusal = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize            length;
  SepseCase       *read;

  if (!g_file_load_contents_finish (G_FILE (source), result, &text, &length, NULL, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  read = sepse_case_read (scanner, g_task_get_task_data (task), text, length, NULL, &refusal);
  if (read == NULL)
    return_refusal (task, refusal);
  else
    g_task_return_pointer (task, read, (GDestroyNotify) sepse_case_free);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
sepse_case_store_read_async (GFile                 *file,
                             const SepseDictionary *dictionary,
                             GCancellable          *cancellable,
                             GAsyncReadyCallback    callback,
                             gpointer               user_data)
{
  GTask *task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_task_data (task, (gpointer) dictionary, NULL);
  g_file_load_contents_async (file, cancellable, loaded_cb, task);
}

SepseCase *
sepse_case_store_read_finish (GAsyncResult *result,
                              GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
sepse_case_store_write_async (GFile              *file,
                              const SepseCase    *from,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  GTask *task = g_task_new (file, cancellable, callback, user_data);
  char  *text = sepse_case_write (from);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE,
                                       G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                       cancellable, written_cb, task);
}

gboolean
sepse_case_store_write_finish (GAsyncResult *result,
                               GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
