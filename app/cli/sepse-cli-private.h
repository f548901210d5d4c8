/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-catalog.h"

#include <glib.h>

G_BEGIN_DECLS

/* What the program ends with. */
typedef enum
{
  SEPSE_EXIT_DONE = 0, /* also when the verdict is unknown, and when the reader of the output left */
  SEPSE_EXIT_REFUSED = 1, /* an input, a file, a vector, or the output */
  SEPSE_EXIT_USAGE = 2,
  SEPSE_EXIT_BROKEN = 3, /* the program's own data does not load */
} SepseExit;

/* Each command takes the words behind its name. */
typedef SepseExit (*SepseCommandFunc) (const SepseCatalog *catalog,
                                       GStrv               words);

SepseExit _sepse_cli_evaluate (const SepseCatalog *catalog,
                               GStrv               words);
SepseExit _sepse_cli_batch (const SepseCatalog *catalog,
                            GStrv               words);
SepseExit _sepse_cli_guideline (const SepseCatalog *catalog,
                                GStrv               words);

/* One line on standard error, whatever bytes the file names hold. */
void _sepse_cli_complain (const char *format,
                          ...) G_GNUC_PRINTF (1, 2);
/* Writes all to standard output. A closed pipe counts as done. */
SepseExit _sepse_cli_print (const char *text);
/* As a complaint, with the command's usage; always SEPSE_EXIT_USAGE. */
SepseExit _sepse_cli_misuse (const char *format,
                             ...) G_GNUC_PRINTF (1, 2);

/* Where an option goes: exactly one of the three is set. Values are borrowed from the words. */
typedef struct
{
  const char  *name; /* "--jobs"; NULL ends the list */
  gboolean    *flag;
  const char **value; /* the last one given */
  GPtrArray   *values; /* all that are given */
} SepseCliOption;

/* Reads the options and puts the other words into @names; FALSE after a complaint. */
gboolean _sepse_cli_parse_options (char               **words,
                                   const SepseCliOption options[],
                                   GPtrArray           *names);
/* The indices of guidelines by id, in the order given, each once; NULL when there are no ids. FALSE after a complaint. */
gboolean _sepse_cli_find_guidelines (const SepseCatalog *catalog,
                                     GPtrArray          *ids,
                                     GArray            **indices);

/* The whole of a file, or of standard input for "-", up to a size no document of ours has. FALSE after a complaint. */
gboolean _sepse_cli_read (const char *name,
                          GString   **text);
/* A descriptor to read @name from, standard input for "-"; -1 after a complaint. @size: bytes of a regular file, else 0. */
int _sepse_cli_open (const char *name,
                     guint64    *size);

G_END_DECLS
