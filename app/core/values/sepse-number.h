/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Long enough for every text sepse_number_format() writes, with its NUL. */
#define SEPSE_NUMBER_TEXT_SIZE 48

/* Rounds to 9 significant digits: drops floating-point dust before a compare, never to the decimals shown. */
double sepse_number_round9 (double value);

/* Writes the shortest decimal text that reads back as the same number: 36.6 is "36.6", 38.0 is "38", 1e-3 is "0.001".
 * Never locale dependent. Plain decimals between 1e-6 and 1e21, else with an exponent. Returns buffer. */
char *sepse_number_format (double value,
                           char   buffer[static SEPSE_NUMBER_TEXT_SIZE]);

/* Reads an RFC 8259 number of at most 40 characters that fills the whole text; FALSE when it is none or not finite. */
gboolean sepse_number_parse (const char *text,
                             gsize       length,
                             double     *value);

G_END_DECLS
