/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A point in time: seconds since 1970 UTC, and the offset from UTC (in minutes) it was written with. */
typedef struct
{
  gint64   seconds;
  gint16   offset_minutes;
  gboolean is_set;
} SepseInstant;

/* "YYYY-MM-DDThh:mm[:ss]" with "Z" or "±hh:mm"; FALSE for anything else, an impossible date included. */
gboolean sepse_instant_parse (const char   *text,
                              gsize         length,
                              SepseInstant *instant);

/* As above, with seconds only when they are not 0; offset as written. Returns a new text. */
char *sepse_instant_to_text (SepseInstant instant);

/* "HH:MM" on the clock the instant was written for. Returns a new text. */
char *sepse_instant_to_clock (SepseInstant instant);

SepseInstant sepse_instant_add_minutes (SepseInstant instant,
                                        int          minutes);

G_END_DECLS
