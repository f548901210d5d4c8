/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "values/sepse-instant.h"

G_BEGIN_DECLS

/* The wall clock, with the local offset. Only the window reads it. */
SepseInstant sepse_clock_now (void);

/* Reads "14:30", "1430" or "9.05" as the last such time at or before @moment. FALSE when it is no time of day. */
gboolean sepse_clock_parse (const char   *text,
                            SepseInstant  moment,
                            SepseInstant *instant);

G_END_DECLS
