/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-dictionary.h"
#include "patient/sepse-observations.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Case files: read and written without blocking. Errors are sentences for the user. */
#define SEPSE_CASE_STORE_ERROR (sepse_case_store_error_quark ())
GQuark sepse_case_store_error_quark (void);

typedef enum
{
  SEPSE_CASE_STORE_ERROR_REFUSED, /* no case, or one that does not hold */
} SepseCaseStoreError;

void sepse_case_store_read_async (GFile                 *file,
                                  const SepseDictionary *dictionary,
                                  GCancellable          *cancellable,
                                  GAsyncReadyCallback    callback,
                                  gpointer               user_data);
/* Returns: (transfer full): NULL with @error set. */
SepseCase *sepse_case_store_read_finish (GAsyncResult *result,
                                         GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* Replaces the file as a whole, readable by its owner alone. */
void     sepse_case_store_write_async (GFile              *file,
                                       const SepseCase    *from,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gboolean sepse_case_store_write_finish (GAsyncResult *result,
                                        GError      **error);

G_END_DECLS
